//! The JSON form of CreateAclsRequest.
//!
//! Generated from facts/messages/30_create_acls.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_acls_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreateAclsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("creations", form::array(&it.creations, |it| acl_creation_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn acl_creation_json(it: &AclCreation, _: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("resourcePatternType", form::number(&it.resource_pattern_type));
    out.put("principal", form::text(&it.principal));
    out.put("host", form::text(&it.host));
    out.put("operation", form::number(&it.operation));
    out.put("permissionType", form::number(&it.permission_type));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
