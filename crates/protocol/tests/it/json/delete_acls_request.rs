//! The JSON form of DeleteAclsRequest.
//!
//! Generated from facts/messages/31_delete_acls.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::delete_acls_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DeleteAclsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("filters", form::array(&it.filters, |it| delete_acls_filter_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn delete_acls_filter_json(it: &DeleteAclsFilter, _: i16) -> Value {
    let mut out = Object::default();
    out.put("resourceTypeFilter", form::number(&it.resource_type_filter));
    out.put("resourceNameFilter", form::nullable(it.resource_name_filter.as_ref(), form::text));
    out.put("patternTypeFilter", form::number(&it.pattern_type_filter));
    out.put("principalFilter", form::nullable(it.principal_filter.as_ref(), form::text));
    out.put("hostFilter", form::nullable(it.host_filter.as_ref(), form::text));
    out.put("operation", form::number(&it.operation));
    out.put("permissionType", form::number(&it.permission_type));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
