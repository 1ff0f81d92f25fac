//! The JSON form of AlterPartitionRequest.
//!
//! Generated from facts/messages/56_alter_partition.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_partition_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterPartitionRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.put("topics", form::array(&it.topics, |it| topic_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_data_json(it: &TopicData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("topicId", form::uuid(&it.topic_id));
    out.put("partitions", form::array(&it.partitions, |it| partition_data_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn partition_data_json(it: &PartitionData, version: i16) -> Value {
    let mut out = Object::default();
    out.put("partitionIndex", form::number(&it.partition_index));
    out.put("leaderEpoch", form::number(&it.leader_epoch));
    if version <= 2 {
        out.put("newIsr", form::array(&it.new_isr, form::number));
    }
    if version >= 3 {
        out.put("newIsrWithEpochs", form::array(&it.new_isr_with_epochs, |it| broker_state_json(it, version)));
    }
    out.put("leaderRecoveryState", form::number(&it.leader_recovery_state));
    out.put("partitionEpoch", form::number(&it.partition_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn broker_state_json(it: &BrokerState, _: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
