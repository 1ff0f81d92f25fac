//! What a shard is asked and what it answers. Each ask names its waiter; each waiter gets one [`Reply`] of the same kind.

use bytes::Bytes;

use super::{
    Assignment, Beat, CommitError, CommitPartitionError, ConsumerHeartbeatError, DeleteGroupError, DeleteOffsetsError,
    DeletePartitionError, GroupId, HeartbeatError, InstanceId, JoinError, Joined, LeaveError, Left, MemberId, Protocol, SyncError, Synced,
    TopicName,
};
use crate::types::{LeaderEpoch, Offset, PartitionIndex, TopicId, Waiter};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    Join(Join),
    Sync(Sync),
    Heartbeat(Heartbeat),
    Leave(Leave),
    ConsumerHeartbeat(ConsumerHeartbeat),
    CommitOffsets(CommitOffsets),
    DeleteOffsets(DeleteOffsets),
    DeleteGroup(DeleteGroup),
    /// Topics that exist no more: what groups have committed for them goes too. Nobody waits for it.
    DropTopics(Vec<DroppedTopic>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Join {
    pub waiter: Waiter,
    pub group: GroupId,
    /// None: a first join.
    pub member: Option<MemberId>,
    pub instance: Option<InstanceId>,
    pub client_id: String,
    /// As Kafka writes it: `/127.0.0.1`.
    pub client_host: String,
    /// Milliseconds, as the client sent them.
    pub session_timeout_ms: i32,
    /// Milliseconds; below 0, as in version 0: the session timeout.
    pub rebalance_timeout_ms: i32,
    pub protocol_type: String,
    pub protocols: Vec<Protocol>,
    /// A uuid for a new member's id, drawn by the shell.
    pub fresh: String,
    /// From version 4: a first join is told its id and must come again with it (KIP-394).
    pub must_know_its_id: bool,
    /// From version 9: a returning static leader is given the members and told not to assign (KIP-814).
    pub can_skip_assignment: bool,
}

impl Join {
    pub(super) fn session_timeout(&self) -> Duration {
        millis(self.session_timeout_ms).unwrap_or_default()
    }

    pub(super) fn rebalance_timeout(&self) -> Duration {
        millis(self.rebalance_timeout_ms).unwrap_or_else(|| self.session_timeout())
    }
}

fn millis(ms: i32) -> Option<Duration> {
    u64::try_from(ms).ok().map(Duration::from_millis)
}

#[derive(Debug, Clone, PartialEq)]
pub struct Sync {
    pub waiter: Waiter,
    pub group: GroupId,
    pub generation: i32,
    pub member: MemberId,
    pub instance: Option<InstanceId>,
    /// From version 5; held against the group's when given (KIP-559).
    pub protocol_type: Option<String>,
    pub protocol: Option<String>,
    /// From the leader; what others send is ignored.
    pub assignments: Vec<(MemberId, Bytes)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Heartbeat {
    pub waiter: Waiter,
    pub group: GroupId,
    pub generation: i32,
    pub member: MemberId,
    pub instance: Option<InstanceId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Leave {
    pub waiter: Waiter,
    pub group: GroupId,
    pub members: Vec<Leaver>,
}

/// One that leaves or is removed: by member id, or by instance id alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaver {
    pub member: Option<MemberId>,
    pub instance: Option<InstanceId>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ConsumerHeartbeat {
    pub waiter: Waiter,
    pub group: GroupId,
    pub member: MemberId,
    /// 0 joins, -1 leaves, -2 leaves for a while.
    pub epoch: i32,
    pub instance: Option<InstanceId>,
    pub client_id: String,
    /// As Kafka writes it: `/127.0.0.1`.
    pub client_host: String,
    // Of what follows, None (or -1) is: as last said.
    pub rack: Option<String>,
    pub rebalance_timeout_ms: i32,
    pub topics: Option<Vec<TopicName>>,
    /// Empty: none any more.
    pub regex: Option<String>,
    pub assignor: Option<String>,
    /// What the member owns.
    pub owned: Option<Assignment>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CommitOffsets {
    pub waiter: Waiter,
    pub group: GroupId,
    /// Of a member of a consumer group: its epoch. Below 0: from outside the group.
    pub generation: i32,
    /// Whether the version can carry a member epoch (9 and later).
    pub knows_epochs: bool,
    pub member: Option<MemberId>,
    pub instance: Option<InstanceId>,
    /// Versions 2 to 4 may say how long to keep; else the broker's retention holds.
    pub retention: Option<Duration>,
    pub partitions: Vec<CommitPartition>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CommitPartition {
    pub topic: TopicName,
    pub topic_id: TopicId,
    pub partition: PartitionIndex,
    pub offset: Offset,
    pub leader_epoch: LeaderEpoch,
    /// None reads back as empty.
    pub metadata: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DeleteOffsets {
    pub waiter: Waiter,
    pub group: GroupId,
    pub partitions: Vec<(TopicName, PartitionIndex)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DeleteGroup {
    pub waiter: Waiter,
    pub group: GroupId,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DroppedTopic {
    pub name: TopicName,
    /// Offsets committed for a later topic of the same name stay.
    pub id: TopicId,
}

/// The lists of results are in the order of what was asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    Join(Result<Joined, JoinError>),
    Sync(Result<Synced, SyncError>),
    Heartbeat(Result<(), HeartbeatError>),
    Leave(Result<Vec<Left>, LeaveError>),
    ConsumerHeartbeat(Result<Beat, ConsumerHeartbeatError>),
    CommitOffsets(Result<Vec<Result<(), CommitPartitionError>>, CommitError>),
    DeleteOffsets(Result<Vec<Result<(), DeletePartitionError>>, DeleteOffsetsError>),
    DeleteGroup(Result<(), DeleteGroupError>),
}
