//! The options of a broker and controller: one row each, a file for each subject.
//!
//! Kafka's 360 options, and those of ours in `milena`. Not here: options of topics (`crate::topic`) and groups (`crate::group`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::option::OptionRow;

mod access;
mod cleaner;
mod groups;
mod identity;
mod listeners;
mod log;
mod metrics;
mod milena;
mod quorum;
mod quotas;
mod security;
mod share;
mod tiering;
mod topics;
mod transactions;

pub use access::*;
pub use cleaner::*;
pub use groups::*;
pub use identity::*;
pub use listeners::*;
pub use log::*;
pub use metrics::*;
pub use milena::*;
pub use quorum::*;
pub use quotas::*;
pub use security::*;
pub use share::*;
pub use tiering::*;
pub use topics::*;
pub use transactions::*;

/// Every subject with its rows, in the order of the reference page.
pub const SUBJECTS: &[(&str, &[&OptionRow])] = &[
    ("Options of Milena", milena::MILENA_ROWS),
    ("Identity and roles", identity::IDENTITY_ROWS),
    ("Listeners and connections", listeners::LISTENERS_ROWS),
    ("Controller quorum and metadata log", quorum::QUORUM_ROWS),
    ("Topics and replication", topics::TOPICS_ROWS),
    ("Log directories, segments, retention", log::LOG_ROWS),
    ("Cleaner", cleaner::CLEANER_ROWS),
    ("Group coordinator", groups::GROUPS_ROWS),
    ("Share groups", share::SHARE_ROWS),
    ("Transactions and producers", transactions::TRANSACTIONS_ROWS),
    ("Quotas", quotas::QUOTAS_ROWS),
    ("Metrics and telemetry", metrics::METRICS_ROWS),
    ("Tiered storage", tiering::TIERING_ROWS),
    ("Access control and tokens", access::ACCESS_ROWS),
    ("TLS and SASL", security::SECURITY_ROWS),
];

static BY_NAME: LazyLock<BTreeMap<&'static str, &'static OptionRow>> =
    LazyLock::new(|| SUBJECTS.iter().flat_map(|(_, rows)| rows.iter().map(|row| (row.name, *row))).collect());

/// The row of that name, ours or Kafka's.
pub fn row(name: &str) -> Option<&'static OptionRow> {
    BY_NAME.get(name).copied()
}

/// Every row, by name.
pub fn rows() -> impl Iterator<Item = &'static OptionRow> {
    BY_NAME.values().copied()
}
