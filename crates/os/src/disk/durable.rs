//! A file whose writes are on stable storage when they return: past the page cache where the file system lets us.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::io;
use std::path::Path;
use std::ptr::NonNull;

use rustix::fs::OFlags;

use super::{Disk, File, OpenOptions};

/// What direct writes are aligned to, in memory and in the file.
pub const ALIGN: usize = 4096;

/// Bytes at an address that direct writes may begin at. Grows like a `Vec`.
#[derive(Debug)]
pub struct AlignedBuffer {
    start: NonNull<u8>,
    capacity: usize,
    length: usize,
}

// SAFETY: the memory belongs to this value alone, and is reached only through `&self` (reading) and `&mut self`.
unsafe impl Send for AlignedBuffer {}
// SAFETY: as above; there is no interior mutability.
unsafe impl Sync for AlignedBuffer {}

impl AlignedBuffer {
    /// Empty, with room for `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        let capacity = capacity.max(1).next_multiple_of(ALIGN);
        Self { start: allocate(capacity), capacity, length: 0 }
    }

    pub fn len(&self) -> usize {
        self.length
    }

    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub fn capacity(&self) -> usize {
        self.capacity
    }

    pub fn clear(&mut self) {
        self.length = 0;
    }

    pub fn extend_from_slice(&mut self, bytes: &[u8]) {
        let length = self.length.checked_add(bytes.len()).expect("bytes in memory are fewer than addresses");
        if length > self.capacity {
            self.grow(length);
        }
        // SAFETY: `capacity >= length`, so the range behind the present bytes is inside the allocation; `bytes` is a borrow of
        // something else, because `self` is borrowed mutably.
        unsafe { self.start.as_ptr().add(self.length).copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
        self.length = length;
    }

    /// Zeros up to the next multiple of [`ALIGN`].
    pub fn pad(&mut self) {
        const ZEROS: [u8; ALIGN] = [0; ALIGN];
        let missing = self.length.next_multiple_of(ALIGN) - self.length;
        self.extend_from_slice(&ZEROS[..missing]);
    }

    fn grow(&mut self, length: usize) {
        let mut larger = Self::with_capacity(length.max(self.capacity.saturating_mul(2)));
        larger.extend_from_slice(self);
        *self = larger;
    }
}

impl std::ops::Deref for AlignedBuffer {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        // SAFETY: the first `length` bytes of the allocation were zeroed or written.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.length) }
    }
}

impl std::ops::DerefMut for AlignedBuffer {
    fn deref_mut(&mut self) -> &mut [u8] {
        // SAFETY: as for `deref`; `&mut self` keeps all others away.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.length) }
    }
}

impl Drop for AlignedBuffer {
    fn drop(&mut self) {
        // SAFETY: `start` came from `allocate(capacity)` and is not used after this.
        unsafe { dealloc(self.start.as_ptr(), layout(self.capacity)) };
    }
}

fn layout(capacity: usize) -> Layout {
    Layout::from_size_align(capacity, ALIGN).expect("no buffer takes half of all addresses")
}

fn allocate(capacity: usize) -> NonNull<u8> {
    let layout = layout(capacity);
    // SAFETY: `capacity` is at least `ALIGN`, so the layout is not of size zero.
    let start = unsafe { alloc_zeroed(layout) };
    NonNull::new(start).unwrap_or_else(|| handle_alloc_error(layout))
}

/// How durable writes are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durably {
    /// Direct and data-synchronous: one call, no page cache.
    Direct,
    /// Through the page cache, then synced: where the file system refuses direct writes.
    Synced,
}

/// See the head of this file.
#[derive(Debug)]
pub struct DurableFile {
    file: File,
    durably: Durably,
}

impl Disk {
    /// Opens an existing file for durable writes.
    pub fn open_durable(&self, path: &Path) -> io::Result<DurableFile> {
        if let Self::Real = self {
            match rustix::fs::open(path, OFlags::RDWR | OFlags::DIRECT | OFlags::DSYNC | OFlags::CLOEXEC, rustix::fs::Mode::empty()) {
                Ok(descriptor) => return Ok(DurableFile { file: File::Real(descriptor.into()), durably: Durably::Direct }),
                Err(rustix::io::Errno::INVAL | rustix::io::Errno::OPNOTSUPP) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(DurableFile { file: self.open(path, OpenOptions::READ_WRITE)?, durably: Durably::Synced })
    }
}

impl DurableFile {
    pub fn durably(&self) -> Durably {
        self.durably
    }

    /// Writes `bytes` at `position`; they are on stable storage when it returns. Both `position` and the length are multiples of [`ALIGN`].
    ///
    /// Errors: the disk's; then any part of them may be there.
    pub fn write(&mut self, position: u64, bytes: &AlignedBuffer) -> io::Result<()> {
        match self.file.write_all_at(position, bytes) {
            // Some file systems open for direct writing and refuse the first one.
            Err(error) if self.durably == Durably::Direct && error.raw_os_error() == Some(libc::EINVAL) => {
                if let File::Real(file) = &self.file {
                    let flags = rustix::fs::fcntl_getfl(file)?;
                    rustix::fs::fcntl_setfl(file, flags.difference(OFlags::DIRECT))?;
                }
                self.durably = Durably::Synced;
                self.write(position, bytes)
            }
            Err(error) => Err(error),
            Ok(()) if self.durably == Durably::Synced => self.file.sync_data(),
            Ok(()) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sim::{Faults, SimDisk};
    use super::*;

    #[test]
    fn a_buffer_keeps_its_bytes_and_its_alignment() {
        let mut buffer = AlignedBuffer::with_capacity(10);
        let mut expected = Vec::new();
        for round in 0..200_u8 {
            let piece = vec![round; usize::from(round) * 37];
            buffer.extend_from_slice(&piece);
            expected.extend(piece);
            assert_eq!(buffer.as_ptr().addr() % ALIGN, 0);
        }
        assert_eq!(&buffer[..], expected);
        buffer.pad();
        assert!(buffer.len().is_multiple_of(ALIGN) && buffer[expected.len()..].iter().all(|byte| *byte == 0));
        buffer.clear();
        buffer.extend_from_slice(b"again");
        assert_eq!(&buffer[..], b"again");
    }

    #[test]
    fn what_is_written_durably_is_there() {
        let directory = tempfile::tempdir().unwrap();
        for disk in [Disk::Real, Disk::Sim(SimDisk::new(1, Faults::NONE))] {
            let path = match disk {
                Disk::Real => directory.path().join("journal"),
                Disk::Sim(_) => std::path::PathBuf::from("/journal"),
            };
            disk.open(&path, OpenOptions::CREATE).unwrap().allocate(3 * ALIGN as u64).unwrap();
            let mut file = disk.open_durable(&path).unwrap();
            let mut bytes = AlignedBuffer::with_capacity(ALIGN);
            bytes.extend_from_slice(&[7; 100]);
            bytes.pad();
            file.write(ALIGN as u64, &bytes).unwrap();
            let found = disk.read(&path).unwrap();
            assert_eq!(found.len(), 3 * ALIGN);
            assert_eq!(&found[ALIGN..2 * ALIGN], &bytes[..]);
        }
    }
}
