//! The JSON form of PartitionChangeRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::partition_change_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &PartitionChangeRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionId", form::number(&it.partition_id));
    out.put("topicId", form::uuid(&it.topic_id));
    if it.isr.is_some() {
        out.put("isr", form::nullable(it.isr.as_ref(), |it| form::array(it, form::number)));
    }
    if it.leader != -2 {
        out.put("leader", form::number(&it.leader));
    }
    if it.replicas.is_some() {
        out.put("replicas", form::nullable(it.replicas.as_ref(), |it| form::array(it, form::number)));
    }
    if it.removing_replicas.is_some() {
        out.put("removingReplicas", form::nullable(it.removing_replicas.as_ref(), |it| form::array(it, form::number)));
    }
    if it.adding_replicas.is_some() {
        out.put("addingReplicas", form::nullable(it.adding_replicas.as_ref(), |it| form::array(it, form::number)));
    }
    if it.leader_recovery_state != -1 {
        out.put("leaderRecoveryState", form::number(&it.leader_recovery_state));
    }
    if version >= 1 && it.directories.is_some() {
        out.put("directories", form::nullable(it.directories.as_ref(), |it| form::array(it, form::uuid)));
    }
    if version >= 2 && it.eligible_leader_replicas.is_some() {
        out.put("eligibleLeaderReplicas", form::nullable(it.eligible_leader_replicas.as_ref(), |it| form::array(it, form::number)));
    }
    if version >= 2 && it.last_known_elr.is_some() {
        out.put("lastKnownElr", form::nullable(it.last_known_elr.as_ref(), |it| form::array(it, form::number)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
