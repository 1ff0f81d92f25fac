//! ConsumerGroupHeartbeatRequest: request, versions 0-1.
//!
//! Generated from facts/messages/68_consumer_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerGroupHeartbeatRequest {
    /// A group id.
    pub group_id: String,
    pub member_id: String,
    pub member_epoch: i32,
    /// Default null.
    pub instance_id: Option<String>,
    /// Default null.
    pub rack_id: Option<String>,
    /// Default -1.
    pub rebalance_timeout_ms: i32,
    /// A topic name; default null.
    pub subscribed_topic_names: Option<Vec<String>>,
    /// Versions 1; default null.
    pub subscribed_topic_regex: Option<String>,
    /// Default null.
    pub server_assignor: Option<String>,
    /// Default null.
    pub topic_partitions: Option<Vec<TopicPartitions>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ConsumerGroupHeartbeatRequest {
    fn default() -> Self {
        Self {
            group_id: String::new(),
            member_id: String::new(),
            member_epoch: 0,
            instance_id: None,
            rack_id: None,
            rebalance_timeout_ms: -1,
            subscribed_topic_names: None,
            subscribed_topic_regex: None,
            server_assignor: None,
            topic_partitions: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartitions {
    pub topic_id: Uuid,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl ConsumerGroupHeartbeatRequest {
    pub const NAME: &'static str = "ConsumerGroupHeartbeatRequest";
    pub const KEY: ApiKey = ApiKey::ConsumerGroupHeartbeat;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 1;
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

impl ConsumerGroupHeartbeatRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            member_id: cursor.string(true),
            member_epoch: cursor.i32(),
            instance_id: cursor.nullable_string(true, true),
            rack_id: cursor.nullable_string(true, true),
            rebalance_timeout_ms: cursor.i32(),
            subscribed_topic_names: cursor.nullable_array(true, true, 1, version, |cursor, _| cursor.string(true)),
            subscribed_topic_regex: if version >= 1 { cursor.nullable_string(true, true) } else { None },
            server_assignor: cursor.nullable_string(true, true),
            topic_partitions: cursor.nullable_array(true, true, 18, version, TopicPartitions::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.string(&self.member_id, true);
        out.i32(self.member_epoch);
        out.nullable_string(self.instance_id.as_deref(), true, true, "ConsumerGroupHeartbeatRequest.instance_id");
        out.nullable_string(self.rack_id.as_deref(), true, true, "ConsumerGroupHeartbeatRequest.rack_id");
        out.i32(self.rebalance_timeout_ms);
        out.nullable_array(
            self.subscribed_topic_names.as_deref(),
            true,
            true,
            "ConsumerGroupHeartbeatRequest.subscribed_topic_names",
            version,
            wire::write_compact_string,
        );
        if version >= 1 {
            out.nullable_string(self.subscribed_topic_regex.as_deref(), true, true, "ConsumerGroupHeartbeatRequest.subscribed_topic_regex");
        } else if self.subscribed_topic_regex.is_some() {
            out.absent("ConsumerGroupHeartbeatRequest.subscribed_topic_regex");
        }
        out.nullable_string(self.server_assignor.as_deref(), true, true, "ConsumerGroupHeartbeatRequest.server_assignor");
        out.nullable_array(
            self.topic_partitions.as_deref(),
            true,
            true,
            "ConsumerGroupHeartbeatRequest.topic_partitions",
            version,
            TopicPartitions::write,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicPartitions {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic_id: cursor.uuid(),
            partitions: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.uuid(self.topic_id);
        out.array(&self.partitions, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
