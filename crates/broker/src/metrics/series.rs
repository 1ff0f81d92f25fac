//! Numbers of what there is when somebody scrapes: topics, partitions, directories, groups.
//!
//! They are set whole before each scrape and told once, so that what is gone leaves nothing behind, and nothing is kept in between.
//!
//! Not here: who sets them and how many there may be (`scrape`).

use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Metric, MetricKind, line};

/// One number for each of what there is. `K`: [`Numbers`] or [`Counts`]; `L`: what they are labelled with.
pub struct Series<K, L> {
    /// By labels, as they stand between the braces.
    numbers: Mutex<Vec<(Arc<str>, f64)>>,
    kind: PhantomData<fn() -> (K, L)>,
}

/// Which go up and down.
#[derive(Debug)]
pub struct Numbers;
/// Which only grow as long as what they belong to is there.
#[derive(Debug)]
pub struct Counts;

/// The kind of a series.
pub trait Kind {
    const KIND: MetricKind;
}

impl Kind for Numbers {
    const KIND: MetricKind = MetricKind::Gauge;
}

impl Kind for Counts {
    const KIND: MetricKind = MetricKind::Counter;
}

/// What series are labelled with.
pub trait Labelled {
    /// Names of the labels, for people.
    const NAMES: &'static str;
}

macro_rules! labelled {
    ($( $(#[doc = $doc:literal])+ $name:ident = $labels:literal; )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug)]
            pub struct $name;

            impl Labelled for $name {
                const NAMES: &'static str = $labels;
            }
        )+
    };
}

labelled! {
    /// One for each topic.
    ByTopic = "topic";
    /// One for each partition.
    ByPartition = "topic, partition";
    /// One for each log directory.
    ByDirectory = "directory";
    /// One for each type and state of groups.
    ByGroupKind = "type, state";
    /// One for each group.
    ByGroup = "group";
    /// One for each group, with what is told of it.
    ByGroupState = "group, type, state";
    /// One for each topic of each group.
    ByGroupAndTopic = "group, topic";
    /// One for each partition of each group.
    ByGroupPartition = "group, topic, partition";
}

impl<K, L> Series<K, L> {
    /// Sets all of them.
    pub fn set(&self, numbers: Vec<(Arc<str>, f64)>) {
        *self.numbers.lock().unwrap_or_else(PoisonError::into_inner) = numbers;
    }

    fn take(&self) -> Vec<(Arc<str>, f64)> {
        std::mem::take(&mut *self.numbers.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<K, L> Default for Series<K, L> {
    fn default() -> Self {
        Self { numbers: Mutex::default(), kind: PhantomData }
    }
}

impl<K, L> fmt::Debug for Series<K, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Series").finish_non_exhaustive()
    }
}

impl<K: Kind, L: Labelled> Metric for Series<K, L> {
    const KIND: MetricKind = K::KIND;
    const LABEL: Option<&'static str> = Some(L::NAMES);

    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        for (labels, number) in self.take() {
            line(out, name, &labels, number);
        }
    }
}

/// `name="value"`, escaped as Prometheus wants it.
pub fn label(name: &str, value: &str) -> String {
    if value.contains(['\\', '"', '\n']) {
        return format!("{name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"));
    }
    format!("{name}=\"{value}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_once() {
        let series = Series::<Numbers, ByTopic>::default();
        series.set(vec![(label("topic", "a").into(), 3.0), (label("topic", "b").into(), 0.25)]);
        let mut text = String::new();
        series.write("m", "", &mut text);
        assert_eq!(text, "m{topic=\"a\"} 3\nm{topic=\"b\"} 0.25\n");
        series.write("m", "", &mut text);
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn what_would_end_a_label_is_escaped() {
        assert_eq!(label("group", "a\"} 1\n\\"), "group=\"a\\\"} 1\\n\\\\\"");
    }
}
