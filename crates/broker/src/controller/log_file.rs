//! The bytes of the metadata log on disk: one segment of batches, named and laid out as every other log's.
//!
//! Not here: what the batches hold (`entry`), who flushes when (`store`). Kept whole until there are snapshots, so it needs no
//! second segment and no index files: entries are found by the positions that opening notes, 8 bytes each.

use std::io;
use std::path::Path;

use milena_os::disk::{Disk, File, OpenOptions};
use milena_protocol::batch::{RawBatch, batches};

/// Kafka's name of the first segment.
const SEGMENT: &str = "00000000000000000000.log";

/// An open log whose batches have the offsets `0 .. end`.
#[derive(Debug)]
pub(super) struct LogFile {
    file: File,
    /// Where batch `n` begins; one more for the end of the last.
    positions: Vec<u64>,
}

/// What opening found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Recovered {
    /// Bytes behind the last whole batch that were cut off: what a crash left of a write that nobody was told of.
    pub(super) torn: u64,
}

impl LogFile {
    /// Opens the log in `directory`, makes it if it is missing, and cuts off what is not whole. `visit` sees every batch.
    pub(super) fn open(
        disk: &Disk,
        directory: &Path,
        mut visit: impl FnMut(RawBatch<'_>) -> io::Result<()>,
    ) -> io::Result<(Self, Recovered)> {
        let file = disk.open(&directory.join(SEGMENT), OpenOptions::CREATE)?;
        let mut bytes = vec![0; usize::try_from(file.len()?).map_err(io::Error::other)?];
        file.read_exact_at(0, &mut bytes)?;
        let mut log = Self { file, positions: vec![0] };
        for batch in batches(&bytes) {
            // Beyond the first one that is not whole nothing can be trusted; nothing there was ever acknowledged.
            let Ok(batch) = batch else { break };
            if !batch.checksum_matches() || batch.first_field() != log.end() || batch.last_offset() != log.end() {
                break;
            }
            visit(batch)?;
            log.positions.push(log.size() + batch.bytes().len() as u64);
        }
        let torn = bytes.len() as u64 - log.size();
        if torn > 0 {
            log.file.set_len(log.size())?;
            log.file.sync_all()?;
        }
        Ok((log, Recovered { torn }))
    }

    /// Whole batches in the log of a directory; changes nothing.
    pub(super) fn count(disk: &Disk, directory: &Path) -> io::Result<usize> {
        match disk.read(&directory.join(SEGMENT)) {
            Ok(bytes) => Ok(batches(&bytes).take_while(|batch| batch.is_ok_and(|batch| batch.checksum_matches())).count()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Offset of the next batch.
    pub(super) fn end(&self) -> i64 {
        self.positions.len() as i64 - 1
    }

    fn size(&self) -> u64 {
        self.positions.last().copied().unwrap_or(0)
    }

    /// Writes batches behind the last one. Not durable before [`LogFile::sync`]. After an error the log is in doubt and must not be used.
    pub(super) fn append(&mut self, batches: &[Vec<u8>]) -> io::Result<()> {
        self.file.write_all_at(self.size(), &batches.concat())?;
        for batch in batches {
            self.positions.push(self.size() + batch.len() as u64);
        }
        Ok(())
    }

    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_data()
    }

    /// The bytes of the batches `first .. end`; `end` is at most the log's.
    pub(super) fn read(&self, first: u64, end: u64) -> io::Result<Vec<u8>> {
        let position = |offset: u64| {
            let position = usize::try_from(offset).ok().and_then(|offset| self.positions.get(offset)).copied();
            position.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a batch behind the end of the metadata log"))
        };
        let (from, to) = (position(first)?, position(end)?);
        let mut bytes = vec![0; usize::try_from(to.saturating_sub(from)).map_err(io::Error::other)?];
        self.file.read_exact_at(from, &mut bytes)?;
        Ok(bytes)
    }

    /// Cuts off every batch from `end` on, durably.
    pub(super) fn truncate(&mut self, end: u64) -> io::Result<()> {
        self.positions.truncate(usize::try_from(end).map_err(io::Error::other)?.saturating_add(1));
        self.file.set_len(self.size())?;
        self.file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use milena_os::Os;
    use milena_protocol::batch::{BatchBuilder, BatchOptions};

    use super::*;

    fn batch(offset: i64) -> Vec<u8> {
        let mut builder = BatchBuilder::new(BatchOptions { base_offset: offset, ..BatchOptions::default() });
        builder.append(0, None, Some(b"fact"), &[]).expect("small");
        builder.build()
    }

    fn open(os: &Os) -> (LogFile, Recovered, Vec<i64>) {
        let mut seen = vec![];
        let directory = Path::new("/data");
        os.disk.create_dir_all(directory).expect("memory");
        let visit = |batch: RawBatch<'_>| {
            seen.push(batch.first_field());
            Ok(())
        };
        let (log, recovered) = LogFile::open(&os.disk, directory, visit).expect("memory");
        (log, recovered, seen)
    }

    #[test]
    fn what_was_written_is_found_again_and_a_torn_tail_is_cut() {
        let os = Os::in_memory();
        let (mut log, ..) = open(&os);
        log.append(&[batch(0), batch(1)]).expect("written");
        log.append(&[batch(2)]).expect("written");
        assert_eq!(log.read(1, 3).expect("there"), [batch(1), batch(2)].concat());
        assert_eq!(log.read(3, 4).expect_err("behind the end").kind(), io::ErrorKind::InvalidInput);
        let torn = &batch(3)[..30];
        log.file.write_all_at(log.size(), torn).expect("written");
        let (mut log, recovered, seen) = open(&os);
        assert_eq!((recovered, seen), (Recovered { torn: 30 }, vec![0, 1, 2]));
        log.truncate(1).expect("cut");
        log.append(&[batch(1)]).expect("written");
        assert_eq!(open(&os).2, [0, 1]);
    }

    #[test]
    fn a_batch_that_does_not_follow_ends_the_log() {
        let os = Os::in_memory();
        open(&os).0.append(&[batch(0), batch(2)]).expect("written");
        let (log, _, seen) = open(&os);
        assert_eq!((log.end(), seen), (1, vec![0]));
    }
}
