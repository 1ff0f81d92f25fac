//! The quorum: openraft with our types, and the few calls that the rest of the room makes.
//!
//! openraft is an exactly pinned alpha; it is named in this file, `store`, `machine` and `network` only.
//!
//! One entry of its log is one decision (a list of facts). Terms are leader epochs, indexes are offsets.
//!
//! How it is run, and why:
//! - Ticks are off: a lone voter needs no election and no heartbeat, and an idle node makes no wake-ups. They come on with the second voter.
//! - A node that is the whole membership takes its leadership up again at once (leader restore). With more voters that would lose
//!   data: a leader replicates before its own flush, so one that crashed must win an election against what the others hold.
//! - Pre-vote is on, so that a node that was cut off does not disturb a leader when it comes back.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use milena_engine::metadata::Record;
use openraft::impls::{BoxedErrorSource, Entry, InlineBatch, Vote, leader_id_std};
use openraft::raft::responder::Responder;
use openraft::raft::{ClientWriteResult, Raft};
use openraft::type_config::alias::{LogIdOf, StoredMembershipOf};
use openraft::{Config, EntryPayload, RaftTypeConfig, ServerState, SnapshotPolicy};
use openraft_rt_tokio::TokioRuntime;
use tokio::sync::mpsc;

use super::machine::Machine;
use super::network::Nobody;
use super::store::Store;

/// A restarted lone voter leads again within a millisecond; this only bounds a broken disk.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Our choice of openraft's types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Types;

pub(super) type LeaderId = leader_id_std::LeaderId<u64, u64>;
pub(super) type LogId = LogIdOf<Types>;
pub(super) type Payload = EntryPayload<Facts, u64, Voter>;
pub(super) type RaftEntry = Entry<<LeaderId as openraft::vote::RaftLeaderId>::Committed, Payload>;
pub(super) type Ballot = Vote<LeaderId>;
pub(super) type Membership = openraft::Membership<u64, Voter>;
pub(super) type StoredMembership = StoredMembershipOf<Types>;

impl RaftTypeConfig for Types {
    type D = Facts;
    type R = ();
    type NodeId = u64;
    type Node = Voter;
    type Term = u64;
    type LeaderId = LeaderId;
    type Vote = Ballot;
    type Payload = Payload;
    type Entry = RaftEntry;
    type AsyncRuntime = TokioRuntime;
    type Responder<T>
        = Done<T>
    where
        T: Send + 'static;
    type Batch<T>
        = InlineBatch<T>
    where
        T: Send + 'static;
    type ErrorSource = BoxedErrorSource;
}

/// The facts of one decision.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts(pub(super) Arc<[Record]>);

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} facts", self.0.len())
    }
}

/// What the membership says of a voter besides its id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Voter {
    /// `directory.id` of its metadata directory: a voter that comes back with an empty disk is another (KIP-853).
    pub(super) directory: [u8; 16],
}

/// Says what became of the proposal with this number. Dropped unused (openraft shuts down), it says that nobody knows.
pub(super) struct Done<T: Send + 'static> {
    number: u64,
    outcomes: Option<mpsc::UnboundedSender<Outcome<T>>>,
}

/// What became of a proposal.
pub(super) struct Outcome<T> {
    pub(super) number: u64,
    /// `None`: unknown; it may be committed yet.
    pub(super) result: Option<T>,
}

pub(super) type Proposed = Outcome<ClientWriteResult<Types>>;

impl<T: Send + 'static> Responder<Types, T> for Done<T> {
    fn on_complete(mut self, result: T) {
        self.tell(Some(result));
    }
}

impl<T: Send + 'static> Done<T> {
    fn tell(&mut self, result: Option<T>) {
        if let Some(outcomes) = self.outcomes.take() {
            // Nobody listens once the controller has stopped.
            let _ = outcomes.send(Outcome { number: self.number, result });
        }
    }
}

impl<T: Send + 'static> Drop for Done<T> {
    fn drop(&mut self) {
        self.tell(None);
    }
}

/// This node's part of the quorum.
#[derive(Clone)]
pub(super) struct Quorum {
    raft: Raft<Types, Machine>,
    outcomes: mpsc::UnboundedSender<Proposed>,
}

/// The quorum cannot be started, or has stopped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the metadata quorum stopped: {reason}")]
pub struct QuorumStopped {
    pub reason: String,
}

fn stopped(error: impl fmt::Display) -> QuorumStopped {
    QuorumStopped { reason: error.to_string() }
}

impl Quorum {
    /// Starts the node and returns once it leads and has applied its whole log. Outcomes of proposals come through the channel.
    pub(super) async fn start(
        node: u64,
        store: Store,
        machine: Machine,
    ) -> Result<(Self, mpsc::UnboundedReceiver<Proposed>), QuorumStopped> {
        let config = Config {
            cluster_name: "metadata".to_owned(),
            enable_tick: false,
            snapshot_policy: SnapshotPolicy::Never,
            enable_pre_vote: Some(true),
            enable_leader_restore: Some(store.is_whole_membership(node)),
            ..Config::default()
        };
        let config = Arc::new(config.validate().map_err(stopped)?);
        let raft = Raft::new(node, config, Nobody, store, machine).await.map_err(stopped)?;
        raft.wait(Some(START_LIMIT)).state(ServerState::Leader, "the lone voter leads").await.map_err(stopped)?;
        raft.wait_for_recovery(Some(START_LIMIT)).await.map_err(stopped)?;
        let (outcomes, results) = mpsc::unbounded_channel();
        Ok((Self { raft, outcomes }, results))
    }

    /// The term in which this node leads; `None`: another does, or nobody.
    pub(super) fn leading_term(&self) -> Option<u64> {
        self.raft.as_leader().ok().map(|leader| leader.term())
    }

    /// Queues a proposal for the leader of `term`; returns when it is queued, not when it is committed.
    pub(super) async fn propose(&self, term: u64, number: u64, facts: Facts) -> Result<(), QuorumStopped> {
        let done = Done { number, outcomes: Some(self.outcomes.clone()) };
        self.raft.write(facts).with_leader(term).responder(done).await.map_err(stopped)
    }

    pub(super) async fn shutdown(&self) {
        if let Err(error) = self.raft.shutdown().await {
            tracing::warn!(%error, "metadata_quorum_ended_badly");
        }
    }
}
