//! The JSON form of ConsumerGroupPartitionMetadataValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupPartitionMetadataValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::array(&it.topics, |it| topic_metadata_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_metadata_json(it: &TopicMetadata, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("topicName", form::text(&it.topic_name));
    out.put("numPartitions", form::number(&it.num_partitions));
    out.put("partitionMetadata", form::array(&it.partition_metadata, |it| partition_metadata_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_metadata_json(it: &PartitionMetadata, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partition", form::number(&it.partition));
    out.put("racks", form::array(&it.racks, form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
