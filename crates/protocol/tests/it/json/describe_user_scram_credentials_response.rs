//! The JSON form of DescribeUserScramCredentialsResponse.
//!
//! Generated from facts/messages/50_describe_user_scram_credentials.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_user_scram_credentials_response::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeUserScramCredentialsResponse, version: i16) -> Value {
    let mut out = Object::default();
    out.put("throttleTimeMs", form::number(&it.throttle_time_ms));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("results", form::array(&it.results, |it| describe_user_scram_credentials_result_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_user_scram_credentials_result_json(it: &DescribeUserScramCredentialsResult, version: i16) -> Value {
    let mut out = Object::default();
    out.put("user", form::text(&it.user));
    out.put("errorCode", form::number(&it.error_code));
    out.put("errorMessage", form::nullable(it.error_message.as_ref(), form::text));
    out.put("credentialInfos", form::array(&it.credential_infos, |it| credential_info_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn credential_info_json(it: &CredentialInfo, _: i16) -> Value {
    let mut out = Object::default();
    out.put("mechanism", form::number(&it.mechanism));
    out.put("iterations", form::number(&it.iterations));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
