//! Deletions: of a group that nobody is in, and of what was committed for topics that are no more.
//!
//! Either may be more than one batch can hold, so both go in pieces: each piece is recorded and replayed before the next is decided, and
//! what a piece has taken back is not there any more when the next one looks. What is still to be done is soft: a topic that is gone is
//! found again when the shard is loaded, and who waits for a deletion is told to ask again.

use std::collections::VecDeque;
use std::ops::Bound;

use super::classic::State;
use super::consumer::ConsumerState;
use super::records::Record;
use super::request::{DeleteGroup, DroppedTopic};
use super::shard::{Decision, Group, GroupShard};
use super::timers::{Armed, Timer};
use super::turn::Turn;
use super::{GroupId, Reply, TopicName};
use crate::types::{Now, PartitionIndex};

/// Records of one piece.
const MANY: usize = 1000;
/// Bytes of one piece, roughly: far below a segment, so that names as long as they may be are no reason to refuse it.
const MUCH: usize = 256 * 1024;
/// Looks that one piece may cost where it finds nothing.
const LOOKS: usize = 10_000;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeleteGroupError {
    #[error("there is no group {0}")]
    UnknownGroup(GroupId),
    #[error("the group has members")]
    NonEmpty,
}

/// How much one decision of the machine's own may still take back.
#[derive(Debug, Default)]
pub(super) struct Piece {
    records: usize,
    bytes: usize,
    looks: usize,
}

impl Piece {
    /// Whether there is room for one more tombstone with names of so many bytes.
    pub(super) fn takes(&mut self, names: usize) -> bool {
        /// What a record has beside its names, roundly.
        const REST: usize = 64;
        if self.records >= MANY || self.bytes >= MUCH {
            return false;
        }
        self.records += 1;
        self.bytes += names + REST;
        true
    }

    /// Whether there is time to look `times` more; the first time there always is, so that every piece comes forward.
    pub(super) fn looks(&mut self, times: usize) -> bool {
        let is_first = self.looks == 0;
        self.looks += times;
        (is_first || self.looks <= LOOKS) && self.records < MANY && self.bytes < MUCH
    }
}

/// Deletions that are under way.
#[derive(Debug, Clone, Default)]
pub(super) struct Deletions {
    /// Groups of which a piece is gone already, and who waits for the rest.
    groups: VecDeque<DeleteGroup>,
    topics: Vec<DroppedTopic>,
    /// Where the look through the groups for `topics` goes on.
    next: Option<GroupId>,
    /// Topics that were named while the look was under way: they get one of their own.
    later: Vec<DroppedTopic>,
    armed: Armed,
}

/// What came of one piece of a group's deletion.
enum Deleted {
    Whole,
    Partly,
}

impl GroupShard {
    pub(super) fn delete_group(&mut self, now: Now, ask: DeleteGroup, decision: &mut Decision) {
        let result = match self.delete_piece(now, &ask.group, &mut Piece::default(), decision) {
            None => Err(DeleteGroupError::UnknownGroup(ask.group.clone())),
            Some(Ok(Deleted::Partly)) => {
                self.deletions.groups.push_back(ask);
                return self.timers.arm_if_idle(&mut self.deletions.armed, now.monotonic, Timer::Deletions);
            }
            Some(Ok(Deleted::Whole)) => Ok(()),
            Some(Err(error)) => Err(error),
        };
        decision.replies.push((ask.waiter, Reply::DeleteGroup(result)));
    }

    /// None: there is no such group.
    fn delete_piece(
        &mut self,
        now: Now,
        id: &GroupId,
        piece: &mut Piece,
        decision: &mut Decision,
    ) -> Option<Result<Deleted, DeleteGroupError>> {
        let group = self.groups.get_mut(id)?;
        let is_empty = match &group.consumer {
            Some(consumer) => consumer.state() == ConsumerState::Empty,
            None => match group.seen(|classic| classic.state) {
                State::Dead => return None,
                State::Empty => true,
                State::PreparingRebalance | State::CompletingRebalance | State::Stable => false,
            },
        };
        if !is_empty {
            return Some(Err(DeleteGroupError::NonEmpty));
        }
        let mut turn = Turn { now, id, options: &self.options, timers: &mut self.timers, decision };
        Some(Ok(if remove(group, piece, &mut turn) { Deleted::Whole } else { Deleted::Partly }))
    }

    pub(super) fn drop_topics(&mut self, now: Now, topics: Vec<DroppedTopic>) {
        if topics.is_empty() {
            return;
        }
        let deletions = &mut self.deletions;
        let list = if deletions.topics.is_empty() { &mut deletions.topics } else { &mut deletions.later };
        list.extend(topics);
        self.timers.arm_if_idle(&mut deletions.armed, now.monotonic, Timer::Deletions);
    }

    /// The next piece of what is under way.
    pub(super) fn go_on_deleting(&mut self, now: Now, decision: &mut Decision) {
        self.deletions.armed = None;
        let mut piece = Piece::default();
        while let Some(ask) = self.deletions.groups.pop_front() {
            let result = match self.delete_piece(now, &ask.group, &mut piece, decision) {
                Some(Ok(Deleted::Partly)) => {
                    self.deletions.groups.push_front(ask);
                    break;
                }
                // It was there when the deletion began.
                Some(Ok(Deleted::Whole)) | None => Ok(()),
                // Somebody has come in; what is gone by now stays gone.
                Some(Err(error)) => Err(error),
            };
            decision.replies.push((ask.waiter, Reply::DeleteGroup(result)));
        }
        self.drop_piece(&mut piece, decision);
        if !self.deletions.groups.is_empty() || !self.deletions.topics.is_empty() {
            self.timers.arm(&mut self.deletions.armed, now.monotonic, Timer::Deletions);
        }
    }

    /// Looks on through the groups. The next piece begins at the first group that gave anything, or that there was no time for: it gives
    /// nothing more once that is replayed, and a piece that is not recorded is decided again.
    fn drop_piece(&mut self, piece: &mut Piece, decision: &mut Decision) {
        let deletions = &mut self.deletions;
        let from = deletions.next.take().map_or(Bound::Unbounded, Bound::Included);
        let mut gave: Option<GroupId> = None;
        for (id, group) in self.groups.range((from, Bound::Unbounded)) {
            let before = decision.records.len();
            let whole =
                piece.looks(deletions.topics.len()) && deletions.topics.iter().all(|topic| drop_topic(id, group, topic, piece, decision));
            if !whole || decision.records.len() > before {
                gave.get_or_insert_with(|| id.clone());
            }
            if !whole {
                break;
            }
        }
        deletions.next = gave;
        if deletions.next.is_none() {
            deletions.topics = std::mem::take(&mut deletions.later);
        }
    }

    /// Later, what was not recorded: at once it would be refused again.
    pub(super) fn delete_later(&mut self, now: Now) {
        if self.deletions.armed.is_some_and(|at| at <= now.monotonic) {
            self.timers.arm(&mut self.deletions.armed, now.monotonic + super::start_over::PAUSE, Timer::Deletions);
        }
    }
}

/// Takes back what is committed for a topic, as far as the piece has room. True: all of it. What was committed for a later topic of the
/// name stays.
fn drop_topic(id: &GroupId, group: &Group, topic: &DroppedTopic, piece: &mut Piece, decision: &mut Decision) -> bool {
    for partition in group.offsets.of_topic(topic) {
        if !piece.takes(id.as_str().len() + topic.name.as_str().len()) {
            return false;
        }
        decision.records.push(tombstone(id, &topic.name, partition));
    }
    true
}

pub(super) fn tombstone(group: &GroupId, topic: &TopicName, partition: PartitionIndex) -> Record {
    Record::Offset { group: group.clone(), topic: topic.clone(), partition, value: None }
}

/// Takes back what is recorded of a group without members, as far as the piece has room, the group itself last. True: all of it.
pub(super) fn remove(group: &mut Group, piece: &mut Piece, turn: &mut Turn<'_>) -> bool {
    let own = turn.id.as_str().len();
    for (topic, partition) in group.offsets.keys() {
        if !piece.takes(own + topic.as_str().len()) {
            return false;
        }
        turn.record(tombstone(turn.id, &topic, partition));
    }
    for key in &group.others {
        if !piece.takes(own + key.len()) {
            return false;
        }
        turn.record(Record::Other { group: turn.id.clone(), key: key.clone(), present: false });
    }
    if group.stored.is_some() {
        turn.record(Record::Group { group: turn.id.clone(), value: None });
    }
    if let Some(consumer) = &group.consumer {
        group.sessions.forget_all(turn);
        consumer.take_back(turn);
    } else {
        group.live().die(turn);
    }
    true
}

#[cfg(test)]
mod tests;
