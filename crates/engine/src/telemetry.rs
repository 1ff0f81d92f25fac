//! Metrics that clients push (KIP-714): who is asked for which, how often, and when a push is refused.
//!
//! A local machine. Each broker knows the client instances that speak to it; an instance that goes to another broker begins anew there.
//!
//! Deliberately not here: what the metrics mean and where they are kept (`broker/telemetry`), the settings' bounds (`config`).
//!
//! Invariant: T1: at most [`INSTANCES_MAX`] instances are known; the one longest silent makes room.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use milena_protocol::hash::crc32c;
use regex::{Regex, RegexBuilder};

use crate::types::Monotonic;

/// Client instances that are remembered at one time.
pub const INSTANCES_MAX: usize = 16_384;
/// How often a client asks again that nobody asks for metrics, and the interval of a subscription that sets none.
const INTERVAL: Duration = Duration::from_secs(300);
/// Bytes that a pattern may compile to: it is run over short texts, and must not be a bomb.
const PATTERN_BYTES: usize = 1 << 16;

/// Drawn by the broker when a client first asks.
pub type InstanceId = [u8; 16];

/// A client as subscriptions look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    pub instance: InstanceId,
    /// The instance's id as text, as patterns see it.
    pub instance_text: String,
    pub id: String,
    pub software_name: String,
    pub software_version: String,
    pub address: String,
    pub port: u16,
}

/// One client metrics subscription.
#[derive(Debug, Clone)]
pub struct Subscription {
    metrics: BTreeSet<String>,
    interval: Duration,
    /// Property and pattern; all must match. `None`: a pattern that is none, which matches nobody.
    patterns: Option<Vec<(String, Regex)>>,
}

/// What one client is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Changes with the rest.
    pub subscription_id: i32,
    /// Prefixes of names; one that is empty stands for all; none: no metrics.
    pub metrics: Vec<String>,
    pub interval: Duration,
}

/// A push, without its metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Push {
    pub instance: InstanceId,
    pub subscription_id: i32,
    /// The client's last one.
    pub terminating: bool,
    /// Whether its codec is known.
    pub codec_known: bool,
    /// Compressed.
    pub bytes: usize,
}

/// The instance asks again before its interval is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the client asks again before its interval is over")]
pub struct TooEarly;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PushError {
    #[error("the push names no client instance")]
    NoInstance,
    #[error("the client instance has said that it ends")]
    Ended,
    #[error(transparent)]
    TooEarly(#[from] TooEarly),
    #[error("the push answers subscription {found}, and {present} is in force; ask for it first")]
    OtherSubscription { found: i32, present: i32 },
    #[error("the codec of the push is not known")]
    Codec,
    #[error("the push has {bytes} bytes; telemetry.max.bytes={limit} is the most")]
    TooLarge { bytes: usize, limit: usize },
}

/// The first of the patterns in a `match` setting that cannot be compiled, or only to something vast.
pub(crate) fn unusable_pattern(setting: &str) -> Option<&str> {
    setting.split(',').map(str::trim).find(|pair| !pair.is_empty() && compiled(pair).is_none())
}

/// Property and pattern, which a property must match whole.
fn compiled(pair: &str) -> Option<(String, Regex)> {
    let (property, pattern) = pair.split_once('=')?;
    let whole = format!("^(?:{})$", pattern.trim());
    let compiled = RegexBuilder::new(&whole).size_limit(PATTERN_BYTES).build().ok()?;
    Some((property.trim().to_owned(), compiled))
}

impl Subscription {
    /// From its settings, as they are stored.
    pub fn new(settings: &BTreeMap<String, String>) -> Self {
        let list = |name: &str| {
            let text = settings.get(name).map_or("", String::as_str);
            text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        let interval = settings.get("interval.ms").and_then(|text| text.trim().parse().ok()).map_or(INTERVAL, Duration::from_millis);
        let patterns = list("match").iter().map(|pair| compiled(pair)).collect();
        Self { metrics: list("metrics").into_iter().collect(), interval, patterns }
    }

    fn matches(&self, client: &Client) -> bool {
        let value = |property: &str| match property {
            "client_instance_id" => Some(client.instance_text.clone()),
            "client_id" => Some(client.id.clone()),
            "client_software_name" => Some(client.software_name.clone()),
            "client_software_version" => Some(client.software_version.clone()),
            "client_source_address" => Some(client.address.clone()),
            "client_source_port" => Some(client.port.to_string()),
            _ => None,
        };
        let one = |(property, pattern): &(String, Regex)| value(property).is_some_and(|value| pattern.is_match(&value));
        self.patterns.as_ref().is_some_and(|patterns| patterns.iter().all(one))
    }
}

impl Asked {
    /// What all subscriptions that match ask of `client` together, at the shortest of their intervals.
    pub fn of<'a>(client: &Client, subscriptions: impl Iterator<Item = &'a Subscription>) -> Self {
        let mut metrics = BTreeSet::new();
        let mut interval = None;
        for subscription in subscriptions.filter(|subscription| subscription.matches(client)) {
            metrics.extend(subscription.metrics.iter().cloned());
            interval = Some(interval.map_or(subscription.interval, |shortest: Duration| shortest.min(subscription.interval)));
        }
        let metrics: Vec<String> = if metrics.contains("*") { vec![String::new()] } else { metrics.into_iter().collect() };
        let interval = interval.unwrap_or(INTERVAL);
        let facts = format!("{}\n{}", metrics.join("\n"), interval.as_millis());
        Self { subscription_id: i32::from_ne_bytes(crc32c(facts.as_bytes()).to_ne_bytes()), metrics, interval }
    }

    /// Whether the metric of this name is among what is asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.metrics.iter().any(|prefix| name.starts_with(prefix.as_str()))
    }
}

/// What is remembered of one instance.
#[derive(Debug, Clone, Copy)]
struct Instance {
    interval: Duration,
    last_get: Option<Monotonic>,
    last_push: Option<Monotonic>,
    /// Its last push was refused in a way that only asking again can mend.
    may_ask: bool,
    ended: bool,
}

impl Instance {
    fn last_seen(&self) -> Option<Monotonic> {
        self.last_get.max(self.last_push)
    }
}

/// The client instances that speak to this broker.
#[derive(Debug, Default)]
pub struct Clients {
    instances: BTreeMap<InstanceId, Instance>,
}

impl Clients {
    /// The instance asks what to push.
    pub fn on_get(&mut self, now: Monotonic, instance: InstanceId, asked: &Asked) -> Result<(), TooEarly> {
        let known = self.known(instance, asked);
        let due = known.last_seen().is_none_or(|last| now >= last + known.interval);
        if !due && !known.may_ask {
            return Err(TooEarly);
        }
        *known = Instance { interval: asked.interval, last_get: Some(now), may_ask: false, ..*known };
        Ok(())
    }

    /// The instance pushes. `limit`: most bytes of a push. Returns whether its metrics may be taken.
    pub fn on_push(&mut self, now: Monotonic, push: Push, asked: &Asked, limit: usize) -> Result<(), PushError> {
        if push.instance == InstanceId::default() {
            return Err(PushError::NoInstance);
        }
        let known = self.known(push.instance, asked);
        if known.ended {
            return Err(PushError::Ended);
        }
        let due = known.last_get > known.last_push || known.last_push.is_none_or(|last| now >= last + known.interval);
        if !due && !push.terminating {
            return Err(TooEarly.into());
        }
        known.last_push = Some(now);
        known.ended = push.terminating;
        if push.subscription_id != asked.subscription_id {
            known.may_ask = true;
            return Err(PushError::OtherSubscription { found: push.subscription_id, present: asked.subscription_id });
        }
        if !push.codec_known {
            known.may_ask = true;
            return Err(PushError::Codec);
        }
        if push.bytes > limit {
            return Err(PushError::TooLarge { bytes: push.bytes, limit });
        }
        Ok(())
    }

    fn known(&mut self, instance: InstanceId, asked: &Asked) -> &mut Instance {
        if !self.instances.contains_key(&instance) && self.instances.len() >= INSTANCES_MAX {
            let silent = self.instances.iter().min_by_key(|(_, known)| known.last_seen()).map(|(id, _)| *id);
            if let Some(silent) = silent {
                self.instances.remove(&silent);
            }
        }
        assert!(self.instances.len() <= INSTANCES_MAX, "T1");
        let new = Instance { interval: asked.interval, last_get: None, last_push: None, may_ask: false, ended: false };
        self.instances.entry(instance).or_insert(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Monotonic {
        Monotonic(Duration::from_secs(seconds))
    }

    fn client(id: &str) -> Client {
        Client {
            instance: [1; 16],
            instance_text: "AQEBAQEBAQEBAQEBAQEBAQ".to_owned(),
            id: id.to_owned(),
            software_name: "librdkafka".to_owned(),
            software_version: "2.16.1".to_owned(),
            address: "127.0.0.1".to_owned(),
            port: 4711,
        }
    }

    fn subscription(settings: &[(&str, &str)]) -> Subscription {
        Subscription::new(&settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn matching_subscriptions_add_up() {
        let all = [
            subscription(&[("metrics", "a., b."), ("interval.ms", "60000"), ("match", "client_id=app-.*,client_software_name=lib.*")]),
            subscription(&[("metrics", "b.,c."), ("match", "client_source_port=4711")]),
            subscription(&[("metrics", "*"), ("match", "client_id=pp")]),
            subscription(&[("metrics", "*"), ("match", "client_id=(")]),
            subscription(&[("metrics", "*"), ("match", "nosuch=.*")]),
        ];
        let asked = |id: &str| Asked::of(&client(id), all.iter());
        assert_eq!(
            (asked("app-1").metrics, asked("app-1").interval),
            (vec!["a.".to_owned(), "b.".into(), "c.".into()], Duration::from_secs(60))
        );
        assert_eq!((asked("x").metrics, asked("x").interval), (vec!["b.".to_owned(), "c.".into()], INTERVAL));
        assert_eq!(asked("pp").metrics, [""], "all");
        let wanted = |id: &str| ["b.rate", "a.rate", "ab.rate"].map(|name| asked(id).wants(name));
        assert_eq!((wanted("app-1"), wanted("x"), wanted("pp")), ([true, true, false], [true, false, false], [true; 3]));
        assert!(!Asked::of(&client("x"), [].iter()).wants("b.rate"), "nobody asks for anything");
        assert_ne!(asked("x").subscription_id, asked("app-1").subscription_id);
        assert_eq!(Asked::of(&client("x"), [].iter()).metrics, Vec::<String>::new());
    }

    #[test]
    fn who_comes_too_early_or_too_large_is_refused() {
        let asked = Asked { subscription_id: 7, metrics: vec![], interval: Duration::from_secs(60) };
        let push = Push { instance: [1; 16], subscription_id: 7, terminating: false, codec_known: true, bytes: 10 };
        let mut clients = Clients::default();
        assert_eq!(clients.on_push(at(0), Push { instance: [0; 16], ..push }, &asked, 100), Err(PushError::NoInstance));
        assert_eq!(clients.on_get(at(0), [1; 16], &asked), Ok(()));
        assert_eq!(clients.on_get(at(59), [1; 16], &asked), Err(TooEarly));
        assert_eq!(clients.on_push(at(59), push, &asked, 100), Ok(()), "the first after asking");
        assert_eq!(clients.on_push(at(60), push, &asked, 100), Err(TooEarly.into()));
        assert_eq!(clients.on_push(at(119), Push { bytes: 101, ..push }, &asked, 100), Err(PushError::TooLarge { bytes: 101, limit: 100 }));
        let other = clients.on_push(at(179), Push { subscription_id: 8, ..push }, &asked, 100);
        assert_eq!(other, Err(PushError::OtherSubscription { found: 8, present: 7 }));
        assert_eq!(clients.on_get(at(180), [1; 16], &asked), Ok(()), "it must be able to learn the right one");
        assert_eq!(clients.on_push(at(181), Push { codec_known: false, ..push }, &asked, 100), Err(PushError::Codec));
        assert_eq!(clients.on_push(at(182), Push { terminating: true, ..push }, &asked, 100), Ok(()), "the last may come at any time");
        assert_eq!(clients.on_push(at(999), push, &asked, 100), Err(PushError::Ended));
    }
}
