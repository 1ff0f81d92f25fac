//! One member of a classic group, and why somebody is not taken for one.

use std::time::Duration;

use bytes::Bytes;

use crate::group::records::StoredMember;
use crate::group::timers::{Armed, Timer};
use crate::group::turn::Turn;
use crate::group::{InstanceId, MemberId};
use crate::types::{Monotonic, Waiter};

/// A way to assign that a member can follow, and what it tells the leader for it. Both are the clients' own business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    pub name: String,
    pub metadata: Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MembershipError {
    #[error("no member {member:?} in the group")]
    Unknown { member: String },
    #[error("instance {instance} is another member by now, not {member}")]
    Fenced { instance: InstanceId, member: MemberId },
    #[error("generation {asked} is not the current one, {current}")]
    Generation { asked: i32, current: i32 },
}

impl MembershipError {
    pub(in crate::group) fn unknown(member: &MemberId) -> Self {
        Self::Unknown { member: member.as_str().to_owned() }
    }

    pub(in crate::group) fn unknown_or_none(member: Option<&MemberId>) -> Self {
        Self::Unknown { member: member.map(|member| member.as_str().to_owned()).unwrap_or_default() }
    }
}

#[derive(Debug, Clone)]
pub(in crate::group) struct Member {
    pub(in crate::group) id: MemberId,
    pub(in crate::group) instance: Option<InstanceId>,
    pub(in crate::group) client_id: String,
    pub(in crate::group) client_host: String,
    pub(in crate::group) rebalance_timeout: Duration,
    pub(in crate::group) session_timeout: Duration,
    /// In the member's order of preference.
    pub(in crate::group) protocols: Vec<Protocol>,
    pub(in crate::group) assignment: Bytes,
    /// Its JoinGroup that waits for the others.
    pub(super) joining: Option<Waiter>,
    /// Its SyncGroup that waits for the leader's.
    pub(super) syncing: Option<Waiter>,
    /// Has not been in a generation yet: nobody could tell if its client is gone, so its session runs even while it waits.
    pub(super) is_new: bool,
    pub(super) session: Session,
}

/// When the member is given up, and when the timer looks; the timer may look too early, never too late.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Session {
    pub(super) deadline: Monotonic,
    pub(super) armed: Armed,
}

impl Member {
    pub(super) fn restored(stored: &StoredMember, protocol: Option<&str>) -> Self {
        let protocols = protocol.map(|name| Protocol { name: name.to_owned(), metadata: stored.subscription.clone() });
        Self {
            id: stored.id.clone(),
            instance: stored.instance.clone(),
            client_id: stored.client_id.clone(),
            client_host: stored.client_host.clone(),
            rebalance_timeout: stored.rebalance_timeout,
            session_timeout: stored.session_timeout,
            protocols: protocols.into_iter().collect(),
            assignment: stored.assignment.clone(),
            joining: None,
            syncing: None,
            is_new: false,
            session: Session::default(),
        }
    }

    /// A whole session timeout from now.
    pub(super) fn heard(&mut self, turn: &mut Turn<'_>) {
        self.heard_for(turn, self.session_timeout);
    }

    /// The timer is touched only where it would fire too late: a heartbeat costs one comparison.
    pub(super) fn heard_for(&mut self, turn: &mut Turn<'_>, timeout: Duration) {
        let deadline = turn.now.monotonic + timeout;
        self.session.deadline = deadline;
        if self.session.armed.is_none_or(|armed| armed > deadline) {
            turn.timers.arm(&mut self.session.armed, deadline, Timer::Session(turn.id.clone(), self.id.clone()));
        }
    }

    pub(super) fn end_session(&mut self, turn: &mut Turn<'_>) {
        turn.timers.disarm(&mut self.session.armed, Timer::Session(turn.id.clone(), self.id.clone()));
    }

    pub(super) fn supports(&self, protocol: &str) -> bool {
        self.protocols.iter().any(|own| own.name == protocol)
    }

    /// The member's vote.
    pub(super) fn first_of<'a>(&self, candidates: &[&'a str]) -> Option<&'a str> {
        self.protocols.iter().find_map(|own| candidates.iter().copied().find(|candidate| *candidate == own.name))
    }

    /// Empty for a protocol that the member does not know.
    pub(in crate::group) fn metadata(&self, protocol: &str) -> &Bytes {
        static NONE: Bytes = Bytes::new();
        self.protocols.iter().find(|own| own.name == protocol).map_or(&NONE, |own| &own.metadata)
    }
}
