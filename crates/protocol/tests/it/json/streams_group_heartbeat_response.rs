//! The JSON form of StreamsGroupHeartbeatResponse.
//!
//! Generated from facts/messages/88_streams_group_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::streams_group_heartbeat_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &StreamsGroupHeartbeatResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("memberId", form::text(&it.member_id));
    out.put("memberEpoch", form::number(&it.member_epoch));
    out.put("heartbeatIntervalMs", form::number(&it.heartbeat_interval_ms));
    out.put("acceptableRecoveryLag", form::number(&it.acceptable_recovery_lag));
    out.put("taskOffsetIntervalMs", form::number(&it.task_offset_interval_ms));
    out.put("status", form::nullable(it.status.as_ref(), |it| form::array(it, |it| status_json(it, version))));
    out.put("activeTasks", form::nullable(it.active_tasks.as_ref(), |it| form::array(it, |it| task_ids_json(it, version))));
    out.put("standbyTasks", form::nullable(it.standby_tasks.as_ref(), |it| form::array(it, |it| task_ids_json(it, version))));
    out.put("warmupTasks", form::nullable(it.warmup_tasks.as_ref(), |it| form::array(it, |it| task_ids_json(it, version))));
    out.put("endpointInformationEpoch", form::number(&it.endpoint_information_epoch));
    out.put(
        "partitionsByUserEndpoint",
        form::nullable(it.partitions_by_user_endpoint.as_ref(), |it| form::array(it, |it| endpoint_to_partitions_json(it, version))),
    );
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn endpoint_to_partitions_json(it: &EndpointToPartitions, version: i16) -> Value {
    let mut out = Object::default();
    out.put("userEndpoint", endpoint_json(&it.user_endpoint, version));
    out.put("activePartitions", form::array(&it.active_partitions, |it| topic_partition_json(it, version)));
    out.put("standbyPartitions", form::array(&it.standby_partitions, |it| topic_partition_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn status_json(it: &Status, _: i16) -> Value {
    let mut out = Object::default();
    out.put("statusCode", form::number(&it.status_code));
    out.put("statusDetail", form::text(&it.status_detail));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn topic_partition_json(it: &TopicPartition, _: i16) -> Value {
    let mut out = Object::default();
    out.put("topic", form::text(&it.topic));
    out.put("partitions", form::array(&it.partitions, form::number));
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

fn endpoint_json(it: &Endpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
