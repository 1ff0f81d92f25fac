//! What clients pushed last, as one metric of the broker's own: `milena_client_metric`, with the client's name for it as a label.
//!
//! Bounds, so that clients cannot fill the memory of whoever scrapes: [`INSTANCES_MAX`] instances at one time, [`SERIES_MAX`] numbers of
//! each, [`ATTRIBUTES_MAX`] attributes of a number, [`TEXT_MAX`] characters of a label, [`LABEL_BYTES_MAX`] bytes of all labels together. What
//! is beyond is left out.
//!
//! Labels are made before the lock is taken, and a scrape writes them after it has let it go: workers of the runtime never wait for either.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milena_engine::telemetry::InstanceId;
use milena_engine::types::Monotonic;
use milena_protocol::Uuid;

use super::otlp::Point;
use crate::metrics::{Metric, MetricKind};

const INSTANCES_MAX: usize = 1000;
pub(super) const SERIES_MAX: usize = 500;
pub(super) const ATTRIBUTES_MAX: usize = 8;
pub(super) const TEXT_MAX: usize = 128;
/// The other bounds together would allow gigabytes.
const LABEL_BYTES_MAX: usize = 64 << 20;

/// What every instance pushed last.
#[derive(Debug, Default)]
pub struct Pushed(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    instances: BTreeMap<InstanceId, Instance>,
    /// Bytes of all labels.
    label_bytes: usize,
}

#[derive(Debug)]
struct Instance {
    until: Monotonic,
    label_bytes: usize,
    /// Shared with a scrape that is writing it.
    series: Arc<Numbers>,
}

/// By labels.
type Numbers = BTreeMap<Arc<str>, f64>;

impl Pushed {
    /// Keeps `points` until `until`; counts since the last push are added to what is there. Returns how many were left out.
    pub(super) fn keep(&self, now: Monotonic, id: InstanceId, client_id: &str, until: Monotonic, points: Vec<Point>) -> u64 {
        if points.is_empty() {
            return 0;
        }
        let labelled: Vec<(Arc<str>, Point)> = points.into_iter().map(|point| (labels(id, client_id, &point).into(), point)).collect();
        let mut kept = self.kept();
        kept.drop_silent(now);
        let Kept { instances, label_bytes } = &mut *kept;
        if instances.len() >= INSTANCES_MAX && !instances.contains_key(&id) {
            return labelled.len() as u64;
        }
        let instance = instances.entry(id).or_insert_with(|| Instance { until, label_bytes: 0, series: Arc::default() });
        instance.until = until;
        let series = Arc::make_mut(&mut instance.series);
        let mut left_out = 0;
        for (labels, point) in labelled {
            let room = series.len() < SERIES_MAX && *label_bytes + labels.len() <= LABEL_BYTES_MAX;
            match series.get_mut(&labels) {
                Some(present) if point.delta => *present += point.value,
                Some(present) => *present = point.value,
                None if room => {
                    *label_bytes += labels.len();
                    instance.label_bytes += labels.len();
                    series.insert(labels, point.value);
                }
                None => left_out += 1,
            }
        }
        left_out
    }

    pub(super) fn forget(&self, id: InstanceId) {
        let mut kept = self.kept();
        let gone = kept.instances.remove(&id);
        kept.label_bytes -= gone.map_or(0, |gone| gone.label_bytes);
    }

    /// Leaves out who has been silent for too long.
    pub fn expire(&self, now: Monotonic) {
        self.kept().drop_silent(now);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn drop_silent(&mut self, now: Monotonic) {
        let Self { instances, label_bytes } = self;
        instances.retain(|_, instance| {
            let stays = instance.until > now;
            *label_bytes -= if stays { 0 } else { instance.label_bytes };
            stays
        });
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
        let shown: Vec<Arc<Numbers>> = self.kept().instances.values().map(|instance| Arc::clone(&instance.series)).collect();
        for (labels, value) in shown.iter().flat_map(|series| series.iter()) {
            let _ = writeln!(out, "{name}{{{labels}}} {value}");
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
        let points = || otlp::points(&otlp::tests::push(true), &otlp::tests::ALL).expect("sound");
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

    fn id(number: usize) -> InstanceId {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&u64::try_from(number).expect("small").to_be_bytes());
        id
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let pushed = Pushed::default();
        let point = |number: usize| Point { name: format!("m{number}").into(), attributes: vec![], value: 1.0, delta: false };
        assert_eq!(pushed.keep(at(0), [1; 16], "", at(10), (0..SERIES_MAX + 9).map(point).collect()), 9);
        assert_eq!(shown(&pushed).len(), SERIES_MAX);
        let left_out: u64 = (0..INSTANCES_MAX + 9).map(|number| pushed.keep(at(0), id(number), "", at(10), vec![point(0)])).sum();
        assert_eq!((pushed.kept().instances.len(), left_out), (INSTANCES_MAX, 10));
    }

    #[test]
    fn labels_are_bounded_together() {
        let pushed = Pushed::default();
        // The longest texts that there are: characters of four bytes.
        let long = |number: usize| format!("{number:03}{}", "\u{1d11e}".repeat(TEXT_MAX - 3));
        let attributes = |number| (0..ATTRIBUTES_MAX).map(|attribute| (attribute.to_string(), long(number))).collect();
        let point = |number| Point { name: long(number).into(), attributes: attributes(number), value: 1.0, delta: false };
        let all: Vec<Point> = (0..SERIES_MAX).map(point).collect();
        let left_out: u64 = (0..40).map(|number| pushed.keep(at(0), id(number), "", at(10), all.clone())).sum();
        let bytes: usize = pushed.kept().instances.values().flat_map(|instance| instance.series.keys()).map(|labels| labels.len()).sum();
        assert!(left_out > 0 && bytes <= LABEL_BYTES_MAX && bytes > LABEL_BYTES_MAX - 10_000, "{bytes} bytes, {left_out} left out");
        assert_eq!(pushed.kept().label_bytes, bytes);
        assert_eq!(pushed.keep(at(1), id(0), "", at(11), vec![point(0)]), 0, "what is known already takes no more");
        pushed.forget(id(1));
        pushed.expire(at(10));
        let kept = pushed.kept();
        assert_eq!((kept.instances.len(), kept.label_bytes), (1, kept.instances[&id(0)].label_bytes));
    }
}
