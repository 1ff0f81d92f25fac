//! The JSON form of DeleteAclsResponse.
//!
//! Generated from facts/messages/31_delete_acls.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_acls_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteAclsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("filterResults", form::array(&it.filter_results, |it| delete_acls_filter_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_acls_filter_result_json(it: &DeleteAclsFilterResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("matchingAcls", form::array(&it.matching_acls, |it| delete_acls_matching_acl_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_acls_matching_acl_json(it: &DeleteAclsMatchingAcl, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("resourceType", form::number(&it.resource_type));
    out.put("resourceName", form::text(&it.resource_name));
    out.put("patternType", form::number(&it.pattern_type));
    out.put("principal", form::text(&it.principal));
    out.put("host", form::text(&it.host));
    out.put("operation", form::number(&it.operation));
    out.put("permissionType", form::number(&it.permission_type));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
