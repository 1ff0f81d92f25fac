//! DescribeClusterRequest: request, versions 0-2.
//!
//! Generated from facts/messages/60_describe_cluster.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField};

#[derive(Debug, Clone, PartialEq)]
pub struct DescribeClusterRequest {
    pub include_cluster_authorized_operations: bool,
    /// Versions 1-2; default 1.
    pub endpoint_type: i8,
    /// Versions 2.
    pub include_fenced_brokers: bool,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for DescribeClusterRequest {
    fn default() -> Self {
        Self {
            include_cluster_authorized_operations: false,
            endpoint_type: 1,
            include_fenced_brokers: false,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

impl DescribeClusterRequest {
    pub const NAME: &'static str = "DescribeClusterRequest";
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

impl DescribeClusterRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        Self {
            include_cluster_authorized_operations: cursor.bool(),
            endpoint_type: if version >= 1 { cursor.i8() } else { 1 },
            include_fenced_brokers: if version >= 2 { cursor.bool() } else { false },
            unknown_tagged_fields: cursor.unknown_tags(),
        }
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        out.bool(self.include_cluster_authorized_operations);
        if version >= 1 {
            out.i8(self.endpoint_type);
        } else if self.endpoint_type != 1 {
            out.absent("DescribeClusterRequest.endpoint_type");
        }
        if version >= 2 {
            out.bool(self.include_fenced_brokers);
        } else if self.include_fenced_brokers {
            out.absent("DescribeClusterRequest.include_fenced_brokers");
        }
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}
