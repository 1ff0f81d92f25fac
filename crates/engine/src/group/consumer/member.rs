//! One member of a consumer group: what it says of itself, what it owns, and how far it has come towards its target.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::group::{InstanceId, Protocol, TopicName};
use crate::types::{PartitionIndex, TopicId};

/// Partitions by topic. No topic without partitions.
pub type Assignment = BTreeMap<TopicId, BTreeSet<PartitionIndex>>;

/// Partitions by topic, each with the target epoch at which the member was given it (KIP-1251).
pub type Assigned = BTreeMap<TopicId, BTreeMap<PartitionIndex, i32>>;

/// The epoch of a static member that is away for a while.
pub(in crate::group) const AWAY: i32 = -2;

/// What a member says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    pub instance: Option<InstanceId>,
    pub rack: Option<String>,
    pub client_id: String,
    pub client_host: String,
    pub topics: BTreeSet<TopicName>,
    /// Empty: none.
    pub regex: String,
    pub rebalance_timeout: Duration,
    /// The assignor that it votes for.
    pub assignor: Option<String>,
    /// Only of a member that speaks the classic protocol.
    pub classic: Option<ClassicMember>,
}

/// What only a member that speaks the classic protocol has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassicMember {
    pub session_timeout: Duration,
    /// In its order of preference.
    pub protocols: Vec<Protocol>,
}

/// Where a member stands between what it owns and its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reconciliation {
    /// Owns what the target of its epoch says.
    #[default]
    Stable,
    /// Has been told to give partitions up, and has not said yet that it did; keeps its epoch until then.
    Unrevoked,
    /// Has its new epoch and waits for partitions that others have not given up.
    Unreleased,
}

/// What a member owns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Current {
    /// 0: has just joined; -2: a static member that is away.
    pub epoch: i32,
    pub previous_epoch: i32,
    pub state: Reconciliation,
    pub assigned: Assigned,
    pub pending_revocation: Assigned,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::group) struct Member {
    pub(in crate::group) profile: Profile,
    pub(in crate::group) current: Current,
}

impl Profile {
    pub(in crate::group) fn is_classic(&self) -> bool {
        self.classic.is_some()
    }

    /// The protocol that a classic member is answered with: the first that it prefers.
    pub(in crate::group) fn protocol(&self) -> Option<&Protocol> {
        self.classic.as_ref()?.protocols.first()
    }
}

impl Current {
    pub(in crate::group) fn is_reconciled_to(&self, target_epoch: i32) -> bool {
        self.state == Reconciliation::Stable && self.epoch == target_epoch
    }

    /// Assigned, or not given up yet: nobody else may have them.
    pub(in crate::group) fn held(&self) -> impl Iterator<Item = (TopicId, PartitionIndex)> {
        let all = self.assigned.iter().chain(&self.pending_revocation);
        all.flat_map(|(topic, partitions)| partitions.keys().map(move |partition| (*topic, *partition)))
    }

    pub(in crate::group) fn since(&self, topic: TopicId, partition: PartitionIndex) -> Option<i32> {
        self.assigned.get(&topic)?.get(&partition).copied()
    }

    /// As after a restart of its static member: what it owns, without since when.
    pub(super) fn of_a_former_life(&self, epoch: i32) -> Self {
        let assigned =
            self.assigned.iter().map(|(topic, partitions)| (*topic, partitions.keys().map(|index| (*index, 0)).collect())).collect();
        Self { epoch, previous_epoch: self.previous_epoch, state: Reconciliation::Stable, assigned, pending_revocation: Assigned::new() }
    }
}

/// The partitions alone.
pub(in crate::group) fn plain(assigned: &Assigned) -> Assignment {
    assigned.iter().map(|(topic, partitions)| (*topic, partitions.keys().copied().collect())).collect()
}
