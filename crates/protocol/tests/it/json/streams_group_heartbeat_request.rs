//! The JSON form of StreamsGroupHeartbeatRequest.
//!
//! Generated from facts/messages/88_streams_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::streams_group_heartbeat_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupHeartbeatRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("memberId", form::text(&it.member_id));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("endpointInformationEpoch", form::number(&it.endpoint_information_epoch));
    out.put("instanceId", form::nullable(it.instance_id.as_ref(), form::text));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("rebalanceTimeoutMs", form::number(&it.rebalance_timeout_ms));
    out.put("topology", form::nullable(it.topology.as_ref(), |it| topology_json(it, version)));
    out.put("activeTasks", form::nullable(it.active_tasks.as_ref(), |it| form::array(it, |it| task_ids_json(it, version))));
    out.put("standbyTasks", form::nullable(it.standby_tasks.as_ref(), |it| form::array(it, |it| task_ids_json(it, version))));
    out.put("warmupTasks", form::nullable(it.warmup_tasks.as_ref(), |it| form::array(it, |it| task_ids_json(it, version))));
    out.put("processId", form::nullable(it.process_id.as_ref(), form::text));
    out.put("userEndpoint", form::nullable(it.user_endpoint.as_ref(), |it| endpoint_json(it, version)));
    out.put("clientTags", form::nullable(it.client_tags.as_ref(), |it| form::array(it, |it| key_value_json(it, version))));
    out.put("taskOffsets", form::nullable(it.task_offsets.as_ref(), |it| form::array(it, |it| task_offset_json(it, version))));
    out.put("taskEndOffsets", form::nullable(it.task_end_offsets.as_ref(), |it| form::array(it, |it| task_offset_json(it, version))));
    out.put("shutdownApplication", form::number(&it.shutdown_application));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topology_json(it: &Topology, version: i16) -> Value {
    let mut out = Object::default();
    out.put("epoch", form::number(&it.epoch));
    out.put("subtopologies", form::array(&it.subtopologies, |it| subtopology_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn subtopology_json(it: &Subtopology, version: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("sourceTopics", form::array(&it.source_topics, form::text));
    out.put("sourceTopicRegex", form::array(&it.source_topic_regex, form::text));
    out.put("stateChangelogTopics", form::array(&it.state_changelog_topics, |it| topic_info_json(it, version)));
    out.put("repartitionSinkTopics", form::array(&it.repartition_sink_topics, form::text));
    out.put("repartitionSourceTopics", form::array(&it.repartition_source_topics, |it| topic_info_json(it, version)));
    out.put("copartitionGroups", form::array(&it.copartition_groups, |it| copartition_group_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn copartition_group_json(it: &CopartitionGroup, _: i16) -> Value {
    let mut out = Object::default();
    out.put("sourceTopics", form::array(&it.source_topics, form::number));
    out.put("sourceTopicRegex", form::array(&it.source_topic_regex, form::number));
    out.put("repartitionSourceTopics", form::array(&it.repartition_source_topics, form::number));
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

fn task_ids_json(it: &TaskIds, _: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
