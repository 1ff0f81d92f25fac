//! Where recovery may go on inside a segment, instead of reading it from its beginning: the log as it was at a moment when nothing of it
//! was on its way, and everything below was synced afterwards.
//!
//! ```text
//! file   0        8    10   14   18                point   topic id 16, partition 4, offset 8, then the segment as it was: base 8, size 4,
//!        +--------+----+----+----+------ ...               first timestamp 8, largest timestamp 8 and its offset 8, bytes since the last
//!        |milena-r|ver.|crc |cnt |points                   index entry 4, index entries 4 and the last of them 8, time entries 4 and the
//!        +--------+----+----+----+------ ...               last of them 8 and 8; position of the last batch 4; producers
//!                       |    |<- CRC-32C of byte 14 to the end         absent timestamps and offsets: -1
//! ```
//!
//! One file a log directory, ours alone: a clean stop takes it away, because the next life may be Kafka's. Who reads it may do without: what
//! it says is held against the folder (`recover`), and whatever does not fit costs a longer recovery.
//!
//! Not in it: aborted transactions, so that a segment that has some is read whole.

#![deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::BTreeMap;
use std::sync::Arc;

use milena_protocol::hash::crc32c;
use milena_protocol::wire::Cursor;

use super::Log;
use super::index::IndexEntry;
use super::producers::Producers;
use super::segment::{Segment, TimeOffset};
use crate::types::{Offset, PartitionIndex, Timestamp, TopicId};

/// Name of the file in the log directory.
pub const RESUME_POINTS: &str = "milena-resume-points";

const MAGIC: [u8; 8] = *b"milena-r";
const VERSION: i16 = 0;
/// Where what the checksum covers begins.
const COVERED: usize = 14;
/// A partition with more producers is read from the beginning of its segment: the file would become large.
const PRODUCERS_MAX: usize = 256;
/// Bytes of a point without producers.
const POINT: usize = 108;

/// See the head of this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumePoint {
    /// The log end at that moment: everything below was synced.
    pub offset: Offset,
    /// The active segment at that moment.
    pub(super) segment: Segment,
    pub(super) last_index: Option<IndexEntry>,
    /// Where the last batch begins.
    pub(super) last_batch: u32,
    pub(super) producers: Producers,
}

/// Those of a log directory.
pub type ResumePoints = BTreeMap<(TopicId, PartitionIndex), Arc<ResumePoint>>;

/// Why bytes are no such file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResumeError {
    #[error("the file is of format {found}; only {VERSION} is known")]
    Version { found: i16 },
    #[error("the file is damaged")]
    Damaged,
}

impl Log {
    /// The point at the log end; `None`: something is reserved and not written, or too much is unknown. It counts once everything below is
    /// synced, index entries too: see [`Log::take_index`].
    pub fn resume_point(&self) -> Option<ResumePoint> {
        let (active, last) = (self.active(), self.recent.back()?);
        let quiet = self.pending.is_empty() && self.unwritten.is_empty() && self.written == (active.base, active.size);
        let follows = last.segment == active.base
            && last.position.checked_add(last.size) == Some(active.size)
            && last.last_offset.plus(1) == self.end;
        let last_index = self.recent_index.last();
        let index_known = last_index.is_some() || active.index_entries == 0;
        if !(quiet && follows && index_known) {
            return None;
        }
        ResumePoint::new(self.end, active.clone(), last_index, last.position, self.producers.clone())
    }
}

/// The content of the file.
pub fn to_bytes(points: &ResumePoints) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(points.len().saturating_mul(POINT.saturating_mul(2)));
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_be_bytes());
    bytes.extend([0; 4]);
    bytes.extend(u32::try_from(points.len()).unwrap_or(u32::MAX).to_be_bytes());
    for ((topic, partition), point) in points {
        bytes.extend(topic.0);
        bytes.extend(partition.get().to_be_bytes());
        point.put(&mut bytes);
    }
    let crc = crc32c(bytes.get(COVERED..).unwrap_or(&[]));
    if let Some(place) = bytes.get_mut(10..COVERED) {
        place.copy_from_slice(&crc.to_be_bytes());
    }
    bytes
}

/// Reads the content of the file. Memory is bounded by its length.
pub fn parse(bytes: &[u8]) -> Result<ResumePoints, ResumeError> {
    let (magic, rest) = bytes.split_first_chunk::<8>().ok_or(ResumeError::Damaged)?;
    let mut fields = Cursor::new(rest);
    let (version, crc) = (fields.i16(), fields.u32());
    if *magic != MAGIC || fields.check().is_err() {
        return Err(ResumeError::Damaged);
    }
    if version != VERSION {
        return Err(ResumeError::Version { found: version });
    }
    if crc != crc32c(bytes.get(COVERED..).unwrap_or(&[])) {
        return Err(ResumeError::Damaged);
    }
    let mut points = ResumePoints::new();
    for _ in 0..fields.u32() {
        let key = (TopicId(fields.uuid().0), PartitionIndex(fields.i32()));
        let point = ResumePoint::take(&mut fields).ok_or(ResumeError::Damaged)?;
        points.insert(key, Arc::new(point));
    }
    if fields.left() > 0 { Err(ResumeError::Damaged) } else { Ok(points) }
}

impl ResumePoint {
    /// `None`: there are too many producers.
    pub(super) fn new(
        offset: Offset,
        segment: Segment,
        last_index: Option<IndexEntry>,
        last_batch: u32,
        producers: Producers,
    ) -> Option<Self> {
        (producers.len() <= PRODUCERS_MAX).then_some(Self { offset, segment, last_index, last_batch, producers })
    }

    fn put(&self, bytes: &mut Vec<u8>) {
        let Self { offset, segment, last_index, last_batch, producers } = self;
        let none = TimeOffset { timestamp: Timestamp::NONE, offset: Offset::NONE };
        let (largest, last_time) = (segment.largest.unwrap_or(none), segment.last_time_entry.unwrap_or(none));
        bytes.extend(offset.get().to_be_bytes());
        bytes.extend(segment.base.get().to_be_bytes());
        bytes.extend(segment.size.to_be_bytes());
        bytes.extend(segment.first_timestamp.unwrap_or(Timestamp::NONE).get().to_be_bytes());
        bytes.extend(largest.timestamp.get().to_be_bytes());
        bytes.extend(largest.offset.get().to_be_bytes());
        bytes.extend(segment.unindexed.to_be_bytes());
        bytes.extend(segment.index_entries.to_be_bytes());
        bytes.extend(last_index.unwrap_or_default().to_bytes());
        bytes.extend(segment.time_entries.to_be_bytes());
        bytes.extend(last_time.timestamp.get().to_be_bytes());
        bytes.extend(last_time.offset.get().to_be_bytes());
        bytes.extend(last_batch.to_be_bytes());
        producers.put(bytes);
    }

    /// `None`: it is cut short, or cannot be.
    fn take(fields: &mut Cursor<'_>) -> Option<Self> {
        let time = |timestamp: i64, offset: i64| {
            Some(TimeOffset { timestamp: Timestamp(timestamp), offset: Offset(offset) }).filter(|time| time.offset >= Offset::ZERO)
        };
        let (offset, base) = (Offset(fields.i64()), Offset(fields.i64()));
        let mut segment = Segment::new(base, Timestamp::NONE);
        segment.size = fields.u32();
        segment.first_timestamp = Some(Timestamp(fields.i64())).filter(|first| *first >= Timestamp(0));
        segment.largest = time(fields.i64(), fields.i64());
        segment.unindexed = fields.u32();
        segment.index_entries = fields.u32();
        let last_index = IndexEntry { relative: fields.u32(), position: fields.u32() };
        segment.time_entries = fields.u32();
        segment.last_time_entry = time(fields.i64(), fields.i64());
        let last_batch = fields.u32();
        let producers = Producers::take(fields)?;
        let last_index = (segment.index_entries > 0).then_some(last_index);
        let times = (segment.time_entries > 0) == segment.last_time_entry.is_some();
        let sound = times && base >= Offset::ZERO && offset > base && last_batch < segment.size;
        (sound && fields.check().is_ok()).then_some(Self { offset, segment, last_index, last_batch, producers })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests {
    use super::*;
    use crate::log::LogOptions;
    use crate::log::tests::{Partition, batch, idempotent};

    fn points() -> ResumePoints {
        let mut partition = Partition::new(LogOptions { index_interval_bytes: 200, ..LogOptions::DEFAULT });
        for sequence in 0..9 {
            partition.append(idempotent(7, 0, sequence, 1)).unwrap();
            partition.append(batch(2, i64::from(sequence) * 10)).unwrap();
        }
        partition.log.take_index(&mut partition.effects);
        let point = partition.log.resume_point().expect("quiet");
        assert_eq!((point.offset, point.producers.get(crate::types::ProducerId(7)).unwrap().batches().len()), (Offset(27), 5));
        [1, 2].map(|id| ((TopicId([id; 16]), PartitionIndex(i32::from(id))), Arc::new(point.clone()))).into()
    }

    #[test]
    fn points_there_and_back() {
        let mut points = points();
        // The moment of making is not kept.
        points.values_mut().for_each(|point| Arc::make_mut(point).segment.created = Timestamp::NONE);
        assert_eq!(parse(&to_bytes(&points)), Ok(points));
        assert_eq!(parse(&to_bytes(&ResumePoints::new())), Ok(ResumePoints::new()));
    }

    /// A log of one segment, some producers and a point in the middle; what comes behind is not synced.
    fn continued() -> (Partition, Arc<ResumePoint>) {
        let mut partition = Partition::new(OPTIONS);
        let mut point = None;
        for sequence in 0..40 {
            partition.append(idempotent(7, 0, sequence, 1)).unwrap();
            partition.append(batch(2, 2000 - i64::from(sequence) * 10)).unwrap();
            if sequence == 20 {
                partition.log.take_index(&mut partition.effects);
                partition.perform();
                point = partition.log.resume_point().map(Arc::new);
            }
        }
        (partition, point.expect("quiet"))
    }

    const OPTIONS: LogOptions = LogOptions { index_interval_bytes: 300, ..LogOptions::DEFAULT };

    #[test]
    fn recovery_goes_on_from_a_point() {
        let (partition, point) = continued();
        let (whole, read_whole) = Partition::recover(partition.files.clone(), OPTIONS, false, 0);
        let (resumed, read) = Partition::recover_at(partition.files.clone(), OPTIONS, false, 0, Some(Arc::clone(&point)));
        assert!(read.resumed.is_some() && !read.resume_contradicted);
        assert!(
            read.scanned_bytes > 0 && read.scanned_bytes < read_whole.scanned_bytes * 2 / 3,
            "{} of {}",
            read.scanned_bytes,
            read_whole.scanned_bytes
        );
        assert_eq!(resumed.offsets(), whole.offsets());
        assert_eq!(resumed.files, whole.files, "indexes and snapshots too");
        assert_eq!(resumed.log.segments(), whole.log.segments());
        assert_eq!(resumed.log.producers(), whole.log.producers());
        assert_eq!(resumed.log.recovery_point(), point.offset);
    }

    #[test]
    fn with_nothing_behind_the_point_nothing_is_read_or_written() {
        let (partition, point) = continued();
        let mut files = partition.files.clone();
        let log = crate::log::FileKind::Log.name(Offset::ZERO);
        files.get_mut(&log).unwrap().truncate(point.segment.size as usize);
        files.get_mut(&crate::log::FileKind::Index.name(Offset::ZERO)).unwrap().truncate(point.segment.index_entries as usize * 8);
        files.get_mut(&crate::log::FileKind::TimeIndex.name(Offset::ZERO)).unwrap().truncate(point.segment.time_entries as usize * 12);
        let (resumed, read) = Partition::recover_at(files.clone(), OPTIONS, false, 0, Some(Arc::clone(&point)));
        assert_eq!((read.scanned_bytes, read.cut_bytes, resumed.log.end()), (0, 0, point.offset));
        assert_eq!(resumed.files, files);
    }

    #[test]
    fn a_clean_stop_gives_the_point_at_the_end() {
        let (mut partition, _) = continued();
        let snapshot = partition.log.on_stop(&mut partition.effects);
        partition.perform();
        partition.files.insert(crate::log::FileKind::Snapshot.name(partition.log.end()), snapshot);
        let (mut again, read) = Partition::recover(partition.files, OPTIONS, true, 0);
        let point = read.resumed.expect("nothing was scanned");
        assert_eq!(point.offset, again.log.end());
        for _ in 0..5 {
            again.append(batch(3, 5000)).unwrap();
        }
        let (whole, read_whole) = Partition::recover(again.files.clone(), OPTIONS, false, 0);
        let (resumed, read) = Partition::recover_at(again.files.clone(), OPTIONS, false, 0, Some(point));
        assert!(read.scanned_bytes > 0 && read.scanned_bytes * 2 < read_whole.scanned_bytes);
        assert_eq!(resumed.offsets(), whole.offsets());
        assert_eq!(resumed.log.segments(), whole.log.segments());
        assert_eq!(
            resumed.files[&crate::log::FileKind::Index.name(Offset::ZERO)],
            whole.files[&crate::log::FileKind::Index.name(Offset::ZERO)]
        );
    }

    /// A power loss takes anything behind the point, and anything may stand in its place.
    #[test]
    fn what_lies_behind_a_point_is_cut_where_it_is_not_sound() {
        let (partition, point) = continued();
        let log = crate::log::FileKind::Log.name(Offset::ZERO);
        let size = partition.files[&log].len();
        for at in (point.segment.size as usize..size).step_by(7) {
            let mut files = partition.files.clone();
            files.get_mut(&log).unwrap()[at] ^= 1;
            let (whole, _) = Partition::recover(files.clone(), OPTIONS, false, 0);
            let (resumed, _) = Partition::recover_at(files, OPTIONS, false, 0, Some(Arc::clone(&point)));
            assert_eq!(resumed.files, whole.files, "byte {at}");
            assert_eq!(resumed.log.producers(), whole.log.producers());
        }
    }

    #[test]
    fn a_point_that_does_not_fit_costs_a_whole_scan() {
        let (partition, point) = continued();
        let kinds = [crate::log::FileKind::Log, crate::log::FileKind::Index, crate::log::FileKind::TimeIndex];
        let sizes = [point.segment.size as usize, point.segment.index_entries as usize * 8, point.segment.time_entries as usize * 12];
        for (kind, size) in kinds.into_iter().zip(sizes) {
            let mut files = partition.files.clone();
            files.get_mut(&kind.name(Offset::ZERO)).unwrap().truncate(size - 1);
            let (whole, _) = Partition::recover(files.clone(), OPTIONS, false, 0);
            let (declined, read) = Partition::recover_at(files, OPTIONS, false, 0, Some(Arc::clone(&point)));
            assert!(read.resumed.is_none() && read.resume_contradicted, "{kind:?}");
            assert_eq!(declined.files, whole.files, "{kind:?}");
        }
        let elsewhere = Arc::new(ResumePoint { offset: point.offset.plus(1), ..ResumePoint::clone(&point) });
        let (_, read) = Partition::recover_at(partition.files.clone(), OPTIONS, false, 0, Some(elsewhere));
        assert!(read.resume_contradicted, "the batch before it ends elsewhere");
        let gone = Arc::new(ResumePoint { segment: Segment { base: Offset(9), ..point.segment.clone() }, ..ResumePoint::clone(&point) });
        let (_, read) = Partition::recover_at(partition.files, OPTIONS, false, 0, Some(gone));
        assert!(read.resumed.is_none() && !read.resume_contradicted, "its segment may have gone since");
    }

    #[test]
    fn nothing_on_its_way_is_part_of_a_point() {
        let (mut partition, _) = continued();
        let (appended, bytes) = partition.reserve(0, batch(1, 0)).unwrap();
        partition.log.take_index(&mut partition.effects);
        assert_eq!(partition.log.resume_point(), None);
        partition.write(&appended, &bytes);
        partition.log.take_index(&mut partition.effects);
        assert_eq!(partition.log.resume_point().map(|point| point.offset), Some(partition.log.end()));
    }

    #[test]
    fn damage_is_found() {
        let bytes = to_bytes(&points());
        for at in 0..bytes.len() {
            assert!(parse(&bytes[..at]).is_err(), "cut at {at}");
            let mut wrong = bytes.clone();
            wrong[at] ^= 1;
            assert!(parse(&wrong).is_err(), "byte {at}");
        }
        let mut newer = bytes;
        newer[9] = 1;
        assert_eq!(parse(&newer), Err(ResumeError::Version { found: 1 }));
    }
}
