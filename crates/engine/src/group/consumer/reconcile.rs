//! One step of a member from what it owns towards its target: first it gives up, then it gets its new epoch and what is free.

use std::collections::BTreeSet;

use super::ConsumerGroup;
use super::member::{Assigned, Assignment, Current, Member, Reconciliation};
use crate::types::{PartitionIndex, TopicId};

/// What a member's next step depends on.
pub(super) struct Step<'a> {
    pub(super) group: &'a ConsumerGroup,
    pub(super) member: &'a Member,
    pub(super) target: &'a Assignment,
    /// The topics that the member reads and that exist.
    pub(super) subscribed: &'a BTreeSet<TopicId>,
    pub(super) subscription_changed: bool,
    /// What the member says it owns; None: nothing new since it last said.
    pub(super) owned: Option<&'a Assignment>,
}

impl Step<'_> {
    pub(super) fn next(&self) -> Current {
        let current = &self.member.current;
        match current.state {
            Reconciliation::Stable if current.epoch != self.group.target.epoch => self.towards(current.epoch),
            Reconciliation::Stable => self.without_unsubscribed(),
            Reconciliation::Unrevoked if self.owns_any(&current.pending_revocation) => self.without_unsubscribed(),
            // All given up: the next epoch is its own, but not beyond the target's.
            Reconciliation::Unrevoked => self.towards(current.epoch.saturating_add(1).min(self.group.target.epoch)),
            Reconciliation::Unreleased => self.towards(current.epoch),
        }
    }

    /// In doubt it does: only a list of what it owns can say that it has given up.
    fn owns_any(&self, partitions: &Assigned) -> bool {
        let Some(owned) = self.owned else { return true };
        let is_owned = |topic: &TopicId, partition: &PartitionIndex| owned.get(topic).is_some_and(|owned| owned.contains(partition));
        partitions.iter().any(|(topic, partitions)| partitions.keys().any(|partition| is_owned(topic, partition)))
    }

    fn target_of(&self, topic: TopicId) -> Option<&BTreeSet<PartitionIndex>> {
        self.target.get(&topic).filter(|_| self.subscribed.contains(&topic))
    }

    fn towards(&self, epoch: i32) -> Current {
        let current = &self.member.current;
        let (mut kept, mut revoked) = (Assigned::new(), Assigned::new());
        for (topic, partitions) in &current.assigned {
            let target = self.target_of(*topic);
            for (partition, since) in partitions {
                let stays = target.is_some_and(|target| target.contains(partition));
                let to = if stays { &mut kept } else { &mut revoked };
                to.entry(*topic).or_default().insert(*partition, *since);
            }
        }
        if !revoked.is_empty() && self.owns_any(&revoked) {
            return self.at(epoch, Reconciliation::Unrevoked, kept, revoked);
        }
        let target_epoch = self.group.target.epoch;
        let mut all_free = true;
        for topic in self.target.keys() {
            for partition in self.target_of(*topic).into_iter().flatten() {
                if kept.get(topic).is_some_and(|kept| kept.contains_key(partition)) {
                    continue;
                }
                if self.group.owner(*topic, *partition).is_some() {
                    all_free = false;
                } else {
                    kept.entry(*topic).or_default().insert(*partition, target_epoch);
                }
            }
        }
        let state = if all_free { Reconciliation::Stable } else { Reconciliation::Unreleased };
        self.at(target_epoch, state, kept, Assigned::new())
    }

    /// A topic that the member no longer reads is given up at once, whatever the target says until the next one.
    fn without_unsubscribed(&self) -> Current {
        let current = &self.member.current;
        if !self.subscription_changed || current.assigned.keys().all(|topic| self.subscribed.contains(topic)) {
            return current.clone();
        }
        let (kept, gone): (Assigned, Assigned) =
            current.assigned.clone().into_iter().partition(|(topic, _)| self.subscribed.contains(topic));
        let mut revoked = current.pending_revocation.clone();
        for (topic, partitions) in gone {
            revoked.entry(topic).or_default().extend(partitions);
        }
        if self.owns_any(&revoked) {
            self.at(current.epoch, Reconciliation::Unrevoked, kept, revoked)
        } else {
            self.at(current.epoch, Reconciliation::Stable, kept, Assigned::new())
        }
    }

    fn at(&self, epoch: i32, state: Reconciliation, assigned: Assigned, pending_revocation: Assigned) -> Current {
        Current { epoch, previous_epoch: self.member.current.epoch, state, assigned, pending_revocation }
    }
}
