//! The metadata log as a log like any other: the engine's log over a partition's folder, whose batches the quorum has numbered.
//!
//! Not here: what the batches hold (`entry`), who flushes when (`store`). Not here yet: cutting off the end (it comes with the second
//! voter) and the beginning (with snapshots).
//!
//! What a crash leaves behind the last sync is cut off: nobody was told of it. What is damaged before it is not: opening fails and
//! changes nothing. The two are told apart by `recovery-point-offset-checkpoint` in the folder, which says how far the log was once
//! synced; it is written now and then, without a sync of its own, and never ahead of the log.

use std::collections::BTreeSet;
use std::io::{self, IoSlice};
use std::path::Path;

use milena_engine::log::checkpoint::{Offsets, RECOVERY_POINTS, offsets_text, parse_offsets};
use milena_engine::log::{Ask, Effects, FileKind, Log, LogOptions};
use milena_engine::types::{Now, Offset, PartitionIndex};
use milena_os::disk::{Disk, OpenOptions};
use milena_protocol::batch::{BatchHeader, RawBatch, batches};

use crate::disk::recovery::{Marks, recover};
use crate::disk::{Located, PartitionFiles, stored_batches};

/// Bytes that are read at once.
const READ_BYTES: u32 = 1 << 20;
/// Entries after which the recovery point is written again.
const MARK_EVERY: i64 = 1000;

/// An open log; its batches have the offsets `0 .. end`.
#[derive(Debug)]
pub(super) struct LogFile {
    disk: Disk,
    log: Log,
    files: PartitionFiles,
    effects: Effects,
    /// Segments with bytes that are not known to be on stable storage.
    unsynced: BTreeSet<Offset>,
    /// A segment was made whose name is not known to be on stable storage.
    rolled: bool,
    /// The recovery point as it was last written.
    mark: Offset,
}

/// What opening found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Bytes behind the last whole batch that were cut off: what a crash left of a write that nobody was told of.
    pub(super) torn: u64,
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

impl LogFile {
    /// Opens the log in `folder`, which must be there, makes it if it is missing, and cuts off what is not whole. `visit` sees every batch.
    ///
    /// `synced`: entries that are known to have been on stable storage.
    /// Errors: among the disk's, `InvalidData`: one of those entries is damaged, or entries do not follow each other; nothing was changed.
    pub(super) fn open(
        disk: &Disk,
        folder: &Path,
        options: LogOptions,
        now: Now,
        synced: Offset,
        mut visit: impl FnMut(RawBatch<'_>) -> io::Result<()>,
    ) -> io::Result<(Self, Found)> {
        let mark = read_mark(disk, folder)?;
        let sound = look(disk, folder, &mut visit)?;
        if sound < synced.max(mark) {
            return Err(invalid(format!(
                "entry {sound} is damaged or missing, although {} entries were on stable storage; nothing was changed: restore the folder \
                 from a copy",
                synced.max(mark)
            )));
        }
        // Everything is read to be applied again; so it may as well be checked, whatever the last stop was like.
        let recovered = recover(disk, folder, Marks::default(), options, now)?;
        let active = recovered.log.segments().back().map_or(Offset::ZERO, |segment| segment.base);
        let mut log = Self {
            disk: disk.clone(),
            unsynced: recovered.log.unsynced_segments().into_iter().collect(),
            log: recovered.log,
            files: PartitionFiles::new(disk.clone(), folder.to_owned(), active),
            effects: Effects::default(),
            rolled: true,
            mark,
        };
        if recovered.epochs_changed {
            log.files.write_epochs(|| Ok(log.log.epochs().to_text()))?;
        }
        if log.log.end() != sound {
            return Err(invalid(format!("the metadata log ends at {}, and something else than entry {sound} is there", log.log.end())));
        }
        // What was read back counts as committed from now on, so it must be durable: the last life may not have synced it.
        if log.log.end() > log.mark {
            log.sync()?;
            log.write_mark()?;
        } else {
            log.unsynced.clear();
            log.rolled = false;
        }
        Ok((log, Found { torn: recovered.cut_bytes }))
    }

    /// Writes batches behind the last one. Not durable before [`LogFile::sync`]. After an error the log is in doubt and must not be used.
    pub(super) fn append(&mut self, now: Now, batches: &[Vec<u8>]) -> io::Result<()> {
        let mut end = self.log.end();
        let mut epoch_began = false;
        // Where a run of batches begins that lie behind one another.
        let mut run: Option<(Offset, u64, Vec<IoSlice<'_>>)> = None;
        for batch in batches {
            let header = BatchHeader::parse(batch).map_err(invalid)?;
            let placed = self.log.append_as_follower(now, &header).map_err(io::Error::other)?;
            if let Some(roll) = &placed.rolled {
                self.write(run.take())?;
                self.files.roll(roll)?;
                self.rolled = true;
            }
            epoch_began |= placed.epoch_began;
            end = placed.last_offset.plus(1);
            run.get_or_insert_with(|| (placed.segment, placed.position.into(), vec![])).2.push(IoSlice::new(batch));
        }
        self.write(run)?;
        self.effects.clear();
        self.log.on_written(end, &mut self.effects);
        self.files.perform(&self.effects)?;
        if epoch_began {
            self.files.write_epochs(|| Ok(self.log.epochs().to_text()))?;
        }
        Ok(())
    }

    fn write(&mut self, run: Option<(Offset, u64, Vec<IoSlice<'_>>)>) -> io::Result<()> {
        let Some((segment, position, mut slices)) = run else { return Ok(()) };
        self.unsynced.insert(segment);
        self.files.write(segment, position, &mut slices)
    }

    /// Returns when everything that was appended is on stable storage.
    pub(super) fn sync(&mut self) -> io::Result<()> {
        for segment in std::mem::take(&mut self.unsynced) {
            self.files.file(segment, FileKind::Log)?.sync_data()?;
        }
        if std::mem::take(&mut self.rolled) {
            self.disk.sync_dir(self.files.folder())?;
        }
        self.log.on_durable(self.log.end());
        if self.log.end() - self.mark >= MARK_EVERY {
            self.write_mark()?;
        }
        Ok(())
    }

    /// Notes how far the log is on stable storage; after [`LogFile::sync`].
    pub(super) fn write_mark(&mut self) -> io::Result<()> {
        self.mark = self.log.durable_end();
        let text = offsets_text(&Offsets::from([(mark_key(), self.mark)]));
        let path = self.files.folder().join(RECOVERY_POINTS);
        let beside = path.with_extension("tmp");
        // Not synced: a power loss leaves the old note, or none, and then less is known.
        self.disk.open(&beside, OpenOptions::REPLACE)?.write_all_at(0, text.as_bytes())?;
        self.disk.rename(&beside, &path)
    }

    /// Shows `visit` the batches `first .. end`; `end` is at most the log's.
    pub(super) fn visit(&self, first: Offset, end: Offset, visit: &mut dyn FnMut(RawBatch<'_>) -> io::Result<()>) -> io::Result<()> {
        let mut from = first;
        let mut bytes = vec![];
        while from < end {
            let search = self.log.read(Ask { from, up_to: end, max_bytes: READ_BYTES, at_least_one: true }).map_err(invalid)?;
            match self.files.find(search)? {
                Located::Slice(slice) => self.files.read(&slice, &mut bytes)?,
                Located::NextSegment(next) => {
                    from = next;
                    continue;
                }
                Located::Nothing => return Err(invalid(format!("entry {from} of the metadata log is not where it should be"))),
            }
            for batch in batches(&bytes) {
                let batch = batch.map_err(invalid)?;
                if !batch.checksum_matches() {
                    return Err(invalid(format!("entry {} of the metadata log has a wrong checksum", batch.first_field())));
                }
                from = Offset(batch.last_offset()).plus(1);
                visit(batch)?;
            }
        }
        Ok(())
    }
}

fn mark_key() -> (String, PartitionIndex) {
    ("__cluster_metadata".to_owned(), PartitionIndex(0))
}

/// How far the log was synced when that was last noted; 0 if it never was, or the note is damaged.
fn read_mark(disk: &Disk, folder: &Path) -> io::Result<Offset> {
    match disk.read(&folder.join(RECOVERY_POINTS)) {
        Ok(bytes) => Ok(parse_offsets(&bytes).ok().and_then(|offsets| offsets.get(&mark_key()).copied()).unwrap_or(Offset::ZERO)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Offset::ZERO),
        Err(error) => Err(error),
    }
}

/// Shows `visit` the sound entries, from the first; where they end. Changes nothing, and holds no more than a piece of the log at a time.
pub(super) fn look(disk: &Disk, folder: &Path, mut visit: impl FnMut(RawBatch<'_>) -> io::Result<()>) -> io::Result<Offset> {
    let mut next = 0;
    // Names are sorted, and those of segments by their bases.
    for name in disk.read_dir(folder)?.iter().filter(|name| matches!(FileKind::of_name(name), Some((FileKind::Log, _)))) {
        let stopped = stored_batches::read(disk, &folder.join(name), 0, |batch| {
            let sound = batch.checksum_matches() && batch.first_field() == next && batch.last_offset() == next;
            if sound {
                visit(batch)?;
                next += 1;
            }
            Ok(sound)
        })?;
        if !stopped.at_end() {
            break;
        }
    }
    Ok(Offset(next))
}

#[cfg(test)]
mod tests {
    use milena_os::Os;
    use milena_protocol::batch::{BatchBuilder, BatchOptions};

    use super::*;

    fn batch(offset: i64) -> Vec<u8> {
        let mut builder = BatchBuilder::new(BatchOptions { base_offset: offset, partition_leader_epoch: 1, ..BatchOptions::default() });
        builder.append(0, None, Some(b"fact"), &[]).expect("small");
        builder.build()
    }

    /// Segments of two batches each.
    fn open(os: &Os) -> io::Result<(LogFile, Found, Vec<i64>)> {
        let mut seen = vec![];
        let folder = Path::new("/data");
        os.disk.create_dir_all(folder).expect("memory");
        let options = LogOptions { segment_bytes: 2 * u32::try_from(batch(0).len()).expect("small"), ..LogOptions::DEFAULT };
        let (log, found) = LogFile::open(&os.disk, folder, options, Now::default(), Offset::ZERO, |batch| {
            seen.push(batch.first_field());
            Ok(())
        })?;
        Ok((log, found, seen))
    }

    fn append(log: &mut LogFile, offsets: &[i64]) {
        let batches: Vec<_> = offsets.iter().copied().map(batch).collect();
        log.append(Now::default(), &batches).expect("written");
    }

    #[test]
    fn what_was_synced_is_found_again_over_segments() {
        let os = Os::in_memory();
        let (mut log, ..) = open(&os).expect("memory");
        append(&mut log, &[0, 1, 2, 3, 4]);
        append(&mut log, &[5]);
        log.sync().expect("synced");
        let mut seen = vec![];
        log.visit(Offset(1), Offset(5), &mut |batch| {
            seen.push(batch.first_field());
            Ok(())
        })
        .expect("there");
        assert_eq!(seen, [1, 2, 3, 4]);
        os.sim_disk().expect("simulated").crash(milena_os::disk::sim::Crash::Power);
        let (log, found, seen) = open(&os).expect("memory");
        assert_eq!((log.log.end(), log.log.segments().len(), found, seen), (Offset(6), 3, Found { torn: 0 }, vec![0, 1, 2, 3, 4, 5]));
    }

    #[test]
    fn a_torn_tail_is_cut_and_written_over() {
        let os = Os::in_memory();
        let (mut log, ..) = open(&os).expect("memory");
        append(&mut log, &[0]);
        let torn = &batch(1)[..30];
        let file = os.disk.open(Path::new("/data/00000000000000000000.log"), OpenOptions::READ_WRITE).expect("there");
        file.write_all_at(batch(0).len() as u64, torn).expect("written");
        let (mut log, found, seen) = open(&os).expect("memory");
        assert_eq!((found, seen), (Found { torn: 30 }, vec![0]));
        append(&mut log, &[1]);
        assert_eq!(open(&os).expect("memory").2, [0, 1]);
    }

    #[test]
    fn damage_before_the_last_sync_is_refused_and_left_alone() {
        let os = Os::in_memory();
        let (mut log, ..) = open(&os).expect("memory");
        append(&mut log, &[0, 1, 2, 3]);
        log.sync().expect("synced");
        log.write_mark().expect("written");
        let path = Path::new("/data/00000000000000000002.log");
        let file = os.disk.open(path, OpenOptions::READ_WRITE).expect("there");
        file.write_all_at(70, b"?").expect("written");
        let damaged = os.disk.read(path).expect("there");
        let refused = open(&os).expect_err("damaged");
        assert!(refused.to_string().contains("entry 2 is damaged"), "{refused}");
        assert_eq!(os.disk.read(path).expect("there"), damaged);
    }

    #[test]
    fn an_entry_larger_than_a_piece_is_read_whole() {
        let os = Os::in_memory();
        let (folder, path) = (Path::new("/data"), Path::new("/data/00000000000000000000.log"));
        let mut builder = BatchBuilder::new(BatchOptions { base_offset: 1, partition_leader_epoch: 1, ..BatchOptions::default() });
        builder.append(0, None, Some(&vec![7; 3 * READ_BYTES as usize]), &[]).expect("small");
        os.disk.create_dir_all(folder).expect("memory");
        os.disk.write_atomically(path, &[batch(0), builder.build(), batch(2), batch(3)[..20].to_vec()].concat()).expect("memory");
        let mut seen = vec![];
        let end = look(&os.disk, folder, |batch| {
            seen.push(batch.first_field());
            Ok(())
        });
        assert_eq!((end.expect("readable"), seen), (Offset(3), vec![0, 1, 2]));
    }

    #[test]
    fn a_gap_is_refused() {
        let os = Os::in_memory();
        append(&mut open(&os).expect("memory").0, &[0, 2]);
        assert_eq!(open(&os).expect_err("a gap").kind(), io::ErrorKind::InvalidData);
    }
}
