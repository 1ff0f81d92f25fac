//! The rdkafka crate: most Rust programs' client, a librdkafka of its own under futures and streams.

mod behaviour;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use behaviour::{Outcome, Suite, check, fresh, numbered, same, until};
use rdkafka::admin::{AdminClient, AdminOptions, AlterConfig, NewPartitions, NewTopic, ResourceSpecifier, TopicReplication};
use rdkafka::client::DefaultClientContext;
use rdkafka::consumer::{CommitMode, Consumer, StreamConsumer};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::message::{Header, Headers, Message, OwnedHeaders, OwnedMessage};
use rdkafka::producer::{FutureProducer, FutureRecord};
use rdkafka::{ClientConfig, Offset, Timestamp, TopicPartitionList};
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_secs(20);

/// An error with what was being done.
fn of<E: std::fmt::Debug>(what: &'static str) -> impl Fn(E) -> String {
    move |error| format!("{what}: {error:?}")
}

#[derive(Clone)]
struct Broker(Arc<str>);

impl Broker {
    fn config(&self, changes: &[(&str, &str)]) -> ClientConfig {
        let mut config = ClientConfig::new();
        config.set("bootstrap.servers", &*self.0);
        for (name, value) in changes {
            config.set(*name, *value);
        }
        config
    }

    fn admin(&self) -> Result<AdminClient<DefaultClientContext>, String> {
        self.config(&[]).create().map_err(of("admin"))
    }

    async fn topic(&self, stem: &str, partitions: i32, configs: &[(&str, &str)]) -> Result<String, String> {
        let name = fresh(stem);
        let mut topic = NewTopic::new(&name, partitions, TopicReplication::Fixed(1));
        for (name, value) in configs {
            topic = topic.set(name, value);
        }
        let made = self.admin()?.create_topics([&topic], &AdminOptions::new()).await.map_err(of("create"))?;
        made.into_iter().next().ok_or("no answer")?.map_err(of("create"))?;
        Ok(name)
    }

    /// Writes them all at once and gives their offsets.
    async fn produce(&self, topic: &str, partition: i32, values: &[String], changes: &[(&str, &str)]) -> Result<Vec<i64>, KafkaError> {
        let producer: FutureProducer = self.config(&[&[("linger.ms", "20")], changes].concat()).create()?;
        let record = |value| producer.send(FutureRecord::<(), String>::to(topic).partition(partition).payload(value), LIMIT);
        let sent = futures::future::join_all(values.iter().map(record)).await;
        sent.into_iter().map(|done| done.map(|delivery| delivery.offset).map_err(|(error, _)| error)).collect()
    }

    fn consumer(&self, group: &str, changes: &[(&str, &str)]) -> Result<StreamConsumer, String> {
        let standard =
            [("group.id", group), ("auto.offset.reset", "earliest"), ("enable.auto.commit", "false"), ("fetch.wait.max.ms", "100")];
        let consumer: StreamConsumer = self.config(&[&standard, changes].concat()).create().map_err(of("consumer"))?;
        Ok(consumer)
    }

    async fn read(&self, topic: &str, from: i64, count: usize) -> Result<Vec<OwnedMessage>, String> {
        let reader = self.consumer(&fresh("group"), &[])?;
        let mut here = TopicPartitionList::new();
        here.add_partition_offset(topic, 0, Offset::Offset(from)).map_err(of("offset"))?;
        reader.assign(&here).map_err(of("assign"))?;
        take(&reader, count).await
    }
}

async fn take(reader: &StreamConsumer, count: usize) -> Result<Vec<OwnedMessage>, String> {
    let mut found = Vec::new();
    while found.len() < count {
        let next = timeout(LIMIT, reader.recv())
            .await
            .map_err(|_| format!("{} of {count} messages, and no more within {LIMIT:?}", found.len()))?;
        found.push(next.map_err(of("receive"))?.detach());
    }
    Ok(found)
}

fn values(messages: &[OwnedMessage]) -> Vec<String> {
    messages.iter().map(|message| String::from_utf8_lossy(message.payload().unwrap_or_default()).into_owned()).collect()
}

fn dense(count: i64) -> Vec<i64> {
    (0..count).collect()
}

async fn topics_are_made_described_and_deleted(broker: Broker) -> Outcome {
    let (name, admin) = (broker.topic("made", 3, &[]).await?, broker.admin()?);
    let partitions = || -> Result<usize, String> {
        let metadata = admin.inner().fetch_metadata(Some(&name), LIMIT).map_err(of("metadata"))?;
        Ok(metadata.topics().iter().map(|topic| topic.partitions().len()).sum())
    };
    until("three partitions", || async { Ok(partitions()? == 3) }).await?;
    let grown = admin.create_partitions(&[NewPartitions::new(&name, 5)], &AdminOptions::new()).await.map_err(of("grow"))?;
    same(grown, vec![Ok(name.clone())], "more partitions")?;
    until("five partitions", || async { Ok(partitions()? == 5) }).await?;
    let gone = admin.delete_topics(&[&name], &AdminOptions::new()).await.map_err(of("delete"))?;
    same(gone, vec![Ok(name.clone())], "deleted")
}

async fn topic_that_exists_is_refused(broker: Broker) -> Outcome {
    let name = broker.topic("twice", 1, &[]).await?;
    let again = NewTopic::new(&name, 1, TopicReplication::Fixed(1));
    let said = broker.admin()?.create_topics([&again], &AdminOptions::new()).await.map_err(of("create"))?;
    same(said, vec![Err((name, RDKafkaErrorCode::TopicAlreadyExists))], "a second topic of the same name")
}

async fn unknown_topic_is_said_and_not_made(broker: Broker) -> Outcome {
    let name = fresh("never-made");
    let reader = broker.consumer(&fresh("group"), &[("allow.auto.create.topics", "false")])?;
    reader.subscribe(&[&name]).map_err(of("subscribe"))?;
    let said = timeout(LIMIT, reader.recv()).await.map_err(of("nothing is said"))?;
    let refusal = said.err().and_then(|error| error.rdkafka_error_code());
    same(refusal, Some(RDKafkaErrorCode::UnknownTopicOrPartition), "error")?;
    let gone = broker.admin()?.delete_topics(&[&name], &AdminOptions::new()).await.map_err(of("delete"))?;
    same(gone, vec![Err((name, RDKafkaErrorCode::UnknownTopicOrPartition))], "deleting it")
}

async fn configs_are_described_and_altered(broker: Broker) -> Outcome {
    let (name, admin) = (broker.topic("configs", 1, &[("retention.ms", "100000")]).await?, broker.admin()?);
    let resource = ResourceSpecifier::Topic(&name);
    let told = |name: &'static str| {
        let admin = &admin;
        async move {
            let described = admin.describe_configs([&resource], &AdminOptions::new()).await.map_err(of("describe"))?;
            let described = described.into_iter().next().ok_or("no answer")?.map_err(of("describe"))?;
            Ok::<_, String>(described.get(name).and_then(|entry| entry.value.clone()))
        }
    };
    until("what the topic was made with", || async { Ok(told("retention.ms").await?.as_deref() == Some("100000")) }).await?;
    let change = AlterConfig::new(resource).set("max.message.bytes", "20000");
    let altered = admin.alter_configs([&change], &AdminOptions::new()).await.map_err(of("alter"))?;
    check(altered.iter().all(Result::is_ok), format!("{altered:?}"))?;
    until("what was altered", || async { Ok(told("max.message.bytes").await?.as_deref() == Some("20000")) }).await?;
    let refusal = broker.produce(&name, 0, &["x".repeat(30_000)], &[]).await.err().and_then(|error| error.rdkafka_error_code());
    same(refusal, Some(RDKafkaErrorCode::MessageSizeTooLarge), "30,000 bytes")
}

async fn codec(broker: Broker, codec: &'static str) -> Outcome {
    let (topic, wanted) = (broker.topic(codec, 1, &[]).await?, numbered(300, &format!("{codec} repeats {codec}")));
    same(broker.produce(&topic, 0, &wanted, &[("compression.type", codec)]).await.map_err(of("produce"))?, dense(300), "offsets")?;
    same(&values(&broker.read(&topic, 0, 300).await?), &wanted, "values")?;
    same(values(&broker.read(&topic, 123, 177).await?).as_slice(), &wanted[123..], "values from inside a batch")
}

async fn idempotent_producer(broker: Broker) -> Outcome {
    let topic = broker.topic("idempotent", 1, &[]).await?;
    let small = [("enable.idempotence", "true"), ("batch.num.messages", "50")];
    same(broker.produce(&topic, 0, &numbered(1000, "value"), &small).await.map_err(of("produce"))?, dense(1000), "offsets")?;
    same(values(&broker.read(&topic, 0, 1000).await?), numbered(1000, "value"), "values")
}

async fn headers_keys_and_timestamps(broker: Broker) -> Outcome {
    let topic = broker.topic("headers", 1, &[]).await?;
    let producer: FutureProducer = broker.config(&[]).create().map_err(of("producer"))?;
    let header = |key, value| Header { key, value };
    let headers = OwnedHeaders::new().insert(header("a", Some("1"))).insert(header("b", None::<&str>)).insert(header("a", Some("2")));
    let first = FutureRecord::to(&topic).partition(0).key("key").payload("value").timestamp(1_700_000_000_123).headers(headers);
    producer.send(first, LIMIT).await.map_err(of("produce"))?;
    producer.send(FutureRecord::<_, str>::to(&topic).partition(0).key("gone"), LIMIT).await.map_err(of("produce"))?;
    let found = broker.read(&topic, 0, 2).await?;
    same((found[0].key(), found[0].payload()), (Some(&b"key"[..]), Some(&b"value"[..])), "key and value")?;
    same(found[0].timestamp(), Timestamp::CreateTime(1_700_000_000_123), "timestamp")?;
    let told: Vec<_> = found[0].headers().ok_or("no headers")?.iter().map(|header| (header.key, header.value)).collect();
    same(told, vec![("a", Some(&b"1"[..])), ("b", None), ("a", Some(&b"2"[..]))], "headers, repeated ones too")?;
    same((found[1].key(), found[1].payload()), (Some(&b"gone"[..]), None), "tombstone")
}

async fn offsets_for_times(broker: Broker) -> Outcome {
    let topic = broker.topic("times", 1, &[]).await?;
    let producer: FutureProducer = broker.config(&[]).create().map_err(of("producer"))?;
    for number in 0..5 {
        let record = FutureRecord::<(), str>::to(&topic).partition(0).payload("x").timestamp(1_000_000 + number * 1000);
        producer.send(record, LIMIT).await.map_err(of("produce"))?;
    }
    let reader = broker.consumer(&fresh("group"), &[])?;
    for (asked, wanted) in
        [(0, Offset::Offset(0)), (1_000_001, Offset::Offset(1)), (1_003_000, Offset::Offset(3)), (1_004_001, Offset::End)]
    {
        let mut times = TopicPartitionList::new();
        times.add_partition_offset(&topic, 0, Offset::Offset(asked)).map_err(of("time"))?;
        let found = reader.offsets_for_times(times, LIMIT).map_err(of("times"))?;
        same(found.elements()[0].offset(), wanted, "offset at a time")?;
    }
    same(reader.fetch_watermarks(&topic, 0, LIMIT).map_err(of("watermarks"))?, (0, 5), "ends")
}

async fn commits_and_resumes(broker: Broker, protocol: &'static [(&'static str, &'static str)]) -> Outcome {
    let (topic, group) = (broker.topic("resume", 2, &[]).await?, fresh("group"));
    for partition in 0..2 {
        broker.produce(&topic, partition, &numbered(10, "value"), &[]).await.map_err(of("produce"))?;
    }
    let first = broker.consumer(&group, protocol)?;
    first.subscribe(&[&topic]).map_err(of("subscribe"))?;
    take(&first, 20).await?;
    let mut offsets = TopicPartitionList::new();
    for (partition, offset) in [(0, 4), (1, 9)] {
        offsets.add_partition_offset(&topic, partition, Offset::Offset(offset)).map_err(of("offset"))?;
    }
    first.commit(&offsets, CommitMode::Sync).map_err(of("commit"))?;
    let stored = first.committed_offsets(offsets.clone(), LIMIT).map_err(of("committed"))?;
    same(stored.to_topic_map(), offsets.to_topic_map(), "committed offsets")?;
    drop(first);
    let second = broker.consumer(&group, protocol)?;
    second.subscribe(&[&topic]).map_err(of("subscribe"))?;
    let mut found: Vec<_> = take(&second, 7).await?.iter().map(|message| (message.partition(), message.offset())).collect();
    found.sort_unstable();
    same(found, vec![(0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 9), (1, 9)], "where the second member began")
}

/// A member with a task that reads; which records it has read, and how often.
struct Member {
    consumer: Arc<StreamConsumer>,
    read: Arc<Mutex<BTreeMap<(i32, i64), usize>>>,
    reading: tokio::task::JoinHandle<()>,
}

impl Member {
    fn join(broker: &Broker, topic: &str, group: &str, protocol: &[(&str, &str)]) -> Result<Self, String> {
        let consumer = Arc::new(broker.consumer(group, protocol)?);
        consumer.subscribe(&[topic]).map_err(of("subscribe"))?;
        let read = Arc::new(Mutex::new(BTreeMap::new()));
        let (reader, seen) = (Arc::clone(&consumer), Arc::clone(&read));
        let reading = tokio::spawn(async move {
            loop {
                if let Ok(message) = reader.recv().await {
                    *seen.lock().expect("nobody panics with it").entry((message.partition(), message.offset())).or_insert(0) += 1;
                }
            }
        });
        Ok(Self { consumer, read, reading })
    }

    fn owned(&self) -> Vec<i32> {
        let mut owned: Vec<_> = self
            .consumer
            .assignment()
            .iter()
            .flat_map(|all| all.elements().iter().map(|one| one.partition()).collect::<Vec<_>>())
            .collect();
        owned.sort_unstable();
        owned
    }

    fn has_read(&self) -> BTreeMap<(i32, i64), usize> {
        self.read.lock().expect("nobody panics with it").clone()
    }

    async fn leave(self) {
        self.reading.abort();
        let _ = self.reading.await;
        // Dropping the last reference closes it, which blocks.
        let _ = tokio::task::spawn_blocking(move || drop(self.consumer)).await;
    }
}

/// Waits until the members own all of four partitions, each as many as the others and none twice.
async fn settle(what: &str, members: &[&Member]) -> Outcome {
    until(what, || async {
        let shares: Vec<_> = members.iter().map(|member| member.owned()).collect();
        let mut every = shares.concat();
        every.sort_unstable();
        Ok(every == [0, 1, 2, 3] && shares.iter().all(|share| share.len() == 4 / members.len()))
    })
    .await
}

async fn shares_are_even(broker: Broker, protocol: &'static [(&'static str, &'static str)]) -> Outcome {
    let (topic, group) = (broker.topic("share", 4, &[]).await?, fresh("group"));
    let first = Member::join(&broker, &topic, &group, protocol)?;
    settle("the first member owns everything", &[&first]).await?;
    let second = Member::join(&broker, &topic, &group, protocol)?;
    settle("two members share evenly", &[&first, &second]).await?;
    for partition in 0..4 {
        broker.produce(&topic, partition, &numbered(25, "value"), &[]).await.map_err(of("produce"))?;
    }
    until("all records are read", || async { Ok(first.has_read().len() + second.has_read().len() >= 100) }).await?;
    same((first.has_read().len(), second.has_read().len()), (50, 50), "how many each has read")?;
    first.leave().await;
    settle("the one that stays owns everything", &[&second]).await?;
    second.leave().await;
    Ok(())
}

const CONSUMER: &[(&str, &str)] = &[("group.protocol", "consumer")];
const RANGE: &[(&str, &str)] =
    &[("partition.assignment.strategy", "range"), ("session.timeout.ms", "6000"), ("heartbeat.interval.ms", "300")];
const COOPERATIVE: &[(&str, &str)] =
    &[("partition.assignment.strategy", "cooperative-sticky"), ("session.timeout.ms", "6000"), ("heartbeat.interval.ms", "300")];

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let broker = Broker(arguments.next().expect("host:port").into());
    let mut suite = Suite::default();
    suite.add("topics_are_made_described_and_deleted", topics_are_made_described_and_deleted(broker.clone()));
    suite.add("topic_that_exists_is_refused", topic_that_exists_is_refused(broker.clone()));
    suite.add("unknown_topic_is_said_and_not_made", unknown_topic_is_said_and_not_made(broker.clone()));
    suite.add("configs_are_described_and_altered", configs_are_described_and_altered(broker.clone()));
    for name in ["none", "gzip", "snappy", "lz4", "zstd"] {
        suite.add(&format!("codec_{name}"), codec(broker.clone(), name));
    }
    suite.add("idempotent_producer", idempotent_producer(broker.clone()));
    suite.add("headers_keys_and_timestamps", headers_keys_and_timestamps(broker.clone()));
    suite.add("offsets_for_times", offsets_for_times(broker.clone()));
    suite.add("group_commits_and_resumes", commits_and_resumes(broker.clone(), RANGE));
    suite.add("consumer_protocol_commits_and_resumes", commits_and_resumes(broker.clone(), CONSUMER));
    suite.add("range_assignor", shares_are_even(broker.clone(), RANGE));
    suite.add("cooperative_assignor", shares_are_even(broker.clone(), COOPERATIVE));
    suite.add("consumer_protocol_shares", shares_are_even(broker, CONSUMER));
    suite.run(&arguments.collect::<Vec<_>>()).await;
}
