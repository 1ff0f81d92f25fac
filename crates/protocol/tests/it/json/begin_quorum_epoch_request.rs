//! The JSON form of BeginQuorumEpochRequest.
//!
//! Generated from facts/messages/53_begin_quorum_epoch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::begin_quorum_epoch_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BeginQuorumEpochRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("clusterId", form::nullable(it.cluster_id.as_ref(), form::text));
    if version >= 1 {
        out.put("voterId", form::number(&it.voter_id));
    }
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    if version >= 1 {
        out.put("leaderEndpoints", form::array(&it.leader_endpoints, |it| leader_endpoint_json(it, version)));
    }
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
    if version >= 1 {
        out.put("voterDirectoryId", form::uuid(&it.voter_directory_id));
    }
    out.put("leaderId", form::number(&it.leader_id));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn leader_endpoint_json(it: &LeaderEndpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
