//! Topics and their partitions: what came in and went out, what lies there, what is left to compact.

use std::sync::Arc;

use milena_engine::types::Now;

use super::{Directories, Limits, Numbers};
use crate::cleaner::Watched;
use crate::context::Broker;
use crate::metrics::series::label;
use crate::partition::figures::Figures;
use crate::partition::table::HostedTopic;
use crate::partition::{OutOfService, Partition};

/// What all partitions make together.
#[derive(Debug, Default)]
struct Totals {
    partitions: usize,
    failed: usize,
    moving: usize,
    waiting: usize,
    left_alone: usize,
    left_alone_bytes: u64,
    left_out: usize,
}

/// One list for each series.
#[derive(Debug, Default)]
struct Lists {
    produce_bytes: Numbers,
    produce_records: Numbers,
    fetch_bytes: Numbers,
    partitions: Numbers,
    segments: Numbers,
    log_bytes: Numbers,
    dirty_bytes: Numbers,
    dirty_ratio: Numbers,
    partition_log_bytes: Numbers,
    partition_log_start: Numbers,
    partition_log_end: Numbers,
}

/// Of one topic.
#[derive(Debug, Default)]
struct Sum {
    produce_bytes: u64,
    produce_records: u64,
    fetch_bytes: u64,
    partitions: usize,
    segments: usize,
    log_bytes: u64,
    dirty_bytes: u64,
    /// `None`: nothing of it is compacted.
    dirty_ratio: Option<f64>,
}

/// A look at everything that is hosted.
struct Look<'a> {
    now: Now,
    limits: &'a Limits,
    cleaner: Watched,
    directories: &'a mut Directories,
    totals: Totals,
    lists: Lists,
}

/// Sets what is told of topics and partitions. Returns how many are left out.
pub(super) fn look(broker: &Broker, limits: &Limits, directories: &mut Directories) -> usize {
    let (totals, lists) = (Totals::default(), Lists::default());
    let mut look = Look { now: broker.now(), limits, cleaner: broker.cleaner.watch(), directories, totals, lists };
    for topic in broker.partitions.hosted().topics() {
        look.at_topic(topic);
    }
    let Look { cleaner, totals, lists, .. } = look;
    let metrics = &broker.metrics;
    metrics.partitions.set_count(totals.partitions);
    metrics.partitions_led.set_count(totals.partitions - totals.failed);
    metrics.partitions_failed.set_count(totals.failed);
    metrics.partitions_moving.set_count(totals.moving);
    metrics.cleaner_waiting.set_count(totals.waiting);
    metrics.cleaner_threads.set_count(cleaner.threads);
    metrics.cleaner_in_work.set_count(cleaner.in_work.len());
    metrics.cleaner_left_alone.set_count(totals.left_alone);
    metrics.cleaner_left_alone_bytes.set(i64::try_from(totals.left_alone_bytes).unwrap_or(i64::MAX));
    lists.tell(broker);
    totals.left_out
}

impl Look<'_> {
    fn at_topic(&mut self, topic: &HostedTopic) {
        let mut sum = Sum::default();
        for partition in topic.partitions() {
            let figures = partition.figures(self.now);
            let failed = partition.out_of_service() == Some(OutOfService::Failed);
            self.directories.note(&figures.folder, figures.bytes, failed);
            self.totals.note(partition, &figures, failed, &self.cleaner);
            sum.add(&figures);
            if self.lists.partition_log_bytes.len() < self.limits.partitions {
                self.lists.push_partition(partition, &figures);
            } else if self.limits.partitions > 0 {
                self.totals.left_out += 1;
            }
        }
        if self.lists.partitions.len() < self.limits.topics {
            self.lists.push(&topic.name, &sum);
        } else {
            self.totals.left_out += 1;
        }
    }
}

impl Totals {
    fn note(&mut self, partition: &Partition, figures: &Figures, failed: bool, cleaner: &Watched) {
        let id = (partition.topic_id, partition.index);
        let (in_work, left_alone) = (cleaner.in_work.contains(&id), cleaner.left_alone.contains(&id));
        let due = figures.compaction.is_some_and(|(_, due)| due);
        self.partitions += 1;
        self.failed += usize::from(failed);
        self.moving += usize::from(partition.is_moving());
        self.waiting += usize::from(due && !in_work && !left_alone);
        self.left_alone += usize::from(left_alone);
        self.left_alone_bytes += if left_alone { figures.bytes } else { 0 };
    }
}

impl Sum {
    fn add(&mut self, figures: &Figures) {
        self.produce_bytes += figures.appended.bytes;
        self.produce_records += figures.appended.records;
        self.fetch_bytes += figures.sent_bytes;
        self.partitions += 1;
        self.segments += figures.segments;
        self.log_bytes += figures.bytes;
        if let Some((candidate, _)) = figures.compaction {
            let all = candidate.clean_bytes.saturating_add(candidate.dirty_bytes);
            let ratio = if all == 0 { 0.0 } else { candidate.dirty_bytes as f64 / all as f64 };
            self.dirty_bytes += candidate.dirty_bytes;
            self.dirty_ratio = Some(self.dirty_ratio.map_or(ratio, |so_far| so_far.max(ratio)));
        }
    }
}

impl Lists {
    fn push(&mut self, topic: &str, sum: &Sum) {
        let label: Arc<str> = label("topic", topic).into();
        let of = |number: f64| (Arc::clone(&label), number);
        self.produce_bytes.push(of(sum.produce_bytes as f64));
        self.produce_records.push(of(sum.produce_records as f64));
        self.fetch_bytes.push(of(sum.fetch_bytes as f64));
        self.partitions.push(of(sum.partitions as f64));
        self.segments.push(of(sum.segments as f64));
        self.log_bytes.push(of(sum.log_bytes as f64));
        if let Some(ratio) = sum.dirty_ratio {
            self.dirty_bytes.push(of(sum.dirty_bytes as f64));
            self.dirty_ratio.push(of(ratio));
        }
    }

    fn push_partition(&mut self, partition: &Partition, figures: &Figures) {
        let label: Arc<str> = format!("{},partition=\"{}\"", label("topic", &partition.topic), partition.index).into();
        let of = |number: f64| (Arc::clone(&label), number);
        self.partition_log_bytes.push(of(figures.bytes as f64));
        self.partition_log_start.push(of(figures.start.get() as f64));
        self.partition_log_end.push(of(figures.end.get() as f64));
    }

    fn tell(self, broker: &Broker) {
        let metrics = &broker.metrics;
        metrics.topic_produce_bytes.set(self.produce_bytes);
        metrics.topic_produce_records.set(self.produce_records);
        metrics.topic_fetch_bytes.set(self.fetch_bytes);
        metrics.topic_partitions.set(self.partitions);
        metrics.topic_segments.set(self.segments);
        metrics.topic_log_bytes.set(self.log_bytes);
        metrics.topic_dirty_bytes.set(self.dirty_bytes);
        metrics.topic_dirty_ratio.set(self.dirty_ratio);
        metrics.partition_log_bytes.set(self.partition_log_bytes);
        metrics.partition_log_start.set(self.partition_log_start);
        metrics.partition_log_end.set(self.partition_log_end);
    }
}
