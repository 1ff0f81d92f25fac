//! Options of a client metrics subscription (KIP-714).

use crate::option::{OptionRow, options};
use crate::reasons::TELEMETRY;

options! { KAFKA:
    /// How often matching clients send their metrics.
    INTERVAL_MS: int "interval.ms" = "300000", BetweenUnshown(100, 3_600_000), Medium, OnResource, Later(TELEMETRY);
    /// Which clients are asked, as `property=regular expression`; all must match.
    MATCH: list "match" = "", Unique, Medium, OnResource, Later(TELEMETRY);
    /// Which metrics are asked for, by prefixes of their names; `*` for all, empty for none.
    METRICS: list "metrics" = "", Unique, Medium, OnResource, Later(TELEMETRY);
}

/// The row of that name.
pub fn row(name: &str) -> Option<&'static OptionRow> {
    rows().find(|row| row.name == name)
}

/// Every row, by name.
pub fn rows() -> impl Iterator<Item = &'static OptionRow> {
    KAFKA.iter().copied()
}
