use super::*;
use crate::group::testing::*;
use crate::group::{CommitOffsets, Heartbeat, HeartbeatError, Join, MembershipError, Reply, Request, Sync};

/// A Stable group of one, and its member.
fn stable(shell: &mut Shell) -> crate::group::MemberId {
    let (member, _) = shell.join_as_new(first_join("c"));
    shell.sync(&member, 1, &[]);
    member
}

#[test]
fn a_sync_that_cannot_be_recorded_answers_all_who_wait_and_leaves_the_group_as_recorded() {
    let mut shell = Shell::with(crate::group::Options { initial_rebalance_delay: Duration::from_secs(3), ..Default::default() });
    let (first, a) = shell.join_as_new(first_join("a"));
    let (second, b) = shell.join_as_new(first_join("b"));
    shell.pass_ms(6_000);
    let leader = shell.joined(a).expect("joins").leader.expect("one leads");
    shell.joined(b).expect("joins");
    let other = if leader == first { &second } else { &first };
    let waits = shell.sync(other, 1, &[]);
    let waiter = shell.waiter();
    let ask = Sync {
        waiter,
        group: group_id(),
        generation: 1,
        member: leader.clone(),
        instance: None,
        protocol_type: None,
        protocol: None,
        assignments: vec![],
    };
    let decision = shell.shard.decide(shell.now, Request::Sync(ask));
    assert_eq!(decision.records.len(), 1);
    let mut told = shell.shard.take_back(shell.now, decision);
    told.sort_unstable();
    assert_eq!(told, [waits, waiter], "G1");
    shell.shard.check_invariants();
    assert_eq!(shell.state(), crate::group::State::Empty, "nothing but its birth is recorded");
    assert!(matches!(shell.heartbeat(&leader, 1), Err(HeartbeatError::Membership(MembershipError::Unknown { .. }))));
    assert_eq!(shell.shard.timers.armed().count(), 1, "retention alone");
}

#[test]
fn who_waits_in_a_group_that_starts_over_is_told() {
    let mut shell = Shell::new();
    let member = stable(&mut shell);
    let (_, waits) = shell.join_as_new(first_join("second"));
    assert_eq!(shell.answer(waits), None, "waits for the first");
    let asked = shell.waiter();
    let more = Record::Group { group: group_id(), value: None };
    let refused = Decision { records: vec![more], replies: vec![(asked, Reply::Heartbeat(Ok(())))], ..Decision::default() };
    let mut told = shell.shard.take_back(shell.now, refused);
    told.sort_unstable();
    assert_eq!(told, [waits, asked]);
    shell.shard.check_invariants();
    assert_eq!(shell.heartbeat(&member, 1), Ok(()), "its member goes on");
    shell.pass_ms(SESSION_MS + 1);
    assert_eq!(shell.state(), crate::group::State::Empty, "and is given up when it falls silent");
}

#[test]
fn a_commit_that_cannot_be_recorded_disturbs_nobody() {
    let mut shell = Shell::new();
    let member = stable(&mut shell);
    let (_, waits) = shell.join_as_new(first_join("second"));
    let waiter = shell.waiter();
    let ask = CommitOffsets { waiter, ..commit_of(&member, 1) };
    let decision = shell.shard.decide(shell.now, Request::CommitOffsets(ask));
    assert_eq!(shell.shard.take_back(shell.now, decision), [waiter]);
    shell.join(rejoin(&member, "c"));
    assert!(matches!(shell.answer(waits), Some(Reply::Join(Ok(_)))), "the rebalance goes on");
}

#[test]
fn a_consumer_group_starts_over_with_its_sessions() {
    let mut shell = Shell::new();
    shell.beat(crate::group::consumer::tests::joining("a")).expect("joins");
    let recorded = shell.shard.recorded_consumers();
    let waiter = shell.waiter();
    let ask = crate::group::ConsumerHeartbeat { waiter, ..crate::group::consumer::tests::joining("b") };
    let decision = shell.shard.decide(shell.now, Request::ConsumerHeartbeat(ask));
    assert_eq!(shell.shard.take_back(shell.now, decision), [waiter]);
    assert_eq!(shell.shard.recorded_consumers(), recorded);
    shell.shard.check_invariants();
    shell.pass_ms(46_000);
    assert!(shell.shard.describe_consumer(&group_id()).expect("exists").members.is_empty(), "fenced when silent");
}

#[test]
fn a_first_join_that_cannot_be_recorded_leaves_nothing() {
    let mut shell = Shell::new();
    let waiter = shell.waiter();
    let ask = Join { waiter, must_know_its_id: false, fresh: "uuid".into(), ..first_join("c") };
    let decision = shell.shard.decide(shell.now, Request::Join(ask));
    assert!(!decision.records.is_empty());
    assert_eq!(shell.shard.take_back(shell.now, decision), [waiter]);
    assert!(!shell.shard.has_group(&group_id()));
    let waiter = shell.waiter();
    shell.ask(Request::Heartbeat(Heartbeat { waiter, group: group_id(), generation: 0, member: "m".into(), instance: None }));
    assert!(matches!(shell.answer(waiter), Some(Reply::Heartbeat(Err(_)))));
}
