use super::*;
use crate::metadata::brokers::tests::{step, with_brokers};
use crate::metadata::{Decision, Request};
use crate::types::{Now, Waiter};

const NEW: TopicId = TopicId([9; 16]);

fn topic(name: &str, id: TopicId) -> CreateTopic {
    CreateTopic { name: name.to_owned(), topic_id: id, num_partitions: 1, replication_factor: 1, assignments: vec![], configs: vec![] }
}

fn create(topics: Vec<CreateTopic>) -> Request {
    Request::CreateTopics(CreateTopics { topics, validate_only: false, placement_start: 0 })
}

/// Makes a topic whose id is made of its name's first byte.
pub(in crate::metadata) fn make(metadata: &mut Metadata, name: &str, num_partitions: i32) -> TopicId {
    let id = TopicId([name.bytes().next().unwrap_or(0); 16]);
    let decision = step(metadata, create(vec![CreateTopic { num_partitions, ..topic(name, id) }]));
    assert!(created(&decision)[0].result.is_ok(), "{decision:?}");
    id
}

fn created(decision: &Decision) -> &[CreateTopicsResult] {
    let (_, Reply::CreateTopics(results)) = &decision.replies[0] else { panic!("{decision:?}") };
    results
}

fn deleted(decision: &Decision) -> &[Result<DeletedTopic, DeleteTopicError>] {
    let (_, Reply::DeleteTopics(results)) = &decision.replies[0] else { panic!("{decision:?}") };
    results
}

fn at(index: i32, brokers: &[i32]) -> ManualAssignment {
    ManualAssignment { index: PartitionIndex(index), brokers: brokers.iter().copied().map(BrokerId).collect() }
}

fn manual(assignments: Vec<ManualAssignment>) -> CreateTopic {
    CreateTopic { num_partitions: -1, replication_factor: -1, assignments, ..topic("new", NEW) }
}

#[test]
fn refusals() {
    let named = |name: &str| topic(name, NEW);
    let counts = |num_partitions, replication_factor| CreateTopic { num_partitions, replication_factor, ..topic("new", NEW) };
    let set = |name: &str, value: Option<&str>| {
        let configs = vec![ConfigSetting { name: name.to_owned(), value: value.map(ToOwned::to_owned) }];
        CreateTopic { configs, ..topic("new", NEW) }
    };
    let long = "leader.replication.throttled.replicas";
    let throttled = (0..10_000).map(|partition| format!("{partition}:1")).collect::<Vec<_>>().join(",");
    let (first, second) = (PartitionIndex(0), PartitionIndex(1));
    #[rustfmt::skip]
    let cases: Vec<(CreateTopic, CreateTopicError)> = vec![
        (named(""), TopicNameError::Empty.into()),
        (named(".."), TopicNameError::Dots { name: "..".to_owned() }.into()),
        (named(&"x".repeat(250)), TopicNameError::TooLong { length: 250 }.into()),
        (named("a/b"), TopicNameError::Character { name: "a/b".to_owned() }.into()),
        (named("ü"), TopicNameError::Character { name: "ü".to_owned() }.into()),
        (named("orders.v1"), CreateTopicError::Exists { name: "orders.v1".to_owned() }),
        (named("orders_v1"), CreateTopicError::Collides { other: "orders.v1".to_owned() }),
        (named("__cluster_metadata"), CreateTopicError::MetadataLog),
        (counts(0, 1), CreateTopicError::PartitionCount { asked: 0 }),
        (counts(-5, 1), CreateTopicError::PartitionCount { asked: -5 }),
        (counts(10_001, 1), CreateTopicError::TooManyPartitions),
        (counts(i32::MAX, 1), CreateTopicError::TooManyPartitions),
        (counts(1, 0), CreateTopicError::ReplicationFactor { asked: 0 }),
        (counts(1, 99), PlacementError::TooFewBrokers { asked: 99, brokers: 2 }.into()),
        (CreateTopic { assignments: vec![at(0, &[1])], ..named("new") }, CreateTopicError::CountsAndAssignment),
        (CreateTopic { num_partitions: 1, ..manual(vec![at(0, &[1])]) }, CreateTopicError::CountsAndAssignment),
        (manual(vec![at(0, &[4711])]), AssignmentError::UnknownBroker { broker: BrokerId(4711) }.into()),
        (manual(vec![at(0, &[1, 1])]), AssignmentError::BrokerTwice { index: first, broker: BrokerId(1) }.into()),
        (manual(vec![at(3, &[1])]), AssignmentError::Indexes.into()),
        (manual(vec![at(0, &[1]), at(0, &[2])]), AssignmentError::Indexes.into()),
        (manual(vec![at(0, &[])]), AssignmentError::NoBroker { index: first }.into()),
        (manual(vec![at(0, &[1, 2]), at(1, &[1])]), AssignmentError::UnequalFactors { index: second, found: 1, expected: 2 }.into()),
        (set("retention.ms", None), TopicConfigError::NoValue { name: "retention.ms".to_owned() }.into()),
        (set("retention", Some("1")), TopicConfigError::Unknown { name: "retention".to_owned(), nearest: Some("retention.ms".to_owned()) }.into()),
        (set(long, Some(&throttled)), CreateTopicError::SettingTooLong { setting: long.to_owned(), length: throttled.len() }),
    ];
    for (ask, error) in cases {
        let mut metadata = with_brokers(&[1, 2]);
        make(&mut metadata, "orders.v1", 1);
        let decision = step(&mut metadata, create(vec![ask.clone()]));
        assert_eq!(decision.records, [], "{ask:?}");
        assert_eq!(created(&decision)[0].result, Err(error), "{ask:?}");
    }
}

#[test]
fn names_at_the_bounds_are_good() {
    for name in ["a", "...", "A.b_c-9", "__mine", &"x".repeat(249)] {
        assert_eq!(check_topic_name(name), Ok(()), "{name}");
    }
}

#[test]
fn a_topic_is_made_as_one_entry() {
    let mut metadata = with_brokers(&[1, 2]);
    let configs = vec![ConfigSetting { name: "retention.ms".to_owned(), value: Some("77".to_owned()) }];
    let ask = CreateTopic { num_partitions: -1, replication_factor: 2, configs, ..topic("new", NEW) };
    let decision = step(&mut metadata, create(vec![ask]));
    let told = CreatedTopic { topic_id: NEW, num_partitions: 3, replication_factor: 2 };
    assert_eq!(created(&decision), [CreateTopicsResult { name: "new".to_owned(), result: Ok(told) }]);
    let kinds: Vec<_> = decision.records.iter().map(std::mem::discriminant).collect();
    assert_eq!(kinds.len(), 5, "a topic, a setting, three partitions");

    let image = metadata.image();
    let made = image.partition("new", PartitionIndex(1)).expect("made");
    assert_eq!((made.leader, &made.isr, &made.replicas), (Some(BrokerId(2)), &made.replicas, &vec![BrokerId(2), BrokerId(1)]));
    assert_eq!(made.directories, [DirectoryId([2; 16]), DirectoryId([1; 16])]);
    assert_eq!(image.topic_configs("new").expect("set")["retention.ms"], "77");
}

#[test]
fn looking_only_makes_nothing() {
    let mut metadata = with_brokers(&[1]);
    let topics = vec![topic("new", NEW), topic("a b", NEW)];
    let decision = step(&mut metadata, Request::CreateTopics(CreateTopics { topics, validate_only: true, placement_start: 0 }));
    assert_eq!(decision.records, []);
    let results = created(&decision);
    assert_eq!(results[0].result, Ok(CreatedTopic { topic_id: TopicId::NONE, num_partitions: 1, replication_factor: 1 }));
    assert!(results[1].result.is_err());
    assert!(metadata.image().topic("new").is_none());
}

#[test]
fn topics_of_a_request_fare_alone_and_see_each_other() {
    let mut metadata = with_brokers(&[1]);
    let ids = [1, 2, 3, 4, 5, 6].map(|id| TopicId([id; 16]));
    let names = ["twice", "a.b", "twice", "a_b", "bad name", "good"];
    let decision = step(&mut metadata, create(names.iter().zip(ids).map(|(name, id)| topic(name, id)).collect()));
    let results: Vec<_> =
        created(&decision).iter().map(|told| (told.name.as_str(), told.result.clone().map(|made| made.topic_id))).collect();
    let collides = CreateTopicError::Collides { other: "a.b".to_owned() };
    let bad = CreateTopicError::Name(TopicNameError::Character { name: "bad name".to_owned() });
    assert_eq!(
        results,
        [
            ("twice", Err(CreateTopicError::NamedTwice)),
            ("a.b", Ok(ids[1])),
            ("a_b", Err(collides)),
            ("bad name", Err(bad)),
            ("good", Ok(ids[5]))
        ]
    );
}

#[test]
fn a_fenced_replica_is_not_in_sync() {
    let mut metadata = with_brokers(&[1, 2]);
    metadata.replay(&Record::BrokerChange(crate::metadata::BrokerChange {
        broker: BrokerId(1),
        broker_epoch: 0,
        fenced: Some(true),
        in_controlled_shutdown: None,
    }));
    let decision = step(&mut metadata, create(vec![manual(vec![at(0, &[1, 2])])]));
    assert!(created(&decision)[0].result.is_ok());
    let made = metadata.image().partition("new", PartitionIndex(0)).expect("made");
    assert_eq!((made.leader, made.isr.as_slice()), (Some(BrokerId(2)), [BrokerId(2)].as_slice()));
    let decision = step(&mut metadata, create(vec![CreateTopic { name: "other".to_owned(), ..manual(vec![at(0, &[1])]) }]));
    assert_eq!(created(&decision)[0].result, Err(AssignmentError::AllFenced { index: PartitionIndex(0) }.into()));
}

#[test]
fn deleting() {
    let unknown = |name: &str| Err(DeleteTopicError::UnknownName { name: name.to_owned() });
    let mut metadata = with_brokers(&[1]);
    let orders = make(&mut metadata, "orders", 1);
    let paid = make(&mut metadata, "paid", 1);
    let topics = vec![TopicRef::Name("orders".to_owned()), TopicRef::Name("none".to_owned()), TopicRef::Id(NEW), TopicRef::Id(paid)];
    let ask = Request::DeleteTopics(DeleteTopics { topics });
    let decision = metadata.decide(Now::default(), Waiter(0), ask.clone());
    assert_eq!(decision.records, [Record::RemoveTopic { topic_id: orders }, Record::RemoveTopic { topic_id: paid }]);
    let gone = |name: &str, topic_id| Ok(DeletedTopic { name: name.into(), topic_id });
    let missing = Err(DeleteTopicError::UnknownId { topic_id: NEW });
    assert_eq!(deleted(&decision), [gone("orders", orders), unknown("none"), missing, gone("paid", paid)]);
    assert!(metadata.image().topic("orders").is_some(), "deciding changes nothing");

    step(&mut metadata, ask.clone());
    assert_eq!(deleted(&step(&mut metadata, ask))[0], unknown("orders"));
    assert_eq!(
        deleted(&step(&mut metadata, Request::DeleteTopics(DeleteTopics { topics: vec![TopicRef::Id(orders)] })))[0],
        Err(DeleteTopicError::UnknownId { topic_id: orders })
    );
}

/// As a running Kafka 4.3.1 does it.
#[test]
fn what_is_named_twice_stays() {
    let mut metadata = with_brokers(&[1]);
    let a = make(&mut metadata, "a", 1);
    let name = |name: &str| TopicRef::Name(name.to_owned());
    let both = || Err(DeleteTopicError::NamedBothWays { topic_id: a });
    let twice = || Err(DeleteTopicError::NamedTwice);
    let gone = || Ok(DeletedTopic { name: "a".into(), topic_id: a });
    #[rustfmt::skip]
    let cases = [
        ("a name",             vec![name("a"), name("a"), name("a")],              vec![twice(), twice(), twice()]),
        ("a name of nothing",  vec![name("none"), name("none")],                   vec![twice(), twice()]),
        ("an id",              vec![TopicRef::Id(a), TopicRef::Id(a)],             vec![twice(), twice()]),
        ("name and id",        vec![name("a"), TopicRef::Id(a)],                   vec![both(), both()]),
        ("id twice and name",  vec![TopicRef::Id(a), name("a"), TopicRef::Id(a)],  vec![twice(), both(), twice()]),
        ("name twice, one id", vec![name("a"), TopicRef::Id(a), name("a")],        vec![twice(), gone(), twice()]),
    ];
    for (case, topics, expected) in cases {
        let decision = metadata.decide(Now::default(), Waiter(0), Request::DeleteTopics(DeleteTopics { topics }));
        assert_eq!(deleted(&decision), expected, "{case}");
        assert_eq!(decision.records.len(), expected.iter().filter(|result| result.is_ok()).count(), "{case}");
    }
}

#[test]
fn deleting_may_be_switched_off() {
    let mut metadata = with_brokers(&[1]);
    make(&mut metadata, "orders", 1);
    metadata.options.delete_topic_enable = false;
    let decision = step(&mut metadata, Request::DeleteTopics(DeleteTopics { topics: vec![TopicRef::Name("orders".to_owned())] }));
    assert_eq!((decision.records.as_slice(), deleted(&decision)), ([].as_slice(), [Err(DeleteTopicError::Disabled)].as_slice()));
}

#[test]
fn a_topic_made_again_is_another() {
    let mut metadata = with_brokers(&[1]);
    let old = make(&mut metadata, "orders", 2);
    step(&mut metadata, Request::DeleteTopics(DeleteTopics { topics: vec![TopicRef::Id(old)] }));
    step(&mut metadata, create(vec![topic("orders", NEW)]));
    assert_eq!(metadata.image().topic("orders").expect("made").id, NEW);
    assert!(metadata.image().topic_by_id(old).is_none());
}
