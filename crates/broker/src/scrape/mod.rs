//! What somebody who scrapes is told beside the counters: connections, topics, logs, directories, groups and how far they lag.
//!
//! A scrape is made on a thread of its own, one at a time. So nothing of it is on a worker of the runtime, and what it reads of files may be cold.
//! It takes the lock of one partition, or of one shard for one group, at a time, for memory only: appends and heartbeats meet it as they meet
//! each other.
//!
//! Bounds: [`Limits`]. What is beyond has no series of its own, and is counted in `milena_scrape_left_out`.
//!
//! Not here: counting (`metrics` and who does something), serving the text (`metrics_listener`).
//!
//! Reading order: this file, `topics`, `groups`, `lags`.

mod groups;
mod lags;
mod topics;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use milena_os::Os;
use milena_os::thread::Worker;

use self::lags::Lags;
use crate::context::{Broker, Stop};
use crate::listener::Census;
use crate::metrics::series::label;

/// A number for each of some labels.
type Numbers = Vec<(Arc<str>, f64)>;

/// Scrapes that may wait for their turn; the listener takes no more connections.
const WAITING_MAX: usize = 16;

/// How much a scrape tells, and how long it may look for it.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Topics with series of their own.
    topics: usize,
    /// Partitions, likewise; 0 without `milena.metrics.per.partition`.
    partitions: usize,
    /// Groups, likewise.
    groups: usize,
    /// Pairs of a group and a topic, and of a group and a partition.
    group_topics: usize,
    /// Bytes of a label.
    label_bytes: usize,
    /// Ages of records that are looked up in files.
    lookups: usize,
    /// How long they may be looked up.
    lookup_time: Duration,
}

impl Limits {
    const DEFAULT: Self = Self {
        topics: 10_000,
        partitions: 0,
        groups: 1_000,
        group_topics: 10_000,
        label_bytes: 255,
        lookups: 1_000,
        lookup_time: Duration::from_secs(1),
    };
    /// Where partitions are named.
    const PARTITIONS: usize = 50_000;
}

/// Makes the text for who scrapes.
#[derive(Debug)]
pub(crate) struct Scraper {
    broker: Weak<Broker>,
    census: Arc<Census>,
    worker: Worker,
    limits: Limits,
    lags: Arc<Mutex<Lags>>,
}

impl Scraper {
    pub(crate) fn start(os: &Os, broker: &Arc<Broker>, census: Arc<Census>) -> io::Result<Self> {
        let partitions = if broker.config.metrics_per_partition { Limits::PARTITIONS } else { 0 };
        Ok(Self {
            broker: Arc::downgrade(broker),
            census,
            worker: os.worker("metrics", WAITING_MAX)?,
            limits: Limits { partitions, ..Limits::DEFAULT },
            lags: Arc::default(),
        })
    }

    /// `None`: the broker is gone, or a scrape failed.
    pub(crate) async fn text(&self) -> Option<String> {
        let broker = self.broker.upgrade()?;
        let (census, lags, limits) = (Arc::clone(&self.census), Arc::clone(&self.lags), self.limits);
        let made = self.worker.run(move || {
            let mut lags = lags.lock().unwrap_or_else(PoisonError::into_inner);
            text(&broker, &census, &mut lags, &limits)
        });
        made.await.ok()
    }
}

fn text(broker: &Broker, census: &Census, lags: &mut Lags, limits: &Limits) -> String {
    let began = broker.now().monotonic;
    let metrics = &broker.metrics;
    metrics.client_metrics.expire(began);
    metrics.connections_open.set_count(census.connected());
    metrics.request_memory.set(broker.admission.held());
    metrics.request_memory_limit.set(broker.admission.total());
    metrics.fetch_sessions.set_count(broker.fetch_sessions.lock().unwrap_or_else(PoisonError::into_inner).len());
    let image = broker.image();
    metrics.metadata_topics.set_count(image.topics().count());
    metrics.metadata_applied_offset.set(image.offset().get());
    let mut directories = Directories::new(broker);
    let topics_left_out = topics::look(broker, limits, &mut directories);
    directories.tell(broker);
    let groups_left_out = groups::look(broker, limits, lags);
    metrics.left_out.set_count(topics_left_out + groups_left_out);
    metrics.scrape_time.observe(broker.now().monotonic - began);
    metrics.text()
}

/// What is found of each log directory while its partitions are looked at.
struct Directories(BTreeMap<PathBuf, Directory>);

#[derive(Debug, Default)]
struct Directory {
    partitions: usize,
    bytes: u64,
    failed: bool,
}

impl Directories {
    fn new(broker: &Broker) -> Self {
        Self(broker.log_directories.paths().map(|path| (path.to_owned(), Directory::default())).collect())
    }

    fn note(&mut self, folder: &Path, bytes: u64, failed: bool) {
        if let Some(directory) = folder.parent().and_then(|parent| self.0.get_mut(parent)) {
            directory.partitions += 1;
            directory.bytes += bytes;
            directory.failed |= failed;
        }
    }

    fn tell(&self, broker: &Broker) {
        let metrics = &broker.metrics;
        let broker_failed = matches!(broker.stopping.word(), Some(Stop::Failed(_)));
        let disk = &broker.os.disk;
        let [mut partitions, mut log_bytes, mut free, mut size, mut in_service, mut held, mut journal] = [const { Numbers::new() }; 7];
        for (path, directory) in &self.0 {
            let label: Arc<str> = label("directory", &path.display().to_string()).into();
            let of = |number: f64| (Arc::clone(&label), number);
            // Asked once: a directory that does not answer is out of service.
            let free_bytes = disk.free_bytes(path).ok();
            let serves = !directory.failed && !broker_failed && free_bytes.is_some();
            partitions.push(of(directory.partitions as f64));
            log_bytes.push(of(directory.bytes as f64));
            in_service.push(of(f64::from(u8::from(serves))));
            free.extend(free_bytes.map(|bytes| of(bytes as f64)));
            size.extend(disk.total_bytes(path).ok().map(|bytes| of(bytes as f64)));
            if let Some((held_bytes, file_bytes)) = broker.log_directories.journal(path).map(|journal| journal.bytes()) {
                held.push(of(held_bytes as f64));
                journal.push(of(file_bytes as f64));
            }
        }
        metrics.directory_partitions.set(partitions);
        metrics.directory_log_bytes.set(log_bytes);
        metrics.directory_free_bytes.set(free);
        metrics.directory_size_bytes.set(size);
        metrics.directory_in_service.set(in_service);
        metrics.journal_held_bytes.set(held);
        metrics.journal_file_bytes.set(journal);
    }
}
