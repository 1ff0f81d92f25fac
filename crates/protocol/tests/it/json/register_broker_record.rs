//! The JSON form of RegisterBrokerRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::register_broker_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RegisterBrokerRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    if version >= 2 {
        out.put("isMigratingZkBroker", form::number(&it.is_migrating_zk_broker));
    }
    out.put("incarnationId", form::uuid(&it.incarnation_id));
    out.put("brokerEpoch", form::number(&it.broker_epoch));
    out.put("endPoints", form::array(&it.end_points, |it| broker_endpoint_json(it, version)));
    out.put("features", form::array(&it.features, |it| broker_feature_json(it, version)));
    out.put("rack", form::nullable(it.rack.as_ref(), form::text));
    out.put("fenced", form::number(&it.fenced));
    if version >= 1 {
        out.put("inControlledShutdown", form::number(&it.in_controlled_shutdown));
    }
    if version >= 3 && !it.log_dirs.is_empty() {
        out.put("logDirs", form::array(&it.log_dirs, form::uuid));
    }
    if version >= 4 && it.cordoned_log_dirs.is_some() {
        out.put("cordonedLogDirs", form::nullable(it.cordoned_log_dirs.as_ref(), |it| form::array(it, form::uuid)));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn broker_endpoint_json(it: &BrokerEndpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("securityProtocol", form::number(&it.security_protocol));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn broker_feature_json(it: &BrokerFeature, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("minSupportedVersion", form::number(&it.min_supported_version));
    out.put("maxSupportedVersion", form::number(&it.max_supported_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
