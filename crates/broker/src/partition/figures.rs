//! What metrics tell of a partition: one short lock, memory only.

use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use milena_engine::log::compact::Candidate;
use milena_engine::replica::fetch_session::Want;
use milena_engine::replica::view::Isolation;
use milena_engine::types::{Now, Offset, Timestamp};
use milena_protocol::batch::{BatchHeader, HEADER_SIZE, HeaderError, TimestampType};

use super::Partition;
use super::read::Ask;
use crate::context::Broker;

/// A partition at one moment; out of service it stands where it stood.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub(crate) folder: PathBuf,
    /// Of its segments.
    pub(crate) bytes: u64,
    pub(crate) segments: usize,
    pub(crate) start: Offset,
    pub(crate) end: Offset,
    /// Since the start.
    pub(crate) appended: Appended,
    /// To consumers, since the start.
    pub(crate) sent_bytes: u64,
    /// What a compaction would find, and whether one is worth it; `None` where there is none.
    pub(crate) compaction: Option<(Candidate, bool)>,
}

/// What came in. Counted under the state lock, which its append holds anyway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Appended {
    pub(crate) bytes: u64,
    pub(crate) records: u64,
}

impl Appended {
    pub(super) fn note(&mut self, header: &BatchHeader, bytes: usize) {
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
        self.records = self.records.saturating_add(u64::try_from(header.records_count).unwrap_or(0));
    }
}

impl Partition {
    pub(crate) fn figures(&self, now: Now) -> Figures {
        let folder = self.site().files.folder().to_owned();
        let cleaned_to = self.cleaned_to();
        let sent_bytes = self.sent_bytes.load(Ordering::Relaxed);
        // A poisoned lock holds a log in doubt; its sizes are sound numbers.
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (log, high_watermark) = (&state.log, state.leader.high_watermark());
        let compaction = log.compaction(now, high_watermark, cleaned_to);
        Figures {
            folder,
            bytes: log.size(),
            segments: log.segments().len(),
            start: log.start(),
            end: log.end(),
            appended: state.appended,
            sent_bytes,
            compaction: compaction.map(|candidate| (candidate, candidate.is_due(log.options()))),
        }
    }

    /// Bytes of batches go out to a consumer.
    pub(crate) fn note_sent(&self, bytes: u64) {
        self.sent_bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// When the record at `offset` was written, or the first one behind it: by the header of the batch that it lies in, the timestamp of the batch's
    /// first record; where the broker stamps records, or compaction has written something else there, the batch's largest.
    ///
    /// Reads up to an index interval of batch headers, which may be cold. `None`: there is no such record, or it has no timestamp.
    pub(crate) fn written_at(&self, broker: &Broker, offset: Offset) -> Option<Timestamp> {
        let want = Want { fetch_offset: offset, max_bytes: 1, current_leader_epoch: -1, last_fetched_epoch: -1 };
        let ask = Ask { isolation: Isolation::ReadUncommitted, want, max_bytes: 1, one_at_least: true };
        // A start that moved on meanwhile is told with the next scrape.
        let slice = self.read(broker, ask).ok()?.slice?;
        let mut head = [0; HEADER_SIZE];
        let length = usize::try_from(slice.length).unwrap_or(HEADER_SIZE).min(HEADER_SIZE);
        let head = head.get_mut(..length)?;
        slice.file.read_exact_at(slice.position, head).ok()?;
        timestamp_of(head).filter(|timestamp| timestamp.get() >= 0)
    }
}

/// Of a batch, or of a message of the formats before 0.11, which has its own at the same place since the second of them.
fn timestamp_of(head: &[u8]) -> Option<Timestamp> {
    const MESSAGE_TIMESTAMP: std::ops::Range<usize> = 18..26;
    match BatchHeader::parse(head) {
        Ok(header) if header.timestamp_type() == TimestampType::LogAppendTime || header.delete_horizon().is_some() => {
            Some(Timestamp(header.max_timestamp))
        }
        Ok(header) => Some(Timestamp(header.base_timestamp)),
        Err(HeaderError::Magic { magic: 1 }) => Some(Timestamp(i64::from_be_bytes(head.get(MESSAGE_TIMESTAMP)?.try_into().ok()?))),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(attributes: i16, base_timestamp: i64, max_timestamp: i64) -> [u8; HEADER_SIZE] {
        let header = BatchHeader {
            base_offset: 0,
            batch_length: 100,
            partition_leader_epoch: 0,
            magic: 2,
            crc: 0,
            attributes,
            last_offset_delta: 1,
            base_timestamp,
            max_timestamp,
            producer_id: -1,
            producer_epoch: -1,
            base_sequence: -1,
            records_count: 2,
        };
        header.to_bytes()
    }

    #[test]
    fn the_first_record_of_a_batch_tells_its_age() {
        assert_eq!(timestamp_of(&head(0, 10, 20)), Some(Timestamp(10)));
        assert_eq!(timestamp_of(&head(1 << 3, 10, 20)), Some(Timestamp(20)), "the broker's time");
        assert_eq!(timestamp_of(&head(1 << 6, 10, 20)), Some(Timestamp(20)), "10 is when tombstones go");
        assert_eq!(timestamp_of(&[0; 20]), None);
        let mut message = [0; 34];
        message[16] = 1;
        message[25] = 7;
        assert_eq!(timestamp_of(&message), Some(Timestamp(7)));
        message[16] = 0;
        assert_eq!(timestamp_of(&message), None, "the oldest format has none");
    }
}
