//! The deadlines of a shard, in order. Exact: an armed timer is in the set once, and its owner remembers for when, so that it can be taken out.
//!
//! Sessions are lazy: a heartbeat only moves the member's own deadline; the timer that fires too early is armed again for the rest.
//! A member costs one wake-up a session timeout, a heartbeat none.

use std::collections::BTreeSet;

use super::{GroupId, MemberId};
use crate::types::Monotonic;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Timer {
    /// A member was not heard for its session timeout.
    Session(GroupId, MemberId),
    /// A member id that was handed out has not been used.
    PendingMember(GroupId, MemberId),
    /// The members have had their time to join.
    Join(GroupId),
    /// The members have had their time to sync.
    Sync(GroupId),
    /// A member of a consumer group was not heard for its session timeout.
    MemberSession(GroupId, MemberId),
    /// A member of a consumer group has had its time to give up what it was told to, or to join again.
    MemberRebalance(GroupId, MemberId),
    /// A classic member of a consumer group has had its time to sync.
    MemberSync(GroupId, MemberId),
    /// Time to look for offsets that have expired.
    Retention,
    /// A deletion goes on.
    Deletions,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Timers {
    due: BTreeSet<(Monotonic, Timer)>,
}

/// When a timer of its owner fires, if it is armed.
pub(super) type Armed = Option<Monotonic>;

impl Timers {
    pub(super) fn arm(&mut self, armed: &mut Armed, at: Monotonic, timer: Timer) {
        if let Some(before) = armed.replace(at) {
            self.due.remove(&(before, timer.clone()));
        }
        self.due.insert((at, timer));
    }

    /// Leaves a timer that is armed as it is.
    pub(super) fn arm_if_idle(&mut self, armed: &mut Armed, at: Monotonic, timer: Timer) {
        if armed.is_none() {
            self.arm(armed, at, timer);
        }
    }

    pub(super) fn disarm(&mut self, armed: &mut Armed, timer: Timer) {
        if let Some(before) = armed.take() {
            self.due.remove(&(before, timer));
        }
    }

    pub(super) fn next(&self) -> Option<Monotonic> {
        self.due.first().map(|(at, _)| *at)
    }

    /// Takes out the earliest timer that is due. Its owner must note that it is armed no more.
    pub(super) fn pop_due(&mut self, now: Monotonic) -> Option<Timer> {
        if self.next()? > now {
            return None;
        }
        self.due.pop_first().map(|(_, timer)| timer)
    }

    #[cfg(test)]
    pub(super) fn armed(&self) -> impl Iterator<Item = &(Monotonic, Timer)> {
        self.due.iter()
    }
}

/// A deadline that is moved with every sign of life: that costs one comparison, and the timer may look too early, never too late.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Session {
    deadline: Monotonic,
    armed: Armed,
}

impl Session {
    pub(super) fn move_to(&mut self, timers: &mut Timers, deadline: Monotonic, timer: impl FnOnce() -> Timer) {
        self.deadline = deadline;
        if self.armed.is_none_or(|armed| armed > deadline) {
            timers.arm(&mut self.armed, deadline, timer());
        }
    }

    /// The timer fired. False: it was too early, and is armed again for the rest.
    pub(super) fn is_over(&mut self, timers: &mut Timers, now: Monotonic, timer: impl FnOnce() -> Timer) -> bool {
        self.armed = None;
        let over = self.deadline <= now;
        if !over {
            timers.arm(&mut self.armed, self.deadline, timer());
        }
        over
    }

    pub(super) fn end(&mut self, timers: &mut Timers, timer: Timer) {
        timers.disarm(&mut self.armed, timer);
    }
}
