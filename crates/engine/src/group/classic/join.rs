//! JoinGroup: who may come in, under which id, and whether it starts a rebalance.

use std::time::Duration;

use bytes::Bytes;

use super::member::{Member, MembershipError, Protocol};
use super::{ClassicGroup, State};
use crate::group::cause::Cause;
use crate::group::names::NAME_MAX;
use crate::group::records::Record;
use crate::group::timers::{Session, Timer};
use crate::group::turn::Turn;
use crate::group::{InstanceId, Join, MemberId, Reply};

/// A new member that waits is given up after this long, whatever its session timeout: it cannot send heartbeats yet, and a client
/// that went away meanwhile cannot be told from one that waits. Kafka's number.
const NEW_MEMBER_TIMEOUT: Duration = Duration::from_secs(300);

/// Ids of one group that may be handed out and not yet used. Only a client that never comes again with its id gets here.
const MAX_PENDING: usize = 10_000;

/// Protocols that one member may name. Kafka has no limit; clients name one to five.
pub(in crate::group) const MAX_PROTOCOLS: usize = 1000;

/// What a member is told when its generation begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    pub member: MemberId,
    pub generation: i32,
    pub protocol_type: Option<String>,
    pub protocol: Option<String>,
    pub leader: Option<MemberId>,
    /// For a leader that came back: it sees the members, and what was assigned stands.
    pub skip_assignment: bool,
    /// Only for the leader.
    pub members: Vec<JoinedMember>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedMember {
    pub id: MemberId,
    pub instance: Option<InstanceId>,
    pub metadata: Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    #[error("the group id is empty")]
    EmptyGroupId,
    #[error("session timeout {asked_ms} ms is not in {min_ms}..={max_ms} (group.min.session.timeout.ms, group.max.session.timeout.ms)")]
    SessionTimeout { asked_ms: i32, min_ms: u128, max_ms: u128 },
    #[error("a name of {length} bytes; records hold at most {NAME_MAX}")]
    NameTooLong { length: usize },
    #[error("{count} protocols; a member may name at most {MAX_PROTOCOLS}")]
    TooManyProtocols { count: usize },
    #[error("the group is being removed")]
    Dead,
    #[error("the group is full: {max_size} is the most (group.max.size, or ids that were handed out and not used)")]
    Full { max_size: usize },
    #[error("no protocol that all members support, or another protocol type than the group's")]
    InconsistentProtocol,
    #[error("join again as {member}")]
    MemberIdRequired { member: MemberId },
    #[error("the member has asked again; that request is answered")]
    Superseded,
    #[error(transparent)]
    Membership(#[from] MembershipError),
}

impl ClassicGroup {
    /// `accepted` is run before the first effect on the group, and not at all when the join is refused.
    pub(in crate::group) fn join(&mut self, turn: &mut Turn<'_>, ask: Join, accepted: impl FnOnce(&mut Turn<'_>)) {
        let waiter = ask.waiter;
        let result = match &ask.member {
            None => self.join_first(turn, ask, accepted),
            Some(member) => {
                let member = member.clone();
                self.join_again(turn, ask, &member, accepted)
            }
        };
        if let Err(error) = result {
            turn.reply(waiter, Reply::Join(Err(error)));
        }
    }

    fn join_first(&mut self, turn: &mut Turn<'_>, ask: Join, accepted: impl FnOnce(&mut Turn<'_>)) -> Result<(), JoinError> {
        self.refuse_if_full(turn, None)?;
        self.refuse_if_dead_or_inconsistent(&ask)?;
        let name = ask.instance.as_ref().map_or(ask.client_id.as_str(), InstanceId::as_str);
        let fresh = MemberId::from(format!("{name}-{}", ask.fresh));
        accepted(turn);
        match ask.instance.as_ref().and_then(|instance| self.instances.get(instance)).cloned() {
            Some(before) => self.replace_static(turn, ask, &before, fresh),
            None if ask.must_know_its_id && ask.instance.is_none() => {
                if self.pending.len() >= MAX_PENDING {
                    return Err(JoinError::Full { max_size: MAX_PENDING });
                }
                let armed = self.pending.entry(fresh.clone()).or_default();
                let timeout = ask.session_timeout();
                turn.timers.arm(armed, turn.now.monotonic + timeout, Timer::PendingMember(turn.id.clone(), fresh.clone()));
                return Err(JoinError::MemberIdRequired { member: fresh });
            }
            None => self.add_member(turn, ask, fresh),
        }
        Ok(())
    }

    fn join_again(
        &mut self,
        turn: &mut Turn<'_>,
        ask: Join,
        member: &MemberId,
        accepted: impl FnOnce(&mut Turn<'_>),
    ) -> Result<(), JoinError> {
        self.refuse_if_full(turn, Some(member))?;
        self.refuse_if_dead_or_inconsistent(&ask)?;
        if ask.instance.is_some() && self.pending.contains_key(member) {
            // Ids are handed out to dynamic members only. Taken for a static one, it would leave two members with one instance (G5).
            return Err(MembershipError::unknown(member).into());
        }
        if let Some(mut armed) = self.pending.remove(member) {
            turn.timers.disarm(&mut armed, Timer::PendingMember(turn.id.clone(), member.clone()));
            accepted(turn);
            self.add_member(turn, ask, member.clone());
            return Ok(());
        }
        self.validate_member(member, ask.instance.as_ref())?;
        let held = self.members.get(member).expect("validated above");
        let same = held.protocols == ask.protocols;
        match self.state {
            State::PreparingRebalance => self.update_member(turn, ask, member),
            // The first answer may have been lost: the same question gets the same answer.
            State::CompletingRebalance if same => turn.reply(ask.waiter, Reply::Join(Ok(self.joined(member)))),
            // The leader comes back when what it assigned by has changed.
            State::Stable if same && !self.is_leader(member) => turn.reply(ask.waiter, Reply::Join(Ok(self.joined(member)))),
            State::CompletingRebalance | State::Stable => self.update_member(turn, ask, member),
            State::Empty => return Err(MembershipError::unknown(member).into()),
            State::Dead => return Err(JoinError::Dead),
        }
        Ok(())
    }

    fn refuse_if_full(&mut self, turn: &mut Turn<'_>, member: Option<&MemberId>) -> Result<(), JoinError> {
        let max_size = turn.options.max_size;
        let held = member.and_then(|member| self.members.get(member));
        let has_room = match self.state {
            State::Empty | State::Dead => true,
            // The first that join again are the ones that stay, in a group that is over the limit of today.
            State::PreparingRebalance => {
                held.is_some_and(|held| held.joining.is_some())
                    || self.members.values().filter(|member| member.joining.is_some()).count() < max_size
            }
            State::CompletingRebalance | State::Stable => held.is_some() || self.members.len() < max_size,
        };
        if has_room {
            return Ok(());
        }
        if let Some(member) = member {
            self.remove_pending(turn, member);
            self.remove_member(turn, member);
            // It may have been the last that the others waited for.
            self.complete_join_if_all_joined(turn);
        }
        Err(JoinError::Full { max_size })
    }

    fn refuse_if_dead_or_inconsistent(&self, ask: &Join) -> Result<(), JoinError> {
        let consistent = match self.state {
            State::Dead => return Err(JoinError::Dead),
            State::Empty => !ask.protocol_type.is_empty() && !ask.protocols.is_empty(),
            State::PreparingRebalance | State::CompletingRebalance | State::Stable => {
                let agrees = self.protocol_type.as_ref() == Some(&ask.protocol_type);
                let supporters = self.supporters();
                agrees && ask.protocols.iter().any(|protocol| supporters.are_all_for(&protocol.name))
            }
        };
        if consistent { Ok(()) } else { Err(JoinError::InconsistentProtocol) }
    }

    fn add_member(&mut self, turn: &mut Turn<'_>, ask: Join, id: MemberId) {
        if self.members.is_empty() {
            self.protocol_type = Some(ask.protocol_type.clone());
        }
        let mut member = Member {
            id: id.clone(),
            instance: ask.instance.clone(),
            rebalance_timeout: ask.rebalance_timeout(),
            session_timeout: ask.session_timeout(),
            client_id: ask.client_id,
            client_host: ask.client_host,
            protocols: ask.protocols,
            assignment: Bytes::new(),
            joining: Some(ask.waiter),
            syncing: None,
            is_new: true,
            session: Session::default(),
        };
        member.heard_for(turn, NEW_MEMBER_TIMEOUT);
        if let Some(instance) = ask.instance {
            self.instances.insert(instance, id.clone());
        }
        self.members.insert(id, member);
        self.elect_if_none();
        if self.state == State::PreparingRebalance {
            self.initial.more_joined = true;
        }
        self.rebalance(turn, Cause::MemberJoined);
    }

    fn update_member(&mut self, turn: &mut Turn<'_>, ask: Join, id: &MemberId) {
        let (rebalance_timeout, session_timeout) = (ask.rebalance_timeout(), ask.session_timeout());
        let leads = self.is_leader(id);
        let member = self.members.get_mut(id).expect("the caller has looked it up");
        let cause = match member.protocols == ask.protocols {
            false => Cause::SubscriptionChanged,
            true if leads => Cause::LeaderAsked,
            // A static one, back under another id while the others wait for what they get.
            true => Cause::MemberJoined,
        };
        member.protocols = ask.protocols;
        member.rebalance_timeout = rebalance_timeout;
        member.session_timeout = session_timeout;
        if let Some(before) = member.joining.replace(ask.waiter) {
            turn.reply(before, Reply::Join(Err(JoinError::Superseded)));
        }
        self.rebalance(turn, cause);
    }

    /// A static member came back under a new id: it takes the place of its former life, and of what was assigned to it (KIP-345).
    fn replace_static(&mut self, turn: &mut Turn<'_>, ask: Join, before: &MemberId, fresh: MemberId) {
        let leader_before = self.leader.clone();
        let instance = ask.instance.clone().expect("only a static member is replaced");
        self.rename_static(turn, &instance, before, &fresh);
        if self.state != State::Stable {
            // While completing, the leader may have assigned to the former id already: a new generation it must be.
            return self.update_member(turn, ask, &fresh);
        }
        let member = self.members.get_mut(&fresh).expect("renamed above");
        member.rebalance_timeout = ask.rebalance_timeout();
        member.session_timeout = ask.session_timeout();
        member.protocols = ask.protocols;
        member.client_id = ask.client_id;
        member.client_host = ask.client_host;
        member.heard(turn);
        if self.vote() != self.protocol {
            let member = self.members.get_mut(&fresh).expect("renamed above");
            member.joining = Some(ask.waiter);
            return self.rebalance(turn, Cause::SubscriptionChanged);
        }
        turn.record(Record::Group { group: turn.id.clone(), value: Some(self.to_stored()) });
        let mut joined = self.joined(&fresh);
        if ask.can_skip_assignment {
            joined.skip_assignment = self.is_leader(&fresh);
        } else {
            // It must not think that it leads, or it would assign anew.
            joined.leader = leader_before;
            joined.members.clear();
        }
        turn.reply(ask.waiter, Reply::Join(Ok(joined)));
    }

    fn rename_static(&mut self, turn: &mut Turn<'_>, instance: &InstanceId, before: &MemberId, fresh: &MemberId) {
        let mut member = self.members.remove(before).expect("G5: an instance is a member");
        member.end_session(turn);
        let fenced = MembershipError::Fenced { instance: instance.clone(), member: before.clone() };
        if let Some(waiter) = member.joining.take() {
            turn.reply(waiter, Reply::Join(Err(fenced.clone().into())));
        }
        if let Some(waiter) = member.syncing.take() {
            turn.reply(waiter, Reply::Sync(Err(fenced.into())));
        }
        member.id = fresh.clone();
        member.heard(turn);
        self.instances.insert(instance.clone(), fresh.clone());
        self.members.insert(fresh.clone(), member);
        if self.is_leader(before) {
            self.leader = Some(fresh.clone());
        }
        // Its share is recorded, so it owes no sync.
        self.unsynced.remove(before);
    }

    /// What `member` is told about the generation that has begun.
    pub(super) fn joined(&self, member: &MemberId) -> Joined {
        Joined {
            member: member.clone(),
            generation: self.generation,
            protocol_type: self.protocol_type.clone(),
            protocol: self.protocol.clone(),
            leader: self.leader.clone(),
            skip_assignment: false,
            members: if self.is_leader(member) { self.everybody() } else { vec![] },
        }
    }

    fn everybody(&self) -> Vec<JoinedMember> {
        let protocol = self.protocol.as_deref().unwrap_or_default();
        let told = |member: &Member| JoinedMember {
            id: member.id.clone(),
            instance: member.instance.clone(),
            metadata: member.metadata(protocol).clone(),
        };
        self.members.values().map(told).collect()
    }
}

impl Protocol {
    pub fn new(name: impl Into<String>, metadata: impl Into<Bytes>) -> Self {
        Self { name: name.into(), metadata: metadata.into() }
    }
}
