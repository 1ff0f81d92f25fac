//! The JSON form of MetadataRequest.
//!
//! Generated from facts/messages/03_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::metadata_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &MetadataRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::nullable(it.topics.as_ref(), |it| form::array(it, |it| metadata_request_topic_json(it, version))));
    if version >= 4 {
        out.put("allowAutoTopicCreation", form::number(&it.allow_auto_topic_creation));
    }
    if (8..=10).contains(&version) {
        out.put("includeClusterAuthorizedOperations", form::number(&it.include_cluster_authorized_operations));
    }
    if version >= 8 {
        out.put("includeTopicAuthorizedOperations", form::number(&it.include_topic_authorized_operations));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn metadata_request_topic_json(it: &MetadataRequestTopic, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 10 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("name", form::nullable(it.name.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
