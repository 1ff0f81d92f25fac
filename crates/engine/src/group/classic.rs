//! A classic group in motion: its state, its members, and the passage from one generation to the next.
//!
//! ```text
//!            join                 all joined, or time          leader's sync
//!   Empty ─────────► Preparing ───────────────────► Completing ────────────► Stable
//!     ▲              Rebalance ◄─────────────────── Rebalance                  │
//!     │ nobody left      │   ▲   join, leave, expiry                           │
//!     └──────────────────┘   └─────────────────────────────────────────────────┘
//! ```
//! Dead is a group whose removal is decided and not yet replayed; and what is said of a group that does not exist.
//!
//! Not here: what each request says (folder `classic/`), offsets.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::cause::Cause;
use super::records::{Record, StoredGroup, StoredMember};
use super::subscription;
use super::timers::{Armed, Timer};
use super::turn::Turn;
use super::{InstanceId, MemberId, Reply, TopicName};
use crate::types::{Now, Timestamp};
use member::{Member, MembershipError, Protocol, Supporters};

/// How soon a rebalance that nobody joined looks again. A client may say 0 ms, and a shard that arms what is due at once never ends.
const LEAST_JOIN_WAIT: Duration = Duration::from_secs(1);

pub(super) mod heartbeat;
pub(super) mod join;
pub(super) mod leave;
pub(super) mod member;
pub(super) mod sync;
#[cfg(test)]
mod tests;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Empty,
    PreparingRebalance,
    CompletingRebalance,
    Stable,
    Dead,
}

impl State {
    /// As tools show it and as filters name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "Empty",
            Self::PreparingRebalance => "PreparingRebalance",
            Self::CompletingRebalance => "CompletingRebalance",
            Self::Stable => "Stable",
            Self::Dead => "Dead",
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct ClassicGroup {
    pub(super) state: State,
    /// The state before PreparingRebalance: a group that was Empty waits for the initial delay, whoever has joined.
    previous: State,
    pub(super) changed_at: Option<Timestamp>,
    pub(super) protocol_type: Option<String>,
    pub(super) generation: i32,
    pub(super) protocol: Option<String>,
    leader: Option<MemberId>,
    pub(super) members: BTreeMap<MemberId, Member>,
    instances: BTreeMap<InstanceId, MemberId>,
    /// Ids handed out and not yet used (KIP-394).
    pending: BTreeMap<MemberId, Armed>,
    /// Members of this generation that have not synced.
    unsynced: BTreeSet<MemberId>,
    /// Topics that the members of this generation read; None: cannot be told.
    pub(super) subscribed: Option<BTreeSet<TopicName>>,
    join_timer: Armed,
    sync_timer: Armed,
    /// What is left of the initial wait.
    initial: InitialDelay,
}

/// The first rebalance of an Empty group waits one delay, and another one as long as members keep coming, up to the rebalance timeout.
#[derive(Debug, Clone, Copy, Default)]
struct InitialDelay {
    current: Duration,
    remaining: Duration,
    more_joined: bool,
}

impl ClassicGroup {
    /// What is recorded of a group when its first member knocks.
    pub(super) fn newborn(now: Now) -> StoredGroup {
        StoredGroup { protocol_type: None, generation: 0, protocol: None, leader: None, changed_at: Some(now.wall), members: vec![] }
    }

    /// The group as it was recorded: Stable with members, else Empty.
    pub(super) fn restored(stored: Option<&StoredGroup>) -> Self {
        let mut group = Self {
            state: State::Empty,
            previous: State::Empty,
            changed_at: None,
            protocol_type: None,
            generation: 0,
            protocol: None,
            leader: None,
            members: BTreeMap::new(),
            instances: BTreeMap::new(),
            pending: BTreeMap::new(),
            unsynced: BTreeSet::new(),
            subscribed: None,
            join_timer: None,
            sync_timer: None,
            initial: InitialDelay::default(),
        };
        if let Some(stored) = stored {
            group.restore(stored);
        }
        group
    }

    fn restore(&mut self, stored: &StoredGroup) {
        self.changed_at = stored.changed_at;
        self.protocol_type.clone_from(&stored.protocol_type);
        self.generation = stored.generation;
        self.protocol.clone_from(&stored.protocol);
        for member in &stored.members {
            if let Some(instance) = &member.instance {
                self.instances.insert(instance.clone(), member.id.clone());
            }
            self.members.insert(member.id.clone(), Member::restored(member, stored.protocol.as_deref()));
        }
        // A record is outside input: a leader that is no member is none, and another takes its place.
        self.leader = stored.leader.clone().filter(|leader| self.members.contains_key(leader));
        if !self.members.is_empty() {
            self.state = State::Stable;
            self.elect_if_none();
        }
        self.subscribed = self.subscriptions();
    }

    /// After loading: members have a whole session timeout to be heard; a group over the limit of today rebalances.
    pub(super) fn resume(&mut self, turn: &mut Turn<'_>) {
        for member in self.members.values_mut() {
            member.heard(turn);
        }
        if self.members.len() > turn.options.max_size {
            self.prepare_rebalance(turn, Cause::OverTheLimit);
        }
    }

    fn become_state(&mut self, now: Now, state: State) {
        self.previous = self.state;
        self.state = state;
        self.changed_at = Some(now.wall);
    }

    pub(super) fn is_leader(&self, member: &MemberId) -> bool {
        self.leader.as_ref() == Some(member)
    }

    pub(super) fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Held in this order: instance, member, generation; the state comes after.
    pub(super) fn validate_member(&self, member: &MemberId, instance: Option<&InstanceId>) -> Result<(), MembershipError> {
        if let Some(instance) = instance {
            MembershipError::unless_owner(member, instance, self.instances.get(instance))?;
        }
        if self.members.contains_key(member) { Ok(()) } else { Err(MembershipError::unknown(member)) }
    }

    pub(super) fn validate_generation(&self, generation: i32) -> Result<(), MembershipError> {
        MembershipError::unless_current(generation, self.generation)
    }

    /// The longest that any member wants to be waited for.
    fn rebalance_timeout(&self) -> Duration {
        self.members.values().map(|member| member.rebalance_timeout).max().unwrap_or_default()
    }

    /// Members that have not joined the next generation.
    pub(super) fn absent_count(&self) -> usize {
        self.members.values().filter(|member| member.joining.is_none()).count()
    }

    /// Members of this generation that have not synced.
    pub(super) fn unsynced_count(&self) -> usize {
        self.unsynced.len()
    }

    fn all_joined(&self) -> bool {
        self.pending.is_empty() && self.members.values().all(|member| member.joining.is_some())
    }

    /// Starts a rebalance, or goes on with the one under way if this was what it waited for.
    fn rebalance(&mut self, turn: &mut Turn<'_>, cause: Cause) {
        match self.state {
            State::Empty | State::CompletingRebalance | State::Stable => self.prepare_rebalance(turn, cause),
            State::PreparingRebalance => self.complete_join_if_all_joined(turn),
            State::Dead => {}
        }
    }

    fn prepare_rebalance(&mut self, turn: &mut Turn<'_>, cause: Cause) {
        turn.rebalances(cause);
        if self.state == State::CompletingRebalance {
            self.refuse_syncs(turn);
        }
        turn.timers.disarm(&mut self.sync_timer, Timer::Sync(turn.id.clone()));
        let initial = self.state == State::Empty;
        self.become_state(turn.now, State::PreparingRebalance);
        if initial {
            let delay = turn.options.initial_rebalance_delay;
            let remaining = self.rebalance_timeout().saturating_sub(delay);
            self.initial = InitialDelay { current: delay, remaining, more_joined: false };
            self.arm_join(turn, delay);
        } else if self.all_joined() {
            self.complete_join(turn);
        } else {
            self.arm_join(turn, self.rebalance_timeout());
        }
    }

    fn arm_join(&mut self, turn: &mut Turn<'_>, after: Duration) {
        turn.timers.arm(&mut self.join_timer, turn.now.monotonic + after, Timer::Join(turn.id.clone()));
    }

    /// An Empty group's first rebalance ends by its delay only.
    fn complete_join_if_all_joined(&mut self, turn: &mut Turn<'_>) {
        if self.state == State::PreparingRebalance && self.previous != State::Empty && self.all_joined() {
            self.complete_join(turn);
        }
    }

    pub(super) fn on_join_deadline(&mut self, turn: &mut Turn<'_>) {
        self.join_timer = None;
        if self.state != State::PreparingRebalance {
            return;
        }
        let initial = self.initial;
        if self.previous == State::Empty && initial.more_joined && !initial.remaining.is_zero() {
            let next = turn.options.initial_rebalance_delay.min(initial.remaining);
            let remaining = initial.remaining.saturating_sub(initial.current);
            self.initial = InitialDelay { current: next, remaining, more_joined: false };
            self.arm_join(turn, next);
        } else {
            self.complete_join(turn);
        }
    }

    /// The time to join is over: who did not join is out, unless static; the rest are the next generation.
    fn complete_join(&mut self, turn: &mut Turn<'_>) {
        turn.timers.disarm(&mut self.join_timer, Timer::Join(turn.id.clone()));
        let gone: Vec<MemberId> = self
            .members
            .values()
            .filter(|member| member.joining.is_none() && member.instance.is_none())
            .map(|member| member.id.clone())
            .collect();
        for member in gone {
            self.remove_member(turn, &member);
        }
        if !self.members.is_empty() && !self.elect_joined_leader() {
            // Only static members are left and none has come back: they have until their sessions expire.
            self.arm_join(turn, self.rebalance_timeout().max(LEAST_JOIN_WAIT));
            return;
        }
        self.begin_generation(turn);
    }

    /// True if the leader, old or new, is one who has joined.
    fn elect_joined_leader(&mut self) -> bool {
        let has_joined = |member: &Member| member.joining.is_some();
        if self.leader.as_ref().and_then(|leader| self.members.get(leader)).is_some_and(has_joined) {
            return true;
        }
        match self.members.values().find(|member| has_joined(member)) {
            Some(member) => {
                self.leader = Some(member.id.clone());
                true
            }
            None => false,
        }
    }

    fn elect_if_none(&mut self) {
        if self.leader.is_none() {
            self.leader = self.members.keys().next().cloned();
        }
    }

    fn begin_generation(&mut self, turn: &mut Turn<'_>) {
        self.generation = self.generation.checked_add(1).unwrap_or(1);
        self.unsynced.clear();
        if self.members.is_empty() {
            self.protocol = None;
            self.leader = None;
            self.subscribed = self.subscriptions();
            self.become_state(turn.now, State::Empty);
            turn.record(Record::Group { group: turn.id.clone(), value: Some(self.to_stored()) });
            return;
        }
        self.protocol = self.vote();
        self.subscribed = self.subscriptions();
        self.become_state(turn.now, State::CompletingRebalance);
        self.unsynced = self.members.keys().cloned().collect();
        let timeout = self.rebalance_timeout();
        turn.timers.arm(&mut self.sync_timer, turn.now.monotonic + timeout, Timer::Sync(turn.id.clone()));
        for id in self.unsynced.clone() {
            let joined = self.joined(&id);
            let member = self.members.get_mut(&id).expect("taken from the members above");
            member.is_new = false;
            member.heard(turn);
            if let Some(waiter) = member.joining.take() {
                turn.reply(waiter, Reply::Join(Ok(joined)));
            }
        }
    }

    /// Every member votes for the first of its protocols that all support; most votes win, and in a tie what the leader prefers.
    fn vote(&self) -> Option<String> {
        let leader = self.leader.as_ref().and_then(|leader| self.members.get(leader))?;
        let supporters = self.supporters();
        let supported = |protocol: &&Protocol| supporters.are_all_for(&protocol.name);
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for vote in self.members.values().filter_map(|member| member.protocols.iter().find(supported)) {
            *votes.entry(&vote.name).or_default() += 1;
        }
        // `max_by_key` keeps the last of equals: the other way round, that is the leader's first.
        let candidates = leader.protocols.iter().rev().filter(supported);
        candidates.max_by_key(|candidate| votes.get(candidate.name.as_str()).copied().unwrap_or_default()).map(|one| one.name.clone())
    }

    fn supporters(&self) -> Supporters<'_> {
        Supporters::among(self.members.values().map(|member| member.protocols.as_slice()))
    }

    /// None unless every member is a consumer whose subscription can be read.
    fn subscriptions(&self) -> Option<BTreeSet<TopicName>> {
        if !self.is_consumer() {
            return None;
        }
        let mut topics = BTreeSet::new();
        for member in self.members.values() {
            topics.append(&mut subscription::topics(member.metadata(self.protocol.as_deref()?))?);
        }
        Some(topics)
    }

    /// Whether the members speak the consumers' protocol, so that their subscriptions can be read.
    pub(super) fn is_consumer(&self) -> bool {
        self.protocol_type.as_deref() == Some("consumer")
    }

    /// Whether members may be reading the topic. In doubt, consumers are.
    pub(super) fn reads(&self, topic: &TopicName) -> bool {
        match &self.subscribed {
            Some(topics) => topics.contains(topic),
            None => self.is_consumer(),
        }
    }

    fn to_stored(&self) -> StoredGroup {
        StoredGroup {
            protocol_type: self.protocol_type.clone(),
            generation: self.generation,
            protocol: self.protocol.clone(),
            leader: self.leader.clone(),
            changed_at: self.changed_at,
            members: self.members.values().map(|member| self.to_stored_member(member)).collect(),
        }
    }

    fn to_stored_member(&self, member: &Member) -> StoredMember {
        StoredMember {
            id: member.id.clone(),
            instance: member.instance.clone(),
            client_id: member.client_id.clone(),
            client_host: member.client_host.clone(),
            rebalance_timeout: member.rebalance_timeout,
            session_timeout: member.session_timeout,
            subscription: self.protocol.as_deref().map(|protocol| member.metadata(protocol).clone()).unwrap_or_default(),
            assignment: member.assignment.clone(),
        }
    }

    /// What the member told for the group's protocol; for its first one where none is chosen yet.
    pub(super) fn metadata_of<'a>(&self, member: &'a Member) -> &'a [u8] {
        match &self.protocol {
            Some(protocol) => member.metadata(protocol),
            None => member.protocols.first().map_or(&[], |protocol| &protocol.metadata),
        }
    }

    /// The members go on in a group of the consumer protocol: who waits is told to join again there.
    pub(super) fn hand_over(&mut self, turn: &mut Turn<'_>) {
        for (_, mut member) in std::mem::take(&mut self.members) {
            member.end_session(turn);
            if let Some(waiter) = member.joining.take() {
                turn.reply(waiter, Reply::Join(Err(join::JoinError::Superseded)));
            }
            if let Some(waiter) = member.syncing.take() {
                turn.reply(waiter, Reply::Sync(Err(sync::SyncError::RebalanceInProgress)));
            }
        }
        self.instances.clear();
        self.unsynced.clear();
        self.leader = None;
        self.die(turn);
    }

    /// The group that classic members form again when the last of the consumer protocol is out; it rebalances at once.
    pub(super) fn handed_back(turn: &mut Turn<'_>, stored: &StoredGroup, protocols: Vec<(MemberId, Vec<member::Protocol>)>) -> Self {
        let mut group = Self::restored(Some(stored));
        for (id, protocols) in protocols {
            if let Some(member) = group.members.get_mut(&id) {
                member.protocols = protocols;
            }
        }
        group.resume(turn);
        if group.state == State::Stable {
            group.prepare_rebalance(turn, Cause::ProtocolChanged);
        }
        group
    }

    /// Decided to be removed: nobody waits any more, nothing fires any more.
    pub(super) fn die(&mut self, turn: &mut Turn<'_>) {
        assert!(self.members.is_empty(), "G1: only a group without members is removed");
        for (id, mut armed) in std::mem::take(&mut self.pending) {
            turn.timers.disarm(&mut armed, Timer::PendingMember(turn.id.clone(), id));
        }
        turn.timers.disarm(&mut self.join_timer, Timer::Join(turn.id.clone()));
        turn.timers.disarm(&mut self.sync_timer, Timer::Sync(turn.id.clone()));
        self.state = State::Dead;
    }

    pub(super) fn check_invariants(&self, stored: Option<&StoredGroup>) {
        assert!(self.leader.as_ref().is_none_or(|leader| self.members.contains_key(leader)), "G5: the leader is a member");
        assert_eq!(self.leader.is_some(), !self.members.is_empty(), "G5: members have a leader");
        let instances: BTreeMap<_, _> =
            self.members.values().filter_map(|member| Some((member.instance.clone()?, member.id.clone()))).collect();
        assert_eq!(self.instances, instances, "G5");
        assert!(self.unsynced.iter().all(|member| self.members.contains_key(member)), "G1: whom nobody waits for");
        assert!(self.pending.keys().all(|member| !self.members.contains_key(member)), "an id is used once");
        for member in self.members.values() {
            assert!(member.joining.is_none() || self.state == State::PreparingRebalance, "G1: parked joins only while preparing");
            assert!(member.syncing.is_none() || self.state == State::CompletingRebalance, "G1: parked syncs only while completing");
        }
        match self.state {
            State::Stable => {
                // Kafka writes the members in an order of its own.
                let members = |of: &StoredGroup| of.members.iter().cloned().map(|one| (one.id.clone(), one)).collect::<BTreeMap<_, _>>();
                let recorded = |of: &StoredGroup| (of.generation, members(of));
                assert_eq!(Some(recorded(&self.to_stored())), stored.map(recorded), "G2");
            }
            State::Empty => {
                assert!(self.members.is_empty());
                assert_eq!(self.generation, stored.map_or(0, |stored| stored.generation), "G2");
                assert!(self.join_timer.is_none() && self.sync_timer.is_none(), "G7");
            }
            State::PreparingRebalance => assert!(self.join_timer.is_some(), "G1: a join would wait for ever"),
            State::CompletingRebalance => assert!(self.sync_timer.is_some(), "G1: a sync would wait for ever"),
            State::Dead => {}
        }
    }
}
