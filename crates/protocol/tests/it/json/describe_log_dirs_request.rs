//! The JSON form of DescribeLogDirsRequest.
//!
//! Generated from facts/messages/35_describe_log_dirs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_log_dirs_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeLogDirsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topics", form::nullable(it.topics.as_ref(), |it| form::array(it, |it| describable_log_dir_topic_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describable_log_dir_topic_json(it: &DescribableLogDirTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
