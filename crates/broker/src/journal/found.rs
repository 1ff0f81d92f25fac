//! What an earlier life has left in the journal: found at the start, replayed into each partition when that is opened.
//!
//! Every frame is looked at, in every file, up to the first place where none begins. Frames that were synced into segments long ago do no
//! harm: their batches lie below the log end. The bytes stay in the files and are read again for the partition that they belong to.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IoSlice};
use std::path::Path;

use milena_engine::journal::frame::{self, Announced, Frame, FrameError, HEAD};
use milena_engine::journal::{Key, Space, aligned};
use milena_engine::log::{Effects, Log};
use milena_engine::planted::Planted;
use milena_engine::repairs::{Repair, Repairs};
use milena_engine::types::{Now, Offset};
use milena_os::disk::{Disk, File, OpenOptions};
use milena_protocol::batch::{BatchHeader, batches};

use super::path_of;
use crate::disk::PartitionFiles;

/// What the names of the journal's files begin with.
pub(super) const PREFIX: &str = "milena-journal.";

/// Batches of one partition, somewhere in the journal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    sequence: u64,
    file: u64,
    position: u64,
    length: u32,
}

/// What there is of each partition, in the order in which it was written.
#[derive(Debug, Default)]
pub(super) struct Found {
    pieces: BTreeMap<Key, Vec<Piece>>,
    pub(super) repairs: Repairs,
}

impl Found {
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// How many partitions it knows.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn holds(&self, key: Key) -> bool {
        self.pieces.contains_key(&key)
    }

    pub(super) fn take(&mut self, key: Key) -> Vec<Piece> {
        self.pieces.remove(&key).unwrap_or_default()
    }

    /// How many partitions were left.
    pub(super) fn take_all(&mut self) -> usize {
        let left = std::mem::take(&mut self.pieces).len();
        self.repairs.note_if(left > 0, Repair::JournalOfNobody);
        left
    }
}

fn invalid(what: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// Looks through the journal in `directory`. Returns what it holds, and the number of the next frame; `space` learns of its files.
pub(super) fn read(disk: &Disk, directory: &Path, id: [u8; 16], space: &mut Space) -> io::Result<(Found, u64)> {
    let mut found = Found::default();
    let mut next_sequence = 1;
    let numbers: BTreeSet<u64> = disk.read_dir(directory)?.iter().filter_map(|name| name.strip_prefix(PREFIX)?.parse().ok()).collect();
    for number in numbers {
        let path = path_of(directory, number);
        let size = disk.metadata(&path)?.len;
        let file = disk.open(&path, OpenOptions::READ)?;
        let mut walk = Walk { number, size, id, position: 0, last: None, ends: BTreeMap::new(), bytes: Vec::new() };
        while walk.step(&file, &mut found).map_err(|error| invalid(format!("{}, byte {}: {error}", path.display(), walk.position)))? {}
        if let Some(last) = walk.last {
            found.repairs.note(Repair::JournalFound);
            next_sequence = next_sequence.max(last + 1);
            // The process may have died between writing its last frame and syncing it: what counts from now on must not go with the power.
            file.sync_data()?;
        }
        space.on_found(number, size / ALIGNED * ALIGNED, walk.ends);
    }
    for pieces in found.pieces.values_mut() {
        pieces.sort_by_key(|piece| (piece.sequence, piece.position));
    }
    Ok((found, next_sequence))
}

const ALIGNED: u64 = milena_engine::journal::ALIGN as u64;

/// A way through one file.
struct Walk {
    number: u64,
    size: u64,
    id: [u8; 16],
    position: u64,
    /// Number of the frame before.
    last: Option<u64>,
    ends: BTreeMap<Key, Offset>,
    bytes: Vec<u8>,
}

impl Walk {
    /// Takes the next frame; whether there was one.
    fn step(&mut self, file: &File, found: &mut Found) -> io::Result<bool> {
        if self.size.saturating_sub(self.position) < HEAD as u64 {
            return Ok(false);
        }
        self.bytes.resize(HEAD, 0);
        file.read_exact_at(self.position, &mut self.bytes)?;
        let Some(Announced { sequence, length }) = sound(frame::announced(&self.bytes))? else { return Ok(false) };
        // What a file held before it was written again has lower numbers.
        let follows = self.last.is_none_or(|last| sequence == last + 1);
        let fits = u64::from(length) <= self.size - self.position;
        if !follows || !fits {
            found.repairs.note(if follows { Repair::JournalTorn } else { Repair::JournalOldFrames });
            return Ok(false);
        }
        self.bytes.resize(length as usize, 0);
        file.read_exact_at(self.position, &mut self.bytes)?;
        let Some(frame) = sound(Frame::parse(&self.bytes, self.id))? else {
            found.repairs.note(Repair::JournalTorn);
            return Ok(false);
        };
        for entry in frame.entries() {
            let entry = entry.map_err(invalid)?;
            let piece = Piece {
                sequence,
                file: self.number,
                position: self.position + entry.at as u64,
                length: u32::try_from(entry.batches.len()).map_err(invalid)?,
            };
            let last = batches(entry.batches).last().transpose().map_err(invalid)?;
            if let Some(last) = last {
                let end = Offset(last.last_offset() + 1);
                let known = self.ends.entry(entry.key).or_insert(end);
                *known = (*known).max(end);
                found.pieces.entry(entry.key).or_default().push(piece);
            }
        }
        self.last = Some(sequence);
        self.position += aligned(u64::from(length));
        Ok(true)
    }
}

/// `None`: nothing is here. What only another program can have written is an error.
fn sound<T>(read: Result<T, FrameError>) -> io::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(FrameError::NotAFrame) => Ok(None),
        Err(error @ (FrameError::Newer { .. } | FrameError::OtherDirectory { .. } | FrameError::Malformed)) => Err(invalid(error)),
    }
}

/// What came of a replay.
#[derive(Debug, Default)]
pub(crate) struct Replayed {
    /// The end that is on stable storage: of the journal's last batch, or 0.
    pub(crate) safe: Offset,
    pub(crate) repairs: Repairs,
}

/// See [`super::Journal::replay`].
pub(super) fn replay(
    disk: &Disk,
    directory: &Path,
    pieces: &[Piece],
    log: &mut Log,
    files: &PartitionFiles,
    now: Now,
) -> io::Result<Replayed> {
    let mut open: Option<(u64, File)> = None;
    let (mut bytes, mut effects) = (Vec::new(), Effects::default());
    let (mut found, mut replayed) = (Replayed::default(), 0_u64);
    for piece in pieces {
        let file = match &open {
            Some((number, file)) if *number == piece.file => file,
            Some(_) | None => &open.insert((piece.file, disk.open(&path_of(directory, piece.file), OpenOptions::READ)?)).1,
        };
        bytes.resize(piece.length as usize, 0);
        file.read_exact_at(piece.position, &mut bytes)?;
        for batch in batches(&bytes) {
            let batch = batch.map_err(invalid)?;
            let header = batch.header().map_err(invalid)?;
            found.safe = found.safe.max(Offset(batch.last_offset() + 1));
            let is_new = batch.last_offset() >= log.end().get();
            found.repairs.note(if is_new { Repair::JournalReplayed } else { Repair::JournalBehind });
            if is_new && !Planted::ReplayNothing.is_on() {
                append(log, files, &header, batch.bytes(), now, &mut effects)?;
                replayed += 1;
            }
        }
    }
    if replayed > 0 {
        files.perform(&effects)?;
        tracing::info!(folder = %files.folder().display(), batches = replayed, log_end = log.end().get(), "journal_replayed");
    }
    Ok(found)
}

fn append(log: &mut Log, files: &PartitionFiles, header: &BatchHeader, batch: &[u8], now: Now, effects: &mut Effects) -> io::Result<()> {
    let end = log.end();
    let base = Offset(header.base_offset);
    if base != end && !(base > end && log.options().compact) {
        return Err(invalid(format!(
            "{}: the journal goes on at offset {base}, the log ends at {end}; records between were acknowledged and are missing: restore the \
             folder from a copy or another replica; nothing was changed",
            files.folder().display()
        )));
    }
    let appended = log.append_as_follower(now, header).map_err(io::Error::other)?;
    if let Some(roll) = &appended.rolled {
        files.roll(roll)?;
    }
    files.write(appended.segment, u64::from(appended.position), &mut [IoSlice::new(batch)])?;
    log.on_written(appended.last_offset.plus(1), effects);
    effects.epochs_changed |= appended.epoch_began;
    Ok(())
}
