//! The JSON form of ConsumerGroupDescribeResponse.
//!
//! Generated from facts/messages/69_consumer_group_describe.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::consumer_group_describe_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ConsumerGroupDescribeResponse, version: i16) -> Value {
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
    out.put("assignorName", form::text(&it.assignor_name));
    out.put("members", form::array(&it.members, |it| member_json(it, version)));
    out.put("authorizedOperations", form::number(&it.authorized_operations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn member_json(it: &Member, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberId", form::text(&it.member_id));
    out.put("instanceId", form::nullable(it.instance_id.as_ref(), form::text));
    out.put("rackId", form::nullable(it.rack_id.as_ref(), form::text));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("clientId", form::text(&it.client_id));
    out.put("clientHost", form::text(&it.client_host));
    out.put("subscribedTopicNames", form::array(&it.subscribed_topic_names, form::text));
    out.put("subscribedTopicRegex", form::nullable(it.subscribed_topic_regex.as_ref(), form::text));
    out.put("assignment", assignment_json(&it.assignment, version));
    out.put("targetAssignment", assignment_json(&it.target_assignment, version));
    if version >= 1 {
        out.put("memberType", form::number(&it.member_type));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partitions_json(it: &TopicPartitions, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("topicName", form::text(&it.topic_name));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn assignment_json(it: &Assignment, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicPartitions", form::array(&it.topic_partitions, |it| topic_partitions_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
