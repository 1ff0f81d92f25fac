use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use milena_config::BrokerConfig;
use milena_engine::metadata::{
    CreateTopic, CreateTopicError, CreateTopics, CreateTopicsResult, DirectoryId, Endpoint, RegisterBroker, Registered, SecurityProtocol,
    TopicRef,
};
use milena_engine::types::{Offset, TopicId};
use milena_os::disk::Disk;
use milena_os::disk::sim::{Crash, Faults, SimDisk};
use milena_os::entropy::{Entropy, Random};

use super::*;
use crate::forward::{Forward, Patience};
use crate::lifecycle::Home;

const DIRECTORY: &str = "/data";

fn formatted() -> Os {
    let os = Os::in_memory();
    os.disk.create_dir_all(Path::new(DIRECTORY)).expect("memory");
    store::format(&os, Path::new(DIRECTORY), 1, [5; 16], vec![]).expect("memory");
    os
}

async fn start(os: &Os) -> (Controller, Running, Arc<Published>) {
    let published = Arc::new(Published::default());
    let started = Controller::start(os, Path::new(DIRECTORY), BrokerId(1), Options::default(), &published).await;
    let (controller, running) = started.expect("starts");
    (controller, running, published)
}

fn registration(life: u8) -> Request {
    Request::RegisterBroker(RegisterBroker {
        id: BrokerId(1),
        incarnation: [life; 16],
        endpoints: vec![Endpoint {
            listener: "PLAINTEXT".to_owned(),
            host: String::new(),
            port: 9092,
            security_protocol: SecurityProtocol::Plaintext,
        }],
        features: vec![],
        rack: None,
        directories: vec![DirectoryId([5; 16])],
        clean_stop_of: None,
        caught_up: true,
    })
}

fn create(name: &str) -> Request {
    let mut id = [0; 16];
    for (byte, letter) in id.iter_mut().zip(name.bytes()) {
        *byte = letter;
    }
    let topic = CreateTopic {
        name: name.to_owned(),
        topic_id: TopicId(id),
        num_partitions: 2,
        replication_factor: 1,
        assignments: vec![],
        configs: vec![],
    };
    Request::CreateTopics(CreateTopics { topics: vec![topic], validate_only: false, placement_start: 0 })
}

async fn created(controller: &Controller, name: &str) -> CreateTopicsResult {
    let Ok(Reply::CreateTopics(mut results)) = controller.ask(create(name)).await else { panic!("no answer about {name}") };
    results.remove(0)
}

#[tokio::test]
async fn what_is_answered_is_published_and_outlives_a_crash() {
    let os = formatted();
    let (controller, running, published) = start(&os).await;
    let answer = controller.ask(registration(1)).await;
    assert_eq!(answer, Ok(Reply::RegisterBroker(Ok(Registered { epoch: 1 }))));
    assert!(created(&controller, "orders").await.result.is_ok());
    let partitions = published.image().topic("orders").expect("published").partitions.size();
    assert_eq!((partitions, published.image().offset()), (2, Offset(2)));
    let before = published.image();
    // No farewell: only what was synced is left.
    running.abort();
    drop(controller);
    os.sim_disk().expect("simulated").crash(Crash::Power);

    let (controller, _running, published) = start(&os).await;
    assert_eq!(*published.image(), *before);
    let exists = CreateTopicError::Exists { name: "orders".to_owned() };
    assert_eq!(created(&controller, "orders").await.result, Err(exists));
    assert!(created(&controller, "more").await.result.is_ok());
}

#[tokio::test]
async fn decisions_do_not_wait_for_commits_and_see_each_other() {
    let os = formatted();
    let (controller, _running, published) = start(&os).await;
    controller.ask(registration(1)).await.expect("registered");
    let many = (0..500).map(|n| {
        let controller = controller.clone();
        // Every name is asked for twice, close together.
        tokio::spawn(async move { created(&controller, &format!("topic-{}", n / 2)).await })
    });
    let mut made = 0;
    for task in many.collect::<Vec<_>>() {
        match task.await.expect("answered").result {
            Ok(_) => made += 1,
            Err(CreateTopicError::Exists { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((made, published.image().topics().count()), (250, 250));
    published.image().check_invariants();
}

#[tokio::test]
async fn a_subscriber_hears_of_a_topic_before_its_maker() {
    let os = formatted();
    let (controller, _running, published) = start(&os).await;
    controller.ask(registration(1)).await.expect("registered");
    let heard = Arc::new(std::sync::Mutex::new(vec![]));
    let sink = Arc::clone(&heard);
    published.subscribe(Box::new(move |image, delta| {
        sink.lock().expect("whole").extend(delta.topics.keys().filter_map(|id| Some(image.topic_by_id(*id)?.name.to_string())));
    }));
    assert!(created(&controller, "orders").await.result.is_ok());
    assert_eq!(*heard.lock().expect("whole"), ["orders"]);
}

#[tokio::test]
async fn the_loop_ends_when_nobody_can_ask() {
    let os = formatted();
    let (controller, running, _published) = start(&os).await;
    drop(controller);
    let ended = tokio::time::timeout(Duration::from_secs(10), running).await.expect("in time").expect("no panic");
    assert_eq!(ended, Ok(()));
}

#[tokio::test]
async fn a_failing_disk_stops_the_controller_and_says_so() {
    let os = formatted();
    let (controller, running, _published) = start(&os).await;
    controller.ask(registration(1)).await.expect("registered");
    os.sim_disk().expect("simulated").fail_next(milena_os::disk::sim::Operation::Sync);
    assert_eq!(controller.ask(create("orders")).await.map(drop), Err(ControllerError::Unknown));
    let ended = tokio::time::timeout(Duration::from_secs(10), running).await.expect("in time").expect("no panic");
    assert!(ended.is_err(), "{ended:?}");
    assert_eq!(controller.ask(create("orders")).await.map(drop), Err(ControllerError::NotController));
}

/// A proposal that openraft has not taken out of its queue yet is in no log; all the same it is committed.
#[tokio::test]
async fn a_machine_that_is_loaded_anew_knows_what_was_still_on_its_way() {
    let os = formatted();
    let published = Arc::new(Published::default());
    let opened = Desk::open(&os, Path::new(DIRECTORY), BrokerId(1), Options::default(), &published).await;
    let (mut desk, _controller) = opened.expect("starts");
    for request in [registration(1), create("orders")] {
        let (answer, _) = oneshot::channel();
        desk.on_ask(Ask { request, answer }).await.expect("proposed");
    }
    assert!(published.image().topic("orders").is_none(), "on its way");
    desk.reload().await.expect("loaded anew");
    assert!(desk.metadata.image().topic("orders").is_some());
    assert_eq!(*desk.metadata.image(), *published.image());
}

#[tokio::test]
async fn what_the_log_cannot_write_is_refused_and_the_controller_goes_on() {
    let os = formatted();
    let (controller, _running, _published) = start(&os).await;
    let Request::RegisterBroker(mut ask) = registration(1) else { panic!("a registration") };
    ask.rack = Some("r".repeat(40_000));
    assert_eq!(controller.ask(Request::RegisterBroker(ask)).await, Err(ControllerError::Unwritable));
    controller.ask(registration(1)).await.expect("registered");
    assert!(created(&controller, "orders").await.result.is_ok());
}

/// Lives of a node whose power fails at random moments, on a disk that loses what was not synced.
/// Holds: what was answered is there in every later life, under the id that was told; what was deleted stays away.
#[tokio::test]
async fn nothing_answered_is_lost_when_the_power_fails() {
    for seed in 0..SEEDS {
        let mut random = Random::new(seed);
        let disk = SimDisk::new(random.next_u64(), Faults::WRITE_BACK);
        let os = Os { disk: Disk::Sim(Arc::clone(&disk)), entropy: Entropy::seeded(random.next_u64()), ..Os::in_memory() };
        let mut known = Known::default();
        for life in 0..LIVES {
            if life + 1 < LIVES {
                disk.power_off_after(random.between(1, 120));
            }
            live(&os, seed, life, &mut known).await;
            disk.crash(Crash::Power);
        }
        assert!(!known.made.is_empty(), "seed {seed} made nothing");
    }
}

const SEEDS: u64 = 20;
const LIVES: u8 = 6;

/// What clients have been told.
#[derive(Default)]
struct Known {
    made: BTreeMap<String, TopicId>,
    gone: BTreeSet<String>,
    /// Asked for without an answer: may be there or not.
    unknown: BTreeSet<String>,
}

/// One life: starts, checks what is known, makes and deletes topics until something fails.
async fn live(os: &Os, seed: u64, life: u8, known: &mut Known) {
    let config = BrokerConfig::default();
    let Ok(home) = Home::open(os, &config) else { return };
    let published = Arc::new(Published::default());
    let Ok((controller, running)) = Controller::start(os, &home.metadata_directory, BrokerId(1), Options::default(), &published).await
    else {
        return;
    };
    let image = published.image();
    image.check_invariants();
    for (name, id) in &known.made {
        let found = image.topic(name).map(|topic| topic.id);
        assert!(found == Some(*id) || known.unknown.contains(name), "seed {seed}, life {life}: {name} was told of and is {found:?}");
    }
    for name in &known.gone {
        assert!(image.topic(name).is_none(), "seed {seed}, life {life}: {name} is back");
    }
    let forward = Forward::new(os.clone(), controller.clone());
    for n in 0..12 {
        if controller.ask(registration(life + 1)).await.is_err() {
            break;
        }
        let name = format!("topic-{life}-{n}");
        let topic = CreateTopic { name: name.clone(), topic_id: TopicId::NONE, ..new_topic() };
        match forward.create_topics(vec![topic], false, Patience::Endless).await {
            Ok(made) => drop(known.made.insert(name.clone(), made[0].result.as_ref().expect("a new name").topic_id)),
            Err(_) => break,
        }
        if n % 4 == 3 {
            known.unknown.insert(name.clone());
            if forward.delete_topics(vec![TopicRef::Name(name.clone())], Patience::Endless).await.is_err() {
                break;
            }
            known.made.remove(&name);
            known.unknown.remove(&name);
            known.gone.insert(name);
        }
    }
    drop((controller, forward));
    let _ = running.await.expect("the controller does not panic");
}

fn new_topic() -> CreateTopic {
    CreateTopic {
        name: String::new(),
        topic_id: TopicId::NONE,
        num_partitions: 2,
        replication_factor: 1,
        assignments: vec![],
        configs: vec![],
    }
}
