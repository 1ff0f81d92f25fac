//! The JSON form of AlterUserScramCredentialsResponse.
//!
//! Generated from facts/messages/51_alter_user_scram_credentials.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_user_scram_credentials_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterUserScramCredentialsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("results", form::array(&it.results, |it| alter_user_scram_credentials_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn alter_user_scram_credentials_result_json(it: &AlterUserScramCredentialsResult, _: i16) -> Value {
    let mut out = Object::default();
    out.put("user", form::text(&it.user));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
