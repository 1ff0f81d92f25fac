//! Records go: by DeleteRecords at once and for good, by retention when their time has come; they stay through a power loss where a
//! topic asks for syncs. And who writes is told.

use std::time::Duration;

use milena_os::Os;
use milena_os::disk::sim::Crash;
use milena_protocol::ErrorCode;
use milena_protocol::batch::BatchOptions;
use milena_protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsRequest, DeleteRecordsTopic};
use milena_protocol::messages::describe_producers_request::{DescribeProducersRequest, TopicRequest};
use milena_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsRequest, ListOffsetsTopic};
use milena_testkit::{Client, batches};

use crate::door::{broker, create, delete_topic, produce};

const EARLIEST: i64 = -2;

async fn delete(client: &mut Client, topic: &str, index: i32, offset: i64) -> (i16, i64) {
    let partition = DeleteRecordsPartition { partition_index: index, offset, ..DeleteRecordsPartition::default() };
    let topic = DeleteRecordsTopic { name: topic.to_owned(), partitions: vec![partition], ..DeleteRecordsTopic::default() };
    let request = DeleteRecordsRequest { topics: vec![topic], timeout_ms: 10_000, ..DeleteRecordsRequest::default() };
    let answer = client.call(&request, 2).await.expect("answered").topics.remove(0).partitions.remove(0);
    (answer.error_code, answer.low_watermark)
}

async fn earliest(client: &mut Client, topic: &str) -> i64 {
    let partition = ListOffsetsPartition { partition_index: 0, timestamp: EARLIEST, ..ListOffsetsPartition::default() };
    let topic = ListOffsetsTopic { name: topic.to_owned(), partitions: vec![partition], ..ListOffsetsTopic::default() };
    let request = ListOffsetsRequest { replica_id: -1, topics: vec![topic], ..ListOffsetsRequest::default() };
    client.call(&request, 6).await.expect("answered").topics[0].partitions[0].offset
}

#[tokio::test]
async fn deleted_records_stay_deleted_through_a_kill() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    create(&mut client, "profiles", 1, &[("cleanup.policy", "compact")]).await;
    produce(&mut client, "orders", batches::of_values(1000, &[b"a", b"b", b"c", b"d"])).await;
    let refused = |error: ErrorCode| (error.code(), -1);
    let cases = [
        ("orders", 0, 3, (0, 3)),
        ("orders", 0, 1, (0, 3)),
        ("orders", 0, 5, refused(ErrorCode::OffsetOutOfRange)),
        ("orders", 0, -2, refused(ErrorCode::OffsetOutOfRange)),
        ("orders", 9, 0, refused(ErrorCode::UnknownTopicOrPartition)),
        ("nobody", 0, 0, refused(ErrorCode::UnknownTopicOrPartition)),
        ("profiles", 0, 0, refused(ErrorCode::PolicyViolation)),
    ];
    for (topic, index, offset, expected) in cases {
        assert_eq!(delete(&mut client, topic, index, offset).await, expected, "{topic}-{index} up to {offset}");
    }
    os.sim_disk().expect("simulated").crash(Crash::Process);
    drop((server, client));
    let (server, mut client) = broker(&os, &[]).await;
    assert_eq!(earliest(&mut client, "orders").await, 3);
    assert_eq!(produce(&mut client, "orders", batches::of_values(1000, &[b"e"])).await, 4, "and the log goes on");
    assert_eq!(delete(&mut client, "orders", 0, -1).await, (0, 5), "up to the high watermark");
    server.shutdown(Duration::from_secs(10)).await;
}

/// The checkpoints are of 60 seconds ago: what they say of the former topic is not the new one's.
#[tokio::test]
async fn a_topic_made_anew_has_nothing_of_its_former_life() {
    for killed_between in [false, true] {
        let os = Os::in_memory();
        let (mut server, mut client) = broker(&os, &[]).await;
        create(&mut client, "orders", 1, &[]).await;
        produce(&mut client, "orders", batches::of_values(1000, &[b"a", b"b", b"c", b"d"])).await;
        assert_eq!(delete(&mut client, "orders", 0, 3).await, (0, 3));
        delete_topic(&mut client, "orders").await;
        if killed_between {
            os.sim_disk().expect("simulated").crash(Crash::Process);
            drop((server, client));
            (server, client) = broker(&os, &[]).await;
        }
        create(&mut client, "orders", 1, &[]).await;
        assert_eq!(produce(&mut client, "orders", batches::of_values(1000, &[b"e"])).await, 0);
        os.sim_disk().expect("simulated").crash(Crash::Process);
        drop((server, client));
        let (server, mut client) = broker(&os, &[]).await;
        assert_eq!(earliest(&mut client, "orders").await, 0);
        assert_eq!(produce(&mut client, "orders", batches::of_values(1000, &[b"f"])).await, 1, "what was acknowledged is there");
        server.shutdown(Duration::from_secs(10)).await;
    }
}

#[tokio::test]
async fn producers_are_told() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    let options = BatchOptions { producer_id: 7, producer_epoch: 2, base_sequence: 0, ..BatchOptions::default() };
    produce(&mut client, "orders", batches::of_values_with(options, 1000, &[b"a", b"b"])).await;
    let topic = TopicRequest { name: "orders".to_owned(), partition_indexes: vec![0, 9], ..TopicRequest::default() };
    let request = DescribeProducersRequest { topics: vec![topic], ..DescribeProducersRequest::default() };
    let partitions = client.call(&request, 0).await.expect("answered").topics.remove(0).partitions;
    let known = &partitions[0].active_producers;
    let told: Vec<_> = known.iter().map(|of| (of.producer_id, of.producer_epoch, of.last_sequence, of.last_timestamp)).collect();
    assert_eq!(told, [(7, 2, 1, 1000)]);
    assert_eq!((known[0].coordinator_epoch, known[0].current_txn_start_offset), (-1, -1));
    assert_eq!(partitions[1].error_code, ErrorCode::UnknownTopicOrPartition.code());
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn records_beyond_retention_go_and_their_files_a_while_later() {
    let os = Os::simulated(1);
    let (server, mut client) = broker(&os, &[("log.retention.check.interval.ms", "1000"), ("log.initial.task.delay.ms", "0")]).await;
    let configs = [("retention.ms", "60000"), ("segment.ms", "30000"), ("file.delete.delay.ms", "5000")];
    create(&mut client, "orders", 1, &configs).await;
    let wall = || os.clock.now().0;
    produce(&mut client, "orders", batches::of_values(wall(), &[b"a", b"b"])).await;
    os.clock.sleep(Duration::from_secs(40)).await;
    produce(&mut client, "orders", batches::of_values(wall(), &[b"c"])).await;
    os.clock.sleep(Duration::from_secs(10)).await;
    assert_eq!(earliest(&mut client, "orders").await, 0, "50 s old");
    os.clock.sleep(Duration::from_secs(12)).await;
    assert_eq!(earliest(&mut client, "orders").await, 2, "62 s old");
    let folder = server.broker().config.log_dirs[0].join("orders-0");
    let deleted = || os.disk.read_dir(&folder).unwrap().into_iter().filter(|name| name.ends_with(".deleted")).count();
    assert_eq!(deleted(), 3, "the files are out of the way");
    os.clock.sleep(Duration::from_secs(6)).await;
    assert_eq!(deleted(), 0, "and gone");
    os.clock.sleep(Duration::from_secs(40)).await;
    assert_eq!(earliest(&mut client, "orders").await, 3, "the active segment is rolled to be let go");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn topics_that_ask_for_syncs_survive_a_power_loss() {
    for (option, value) in [("flush.messages", "1"), ("flush.ms", "200")] {
        let os = Os::simulated(2);
        let (server, mut client) = broker(&os, &[]).await;
        create(&mut client, "orders", 1, &[(option, value)]).await;
        for record in 0..3 {
            assert_eq!(produce(&mut client, "orders", batches::of_values(1000, &[b"a"])).await, record);
            os.clock.sleep(Duration::from_millis(300)).await;
        }
        os.sim_disk().expect("simulated").crash(Crash::Power);
        drop((server, client));
        let (server, mut client) = broker(&os, &[]).await;
        assert_eq!(produce(&mut client, "orders", batches::of_values(1000, &[b"b"])).await, 3, "{option}={value}");
        server.shutdown(Duration::from_secs(10)).await;
    }
}
