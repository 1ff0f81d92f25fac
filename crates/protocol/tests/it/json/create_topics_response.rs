//! The JSON form of CreateTopicsResponse.
//!
//! Generated from facts/messages/19_create_topics.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_topics_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreateTopicsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("topics", form::array(&it.topics, |it| creatable_topic_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn creatable_topic_result_json(it: &CreatableTopicResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    if version >= 7 {
        out.put("topicId", form::uuid(&it.topic_id));
    }
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    if version >= 5 && it.topic_config_error_code != 0 {
        out.put("topicConfigErrorCode", form::number(&it.topic_config_error_code));
    }
    if version >= 5 {
        out.put("numPartitions", form::number(&it.num_partitions));
    }
    if version >= 5 {
        out.put("replicationFactor", form::number(&it.replication_factor));
    }
    if version >= 5 {
        out.put("configs", form::nullable(it.configs.as_ref(), |it| form::array(it, |it| creatable_topic_configs_json(it, version))));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn creatable_topic_configs_json(it: &CreatableTopicConfigs, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("value", form::nullable(it.value.as_ref(), form::text));
    out.put("readOnly", form::number(&it.read_only));
    out.put("configSource", form::number(&it.config_source));
    out.put("isSensitive", form::number(&it.is_sensitive));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
