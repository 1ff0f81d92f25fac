//! The ways out of a consumer group: a member leaves, leaves for a while, falls silent, or does not give up in time.

use std::sync::Arc;
use std::time::Duration;

use super::Draft;
use super::heartbeat::{Beat, ConsumerHeartbeatError, LEAVING};
use super::member::AWAY;
use crate::group::records::{ConsumerFact, GroupEpoch};
use crate::group::{ConsumerHeartbeat, MemberId};

impl Draft<'_, '_> {
    /// A heartbeat with epoch -1 or -2. Who is to be removed, if anybody.
    pub(in crate::group) fn leave(&mut self, ask: &ConsumerHeartbeat) -> Result<(Beat, Option<MemberId>), ConsumerHeartbeatError> {
        let id = self.leaver(ask)?;
        let beat = Beat { member: ask.member.clone(), epoch: ask.epoch, interval: Duration::ZERO, assignment: None };
        if ask.epoch == LEAVING || ask.instance.is_none() {
            return Ok((beat, Some(id)));
        }
        // Its partitions stay its own until its session is over.
        if let Some(member) = self.group.member(&id).map(Arc::clone) {
            self.fact(ConsumerFact::Current(id.clone(), Some(member.current.of_a_former_life(AWAY))));
        }
        self.sessions.has_revoked(self.turn, &id);
        Ok((beat, None))
    }

    fn leaver(&self, ask: &ConsumerHeartbeat) -> Result<MemberId, ConsumerHeartbeatError> {
        let Some(instance) = &ask.instance else {
            let (member, group) = (ask.member.clone(), self.turn.id.clone());
            return match self.group.member(&member) {
                Some(_) => Ok(member),
                None => Err(ConsumerHeartbeatError::UnknownMember { member, group }),
            };
        };
        match self.group.by_instance(instance).cloned() {
            None => Err(ConsumerHeartbeatError::UnknownInstance(instance.clone())),
            Some(owner) if owner != ask.member => {
                Err(ConsumerHeartbeatError::FencedInstance { member: ask.member.clone(), instance: instance.clone(), owner })
            }
            Some(owner) => Ok(owner),
        }
    }

    /// Members are out; the others are to share what they had.
    pub(in crate::group) fn fence(&mut self, members: &[MemberId]) {
        for id in members {
            self.drop_regex_of(id);
            self.remove_member(id);
        }
        let metadata_hash = super::target::metadata_hash(self.image, &self.group.subscriptions());
        let epoch = self.group.epoch.epoch.saturating_add(1);
        self.fact(ConsumerFact::Epoch(Some(GroupEpoch { epoch, metadata_hash })));
    }

    pub(super) fn remove_member(&mut self, id: &MemberId) {
        self.fact(ConsumerFact::Current(id.clone(), None));
        self.fact(ConsumerFact::Target(id.clone(), None));
        self.fact(ConsumerFact::Member(id.clone(), None));
        self.sessions.forget(self.turn, id);
    }
}
