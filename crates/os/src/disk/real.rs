//! The machine's file system, by positional system calls.

use std::fs::File;
use std::io::{self, IoSlice, IoSliceMut};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::UNIX_EPOCH;

use rustix::fs::{Advice, FallocateFlags};
use rustix::io::{Errno, ReadWriteFlags};

use super::{Metadata, OpenOptions};

pub(super) fn open(path: &Path, options: OpenOptions) -> io::Result<File> {
    std::fs::OpenOptions::new()
        .read(options.read)
        .write(options.write)
        .create(options.create)
        .create_new(options.create_new)
        .truncate(options.truncate)
        .open(path)
}

pub(super) fn read_dir(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

pub(super) fn metadata(path: &Path) -> io::Result<Metadata> {
    let metadata = std::fs::metadata(path)?;
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified_ms = since.and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0);
    Ok(Metadata { is_dir: metadata.is_dir(), len: metadata.len(), modified_ms })
}

pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(rustix::fs::CWD, one, rustix::fs::CWD, other, rustix::fs::RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Err(io::ErrorKind::Unsupported.into()),
        result => Ok(result?),
    }
}

/// A signal may interrupt a read of a slow file system; that is no error.
pub(super) fn read_at(file: &File, position: u64, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match file.read_at(bytes, position) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

pub(super) fn read_warm_at(file: &File, position: u64, bytes: &mut [u8]) -> io::Result<Option<usize>> {
    let read = rustix::io::preadv2(file, &mut [IoSliceMut::new(bytes)], position, ReadWriteFlags::NOWAIT);
    match read {
        Ok(read) => Ok(Some(read)),
        // The kernel has begun to read the page, so that cachestat would count it as there.
        Err(Errno::AGAIN) => Ok(None),
        Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INTR) => read_at(file, position, bytes).map(Some),
        Err(error) => Err(error.into()),
    }
}

/// What the kernel takes in one `pwritev` (UIO_MAXIOV); more slices are an error there, so they go in turns.
const SLICES_MAX: usize = 1024;

pub(super) fn write_vectored_all_at(file: &File, mut position: u64, mut slices: &mut [IoSlice<'_>]) -> io::Result<()> {
    // Drops empty slices in front: written alone they would look like a disk that takes nothing.
    IoSlice::advance_slices(&mut slices, 0);
    while !slices.is_empty() {
        let turn = &slices[..slices.len().min(SLICES_MAX)];
        match rustix::io::pwritev(file, turn, position) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => {
                position += written as u64;
                IoSlice::advance_slices(&mut slices, written);
            }
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

pub(super) fn allocate(file: &File, len: u64) -> io::Result<()> {
    if len == 0 {
        return Ok(());
    }
    match rustix::fs::fallocate(file, FallocateFlags::empty(), 0, len) {
        Ok(()) => Ok(()),
        // Some file systems cannot; the length at least is as promised, and a full disk is met by the write.
        Err(rustix::io::Errno::OPNOTSUPP) => {
            if file.metadata()?.len() < len {
                file.set_len(len)?;
            }
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) fn reserve(file: &File, len: u64) -> io::Result<()> {
    match rustix::fs::fallocate(file, FallocateFlags::KEEP_SIZE, 0, len) {
        Ok(()) | Err(rustix::io::Errno::OPNOTSUPP) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn total_bytes(path: &Path) -> io::Result<u64> {
    let found = rustix::fs::statvfs(path)?;
    Ok(found.f_blocks.saturating_mul(found.f_frsize))
}

pub(super) fn free_bytes(path: &Path) -> io::Result<u64> {
    let found = rustix::fs::statvfs(path)?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

/// As `struct cachestat_range` and `struct cachestat` of the kernel's `mman.h`.
#[repr(C)]
struct CachestatRange {
    offset: u64,
    len: u64,
}

#[repr(C)]
#[derive(Default)]
struct Cachestat {
    cached: u64,
    dirty: u64,
    writeback: u64,
    evicted: u64,
    recently_evicted: u64,
}

/// Number of `cachestat` (Linux 6.5), the same on every architecture.
const SYS_CACHESTAT: libc::c_long = 451;

pub(super) fn is_warm(file: &File, position: u64, len: u64) -> bool {
    const PAGE: u64 = 4096;
    if len == 0 {
        return true;
    }
    let range = CachestatRange { offset: position, len };
    let mut found = Cachestat::default();
    let descriptor = std::os::fd::AsRawFd::as_raw_fd(file);
    // SAFETY: both pointers are to live values of the kernel's own layout (repr(C), five and two u64), the descriptor is open
    // for as long as `file` is borrowed, and the call writes to `found` alone. An older kernel answers ENOSYS and writes nothing.
    let result = unsafe { libc::syscall(SYS_CACHESTAT, descriptor, &raw const range, &raw mut found, 0) };
    if result != 0 {
        return true;
    }
    let end = position.saturating_add(len);
    let pages = end.div_ceil(PAGE) - position / PAGE;
    found.cached >= pages
}

pub(super) fn read_ahead(file: &File, position: u64, len: u64) -> io::Result<()> {
    // WILLNEED only starts the reading; one byte of each piece then waits for it, without copying the rest.
    rustix::fs::fadvise(file, position, std::num::NonZeroU64::new(len), Advice::WillNeed)?;
    const PIECE: u64 = 64 << 10;
    let mut at = position;
    let end = position.saturating_add(len);
    while at < end {
        let mut byte = [0];
        if read_at(file, (at + PIECE).min(end) - 1, &mut byte)? == 0 {
            return Ok(()); // the file ends before
        }
        at += PIECE;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_slices_than_the_kernel_takes_at_once() {
        let file = tempfile::tempfile().unwrap();
        let mut slices: Vec<IoSlice<'_>> = (0..3000).map(|_| IoSlice::new(b"ab")).collect();
        write_vectored_all_at(&file, 1, &mut slices).unwrap();
        assert_eq!(file.metadata().unwrap().len(), 6001);
    }

    #[test]
    fn folders_are_exchanged_whole() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        for path in [&one, &other] {
            std::fs::create_dir(path).unwrap();
        }
        std::fs::write(one.join("here"), "").unwrap();
        match exchange(&one, &other) {
            Ok(()) => assert!(other.join("here").exists() && !one.join("here").exists()),
            Err(error) => assert_eq!((error.kind(), one.join("here").exists()), (io::ErrorKind::Unsupported, true)),
        }
        assert_eq!(exchange(&one, &folder.path().join("none")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn what_is_not_in_memory_is_not_waited_for() {
        let file = tempfile::tempfile().unwrap();
        file.write_all_at(&[7; 300_000], 0).unwrap();
        file.sync_all().unwrap();
        rustix::fs::fadvise(&file, 0, None, Advice::DontNeed).unwrap();
        let mut bytes = [0; 100];
        // It begins to read what is cold: a quick disk may be done by then, and where temporary files are kept in memory nothing is cold.
        let read = read_warm_at(&file, 200_000, &mut bytes).unwrap();
        assert!(matches!(read, None | Some(100)), "{read:?}");
        read_ahead(&file, 0, 300_000).unwrap();
        assert_eq!((read_warm_at(&file, 200_000, &mut bytes).unwrap(), bytes), (Some(100), [7; 100]));
        assert_eq!(read_warm_at(&file, 300_000, &mut bytes).unwrap(), Some(0), "the end");
    }

    #[test]
    fn what_was_just_written_is_warm() {
        let file = tempfile::tempfile().unwrap();
        file.write_all_at(&[7; 300_000], 0).unwrap();
        assert!(is_warm(&file, 10, 299_990));
        assert!(is_warm(&file, 5000, 1));
        read_ahead(&file, 0, 300_000).unwrap();
        read_ahead(&file, 299_999, 10_000_000).unwrap();
    }
}
