//! Heartbeat: a member is alive, and learns whether it must join again. Budget: two look-ups, no record (G6), no timer touched.

use super::member::MembershipError;
use super::{ClassicGroup, State};
use crate::group::cause::Cause;
use crate::group::timers::Timer;
use crate::group::turn::Turn;
use crate::group::{Heartbeat, MemberId};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeartbeatError {
    #[error("the group id is empty")]
    EmptyGroupId,
    #[error("the group is being removed")]
    Dead,
    #[error("the group is rebalancing; join again")]
    RebalanceInProgress,
    #[error(transparent)]
    Membership(#[from] MembershipError),
}

impl ClassicGroup {
    pub(in crate::group) fn heartbeat(&mut self, turn: &mut Turn<'_>, ask: &Heartbeat) -> Result<(), HeartbeatError> {
        if self.state == State::Dead {
            return Err(HeartbeatError::Dead);
        }
        self.validate_member(&ask.member, ask.instance.as_ref())?;
        self.validate_generation(ask.generation)?;
        self.heard(turn, &ask.member);
        match self.state {
            State::CompletingRebalance | State::Stable => Ok(()),
            State::PreparingRebalance => Err(HeartbeatError::RebalanceInProgress),
            State::Empty => Err(MembershipError::unknown(&ask.member).into()),
            State::Dead => Err(HeartbeatError::Dead),
        }
    }

    /// A sign of life of a member; a commit is one too.
    pub(in crate::group) fn heard(&mut self, turn: &mut Turn<'_>, member: &MemberId) {
        if let Some(member) = self.members.get_mut(member) {
            member.heard(turn);
        }
    }

    /// The session timer of a member fired: it was heard since, it waits for us, or it is gone.
    pub(in crate::group) fn on_session(&mut self, turn: &mut Turn<'_>, id: &MemberId) {
        let Some(member) = self.members.get_mut(id) else { return };
        let timer = || Timer::Session(turn.id.clone(), id.clone());
        if !member.session.is_over(turn.timers, turn.now.monotonic, timer) {
            return;
        }
        // Who waits for us cannot send heartbeats; its session starts over when it is answered.
        let waits = member.joining.is_some() || member.syncing.is_some();
        if waits && !member.is_new {
            return;
        }
        self.remove_member(turn, id);
        self.after_removal(turn, Cause::SessionOver);
    }
}
