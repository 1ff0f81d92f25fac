use std::time::Duration;

use milena_engine::metadata::{
    CreateTopic, CreateTopicError, CreateTopics, CreateTopicsResult, DirectoryId, Endpoint, RegisterBroker, Registered, SecurityProtocol,
};
use milena_engine::types::{Offset, TopicId};

use super::*;

const DIRECTORY: &str = "/data";

fn formatted() -> Os {
    let os = Os::in_memory();
    os.disk.create_dir_all(Path::new(DIRECTORY)).expect("memory");
    store::format(&os, Path::new(DIRECTORY), 1, [5; 16]).expect("memory");
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
    os.sim_disk().expect("simulated").crash(milena_os::disk::sim::Crash::Power);

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
