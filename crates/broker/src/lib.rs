//! The server process around the engine: listeners, connections, one file per API key, partitions, coordinators, controller.

pub mod controller;
pub mod image;
pub mod lifecycle;
pub mod metrics;
pub mod metrics_listener;
