//! Groups: their states and members, and how far behind they are, in records and in seconds.

use std::collections::BTreeMap;
use std::sync::Arc;

use milena_engine::group::{Committed, GroupId, TopicName, Watched};
use milena_engine::types::{Now, Offset, Timestamp, TopicId};

use super::lags::{Age, Lags, Place};
use super::{Limits, Numbers};
use crate::context::Broker;
use crate::metrics::series::label;
use crate::partition::Partition;
use crate::partition::table::Hosted;

/// Group ids that are taken from a shard at once.
const IDS_AT_ONCE: usize = 256;

/// One list for each series, and what their making needs.
#[derive(Debug, Default)]
struct Lists {
    kinds: BTreeMap<(&'static str, &'static str), usize>,
    state: Numbers,
    members: Numbers,
    awaited: Numbers,
    epoch: Numbers,
    lag_records: Numbers,
    partition_lag_records: Numbers,
    /// Where each topic of each group lags.
    behind: Vec<(Arc<str>, Vec<Place>)>,
    left_out: usize,
}

/// Sets what is told of groups. Returns how many are left out.
pub(super) fn look(broker: &Broker, limits: &Limits, lags: &mut Lags) -> usize {
    let hosted = broker.partitions.hosted();
    let mut lists = Lists::default();
    for shard in broker.coordinator.shards() {
        let mut after: Option<GroupId> = None;
        loop {
            let ids = shard.ids_after(after.as_ref(), IDS_AT_ONCE);
            for id in &ids {
                // It may be gone by now.
                if let Some(group) = shard.watch(id) {
                    lists.note(id, &group, &hosted, limits);
                }
            }
            after = ids.last().cloned();
            if ids.len() < IDS_AT_ONCE {
                break;
            }
        }
    }
    let places = lists.behind.iter().flat_map(|(_, places)| places).copied();
    lags.look_up(
        places,
        limits,
        || broker.now().monotonic,
        |(topic, partition, offset)| hosted.by_id(topic)?.partition(partition)?.written_at(broker, offset),
    );
    let left_out = lists.left_out;
    lists.tell(broker, lags);
    left_out
}

impl Lists {
    fn note(&mut self, id: &GroupId, group: &Watched, hosted: &Hosted, limits: &Limits) {
        *self.kinds.entry((group.kind.name(), group.state)).or_default() += 1;
        if self.members.len() >= limits.groups || id.as_str().len() > limits.label_bytes {
            self.left_out += 1;
            return;
        }
        let label: Arc<str> = label("group", id.as_str()).into();
        let state = format!("{label},type=\"{}\",state=\"{}\"", group.kind.name(), group.state);
        self.state.push((state.into(), 1.0));
        self.members.push((Arc::clone(&label), group.members as f64));
        self.awaited.push((Arc::clone(&label), group.awaited as f64));
        self.epoch.push((Arc::clone(&label), f64::from(group.epoch)));
        for (topic, committed) in &group.committed {
            if self.lag_records.len() >= limits.group_topics {
                self.left_out += 1;
                continue;
            }
            self.note_topic(&label, topic, committed, hosted, limits);
        }
    }

    /// A topic that is not here any more has no lag; neither has what was committed for an earlier one of its name.
    fn note_topic(&mut self, group: &str, topic: &TopicName, committed: &[Committed], hosted: &Hosted, limits: &Limits) {
        let Some(topic) = hosted.by_name(topic.as_str()) else { return };
        let (mut records, mut behind, mut any) = (0, Vec::new(), false);
        let label = format!("{group},{}", label("topic", &topic.name));
        for one in committed.iter().filter(|one| one.topic_id == TopicId::NONE || one.topic_id == topic.id) {
            let Some(partition) = topic.partition(one.partition) else { continue };
            let lag = lag(partition, one.offset);
            any = true;
            records += lag;
            if lag > 0
                && let Ok(view) = partition.view()
            {
                // What retention took is not waited for.
                behind.push((topic.id, one.partition, one.offset.max(view.log_start)));
            }
            if self.partition_lag_records.len() < limits.group_topics.min(limits.partitions) {
                let label = format!("{label},partition=\"{}\"", one.partition);
                self.partition_lag_records.push((label.into(), lag as f64));
            } else if limits.partitions > 0 {
                self.left_out += 1;
            }
        }
        if any {
            let label: Arc<str> = label.into();
            self.lag_records.push((Arc::clone(&label), records as f64));
            self.behind.push((label, behind));
        }
    }

    fn tell(self, broker: &Broker, lags: &Lags) {
        let metrics = &broker.metrics;
        let kind = |((kind, state), count): (&(&str, &str), &usize)| (format!("type=\"{kind}\",state=\"{state}\"").into(), *count as f64);
        metrics.groups.set(self.kinds.iter().map(kind).collect());
        metrics.group_state.set(self.state);
        metrics.group_members.set(self.members);
        metrics.group_awaited.set(self.awaited);
        metrics.group_epoch.set(self.epoch);
        metrics.group_lag_records.set(self.lag_records);
        metrics.group_partition_lag_records.set(self.partition_lag_records);
        let now = broker.now();
        let mut left_out = 0;
        let mut seconds = Vec::with_capacity(self.behind.len());
        for (label, places) in self.behind {
            let (oldest, unseen) = oldest(lags, now, &places);
            left_out += unseen;
            seconds.extend(oldest.map(|oldest| (label, oldest)));
        }
        metrics.group_lag_seconds.set(seconds);
        metrics.group_lag_left_out.set_count(left_out);
    }
}

/// Records that a group has still to commit. Below 0 where it has committed more than there is: then it has everything.
fn lag(partition: &Partition, committed: Offset) -> i64 {
    (partition.high_watermark().get().saturating_sub(committed.get())).max(0)
}

/// Seconds since the oldest of `places` was written, of those that are known, and how many nobody has looked at. `None`: it cannot be told.
fn oldest(lags: &Lags, now: Now, places: &[Place]) -> (Option<f64>, usize) {
    let (mut since, mut unknown, mut left_out) = (None, 0, 0);
    for place in places {
        match lags.age(*place) {
            Age::Since(timestamp) => since = Some(since.map_or(timestamp, |so_far: Timestamp| so_far.min(timestamp))),
            Age::Unknown => unknown += 1,
            Age::LeftOut => left_out += 1,
        }
    }
    // A producer's clock may be ahead of ours.
    let age = |since: Timestamp| now.wall.get().saturating_sub(since.get()).max(0) as f64 / 1000.0;
    match since {
        Some(since) => (Some(age(since)), left_out),
        None if unknown == 0 && left_out == 0 => (Some(0.0), 0),
        None => (None, left_out),
    }
}
