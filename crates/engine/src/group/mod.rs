//! Who is in a group and what they own; and the offsets that groups have committed.
//!
//! One [`GroupShard`] is the state of one partition of `__consumer_offsets`: a replicated machine. `decide` makes facts and answers,
//! `replay` alone changes what was recorded, and the same records in the same order give the same recorded state. What is not recorded
//! (who waits, who was heard when, a rebalance under way) is soft: it is lost with the machine, and members rejoin as they do in Kafka.
//!
//! Deliberately not here: which partition a group belongs to and who leads it (`broker/coordinator`), whether a topic exists or a
//! principal may (the API files). Share and streams groups have rooms of their own; until they do, their records are carried along, see [`records::Record::Other`].
//!
//! Invariants, cited by assertions and tests:
//! - G1: a waiter is answered once: never twice, and never forgotten while the machine lives.
//! - G2: a Stable group is what is recorded of it: same generation, members, assignments. An Empty group that was recorded likewise.
//! - G3: a generation is begun once; its number only rises, but for a group that starts over (`start_over`): then it goes on from the recorded one.
//! - G4: an assignment reaches a member only after it was recorded, and only the one that this generation's leader sent.
//! - G5: the leader, if there is one, is a member; the instances are exactly those of the static members.
//! - G6: a heartbeat makes no record.
//! - G7: a group without members and without a wait arms no timer but the shard's own: for retention, and for deletions that are under way.
//!
//! Reading order: `request`, `records`, `shard`, `classic` and its folder (`member`, `join`, `sync`, `heartbeat`, `leave`), `consumer` and its folder, `offsets`, `delete`, `describe`, `watch`, `start_over`, `timers`.
//!
//! Source: KIP-848 and, of classic groups, KIP-62, 134, 211, 345, 394, 429, 559, 814; semantics rules 45-56, 104-106, 114.

mod cause;
mod classic;
mod consumer;
mod delete;
mod describe;
mod names;
mod offsets;
mod options;
pub mod records;
mod request;
mod shard;
mod start_over;
mod subscription;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod timers;
mod turn;
mod watch;

pub use cause::Cause;
pub use classic::State;
pub use classic::heartbeat::HeartbeatError;
pub use classic::join::{JoinError, Joined, JoinedMember};
pub use classic::leave::{LeaveError, Left};
pub use classic::member::{MembershipError, Protocol};
pub use classic::sync::{SyncError, Synced};
pub use consumer::ConsumerState;
pub use consumer::assign::ASSIGNORS;
pub use consumer::heartbeat::{Beat, ConsumerHeartbeatError};
pub use consumer::member::{Assigned, Assignment, ClassicMember, Current, Profile, Reconciliation};
pub use consumer::regex::Resolved;
pub use delete::DeleteGroupError;
pub use describe::{
    ConsumerDescription, ConsumerMember, DescribeConsumerError, DescribedMember, Description, GroupType, ListFilter, Listed,
};
pub use names::{GroupId, InstanceId, MemberId, TopicName};
pub use offsets::{
    CommitError, CommitPartitionError, DeleteOffsetsError, DeletePartitionError, FetchError, FetchPartitionError, Stability,
};
pub use options::{ConsumerOptions, Migration, Options};
pub use request::{
    CommitOffsets, CommitPartition, ConsumerHeartbeat, DeleteGroup, DeleteOffsets, DroppedTopic, Heartbeat, Join, Leave, Leaver, Reply,
    Request, Sync,
};
pub use shard::{Decision, GroupShard};
pub use watch::{Committed, Watched};
