//! The JSON form of ConsumerGroupHeartbeatRequest.
//!
//! Generated from facts/messages/68_consumer_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::consumer_group_heartbeat_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupHeartbeatRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    out.put("memberId", form::text(&it.member_id));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("instanceId", form::nullable(it.instance_id.as_ref(), form::text));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("rebalanceTimeoutMs", form::number(&it.rebalance_timeout_ms));
    out.put("subscribedTopicNames", form::nullable(it.subscribed_topic_names.as_ref(), |it| form::array(it, form::text)));
    if version >= 1 {
        out.put("subscribedTopicRegex", form::nullable(it.subscribed_topic_regex.as_ref(), form::text));
    }
    out.put("serverAssignor", form::nullable(it.server_assignor.as_ref(), form::text));
    out.put("topicPartitions", form::nullable(it.topic_partitions.as_ref(), |it| form::array(it, |it| topic_partitions_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_json(it: &TopicPartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
