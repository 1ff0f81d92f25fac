//! Settings that were made for a topic, a broker, a group or client metrics: stored as text, checked before they become facts.
//!
//! Not here: what a setting means and its bounds (`config`), the defaults it falls back to (the broker's own file).

use std::fmt;

/// What a setting is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConfigResource {
    pub kind: ConfigKind,
    /// Topic name, broker id (empty: all brokers), group id.
    pub name: String,
}

/// Kafka's numbers of config resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub enum ConfigKind {
    Topic = 2,
    Broker = 4,
    ClientMetrics = 16,
    Group = 32,
}

impl ConfigResource {
    pub fn topic(name: &str) -> Self {
        Self { kind: ConfigKind::Topic, name: name.to_owned() }
    }
}

impl fmt::Display for ConfigResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ConfigKind::Topic => "topic",
            ConfigKind::Broker => "broker",
            ConfigKind::ClientMetrics => "client metrics",
            ConfigKind::Group => "group",
        };
        write!(f, "{kind} {}", self.name)
    }
}
