//! LeaveGroup, and every other way out: expiry of a session, of an unused id.

use super::join::JoinError;
use super::member::MembershipError;
use super::sync::SyncError;
use super::{ClassicGroup, State};
use crate::group::cause::Cause;
use crate::group::request::Leaver;
use crate::group::timers::Timer;
use crate::group::turn::Turn;
use crate::group::{InstanceId, MemberId, Reply};

/// How one of those that were to leave fared. The ids are those that were asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub member: Option<MemberId>,
    pub instance: Option<InstanceId>,
    pub result: Result<(), MembershipError>,
}

impl Left {
    pub(in crate::group) fn unknown(asked: &Leaver) -> Self {
        let error = MembershipError::unknown_or_none(asked.member.as_ref());
        Self { member: asked.member.clone(), instance: asked.instance.clone(), result: Err(error) }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeaveError {
    #[error("the group id is empty")]
    EmptyGroupId,
    #[error("the group is being removed")]
    Dead,
}

impl ClassicGroup {
    /// All leave, then there is one rebalance for all of them.
    pub(in crate::group) fn leave(&mut self, turn: &mut Turn<'_>, leavers: Vec<Leaver>) -> Result<Vec<Left>, LeaveError> {
        if self.state == State::Dead {
            return Err(LeaveError::Dead);
        }
        let mut left = Vec::with_capacity(leavers.len());
        for asked in leavers {
            let result = self.leave_one(turn, &asked);
            left.push(Left { member: asked.member, instance: asked.instance, result });
        }
        if left.iter().any(|one| one.result.is_ok()) {
            self.after_removal(turn, Cause::MemberLeft);
        }
        Ok(left)
    }

    fn leave_one(&mut self, turn: &mut Turn<'_>, asked: &Leaver) -> Result<(), MembershipError> {
        let unknown = || MembershipError::unknown_or_none(asked.member.as_ref());
        let member = match &asked.member {
            // An operator removes a static member by its instance id alone (KIP-345).
            None => asked.instance.as_ref().and_then(|instance| self.instances.get(instance)).cloned().ok_or_else(unknown)?,
            Some(member) if asked.instance.is_none() && self.remove_pending(turn, member) => return Ok(()),
            Some(member) => {
                self.validate_member(member, asked.instance.as_ref())?;
                member.clone()
            }
        };
        self.remove_member(turn, &member);
        Ok(())
    }

    /// Takes a member out; what it waits for is answered, so that its client starts over (G1).
    pub(super) fn remove_member(&mut self, turn: &mut Turn<'_>, id: &MemberId) {
        let Some(mut member) = self.members.remove(id) else { return };
        member.end_session(turn);
        let unknown = MembershipError::unknown(id);
        if let Some(waiter) = member.joining.take() {
            turn.reply(waiter, Reply::Join(Err(JoinError::Membership(unknown.clone()))));
        }
        if let Some(waiter) = member.syncing.take() {
            turn.reply(waiter, Reply::Sync(Err(SyncError::Membership(unknown))));
        }
        if let Some(instance) = &member.instance {
            self.instances.remove(instance);
        }
        self.unsynced.remove(id);
        if self.is_leader(id) {
            self.leader = None;
            self.elect_if_none();
        }
    }

    /// True if `id` was handed out and not used.
    pub(super) fn remove_pending(&mut self, turn: &mut Turn<'_>, id: &MemberId) -> bool {
        let Some(mut armed) = self.pending.remove(id) else { return false };
        turn.timers.disarm(&mut armed, Timer::PendingMember(turn.id.clone(), id.clone()));
        true
    }

    /// A member id was handed out and its session timeout has passed without its use.
    pub(in crate::group) fn on_pending_member(&mut self, turn: &mut Turn<'_>, id: &MemberId) {
        if self.pending.remove(id).is_some() {
            self.complete_join_if_all_joined(turn);
        }
    }

    pub(super) fn after_removal(&mut self, turn: &mut Turn<'_>, cause: Cause) {
        match self.state {
            State::Stable | State::CompletingRebalance => self.prepare_rebalance(turn, cause),
            State::PreparingRebalance => self.complete_join_if_all_joined(turn),
            State::Empty | State::Dead => {}
        }
    }
}
