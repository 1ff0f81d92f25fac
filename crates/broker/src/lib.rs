//! The server process around the engine: listeners, connections, one file per API key, partitions, coordinators, controller.

pub mod admission;
pub mod api;
pub mod buffer_pool;
pub mod cleaner;
pub mod cluster;
pub mod connection;
pub mod context;
pub mod controller;
pub mod coordinator;
pub mod disk;
pub mod forward;
pub mod image;
pub mod lifecycle;
pub mod listener;
pub mod loggers;
pub mod metrics;
pub mod metrics_listener;
pub mod options;
pub mod partition;
pub mod producer_ids;
pub mod refusal;
pub mod reply;
pub mod retention;
pub mod server;
pub mod storage;
pub mod waiters;
