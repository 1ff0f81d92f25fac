//! What lies in a Kafka's log directories: folders of partitions, and the transactions that are open in them.

use std::path::{Path, PathBuf};

use milena_engine::log::FileKind;
use milena_engine::metadata::DirectoryId;
use milena_engine::metadata::adoption::Layout;
use milena_engine::metadata::adoption::transactions::Transactions;
use milena_engine::types::{PartitionIndex, TopicId};
use milena_os::disk::Disk;

use super::{AdoptError, failed};
use crate::controller::store::METADATA_FOLDER;
use crate::disk::log_directory::{partition_of, topic_of};
use crate::disk::stored_batches;

const TRANSACTIONS: &str = "__transaction_state";
/// Most bytes that one batch of transaction states may inflate to.
const INFLATED_MAX: usize = 256 << 20;

/// Folders of partitions.
pub(super) struct Found {
    pub(super) folders: Vec<Folder>,
}

pub(super) struct Folder {
    path: PathBuf,
    topic: String,
    index: PartitionIndex,
    directory: DirectoryId,
    /// `None`: it does not say.
    id: Option<TopicId>,
}

impl Found {
    pub(super) fn layout(&self, places: &[(PathBuf, DirectoryId)]) -> Layout {
        let folder = |folder: &Folder| Some(((folder.id?, folder.index), folder.directory));
        Layout { directories: places.iter().map(|(_, id)| *id).collect(), folders: self.folders.iter().filter_map(folder).collect() }
    }
}

/// Looks through the directories.
pub(super) fn scan(disk: &Disk, places: &[(PathBuf, DirectoryId)]) -> Result<Found, AdoptError> {
    let mut folders = vec![];
    for (directory, id) in places {
        for name in disk.read_dir(directory).map_err(failed(directory))? {
            let Some((topic, index)) = partition_of(&name) else { continue };
            let path = directory.join(&name);
            let found = topic_of(disk, &path).map_err(failed(&path))?;
            if name != METADATA_FOLDER {
                folders.push(Folder { path, topic, index, directory: *id, id: found });
            }
        }
    }
    Ok(Found { folders })
}

/// The transactional ids whose transaction is open. What is torn off the end of a log is left out, as recovery cuts it off.
pub(super) fn open_transactions(disk: &Disk, found: &Found) -> Result<Vec<String>, AdoptError> {
    let mut transactions = Transactions::default();
    for folder in found.folders.iter().filter(|folder| folder.topic == TRANSACTIONS) {
        let names = disk.read_dir(&folder.path).map_err(failed(&folder.path))?;
        for name in names.iter().filter(|name| matches!(FileKind::of_name(name), Some((FileKind::Log, _)))) {
            read_segment(disk, &folder.path.join(name), &mut transactions)?;
        }
    }
    Ok(transactions.open())
}

fn read_segment(disk: &Disk, path: &Path, transactions: &mut Transactions) -> Result<(), AdoptError> {
    let damaged = |reason: String| AdoptError::Damaged { path: path.to_owned(), reason };
    let (mut scratch, mut fault) = (vec![], None);
    let stopped = stored_batches::read(disk, path, 0, |batch| {
        if !batch.checksum_matches() {
            return Ok(false);
        }
        if batch.header().is_ok_and(|header| header.is_control()) {
            return Ok(true);
        }
        let mut take = || -> Result<(), String> {
            for record in batch.records(INFLATED_MAX, &mut scratch).map_err(|error| error.to_string())? {
                let record = record.map_err(|error| error.to_string())?;
                let Some(key) = record.key else { continue };
                transactions.on_record(key, record.value).map_err(|error| error.to_string())?;
            }
            Ok(())
        };
        fault = take().err();
        Ok(fault.is_none())
    });
    stopped.map_err(failed(path))?;
    match fault {
        Some(reason) => Err(damaged(format!("cannot be read as states of transactions: {reason}"))),
        None => Ok(()),
    }
}
