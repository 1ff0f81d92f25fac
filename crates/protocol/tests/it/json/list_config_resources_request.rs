//! The JSON form of ListConfigResourcesRequest.
//!
//! Generated from facts/messages/74_list_config_resources.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::list_config_resources_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ListConfigResourcesRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 1 {
        out.put("resourceTypes", form::array(&it.resource_types, form::number));
    }
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
