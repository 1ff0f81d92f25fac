use super::*;
use crate::group::consumer::tests::image_of;
use crate::group::records::{CommittedOffset, Written};
use crate::group::testing::*;
use crate::group::{CommitOffsets, CommitPartition, DeleteOffsets, Request, Stability, TopicName};
use crate::types::{LeaderEpoch, Offset, PartitionIndex, ProducerId, Timestamp, TopicId};

fn orders() -> TopicName {
    "orders".into()
}

fn committed(shell: &Shell, topic: &str) -> Option<i64> {
    let found = shell.shard.fetch_offset(&group_id(), (&topic.into(), TopicId::NONE), PartitionIndex(0), Stability::Any);
    found.expect("any is asked for").map(|value| value.offset.get())
}

fn to_topic(ask: CommitOffsets, topic: &str) -> CommitOffsets {
    let partitions = ask.partitions.iter().map(|partition| CommitPartition { topic: topic.into(), ..partition.clone() }).collect();
    CommitOffsets { partitions, ..ask }
}

/// Commits `count` partitions of `orders`.
fn commit_many(shell: &mut Shell, group: &str, count: i32) {
    let of = |index| CommitPartition { partition: PartitionIndex(index), ..outside().partitions[0].clone() };
    shell.commit(CommitOffsets { group: group.into(), partitions: (0..count).map(of).collect(), ..outside() }).expect("commits");
}

fn drop_orders(shell: &mut Shell) {
    shell.ask(Request::DropTopics(vec![DroppedTopic { name: orders(), id: TopicId([1; 16]) }]));
}

#[test]
fn only_an_empty_group_is_deleted_and_all_of_it_goes() {
    let mut shell = Shell::new();
    let (member, _) = shell.join_as_new(first_join("c"));
    shell.sync(&member, 1, &[]);
    shell.commit(commit_of(&member, 1)).expect("commits");
    assert_eq!(shell.delete("none"), Err(DeleteGroupError::UnknownGroup("none".into())));
    assert_eq!(shell.delete("g"), Err(DeleteGroupError::NonEmpty));
    shell.leave(vec![leaver(&member)]).expect("leaves");
    assert_eq!(shell.delete("g"), Ok(()));
    assert_eq!(shell.last, [tombstone(&group_id(), &orders(), PartitionIndex(0)), Record::Group { group: group_id(), value: None }]);
    assert_eq!(shell.delete("g"), Err(DeleteGroupError::UnknownGroup(group_id())));
    assert!(shell.reloaded().recorded().is_empty());
}

#[test]
fn a_deleted_topic_takes_its_offsets_along() {
    let mut shell = Shell::new();
    shell.commit(outside()).expect("commits");
    shell.commit(CommitOffsets { group: "h".into(), ..outside() }).expect("commits");
    shell.commit(to_topic(outside(), "payments")).expect("commits");
    shell.ask(Request::DropTopics(vec![DroppedTopic { name: orders(), id: TopicId([2; 16]) }]));
    assert_eq!(shell.last, [], "an earlier topic of that name");
    shell.ask(Request::DropTopics(vec![DroppedTopic { name: orders(), id: TopicId([1; 16]) }]));
    let partition = PartitionIndex(0);
    assert_eq!(shell.last, [tombstone(&group_id(), &orders(), partition), tombstone(&"h".into(), &orders(), partition)]);
    assert_eq!((committed(&shell, "orders"), committed(&shell, "payments")), (None, Some(5)));
    assert_eq!(shell.shard.describe(&"h".into()), None, "it held nothing else");
}

#[test]
fn a_large_group_is_deleted_in_pieces_and_answered_after_the_last() {
    let mut shell = Shell::new();
    commit_many(&mut shell, "g", 2500);
    let waiter = shell.waiter();
    let first = shell.shard.decide(shell.now, Request::DeleteGroup(DeleteGroup { waiter, group: group_id() }));
    assert_eq!((first.records.len(), first.replies), (1000, vec![]));
    first.records.into_iter().for_each(|record| shell.shard.replay(record, Written::Plainly));
    let second = shell.shard.on_deadline(shell.now);
    assert_eq!((second.records.len(), second.replies), (1000, vec![]));
    second.records.into_iter().for_each(|record| shell.shard.replay(record, Written::Plainly));
    let last = shell.shard.on_deadline(shell.now);
    assert_eq!((last.records.len(), last.replies), (500, vec![(waiter, Reply::DeleteGroup(Ok(())))]));
    last.records.into_iter().for_each(|record| shell.shard.replay(record, Written::Plainly));
    assert!(!shell.shard.has_group(&group_id()));
    assert!(shell.shard.next_deadline().is_none_or(|at| at > shell.now.monotonic), "nothing is left to be done");
}

#[test]
fn a_deletion_stops_where_somebody_comes_in() {
    let mut shell = Shell::new();
    commit_many(&mut shell, "g", 1500);
    let waiter = shell.waiter();
    let first = shell.shard.decide(shell.now, Request::DeleteGroup(DeleteGroup { waiter, group: group_id() }));
    first.records.into_iter().for_each(|record| shell.shard.replay(record, Written::Plainly));
    shell.join(crate::group::Join { must_know_its_id: false, ..first_join("c") });
    assert_eq!(shell.answer(waiter), Some(Reply::DeleteGroup(Err(DeleteGroupError::NonEmpty))));
}

#[test]
fn pieces_are_small_whatever_the_names_are() {
    let mut shell = Shell::new();
    let long = "g".repeat(32_000);
    commit_many(&mut shell, &long, 100);
    let waiter = shell.waiter();
    let first = shell.shard.decide(shell.now, Request::DeleteGroup(DeleteGroup { waiter, group: long.as_str().into() }));
    assert!((1..20).contains(&first.records.len()), "{}", first.records.len());
}

#[test]
fn a_deleted_topic_is_dropped_in_pieces_and_one_that_was_not_recorded_is_decided_again() {
    let mut shell = Shell::new();
    for group in 0..3 {
        commit_many(&mut shell, &format!("g{group}"), 700);
    }
    let told = shell.shard.decide(shell.now, Request::DropTopics(vec![DroppedTopic { name: orders(), id: TopicId([1; 16]) }]));
    assert_eq!(told, Decision::default(), "the first piece is decided by itself");
    let refused = shell.shard.on_deadline(shell.now);
    assert_eq!(refused.records.len(), 1000);
    assert_eq!(shell.shard.take_back(shell.now, refused), []);
    let next = shell.shard.next_deadline().expect("goes on");
    assert!(next > shell.now.monotonic, "though not at once");
    shell.pass_ms(1_000);
    assert!(shell.shard.recorded().is_empty());
}

#[test]
fn more_topics_than_one_piece_looks_for_are_dropped_all_the_same() {
    let mut shell = Shell::new();
    commit_many(&mut shell, "g", 1);
    commit_many(&mut shell, "h", 1);
    let mut topics: Vec<DroppedTopic> =
        (0..LOOKS + 1).map(|topic| DroppedTopic { name: format!("t{topic}").into(), id: TopicId([3; 16]) }).collect();
    topics.push(DroppedTopic { name: orders(), id: TopicId([1; 16]) });
    shell.ask(Request::DropTopics(topics));
    assert!(shell.shard.recorded().is_empty());
    assert!(shell.shard.next_deadline().is_none_or(|at| at > shell.now.monotonic));
}

#[test]
fn what_a_transaction_commits_for_a_deleted_topic_goes_too() {
    let mut shell = Shell::new();
    let value = CommittedOffset {
        offset: Offset(7),
        leader_epoch: LeaderEpoch::NONE,
        metadata: String::new(),
        committed_at: Timestamp(1),
        expires_at: None,
        topic_id: TopicId([1; 16]),
    };
    let record = Record::Offset { group: group_id(), topic: orders(), partition: PartitionIndex(0), value: Some(value) };
    shell.shard.replay(record, Written::InTransactionOf(ProducerId(1)));
    assert_eq!(shell.shard.committed_topics().len(), 1, "a reload finds it");
    drop_orders(&mut shell);
    shell.shard.replay_end_of_transaction(ProducerId(1), true);
    assert_eq!(committed(&shell, "orders"), None);
}

#[test]
fn a_partition_that_is_named_twice_is_taken_back_once() {
    let mut shell = Shell::new();
    commit_many(&mut shell, "g", 2);
    let waiter = shell.waiter();
    let partitions = vec![(orders(), PartitionIndex(0)); 3];
    shell.ask(Request::DeleteOffsets(DeleteOffsets { waiter, group: group_id(), partitions }));
    assert_eq!(shell.answer(waiter), Some(Reply::DeleteOffsets(Ok(vec![Ok(()); 3]))));
    assert_eq!(shell.last.len(), 1);
}

#[test]
fn nothing_is_committed_for_a_topic_that_is_gone_by_then() {
    let mut shell = Shell::new();
    shell.shard.see(std::sync::Arc::new(image_of(&[("orders", TopicId([9; 16]), 1)])));
    let gone = crate::group::CommitPartitionError::UnknownTopic(orders());
    assert_eq!(shell.commit(outside()), Ok(vec![Err(gone)]));
    assert!(!shell.shard.has_group(&group_id()));
}
