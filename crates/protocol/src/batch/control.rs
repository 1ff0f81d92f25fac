//! Control batches: what the cluster itself writes between the records of clients.
//!
//! A record's key says what it is: int16 version, int16 type. Layouts of the values: `records/control`.
//! A transaction marker is alone in its batch, uncompressed, with the producer of the transaction and no sequence.
//! Source: KIP-98 (markers), KIP-595 (leader change), KIP-630 (snapshots), KIP-853 (voters).

use super::builder::{BatchBuilder, BatchOptions};
use super::reader::Reader;

/// What a control record says. Unknown types are ignored by every reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i16)]
pub enum ControlType {
    Abort = 0,
    Commit = 1,
    LeaderChange = 2,
    SnapshotHeader = 3,
    SnapshotFooter = 4,
    KRaftVersion = 5,
    KRaftVoters = 6,
}

impl ControlType {
    pub const ALL: [ControlType; 7] = [
        ControlType::Abort,
        ControlType::Commit,
        ControlType::LeaderChange,
        ControlType::SnapshotHeader,
        ControlType::SnapshotFooter,
        ControlType::KRaftVersion,
        ControlType::KRaftVoters,
    ];

    /// What the key of a record in a control batch says; `None` for a type that nobody knows, or no key of this form.
    pub fn of_key(key: &[u8]) -> Option<ControlType> {
        let mut reader = Reader::new(key);
        let _version = i16::from_be_bytes(reader.fixed()?);
        let number = i16::from_be_bytes(reader.fixed()?);
        ControlType::ALL.into_iter().find(|kind| *kind as i16 == number)
    }

    /// The key of a record of this type, in version 0.
    pub fn key(self) -> [u8; 4] {
        let [high, low] = (self as i16).to_be_bytes();
        [0, 0, high, low]
    }
}

/// The end of a transaction in one partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndTxnMarker {
    pub committed: bool,
    pub producer_id: i64,
    pub producer_epoch: i16,
    /// Epoch of the transaction coordinator that decided.
    pub coordinator_epoch: i32,
    /// Milliseconds since 1970.
    pub timestamp: i64,
}

impl EndTxnMarker {
    /// The marker as a batch at offset 0 without leader epoch, for the leader to place.
    pub fn batch(&self) -> Vec<u8> {
        let [a, b, c, d] = self.coordinator_epoch.to_be_bytes();
        let kind = if self.committed { ControlType::Commit } else { ControlType::Abort };
        let options = BatchOptions {
            producer_id: self.producer_id,
            producer_epoch: self.producer_epoch,
            transactional: true,
            ..BatchOptions::default()
        };
        control_batch(options, self.timestamp, kind, &[0, 0, a, b, c, d])
    }

    /// The coordinator epoch in the value of a marker; `None` when it has no such field.
    pub fn coordinator_epoch_of(value: &[u8]) -> Option<i32> {
        let mut reader = Reader::new(value);
        let _version = reader.fixed::<2>()?;
        reader.fixed().map(i32::from_be_bytes)
    }
}

/// A control batch of one record. `value`: encoded by the schema of its type, version included. `timestamp`: ms since 1970.
pub fn control_batch(options: BatchOptions, timestamp: i64, kind: ControlType, value: &[u8]) -> Vec<u8> {
    let mut builder = BatchBuilder::new(BatchOptions { control: true, ..options });
    #[expect(clippy::expect_used, reason = "one small record in an empty batch fits")]
    builder.append(timestamp, Some(&kind.key()), Some(value), &[]).expect("one small record");
    builder.build()
}
