//! The JSON form of DescribeClusterRequest.
//!
//! Generated from facts/messages/60_describe_cluster.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_cluster_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeClusterRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("includeClusterAuthorizedOperations", form::number(&it.include_cluster_authorized_operations));
    if version >= 1 {
        out.put("endpointType", form::number(&it.endpoint_type));
    }
    if version >= 2 {
        out.put("includeFencedBrokers", form::number(&it.include_fenced_brokers));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
