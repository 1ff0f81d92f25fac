//! What the topic `__consumer_offsets` holds.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

pub mod consumer_group_current_member_assignment_key;
pub mod consumer_group_current_member_assignment_value;
pub mod consumer_group_member_metadata_key;
pub mod consumer_group_member_metadata_value;
pub mod consumer_group_metadata_key;
pub mod consumer_group_metadata_value;
pub mod consumer_group_partition_metadata_key;
pub mod consumer_group_partition_metadata_value;
pub mod consumer_group_regular_expression_key;
pub mod consumer_group_regular_expression_value;
pub mod consumer_group_target_assignment_member_key;
pub mod consumer_group_target_assignment_member_value;
pub mod consumer_group_target_assignment_metadata_key;
pub mod consumer_group_target_assignment_metadata_value;
pub mod group_metadata_key;
pub mod group_metadata_value;
pub mod legacy_offset_commit_key;
pub mod legacy_offset_commit_value;
pub mod offset_commit_key;
pub mod offset_commit_value;
pub mod share_group_current_member_assignment_key;
pub mod share_group_current_member_assignment_value;
pub mod share_group_member_metadata_key;
pub mod share_group_member_metadata_value;
pub mod share_group_metadata_key;
pub mod share_group_metadata_value;
pub mod share_group_state_partition_metadata_key;
pub mod share_group_state_partition_metadata_value;
pub mod share_group_target_assignment_member_key;
pub mod share_group_target_assignment_member_value;
pub mod share_group_target_assignment_metadata_key;
pub mod share_group_target_assignment_metadata_value;
pub mod streams_group_current_member_assignment_key;
pub mod streams_group_current_member_assignment_value;
pub mod streams_group_member_metadata_key;
pub mod streams_group_member_metadata_value;
pub mod streams_group_metadata_key;
pub mod streams_group_metadata_value;
pub mod streams_group_target_assignment_member_key;
pub mod streams_group_target_assignment_member_value;
pub mod streams_group_target_assignment_metadata_key;
pub mod streams_group_target_assignment_metadata_value;
pub mod streams_group_topology_key;
pub mod streams_group_topology_value;

use crate::wire::{Cursor, DecodeError, EncodeError, Encoder};

/// The key of a record.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConsumerOffsetsKey {
    LegacyOffsetCommit(legacy_offset_commit_key::LegacyOffsetCommitKey),
    OffsetCommit(offset_commit_key::OffsetCommitKey),
    GroupMetadata(group_metadata_key::GroupMetadataKey),
    ConsumerGroupMetadata(consumer_group_metadata_key::ConsumerGroupMetadataKey),
    ConsumerGroupPartitionMetadata(consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey),
    ConsumerGroupMemberMetadata(consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey),
    ConsumerGroupTargetAssignmentMetadata(consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey),
    ConsumerGroupTargetAssignmentMember(consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey),
    ConsumerGroupCurrentMemberAssignment(consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey),
    ShareGroupMemberMetadata(share_group_member_metadata_key::ShareGroupMemberMetadataKey),
    ShareGroupMetadata(share_group_metadata_key::ShareGroupMetadataKey),
    ShareGroupTargetAssignmentMetadata(share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey),
    ShareGroupTargetAssignmentMember(share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey),
    ShareGroupCurrentMemberAssignment(share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey),
    ShareGroupStatePartitionMetadata(share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey),
    ConsumerGroupRegularExpression(consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey),
    StreamsGroupMetadata(streams_group_metadata_key::StreamsGroupMetadataKey),
    StreamsGroupMemberMetadata(streams_group_member_metadata_key::StreamsGroupMemberMetadataKey),
    StreamsGroupTargetAssignmentMetadata(streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey),
    StreamsGroupTargetAssignmentMember(streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey),
    StreamsGroupCurrentMemberAssignment(streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey),
    StreamsGroupTopology(streams_group_topology_key::StreamsGroupTopologyKey),
}

impl ConsumerOffsetsKey {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            ConsumerOffsetsKey::LegacyOffsetCommit(_) => legacy_offset_commit_key::LegacyOffsetCommitKey::RECORD_ID,
            ConsumerOffsetsKey::OffsetCommit(_) => offset_commit_key::OffsetCommitKey::RECORD_ID,
            ConsumerOffsetsKey::GroupMetadata(_) => group_metadata_key::GroupMetadataKey::RECORD_ID,
            ConsumerOffsetsKey::ConsumerGroupMetadata(_) => consumer_group_metadata_key::ConsumerGroupMetadataKey::RECORD_ID,
            ConsumerOffsetsKey::ConsumerGroupPartitionMetadata(_) => {
                consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::ConsumerGroupMemberMetadata(_) => {
                consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMetadata(_) => {
                consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMember(_) => {
                consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey::RECORD_ID
            }
            ConsumerOffsetsKey::ConsumerGroupCurrentMemberAssignment(_) => {
                consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey::RECORD_ID
            }
            ConsumerOffsetsKey::ShareGroupMemberMetadata(_) => share_group_member_metadata_key::ShareGroupMemberMetadataKey::RECORD_ID,
            ConsumerOffsetsKey::ShareGroupMetadata(_) => share_group_metadata_key::ShareGroupMetadataKey::RECORD_ID,
            ConsumerOffsetsKey::ShareGroupTargetAssignmentMetadata(_) => {
                share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::ShareGroupTargetAssignmentMember(_) => {
                share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey::RECORD_ID
            }
            ConsumerOffsetsKey::ShareGroupCurrentMemberAssignment(_) => {
                share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey::RECORD_ID
            }
            ConsumerOffsetsKey::ShareGroupStatePartitionMetadata(_) => {
                share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::ConsumerGroupRegularExpression(_) => {
                consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey::RECORD_ID
            }
            ConsumerOffsetsKey::StreamsGroupMetadata(_) => streams_group_metadata_key::StreamsGroupMetadataKey::RECORD_ID,
            ConsumerOffsetsKey::StreamsGroupMemberMetadata(_) => {
                streams_group_member_metadata_key::StreamsGroupMemberMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::StreamsGroupTargetAssignmentMetadata(_) => {
                streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey::RECORD_ID
            }
            ConsumerOffsetsKey::StreamsGroupTargetAssignmentMember(_) => {
                streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey::RECORD_ID
            }
            ConsumerOffsetsKey::StreamsGroupCurrentMemberAssignment(_) => {
                streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey::RECORD_ID
            }
            ConsumerOffsetsKey::StreamsGroupTopology(_) => streams_group_topology_key::StreamsGroupTopologyKey::RECORD_ID,
        }
    }
}

impl From<legacy_offset_commit_key::LegacyOffsetCommitKey> for ConsumerOffsetsKey {
    fn from(record: legacy_offset_commit_key::LegacyOffsetCommitKey) -> Self {
        ConsumerOffsetsKey::LegacyOffsetCommit(record)
    }
}

impl From<offset_commit_key::OffsetCommitKey> for ConsumerOffsetsKey {
    fn from(record: offset_commit_key::OffsetCommitKey) -> Self {
        ConsumerOffsetsKey::OffsetCommit(record)
    }
}

impl From<group_metadata_key::GroupMetadataKey> for ConsumerOffsetsKey {
    fn from(record: group_metadata_key::GroupMetadataKey) -> Self {
        ConsumerOffsetsKey::GroupMetadata(record)
    }
}

impl From<consumer_group_metadata_key::ConsumerGroupMetadataKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_metadata_key::ConsumerGroupMetadataKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupMetadata(record)
    }
}

impl From<consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupPartitionMetadata(record)
    }
}

impl From<consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupMemberMetadata(record)
    }
}

impl From<consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMetadata(record)
    }
}

impl From<consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMember(record)
    }
}

impl From<consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupCurrentMemberAssignment(record)
    }
}

impl From<share_group_member_metadata_key::ShareGroupMemberMetadataKey> for ConsumerOffsetsKey {
    fn from(record: share_group_member_metadata_key::ShareGroupMemberMetadataKey) -> Self {
        ConsumerOffsetsKey::ShareGroupMemberMetadata(record)
    }
}

impl From<share_group_metadata_key::ShareGroupMetadataKey> for ConsumerOffsetsKey {
    fn from(record: share_group_metadata_key::ShareGroupMetadataKey) -> Self {
        ConsumerOffsetsKey::ShareGroupMetadata(record)
    }
}

impl From<share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey> for ConsumerOffsetsKey {
    fn from(record: share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey) -> Self {
        ConsumerOffsetsKey::ShareGroupTargetAssignmentMetadata(record)
    }
}

impl From<share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey> for ConsumerOffsetsKey {
    fn from(record: share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey) -> Self {
        ConsumerOffsetsKey::ShareGroupTargetAssignmentMember(record)
    }
}

impl From<share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey> for ConsumerOffsetsKey {
    fn from(record: share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey) -> Self {
        ConsumerOffsetsKey::ShareGroupCurrentMemberAssignment(record)
    }
}

impl From<share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey> for ConsumerOffsetsKey {
    fn from(record: share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey) -> Self {
        ConsumerOffsetsKey::ShareGroupStatePartitionMetadata(record)
    }
}

impl From<consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey> for ConsumerOffsetsKey {
    fn from(record: consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey) -> Self {
        ConsumerOffsetsKey::ConsumerGroupRegularExpression(record)
    }
}

impl From<streams_group_metadata_key::StreamsGroupMetadataKey> for ConsumerOffsetsKey {
    fn from(record: streams_group_metadata_key::StreamsGroupMetadataKey) -> Self {
        ConsumerOffsetsKey::StreamsGroupMetadata(record)
    }
}

impl From<streams_group_member_metadata_key::StreamsGroupMemberMetadataKey> for ConsumerOffsetsKey {
    fn from(record: streams_group_member_metadata_key::StreamsGroupMemberMetadataKey) -> Self {
        ConsumerOffsetsKey::StreamsGroupMemberMetadata(record)
    }
}

impl From<streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey> for ConsumerOffsetsKey {
    fn from(record: streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey) -> Self {
        ConsumerOffsetsKey::StreamsGroupTargetAssignmentMetadata(record)
    }
}

impl From<streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey> for ConsumerOffsetsKey {
    fn from(record: streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey) -> Self {
        ConsumerOffsetsKey::StreamsGroupTargetAssignmentMember(record)
    }
}

impl From<streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey> for ConsumerOffsetsKey {
    fn from(record: streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey) -> Self {
        ConsumerOffsetsKey::StreamsGroupCurrentMemberAssignment(record)
    }
}

impl From<streams_group_topology_key::StreamsGroupTopologyKey> for ConsumerOffsetsKey {
    fn from(record: streams_group_topology_key::StreamsGroupTopologyKey) -> Self {
        ConsumerOffsetsKey::StreamsGroupTopology(record)
    }
}

impl ConsumerOffsetsKey {
    /// Reads the record id and the key; `None` for an id that is not known, which Kafka skips.
    pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        let id = cursor.i16();
        cursor.check()?;
        Ok(Some(match id {
            0 => ConsumerOffsetsKey::LegacyOffsetCommit(legacy_offset_commit_key::LegacyOffsetCommitKey::decode(cursor, 0)?),
            1 => ConsumerOffsetsKey::OffsetCommit(offset_commit_key::OffsetCommitKey::decode(cursor, 0)?),
            2 => ConsumerOffsetsKey::GroupMetadata(group_metadata_key::GroupMetadataKey::decode(cursor, 0)?),
            3 => ConsumerOffsetsKey::ConsumerGroupMetadata(consumer_group_metadata_key::ConsumerGroupMetadataKey::decode(cursor, 0)?),
            4 => ConsumerOffsetsKey::ConsumerGroupPartitionMetadata(
                consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey::decode(cursor, 0)?,
            ),
            5 => ConsumerOffsetsKey::ConsumerGroupMemberMetadata(
                consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey::decode(cursor, 0)?,
            ),
            6 => ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMetadata(
                consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey::decode(cursor, 0)?,
            ),
            7 => ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMember(
                consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey::decode(cursor, 0)?,
            ),
            8 => ConsumerOffsetsKey::ConsumerGroupCurrentMemberAssignment(
                consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey::decode(cursor, 0)?,
            ),
            10 => ConsumerOffsetsKey::ShareGroupMemberMetadata(share_group_member_metadata_key::ShareGroupMemberMetadataKey::decode(
                cursor, 0,
            )?),
            11 => ConsumerOffsetsKey::ShareGroupMetadata(share_group_metadata_key::ShareGroupMetadataKey::decode(cursor, 0)?),
            12 => ConsumerOffsetsKey::ShareGroupTargetAssignmentMetadata(
                share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey::decode(cursor, 0)?,
            ),
            13 => ConsumerOffsetsKey::ShareGroupTargetAssignmentMember(
                share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey::decode(cursor, 0)?,
            ),
            14 => ConsumerOffsetsKey::ShareGroupCurrentMemberAssignment(
                share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey::decode(cursor, 0)?,
            ),
            15 => ConsumerOffsetsKey::ShareGroupStatePartitionMetadata(
                share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey::decode(cursor, 0)?,
            ),
            16 => ConsumerOffsetsKey::ConsumerGroupRegularExpression(
                consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey::decode(cursor, 0)?,
            ),
            17 => ConsumerOffsetsKey::StreamsGroupMetadata(streams_group_metadata_key::StreamsGroupMetadataKey::decode(cursor, 0)?),
            19 => ConsumerOffsetsKey::StreamsGroupMemberMetadata(streams_group_member_metadata_key::StreamsGroupMemberMetadataKey::decode(
                cursor, 0,
            )?),
            20 => ConsumerOffsetsKey::StreamsGroupTargetAssignmentMetadata(
                streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey::decode(cursor, 0)?,
            ),
            21 => ConsumerOffsetsKey::StreamsGroupTargetAssignmentMember(
                streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey::decode(cursor, 0)?,
            ),
            22 => ConsumerOffsetsKey::StreamsGroupCurrentMemberAssignment(
                streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey::decode(cursor, 0)?,
            ),
            23 => ConsumerOffsetsKey::StreamsGroupTopology(streams_group_topology_key::StreamsGroupTopologyKey::decode(cursor, 0)?),
            _ => return Ok(None),
        }))
    }

    /// Writes the record id and the key.
    pub fn encode(&self, out: &mut Encoder) -> Result<(), EncodeError> {
        match self {
            ConsumerOffsetsKey::LegacyOffsetCommit(key) => key.encode_framed(out),
            ConsumerOffsetsKey::OffsetCommit(key) => key.encode_framed(out),
            ConsumerOffsetsKey::GroupMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupPartitionMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupMemberMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupTargetAssignmentMember(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupCurrentMemberAssignment(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ShareGroupMemberMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ShareGroupMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ShareGroupTargetAssignmentMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ShareGroupTargetAssignmentMember(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ShareGroupCurrentMemberAssignment(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ShareGroupStatePartitionMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::ConsumerGroupRegularExpression(key) => key.encode_framed(out),
            ConsumerOffsetsKey::StreamsGroupMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::StreamsGroupMemberMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::StreamsGroupTargetAssignmentMetadata(key) => key.encode_framed(out),
            ConsumerOffsetsKey::StreamsGroupTargetAssignmentMember(key) => key.encode_framed(out),
            ConsumerOffsetsKey::StreamsGroupCurrentMemberAssignment(key) => key.encode_framed(out),
            ConsumerOffsetsKey::StreamsGroupTopology(key) => key.encode_framed(out),
        }
    }
}

/// The value of a record.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConsumerOffsetsValue {
    LegacyOffsetCommit(legacy_offset_commit_value::LegacyOffsetCommitValue),
    OffsetCommit(offset_commit_value::OffsetCommitValue),
    GroupMetadata(group_metadata_value::GroupMetadataValue),
    ConsumerGroupMetadata(consumer_group_metadata_value::ConsumerGroupMetadataValue),
    ConsumerGroupPartitionMetadata(consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue),
    ConsumerGroupMemberMetadata(consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue),
    ConsumerGroupTargetAssignmentMetadata(consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue),
    ConsumerGroupTargetAssignmentMember(consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue),
    ConsumerGroupCurrentMemberAssignment(consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue),
    ShareGroupMemberMetadata(share_group_member_metadata_value::ShareGroupMemberMetadataValue),
    ShareGroupMetadata(share_group_metadata_value::ShareGroupMetadataValue),
    ShareGroupTargetAssignmentMetadata(share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue),
    ShareGroupTargetAssignmentMember(share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue),
    ShareGroupCurrentMemberAssignment(share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue),
    ShareGroupStatePartitionMetadata(share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue),
    ConsumerGroupRegularExpression(consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue),
    StreamsGroupMetadata(streams_group_metadata_value::StreamsGroupMetadataValue),
    StreamsGroupMemberMetadata(streams_group_member_metadata_value::StreamsGroupMemberMetadataValue),
    StreamsGroupTargetAssignmentMetadata(streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue),
    StreamsGroupTargetAssignmentMember(streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue),
    StreamsGroupCurrentMemberAssignment(streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue),
    StreamsGroupTopology(streams_group_topology_value::StreamsGroupTopologyValue),
}

impl ConsumerOffsetsValue {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            ConsumerOffsetsValue::LegacyOffsetCommit(_) => legacy_offset_commit_value::LegacyOffsetCommitValue::RECORD_ID,
            ConsumerOffsetsValue::OffsetCommit(_) => offset_commit_value::OffsetCommitValue::RECORD_ID,
            ConsumerOffsetsValue::GroupMetadata(_) => group_metadata_value::GroupMetadataValue::RECORD_ID,
            ConsumerOffsetsValue::ConsumerGroupMetadata(_) => consumer_group_metadata_value::ConsumerGroupMetadataValue::RECORD_ID,
            ConsumerOffsetsValue::ConsumerGroupPartitionMetadata(_) => {
                consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::ConsumerGroupMemberMetadata(_) => {
                consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMetadata(_) => {
                consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMember(_) => {
                consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue::RECORD_ID
            }
            ConsumerOffsetsValue::ConsumerGroupCurrentMemberAssignment(_) => {
                consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue::RECORD_ID
            }
            ConsumerOffsetsValue::ShareGroupMemberMetadata(_) => {
                share_group_member_metadata_value::ShareGroupMemberMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::ShareGroupMetadata(_) => share_group_metadata_value::ShareGroupMetadataValue::RECORD_ID,
            ConsumerOffsetsValue::ShareGroupTargetAssignmentMetadata(_) => {
                share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::ShareGroupTargetAssignmentMember(_) => {
                share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue::RECORD_ID
            }
            ConsumerOffsetsValue::ShareGroupCurrentMemberAssignment(_) => {
                share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue::RECORD_ID
            }
            ConsumerOffsetsValue::ShareGroupStatePartitionMetadata(_) => {
                share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::ConsumerGroupRegularExpression(_) => {
                consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue::RECORD_ID
            }
            ConsumerOffsetsValue::StreamsGroupMetadata(_) => streams_group_metadata_value::StreamsGroupMetadataValue::RECORD_ID,
            ConsumerOffsetsValue::StreamsGroupMemberMetadata(_) => {
                streams_group_member_metadata_value::StreamsGroupMemberMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::StreamsGroupTargetAssignmentMetadata(_) => {
                streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue::RECORD_ID
            }
            ConsumerOffsetsValue::StreamsGroupTargetAssignmentMember(_) => {
                streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue::RECORD_ID
            }
            ConsumerOffsetsValue::StreamsGroupCurrentMemberAssignment(_) => {
                streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue::RECORD_ID
            }
            ConsumerOffsetsValue::StreamsGroupTopology(_) => streams_group_topology_value::StreamsGroupTopologyValue::RECORD_ID,
        }
    }
}

impl From<legacy_offset_commit_value::LegacyOffsetCommitValue> for ConsumerOffsetsValue {
    fn from(record: legacy_offset_commit_value::LegacyOffsetCommitValue) -> Self {
        ConsumerOffsetsValue::LegacyOffsetCommit(record)
    }
}

impl From<offset_commit_value::OffsetCommitValue> for ConsumerOffsetsValue {
    fn from(record: offset_commit_value::OffsetCommitValue) -> Self {
        ConsumerOffsetsValue::OffsetCommit(record)
    }
}

impl From<group_metadata_value::GroupMetadataValue> for ConsumerOffsetsValue {
    fn from(record: group_metadata_value::GroupMetadataValue) -> Self {
        ConsumerOffsetsValue::GroupMetadata(record)
    }
}

impl From<consumer_group_metadata_value::ConsumerGroupMetadataValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_metadata_value::ConsumerGroupMetadataValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupMetadata(record)
    }
}

impl From<consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupPartitionMetadata(record)
    }
}

impl From<consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupMemberMetadata(record)
    }
}

impl From<consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMetadata(record)
    }
}

impl From<consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMember(record)
    }
}

impl From<consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupCurrentMemberAssignment(record)
    }
}

impl From<share_group_member_metadata_value::ShareGroupMemberMetadataValue> for ConsumerOffsetsValue {
    fn from(record: share_group_member_metadata_value::ShareGroupMemberMetadataValue) -> Self {
        ConsumerOffsetsValue::ShareGroupMemberMetadata(record)
    }
}

impl From<share_group_metadata_value::ShareGroupMetadataValue> for ConsumerOffsetsValue {
    fn from(record: share_group_metadata_value::ShareGroupMetadataValue) -> Self {
        ConsumerOffsetsValue::ShareGroupMetadata(record)
    }
}

impl From<share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue> for ConsumerOffsetsValue {
    fn from(record: share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue) -> Self {
        ConsumerOffsetsValue::ShareGroupTargetAssignmentMetadata(record)
    }
}

impl From<share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue> for ConsumerOffsetsValue {
    fn from(record: share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue) -> Self {
        ConsumerOffsetsValue::ShareGroupTargetAssignmentMember(record)
    }
}

impl From<share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue> for ConsumerOffsetsValue {
    fn from(record: share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue) -> Self {
        ConsumerOffsetsValue::ShareGroupCurrentMemberAssignment(record)
    }
}

impl From<share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue> for ConsumerOffsetsValue {
    fn from(record: share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue) -> Self {
        ConsumerOffsetsValue::ShareGroupStatePartitionMetadata(record)
    }
}

impl From<consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue> for ConsumerOffsetsValue {
    fn from(record: consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue) -> Self {
        ConsumerOffsetsValue::ConsumerGroupRegularExpression(record)
    }
}

impl From<streams_group_metadata_value::StreamsGroupMetadataValue> for ConsumerOffsetsValue {
    fn from(record: streams_group_metadata_value::StreamsGroupMetadataValue) -> Self {
        ConsumerOffsetsValue::StreamsGroupMetadata(record)
    }
}

impl From<streams_group_member_metadata_value::StreamsGroupMemberMetadataValue> for ConsumerOffsetsValue {
    fn from(record: streams_group_member_metadata_value::StreamsGroupMemberMetadataValue) -> Self {
        ConsumerOffsetsValue::StreamsGroupMemberMetadata(record)
    }
}

impl From<streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue> for ConsumerOffsetsValue {
    fn from(record: streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue) -> Self {
        ConsumerOffsetsValue::StreamsGroupTargetAssignmentMetadata(record)
    }
}

impl From<streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue> for ConsumerOffsetsValue {
    fn from(record: streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue) -> Self {
        ConsumerOffsetsValue::StreamsGroupTargetAssignmentMember(record)
    }
}

impl From<streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue> for ConsumerOffsetsValue {
    fn from(record: streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue) -> Self {
        ConsumerOffsetsValue::StreamsGroupCurrentMemberAssignment(record)
    }
}

impl From<streams_group_topology_value::StreamsGroupTopologyValue> for ConsumerOffsetsValue {
    fn from(record: streams_group_topology_value::StreamsGroupTopologyValue) -> Self {
        ConsumerOffsetsValue::StreamsGroupTopology(record)
    }
}

impl ConsumerOffsetsValue {
    /// Reads the version and the value of record `id`; `None` for an id that is not known.
    pub fn decode(id: i16, cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        Ok(Some(match id {
            0 => ConsumerOffsetsValue::LegacyOffsetCommit(legacy_offset_commit_value::LegacyOffsetCommitValue::decode_framed(cursor)?),
            1 => ConsumerOffsetsValue::OffsetCommit(offset_commit_value::OffsetCommitValue::decode_framed(cursor)?),
            2 => ConsumerOffsetsValue::GroupMetadata(group_metadata_value::GroupMetadataValue::decode_framed(cursor)?),
            3 => ConsumerOffsetsValue::ConsumerGroupMetadata(consumer_group_metadata_value::ConsumerGroupMetadataValue::decode_framed(
                cursor,
            )?),
            4 => ConsumerOffsetsValue::ConsumerGroupPartitionMetadata(
                consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue::decode_framed(cursor)?,
            ),
            5 => ConsumerOffsetsValue::ConsumerGroupMemberMetadata(
                consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue::decode_framed(cursor)?,
            ),
            6 => ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMetadata(
                consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue::decode_framed(cursor)?,
            ),
            7 => ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMember(
                consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue::decode_framed(cursor)?,
            ),
            8 => ConsumerOffsetsValue::ConsumerGroupCurrentMemberAssignment(
                consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue::decode_framed(cursor)?,
            ),
            10 => ConsumerOffsetsValue::ShareGroupMemberMetadata(
                share_group_member_metadata_value::ShareGroupMemberMetadataValue::decode_framed(cursor)?,
            ),
            11 => ConsumerOffsetsValue::ShareGroupMetadata(share_group_metadata_value::ShareGroupMetadataValue::decode_framed(cursor)?),
            12 => ConsumerOffsetsValue::ShareGroupTargetAssignmentMetadata(
                share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue::decode_framed(cursor)?,
            ),
            13 => ConsumerOffsetsValue::ShareGroupTargetAssignmentMember(
                share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue::decode_framed(cursor)?,
            ),
            14 => ConsumerOffsetsValue::ShareGroupCurrentMemberAssignment(
                share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue::decode_framed(cursor)?,
            ),
            15 => ConsumerOffsetsValue::ShareGroupStatePartitionMetadata(
                share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue::decode_framed(cursor)?,
            ),
            16 => ConsumerOffsetsValue::ConsumerGroupRegularExpression(
                consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue::decode_framed(cursor)?,
            ),
            17 => {
                ConsumerOffsetsValue::StreamsGroupMetadata(streams_group_metadata_value::StreamsGroupMetadataValue::decode_framed(cursor)?)
            }
            19 => ConsumerOffsetsValue::StreamsGroupMemberMetadata(
                streams_group_member_metadata_value::StreamsGroupMemberMetadataValue::decode_framed(cursor)?,
            ),
            20 => ConsumerOffsetsValue::StreamsGroupTargetAssignmentMetadata(
                streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue::decode_framed(cursor)?,
            ),
            21 => ConsumerOffsetsValue::StreamsGroupTargetAssignmentMember(
                streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue::decode_framed(cursor)?,
            ),
            22 => ConsumerOffsetsValue::StreamsGroupCurrentMemberAssignment(
                streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue::decode_framed(cursor)?,
            ),
            23 => {
                ConsumerOffsetsValue::StreamsGroupTopology(streams_group_topology_value::StreamsGroupTopologyValue::decode_framed(cursor)?)
            }
            _ => return Ok(None),
        }))
    }

    /// Writes the version and the value.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        match self {
            ConsumerOffsetsValue::LegacyOffsetCommit(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::OffsetCommit(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::GroupMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupPartitionMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupMemberMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupTargetAssignmentMember(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupCurrentMemberAssignment(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ShareGroupMemberMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ShareGroupMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ShareGroupTargetAssignmentMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ShareGroupTargetAssignmentMember(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ShareGroupCurrentMemberAssignment(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ShareGroupStatePartitionMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::ConsumerGroupRegularExpression(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::StreamsGroupMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::StreamsGroupMemberMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::StreamsGroupTargetAssignmentMetadata(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::StreamsGroupTargetAssignmentMember(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::StreamsGroupCurrentMemberAssignment(value) => value.encode_framed(out, version),
            ConsumerOffsetsValue::StreamsGroupTopology(value) => value.encode_framed(out, version),
        }
    }
}
