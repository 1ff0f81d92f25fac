//! What every request can reach: the broker's shared rooms, and who asks.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use milena_config::BrokerConfig;
use milena_engine::metadata::Image;
use milena_engine::replica::fetch_session::FetchSessions;
use milena_engine::types::{Monotonic, Now, Offset, Timestamp};
use milena_os::Os;
use tokio::sync::watch;

use crate::admission::Admission;
use crate::buffer_pool::BufferPool;
use crate::cleaner::Cleaner;
use crate::cluster::Cluster;
use crate::cold_reads::ColdReads;
use crate::coordinator::Coordinator;
use crate::disk::closing::Left;
use crate::disk::{LogDirectories, PartitionFiles, Standing};
use crate::forward::Patience;
use crate::loggers::Loggers;
use crate::metrics::Metrics;
use crate::mover::Mover;
use crate::options::Options;
use crate::partition::table::Table;
use crate::partition::{OutOfService, Partition};
use crate::retention::Housekeeping;
use crate::telemetry::Telemetry;
use crate::waiters::Waiters;

/// One running broker.
#[derive(Debug)]
pub struct Broker {
    /// What the start was told, and only a start changes.
    pub config: Arc<BrokerConfig>,
    /// What may change while the broker runs.
    pub options: Options,
    pub loggers: Loggers,
    pub os: Os,
    pub partitions: Table,
    pub log_directories: LogDirectories,
    pub housekeeping: Housekeeping,
    pub cleaner: Cleaner,
    pub cold_reads: ColdReads,
    pub mover: Mover,
    pub fetch_sessions: Mutex<FetchSessions>,
    pub waiters: Arc<Waiters>,
    pub buffers: Arc<BufferPool>,
    pub admission: Arc<Admission>,
    pub metrics: Arc<Metrics>,
    pub telemetry: Telemetry,
    pub stopping: Stopping,
    /// The groups that this broker coordinates.
    pub coordinator: Coordinator,
    /// Who this broker is in its cluster, the committed metadata, the way to the controller.
    pub cluster: Cluster,
}

impl Broker {
    /// Both clocks, read once an event.
    pub fn now(&self) -> Now {
        let (wall, monotonic) = self.os.clock.now();
        Now { wall: Timestamp(wall), monotonic: Monotonic(monotonic) }
    }

    /// The metadata as it is committed; take one image a request.
    pub fn image(&self) -> Arc<Image> {
        self.cluster.image()
    }

    /// Closes every partition: everything it has is flushed, and the checkpoints say so. Nothing may be in work any more.
    pub(crate) fn close_partitions(&self) -> std::io::Result<()> {
        let hosted = self.partitions.hosted();
        let mut closed = Vec::new();
        for partition in hosted.topics().flat_map(|topic| topic.partitions()) {
            if let Some(left) = partition.leave()? {
                closed.push((partition, partition.site(), left));
            }
        }
        let left: Vec<(&PartitionFiles, &Left)> = closed.iter().map(|(_, site, left)| (&site.files, left)).collect();
        self.log_directories.make_durable(&left)?;
        closed.iter().try_for_each(|(partition, ..)| partition.on_closed())?;
        self.write_checkpoints()?;
        self.log_directories.remove_resume_points()
    }

    /// Writes the checkpoints of all log directories, and tells each partition what they say of it.
    pub(crate) fn write_checkpoints(&self) -> std::io::Result<()> {
        let hosted = self.partitions.hosted();
        let partitions = || hosted.topics().flat_map(|topic| topic.partitions());
        let mut written = Vec::new();
        self.log_directories.write_checkpoints(|| {
            let standings: Vec<Vec<Standing>> = partitions().map(|partition| partition.standings()).collect();
            written = standings.iter().map(|of_one| of_one.first().map_or(Offset::ZERO, |present| present.recovery_point)).collect();
            standings.concat()
        })?;
        for (partition, recovery_point) in partitions().zip(&written) {
            partition.note_checkpointed(*recovery_point);
        }
        Ok(())
    }

    /// Where every hosted partition stands, and the copies of those that move.
    pub(crate) fn standings(&self) -> Vec<Standing> {
        let hosted = self.partitions.hosted();
        hosted.topics().flat_map(|topic| topic.partitions()).flat_map(|partition| partition.standings()).collect()
    }

    /// A file of a partition could not be read or written: its log directory is in doubt. Not so where the topic was deleted
    /// meanwhile: then its files are gone by intent, and who was at work on them finds that out here.
    pub(crate) fn on_disk_error(&self, partition: &Partition, error: &std::io::Error) {
        if partition.out_of_service() == Some(OutOfService::Deleted) {
            return;
        }
        self.metrics.disk_errors.increment();
        tracing::error!(topic = %partition.topic, partition = partition.index.get(), %error, "log_directory_failed");
        self.stopping.fail(format!("{}-{}: {error}", partition.topic, partition.index));
    }
}

/// Who is connected, and where they came in.
#[derive(Debug, Clone)]
pub struct Facts {
    pub peer: SocketAddr,
    /// The address by which the client reached us; advertised to it unless another one is configured.
    pub local: SocketAddr,
    /// Name of the listener, in upper case as configured.
    pub listener: Arc<str>,
    /// Name and version of the client's software, if it told them (KIP-511).
    pub software: Arc<OnceLock<(String, String)>>,
}

/// Who asks, and in which version.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub broker: &'a Broker,
    pub facts: &'a Facts,
    /// As sent; empty for null.
    pub client_id: &'a [u8],
    /// As asked; ApiVersions sees versions that do not exist.
    pub version: i16,
}

impl Context<'_> {
    pub fn now(&self) -> Now {
        self.broker.now()
    }

    /// Until when the client waits for something that others do; `timeout_ms` of its request, from now.
    pub fn patience(&self, timeout_ms: i32) -> Patience {
        let timeout = Duration::from_millis(u64::try_from(timeout_ms).unwrap_or(0));
        Patience::Until(self.now().monotonic + timeout)
    }

    /// As text for logs and member ids; what is not UTF-8 is replaced.
    pub fn client_id(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(self.client_id)
    }
}

/// Why a broker stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// Somebody asked it to.
    Asked,
    /// Its last log directory failed; going on could lose what was acknowledged.
    Failed(String),
}

/// The one word that all tasks listen for.
#[derive(Debug)]
pub struct Stopping {
    word: watch::Sender<Option<Stop>>,
}

impl Default for Stopping {
    fn default() -> Self {
        Self { word: watch::Sender::new(None) }
    }
}

impl Stopping {
    pub fn ask(&self) {
        self.say(Stop::Asked);
    }

    pub fn fail(&self, why: String) {
        self.say(Stop::Failed(why));
    }

    /// The first reason stands.
    fn say(&self, stop: Stop) {
        self.word.send_if_modified(|word| {
            let first = word.is_none();
            if first {
                *word = Some(stop);
            }
            first
        });
    }

    /// Returns when the broker begins to stop.
    pub async fn begun(&self) -> Stop {
        let mut word = self.word.subscribe();
        let stop = word.wait_for(Option::is_some).await;
        stop.ok().and_then(|stop| stop.clone()).unwrap_or(Stop::Asked)
    }

    /// The reason, if it has begun.
    pub fn word(&self) -> Option<Stop> {
        self.word.borrow().clone()
    }
}
