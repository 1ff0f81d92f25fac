//! The JSON form of DescribeDelegationTokenRequest.
//!
//! Generated from facts/messages/41_describe_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::describe_delegation_token_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &DescribeDelegationTokenRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("owners", form::nullable(it.owners.as_ref(), |it| form::array(it, |it| describe_delegation_token_owner_json(it, version))));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn describe_delegation_token_owner_json(it: &DescribeDelegationTokenOwner, _: i16) -> Value {
    let mut out = Object::default();
    out.put("principalType", form::text(&it.principal_type));
    out.put("principalName", form::text(&it.principal_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
