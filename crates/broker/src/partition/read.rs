//! Reading a partition: under the state lock a plan is made, outside it the files are looked into and the bytes' place is found.
//!
//! A plan stays good without the lock: bytes below the planned end are written and never change, and a segment that is deleted
//! meanwhile stays readable as long as its file is held.

use std::io;

use milena_engine::log::{self, Log, Search};
use milena_engine::replica::fetch_session::Want;
use milena_engine::replica::view::{Isolation, View};
use milena_engine::types::{LeaderEpoch, Offset};
use milena_protocol::ErrorCode;

use super::Partition;
use crate::context::Broker;
use crate::disk::{FileSlice, Located};
use crate::refusal::Refusal;

/// Plans of one read that may meet files which were taken meanwhile.
const TRIES_MAX: u32 = 100;

/// What a reader asks of one partition.
#[derive(Debug, Clone, Copy)]
pub struct Ask {
    pub isolation: Isolation,
    pub want: Want,
    /// Bytes at most.
    pub max_bytes: u64,
    /// One batch is given even if it is larger.
    pub one_at_least: bool,
}

/// What there is.
#[derive(Debug)]
pub struct Read {
    pub view: View,
    /// `None`: nothing to give.
    pub slice: Option<FileSlice>,
    /// Our log parted from the reader's before its position: the largest epoch we share with it at most, and where that ends.
    pub diverging: Option<(LeaderEpoch, Offset)>,
    /// The reader must be answered now, however little it is (divergence; a position in a segment that will not grow, rule 86).
    pub at_once: bool,
    /// What is to be read to find out is not in memory, and the reader did not want to wait.
    pub cold: Option<Box<Search>>,
    /// The slice was written while its reader waited: it is in memory.
    pub fresh: bool,
}

impl Read {
    /// Of the slice.
    pub fn bytes(&self) -> u64 {
        self.slice.as_ref().map_or(0, |slice| u64::from(slice.length))
    }
}

/// What was found under the lock.
enum Planned {
    Nothing,
    Diverging(LeaderEpoch, Offset),
    /// `closed`: the position lies in a segment that will not grow.
    Plan {
        search: Search,
        closed: bool,
    },
}

impl Partition {
    /// Finds the bytes that `ask` may have.
    ///
    /// Errors: the reader's leader epoch or offset does not fit, the partition is out of service, or its files cannot be read.
    pub fn read(&self, broker: &Broker, ask: Ask) -> Result<Read, Refusal> {
        self.read_by(broker, ask, |search| self.site().files.find(search))
    }

    /// As [`Partition::read`], but waits for no disk: see [`Read::cold`].
    pub fn read_warm(&self, broker: &Broker, ask: Ask) -> Result<Read, Refusal> {
        self.read_by(broker, ask, |search| self.site().files.find_warm(search))
    }

    fn read_by(&self, broker: &Broker, ask: Ask, find: impl Fn(Search) -> io::Result<Located>) -> Result<Read, Refusal> {
        let mut from = ask.want.fetch_offset;
        let mut tries = 0;
        loop {
            let (view, planned) = self.look(|log, view| (view, plan(log, view, ask, from)))?;
            let nothing = Read { view, slice: None, diverging: None, at_once: false, cold: None, fresh: false };
            match planned? {
                Planned::Nothing => return Ok(nothing),
                Planned::Diverging(epoch, end) => return Ok(Read { diverging: Some((epoch, end)), at_once: true, ..nothing }),
                Planned::Plan { search, closed } => match find(search) {
                    Ok(Located::Slice(slice)) => return Ok(Read { slice: Some(slice), at_once: closed, ..nothing }),
                    Ok(Located::Nothing) => return Ok(Read { at_once: closed, ..nothing }),
                    // Compaction left no batch of this segment for the reader, or retention took it: ask again.
                    Ok(Located::NextSegment(next)) => from = next,
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(Read { cold: Some(Box::new(search)), ..nothing }),
                    Err(error) if self.files_were_taken(&error, &mut tries) => {}
                    Err(error) => {
                        broker.on_disk_error(self, &error);
                        return Err(Refusal::storage());
                    }
                },
            }
        }
    }
}

impl Partition {
    /// Whether a search failed because retention or compaction took the files that it was planned for: then a new plan is for others.
    /// `tries`: counts; what is missing again and again is missing.
    pub(super) fn files_were_taken(&self, error: &std::io::Error, tries: &mut u32) -> bool {
        *tries += 1;
        error.kind() == std::io::ErrorKind::NotFound && *tries <= TRIES_MAX
    }
}

fn plan(log: &Log, view: View, ask: Ask, from: Offset) -> Result<Planned, Refusal> {
    view.check_epoch(ask.want.current_leader_epoch)?;
    if ask.want.last_fetched_epoch >= 0 {
        let asked = LeaderEpoch(ask.want.last_fetched_epoch);
        // An epoch of which nothing is left, and a position below what is left, have nothing to go back to: the reader begins anew.
        let ended = log.end_offset_for(asked).filter(|_| ask.want.fetch_offset >= view.log_start);
        let (epoch, end) = ended.ok_or(Refusal::of(ErrorCode::OffsetOutOfRange))?;
        if epoch < asked || end < ask.want.fetch_offset {
            return Ok(Planned::Diverging(epoch, end));
        }
    }
    view.check_offset(ask.want.fetch_offset)?;
    let up_to = view.end(ask.isolation);
    if from >= up_to || (ask.max_bytes == 0 && !ask.one_at_least) {
        return Ok(Planned::Nothing);
    }
    let max_bytes = u32::try_from(ask.max_bytes).unwrap_or(u32::MAX);
    let search = log.read(log::Ask { from, up_to, max_bytes, at_least_one: ask.one_at_least })?;
    Ok(Planned::Plan { search, closed: log.is_in_older_segment(from) })
}
