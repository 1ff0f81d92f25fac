//! What operators ask about topics and disks: pages of partitions, log directories.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::ErrorCode;
use milena_protocol::messages::alter_replica_log_dirs_request::{AlterReplicaLogDir, AlterReplicaLogDirTopic, AlterReplicaLogDirsRequest};
use milena_protocol::messages::describe_log_dirs_request::{DescribableLogDirTopic, DescribeLogDirsRequest};
use milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse;
use milena_protocol::messages::describe_topic_partitions_request::{Cursor, DescribeTopicPartitionsRequest, TopicRequest};
use milena_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse;

use crate::door::{broker, create};

fn page(names: &[&str], limit: i32, cursor: Option<(&str, i32)>) -> DescribeTopicPartitionsRequest {
    DescribeTopicPartitionsRequest {
        topics: names.iter().map(|name| TopicRequest { name: (*name).to_owned(), ..TopicRequest::default() }).collect(),
        response_partition_limit: limit,
        cursor: cursor.map(|(topic, index)| Cursor { topic_name: topic.to_owned(), partition_index: index, ..Cursor::default() }),
        ..DescribeTopicPartitionsRequest::default()
    }
}

/// Each topic with its error and partitions, and where the next page begins.
fn told(response: &DescribeTopicPartitionsResponse) -> String {
    let topics = response.topics.iter().map(|topic| {
        let indexes: Vec<i32> = topic.partitions.iter().map(|partition| partition.partition_index).collect();
        format!("{}:{}{indexes:?}", topic.name.as_deref().unwrap_or("null"), topic.error_code)
    });
    let next = response.next_cursor.as_ref().map(|next| format!("> {} {}", next.topic_name, next.partition_index));
    topics.chain(next).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn topics_are_described_a_page_at_a_time() {
    let (server, mut client) = broker(&Os::in_memory(), &[("max.request.partition.size.limit", "5")]).await;
    create(&mut client, "c", 3, &[]).await;
    create(&mut client, "a", 3, &[]).await;
    create(&mut client, "b", 3, &[]).await;
    let cases = [
        ("a page", page(&["b", "a"], 4, None), "a:0[0, 1, 2] b:0[0] > b 1"),
        ("the next", page(&["b", "a"], 4, Some(("b", 1))), "b:0[1, 2]"),
        ("full with the topic", page(&["b", "a"], 3, None), "a:0[0, 1, 2] > b 0"),
        ("full with the last topic", page(&["a"], 3, None), "a:0[0, 1, 2]"),
        ("all, no more than the broker allows", page(&[], 100, None), "a:0[0, 1, 2] b:0[0, 1] > b 2"),
        ("all, from a topic that is gone", page(&[], 100, Some(("bb", 1))), "c:0[0, 1, 2]"),
        ("at least one", page(&["c"], -7, None), "c:0[0] > c 1"),
        ("twice is once; unknown and illegal ones", page(&["c", "c", "no", "a/b"], 9, None), "a/b:17[] c:0[0, 1, 2] no:3[]"),
        ("behind the last partition", page(&["a", "b"], 9, Some(("a", 9))), "a:0[] b:0[0, 1, 2]"),
        ("a cursor that was not asked for", page(&["a", "b"], 9, Some(("aa", 0))), "a:42[] b:42[]"),
        ("a cursor below 0", page(&["a"], 9, Some(("a", -1))), "a:42[]"),
    ];
    for (name, request, expected) in cases {
        assert_eq!(told(&client.call(&request, 0).await.expect("answered")), expected, "{name}");
    }
    let whole = client.call(&page(&["a"], 1, None), 0).await.expect("answered");
    let partition = &whole.topics[0].partitions[0];
    assert_eq!(
        (partition.leader_id, partition.leader_epoch, &partition.replica_nodes[..], &partition.isr_nodes[..]),
        (1, 0, &[1][..], &[1][..])
    );
    assert_eq!((partition.eligible_leader_replicas.as_deref(), partition.last_known_elr.as_deref()), (Some(&[][..]), Some(&[][..])));
    server.shutdown(Duration::from_secs(10)).await;
}

/// Each directory with what is in it.
fn directories(response: &DescribeLogDirsResponse) -> Vec<String> {
    let one = |result: &milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsResult| {
        let partitions = result.topics.iter().flat_map(|topic| {
            topic.partitions.iter().map(|partition| format!(" {}-{}", topic.name, partition.partition_index)).collect::<Vec<_>>()
        });
        format!("{}:{}", result.log_dir, partitions.collect::<String>())
    };
    response.results.iter().map(one).collect()
}

#[tokio::test]
async fn every_log_directory_is_told_with_what_was_asked_for() {
    let (server, mut client) = broker(&Os::in_memory(), &[("log.dirs", "/one,/two")]).await;
    create(&mut client, "a", 2, &[]).await;
    let asked = |topics: Option<&[(&str, &[i32])]>| DescribeLogDirsRequest {
        topics: topics.map(|topics| {
            let topic = |(topic, partitions): &(&str, &[i32])| DescribableLogDirTopic {
                topic: (*topic).to_owned(),
                partitions: partitions.to_vec(),
                ..DescribableLogDirTopic::default()
            };
            topics.iter().map(topic).collect()
        }),
        ..DescribeLogDirsRequest::default()
    };
    for version in 1..=5 {
        let all = client.call(&asked(None), version).await.expect("answered");
        assert_eq!(directories(&all), ["/one: a-0", "/two: a-1"], "version {version}");
        assert_eq!((all.results[0].total_bytes > 0, all.results[0].usable_bytes > 0), (version >= 4, version >= 4));
        let some = client.call(&asked(Some(&[("a", &[1, 7]), ("no", &[0])])), version).await.expect("answered");
        assert_eq!(directories(&some), ["/one:", "/two: a-1"], "version {version}");
    }
    let none = client.call(&asked(Some(&[])), 5).await.expect("answered");
    assert_eq!(directories(&none), ["/one:", "/two:"]);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_partition_goes_nowhere_unknown() {
    let (server, mut client) = broker(&Os::in_memory(), &[("log.dirs", "/one,/two")]).await;
    create(&mut client, "a", 2, &[]).await;
    let ask = |path: &str, topic: &str, index: i32| AlterReplicaLogDirsRequest {
        dirs: vec![AlterReplicaLogDir {
            path: path.to_owned(),
            topics: vec![AlterReplicaLogDirTopic { name: topic.to_owned(), partitions: vec![index], ..Default::default() }],
            ..Default::default()
        }],
        ..Default::default()
    };
    let cases = [
        ("/one", "a", 0, ErrorCode::None),
        ("/two", "a", 1, ErrorCode::None),
        ("/nosuch", "a", 0, ErrorCode::LogDirNotFound),
        ("/nosuch", "no", 0, ErrorCode::LogDirNotFound),
        ("/one", "a", 9, ErrorCode::UnknownTopicOrPartition),
        ("/one", "no", 0, ErrorCode::UnknownTopicOrPartition),
        ("/two", "a", 0, ErrorCode::None),
    ];
    for (path, topic, index, expected) in cases {
        for version in 1..=2 {
            let response = client.call(&ask(path, topic, index), version).await.expect("answered");
            assert_eq!(response.results[0].partitions[0].error_code, expected.code(), "{topic}-{index} to {path}");
        }
    }
    server.shutdown(Duration::from_secs(10)).await;
}
