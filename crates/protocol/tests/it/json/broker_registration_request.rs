//! The JSON form of BrokerRegistrationRequest.
//!
//! Generated from facts/messages/62_broker_registration.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::broker_registration_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &BrokerRegistrationRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("brokerId", form::number(&it.broker_id));
    out.put("clusterId", form::text(&it.cluster_id));
    out.put("incarnationId", form::uuid(&it.incarnation_id));
    out.put("listeners", form::array(&it.listeners, |it| listener_json(it, version)));
    out.put("features", form::array(&it.features, |it| feature_json(it, version)));
    out.put("rack", form::nullable(it.rack.as_ref(), form::text));
    if version >= 1 {
        out.put("isMigratingZkBroker", form::number(&it.is_migrating_zk_broker));
    }
    if version >= 2 {
        out.put("logDirs", form::array(&it.log_dirs, form::uuid));
    }
    if version >= 3 {
        out.put("previousBrokerEpoch", form::number(&it.previous_broker_epoch));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn listener_json(it: &Listener, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("securityProtocol", form::number(&it.security_protocol));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn feature_json(it: &Feature, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("minSupportedVersion", form::number(&it.min_supported_version));
    out.put("maxSupportedVersion", form::number(&it.max_supported_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
