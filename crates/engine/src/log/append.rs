//! Giving batches their place: offset, segment, position. Memory only, under the partition's lock; the shell writes the bytes
//! afterwards, in this order, and then tells with [`Log::on_written`] how far it came.
//!
//! Budget: a header's worth of work a batch, no allocation while nothing rolls.
//!
//! Source: semantics rules 10, 13, 17, 18, 20; observed 9. Invariants: L1, L3, L5, L8.

use milena_protocol::batch::header::{BatchHeader, TimestampType, set_base_offset, set_leader_epoch};

use super::index::{IndexEntry, IndexWrite};
use super::producers::{Marker, ProducerError};
use super::read::RecentBatch;
use super::segment::Segment;
use super::time_index;
use super::{Effects, Log};
use crate::types::{LeaderEpoch, Now, Offset, Timestamp};

/// Index entries that are kept back at most. Fewer than the entries of an index that stay in memory, so that those which are in
/// the file only are in the file.
const ENTRIES_AT_ONCE: usize = 64;

/// Where a batch belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    pub base_offset: Offset,
    /// Inclusive.
    pub last_offset: Offset,
    /// Base of the segment.
    pub segment: Offset,
    /// Byte position in its `.log`. Batches that are appended one after another to one segment are contiguous there.
    pub position: u32,
    /// The timestamp of every record, if the log gives it; what a Produce answer says as `log_append_time_ms`.
    pub log_append_time: Option<Timestamp>,
    /// A new segment begins with this batch: to be made before the bytes are written.
    pub rolled: Option<Roll>,
    /// A leader epoch begins with this batch: `leader-epoch-checkpoint` is to be written.
    pub epoch_began: bool,
}

/// A segment closes, the next one begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll {
    /// Base of the segment that closes.
    pub closed: Offset,
    /// Its size once everything that is reserved in it is written.
    pub closed_size: u32,
    /// Base of the new one.
    pub opened: Offset,
    /// `preallocate`: the space that the new one's `.log` is to take at once; what the closed one has left of its own goes back.
    pub reserve: Option<u32>,
    /// What the closed one's indexes gain now; the last entry of its time index among it. Entries of batches that are not
    /// written yet come with [`Log::on_written`].
    pub entries: Vec<IndexWrite>,
    /// The bytes of the producer snapshot at `opened`.
    pub snapshot: Vec<u8>,
}

/// Why a batch gets no place. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Repeats, gaps and fenced epochs. A repeat is answered like the first time, once its offsets count.
    #[error(transparent)]
    Producer(#[from] ProducerError),
    #[error("the batch takes {size} bytes, a segment at most {limit} (segment.bytes)")]
    LargerThanSegment { size: usize, limit: u32 },
    #[error("offset {found} does not follow: the log ends at {expected}")]
    NotNext { expected: Offset, found: Offset },
    #[error("the log is offline since a write of it failed")]
    Offline,
}

/// A batch that has its place and is not known to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pending {
    batch: RecentBatch,
    index: Option<IndexWrite>,
    time: Option<IndexWrite>,
}

impl Log {
    /// Gives a leader's batch its place, and writes base offset and leader epoch into it.
    ///
    /// `epoch`: that in which this broker leads. `batch`: exactly one batch of magic 2, checked and put right
    /// (`protocol::batch::validate`); it may be written as it is afterwards. `header`: its header.
    /// The producer's state advances here, so that batches in flight are checked against each other.
    /// Errors: see [`AppendError`]; neither log nor batch has changed.
    /// Source: rules 10, 17, 18, 20.
    pub fn append(&mut self, now: Now, epoch: LeaderEpoch, batch: &mut [u8], header: &BatchHeader) -> Result<Appended, AppendError> {
        assert_eq!(batch.len(), header.size(), "the header is that of the batch");
        if self.is_offline() {
            return Err(AppendError::Offline);
        }
        self.producers.check(header)?;
        let base_offset = self.next;
        let placed = BatchHeader { base_offset: base_offset.get(), partition_leader_epoch: epoch.get(), ..*header };
        let appended = self.place(now, &placed)?;
        set_base_offset(batch, base_offset.get());
        set_leader_epoch(batch, epoch.get());
        Ok(appended)
    }

    /// Gives a control batch that ends a transaction its place. `marker`: what its one record says.
    ///
    /// An aborted transaction's entry for `.txnindex` comes in `effects`.
    pub fn append_marker(
        &mut self,
        now: Now,
        epoch: LeaderEpoch,
        batch: &mut [u8],
        marker: Marker,
        effects: &mut Effects,
    ) -> Result<Appended, AppendError> {
        if self.is_offline() {
            return Err(AppendError::Offline);
        }
        let header = BatchHeader::parse(batch).expect("the coordinator builds whole batches");
        let placed = BatchHeader { base_offset: self.next.get(), partition_leader_epoch: epoch.get(), ..header };
        let appended = self.place(now, &placed)?;
        if let Some(aborted) = self.producers.note_marker(&placed, marker) {
            effects.aborted.push((appended.segment, aborted));
        }
        set_base_offset(batch, placed.base_offset);
        set_leader_epoch(batch, epoch.get());
        Ok(appended)
    }

    /// Gives a batch its place that another leader (or the metadata quorum) has numbered already: offsets and epoch stay.
    ///
    /// Errors: an offset below the log end. Gaps are taken: compaction on the leader makes them.
    pub fn append_as_follower(&mut self, now: Now, header: &BatchHeader) -> Result<Appended, AppendError> {
        if self.is_offline() {
            return Err(AppendError::Offline);
        }
        let found = Offset(header.base_offset);
        if found < self.next || header.last_offset_delta < 0 {
            return Err(AppendError::NotNext { expected: self.next, found });
        }
        self.place(now, header)
    }

    /// Everything below `up_to` is in its segment: readers see it now.
    ///
    /// Index entries are kept back until there are [`ENTRIES_AT_ONCE`] of them or their segment is closed (`effects.index`): the active
    /// segment's newest are in memory, and a crash makes them again. Otherwise every batch would cost two writes more.
    /// What the call before gave is in its files by now ([`Log::on_indexed`] tells it sooner).
    /// `up_to`: one past the last offset of a batch that was appended; log end ..= reserved end.
    pub fn on_written(&mut self, up_to: Offset, effects: &mut Effects) {
        assert!(up_to >= self.end && up_to <= self.next, "L1: {up_to} is not in {}..={}", self.end, self.next);
        if self.is_offline() {
            return;
        }
        self.on_indexed();
        let given = effects.index.len();
        while let Some(pending) = self.pending.front().filter(|pending| pending.batch.last_offset < up_to) {
            self.unwritten.extend(pending.index);
            self.unwritten.extend(pending.time);
            if pending.batch.segment != self.active().base || self.unwritten.len() >= ENTRIES_AT_ONCE {
                effects.index.append(&mut self.unwritten);
            }
            self.written = (pending.batch.segment, pending.batch.position.saturating_add(pending.batch.size));
            self.remember(pending.batch);
            self.pending.pop_front();
        }
        if effects.index.len() == given {
            self.on_indexed();
        }
        self.end = up_to;
        self.durable = self.durable.max(self.stable.min(self.end));
    }

    /// A write failed, or a read found what cannot be: the log takes and gives nothing any more until it is loaded anew (L8).
    pub fn on_failed(&mut self) {
        self.offline = true;
    }

    /// Closes the active segment although it is not full. `None` if it is empty: then it is as good as new.
    pub fn roll(&mut self, now: Now) -> Option<Roll> {
        (self.active().size > 0).then(|| self.roll_at(now, self.next))
    }

    fn place(&mut self, now: Now, header: &BatchHeader) -> Result<Appended, AppendError> {
        let size = u32::try_from(header.size()).ok().filter(|size| *size <= self.options.segment_bytes);
        let size = size.ok_or(AppendError::LargerThanSegment { size: header.size(), limit: self.options.segment_bytes })?;
        let (base_offset, last_offset) = (Offset(header.base_offset), Offset(header.last_offset()));
        // An emptied batch (only a leader's compaction makes them) has no record that a search by time could give.
        let timestamp = if header.records_count == 0 { Timestamp::NONE } else { Timestamp(header.max_timestamp) };
        let rolled = self.must_roll(now, size, timestamp, last_offset).then(|| self.roll_at(now, base_offset));
        let epoch_began = self.epochs.assign(LeaderEpoch(header.partition_leader_epoch), base_offset);
        self.producers.note(header);
        let (segment, position) = (self.active().base, self.active().size);
        let batch = RecentBatch { base_offset, last_offset, segment, position, size };
        let (index, time) = self.index(batch, timestamp);
        self.touched = true;
        self.pending.push_back(Pending { batch, index, time });
        self.next = last_offset.plus(1);
        let log_append_time = (header.timestamp_type() == TimestampType::LogAppendTime).then_some(timestamp);
        Ok(Appended { base_offset, last_offset, segment, position, log_append_time, rolled, epoch_began })
    }

    /// Rule 20. Age is told by record timestamps where there are any.
    fn must_roll(&self, now: Now, size: u32, timestamp: Timestamp, last_offset: Offset) -> bool {
        let active = self.active();
        if active.size == 0 {
            // Only a compacted log's offsets can jump that far: an empty segment takes them under another name.
            return last_offset - active.base > i64::from(i32::MAX);
        }
        let full = active.size.checked_add(size).is_none_or(|size| size > self.options.segment_bytes);
        let age = match active.first_timestamp {
            Some(first) if timestamp >= Timestamp(0) => timestamp.get().saturating_sub(first.get()),
            Some(_) | None => now.wall.get().saturating_sub(active.created.get()),
        };
        let old = age > self.options.segment_age_ms().saturating_sub(self.options.segment_jitter_ms);
        let index_full =
            active.index_entries >= self.options.index_bytes / 8 || active.time_entries.saturating_add(1) >= self.options.index_bytes / 12;
        full || old || index_full || last_offset - active.base > i64::from(i32::MAX)
    }

    fn roll_at(&mut self, now: Now, opened: Offset) -> Roll {
        self.touched = true;
        let closed = self.segments.back_mut().expect("L2");
        let (base, closed_size) = (closed.base, closed.size);
        self.unwritten
            .extend(closed.next_time_entry().map(|(place, entry)| IndexWrite::time(base, place, time_index::to_bytes(base, entry))));
        if closed_size == 0 {
            // Nothing can point into it; the shell removes its empty files.
            self.segments.pop_back();
        }
        self.segments.push_back(Segment::new(opened, now.wall));
        self.recent_index.reset(0);
        let entries = std::mem::take(&mut self.unwritten);
        let reserve = self.options.preallocate.then_some(self.options.segment_bytes);
        Roll { closed: base, closed_size, opened, reserve, entries, snapshot: self.producers.to_snapshot() }
    }

    /// Counts the batch into the active segment; the entries that the indexes gain.
    fn index(&mut self, batch: RecentBatch, timestamp: Timestamp) -> (Option<IndexWrite>, Option<IndexWrite>) {
        let interval = self.options.index_interval_bytes;
        let active = self.segments.back_mut().expect("L2");
        active.note_timestamp(timestamp, batch.last_offset);
        let mut writes = (None, None);
        if active.unindexed > interval {
            let relative = u32::try_from(batch.last_offset - active.base).unwrap_or(u32::MAX);
            let entry = IndexEntry { relative, position: batch.position };
            writes.0 = Some(IndexWrite::offset(active.base, active.index_entries, entry));
            active.index_entries = active.index_entries.saturating_add(1);
            self.recent_index.push(entry);
            let base = active.base;
            writes.1 = active.next_time_entry().map(|(place, entry)| IndexWrite::time(base, place, time_index::to_bytes(base, entry)));
            active.unindexed = 0;
        }
        active.size = active.size.saturating_add(batch.size);
        active.unindexed = active.unindexed.saturating_add(batch.size);
        writes
    }
}
