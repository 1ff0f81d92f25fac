//! Why an option has no effect, once for all rows that share the reason. Each follows "has no effect yet:" or "has no effect:".

// What a later release brings.
pub(crate) const ACCESS: &str = "access control comes in a later release";
pub(crate) const CLUSTER: &str = "clusters of several nodes come in a later release";
pub(crate) const DIRECTORIES: &str = "care for several log directories comes in a later release";
pub(crate) const KERBEROS: &str = "Kerberos comes in a later release";
pub(crate) const OAUTH: &str = "login by token comes in a later release";
pub(crate) const PARALLEL: &str = "logs are loaded one after another today";
pub(crate) const PROVIDERS: &str = "values from elsewhere come in a later release; write the value itself";
pub(crate) const QUOTAS: &str = "quotas come in a later release";
pub(crate) const RACK: &str = "racks matter with clusters of several nodes, which come in a later release";
pub(crate) const SASL: &str = "SASL comes in a later release";
pub(crate) const SHARE: &str = "share groups come in a later release";
pub(crate) const SNAPSHOTS: &str = "the metadata log is kept whole in this release";
pub(crate) const STREAMS: &str = "streams groups come in a later release";
pub(crate) const TIERING: &str = "tiered storage comes in a later release";
pub(crate) const TLS: &str = "TLS comes in a later release";
pub(crate) const TOKENS: &str = "delegation tokens come in a later release";
pub(crate) const TRANSACTIONS: &str = "transactions come in a later release";

// What works differently here, and has nothing to adjust.
pub(crate) const ADMISSION: &str = "requests are admitted by the memory that they take, not by their number";
pub(crate) const BUFFERS: &str = "write buffers are not kept by size";
pub(crate) const CHECKPOINTS: &str = "all checkpoints are written together, at log.flush.offset.checkpoint.interval.ms";
pub(crate) const INSTANT: &str = "a start takes milliseconds";
pub(crate) const JAVA: &str = "it is about Java";
pub(crate) const METRICS: &str = "the metrics tell how long things take";
pub(crate) const NO_LINGER: &str = "records are written as they come, and together when they come together";
pub(crate) const NO_NOOP: &str = "an idle node writes nothing";
pub(crate) const ONE_ENTRY: &str = "an entry of the metadata log is one decision, whatever its size";
pub(crate) const PURGATORY: &str = "who waits is found by what it waits for; there is no list to clean";
pub(crate) const REPORTERS: &str = "metrics are Prometheus, at metrics.listener";
pub(crate) const STABLE: &str = "only finished versions exist here";
pub(crate) const THREADS: &str = "all work is done by the threads of num.io.threads";
pub(crate) const WITH_RETENTION: &str = "idle producers are forgotten when retention is looked at";
