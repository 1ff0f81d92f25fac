//! The JSON form of CreateAclsResponse.
//!
//! Generated from facts/messages/30_create_acls.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_acls_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreateAclsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("results", form::array(&it.results, |it| acl_creation_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn acl_creation_result_json(it: &AclCreationResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
