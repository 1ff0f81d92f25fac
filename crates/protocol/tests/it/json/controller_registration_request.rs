//! The JSON form of ControllerRegistrationRequest.
//!
//! Generated from facts/messages/70_controller_registration.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::controller_registration_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ControllerRegistrationRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("controllerId", form::number(&it.controller_id));
    out.put("incarnationId", form::uuid(&it.incarnation_id));
    out.put("zkMigrationReady", form::number(&it.zk_migration_ready));
    out.put("listeners", form::array(&it.listeners, |it| listener_json(it, version)));
    out.put("features", form::array(&it.features, |it| feature_json(it, version)));
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
