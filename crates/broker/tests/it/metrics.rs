//! What is scraped, over the listener, to the number: topics, partitions, directories, groups and how far they lag.

use std::time::Duration;

use milena_broker::server::Server;
use milena_os::Os;
use milena_os::disk::sim::Operation;
use milena_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest;
use milena_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use milena_protocol::messages::fetch_request::FetchRequest;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::join_group_request::{JoinGroupRequest, JoinGroupRequestProtocol};
use milena_protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use milena_protocol::messages::offset_commit_request::{OffsetCommitRequest, OffsetCommitRequestPartition, OffsetCommitRequestTopic};
use milena_protocol::{ErrorCode, Uuid};
use milena_testkit::{Client, batches, requests};

use crate::door::{self, create, produce};

const LISTENER: (&str, &str) = ("metrics.listener", "127.0.0.1:0");

async fn broker(os: &Os, options: &[(&str, &str)]) -> (Server, Client) {
    door::broker(os, &[&[LISTENER][..], options].concat()).await
}

/// The page, as Prometheus gets it.
struct Scraped(String);

async fn scrape(server: &Server, os: &Os) -> Scraped {
    let stream = os.net.connect(server.metrics_address().expect("configured")).await.expect("connects");
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: m\r\n\r\n").await.expect("sent");
    let (mut answer, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(read @ 1..) = stream.read(&mut piece).await {
        answer.extend_from_slice(&piece[..read]);
    }
    let answer = String::from_utf8(answer).expect("text");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    Scraped(answer.split_once("\r\n\r\n").expect("a body").1.to_owned())
}

impl Scraped {
    /// The number of one series, named as it stands there.
    fn of(&self, series: &str) -> Option<f64> {
        let line = self.0.lines().find_map(|line| line.strip_prefix(series)?.strip_prefix(' '));
        line.map(|number| number.parse().expect("a number"))
    }

    /// All series of a metric, with their numbers.
    fn all(&self, name: &str) -> Vec<&str> {
        let of = |line: &&str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' ']));
        self.0.lines().filter(of).collect()
    }
}

async fn find_coordinator(client: &mut Client) {
    let find = FindCoordinatorRequest { coordinator_keys: vec!["g".to_owned()], ..FindCoordinatorRequest::default() };
    assert_eq!(client.call_newest(&find).await.expect("answered").coordinators[0].error_code, 0);
}

/// Commits for `orders`, from outside.
async fn commit(client: &mut Client, group: &str, offsets: &[(i32, i64)]) {
    let partition = |(partition_index, committed_offset): &(i32, i64)| OffsetCommitRequestPartition {
        partition_index: *partition_index,
        committed_offset: *committed_offset,
        ..OffsetCommitRequestPartition::default()
    };
    let partitions = offsets.iter().map(partition).collect();
    let topic = OffsetCommitRequestTopic { name: "orders".to_owned(), partitions, ..OffsetCommitRequestTopic::default() };
    let request = OffsetCommitRequest {
        group_id: group.to_owned(),
        generation_id_or_member_epoch: -1,
        topics: vec![topic],
        ..OffsetCommitRequest::default()
    };
    let answer = client.call(&request, 9).await.expect("answered");
    assert!(answer.topics[0].partitions.iter().all(|partition| partition.error_code == 0), "{answer:?}");
}

async fn delete(client: &mut Client, topic: &str) {
    let delete = DeleteTopicsRequest { topic_names: vec![topic.to_owned()], timeout_ms: 10_000, ..DeleteTopicsRequest::default() };
    assert_eq!(client.call(&delete, 5).await.expect("answered").responses[0].error_code, 0);
}

#[tokio::test]
async fn topics_tell_what_came_in_and_went_out_and_take_their_series_along() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 3, &[]).await;
    create(&mut client, "other", 1, &[]).await;
    let batch = batches::of_values(1_700_000_000_000, &[b"one", b"two"]);
    let size = batch.bytes().expect("in memory").len() as f64;
    for _ in 0..3 {
        produce(&mut client, "orders", batch.clone()).await;
    }
    // Refused batches are not counted: the topic is compacted, and they have no key.
    create(&mut client, "keyed", 1, &[("cleanup.policy", "compact")]).await;
    let refused = client.call(&requests::produce("keyed", batch.clone()), 9).await.expect("answered");
    assert_eq!(refused.responses[0].partition_responses[0].error_code, 87);
    for from in [0, 2] {
        client.call(&requests::fetch("orders", from, 1 << 20), 12).await.expect("answered");
    }
    let scraped = scrape(&server, &os).await;
    for (series, expected) in [
        ("milena_topic_produce_bytes_total{topic=\"orders\"}", 3.0 * size),
        ("milena_topic_produce_records_total{topic=\"orders\"}", 6.0),
        ("milena_topic_fetch_bytes_total{topic=\"orders\"}", 5.0 * size),
        ("milena_topic_partitions{topic=\"orders\"}", 3.0),
        ("milena_topic_segments{topic=\"orders\"}", 3.0),
        ("milena_topic_log_bytes{topic=\"orders\"}", 3.0 * size),
        ("milena_topic_produce_bytes_total{topic=\"other\"}", 0.0),
        ("milena_topic_produce_records_total{topic=\"keyed\"}", 0.0),
        ("milena_topic_dirty_ratio{topic=\"keyed\"}", 0.0),
        ("milena_produce_bytes_total", 3.0 * size),
        ("milena_produce_records_total", 6.0),
        ("milena_fetch_bytes_total", 5.0 * size),
        ("milena_produce_refused_total", 1.0),
        ("milena_requests_total{api=\"Produce\",version=\"9\"}", 4.0),
        ("milena_requests_total{api=\"Fetch\",version=\"12\"}", 2.0),
        ("milena_request_seconds_count{api=\"Produce\"}", 4.0),
        ("milena_errors_total{error=\"INVALID_RECORD\"}", 1.0),
        ("milena_partitions", 5.0),
        ("milena_connections_open", 1.0),
        ("milena_request_memory_limit_bytes", 268_435_456.0),
        ("milena_scrape_left_out", 0.0),
    ] {
        assert_eq!(scraped.of(series), Some(expected), "{series}");
    }
    assert_eq!(scraped.all("milena_topic_dirty_ratio").len(), 1, "only what is compacted");
    assert_eq!(scraped.all("milena_partition_log_bytes"), [""; 0], "nothing by partition unless asked for");
    delete(&mut client, "orders").await;
    let scraped = scrape(&server, &os).await;
    assert!(!scraped.0.contains("topic=\"orders\""), "{}", scraped.0);
    assert_eq!(scraped.of("milena_produce_records_total"), Some(6.0));
    create(&mut client, "orders", 1, &[]).await;
    assert_eq!(scrape(&server, &os).await.of("milena_topic_produce_records_total{topic=\"orders\"}"), Some(0.0));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn partitions_are_named_where_that_is_asked_for() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[("milena.metrics.per.partition", "true")]).await;
    create(&mut client, "orders", 2, &[]).await;
    find_coordinator(&mut client).await;
    let batch = batches::of_values(1_700_000_000_000, &[b"one", b"two", b"three"]);
    produce(&mut client, "orders", batch.clone()).await;
    commit(&mut client, "g", &[(0, 1), (1, 0)]).await;
    let scraped = scrape(&server, &os).await;
    let size = batch.bytes().expect("in memory").len() as f64;
    for (series, expected) in [
        ("milena_partition_log_bytes{topic=\"orders\",partition=\"0\"}", size),
        ("milena_partition_log_bytes{topic=\"orders\",partition=\"1\"}", 0.0),
        ("milena_partition_log_start_offset{topic=\"orders\",partition=\"0\"}", 0.0),
        ("milena_partition_log_end_offset{topic=\"orders\",partition=\"0\"}", 3.0),
        ("milena_group_partition_lag_records{group=\"g\",topic=\"orders\",partition=\"0\"}", 2.0),
        ("milena_group_partition_lag_records{group=\"g\",topic=\"orders\",partition=\"1\"}", 0.0),
    ] {
        assert_eq!(scraped.of(series), Some(expected), "{series}");
    }
    server.shutdown(Duration::from_secs(10)).await;
}

/// Directories, one of them with a journal that has something to hold.
#[tokio::test]
async fn log_directories_tell_what_lies_in_them() {
    let os = Os::in_memory();
    let options = [("log.dirs", "/one,/two"), ("durability", "power-safe"), ("milena.journal.bytes", "8388608")];
    let (server, mut client) = broker(&os, &options).await;
    create(&mut client, "orders", 2, &[]).await;
    let batch = batches::of_values(1_700_000_000_000, &[&[b'x'; 5_000][..]]);
    produce(&mut client, "orders", batch.clone()).await;
    let scraped = scrape(&server, &os).await;
    let of = |name: &str| -> Vec<f64> {
        ["/one", "/two"].iter().map(|path| scraped.of(&format!("{name}{{directory=\"{path}\"}}")).expect("told")).collect()
    };
    assert_eq!(of("milena_log_directory_in_service"), [1.0, 1.0]);
    assert_eq!(of("milena_log_directory_partitions"), [1.0, 1.0]);
    let bytes = of("milena_log_directory_log_bytes");
    assert_eq!(bytes.iter().sum::<f64>(), batch.bytes().expect("in memory").len() as f64);
    let held = of("milena_journal_held_bytes");
    assert_eq!(held.iter().map(|held| *held > 0.0).collect::<Vec<_>>(), bytes.iter().map(|bytes| *bytes > 0.0).collect::<Vec<_>>());
    assert_eq!(held.iter().sum::<f64>(), scraped.of("milena_journal_bytes_total").expect("told"));
    assert!(of("milena_journal_file_bytes").iter().zip(&held).all(|(files, held)| files >= held));
    let (free, size) = (of("milena_log_directory_free_bytes"), of("milena_log_directory_size_bytes"));
    assert!(free.iter().zip(size).all(|(free, size)| *free > 0.0 && *free <= size));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn groups_lag_in_records_and_in_seconds() {
    let os = Os::simulated(7);
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 3, &[]).await;
    find_coordinator(&mut client).await;
    let produce_at = async |client: &mut Client, partition: i32, timestamp: i64| {
        let mut request = requests::produce("orders", batches::of_values(timestamp, &[b"one", b"two"]));
        request.topic_data[0].partition_data[0].index = partition;
        assert_eq!(client.call(&request, 9).await.expect("answered").responses[0].partition_responses[0].error_code, 0);
    };
    let began = os.clock.now().0;
    // Three batches of two records, ten seconds apart; and one in another partition, which is older than all of them.
    for batch in 0..3 {
        produce_at(&mut client, 0, began + batch * 10_000).await;
    }
    produce_at(&mut client, 1, began - 5_000).await;
    os.clock.sleep(Duration::from_secs(60)).await;
    let seconds_since = |at: i64| (os.clock.now().0 - at) as f64 / 1000.0;
    let told = |scraped: &Scraped, group: &str| {
        let of = |what: &str| scraped.of(&format!("milena_group_lag_{what}{{group=\"{group}\",topic=\"orders\"}}"));
        (of("records"), of("seconds"))
    };

    commit(&mut client, "g", &[(0, 2), (1, 2), (2, 0)]).await;
    commit(&mut client, "all", &[(0, 6), (1, 2)]).await;
    commit(&mut client, "beyond", &[(0, 99)]).await;
    commit(&mut client, "behind", &[(0, 4), (1, 0)]).await;
    commit(&mut client, "in a batch", &[(0, 3)]).await;
    let scraped = scrape(&server, &os).await;
    assert_eq!(told(&scraped, "g"), (Some(4.0), Some(seconds_since(began + 10_000))));
    assert_eq!(told(&scraped, "all"), (Some(0.0), Some(0.0)));
    assert_eq!(told(&scraped, "beyond"), (Some(0.0), Some(0.0)));
    assert_eq!(told(&scraped, "behind"), (Some(4.0), Some(seconds_since(began - 5_000))), "the oldest of all partitions");
    assert_eq!(told(&scraped, "in a batch"), (Some(3.0), Some(seconds_since(began + 10_000))));
    assert_eq!(scraped.of("milena_group_lag_left_out_partitions"), Some(0.0));
    assert_eq!(scraped.all("milena_groups"), ["milena_groups{type=\"classic\",state=\"Empty\"} 5"]);

    // It moves on; the others only grow older.
    os.clock.sleep(Duration::from_secs(5)).await;
    commit(&mut client, "g", &[(0, 4)]).await;
    let scraped = scrape(&server, &os).await;
    assert_eq!(told(&scraped, "g"), (Some(2.0), Some(seconds_since(began + 20_000))));
    assert_eq!(told(&scraped, "behind"), (Some(4.0), Some(seconds_since(began - 5_000))));
    delete(&mut client, "orders").await;
    let scraped = scrape(&server, &os).await;
    assert_eq!(scraped.all("milena_group_lag_records"), [""; 0]);
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn what_is_deleted_before_a_group_has_read_it_is_not_waited_for() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    find_coordinator(&mut client).await;
    let wall = os.clock.now().0;
    produce(&mut client, "orders", batches::of_values(wall - 1_000_000, &[b"old"])).await;
    produce(&mut client, "orders", batches::of_values(wall + 500_000, &[b"from a clock that is ahead"])).await;
    commit(&mut client, "g", &[(0, 0)]).await;
    let seconds = |scraped: &Scraped| scraped.of("milena_group_lag_seconds{group=\"g\",topic=\"orders\"}").expect("told");
    assert!(seconds(&scrape(&server, &os).await) >= 1_000.0);
    use milena_protocol::messages::delete_records_request::{DeleteRecordsPartition, DeleteRecordsRequest, DeleteRecordsTopic};
    let partitions = vec![DeleteRecordsPartition { partition_index: 0, offset: 1, ..DeleteRecordsPartition::default() }];
    let topics = vec![DeleteRecordsTopic { name: "orders".to_owned(), partitions, ..DeleteRecordsTopic::default() }];
    let request = DeleteRecordsRequest { topics, timeout_ms: 10_000, ..DeleteRecordsRequest::default() };
    assert_eq!(client.call_newest(&request).await.expect("answered").topics[0].partitions[0].error_code, 0);
    commit(&mut client, "late", &[(0, 0)]).await;
    let scraped = scrape(&server, &os).await;
    assert_eq!(scraped.of("milena_group_lag_seconds{group=\"late\",topic=\"orders\"}"), Some(0.0), "never below 0");
    assert_eq!(scraped.of("milena_group_lag_records{group=\"late\",topic=\"orders\"}"), Some(2.0), "as Kafka's tools count");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn names_that_would_break_the_page_do_not() {
    let os = Os::in_memory();
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    find_coordinator(&mut client).await;
    produce(&mut client, "orders", batches::of_values(1_700_000_000_000, &[b"one"])).await;
    commit(&mut client, "a\"} 1\nmilena_groups 7\\", &[(0, 0)]).await;
    let long = "x".repeat(20_000);
    commit(&mut client, &long, &[(0, 0)]).await;
    let scraped = scrape(&server, &os).await;
    assert_eq!(scraped.of("milena_group_lag_records{group=\"a\\\"} 1\\nmilena_groups 7\\\\\",topic=\"orders\"}"), Some(1.0));
    assert_eq!(scraped.all("milena_groups"), ["milena_groups{type=\"classic\",state=\"Empty\"} 2"]);
    assert_eq!((scraped.of("milena_scrape_left_out"), scraped.0.contains(&long)), (Some(1.0), false));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test]
async fn rebalances_are_counted_by_cause() {
    let os = Os::in_memory();
    let eager = [("group.initial.rebalance.delay.ms", "0"), ("group.consumer.assignment.interval.ms", "0")];
    let (server, mut client) = broker(&os, &eager).await;
    create(&mut client, "orders", 2, &[]).await;
    find_coordinator(&mut client).await;
    let protocol = JoinGroupRequestProtocol { name: "range".to_owned(), metadata: "m".into(), ..JoinGroupRequestProtocol::default() };
    let joining = |member: &str| JoinGroupRequest {
        group_id: "classic".to_owned(),
        session_timeout_ms: 10_000,
        rebalance_timeout_ms: 30_000,
        member_id: member.to_owned(),
        protocol_type: "other".to_owned(),
        protocols: vec![protocol.clone()],
        ..JoinGroupRequest::default()
    };
    let member = client.call_newest(&joining("")).await.expect("answered").member_id;
    assert_eq!(client.call_newest(&joining(&member)).await.expect("answered").error_code, 0);
    let beating = |epoch: i32, topics: Option<&str>| ConsumerGroupHeartbeatRequest {
        group_id: "g".to_owned(),
        member_id: Uuid([7; 16]).to_string(),
        member_epoch: epoch,
        rebalance_timeout_ms: if epoch == 0 { 10_000 } else { -1 },
        subscribed_topic_names: topics.map(|topic| vec![topic.to_owned()]),
        topic_partitions: (epoch == 0).then(Vec::new),
        ..ConsumerGroupHeartbeatRequest::default()
    };
    let beat = async |client: &mut Client, ask: ConsumerGroupHeartbeatRequest| client.call_newest(&ask).await.expect("answered").error_code;
    assert_eq!(beat(&mut client, beating(0, Some("orders"))).await, 0);
    let scraped = scrape(&server, &os).await;
    for (series, expected) in [
        ("milena_group_rebalances_total{cause=\"member_joined\"}", 2.0),
        ("milena_group_rebalances_total{cause=\"session_over\"}", 0.0),
        ("milena_group_generations_total", 1.0),
        ("milena_group_state{group=\"classic\",type=\"classic\",state=\"CompletingRebalance\"}", 1.0),
        ("milena_group_state{group=\"g\",type=\"consumer\",state=\"Stable\"}", 1.0),
        ("milena_group_members{group=\"classic\"}", 1.0),
        ("milena_group_awaited_members{group=\"classic\"}", 1.0),
        ("milena_group_awaited_members{group=\"g\"}", 0.0),
        ("milena_group_epoch{group=\"classic\"}", 1.0),
        ("milena_group_epoch{group=\"g\"}", 2.0),
        ("milena_groups{type=\"consumer\",state=\"Stable\"}", 1.0),
    ] {
        assert_eq!(scraped.of(series), Some(expected), "{series}");
    }
    assert_eq!(beat(&mut client, beating(2, Some("none"))).await, 0);
    assert_eq!(beat(&mut client, beating(-1, None)).await, 0);
    let members = vec![MemberIdentity { member_id: member, ..MemberIdentity::default() }];
    let leave = LeaveGroupRequest { group_id: "classic".to_owned(), members, ..LeaveGroupRequest::default() };
    assert_eq!(client.call_newest(&leave).await.expect("answered").members[0].error_code, 0);
    let scraped = scrape(&server, &os).await;
    assert_eq!(scraped.of("milena_group_rebalances_total{cause=\"subscription_changed\"}"), Some(1.0));
    assert_eq!(scraped.of("milena_group_rebalances_total{cause=\"member_left\"}"), Some(2.0));
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn the_cleaner_tells_what_is_left_to_do() {
    let os = Os::simulated(9);
    let (server, mut client) = broker(&os, &[("log.cleaner.backoff.ms", "100")]).await;
    create(&mut client, "profiles", 1, &[("cleanup.policy", "compact"), ("segment.ms", "1000"), ("min.compaction.lag.ms", "30000")]).await;
    let wall = || os.clock.now().0;
    let batch = batches::of_keys(wall(), &[(b"a", Some(b"1")), (b"a", Some(b"2"))]);
    let size = batch.bytes().expect("in memory").len() as f64;
    produce(&mut client, "profiles", batch).await;
    os.clock.sleep(Duration::from_secs(2)).await;
    produce(&mut client, "profiles", batches::of_keys(wall(), &[(b"b", Some(b"1"))])).await;
    let scraped = scrape(&server, &os).await;
    assert_eq!(scraped.of("milena_topic_dirty_bytes{topic=\"profiles\"}"), Some(0.0), "too young");
    assert_eq!(scraped.of("milena_cleaner_last_pass_timestamp_seconds"), Some(0.0));
    assert_eq!(scraped.of("milena_cleaner_threads"), Some(1.0));
    os.clock.sleep(Duration::from_secs(60)).await;
    let scraped = scrape(&server, &os).await;
    let passed = scraped.of("milena_cleaner_last_pass_timestamp_seconds").expect("told");
    assert!(passed > 0.0 && passed <= (wall() / 1000) as f64);
    assert_eq!(scraped.of("milena_cleaner_pass_seconds_count"), Some(1.0));
    assert_eq!(scraped.of("milena_cleaner_read_bytes_total"), Some(size));
    assert_eq!(scraped.of("milena_cleaner_waiting_partitions"), Some(0.0));
    assert_eq!(scraped.of("milena_topic_dirty_ratio{topic=\"profiles\"}"), Some(0.0));
    server.shutdown(Duration::from_secs(10)).await;
}

/// What a scrape costs where there is much to tell; `--nocapture` prints it (docs/measured.md).
#[tokio::test]
async fn a_thousand_partitions_and_a_hundred_groups_fit_a_scrape() {
    const TOPICS: usize = 10;
    const PARTITIONS: i32 = 100;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let os = Os::real();
    let log_dirs = folder.path().to_string_lossy();
    let (server, mut client) = broker(&os, &[("log.dirs", &log_dirs)]).await;
    let topics: Vec<String> = (0..TOPICS).map(|topic| format!("a-topic-of-some-length-{topic}")).collect();
    let batch = batches::of_values(os.clock.now().0 - 60_000, &[b"one", b"two"]);
    for topic in &topics {
        create(&mut client, topic, PARTITIONS, &[]).await;
        let mut request = requests::produce(topic, batch.clone());
        let partition = request.topic_data[0].partition_data[0].clone();
        let of = |index| milena_protocol::messages::produce_request::PartitionProduceData { index, ..partition.clone() };
        request.topic_data[0].partition_data = (0..PARTITIONS).map(of).collect();
        client.call(&request, 9).await.expect("answered");
    }
    find_coordinator(&mut client).await;
    // Each group lags by a record in the ten partitions that it has committed of each topic.
    for group in 0..100 {
        let partition = |partition_index| OffsetCommitRequestPartition {
            partition_index,
            committed_offset: 1,
            ..OffsetCommitRequestPartition::default()
        };
        let partitions: Vec<_> = (0..10).map(|nth| partition((group + nth) % PARTITIONS)).collect();
        let topic = |name: &String| OffsetCommitRequestTopic {
            name: name.clone(),
            partitions: partitions.clone(),
            ..OffsetCommitRequestTopic::default()
        };
        let request = OffsetCommitRequest {
            group_id: format!("a-group-of-some-length-{group}"),
            generation_id_or_member_epoch: -1,
            topics: topics.iter().map(topic).collect(),
            ..OffsetCommitRequest::default()
        };
        client.call(&request, 9).await.expect("answered");
    }
    let mut told = Vec::new();
    for _ in 0..5 {
        let before = os.clock.now().1;
        let scraped = scrape(&server, &os).await;
        told.push((os.clock.now().1 - before, scraped.0.len(), scraped.0.lines().filter(|line| !line.starts_with('#')).count()));
        assert_eq!(scraped.of("milena_partitions"), Some((TOPICS as i32 * PARTITIONS + 50).into()));
        assert_eq!(scraped.all("milena_group_lag_records").len(), 1_000);
        assert_eq!(scraped.all("milena_group_lag_seconds").len(), 1_000);
        assert!(scraped.all("milena_group_lag_records").iter().all(|line| line.ends_with("} 10")));
        assert_eq!((scraped.of("milena_scrape_left_out"), scraped.of("milena_group_lag_left_out_partitions")), (Some(0.0), Some(0.0)));
        assert!(scraped.0.len() < 400_000, "{} bytes", scraped.0.len());
    }
    eprintln!("time, bytes, series of five scrapes: {told:?}");
    assert!(told.iter().all(|(took, ..)| *took < Duration::from_secs(5)), "{told:?}");
    server.shutdown(Duration::from_secs(10)).await;
}

#[tokio::test(start_paused = true)]
async fn what_fails_late_and_what_fails_whole_is_counted_too() {
    let os = Os::simulated(16);
    let (server, mut client) = broker(&os, &[]).await;
    create(&mut client, "orders", 1, &[]).await;
    let fetch = FetchRequest { session_id: 7, session_epoch: 1, ..requests::fetch("orders", 0, 1 << 20) };
    let refused = client.call(&fetch, 12).await.expect("answered").error_code;
    let counted = |error: ErrorCode| server.broker().metrics.errors.get(error);
    assert_eq!((refused, counted(ErrorCode::FetchSessionIdNotFound)), (ErrorCode::FetchSessionIdNotFound.code(), 1));
    // It has its place in the log already, and does not get onto the disk.
    os.sim_disk().expect("simulated").fail_next(Operation::Write);
    let answer = client.call(&requests::produce("orders", batches::of_values(1_700_000_000_000, &[b"one"])), 9).await.expect("answered");
    assert_eq!(answer.responses[0].partition_responses[0].error_code, ErrorCode::KafkaStorageError.code());
    assert_eq!((counted(ErrorCode::KafkaStorageError), server.broker().metrics.produce_refused.get()), (1, 0));
    server.shutdown(Duration::from_secs(10)).await;
}
