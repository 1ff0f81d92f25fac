//! The facts that a shard records, and their bytes: Kafka's records of `__consumer_offsets`.
//!
//! Kinds 0 and 1 are committed offsets, kind 2 is a classic group; a null value takes the fact back. Written versions, pinned:
//! an offset as value version 4, or 1 when the client gave a retention time; a group as value version 3. Read: every version.
//! Source: protocol facts `records/consumer_offsets.msg`.

use std::time::Duration;

use bytes::Bytes;

use super::{GroupId, InstanceId, MemberId, TopicName};
use crate::types::{LeaderEpoch, Offset, PartitionIndex, ProducerId, Timestamp, TopicId};

/// One fact. `None` takes it back.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    Offset {
        group: GroupId,
        topic: TopicName,
        partition: PartitionIndex,
        value: Option<CommittedOffset>,
    },
    Group {
        group: GroupId,
        value: Option<StoredGroup>,
    },
    /// A record of a kind that this machine decides nothing about (KIP-848, share and streams groups of an adopted log). Kept by
    /// its key alone, so that it can be taken back when a classic group of the same name takes its place; its value stays in the log.
    Other {
        group: GroupId,
        key: Bytes,
        present: bool,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct CommittedOffset {
    pub offset: Offset,
    pub leader_epoch: LeaderEpoch,
    pub metadata: String,
    pub committed_at: Timestamp,
    /// Only where the client gave a retention time (OffsetCommit 2 to 4).
    pub expires_at: Option<Timestamp>,
    /// None in commits of before Kafka 4.2.
    pub topic_id: TopicId,
}

/// A classic group as its record has it: Empty without members, Stable with.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredGroup {
    /// None until its first member has joined; written as the empty string.
    pub protocol_type: Option<String>,
    pub generation: i32,
    pub protocol: Option<String>,
    pub leader: Option<MemberId>,
    /// When the group last changed its state. None in records of before Kafka 2.1.
    pub changed_at: Option<Timestamp>,
    pub members: Vec<StoredMember>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct StoredMember {
    pub id: MemberId,
    pub instance: Option<InstanceId>,
    pub client_id: String,
    pub client_host: String,
    pub rebalance_timeout: Duration,
    pub session_timeout: Duration,
    /// The member's metadata for the chosen protocol.
    pub subscription: Bytes,
    pub assignment: Bytes,
}

/// Under which transaction a record stands in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Plainly,
    /// Counts once the transaction of this producer has committed.
    InTransactionOf(ProducerId),
}
