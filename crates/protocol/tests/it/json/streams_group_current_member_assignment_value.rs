//! The JSON form of StreamsGroupCurrentMemberAssignmentValue.
//!
//! Generated from facts/records/consumer_offsets.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_value::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupCurrentMemberAssignmentValue, version: i16) -> Value {
    let mut out = Object::default();
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("previousMemberEpoch", form::number(&it.previous_member_epoch));
    out.put("state", form::number(&it.state));
    out.put("activeTasks", form::array(&it.active_tasks, |it| task_ids_json(it, version)));
    out.put("standbyTasks", form::array(&it.standby_tasks, |it| task_ids_json(it, version)));
    out.put("warmupTasks", form::array(&it.warmup_tasks, |it| task_ids_json(it, version)));
    out.put("activeTasksPendingRevocation", form::array(&it.active_tasks_pending_revocation, |it| task_ids_json(it, version)));
    out.put("standbyTasksPendingRevocation", form::array(&it.standby_tasks_pending_revocation, |it| task_ids_json(it, version)));
    out.put("warmupTasksPendingRevocation", form::array(&it.warmup_tasks_pending_revocation, |it| task_ids_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn task_ids_json(it: &TaskIds, _: i16) -> Value {
    let mut out = Object::default();
    out.put("subtopologyId", form::text(&it.subtopology_id));
    out.put("partitions", form::array(&it.partitions, form::number));
    if it.assignment_epochs.as_ref().is_none_or(|value| !value.is_empty()) {
        out.put("assignmentEpochs", form::nullable(it.assignment_epochs.as_ref(), |it| form::array(it, form::number)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
