//! What clients pushed last, as one metric of the broker's own: `milena_client_metric`, with the client's name for it as a label.
//!
//! Bounds, so that clients cannot fill the memory of whoever scrapes: [`INSTANCES_MAX`] instances at one time, [`SERIES_MAX`] numbers of
//! each, [`ATTRIBUTES_MAX`] attributes of a number, [`TEXT_MAX`] characters of a label. What is beyond is left out.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};

use milena_engine::telemetry::InstanceId;
use milena_engine::types::Monotonic;
use milena_protocol::Uuid;

use super::otlp::Point;
use crate::metrics::{Metric, MetricKind};

const INSTANCES_MAX: usize = 1000;
pub(super) const SERIES_MAX: usize = 500;
pub(super) const ATTRIBUTES_MAX: usize = 8;
pub(super) const TEXT_MAX: usize = 128;

/// What every instance pushed last.
#[derive(Debug, Default)]
pub struct Pushed(Mutex<BTreeMap<InstanceId, Instance>>);

#[derive(Debug)]
struct Instance {
    until: Monotonic,
    /// By labels.
    series: BTreeMap<String, f64>,
}

impl Pushed {
    /// Keeps `points` until `until`; counts since the last push are added to what is there.
    pub(super) fn keep(&self, now: Monotonic, id: InstanceId, client_id: &str, until: Monotonic, points: Vec<Point>) {
        let mut instances = self.instances();
        instances.retain(|_, instance| instance.until > now);
        if instances.len() >= INSTANCES_MAX && !instances.contains_key(&id) {
            return;
        }
        let instance = instances.entry(id).or_insert_with(|| Instance { until, series: BTreeMap::new() });
        instance.until = until;
        for point in points {
            let labels = labels(id, client_id, &point);
            let room = instance.series.len() < SERIES_MAX;
            match instance.series.get_mut(&labels) {
                Some(present) if point.delta => *present += point.value,
                Some(present) => *present = point.value,
                None if room => {
                    instance.series.insert(labels, point.value);
                }
                None => {}
            }
        }
    }

    pub(super) fn forget(&self, id: InstanceId) {
        self.instances().remove(&id);
    }

    /// Leaves out who has been silent for too long.
    pub fn expire(&self, now: Monotonic) {
        self.instances().retain(|_, instance| instance.until > now);
    }

    fn instances(&self) -> MutexGuard<'_, BTreeMap<InstanceId, Instance>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn labels(id: InstanceId, client_id: &str, point: &Point) -> String {
    let mut text = format!("metric=\"{}\",client_id=\"{}\",client_instance_id=\"{}\"", value(&point.name), value(client_id), Uuid(id));
    // One label of each name: two would cost the whole scrape. Of attributes that a label cannot tell apart the last is shown.
    let labels: BTreeMap<String, &str> = point.attributes.iter().map(|(name, value)| (label_name(name), value.as_str())).collect();
    for (name, attribute) in labels {
        // Writing to a string does not fail.
        let _ = write!(text, ",attribute_{name}=\"{}\"", value(attribute));
    }
    text
}

fn label_name(name: &str) -> String {
    name.chars().take(TEXT_MAX).map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// Escaped as Prometheus wants it.
fn value(text: &str) -> String {
    text.chars().take(TEXT_MAX).collect::<String>().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

impl Metric for Pushed {
    const KIND: MetricKind = MetricKind::Gauge;
    const LABEL: Option<&'static str> = Some("metric");

    fn write(&self, name: &str, _labels: &str, out: &mut String) {
        for instance in self.instances().values() {
            for (labels, value) in &instance.series {
                let _ = writeln!(out, "{name}{{{labels}}} {value}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::telemetry::otlp;

    fn at(seconds: u64) -> Monotonic {
        Monotonic(Duration::from_secs(seconds))
    }

    fn shown(pushed: &Pushed) -> Vec<String> {
        let mut text = String::new();
        pushed.write("m", "", &mut text);
        text.lines().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn counts_add_up_and_the_silent_are_left_out() {
        let pushed = Pushed::default();
        let points = || otlp::points(&otlp::tests::push(true)).expect("sound");
        pushed.keep(at(0), [1; 16], "a\"b", at(10), points());
        pushed.keep(at(1), [1; 16], "a\"b", at(11), points());
        let id = "client_id=\"a\\\"b\",client_instance_id=\"AQEBAQEBAQEBAQEBAQEBAQ\",attribute_node=\"1\"";
        assert_eq!(shown(&pushed), [format!("m{{metric=\"client.gauge\",{id}}} 5"), format!("m{{metric=\"client.sum\",{id}}} 6")]);
        pushed.expire(at(11));
        assert_eq!(shown(&pushed), Vec::<String>::new());
    }

    #[test]
    fn a_label_comes_once() {
        let pushed = Pushed::default();
        let attributes = [("a.b", "1"), ("c", "2"), ("a_b", "3")].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        pushed.keep(at(0), [1; 16], "", at(10), vec![Point { name: "m".into(), attributes, value: 1.0, delta: false }]);
        let shown = shown(&pushed);
        assert!(shown[0].ends_with(",attribute_a_b=\"3\",attribute_c=\"2\"} 1"), "{shown:?}");
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let pushed = Pushed::default();
        let point = |number: usize| Point { name: format!("m{number}").into(), attributes: vec![], value: 1.0, delta: false };
        pushed.keep(at(0), [1; 16], "", at(10), (0..SERIES_MAX + 9).map(point).collect());
        assert_eq!(shown(&pushed).len(), SERIES_MAX);
        for number in 0..INSTANCES_MAX + 9 {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&u64::try_from(number).expect("small").to_be_bytes());
            pushed.keep(at(0), id, "", at(10), vec![point(0)]);
        }
        assert_eq!(pushed.instances().len(), INSTANCES_MAX);
    }
}
