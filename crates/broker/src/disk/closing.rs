//! What a clean stop leaves of partitions, put on stable storage for all of them together.
//!
//! ```text
//!   leave (each)            index entries, snapshot of the producers, `leader-epoch-checkpoint.tmp`      written
//!   make_durable (all)      one sync of each file system; `.tmp` gets its name; one more sync
//! ```
//!
//! Six syncs a partition would make a stop with ten thousand of them take a minute; few partitions are synced file by file all the same,
//! because a file system's sync waits for what all other programs have written.

use std::io;

use milena_engine::log::{FileKind, IndexWrite};
use milena_engine::types::Offset;
use milena_os::disk::{FileSystem, OpenOptions};

use super::PartitionFiles;
use super::partition_files::EPOCHS_FILE;
use super::recovery::write_over;

/// From how many partitions on file systems are synced as a whole.
pub const TOGETHER_FROM: usize = 64;

/// What was left of one partition: written, and not durable yet.
#[derive(Debug)]
pub struct Left {
    /// The log end, which the snapshot of the producers is called by.
    end: Offset,
    unsynced: Vec<Offset>,
    epochs: bool,
}

impl PartitionFiles {
    /// Writes what a clean stop leaves: the snapshot of the producers at `end`, the last index entries, the leader epochs if their
    /// checkpoint is behind. `unsynced`: the segments that are to be synced. For [`make_durable`].
    pub fn leave(&self, end: Offset, snapshot: &[u8], index: &[IndexWrite], unsynced: Vec<Offset>, epochs: &str) -> io::Result<Left> {
        self.write_indexes(index)?;
        write_over(self.disk(), &self.path(end, FileKind::Snapshot), snapshot)?;
        let behind = self.are_epochs_behind();
        if behind {
            self.disk().write_beside(&self.folder().join(EPOCHS_FILE), epochs.as_bytes())?;
        }
        Ok(Left { end, unsynced, epochs: behind })
    }

    fn sync_left(&self, left: &Left) -> io::Result<()> {
        self.disk().open(&self.path(left.end, FileKind::Snapshot), OpenOptions::READ_WRITE)?.sync_data()?;
        if left.epochs {
            self.disk().sync_beside(&self.folder().join(EPOCHS_FILE))?;
            self.put_epochs_in_place(left)?;
        }
        self.sync(left.unsynced.iter().copied())
    }

    fn put_epochs_in_place(&self, left: &Left) -> io::Result<()> {
        if left.epochs { self.disk().put_in_place(&self.folder().join(EPOCHS_FILE)) } else { Ok(()) }
    }
}

/// Returns once everything that was left is on stable storage. `file_systems`: of all of it; `None`: they cannot be synced as a whole.
/// Errors: some of it may not be, so that the next life must not take this for a clean stop.
pub fn make_durable(file_systems: Option<&[&FileSystem]>, left: &[(&PartitionFiles, &Left)]) -> io::Result<()> {
    let Some(file_systems) = file_systems else {
        return left.iter().try_for_each(|(files, left)| files.sync_left(left));
    };
    let sync = || file_systems.iter().try_for_each(|file_system| file_system.sync());
    sync()?;
    left.iter().try_for_each(|(files, left)| files.put_epochs_in_place(left))?;
    sync()
}
