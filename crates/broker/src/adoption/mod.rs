//! A stopped Kafka's directories become this node's: its metadata log is read, and ours is put in its place.
//!
//! ```text
//! DIRECTORY/__cluster_metadata-0                                             Kafka's, until it is exchanged
//! DIRECTORY/__cluster_metadata-0.6d696c656e612061646f707473206974-future     ours while it is written; for a moment after that, Kafka's
//! DIRECTORY/__cluster_metadata-0.kafka                                       Kafka's, kept as it was for who wants to go back
//! ```
//!
//! 1. Everything is read and checked: metadata, folders, open transactions. What cannot be carried ends it here, and nothing was changed.
//! 2. `directory.id` is added to a `meta.properties` of before Kafka 3.7. Kafka reads it as it was.
//! 3. Our log is written and synced under the second name, which Kafka passes over: it takes it for the copy of a log that it knows.
//! 4. The two names are exchanged in one step of the file system. From then on the directory is ours.
//! 5. Kafka's folder gets the third name, with which no Kafka starts by mistake on logs that went on without it.
//!
//! Cut short before step 4, it begins again, and Kafka starts as if nothing had been; cut short after it, only the last name is missing.
//! Where a file system cannot exchange, two renames stand for it, and what is cut short between them is gone on with.
//!
//! Partition folders, their checkpoints and producer snapshots are Kafka's own formats, and taken as they are.
//!
//! Not here: what the records mean (`engine/metadata/adoption`), reading them (`kafka_log`), what our log looks like (`controller/store`).

mod kafka_log;
mod layout;

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use milena_config::BrokerConfig;
use milena_engine::metadata::adoption::{Adopted, Adoption, AdoptionError, Carried, Obstacle};
use milena_engine::metadata::{DirectoryId, Record};
use milena_engine::types::BrokerId;
use milena_os::Os;
use milena_os::disk::Disk;

use crate::controller::store::{self, METADATA_FOLDER, StoreError};
use crate::lifecycle::{self, HomeError};

use self::kafka_log::Whose;

/// Kafka's own word for a copy that is to take a log's place, and 16 letters: "milena adopts it".
const PREPARED: &str = "__cluster_metadata-0.6d696c656e612061646f707473206974-future";
const KEPT: &str = "__cluster_metadata-0.kafka";
/// Facts in one entry of our log: the whole may have millions, and an entry is read at once.
const FACTS_PER_ENTRY: usize = 1000;

/// One of the node's directories, as its `meta.properties` says.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    /// `None`: a Kafka of before 3.7 gave it none.
    pub(crate) id: Option<DirectoryId>,
}

/// Why a Kafka's directory cannot be taken over. Nothing was changed that Kafka would notice.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{} {reason}; nothing was changed", path.display())]
    Damaged { path: PathBuf, reason: String },
    #[error("{}: {source}; nothing was changed", path.display())]
    Unreadable { path: PathBuf, source: AdoptionError },
    #[error("{} is a Kafka's, and cannot be taken over as it is; nothing was changed:{}", path.display(), lines(obstacles))]
    Obstacles { path: PathBuf, obstacles: Vec<Obstacle> },
    #[error("{} is a Kafka's again, and {KEPT} in it is in the way: it was kept when the directory was taken over before; move it elsewhere", path.display())]
    InTheWay { path: PathBuf },
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn lines(obstacles: &[Obstacle]) -> String {
    obstacles.iter().fold(String::new(), |mut text, obstacle| {
        let _ = write!(text, "\n  {obstacle}");
        text
    })
}

fn failed(path: &Path) -> impl Fn(io::Error) -> AdoptError {
    let path = path.to_owned();
    move |source| AdoptError::Io { path: path.clone(), source }
}

/// Takes the node's directories over if a Kafka left them, or ends what an earlier start has begun; does nothing to directories of ours.
///
/// `places`: formatted ones, whose locks are held, with that of the metadata log among them at `metadata`. Ids that were missing are
/// there afterwards.
pub(crate) fn take_over(os: &Os, node: BrokerId, metadata: &Path, places: &mut [Place]) -> Result<(), AdoptError> {
    match whose(&os.disk, metadata)? {
        Whose::Ours => keep(&os.disk, metadata),
        Whose::Kafkas => adopt(os, node, metadata, places),
        Whose::Between => {
            let failed = failed(metadata);
            os.disk.rename(&metadata.join(PREPARED), &metadata.join(METADATA_FOLDER)).map_err(&failed)?;
            os.disk.sync_dir(metadata).map_err(failed)
        }
        Whose::Nobodys => Ok(()),
    }
}

/// What would be carried if the node started; `None`: its metadata log is no Kafka's. Changes and locks nothing.
pub fn preview(os: &Os, config: &BrokerConfig) -> Option<Result<Carried, HomeError>> {
    match whose(&os.disk, &config.metadata_log_dir) {
        Ok(Whose::Kafkas) => Some(look(os, config)),
        Ok(Whose::Ours | Whose::Between | Whose::Nobodys) => None,
        Err(error) => Some(Err(error.into())),
    }
}

fn look(os: &Os, config: &BrokerConfig) -> Result<Carried, HomeError> {
    let node = BrokerId(config.node_id);
    let apart = !config.log_dirs.contains(&config.metadata_log_dir);
    let mut places = vec![];
    for path in config.log_dirs.iter().chain(apart.then_some(&config.metadata_log_dir)) {
        if let Some(meta) = lifecycle::read_meta(os, path, node)? {
            places.push(Place { path: path.clone(), id: meta.directory_id });
        }
    }
    Ok(examine(&os.disk, node, &config.metadata_log_dir, &with_ids(os, &places))?.carried)
}

fn whose(disk: &Disk, metadata: &Path) -> Result<Whose, AdoptError> {
    let folder = metadata.join(METADATA_FOLDER);
    let there = |name: &str| disk.exists(&metadata.join(name)).map_err(failed(metadata));
    if !there(METADATA_FOLDER)? && there(PREPARED)? && there(KEPT)? {
        return Ok(Whose::Between);
    }
    kafka_log::whose(disk, metadata, &folder)
}

/// Kafka's folder gets its last name, if a start was cut short before that.
fn keep(disk: &Disk, metadata: &Path) -> Result<(), AdoptError> {
    let (prepared, kept, failed) = (metadata.join(PREPARED), metadata.join(KEPT), failed(metadata));
    if disk.exists(&prepared).map_err(&failed)? {
        disk.rename(&prepared, &kept).map_err(&failed)?;
        disk.sync_dir(metadata).map_err(failed)?;
    }
    Ok(())
}

fn adopt(os: &Os, node: BrokerId, metadata: &Path, places: &mut [Place]) -> Result<(), AdoptError> {
    let io = failed(metadata);
    let known = with_ids(os, places);
    let Adopted { facts, carried } = examine(&os.disk, node, metadata, &known)?;
    for (place, (_, id)) in places.iter_mut().zip(&known) {
        if place.id.is_none() {
            lifecycle::add_directory_id(&os.disk, &place.path, *id).map_err(failed(&place.path))?;
            place.id = Some(*id);
        }
    }
    let id = known.iter().find(|(path, _)| path == metadata).map_or([0; 16], |(_, id)| id.0);
    let voter = u64::try_from(node.get()).map_err(|error| io(io::Error::new(io::ErrorKind::InvalidInput, error)))?;
    let decisions: Vec<&[Record]> = facts.chunks(FACTS_PER_ENTRY).collect();
    store::write_new(os, &metadata.join(PREPARED), voter, id, &decisions)?;
    put_in_place(&os.disk, metadata).map_err(&io)?;
    keep(&os.disk, metadata)?;
    tell(metadata, &carried);
    Ok(())
}

/// Our log takes its name, and Kafka's folder loses it. A Kafka that never started has none.
fn put_in_place(disk: &Disk, metadata: &Path) -> io::Result<()> {
    let (prepared, folder, kept) = (metadata.join(PREPARED), metadata.join(METADATA_FOLDER), metadata.join(KEPT));
    // What is to take a name must not be lost with its own.
    disk.sync_dir(metadata)?;
    if !disk.exists(&folder)? {
        disk.rename(&prepared, &folder)?;
        return disk.sync_dir(metadata);
    }
    match disk.exchange(&prepared, &folder) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            disk.rename(&folder, &kept)?;
            disk.sync_dir(metadata)?;
            disk.rename(&prepared, &folder)?;
        }
        done => done?,
    }
    disk.sync_dir(metadata)
}

/// Reads and checks everything; changes nothing.
fn examine(disk: &Disk, node: BrokerId, metadata: &Path, places: &[(PathBuf, DirectoryId)]) -> Result<Adopted, AdoptError> {
    if disk.exists(&metadata.join(KEPT)).map_err(failed(metadata))? {
        return Err(AdoptError::InTheWay { path: metadata.to_owned() });
    }
    let mut adoption = Adoption::new(node);
    kafka_log::read(disk, metadata, &metadata.join(METADATA_FOLDER), &mut adoption)?;
    let found = layout::scan(disk, places)?;
    if !adoption.has_begun() && !found.folders.is_empty() {
        let reason = "holds partitions, and nothing is known of them: its metadata log is missing; put it back from a copy".to_owned();
        return Err(AdoptError::Damaged { path: metadata.to_owned(), reason });
    }
    let open = layout::open_transactions(disk, &found)?;
    let adopted = adoption.finish(&found.layout(places));
    let in_the_way = (!open.is_empty()).then_some(Obstacle::Transactions { transactional_ids: open });
    match (adopted, in_the_way) {
        (Ok(adopted), None) => Ok(adopted),
        (adopted, more) => {
            let obstacles = adopted.err().into_iter().flatten().chain(more).collect();
            Err(AdoptError::Obstacles { path: metadata.to_owned(), obstacles })
        }
    }
}

/// Ids for those that have none too.
fn with_ids(os: &Os, places: &[Place]) -> Vec<(PathBuf, DirectoryId)> {
    let id = |place: &Place| place.id.unwrap_or_else(|| DirectoryId(os.entropy.uuid()));
    places.iter().map(|place| (place.path.clone(), id(place))).collect()
}

fn tell(metadata: &Path, carried: &Carried) {
    tracing::info!(
        directory = %metadata.display(),
        topics = carried.topics,
        partitions = carried.partitions,
        configured = carried.configured,
        quotas = carried.quotas,
        credentials = carried.credentials,
        metadata_version = carried.metadata_version,
        kept = %metadata.join(KEPT).display(),
        "kafka_directory_taken_over"
    );
    for lowered in &carried.lowered {
        tracing::warn!(feature = %lowered.feature, from = lowered.from, to = lowered.to, "feature_level_lowered");
    }
    if let Some(first) = carried.without_folder.first() {
        tracing::warn!(partitions = carried.without_folder.len(), %first, "partitions_without_a_folder_begin_empty");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prepared_name_says_who_and_is_a_copy_to_kafka() {
        let hex: String = b"milena adopts it".iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(PREPARED, format!("{METADATA_FOLDER}.{hex}-future"));
    }
}
