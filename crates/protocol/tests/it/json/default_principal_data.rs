//! The JSON form of DefaultPrincipalData.
//!
//! Generated from facts/records/principal.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::principal::default_principal_data::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DefaultPrincipalData, _: i16) -> Value {
    let mut out = Object::default();
    out.put("type", form::text(&it.r#type));
    out.put("name", form::text(&it.name));
    out.put("tokenAuthenticated", form::number(&it.token_authenticated));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
