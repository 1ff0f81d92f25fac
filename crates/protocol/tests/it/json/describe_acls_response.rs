//! The JSON form of DescribeAclsResponse.
//!
//! Generated from facts/messages/29_describe_acls.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_acls_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeAclsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("resources", form::array(&it.resources, |it| describe_acls_resource_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_acls_resource_json(it: &DescribeAclsResource, version: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("patternType", form::number(&it.pattern_type));
    out.put("acls", form::array(&it.acls, |it| acl_description_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn acl_description_json(it: &AclDescription, _: i16) -> Value {
    let mut out = Object::default();
    out.put("principal", form::text(&it.principal));
    out.put("host", form::text(&it.host));
    out.put("operation", form::number(&it.operation));
    out.put("permissionType", form::number(&it.permission_type));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
