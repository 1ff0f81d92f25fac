//! Files and directories: the machine's, or a simulated disk behind the same calls.
//!
//! Every call is synchronous. On warm data it returns in microseconds and may run on a connection's task; what blocks for long
//! (syncs, cold reads, deletions of big directories) belongs on a [`crate::thread::Worker`].
//! Not here: what the bytes mean; retries; any policy after an error.
//!
//! Reading order: this file (the seam), `durable` (writes past the page cache), `file_system` (one sync for all), `real` (system calls), `sim` (the fault model).

pub mod durable;
mod file_system;
mod lock;
mod real;
pub mod sim;

use std::io::{self, IoSlice};
use std::os::fd::BorrowedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use durable::{AlignedBuffer, DurableFile, Durably};
pub use file_system::FileSystem;
pub use lock::{DirLock, LockError};
use sim::{SimDisk, SimFile};

/// Where files are. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Disk {
    Real,
    Sim(Arc<SimDisk>),
}

/// How a file is opened; the words of `std::fs::OpenOptions`. `create` and `create_new` need `write`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenOptions {
    pub read: bool,
    pub write: bool,
    pub create: bool,
    pub create_new: bool,
    pub truncate: bool,
}

impl OpenOptions {
    /// An existing file, to be read only.
    pub const READ: Self = Self { read: true, write: false, create: false, create_new: false, truncate: false };
    /// An existing file, to be read and written.
    pub const READ_WRITE: Self = Self { read: true, write: true, create: false, create_new: false, truncate: false };
    /// Read and written; made if missing, its content kept.
    pub const CREATE: Self = Self { read: true, write: true, create: true, create_new: false, truncate: false };
    /// Read and written; must not exist yet.
    pub const CREATE_NEW: Self = Self { read: true, write: true, create: true, create_new: true, truncate: false };
    /// Read and written; made if missing, emptied if not.
    pub const REPLACE: Self = Self { read: true, write: true, create: true, create_new: false, truncate: true };
}

/// What is known of a path without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metadata {
    pub is_dir: bool,
    /// Length in bytes; of a directory it means nothing.
    pub len: u64,
    /// Last change of the content, ms since 1970; 0 on a simulated disk, which has no clock.
    pub modified_ms: i64,
}

impl Disk {
    /// Makes `path` and whatever of its parents is missing. Nothing happens if it is there.
    pub fn create_dir_all(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Real => std::fs::create_dir_all(path),
            Self::Sim(disk) => disk.create_dir_all(path),
        }
    }

    /// The names in a directory, sorted, without `.` and `..`. A name that is not UTF-8 comes with replacement characters and cannot be opened.
    pub fn read_dir(&self, path: &Path) -> io::Result<Vec<String>> {
        match self {
            Self::Real => real::read_dir(path),
            Self::Sim(disk) => disk.read_dir(path),
        }
    }

    /// Errors: `NotFound` among others.
    pub fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        match self {
            Self::Real => real::metadata(path),
            Self::Sim(disk) => disk.metadata(path),
        }
    }

    /// Whether something is at `path`. An error other than `NotFound` is returned, not taken for an answer.
    pub fn exists(&self, path: &Path) -> io::Result<bool> {
        match self.metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Atomic; replaces a file at `to`. Durable once [`Disk::sync_dir`] of both parents has returned.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        match self {
            Self::Real => std::fs::rename(from, to),
            Self::Sim(disk) => disk.rename(from, to),
        }
    }

    /// Atomic: afterwards each of the two names, which both exist, shows what the other did. Durable once [`Disk::sync_dir`] of both parents
    /// has returned.
    ///
    /// Errors: `Unsupported` where the file system has no such call (NFS); nothing was changed.
    pub fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        match self {
            Self::Real => real::exchange(one, other),
            Self::Sim(disk) => disk.exchange(one, other),
        }
    }

    /// Who has the file open may go on with it; its space returns when the last one closes.
    pub fn remove_file(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Real => std::fs::remove_file(path),
            Self::Sim(disk) => disk.remove_file(path),
        }
    }

    /// Removes a directory and all that is in it; not atomic.
    pub fn remove_dir_all(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Real => std::fs::remove_dir_all(path),
            Self::Sim(disk) => disk.remove_dir_all(path),
        }
    }

    /// Returns once the directory's entries (made, renamed, removed) are on stable storage.
    pub fn sync_dir(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Real => std::fs::File::open(path)?.sync_all(),
            Self::Sim(disk) => disk.sync_dir(path),
        }
    }

    /// How many files this process may have open, sockets among them.
    pub fn open_files_limit(&self) -> usize {
        match self {
            Self::Real => crate::process::open_files_limit(),
            Self::Sim(disk) => disk.open_files_limit(),
        }
    }

    pub fn open(&self, path: &Path, options: OpenOptions) -> io::Result<File> {
        match self {
            Self::Real => real::open(path, options).map(File::Real),
            Self::Sim(disk) => disk.open(path, options).map(File::Sim),
        }
    }

    /// The whole content of a (small) file.
    pub fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self {
            Self::Real => std::fs::read(path),
            Self::Sim(disk) => {
                let file = disk.open(path, OpenOptions::READ)?;
                let mut bytes = vec![0; usize::try_from(file.len()?).map_err(io::Error::other)?];
                let read = file.read_at(0, &mut bytes)?;
                bytes.truncate(read);
                Ok(bytes)
            }
        }
    }

    /// Puts `bytes` at `path` so that a crash at any moment leaves the old content or the new one, whole; durable when it returns.
    /// Goes through `<path>.tmp`, which a crash may leave behind and the next call replaces.
    pub fn write_atomically(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let temporary = temporary_path(path);
        let written = self.write_beside(path, bytes).and_then(|file| file.sync_all());
        if let Err(error) = written.and_then(|()| self.put_in_place(path)) {
            // The old content stands; what is left of the new one only takes space, of which there may be none.
            let _ = self.remove_file(&temporary);
            return Err(error);
        }
        self.sync_dir(parent(path))
    }

    /// The first half of [`Disk::write_atomically`], for who syncs many files together: `bytes` go to `<path>.tmp`, which must be synced
    /// before [`Disk::put_in_place`], or a power loss leaves neither the old content nor the new.
    pub fn write_beside(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        let file = self.open(&temporary_path(path), OpenOptions::REPLACE)?;
        file.write_all_at(0, bytes)?;
        Ok(file)
    }

    /// Syncs what [`Disk::write_beside`] wrote.
    pub fn sync_beside(&self, path: &Path) -> io::Result<()> {
        self.open(&temporary_path(path), OpenOptions::READ_WRITE)?.sync_all()
    }

    /// The second half: what [`Disk::write_beside`] wrote takes its place. Durable once [`Disk::sync_dir`] of the parent has returned.
    pub fn put_in_place(&self, path: &Path) -> io::Result<()> {
        self.rename(&temporary_path(path), path)
    }

    /// The file system of `directory`, for syncing all of it at once. `None`: its sync is not to be relied upon, sync each file.
    pub fn file_system(&self, directory: &Path) -> io::Result<Option<FileSystem>> {
        match self {
            Self::Real => FileSystem::open(directory),
            Self::Sim(disk) => Ok(Some(FileSystem::Sim(Arc::clone(disk)))),
        }
    }

    /// Takes `directory` for this process by an exclusive lock on `.lock` in it, as Kafka does.
    pub fn lock(&self, directory: &Path) -> Result<DirLock, LockError> {
        lock::lock(self, directory)
    }

    /// Bytes that the file system of `path` has, used or not.
    pub fn total_bytes(&self, path: &Path) -> io::Result<u64> {
        match self {
            Self::Real => real::total_bytes(path),
            Self::Sim(disk) => Ok(disk.total_bytes()),
        }
    }

    /// Bytes that an unprivileged process may still write to the file system of `path`.
    pub fn free_bytes(&self, path: &Path) -> io::Result<u64> {
        match self {
            Self::Real => real::free_bytes(path),
            Self::Sim(disk) => Ok(disk.free_bytes()),
        }
    }
}

fn temporary_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".tmp");
    PathBuf::from(name)
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// An open file, read and written by position; no cursor, so that all calls take `&self` and may run at once.
/// Two writes that overlap must be ordered by the caller.
#[derive(Debug)]
pub enum File {
    Real(std::fs::File),
    Sim(SimFile),
}

impl File {
    /// Bytes read, from `position`; less than asked at the end of the file, 0 beyond it.
    pub fn read_at(&self, position: u64, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Real(file) => real::read_at(file, position, bytes),
            Self::Sim(file) => file.read_at(position, bytes),
        }
    }

    /// As [`File::read_at`], of what is in memory: never waits for the machine's disk. `None`: the next byte is not in memory. Blocks all the
    /// same where a file system cannot tell.
    pub fn read_warm_at(&self, position: u64, bytes: &mut [u8]) -> io::Result<Option<usize>> {
        match self {
            Self::Real(file) => real::read_warm_at(file, position, bytes),
            Self::Sim(file) if file.is_warm() => file.read_at(position, bytes).map(Some),
            Self::Sim(_) => Ok(None),
        }
    }

    /// Fills `bytes` whole. Errors: `UnexpectedEof` if the file ends before.
    pub fn read_exact_at(&self, position: u64, bytes: &mut [u8]) -> io::Result<()> {
        let mut filled = 0;
        while filled < bytes.len() {
            let read = self.read_at(position + filled as u64, &mut bytes[filled..])?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            filled += read;
        }
        Ok(())
    }

    /// Writes all of `bytes`. After an error a beginning of them may be written.
    pub fn write_all_at(&self, position: u64, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Real(file) => std::os::unix::fs::FileExt::write_all_at(file, bytes, position),
            Self::Sim(file) => file.write_all_at(position, bytes),
        }
    }

    /// Writes all of `slices`, one after the other, in one system call where the kernel takes them at once. The slices are used up.
    pub fn write_vectored_all_at(&self, position: u64, slices: &mut [IoSlice<'_>]) -> io::Result<()> {
        match self {
            Self::Real(file) => real::write_vectored_all_at(file, position, slices),
            Self::Sim(file) => file.write_vectored_all_at(position, slices),
        }
    }

    /// Returns once content, and the length needed to read it, are on stable storage. After an error nobody knows which bytes are:
    /// trying again proves nothing (the kernel may have dropped them).
    pub fn sync_data(&self) -> io::Result<()> {
        match self {
            Self::Real(file) => file.sync_data(),
            Self::Sim(file) => file.sync(),
        }
    }

    /// As [`File::sync_data`], with all of the file's metadata. The directory entry is not included.
    pub fn sync_all(&self) -> io::Result<()> {
        match self {
            Self::Real(file) => file.sync_all(),
            Self::Sim(file) => file.sync(),
        }
    }

    /// Cuts the file to `len` bytes, or extends it with zeros that take no space.
    pub fn set_len(&self, len: u64) -> io::Result<()> {
        match self {
            Self::Real(file) => file.set_len(len),
            Self::Sim(file) => file.set_len(len),
        }
    }

    /// Length in bytes.
    pub fn len(&self) -> io::Result<u64> {
        match self {
            Self::Real(file) => file.metadata().map(|metadata| metadata.len()),
            Self::Sim(file) => file.len(),
        }
    }

    pub fn is_empty(&self) -> io::Result<bool> {
        self.len().map(|len| len == 0)
    }

    /// Takes space for the first `len` bytes now, so that writing them cannot meet a full disk; extends a shorter file with zeros.
    pub fn allocate(&self, len: u64) -> io::Result<()> {
        match self {
            Self::Real(file) => real::allocate(file, len),
            Self::Sim(file) => file.allocate(len),
        }
    }

    /// As [`File::allocate`], but the file keeps its length, so that nobody takes the space for content. [`File::set_len`] gives back
    /// what lies behind its end. A file system that cannot do it is content with less; a simulated one has no such space.
    pub fn reserve(&self, len: u64) -> io::Result<()> {
        match self {
            Self::Real(file) => real::reserve(file, len),
            Self::Sim(_) => Ok(()),
        }
    }

    /// Whether every page of the range is in memory, so that reading it (or `sendfile`) does not block. True where nobody can tell.
    pub fn is_warm(&self, position: u64, len: u64) -> bool {
        match self {
            Self::Real(file) => real::is_warm(file, position, len),
            Self::Sim(file) => file.is_warm(),
        }
    }

    /// Reads the range into the page cache; blocks while it does.
    pub fn read_ahead(&self, position: u64, len: u64) -> io::Result<()> {
        match self {
            Self::Real(file) => real::read_ahead(file, position, len),
            Self::Sim(file) => {
                file.read_ahead();
                Ok(())
            }
        }
    }

    /// The descriptor, for `sendfile`; `None` on a simulated disk.
    pub fn as_fd(&self) -> Option<BorrowedFd<'_>> {
        match self {
            Self::Real(file) => Some(std::os::fd::AsFd::as_fd(file)),
            Self::Sim(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same script on both disks: what holds for the machine must hold for its twin.
    fn on_both(script: impl Fn(&Disk, &Path)) {
        let directory = tempfile::tempdir().expect("a temporary directory");
        script(&Disk::Real, directory.path());
        script(&Disk::Sim(SimDisk::new(1, sim::Faults::NONE)), Path::new("/data"));
    }

    #[test]
    fn reserved_space_is_no_content() {
        on_both(|disk, root| {
            disk.create_dir_all(root).unwrap();
            let file = disk.open(&root.join("0.log"), OpenOptions::CREATE).unwrap();
            file.reserve(1 << 20).unwrap();
            assert_eq!(file.len().unwrap(), 0);
            file.write_all_at(0, b"content").unwrap();
            file.set_len(7).unwrap();
            assert_eq!(disk.read(&root.join("0.log")).unwrap(), b"content");
        });
    }

    #[test]
    fn bytes_are_read_where_they_were_written() {
        on_both(|disk, root| {
            disk.create_dir_all(&root.join("a/b")).unwrap();
            let file = disk.open(&root.join("a/b/0.log"), OpenOptions::CREATE).unwrap();
            file.write_all_at(3, b"four").unwrap();
            file.write_vectored_all_at(7, &mut [IoSlice::new(b"five"), IoSlice::new(b""), IoSlice::new(b"six")]).unwrap();
            let mut bytes = [9; 20];
            assert_eq!(file.read_at(0, &mut bytes).unwrap(), 14);
            assert_eq!(&bytes[..14], b"\0\0\0fourfivesix");
            assert_eq!(file.read_at(14, &mut bytes).unwrap(), 0);
            assert_eq!(file.read_exact_at(10, &mut bytes).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
            file.set_len(5).unwrap();
            file.set_len(8).unwrap();
            assert_eq!(disk.read(&root.join("a/b/0.log")).unwrap(), b"\0\0\0fo\0\0\0");
            file.allocate(10_000).unwrap();
            assert_eq!(file.len().unwrap(), 10_000);
            file.allocate(10).unwrap();
            assert_eq!(file.len().unwrap(), 10_000);
            file.sync_data().unwrap();
            file.sync_all().unwrap();
            disk.sync_dir(&root.join("a/b")).unwrap();
            assert!(disk.free_bytes(root).unwrap() > 0);
        });
    }

    #[test]
    fn names_are_made_listed_moved_and_removed() {
        on_both(|disk, root| {
            disk.create_dir_all(&root.join("t-0")).unwrap();
            disk.create_dir_all(&root.join("t-0")).unwrap();
            for name in ["b", "a", "c"] {
                disk.open(&root.join("t-0").join(name), OpenOptions::CREATE_NEW).unwrap();
            }
            assert_eq!(disk.read_dir(&root.join("t-0")).unwrap(), ["a", "b", "c"]);
            let taken = disk.open(&root.join("t-0/a"), OpenOptions::CREATE_NEW).unwrap_err();
            assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
            disk.rename(&root.join("t-0/a"), &root.join("t-0/b")).unwrap();
            disk.rename(&root.join("t-0"), &root.join("t-0.deleted")).unwrap();
            assert_eq!(disk.read_dir(&root.join("t-0.deleted")).unwrap(), ["b", "c"]);
            assert!(!disk.exists(&root.join("t-0")).unwrap());
            disk.remove_file(&root.join("t-0.deleted/c")).unwrap();
            let gone = disk.open(&root.join("t-0.deleted/c"), OpenOptions::READ).unwrap_err();
            assert_eq!(gone.kind(), io::ErrorKind::NotFound);
            assert!(disk.metadata(&root.join("t-0.deleted")).unwrap().is_dir);
            disk.remove_dir_all(&root.join("t-0.deleted")).unwrap();
            assert!(!disk.exists(&root.join("t-0.deleted/b")).unwrap());
        });
    }

    #[test]
    fn a_removed_file_lives_while_it_is_open() {
        on_both(|disk, root| {
            disk.create_dir_all(root).unwrap();
            let file = disk.open(&root.join("x"), OpenOptions::CREATE).unwrap();
            file.write_all_at(0, b"still").unwrap();
            disk.remove_file(&root.join("x")).unwrap();
            let mut bytes = [0; 5];
            file.read_exact_at(0, &mut bytes).unwrap();
            assert_eq!(&bytes, b"still");
        });
    }

    #[test]
    fn replaced_whole_and_without_leftovers() {
        on_both(|disk, root| {
            disk.create_dir_all(root).unwrap();
            let path = root.join("checkpoint");
            disk.write_atomically(&path, b"old and long").unwrap();
            disk.write_atomically(&path, b"new").unwrap();
            assert_eq!(disk.read(&path).unwrap(), b"new");
            assert_eq!(disk.read_dir(root).unwrap(), ["checkpoint"]);
        });
    }

    #[test]
    fn a_read_only_file_refuses_writes() {
        on_both(|disk, root| {
            disk.create_dir_all(root).unwrap();
            disk.open(&root.join("x"), OpenOptions::CREATE).unwrap();
            let file = disk.open(&root.join("x"), OpenOptions::READ).unwrap();
            assert!(file.write_all_at(0, b"no").is_err());
        });
    }
}
