//! What metrics tell of groups. Reads only, and of what is replayed, committed or not: a number that a lost machine takes back was never
//! more than a number.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::classic::{ClassicGroup, State};
use super::consumer::ConsumerGroup;
use super::describe::GroupType;
use super::shard::GroupShard;
use super::{GroupId, TopicName};
use crate::types::{Offset, PartitionIndex, TopicId};

/// A group at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    pub kind: GroupType,
    /// As tools show it.
    pub state: &'static str,
    /// Generation of a classic group, epoch of one of the consumer protocol.
    pub epoch: i32,
    pub members: usize,
    /// Members for whom a rebalance waits: to join, to sync, or to be where the target wants them.
    pub awaited: usize,
    pub committed: BTreeMap<TopicName, Vec<Committed>>,
}

/// What is committed of one partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// `NONE` where it was not recorded.
    pub topic_id: TopicId,
    pub partition: PartitionIndex,
    pub offset: Offset,
}

impl GroupShard {
    /// Ids of groups of which tools are told, in order, after `after`; `limit` at most.
    pub fn ids_after(&self, after: Option<&GroupId>, limit: usize) -> Vec<GroupId> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let known = self.groups.range::<GroupId, _>((from, Bound::Unbounded)).filter(|(_, group)| !group.is_of_another_kind());
        known.take(limit).map(|(id, _)| id.clone()).collect()
    }

    /// `None`: there is no such group (any more).
    pub fn watch(&self, id: &GroupId) -> Option<Watched> {
        let group = self.groups.get(id).filter(|group| !group.is_of_another_kind())?;
        let committed = group.offsets.watched();
        Some(match &group.consumer {
            Some(consumer) => consumer.watched(committed),
            None => group.seen(|classic| classic.watched(committed)),
        })
    }
}

impl ClassicGroup {
    fn watched(&self, committed: BTreeMap<TopicName, Vec<Committed>>) -> Watched {
        let awaited = match self.state {
            State::PreparingRebalance => self.absent_count(),
            State::CompletingRebalance => self.unsynced_count(),
            State::Empty | State::Stable | State::Dead => 0,
        };
        let (kind, state, members) = (GroupType::Classic, self.state.name(), self.members.len());
        Watched { kind, state, epoch: self.generation, members, awaited, committed }
    }
}

impl ConsumerGroup {
    fn watched(&self, committed: BTreeMap<TopicName, Vec<Committed>>) -> Watched {
        let awaited = self.members.values().filter(|member| !member.current.is_reconciled_to(self.epoch.epoch)).count();
        let (kind, state, members) = (GroupType::Consumer, self.state().name(), self.members.size());
        Watched { kind, state, epoch: self.epoch.epoch, members, awaited, committed }
    }
}
