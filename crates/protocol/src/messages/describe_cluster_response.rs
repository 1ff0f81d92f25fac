//! DescribeClusterResponse: response, versions 0-2.
//!
//! Generated from facts/messages/60_describe_cluster.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeClusterResponse {
    pub throttle_time_ms: i32,
    pub error_code: i16,
    /// Default null.
    pub error_message: Option<String>,
    /// Versions 1-2; default 1.
    pub endpoint_type: i8,
    pub cluster_id: String,
    /// A broker id; default -1.
    pub controller_id: i32,
    pub brokers: Vec<DescribeClusterBroker>,
    /// Default -2147483648.
    pub cluster_authorized_operations: i32,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeClusterResponse {
    fn default() -> Self {
        Self {
            throttle_time_ms: 0,
            error_code: 0,
            error_message: None,
            endpoint_type: 1,
            cluster_id: String::new(),
            controller_id: -1,
            brokers: Vec::new(),
            cluster_authorized_operations: -2_147_483_648,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DescribeClusterBroker {
    /// Key of its array; a broker id.
    pub broker_id: i32,
    pub host: String,
    pub port: i32,
    /// Default null.
    pub rack: Option<String>,
    /// Versions 2.
    pub is_fenced: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl DescribeClusterResponse {
    pub const NAME: &'static str = "DescribeClusterResponse";
    pub const KEY: ApiKey = ApiKey::DescribeCluster;
    pub const LOWEST: i16 = 0;
    pub const HIGHEST: i16 = 2;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(0);

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

impl DescribeClusterResponse {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            throttle_time_ms: cursor.i32(),
            error_code: cursor.i16(),
            error_message: cursor.nullable_string(true, true),
            endpoint_type: if version >= 1 { cursor.i8() } else { 1 },
            cluster_id: cursor.string(true),
            controller_id: cursor.i32(),
            brokers: cursor.array(true, 11, version, DescribeClusterBroker::read),
            cluster_authorized_operations: cursor.i32(),
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.throttle_time_ms);
        out.i16(self.error_code);
        out.nullable_string(self.error_message.as_deref(), true, true, "DescribeClusterResponse.error_message");
        if version >= 1 {
            out.i8(self.endpoint_type);
        } else if self.endpoint_type != 1 {
            out.absent("DescribeClusterResponse.endpoint_type");
        }
        out.string(&self.cluster_id, true);
        out.i32(self.controller_id);
        out.array(&self.brokers, true, version, DescribeClusterBroker::write);
        out.i32(self.cluster_authorized_operations);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl DescribeClusterBroker {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            broker_id: cursor.i32(),
            host: cursor.string(true),
            port: cursor.i32(),
            rack: cursor.nullable_string(true, true),
            is_fenced: if version >= 2 { cursor.bool() } else { false },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.i32(self.broker_id);
        out.string(&self.host, true);
        out.i32(self.port);
        out.nullable_string(self.rack.as_deref(), true, true, "DescribeClusterResponse.DescribeClusterBroker.rack");
        if version >= 2 {
            out.bool(self.is_fenced);
        } else if self.is_fenced {
            out.absent("DescribeClusterResponse.DescribeClusterBroker.is_fenced");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
