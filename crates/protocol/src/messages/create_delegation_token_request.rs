//! CreateDelegationTokenRequest: request, versions 1-3.
//!
//! Generated from facts/messages/38_create_delegation_token.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct CreateDelegationTokenRequest {
    /// Versions 3.
    pub owner_principal_type: Option<String>,
    /// Versions 3.
    pub owner_principal_name: Option<String>,
    pub renewers: Vec<CreatableRenewers>,
    pub max_lifetime_ms: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for CreateDelegationTokenRequest {
    fn default() -> Self {
        Self {
            owner_principal_type: Some(String::new()),
            owner_principal_name: Some(String::new()),
            renewers: Vec::new(),
            max_lifetime_ms: 0,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct CreatableRenewers {
    pub principal_type: String,
    pub principal_name: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl CreateDelegationTokenRequest {
    pub const NAME: &'static str = "CreateDelegationTokenRequest";
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

impl CreateDelegationTokenRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            owner_principal_type: if version >= 3 { cursor.nullable_string(flexible, true) } else { Some(String::new()) },
            owner_principal_name: if version >= 3 { cursor.nullable_string(flexible, true) } else { Some(String::new()) },
            renewers: cursor.array(flexible, 3, version, CreatableRenewers::read),
            max_lifetime_ms: cursor.i64(),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        if version >= 3 {
            out.nullable_string(self.owner_principal_type.as_deref(), flexible, true, "CreateDelegationTokenRequest.owner_principal_type");
            out.nullable_string(self.owner_principal_name.as_deref(), flexible, true, "CreateDelegationTokenRequest.owner_principal_name");
        } else {
            if self.owner_principal_type.as_ref().is_none_or(|value| !value.is_empty()) {
                out.absent("CreateDelegationTokenRequest.owner_principal_type");
            }
            if self.owner_principal_name.as_ref().is_none_or(|value| !value.is_empty()) {
                out.absent("CreateDelegationTokenRequest.owner_principal_name");
            }
        }
        out.array(&self.renewers, flexible, version, CreatableRenewers::write);
        out.i64(self.max_lifetime_ms);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl CreatableRenewers {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 2;
        Self {
            principal_type: cursor.string(flexible),
            principal_name: cursor.string(flexible),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 2;
        out.string(&self.principal_type, flexible);
        out.string(&self.principal_name, flexible);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
