//! What the topic `__remote_log_metadata` holds.
//!
//! Generated from facts/records/remote_log_metadata.msg by `cargo xtask codegen`; do not edit.

pub mod remote_log_segment_metadata_record;
pub mod remote_log_segment_metadata_snapshot_record;
pub mod remote_log_segment_metadata_update_record;
pub mod remote_partition_delete_metadata_record;

use crate::wire::{Cursor, DecodeError, EncodeError, Encoder};

/// A record: all of it is in the value.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum RemoteLogMetadataRecord {
    RemoteLogSegmentMetadata(remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord),
    RemoteLogSegmentMetadataUpdate(remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord),
    RemotePartitionDeleteMetadata(remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord),
    RemoteLogSegmentMetadataSnapshot(remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord),
}

impl RemoteLogMetadataRecord {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            RemoteLogMetadataRecord::RemoteLogSegmentMetadata(_) => {
                remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::RECORD_ID
            }
            RemoteLogMetadataRecord::RemoteLogSegmentMetadataUpdate(_) => {
                remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::RECORD_ID
            }
            RemoteLogMetadataRecord::RemotePartitionDeleteMetadata(_) => {
                remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::RECORD_ID
            }
            RemoteLogMetadataRecord::RemoteLogSegmentMetadataSnapshot(_) => {
                remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::RECORD_ID
            }
        }
    }
}

impl From<remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord> for RemoteLogMetadataRecord {
    fn from(record: remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord) -> Self {
        RemoteLogMetadataRecord::RemoteLogSegmentMetadata(record)
    }
}

impl From<remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord> for RemoteLogMetadataRecord {
    fn from(record: remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord) -> Self {
        RemoteLogMetadataRecord::RemoteLogSegmentMetadataUpdate(record)
    }
}

impl From<remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord> for RemoteLogMetadataRecord {
    fn from(record: remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord) -> Self {
        RemoteLogMetadataRecord::RemotePartitionDeleteMetadata(record)
    }
}

impl From<remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord> for RemoteLogMetadataRecord {
    fn from(record: remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord) -> Self {
        RemoteLogMetadataRecord::RemoteLogSegmentMetadataSnapshot(record)
    }
}

impl RemoteLogMetadataRecord {
    /// Reads the frame version, the record id, the version and the record; `None` for an id that is not known.
    pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        let (id, version) = cursor.metadata_frame()?;
        Ok(Some(match id {
            0 => RemoteLogMetadataRecord::RemoteLogSegmentMetadata(
                remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::decode(cursor, version)?,
            ),
            1 => RemoteLogMetadataRecord::RemoteLogSegmentMetadataUpdate(
                remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::decode(cursor, version)?,
            ),
            2 => RemoteLogMetadataRecord::RemotePartitionDeleteMetadata(
                remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::decode(cursor, version)?,
            ),
            3 => RemoteLogMetadataRecord::RemoteLogSegmentMetadataSnapshot(
                remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::decode(cursor, version)?,
            ),
            _ => return Ok(None),
        }))
    }

    /// Writes the frame version, the record id, the version and the record.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        out.metadata_frame(self.record_id(), version);
        match self {
            RemoteLogMetadataRecord::RemoteLogSegmentMetadata(record) => record.encode(out, version),
            RemoteLogMetadataRecord::RemoteLogSegmentMetadataUpdate(record) => record.encode(out, version),
            RemoteLogMetadataRecord::RemotePartitionDeleteMetadata(record) => record.encode(out, version),
            RemoteLogMetadataRecord::RemoteLogSegmentMetadataSnapshot(record) => record.encode(out, version),
        }
    }

    /// The highest version that the record has.
    #[must_use]
    pub fn highest_version(&self) -> i16 {
        match self {
            RemoteLogMetadataRecord::RemoteLogSegmentMetadata(_) => {
                remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::HIGHEST
            }
            RemoteLogMetadataRecord::RemoteLogSegmentMetadataUpdate(_) => {
                remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::HIGHEST
            }
            RemoteLogMetadataRecord::RemotePartitionDeleteMetadata(_) => {
                remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::HIGHEST
            }
            RemoteLogMetadataRecord::RemoteLogSegmentMetadataSnapshot(_) => {
                remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::HIGHEST
            }
        }
    }
}
