//! The JSON form of ControlRecordKey.
//!
//! Generated from facts/records/control.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::records::control::control_record_key::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &ControlRecordKey, _: i16) -> Value {
    let mut out = Object::default();
    out.put("version", form::number(&it.version));
    out.put("type", form::number(&it.r#type));
    out.done()
}
