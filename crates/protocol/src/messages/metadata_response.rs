//! MetadataResponse: response, versions 0-13.
//!
//! Generated from facts/messages/03_metadata.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct MetadataResponse {
    /// Versions 3-13; dropped where absent.
    pub throttle_time_ms: i32,
    pub brokers: Vec<MetadataResponseBroker>,
    /// Versions 2-13; dropped where absent; default null.
    pub cluster_id: Option<String>,
    /// Versions 1-13; dropped where absent; a broker id; default -1.
    pub controller_id: i32,
    pub topics: Vec<MetadataResponseTopic>,
    /// Versions 8-10; default -2147483648.
    pub cluster_authorized_operations: i32,
    /// Versions 13; dropped where absent.
    pub error_code: i16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for MetadataResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            brokers: Vec::new(),
            cluster_id: None,
            controller_id: -1,
            topics: Vec::new(),
            cluster_authorized_operations: -2_147_483_648,
            error_code: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct MetadataResponseBroker {
    /// Key of its array; a broker id.
    pub node_id: i32,
    pub host: String,
    pub port: i32,
    /// Versions 1-13; dropped where absent; default null.
    pub rack: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct MetadataResponseTopic {
    pub error_code: i16,
    /// Null allowed in 12+; key of its array; a topic name.
    pub name: Option<String>,
    /// Versions 10-13; dropped where absent.
    pub topic_id: Uuid,
    /// Versions 1-13; dropped where absent.
    pub is_internal: bool,
    pub partitions: Vec<MetadataResponsePartition>,
    /// Versions 8-13; default -2147483648.
    pub topic_authorized_operations: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for MetadataResponseTopic {
    fn default() -> Self {
        Self {
            error_code: 0,
            name: Some(String::new()),
            topic_id: Uuid::ZERO,
            is_internal: false,
            partitions: Vec::new(),
            topic_authorized_operations: -2_147_483_648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct MetadataResponsePartition {
    pub error_code: i16,
    pub partition_index: i32,
    /// A broker id.
    pub leader_id: i32,
    /// Versions 7-13; dropped where absent; default -1.
    pub leader_epoch: i32,
    /// A broker id.
    pub replica_nodes: Vec<i32>,
    /// A broker id.
    pub isr_nodes: Vec<i32>,
    /// Versions 5-13; dropped where absent; a broker id.
    pub offline_replicas: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for MetadataResponsePartition {
    fn default() -> Self {
        Self {
            error_code: 0,
            partition_index: 0,
            leader_id: 0,
            leader_epoch: -1,
            replica_nodes: Vec::new(),
            isr_nodes: Vec::new(),
            offline_replicas: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl MetadataResponse {
    pub const NAME: &'static str = "MetadataResponse";
    pub const KEY: ApiKey = ApiKey::Metadata;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 13;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(9);

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

impl MetadataResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            throttle_time_ms: if version >= 3 { cursor.i32() } else { 0 },
            brokers: cursor.array(flexible, 10, version, MetadataResponseBroker::read),
            cluster_id: if version >= 2 { cursor.nullable_string(flexible, true) } else { None },
            controller_id: if version >= 1 { cursor.i32() } else { -1 },
            topics: cursor.array(flexible, 8, version, MetadataResponseTopic::read),
            cluster_authorized_operations: if (8..=10).contains(&version) { cursor.i32() } else { -2_147_483_648 },
            error_code: if version >= 13 { cursor.i16() } else { 0 },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        if version >= 3 {
            out.i32(self.throttle_time_ms);
        }
        out.array(&self.brokers, flexible, version, MetadataResponseBroker::write);
        if version >= 2 {
            out.nullable_string(self.cluster_id.as_deref(), flexible, true, "MetadataResponse.cluster_id");
        }
        if version >= 1 {
            out.i32(self.controller_id);
        }
        out.array(&self.topics, flexible, version, MetadataResponseTopic::write);
        if (8..=10).contains(&version) {
            out.i32(self.cluster_authorized_operations);
        } else if self.cluster_authorized_operations != -2_147_483_648 {
            out.absent("MetadataResponse.cluster_authorized_operations");
        }
        if version >= 13 {
            out.i16(self.error_code);
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl MetadataResponseBroker {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            node_id: cursor.i32(),
            host: cursor.string(flexible),
            port: cursor.i32(),
            rack: if version >= 1 { cursor.nullable_string(flexible, true) } else { None },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.i32(self.node_id);
        out.string(&self.host, flexible);
        out.i32(self.port);
        if version >= 1 {
            out.nullable_string(self.rack.as_deref(), flexible, true, "MetadataResponse.MetadataResponseBroker.rack");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl MetadataResponseTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            error_code: cursor.i16(),
            name: cursor.nullable_string(flexible, version >= 12),
            topic_id: if version >= 10 { cursor.uuid() } else { Uuid::ZERO },
            is_internal: if version >= 1 { cursor.bool() } else { false },
            partitions: cursor.array(flexible, 18, version, MetadataResponsePartition::read),
            topic_authorized_operations: if version >= 8 { cursor.i32() } else { -2_147_483_648 },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.i16(self.error_code);
        out.nullable_string(self.name.as_deref(), flexible, version >= 12, "MetadataResponse.MetadataResponseTopic.name");
        if version >= 10 {
            out.uuid(self.topic_id);
        }
        if version >= 1 {
            out.bool(self.is_internal);
        }
        out.array(&self.partitions, flexible, version, MetadataResponsePartition::write);
        if version >= 8 {
            out.i32(self.topic_authorized_operations);
        } else if self.topic_authorized_operations != -2_147_483_648 {
            out.absent("MetadataResponse.MetadataResponseTopic.topic_authorized_operations");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl MetadataResponsePartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            error_code: cursor.i16(),
            partition_index: cursor.i32(),
            leader_id: cursor.i32(),
            leader_epoch: if version >= 7 { cursor.i32() } else { -1 },
            replica_nodes: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            isr_nodes: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            offline_replicas: if version >= 5 { cursor.array(flexible, 4, version, |cursor, _| cursor.i32()) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.i16(self.error_code);
        out.i32(self.partition_index);
        out.i32(self.leader_id);
        if version >= 7 {
            out.i32(self.leader_epoch);
        }
        out.array(&self.replica_nodes, flexible, version, wire::write_i32);
        out.array(&self.isr_nodes, flexible, version, wire::write_i32);
        if version >= 5 {
            out.array(&self.offline_replicas, flexible, version, wire::write_i32);
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
