//! The JSON form of StreamsGroupTargetAssignmentMemberValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupTargetAssignmentMemberValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("activeTasks", form::array(&it.active_tasks, |it| task_ids_json(it, version)));
    out.put("standbyTasks", form::array(&it.standby_tasks, |it| task_ids_json(it, version)));
    out.put("warmupTasks", form::array(&it.warmup_tasks, |it| task_ids_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn task_ids_json(it: &TaskIds, _: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
