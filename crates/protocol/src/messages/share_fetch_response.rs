//! ShareFetchResponse: response, versions 1-2.
//!
//! Generated from facts/messages/78_share_fetch.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Records, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareFetchResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    pub acquisition_lock_timeout_ms: i32,
    pub responses: Vec<ShareFetchableTopicResponse>,
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShareFetchableTopicResponse {
    /// Key of its array.
    pub topic_id: Uuid,
    pub partitions: Vec<PartitionData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    pub partition_index: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    pub acknowledge_error_code: i16,
    /// Default null.
    pub acknowledge_error_message: Option<String>,
    pub current_leader: LeaderIdAndEpoch,
    pub records: Records,
    pub acquired_records: Vec<AcquiredRecords>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderIdAndEpoch {
    pub leader_id: i32,
    pub leader_epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AcquiredRecords {
    pub first_offset: i64,
    pub last_offset: i64,
    pub delivery_count: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct NodeEndpoint {
    /// Key of its array; a broker id.
    pub node_id: i32,
    pub host: String,
    pub port: i32,
    /// Default null.
    pub rack: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ShareFetchResponse {
    pub const NAME: &'static str = "ShareFetchResponse";
    pub const KEY: ApiKey = ApiKey::ShareFetch;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 2;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(0);

    /// Reads one; bytes behind it are left in the cursor.
    pub fn decode(cursor: &mut wire::Cursor<'_>, version: i16) -> Result<Self, DecodeError> {
        cursor.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        let value = Self::read(cursor, version);
        cursor.finish(value)
    }

    /// Writes it behind what `out` holds; after an error `out` is as it was.
    pub fn encode(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        let start = out.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        self.write(out, version);
        out.finish(start)
    }
}

impl ShareFetchResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            acquisition_lock_timeout_ms: cursor.i32(),
            responses: cursor.array(true, 18, version, ShareFetchableTopicResponse::read),
            node_endpoints: cursor.array(true, 11, version, NodeEndpoint::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "ShareFetchResponse.error_message");
        out.i32(self.acquisition_lock_timeout_ms);
        out.array(&self.responses, true, version, ShareFetchableTopicResponse::write);
        out.array(&self.node_endpoints, true, version, NodeEndpoint::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl ShareFetchableTopicResponse {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 22, version, PartitionData::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, PartitionData::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl PartitionData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            partition_index: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            acknowledge_error_code: cursor.i16(),
            acknowledge_error_message: cursor.nullable_string(true, true),
            current_leader: LeaderIdAndEpoch::read(cursor, version),
            records: cursor.records(true, false),
            acquired_records: cursor.array(true, 19, version, AcquiredRecords::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.partition_index);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "ShareFetchResponse.PartitionData.error_message");
        out.i16(self.acknowledge_error_code);
        out.nullable_string(
            self.acknowledge_error_message.as_deref(),
            true,
            true,
            "ShareFetchResponse.PartitionData.acknowledge_error_message",
        );
        self.current_leader.write(out, version);
        out.records(&self.records, true, false, "ShareFetchResponse.PartitionData.records");
        out.array(&self.acquired_records, true, version, AcquiredRecords::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl LeaderIdAndEpoch {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { leader_id: cursor.i32(), leader_epoch: cursor.i32(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl AcquiredRecords {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            first_offset: cursor.i64(),
            last_offset: cursor.i64(),
            delivery_count: cursor.i16(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i64(self.first_offset);
        out.i64(self.last_offset);
        out.i16(self.delivery_count);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl NodeEndpoint {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            node_id: cursor.i32(),
            host: cursor.string(true),
            port: cursor.i32(),
            rack: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.node_id);
        out.string(&self.host, true);
        out.i32(self.port);
        out.nullable_string(self.rack.as_deref(), true, true, "ShareFetchResponse.NodeEndpoint.rack");
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
