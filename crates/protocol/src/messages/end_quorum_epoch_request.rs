//! EndQuorumEpochRequest: request, versions 0-1.
//!
//! Generated from facts/messages/54_end_quorum_epoch.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndQuorumEpochRequest {
    /// Default null.
    pub cluster_id: Option<String>,
    pub topics: Vec<TopicData>,
    /// Versions 1; dropped where absent.
    pub leader_endpoints: Vec<LeaderEndpoint>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicData {
    /// A topic name.
    pub topic_name: String,
    pub partitions: Vec<PartitionData>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartitionData {
    pub partition_index: i32,
    /// A broker id.
    pub leader_id: i32,
    pub leader_epoch: i32,
    /// Versions 0; dropped where absent.
    pub preferred_successors: Vec<i32>,
    /// Versions 1; dropped where absent.
    pub preferred_candidates: Vec<ReplicaInfo>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReplicaInfo {
    /// A broker id.
    pub candidate_id: i32,
    pub candidate_directory_id: Uuid,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeaderEndpoint {
    /// Key of its array.
    pub name: String,
    pub host: String,
    pub port: u16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl EndQuorumEpochRequest {
    pub const NAME: &'static str = "EndQuorumEpochRequest";
    pub const KEY: ApiKey = ApiKey::EndQuorumEpoch;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(1);

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

impl EndQuorumEpochRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 1;
        Self {
            cluster_id: cursor.nullable_string(flexible, true),
            topics: cursor.array(flexible, 3, version, TopicData::read),
            leader_endpoints: if version >= 1 { cursor.array(flexible, 5, version, LeaderEndpoint::read) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 1;
        out.nullable_string(self.cluster_id.as_deref(), flexible, true, "EndQuorumEpochRequest.cluster_id");
        out.array(&self.topics, flexible, version, TopicData::write);
        if version >= 1 {
            out.array(&self.leader_endpoints, flexible, version, LeaderEndpoint::write);
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl TopicData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 1;
        Self {
            topic_name: cursor.string(flexible),
            partitions: cursor.array(flexible, 14, version, PartitionData::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 1;
        out.string(&self.topic_name, flexible);
        out.array(&self.partitions, flexible, version, PartitionData::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl PartitionData {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 1;
        Self {
            partition_index: cursor.i32(),
            leader_id: cursor.i32(),
            leader_epoch: cursor.i32(),
            preferred_successors: if version <= 0 { cursor.array(flexible, 4, version, |cursor, _| cursor.i32()) } else { Vec::new() },
            preferred_candidates: if version >= 1 { cursor.array(flexible, 21, version, ReplicaInfo::read) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 1;
        out.i32(self.partition_index);
        out.i32(self.leader_id);
        out.i32(self.leader_epoch);
        if version <= 0 {
            out.array(&self.preferred_successors, flexible, version, wire::write_i32);
        }
        if version >= 1 {
            out.array(&self.preferred_candidates, flexible, version, ReplicaInfo::write);
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl ReplicaInfo {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { candidate_id: cursor.i32(), candidate_directory_id: cursor.uuid(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.candidate_id);
        out.uuid(self.candidate_directory_id);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl LeaderEndpoint {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { name: cursor.string(true), host: cursor.string(true), port: cursor.u16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.name, true);
        out.string(&self.host, true);
        out.u16(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
