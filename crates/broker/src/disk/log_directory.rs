//! The log directories of a broker: where partitions' folders are, and where a new one goes.

use std::io;
use std::path::PathBuf;
use std::sync::Mutex;

use milena_engine::log::{Log, LogOptions};
use milena_engine::types::{Now, Offset, PartitionIndex, TopicId};
use milena_os::disk::Disk;
use milena_protocol::Uuid;

use super::PartitionFiles;

/// Name of the file that ties a folder to a topic id.
pub const PARTITION_METADATA: &str = "partition.metadata";

/// A partition's log as it was found or made.
#[derive(Debug)]
pub struct Opened {
    pub log: Log,
    pub files: PartitionFiles,
}

/// All log directories.
#[derive(Debug)]
pub struct LogDirectories {
    disk: Disk,
    paths: Vec<PathBuf>,
    /// Partitions opened in each, to place the next one where the fewest are.
    counts: Mutex<Vec<usize>>,
}

impl LogDirectories {
    pub fn new(disk: Disk, paths: Vec<PathBuf>) -> Self {
        let counts = Mutex::new(vec![0; paths.len()]);
        Self { disk, paths, counts }
    }

    /// Opens a partition's folder, recovering it, or makes it.
    pub fn open(&self, topic: &str, id: TopicId, index: PartitionIndex, options: LogOptions, now: Now) -> io::Result<Opened> {
        let name = format!("{topic}-{index}");
        let place = self.place(&name)?;
        let folder = self.paths[place].join(name);
        self.disk.create_dir_all(&folder)?;
        let text = format!("version: 0\ntopic_id: {}\n", Uuid(id.0));
        self.disk.open(&folder.join(PARTITION_METADATA), milena_os::disk::OpenOptions::REPLACE)?.write_all_at(0, text.as_bytes())?;
        let log = Log::empty(options, Offset::ZERO, now);
        let files = PartitionFiles::new(self.disk.clone(), folder, Offset::ZERO);
        files.create_segment(Offset::ZERO)?;
        Ok(Opened { log, files })
    }

    /// Removes a deleted partition's folder: renamed at once, so that it is not opened again, then taken away.
    pub fn remove(&self, files: &PartitionFiles) -> io::Result<()> {
        let mut renamed = files.folder().as_os_str().to_owned();
        renamed.push("-delete");
        let renamed = PathBuf::from(renamed);
        self.disk.rename(files.folder(), &renamed)?;
        self.disk.remove_dir_all(&renamed)
    }

    /// Where `folder` is, or where it should be made.
    fn place(&self, folder: &str) -> io::Result<usize> {
        let mut counts = self.counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut found = None;
        for (place, path) in self.paths.iter().enumerate() {
            if self.disk.exists(&path.join(folder))? {
                found = Some(place);
            }
        }
        let fewest = || counts.iter().enumerate().min_by_key(|(_, count)| **count).map_or(0, |(place, _)| place);
        let place = found.unwrap_or_else(fewest);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
        Ok(place)
    }
}
