//! The JSON form of AlterReplicaLogDirsRequest.
//!
//! Generated from facts/messages/34_alter_replica_log_dirs.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_replica_log_dirs_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterReplicaLogDirsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("dirs", form::array(&it.dirs, |it| alter_replica_log_dir_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_replica_log_dir_json(it: &AlterReplicaLogDir, version: i16) -> Value {
    let mut out = Object::default();
    out.put("path", form::text(&it.path));
    out.put("topics", form::array(&it.topics, |it| alter_replica_log_dir_topic_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_replica_log_dir_topic_json(it: &AlterReplicaLogDirTopic, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
