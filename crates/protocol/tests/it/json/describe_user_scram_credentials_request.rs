//! The JSON form of DescribeUserScramCredentialsRequest.
//!
//! Generated from facts/messages/50_describe_user_scram_credentials.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_user_scram_credentials_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeUserScramCredentialsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("users", form::nullable(it.users.as_ref(), |it| form::array(it, |it| user_name_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn user_name_json(it: &UserName, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
