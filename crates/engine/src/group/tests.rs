//! The shard as a whole: a log of a real Kafka, and random schedules.

use std::collections::BTreeMap;
use std::time::Duration;

use milena_protocol::batch::{self, ControlType};
use proptest::prelude::*;

use super::records::{Record, Written};
use super::testing::*;
use super::*;
use crate::types::{PartitionIndex, ProducerId, TopicId, Waiter};

/// `__consumer_offsets-0` of a Kafka 4.3.1 that had classic, static, KIP-848, share groups and a transaction.
const REAL_LOG: &[u8] = include_bytes!("../../tests/golden/consumer_offsets.log");

fn load(log: &[u8]) -> GroupShard {
    let mut shard = GroupShard::new(Options::default());
    for raw in batch::batches(log) {
        let raw = raw.expect("splits");
        let header = raw.header().expect("a header");
        let mut scratch = vec![];
        let bytes = batch::records::record_bytes(raw.bytes(), &header, 1 << 20, &mut scratch).expect("unpacks");
        for record in batch::RecordIter::new(&header, bytes) {
            let record = record.expect("reads");
            let key = record.key.expect("keyed");
            if header.is_control() {
                shard.replay_end_of_transaction(ProducerId(header.producer_id), ControlType::of_key(key) == Some(ControlType::Commit));
                continue;
            }
            let producer = ProducerId(header.producer_id);
            let written = if header.is_transactional() { Written::InTransactionOf(producer) } else { Written::Plainly };
            if let Some(record) = Record::decode(key, record.value).expect("decodes") {
                shard.replay(record, written);
            }
        }
    }
    shard.activate(crate::types::Now::default());
    shard.check_invariants();
    shard
}

#[test]
fn a_log_of_a_real_kafka_is_loaded() {
    let shard = load(REAL_LOG);
    let fetch = |group: &str, partition: i32| {
        let found = shard.fetch_offset(&group.into(), (&"orders".into(), TopicId::NONE), PartitionIndex(partition), Stability::Required);
        found.expect("stable").map(|value| (value.offset.get(), value.metadata.clone()))
    };
    assert_eq!(fetch("tx-group", 0), Some((42, "in a transaction".into())), "its transaction has committed");
    assert_eq!(fetch("classic-group", 1), Some((7, "note".into())));
    assert_eq!(fetch("modern-group", 1), Some((3, String::new())), "offsets of other kinds of groups are kept");
    let classic = shard.describe(&"classic-group".into()).expect("exists");
    assert_eq!((classic.state, classic.protocol_type.as_str(), classic.members.len()), (State::Empty, "consumer", 0));
    let with_static = shard.describe(&"static-group".into()).expect("exists");
    assert_eq!((with_static.state, with_static.protocol.as_str()), (State::Stable, "range"));
    assert_eq!(with_static.members[0].instance, Some("instance-1".into()));
    assert_eq!(shard.describe(&"modern-group".into()), None, "a KIP-848 group is no classic group");
    let listed: Vec<String> = shard.list(&ListFilter::default()).into_iter().map(|group| group.id.to_string()).collect();
    assert_eq!(listed, ["classic-group", "modern-group", "static-group", "tx-group"]);
}

#[test]
fn records_of_a_real_consumer_group_are_written_to_the_same_bytes() {
    let mut seen = 0;
    for raw in batch::batches(REAL_LOG) {
        let raw = raw.expect("splits");
        let header = raw.header().expect("a header");
        let mut scratch = vec![];
        let bytes = batch::records::record_bytes(raw.bytes(), &header, 1 << 20, &mut scratch).expect("unpacks");
        for record in batch::RecordIter::new(&header, bytes).map(|record| record.expect("reads")) {
            let key = record.key.expect("keyed");
            let Ok(Some(fact @ Record::Consumer { .. })) = Record::decode(key, record.value) else { continue };
            let mut out = milena_protocol::Encoder::new();
            let written = fact.encode(&mut out).expect("encodes");
            let value = written.value.map(|value| &out.buf[value]);
            // Kafka writes topics in an order of its own: the same bytes, topic by topic.
            let sorted = |bytes: Option<&[u8]>| {
                let mut bytes = bytes.map(<[u8]>::to_vec);
                bytes.iter_mut().for_each(|bytes| bytes.sort_unstable());
                bytes
            };
            assert_eq!((&out.buf[written.key], sorted(value)), (key, sorted(record.value)), "{fact:?}");
            seen += 1;
        }
    }
    assert!(seen > 8, "{seen}");
}

#[test]
fn a_classic_member_takes_the_place_of_an_empty_kip_848_group_not_of_a_share_group() {
    let mut shell = Shell::new();
    shell.shard = load(REAL_LOG);
    let (_, waiter) = shell.join_as_new(Join { group: "modern-group".into(), ..first_join("c") });
    shell.pass_ms(3_000);
    assert!(shell.joined(waiter).is_ok());
    let taken_back = shell.log.iter().filter(|record| matches!(record, Record::Consumer { .. })).count();
    assert_eq!(taken_back, 2, "the group's epoch and its target's");
    assert!(shell.shard.describe_consumer(&"modern-group".into()).is_err());
    let waiter = shell.join(Join { group: "share-group".into(), ..first_join("c") });
    assert_eq!(shell.joined(waiter), Err(JoinError::InconsistentProtocol));
}

#[test]
fn groups_are_listed_by_state_and_type_in_any_case() {
    let shard = load(REAL_LOG);
    let list = |states: &[&str], types: &[&str]| {
        let text = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        shard.list(&ListFilter { states: text(states), types: text(types) }).len()
    };
    assert_eq!(list(&["stable"], &[]), 1);
    assert_eq!(list(&["Empty", "STABLE"], &["Classic"]), 3);
    assert_eq!(list(&[], &["CONSUMER"]), 1);
    assert_eq!(list(&["Dead"], &[]), 0);
    assert_eq!(list(&[], &["share"]), 0);
}

/// One consumer, as its client library behaves.
#[derive(Debug, Clone, Default)]
struct Client {
    instance: Option<usize>,
    member: Option<MemberId>,
    /// The generation it has joined, and what it believes to own.
    generation: i32,
    owned: Option<Vec<u8>>,
    joining: Option<Waiter>,
    syncing: Option<Waiter>,
    leads: Option<Vec<MemberId>>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Starts, or joins again.
    Join(usize),
    Sync(usize),
    Heartbeat(usize),
    Leave(usize),
    /// Forgets everything it knew, and is never heard again under that id.
    Crash(usize),
    Commit(usize),
    Pass(u16),
    /// The shard is lost with its leader and loaded anew.
    Reload,
    /// The next decision with records cannot be recorded.
    Refuse,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..4_usize;
    let step = prop_oneof![
        8 => who.clone().prop_map(Step::Join),
        8 => who.clone().prop_map(Step::Sync),
        6 => who.clone().prop_map(Step::Heartbeat),
        1 => who.clone().prop_map(Step::Leave),
        1 => who.clone().prop_map(Step::Crash),
        2 => who.prop_map(Step::Commit),
        3 => (1..20_000_u16).prop_map(Step::Pass),
        1 => Just(Step::Reload),
        1 => Just(Step::Refuse),
    ];
    proptest::collection::vec(step, 1..200)
}

/// Clients and their shard; every answer goes to its client, whenever it comes.
#[derive(Debug)]
struct Schedule {
    shell: Shell,
    clients: Vec<Client>,
}

/// Partitions 0 to 5 dealt out among `members`.
fn deal(members: &[MemberId]) -> BTreeMap<MemberId, Vec<u8>> {
    let mut shares: BTreeMap<MemberId, Vec<u8>> = members.iter().map(|member| (member.clone(), vec![])).collect();
    for partition in 0..6_u8 {
        let owner = &members[usize::from(partition) % members.len()];
        shares.get_mut(owner).expect("dealt to members").push(partition);
    }
    shares
}

impl Schedule {
    fn new() -> Self {
        let clients = (0..4).map(|index| Client { instance: (index == 3).then_some(index), ..Client::default() }).collect();
        Self { shell: Shell::new(), clients }
    }

    fn step(&mut self, step: Step) {
        if matches!(step, Step::Leave(_) | Step::Commit(_)) {
            // The shell wants an answer to these.
            self.shell.refuses = false;
        }
        match step {
            Step::Join(who) => self.join(who),
            Step::Sync(who) => self.sync(who),
            Step::Heartbeat(who) => self.heartbeat(who),
            Step::Leave(who) => {
                let forgotten = Client { instance: self.clients[who].instance, ..Client::default() };
                let client = std::mem::replace(&mut self.clients[who], forgotten);
                if let Some(member) = client.member {
                    self.shell.leave(vec![leaver(&member)]).expect("the group is not being removed");
                }
            }
            Step::Crash(who) => self.clients[who] = Client { instance: self.clients[who].instance, ..Client::default() },
            Step::Commit(who) => {
                if let Some(member) = self.clients[who].member.clone() {
                    _ = self.shell.commit(commit_of(&member, self.clients[who].generation));
                }
            }
            Step::Pass(ms) => self.shell.pass_ms(i32::from(ms)),
            Step::Reload => {
                self.shell.shard = self.shell.reloaded();
                // Their connections are told that the coordinator is another.
                for client in &mut self.clients {
                    client.joining = None;
                    client.syncing = None;
                }
            }
            Step::Refuse => self.shell.refuses = true,
        }
        self.deliver();
        self.check();
    }

    fn instance(&self, who: usize) -> Option<InstanceId> {
        self.clients[who].instance.map(|index| format!("instance{index}").into())
    }

    fn join(&mut self, who: usize) {
        if self.clients[who].joining.is_some() || self.clients[who].syncing.is_some() {
            return;
        }
        let ask = Join { member: self.clients[who].member.clone(), instance: self.instance(who), ..first_join(&format!("c{who}")) };
        self.clients[who].joining = Some(self.shell.join(ask));
    }

    fn sync(&mut self, who: usize) {
        let client = &self.clients[who];
        let Some(member) = client.member.clone().filter(|_| client.joining.is_none() && client.syncing.is_none() && client.generation > 0)
        else {
            return;
        };
        let shares = client.leads.as_deref().map(deal).unwrap_or_default();
        let waiter = self.shell.waiter();
        let ask = Sync {
            waiter,
            group: group_id(),
            generation: client.generation,
            member,
            instance: self.instance(who),
            protocol_type: None,
            protocol: None,
            assignments: shares.into_iter().map(|(member, share)| (member, share.into())).collect(),
        };
        self.shell.ask(Request::Sync(ask));
        self.clients[who].syncing = Some(waiter);
    }

    fn heartbeat(&mut self, who: usize) {
        let Some(member) = self.clients[who].member.clone() else { return };
        let instance = self.instance(who);
        if let Err(HeartbeatError::Membership(error)) = self.shell.heartbeat_of(&member, self.clients[who].generation, instance) {
            self.clients[who].lose(&error);
        }
    }

    fn deliver(&mut self) {
        for waiter in std::mem::take(&mut self.shell.told) {
            for client in &mut self.clients {
                client.joining.take_if(|joining| *joining == waiter);
                client.syncing.take_if(|syncing| *syncing == waiter);
            }
        }
        for client in &mut self.clients {
            match client.joining.and_then(|waiter| self.shell.answer(waiter)) {
                Some(Reply::Join(result)) => {
                    client.joining = None;
                    client.on_joined(result);
                }
                Some(other) => panic!("another kind of answer: {other:?}"),
                None => {}
            }
            match client.syncing.and_then(|waiter| self.shell.answer(waiter)) {
                Some(Reply::Sync(result)) => {
                    client.syncing = None;
                    match result {
                        Ok(synced) => client.owned = Some(synced.assignment.to_vec()),
                        Err(SyncError::Membership(error)) => client.lose(&error),
                        Err(_) => client.owned = None,
                    }
                }
                Some(other) => panic!("another kind of answer: {other:?}"),
                None => {}
            }
        }
    }

    /// Rule 47: in one generation nothing is owned twice, and a Stable group leaves nothing out that its leader has dealt.
    fn check(&self) {
        let mut owners: BTreeMap<(i32, u8), &MemberId> = BTreeMap::new();
        for client in &self.clients {
            let (Some(member), Some(owned)) = (&client.member, &client.owned) else { continue };
            for partition in owned {
                let before = owners.insert((client.generation, *partition), member);
                assert!(
                    before.is_none_or(|before| before == member),
                    "partition {partition} of generation {} is owned twice",
                    client.generation
                );
            }
        }
        if let Some(group) = self.shell.shard.describe(&group_id()).filter(|group| group.state == State::Stable) {
            let dealt: usize = group.members.iter().map(|member| member.assignment.len()).sum();
            assert!(dealt == 6, "a live member lost its share: {group:?}");
        }
        let reloaded = self.shell.reloaded();
        assert_eq!(reloaded.recorded(), self.shell.shard.recorded(), "the same records give the same recorded state");
    }
}

impl Client {
    fn on_joined(&mut self, result: Result<Joined, JoinError>) {
        match result {
            Ok(joined) => {
                let leads = joined.leader.as_ref() == Some(&joined.member) && !joined.skip_assignment;
                self.leads = leads.then(|| joined.members.into_iter().map(|member| member.id).collect());
                self.member = Some(joined.member);
                self.generation = joined.generation;
                self.owned = None;
            }
            Err(JoinError::MemberIdRequired { member }) => self.member = Some(member),
            Err(JoinError::Membership(error)) => self.lose(&error),
            Err(_) => {}
        }
    }

    fn lose(&mut self, error: &MembershipError) {
        match error {
            MembershipError::Unknown { .. } | MembershipError::Fenced { .. } => *self = Self { instance: self.instance, ..Self::default() },
            MembershipError::Generation { .. } => self.owned = None,
        }
    }
}

proptest! {
    #[test]
    fn any_schedule_keeps_owners_apart_and_settles(steps in steps()) {
        let mut schedule = Schedule::new();
        for step in steps {
            schedule.step(step);
        }
        // Left alone with clients that behave, the group becomes Stable with all of them.
        for round in 0..40 {
            for who in 0..4 {
                let client = &schedule.clients[who];
                let step = match (&client.member, &client.owned) {
                    (Some(_), Some(_)) => Step::Heartbeat(who),
                    (Some(_), None) if client.generation > 0 && round % 3 != 0 => Step::Sync(who),
                    (Some(_) | None, _) => Step::Join(who),
                };
                schedule.step(step);
                if schedule.shell.state() == State::PreparingRebalance {
                    schedule.step(Step::Join(who));
                }
            }
            schedule.step(Step::Pass(3_000));
        }
        let described = schedule.shell.shard.describe(&group_id()).expect("exists");
        prop_assert_eq!((described.state, described.members.len()), (State::Stable, 4));
        schedule.shell.pass(Duration::from_secs(120));
        prop_assert_eq!(schedule.shell.state(), State::Empty, "and when all fall silent, it is empty");
    }
}
