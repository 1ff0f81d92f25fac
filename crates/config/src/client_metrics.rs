//! Options of a client metrics subscription (KIP-714).

use crate::option::{OptionRow, options};
use crate::settings::BadValue;
use crate::topic_config::Overrides;
use crate::value::{Value, ValueError};

options! { KAFKA:
    /// How often matching clients send their metrics.
    INTERVAL_MS: int "interval.ms" = "300000", BetweenUnshown(100, 3_600_000), Medium, OnResource, Works;
    /// Which clients are asked, as `property=regular expression`; all must match.
    MATCH: list "match" = "", Unique, Medium, OnResource, Works;
    /// Which metrics are asked for, by prefixes of their names; `*` for all, empty for none.
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

/// What a pattern of `match` may look at.
const PROPERTIES: [&str; 6] =
    ["client_instance_id", "client_id", "client_software_name", "client_software_version", "client_source_address", "client_source_port"];

/// Why settings of a client metrics subscription are refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ClientMetricsConfigError {
    #[error("Unknown client metrics configuration: {name}")]
    Unknown { name: String },
    #[error("Invalid value {shown} for interval.ms, interval must be between 100 and 3600000 (1 hour)")]
    Interval { shown: String },
    #[error(transparent)]
    Bad(#[from] BadValue),
    #[error("Illegal client matching pattern: {pattern}")]
    Pattern { pattern: String },
}

/// Holds the whole settings of a subscription, as they would become, against the rows.
pub fn check(new: &Overrides) -> Result<(), ClientMetricsConfigError> {
    for (name, text) in new {
        let row = row(name).ok_or_else(|| ClientMetricsConfigError::Unknown { name: name.clone() })?;
        match row.parse(text) {
            Ok(Value::List(patterns)) if *name == MATCH.row.name => {
                if let Some(pattern) = patterns.into_iter().find(|pattern| !is_pattern(pattern)) {
                    return Err(ClientMetricsConfigError::Pattern { pattern });
                }
            }
            Ok(_) => {}
            Err(ValueError::NotAllowed { .. }) if *name == INTERVAL_MS.row.name => {
                return Err(ClientMetricsConfigError::Interval { shown: text.clone() });
            }
            Err(error) => return Err(BadValue::new(row, text, error).into()),
        }
    }
    Ok(())
}

/// `property=regular expression`. Whether the expression can be compiled is known where it is used.
fn is_pattern(text: &str) -> bool {
    text.split_once('=').is_some_and(|(property, expression)| PROPERTIES.contains(&property.trim()) && !expression.trim().is_empty())
}
