//! The server process around the engine: listeners, connections, one file per API key, partitions, coordinators, controller.

#![allow(dead_code, unused_macros, reason = "server.rs joins the rooms in the next commits")]

pub mod api;
pub mod connection;
pub mod context;
pub mod controller;
pub mod disk;
pub mod image;
pub mod lifecycle;
pub mod listener;
pub mod metrics;
pub mod metrics_listener;
pub mod partition;
pub mod refusal;
pub mod waiters;
