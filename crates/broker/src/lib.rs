//! The server process around the engine: listeners, connections, one file per API key, partitions, coordinators, controller.
pub mod metrics;
pub mod metrics_listener;
