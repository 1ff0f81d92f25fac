//! The JSON form of StreamsGroupTopologyValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_topology_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupTopologyValue, version: i16) -> Value {
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

fn topic_config_json(it: &TopicConfig, _: i16) -> Value {
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
    out.put("topicConfigs", form::array(&it.topic_configs, |it| topic_config_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
