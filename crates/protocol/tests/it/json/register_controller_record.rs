//! The JSON form of RegisterControllerRecord.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::cluster_metadata::register_controller_record::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &RegisterControllerRecord, version: i16) -> Value {
    let mut out = Object::default();
    out.put("controllerId", form::number(&it.controller_id));
    out.put("incarnationId", form::uuid(&it.incarnation_id));
    out.put("zkMigrationReady", form::number(&it.zk_migration_ready));
    out.put("endPoints", form::array(&it.end_points, |it| controller_endpoint_json(it, version)));
    out.put("features", form::array(&it.features, |it| controller_feature_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn controller_endpoint_json(it: &ControllerEndpoint, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("host", form::text(&it.host));
    out.put("port", form::number(&it.port));
    out.put("securityProtocol", form::number(&it.security_protocol));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn controller_feature_json(it: &ControllerFeature, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("minSupportedVersion", form::number(&it.min_supported_version));
    out.put("maxSupportedVersion", form::number(&it.max_supported_version));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
