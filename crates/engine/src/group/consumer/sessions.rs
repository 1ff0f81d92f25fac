//! The timers of the members of a consumer group. Soft: lost with the machine, armed anew when it is loaded.
//!
//! As in classic groups a heartbeat only moves a deadline; a timer that fires too early is armed again for the rest.

use std::collections::BTreeMap;
use std::time::Duration;

use super::ConsumerGroup;
use super::member::{Member, Reconciliation};
use crate::group::MemberId;
use crate::group::timers::{Armed, Session, Timer};
use crate::group::turn::Turn;
use crate::types::{Monotonic, Offset};

#[derive(Debug, Clone, Default)]
pub(in crate::group) struct Sessions {
    members: BTreeMap<MemberId, Waits>,
    /// The image by which the topics were last compared; None: not since loading.
    pub(super) compared_with: Option<Offset>,
    /// When regular expressions were last resolved, and by which image; one that stood for the same as before is not recorded again.
    pub(super) resolved_at: Option<Monotonic>,
    pub(super) resolved_with: Offset,
}

#[derive(Debug, Clone, Default)]
struct Waits {
    session: Session,
    /// Until when it must have given up, or, of a classic member, joined again.
    rebalance: Armed,
    /// At which epoch that was asked of it.
    rebalance_epoch: i32,
    /// Until when a classic member must have synced.
    sync: Armed,
}

impl Sessions {
    pub(in crate::group) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    #[cfg(test)]
    pub(in crate::group) fn resolved_at(&self) -> Option<Monotonic> {
        self.resolved_at
    }

    /// A whole session timeout from now.
    pub(super) fn heard(&mut self, turn: &mut Turn<'_>, id: &MemberId, timeout: Duration) {
        let waits = self.members.entry(id.clone()).or_default();
        let deadline = turn.now.monotonic + timeout;
        waits.session.move_to(turn.timers, deadline, || Timer::MemberSession(turn.id.clone(), id.clone()));
    }

    /// It must give up what it was told to, in the time that it asked for.
    pub(super) fn must_revoke(&mut self, turn: &mut Turn<'_>, id: &MemberId, member: &Member) {
        let waits = self.members.entry(id.clone()).or_default();
        let at = turn.now.monotonic + member.profile.rebalance_timeout;
        waits.rebalance_epoch = member.current.epoch;
        turn.timers.arm(&mut waits.rebalance, at, Timer::MemberRebalance(turn.id.clone(), id.clone()));
    }

    /// A classic member that was told to join again has its rebalance timeout for that, from the first time it was told.
    pub(super) fn must_join(&mut self, turn: &mut Turn<'_>, id: &MemberId, member: &Member) {
        let waits = self.members.entry(id.clone()).or_default();
        if waits.rebalance.is_none() {
            waits.rebalance_epoch = member.current.epoch;
            let at = turn.now.monotonic + member.profile.rebalance_timeout;
            turn.timers.arm(&mut waits.rebalance, at, Timer::MemberRebalance(turn.id.clone(), id.clone()));
        }
    }

    pub(super) fn has_revoked(&mut self, turn: &mut Turn<'_>, id: &MemberId) {
        if let Some(waits) = self.members.get_mut(id) {
            turn.timers.disarm(&mut waits.rebalance, Timer::MemberRebalance(turn.id.clone(), id.clone()));
        }
    }

    pub(super) fn must_sync(&mut self, turn: &mut Turn<'_>, id: &MemberId, timeout: Duration) {
        let waits = self.members.entry(id.clone()).or_default();
        turn.timers.arm(&mut waits.sync, turn.now.monotonic + timeout, Timer::MemberSync(turn.id.clone(), id.clone()));
    }

    pub(super) fn has_synced(&mut self, turn: &mut Turn<'_>, id: &MemberId) {
        if let Some(waits) = self.members.get_mut(id) {
            turn.timers.disarm(&mut waits.sync, Timer::MemberSync(turn.id.clone(), id.clone()));
        }
    }

    pub(in crate::group) fn forget(&mut self, turn: &mut Turn<'_>, id: &MemberId) {
        let Some(mut waits) = self.members.remove(id) else { return };
        let of = || (turn.id.clone(), id.clone());
        let ((a, b), (c, d), (e, f)) = (of(), of(), of());
        waits.session.end(turn.timers, Timer::MemberSession(a, b));
        turn.timers.disarm(&mut waits.rebalance, Timer::MemberRebalance(c, d));
        turn.timers.disarm(&mut waits.sync, Timer::MemberSync(e, f));
    }

    pub(in crate::group) fn forget_all(&mut self, turn: &mut Turn<'_>) {
        for id in self.members.keys().cloned().collect::<Vec<_>>() {
            self.forget(turn, &id);
        }
    }

    /// After loading: members have a whole timeout to be heard.
    pub(in crate::group) fn resume(&mut self, turn: &mut Turn<'_>, group: &ConsumerGroup, timeout: Duration) {
        for (id, member) in &group.members {
            let timeout = member.profile.classic.as_ref().map_or(timeout, |classic| classic.session_timeout);
            self.heard(turn, id, timeout);
            if member.current.state == Reconciliation::Unrevoked {
                self.must_revoke(turn, id, member);
            }
        }
    }

    /// The session timer fired. True: the member has not been heard for its whole timeout.
    pub(in crate::group) fn is_over(&mut self, turn: &mut Turn<'_>, id: &MemberId) -> bool {
        let Some(waits) = self.members.get_mut(id) else { return false };
        waits.session.is_over(turn.timers, turn.now.monotonic, || Timer::MemberSession(turn.id.clone(), id.clone()))
    }

    /// The rebalance timer fired. The epoch at which it was armed.
    pub(in crate::group) fn revocation_is_over(&mut self, id: &MemberId) -> Option<i32> {
        let waits = self.members.get_mut(id)?;
        waits.rebalance = None;
        Some(waits.rebalance_epoch)
    }

    /// The sync timer fired.
    pub(in crate::group) fn sync_is_over(&mut self, id: &MemberId) {
        if let Some(waits) = self.members.get_mut(id) {
            waits.sync = None;
        }
    }
}
