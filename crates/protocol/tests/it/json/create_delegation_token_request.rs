//! The JSON form of CreateDelegationTokenRequest.
//!
//! Generated from facts/messages/38_create_delegation_token.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::create_delegation_token_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &CreateDelegationTokenRequest, version: i16) -> Value {
    let mut out = Object::default();
    if version >= 3 {
        out.put("ownerPrincipalType", form::nullable(it.owner_principal_type.as_ref(), form::text));
    }
    if version >= 3 {
        out.put("ownerPrincipalName", form::nullable(it.owner_principal_name.as_ref(), form::text));
    }
    out.put("renewers", form::array(&it.renewers, |it| creatable_renewers_json(it, version)));
    out.put("maxLifetimeMs", form::number(&it.max_lifetime_ms));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn creatable_renewers_json(it: &CreatableRenewers, _: i16) -> Value {
    let mut out = Object::default();
    out.put("principalType", form::text(&it.principal_type));
    out.put("principalName", form::text(&it.principal_name));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
