//! The way to the other voters: there are none yet.
//!
//! Every call fails as unreachable, also the two that openraft would answer itself: it grants a pre-vote that nobody implements,
//! and so would let a cut-off node depose a leader. The real network comes with the second voter.

use std::future::Future;
use std::io;

use openraft::errors::{RPCError, ReplicationClosed, StreamingError, Unreachable};
use openraft::network::v2::RaftNetworkV2;
use openraft::network::{RPCOption, RaftNetworkFactory};
use openraft::raft::{
    AppendEntriesRequest, AppendEntriesResponse, SnapshotResponse, TransferLeaderRequest, TransferLeaderResponse, VoteRequest, VoteResponse,
};
use openraft::type_config::alias::SnapshotOf;

use super::machine::SnapshotBytes;
use super::quorum::{Ballot, Types, Voter};

/// Reaches nobody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nobody;

fn unreachable() -> RPCError<Types> {
    RPCError::Unreachable(Unreachable::new(&io::Error::from(io::ErrorKind::NotConnected)))
}

impl RaftNetworkFactory<Types> for Nobody {
    type Network = Self;

    async fn new_client(&mut self, _target: u64, _node: &Voter) -> Self {
        *self
    }
}

impl RaftNetworkV2<Types> for Nobody {
    type SnapshotData = SnapshotBytes;

    async fn append_entries(
        &mut self,
        _: AppendEntriesRequest<Types>,
        _: RPCOption,
    ) -> Result<AppendEntriesResponse<Types>, RPCError<Types>> {
        Err(unreachable())
    }

    async fn vote(&mut self, _: VoteRequest<Types>, _: RPCOption) -> Result<VoteResponse<Types>, RPCError<Types>> {
        Err(unreachable())
    }

    async fn pre_vote(&mut self, _: VoteRequest<Types>, _: RPCOption) -> Result<VoteResponse<Types>, RPCError<Types>> {
        Err(unreachable())
    }

    async fn full_snapshot(
        &mut self,
        _: Ballot,
        _: SnapshotOf<Types, SnapshotBytes>,
        _: impl Future<Output = ReplicationClosed> + Send + 'static,
        _: RPCOption,
    ) -> Result<SnapshotResponse<Types>, StreamingError<Types>> {
        Err(StreamingError::Unreachable(Unreachable::new(&io::Error::from(io::ErrorKind::NotConnected))))
    }

    async fn transfer_leader(
        &mut self,
        _: TransferLeaderRequest<Types>,
        _: RPCOption,
    ) -> Result<TransferLeaderResponse<Types>, RPCError<Types>> {
        Err(unreachable())
    }
}
