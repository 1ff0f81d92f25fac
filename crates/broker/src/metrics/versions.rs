//! A count for each version of each API. Versions that there are not are counted as one: a stranger may ask ApiVersions in any.

use milena_protocol::api::{self as wire, ApiKey};

use super::{Counter, Metric, MetricKind, Moved};

/// See the head of this file.
#[derive(Debug)]
pub struct ByVersion(Vec<Counts>);

/// Of one API.
#[derive(Debug, Default)]
struct Counts {
    first: i16,
    /// One for each version from `first` on.
    versions: Vec<Counter>,
    others: Counter,
}

impl Counts {
    fn of(key: ApiKey) -> Self {
        let (first, last) = wire::info(key).accepts;
        Self { first, versions: (first..=last).map(|_| Counter::default()).collect(), others: Counter::default() }
    }

    fn counter(&self, version: i16) -> &Counter {
        let place = version.checked_sub(self.first).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.versions.get(place)).unwrap_or(&self.others)
    }
}

impl Default for ByVersion {
    fn default() -> Self {
        let last = ApiKey::ALL.iter().map(|key| key.code()).max().and_then(|code| usize::try_from(code).ok()).unwrap_or(0);
        let mut counts: Vec<Counts> = (0..=last).map(|_| Counts::default()).collect();
        for key in ApiKey::ALL {
            if let Some(place) = usize::try_from(key.code()).ok().and_then(|code| counts.get_mut(code)) {
                *place = Counts::of(key);
            }
        }
        Self(counts)
    }
}

impl ByVersion {
    /// Counts a request as it was asked.
    pub fn count(&self, key: ApiKey, version: i16) {
        if let Some(counts) = self.of(key) {
            counts.counter(version).increment();
        }
    }

    /// In all versions.
    pub fn get(&self, key: ApiKey) -> u64 {
        self.of(key).map_or(0, |counts| counts.versions.iter().chain([&counts.others]).map(Counter::get).sum())
    }

    fn of(&self, key: ApiKey) -> Option<&Counts> {
        self.0.get(usize::try_from(key.code()).ok()?)
    }
}

impl Metric for ByVersion {
    const KIND: MetricKind = MetricKind::Counter;
    const LABEL: Option<&'static str> = Some("api, version");

    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        for key in ApiKey::ALL {
            let Some(counts) = self.of(key) else { continue };
            for (version, counter) in (counts.first..).zip(&counts.versions).filter(|(_, counter)| counter.moved()) {
                counter.write(name, &format!("api=\"{}\",version=\"{version}\"", key.name()), out);
            }
            if counts.others.moved() {
                counts.others.write(name, &format!("api=\"{}\",version=\"none\"", key.name()), out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_there_are_not_are_counted_as_one() {
        let counts = ByVersion::default();
        for version in [0, 4, 4, 99, -1, i16::MIN, i16::MAX] {
            counts.count(ApiKey::ApiVersions, version);
        }
        let mut text = String::new();
        counts.write("r", "", &mut text);
        assert_eq!(
            text,
            "r{api=\"ApiVersions\",version=\"0\"} 1\nr{api=\"ApiVersions\",version=\"4\"} 2\nr{api=\"ApiVersions\",version=\"none\"} 4\n"
        );
        assert_eq!(counts.get(ApiKey::ApiVersions), 7);
    }
}
