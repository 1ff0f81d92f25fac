//! A group of the consumer protocol (KIP-848): the broker computes who owns what, and members move there one by one.
//!
//! ```text
//! members, topics change ─► group epoch + 1 ─► target assignment of that epoch ─► each member: revoke ─► epoch ─► receive
//! ```
//! A member that must give up partitions keeps its epoch until it no longer reports them; only then may another have them. Nobody waits
//! for the whole group. Everything here is a fact that is recorded; timers alone are soft (`sessions`).
//!
//! A decision works on a [`Draft`]: a copy of the group (a few pointers) on which each fact counts at once, so that a decision of
//! several steps sees its own. The group itself changes by replay of the same facts.
//!
//! Invariants, cited by assertions and tests:
//! - C1: no partition is held by two members, where held means assigned or not yet given up.
//! - C2: group epoch ≥ target epoch ≥ epoch of each member.
//! - C3: the instances are exactly those of the static members.
//!
//! Not here: the wire (the API files), how partitions are dealt out (`assign`).
//! Reading order: `member`, this file, `draft`, `heartbeat`, `reconcile`, `target`, `regex`, `leave`, `classic_member`, `migrate`, `sessions`.
//!
//! Source: KIP-848, 1082, 1251, 1263; semantics rules 50, 107-113; observed 18-21; records of a Kafka 4.3.1.

pub(super) mod assign;
pub(super) mod classic_member;
mod draft;
pub(super) mod heartbeat;
pub(super) mod leave;
pub(super) mod member;
pub(super) mod migrate;
mod reconcile;
pub(super) mod regex;
pub(super) mod sessions;
mod target;
#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use super::records::consumer::partition_metadata_key;
use super::records::{ConsumerFact, GroupEpoch, Record, TargetEpoch};
use super::turn::Turn;
use super::{GroupId, InstanceId, MemberId, TopicName};
use crate::types::{PartitionIndex, Timestamp, TopicId};
pub(super) use draft::Draft;
use member::{Assignment, Current, Member};
use regex::Resolved;

/// The epochs of a group of which neither has been recorded yet.
const FIRST_EPOCH: i32 = 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsumerState {
    Empty,
    /// The target is older than the group.
    Assigning,
    /// A member is not where the target wants it.
    Reconciling,
    Stable,
}

impl ConsumerState {
    /// As tools show it and as filters name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::Assigning => "Assigning",
            Self::Reconciling => "Reconciling",
            Self::Stable => "Stable",
        }
    }
}

/// As recorded. Cheap to copy.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ConsumerGroup {
    pub(super) epoch: GroupEpoch,
    pub(super) target: TargetEpoch,
    pub(super) members: RedBlackTreeMapSync<MemberId, Arc<Member>>,
    targets: RedBlackTreeMapSync<MemberId, Arc<Assignment>>,
    regexes: RedBlackTreeMapSync<String, Arc<Resolved>>,
    /// Who holds a partition (C1). Follows from `members`.
    owners: RedBlackTreeMapSync<(TopicId, PartitionIndex), MemberId>,
    /// Follows from `members` (C3).
    instances: RedBlackTreeMapSync<InstanceId, MemberId>,
}

impl Default for ConsumerGroup {
    fn default() -> Self {
        Self {
            epoch: GroupEpoch { epoch: FIRST_EPOCH, metadata_hash: 0 },
            target: TargetEpoch { epoch: FIRST_EPOCH, assigned_at: Timestamp(0) },
            members: RedBlackTreeMapSync::new_sync(),
            targets: RedBlackTreeMapSync::new_sync(),
            regexes: RedBlackTreeMapSync::new_sync(),
            owners: RedBlackTreeMapSync::new_sync(),
            instances: RedBlackTreeMapSync::new_sync(),
        }
    }
}

impl ConsumerGroup {
    /// Replays a fact into a group that may not be there; false where nothing is left of it.
    pub(super) fn replay(held: &mut Option<Box<Self>>, fact: ConsumerFact) {
        match fact {
            ConsumerFact::Epoch(None) => *held = None,
            // A log that was compacted may still take back what is gone with its group.
            ConsumerFact::Member(_, None)
            | ConsumerFact::TargetEpoch(None)
            | ConsumerFact::Target(_, None)
            | ConsumerFact::Current(_, None)
            | ConsumerFact::Regex(_, None)
                if held.is_none() => {}
            fact => held.get_or_insert_default().apply(fact),
        }
    }

    fn apply(&mut self, fact: ConsumerFact) {
        match fact {
            ConsumerFact::Epoch(epoch) => self.epoch = epoch.unwrap_or(Self::default().epoch),
            ConsumerFact::TargetEpoch(target) => self.target = target.unwrap_or(Self::default().target),
            ConsumerFact::Member(id, Some(profile)) => {
                self.forget_instance_of(&id);
                if let Some(instance) = &profile.instance {
                    self.instances.insert_mut(instance.clone(), id.clone());
                }
                let current = self.member(&id).map(|member| member.current.clone()).unwrap_or_default();
                self.members.insert_mut(id, Arc::new(Member { profile, current }));
            }
            ConsumerFact::Member(id, None) => {
                self.set_current(&id, Current::default());
                self.forget_instance_of(&id);
                self.members.remove_mut(&id);
            }
            ConsumerFact::Target(id, Some(assignment)) => self.targets.insert_mut(id, Arc::new(assignment)),
            ConsumerFact::Target(id, None) => _ = self.targets.remove_mut(&id),
            // After compaction a member's own record may come later than this one.
            ConsumerFact::Current(id, Some(current)) => {
                if !self.members.contains_key(&id) {
                    self.members.insert_mut(id.clone(), Arc::default());
                }
                self.set_current(&id, current);
            }
            ConsumerFact::Current(id, None) => self.set_current(&id, Current::default()),
            ConsumerFact::Regex(regex, Some(resolved)) => self.regexes.insert_mut(regex, Arc::new(resolved)),
            ConsumerFact::Regex(regex, None) => _ = self.regexes.remove_mut(&regex),
        }
    }

    fn forget_instance_of(&mut self, id: &MemberId) {
        if let Some(instance) = self.member(id).and_then(|member| member.profile.instance.clone())
            && self.instances.get(&instance) == Some(id)
        {
            self.instances.remove_mut(&instance);
        }
    }

    fn set_current(&mut self, id: &MemberId, current: Current) {
        let Some(member) = self.members.get(id).map(Arc::clone) else { return };
        for held in member.current.held() {
            if self.owners.get(&held) == Some(id) {
                self.owners.remove_mut(&held);
            }
        }
        for held in current.held() {
            self.owners.insert_mut(held, id.clone());
        }
        self.members.insert_mut(id.clone(), Arc::new(Member { profile: member.profile.clone(), current }));
    }

    pub(super) fn state(&self) -> ConsumerState {
        if self.members.is_empty() {
            ConsumerState::Empty
        } else if self.epoch.epoch > self.target.epoch {
            ConsumerState::Assigning
        } else if self.members.values().any(|member| !member.current.is_reconciled_to(self.target.epoch)) {
            ConsumerState::Reconciling
        } else {
            ConsumerState::Stable
        }
    }

    pub(super) fn member(&self, id: &MemberId) -> Option<&Arc<Member>> {
        self.members.get(id)
    }

    pub(super) fn by_instance(&self, instance: &InstanceId) -> Option<&MemberId> {
        self.instances.get(instance)
    }

    pub(super) fn target_of(&self, id: &MemberId) -> Option<&Arc<Assignment>> {
        self.targets.get(id)
    }

    fn owner(&self, topic: TopicId, partition: PartitionIndex) -> Option<&MemberId> {
        self.owners.get(&(topic, partition))
    }

    /// The topics that a member reads, by name and by what its regular expression stands for.
    fn subscription(&self, member: &Member) -> BTreeSet<TopicName> {
        let mut topics = member.profile.topics.clone();
        if !member.profile.regex.is_empty()
            && let Some(resolved) = self.regexes.get(&member.profile.regex)
        {
            topics.extend(resolved.topics.iter().cloned());
        }
        topics
    }

    /// What any member reads.
    fn subscriptions(&self) -> BTreeSet<TopicName> {
        let mut topics = BTreeSet::new();
        for member in self.members.values() {
            topics.extend(member.profile.topics.iter().cloned());
        }
        let used = self.members.values().map(|member| &member.profile.regex).collect::<BTreeSet<_>>();
        for resolved in used.into_iter().filter_map(|regex| self.regexes.get(regex)) {
            topics.extend(resolved.topics.iter().cloned());
        }
        topics
    }

    /// Whether a member reads the topic.
    pub(super) fn reads(&self, topic: &TopicName) -> bool {
        let by_regex = |regex: &String| self.regexes.get(regex).is_some_and(|resolved| resolved.topics.contains(topic));
        self.members.values().any(|member| member.profile.topics.contains(topic) || by_regex(&member.profile.regex))
    }

    /// The assignor that most members ask for; of equals the one that the broker names first, which is also whose nobody asks.
    pub(super) fn assignor<'a>(&self, offered: &'a [String]) -> &'a str {
        let votes = |name: &str| self.members.values().filter(|member| member.profile.assignor.as_deref() == Some(name)).count();
        offered.iter().rev().max_by_key(|name| votes(name)).map_or("uniform", String::as_str)
    }

    /// The facts that take back all that is recorded of the group, in Kafka's order.
    fn removal(&self) -> Vec<ConsumerFact> {
        let members = || self.members.keys().cloned();
        let mut facts: Vec<ConsumerFact> = members().map(|id| ConsumerFact::Current(id, None)).collect();
        facts.extend(self.targets.keys().cloned().map(|id| ConsumerFact::Target(id, None)));
        facts.push(ConsumerFact::TargetEpoch(None));
        facts.extend(members().map(|id| ConsumerFact::Member(id, None)));
        facts.extend(self.regexes.keys().cloned().map(|regex| ConsumerFact::Regex(regex, None)));
        facts.push(ConsumerFact::Epoch(None));
        facts
    }

    /// Records that all of the group is gone.
    pub(super) fn take_back(&self, turn: &mut Turn<'_>) {
        for fact in self.removal() {
            if fact == ConsumerFact::Epoch(None) {
                // As Kafka does: what one of before 4.1 wrote of the topics goes with the group.
                turn.record(Record::Other { group: turn.id.clone(), key: partition_metadata_key(turn.id), present: false });
            }
            turn.record(Record::Consumer { group: turn.id.clone(), fact });
        }
    }

    pub(super) fn check_invariants(&self, id: &GroupId) {
        let mut held = std::collections::BTreeMap::new();
        for (name, member) in &self.members {
            for partition in member.current.held() {
                let before = held.insert(partition, name.clone());
                assert_eq!(before, None, "C1: {partition:?} of {id} is held by {name} too");
            }
            assert!(member.current.epoch <= self.target.epoch, "C2: {name} is ahead of its target");
        }
        assert!(held.iter().eq(self.owners.iter()), "C1: owners are what members hold");
        assert!(self.target.epoch <= self.epoch.epoch, "C2: the target of {id} is ahead of the group");
        let instances = self.members.iter().filter_map(|(name, member)| Some((member.profile.instance.clone()?, name.clone())));
        let instances: std::collections::BTreeMap<_, _> = instances.collect();
        assert!(instances.iter().eq(self.instances.iter()), "C3: the instances of {id}");
    }
}
