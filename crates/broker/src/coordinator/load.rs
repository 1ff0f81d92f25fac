//! Loading a shard: its machine from its partition's records.
//!
//! Not here: waiting for the records to be committed; whoever asks the loaded machine waits for that (B1).

use std::sync::Arc;

use milena_engine::group::records::{Record, Written};
use milena_engine::group::{DroppedTopic, GroupShard};
use milena_engine::replica::fetch_session::Want;
use milena_engine::replica::view::Isolation;
use milena_engine::types::{Offset, ProducerId, TopicId};
use milena_protocol::batch::{self, ControlType, RecordIter, records::record_bytes};

use crate::context::Broker;
use crate::disk::FileSlice;
use crate::partition::Partition;
use crate::partition::read::Ask;

/// Most bytes that one batch of this topic may inflate to.
const INFLATED_MAX: usize = 256 * 1024 * 1024;

#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) machine: GroupShard,
    /// One past the last record replayed.
    pub(super) end: Offset,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum LoadError {
    #[error("the partition cannot be read: {0:?}")]
    Read(crate::refusal::Refusal),
    #[error("a file cannot be read: {0}")]
    File(#[from] std::io::Error),
    #[error("at offset {offset}: {what}")]
    Damaged { offset: Offset, what: String },
}

/// A machine without groups, if the partition has no records.
pub(super) fn of_nothing(broker: &Broker, partition: &Partition) -> Option<Loaded> {
    let view = partition.view().ok().filter(|view| view.log_start == view.log_end)?;
    let mut machine = GroupShard::new(super::options(&broker.options.config()));
    // Nothing is decided about no groups.
    machine.activate(broker.now());
    Some(Loaded { machine, end: view.log_end })
}

/// Reads the partition from its start to its end, in pieces of `offsets.load.buffer.size`.
pub(super) async fn load(broker: &Broker, partition: &Arc<Partition>) -> Result<Loaded, LoadError> {
    let started = broker.now().monotonic;
    let mut machine = GroupShard::new(super::options(&broker.options.config()));
    let view = partition.view().map_err(|error| LoadError::Read(error.into()))?;
    let (mut from, end) = (view.log_start, view.high_watermark);
    let mut bytes = Vec::new();
    while from < end {
        let Some(slice) = read(broker, partition, from)? else { break };
        partition.site().files.read(&slice, &mut bytes)?;
        from = replay(&mut machine, &bytes, from)?;
        // Others of this worker thread have waited long enough.
        tokio::task::yield_now().await;
    }
    let took = broker.now().monotonic - started;
    tracing::debug!(partition = partition.index.get(), end = end.get(), took_ms = took.as_millis(), "groups_loaded");
    Ok(Loaded { machine, end: from.max(end) })
}

fn read(broker: &Broker, partition: &Partition, from: Offset) -> Result<Option<FileSlice>, LoadError> {
    let ask = Ask {
        isolation: Isolation::ReadUncommitted,
        want: Want { fetch_offset: from, max_bytes: i32::MAX, current_leader_epoch: -1, last_fetched_epoch: -1 },
        max_bytes: broker.config.groups.offsets.load_buffer_bytes as u64,
        one_at_least: true,
    };
    Ok(partition.read(broker, ask).map_err(LoadError::Read)?.slice)
}

/// Replays whole batches; returns one past the last.
fn replay(machine: &mut GroupShard, bytes: &[u8], from: Offset) -> Result<Offset, LoadError> {
    let mut next = from;
    let mut scratch = Vec::new();
    for raw in batch::batches(bytes) {
        let damaged = |what: String| LoadError::Damaged { offset: next, what };
        let raw = raw.map_err(|error| damaged(error.to_string()))?;
        let header = raw.header().map_err(|error| damaged(error.to_string()))?;
        let records = record_bytes(raw.bytes(), &header, INFLATED_MAX, &mut scratch).map_err(|error| damaged(error.to_string()))?;
        let producer = ProducerId(header.producer_id);
        let written = if header.is_transactional() { Written::InTransactionOf(producer) } else { Written::Plainly };
        for record in RecordIter::new(&header, records) {
            let record = record.map_err(|error| damaged(error.to_string()))?;
            // A record without key says nothing about any group.
            let Some(key) = record.key else { continue };
            if header.is_control() {
                machine.replay_end_of_transaction(producer, ControlType::of_key(key) == Some(ControlType::Commit));
                continue;
            }
            match Record::decode(key, record.value) {
                Ok(Some(fact)) if record.offset >= from.get() => machine.replay(fact, written),
                Ok(Some(_)) => {}
                Ok(None) => tracing::warn!(offset = record.offset, "unknown_group_record"),
                Err(error) => return Err(damaged(error.to_string())),
            }
        }
        next = Offset(header.last_offset()).plus(1);
    }
    Ok(next)
}

/// Topics that groups have committed for and that are no more: deleted while nobody was there to take their offsets along.
pub(super) fn topics_that_are_gone(broker: &Broker, machine: &GroupShard) -> Vec<DroppedTopic> {
    let image = broker.image();
    let is_gone = |topic: &DroppedTopic| match topic.id {
        // Committed before Kafka wrote ids down, or in a transaction.
        TopicId::NONE => image.topic(topic.name.as_str()).is_none(),
        id => image.topic_by_id(id).is_none(),
    };
    machine.committed_topics().into_iter().map(|(name, id)| DroppedTopic { name, id }).filter(is_gone).collect()
}
