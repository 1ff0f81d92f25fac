//! One member of a classic group, and why somebody is not taken for one.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use bytes::Bytes;

use crate::group::records::StoredMember;
use crate::group::timers::{Session, Timer};
use crate::group::turn::Turn;
use crate::group::{InstanceId, MemberId};
use crate::types::Waiter;

/// A way to assign that a member can follow, and what it tells the leader for it. Both are the clients' own business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    pub name: String,
    pub metadata: Bytes,
}

/// How many members can follow each protocol; counted once, because names are as many as clients like.
#[derive(Debug)]
pub(in crate::group) struct Supporters<'a> {
    members: usize,
    of: BTreeMap<&'a str, usize>,
}

impl<'a> Supporters<'a> {
    /// `members`: the protocols of each. A protocol that a member names twice counts once.
    pub(in crate::group) fn among(members: impl Iterator<Item = &'a [Protocol]>) -> Self {
        let mut supporters = Self { members: 0, of: BTreeMap::new() };
        for protocols in members {
            supporters.members += 1;
            for name in protocols.iter().map(|protocol| protocol.name.as_str()).collect::<BTreeSet<_>>() {
                *supporters.of.entry(name).or_default() += 1;
            }
        }
        supporters
    }

    /// Whether every member can follow it; so it is among no members.
    pub(in crate::group) fn are_all_for(&self, protocol: &str) -> bool {
        self.of.get(protocol).copied().unwrap_or_default() == self.members
    }
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

    /// `owner`: the member that the instance is.
    pub(in crate::group) fn unless_owner(member: &MemberId, instance: &InstanceId, owner: Option<&MemberId>) -> Result<(), Self> {
        match owner {
            None => Err(Self::unknown(member)),
            Some(owner) if owner != member => Err(Self::Fenced { instance: instance.clone(), member: member.clone() }),
            Some(_) => Ok(()),
        }
    }

    pub(in crate::group) fn unless_current(asked: i32, current: i32) -> Result<(), Self> {
        if asked == current { Ok(()) } else { Err(Self::Generation { asked, current }) }
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

    pub(super) fn heard_for(&mut self, turn: &mut Turn<'_>, timeout: Duration) {
        let deadline = turn.now.monotonic + timeout;
        self.session.move_to(turn.timers, deadline, || Timer::Session(turn.id.clone(), self.id.clone()));
    }

    pub(super) fn end_session(&mut self, turn: &mut Turn<'_>) {
        self.session.end(turn.timers, Timer::Session(turn.id.clone(), self.id.clone()));
    }

    /// Empty for a protocol that the member does not know.
    pub(in crate::group) fn metadata(&self, protocol: &str) -> &Bytes {
        static NONE: Bytes = Bytes::new();
        self.protocols.iter().find(|own| own.name == protocol).map_or(&NONE, |own| &own.metadata)
    }
}
