//! The JSON form of ShareGroupStatePartitionMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ShareGroupStatePartitionMetadataValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("initializingTopics", form::array(&it.initializing_topics, |it| topic_partitions_info_json(it, version)));
    out.put("initializedTopics", form::array(&it.initialized_topics, |it| topic_partitions_info_json(it, version)));
    out.put("deletingTopics", form::array(&it.deleting_topics, |it| topic_info_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_info_json(it: &TopicPartitionsInfo, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_info_json(it: &TopicInfo, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("topicName", form::text(&it.topic_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
