//! FetchRequest: request, versions 4-18.
//!
//! Generated from facts/messages/01_fetch.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::wire::{self, DecodeError, EncodeError, RawTaggedField, Uuid};

#[derive(Debug, Clone, PartialEq)]
pub struct FetchRequest {
    /// Versions 12-18; tag 0 in 12+; dropped where absent; default null.
    pub cluster_id: Option<String>,
    /// Versions 4-14; a broker id; default -1.
    pub replica_id: i32,
    /// Versions 15-18; tag 1 in 15+.
    pub replica_state: ReplicaState,
    pub max_wait_ms: i32,
    pub min_bytes: i32,
    /// Default 2147483647.
    pub max_bytes: i32,
    pub isolation_level: i8,
    /// Versions 7-18; dropped where absent.
    pub session_id: i32,
    /// Versions 7-18; dropped where absent; default -1.
    pub session_epoch: i32,
    pub topics: Vec<FetchTopic>,
    /// Versions 7-18.
    pub forgotten_topics_data: Vec<ForgottenTopic>,
    /// Versions 11-18; dropped where absent.
    pub rack_id: String,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for FetchRequest {
    fn default() -> Self {
        Self {
            cluster_id: None,
            replica_id: -1,
            replica_state: ReplicaState::default(),
            max_wait_ms: 0,
            min_bytes: 0,
            max_bytes: i32::MAX,
            isolation_level: 0,
            session_id: 0,
            session_epoch: -1,
            topics: Vec::new(),
            forgotten_topics_data: Vec::new(),
            rack_id: String::new(),
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct ReplicaState {
    /// A broker id; default -1.
    pub replica_id: i32,
    /// Default -1.
    pub replica_epoch: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for ReplicaState {
    fn default() -> Self {
        Self { replica_id: -1, replica_epoch: -1, unknown_tagged_fields: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct FetchTopic {
    /// Versions 4-12; dropped where absent; a topic name.
    pub topic: String,
    /// Versions 13-18; dropped where absent.
    pub topic_id: Uuid,
    pub partitions: Vec<FetchPartition>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FetchPartition {
    pub partition: i32,
    /// Versions 9-18; dropped where absent; default -1.
    pub current_leader_epoch: i32,
    pub fetch_offset: i64,
    /// Versions 12-18; default -1.
    pub last_fetched_epoch: i32,
    /// Versions 5-18; dropped where absent; default -1.
    pub log_start_offset: i64,
    pub partition_max_bytes: i32,
    /// Versions 17-18; tag 0 in 17+; dropped where absent.
    pub replica_directory_id: Uuid,
    /// Versions 18; tag 1 in 18+; dropped where absent; default 9223372036854775807.
    pub high_watermark: i64,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl Default for FetchPartition {
    fn default() -> Self {
        Self {
            partition: 0,
            current_leader_epoch: -1,
            fetch_offset: 0,
            last_fetched_epoch: -1,
            log_start_offset: -1,
            partition_max_bytes: 0,
            replica_directory_id: Uuid::ZERO,
            high_watermark: i64::MAX,
            unknown_tagged_fields: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForgottenTopic {
    /// Versions 7-12; dropped where absent; a topic name.
    pub topic: String,
    /// Versions 13-18; dropped where absent.
    pub topic_id: Uuid,
    pub partitions: Vec<i32>,
    /// Tagged fields that the version read does not know.
    pub unknown_tagged_fields: Vec<RawTaggedField>,
}

impl FetchRequest {
    pub const NAME: &'static str = "FetchRequest";
    pub const KEY: ApiKey = ApiKey::Fetch;
    pub const LOWEST: i16 = 4;
    pub const HIGHEST: i16 = 18;
    /// The first version with compact lengths and tagged sections.
    pub const FLEXIBLE_FROM: Option<i16> = Some(12);

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

/// [`FetchRequest`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct FetchRequestView<'a> {
    pub cluster_id: Option<&'a str>,
    pub replica_id: i32,
    pub replica_state: ReplicaStateView,
    pub max_wait_ms: i32,
    pub min_bytes: i32,
    pub max_bytes: i32,
    pub isolation_level: i8,
    pub session_id: i32,
    pub session_epoch: i32,
    pub topics: wire::ViewArray<'a, FetchTopicView<'a>>,
    pub forgotten_topics_data: wire::ViewArray<'a, ForgottenTopicView<'a>>,
    pub rack_id: &'a str,
}

impl<'a> wire::View<'a> for FetchRequestView<'a> {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 12;
        let mut value = Self {
            cluster_id: None,
            replica_id: if version <= 14 { cursor.i32() } else { -1 },
            replica_state: ReplicaStateView { replica_id: -1, replica_epoch: -1 },
            max_wait_ms: cursor.i32(),
            min_bytes: cursor.i32(),
            max_bytes: cursor.i32(),
            isolation_level: cursor.i8(),
            session_id: if version >= 7 { cursor.i32() } else { 0 },
            session_epoch: if version >= 7 { cursor.i32() } else { -1 },
            topics: wire::ViewArray::read(cursor, flexible, false, 3, version),
            forgotten_topics_data: if version >= 7 {
                wire::ViewArray::read(cursor, flexible, false, 3, version)
            } else {
                wire::ViewArray::empty()
            },
            rack_id: if version >= 11 { cursor.str_slice(flexible, false).unwrap_or_default() } else { "" },
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 => value.cluster_id = cursor.str_slice(true, true),
                    1 if version >= 15 => value.replica_state = <ReplicaStateView as wire::View>::read(cursor, version),
                    _ => cursor.skip_tag(&tags),
                }
            }
        }
        value
    }
}

/// [`ReplicaState`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct ReplicaStateView {
    pub replica_id: i32,
    pub replica_epoch: i64,
}

impl<'a> wire::View<'a> for ReplicaStateView {
    fn read(cursor: &mut wire::Cursor<'a>, _: i16) -> Self {
        let value = Self { replica_id: cursor.i32(), replica_epoch: cursor.i64() };
        cursor.skip_tags();
        value
    }
}

/// [`FetchTopic`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct FetchTopicView<'a> {
    pub topic: &'a str,
    pub topic_id: Uuid,
    pub partitions: wire::ViewArray<'a, FetchPartitionView>,
}

impl<'a> wire::View<'a> for FetchTopicView<'a> {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 12;
        let value = Self {
            topic: if version <= 12 { cursor.str_slice(flexible, false).unwrap_or_default() } else { "" },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partitions: wire::ViewArray::read(cursor, flexible, false, 16, version),
        };
        if flexible {
            cursor.skip_tags();
        }
        value
    }
}

/// [`FetchPartition`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct FetchPartitionView {
    pub partition: i32,
    pub current_leader_epoch: i32,
    pub fetch_offset: i64,
    pub last_fetched_epoch: i32,
    pub log_start_offset: i64,
    pub partition_max_bytes: i32,
    pub replica_directory_id: Uuid,
    pub high_watermark: i64,
}

impl<'a> wire::View<'a> for FetchPartitionView {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 12;
        let mut value = Self {
            partition: cursor.i32(),
            current_leader_epoch: if version >= 9 { cursor.i32() } else { -1 },
            fetch_offset: cursor.i64(),
            last_fetched_epoch: if version >= 12 { cursor.i32() } else { -1 },
            log_start_offset: if version >= 5 { cursor.i64() } else { -1 },
            partition_max_bytes: cursor.i32(),
            replica_directory_id: Uuid::ZERO,
            high_watermark: i64::MAX,
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 if version >= 17 => value.replica_directory_id = cursor.uuid(),
                    1 if version >= 18 => value.high_watermark = cursor.i64(),
                    _ => cursor.skip_tag(&tags),
                }
            }
        }
        value
    }
}

/// [`ForgottenTopic`], borrowed; null arrays are empty, unknown tags are passed over.
#[derive(Debug, Clone, Copy)]
pub struct ForgottenTopicView<'a> {
    pub topic: &'a str,
    pub topic_id: Uuid,
    pub partitions: wire::ViewArray<'a, i32>,
}

impl<'a> wire::View<'a> for ForgottenTopicView<'a> {
    fn read(cursor: &mut wire::Cursor<'a>, version: i16) -> Self {
        let flexible = version >= 12;
        let value = Self {
            topic: if version <= 12 { cursor.str_slice(flexible, false).unwrap_or_default() } else { "" },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partitions: wire::ViewArray::read(cursor, flexible, false, 4, version),
        };
        if flexible {
            cursor.skip_tags();
        }
        value
    }
}

impl<'a> FetchRequestView<'a> {
    /// Reads one; every element was decoded once when this returns. Text that is not UTF-8 is a fault here.
    pub fn decode(cursor: &mut wire::Cursor<'a>, version: i16) -> Result<Self, DecodeError> {
        cursor.begin(FetchRequest::NAME, version, FetchRequest::LOWEST, FetchRequest::HIGHEST)?;
        let value = <Self as wire::View<'a>>::read(cursor, version);
        cursor.finish(value)
    }
}

impl FetchRequest {
    fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        let mut value = Self {
            cluster_id: None,
            replica_id: if version <= 14 { cursor.i32() } else { -1 },
            replica_state: ReplicaState::default(),
            max_wait_ms: cursor.i32(),
            min_bytes: cursor.i32(),
            max_bytes: cursor.i32(),
            isolation_level: cursor.i8(),
            session_id: if version >= 7 { cursor.i32() } else { 0 },
            session_epoch: if version >= 7 { cursor.i32() } else { -1 },
            topics: cursor.array(flexible, 3, version, FetchTopic::read),
            forgotten_topics_data: if version >= 7 { cursor.array(flexible, 3, version, ForgottenTopic::read) } else { Vec::new() },
            rack_id: if version >= 11 { cursor.string(flexible) } else { String::new() },
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 => value.cluster_id = cursor.nullable_string(true, true),
                    1 if version >= 15 => value.replica_state = ReplicaState::read(cursor, version),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        if version <= 14 {
            out.i32(self.replica_id);
        } else if self.replica_id != -1 {
            out.absent("FetchRequest.replica_id");
        }
        if version < 15 && self.replica_state != ReplicaState::default() {
            out.absent("FetchRequest.replica_state");
        }
        out.i32(self.max_wait_ms);
        out.i32(self.min_bytes);
        out.i32(self.max_bytes);
        out.i8(self.isolation_level);
        if version >= 7 {
            out.i32(self.session_id);
            out.i32(self.session_epoch);
        }
        out.array(&self.topics, flexible, version, FetchTopic::write);
        if version >= 7 {
            out.array(&self.forgotten_topics_data, flexible, version, ForgottenTopic::write);
        } else if !self.forgotten_topics_data.is_empty() {
            out.absent("FetchRequest.forgotten_topics_data");
        }
        if version >= 11 {
            out.string(&self.rack_id, flexible);
        }
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if self.cluster_id.is_some() {
                out.begin_tag(&mut tags, 0);
                out.nullable_string(self.cluster_id.as_deref(), true, true, "FetchRequest.cluster_id");
                out.end_tag(&tags);
            }
            if version >= 15 && self.replica_state != ReplicaState::default() {
                out.begin_tag(&mut tags, 1);
                self.replica_state.write(out, version);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl ReplicaState {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, _: i16) -> Self {
        Self { replica_id: cursor.i32(), replica_epoch: cursor.i64(), unknown_tagged_fields: cursor.unknown_tags() }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, _: i16) {
        out.i32(self.replica_id);
        out.i64(self.replica_epoch);
        out.unknown_tags(&self.unknown_tagged_fields);
    }
}

impl FetchTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        Self {
            topic: if version <= 12 { cursor.string(flexible) } else { String::new() },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partitions: cursor.array(flexible, 16, version, FetchPartition::read),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        if version <= 12 {
            out.string(&self.topic, flexible);
        }
        if version >= 13 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partitions, flexible, version, FetchPartition::write);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl FetchPartition {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        let mut value = Self {
            partition: cursor.i32(),
            current_leader_epoch: if version >= 9 { cursor.i32() } else { -1 },
            fetch_offset: cursor.i64(),
            last_fetched_epoch: if version >= 12 { cursor.i32() } else { -1 },
            log_start_offset: if version >= 5 { cursor.i64() } else { -1 },
            partition_max_bytes: cursor.i32(),
            replica_directory_id: Uuid::ZERO,
            high_watermark: i64::MAX,
            unknown_tagged_fields: Vec::new(),
        };
        if flexible {
            let mut tags = cursor.tags();
            while let Some(tag) = cursor.next_tag(&mut tags) {
                match tag {
                    0 if version >= 17 => value.replica_directory_id = cursor.uuid(),
                    1 if version >= 18 => value.high_watermark = cursor.i64(),
                    _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields),
                }
            }
            cursor.order_tags(&mut value.unknown_tagged_fields);
        }
        value
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        out.i32(self.partition);
        if version >= 9 {
            out.i32(self.current_leader_epoch);
        }
        out.i64(self.fetch_offset);
        if version >= 12 {
            out.i32(self.last_fetched_epoch);
        } else if self.last_fetched_epoch != -1 {
            out.absent("FetchRequest.FetchPartition.last_fetched_epoch");
        }
        if version >= 5 {
            out.i64(self.log_start_offset);
        }
        out.i32(self.partition_max_bytes);
        if flexible {
            let mut tags = out.begin_tags(&self.unknown_tagged_fields);
            if version >= 17 && self.replica_directory_id != Uuid::ZERO {
                out.begin_tag(&mut tags, 0);
                out.uuid(self.replica_directory_id);
                out.end_tag(&tags);
            }
            if version >= 18 && self.high_watermark != i64::MAX {
                out.begin_tag(&mut tags, 1);
                out.i64(self.high_watermark);
                out.end_tag(&tags);
            }
            out.end_tags(tags);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}

impl ForgottenTopic {
    pub(crate) fn read(cursor: &mut wire::Cursor<'_>, version: i16) -> Self {
        let flexible = version >= 12;
        Self {
            topic: if version <= 12 { cursor.string(flexible) } else { String::new() },
            topic_id: if version >= 13 { cursor.uuid() } else { Uuid::ZERO },
            partitions: cursor.array(flexible, 4, version, |cursor, _| cursor.i32()),
            unknown_tagged_fields: if flexible { cursor.unknown_tags() } else { Vec::new() },
        }
    }

    pub(crate) fn write(&self, out: &mut wire::Encoder, version: i16) {
        let flexible = version >= 12;
        if version <= 12 {
            out.string(&self.topic, flexible);
        }
        if version >= 13 {
            out.uuid(self.topic_id);
        }
        out.array(&self.partitions, flexible, version, wire::write_i32);
        if flexible {
            out.unknown_tags(&self.unknown_tagged_fields);
        } else {
            out.no_tags(&self.unknown_tagged_fields);
        }
    }
}
