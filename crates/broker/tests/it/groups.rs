//! Groups as their members and tools see them: joined, assigned, committed, and where they were after a restart.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use milena_broker::server::Server;
use milena_os::Os;
use milena_protocol::messages::api_versions_request::ApiVersionsRequest;
use milena_protocol::messages::delete_groups_request::DeleteGroupsRequest;
use milena_protocol::messages::describe_groups_request::DescribeGroupsRequest;
use milena_protocol::messages::describe_groups_response::DescribedGroup;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::heartbeat_request::HeartbeatRequest;
use milena_protocol::messages::join_group_request::{JoinGroupRequest, JoinGroupRequestProtocol};
use milena_protocol::messages::join_group_response::JoinGroupResponse;
use milena_protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use milena_protocol::messages::list_groups_request::ListGroupsRequest;
use milena_protocol::messages::offset_commit_request::{OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic};
use milena_protocol::messages::offset_fetch_request::{OffsetFetchRequest, OffsetFetchRequestGroup, OffsetFetchRequestTopics};
use milena_protocol::messages::sync_group_request::{SyncGroupRequest, SyncGroupRequestAssignment};
use milena_protocol::messages::sync_group_response::SyncGroupResponse;
use milena_testkit::Client;

use crate::door::{broker, connect, create, delete_topic};

/// A broker whose new groups do not wait for more members.
async fn start(os: &Os) -> (Server, Client) {
    broker(os, &[("group.initial.rebalance.delay.ms", "0")]).await
}

/// A broker with the topic `orders` and the coordinator of every group.
async fn with_orders(os: &Os) -> (Server, Client) {
    let (server, mut client) = start(os).await;
    create(&mut client, "orders", 2, &[]).await;
    let find = FindCoordinatorRequest { coordinator_keys: vec!["g".to_owned()], ..FindCoordinatorRequest::default() };
    let found = client.call_newest(&find).await.expect("answered").coordinators.remove(0);
    assert_eq!((found.error_code, found.node_id, found.port), (0, 1, i32::from(server.addresses()[0].port())));
    (server, client)
}

/// Clients ask again and again where they are told that a coordinator is not available.
#[tokio::test]
async fn coordinators_that_do_not_exist_yet_are_refused_for_good() {
    let (server, mut client) = start(&Os::in_memory()).await;
    for (kind, refusal) in [(1, 35), (2, 35), (9, 42)] {
        let find = FindCoordinatorRequest { key_type: kind, coordinator_keys: vec!["t".to_owned()], ..FindCoordinatorRequest::default() };
        let found = client.call_newest(&find).await.expect("answered").coordinators.remove(0);
        assert_eq!((found.error_code, found.node_id), (refusal, -1), "kind {kind}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

/// Found by librdkafka's test 0113 on a fresh broker: its consumer asked for offsets at once, and its application was shown the refusal.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_is_sent_to_a_coordinator_finds_it_there() {
    let os = Os::in_memory();
    let (server, mut first) = start(&os).await;
    let (published, go_on) = (&server.broker().cluster.published, Arc::new(AtomicBool::new(false)));
    let (begun, mut has_begun) = tokio::sync::mpsc::unbounded_channel();
    let may_end = Arc::clone(&go_on);
    // Whoever follows the metadata is still at it, as a slow disk would have it.
    published.subscribe(Box::new(move |image, _| {
        if image.topic("__consumer_offsets").is_some() && begun.send(()).is_ok() {
            while !may_end.load(Ordering::Acquire) {
                std::thread::yield_now();
            }
        }
    }));
    let find = FindCoordinatorRequest { coordinator_keys: vec!["g".to_owned()], ..FindCoordinatorRequest::default() };
    first.send(&find, 4).await.expect("sent");
    has_begun.recv().await.expect("the topic is made");
    let (mut second, mut third) = (connect(&server, &os).await, connect(&server, &os).await);
    second.send(&find, 4).await.expect("sent");
    // Time enough to answer it, were it not for the publication.
    third.call_newest(&ApiVersionsRequest::default()).await.expect("answered");
    let early = tokio::time::timeout(Duration::ZERO, second.receive::<FindCoordinatorRequest>(4)).await;
    go_on.store(true, Ordering::Release);
    assert!(early.is_err(), "answered before the publication was over");
    let found = first.receive::<FindCoordinatorRequest>(4).await.expect("answered").coordinators.remove(0);
    assert_eq!((found.error_code, found.node_id), (0, 1));
    server.shutdown(Duration::from_secs(10)).await;
}

fn joining(member: &str) -> JoinGroupRequest {
    let protocol = JoinGroupRequestProtocol { name: "range".to_owned(), metadata: "m".into(), ..JoinGroupRequestProtocol::default() };
    JoinGroupRequest {
        group_id: "g".to_owned(),
        session_timeout_ms: 10_000,
        rebalance_timeout_ms: 30_000,
        member_id: member.to_owned(),
        protocol_type: "consumer".to_owned(),
        protocols: vec![protocol],
        ..JoinGroupRequest::default()
    }
}

/// Joins with the round for the id.
async fn join(client: &mut Client) -> JoinGroupResponse {
    let told = client.call_newest(&joining("")).await.expect("answered");
    assert_eq!(told.error_code, 79);
    assert!(told.member_id.starts_with("testkit-"), "{}", told.member_id);
    client.call_newest(&joining(&told.member_id)).await.expect("answered")
}

fn syncing(member: &str, generation: i32, shares: &[(&str, &'static str)]) -> SyncGroupRequest {
    let share = |(member, share): &(&str, &'static str)| SyncGroupRequestAssignment {
        member_id: (*member).to_owned(),
        assignment: (*share).into(),
        ..SyncGroupRequestAssignment::default()
    };
    SyncGroupRequest {
        group_id: "g".to_owned(),
        generation_id: generation,
        member_id: member.to_owned(),
        protocol_type: Some("consumer".to_owned()),
        protocol_name: Some("range".to_owned()),
        assignments: shares.iter().map(share).collect(),
        ..SyncGroupRequest::default()
    }
}

async fn sync(client: &mut Client, member: &str, generation: i32, shares: &[(&str, &'static str)]) -> SyncGroupResponse {
    client.call_newest(&syncing(member, generation, shares)).await.expect("answered")
}

async fn heartbeat(client: &mut Client, member: &str, generation: i32) -> i16 {
    let request = HeartbeatRequest {
        group_id: "g".to_owned(),
        generation_id: generation,
        member_id: member.to_owned(),
        ..HeartbeatRequest::default()
    };
    client.call_newest(&request).await.expect("answered").error_code
}

/// Commits for `orders`-0 in a version that goes by names.
async fn commit(client: &mut Client, member: &str, generation: i32, offset: i64) -> i16 {
    let partition = OffsetCommitRequestPartition {
        committed_offset: offset,
        committed_metadata: Some("note".to_owned()),
        ..OffsetCommitRequestPartition::default()
    };
    let topic = OffsetCommitRequestTopic { name: "orders".to_owned(), partitions: vec![partition], ..OffsetCommitRequestTopic::default() };
    let request = OffsetCommitRequest {
        group_id: "g".to_owned(),
        generation_id_or_member_epoch: generation,
        member_id: member.to_owned(),
        topics: vec![topic],
        ..OffsetCommitRequest::default()
    };
    client.call(&request, 9).await.expect("answered").topics[0].partitions[0].error_code
}

async fn committed(client: &mut Client) -> (i64, Option<String>) {
    let topic = OffsetFetchRequestTopics { name: "orders".to_owned(), partition_indexes: vec![0], ..OffsetFetchRequestTopics::default() };
    let group = OffsetFetchRequestGroup { group_id: "g".to_owned(), topics: Some(vec![topic]), ..OffsetFetchRequestGroup::default() };
    let request = OffsetFetchRequest { groups: vec![group], ..OffsetFetchRequest::default() };
    let mut answer = client.call(&request, 9).await.expect("answered");
    assert_eq!(answer.groups[0].error_code, 0);
    let partition = answer.groups[0].topics[0].partitions.remove(0);
    assert_eq!(partition.error_code, 0);
    (partition.committed_offset, partition.metadata)
}

async fn describe(client: &mut Client) -> DescribedGroup {
    let request = DescribeGroupsRequest { groups: vec!["g".to_owned()], ..DescribeGroupsRequest::default() };
    client.call_newest(&request).await.expect("answered").groups.remove(0)
}

async fn leave(client: &mut Client, member: &str) {
    let member = MemberIdentity { member_id: member.to_owned(), ..MemberIdentity::default() };
    let request = LeaveGroupRequest { group_id: "g".to_owned(), members: vec![member], ..LeaveGroupRequest::default() };
    assert_eq!(client.call_newest(&request).await.expect("answered").members[0].error_code, 0);
}

#[tokio::test]
async fn a_group_is_where_it_was_after_a_restart() {
    let os = Os::in_memory();
    let (server, mut client) = with_orders(&os).await;
    let joined = join(&mut client).await;
    assert_eq!((joined.error_code, joined.generation_id, &joined.leader), (0, 1, &joined.member_id));
    let member = joined.member_id;
    assert_eq!(sync(&mut client, &member, 1, &[(&member, "all")]).await.assignment, "all");
    assert_eq!(commit(&mut client, &member, 1, 42).await, 0);
    let before = describe(&mut client).await;
    server.shutdown(Duration::from_secs(10)).await;

    let (server, mut client) = start(&os).await;
    // Loading is answered as such; a member's heartbeat needs no more.
    while describe(&mut client).await.error_code == 14 {
        tokio::task::yield_now().await;
    }
    let after = describe(&mut client).await;
    assert_eq!((after.group_state.as_str(), after.members.len()), ("Stable", 1));
    assert_eq!(after, before);
    assert_eq!(heartbeat(&mut client, &member, 1).await, 0);
    assert_eq!(sync(&mut client, &member, 1, &[]).await.assignment, "all");
    assert_eq!(committed(&mut client).await, (42, Some("note".to_owned())));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn joins_and_syncs_wait_for_each_other() {
    let os = Os::in_memory();
    let (server, mut first) = with_orders(&os).await;
    let mut second = connect(&server, &os).await;
    let a = join(&mut first).await.member_id;
    sync(&mut first, &a, 1, &[(&a, "all")]).await;
    let told = second.call_newest(&joining("")).await.expect("answered");
    let b = told.member_id;
    second.send(&joining(&b), 9).await.expect("sent");
    // The first learns of it by its heartbeat; the second's join is decided once that says so.
    while heartbeat(&mut first, &a, 1).await == 0 {}
    assert_eq!(heartbeat(&mut first, &a, 1).await, 27);
    let led = first.call_newest(&joining(&a)).await.expect("answered");
    let followed = second.receive::<JoinGroupRequest>(9).await.expect("answered");
    assert_eq!((led.generation_id, led.members.len()), (2, 2));
    assert_eq!((followed.generation_id, followed.members.len(), &followed.leader), (2, 0, &a));
    second.send(&syncing(&b, 2, &[]), 5).await.expect("sent");
    assert_eq!(sync(&mut first, &a, 2, &[(&a, "half"), (&b, "rest")]).await.assignment, "half");
    assert_eq!(second.receive::<SyncGroupRequest>(5).await.expect("answered").assignment, "rest");
    leave(&mut second, &b).await;
    assert_eq!(heartbeat(&mut first, &a, 2).await, 27);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_stop_does_not_wait_for_a_parked_join() {
    let os = Os::in_memory();
    let (server, mut first) = with_orders(&os).await;
    let mut second = connect(&server, &os).await;
    let a = join(&mut first).await.member_id;
    sync(&mut first, &a, 1, &[(&a, "all")]).await;
    let b = second.call_newest(&joining("")).await.expect("answered").member_id;
    second.send(&joining(&b), 9).await.expect("sent");
    while heartbeat(&mut first, &a, 1).await == 0 {}
    let began = os.clock.now().1;
    server.shutdown(Duration::from_secs(60)).await;
    assert!(os.clock.now().1 - began < Duration::from_secs(20));
}

#[tokio::test(start_paused = true)]
async fn a_silent_member_is_gone_after_its_session() {
    let os = Os::simulated(1);
    let (server, mut client) = with_orders(&os).await;
    let member = join(&mut client).await.member_id;
    sync(&mut client, &member, 1, &[(&member, "all")]).await;
    let pass = |ms: u64| {
        let clock = os.clock.clone();
        async move { clock.sleep_until(clock.now().1 + Duration::from_millis(ms)).await }
    };
    for _ in 0..3 {
        pass(9_000).await;
        assert_eq!(heartbeat(&mut client, &member, 1).await, 0);
    }
    pass(10_001).await;
    assert_eq!(heartbeat(&mut client, &member, 1).await, 25);
    assert_eq!(describe(&mut client).await.group_state, "Empty");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn offsets_go_with_their_topic_and_groups_when_deleted() {
    let os = Os::in_memory();
    let (server, mut client) = with_orders(&os).await;
    assert_eq!(commit(&mut client, "", -1, 7).await, 0);
    assert_eq!(committed(&mut client).await.0, 7);
    delete_topic(&mut client, "orders").await;
    // The coordinator hears of it behind the answer; each look gives its task a turn.
    while committed(&mut client).await.0 != -1 {}
    create(&mut client, "orders", 2, &[]).await;
    assert_eq!(committed(&mut client).await, (-1, Some(String::new())), "a new topic of that name begins anew");
    assert_eq!(commit(&mut client, "", -1, 8).await, 0);

    let listed = client.call_newest(&ListGroupsRequest::default()).await.expect("answered").groups;
    let listed: Vec<_> = listed.iter().map(|group| (&*group.group_id, &*group.group_state, &*group.group_type)).collect();
    assert_eq!(listed, [("g", "Empty", "classic")]);
    let delete = DeleteGroupsRequest { groups_names: vec!["g".to_owned(), "none".to_owned()], ..DeleteGroupsRequest::default() };
    let results = client.call_newest(&delete).await.expect("answered").results;
    assert_eq!(results.iter().map(|result| result.error_code).collect::<Vec<_>>(), [0, 69]);
    assert_eq!(committed(&mut client).await.0, -1);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn what_a_request_names_again_is_told_again_within_reason() {
    let os = Os::in_memory();
    let (server, mut client) = with_orders(&os).await;
    assert_eq!(commit(&mut client, "", -1, 7).await, 0);
    let asked = |names: usize| OffsetFetchRequest {
        groups: vec![OffsetFetchRequestGroup { group_id: "g".to_owned(), topics: None, ..OffsetFetchRequestGroup::default() }; names],
        ..OffsetFetchRequest::default()
    };
    let answered = client.call(&asked(3), 9).await.expect("answered").groups;
    assert_eq!(answered.iter().map(|group| group.topics[0].partitions[0].committed_offset).collect::<Vec<_>>(), [7; 3]);
    let answered = client.call(&asked(5_000), 9).await.expect("answered").groups;
    assert_eq!((answered[100].error_code, answered[101].error_code, answered[4_999].topics.len()), (0, 42, 0));
    let topic = |count: usize| OffsetFetchRequestTopics {
        name: "orders".to_owned(),
        partition_indexes: vec![0; count],
        ..OffsetFetchRequestTopics::default()
    };
    let asked = |count: usize| OffsetFetchRequest {
        groups: vec![OffsetFetchRequestGroup {
            group_id: "g".to_owned(),
            topics: Some(vec![topic(count), topic(1)]),
            ..OffsetFetchRequestGroup::default()
        }],
        ..OffsetFetchRequest::default()
    };
    let answered = client.call(&asked(2), 9).await.expect("answered").groups.remove(0);
    assert_eq!(answered.topics.iter().map(|topic| topic.partitions.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(client.call(&asked(1_000), 9).await.expect("answered").groups[0].error_code, 42);
    let asked = DescribeGroupsRequest { groups: vec!["g".to_owned(); 200], ..DescribeGroupsRequest::default() };
    let described = client.call_newest(&asked).await.expect("answered").groups;
    assert_eq!((described[1].error_code, described[199].error_code), (0, 42));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_partition_that_is_committed_twice_has_the_last_and_is_answered_twice() {
    let os = Os::in_memory();
    let (server, mut client) = with_orders(&os).await;
    let partition = |committed_offset: i64| OffsetCommitRequestPartition { committed_offset, ..OffsetCommitRequestPartition::default() };
    let partitions = vec![partition(5), OffsetCommitRequestPartition { partition_index: 9, ..partition(1) }, partition(6)];
    let topic = OffsetCommitRequestTopic { name: "orders".to_owned(), partitions, ..OffsetCommitRequestTopic::default() };
    let request = OffsetCommitRequest {
        group_id: "g".to_owned(),
        generation_id_or_member_epoch: -1,
        topics: vec![topic],
        ..OffsetCommitRequest::default()
    };
    let answered = client.call(&request, 9).await.expect("answered").topics.remove(0).partitions;
    assert_eq!(answered.iter().map(|partition| partition.error_code).collect::<Vec<_>>(), [0, 3, 0]);
    assert_eq!(committed(&mut client).await.0, 6);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn without_the_topic_nobody_coordinates() {
    let os = Os::in_memory();
    let (server, mut client) = start(&os).await;
    assert_eq!(client.call_newest(&joining("")).await.expect("answered").error_code, 16);
    assert_eq!(describe(&mut client).await.error_code, 16);
    assert_eq!(client.call_newest(&ListGroupsRequest::default()).await.expect("answered").groups, []);
    server.shutdown(Duration::from_secs(10)).await;
}

/// The round for the first members of a group waits for more of them: what was asked before is answered meanwhile.
#[tokio::test(start_paused = true)]
async fn what_is_answered_does_not_wait_behind_a_join() {
    let os = Os::simulated(5);
    let (server, mut client) = broker(&os, &[("group.initial.rebalance.delay.ms", "3000")]).await;
    let find = FindCoordinatorRequest { coordinator_keys: vec!["g".to_owned()], ..FindCoordinatorRequest::default() };
    client.call_newest(&find).await.expect("answered");
    let member = client.call_newest(&joining("")).await.expect("answered").member_id;
    let mut ahead = connect(&server, &os).await;
    assert_eq!(heartbeat(&mut ahead, "nobody", 1).await, 25);
    let (began, beating) = (os.clock.now().1, HeartbeatRequest { group_id: "g".to_owned(), ..HeartbeatRequest::default() });
    client.send(&beating, 4).await.expect("sent");
    client.send(&joining(&member), 9).await.expect("sent");
    assert_eq!(client.receive::<HeartbeatRequest>(4).await.expect("answered").error_code, 25);
    assert_eq!(os.clock.now().1, began, "at once");
    assert_eq!(client.receive::<JoinGroupRequest>(9).await.expect("answered").error_code, 0);
    assert!(os.clock.now().1 - began >= Duration::from_secs(3), "it shows nothing");
    server.shutdown(Duration::from_secs(10)).await;
}
