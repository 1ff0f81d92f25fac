//! The JSON form of DescribeClusterResponse.
//!
//! Generated from facts/messages/60_describe_cluster.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_cluster_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeClusterResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    if version >= 1 {
        out.put("endpointType", form::number(&it.endpoint_type));
    }
    out.put("clusterId", form::text(&it.cluster_id));
    out.put("controllerId", form::number(&it.controller_id));
    out.put("brokers", form::array(&it.brokers, |it| describe_cluster_broker_json(it, version)));
    out.put("clusterAuthorizedOperations", form::number(&it.cluster_authorized_operations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_cluster_broker_json(it: &DescribeClusterBroker, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("rack", form::nullable(it.rack.as_ref(), form::text));
    if version >= 2 {
        out.put("isFenced", form::number(&it.is_fenced));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
