//! What openraft calls the state machine: committed entries become the image that the broker reads.
//!
//! Nothing is decided here. Entries that are committed together are published once, and only then answered, so that whoever is
//! told of a topic finds it. A restarted node starts from its newest snapshot (none yet: from the first entry) and applies its log again.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;

use futures_core::Stream;
use milena_engine::metadata::{Delta, Image};
use milena_engine::types::{LeaderEpoch, Offset};
use openraft::storage::{EntryResponder, RaftStateMachine};
use openraft::type_config::alias::{SnapshotMetaOf, SnapshotOf};
use openraft::{EntryPayload, RaftSnapshotBuilder};

use super::quorum::{LogId, StoredMembership, Types};
use crate::image::Published;

/// A snapshot in bytes. None is made yet: the log is kept whole.
pub(super) type SnapshotBytes = Arc<[u8]>;

/// Applies committed entries and publishes.
#[derive(Debug)]
pub(super) struct Machine {
    image: Image,
    applied: Option<LogId>,
    membership: StoredMembership,
    published: Arc<Published>,
}

impl Machine {
    pub(super) fn new(published: Arc<Published>) -> Self {
        Self { image: Image::clone(&published.image()), applied: None, membership: StoredMembership::default(), published }
    }

    fn apply_entry(
        &mut self,
        delta: &mut Delta,
        log_id: LogId,
        payload: EntryPayload<super::quorum::Facts, u64, super::quorum::Voter>,
    ) -> io::Result<()> {
        match payload {
            EntryPayload::Blank => {}
            EntryPayload::Normal(facts) => facts.0.iter().for_each(|fact| delta.apply(&mut self.image, fact)),
            EntryPayload::Membership(membership) => self.membership = StoredMembership::new(Some(log_id), membership),
        }
        let (offset, leader_epoch) = place(&log_id)?;
        self.image.end_entry(offset, leader_epoch);
        self.applied = Some(log_id);
        Ok(())
    }
}

/// An entry's index and term as the log has them.
pub(super) fn place(log_id: &LogId) -> io::Result<(Offset, LeaderEpoch)> {
    let beyond = |_| io::Error::other(format!("entry {log_id} is beyond what a log can number"));
    let offset = i64::try_from(log_id.index).map_err(beyond)?;
    let leader_epoch = i32::try_from(**log_id.committed_leader_id()).map_err(beyond)?;
    Ok((Offset(offset), LeaderEpoch(leader_epoch)))
}

impl RaftStateMachine<Types> for Machine {
    type SnapshotData = SnapshotBytes;
    type SnapshotBuilder = NoSnapshots;

    async fn applied_state(&mut self) -> io::Result<(Option<LogId>, StoredMembership)> {
        Ok((self.applied, self.membership.clone()))
    }

    async fn apply<Entries>(&mut self, mut entries: Entries) -> io::Result<()>
    where
        Entries: Stream<Item = io::Result<EntryResponder<Types>>> + Unpin + Send,
    {
        let mut delta = Delta::default();
        let mut responders = vec![];
        while let Some(next) = poll_fn(|context| Pin::new(&mut entries).poll_next(context)).await {
            let (entry, responder) = next?;
            self.apply_entry(&mut delta, entry.log_id, entry.payload)?;
            responders.extend(responder);
        }
        self.published.publish(self.image.clone(), &delta);
        responders.into_iter().for_each(|responder| responder.send(()));
        Ok(())
    }

    async fn get_snapshot_builder(&mut self) -> NoSnapshots {
        NoSnapshots
    }

    async fn install_snapshot(&mut self, _: &SnapshotMetaOf<Types>, _: SnapshotBytes) -> io::Result<()> {
        Err(none())
    }

    async fn get_current_snapshot(&mut self) -> io::Result<Option<SnapshotOf<Types, SnapshotBytes>>> {
        Ok(None)
    }
}

/// Snapshots come with the second voter, or when the log grows large; nothing asks for one before.
#[derive(Debug)]
pub(super) struct NoSnapshots;

impl RaftSnapshotBuilder<Types> for NoSnapshots {
    type SnapshotData = SnapshotBytes;

    async fn build_snapshot(&mut self) -> io::Result<SnapshotOf<Types, SnapshotBytes>> {
        Err(none())
    }
}

fn none() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "this release makes no snapshots of the metadata log")
}
