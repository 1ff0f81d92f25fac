//! Coming in: a broker of the test's own with a client at its door, and the two things nearly every test does first.

use milena_broker::server::{self, Server};
use milena_os::Os;
use milena_protocol::Records;
use milena_protocol::messages::create_topics_response::CreatableTopicResult;
use milena_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use milena_testkit::{Client, broker::config, requests};

/// A broker in the world `os` with these options on top of those without a file, and a client of it.
pub(crate) async fn broker(os: &Os, options: &[(&str, &str)]) -> (Server, Client) {
    let server = server::start(config(options), os.clone()).await.expect("starts");
    let client = connect(&server, os).await;
    (server, client)
}

pub(crate) async fn connect(server: &Server, os: &Os) -> Client {
    Client::connect(&os.net, server.addresses()[0]).await.expect("connects")
}

pub(crate) async fn delete_topic(client: &mut Client, topic: &str) {
    let delete = DeleteTopicsRequest { topic_names: vec![topic.to_owned()], timeout_ms: 10_000, ..DeleteTopicsRequest::default() };
    assert_eq!(client.call(&delete, 5).await.expect("answered").responses[0].error_code, 0);
}

pub(crate) async fn create(client: &mut Client, name: &str, partitions: i32, configs: &[(&str, &str)]) -> CreatableTopicResult {
    let request = requests::create_topic(name, partitions, configs);
    let made = client.call(&request, 7).await.expect("answered").topics.remove(0);
    assert_eq!(made.error_code, 0, "{:?}", made.error_message);
    made
}

/// The base offset.
pub(crate) async fn produce(client: &mut Client, topic: &str, records: Records) -> i64 {
    let request = requests::produce(topic, records);
    let answer = client.call(&request, 9).await.expect("answered").responses.remove(0).partition_responses.remove(0);
    assert_eq!(answer.error_code, 0, "{:?}", answer.error_message);
    answer.base_offset
}
