//! The log directories of a broker: where partitions' folders are, where a new one goes, and the checkpoints over all of them.
//!
//! ```text
//! DIRECTORY/TOPIC-PARTITION/                    a partition (see partition_files)
//! DIRECTORY/TOPIC-PARTITION.32HEX-future/       one that is to take the place of a partition in another directory (see future)
//! DIRECTORY/TOPIC-PARTITION.32HEX-delete/       one on its way out; removed at the next start if a crash left it
//! DIRECTORY/TOPIC-PARTITION.32HEX-stray/        one that belongs to no topic any more; kept for a person to look at
//! DIRECTORY/recovery-point-offset-checkpoint    up to where each partition is synced
//! DIRECTORY/log-start-offset-checkpoint         log starts that are not 0
//! DIRECTORY/replication-offset-checkpoint       high watermarks
//! DIRECTORY/cleaner-offset-checkpoint           up to where each compacted partition was compacted
//! ```
//!
//! Not here: locks, `meta.properties` and the mark of a clean stop (`lifecycle`); when checkpoints are due (`retention`).

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use milena_engine::journal::Key;
use milena_engine::log::checkpoint::{CLEANED, HIGH_WATERMARKS, LOG_STARTS, Offsets, RECOVERY_POINTS, offsets_text, parse_offsets};
use milena_engine::log::resume::{self, RESUME_POINTS, ResumePoints};
use milena_engine::log::{Durability, Effects, Log, LogOptions, ResumePoint};
use milena_engine::metadata::DirectoryId;
use milena_engine::planted::Planted;
use milena_engine::repairs::{Repair, Repairs};
use milena_engine::types::{Now, Offset, PartitionIndex, TopicId};
use milena_os::Os;
use milena_os::disk::{Disk, FileSystem, OpenOptions};
use milena_protocol::Uuid;

use super::closing::{Left, TOGETHER_FROM, make_durable as make_left_durable};
use super::future::{Assigned, Found, Name};
use super::recovery::{Marks, recover};
use super::{OpenFiles, PartitionFiles};
use crate::journal::Journal;

/// Name of the file that ties a folder to a topic id. Synced with the first flush: a folder that lost it belongs to whoever asks.
pub const PARTITION_METADATA: &str = "partition.metadata";

/// A partition's log as it was found or made.
#[derive(Debug)]
pub struct Opened {
    pub log: Log,
    pub files: PartitionFiles,
    /// Where the last compaction ended.
    pub cleaned_to: Option<Offset>,
    /// The recovery point that the directory's checkpoint says.
    pub checkpointed: Offset,
    /// Bytes of log that recovery read to be sure of them.
    pub scanned_bytes: u64,
    /// Where the recovery began, if not at the beginning of a segment.
    pub resume: Option<Arc<ResumePoint>>,
    /// With `durability=power-safe`.
    pub journal: Option<Arc<Journal>>,
}

/// Where one partition stands, for the checkpoints of its directory.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The partition's folder.
    pub folder: PathBuf,
    pub topic: String,
    pub index: PartitionIndex,
    pub recovery_point: Offset,
    pub high_watermark: Offset,
    /// Written unless it is 0. Kafka leaves out what is the base of the first segment; here it must be on disk before segments are
    /// retired, because a power loss may take back the removal of an older one and not that of a newer one.
    pub log_start: Offset,
    /// Where the last compaction ended; `None`: there was none.
    pub cleaned_to: Option<Offset>,
    /// Where its next recovery may begin inside a segment, and whose that is.
    pub resume: Option<(TopicId, Arc<ResumePoint>)>,
}

#[derive(Debug)]
pub(super) struct Directory {
    pub(super) path: PathBuf,
    /// Of its `meta.properties`; known with the journals.
    pub(super) id: DirectoryId,
    clean: bool,
    pub(super) recovery_points: Offsets,
    cleaned: Offsets,
    log_starts: Offsets,
    resume_points: ResumePoints,
    /// For one sync of everything; `None`: it is not to be relied upon.
    file_system: Option<FileSystem>,
    /// Opened by [`LogDirectories::open_journals`].
    journal: Option<Arc<Journal>>,
}

/// Where a partition is to be opened.
struct Placed<'a> {
    directory: &'a Directory,
    /// `None`: its folder is to be made. Else the topic that the folder is of, as far as it tells.
    known: Option<Option<TopicId>>,
}

/// All log directories.
#[derive(Debug)]
pub struct LogDirectories {
    pub(super) disk: Disk,
    pub(super) directories: Vec<Directory>,
    /// Partitions opened in each, to place the next one where the fewest are.
    pub(super) counts: Mutex<Vec<usize>>,
    /// Paths of those that take no new partitions, unless all are such.
    cordoned: Mutex<Vec<PathBuf>>,
    /// Where partitions that are not here yet are to be made; kept in memory only, as in Kafka.
    pub(super) preferred: Mutex<BTreeMap<Name, PathBuf>>,
    /// Names that the checkpoints may still speak of, and that no partition here has any more.
    former: Mutex<BTreeSet<Name>>,
    /// Moves that an earlier life has begun.
    pub(super) found: Mutex<BTreeMap<Name, Found>>,
    /// One at a time writes checkpoints: each is a whole file.
    checkpoints: Mutex<()>,
    open_files: Arc<OpenFiles>,
    /// What was done to the partitions that were found.
    repairs: Mutex<Repairs>,
}

impl LogDirectories {
    /// `directories`: path, and whether it was stopped cleanly. Their checkpoints are read; a damaged one is like none, which costs
    /// recovery time only, but for log starts: records that were deleted would be back, so that one is an error.
    pub fn load(disk: Disk, directories: impl IntoIterator<Item = (PathBuf, bool)>) -> io::Result<Self> {
        let mut loaded = Vec::new();
        for (path, clean) in directories {
            let recovery_points = read_offsets(&disk, &path.join(RECOVERY_POINTS))?.unwrap_or_default();
            let cleaned = read_offsets(&disk, &path.join(CLEANED))?.unwrap_or_default();
            let starts = path.join(LOG_STARTS);
            let log_starts = read_offsets(&disk, &starts)?.map_err(|error| {
                io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}; deleted records would be back", starts.display()))
            })?;
            // What a clean stop left needs no recovery, and who has written here since would not know of them.
            let resume_points = if clean {
                remove_resume_points(&disk, &path)?;
                ResumePoints::new()
            } else {
                read_resume_points(&disk, &path)?
            };
            let file_system = disk.file_system(&path)?;
            let id = DirectoryId::UNASSIGNED;
            loaded.push(Directory { path, id, clean, recovery_points, cleaned, log_starts, resume_points, file_system, journal: None });
        }
        let counts = Mutex::new(vec![0; loaded.len()]);
        let former = |directory: &Directory| {
            let Directory { recovery_points, cleaned, log_starts, .. } = directory;
            [recovery_points, cleaned, log_starts].into_iter().flat_map(BTreeMap::keys).cloned().collect::<Vec<Name>>()
        };
        let former = loaded.iter().flat_map(former).collect();
        Ok(Self {
            open_files: Arc::new(OpenFiles::new(disk.open_files_limit())),
            disk,
            directories: loaded,
            counts,
            cordoned: Mutex::default(),
            preferred: Mutex::default(),
            former: Mutex::new(former),
            found: Mutex::default(),
            checkpoints: Mutex::new(()),
            repairs: Mutex::default(),
        })
    }

    /// Opens the journal of each directory; `ids` are theirs, in order. To be called before any partition is opened.
    ///
    /// Errors: see [`Journal::open`].
    pub fn open_journals(&mut self, os: &Os, ids: impl IntoIterator<Item = [u8; 16]>, limit: u64) -> io::Result<()> {
        for (directory, id) in self.directories.iter_mut().zip(ids) {
            directory.id = DirectoryId(id);
            directory.journal = Some(Arc::new(Journal::open(os, directory.path.clone(), id, limit)?));
        }
        Ok(())
    }

    /// The journals, in the order of the directories.
    pub(crate) fn journals(&self) -> impl Iterator<Item = &Arc<Journal>> {
        self.directories.iter().filter_map(|directory| directory.journal.as_ref())
    }

    /// Takes the journals away: every partition is closed, so nothing in them is needed.
    pub(crate) fn remove_journals(&self) -> io::Result<()> {
        self.journals().try_for_each(|journal| journal.remove())
    }

    /// Whether every journal takes more. Costs a load each.
    pub(crate) fn have_room(&self) -> bool {
        self.journals().all(|journal| journal.has_room())
    }

    /// Returns when every journal takes more.
    pub(crate) async fn room(&self) {
        for journal in self.journals() {
            journal.room().await;
        }
    }

    /// The journal of one directory.
    pub(crate) fn journal(&self, path: &Path) -> Option<&Arc<Journal>> {
        self.directories.iter().find(|directory| directory.path == path)?.journal.as_ref()
    }

    /// For one sync of everything in a directory; `None`: it is not to be relied upon.
    pub(crate) fn file_system(&self, path: &Path) -> Option<&FileSystem> {
        self.directories.iter().find(|directory| directory.path == path)?.file_system.as_ref()
    }

    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// In the order of `log.dirs`.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.directories.iter().map(|directory| directory.path.as_path())
    }

    /// Opens a partition's folder, recovering it, or makes it.
    ///
    /// A folder that belongs to another topic of the same name (deleted while this broker was away) is renamed, not deleted.
    pub fn open(&self, topic: &str, id: TopicId, index: PartitionIndex, options: LogOptions, now: Now) -> io::Result<Opened> {
        let name = format!("{topic}-{index}");
        let Some(Placed { directory, known }) = self.place(topic, id, index)? else {
            return Err(io::Error::other("there is no log directory"));
        };
        let folder = directory.path.join(&name);
        let mut marks = Marks { clean: true, ..Marks::default() };
        // A topic that is made anew has nothing to do with what the checkpoints say of its former life.
        let belongs = known.is_some_and(|known| known.is_none_or(|known| known == id));
        if known.is_some() && !belongs {
            let stray = numbered(&directory.path, &name, id, "stray");
            tracing::warn!(folder = %folder.display(), renamed = %stray.display(), "folder_of_another_topic");
            self.disk.rename(&folder, &stray)?;
        } else if belongs {
            let key = (topic.to_owned(), index);
            self.former().remove(&key);
            marks.cleaned_to = directory.cleaned.get(&key).copied();
            marks.clean = directory.clean;
            marks.recovery_point = directory.recovery_points.get(&key).copied().unwrap_or_default();
            marks.log_start = directory.log_starts.get(&key).copied();
            marks.resume = directory.resume_points.get(&(id, index)).cloned();
        }
        if !belongs {
            self.forget_former((topic.to_owned(), index))?;
            self.disk.create_dir_all(&folder)?;
        }
        if known != Some(Some(id)) {
            self.write_metadata(&folder, id)?;
        }
        let Marks { clean, recovery_point, cleaned_to, .. } = marks;
        let recovered = recover(&self.disk, &folder, marks, options, now)?;
        for damage in &recovered.damaged {
            tracing::error!(folder = %folder.display(), segment = damage.segment.get(), position = damage.position, lost_bytes = damage.lost_bytes, "segment_damaged");
        }
        if recovered.cut_bytes > 0 {
            tracing::warn!(folder = %folder.display(), cut_bytes = recovered.cut_bytes, log_end = recovered.log.end().get(), "torn_tail_cut");
        }
        if recovered.resume_contradicted {
            tracing::warn!(folder = %folder.display(), "resume_point_contradicted");
            remove_resume_points(&self.disk, &directory.path)?;
            self.disk.sync_dir(&directory.path)?;
        }
        let (mut log, mut repairs) = (recovered.log, recovered.repairs);
        let active = log.segments().back().map_or(Offset::ZERO, |active| active.base);
        let files = PartitionFiles::new(self.disk.clone(), folder, active).counted_in(Arc::clone(&self.open_files));
        if recovered.epochs_changed {
            files.note_epochs();
        }
        if let Some(journal) = &directory.journal {
            let replayed = journal.replay(Key { topic: id, partition: index }, &mut log, &files, now)?;
            repairs.add(&replayed.repairs);
            // A folder that went with the power is made anew here: nothing of it needs recovery, and the journal has it all.
            if options.durability == Durability::PowerSafe && (!clean || log.end() > log.durable_end()) {
                let synced = make_durable(&mut log, &files, replayed.safe)?;
                repairs.note_if(synced, Repair::ReadBackSynced);
            }
        }
        if belongs {
            self.repairs.lock().unwrap_or_else(PoisonError::into_inner).add(&repairs);
        }
        if options.preallocate {
            files.reserve(log.segments().back().map_or(active, |active| active.base), options.segment_bytes)?;
        }
        let journal = directory.journal.clone().filter(|_| options.durability == Durability::PowerSafe);
        let (scanned_bytes, resume) = (recovered.scanned_bytes, recovered.resumed);
        Ok(Opened { log, files, cleaned_to, checkpointed: recovery_point, scanned_bytes, resume, journal })
    }

    /// A partition is about to be made: what the checkpoints say of one that had its name would cut the new log after a crash.
    fn forget_former(&self, key: Name) -> io::Result<()> {
        if !self.former().remove(&key) {
            return Ok(());
        }
        let _one_at_a_time = self.checkpoints.lock().unwrap_or_else(PoisonError::into_inner);
        for path in self.directories.iter().map(|directory| &directory.path) {
            for name in [RECOVERY_POINTS, HIGH_WATERMARKS, LOG_STARTS, CLEANED] {
                // A damaged one says nothing of anybody, and is written anew with the next checkpoint.
                let Ok(mut offsets) = read_offsets(&self.disk, &path.join(name))? else { continue };
                if offsets.remove(&key).is_some() {
                    self.disk.write_atomically(&path.join(name), offsets_text(&offsets).as_bytes())?;
                }
            }
        }
        Ok(())
    }

    fn former(&self) -> MutexGuard<'_, BTreeSet<Name>> {
        self.former.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the partitions opened so far were found like, and what was done about it; and their journals.
    pub fn repairs(&self) -> Repairs {
        let mut repairs = self.repairs.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.journals().for_each(|journal| repairs.add(&journal.repairs()));
        repairs
    }

    /// Removes a deleted partition's folder: renamed at once, so that it is not opened again, then taken away.
    pub fn remove(&self, files: &PartitionFiles, id: TopicId) -> io::Result<()> {
        let folder = files.folder();
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name().and_then(|name| name.to_str())) else { return Ok(()) };
        let renamed = numbered(parent, name, id, "delete");
        // Who is about to rename files in it is waited for, and finds them gone.
        files.give_up_names();
        self.disk.rename(folder, &renamed)?;
        self.former().extend(partition_of(name));
        self.count_gone(parent);
        self.disk.remove_dir_all(&renamed)
    }

    /// At start: takes away folders whose deletion was cut short, renames those of partitions that are not `assigned` (rule 103), and
    /// settles what moves have left.
    pub fn tidy(&self, assigned: &BTreeMap<Name, Assigned>) -> io::Result<()> {
        let mut moves = Vec::new();
        for directory in &self.directories {
            let names = self.disk.read_dir(&directory.path)?;
            for name in &names {
                let folder = directory.path.join(name);
                if name.ends_with("-delete") && self.disk.metadata(&folder)?.is_dir {
                    self.disk.remove_dir_all(&folder)?;
                } else if let Some(key) = partition_of(name)
                    && !assigned.contains_key(&key)
                    && self.disk.exists(&folder.join(PARTITION_METADATA))?
                {
                    let id = self.metadata_of(&folder)?.unwrap_or(TopicId::NONE);
                    if id == TopicId::METADATA {
                        continue;
                    }
                    let stray = numbered(&directory.path, name, id, "stray");
                    tracing::warn!(folder = %folder.display(), renamed = %stray.display(), "folder_of_no_topic");
                    self.disk.rename(&folder, &stray)?;
                }
            }
            moves.push((directory, names));
        }
        self.settle_moves(assigned, &moves)
    }

    /// Returns once what partitions have left is on stable storage: see `closing`.
    pub fn make_durable(&self, left: &[(&PartitionFiles, &Left)]) -> io::Result<()> {
        self.make_durable_together(left, TOGETHER_FROM)
    }

    /// As [`LogDirectories::make_durable`], with whole file systems synced from `together_from` partitions on.
    pub fn make_durable_together(&self, left: &[(&PartitionFiles, &Left)], together_from: usize) -> io::Result<()> {
        let file_systems: Option<Vec<&FileSystem>> = self.directories.iter().map(|directory| directory.file_system.as_ref()).collect();
        make_left_durable(file_systems.as_deref().filter(|_| left.len() >= together_from), left)
    }

    /// Writes the three checkpoints of every directory, and its resume points behind them. `standings`: of all partitions, and of what is to take their place, asked for when
    /// it is this call's turn to write, so that the last one to write has the newest.
    pub fn write_checkpoints(&self, standings: impl FnOnce() -> Vec<Standing>) -> io::Result<()> {
        self.write(standings, &[RECOVERY_POINTS, HIGH_WATERMARKS, LOG_STARTS, RESUME_POINTS])
    }

    /// Writes the checkpoints of log starts: what DeleteRecords or retention took is gone from then on, whatever happens (rule 22).
    pub fn write_log_starts(&self, standings: impl FnOnce() -> Vec<Standing>) -> io::Result<()> {
        self.write(standings, &[LOG_STARTS])
    }

    /// Writes the checkpoints of where compaction ended.
    pub fn write_cleaned(&self, standings: impl FnOnce() -> Vec<Standing>) -> io::Result<()> {
        self.write(standings, &[CLEANED])
    }

    fn write(&self, standings: impl FnOnce() -> Vec<Standing>, names: &[&str]) -> io::Result<()> {
        let _one_at_a_time = self.checkpoints.lock().unwrap_or_else(PoisonError::into_inner);
        let standings = standings();
        for directory in &self.directories {
            // Also where nothing lies any more: what the files say of a partition that has left must not be taken for its copy's.
            let here = || standings.iter().filter(|standing| standing.folder.parent() == Some(&directory.path));
            for name in names {
                if *name == RESUME_POINTS {
                    self.write_resume_points(&directory.path, here())?;
                    continue;
                }
                let offset = |standing: &Standing| match *name {
                    RECOVERY_POINTS => Some(standing.recovery_point),
                    HIGH_WATERMARKS => Some(standing.high_watermark),
                    CLEANED => standing.cleaned_to,
                    _ => Some(standing.log_start).filter(|start| *start > Offset::ZERO),
                };
                let entry = |standing: &Standing| Some(((standing.topic.clone(), standing.index), offset(standing)?));
                let offsets: Offsets = here().filter_map(entry).collect();
                self.disk.write_atomically(&directory.path.join(name), offsets_text(&offsets).as_bytes())?;
            }
        }
        Ok(())
    }

    /// Nothing is written where there have been none: page-cache durability has few.
    fn write_resume_points<'a>(&self, directory: &Path, standings: impl Iterator<Item = &'a Standing>) -> io::Result<()> {
        let point = |standing: &Standing| standing.resume.as_ref().map(|(topic, point)| ((*topic, standing.index), Arc::clone(point)));
        let points: ResumePoints = standings.filter_map(point).collect();
        let path = directory.join(RESUME_POINTS);
        if points.is_empty() && !self.disk.exists(&path)? { Ok(()) } else { self.disk.write_atomically(&path, &resume::to_bytes(&points)) }
    }

    /// The stop is clean: recovery has nothing to do, and Kafka may be the next to write here.
    pub(crate) fn remove_resume_points(&self) -> io::Result<()> {
        self.directories.iter().try_for_each(|directory| remove_resume_points(&self.disk, &directory.path))
    }

    /// From now on these and no others take no new partitions (KIP-1066).
    pub(crate) fn cordon(&self, directories: &[PathBuf]) {
        directories.clone_into(&mut self.cordoned.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Whether new partitions go elsewhere.
    pub(crate) fn is_cordoned(&self, directory: &Path) -> bool {
        self.cordoned.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|cordoned| cordoned == directory)
    }

    /// Where the partition's folder is, or where it should be made.
    ///
    /// A folder whose name went with the power is made where the journal has its records. What else has the partition's name is another
    /// topic's, which was deleted, and whose renaming the power took back.
    fn place(&self, topic: &str, id: TopicId, index: PartitionIndex) -> io::Result<Option<Placed<'_>>> {
        let folder = format!("{topic}-{index}");
        let preferred = self.preferred.lock().unwrap_or_else(PoisonError::into_inner).remove(&(topic.to_owned(), index));
        let mut present = BTreeMap::new();
        for (place, directory) in self.directories.iter().enumerate() {
            let path = directory.path.join(&folder);
            if self.disk.exists(&path)? {
                present.insert(place, self.metadata_of(&path)?);
            }
        }
        let of = |wanted: Option<TopicId>| present.iter().rfind(|(_, known)| **known == wanted).map(|(place, _)| *place);
        let key = Key { topic: id, partition: index };
        let in_journal =
            || self.directories.iter().position(|directory| directory.journal.as_ref().is_some_and(|journal| journal.found(key)));
        // A folder that does not tell whose it is belongs to whoever asks; a journal may be that of where the partition was before.
        let found = of(Some(id)).or_else(|| of(None)).or_else(in_journal).or_else(|| present.keys().next_back().copied());
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        // A replica that was put on this broker although everything is cordoned has to be somewhere.
        let is_cordoned = |place: usize| self.directories.get(place).is_some_and(|directory| self.is_cordoned(&directory.path));
        let fewest = || counts.iter().enumerate().min_by_key(|(place, count)| (is_cordoned(*place), **count)).map_or(0, |(place, _)| place);
        let wished = preferred.and_then(|preferred| self.directories.iter().position(|directory| directory.path == preferred));
        let place = found.or(wished).unwrap_or_else(fewest);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        Ok(self.directories.get(place).map(|directory| Placed { directory, known: present.remove(&place) }))
    }

    /// A folder without a readable id (a crash came between making it and writing that) belongs to whoever asks.
    pub(super) fn belongs_to(&self, folder: &Path, id: TopicId) -> io::Result<bool> {
        Ok(self.metadata_of(folder)?.is_none_or(|found| found == id))
    }

    pub(super) fn metadata_of(&self, folder: &Path) -> io::Result<Option<TopicId>> {
        topic_of(&self.disk, folder)
    }

    pub(super) fn write_metadata(&self, folder: &Path, id: TopicId) -> io::Result<()> {
        let text = format!("version: 0\ntopic_id: {}\n", Uuid(id.0));
        self.disk.open(&folder.join(PARTITION_METADATA), OpenOptions::REPLACE)?.write_all_at(0, text.as_bytes())
    }
}

/// What was read back counts as committed from now on, so it must not go with the power: what is not known to be `safe` is synced. Whether
/// there was any such.
fn make_durable(log: &mut Log, files: &PartitionFiles, safe: Offset) -> io::Result<bool> {
    let end = log.end();
    let unsure = end > safe && end > log.recovery_point() && !Planted::ReadBackUnsynced.is_on();
    if unsure {
        let mut effects = Effects::default();
        log.take_index(&mut effects);
        files.write_indexes(&effects.index)?;
        files.flush(log.unsynced_segments(), || Ok(log.epochs().to_text()))?;
        log.on_flushed(end);
    }
    log.on_durable(end);
    Ok(unsure)
}

/// `DIRECTORY/TOPIC-PARTITION.32HEX-suffix`. The topic is cut so that the whole fits a file system's 255 bytes.
pub(super) fn numbered(directory: &Path, name: &str, id: TopicId, suffix: &str) -> PathBuf {
    let hex: String = id.0.iter().map(|byte| format!("{byte:02x}")).collect();
    let room = 255 - (1 + hex.len() + 1 + suffix.len());
    let (topic, index) = name.rsplit_once('-').unwrap_or((name, ""));
    let topic = topic.get(..room.saturating_sub(1 + index.len()).min(topic.len())).unwrap_or(topic);
    directory.join(format!("{topic}-{index}.{hex}-{suffix}"))
}

/// The name that a partition's folder gets before it is removed. `unique`: told apart from others of the partition that are removed later.
pub(crate) fn folder_on_its_way_out(folder: &Path, unique: [u8; 16]) -> PathBuf {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    numbered(folder.parent().unwrap_or(Path::new("")), name, TopicId(unique), "delete")
}

/// The topic that a partition's folder belongs to; `None`: it does not say.
pub(crate) fn topic_of(disk: &Disk, folder: &Path) -> io::Result<Option<TopicId>> {
    match disk.read(&folder.join(PARTITION_METADATA)) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes)
            .lines()
            .find_map(|line| line.strip_prefix("topic_id:")?.trim().parse::<Uuid>().ok())
            .map(|id| TopicId(id.0))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The partition that a folder's name stands for.
pub(crate) fn partition_of(name: &str) -> Option<(String, PartitionIndex)> {
    let (topic, index) = name.rsplit_once('-')?;
    let number: i32 = index.parse().ok()?;
    (!topic.is_empty() && number >= 0 && number.to_string() == index).then(|| (topic.to_owned(), PartitionIndex(number)))
}

type Parsed = Result<Offsets, milena_engine::log::checkpoint::CheckpointError>;

fn read_offsets(disk: &Disk, path: &Path) -> io::Result<Parsed> {
    match disk.read(path) {
        // As a Kafka makes it before it has anything to write.
        Ok(bytes) if bytes.is_empty() => Ok(Ok(Offsets::new())),
        Ok(bytes) => {
            let parsed = parse_offsets(&bytes);
            if let Err(error) = &parsed {
                tracing::warn!(file = %path.display(), %error, "checkpoint_unreadable");
            }
            Ok(parsed)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Ok(Offsets::new())),
        Err(error) => Err(error),
    }
}

fn remove_resume_points(disk: &Disk, directory: &Path) -> io::Result<()> {
    match disk.remove_file(&directory.join(RESUME_POINTS)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A file that cannot be read costs time, nothing else.
fn read_resume_points(disk: &Disk, directory: &Path) -> io::Result<ResumePoints> {
    let path = directory.join(RESUME_POINTS);
    match disk.read(&path) {
        Ok(bytes) => Ok(resume::parse(&bytes).unwrap_or_else(|error| {
            tracing::warn!(file = %path.display(), %error, "resume_points_unreadable");
            ResumePoints::new()
        })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(ResumePoints::new()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use milena_engine::types::{Monotonic, Timestamp};
    use milena_os::disk::sim::{Crash, Faults, SimDisk};

    use super::*;

    fn opened(directories: &LogDirectories, topic: &str, id: u8) -> Opened {
        let now = Now { wall: Timestamp(0), monotonic: Monotonic::default() };
        directories.open(topic, TopicId([id; 16]), PartitionIndex(0), LogOptions::DEFAULT, now).expect("a sound disk")
    }

    fn load(sim: &Arc<SimDisk>) -> LogDirectories {
        let disk = Disk::Sim(Arc::clone(sim));
        let paths = ["/a", "/b"].map(PathBuf::from);
        paths.iter().for_each(|path| disk.create_dir_all(path).expect("a sound disk"));
        LogDirectories::load(disk, paths.map(|path| (path, false))).expect("a sound disk")
    }

    #[test]
    fn a_partition_goes_where_the_fewest_are_now() {
        let directories = load(&SimDisk::new(1, Faults::NONE));
        let lies = |opened: &Opened| opened.files.folder().parent().map(Path::to_owned);
        let made: Vec<Opened> = (0..4).map(|number| opened(&directories, &format!("t{number}"), number)).collect();
        let in_a: Vec<&Opened> = made.iter().filter(|opened| lies(opened) == Some("/a".into())).collect();
        assert_eq!(in_a.len(), 2);
        for opened in in_a {
            directories.remove(&opened.files, TopicId([9; 16])).expect("a sound disk");
        }
        let new = [opened(&directories, "t8", 8), opened(&directories, "t9", 9)];
        assert_eq!(new.each_ref().map(lies), [Some("/a".into()), Some("/a".into())]);
    }

    /// It lay in the page cache for ever, and a folder without it belongs to whoever asks.
    #[test]
    fn whose_a_folder_is_lasts_once_it_was_flushed() {
        for seed in 0..50 {
            let sim = SimDisk::new(seed, Faults::NONE);
            let directories = load(&sim);
            directories.disk.sync_dir(Path::new("/")).expect("a sound disk");
            let Opened { files, log, .. } = opened(&directories, "t", 7);
            files.flush(log.unsynced_segments(), || Ok(log.epochs().to_text())).expect("a sound disk");
            let folder = files.folder().to_owned();
            sim.crash(Crash::Power);
            assert_eq!(topic_of(&Disk::Sim(sim), &folder).expect("a sound disk"), Some(TopicId([7; 16])));
        }
    }

    #[test]
    fn many_partitions_keep_few_files_open() {
        let sim = SimDisk::new(1, Faults::NONE);
        sim.set_open_files_limit(16);
        let directories = load(&sim);
        let kept = |made: &[Opened]| (made.len(), directories.open_files.kept());
        let mut made = Vec::new();
        for number in 0..20 {
            made.push(opened(&directories, &format!("t{number}"), number));
            made.last().expect("one").files.create_segment(Offset::ZERO).expect("a sound disk");
            assert!(kept(&made).1 <= 12, "{:?}", kept(&made));
        }
        for opened in &made {
            opened.files.write(Offset::ZERO, 0, &mut [io::IoSlice::new(b"kept or not")]).expect("a sound disk");
            assert_eq!(opened.files.file(Offset::ZERO, milena_engine::log::FileKind::Log).and_then(|file| file.len()).expect("there"), 11);
        }
        made.clear();
        assert_eq!(kept(&made), (0, 0));
    }

    #[test]
    fn partitions_of_a_long_name_are_renamed_apart() {
        let topic = "t".repeat(249);
        let renamed = |index| numbered(Path::new("/data"), &format!("{topic}-{index}"), TopicId([7; 16]), "stray");
        let (first, second) = (renamed(0), renamed(1));
        assert_ne!(first, second);
        let name = second.file_name().expect("a name").to_string_lossy().into_owned();
        assert_eq!(name.len(), 255);
        assert!(name.ends_with(&format!("t-1.{}-stray", "07".repeat(16))), "{name}");
    }
}
