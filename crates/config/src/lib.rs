//! How an option is declared, parsed, held to its bounds, listed and printed.
//!
//! An option is one row of one table: name, kind, default, what is valid, how it is changed, whether it has an effect here, and
//! a sentence of ours. Everything else (parsing, listing, the reference page) follows from the row. Kafka's names, kinds, defaults
//! and bounds; our own options are in `broker::milena` and `topic` and are marked.
//!
//! Not here: reading a file or the environment (the caller hands over bytes), storing what is changed at run time, wire codes.
//!
//! Reading order: [`option`] (a row) · [`value`] (a value and its text) · [`properties`] (the file) · `environment` (its variables) · [`broker`], [`topic`],
//! [`group`], [`client_metrics`] (the tables) · [`retired`] (old names) · [`settings`] (what was given) · [`dynamic`] (the levels over
//! the file, and what may change live) · [`broker_config`], [`topic_config`] and [`group_config`] (the typed views that the other rooms
//! receive) · [`describe`] (every option with its value and where it comes from) · [`print`] (the reference page).
//!
//! Invariants
//! - C1: a default is valid by its own row.
//! - C2: `BrokerConfig` exists only after every check passed; faults are reported all at once.
//! - C3: a sensitive value is never printed.

pub mod broker;
pub mod broker_config;
pub mod client_metrics;
pub mod describe;
pub mod dynamic;
mod environment;
pub mod group;
pub mod group_config;
pub mod listener;
pub mod option;
pub mod print;
pub mod properties;
mod reasons;
pub mod retired;
pub mod settings;
pub mod topic;
pub mod topic_config;
pub mod value;

pub use broker_config::{BrokerConfig, CleanerConfig, Loaded, Warning};
pub use dynamic::Levels;
pub use group_config::GroupConfig;
pub use listener::{HostPort, Listener};
pub use topic_config::TopicConfig;
