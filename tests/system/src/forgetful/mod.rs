//! A file system in memory that forgets what was not synced when its power is cut, and fails where it is told to.
//!
//! ```text
//!   the broker ──system calls──▶ kernel ──/dev/fuse──▶ session ──▶ power (syncs take time; errors; on or off)
//!                                                                    └──▶ tree (names) ──▶ content (bytes)
//!   cut     nothing is answered any more; the broker is killed; what was not synced is kept, lost or torn by chance; mounted anew
//! ```
//!
//! Fault model, as strict as POSIX lets a disk be:
//! - content and length of a file are safe with fsync, fdatasync or an O_DSYNC write of it: what was written before it began. Otherwise each
//!   block of 4 KiB is found in one of the states it went through, or torn between them at sectors of 512 bytes, in no order of blocks;
//! - a name that was made, renamed or removed is safe with a sync of its directory, which says nothing about the file's content, nor the
//!   sync of a file about its name. Otherwise a beginning of the changes in each directory is kept;
//! - a sync that fails may have done any part of it, and the next one does not do the rest;
//! - syncfs promises nothing: Linux does not tell this kind of file system of it;
//! - a killed process alone loses nothing, and makes nothing safe.
//!
//! Not here: FUSE for anybody else. Only what the broker asks of a disk is answered.
//!
//! Written against the kernel's own interface rather than with a crate for it: it is four pages, what is synced by which system call is the
//! very thing to be seen, and a crate would bring ten more into the lock file for one test.
//!
//! Reading order: this file, `content`, `tree`, `power`, `kernel`, `session`.

mod content;
mod kernel;
mod power;
mod session;
#[cfg(test)]
mod tests;
mod tree;

use std::io;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use rustix::io::Errno;

use power::Disk;
use session::Session;

/// What may be made to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Read,
    /// Of content, of a length, of room.
    Write,
    /// Of a file or a directory.
    Sync,
    /// Something is made, renamed or removed.
    ChangeNames,
}

/// An operation that is to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub operation: Operation,
    /// What the name of the file or directory, without its folder, contains.
    pub name: &'static str,
    pub errno: Errno,
    /// So many pass before.
    pub after: u32,
    /// It fails from then on, not once.
    pub lasting: bool,
}

/// What power cuts and failed syncs took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Writes and changes of length that no sync had covered, kept or not.
    pub changes: usize,
    pub bytes: usize,
    /// Files that lost bytes.
    pub files: usize,
    /// Names that were not made, renamed or removed after all.
    pub names: usize,
}

impl AddAssign for Forgotten {
    fn add_assign(&mut self, more: Self) {
        self.changes += more.changes;
        self.bytes += more.bytes;
        self.files += more.files;
        self.names += more.names;
    }
}

impl std::fmt::Display for Forgotten {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { changes, bytes, files, names } = self;
        write!(out, "of {changes} unsynced changes {bytes} bytes of {files} files forgotten, and {names} names")
    }
}

/// The mounted file system; unmounted, with all that is in it, when this is dropped.
#[derive(Debug)]
pub struct Forgetful {
    at: PathBuf,
    disk: Arc<Disk>,
    session: Option<Session>,
}

impl Forgetful {
    /// An empty one at a directory, which is made.
    ///
    /// Errors: there is no /dev/fuse, or this process may not mount.
    pub fn mount(at: &Path, seed: u64) -> io::Result<Self> {
        std::fs::create_dir_all(at)?;
        let disk = Arc::new(Disk::new(seed));
        let session = Session::mount(at, &disk)?;
        Ok(Self { at: at.to_owned(), disk, session: Some(session) })
    }

    pub fn path(&self) -> &Path {
        &self.at
    }

    /// The power goes: from now on nothing is done and nothing answered. Kill who uses it, then [`Forgetful::let_go`].
    pub fn cut(&self) {
        self.disk.cut(0);
    }

    /// The power goes in the middle of the sync of this number from now on, at least 1; at the latest after `patience`.
    pub fn cut_in_sync(&self, number: u32, patience: Duration) {
        self.disk.cut(number.max(1));
        if !self.disk.is_off_within(patience) {
            self.disk.cut(0);
        }
    }

    /// Refuses what waits since the power went, so that a process that was killed can end.
    pub fn let_go(&self) {
        self.disk.let_go();
    }

    /// The power is there again, and with it what was durable or is kept by chance; faults are gone. Nobody may use it now.
    pub fn come_back(&mut self) -> io::Result<Forgotten> {
        self.disk.let_go();
        if let Some(session) = self.session.take() {
            session.unmount()?;
        }
        let forgotten = self.disk.come_back();
        self.session = Some(Session::mount(&self.at, &self.disk)?);
        Ok(forgotten)
    }

    /// What is in it, written to an ordinary folder: for whoever wants to see what a cut has left.
    pub fn copy_to(&self, folder: &Path) -> io::Result<()> {
        self.disk.copy_to(folder)
    }

    /// Whether files are refused to whoever opens them with O_DIRECT, as some file systems do.
    pub fn refuse_direct(&self, refuses: bool) {
        self.disk.refuse_direct(refuses);
    }

    /// From now on syncs of files and directories with this in their names do nothing and say that they did; directories' names end in `/`.
    /// To see whether somebody would notice that one is missing.
    pub fn lie(&self, name: &str) {
        self.disk.lie(name);
    }

    pub fn fail(&self, fault: Fault) {
        self.disk.fail(fault);
    }

    /// Nothing fails any more. Gives the faults that had not ended.
    pub fn heal(&self) -> Vec<Fault> {
        self.disk.heal()
    }

    /// By all cuts and failed syncs together.
    pub fn forgotten(&self) -> Forgotten {
        self.disk.forgotten()
    }
}

impl Drop for Forgetful {
    fn drop(&mut self) {
        self.disk.let_go();
        if let Some(session) = self.session.take() {
            // Nobody to tell; the mount ends with this process at the latest.
            let _ = session.unmount();
        }
    }
}
