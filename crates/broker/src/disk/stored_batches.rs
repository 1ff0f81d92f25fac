//! The batches of a `.log` file or a snapshot, one after another, from the file alone: for logs that are not open.

use std::io;
use std::path::Path;

use milena_os::disk::{Disk, File, OpenOptions};
use milena_protocol::batch::split::size_of_next;
use milena_protocol::batch::{RawBatch, batches};

/// Bytes that are read at once.
const READ_BYTES: u64 = 1 << 20;

/// Where reading stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped {
    /// Behind the last batch that was taken.
    pub(crate) position: u64,
    /// Of the file.
    pub(crate) size: u64,
}

impl Stopped {
    /// Whether the file is batches and nothing else.
    pub(crate) fn at_end(self) -> bool {
        self.position == self.size
    }
}

/// Shows `visit` whole batches from `position` on until there is no further one, or it answers that this one is not to be taken. Holds no
/// more than a piece of the file at a time, or one batch where that is more; checksums are the caller's.
pub(crate) fn read(
    disk: &Disk,
    path: &Path,
    mut position: u64,
    mut visit: impl FnMut(RawBatch<'_>) -> io::Result<bool>,
) -> io::Result<Stopped> {
    let file = disk.open(path, OpenOptions::READ)?;
    let (size, mut bytes) = (file.len()?, vec![]);
    while position < size {
        read_piece(&file, position, size, &mut bytes)?;
        let before = position;
        for batch in batches(&bytes) {
            let Ok(batch) = batch else { break };
            if !visit(batch)? {
                return Ok(Stopped { position, size });
            }
            position += batch.bytes().len() as u64;
        }
        if position == before {
            break;
        }
    }
    Ok(Stopped { position, size })
}

/// The bytes from `position`: [`READ_BYTES`], or a whole batch if that is more, or what is left of `size`.
fn read_piece(file: &File, position: u64, size: u64, bytes: &mut Vec<u8>) -> io::Result<()> {
    let left = usize::try_from(size - position).map_err(io::Error::other)?;
    let piece = usize::try_from(READ_BYTES).map_err(io::Error::other)?;
    bytes.resize(left.min(piece), 0);
    file.read_exact_at(position, bytes)?;
    if let Ok(Some(batch)) = size_of_next(bytes)
        && batch > bytes.len()
        && batch <= left
    {
        bytes.resize(batch, 0);
        file.read_exact_at(position, bytes)?;
    }
    Ok(())
}
