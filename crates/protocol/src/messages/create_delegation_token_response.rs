//! CreateDelegationTokenResponse: response, versions 1-3.
//!
//! Generated from facts/messages/38_create_delegation_token.msg by `cargo xtask codegen`; do not edit.

use bytes::Bytes;

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreateDelegationTokenResponse {
    pub error_code: i16,
    pub principal_type: String,
    pub principal_name: String,
    /// Versions 3.
    pub token_requester_principal_type: String,
    /// Versions 3.
    pub token_requester_principal_name: String,
    pub issue_timestamp_ms: i64,
    pub expiry_timestamp_ms: i64,
    pub max_timestamp_ms: i64,
    pub token_id: String,
    pub hmac: Bytes,
    pub throttle_time_ms: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl CreateDelegationTokenResponse {
    pub const NAME: &'static str = "CreateDelegationTokenResponse";
    pub const KEY: ApiKey = ApiKey::CreateDelegationToken;
    pub const LOWEST: i16 = 1;
    pub const HIGHEST: i16 = 3;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(2);

    /// Reads one; bytes behind it are left in the cursor.
    pub fn decode(cursor: &mut wire::Cursor<'_>, version: i16) -> Result<Self, DecodeError> {
        cursor.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        let value = Self::read(cursor, version);
        cursor.finish(value)
    }

    /// Writes it behind what `out` holds; after an error `out` is as it was.
    pub fn encode(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {
        let start = out.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;
        self.write(out, version);
        out.finish(start)
    }
}

impl CreateDelegationTokenResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            error_code: cursor.i16(),
            principal_type: cursor.string(flexible),
            principal_name: cursor.string(flexible),
            token_requester_principal_type: if version >= 3 { cursor.string(flexible) } else { String::new() },
            token_requester_principal_name: if version >= 3 { cursor.string(flexible) } else { String::new() },
            issue_timestamp_ms: cursor.i64(),
            expiry_timestamp_ms: cursor.i64(),
            max_timestamp_ms: cursor.i64(),
            token_id: cursor.string(flexible),
            hmac: cursor.bytes(flexible),
            throttle_time_ms: cursor.i32(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.i16(self.error_code);
        out.string(&self.principal_type, flexible);
        out.string(&self.principal_name, flexible);
        if version >= 3 {
            out.string(&self.token_requester_principal_type, flexible);
            out.string(&self.token_requester_principal_name, flexible);
        } else {
            if !self.token_requester_principal_type.is_empty() {
                out.absent("CreateDelegationTokenResponse.token_requester_principal_type");
            }
            if !self.token_requester_principal_name.is_empty() {
                out.absent("CreateDelegationTokenResponse.token_requester_principal_name");
            }
        }
        out.i64(self.issue_timestamp_ms);
        out.i64(self.expiry_timestamp_ms);
        out.i64(self.max_timestamp_ms);
        out.string(&self.token_id, flexible);
        out.bytes(&self.hmac, flexible);
        out.i32(self.throttle_time_ms);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
