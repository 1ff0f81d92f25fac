//! FindCoordinatorResponse: response, versions 0-6.
//!
//! Generated from facts/messages/10_find_coordinator.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct FindCoordinatorResponse {
    /// Versions 1-6; dropped where absent.
    pub throttle_time_ms: i32,
    /// Versions 0-3.
    pub error_code: i16,
    /// Versions 1-3; dropped where absent.
    pub error_message: Option<String>,
    /// Versions 0-3; a broker id.
    pub node_id: i32,
    /// Versions 0-3.
    pub host: String,
    /// Versions 0-3.
    pub port: i32,
    /// Versions 4-6.
    pub coordinators: Vec<Coordinator>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for FindCoordinatorResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: Some(String::new()),
            node_id: 0,
            host: String::new(),
            port: 0,
            coordinators: Vec::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Coordinator {
    pub key: String,
    /// A broker id.
    pub node_id: i32,
    pub host: String,
    pub port: i32,
    pub error_code: i16,
    pub error_message: Option<String>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for Coordinator {
    fn default() -> Self {
        Self {
            key: String::new(),
            node_id: 0,
            host: String::new(),
            port: 0,
            error_code: 0,
            error_message: Some(String::new()),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl FindCoordinatorResponse {
    pub const NAME: &'static str = "FindCoordinatorResponse";
    pub const KEY: ApiKey = ApiKey::FindCoordinator;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 6;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(3);

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

impl FindCoordinatorResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 3;
        Self {
            throttle_time_ms: if version >= 1 { cursor.i32() } else { 0 },
            error_code: if version <= 3 { cursor.i16() } else { 0 },
            error_message: if (1..=3).contains(&version) { cursor.nullable_string(flexible, true) } else { Some(String::new()) },
            node_id: if version <= 3 { cursor.i32() } else { 0 },
            host: if version <= 3 { cursor.string(flexible) } else { String::new() },
            port: if version <= 3 { cursor.i32() } else { 0 },
            coordinators: if version >= 4 { cursor.array(flexible, 14, version, Coordinator::read) } else { Vec::new() },
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 3;
        if version >= 1 {
            out.i32(self.throttle_time_ms);
        }
        if version <= 3 {
            out.i16(self.error_code);
        } else if self.error_code != 0 {
            out.absent("FindCoordinatorResponse.error_code");
        }
        if (1..=3).contains(&version) {
            out.nullable_string(self.error_message.as_deref(), flexible, true, "FindCoordinatorResponse.error_message");
        }
        if version <= 3 {
            out.i32(self.node_id);
            out.string(&self.host, flexible);
            out.i32(self.port);
        } else {
            if self.node_id != 0 {
                out.absent("FindCoordinatorResponse.node_id");
            }
            if !self.host.is_empty() {
                out.absent("FindCoordinatorResponse.host");
            }
            if self.port != 0 {
                out.absent("FindCoordinatorResponse.port");
            }
        }
        if version >= 4 {
            out.array(&self.coordinators, flexible, version, Coordinator::write);
        } else if !self.coordinators.is_empty() {
            out.absent("FindCoordinatorResponse.coordinators");
        }
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl Coordinator {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self {
            key: cursor.string(true),
            node_id: cursor.i32(),
            host: cursor.string(true),
            port: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.string(&self.key, true);
        out.i32(self.node_id);
        out.string(&self.host, true);
        out.i32(self.port);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "FindCoordinatorResponse.Coordinator.error_message");
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
