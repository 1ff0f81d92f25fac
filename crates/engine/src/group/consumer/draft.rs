//! A decision about one consumer group under way: a copy on which each fact counts at once.

use regex::Regex;

use super::{ConsumerGroup, sessions::Sessions};
use crate::group::records::{ConsumerFact, Record};
use crate::group::turn::Turn;
use crate::metadata::Image;

pub(in crate::group) struct Draft<'a, 't> {
    pub(in crate::group) group: ConsumerGroup,
    pub(in crate::group) sessions: &'a mut Sessions,
    pub(in crate::group) image: &'a Image,
    pub(in crate::group) turn: &'a mut Turn<'t>,
    /// The pattern that the request brings, compiled once.
    pub(super) brought: Option<(String, Regex)>,
}

impl<'a, 't> Draft<'a, 't> {
    pub(in crate::group) fn new(group: ConsumerGroup, sessions: &'a mut Sessions, image: &'a Image, turn: &'a mut Turn<'t>) -> Self {
        Self { group, sessions, image, turn, brought: None }
    }
}

impl Draft<'_, '_> {
    /// Records a fact; from here on it holds.
    pub(super) fn fact(&mut self, fact: ConsumerFact) {
        self.turn.record(Record::Consumer { group: self.turn.id.clone(), fact: fact.clone() });
        self.group.apply(fact);
    }
}
