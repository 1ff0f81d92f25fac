//! Connections that go wrong, and what others see of it: nothing.

use std::time::Duration;

use milena_os::Os;
use milena_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use milena_protocol::messages::produce_request::ProduceRequest;
use milena_testkit::{Client, batches, requests};

use crate::door::{broker, connect, create};

fn produce(topic: &str, value: &[u8]) -> ProduceRequest {
    requests::produce(topic, batches::of_values(1_700_000_000_000, &[value]))
}

#[tokio::test]
async fn a_body_that_does_not_decode_ends_the_connection_without_a_word() {
    let os = Os::in_memory();
    let (server, client) = broker(&os, &[]).await;
    // Metadata, version 1, correlation id 7, client id null, and 5 topics announced that do not come.
    client.send_bytes(&[0, 0, 0, 14, 0, 3, 0, 1, 0, 0, 0, 7, 0xff, 0xff, 0, 0, 0, 5]).await.expect("sent");
    client.closed().await.expect("not even the begin of a reply");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn connections_come_in_at_the_rate_that_is_allowed() {
    let os = Os::simulated(5);
    let (server, mut first) = broker(&os, &[("max.connection.creation.rate", "2")]).await;
    let ask = milena_protocol::messages::metadata_request::MetadataRequest::default();
    first.call(&ask, 9).await.expect("answered");
    os.clock.sleep(Duration::from_secs(10)).await;
    let began = os.clock.now().1;
    for _ in 0..4 {
        let mut client = connect(&server, &os).await;
        client.call(&ask, 9).await.expect("answered");
    }
    // Two were saved up; the others come half a second apart. The very first had to wait too: nothing is saved up at a start.
    assert_eq!(os.clock.now().1 - began, Duration::from_secs(1));
    assert_eq!(server.broker().metrics.connections_delayed.get(), 3);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn a_client_that_takes_nothing_does_not_hold_a_stop_up() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "large", 1, &[]).await;
    for _ in 0..8 {
        client.call(&produce("large", &vec![7; 900_000]), 9).await.expect("answered");
    }
    client.send(&requests::fetch("large", 0, 50_000_000), 12).await.expect("sent");
    let (_, before) = os.clock.now();
    server.shutdown(Duration::from_secs(60)).await;
    assert!(os.clock.now().1 - before < Duration::from_secs(30), "its reply waits for ever");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_topic_that_goes_under_load_takes_nothing_with_it() {
    let os = Os::in_memory();
    let (server, mut admin) = broker(&os, &[]).await;
    for round in 0..12 {
        let name = format!("short-lived-{round}");
        create(&mut admin, &name, 1, &[]).await;
        let mut writers = Vec::new();
        for _ in 0..3 {
            let (mut client, name) = (connect(&server, &os).await, name.clone());
            writers.push(tokio::spawn(async move {
                loop {
                    let answer = client.call(&produce(&name, &[7; 20_000]), 9).await.expect("answered");
                    match answer.responses[0].partition_responses[0].error_code {
                        0 => {}
                        error => return error,
                    }
                }
            }));
        }
        // One more, so that the writers are under way.
        client_has_written(&mut admin, &name).await;
        let request = DeleteTopicsRequest { topic_names: vec![name], timeout_ms: 10_000, ..DeleteTopicsRequest::default() };
        assert_eq!(admin.call(&request, 4).await.expect("answered").responses[0].error_code, 0);
        for writer in writers {
            assert_eq!(writer.await.expect("ends"), 3, "UNKNOWN_TOPIC_OR_PARTITION");
        }
        assert_eq!(server.broker().stopping.word(), None, "round {round}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

async fn client_has_written(client: &mut Client, topic: &str) {
    for _ in 0..20 {
        client.call(&produce(topic, b"x"), 9).await.expect("answered");
    }
}
