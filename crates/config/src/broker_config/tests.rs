use super::*;

fn load(text: &str) -> Result<Loaded, Faults> {
    BrokerConfig::load(&Properties::parse(text.as_bytes()).unwrap())
}

fn faults(text: &str) -> Vec<String> {
    load(text).unwrap_err().0.iter().map(ToString::to_string).collect()
}

#[test]
fn without_a_file_it_is_one_node_on_this_machine() {
    let Loaded { config, warnings } = BrokerConfig::load(&BrokerConfig::without_file()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!(config.node_id, 1);
    assert_eq!(config.log_dirs, [PathBuf::from("milena-data")]);
    let listener = &config.listeners[0];
    assert_eq!((listener.to_string(), listener.controller), ("PLAINTEXT://127.0.0.1:9092".to_owned(), false));
    assert_eq!((config.groups.offsets.replication_factor, config.groups.offsets.num_partitions), (1, 50));
    assert_eq!(config.topic_defaults(), TopicConfig::default());
}

#[test]
fn files_of_many_ages_start() {
    let zookeeper = "broker.id=7\nport=9095\nhost.name=localhost\nlog.dirs=/data\nzookeeper.connect=localhost:2181\n\
                     zookeeper.connection.timeout.ms=6000\ninter.broker.protocol.version=2.1\nlog.retention.hours=168\nnum.network.threads=3\n";
    let Loaded { config, warnings } = load(zookeeper).unwrap();
    assert_eq!((config.node_id, config.listeners[0].to_string()), (7, "PLAINTEXT://localhost:9095".to_owned()));
    assert_eq!(warnings.iter().filter(|warning| matches!(warning, Warning::Retired { name: "zookeeper.*", .. })).count(), 1);
    let kraft = "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@localhost:9093\n\
                 listeners=PLAINTEXT://:9092,CONTROLLER://:9093\ninter.broker.listener.name=PLAINTEXT\n\
                 advertised.listeners=PLAINTEXT://localhost:9092\ncontroller.listener.names=CONTROLLER\n\
                 listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\nlog.dirs=/tmp/kraft\n";
    let config = load(kraft).unwrap().config;
    let found: Vec<_> = config.listeners.iter().map(|listener| (listener.to_string(), listener.controller)).collect();
    assert_eq!(found, [("PLAINTEXT://:9092".to_owned(), false), ("CONTROLLER://:9093".to_owned(), true)]);
    assert_eq!(config.listeners[0].advertised, Some(HostPort { host: "localhost".to_owned(), port: 9092 }));
    assert_eq!(load("").unwrap().config.listeners[0].to_string(), "PLAINTEXT://:9092");
}

/// The options that the sample files of Kafka's releases set, one release each.
const SAMPLES: &[(&str, &str, &str)] = &[
    (
        "0.8",
        "PLAINTEXT://:9092",
        "broker.id=0\nport=9092\nnum.network.threads=2\nnum.io.threads=8\nsocket.send.buffer.bytes=1048576\nsocket.receive.buffer.bytes=1048576\n\
         socket.request.max.bytes=104857600\nlog.dirs=/tmp/kafka-logs\nnum.partitions=2\nlog.flush.interval.messages=10000\n\
         log.flush.interval.ms=1000\nlog.retention.hours=168\nlog.segment.bytes=536870912\nlog.cleanup.interval.mins=1\nlog.cleaner.enable=false\n\
         zookeeper.connect=localhost:2181\nzookeeper.connection.timeout.ms=1000000\nkafka.metrics.polling.interval.secs=5\n\
         kafka.metrics.reporters=kafka.metrics.KafkaCSVMetricsReporter\nkafka.csv.metrics.dir=/tmp/kafka_metrics\n\
         kafka.csv.metrics.reporter.enabled=false\nreplica.lag.max.messages=4000\n",
    ),
    (
        "0.10",
        "PLAINTEXT://:9092",
        "broker.id=0\nlisteners=PLAINTEXT://:9092\nadvertised.listeners=PLAINTEXT://your.host.name:9092\nnum.network.threads=3\nnum.io.threads=8\n\
         log.dirs=/tmp/kafka-logs\nnum.partitions=1\nnum.recovery.threads.per.data.dir=1\nlog.retention.hours=168\n\
         log.retention.check.interval.ms=300000\nlog.segment.bytes=1073741824\nzookeeper.connect=localhost:2181\n\
         zookeeper.connection.timeout.ms=6000\nlog.message.format.version=0.10.0\ninter.broker.protocol.version=0.10.0\n\
         log.message.timestamp.difference.max.ms=9223372036854775807\nquota.producer.default=10485760\nunclean.leader.election.enable=true\n",
    ),
    (
        "2.8",
        "PLAINTEXT://:9092",
        "broker.id=0\nlisteners=PLAINTEXT://:9092\nnum.network.threads=3\nnum.io.threads=8\nlog.dirs=/tmp/kafka-logs\nnum.partitions=1\n\
         offsets.topic.replication.factor=1\ntransaction.state.log.replication.factor=1\ntransaction.state.log.min.isr=1\n\
         log.retention.bytes=1073741824\nzookeeper.connect=localhost:2181\nzookeeper.connection.timeout.ms=18000\n\
         zookeeper.set.acl=false\ngroup.initial.rebalance.delay.ms=0\npassword.encoder.secret=x\ncontrol.plane.listener.name=C\n",
    ),
    (
        "3.9",
        "PLAINTEXT://:9092,CONTROLLER://:9093",
        "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@localhost:9093\n\
         listeners=PLAINTEXT://:9092,CONTROLLER://:9093\ninter.broker.listener.name=PLAINTEXT\n\
         advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093\ncontroller.listener.names=CONTROLLER\n\
         listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL\n\
         log.dirs=/tmp/kraft-combined-logs\nnum.recovery.threads.per.data.dir=1\noffsets.topic.replication.factor=1\n\
         metadata.log.dir=/tmp/kraft-metadata\ngroup.coordinator.rebalance.protocols=classic,consumer\nauto.include.jmx.reporter=true\n",
    ),
    (
        "4.3",
        "PLAINTEXT://:9092,CONTROLLER://:9093",
        "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.bootstrap.servers=localhost:9093\n\
         listeners=PLAINTEXT://:9092,CONTROLLER://:9093\ninter.broker.listener.name=PLAINTEXT\n\
         advertised.listeners=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093\ncontroller.listener.names=CONTROLLER\n\
         listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL\n\
         share.coordinator.state.topic.replication.factor=1\nshare.coordinator.state.topic.min.isr=1\n\
         log.retention.check.interval.ms=300000\nlog.segment.bytes=1073741824\n",
    ),
];

#[test]
fn the_sample_file_of_every_age_starts() {
    for (release, listeners, text) in SAMPLES {
        let Loaded { config, warnings } = load(text).unwrap_or_else(|faults| panic!("{release}: {faults}"));
        let found: Vec<String> = config.listeners.iter().map(ToString::to_string).collect();
        assert_eq!(found.join(","), *listeners, "{release}");
        let unknown: Vec<_> = warnings.iter().filter(|warning| matches!(warning, Warning::Unknown { .. })).collect();
        assert!(unknown.is_empty(), "{release}: {unknown:?}");
        let mut once: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), warnings.len(), "{release}: each is named once");
    }
}

#[test]
fn every_fault_is_reported_at_once() {
    let found = faults("num.partitions=0\nlog.retention.hours=0\nlisteners=PLAINTEXT://x\ndurability=paper\n");
    assert_eq!(
        found,
        [
            "durability=paper: must be one of page-cache, power-safe",
            "num.partitions=0: must be at least 1",
            "log.retention.hours=0: must be at least 1, or -1 for ever",
            "listeners: `x` is no host:port",
        ]
    );
}

#[test]
fn one_rule_one_fault() {
    let cases = [
        ("node.id=1\nbroker.id=2", "node.id and broker.id"),
        ("process.roles=broker\nnode.id=1", "process.roles=broker comes in a later release"),
        ("controller.quorum.voters=1@a:1,2@b:1", "controller.quorum.voters=1@a:1,2@b:1 comes in a later release"),
        ("controller.quorum.voters=5@a:1", "names another node than node.id"),
        ("controller.quorum.voters=a:1", "write id@host:port"),
        ("log.roll.ms=0", "log.roll.ms=0"),
        ("log.retention.ms=0", "log.retention.ms=0"),
        ("log.cleaner.dedupe.buffer.size=1048576", "log.cleaner.dedupe.buffer.size=1048576"),
        ("replica.fetch.wait.max.ms=30001\nreplica.lag.time.max.ms=60000", "must not exceed replica.socket.timeout.ms=30000"),
        ("queued.max.request.bytes=5", "must not exceed queued.max.request.bytes=5"),
        ("connections.max.idle.ms=100", "must be below connections.max.idle.ms=100"),
        ("max.connections.per.ip=0", "max.connections.per.ip=0"),
        ("max.connections.per.ip.overrides=a", "write host:count"),
        ("group.consumer.session.timeout.ms=44999", "group.consumer.min.session.timeout.ms=45000 must not exceed"),
        ("group.min.session.timeout.ms=1800001", "must not exceed group.max.session.timeout.ms"),
        ("log.cleaner.max.compaction.lag.ms=1\nlog.cleaner.min.compaction.lag.ms=2", "must not exceed log.cleaner.max.compaction.lag.ms=1"),
        ("offsets.topic.compression.codec=5", "offsets.topic.compression.codec=5"),
        ("listeners=SSL://:9092\nsecurity.inter.broker.protocol=SSL", "this release serves PLAINTEXT only"),
        ("listeners=FOO://:9092\ninter.broker.listener.name=FOO", "is not in listener.security.protocol.map"),
        ("listeners=PLAINTEXT://:1,PLAINTEXT://:2", "is there twice"),
        ("listeners=PLAINTEXT://:1,B://:1\nlistener.security.protocol.map=PLAINTEXT:PLAINTEXT,B:PLAINTEXT", "has the address of another"),
        ("advertised.listeners=PLAINTEXT://0.0.0.0:9092", "nobody can connect to that address"),
        ("listeners=PLAINTEXT://:1\nadvertised.listeners=B://h:1", "is not in listeners"),
        ("advertised.listeners=B://h:1", "is not in listeners"),
        (
            "listeners=A://:1,B://:2\nadvertised.listeners=A://h:1\ninter.broker.listener.name=B\n\
             listener.security.protocol.map=A:PLAINTEXT,B:PLAINTEXT",
            "is not in advertised.listeners",
        ),
        ("inter.broker.listener.name=X", "is no listener of this broker"),
        ("authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer", "access control does not exist yet"),
        ("authorizer.class.name=a.B", "Java class"),
        ("group.share.assignors=a.B", "the built-in one is simple"),
        ("create.topic.policy.class.name=a.B", "create.topic.policy.class.name=a.B is a Java class"),
        ("remote.log.storage.system.enable=true", "tiered storage does not exist yet"),
        ("metrics.listener=nowhere", "metrics.listener: `nowhere` is no host:port"),
        ("ssl.key.password=x\nbroker.session.timeout.ms=3000", "broker.heartbeat.interval.ms=2000: must be at most half"),
        ("cordoned.log.dirs=/other", "is not one of log.dirs"),
        ("milena.request.memory.bytes=1048576", "must not exceed milena.request.memory.bytes=1048576"),
    ];
    for (text, part) in cases {
        let found = faults(text);
        assert!(found.len() == 1 && found[0].contains(part), "{text:?}: {found:?}");
    }
}

#[test]
fn what_has_no_effect_is_told_once() {
    let warnings =
        load("nmu.partitions=3\nqueued.max.requests=500\nmetric.reporters=a.B\nsuper.users=User:a\nlistener.name.x.y=z\nlistener.name.x.max.connections=5")
            .unwrap()
            .warnings;
    let texts: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert!(
        texts.contains(&"`nmu.partitions` is no known option and has no effect; did you mean `num.partitions`?".to_owned()),
        "{texts:?}"
    );
    assert!(texts.iter().any(|text| text.contains("a.B")), "{texts:?}");
    assert!(texts.iter().any(|text| text.starts_with("`listener.name.x.max.connections` has no effect yet")), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("listener.name.x.y")), "of a plug-in, perhaps: {texts:?}");
    assert!(!texts.iter().any(|text| text.contains("super.users") || text.contains("queued.max.requests")), "{texts:?}");
}

#[test]
fn the_old_address_options_make_listeners() {
    let config = load("port=9999\nadvertised.host.name=example\nmetrics.listener=").unwrap().config;
    let listener = &config.listeners[0];
    assert_eq!((listener.host.as_deref(), listener.port), (None, 9999));
    assert_eq!(listener.advertised, Some(HostPort { host: "example".to_owned(), port: 9999 }));
    assert_eq!(config.metrics_listener, None);
}

/// Whatever stands behind a name, the answer is a configuration or faults, never a panic; and a fault names the option.
#[test]
fn no_value_of_any_option_breaks_the_reading() {
    const ODD: [&str; 14] = [
        "",
        " ",
        "-1",
        "0",
        "1",
        "-9223372036854775808",
        "99999999999999999999",
        "NaN",
        "true",
        "a,,b",
        "a,a",
        "x://y:z",
        "ü\u{0}",
        "1@a:1,2",
    ];
    for row in broker::rows() {
        for odd in ODD {
            let properties: Properties = [(row.name, odd)].into_iter().collect();
            if let Err(Faults(faults)) = BrokerConfig::load(&properties) {
                assert!(!faults.is_empty(), "{}={odd}", row.name);
                let family = row.name.split('.').next().unwrap_or_default();
                assert!(faults.iter().any(|fault| fault.to_string().contains(family)), "{}={odd}: {faults:?}", row.name);
            }
        }
    }
}
