//! The JSON form of VoteRequest.
//!
//! Generated from facts/messages/52_vote.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::vote_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &VoteRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    if version >= 1 {
        out.put("voterId", form::number(&it.voter_id));
    }
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_data_json(it: &TopicData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("replicaEpoch", form::number(&it.replica_epoch));
    out.put("replicaId", form::number(&it.replica_id));
    if version >= 1 {
        out.put("replicaDirectoryId", form::uuid(&it.replica_directory_id));
    }
    if version >= 1 {
        out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    }
    out.put("lastOffsetEpoch", form::number(&it.last_offset_epoch));
    out.put("lastOffset", form::number(&it.last_offset));
    if version >= 2 {
        out.put("preVote", form::number(&it.pre_vote));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
