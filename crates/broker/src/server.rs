//! A broker's life: from its directories to listening, and back to a clean stop.
//!
//! Start, in this order: directories are locked and, if empty, formatted; the metadata quorum leads and publishes what is committed;
//! listeners are bound; hosted partitions are opened; the broker registers; then connections are taken. Nothing is served before
//! everything that was acknowledged can be read again.
//!
//! Stop: no new connection and no new request, what was begun is answered, partitions are closed, the clean stop is noted last.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use milena_config::broker::LOG_LEVEL;
use milena_config::{BrokerConfig, Listener as ListenerConfig};
use milena_engine::replica::fetch_session::FetchSessions;
use milena_os::Os;
use milena_os::net::{BindError, ListenOptions, Listener};
use tokio::task::JoinSet;

use crate::admission::Admission;
use crate::buffer_pool::BufferPool;
use crate::cleaner::{self, Cleaner};
use crate::cluster::{Cluster, RegisterError};
use crate::cold_reads::ColdReads;
use crate::context::{Broker, Stop, Stopping};
use crate::controller;
use crate::coordinator::Coordinator;
use crate::disk::LogDirectories;
use crate::lifecycle::{Home, HomeError};
use crate::listener::{Census, listen};
use crate::loggers::Loggers;
use crate::metrics::Metrics;
use crate::metrics_listener::{self, Exposed, Health, MetricsListenerError};
use crate::mover::{self, Mover};
use crate::options::Options;
use crate::partition::hosting;
use crate::partition::table::Table;
use crate::retention::{self, Housekeeping};
use crate::scrape::Scraper;
use crate::telemetry::Telemetry;
use crate::waiters::Waiters;

/// Memory for requests in flight where `queued.max.request.bytes` sets none.
const REQUEST_MEMORY: usize = 256 * 1024 * 1024;

/// Why a broker does not start. Nothing is left running.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Home(#[from] HomeError),
    #[error("the metadata quorum: {0}")]
    Controller(#[from] controller::StartError),
    #[error("listeners={listener}: its host has no address: {source}")]
    NoAddress { listener: String, source: std::io::Error },
    #[error("listeners={listener}: {source}; give another port, or stop the other process")]
    Bind { listener: String, source: BindError },
    #[error("listeners={listener}: {protocol} is not served yet; use PLAINTEXT")]
    Protocol { listener: String, protocol: &'static str },
    #[error(transparent)]
    Metrics(#[from] MetricsListenerError),
    #[error("registering with the controller: {0}")]
    Register(#[from] RegisterError),
    #[error("{0}")]
    Failed(String),
}

/// A running broker.
#[derive(Debug)]
pub struct Server {
    broker: Arc<Broker>,
    home: Home,
    addresses: Vec<SocketAddr>,
    metrics_address: Option<SocketAddr>,
    listeners: Mutex<JoinSet<()>>,
    exposed: Arc<Exposed>,
    metrics_task: Option<tokio::task::JoinHandle<()>>,
}

/// Starts a broker; returns when clients can connect. To be called inside a tokio runtime.
pub async fn start(config: BrokerConfig, os: Os) -> Result<Server, StartError> {
    let home = Home::open(&os, &config)?;
    let config = Arc::new(config);
    let (cluster, running) = Cluster::start(&os, &config, &home).await?;
    let bound = bind_all(&os, &config).await?;
    let broker = Arc::new(assemble(config, os, &home, cluster)?);
    broker.housekeeping.belongs_to(&broker);
    watch_controller(&broker, running);
    hosting::tidy(&broker, &broker.image()).map_err(|error| StartError::Failed(error.to_string()))?;
    let begun = broker.log_directories.journals().try_for_each(|journal| journal.belongs_to(&broker));
    begun.map_err(|error| StartError::Failed(error.to_string()))?;
    host_partitions(&broker);
    broker.log_directories.journals().for_each(|journal| journal.forget_rest());
    let repairs = broker.log_directories.repairs();
    tracing::info!(%repairs, "partitions_opened");
    // A clean stop leaves no resume points, and what follows may be a kill. Where a partition could not be opened, what the checkpoints say
    // of it stays as it is.
    let checkpoint = |broker: &Broker| {
        if let Err(error) = broker.write_checkpoints() {
            broker.stopping.fail(format!("checkpoints cannot be written: {error}"));
        }
    };
    let all_are_open = broker.stopping.word().is_none() && broker.partitions.hosted().topics().next().is_some();
    if all_are_open && !broker.housekeeping.help(checkpoint) {
        tracing::warn!("checkpoints_not_written");
    }
    let ports: Vec<_> = bound.iter().map(|(listener, _, address)| (listener.name.clone(), address.port())).collect();
    broker.cluster.register(&ports).await?;
    if let Some(Stop::Failed(why)) = broker.stopping.word() {
        return Err(StartError::Failed(why));
    }
    let census = Arc::new(Census::default());
    let exposed = expose(&broker, &census)?;
    let (metrics_task, metrics_address) = serve_metrics(&broker, &exposed).await?;
    let addresses = bound.iter().map(|(_, _, address)| *address).collect();
    let mut listeners = JoinSet::new();
    for (listener, socket, address) in bound {
        tracing::info!(listener = %listener.name, %address, "listening");
        listeners.spawn(listen(Arc::clone(&broker), Arc::from(listener.name), socket, Arc::clone(&census)));
    }
    listeners.spawn(retention::run(Arc::clone(&broker)));
    mover::start(&broker, &mut listeners).map_err(|error| StartError::Failed(format!("moves between log directories: {error}")))?;
    cleaner::start(&broker, &mut listeners).map_err(|error| StartError::Failed(format!("a cleaner thread: {error}")))?;
    exposed.set_health(Health::Serving);
    Ok(Server { broker, home, addresses, metrics_address, listeners: Mutex::new(listeners), exposed, metrics_task })
}

impl Server {
    /// The first listener's address, as a client's `bootstrap.servers` has it.
    pub fn bootstrap(&self) -> String {
        self.addresses.first().map(SocketAddr::to_string).unwrap_or_default()
    }

    /// In the order of `listeners`.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Where metrics and health are served.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics_address
    }

    pub fn broker(&self) -> &Arc<Broker> {
        &self.broker
    }

    /// Returns, with the reason, when the broker cannot go on by itself.
    pub async fn wait_stopped(&self) -> String {
        match self.broker.stopping.begun().await {
            Stop::Failed(why) => why,
            Stop::Asked => "asked to stop".to_owned(),
        }
    }

    /// Stops: answers what was begun, closes the partitions, notes the clean stop. Takes `deadline` at most; what is not done by then
    /// is recovered by the next start.
    pub async fn shutdown(self, deadline: Duration) {
        self.exposed.set_health(Health::Stopping);
        self.broker.stopping.ask();
        let until = self.broker.now().monotonic + deadline;
        let mut listeners = self.listeners.into_inner().unwrap_or_else(PoisonError::into_inner);
        let all_ended = async { while listeners.join_next().await.is_some() {} };
        tokio::select! {
            biased;
            () = all_ended => {}
            () = self.broker.os.clock.sleep_until(until.0) => tracing::warn!("connections_cut_off"),
        }
        if let Some(task) = self.metrics_task {
            task.abort();
        }
        self.broker.coordinator.ended().await;
        let failed = matches!(self.broker.stopping.word(), Some(Stop::Failed(_)));
        let closed = self.broker.close_partitions();
        match closed.and_then(|()| if failed { Ok(()) } else { self.broker.log_directories.remove_journals() }) {
            Ok(()) if !failed => {
                let noted = self.broker.cluster.broker_epoch().map(|epoch| self.home.write_clean_stop(&self.broker.os, epoch));
                if let Some(Err(error)) = noted {
                    tracing::error!(%error, "clean_stop_not_noted");
                }
            }
            Ok(()) => {}
            Err(error) => tracing::error!(%error, "partitions_not_closed"),
        }
    }
}

type Bound = (ListenerConfig, Listener, SocketAddr);

async fn bind_all(os: &Os, config: &BrokerConfig) -> Result<Vec<Bound>, StartError> {
    let mut bound = Vec::new();
    for listener in config.listeners.iter().filter(|listener| !listener.controller) {
        if listener.protocol != milena_config::listener::SecurityProtocol::Plaintext {
            return Err(StartError::Protocol { listener: listener.to_string(), protocol: listener.protocol.name() });
        }
        let host = listener.host.as_deref().unwrap_or("0.0.0.0");
        let no_address = |source| StartError::NoAddress { listener: listener.to_string(), source };
        let addresses = os.net.resolve(host, listener.port).await.map_err(no_address)?;
        let address = addresses.first().copied().ok_or_else(|| no_address(std::io::ErrorKind::NotFound.into()))?;
        let options = ListenOptions {
            backlog: config.connections.listen_backlog,
            send_buffer: config.connections.send_buffer_bytes.and_then(|bytes| u32::try_from(bytes).ok()),
            receive_buffer: config.connections.receive_buffer_bytes.and_then(|bytes| u32::try_from(bytes).ok()),
        };
        let refused = |source| StartError::Bind { listener: listener.to_string(), source };
        let socket = os.net.bind(address, options).map_err(refused)?;
        let address = socket.local_addr().map_err(no_address)?;
        bound.push((listener.clone(), socket, address));
    }
    Ok(bound)
}

fn assemble(config: Arc<BrokerConfig>, os: Os, home: &Home, cluster: Cluster) -> Result<Broker, StartError> {
    let memory = usize::try_from(config.connections.request_memory_bytes).ok().filter(|bytes| *bytes > 0).unwrap_or(REQUEST_MEMORY);
    let directories = home.log_directories.iter().map(|directory| (directory.path.clone(), directory.clean));
    let failed = |error: std::io::Error| StartError::Failed(error.to_string());
    let mut log_directories = LogDirectories::load(os.disk.clone(), directories).map_err(failed)?;
    let ids = home.log_directories.iter().map(|directory| directory.id.0);
    log_directories.open_journals(&os, ids, config.log.journal_bytes).map_err(failed)?;
    log_directories.cordon(&config.cordoned_log_dirs);
    Ok(Broker {
        partitions: Table::default(),
        log_directories,
        housekeeping: Housekeeping::start(&os).map_err(|error| StartError::Failed(format!("the housekeeping thread: {error}")))?,
        cleaner: Cleaner::default(),
        cold_reads: ColdReads::start(&os).map_err(|error| StartError::Failed(format!("a thread for cold reads: {error}")))?,
        mover: Mover::default(),
        fetch_sessions: Mutex::new(FetchSessions::new(config.fetch.session_cache_slots)),
        waiters: Arc::new(Waiters::default()),
        buffers: Arc::new(BufferPool::default()),
        admission: Arc::new(Admission::new(memory)),
        metrics: Arc::new(Metrics::default()),
        telemetry: Telemetry::default(),
        stopping: Stopping::default(),
        coordinator: Coordinator::default(),
        options: Options::new(Arc::clone(&config)),
        loggers: Loggers::new(&config.settings.get(LOG_LEVEL)),
        config,
        cluster,
        os,
    })
}

/// The metadata log failed: nothing can be decided any more.
fn watch_controller(broker: &Arc<Broker>, running: controller::Running) {
    let broker = Arc::downgrade(broker);
    tokio::spawn(async move {
        let why = match running.await {
            Ok(Ok(())) => return,
            Ok(Err(stopped)) => format!("the metadata quorum stopped: {}", stopped.reason),
            Err(panicked) => format!("the controller panicked: {panicked}"),
        };
        if let Some(broker) = Weak::upgrade(&broker) {
            tracing::error!(reason = %why, "controller_stopped");
            broker.stopping.fail(why);
        }
    });
}

fn host_partitions(broker: &Arc<Broker>) {
    let weak = Arc::downgrade(broker);
    broker.cluster.published.subscribe(Box::new(move |image, delta| {
        if let Some(broker) = Weak::upgrade(&weak) {
            let options_changed = hosting::follow(&broker, image, delta);
            broker.coordinator.follow(&broker, image, delta, options_changed);
        }
    }));
}

fn expose(broker: &Arc<Broker>, census: &Arc<Census>) -> Result<Arc<Exposed>, StartError> {
    let scraper = Scraper::start(&broker.os, broker, Arc::clone(census));
    let scraper = Arc::new(scraper.map_err(|error| StartError::Failed(format!("the thread for metrics: {error}")))?);
    broker.metrics.process_start.set(broker.now().wall.get() / 1000);
    Ok(Arc::new(Exposed::new(move || {
        let scraper = Arc::clone(&scraper);
        Box::pin(async move { scraper.text().await })
    })))
}

type MetricsTask = (Option<tokio::task::JoinHandle<()>>, Option<SocketAddr>);

async fn serve_metrics(broker: &Broker, exposed: &Arc<Exposed>) -> Result<MetricsTask, StartError> {
    let Some(place) = &broker.config.metrics_listener else { return Ok((None, None)) };
    let listener = metrics_listener::bind(&broker.os, place).await?;
    let address = listener.local_addr().ok();
    if let Some(address) = address {
        tracing::info!(%address, "metrics_listening");
    }
    let task = tokio::spawn(metrics_listener::serve(broker.os.clone(), listener, Arc::clone(exposed)));
    Ok((Some(task), address))
}
