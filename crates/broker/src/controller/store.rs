//! The log and the vote of the quorum, on disk, as openraft asks for them.
//!
//! Entries are readable when `append` returns, from memory; a worker writes and syncs them, all that wait with one sync, and calls
//! back. Votes, truncations and entries go through that one worker, so that what reaches the disk is in openraft's order.
//! The newest entries stay in memory, because they are applied from there; older ones are read from the file.
//!
//! Files, in `__cluster_metadata-0`: the log (`log_file`, `entry`), and `quorum-state`, Kafka's JSON:
//! `{"leaderId":1,"leaderEpoch":1,"votedId":1,"votedDirectoryId":"…","data_version":1}`, where leaderEpoch is the term, votedId the
//! node that got the vote, and leaderId the same once it is known to lead, else -1.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::ops::{Bound, RangeBounds};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milena_engine::log::LogOptions;
use milena_engine::metadata::Record;
use milena_engine::types::{Monotonic, Now, Offset, Timestamp};
use milena_os::Os;
use milena_os::disk::Disk;
use milena_os::thread::Worker;
use milena_protocol::Uuid;
use milena_protocol::batch::RawBatch;
use openraft::storage::{IOFlushed, RaftLogStorage};
use openraft::{EntryPayload, LogState, RaftLogReader};

use super::entry;
use super::log_file::{self, LogFile};
use super::quorum::{Ballot, Facts, LogId, Membership, RaftEntry, Types, Voter};

/// The folder of the metadata log's one partition.
pub(crate) const METADATA_FOLDER: &str = "__cluster_metadata-0";
const QUORUM_STATE: &str = "quorum-state";
/// Entries kept in memory; more than can be on their way to the disk, so that what is in no file is here.
const KEPT: u64 = 4096;
/// Jobs that may wait for the worker: one flush, one vote, one truncation, and room.
const QUEUE: usize = 8;
const FIRST_TERM: u64 = 1;
/// Entries that a formatted directory has at least.
const FORMATTED: Offset = Offset(1);

const _: () = assert!(KEPT as usize > super::MAX_IN_FLIGHT, "an unwritten entry is in memory");

/// The log and the vote. Clones are the same store.
#[derive(Clone)]
pub(super) struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    os: Os,
    directory: PathBuf,
    worker: Worker,
    /// Held by whoever writes or reads the file; on the worker, for as long as a sync takes.
    file: Mutex<LogFile>,
    /// Held for memory only.
    state: Mutex<State>,
}

struct State {
    vote: Option<Ballot>,
    last: Option<LogId>,
    membership: Membership,
    /// The newest entries by index, at most [`KEPT`].
    recent: BTreeMap<u64, RaftEntry>,
    /// Not yet written, in order.
    unwritten: Vec<Unwritten>,
}

struct Unwritten {
    batches: Vec<Vec<u8>>,
    flushed: IOFlushed<Types>,
}

/// Why the metadata log of a directory cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{} is not a state of the quorum: {reason}; restore it from a copy, or the directory from another controller", path.display())]
    QuorumState { path: PathBuf, reason: String },
}

/// Writes what a lone voter starts from: its own membership as entry 0, and its own vote in the first term. No `initialize`, no election.
/// `facts`: decided by who formats; entry 1, if there are any.
///
/// Durable but for the folder's own entry in `directory`, which the caller syncs with what else it makes there.
pub(crate) fn format(os: &Os, directory: &Path, node: u64, directory_id: [u8; 16], facts: Vec<Record>) -> Result<(), StoreError> {
    // What a format that was cut short has left: `has_decisions` has made sure that it is nothing else.
    write_new(os, &directory.join(METADATA_FOLDER), node, directory_id, &[facts])
}

/// As [`format`], into any folder, which is emptied first; `decisions`: one entry each, those without facts left out.
pub(crate) fn write_new(
    os: &Os,
    folder: &Path,
    node: u64,
    directory_id: [u8; 16],
    decisions: &[impl AsRef<[Record]>],
) -> Result<(), StoreError> {
    let failed = |source| StoreError::Io { path: folder.to_owned(), source };
    if os.disk.exists(folder).map_err(failed)? {
        os.disk.remove_dir_all(folder).map_err(failed)?;
    }
    os.disk.create_dir_all(folder).map_err(failed)?;
    let nodes = BTreeMap::from([(node, Voter { directory: directory_id })]);
    let membership = Membership::new(vec![[node].into()], nodes).map_err(|error| failed(io::Error::other(error.to_string())))?;
    let facts = decisions.iter().map(AsRef::as_ref).filter(|facts| !facts.is_empty());
    let payloads =
        std::iter::once(EntryPayload::Membership(membership)).chain(facts.map(|facts| EntryPayload::Normal(Facts(facts.into()))));
    let now = os_now(os);
    let encode = |(index, payload)| {
        let entry = RaftEntry { log_id: LogId::new(FIRST_TERM.into(), index), payload };
        entry::encode(&entry, node, now.wall.get()).map_err(|error| failed(error.into()))
    };
    let batches = (0..).zip(payloads).map(encode).collect::<Result<Vec<_>, _>>()?;
    let (mut log, _) = LogFile::open(&os.disk, folder, options(), now, Offset::ZERO, |_| Ok(())).map_err(failed)?;
    log.append(now, &batches).and_then(|()| log.sync()).and_then(|()| log.write_mark()).map_err(failed)?;
    // Syncs the folder too.
    write_vote(&os.disk, folder, &Ballot::new_committed(FIRST_TERM, node), directory_id).map_err(failed)
}

/// Whether the directory holds a metadata log with more than what [`format`] writes: then it must not be formatted.
pub(crate) fn has_decisions(os: &Os, directory: &Path) -> Result<bool, StoreError> {
    let folder = directory.join(METADATA_FOLDER);
    let failed = |source| StoreError::Io { path: folder.clone(), source };
    if !os.disk.exists(&folder).map_err(failed)? {
        return Ok(false);
    }
    let mut decided = false;
    let visit = |batch: RawBatch<'_>| {
        decided |= match entry::decode(batch)?.payload {
            // Feature levels alone are what a format has written: who starts registers before all else.
            EntryPayload::Normal(facts) => facts.0.iter().any(|fact| !matches!(fact, Record::FeatureLevel { .. })),
            EntryPayload::Blank | EntryPayload::Membership(_) => false,
        };
        Ok(())
    };
    log_file::look(&os.disk, &folder, visit).map_err(failed)?;
    Ok(decided)
}

impl Store {
    /// Opens the metadata log in `directory` (a log directory that has been formatted).
    pub(super) fn open(os: &Os, directory: &Path) -> Result<Self, StoreError> {
        let folder = directory.join(METADATA_FOLDER);
        let failed = |source| StoreError::Io { path: folder.clone(), source };
        let vote = read_vote(&os.disk, &folder)?;
        let mut state =
            State { vote: Some(vote), last: None, membership: Membership::default(), recent: BTreeMap::new(), unwritten: vec![] };
        let visit = |batch: RawBatch<'_>| {
            state.remember(entry::decode(batch)?);
            Ok(())
        };
        let (file, found) = LogFile::open(&os.disk, &folder, options(), os_now(os), FORMATTED, visit).map_err(failed)?;
        if found.torn > 0 {
            tracing::warn!(bytes = found.torn, "metadata_log_tail_cut");
        }
        let worker = os.worker("metadata-log", QUEUE).map_err(failed)?;
        let shared = Shared { os: os.clone(), directory: folder, worker, file: Mutex::new(file), state: Mutex::new(state) };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Whether the last membership in the log is `node` alone: only then may it lead again without asking anybody.
    pub(super) fn is_whole_membership(&self, node: u64) -> bool {
        let state = self.shared.state();
        let mut nodes = state.membership.nodes().map(|(id, _)| *id);
        nodes.next() == Some(node) && nodes.next().is_none()
    }

    /// The last thing of an orderly stop: notes how far the log is on stable storage.
    pub(super) async fn close(&self) {
        let noted = self.on_worker(|shared| {
            let mut file = shared.file();
            file.sync()?;
            file.write_mark()
        });
        if let Err(error) = noted.await {
            tracing::warn!(%error, "metadata_recovery_point_not_noted");
        }
    }

    /// Runs `job` on the worker, after all that was handed over before.
    async fn on_worker<T: Send + 'static>(&self, job: impl FnOnce(&Shared) -> io::Result<T> + Send + 'static) -> io::Result<T> {
        let shared = Arc::clone(&self.shared);
        self.shared.worker.run(move || job(&shared)).await.map_err(io::Error::other)?
    }
}

/// The log is kept whole; a decision must fit into one segment, so segments are as large as logs can have them.
fn options() -> LogOptions {
    LogOptions { segment_bytes: i32::MAX as u32, delete: false, retention_ms: None, ..LogOptions::DEFAULT }
}

fn os_now(os: &Os) -> Now {
    let (wall, monotonic) = os.clock.now();
    Now { wall: Timestamp(wall), monotonic: Monotonic(monotonic) }
}

impl State {
    fn remember(&mut self, entry: RaftEntry) {
        self.last = Some(entry.log_id);
        if let EntryPayload::Membership(membership) = &entry.payload {
            self.membership = membership.clone();
        }
        self.recent.insert(entry.log_id.index, entry);
        while self.recent.len() as u64 > KEPT {
            self.recent.pop_first();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn file(&self) -> MutexGuard<'_, LogFile> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes and syncs all that waits, then tells openraft.
    fn flush(&self) {
        let waiting = std::mem::take(&mut self.state().unwritten);
        let result = {
            let mut file = self.file();
            let now = os_now(&self.os);
            waiting.iter().try_for_each(|unwritten| file.append(now, &unwritten.batches)).and_then(|()| file.sync())
        };
        for unwritten in waiting {
            let told = result.as_ref().copied().map_err(|error| io::Error::new(error.kind(), error.to_string()));
            unwritten.flushed.io_completed(told);
        }
    }

    /// Entries `first .. end` that are no longer in memory.
    fn read_file(&self, first: u64, end: u64) -> io::Result<Vec<RaftEntry>> {
        let offset = |index| i64::try_from(index).map(Offset).map_err(io::Error::other);
        let mut entries = vec![];
        self.file().visit(offset(first)?, offset(end)?, &mut |batch| {
            entries.push(entry::decode(batch)?);
            Ok(())
        })?;
        Ok(entries)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("directory", &self.shared.directory).finish_non_exhaustive()
    }
}

impl RaftLogReader<Types> for Store {
    async fn try_get_log_entries<R: RangeBounds<u64> + Clone + fmt::Debug + Send>(&mut self, range: R) -> io::Result<Vec<RaftEntry>> {
        let from = match range.start_bound() {
            Bound::Included(first) => *first,
            Bound::Excluded(before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let to = match range.end_bound() {
            Bound::Included(last) => last.saturating_add(1),
            Bound::Excluded(end) => *end,
            Bound::Unbounded => u64::MAX,
        };
        let (kept_from, recent) = {
            let state = self.shared.state();
            let kept_from = state.recent.first_key_value().map_or(to, |(index, _)| *index);
            let recent: Vec<RaftEntry> =
                if from < to { state.recent.range(from..to).map(|(_, entry)| entry.clone()).collect() } else { vec![] };
            (kept_from, recent)
        };
        if from >= kept_from.min(to) {
            return Ok(recent);
        }
        let end = kept_from.min(to);
        let mut entries = self.on_worker(move |shared| shared.read_file(from, end)).await?;
        entries.extend(recent);
        Ok(entries)
    }

    async fn read_vote(&mut self) -> io::Result<Option<Ballot>> {
        Ok(self.shared.state().vote)
    }
}

impl RaftLogStorage<Types> for Store {
    type LogReader = Self;

    async fn get_log_state(&mut self) -> io::Result<LogState<Types>> {
        Ok(LogState { last_purged_log_id: None, last_log_id: self.shared.state().last })
    }

    async fn get_log_reader(&mut self) -> Self {
        self.clone()
    }

    async fn save_vote(&mut self, vote: &Ballot) -> io::Result<()> {
        let vote = *vote;
        self.on_worker(move |shared| {
            let directory_id = shared.state().membership.get_node(&vote.leader_id.voted_for).map_or([0; 16], |voter| voter.directory);
            write_vote(&shared.os.disk, &shared.directory, &vote, directory_id)?;
            shared.state().vote = Some(vote);
            Ok(())
        })
        .await
    }

    async fn append<I>(&mut self, entries: I, flushed: IOFlushed<Types>) -> io::Result<()>
    where
        I: IntoIterator<Item = RaftEntry> + Send,
        I::IntoIter: Send,
    {
        let timestamp = self.shared.os.clock.now().0;
        let idle = {
            let mut state = self.shared.state();
            let leader = state.vote.map_or(0, |vote| vote.leader_id.voted_for);
            let mut batches = vec![];
            for entry in entries {
                batches.push(entry::encode(&entry, leader, timestamp)?);
                state.remember(entry);
            }
            let idle = state.unwritten.is_empty();
            state.unwritten.push(Unwritten { batches, flushed });
            idle
        };
        // If others waited already, the flush that is queued for them takes this too.
        if idle {
            let shared = Arc::clone(&self.shared);
            self.shared.worker.try_hand_over(move || shared.flush()).map_err(io::Error::other)?;
        }
        Ok(())
    }

    async fn truncate_after(&mut self, last: Option<LogId>) -> io::Result<()> {
        // Only a follower whose log parted from its leader's is asked to.
        Err(io::Error::new(io::ErrorKind::Unsupported, format!("the metadata log of a lone voter is never cut off behind {last:?}")))
    }

    async fn purge(&mut self, _: LogId) -> io::Result<()> {
        Err(io::Error::new(io::ErrorKind::Unsupported, "the metadata log is kept whole in this release"))
    }
}

fn write_vote(disk: &Disk, folder: &Path, vote: &Ballot, directory_id: [u8; 16]) -> io::Result<()> {
    let voted = i64::try_from(vote.leader_id.voted_for).map_err(io::Error::other)?;
    let state = serde_json::json!({
        "leaderId": if vote.committed { voted } else { -1 },
        "leaderEpoch": vote.leader_id.term,
        "votedId": voted,
        "votedDirectoryId": Uuid(directory_id).to_string(),
        "data_version": 1,
    });
    disk.write_atomically(&folder.join(QUORUM_STATE), state.to_string().as_bytes())
}

fn read_vote(disk: &Disk, folder: &Path) -> Result<Ballot, StoreError> {
    let path = folder.join(QUORUM_STATE);
    let bytes = disk.read(&path).map_err(|source| StoreError::Io { path: path.clone(), source })?;
    let wrong = |reason: String| StoreError::QuorumState { path: path.clone(), reason };
    let state: serde_json::Value = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    let number = |name: &str| state.get(name).and_then(serde_json::Value::as_i64).ok_or_else(|| wrong(format!("`{name}` is no number")));
    let natural = |name: &str| number(name).and_then(|value| u64::try_from(value).map_err(|_| wrong(format!("`{name}` is negative"))));
    if number("data_version")? != 1 {
        return Err(wrong("only `data_version` 1 is known".to_owned()));
    }
    let (term, voted) = (natural("leaderEpoch")?, natural("votedId")?);
    let led = number("leaderId")? >= 0;
    Ok(if led { Ballot::new_committed(term, voted) } else { Ballot::new(term, voted) })
}
