//! A shard as its shell would drive it, for tests: what is decided is replayed at once, answers are kept by waiter.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;

use super::consumer::tests::image_of;
use super::records::{Record, Written};
use super::{
    Beat, CommitOffsets, CommitPartition, ConsumerHeartbeat, ConsumerHeartbeatError, Decision, DeleteGroup, GroupId, GroupShard, Heartbeat,
    HeartbeatError, InstanceId, Join, JoinError, Joined, Leave, Leaver, Left, MemberId, Options, Protocol, Reply, Request, State, Sync,
    SyncError, Synced,
};
use crate::types::{LeaderEpoch, Monotonic, Now, Offset, PartitionIndex, Timestamp, TopicId, Waiter};

pub(super) const SESSION_MS: i32 = 10_000;
pub(super) const REBALANCE_MS: i32 = 60_000;

#[derive(Debug)]
pub(super) struct Shell {
    pub(super) shard: GroupShard,
    pub(super) now: Now,
    /// Everything that was recorded, in order.
    pub(super) log: Vec<Record>,
    /// Answers that nobody has taken.
    pub(super) answers: BTreeMap<Waiter, Reply>,
    waiters: u64,
    /// What the last event recorded.
    pub(super) last: Vec<Record>,
    /// The next decision with records cannot be recorded.
    pub(super) refuses: bool,
    /// Who was told that nothing came of what they asked.
    pub(super) told: Vec<Waiter>,
}

impl Shell {
    pub(super) fn new() -> Self {
        Self::with(Options { initial_rebalance_delay: Duration::ZERO, ..Options::default() })
    }

    pub(super) fn with(options: Options) -> Self {
        let now = Now { wall: Timestamp(1_000_000), monotonic: Monotonic(Duration::from_secs(100)) };
        let mut shard = GroupShard::new(options);
        shard.see(std::sync::Arc::new(image_of(&[("orders", TopicId([1; 16]), 4)])));
        shard.activate(now);
        Self { shard, now, log: vec![], answers: BTreeMap::new(), waiters: 0, last: vec![], refuses: false, told: vec![] }
    }

    pub(super) fn waiter(&mut self) -> Waiter {
        self.waiters += 1;
        Waiter(self.waiters)
    }

    /// Decides, replays, and does what is due at once. The answer is taken by the waiter's number.
    pub(super) fn ask(&mut self, request: Request) {
        let decision = self.shard.decide(self.now, request);
        self.last.clear();
        self.perform(decision);
        self.run_due();
    }

    fn perform(&mut self, decision: Decision) {
        if !decision.records.is_empty() && std::mem::take(&mut self.refuses) {
            self.told.extend(self.shard.take_back(self.now, decision));
            return self.shard.check_invariants();
        }
        for record in decision.records {
            self.shard.replay(record.clone(), Written::Plainly);
            self.last.push(record.clone());
            self.log.push(record);
        }
        for (waiter, reply) in decision.replies {
            let before = self.answers.insert(waiter, reply);
            assert_eq!(before, None, "G1: answered twice");
        }
        self.shard.check_invariants();
    }

    fn run_due(&mut self) {
        while self.shard.next_deadline().is_some_and(|at| at <= self.now.monotonic) {
            let decision = self.shard.on_deadline(self.now);
            self.perform(decision);
        }
    }

    /// Lets time pass, and does what falls due in it at its own moment.
    pub(super) fn pass(&mut self, duration: Duration) {
        let until = self.now.monotonic + duration;
        self.last.clear();
        while let Some(at) = self.shard.next_deadline().filter(|at| *at <= until) {
            self.advance_to(at.max(self.now.monotonic));
            self.run_due();
        }
        self.advance_to(until);
    }

    fn advance_to(&mut self, at: Monotonic) {
        let passed = at - self.now.monotonic;
        self.now = Now { wall: self.now.wall.plus(passed), monotonic: at };
    }

    pub(super) fn pass_ms(&mut self, ms: i32) {
        self.pass(Duration::from_millis(u64::try_from(ms).expect("time passes forward")));
    }

    /// The answer to a waiter, if there is one.
    pub(super) fn answer(&mut self, waiter: Waiter) -> Option<Reply> {
        self.answers.remove(&waiter)
    }

    pub(super) fn joined(&mut self, waiter: Waiter) -> Result<Joined, JoinError> {
        match self.answer(waiter) {
            Some(Reply::Join(result)) => result,
            other => panic!("no answer to the join: {other:?}"),
        }
    }

    pub(super) fn synced(&mut self, waiter: Waiter) -> Result<Synced, SyncError> {
        match self.answer(waiter) {
            Some(Reply::Sync(result)) => result,
            other => panic!("no answer to the sync: {other:?}"),
        }
    }

    pub(super) fn join(&mut self, ask: Join) -> Waiter {
        let waiter = self.waiter();
        self.ask(Request::Join(Join { waiter, fresh: format!("uuid{}", waiter.0), ..ask }));
        waiter
    }

    /// Joins with the round for the id, and returns the id and who waits.
    pub(super) fn join_as_new(&mut self, ask: Join) -> (MemberId, Waiter) {
        let first = self.join(ask.clone());
        let Err(JoinError::MemberIdRequired { member }) = self.joined(first) else { panic!("an id was to be handed out") };
        let second = self.join(Join { member: Some(member.clone()), ..ask });
        (member, second)
    }

    pub(super) fn sync(&mut self, member: &MemberId, generation: i32, shares: &[(&MemberId, &'static str)]) -> Waiter {
        let waiter = self.waiter();
        let assignments = shares.iter().map(|(member, share)| ((*member).clone(), Bytes::from(*share))).collect();
        let (member, group) = (member.clone(), "g".into());
        self.ask(Request::Sync(Sync {
            waiter,
            group,
            generation,
            member,
            instance: None,
            protocol_type: None,
            protocol: None,
            assignments,
        }));
        waiter
    }

    pub(super) fn heartbeat(&mut self, member: &MemberId, generation: i32) -> Result<(), HeartbeatError> {
        self.heartbeat_of(member, generation, None)
    }

    pub(super) fn heartbeat_of(&mut self, member: &MemberId, generation: i32, instance: Option<InstanceId>) -> Result<(), HeartbeatError> {
        let waiter = self.waiter();
        self.ask(Request::Heartbeat(Heartbeat { waiter, group: "g".into(), generation, member: member.clone(), instance }));
        assert_eq!(self.last, [], "G6");
        match self.answer(waiter) {
            Some(Reply::Heartbeat(result)) => result,
            other => panic!("no answer to the heartbeat: {other:?}"),
        }
    }

    pub(super) fn leave(&mut self, members: Vec<Leaver>) -> Result<Vec<Left>, super::LeaveError> {
        let waiter = self.waiter();
        self.ask(Request::Leave(Leave { waiter, group: "g".into(), members }));
        match self.answer(waiter) {
            Some(Reply::Leave(result)) => result,
            other => panic!("no answer to the leave: {other:?}"),
        }
    }

    pub(super) fn beat(&mut self, ask: ConsumerHeartbeat) -> Result<Beat, ConsumerHeartbeatError> {
        let waiter = self.waiter();
        self.ask(Request::ConsumerHeartbeat(ConsumerHeartbeat { waiter, ..ask }));
        match self.answer(waiter) {
            Some(Reply::ConsumerHeartbeat(result)) => result,
            other => panic!("no answer to the heartbeat: {other:?}"),
        }
    }

    pub(super) fn commit(&mut self, ask: CommitOffsets) -> Result<Vec<Result<(), super::CommitPartitionError>>, super::CommitError> {
        let waiter = self.waiter();
        self.ask(Request::CommitOffsets(CommitOffsets { waiter, ..ask }));
        match self.answer(waiter) {
            Some(Reply::CommitOffsets(result)) => result,
            other => panic!("no answer to the commit: {other:?}"),
        }
    }

    pub(super) fn delete(&mut self, group: &str) -> Result<(), super::DeleteGroupError> {
        let waiter = self.waiter();
        self.ask(Request::DeleteGroup(DeleteGroup { waiter, group: group.into() }));
        match self.answer(waiter) {
            Some(Reply::DeleteGroup(result)) => result,
            other => panic!("no answer to the deletion: {other:?}"),
        }
    }

    pub(super) fn state(&self) -> State {
        self.shard.describe(&"g".into()).map_or(State::Dead, |group| group.state)
    }

    /// A fresh shard that has replayed the same records.
    pub(super) fn reloaded(&self) -> GroupShard {
        let mut shard = GroupShard::new(self.shard.options.clone());
        for record in &self.log {
            shard.replay(record.clone(), Written::Plainly);
        }
        shard.see(std::sync::Arc::clone(&self.shard.image));
        shard.activate(self.now);
        shard.check_invariants();
        shard
    }
}

/// A first join of `client`, in a version that asks for the id.
pub(super) fn first_join(client: &str) -> Join {
    Join {
        waiter: Waiter(0),
        group: "g".into(),
        member: None,
        instance: None,
        client_id: client.into(),
        client_host: "/127.0.0.1".into(),
        session_timeout_ms: SESSION_MS,
        rebalance_timeout_ms: REBALANCE_MS,
        protocol_type: "consumer".into(),
        protocols: protocols(&["range"]),
        fresh: String::new(),
        must_know_its_id: true,
        can_skip_assignment: true,
    }
}

/// Each with a subscription to the topic `orders`.
pub(super) fn protocols(names: &[&str]) -> Vec<Protocol> {
    names.iter().map(|name| Protocol::new(*name, subscription("orders"))).collect()
}

pub(super) fn subscription(topic: &str) -> Bytes {
    let length = u8::try_from(topic.len()).expect("a short name");
    let mut bytes = vec![0, 0, 0, 0, 0, 1, 0, length];
    bytes.extend_from_slice(topic.as_bytes());
    bytes.extend_from_slice(&[0xff; 4]);
    bytes.into()
}

pub(super) fn rejoin(member: &MemberId, client: &str) -> Join {
    Join { member: Some(member.clone()), ..first_join(client) }
}

pub(super) fn leaver(member: &MemberId) -> Leaver {
    Leaver { member: Some(member.clone()), instance: None }
}

/// A commit of offset 5 for orders-0 from outside.
pub(super) fn outside() -> CommitOffsets {
    let partition = CommitPartition {
        topic: "orders".into(),
        topic_id: TopicId([1; 16]),
        partition: PartitionIndex(0),
        offset: Offset(5),
        leader_epoch: LeaderEpoch(2),
        metadata: Some("note".into()),
    };
    CommitOffsets {
        waiter: Waiter(0),
        group: "g".into(),
        generation: -1,
        knows_epochs: true,
        member: None,
        instance: None,
        retention: None,
        partitions: vec![partition],
    }
}

pub(super) fn commit_of(member: &MemberId, generation: i32) -> CommitOffsets {
    CommitOffsets { generation, member: Some(member.clone()), ..outside() }
}

pub(super) fn group_id() -> GroupId {
    "g".into()
}
