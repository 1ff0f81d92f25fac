//! SyncGroup: the leader's assignment is recorded, then everybody gets its share.

use std::collections::BTreeMap;

use bytes::Bytes;

use super::member::MembershipError;
use super::{ClassicGroup, State};
use crate::group::cause::Cause;
use crate::group::records::Record;
use crate::group::timers::Timer;
use crate::group::turn::Turn;
use crate::group::{MemberId, Reply, Sync};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synced {
    pub protocol_type: Option<String>,
    pub protocol: Option<String>,
    pub assignment: Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SyncError {
    #[error("the group id is empty")]
    EmptyGroupId,
    #[error("the group is being removed")]
    Dead,
    #[error("the member counts on a protocol that is not the group's")]
    InconsistentProtocol,
    #[error("the group is rebalancing; join again")]
    RebalanceInProgress,
    #[error("the member has asked again; that request is answered")]
    Superseded,
    #[error(transparent)]
    Membership(#[from] MembershipError),
}

impl ClassicGroup {
    pub(in crate::group) fn sync(&mut self, turn: &mut Turn<'_>, ask: Sync) {
        if let Err(error) = self.validate_sync(&ask) {
            return turn.reply(ask.waiter, Reply::Sync(Err(error)));
        }
        match self.state {
            State::Empty => turn.reply(ask.waiter, Reply::Sync(Err(MembershipError::unknown(&ask.member).into()))),
            State::PreparingRebalance => turn.reply(ask.waiter, Reply::Sync(Err(SyncError::RebalanceInProgress))),
            State::CompletingRebalance => self.park_sync(turn, ask),
            State::Stable => {
                self.has_synced(turn, &ask.member);
                let synced = self.synced(&ask.member);
                if let Some(member) = self.members.get_mut(&ask.member) {
                    member.heard(turn);
                }
                turn.reply(ask.waiter, Reply::Sync(Ok(synced)));
            }
            State::Dead => turn.reply(ask.waiter, Reply::Sync(Err(SyncError::Dead))),
        }
    }

    fn validate_sync(&self, ask: &Sync) -> Result<(), SyncError> {
        if self.state == State::Dead {
            return Err(SyncError::Dead);
        }
        self.validate_member(&ask.member, ask.instance.as_ref())?;
        self.validate_generation(ask.generation)?;
        let differs = |asked: &Option<String>, held: &Option<String>| asked.is_some() && held.is_some() && asked != held;
        if differs(&ask.protocol_type, &self.protocol_type) || differs(&ask.protocol, &self.protocol) {
            return Err(SyncError::InconsistentProtocol);
        }
        Ok(())
    }

    /// Waits for the leader, or is the leader.
    fn park_sync(&mut self, turn: &mut Turn<'_>, ask: Sync) {
        self.has_synced(turn, &ask.member);
        let member = self.members.get_mut(&ask.member).expect("validated");
        if let Some(before) = member.syncing.replace(ask.waiter) {
            turn.reply(before, Reply::Sync(Err(SyncError::Superseded)));
        }
        if self.is_leader(&ask.member) {
            self.assign(turn, ask.assignments.into_iter().collect());
        }
    }

    /// Who is not in the leader's list is assigned nothing; who is in it and no member is ignored.
    fn assign(&mut self, turn: &mut Turn<'_>, mut shares: BTreeMap<MemberId, Bytes>) {
        for member in self.members.values_mut() {
            member.assignment = shares.remove(&member.id).unwrap_or_default();
        }
        turn.record(Record::Group { group: turn.id.clone(), value: Some(self.to_stored()) });
        // Stable as of now; whoever is told so is told when the record is committed (G4).
        self.become_state(turn.now, State::Stable);
        self.answer_syncs(turn, |group, member| Ok(group.synced(member)));
    }

    /// A rebalance has begun before the leader came: those who wait for it have to join again.
    pub(super) fn refuse_syncs(&mut self, turn: &mut Turn<'_>) {
        for member in self.members.values_mut() {
            member.assignment = Bytes::new();
        }
        self.answer_syncs(turn, |_, _| Err(SyncError::RebalanceInProgress));
    }

    /// Answers every parked sync; the sessions of those who waited start over.
    fn answer_syncs(&mut self, turn: &mut Turn<'_>, answer: impl Fn(&Self, &MemberId) -> Result<Synced, SyncError>) {
        let waiting: Vec<MemberId> =
            self.members.values().filter(|member| member.syncing.is_some()).map(|member| member.id.clone()).collect();
        for id in waiting {
            let reply = Reply::Sync(answer(self, &id));
            let member = self.members.get_mut(&id).expect("taken from the members above");
            member.heard(turn);
            if let Some(waiter) = member.syncing.take() {
                turn.reply(waiter, reply);
            }
        }
    }

    fn has_synced(&mut self, turn: &mut Turn<'_>, member: &MemberId) {
        self.unsynced.remove(member);
        if self.unsynced.is_empty() && self.state == State::Stable {
            turn.timers.disarm(&mut self.sync_timer, Timer::Sync(turn.id.clone()));
        }
    }

    fn synced(&self, member: &MemberId) -> Synced {
        Synced {
            protocol_type: self.protocol_type.clone(),
            protocol: self.protocol.clone(),
            assignment: self.members.get(member).map(|member| member.assignment.clone()).unwrap_or_default(),
        }
    }

    /// Members had their time to sync; who did not is out, and the others begin anew.
    pub(super) fn on_sync_deadline_of(&mut self, turn: &mut Turn<'_>) {
        let late = std::mem::take(&mut self.unsynced);
        if late.is_empty() {
            return;
        }
        for member in &late {
            self.remove_member(turn, member);
        }
        self.prepare_rebalance(turn, Cause::MemberLate);
    }

    pub(in crate::group) fn on_sync_deadline(&mut self, turn: &mut Turn<'_>) {
        self.sync_timer = None;
        match self.state {
            State::CompletingRebalance | State::Stable => self.on_sync_deadline_of(turn),
            State::Empty | State::PreparingRebalance | State::Dead => {}
        }
    }
}
