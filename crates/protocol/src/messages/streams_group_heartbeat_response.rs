//! StreamsGroupHeartbeatResponse: response, versions 0.
//!
//! Generated from facts/messages/88_streams_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupHeartbeatResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    pub member_id: String,
    pub member_epoch: i32,
    pub heartbeat_interval_ms: i32,
    pub acceptable_recovery_lag: i32,
    pub task_offset_interval_ms: i32,
    pub status: Option<Vec<Status>>,
    /// Default null.
    pub active_tasks: Option<Vec<TaskIds>>,
    /// Default null.
    pub standby_tasks: Option<Vec<TaskIds>>,
    /// Default null.
    pub warmup_tasks: Option<Vec<TaskIds>>,
    pub endpoint_information_epoch: i32,
    /// Default null.
    pub partitions_by_user_endpoint: Option<Vec<EndpointToPartitions>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for StreamsGroupHeartbeatResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: None,
            member_id: String::new(),
            member_epoch: 0,
            heartbeat_interval_ms: 0,
            acceptable_recovery_lag: 0,
            task_offset_interval_ms: 0,
            status: Some(Vec::new()),
            active_tasks: None,
            standby_tasks: None,
            warmup_tasks: None,
            endpoint_information_epoch: 0,
            partitions_by_user_endpoint: None,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct EndpointToPartitions {
    pub user_endpoint: Endpoint,
    pub active_partitions: Vec<TopicPartition>,
    pub standby_partitions: Vec<TopicPartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Status {
    pub status_code: i8,
    pub status_detail: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicPartition {
    /// A topic name.
    pub topic: String,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskIds {
    pub subtopology_id: String,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Endpoint {
    pub host: String,
    pub port: u16,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl StreamsGroupHeartbeatResponse {
    pub const NAME: &'static str = "StreamsGroupHeartbeatResponse";
    pub const KEY: ApiKey = ApiKey::StreamsGroupHeartbeat;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 0;
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

impl StreamsGroupHeartbeatResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            member_id: cursor.string(true),
            member_epoch: cursor.i32(),
            heartbeat_interval_ms: cursor.i32(),
            acceptable_recovery_lag: cursor.i32(),
            task_offset_interval_ms: cursor.i32(),
            status: cursor.nullable_array(true, true, 3, version, Status::read),
            active_tasks: cursor.nullable_array(true, true, 3, version, TaskIds::read),
            standby_tasks: cursor.nullable_array(true, true, 3, version, TaskIds::read),
            warmup_tasks: cursor.nullable_array(true, true, 3, version, TaskIds::read),
            endpoint_information_epoch: cursor.i32(),
            partitions_by_user_endpoint: cursor.nullable_array(true, true, 7, version, EndpointToPartitions::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "StreamsGroupHeartbeatResponse.error_message");
        out.string(&self.member_id, true);
        out.i32(self.member_epoch);
        out.i32(self.heartbeat_interval_ms);
        out.i32(self.acceptable_recovery_lag);
        out.i32(self.task_offset_interval_ms);
        out.nullable_array(self.status.as_deref(), true, true, "StreamsGroupHeartbeatResponse.status", version, Status::write);
        out.nullable_array(self.active_tasks.as_deref(), true, true, "StreamsGroupHeartbeatResponse.active_tasks", version, TaskIds::write);
        out.nullable_array(
            self.standby_tasks.as_deref(),
            true,
            true,
            "StreamsGroupHeartbeatResponse.standby_tasks",
            version,
            TaskIds::write,
        );
        out.nullable_array(self.warmup_tasks.as_deref(), true, true, "StreamsGroupHeartbeatResponse.warmup_tasks", version, TaskIds::write);
        out.i32(self.endpoint_information_epoch);
        out.nullable_array(
            self.partitions_by_user_endpoint.as_deref(),
            true,
            true,
            "StreamsGroupHeartbeatResponse.partitions_by_user_endpoint",
            version,
            EndpointToPartitions::write,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl EndpointToPartitions {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            user_endpoint: Endpoint::read(cursor, version),
            active_partitions: cursor.array(true, 3, version, TopicPartition::read),
            standby_partitions: cursor.array(true, 3, version, TopicPartition::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        self.user_endpoint.write(out, version);
        out.array(&self.active_partitions, true, version, TopicPartition::write);
        out.array(&self.standby_partitions, true, version, TopicPartition::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Status {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { status_code: cursor.i8(), status_detail: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i8(self.status_code);
        out.string(&self.status_detail, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            topic: cursor.string(true),
            partitions: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.topic, true);
        out.array(&self.partitions, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TaskIds {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            subtopology_id: cursor.string(true),
            partitions: cursor.array(true, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.subtopology_id, true);
        out.array(&self.partitions, true, version, wire::write_i32);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Endpoint {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { host: cursor.string(true), port: cursor.u16(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.host, true);
        out.u16(self.port);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
