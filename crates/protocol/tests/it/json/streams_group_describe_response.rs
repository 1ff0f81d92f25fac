//! The JSON form of StreamsGroupDescribeResponse.
//!
//! Generated from facts/messages/89_streams_group_describe.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::streams_group_describe_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupDescribeResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("groups", form::array(&it.groups, |it| described_group_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn described_group_json(it: &DescribedGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("groupId", form::text(&it.group_id));
    out.put("groupState", form::text(&it.group_state));
    out.put("groupEpoch", form::number(&it.group_epoch));
    out.put("assignmentEpoch", form::number(&it.assignment_epoch));
    out.put("topology", form::nullable(it.topology.as_ref(), |it| topology_json(it, version)));
    out.put("members", form::array(&it.members, |it| member_json(it, version)));
    out.put("authorizedOperations", form::number(&it.authorized_operations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topology_json(it: &Topology, version: i16) -> Value {
    let mut out = Object::default();
    out.put("epoch", form::number(&it.epoch));
    out.put("subtopologies", form::nullable(it.subtopologies.as_ref(), |it| form::array(it, |it| subtopology_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn subtopology_json(it: &Subtopology, version: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("sourceTopics", form::array(&it.source_topics, form::text));
    out.put("repartitionSinkTopics", form::array(&it.repartition_sink_topics, form::text));
    out.put("stateChangelogTopics", form::array(&it.state_changelog_topics, |it| topic_info_json(it, version)));
    out.put("repartitionSourceTopics", form::array(&it.repartition_source_topics, |it| topic_info_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn member_json(it: &Member, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("instanceId", form::nullable(it.instance_id.as_ref(), form::text));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    out.put("topologyEpoch", form::number(&it.topology_epoch));
    out.put("processId", form::text(&it.process_id));
    out.put("userEndpoint", form::nullable(it.user_endpoint.as_ref(), |it| endpoint_json(it, version)));
    out.put("clientTags", form::array(&it.client_tags, |it| key_value_json(it, version)));
    out.put("taskOffsets", form::array(&it.task_offsets, |it| task_offset_json(it, version)));
    out.put("taskEndOffsets", form::array(&it.task_end_offsets, |it| task_offset_json(it, version)));
    out.put("assignment", assignment_json(&it.assignment, version));
    out.put("targetAssignment", assignment_json(&it.target_assignment, version));
    out.put("isClassic", form::number(&it.is_classic));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn endpoint_json(it: &Endpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn task_offset_json(it: &TaskOffset, _: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("partition", form::number(&it.partition));
    out.put("offset", form::number(&it.offset));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn assignment_json(it: &Assignment, version: i16) -> Value {
    let mut out = Object::default();
    out.put("activeTasks", form::array(&it.active_tasks, |it| task_ids_json(it, version)));
    out.put("standbyTasks", form::array(&it.standby_tasks, |it| task_ids_json(it, version)));
    out.put("warmupTasks", form::array(&it.warmup_tasks, |it| task_ids_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn task_ids_json(it: &TaskIds, _: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn key_value_json(it: &KeyValue, _: i16) -> Value {
    let mut out = Object::default();
    out.put("key", form::text(&it.key));
    out.put("value", form::text(&it.value));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_info_json(it: &TopicInfo, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::number(&it.partitions));
    out.put("replicationFactor", form::number(&it.replication_factor));
    out.put("topicConfigs", form::array(&it.topic_configs, |it| key_value_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
