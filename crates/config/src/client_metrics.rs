//! Options of a client metrics subscription (KIP-714).

use crate::option::{OptionRow, options};

options! { KAFKA:
    INTERVAL_MS: int "interval.ms" = "300000", BetweenUnshown(100, 3_600_000), Medium, OnResource, Works;
    MATCH: list "match" = "", Unique, Medium, OnResource, Works;
    METRICS: list "metrics" = "", Unique, Medium, OnResource, Works;
}

/// The row of that name.
pub fn row(name: &str) -> Option<&'static OptionRow> {
    rows().find(|row| row.name == name)
}

/// Every row, by name.
pub fn rows() -> impl Iterator<Item = &'static OptionRow> {
    KAFKA.iter().copied()
}
