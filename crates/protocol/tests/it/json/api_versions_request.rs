//! The JSON form of ApiVersionsRequest.
//!
//! Generated from facts/messages/18_api_versions.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::api_versions_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ApiVersionsRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 3 {
        out.put("clientSoftwareName", form::text(&it.client_software_name));
    }
    if version >= 3 {
        out.put("clientSoftwareVersion", form::text(&it.client_software_version));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
