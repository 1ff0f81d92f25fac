//! StreamsGroupDescribeResponse: response, versions 0.
//!
//! Generated from facts/messages/89_streams_group_describe.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct StreamsGroupDescribeResponse {
    pub throttle_time_ms: i32,
    pub groups: Vec<DescribedGroup>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DescribedGroup {
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// A group id.
    pub group_id: String,
    pub group_state: String,
    pub group_epoch: i32,
    pub assignment_epoch: i32,
    /// Default null.
    pub topology: Option<Topology>,
    pub members: Vec<Member>,
    /// Default -2147483648.
    pub authorized_operations: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribedGroup {
    fn default() -> Self {
        Self {
            error_code: 0,
            error_message: None,
            group_id: String::new(),
            group_state: String::new(),
            group_epoch: 0,
            assignment_epoch: 0,
            topology: None,
            members: Vec::new(),
            authorized_operations: -2_147_483_648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topology {
    pub epoch: i32,
    /// Default null.
    pub subtopologies: Option<Vec<Subtopology>>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subtopology {
    pub subtopology_id: String,
    /// A topic name.
    pub source_topics: Vec<String>,
    /// A topic name.
    pub repartition_sink_topics: Vec<String>,
    pub state_changelog_topics: Vec<TopicInfo>,
    pub repartition_source_topics: Vec<TopicInfo>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Member {
    pub member_id: String,
    pub member_epoch: i32,
    /// Default null.
    pub instance_id: Option<String>,
    /// Default null.
    pub rack_id: Option<String>,
    pub client_id: String,
    pub client_host: String,
    pub topology_epoch: i32,
    pub process_id: String,
    /// Default null.
    pub user_endpoint: Option<Endpoint>,
    pub client_tags: Vec<KeyValue>,
    pub task_offsets: Vec<TaskOffset>,
    pub task_end_offsets: Vec<TaskOffset>,
    pub assignment: Assignment,
    pub target_assignment: Assignment,
    pub is_classic: bool,
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
pub struct Assignment {
    pub active_tasks: Vec<TaskIds>,
    pub standby_tasks: Vec<TaskIds>,
    pub warmup_tasks: Vec<TaskIds>,
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

impl StreamsGroupDescribeResponse {
    pub const NAME: &'static str = "StreamsGroupDescribeResponse";
    pub const KEY: ApiKey = ApiKey::StreamsGroupDescribe;
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

impl StreamsGroupDescribeResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            groups: cursor.array(true, 20, version, DescribedGroup::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.array(&self.groups, true, version, DescribedGroup::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribedGroup {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            group_id: cursor.string(true),
            group_state: cursor.string(true),
            group_epoch: cursor.i32(),
            assignment_epoch: cursor.i32(),
            topology: if cursor.struct_follows(false) { Some(Topology::read(cursor, version)) } else { None },
            members: cursor.array(true, 28, version, Member::read),
            authorized_operations: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "StreamsGroupDescribeResponse.DescribedGroup.error_message");
        out.string(&self.group_id, true);
        out.string(&self.group_state, true);
        out.i32(self.group_epoch);
        out.i32(self.assignment_epoch);
        out.struct_mark(self.topology.is_some(), false, true, "StreamsGroupDescribeResponse.DescribedGroup.topology");
        if let Some(value) = &self.topology {
            value.write(out, version);
        }
        out.array(&self.members, true, version, Member::write);
        out.i32(self.authorized_operations);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Topology {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            epoch: cursor.i32(),
            subtopologies: cursor.nullable_array(true, true, 6, version, Subtopology::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.epoch);
        out.nullable_array(
            self.subtopologies.as_deref(),
            true,
            true,
            "StreamsGroupDescribeResponse.Topology.subtopologies",
            version,
            Subtopology::write,
        );
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Subtopology {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            subtopology_id: cursor.string(true),
            source_topics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            repartition_sink_topics: cursor.array(true, 1, version, |cursor, _| cursor.string(true)),
            state_changelog_topics: cursor.array(true, 9, version, TopicInfo::read),
            repartition_source_topics: cursor.array(true, 9, version, TopicInfo::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.subtopology_id, true);
        out.array(&self.source_topics, true, version, wire::write_compact_string);
        out.array(&self.repartition_sink_topics, true, version, wire::write_compact_string);
        out.array(&self.state_changelog_topics, true, version, TopicInfo::write);
        out.array(&self.repartition_source_topics, true, version, TopicInfo::write);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl Member {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            member_id: cursor.string(true),
            member_epoch: cursor.i32(),
            instance_id: cursor.nullable_string(true, true),
            rack_id: cursor.nullable_string(true, true),
            client_id: cursor.string(true),
            client_host: cursor.string(true),
            topology_epoch: cursor.i32(),
            process_id: cursor.string(true),
            user_endpoint: if cursor.struct_follows(false) { Some(Endpoint::read(cursor, version)) } else { None },
            client_tags: cursor.array(true, 3, version, KeyValue::read),
            task_offsets: cursor.array(true, 14, version, TaskOffset::read),
            task_end_offsets: cursor.array(true, 14, version, TaskOffset::read),
            assignment: Assignment::read(cursor, version),
            target_assignment: Assignment::read(cursor, version),
            is_classic: cursor.bool(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.string(&self.member_id, true);
        out.i32(self.member_epoch);
        out.nullable_string(self.instance_id.as_deref(), true, true, "StreamsGroupDescribeResponse.Member.instance_id");
        out.nullable_string(self.rack_id.as_deref(), true, true, "StreamsGroupDescribeResponse.Member.rack_id");
        out.string(&self.client_id, true);
        out.string(&self.client_host, true);
        out.i32(self.topology_epoch);
        out.string(&self.process_id, true);
        out.struct_mark(self.user_endpoint.is_some(), false, true, "StreamsGroupDescribeResponse.Member.user_endpoint");
        if let Some(value) = &self.user_endpoint {
            value.write(out, version);
        }
        out.array(&self.client_tags, true, version, KeyValue::write);
        out.array(&self.task_offsets, true, version, TaskOffset::write);
        out.array(&self.task_end_offsets, true, version, TaskOffset::write);
        self.assignment.write(out, version);
        self.target_assignment.write(out, version);
        out.bool(self.is_classic);
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

impl Assignment {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            active_tasks: cursor.array(true, 3, version, TaskIds::read),
            standby_tasks: cursor.array(true, 3, version, TaskIds::read),
            warmup_tasks: cursor.array(true, 3, version, TaskIds::read),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.array(&self.active_tasks, true, version, TaskIds::write);
        out.array(&self.standby_tasks, true, version, TaskIds::write);
        out.array(&self.warmup_tasks, true, version, TaskIds::write);
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
