//! The JSON form of PartitionRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::partition_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &PartitionRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionId", form::number(&it.partition_id));
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("replicas", form::array(&it.replicas, form::number));
    out.put("isr", form::array(&it.isr, form::number));
    out.put("removingReplicas", form::array(&it.removing_replicas, form::number));
    out.put("addingReplicas", form::array(&it.adding_replicas, form::number));
    out.put("leader", form::number(&it.leader));
    if it.leader_recovery_state != 0 {
        out.put("leaderRecoveryState", form::number(&it.leader_recovery_state));
    }
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    out.put("partitionEpoch", form::number(&it.partition_epoch));
    if version >= 1 {
        out.put("directories", form::array(&it.directories, form::uuid));
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
