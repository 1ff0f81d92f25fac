//! Appends, rolls, retention, kills and stops in any order: whatever happened, what is left is a sound log.

use std::collections::BTreeMap;

use milena_protocol::batch::builder::BatchOptions;
use proptest::prelude::*;

use super::tests::{EPOCH, Partition, now, with_options};
use super::*;
use crate::types::ProducerId;

#[derive(Debug, Clone)]
enum Event {
    Append { count: i32, timestamp: i64, producer: Option<i64> },
    Kill { torn: usize },
    Stop,
    Retain { at: i64 },
    Start { back: i64 },
    Roll,
    Epoch,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => (1..5i32, 0..2000i64, proptest::option::of(1..3i64)).prop_map(|(count, timestamp, producer)| Event::Append { count, timestamp, producer }),
        1 => (0..120usize).prop_map(|torn| Event::Kill { torn }),
        1 => Just(Event::Stop),
        1 => (0..5000i64).prop_map(|at| Event::Retain { at }),
        1 => (0..20i64).prop_map(|back| Event::Start { back }),
        1 => Just(Event::Roll),
        1 => Just(Event::Epoch),
    ]
}

/// A snapshot keeps the newest batch of each producer only.
fn newest(partition: &Partition) -> Vec<(ProducerId, Option<producers::BatchFacts>)> {
    partition.log.producers().iter().map(|(id, producer)| (id, producer.last_batch())).collect()
}

/// Sizes of the segments that a new start finds worth opening: those below the log start go then.
fn kept_sizes(log: &Log) -> Vec<u32> {
    let holds_start = log.segments().iter().rposition(|segment| segment.base <= log.start()).unwrap_or(0);
    log.segments().iter().skip(holds_start).map(|segment| segment.size).collect()
}

proptest! {

    #[test]
    fn any_history_leaves_a_sound_log(events in proptest::collection::vec(event(), 1..60)) {
        let options = LogOptions { segment_bytes: 500, index_interval_bytes: 120, retention_ms: Some(2500), ..LogOptions::DEFAULT };
        let mut partition = Partition::new(options);
        let mut sequences = BTreeMap::<i64, i32>::new();
        let mut epoch = EPOCH;
        for event in events {
            match event {
                Event::Append { count, timestamp, producer } => {
                    let mut producing = BatchOptions::default();
                    if let Some(id) = producer {
                        // What was cut or expired is not known here: the state in the log says what comes next.
                        let next = partition.log.producers().get(ProducerId(id)).and_then(|known| known.last_batch());
                        let next = next.map_or(sequences.get(&id).copied().unwrap_or(0), |batch| batch.last_sequence.get() + 1);
                        producing = BatchOptions { producer_id: id, producer_epoch: 0, base_sequence: next, ..producing };
                        sequences.insert(id, next + count);
                    }
                    partition.append(with_options(count, timestamp, producing)).unwrap();
                }
                Event::Kill { torn } => {
                    let active = partition.log.segments().back().unwrap().base;
                    let log = partition.files.get_mut(&FileKind::Log.name(active)).unwrap();
                    log.truncate(log.len().saturating_sub(torn));
                    partition = Partition::recover(partition.files, options, false, 0).0;
                }
                Event::Stop => {
                    let before = (partition.offsets(), newest(&partition));
                    let snapshot = partition.log.on_stop(&mut partition.effects);
                    partition.perform();
                    partition.files.insert(FileKind::Snapshot.name(partition.log.end()), snapshot);
                    let kept = kept_sizes(&partition.log);
                    let (again, recovered) = Partition::recover(partition.files, options, true, 0);
                    prop_assert_eq!(recovered.cut_bytes, 0);
                    partition = again;
                    prop_assert_eq!(partition.log.segments().iter().map(|segment| segment.size).collect::<Vec<_>>(), kept);
                    prop_assert_eq!(newest(&partition), before.1);
                    prop_assert_eq!(partition.offsets(), before.0);
                }
                Event::Retain { at } => {
                    let end = partition.log.end();
                    partition.retain(at, end);
                    partition.perform();
                }
                Event::Start { back } => {
                    let to = Offset(partition.log.end().get() - back);
                    partition.log.advance_start(to, &mut partition.effects);
                    partition.perform();
                }
                Event::Roll => {
                    if let Some(roll) = partition.log.roll(now(0)) {
                        partition.roll(&roll);
                    }
                }
                Event::Epoch => {
                    epoch = LeaderEpoch(epoch.get() + 1);
                    partition.log.on_leader_epoch(epoch, &mut partition.effects);
                    partition.perform();
                }
            }
            partition.log.check_invariants();
        }
        // Dense from the first batch that is given to the end.
        let offsets = partition.offsets();
        for pair in offsets.windows(2) {
            prop_assert_eq!(pair[0].1 + 1, pair[1].0);
        }
        if let Some(last) = offsets.last() {
            prop_assert_eq!(last.1 + 1, partition.log.end().get());
        }
    }
}
