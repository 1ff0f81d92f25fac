//! One partition's folder, copied into another: the bytes that `engine/log/relocate` asks for.
//!
//! Nothing here is on the way of appends or readers: the original's files are only read, and the copy is nobody else's.
//!
//! Budget: a piece (1 MiB) is one read and one write.

use std::fmt;
use std::io::{self, ErrorKind, IoSlice};

use milena_engine::log::FileKind;
use milena_engine::log::relocate::{PIECE_BYTES, Piece, Rest};
use milena_engine::types::Offset;
use milena_os::disk::{File, OpenOptions};

use super::PartitionFiles;

/// Which side of a copy could not be used.
#[derive(Debug)]
pub enum CopyError {
    /// Reading. `NotFound`: retention or compaction took the files meanwhile: ask the log again.
    Original(io::Error),
    Copy(io::Error),
}

impl fmt::Display for CopyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Original(error) => write!(out, "the original cannot be read: {error}"),
            Self::Copy(error) => write!(out, "the copy cannot be written: {error}"),
        }
    }
}

impl PartitionFiles {
    /// Copies a piece of a `.log` from `original`. `bytes`: filled with it.
    pub fn copy_piece(&self, original: &Self, piece: Piece, bytes: &mut Vec<u8>) -> Result<(), CopyError> {
        let from = original.file_of((piece.segment, piece.generation, FileKind::Log)).map_err(CopyError::Original)?;
        bytes.resize(piece.length as usize, 0);
        from.read_exact_at(u64::from(piece.position), bytes).map_err(CopyError::Original)?;
        self.write(piece.segment, u64::from(piece.position), &mut [IoSlice::new(bytes)]).map_err(CopyError::Copy)
    }

    /// Copies everything of a segment but its `.log`, which is there, and syncs all of it. Returns the bytes that were copied.
    pub fn copy_rest(&self, original: &Self, rest: Rest) -> Result<u64, CopyError> {
        let Rest { segment, generation, index_bytes, time_bytes } = rest;
        self.file_to_write(segment, FileKind::Log).map_err(CopyError::Copy)?;
        let mut copied = 0;
        for (kind, most) in [(FileKind::Index, index_bytes), (FileKind::TimeIndex, time_bytes)] {
            let to = self.file_to_write(segment, kind).map_err(CopyError::Copy)?;
            match original.file_of((segment, generation, kind)) {
                Ok(from) => copied += copy(&from, &to, most)?,
                // A segment that has just been rolled, whose files are made with its first batch.
                Err(error) if error.kind() == ErrorKind::NotFound && most == 0 => {}
                Err(error) => return Err(CopyError::Original(error)),
            }
        }
        for kind in [FileKind::TxnIndex, FileKind::Snapshot] {
            copied += self.copy_whole(original, segment, kind)?;
        }
        self.sync([segment]).map_err(CopyError::Copy)?;
        Ok(copied)
    }

    /// A file that need not be there.
    fn copy_whole(&self, original: &Self, segment: Offset, kind: FileKind) -> Result<u64, CopyError> {
        let from = match self.disk().open(&original.path(segment, kind), OpenOptions::READ) {
            Ok(from) => from,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(CopyError::Original(error)),
        };
        let to = self.disk().open(&self.path(segment, kind), OpenOptions::REPLACE).map_err(CopyError::Copy)?;
        let copied = copy(&from, &to, u64::MAX)?;
        to.sync_data().map_err(CopyError::Copy)?;
        Ok(copied)
    }

    /// Takes the files of a segment out of the copy.
    pub fn take_out(&self, segment: Offset) -> io::Result<()> {
        self.open().forget(segment);
        Self::remove(self.disk(), &FileKind::ALL.map(|kind| self.path(segment, kind)))
    }

    /// Takes out everything that belongs to a segment which is not `kept`, and whatever has no place in a partition's folder.
    pub fn take_out_all_but(&self, kept: impl Fn(Offset) -> bool) -> io::Result<()> {
        for name in self.disk().read_dir(self.folder())? {
            let of_segment = FileKind::of_name(&name);
            let half = [".tmp", ".deleted", ".cleaned", ".swap"].iter().any(|suffix| name.ends_with(suffix));
            if of_segment.is_some_and(|(_, base)| !kept(base)) || half {
                self.disk().remove_file(&self.folder().join(name))?;
            }
        }
        Ok(())
    }
}

/// Copies from the beginning: `most` bytes, or what there is. Returns how many.
fn copy(from: &File, to: &File, most: u64) -> Result<u64, CopyError> {
    let mut bytes = vec![0; usize::try_from(most.min(u64::from(PIECE_BYTES))).unwrap_or(usize::MAX)];
    let mut copied = 0;
    while copied < most {
        let wanted = usize::try_from(most - copied).unwrap_or(usize::MAX).min(bytes.len());
        let read = from.read_at(copied, &mut bytes[..wanted]).map_err(CopyError::Original)?;
        if read == 0 {
            break;
        }
        to.write_all_at(copied, &bytes[..read]).map_err(CopyError::Copy)?;
        copied += read as u64;
    }
    Ok(copied)
}
