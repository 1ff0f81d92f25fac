//! The machine of consumer groups: epochs, answers and records as a Kafka 4.3.1 gives them, and random schedules.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::heartbeat::ConsumerHeartbeatError;
use super::member::{Assigned, Current, Reconciliation};
use crate::group::records::{ConsumerFact, GroupEpoch, Record, TargetEpoch};
use crate::group::testing::*;
use crate::group::*;
use crate::metadata::{DirectoryId, Image, PartitionRegistration, Record as Fact};
use crate::types::{BrokerId, LeaderEpoch, Offset, PartitionIndex, TopicId, Waiter};

const ORDERS: TopicId = TopicId([1; 16]);
const AUDIT: TopicId = TopicId([2; 16]);

pub(in crate::group) fn image_of(topics: &[(&str, TopicId, i32)]) -> Image {
    let mut image = Image::default();
    for (name, topic_id, count) in topics {
        image.apply(&Fact::Topic { name: (*name).to_owned(), topic_id: *topic_id });
        for index in 0..*count {
            let replicas = vec![(BrokerId(1), DirectoryId::UNASSIGNED)];
            let made = PartitionRegistration::new(*topic_id, PartitionIndex(index), replicas, vec![BrokerId(1)]);
            image.apply(&Fact::Partition(made));
        }
    }
    let sum: i64 = topics.iter().map(|(name, _, count)| i64::from(*count) + i64::try_from(name.len()).expect("short")).sum();
    image.end_entry(Offset(sum), LeaderEpoch(1));
    image
}

fn with_topics(shell: &mut Shell, topics: &[(&str, TopicId, i32)]) {
    shell.shard.see(Arc::new(image_of(topics)));
}

/// A shard that knows `orders` with four partitions.
fn shell() -> Shell {
    let mut shell = Shell::new();
    with_topics(&mut shell, &[("orders", ORDERS, 4)]);
    shell
}

pub(in crate::group) fn joining(member: &str) -> ConsumerHeartbeat {
    ConsumerHeartbeat {
        epoch: 0,
        rebalance_timeout_ms: 5_000,
        topics: Some(vec!["orders".into()]),
        owned: Some(Assignment::new()),
        ..beating(member, 0)
    }
}

fn beating(member: &str, epoch: i32) -> ConsumerHeartbeat {
    ConsumerHeartbeat {
        waiter: Waiter(0),
        group: "g".into(),
        member: member.into(),
        epoch,
        instance: None,
        client_id: "c".into(),
        client_host: "/127.0.0.1".into(),
        rack: None,
        rebalance_timeout_ms: -1,
        topics: None,
        regex: None,
        assignor: None,
        owned: None,
    }
}

fn owning(member: &str, epoch: i32, partitions: &[i32]) -> ConsumerHeartbeat {
    ConsumerHeartbeat { owned: Some(orders(partitions)), ..beating(member, epoch) }
}

fn orders(partitions: &[i32]) -> Assignment {
    if partitions.is_empty() {
        return Assignment::new();
    }
    BTreeMap::from([(ORDERS, partitions.iter().map(|index| PartitionIndex(*index)).collect())])
}

/// Epoch and assignment of a heartbeat that is taken.
fn told(shell: &mut Shell, ask: ConsumerHeartbeat) -> (i32, Option<Assignment>) {
    let beat = shell.beat(ask).expect("taken");
    (beat.epoch, beat.assignment)
}

fn description(shell: &Shell) -> ConsumerDescription {
    shell.shard.describe_consumer(&"g".into()).expect("a consumer group")
}

fn facts(shell: &Shell) -> Vec<ConsumerFact> {
    let fact = |record: &Record| match record {
        Record::Consumer { fact, .. } => fact.clone(),
        other => panic!("another kind of record: {other:?}"),
    };
    shell.last.iter().map(fact).collect()
}

fn current(epoch: i32, previous_epoch: i32, state: Reconciliation, assigned: &[(i32, i32)], pending: &[(i32, i32)]) -> Current {
    let of = |partitions: &[(i32, i32)]| {
        let partitions: BTreeMap<_, _> = partitions.iter().map(|(index, since)| (PartitionIndex(*index), *since)).collect();
        if partitions.is_empty() { Assigned::new() } else { Assigned::from([(ORDERS, partitions)]) }
    };
    Current { epoch, previous_epoch, state, assigned: of(assigned), pending_revocation: of(pending) }
}

fn profile() -> Profile {
    Profile {
        client_id: "c".into(),
        client_host: "/127.0.0.1".into(),
        topics: ["orders".into()].into(),
        rebalance_timeout: std::time::Duration::from_secs(5),
        ..Profile::default()
    }
}

#[test]
fn the_first_member_has_everything_at_epoch_2_and_these_records() {
    let mut shell = shell();
    assert_eq!(told(&mut shell, joining("a")), (2, Some(orders(&[0, 1, 2, 3]))));
    let facts = facts(&shell);
    let ConsumerFact::Epoch(Some(GroupEpoch { epoch: 2, metadata_hash })) = facts[1] else { panic!("{facts:?}") };
    assert_ne!(metadata_hash, 0);
    let stable = current(2, 0, Reconciliation::Stable, &[(0, 2), (1, 2), (2, 2), (3, 2)], &[]);
    assert_eq!(facts[0], ConsumerFact::Member("a".into(), Some(profile())));
    assert_eq!(
        facts[2..],
        [
            ConsumerFact::Target("a".into(), Some(orders(&[0, 1, 2, 3]))),
            ConsumerFact::TargetEpoch(Some(TargetEpoch { epoch: 2, assigned_at: shell.now.wall })),
            ConsumerFact::Current("a".into(), Some(stable)),
        ]
    );
    assert_eq!(description(&shell).state, ConsumerState::Stable);
    assert_eq!(told(&mut shell, owning("a", 2, &[0, 1, 2, 3])), (2, None), "nothing new");
    assert_eq!(shell.last, [], "and nothing recorded");
    assert_eq!(told(&mut shell, joining("a")), (2, Some(orders(&[0, 1, 2, 3]))), "a lost answer is given again");
    assert_eq!(shell.last, []);
}

/// Step by step as recorded from a Kafka 4.3.1.
#[test]
fn a_second_member_gets_what_the_first_has_given_up() {
    let mut shell = shell();
    told(&mut shell, joining("a"));
    shell.pass_ms(1_200);
    assert_eq!(told(&mut shell, joining("b")), (3, Some(orders(&[]))));
    assert_eq!(facts(&shell).last(), Some(&ConsumerFact::Current("b".into(), Some(current(3, 0, Reconciliation::Unreleased, &[], &[])))));
    assert_eq!(description(&shell).state, ConsumerState::Reconciling);
    assert_eq!(told(&mut shell, beating("b", 3)), (3, None));
    assert_eq!(told(&mut shell, beating("a", 2)), (2, Some(orders(&[0, 1]))), "told to give up, still at its epoch");
    let unrevoked = current(2, 2, Reconciliation::Unrevoked, &[(0, 2), (1, 2)], &[(2, 2), (3, 2)]);
    assert_eq!(facts(&shell), [ConsumerFact::Current("a".into(), Some(unrevoked))]);
    assert_eq!(told(&mut shell, owning("a", 2, &[0, 1, 2, 3])), (2, None), "still owns them");
    assert_eq!(told(&mut shell, beating("b", 3)), (3, None), "so the other waits");
    assert_eq!(told(&mut shell, owning("a", 2, &[0, 1])), (3, None));
    assert_eq!(facts(&shell), [ConsumerFact::Current("a".into(), Some(current(3, 2, Reconciliation::Stable, &[(0, 2), (1, 2)], &[])))]);
    assert_eq!(told(&mut shell, beating("b", 3)), (3, Some(orders(&[2, 3]))));
    assert_eq!(description(&shell).state, ConsumerState::Stable);
    // KIP-1251: an older epoch counts for what was had since then.
    let commit = |shell: &mut Shell, member: &str, generation: i32, partition: i32| {
        let mut ask = commit_of(&member.into(), generation);
        ask.partitions[0].topic_id = ORDERS;
        ask.partitions[0].partition = PartitionIndex(partition);
        shell.commit(ask)
    };
    assert_eq!(commit(&mut shell, "a", 3, 0), Ok(vec![Ok(())]));
    assert_eq!(commit(&mut shell, "a", 2, 0), Ok(vec![Ok(())]), "held since 2");
    assert_eq!(commit(&mut shell, "a", 2, 3), Ok(vec![Err(CommitPartitionError::StaleEpoch { asked: 2 })]), "given away");
    assert_eq!(commit(&mut shell, "a", 4, 0), Err(CommitError::StaleEpoch { asked: 4, current: 3 }));
    assert_eq!(commit(&mut shell, "b", 2, 3), Ok(vec![Err(CommitPartitionError::StaleEpoch { asked: 2 })]), "not had then");
    let old = CommitOffsets { knows_epochs: false, ..commit_of(&"a".into(), 3) };
    assert_eq!(shell.commit(old), Err(CommitError::NeedsEpochs));
    assert!(matches!(shell.commit(outside()), Err(CommitError::Membership(_))), "not while it has members");
    assert_eq!(shell.shard.may_fetch(&"g".into(), Some(&"a".into()), 3), Ok(()));
    assert_eq!(shell.shard.may_fetch(&"g".into(), Some(&"a".into()), 2), Err(FetchError::StaleEpoch { asked: 2, current: 3 }));
    assert_eq!(shell.shard.may_fetch(&"g".into(), None, -1), Ok(()));
}

#[test]
fn who_waits_for_others_comes_again_soon() {
    let mut shell = shell();
    let interval = |ask, shell: &mut Shell| shell.beat(ask).expect("taken").interval.as_millis();
    assert_eq!(interval(joining("a"), &mut shell), 5_000);
    shell.pass_ms(1_200);
    assert_eq!(interval(joining("b"), &mut shell), 500, "all that there is has an owner");
    assert_eq!(interval(beating("a", 2), &mut shell), 5_000, "who must give up says so when it has");
    assert_eq!(interval(beating("b", 3), &mut shell), 500);
    assert_eq!(interval(owning("a", 2, &[0, 1]), &mut shell), 5_000);
    assert_eq!(interval(beating("b", 3), &mut shell), 5_000, "it has what it is to have");
}

#[test]
fn epochs_of_others_are_fenced_and_a_lost_answer_is_forgiven() {
    let mut shell = shell();
    told(&mut shell, joining("a"));
    assert_eq!(shell.beat(beating("a", 3)), Err(ConsumerHeartbeatError::FencedEpoch { asked: 3, current: 2 }));
    assert_eq!(shell.beat(owning("a", 1, &[0])), Err(ConsumerHeartbeatError::FencedEpoch { asked: 1, current: 2 }));
    shell.pass_ms(1_200);
    told(&mut shell, joining("b"));
    told(&mut shell, beating("a", 2));
    assert_eq!(told(&mut shell, owning("a", 2, &[0, 1])).0, 3);
    assert_eq!(told(&mut shell, owning("a", 2, &[0, 1])).0, 3, "the answer with epoch 3 was lost");
    assert!(shell.beat(owning("a", 2, &[0, 1, 2])).is_err(), "but not with what is another's");
    assert!(shell.beat(beating("a", 2)).is_err());
    let unknown = ConsumerHeartbeatError::UnknownMember { member: "x".into(), group: "g".into() };
    assert_eq!(shell.beat(beating("x", 2)), Err(unknown));
    let ask = ConsumerHeartbeat { group: "none".into(), ..beating("x", 2) };
    assert_eq!(shell.beat(ask), Err(ConsumerHeartbeatError::UnknownGroup("none".into())));
    assert!(!shell.shard.has_group(&"none".into()));
}

#[test]
fn a_target_waits_for_the_interval() {
    let mut shell = shell();
    told(&mut shell, joining("a"));
    assert_eq!(told(&mut shell, joining("b")), (2, Some(orders(&[]))), "at the target's epoch, with nothing");
    assert_eq!(description(&shell).state, ConsumerState::Assigning);
    shell.pass_ms(1_000);
    assert_eq!(told(&mut shell, beating("a", 2)), (2, Some(orders(&[0, 1]))));
    assert_eq!(description(&shell).state, ConsumerState::Reconciling);
}

#[test]
fn who_leaves_is_taken_back_and_the_last_leaves_an_empty_group() {
    let mut shell = shell();
    told(&mut shell, joining("a"));
    assert_eq!(told(&mut shell, beating("a", -1)), (-1, None));
    assert_eq!(
        facts(&shell),
        [
            ConsumerFact::Current("a".into(), None),
            ConsumerFact::Target("a".into(), None),
            ConsumerFact::Member("a".into(), None),
            ConsumerFact::Epoch(Some(GroupEpoch { epoch: 3, metadata_hash: 0 })),
        ]
    );
    assert_eq!((description(&shell).state, shell.shard.next_deadline().is_some()), (ConsumerState::Empty, true));
    assert_eq!(shell.commit(outside()), Ok(vec![Ok(())]), "an operator may set offsets now");
    assert_eq!(shell.delete("g"), Ok(()));
    assert!(!shell.shard.has_group(&"g".into()));
    let kinds: Vec<bool> = shell.last.iter().map(|record| matches!(record, Record::Offset { value: None, .. })).collect();
    assert_eq!(kinds, [true, false, false, false], "the offset, the target's epoch, what was known of topics, the group");
}

#[test]
fn a_member_that_falls_silent_or_gives_nothing_up_is_fenced() {
    let mut shell = shell();
    told(&mut shell, joining("a"));
    shell.pass_ms(44_000);
    told(&mut shell, joining("b"));
    told(&mut shell, beating("a", 2));
    assert_eq!(shell.delete("g"), Err(DeleteGroupError::NonEmpty));
    // `a` goes on with its heartbeats, but keeps all.
    shell.pass_ms(4_900);
    told(&mut shell, owning("a", 2, &[0, 1, 2, 3]));
    shell.pass_ms(200);
    assert_eq!(description(&shell).members.len(), 1, "its rebalance timeout is over");
    assert_eq!(told(&mut shell, beating("b", 3)), (4, Some(orders(&[0, 1, 2, 3]))));
    shell.pass_ms(45_000);
    assert_eq!(description(&shell).state, ConsumerState::Empty);
}

#[test]
fn a_static_member_comes_back_to_what_it_had() {
    let mut shell = shell();
    let named = |ask: ConsumerHeartbeat| ConsumerHeartbeat { instance: Some("one".into()), ..ask };
    told(&mut shell, named(joining("a")));
    let unreleased = ConsumerHeartbeatError::UnreleasedInstance { member: "b".into(), instance: "one".into(), owner: "a".into() };
    assert_eq!(shell.beat(named(joining("b"))), Err(unreleased));
    assert_eq!(told(&mut shell, named(beating("a", -2))), (-2, None));
    let away = current(-2, 0, Reconciliation::Stable, &[(0, 0), (1, 0), (2, 0), (3, 0)], &[]);
    assert_eq!(facts(&shell), [ConsumerFact::Current("a".into(), Some(away))]);
    assert_eq!((description(&shell).state, description(&shell).members[0].epoch), (ConsumerState::Reconciling, -2));
    assert_eq!(told(&mut shell, named(joining("b"))), (2, Some(orders(&[0, 1, 2, 3]))));
    assert_eq!(description(&shell).epoch, 2, "without a rebalance");
    let fenced = ConsumerHeartbeatError::FencedInstance { member: "a".into(), instance: "one".into(), owner: "b".into() };
    assert_eq!(shell.beat(named(beating("a", 2))), Err(fenced));
    let unknown = ConsumerHeartbeat { instance: Some("two".into()), ..beating("b", 2) };
    assert_eq!(shell.beat(unknown), Err(ConsumerHeartbeatError::UnknownInstance("two".into())));
    told(&mut shell, named(beating("b", -2)));
    shell.pass_ms(45_000);
    assert_eq!(description(&shell).state, ConsumerState::Empty, "away for longer than its session");
}

#[test]
fn topics_that_come_grow_and_go_are_followed() {
    let mut shell = shell();
    with_topics(&mut shell, &[]);
    assert_eq!(told(&mut shell, joining("a")), (2, Some(orders(&[]))));
    shell.pass_ms(1_200);
    with_topics(&mut shell, &[("orders", ORDERS, 1)]);
    assert_eq!(told(&mut shell, beating("a", 2)), (3, Some(orders(&[0]))));
    shell.pass_ms(1_200);
    with_topics(&mut shell, &[("orders", ORDERS, 3)]);
    assert_eq!(told(&mut shell, owning("a", 3, &[0])), (4, Some(orders(&[0, 1, 2]))));
    shell.pass_ms(1_200);
    with_topics(&mut shell, &[]);
    assert_eq!(told(&mut shell, owning("a", 4, &[0, 1, 2])), (4, Some(orders(&[]))));
    assert_eq!(told(&mut shell, owning("a", 4, &[])), (5, None));
}

#[test]
fn a_pattern_is_resolved_and_followed() {
    let mut shell = shell();
    let ask = ConsumerHeartbeat { topics: None, regex: Some("ord.*".into()), ..joining("a") };
    assert_eq!(told(&mut shell, ask), (2, Some(orders(&[0, 1, 2, 3]))));
    shell.pass_ms(11_000);
    with_topics(&mut shell, &[("orders", ORDERS, 4), ("ordinary", AUDIT, 1), ("audit", TopicId([3; 16]), 1)]);
    let (epoch, assigned) = told(&mut shell, beating("a", 2));
    assert_eq!((epoch, assigned.map(|assigned| assigned.len())), (3, Some(2)), "the new topic that matches");
    shell.pass_ms(1_200);
    let ask = ConsumerHeartbeat { regex: Some(String::new()), topics: Some(vec!["orders".into()]), ..owning("a", 3, &[0, 1, 2, 3]) };
    assert_eq!(told(&mut shell, ask), (4, Some(orders(&[0, 1, 2, 3]))));
    assert!(facts(&shell).contains(&ConsumerFact::Regex("ord.*".into(), None)), "used by nobody any more");
    let ask = ConsumerHeartbeat { regex: Some("[".into()), ..joining("b") };
    assert!(matches!(shell.beat(ask), Err(ConsumerHeartbeatError::InvalidRegex { .. })));
    assert_eq!(shell.last, [], "refused: nothing happened");
}

#[test]
fn malformed_heartbeats_are_refused() {
    let mut shell = shell();
    let whole = joining("a");
    let cases: Vec<(&str, ConsumerHeartbeat)> = vec![
        ("no group", ConsumerHeartbeat { group: "".into(), ..whole.clone() }),
        ("no member", ConsumerHeartbeat { member: "".into(), ..whole.clone() }),
        ("an empty instance", ConsumerHeartbeat { instance: Some("".into()), ..whole.clone() }),
        ("an empty rack", ConsumerHeartbeat { rack: Some(String::new()), ..whole.clone() }),
        ("epoch -3", ConsumerHeartbeat { epoch: -3, ..whole.clone() }),
        ("the least epoch", ConsumerHeartbeat { epoch: i32::MIN, ..whole.clone() }),
        ("away without an instance", beating("a", -2)),
        ("no timeout", ConsumerHeartbeat { rebalance_timeout_ms: -1, ..whole.clone() }),
        ("owns already", ConsumerHeartbeat { owned: Some(orders(&[0])), ..whole.clone() }),
        ("does not say what it owns", ConsumerHeartbeat { owned: None, ..whole.clone() }),
        ("reads nothing", ConsumerHeartbeat { topics: None, ..whole.clone() }),
    ];
    for (name, ask) in cases {
        let answer = shell.beat(ask);
        assert!(matches!(answer, Err(ConsumerHeartbeatError::Invalid(_))), "{name}: {answer:?}");
    }
    let ask = ConsumerHeartbeat { client_id: "c".repeat(32_768), ..whole.clone() };
    assert_eq!(shell.beat(ask), Err(ConsumerHeartbeatError::NameTooLong { length: 32_768 }));
    let ask = ConsumerHeartbeat { assignor: Some("magic".into()), ..whole };
    assert!(matches!(shell.beat(ask), Err(ConsumerHeartbeatError::UnsupportedAssignor { .. })));
    assert_eq!((shell.log.len(), shell.shard.next_deadline()), (0, None), "nothing came of it");
}

/// A classic join with a subscription to `orders` that says what is owned.
fn classic(member: Option<&MemberId>, owned: &[i32]) -> Join {
    let mut metadata = vec![0, 1, 0, 0, 0, 1, 0, 6];
    metadata.extend_from_slice(b"orders");
    metadata.extend_from_slice(&[0xff; 4]);
    let count = i32::try_from(owned.len()).expect("few");
    metadata.extend_from_slice(&[0, 0, 0, 1, 0, 6]);
    metadata.extend_from_slice(b"orders");
    metadata.extend_from_slice(&count.to_be_bytes());
    metadata.extend(owned.iter().flat_map(|index| index.to_be_bytes()));
    Join { member: member.cloned(), protocols: vec![Protocol::new("range", metadata)], ..first_join("old") }
}

/// `ConsumerProtocolAssignment` of version 1 with partitions of `orders`.
fn dealt(partitions: &[i32]) -> Vec<u8> {
    let mut bytes = vec![0, 1, 0, 0, 0, u8::from(!partitions.is_empty())];
    if !partitions.is_empty() {
        bytes.extend_from_slice(b"\0\x06orders");
        bytes.extend_from_slice(&i32::try_from(partitions.len()).expect("few").to_be_bytes());
        bytes.extend(partitions.iter().flat_map(|index| index.to_be_bytes()));
    }
    bytes.extend_from_slice(&[0xff; 4]);
    bytes
}

/// A classic group of one member that owns all of `orders`.
fn with_classic(shell: &mut Shell) -> MemberId {
    let (old, waiter) = shell.join_as_new(classic(None, &[]));
    assert_eq!(shell.joined(waiter).expect("joins").generation, 1);
    let waiter = shell.waiter();
    let assignments = vec![(old.clone(), dealt(&[0, 1, 2, 3]).into())];
    let (group, member) = (group_id(), old.clone());
    let ask = Sync { waiter, group, generation: 1, member, instance: None, protocol_type: None, protocol: None, assignments };
    shell.ask(Request::Sync(ask));
    shell.synced(waiter).expect("syncs");
    old
}

/// Step by step as recorded from a Kafka 4.3.1.
#[test]
fn a_classic_group_takes_a_consumer_in_and_goes_back_when_it_leaves() {
    let mut shell = shell();
    let old = with_classic(&mut shell);
    assert_eq!(told(&mut shell, joining("new")), (2, Some(orders(&[]))));
    assert_eq!(shell.last[0], Record::Group { group: group_id(), value: None });
    let described = description(&shell);
    assert_eq!((described.state, described.epoch, described.members.len()), (ConsumerState::Reconciling, 2, 2));
    assert_eq!(shell.heartbeat(&old, 1), Err(HeartbeatError::RebalanceInProgress));
    let waiter = shell.join(classic(Some(&old), &[0, 1, 2, 3]));
    assert_eq!(shell.joined(waiter).map(|joined| (joined.generation, joined.protocol)), Ok((1, Some("range".to_owned()))));
    let waiter = shell.sync(&old, 1, &[]);
    assert_eq!(shell.synced(waiter).expect("answered at once").assignment, dealt(&[0, 1]));
    assert_eq!(shell.heartbeat(&old, 1), Err(HeartbeatError::RebalanceInProgress), "to say that it gave up");
    assert_eq!(told(&mut shell, beating("new", 2)), (2, None));
    let waiter = shell.join(classic(Some(&old), &[0, 1]));
    assert_eq!(shell.joined(waiter).map(|joined| joined.generation), Ok(2));
    let waiter = shell.sync(&old, 2, &[]);
    assert_eq!(shell.synced(waiter).expect("answered").assignment, dealt(&[0, 1]));
    assert_eq!(told(&mut shell, beating("new", 2)), (2, Some(orders(&[2, 3]))));
    assert_eq!((shell.heartbeat(&old, 2), description(&shell).state), (Ok(()), ConsumerState::Stable));
    assert!(matches!(shell.heartbeat(&old, 1), Err(HeartbeatError::Membership(MembershipError::Generation { .. }))));
    let committed = shell.commit(CommitOffsets { knows_epochs: false, ..commit_of(&old, 2) });
    assert_eq!(committed, Ok(vec![Ok(())]), "in any version");
    assert_eq!(shell.shard.describe(&group_id()), None);

    assert_eq!(told(&mut shell, beating("new", -1)), (-1, None));
    let Some(Record::Group { value: Some(stored), .. }) = shell.last.last() else { panic!("{:?}", shell.last) };
    assert_eq!((stored.generation, stored.members.len(), stored.members[0].assignment.to_vec()), (2, 1, dealt(&[0, 1])));
    assert_eq!(shell.state(), State::PreparingRebalance);
    assert_eq!(shell.heartbeat(&old, 2), Err(HeartbeatError::RebalanceInProgress));
    let waiter = shell.join(classic(Some(&old), &[0, 1]));
    assert_eq!(shell.joined(waiter).map(|joined| (joined.generation, joined.leader)), Ok((3, Some(old))));
}

#[test]
fn a_classic_member_joins_a_consumer_group() {
    let mut shell = shell();
    told(&mut shell, joining("new"));
    shell.pass_ms(1_200);
    let (old, waiter) = shell.join_as_new(classic(None, &[]));
    assert_eq!(shell.joined(waiter).map(|joined| (joined.generation, joined.leader)), Ok((3, None)));
    assert_eq!(shell.heartbeat(&old, 3), Ok(()), "waits for what the other has");
    let waiter = shell.sync(&old, 3, &[]);
    assert_eq!(shell.synced(waiter).expect("answered").assignment, dealt(&[]));
    told(&mut shell, beating("new", 2));
    assert_eq!(told(&mut shell, owning("new", 2, &[0, 1])).0, 3);
    assert_eq!(shell.heartbeat(&old, 3), Err(HeartbeatError::RebalanceInProgress), "they are free now");
    let waiter = shell.join(classic(Some(&old), &[]));
    assert_eq!(shell.joined(waiter).map(|joined| joined.generation), Ok(3));
    let waiter = shell.sync(&old, 3, &[]);
    assert_eq!(shell.synced(waiter).expect("answered").assignment, dealt(&[2, 3]));
    assert_eq!(description(&shell).state, ConsumerState::Stable);
    let other = Join { protocols: vec![Protocol::new("sticky", classic(None, &[]).protocols[0].metadata.clone())], ..classic(None, &[]) };
    let waiter = shell.join(other);
    assert_eq!(shell.joined(waiter), Err(JoinError::InconsistentProtocol));
    assert_eq!(shell.leave(vec![leaver(&old)]).expect("answered")[0].result, Ok(()));
    assert_eq!((description(&shell).epoch, description(&shell).members.len()), (4, 1));
}

#[test]
fn the_members_of_a_group_that_was_turned_are_given_up_when_silent() {
    // Without offsets nothing else holds the group between the record that takes the classic one back and the first of the new one.
    let mut shell = shell();
    with_classic(&mut shell);
    told(&mut shell, joining("new"));
    assert_eq!(description(&shell).members.len(), 2);
    shell.pass_ms(120_000);
    assert!(shell.shard.describe_consumer(&group_id()).map_or(0, |group| group.members.len()) == 0);
    assert!(shell.shard.describe(&group_id()).is_none_or(|group| group.members.is_empty()));
}

#[test]
fn a_classic_member_of_version_0_has_its_session_to_sync() {
    let mut shell = shell();
    told(&mut shell, joining("new"));
    shell.pass_ms(1_200);
    let waiter = shell.join(Join { rebalance_timeout_ms: -1, must_know_its_id: false, ..classic(None, &[]) });
    let old = shell.joined(waiter).expect("joins").member;
    shell.pass_ms(SESSION_MS / 2);
    assert_eq!(shell.heartbeat(&old, 3), Ok(()), "-1 is the session timeout");
}

#[test]
fn a_member_that_changes_its_instance_frees_the_one_before() {
    let mut shell = shell();
    let of = |member: &str, instance: &str| ConsumerHeartbeat { instance: Some(instance.into()), ..joining(member) };
    told(&mut shell, of("m", "a"));
    told(&mut shell, of("m", "b"));
    shell.shard.check_invariants();
    assert!(shell.beat(of("n", "a")).is_ok(), "as it would be after a reload");
}

#[test]
fn an_empty_group_stays_until_what_takes_its_place_is_replayed() {
    let mut shell = shell();
    told(&mut shell, joining("a"));
    told(&mut shell, beating("a", -1));
    let before = shell.shard.recorded_consumers();
    assert_eq!(before.len(), 1);
    let waiter = shell.waiter();
    shell.shard.decide(shell.now, Request::Join(Join { waiter, ..classic(None, &[]) }));
    assert_eq!(shell.shard.recorded_consumers(), before, "to decide changes nothing that is recorded");
}

#[test]
fn a_pattern_that_stands_for_the_same_as_before_is_looked_at_once_a_change() {
    let mut shell = shell();
    told(&mut shell, ConsumerHeartbeat { topics: None, regex: Some("ord.*".into()), ..joining("a") });
    with_topics(&mut shell, &[("orders", ORDERS, 4), ("audit", AUDIT, 2)]);
    shell.pass_ms(11_000);
    let looked_at = |shell: &Shell| shell.shard.groups[&group_id()].sessions.resolved_at();
    told(&mut shell, beating("a", 2));
    let first = looked_at(&shell);
    shell.pass_ms(11_000);
    told(&mut shell, beating("a", 2));
    assert_eq!(looked_at(&shell), first, "nothing has come or gone since");
}

#[test]
fn the_policy_says_which_way() {
    for (migration, up) in [(Migration::Disabled, false), (Migration::Downgrade, false), (Migration::Upgrade, true)] {
        let consumer = ConsumerOptions { migration, ..ConsumerOptions::default() };
        let options = Options { consumer, initial_rebalance_delay: std::time::Duration::ZERO, ..Options::default() };
        let mut shell = Shell::with(options);
        with_topics(&mut shell, &[("orders", ORDERS, 4)]);
        let old = with_classic(&mut shell);
        assert_eq!(shell.beat(joining("new")).is_ok(), up, "{migration:?}");
        if up {
            told(&mut shell, beating("new", -1));
            assert_eq!(description(&shell).members.len(), 1, "and stays");
        } else {
            assert_eq!(shell.heartbeat(&old, 1), Ok(()), "as if nothing had been asked");
        }
    }
}

/// One member as its client library behaves.
#[derive(Debug, Clone, Default)]
struct Client {
    epoch: i32,
    owned: Assignment,
    alive: bool,
    /// Its last answer was lost: it says everything again.
    unsure: bool,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Join(usize),
    Beat(usize),
    /// The answer is lost.
    Lost(usize),
    Leave(usize),
    Crash(usize),
    Subscribe(usize, u8),
    Partitions(i32, i32),
    Pass(u16),
    Reload,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..4_usize;
    let step = prop_oneof![
        4 => who.clone().prop_map(Step::Join),
        12 => who.clone().prop_map(Step::Beat),
        2 => who.clone().prop_map(Step::Lost),
        1 => who.clone().prop_map(Step::Leave),
        1 => who.clone().prop_map(Step::Crash),
        2 => (who, 0..4_u8).prop_map(|(who, topics)| Step::Subscribe(who, topics)),
        1 => (0..6_i32, 0..4_i32).prop_map(|(orders, audit)| Step::Partitions(orders, audit)),
        4 => (1..4_000_u16).prop_map(Step::Pass),
        1 => Just(Step::Reload),
    ];
    proptest::collection::vec(step, 1..150)
}

struct Schedule {
    shell: Shell,
    clients: Vec<Client>,
    topics: (i32, i32),
}

impl Schedule {
    fn new() -> Self {
        let mut schedule = Self { shell: Shell::new(), clients: vec![Client::default(); 4], topics: (4, 2) };
        schedule.show_topics();
        schedule
    }

    fn show_topics(&mut self) {
        with_topics(&mut self.shell, &[("orders", ORDERS, self.topics.0), ("audit", AUDIT, self.topics.1)]);
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Join(who) if !self.clients[who].alive => self.join(who, vec!["orders".into(), "audit".into()]),
            Step::Join(_) => {}
            Step::Beat(who) => self.beat(who, None),
            Step::Lost(who) => {
                let before = self.clients[who].clone();
                self.beat(who, None);
                if self.clients[who].alive {
                    self.clients[who] = Client { unsure: true, ..before };
                }
            }
            Step::Leave(who) => {
                if self.clients[who].alive {
                    _ = self.shell.beat(beating(&format!("m{who}"), -1));
                }
                self.clients[who] = Client::default();
            }
            Step::Crash(who) => self.clients[who] = Client::default(),
            Step::Subscribe(who, topics) => {
                let all = [(1, "orders"), (2, "audit")];
                self.beat(who, Some(all.into_iter().filter(|(bit, _)| topics & bit != 0).map(|(_, name)| name.into()).collect()));
            }
            // Partitions are only added to.
            Step::Partitions(orders, audit) => {
                self.topics = (self.topics.0.max(orders), self.topics.1.max(audit));
                self.show_topics();
            }
            Step::Pass(ms) => self.shell.pass_ms(i32::from(ms)),
            Step::Reload => {
                self.shell.shard = self.shell.reloaded();
                self.show_topics();
            }
        }
        self.check();
    }

    fn join(&mut self, who: usize, topics: Vec<TopicName>) {
        let ask = ConsumerHeartbeat { topics: Some(topics), ..joining(&format!("m{who}")) };
        let beat = self.shell.beat(ask).expect("joins");
        self.clients[who] = Client { epoch: beat.epoch, owned: beat.assignment.unwrap_or_default(), alive: true, unsure: false };
    }

    /// Gives up at once what it is told to.
    fn beat(&mut self, who: usize, topics: Option<Vec<TopicName>>) {
        let client = self.clients[who].clone();
        if !client.alive {
            return;
        }
        let topics = topics.or_else(|| client.unsure.then(|| vec!["orders".into(), "audit".into()]));
        let rebalance_timeout_ms = if client.unsure { 5_000 } else { -1 };
        let owned = Some(client.owned.clone());
        let ask = ConsumerHeartbeat { owned, topics, rebalance_timeout_ms, ..beating(&format!("m{who}"), client.epoch) };
        match self.shell.beat(ask) {
            Ok(beat) => {
                let owned = beat.assignment.unwrap_or(client.owned);
                self.clients[who] = Client { epoch: beat.epoch, owned, alive: true, unsure: false };
            }
            // It gives up everything and joins anew.
            Err(_) => self.clients[who] = Client::default(),
        }
    }

    /// C1 as clients see it: what two of them believe to own never overlaps, while the broker knows both.
    fn check(&self) {
        let Ok(described) = self.shell.shard.describe_consumer(&"g".into()) else { return };
        let mut owners = BTreeMap::new();
        for (who, client) in self.clients.iter().enumerate().filter(|(_, client)| client.alive) {
            let id = MemberId::from(format!("m{who}"));
            let Some(member) = described.members.iter().find(|member| member.id == id) else { continue };
            for (topic, partitions) in &client.owned {
                for partition in partitions {
                    // What it lost with its membership, it learns at its next heartbeat.
                    if member.epoch >= client.epoch && client.epoch > 0 {
                        let before = owners.insert((*topic, *partition), who);
                        assert_eq!(before, None, "{topic:?} {partition:?} is owned by m{who} too");
                    }
                }
            }
        }
        let reloaded = self.shell.reloaded();
        assert_eq!(reloaded.recorded_consumers(), self.shell.shard.recorded_consumers(), "the same records give the same recorded state");
    }
}

proptest! {
    #[test]
    fn any_schedule_keeps_owners_apart_and_settles(steps in steps()) {
        let mut schedule = Schedule::new();
        for step in steps {
            schedule.step(step);
        }
        // Left alone with clients that behave, all is owned by whom the target wants.
        for _ in 0..12 {
            for who in 0..4 {
                schedule.step(Step::Join(who));
                schedule.step(Step::Subscribe(who, 3));
            }
            schedule.step(Step::Pass(1_500));
        }
        // The rest of those who crashed.
        let described = description(&schedule.shell);
        prop_assert_eq!((described.state, described.members.len()), (ConsumerState::Stable, 4));
        let owned: usize = schedule.clients.iter().flat_map(|client| client.owned.values()).map(std::collections::BTreeSet::len).sum();
        prop_assert_eq!(i32::try_from(owned).expect("few"), schedule.topics.0 + schedule.topics.1, "all partitions are owned");
        schedule.shell.pass_ms(60_000);
        prop_assert_eq!(description(&schedule.shell).state, ConsumerState::Empty, "and when all fall silent, it is empty");
    }
}
