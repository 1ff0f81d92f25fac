//! The group machine, driven by a script: a few members of either protocol that join, sync, beat, leave, commit; time that passes; crashes;
//! decisions that cannot be recorded.
//!
//! Promised: the machine's own invariants after every event; a waiter is answered once, and all are answered once time has passed
//! (G1); a generation only rises (G3); what is recorded, replayed into an empty machine, describes the same groups and offsets.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use milena_engine::group::records::{ConsumerFact, Record, Written};
use milena_engine::group::{
    Assignment, CommitOffsets, CommitPartition, ConsumerHeartbeat, Decision, DeleteGroup, DeleteOffsets, DroppedTopic, GroupId, GroupShard,
    Heartbeat, InstanceId, Join, JoinError, Leave, Leaver, MemberId, Options, Protocol, Reply, Request, Stability, State, Sync, TopicName,
};
use milena_engine::metadata::{DirectoryId, Image, PartitionRegistration, Record as Fact};
use milena_engine::types::{BrokerId, LeaderEpoch, Monotonic, Now, Offset, PartitionIndex, Timestamp, TopicId, Waiter};

use crate::choices::Choices;

/// Events of one script: enough for several generations, few enough that a run takes no time.
const EVENTS: usize = 200;
const NAMES: u8 = 4;

/// A script, byte by byte.
pub fn group_machine(input: &[u8]) {
    let mut choices = Choices::new(input);
    let options = Options { max_size: 1 + usize::from(choices.below(4)), offset_metadata_max: 2, ..Options::default() };
    let mut world = World::new(options);
    for _ in 0..EVENTS {
        if choices.is_empty() {
            break;
        }
        world.event(&mut choices);
    }
    world.end();
}

/// A shard that sees the topics `t` and `u` with two partitions each.
fn new_shard(options: &Options) -> GroupShard {
    let mut image = Image::default();
    for (name, topic_id) in [("t", TopicId([1; 16])), ("u", TopicId([2; 16]))] {
        image.apply(&Fact::Topic { name: name.to_owned(), topic_id });
        for index in 0..2 {
            let replicas = vec![(BrokerId(1), DirectoryId::UNASSIGNED)];
            let made = PartitionRegistration::new(topic_id, PartitionIndex(index), replicas, vec![BrokerId(1)]);
            image.apply(&Fact::Partition(made));
        }
    }
    let mut shard = GroupShard::new(options.clone());
    shard.see(Arc::new(image));
    shard
}

struct World {
    options: Options,
    shard: GroupShard,
    now: Now,
    /// Everything that was recorded, in order.
    recorded: Vec<Record>,
    /// Who waits for an answer, and what was asked.
    waiting: BTreeMap<Waiter, &'static str>,
    next_waiter: u64,
    /// Ids that were handed out, newest last: what a client would send back.
    members: Vec<MemberId>,
    generations: BTreeMap<GroupId, i32>,
    asked_by: BTreeMap<Waiter, GroupId>,
    generation: i32,
    /// The next decision with records is not recorded.
    refuses: bool,
}

impl World {
    fn new(options: Options) -> Self {
        let now = Now { wall: Timestamp(1_700_000_000_000), monotonic: Monotonic(Duration::from_secs(1)) };
        World {
            shard: new_shard(&options),
            options,
            now,
            recorded: Vec::new(),
            waiting: BTreeMap::new(),
            next_waiter: 0,
            members: Vec::new(),
            generations: BTreeMap::new(),
            asked_by: BTreeMap::new(),
            generation: 0,
            refuses: false,
        }
    }

    fn event(&mut self, choices: &mut Choices<'_>) {
        let group = GroupId::from(["", "a", "b"][usize::from(choices.below(3))]);
        let request = match choices.below(16) {
            0 | 1 => self.join(group, choices),
            2 | 3 => self.sync(group, choices),
            4 => Request::Heartbeat(Heartbeat {
                waiter: self.waiter("heartbeat", &group),
                generation: self.generation(choices),
                member: self.member(choices),
                instance: instance(choices),
                group,
            }),
            5 => self.leave(group, choices),
            6 | 7 => self.commit(group, choices),
            8 => self.delete(group, choices),
            12..=15 => self.consumer_heartbeat(group, choices),
            9 => return self.pass(choices),
            10 if choices.flag() => return self.crash(),
            11 if choices.flag() => return self.refuses = true,
            _ => return self.pass_to_deadline(),
        };
        let decision = self.shard.decide(self.now, request);
        if std::mem::take(&mut self.refuses) && !decision.records.is_empty() {
            return self.take_back(decision);
        }
        self.take(decision);
    }

    /// What was decided cannot be recorded: what is recorded stays as it was, and who waited for it is told.
    fn take_back(&mut self, decision: Decision) {
        for waiter in self.shard.take_back(self.now, decision) {
            assert!(self.waiting.remove(&waiter).is_some(), "G1: told once");
        }
        self.generations.clear();
        self.shard.check_invariants();
        self.compare(&self.reloaded());
    }

    fn join(&mut self, group: GroupId, choices: &mut Choices<'_>) -> Request {
        let protocols = (0..choices.below(3))
            .map(|_| Protocol { name: ["range", "sticky"][usize::from(choices.below(2))].to_owned(), metadata: metadata(choices) });
        Request::Join(Join {
            waiter: self.waiter("join", &group),
            protocols: protocols.collect(),
            member: choices.flag().then(|| self.member(choices)),
            instance: instance(choices),
            client_id: "client".to_owned(),
            client_host: "/127.0.0.1".to_owned(),
            session_timeout_ms: [10_000, 30_000, 6_000, 5_999, -1, i32::MAX][usize::from(choices.below(6))],
            rebalance_timeout_ms: [60_000, -1, 0, i32::MAX][usize::from(choices.below(4))],
            protocol_type: ["consumer", "connect", ""][usize::from(choices.below(8) / 3)].to_owned(),
            fresh: format!("fresh-{}", self.next_waiter),
            must_know_its_id: choices.flag(),
            can_skip_assignment: choices.flag(),
            group,
        })
    }

    fn sync(&mut self, group: GroupId, choices: &mut Choices<'_>) -> Request {
        let assignments = (0..choices.below(4)).map(|_| (self.member(choices), Bytes::copy_from_slice(&[choices.byte()]))).collect();
        Request::Sync(Sync {
            waiter: self.waiter("sync", &group),
            generation: self.generation(choices),
            member: self.member(choices),
            instance: instance(choices),
            protocol_type: choices.flag().then(|| "consumer".to_owned()),
            protocol: choices.flag().then(|| "range".to_owned()),
            assignments,
            group,
        })
    }

    fn leave(&mut self, group: GroupId, choices: &mut Choices<'_>) -> Request {
        let members = (0..=choices.below(2))
            .map(|_| Leaver { member: choices.flag().then(|| self.member(choices)), instance: instance(choices) })
            .collect();
        Request::Leave(Leave { waiter: self.waiter("leave", &group), members, group })
    }

    fn commit(&mut self, group: GroupId, choices: &mut Choices<'_>) -> Request {
        let partitions = (0..choices.below(3)).map(|_| CommitPartition {
            topic: topic(choices),
            topic_id: TopicId([choices.below(2); 16]),
            partition: PartitionIndex(i32::from(choices.below(2))),
            offset: Offset(i64::from(choices.byte())),
            leader_epoch: LeaderEpoch(-1),
            metadata: choices.flag().then(|| "x".repeat(usize::from(choices.below(4)))),
        });
        Request::CommitOffsets(CommitOffsets {
            waiter: self.waiter("commit", &group),
            partitions: partitions.collect(),
            generation: self.generation(choices),
            knows_epochs: true,
            member: choices.flag().then(|| self.member(choices)),
            instance: instance(choices),
            retention: choices.flag().then(|| Duration::from_secs(u64::from(choices.byte()))),
            group,
        })
    }

    fn consumer_heartbeat(&mut self, group: GroupId, choices: &mut Choices<'_>) -> Request {
        let joins = choices.flag();
        let epoch = if joins { 0 } else { [self.generation(choices), -1, -2][usize::from(choices.below(8) / 6)] };
        let owned = (0..choices.below(3)).map(|index| PartitionIndex(i32::from(index))).collect();
        let owned: Assignment = [(TopicId([1; 16]), owned)].into();
        Request::ConsumerHeartbeat(ConsumerHeartbeat {
            waiter: self.waiter("consumer heartbeat", &group),
            member: if choices.flag() { self.member(choices) } else { ["x", "y"][usize::from(choices.below(2))].into() },
            epoch,
            instance: instance(choices),
            client_id: "client".to_owned(),
            client_host: "/127.0.0.1".to_owned(),
            rack: None,
            rebalance_timeout_ms: if joins { 5_000 } else { -1 },
            topics: (joins || choices.flag()).then(|| vec![topic(choices)]),
            regex: choices.flag().then(|| ["", "t|u", ".", "["][usize::from(choices.below(4))].to_owned()),
            assignor: choices.flag().then(|| "range".to_owned()),
            owned: if joins { Some(Assignment::new()) } else { choices.flag().then_some(owned) },
            group,
        })
    }

    fn delete(&mut self, group: GroupId, choices: &mut Choices<'_>) -> Request {
        match choices.below(3) {
            0 => Request::DeleteGroup(DeleteGroup { waiter: self.waiter("delete group", &group), group }),
            1 => Request::DropTopics(vec![DroppedTopic { name: topic(choices), id: TopicId([choices.below(2); 16]) }]),
            _ => {
                let partitions = vec![(topic(choices), PartitionIndex(i32::from(choices.below(2))))];
                Request::DeleteOffsets(DeleteOffsets { waiter: self.waiter("delete offsets", &group), partitions, group })
            }
        }
    }

    /// Time passes; the wall clock may jump either way.
    fn pass(&mut self, choices: &mut Choices<'_>) {
        let passed = Duration::from_millis(u64::from(choices.byte()) * 100);
        self.now.monotonic = self.now.monotonic + passed;
        self.now.wall = match choices.below(8) {
            0 => Timestamp(self.now.wall.0 - 86_400_000),
            1 => Timestamp(self.now.wall.0 + 8 * 86_400_000),
            _ => self.now.wall.plus(passed),
        };
        let decision = self.shard.on_deadline(self.now);
        self.take(decision);
    }

    fn pass_to_deadline(&mut self) {
        let Some(deadline) = self.shard.next_deadline() else { return };
        self.now.wall = self.now.wall.plus(deadline - self.now.monotonic);
        self.now.monotonic = self.now.monotonic.max(deadline);
        let decision = self.shard.on_deadline(self.now);
        self.take(decision);
    }

    /// The shard is loaded anew from what was recorded: what is recorded is the same, and who waited is told by the shell.
    fn crash(&mut self) {
        let loaded = self.reloaded();
        self.compare(&loaded);
        self.shard = loaded;
        self.waiting.clear();
        self.generations.clear(); // a generation that was never recorded is forgotten
        let decision = self.shard.activate(self.now);
        self.take(decision);
    }

    fn reloaded(&self) -> GroupShard {
        let mut loaded = new_shard(&self.options);
        for record in &self.recorded {
            loaded.replay(record.clone(), Written::Plainly);
        }
        loaded
    }

    fn take(&mut self, decision: Decision) {
        for record in decision.records {
            if let Record::Group { group, value: None } = &record {
                self.generations.remove(group); // the next group of this name counts anew
            }
            if let Record::Consumer { group, fact: ConsumerFact::Epoch(None) } = &record {
                self.generations.remove(group);
            }
            self.recorded.push(record.clone());
            self.shard.replay(record, Written::Plainly);
        }
        for (waiter, reply) in decision.replies {
            let asked = self.waiting.remove(&waiter);
            assert_eq!(asked, Some(kind(&reply)), "G1: answered once, with what was asked");
            self.learn(waiter, reply);
        }
        self.shard.check_invariants();
    }

    /// What a client remembers of its answers.
    fn learn(&mut self, waiter: Waiter, reply: Reply) {
        if let Reply::ConsumerHeartbeat(Ok(beat)) = &reply {
            self.generation = beat.epoch;
            self.members.push(beat.member.clone());
        }
        // In a group of the consumer protocol, which has no leader, every member has an epoch of its own.
        if let Reply::Join(Ok(joined)) = &reply
            && joined.leader.is_none()
        {
            self.generation = joined.generation;
            self.members.push(joined.member.clone());
        } else if let Reply::Join(Ok(joined)) = &reply {
            let before = self.generations.insert(self.asked_by[&waiter].clone(), joined.generation);
            assert!(before.is_none_or(|before| before <= joined.generation), "G3: a generation only rises");
            self.generation = joined.generation;
            self.members.push(joined.member.clone());
        }
        if let Reply::Join(Err(JoinError::MemberIdRequired { member })) = reply {
            self.members.push(member);
        }
        let outdated = self.members.len().saturating_sub(usize::from(NAMES));
        self.members.drain(..outdated);
    }

    /// In the end nothing waits for ever: whoever beats no more is given up, and whoever waits is answered.
    fn end(&mut self) {
        for _ in 0..1000 {
            if self.waiting.is_empty() {
                break;
            }
            assert!(self.shard.next_deadline().is_some(), "G1: {:?} would wait for ever", self.waiting);
            self.pass_to_deadline();
        }
        assert!(self.waiting.is_empty(), "G1: {:?} wait after all deadlines", self.waiting);
        self.compare(&self.reloaded());
    }

    /// A group in the middle of a rebalance may be Stable in what is recorded; what is Stable in motion is so in both.
    fn compare(&self, loaded: &GroupShard) {
        let loaded = facts(loaded);
        for fact in facts(&self.shard) {
            assert!(loaded.contains(&fact), "{fact} is not in what is recorded: {loaded:?}");
        }
    }

    fn waiter(&mut self, asked: &'static str, group: &GroupId) -> Waiter {
        let waiter = Waiter(self.next_waiter);
        self.next_waiter += 1;
        self.waiting.insert(waiter, asked);
        self.asked_by.insert(waiter, group.clone());
        waiter
    }

    fn member(&self, choices: &mut Choices<'_>) -> MemberId {
        let known = self.members.get(usize::from(choices.below(NAMES + 1)));
        known.cloned().unwrap_or_else(|| MemberId::from("nobody"))
    }

    fn generation(&self, choices: &mut Choices<'_>) -> i32 {
        match choices.below(8) {
            0 => -1,
            1 => self.generation + 1,
            2 => self.generation - 1,
            _ => self.generation,
        }
    }
}

/// What a client of the consumer protocol says, or anything else.
fn metadata(choices: &mut Choices<'_>) -> Bytes {
    match choices.below(4) {
        0 => Bytes::copy_from_slice(&[0, choices.below(5), 0, 0, 0, 1, 0, 1, b't', 0, 0, 0, 0, 0, 0, 0, 0]),
        1 => {
            let length = choices.below(24);
            Bytes::copy_from_slice(choices.take(usize::from(length)))
        }
        _ => Bytes::copy_from_slice(&[choices.byte()]),
    }
}

fn instance(choices: &mut Choices<'_>) -> Option<InstanceId> {
    match choices.below(6) {
        0 => Some("i".into()),
        1 => Some("j".into()),
        _ => None,
    }
}

fn topic(choices: &mut Choices<'_>) -> TopicName {
    ["t", "u"][usize::from(choices.below(2))].into()
}

fn kind(reply: &Reply) -> &'static str {
    match reply {
        Reply::Join(_) => "join",
        Reply::Sync(_) => "sync",
        Reply::Heartbeat(_) => "heartbeat",
        Reply::Leave(_) => "leave",
        Reply::ConsumerHeartbeat(_) => "consumer heartbeat",
        Reply::CommitOffsets(_) => "commit",
        Reply::DeleteOffsets(_) => "delete offsets",
        Reply::DeleteGroup(_) => "delete group",
    }
}

/// What of a shard must survive a crash, as anybody may ask for it: committed offsets, and groups that are Stable (G2).
fn facts(shard: &GroupShard) -> Vec<String> {
    let mut facts = Vec::new();
    for group in ["", "a", "b"].map(GroupId::from) {
        for (topic, partitions) in shard.committed_partitions(&group) {
            for index in partitions {
                let committed = shard.fetch_offset(&group, (&topic, TopicId::NONE), index, Stability::Any);
                facts.push(format!("{group} {topic} {index}: {committed:?}"));
            }
        }
        if let Ok(described) = shard.describe_consumer(&group) {
            facts.push(format!("{group}: {described:?}"));
        }
        if let Some(described) = shard.describe(&group)
            && described.state == State::Stable
        {
            facts.push(format!("{group}: {described:?}"));
        }
    }
    facts
}
