//! Opening a partition's folder: performs the steps of the engine's recovery.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use milena_engine::log::checkpoint::LEADER_EPOCHS;
use milena_engine::log::{Folder, FolderFile, LogOptions, Recovered, Recovery, ResumePoint, Step};
use milena_engine::types::{Now, Offset, Timestamp};
use milena_os::disk::{Disk, File, OpenOptions};

/// What the directory's checkpoints say of a partition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// The directory was stopped cleanly.
    pub clean: bool,
    pub recovery_point: Offset,
    pub log_start: Option<Offset>,
    /// Where the last compaction ended.
    pub cleaned_to: Option<Offset>,
    /// Where the recovery of the active segment may begin.
    pub resume: Option<Arc<ResumePoint>>,
}

/// Opens the log in `folder`, which must be there; it may be empty. Blocks for as long as reading takes.
///
/// Errors: the disk's. What was done until then may be done again.
pub fn recover(disk: &Disk, folder: &Path, marks: Marks, options: LogOptions, now: Now) -> io::Result<Recovered> {
    let mut files = Vec::new();
    for name in disk.read_dir(folder)? {
        let found = disk.metadata(&folder.join(&name))?;
        if !found.is_dir {
            files.push(FolderFile { name, size: found.len, modified: Timestamp(found.modified_ms) });
        }
    }
    let epochs = match files.iter().any(|file| file.name == LEADER_EPOCHS) {
        true => Some(disk.read(&folder.join(LEADER_EPOCHS))?),
        false => None,
    };
    let Marks { clean, recovery_point, log_start, cleaned_to, resume } = marks;
    let facts = Folder { files, epochs, clean, recovery_point, log_start, cleaned_to, resume };
    let mut recovery = Recovery::new(facts, options, now);
    let mut names_changed = false;
    let mut reader = Reader { disk, folder, open: BTreeMap::new(), bytes: Vec::new() };
    loop {
        match recovery.next() {
            Step::Read { file, position, length } => recovery.on_bytes(reader.read(file, position, length)?),
            Step::Done => break,
            step @ (Step::Write { .. }
            | Step::WriteFrom { .. }
            | Step::Truncate { .. }
            | Step::Remove { .. }
            | Step::Rename { .. }
            | Step::SyncNames) => {
                reader.open.clear();
                names_changed |= matches!(step, Step::Remove { lastingly: true, .. } | Step::Rename { .. });
                perform(disk, folder, step)?;
            }
        }
    }
    if names_changed {
        // A segment that was cut off must not come back behind what is written from now on.
        disk.sync_dir(folder)?;
    }
    Ok(recovery.finish())
}

fn perform(disk: &Disk, folder: &Path, step: Step) -> io::Result<()> {
    match step {
        // Whole or not at all: what a power loss makes of a file that is written in place may look like an index.
        Step::Write { file, bytes, sync: true } => disk.write_atomically(&folder.join(file), &bytes),
        Step::Write { file, bytes, sync: false } => write_over(disk, &folder.join(file), &bytes),
        Step::WriteFrom { file, position, bytes, sync } => {
            let file = disk.open(&folder.join(file), OpenOptions::CREATE)?;
            file.write_all_at(position, &bytes)?;
            let end = position + bytes.len() as u64;
            if file.len()? > end {
                file.set_len(end)?;
            }
            if sync { file.sync_data() } else { Ok(()) }
        }
        Step::Truncate { file, size } => {
            let file = disk.open(&folder.join(file), OpenOptions::READ_WRITE)?;
            file.set_len(size)?;
            file.sync_all()
        }
        Step::Remove { file, .. } => match disk.remove_file(&folder.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        },
        Step::Rename { from, to } => disk.rename(&folder.join(from), &folder.join(to)),
        Step::SyncNames => disk.sync_dir(folder),
        Step::Read { .. } | Step::Done => Ok(()),
    }
}

/// Makes a file hold exactly these bytes; a crash may leave any mixture of them and what was there. File systems begin to write a file back
/// that was emptied, filled and closed (ext4 does, `auto_da_alloc`): for thousands of them that takes minutes.
pub(super) fn write_over(disk: &Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = disk.open(path, OpenOptions::CREATE)?;
    file.write_all_at(0, bytes)?;
    let length = bytes.len() as u64;
    if file.len()? > length { file.set_len(length) } else { Ok(()) }
}

/// Reads pieces of one file after another; the file that was read last stays open.
struct Reader<'a> {
    disk: &'a Disk,
    folder: &'a Path,
    open: BTreeMap<String, File>,
    bytes: Vec<u8>,
}

impl Reader<'_> {
    fn read(&mut self, name: String, position: u64, length: usize) -> io::Result<&[u8]> {
        if !self.open.contains_key(&name) {
            self.open.clear();
            let file = self.disk.open(&self.folder.join(&name), OpenOptions::READ)?;
            self.open.insert(name.clone(), file);
        }
        let Some(file) = self.open.get(&name) else { return Ok(&[]) };
        self.bytes.resize(length, 0);
        let mut filled = 0;
        while filled < length {
            match file.read_at(position + filled as u64, &mut self.bytes[filled..])? {
                0 => break,
                read => filled += read,
            }
        }
        Ok(&self.bytes[..filled])
    }
}

#[cfg(test)]
mod tests {
    use milena_os::disk::sim::{Crash, Faults, SimDisk};

    use super::*;

    /// The half entry that a dead process had left came back under the new length, and was believed.
    #[test]
    fn a_synced_index_is_written_whole_or_not_at_all() {
        for seed in 0..300 {
            let sim = SimDisk::new(seed, Faults::WRITE_BACK);
            let disk = Disk::Sim(Arc::clone(&sim));
            let folder = Path::new("/t-0");
            disk.create_dir_all(folder).expect("a sound disk");
            disk.sync_dir(Path::new("/")).expect("a sound disk");
            disk.write_atomically(&folder.join("index"), &[7; 11]).expect("a sound disk");
            sim.power_off_after(1 + seed % 6);
            // Cut short or not.
            let _ = perform(&disk, folder, Step::Write { file: "index".to_owned(), bytes: vec![9; 12], sync: true });
            sim.crash(Crash::Power);
            let found = disk.read(&folder.join("index")).expect("it was there before");
            assert!(found == [7; 11] || found == [9; 12], "seed {seed}: {found:?}");
        }
    }
}
