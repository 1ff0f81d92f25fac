//! The JSON form of BrokerHeartbeatRequest.
//!
//! Generated from facts/messages/63_broker_heartbeat.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::broker_heartbeat_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BrokerHeartbeatRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.put("currentMetadataOffset", form::number(&it.current_metadata_offset));
    out.put("wantFence", form::number(&it.want_fence));
    out.put("wantShutDown", form::number(&it.want_shut_down));
    if version >= 1 && !it.offline_log_dirs.is_empty() {
        out.put("offlineLogDirs", form::array(&it.offline_log_dirs, form::uuid));
    }
    if version >= 2 && it.cordoned_log_dirs.is_some() {
        out.put("cordonedLogDirs", form::nullable(it.cordoned_log_dirs.as_ref(), |it| form::array(it, form::uuid)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
