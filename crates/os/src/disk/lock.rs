//! One process owns a directory: an exclusive lock on the file `.lock` in it, which ends with the process.

use std::fmt;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::FlockOperation;
use rustix::io::Errno;

use super::sim::SimDisk;
use super::{Disk, File, OpenOptions};
use crate::process::Holder;

/// The name that Kafka uses, so that neither starts on the other's directory.
const LOCK_FILE: &str = ".lock";

/// Holds a directory until it is dropped.
#[derive(Debug)]
pub struct DirLock {
    path: PathBuf,
    held: Held,
}

#[derive(Debug)]
enum Held {
    /// The lock ends when the descriptor closes.
    Real {
        _file: std::fs::File,
    },
    Sim {
        disk: Arc<SimDisk>,
        life: u32,
    },
}

impl DirLock {
    /// The lock file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for DirLock {
    fn drop(&mut self) {
        match &self.held {
            Held::Real { .. } => {}
            Held::Sim { disk, life } => disk.unlock(&self.path, *life),
        }
    }
}

/// Why a directory could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("{} is locked by {}: one process at a time may use a data directory", path.display(), Named(holder.as_ref()))]
    Held {
        path: PathBuf,
        /// `None` where the kernel does not say (another container, another user).
        holder: Option<Holder>,
    },
    #[error("{} cannot be locked: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

struct Named<'a>(Option<&'a Holder>);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(holder) => holder.fmt(f),
            None => f.write_str("another process"),
        }
    }
}

pub(super) fn lock(disk: &Disk, directory: &Path) -> Result<DirLock, LockError> {
    let path = directory.join(LOCK_FILE);
    let failed = |source| LockError::Io { path: path.clone(), source };
    let file = disk.open(&path, OpenOptions::CREATE).map_err(failed)?;
    let held = match (disk, file) {
        (Disk::Sim(disk), _) => match disk.lock(&path).map_err(failed)? {
            Some(life) => Held::Sim { disk: Arc::clone(disk), life },
            None => return Err(LockError::Held { path, holder: None }),
        },
        (Disk::Real, File::Real(file)) => {
            if !taken(&file).map_err(failed)? {
                let holder = file.metadata().ok().and_then(|metadata| holder_of(metadata.ino()));
                return Err(LockError::Held { path, holder });
            }
            Held::Real { _file: file }
        }
        (Disk::Real, File::Sim(_)) => unreachable!("a disk opens files of its own kind"),
    };
    Ok(DirLock { path, held })
}

/// Two locks: `flock` also excludes a second broker inside this process; Kafka's is a record lock (`fcntl`), which only sees its like.
fn taken(file: &std::fs::File) -> io::Result<bool> {
    for attempt in [
        rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive),
        rustix::fs::fcntl_lock(file, FlockOperation::NonBlockingLockExclusive),
    ] {
        match attempt {
            Ok(()) => {}
            Err(Errno::WOULDBLOCK | Errno::ACCESS) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(true)
}

/// From `/proc/locks`: `1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF`, where 1234 is the process and 5678 the inode.
fn holder_of(inode: u64) -> Option<Holder> {
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    let of_file = |line: &&str| line.split_whitespace().any(|word| word.ends_with(&format!(":{inode}")));
    let line = locks.lines().find(of_file)?;
    let process = line.split_whitespace().nth(4)?.parse().ok()?;
    Some(Holder::of_process(process))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::sim::{Crash, Faults};

    #[test]
    fn the_second_is_told_who_holds_it() {
        let directory = tempfile::tempdir().unwrap();
        let lock = Disk::Real.lock(directory.path()).unwrap();
        let refused = Disk::Real.lock(directory.path()).unwrap_err();
        let LockError::Held { holder, .. } = &refused else { panic!("{refused}") };
        if let Some(holder) = holder {
            assert_eq!(holder.process, std::process::id());
            assert!(refused.to_string().contains(&format!("process {}", std::process::id())), "{refused}");
        }
        drop(lock);
        Disk::Real.lock(directory.path()).unwrap();
    }

    #[test]
    fn a_missing_directory_is_an_error_of_its_own() {
        let refused = Disk::Real.lock(Path::new("/nowhere/at/all")).unwrap_err();
        assert!(matches!(refused, LockError::Io { .. }), "{refused}");
    }

    #[test]
    fn a_simulated_lock_ends_with_the_life_that_took_it() {
        let sim = SimDisk::new(1, Faults::NONE);
        let disk = Disk::Sim(Arc::clone(&sim));
        disk.create_dir_all(Path::new("/data")).unwrap();
        let old = disk.lock(Path::new("/data")).unwrap();
        assert!(matches!(disk.lock(Path::new("/data")), Err(LockError::Held { .. })));
        sim.crash(Crash::Process);
        let new = disk.lock(Path::new("/data")).unwrap();
        drop(old); // the dead broker's lock must not free the living one's
        assert!(matches!(disk.lock(Path::new("/data")), Err(LockError::Held { .. })));
        drop(new);
        disk.lock(Path::new("/data")).unwrap();
    }
}
