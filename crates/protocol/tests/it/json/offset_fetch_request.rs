//! The JSON form of OffsetFetchRequest.
//!
//! Generated from facts/messages/09_offset_fetch.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::offset_fetch_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &OffsetFetchRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 7 {
        out.put("groupId", form::text(&it.group_id));
    }
    if version <= 7 {
        out.put("topics", form::nullable(it.topics.as_ref(), |it| form::array(it, |it| offset_fetch_request_topic_json(it, version))));
    }
    if version >= 8 {
        out.put("groups", form::array(&it.groups, |it| offset_fetch_request_group_json(it, version)));
    }
    if version >= 7 {
        out.put("requireStable", form::number(&it.require_stable));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_request_topic_json(it: &OffsetFetchRequestTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitionIndexes", form::array(&it.partition_indexes, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_request_group_json(it: &OffsetFetchRequestGroup, version: i16) -> Value {
    let mut out = Object::default();
    out.put("groupId", form::text(&it.group_id));
    if version >= 9 {
        out.put("memberId", form::nullable(it.member_id.as_ref(), form::text));
    }
    if version >= 9 {
        out.put("memberEpoch", form::number(&it.member_epoch));
    }
    out.put("topics", form::nullable(it.topics.as_ref(), |it| form::array(it, |it| offset_fetch_request_topics_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn offset_fetch_request_topics_json(it: &OffsetFetchRequestTopics, version: i16) -> Value {
    let mut out = Object::default();
    if version <= 9 {
        out.put("name", form::text(&it.name));
    }
    if version >= 10 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("partitionIndexes", form::array(&it.partition_indexes, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
