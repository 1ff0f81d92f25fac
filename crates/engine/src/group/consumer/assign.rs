//! How partitions are dealt out on the broker's side. Pure functions of a [`Spec`]; the same spec gives the same targets.

use std::collections::{BTreeMap, BTreeSet};

use super::member::Assignment;
use crate::group::{InstanceId, MemberId};
use crate::types::TopicId;

pub(super) mod range;
pub(super) mod uniform;

/// The assignors that there are, as clients and options name them.
pub const ASSIGNORS: [&str; 2] = ["uniform", "range"];

/// Whom to assign to, and what.
#[derive(Debug, Clone, Default)]
pub(super) struct Spec {
    pub(super) members: BTreeMap<MemberId, Subscriber>,
    /// Topics that exist and that a member reads, with the number of their partitions.
    pub(super) topics: BTreeMap<TopicId, i32>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Subscriber {
    pub(super) instance: Option<InstanceId>,
    pub(super) subscribed: BTreeSet<TopicId>,
    /// What it was to own so far.
    pub(super) target: Assignment,
}

#[cfg(test)]
mod tests;
