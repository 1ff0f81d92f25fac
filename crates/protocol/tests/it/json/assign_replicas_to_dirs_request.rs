//! The JSON form of AssignReplicasToDirsRequest.
//!
//! Generated from facts/messages/73_assign_replicas_to_dirs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::assign_replicas_to_dirs_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AssignReplicasToDirsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.put("directories", form::array(&it.directories, |it| directory_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn directory_data_json(it: &DirectoryData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("id", form::uuid(&it.id));
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_data_json(it: &TopicData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
