//! A file system as a whole: one sync for all that was written to many files of it.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{fstatfs, syncfs};

use super::sim::SimDisk;

/// A file system, from the moment on at which it was opened: it tells of every write-back that failed since then.
#[derive(Debug)]
pub enum FileSystem {
    Real(File),
    Sim(Arc<SimDisk>),
}

/// File systems whose own sync is known to wait for everything and to tell of failures: ext4, XFS, Btrfs, F2FS, ZFS, tmpfs (the kernel's
/// `magic.h`). Others may promise less: FUSE need not do anything, overlays and networks pass it on or not.
const KNOWN: [u64; 6] = [0xef53, 0x5846_5342, 0x9123_683e, 0xf2f5_2010, 0x2fc1_2fc1, 0x0102_1994];

/// Since this Linux `syncfs` tells of failed write-backs.
const TELLS_SINCE: (u32, u32) = (5, 8);

impl FileSystem {
    /// `None`: its sync is not to be relied upon; sync each file.
    pub(super) fn open(directory: &Path) -> io::Result<Option<Self>> {
        let file = File::open(directory)?;
        let kind = fstatfs(&file)?.f_type;
        let known = u64::try_from(kind).is_ok_and(|kind| KNOWN.contains(&kind));
        Ok((known && kernel().is_some_and(|kernel| kernel >= TELLS_SINCE)).then_some(Self::Real(file)))
    }

    /// Returns once all content, lengths and names that were written before are on stable storage, anybody's. Errors: some of it is not;
    /// nobody can say which, and trying again proves nothing.
    pub fn sync(&self) -> io::Result<()> {
        match self {
            Self::Real(file) => Ok(syncfs(file)?),
            Self::Sim(disk) => disk.sync_all(),
        }
    }
}

/// Major and minor number of the running kernel.
fn kernel() -> Option<(u32, u32)> {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").ok()?;
    let mut numbers = release.split(['.', '-']).map_while(|number| number.trim().parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::sim::{Crash, Faults, Operation};
    use crate::disk::{Disk, OpenOptions};

    fn written(disk: &Disk, root: &Path) {
        for name in ["a", "b"] {
            disk.create_dir_all(&root.join(name)).unwrap();
            disk.open(&root.join(name).join("0.log"), OpenOptions::CREATE).unwrap().write_all_at(0, b"content").unwrap();
        }
    }

    #[test]
    fn a_real_one_is_synced_or_not_relied_upon() {
        let directory = tempfile::tempdir().unwrap();
        let file_system = Disk::Real.file_system(directory.path()).unwrap();
        written(&Disk::Real, directory.path());
        if let Some(file_system) = file_system {
            file_system.sync().unwrap();
        }
        assert!(kernel().is_some_and(|(major, _)| major > 2));
    }

    #[test]
    fn everything_stays_when_the_power_goes() {
        for seed in 0..50 {
            let sim = SimDisk::new(seed, Faults::NONE);
            let disk = Disk::Sim(Arc::clone(&sim));
            let file_system = disk.file_system(Path::new("/")).unwrap().unwrap();
            written(&disk, Path::new("/data"));
            file_system.sync().unwrap();
            disk.rename(Path::new("/data/b/0.log"), Path::new("/data/b/1.log")).unwrap();
            sim.crash(Crash::Power);
            assert_eq!(disk.read(Path::new("/data/a/0.log")).unwrap(), b"content");
            let renamed = disk.read_dir(Path::new("/data/b")).unwrap();
            assert!(renamed == ["0.log"] || renamed == ["1.log"], "{renamed:?}");
        }
    }

    #[test]
    fn after_an_error_nothing_is_sure() {
        let mut lost = 0;
        for seed in 0..50 {
            let sim = SimDisk::new(seed, Faults::NONE);
            let disk = Disk::Sim(Arc::clone(&sim));
            let file_system = disk.file_system(Path::new("/")).unwrap().unwrap();
            written(&disk, Path::new("/data"));
            sim.fail_next(Operation::Sync);
            file_system.sync().unwrap_err();
            // As if it were well again: what was dropped is not written by this.
            file_system.sync().unwrap();
            sim.crash(Crash::Power);
            lost += usize::from(disk.read(Path::new("/data/a/0.log")).unwrap() != b"content");
        }
        assert!(lost > 0);
    }
}
