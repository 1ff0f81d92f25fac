use milena_protocol::records::cluster_metadata as wire;
use milena_protocol::records::control::voters_record::Voter;
use milena_protocol::records::transaction_state::transaction_log_key::TransactionLogKey;
use milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue;
use milena_protocol::{Encoder, Uuid};

use super::transactions::Transactions;
use super::*;
use crate::metadata::{ConfigResource, QuotaPart, ScramMechanism, ScramUser};
use crate::types::ProducerId;

const NODE: BrokerId = BrokerId(1);
const HERE: DirectoryId = DirectoryId([7; 16]);
const ORDERS: [u8; 16] = [3; 16];

fn bytes(fact: Wire) -> Vec<u8> {
    let mut out = Encoder::new();
    let version = fact.highest_version();
    fact.encode(&mut out, version).unwrap();
    out.buf
}

fn feature(name: &str, level: i16) -> Wire {
    Wire::FeatureLevel(wire::feature_level_record::FeatureLevelRecord { name: name.to_owned(), feature_level: level, ..Default::default() })
}

fn broker(id: i32) -> Wire {
    Wire::RegisterBroker(wire::register_broker_record::RegisterBrokerRecord {
        broker_id: id,
        broker_epoch: 218,
        log_dirs: vec![Uuid(HERE.0)],
        ..Default::default()
    })
}

fn topic(name: &str, id: [u8; 16]) -> Wire {
    Wire::Topic(wire::topic_record::TopicRecord { name: name.to_owned(), topic_id: Uuid(id), ..Default::default() })
}

fn partition(index: i32, replicas: &[i32]) -> wire::partition_record::PartitionRecord {
    wire::partition_record::PartitionRecord {
        partition_id: index,
        topic_id: Uuid(ORDERS),
        replicas: replicas.to_vec(),
        isr: replicas.to_vec(),
        leader: 1,
        leader_epoch: 4,
        partition_epoch: 9,
        directories: vec![Uuid(HERE.0); replicas.len()],
        ..Default::default()
    }
}

fn config(kind: ConfigKind, resource: &str, name: &str, value: &str) -> Wire {
    Wire::Config(wire::config_record::ConfigRecord {
        resource_type: kind as i8,
        resource_name: resource.to_owned(),
        name: name.to_owned(),
        value: Some(value.to_owned()),
        ..Default::default()
    })
}

/// A node at 4.3 with one topic of one partition.
fn small() -> Vec<Wire> {
    vec![feature(METADATA, 30), broker(1), topic("orders", ORDERS), Wire::Partition(partition(0, &[1]))]
}

fn layout() -> Layout {
    Layout { directories: [HERE].into(), folders: [((TopicId(ORDERS), PartitionIndex(0)), HERE)].into() }
}

fn read(records: Vec<Wire>) -> Result<Adoption, AdoptionError> {
    let mut adoption = Adoption::new(NODE);
    for (offset, record) in (0..).zip(records) {
        adoption.on_fact(Offset(offset), &bytes(record))?;
    }
    Ok(adoption)
}

fn adopted(records: Vec<Wire>) -> Result<Adopted, Vec<Obstacle>> {
    read(records).unwrap().finish(&layout())
}

fn image(adopted: &Adopted) -> Image {
    let mut image = Image::default();
    adopted.facts.iter().for_each(|fact| image.apply(fact));
    image.check_invariants();
    image
}

#[test]
fn what_a_node_agreed_on_with_itself_is_carried() {
    let mut records = small();
    records.extend([
        feature("group.version", 1),
        feature("transaction.version", 2),
        config(ConfigKind::Topic, "orders", "retention.ms", "-1"),
        config(ConfigKind::Broker, "", "min.insync.replicas", "1"),
        config(ConfigKind::Group, "g", "consumer.session.timeout.ms", "50000"),
        Wire::ClientQuota(wire::client_quota_record::ClientQuotaRecord {
            entity: vec![wire::client_quota_record::EntityData {
                entity_type: "user".to_owned(),
                entity_name: Some("alice".to_owned()),
                ..Default::default()
            }],
            key: "producer_byte_rate".to_owned(),
            value: 1e6,
            ..Default::default()
        }),
        Wire::UserScramCredential(wire::user_scram_credential_record::UserScramCredentialRecord {
            name: "alice".to_owned(),
            mechanism: 1,
            salt: b"salt".as_slice().into(),
            iterations: 4096,
            ..Default::default()
        }),
        Wire::ProducerIds(wire::producer_ids_record::ProducerIdsRecord {
            broker_id: 1,
            broker_epoch: 218,
            next_producer_id: 2000,
            ..Default::default()
        }),
        Wire::RegisterController(Default::default()),
        Wire::ClearElr(Default::default()),
        Wire::NoOp(Default::default()),
    ]);
    let adopted = adopted(records).unwrap();
    let image = image(&adopted);
    let levels: Vec<_> = image.features().collect();
    assert_eq!(levels, [("group.version", 1), (METADATA, 30)]);
    assert_eq!(image.topic("orders").map(|topic| topic.id), Some(TopicId(ORDERS)));
    assert_eq!(image.topic_configs("orders").map(|settings| settings["retention.ms"].as_str()), Some("-1"));
    assert_eq!(image.configs(&ConfigResource::cluster()).map(|settings| settings.len()), Some(1));
    assert_eq!(image.configs(&ConfigResource::group("g")).map(|settings| settings.len()), Some(1));
    let entity = [(QuotaPart::User, Some("alice".to_owned()))].into();
    assert_eq!(image.client_quotas(&entity).map(|quotas| quotas["producer_byte_rate"].get()), Some(1e6));
    let users: Vec<_> = image.scram_credentials().map(|(user, credential)| (user.clone(), credential.iterations)).collect();
    assert_eq!(users, [(ScramUser { name: "alice".to_owned(), mechanism: ScramMechanism::Sha256 }, 4096)]);
    assert_eq!(image.next_producer_id(), ProducerId(2000));
    assert_eq!(image.broker(NODE).map(|broker| (broker.epoch, broker.fenced)), Some((218, true)));
    let expected = Carried {
        topics: 1,
        partitions: 1,
        configured: 3,
        quotas: 1,
        credentials: 1,
        metadata_version: 30,
        next_producer_id: 2000,
        lowered: vec![Lowered { feature: "transaction.version".to_owned(), from: 2, to: 0 }],
        without_folder: vec![],
    };
    assert_eq!(adopted.carried, expected);
}

#[test]
fn the_one_replica_leads_and_is_in_sync() {
    let elsewhere = |change: fn(&mut wire::partition_record::PartitionRecord)| {
        let mut record = partition(0, &[1]);
        change(&mut record);
        let mut records = small();
        records[3] = Wire::Partition(record);
        let found = image(&adopted(records).unwrap()).partition("orders", PartitionIndex(0)).unwrap().as_ref().clone();
        assert_eq!((found.leader, found.isr, found.elr, found.recovery), (Some(NODE), vec![NODE], vec![], RecoveryState::Recovered));
        (found.leader_epoch.get(), found.epoch.get(), found.directories)
    };
    let here = vec![HERE];
    assert_eq!(elsewhere(|_| {}), (4, 9, here.clone()), "as it was");
    let none = |record: &mut wire::partition_record::PartitionRecord| {
        (record.leader, record.isr, record.last_known_elr) = (-1, vec![], Some(vec![1]));
    };
    assert_eq!(elsewhere(none), (5, 10, here.clone()), "had no leader");
    assert_eq!(elsewhere(|record| record.leader_recovery_state = 1), (4, 9, here.clone()), "elected uncleanly");
    assert_eq!(elsewhere(|record| record.directories = vec![Uuid::ZERO]), (4, 9, here), "of before directories had ids");
}

#[test]
fn transactions_of_the_log_hold_whole_or_not_at_all() {
    let begin = || Wire::BeginTransaction(Default::default());
    let cases = [
        ("ended", vec![begin(), topic("late", [4; 16]), Wire::EndTransaction(Default::default())], true),
        ("aborted", vec![begin(), topic("late", [4; 16]), Wire::AbortTransaction(Default::default())], false),
        ("cut short", vec![begin(), topic("late", [4; 16])], false),
    ];
    for (name, more, expected) in cases {
        let adopted = adopted([small(), more].concat()).unwrap();
        assert_eq!(image(&adopted).topic("late").is_some(), expected, "{name}");
        assert_eq!(adopted.carried.topics, 1 + usize::from(expected), "{name}");
    }
}

#[test]
fn what_is_taken_back_is_not_in_the_way() {
    let mut records = small();
    let id = Uuid([9; 16]);
    records.extend([
        Wire::AccessControlEntry(wire::access_control_entry_record::AccessControlEntryRecord { id, ..Default::default() }),
        Wire::RemoveAccessControlEntry(wire::remove_access_control_entry_record::RemoveAccessControlEntryRecord {
            id,
            ..Default::default()
        }),
        broker(2),
        Wire::UnregisterBroker(wire::unregister_broker_record::UnregisterBrokerRecord { broker_id: 2, ..Default::default() }),
        Wire::ZkMigrationState(wire::zk_migration_state_record::ZkMigrationStateRecord { zk_migration_state: 3, ..Default::default() }),
    ]);
    assert!(adopted(records).is_ok());
}

#[test]
fn every_obstacle_is_told_with_what_to_do() {
    let with = |more: Vec<Wire>| [small(), more].concat();
    let id = Uuid([9; 16]);
    let cases: Vec<(Vec<Wire>, &str)> = vec![
        (small()[1..].to_vec(), "names no metadata.version"),
        (with(vec![feature(METADATA, 6)]), "of before Kafka 3.3"),
        (with(vec![feature(METADATA, 31)]), "of a Kafka after 4.3"),
        (with(vec![feature("time.travel.version", 1)]), "feature time.travel.version is at level 1"),
        (with(vec![broker(2), broker(3)]), "broker 2, 3 is registered too"),
        (
            with(vec![Wire::AccessControlEntry(wire::access_control_entry_record::AccessControlEntryRecord { id, ..Default::default() })]),
            "1 access control entries",
        ),
        (
            with(vec![Wire::DelegationToken(wire::delegation_token_record::DelegationTokenRecord {
                token_id: "t".to_owned(),
                ..Default::default()
            })]),
            "1 delegation tokens",
        ),
        (with(vec![config(ConfigKind::Topic, "orders", TIERED, "true")]), "records of orders are in tiered storage"),
        (with(vec![Wire::Partition(partition(1, &[1, 2]))]), "1 partitions have replicas on other nodes, orders-1 on 1, 2"),
        (with(vec![Wire::Partition(partition(7, &[1]))]), "not numbered without gaps"),
        (
            with(vec![Wire::Partition(wire::partition_record::PartitionRecord { directories: vec![Uuid([8; 16])], ..partition(1, &[1]) })]),
            "orders-1 in the one with directory.id=CAgICAgICAgICAgICAgICA",
        ),
        (
            with(vec![Wire::Partition(wire::partition_record::PartitionRecord {
                directories: vec![Uuid([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])],
                ..partition(1, &[1])
            })]),
            "1 partitions lie in a directory that log.dirs does not name",
        ),
        (
            with(vec![Wire::ZkMigrationState(wire::zk_migration_state_record::ZkMigrationStateRecord {
                zk_migration_state: 2,
                ..Default::default()
            })]),
            "from ZooKeeper",
        ),
    ];
    for (records, expected) in cases {
        let obstacles = adopted(records).expect_err(expected);
        let told: Vec<String> = obstacles.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains(expected), "{told:?}");
    }
    let all = adopted(with(vec![broker(2), feature(METADATA, 31), Wire::Partition(partition(1, &[2]))])).unwrap_err();
    assert_eq!(all.len(), 3, "all at once: {all:?}");
}

#[test]
fn other_voters_are_in_the_way_wherever_they_are_named() {
    let voters = |ids: &[i32]| {
        let voters = ids.iter().map(|id| Voter { voter_id: *id, ..Voter::default() }).collect();
        let mut value = Encoder::new();
        VotersRecord { voters, ..VotersRecord::default() }.encode(&mut value, 0).unwrap();
        (ControlType::KRaftVoters, value.buf)
    };
    let leader = |id: i32| {
        let mut value = Encoder::new();
        LeaderChangeMessage { leader_id: id, ..LeaderChangeMessage::default() }.encode(&mut value, 0).unwrap();
        (ControlType::LeaderChange, value.buf)
    };
    for (name, records, expected) in [
        ("quorum-state", vec![], vec![BrokerId(2)]),
        ("voters", vec![voters(&[1, 3])], vec![BrokerId(3)]),
        ("a leader elsewhere", vec![leader(3000)], vec![BrokerId(3000)]),
        ("the last ones count", vec![voters(&[1, 3]), voters(&[1]), leader(1)], vec![]),
    ] {
        let mut adoption = read(small()).unwrap();
        adoption.on_voters([NODE, BrokerId(2)]);
        for (kind, value) in records {
            adoption.on_control(Offset(9), &kind.key(), &value).unwrap();
        }
        match adoption.finish(&layout()) {
            Ok(_) => assert_eq!(expected, [], "{name}"),
            Err(obstacles) => assert_eq!(obstacles, [Obstacle::Voters { others: expected }], "{name}"),
        }
    }
}

#[test]
fn bytes_that_are_no_facts_are_refused() {
    let mut adoption = Adoption::new(NODE);
    let whole = bytes(broker(1));
    for length in 0..whole.len() {
        assert!(adoption.clone().on_fact(Offset(5), &whole[..length]).is_err(), "cut at {length}");
    }
    assert_eq!(adoption.on_fact(Offset(5), &[1, 99, 0]), Err(AdoptionError::UnknownKind { offset: Offset(5) }));
    assert!(matches!(adoption.on_fact(Offset(5), &[1, 12, 9]), Err(AdoptionError::Unreadable { .. })), "a version of later");
    assert!(matches!(adoption.on_fact(Offset(5), &[2, 0]), Err(AdoptionError::Unreadable { .. })), "our own list");
    assert!(adoption.on_control(Offset(5), &ControlType::LeaderChange.key(), &[0]).is_err());
    for name in ["", "..", "a/b"] {
        assert!(matches!(adoption.on_fact(Offset(5), &bytes(topic(name, ORDERS))), Err(AdoptionError::Topic { .. })), "{name}");
    }
    adoption.on_fact(Offset(5), &bytes(topic("a.b", ORDERS))).unwrap();
    let like = adoption.on_fact(Offset(6), &bytes(topic("a_b", [4; 16])));
    assert_eq!(like, Err(AdoptionError::Topic { offset: Offset(6), name: "a_b".to_owned(), why: TopicFault::Twice }));
}

#[test]
fn partitions_without_a_folder_are_named() {
    let mut records = small();
    records.push(Wire::Partition(partition(1, &[1])));
    assert_eq!(adopted(records).unwrap().carried.without_folder, ["orders-1"]);
}

#[test]
fn open_transactions_are_found() {
    let mut transactions = Transactions::default();
    let mut write = |id: &str, status: Option<i8>| {
        let mut key = Encoder::new();
        TransactionLogKey { transactional_id: id.to_owned() }.encode_framed(&mut key).unwrap();
        let value = status.map(|transaction_status| {
            let mut value = Encoder::new();
            TransactionLogValue { transaction_status, ..TransactionLogValue::default() }.encode_framed(&mut value, 1).unwrap();
            value.buf
        });
        transactions.on_record(&key.buf, value.as_deref())
    };
    for (id, statuses) in [
        ("committed", &[Some(0), Some(1), Some(2), Some(4)][..]),
        ("aborted", &[Some(1), Some(3), Some(5)]),
        ("forgotten", &[Some(1), None]),
        ("ongoing", &[Some(4), Some(1)]),
        ("decided", &[Some(1), Some(2)]),
        ("fencing", &[Some(7)]),
    ] {
        statuses.iter().for_each(|status| write(id, *status).unwrap());
    }
    assert!(write("x", Some(0)).is_ok());
    assert_eq!(transactions.clone().open(), ["decided", "fencing", "ongoing"]);
    assert_eq!(transactions.on_record(&[0, 9], None), Ok(()), "of another kind");
    assert!(transactions.on_record(&[0, 0, 0], None).is_err());
}
