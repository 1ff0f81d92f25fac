//! StreamsGroupHeartbeatRequest: request, versions 0.
//!
//! Generated from facts/messages/88_streams_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct StreamsGroupHeartbeatRequest {
    /// A group id.
    pub group_id: String,
    pub member_id: String,
    pub member_epoch: i32,
    pub endpoint_information_epoch: i32,
    /// Default null.
    pub instance_id: Option<String>,
    /// Default null.
    pub rack_id: Option<String>,
    /// Default -1.
    pub rebalance_timeout_ms: i32,
    /// Default null.
    pub topology: Option<Topology>,
    /// Default null.
    pub active_tasks: Option<Vec<TaskIds>>,
    /// Default null.
    pub standby_tasks: Option<Vec<TaskIds>>,
    /// Default null.
    pub warmup_tasks: Option<Vec<TaskIds>>,
    /// Default null.
    pub process_id: Option<String>,
    /// Default null.
    pub user_endpoint: Option<Endpoint>,
    /// Default null.
    pub client_tags: Option<Vec<KeyValue>>,
    /// Default null.
    pub task_offsets: Option<Vec<TaskOffset>>,
    /// Default null.
    pub task_end_offsets: Option<Vec<TaskOffset>>,
    pub shutdown_application: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for StreamsGroupHeartbeatRequest {
    fn default() -> Self {
        Self {
            group_id: String::new(),
            member_id: String::new(),
            member_epoch: 0,
            endpoint_information_epoch: 0,
            instance_id: None,
            rack_id: None,
            rebalance_timeout_ms: -1,
            topology: None,
            active_tasks: None,
            standby_tasks: None,
            warmup_tasks: None,
            process_id: None,
            user_endpoint: None,
            client_tags: None,
            task_offsets: None,
            task_end_offsets: None,
            shutdown_application: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topology {
    pub epoch: i32,
    pub subtopologies: Vec<Subtopology>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subtopology {
    pub subtopology_id: String,
    /// A topic name.
    pub source_topics: Vec<String>,
    pub source_topic_regex: Vec<String>,
    pub state_changelog_topics: Vec<TopicInfo>,
    /// A topic name.
    pub repartition_sink_topics: Vec<String>,
    pub repartition_source_topics: Vec<TopicInfo>,
    pub copartition_groups: Vec<CopartitionGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CopartitionGroup {
    pub source_topics: Vec<i16>,
    pub source_topic_regex: Vec<i16>,
    pub repartition_source_topics: Vec<i16>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct KeyValue {
    pub key: String,
    pub value: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TopicInfo {
    /// A topic name.
    pub name: String,
    pub partitions: i32,
    pub replication_factor: i16,
    pub topic_configs: Vec<KeyValue>,
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

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaskOffset {
    pub subtopology_id: String,
    pub partition: i32,
    pub offset: i64,
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

impl StreamsGroupHeartbeatRequest {
    pub const NAME: &'static str = "StreamsGroupHeartbeatRequest";
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

impl StreamsGroupHeartbeatRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            group_id: cursor.string(true),
            member_id: cursor.string(true),
            member_epoch: cursor.i32(),
            endpoint_information_epoch: cursor.i32(),
            instance_id: cursor.nullable_string(true, true),
            rack_id: cursor.nullable_string(true, true),
            rebalance_timeout_ms: cursor.i32(),
            topology: if cursor.struct_follows(false) { Some(Topology::read(cursor, version)) } else { None },
            active_tasks: cursor.nullable_array(true, true, 3, version, TaskIds::read),
            standby_tasks: cursor.nullable_array(true, true, 3, version, TaskIds::read),
            warmup_tasks: cursor.nullable_array(true, true, 3, version, TaskIds::read),
            process_id: cursor.nullable_string(true, true),
            user_endpoint: if cursor.struct_follows(false) { Some(Endpoint::read(cursor, version)) } else { None },
            client_tags: cursor.nullable_array(true, true, 3, version, KeyValue::read),
            task_offsets: cursor.nullable_array(true, true, 14, version, TaskOffset::read),
            task_end_offsets: cursor.nullable_array(true, true, 14, version, TaskOffset::read),
            shutdown_application: cursor.bool(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.group_id, true);
        out.string(&self.member_id, true);
        out.i32(self.member_epoch);
        out.i32(self.endpoint_information_epoch);
        out.nullable_string(self.instance_id.as_deref(), true, true, "StreamsGroupHeartbeatRequest.instance_id");
        out.nullable_string(self.rack_id.as_deref(), true, true, "StreamsGroupHeartbeatRequest.rack_id");
        out.i32(self.rebalance_timeout_ms);
        out.struct_mark(self.topology.is_some(), false, true, "StreamsGroupHeartbeatRequest.topology");
        if let Some(value) = &self.topology {
            value.write(out, version);
        }
        out.nullable_array(self.active_tasks.as_deref(), true, true, "StreamsGroupHeartbeatRequest.active_tasks", version, TaskIds::write);
        out.nullable_array(
            self.standby_tasks.as_deref(),
            true,
            true,
            "StreamsGroupHeartbeatRequest.standby_tasks",
            version,
            TaskIds::write,
        );
        out.nullable_array(self.warmup_tasks.as_deref(), true, true, "StreamsGroupHeartbeatRequest.warmup_tasks", version, TaskIds::write);
        out.nullable_string(self.process_id.as_deref(), true, true, "StreamsGroupHeartbeatRequest.process_id");
        out.struct_mark(self.user_endpoint.is_some(), false, true, "StreamsGroupHeartbeatRequest.user_endpoint");
        if let Some(value) = &self.user_endpoint {
            value.write(out, version);
        }
        out.nullable_array(self.client_tags.as_deref(), true, true, "StreamsGroupHeartbeatRequest.client_tags", version, KeyValue::write);
        out.nullable_array(
            self.task_offsets.as_deref(),
            true,
            true,
            "StreamsGroupHeartbeatRequest.task_offsets",
            version,
            TaskOffset::write,
        );
        out.nullable_array(
            self.task_end_offsets.as_deref(),
            true,
            true,
            "StreamsGroupHeartbeatRequest.task_end_offsets",
            version,
            TaskOffset::write,
        );
        out.bool(self.shutdown_application);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Topology {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            epoch: cursor.i32(),
            subtopologies: cursor.array(true, 8, version, Subtopology::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.epoch);
        out.array(&self.subtopologies, true, version, Subtopology::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Subtopology {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            subtopology_id: cursor.string(true),
            source_topics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            source_topic_regex: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            state_changelog_topics: cursor.array(true, 9, version, TopicInfo::read),
            repartition_sink_topics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            repartition_source_topics: cursor.array(true, 9, version, TopicInfo::read),
            copartition_groups: cursor.array(true, 4, version, CopartitionGroup::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.subtopology_id, true);
        out.array(&self.source_topics, true, version, wire::write_compact_string);
        out.array(&self.source_topic_regex, true, version, wire::write_compact_string);
        out.array(&self.state_changelog_topics, true, version, TopicInfo::write);
        out.array(&self.repartition_sink_topics, true, version, wire::write_compact_string);
        out.array(&self.repartition_source_topics, true, version, TopicInfo::write);
        out.array(&self.copartition_groups, true, version, CopartitionGroup::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl CopartitionGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            source_topics: cursor.array(true, 2, version, |cursor, _| cursor.i16()),
            source_topic_regex: cursor.array(true, 2, version, |cursor, _| cursor.i16()),
            repartition_source_topics: cursor.array(true, 2, version, |cursor, _| cursor.i16()),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.source_topics, true, version, wire::write_i16);
        out.array(&self.source_topic_regex, true, version, wire::write_i16);
        out.array(&self.repartition_source_topics, true, version, wire::write_i16);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl KeyValue {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { key: cursor.string(true), value: cursor.string(true), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.key, true);
        out.string(&self.value, true);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl TopicInfo {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            name: cursor.string(true),
            partitions: cursor.i32(),
            replication_factor: cursor.i16(),
            topic_configs: cursor.array(true, 3, version, KeyValue::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.name, true);
        out.i32(self.partitions);
        out.i16(self.replication_factor);
        out.array(&self.topic_configs, true, version, KeyValue::write);
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

impl TaskOffset {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            subtopology_id: cursor.string(true),
            partition: cursor.i32(),
            offset: cursor.i64(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.subtopology_id, true);
        out.i32(self.partition);
        out.i64(self.offset);
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
