//! ProduceResponse: response, versions 3-13.
//!
//! Generated from facts/messages/00_produce.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProduceResponse {
    pub responses: Vec<TopicProduceResponse>,
    pub throttle_time_ms: i32,
    /// Versions 10-13; tag 0 in 10+.
    pub node_endpoints: Vec<NodeEndpoint>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicProduceResponse {
    /// Versions 3-12; key of its array; dropped where absent; a topic name.
    pub name: String,
    /// Versions 13; key of its array; dropped where absent.
    pub topic_id: Uuid,
    pub partition_responses: Vec<PartitionProduceResponse>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PartitionProduceResponse {
    pub index: i32,
    pub error_code: i16,
    pub base_offset: i64,
    /// Default -1.
    pub log_append_time_ms: i64,
    /// Versions 5-13; dropped where absent; default -1.
    pub log_start_offset: i64,
    /// Versions 8-13; dropped where absent.
    pub record_errors: Vec<BatchIndexAndErrorMessage>,
    /// Versions 8-13; dropped where absent; default null.
    pub error_message: Option<String>,
    /// Versions 10-13; tag 0 in 10+.
    pub current_leader: LeaderIdAndEpoch,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for PartitionProduceResponse {
    fn default() -> Self {
        Self {
            index: 0,
            error_code: 0,
            base_offset: 0,
            log_append_time_ms: -1,
            log_start_offset: -1,
            record_errors: Vec::new(),
            error_message: None,
            current_leader: LeaderIdAndEpoch::default(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct BatchIndexAndErrorMessage {
    pub batch_index: i32,
    /// Default null.
    pub batch_index_error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LeaderIdAndEpoch {
    /// A broker id; default -1.
    pub leader_id: i32,
    /// Default -1.
    pub leader_epoch: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for LeaderIdAndEpoch {
    fn default() -> Self {
        Self { leader_id: -1, leader_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
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

impl ProduceResponse {
    pub const NAME: &'static str = "ProduceResponse";
    pub const KEY: ApiKey = ApiKey::Produce;
    pub const LOWEST: i16 = 3;
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

impl ProduceResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        let mut value = Self {
            responses: cursor.array(flexible, 3, version, TopicProduceResponse::read),
            throttle_time_ms: cursor.i32(),
            node_endpoints: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 if version >= 10 => value.node_endpoints = cursor.array(true, 11, version, NodeEndpoint::read),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.array(&self.responses, flexible, version, TopicProduceResponse::write);
        out.i32(self.throttle_time_ms);
        if version < 10 && !self.node_endpoints.is_empty() {
            out.absent("ProduceResponse.node_endpoints");
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if version >= 10 && !self.node_endpoints.is_empty() {
                out.begin_tag(&mut tags, 0);
                out.array(&self.node_endpoints, true, version, NodeEndpoint::write);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl TopicProduceResponse {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            name: if version <= 12 { cursor.string(flexible) } else { String::new() },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partition_responses: cursor.array(flexible, 22, version, PartitionProduceResponse::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        if version <= 12 {
            out.string(&self.name, flexible);
        }
        if version >= 13 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partition_responses, flexible, version, PartitionProduceResponse::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl PartitionProduceResponse {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        let mut value = Self {
            index: cursor.i32(),
            error_code: cursor.i16(),
            base_offset: cursor.i64(),
            log_append_time_ms: cursor.i64(),
            log_start_offset: if version >= 5 { cursor.i64() } else { -1 },
            record_errors: if version >= 8 { cursor.array(flexible, 6, version, BatchIndexAndErrorMessage::read) } else { Vec::new() },
            error_message: if version >= 8 { cursor.nullable_string(flexible, true) } else { None },
            current_leader: LeaderIdAndEpoch::default(),
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 if version >= 10 => value.current_leader = LeaderIdAndEpoch::read(cursor, version),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.i32(self.index);
        out.i16(self.error_code);
        out.i64(self.base_offset);
        out.i64(self.log_append_time_ms);
        if version >= 5 {
            out.i64(self.log_start_offset);
        }
        if version >= 8 {
            out.array(&self.record_errors, flexible, version, BatchIndexAndErrorMessage::write);
            out.nullable_string(self.error_message.as_deref(), flexible, true, "ProduceResponse.PartitionProduceResponse.error_message");
        }
        if version < 10 && self.current_leader != LeaderIdAndEpoch::default() {
            out.absent("ProduceResponse.PartitionProduceResponse.current_leader");
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if version >= 10 && self.current_leader != LeaderIdAndEpoch::default() {
                out.begin_tag(&mut tags, 0);
                self.current_leader.write(out, version);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl BatchIndexAndErrorMessage {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 9;
        Self {
            batch_index: cursor.i32(),
            batch_index_error_message: cursor.nullable_string(flexible, true),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 9;
        out.i32(self.batch_index);
        out.nullable_string(
            self.batch_index_error_message.as_deref(),
            flexible,
            true,
            "ProduceResponse.BatchIndexAndErrorMessage.batch_index_error_message",
        );
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
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
        out.nullable_string(self.rack.as_deref(), true, true, "ProduceResponse.NodeEndpoint.rack");
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
