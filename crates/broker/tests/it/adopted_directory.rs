//! Whole directories of a real Kafka become a broker's: served through the wire, groups where they were, settings as they were; refused
//! with a reason and untouched; and cut short anywhere, either still Kafka's or gone on with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use milena_broker::adoption::preview;
use milena_broker::lifecycle::Home;
use milena_broker::server::Server;
use milena_config::BrokerConfig;
use milena_engine::metadata::{DirectoryId, ScramMechanism};
use milena_engine::types::{BrokerId, PartitionIndex};
use milena_os::Os;
use milena_os::disk::sim::Crash;
use milena_os::disk::{Disk, OpenOptions};
use milena_protocol::batch::{BatchBuilder, BatchOptions, ControlType, batches as split};
use milena_protocol::messages::describe_client_quotas_request::{ComponentData, DescribeClientQuotasRequest};
use milena_protocol::messages::describe_configs_request::{DescribeConfigsRequest, DescribeConfigsResource};
use milena_protocol::messages::offset_fetch_request::{OffsetFetchRequest, OffsetFetchRequestGroup};
use milena_protocol::records::cluster_metadata::{self as wire, ClusterMetadataRecord as Wire};
use milena_protocol::records::control::leader_change_message::LeaderChangeMessage;
use milena_protocol::records::transaction_state::transaction_log_key::TransactionLogKey;
use milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue;
use milena_protocol::{Encoder, Uuid};
use milena_testkit::{Client, batches, broker::config, requests};

use crate::adopted::{CLEAN, DUMP, KILLED, files, unpack_onto, write_all};
use crate::door::{connect, produce};

const LOG: &str = "/data/__cluster_metadata-0/00000000000000000000.log";
const KEPT: &str = "__cluster_metadata-0.kafka";
/// Offsets of the golden directories are of November 2026, whenever this test runs.
const OPTIONS: [(&str, &str); 2] = [("log.dirs", "/data"), ("offsets.retention.minutes", "2147483647")];

/// What is served of the levels of Kafka 4.3.
const LEVELS: [(&str, i16); 3] = [("eligible.leader.replicas.version", 1), ("group.version", 1), ("metadata.version", 30)];

#[tokio::test]
async fn a_cleanly_stopped_kafka_is_served_whole() {
    let os = Os::in_memory();
    unpack_onto(&os.disk, CLEAN);
    let before = tree(&os.disk, "/data/__cluster_metadata-0");
    let (server, mut client) = start(&os).await;
    assert_served(&mut client).await;
    assert_known(&server, &mut client).await;
    assert_eq!(leader_epoch(&server), 6, "one after that of Kafka's stop, which took the leader away: a clean one leaves no doubt");
    assert_eq!(tree(&os.disk, &format!("/data/{KEPT}")), before, "Kafka's folder is kept as it was");

    assert_eq!(produce(&mut client, "orders", batches::of_values(5, &[b"from here"])).await, 272);
    server.shutdown(std::time::Duration::from_secs(30)).await;
    let (server, mut client) = start(&os).await;
    assert_known(&server, &mut client).await;
    let values = fetch(&mut client, "orders", 0, 272).await;
    assert_eq!(values, BTreeMap::from([(272, "from here".to_owned())]), "the next life goes on");
    let epoch = server.broker().cluster.broker_epoch().expect("registered");
    assert!(epoch > 218 + 1, "a broker's epoch rises above what it had in Kafka: {epoch}");
}

#[tokio::test]
async fn a_killed_kafka_is_served_whole() {
    let os = Os::in_memory();
    unpack_onto(&os.disk, KILLED);
    let (server, mut client) = start(&os).await;
    assert_served(&mut client).await;
    assert_known(&server, &mut client).await;
    assert_eq!(leader_epoch(&server), 3, "after 2, because readers must find out");
}

async fn start(os: &Os) -> (Server, Client) {
    let server = milena_broker::server::start(config(&OPTIONS), os.clone()).await.expect("starts");
    let client = connect(&server, os).await;
    (server, client)
}

fn leader_epoch(server: &Server) -> i32 {
    server.broker().image().partition("orders", PartitionIndex(0)).expect("there").leader_epoch.get()
}

/// Every record that Kafka's dump tool lists comes through the wire, and nothing else; groups have their offsets.
async fn assert_served(client: &mut Client) {
    let mut expected: BTreeMap<(&str, i32), BTreeMap<i64, String>> = BTreeMap::new();
    let mut partition = ("", 0);
    for line in DUMP.lines() {
        if let Some(file) = line.strip_prefix("Dumping ") {
            let (topic, index) = file.split('/').next().unwrap().rsplit_once('-').unwrap();
            partition = (topic, index.parse().unwrap());
        } else if let Some(record) = line.strip_prefix("| offset: ").filter(|record| !record.contains(" endTxnMarker: ")) {
            let offset = record.split(' ').next().unwrap().parse().unwrap();
            let payload = record.split_once(" payload: ").map_or("", |(_, payload)| payload);
            expected.entry(partition).or_default().insert(offset, payload.to_owned());
        }
    }
    for ((topic, index), records) in expected {
        let start = if topic == "trimmed" { 13 } else { 0 };
        let visible: BTreeMap<_, _> = records.into_iter().filter(|(offset, _)| *offset >= start).collect();
        assert!(!visible.is_empty());
        assert_eq!(fetch(client, topic, index, start).await, visible, "{topic}-{index}");
    }
    let offset = |topic: &str, index, offset, note: &str| ((topic.to_owned(), index), (offset, note.to_owned()));
    for (group, expected) in [
        ("classic-group", vec![offset("orders", 0, 10, ""), offset("orders", 1, 7, "note")]),
        ("modern-group", vec![offset("orders", 1, 3, "")]),
        ("static-group", vec![offset("orders", 0, 1, "")]),
        ("tx-group", vec![offset("orders", 0, 42, "in a transaction")]),
    ] {
        assert_eq!(committed(client, group).await, BTreeMap::from_iter(expected), "{group}");
    }
}

async fn fetch(client: &mut Client, topic: &str, index: i32, from: i64) -> BTreeMap<i64, String> {
    let (mut found, mut next) = (BTreeMap::new(), from);
    loop {
        let mut request = requests::fetch(topic, next, 1 << 20);
        request.topics[0].partitions[0].partition = index;
        let answer = client.call(&request, 12).await.expect("answered").responses.remove(0).partitions.remove(0);
        assert_eq!(answer.error_code, 0, "{topic}-{index} from {next}");
        let records = answer.records;
        let Some(bytes) = records.bytes().filter(|bytes| !bytes.is_empty()) else { return found };
        for record in batches::read(&records).expect("sound").into_iter().filter(|record| record.offset >= from) {
            found.insert(record.offset, String::from_utf8(record.value.unwrap_or_default().to_vec()).expect("text"));
        }
        next = split(bytes).filter_map(Result::ok).last().expect("a batch").last_offset() + 1;
    }
}

async fn committed(client: &mut Client, group: &str) -> BTreeMap<(String, i32), (i64, String)> {
    let group = OffsetFetchRequestGroup { group_id: group.to_owned(), topics: None, ..OffsetFetchRequestGroup::default() };
    let request = OffsetFetchRequest { groups: vec![group], ..OffsetFetchRequest::default() };
    let answer = client.call(&request, 8).await.expect("answered").groups.remove(0);
    assert_eq!(answer.error_code, 0);
    let topics = answer.topics.into_iter().flat_map(|topic| {
        let name = topic.name;
        topic
            .partitions
            .into_iter()
            .map(move |found| ((name.clone(), found.partition_index), (found.committed_offset, found.metadata.unwrap_or_default())))
    });
    topics.collect()
}

/// What Kafka's metadata said is told.
async fn assert_known(server: &Server, client: &mut Client) {
    let image = server.broker().image();
    let topics: Vec<_> = image.topics().map(|topic| (topic.name.to_string(), topic.partitions.size())).collect();
    let expected = [
        ("__consumer_offsets", 1),
        ("__share_group_state", 1),
        ("__transaction_state", 1),
        ("clocked", 1),
        ("empty", 2),
        ("orders", 2),
        ("payments", 1),
        ("profiles", 1),
        ("trimmed", 1),
    ];
    assert_eq!(topics, expected.map(|(name, partitions)| (name.to_owned(), partitions)));
    assert_eq!(Uuid(image.topic("orders").expect("there").id.0).to_string(), "QlDkjPr_T6et6_MBnE95dg");
    assert_eq!(image.features().collect::<Vec<_>>(), LEVELS);
    let users: Vec<_> =
        image.scram_credentials().map(|(user, credential)| (user.name.as_str(), user.mechanism, credential.iterations)).collect();
    assert_eq!(users, [("alice", ScramMechanism::Sha256, 4096)]);
    assert!(image.next_producer_id().get() >= 2000, "ids that Kafka has handed out are used");
    for (kind, name, expected) in [
        (2, "orders", vec![("index.interval.bytes", "512"), ("retention.ms", "-1"), ("segment.ms", "300000")]),
        (2, "clocked", vec![("compression.type", "zstd"), ("message.timestamp.type", "LogAppendTime")]),
        (32, "share-group", vec![("share.auto.offset.reset", "earliest")]),
        (4, "", vec![("min.insync.replicas", "1")]),
    ] {
        let resource =
            DescribeConfigsResource { resource_type: kind, resource_name: name.to_owned(), ..DescribeConfigsResource::default() };
        let request = DescribeConfigsRequest { resources: vec![resource], ..DescribeConfigsRequest::default() };
        let described = client.call(&request, 4).await.expect("answered").results.remove(0);
        assert_eq!(described.error_code, 0, "{name}: {:?}", described.error_message);
        // Dynamic ones of topics, of all brokers, and of groups.
        let set = described.configs.iter().filter(|config| [1, 3, 8].contains(&config.config_source));
        let mut set: Vec<_> = set.map(|config| (config.name.as_str(), config.value.as_deref().unwrap_or_default())).collect();
        set.retain(|(name, _)| kind != 2 || expected.iter().any(|(expected, _)| expected == name));
        set.sort_unstable();
        assert_eq!(set, expected, "{name}");
    }
    let component =
        ComponentData { entity_type: "user".to_owned(), match_type: 0, r#match: Some("alice".to_owned()), ..ComponentData::default() };
    let request = DescribeClientQuotasRequest { components: vec![component], ..DescribeClientQuotasRequest::default() };
    let quotas = client.call(&request, 1).await.expect("answered").entries.expect("no error");
    assert_eq!((quotas[0].values[0].key.as_str(), quotas[0].values[0].value), ("producer_byte_rate", 1e6));
}

#[test]
fn a_preview_changes_nothing() {
    let os = Os::in_memory();
    assert!(preview(&os, &home()).is_none(), "nothing is there");
    unpack_onto(&os.disk, CLEAN);
    let before = tree(&os.disk, "/data");
    let carried = preview(&os, &home()).expect("a Kafka's").expect("can be carried");
    assert_eq!((carried.topics, carried.partitions, carried.quotas, carried.credentials), (9, 11, 1, 1));
    let lowered: Vec<_> = carried.lowered.iter().map(|lowered| (lowered.feature.as_str(), lowered.from)).collect();
    assert_eq!(lowered, [("share.version", 1), ("streams.version", 1), ("transaction.version", 2)]);
    assert_eq!(carried.without_folder, [""; 0]);
    assert_eq!(tree(&os.disk, "/data"), before);
    drop(Home::open(&os, &home()).expect("taken over"));
    assert!(preview(&os, &home()).is_none(), "it is ours");
}

/// What is in the way, how it comes there, and words of the reason.
type Case = (&'static str, fn(&Disk), &'static str);

const SNAPSHOT: &str = "/data/__cluster_metadata-0/00000000000000000244-0000000003.checkpoint";

const IN_THE_METADATA: [Case; 8] = [
    ("access control", |disk| append(disk, LOG, 268, &Wire::AccessControlEntry(Default::default())), "1 access control entries"),
    ("two brokers", |disk| append(disk, LOG, 268, &broker(2)), "broker 2 is registered too"),
    ("a later Kafka", |disk| append_bytes(disk, LOG, &batch(268, None, &[1, 99, 0])), "is of a kind that Kafka 4.3 does not have"),
    ("a gap", |disk| append(disk, LOG, 300, &Wire::NoOp(Default::default())), "is damaged: record 268"),
    ("a flipped bit", |disk| overwrite(disk, LOG, 17_000), "is damaged: record"),
    ("half a snapshot", cut_footer, "ends with a footer"),
    ("a damaged snapshot", |disk| overwrite(disk, SNAPSHOT, 900), "is damaged: a snapshot"),
    ("voters", other_voter, "node 2 is a voter"),
];

const AROUND_IT: [Case; 6] = [
    ("the log is missing", |disk| disk.remove_dir_all(Path::new("/data/__cluster_metadata-0")).unwrap(), "its metadata log is missing"),
    ("an open transaction", open_transaction, "transactions of tx-new are open"),
    ("kept before", |disk| disk.create_dir_all(&Path::new("/data").join(KEPT)).unwrap(), "is in the way"),
    ("another node", |disk| replace(disk, "node.id=1", "node.id=7"), "set node.id=7"),
    ("another directory", |disk| replace(disk, "directory.id=o", "directory.id=p"), "name all of Kafka's directories"),
    ("of ZooKeeper", |disk| replace(disk, "version=1", "version=0"), "only one with KRaft can be taken over"),
];

#[test]
fn what_cannot_be_carried_is_refused_and_left_alone() {
    for (name, change, expected) in IN_THE_METADATA.into_iter().chain(AROUND_IT) {
        let os = Os::in_memory();
        unpack_onto(&os.disk, CLEAN);
        change(&os.disk);
        let before = tree(&os.disk, "/data");
        let refused = Home::open(&os, &home()).expect_err(name).to_string();
        assert!(refused.contains(expected), "{name}: {refused}");
        if let Some(previewed) = preview(&os, &home()) {
            assert_eq!(previewed.expect_err(name).to_string(), refused, "{name}: the preview says the same");
        }
        let mut after = tree(&os.disk, "/data");
        after.remove(".lock");
        assert_eq!(after, before, "{name}: nothing was changed");
    }
}

#[test]
fn an_end_that_was_torn_off_is_left_out() {
    let whole = batch(268, None, &topic("late"));
    for length in [1, 11, 60, whole.len() - 1, whole.len()] {
        let os = Os::in_memory();
        unpack_onto(&os.disk, CLEAN);
        append_bytes(&os.disk, LOG, &whole[..length]);
        let carried = preview(&os, &home()).expect("a Kafka's").expect("can be carried");
        assert_eq!(carried.topics, if length == whole.len() { 10 } else { 9 }, "{length} bytes");
        append_bytes(&os.disk, LOG, &[0; 100]);
        assert!(preview(&os, &home()).expect("a Kafka's").is_ok(), "{length} bytes and zeros");
    }
}

#[test]
fn cut_short_anywhere_it_is_kafkas_or_gone_on_with() {
    // What lies there already is not the question, and a deleted topic's indexes are large.
    let mut files = files(CLEAN);
    files.retain(|(_, bytes)| bytes.len() < 1 << 20);
    let make = |exchange: bool| {
        let os = Os::in_memory();
        write_all(&os.disk, &files);
        sync_all(&os.disk, Path::new("/"));
        if !exchange {
            os.sim_disk().expect("simulated").forbid_exchange();
        }
        os
    };
    for exchange in [true, false] {
        let sample = make(exchange);
        let before = sample.sim_disk().expect("simulated").operations();
        let kafkas = tree(&sample.disk, "/data/__cluster_metadata-0");
        drop(Home::open(&sample, &home()).expect("taken over"));
        let operations = sample.sim_disk().expect("simulated").operations() - before;
        let mut seen = BTreeSet::new();
        for operation in 1..=operations {
            for crash in [Crash::Process, Crash::Power] {
                let os = make(exchange);
                let sim = os.sim_disk().expect("simulated");
                sim.power_off_after(operation);
                drop(Home::open(&os, &home()));
                sim.crash(crash);
                let what = format!("{crash:?} at operation {operation} of {operations}, exchange {exchange}");
                let state = state(&os.disk, &kafkas);
                assert!(!exchange || state != "between", "{what}: Kafka would begin a new log");
                seen.insert(state);
                drop(Home::open(&os, &home()).unwrap_or_else(|error| panic!("{what}: {error}")));
                assert_eq!(self::state(&os.disk, &kafkas), "ours", "{what}");
                assert_eq!(entries(&os.disk), entries(&sample.disk), "{what}: the whole of it");
                assert!(os.disk.exists(&Path::new("/data").join(KEPT)).unwrap(), "{what}");
            }
        }
        let expected: &[&str] = if exchange { &["kafkas", "ours"] } else { &["between", "kafkas", "ours"] };
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), expected);
    }
}

/// Whose the directory is; panics where neither could go on.
fn state(disk: &Disk, kafkas: &BTreeMap<String, Vec<u8>>) -> &'static str {
    let names = disk.read_dir(Path::new("/data")).unwrap();
    let of_metadata: Vec<&String> = names.iter().filter(|name| name.starts_with("__cluster_metadata-0")).collect();
    let is_kafkas = |name: &str| tree(disk, &format!("/data/{name}")) == *kafkas;
    match of_metadata.iter().find(|name| name.as_str() == "__cluster_metadata-0") {
        Some(folder) if is_kafkas(folder) => {
            // Kafka passes over what it takes for a copy of this very log, and does not start with any other name.
            let rest = |name: &str| name.strip_prefix("__cluster_metadata-0.").and_then(|name| name.strip_suffix("-future")).map(str::len);
            assert!(of_metadata.iter().all(|name| *name == *folder || rest(name) == Some(32)), "{of_metadata:?}");
            "kafkas"
        }
        Some(_) => {
            assert!(of_metadata.iter().any(|name| is_kafkas(name)), "Kafka's folder is kept");
            "ours"
        }
        None => {
            assert!(is_kafkas(KEPT));
            "between"
        }
    }
}

/// The batches of our metadata log, without their times.
fn entries(disk: &Disk) -> Vec<Vec<u8>> {
    let bytes = disk.read(Path::new(LOG)).unwrap();
    split(&bytes)
        .map(|batch| {
            let batch = batch.unwrap();
            assert!(batch.checksum_matches());
            let mut scratch = vec![];
            let record = batch.records(1 << 20, &mut scratch).unwrap().next().unwrap().unwrap();
            record.value.unwrap().to_vec()
        })
        .collect()
}

#[test]
fn a_directory_of_before_ids_gets_one() {
    let os = Os::in_memory();
    old_kafka(&os.disk);
    let before = String::from_utf8(os.disk.read(Path::new("/data/meta.properties")).unwrap()).unwrap();
    let adopted = Home::open(&os, &home()).expect("taken over");
    let after = String::from_utf8(os.disk.read(Path::new("/data/meta.properties")).unwrap()).unwrap();
    let id = adopted.log_directories[0].id;
    assert_eq!(after, format!("{before}directory.id={}\n", Uuid(id.0)));
    assert_eq!(adopted.cluster_id, "of-old");
    drop(adopted);
    assert_eq!(Home::open(&os, &home()).expect("ours").log_directories[0].id, id);
}

#[tokio::test]
async fn a_kafka_of_3_3_is_served() {
    let os = Os::in_memory();
    old_kafka(&os.disk);
    let (server, mut client) = start(&os).await;
    assert_eq!(fetch(&mut client, "old", 0, 0).await, BTreeMap::from([(0, "kept".to_owned())]));
    let image = server.broker().image();
    assert_eq!(image.feature_level("metadata.version"), 7);
    let partition = image.partition("old", PartitionIndex(0)).expect("there");
    assert!(partition.directories[0] != DirectoryId::UNASSIGNED && partition.leader == Some(BrokerId(1)));
}

/// As Kafka 3.3 left it: no ids of directories, records in their first versions, no epoch in the note of the clean stop.
fn old_kafka(disk: &Disk) {
    let folder = "/data/__cluster_metadata-0";
    for path in [folder, "/data/old-0"] {
        disk.create_dir_all(Path::new(path)).unwrap();
    }
    let write = |path: &str, bytes: &[u8]| disk.write_atomically(Path::new(path), bytes).unwrap();
    write("/data/meta.properties", b"#\n#Mon Oct 03 10:00:00 UTC 2022\ncluster.id=of-old\nversion=1\nnode.id=1\n");
    write("/data/.kafka_cleanshutdown", b"");
    // Made by each start of a Kafka, and empty until there is something to note.
    for name in
        ["recovery-point-offset-checkpoint", "log-start-offset-checkpoint", "replication-offset-checkpoint", "cleaner-offset-checkpoint"]
    {
        write(&format!("/data/{name}"), b"");
    }
    write(
        &format!("{folder}/quorum-state"),
        br#"{"clusterId":"","leaderId":1,"leaderEpoch":1,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":1}],"data_version":0}"#,
    );
    let topic_id = Uuid([6; 16]);
    let partition = wire::partition_record::PartitionRecord {
        partition_id: 0,
        topic_id,
        replicas: vec![1],
        isr: vec![1],
        leader: 1,
        ..Default::default()
    };
    let facts = [
        Wire::FeatureLevel(wire::feature_level_record::FeatureLevelRecord {
            name: "metadata.version".to_owned(),
            feature_level: 7,
            ..Default::default()
        }),
        broker(1),
        Wire::UnfenceBroker(wire::unfence_broker_record::UnfenceBrokerRecord { id: 1, epoch: 2, ..Default::default() }),
        Wire::Topic(wire::topic_record::TopicRecord { name: "old".to_owned(), topic_id, ..Default::default() }),
        Wire::Partition(partition),
    ];
    let mut leader = Encoder::new();
    LeaderChangeMessage { leader_id: 1, ..LeaderChangeMessage::default() }.encode(&mut leader, 0).unwrap();
    let first = milena_protocol::batch::control::control_batch(BatchOptions::default(), 0, ControlType::LeaderChange, &leader.buf);
    let rest = (1..).zip(facts).flat_map(|(offset, fact)| {
        let mut value = Encoder::new();
        fact.encode(&mut value, 0).unwrap();
        batch(offset, None, &value.buf)
    });
    write(&format!("{folder}/00000000000000000000.log"), &first.into_iter().chain(rest).collect::<Vec<u8>>());
    write("/data/old-0/partition.metadata", format!("version: 0\ntopic_id: {topic_id}").as_bytes());
    write("/data/old-0/00000000000000000000.log", &batch(0, None, b"kept"));
}

#[tokio::test]
async fn a_kafka_that_never_started_lends_its_name_and_levels() {
    let sample = Os::in_memory();
    unpack_onto(&sample.disk, CLEAN);
    let os = Os::in_memory();
    os.disk.create_dir_all(Path::new("/data")).unwrap();
    for name in ["meta.properties", "bootstrap.checkpoint"] {
        let path = Path::new("/data").join(name);
        os.disk.write_atomically(&path, &sample.disk.read(&path).unwrap()).unwrap();
    }
    let (server, mut client) = start(&os).await;
    assert_eq!(server.broker().cluster.id, "uk9OE6dRR0G92CMWESxdcA");
    assert_eq!(server.broker().image().features().collect::<Vec<_>>(), LEVELS);
    crate::door::create(&mut client, "new", 1, &[]).await;
    assert!(!os.disk.exists(&Path::new("/data").join(KEPT)).unwrap(), "there was nothing to keep");
}

fn home() -> BrokerConfig {
    let log_dirs = vec![PathBuf::from("/data")];
    BrokerConfig { metadata_log_dir: log_dirs[0].clone(), log_dirs, node_id: 1, ..BrokerConfig::default() }
}

/// Every file below `path` with its bytes.
fn tree(disk: &Disk, path: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![PathBuf::from(path)];
    while let Some(folder) = open.pop() {
        for name in disk.read_dir(&folder).unwrap() {
            let child = folder.join(name);
            if disk.metadata(&child).unwrap().is_dir {
                open.push(child);
            } else {
                let name = child.strip_prefix(path).unwrap().display().to_string();
                found.insert(name, disk.read(&child).unwrap());
            }
        }
    }
    found
}

fn sync_all(disk: &Disk, folder: &Path) {
    for name in disk.read_dir(folder).unwrap() {
        let child = folder.join(name);
        if disk.metadata(&child).unwrap().is_dir {
            sync_all(disk, &child);
        } else {
            disk.open(&child, OpenOptions::READ_WRITE).unwrap().sync_all().unwrap();
        }
    }
    disk.sync_dir(folder).unwrap();
}

fn topic(name: &str) -> Vec<u8> {
    encode(&Wire::Topic(wire::topic_record::TopicRecord { name: name.to_owned(), topic_id: Uuid([9; 16]), ..Default::default() }))
}

fn encode(record: &Wire) -> Vec<u8> {
    let mut out = Encoder::new();
    record.encode(&mut out, record.highest_version()).unwrap();
    out.buf
}

fn broker(id: i32) -> Wire {
    Wire::RegisterBroker(wire::register_broker_record::RegisterBrokerRecord { broker_id: id, broker_epoch: 2, ..Default::default() })
}

fn batch(offset: i64, key: Option<&[u8]>, value: &[u8]) -> Vec<u8> {
    let mut builder = BatchBuilder::new(BatchOptions { base_offset: offset, partition_leader_epoch: 3, ..BatchOptions::default() });
    builder.append(1_795_226_000_000, key, Some(value), &[]).unwrap();
    builder.build()
}

fn append(disk: &Disk, path: &str, offset: i64, record: &Wire) {
    append_bytes(disk, path, &batch(offset, None, &encode(record)));
}

fn append_bytes(disk: &Disk, path: &str, bytes: &[u8]) {
    let file = disk.open(Path::new(path), OpenOptions::READ_WRITE).unwrap();
    file.write_all_at(file.len().unwrap(), bytes).unwrap();
}

fn overwrite(disk: &Disk, path: &str, position: u64) {
    disk.open(Path::new(path), OpenOptions::READ_WRITE).unwrap().write_all_at(position, b"?").unwrap();
}

fn cut_footer(disk: &Disk) {
    let file = disk.open(Path::new(SNAPSHOT), OpenOptions::READ_WRITE).unwrap();
    file.set_len(file.len().unwrap() - 75).unwrap();
}

/// Named by `quorum-state`, and by nothing that came later.
fn other_voter(disk: &Disk) {
    let text = br#"{"leaderId":1,"leaderEpoch":3,"votedId":-1,"currentVoters":[{"voterId":1},{"voterId":2}],"data_version":0}"#;
    disk.write_atomically(Path::new("/data/__cluster_metadata-0/quorum-state"), text).unwrap();
    disk.remove_file(Path::new(LOG)).unwrap();
}

/// In `meta.properties`.
fn replace(disk: &Disk, from: &str, to: &str) {
    let path = Path::new("/data/meta.properties");
    let text = String::from_utf8(disk.read(path).unwrap()).unwrap();
    assert!(text.contains(from), "{text}");
    disk.write_atomically(path, text.replacen(from, to, 1).as_bytes()).unwrap();
}

fn open_transaction(disk: &Disk) {
    let (mut key, mut value) = (Encoder::new(), Encoder::new());
    TransactionLogKey { transactional_id: "tx-new".to_owned() }.encode_framed(&mut key).unwrap();
    TransactionLogValue { transaction_status: 1, ..TransactionLogValue::default() }.encode_framed(&mut value, 1).unwrap();
    append_bytes(disk, "/data/__transaction_state-0/00000000000000000000.log", &batch(32, Some(&key.buf), &value.buf));
}
