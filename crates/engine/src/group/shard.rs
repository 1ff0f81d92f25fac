//! The machine of one shard: takes requests to their group, records to where they count, and timers to who armed them.

use std::collections::BTreeMap;

use super::cause::Cause;
use super::classic::heartbeat::HeartbeatError;
use super::classic::join::{JoinError, MAX_PROTOCOLS};
use super::classic::leave::{LeaveError, Left};
use super::classic::member::MembershipError;
use super::classic::sync::SyncError;
use super::classic::{ClassicGroup, State};
use super::consumer::heartbeat::{self, Beat, ConsumerHeartbeatError};
use super::consumer::migrate;
use super::consumer::sessions::Sessions;
use super::consumer::{ConsumerGroup, Draft};
use super::delete::Deletions;
use super::names::NAME_MAX;
use super::offsets::{Offsets, OpenTransactions};
use super::records::{Record, StoredGroup, Written};
use super::timers::{Armed, Timer, Timers};
use super::turn::Turn;
use super::{ConsumerHeartbeat, GroupId, Heartbeat, InstanceId, Join, Leave, MemberId, Options, Reply, Request, Sync};
use crate::metadata::Image;
use crate::types::{Monotonic, Now, ProducerId};
use bytes::Bytes;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the shell has to do after an event: append the records as one batch, replay them at once, and give the replies when all that
/// the shard has appended so far is committed. Without records the same holds for the replies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    pub records: Vec<Record>,
    pub replies: Vec<(crate::types::Waiter, Reply)>,
    /// Rebalances that begin with it, for who counts them.
    pub rebalances: Vec<Cause>,
}

/// All groups whose id falls on one partition of `__consumer_offsets`.
#[derive(Debug, Clone)]
pub struct GroupShard {
    pub(super) options: Options,
    /// The metadata as it was last seen.
    pub(super) image: Arc<Image>,
    pub(super) groups: BTreeMap<GroupId, Group>,
    pub(super) transactions: OpenTransactions,
    pub(super) timers: Timers,
    /// Armed while there is any group.
    pub(super) retention: Armed,
    /// Where a look for expired offsets goes on, when it was too much for one decision.
    pub(super) retention_next: Option<GroupId>,
    pub(super) deletions: Deletions,
}

/// What is known of one group id.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// As recorded; changed by `replay` alone. None: nothing recorded but offsets, or not even those yet.
    pub(super) stored: Option<StoredGroup>,
    /// As recorded; changed by `replay` alone.
    pub(super) offsets: Offsets,
    /// Keys of records of other kinds of group under this id. As recorded.
    pub(super) others: BTreeSet<Bytes>,
    /// A group of the consumer protocol, as recorded; changed by `replay` alone. Then there is no classic one.
    pub(super) consumer: Option<Box<ConsumerGroup>>,
    /// Timers of the members of `consumer`.
    pub(super) sessions: Sessions,
    /// The group in motion, once somebody joined. None: what is recorded is all there is.
    pub(super) live: Option<ClassicGroup>,
}

impl Group {
    /// The group in motion, from here on kept apart from what is recorded.
    pub(super) fn live(&mut self) -> &mut ClassicGroup {
        self.live.get_or_insert_with(|| ClassicGroup::restored(self.stored.as_ref()))
    }

    /// Known as a group of another kind only: described and listed by nobody here.
    pub(super) fn is_of_another_kind(&self) -> bool {
        self.consumer.is_none() && self.stored.is_none() && self.live.is_none() && !self.others.is_empty()
    }

    /// A classic member cannot take a share group's place (rule 113). The first two bytes of a key are its kind.
    fn is_share(&self) -> bool {
        self.others.iter().any(|key| matches!(key.first_chunk(), Some([0, 10..=15])))
    }

    fn is_nothing(&self) -> bool {
        let idle = self.live.as_ref().is_none_or(|live| matches!(live.state, State::Empty | State::Dead) && !live.has_pending());
        let recorded = self.consumer.is_some() || self.stored.is_some() || !self.offsets.is_empty() || !self.others.is_empty();
        // Sessions are armed before the member that they are of is replayed.
        !recorded && idle && self.sessions.is_empty()
    }
}

impl GroupShard {
    /// An empty machine, to be loaded by `replay` and started by `activate`.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            image: Arc::default(),
            groups: BTreeMap::new(),
            transactions: OpenTransactions::default(),
            timers: Timers::default(),
            retention: None,
            retention_next: None,
            deletions: Deletions::default(),
        }
    }

    /// The metadata as it is now: what topics there are decides what members of consumer groups are assigned.
    pub fn see(&mut self, image: Arc<Image>) {
        self.image = image;
    }

    /// The options as they are now; what is already timed stays so until its next turn.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// Applies one fact. It alone changes what is recorded, and it cannot fail.
    pub fn replay(&mut self, record: Record, written: Written) {
        match record {
            Record::Offset { group, topic, partition, value } => {
                let offsets = &mut self.groups.entry(group.clone()).or_default().offsets;
                match written {
                    Written::Plainly => offsets.apply(topic, partition, value),
                    Written::InTransactionOf(producer) => {
                        offsets.apply_pending(producer, topic, partition, value);
                        self.transactions.note(producer, &group);
                    }
                }
                self.forget_if_nothing(&group);
            }
            Record::Group { group, value } => {
                let held = self.groups.entry(group.clone()).or_default();
                if value.is_none() {
                    held.live = None;
                }
                held.stored = value;
                self.forget_if_nothing(&group);
            }
            Record::Consumer { group, fact } => {
                ConsumerGroup::replay(&mut self.groups.entry(group.clone()).or_default().consumer, fact);
                self.forget_if_nothing(&group);
            }
            Record::Other { group, key, present } => {
                let others = &mut self.groups.entry(group.clone()).or_default().others;
                if present {
                    others.insert(key)
                } else {
                    others.remove(&key)
                };
                self.forget_if_nothing(&group);
            }
        }
    }

    /// Applies the end of a producer's transaction: what it committed for its groups counts, or is gone.
    pub fn replay_end_of_transaction(&mut self, producer: ProducerId, committed: bool) {
        for group in self.transactions.end(producer) {
            if let Some(held) = self.groups.get_mut(&group) {
                held.offsets.end_transaction(producer, committed);
            }
            self.forget_if_nothing(&group);
        }
    }

    /// Starts the machine after the last replayed record: every recorded member has a whole session timeout from now to be heard.
    pub fn activate(&mut self, now: Now) -> Decision {
        let mut decision = Decision::default();
        for id in self.groups.keys().cloned().collect::<Vec<_>>() {
            self.resume(now, &id, &mut decision);
        }
        self.arm_retention(now);
        decision
    }

    /// A group begins to live with what is recorded of it.
    pub(super) fn resume(&mut self, now: Now, id: &GroupId, decision: &mut Decision) {
        let Some(group) = self.groups.get_mut(id) else { return };
        let mut turn = Turn { now, id, options: &self.options, timers: &mut self.timers, decision };
        if group.stored.as_ref().is_some_and(|stored| !stored.members.is_empty()) {
            group.live().resume(&mut turn);
        }
        if let Some(consumer) = &group.consumer {
            let timeout = self.options.consumer.of(&self.image, id).session_timeout;
            group.sessions.resume(&mut turn, consumer, timeout);
        }
    }

    /// Makes facts and answers; changes soft state only.
    pub fn decide(&mut self, now: Now, request: Request) -> Decision {
        let mut decision = Decision::default();
        match request {
            Request::Join(ask) => self.join(now, ask, &mut decision),
            Request::Sync(ask) => self.sync(now, ask, &mut decision),
            Request::Heartbeat(ask) => self.heartbeat(now, &ask, &mut decision),
            Request::Leave(ask) => self.leave(now, ask, &mut decision),
            Request::ConsumerHeartbeat(ask) => self.consumer_heartbeat(now, &ask, &mut decision),
            Request::CommitOffsets(ask) => self.commit_offsets(now, ask, &mut decision),
            Request::DeleteOffsets(ask) => self.delete_offsets(ask, &mut decision),
            Request::DeleteGroup(ask) => self.delete_group(now, ask, &mut decision),
            Request::DropTopics(topics) => self.drop_topics(now, topics),
        }
        // What was just decided may be the first that can ever expire.
        if !decision.records.is_empty() {
            self.timers.arm_if_idle(&mut self.retention, now.monotonic + self.options.retention_check, Timer::Retention);
        }
        decision
    }

    /// When `on_deadline` has to be called next. None: nobody waits for anything.
    pub fn next_deadline(&self) -> Option<Monotonic> {
        self.timers.next()
    }

    /// Does what is due, until there is something to record: so that a batch is about one group, and a lock is held for one event.
    /// Then, and when many things were due, `next_deadline` may not be later than `now`.
    pub fn on_deadline(&mut self, now: Now) -> Decision {
        /// Timers that fire in one go without anything to record.
        const MANY: usize = 1000;
        let mut decision = Decision::default();
        for _ in 0..MANY {
            if !decision.records.is_empty() {
                break;
            }
            let Some(timer) = self.timers.pop_due(now.monotonic) else { break };
            match timer {
                Timer::Session(group, member) => self.with_live(now, &group, &mut decision, |live, turn| live.on_session(turn, &member)),
                Timer::PendingMember(group, member) => {
                    self.with_live(now, &group, &mut decision, |live, turn| live.on_pending_member(turn, &member));
                }
                Timer::Join(group) => self.with_live(now, &group, &mut decision, |live, turn| live.on_join_deadline(turn)),
                Timer::Sync(group) => self.with_live(now, &group, &mut decision, |live, turn| live.on_sync_deadline(turn)),
                Timer::MemberSession(group, member) => self.on_member_session(now, &group, &member, &mut decision),
                Timer::MemberRebalance(group, member) => self.on_member_rebalance(now, &group, &member, &mut decision),
                Timer::MemberSync(group, member) => self.on_member_sync(now, &group, &member, &mut decision),
                Timer::Retention => {
                    self.retention = None;
                    self.expire_offsets(now, &mut decision);
                    // One look at a time.
                    return decision;
                }
                Timer::Deletions => {
                    self.go_on_deleting(now, &mut decision);
                    return decision;
                }
            }
        }
        decision
    }

    fn join(&mut self, now: Now, ask: Join, decision: &mut Decision) {
        if let Err(error) = self.may_join(&ask) {
            decision.replies.push((ask.waiter, Reply::Join(Err(error))));
            return;
        }
        let id = ask.group.clone();
        if self.is_of_consumers(&id) {
            return self.join_as_classic(now, &ask, decision);
        }
        let group = self.groups.entry(id.clone()).or_default();
        let unrecorded = group.stored.is_none();
        let others: Vec<Bytes> = if unrecorded { group.others.iter().cloned().collect() } else { vec![] };
        let mut turn = Turn { now, id: &id, options: &self.options, timers: &mut self.timers, decision };
        // Nobody is in it: it gives way.
        let empty = group.consumer.clone();
        let live = group.live();
        live.join(&mut turn, ask, |turn| {
            if let Some(consumer) = empty {
                consumer.take_back(turn);
            }
            // The group is recorded before its first member is told anything, so that it exists for whoever loads the shard next.
            if unrecorded {
                for key in others {
                    turn.record(Record::Other { group: id.clone(), key, present: false });
                }
                turn.record(Record::Group { group: id.clone(), value: Some(ClassicGroup::newborn(now)) });
            }
        });
        if unrecorded && decision.records.is_empty() {
            // Refused: it was never there.
            group.live = None;
            self.forget_if_nothing(&id);
        }
    }

    /// What is refused before the group is looked at.
    fn may_join(&self, ask: &Join) -> Result<(), JoinError> {
        if ask.group.as_str().is_empty() {
            return Err(JoinError::EmptyGroupId);
        }
        let (min, max) = (self.options.min_session_timeout.as_millis(), self.options.max_session_timeout.as_millis());
        let asked_ms = ask.session_timeout_ms;
        if u128::try_from(asked_ms).map_or(true, |asked| asked < min || asked > max) {
            return Err(JoinError::SessionTimeout { asked_ms, min_ms: min, max_ms: max });
        }
        // The id that a member is given begins with its name. Kafka fails at writing it.
        let name = ask.instance.as_ref().map_or(ask.client_id.as_str(), InstanceId::as_str);
        let length = ask.client_id.len().max(if ask.member.is_none() { name.len() + 1 + ask.fresh.len() } else { 0 });
        if length > NAME_MAX {
            return Err(JoinError::NameTooLong { length });
        }
        if ask.protocols.len() > MAX_PROTOCOLS {
            return Err(JoinError::TooManyProtocols { count: ask.protocols.len() });
        }
        if self.groups.get(&ask.group).is_some_and(Group::is_share) {
            return Err(JoinError::InconsistentProtocol);
        }
        if self.is_of_consumers(&ask.group) {
            return Ok(());
        }
        let is_new = |group: &GroupId| self.groups.get(group).is_none_or(|group| group.consumer.is_some());
        if is_new(&ask.group) && (ask.protocol_type.is_empty() || ask.protocols.is_empty()) {
            return Err(JoinError::InconsistentProtocol);
        }
        match &ask.member {
            Some(member) if is_new(&ask.group) => Err(MembershipError::unknown(member).into()),
            Some(_) | None => Ok(()),
        }
    }

    fn sync(&mut self, now: Now, ask: Sync, decision: &mut Decision) {
        let waiter = ask.waiter;
        if ask.group.as_str().is_empty() {
            return decision.replies.push((waiter, Reply::Sync(Err(SyncError::EmptyGroupId))));
        }
        let unknown = MembershipError::unknown(&ask.member);
        let id = ask.group.clone();
        if let Some(result) = self.with_consumers(now, &id, decision, |draft| draft.sync_classic(&ask)) {
            return decision.replies.push((waiter, Reply::Sync(result)));
        }
        if !self.with_group(now, &id, decision, |live, turn| live.sync(turn, ask)) {
            decision.replies.push((waiter, Reply::Sync(Err(unknown.into()))));
        }
    }

    fn heartbeat(&mut self, now: Now, ask: &Heartbeat, decision: &mut Decision) {
        let mut result = Err(MembershipError::unknown(&ask.member).into());
        if ask.group.as_str().is_empty() {
            result = Err(HeartbeatError::EmptyGroupId);
        } else if let Some(heard) = self.with_consumers(now, &ask.group, decision, |draft| draft.heartbeat_classic(ask)) {
            result = heard;
        } else {
            self.with_group(now, &ask.group, decision, |live, turn| result = live.heartbeat(turn, ask));
        }
        decision.replies.push((ask.waiter, Reply::Heartbeat(result)));
    }

    fn leave(&mut self, now: Now, ask: Leave, decision: &mut Decision) {
        let mut result = Ok(ask.members.iter().map(Left::unknown).collect());
        if ask.group.as_str().is_empty() {
            result = Err(LeaveError::EmptyGroupId);
        } else if let Some((left, gone)) = self.with_consumers(now, &ask.group, decision, |draft| draft.leave_classic(&ask.members)) {
            self.fence(now, &ask.group, &gone, Cause::MemberLeft, decision);
            result = Ok(left);
        } else {
            self.with_group(now, &ask.group, decision, |live, turn| result = live.leave(turn, ask.members));
        }
        decision.replies.push((ask.waiter, Reply::Leave(result)));
    }

    /// Runs `act` on the group in motion of a group that exists; else says false.
    fn with_group(&mut self, now: Now, id: &GroupId, decision: &mut Decision, act: impl FnOnce(&mut ClassicGroup, &mut Turn<'_>)) -> bool {
        let Some(group) = self.groups.get_mut(id).filter(|group| group.consumer.is_none()) else { return false };
        act(group.live(), &mut Turn { now, id, options: &self.options, timers: &mut self.timers, decision });
        true
    }

    /// For timers: only a group in motion has armed any.
    fn with_live(&mut self, now: Now, id: &GroupId, decision: &mut Decision, act: impl FnOnce(&mut ClassicGroup, &mut Turn<'_>)) {
        if let Some(live) = self.groups.get_mut(id).and_then(|group| group.live.as_mut()) {
            act(live, &mut Turn { now, id, options: &self.options, timers: &mut self.timers, decision });
        }
    }

    fn consumer_heartbeat(&mut self, now: Now, ask: &ConsumerHeartbeat, decision: &mut Decision) {
        let before = decision.records.len();
        let result = heartbeat::validate(ask, &self.options.consumer.assignors).and_then(|()| match ask.epoch {
            0 => self.join_consumers(now, ask, decision),
            1.. => self.beat(now, ask, decision),
            ..0 => self.leave_consumers(now, ask, decision),
        });
        if result.is_err() {
            // Refused: nothing of it happened.
            decision.records.truncate(before);
            self.forget_if_nothing(&ask.group);
        }
        decision.replies.push((ask.waiter, Reply::ConsumerHeartbeat(result)));
    }

    /// The group begins with its first member; one without members gives way, whatever its kind was, and one with members turns into one.
    fn join_consumers(&mut self, now: Now, ask: &ConsumerHeartbeat, decision: &mut Decision) -> Result<Beat, ConsumerHeartbeatError> {
        let id = &ask.group;
        let group = self.groups.entry(id.clone()).or_default();
        if group.consumer.is_some() {
            return self.beat(now, ask, decision);
        }
        if group.is_of_another_kind() || group.is_share() {
            return Err(ConsumerHeartbeatError::OtherKind(id.clone()));
        }
        let mut turn = Turn { now, id, options: &self.options, timers: &mut self.timers, decision };
        if group.stored.is_some() || group.live.is_some() || !group.offsets.is_empty() {
            turn.record(Record::Group { group: id.clone(), value: None });
        }
        let has_members = group.seen(|classic| !classic.members.is_empty());
        if has_members {
            migrate::may_upgrade(id, group.live(), &self.options)?;
        }
        let mut draft = Draft::new(ConsumerGroup::default(), &mut group.sessions, &self.image, &mut turn);
        let upgraded = match group.live.as_ref().filter(|_| has_members) {
            Some(classic) => draft.upgrade(classic),
            None => Ok(()),
        };
        let beat = upgraded.and_then(|()| draft.heartbeat(ask));
        match (&beat, &mut group.live) {
            (Ok(_), Some(live)) => live.hand_over(&mut turn),
            (Ok(_), None) => {}
            (Err(_), _) => group.sessions.forget_all(&mut turn),
        }
        beat
    }

    fn beat(&mut self, now: Now, ask: &ConsumerHeartbeat, decision: &mut Decision) -> Result<Beat, ConsumerHeartbeatError> {
        self.has_consumers(&ask.group)?;
        self.with_consumers(now, &ask.group, decision, |draft| draft.heartbeat(ask))
            .unwrap_or_else(|| Err(ConsumerHeartbeatError::UnknownGroup(ask.group.clone())))
    }

    fn leave_consumers(&mut self, now: Now, ask: &ConsumerHeartbeat, decision: &mut Decision) -> Result<Beat, ConsumerHeartbeatError> {
        self.has_consumers(&ask.group)?;
        let left = self.with_consumers(now, &ask.group, decision, |draft| draft.leave(ask));
        let (beat, gone) = left.unwrap_or_else(|| Err(ConsumerHeartbeatError::UnknownGroup(ask.group.clone())))?;
        self.fence(now, &ask.group, gone.as_slice(), Cause::MemberLeft, decision);
        Ok(beat)
    }

    fn has_consumers(&self, id: &GroupId) -> Result<(), ConsumerHeartbeatError> {
        match self.groups.get(id) {
            None => Err(ConsumerHeartbeatError::UnknownGroup(id.clone())),
            Some(group) if group.consumer.is_none() => Err(ConsumerHeartbeatError::OtherKind(id.clone())),
            Some(_) => Ok(()),
        }
    }

    /// Runs `act` on a draft of a consumer group, if there is one.
    fn with_consumers<T>(
        &mut self,
        now: Now,
        id: &GroupId,
        decision: &mut Decision,
        act: impl FnOnce(&mut Draft<'_, '_>) -> T,
    ) -> Option<T> {
        let group = self.groups.get_mut(id)?;
        let copy = group.consumer.as_deref()?.clone();
        let turn = &mut Turn { now, id, options: &self.options, timers: &mut self.timers, decision };
        Some(act(&mut Draft::new(copy, &mut group.sessions, &self.image, turn)))
    }

    /// Members of a consumer group are out.
    fn fence(&mut self, now: Now, id: &GroupId, members: &[MemberId], cause: Cause, decision: &mut Decision) {
        if members.is_empty() {
            return;
        }
        let downgraded = self.with_consumers(now, id, decision, |draft| {
            if !draft.group.may_downgrade(members, draft.turn.options) {
                draft.fence(members);
                draft.turn.rebalances(cause);
                return None;
            }
            let (stored, protocols) = draft.group.downgraded(members, draft.image, draft.turn.now);
            draft.sessions.forget_all(draft.turn);
            draft.group.take_back(draft.turn);
            draft.turn.record(Record::Group { group: id.clone(), value: Some(stored.clone()) });
            Some((stored, protocols))
        });
        if let (Some(Some((stored, protocols))), Some(group)) = (downgraded, self.groups.get_mut(id)) {
            let mut turn = Turn { now, id, options: &self.options, timers: &mut self.timers, decision };
            group.live = Some(ClassicGroup::handed_back(&mut turn, &stored, protocols));
        }
    }

    /// How many groups there are, of whatever kind.
    pub fn group_count(&self) -> usize {
        self.groups.len()
    }

    /// Whether the group is one of the consumer protocol that somebody is in.
    fn is_of_consumers(&self, id: &GroupId) -> bool {
        self.groups.get(id).and_then(|group| group.consumer.as_ref()).is_some_and(|consumer| !consumer.members.is_empty())
    }

    fn join_as_classic(&mut self, now: Now, ask: &Join, decision: &mut Decision) {
        let before = decision.records.len();
        let result = self.with_consumers(now, &ask.group, decision, |draft| draft.join_classic(ask)).unwrap_or(Err(JoinError::Dead));
        if result.is_err() {
            decision.records.truncate(before);
        }
        decision.replies.push((ask.waiter, Reply::Join(result)));
    }

    fn on_member_session(&mut self, now: Now, id: &GroupId, member: &MemberId, decision: &mut Decision) {
        let is_over = self
            .with_consumers(now, id, decision, |draft| draft.sessions.is_over(draft.turn, member) && draft.group.member(member).is_some());
        if is_over == Some(true) {
            self.fence(now, id, std::slice::from_ref(member), Cause::SessionOver, decision);
        }
    }

    fn on_member_rebalance(&mut self, now: Now, id: &GroupId, member: &MemberId, decision: &mut Decision) {
        let is_over = self.with_consumers(now, id, decision, |draft| {
            let asked_at = draft.sessions.revocation_is_over(member);
            draft.group.member(member).is_some_and(|member| Some(member.current.epoch) == asked_at)
        });
        if is_over == Some(true) {
            self.fence(now, id, std::slice::from_ref(member), Cause::MemberLate, decision);
        }
    }

    fn on_member_sync(&mut self, now: Now, id: &GroupId, member: &MemberId, decision: &mut Decision) {
        let is_over = self.with_consumers(now, id, decision, |draft| {
            draft.sessions.sync_is_over(member);
            draft.group.member(member).is_some()
        });
        if is_over == Some(true) {
            self.fence(now, id, std::slice::from_ref(member), Cause::MemberLate, decision);
        }
    }

    pub(super) fn arm_retention(&mut self, now: Now) {
        if !self.groups.is_empty() {
            self.timers.arm_if_idle(&mut self.retention, now.monotonic + self.options.retention_check, Timer::Retention);
        }
    }

    pub(super) fn forget_if_nothing(&mut self, id: &GroupId) {
        if self.groups.get(id).is_some_and(Group::is_nothing) {
            self.groups.remove(id);
        }
    }

    /// The recorded state alone, to hold two machines against each other.
    #[cfg(test)]
    pub(super) fn recorded(&self) -> BTreeMap<GroupId, (Option<StoredGroup>, Offsets)> {
        let recorded = |group: &Group| (group.stored.clone(), group.offsets.clone());
        self.groups
            .iter()
            .map(|(id, group)| (id.clone(), recorded(group)))
            .filter(|(_, (stored, offsets))| stored.is_some() || !offsets.is_empty())
            .collect()
    }

    /// As `recorded`, of consumer groups.
    #[cfg(test)]
    pub(super) fn recorded_consumers(&self) -> BTreeMap<GroupId, ConsumerGroup> {
        self.groups.iter().filter_map(|(id, group)| Some((id.clone(), (**group.consumer.as_ref()?).clone()))).collect()
    }

    /// Panics where an invariant of this room does not hold.
    pub fn check_invariants(&self) {
        for (id, group) in &self.groups {
            if let Some(consumer) = &group.consumer {
                consumer.check_invariants(id);
                assert!(group.stored.is_none() && group.live.is_none(), "one kind at a time");
            }
            if let Some(live) = &group.live {
                live.check_invariants(group.stored.as_ref());
            }
        }
    }
}
