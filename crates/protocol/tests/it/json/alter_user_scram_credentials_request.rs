//! The JSON form of AlterUserScramCredentialsRequest.
//!
//! Generated from facts/messages/51_alter_user_scram_credentials.msg by `cargo xtask codegen`; do not edit.

use milena_protocol::messages::alter_user_scram_credentials_request::*;
use serde_json::Value;

use crate::json_form::{self as form, Object};

pub(crate) fn json(it: &AlterUserScramCredentialsRequest, version: i16) -> Value {
    let mut out = Object::default();
    out.put("deletions", form::array(&it.deletions, |it| scram_credential_deletion_json(it, version)));
    out.put("upsertions", form::array(&it.upsertions, |it| scram_credential_upsertion_json(it, version)));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn scram_credential_deletion_json(it: &ScramCredentialDeletion, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("mechanism", form::number(&it.mechanism));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}

fn scram_credential_upsertion_json(it: &ScramCredentialUpsertion, _: i16) -> Value {
    let mut out = Object::default();
    out.put("name", form::text(&it.name));
    out.put("mechanism", form::number(&it.mechanism));
    out.put("iterations", form::number(&it.iterations));
    out.put("salt", form::bytes(&it.salt));
    out.put("saltedPassword", form::bytes(&it.salted_password));
    out.unknown(&it.unknown_tagged_fields);
    out.done()
}
