//! What blocks of a move: copying, syncing, renaming. Runs on the mover's threads.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use milena_engine::log::Effects;
use milena_engine::log::relocate::Step;
use milena_engine::types::Offset;

use super::{Off, Work};
use crate::context::Broker;
use crate::disk::log_directory::folder_on_its_way_out;
use crate::disk::relocated::CopyError;
use crate::partition::moving::HeldTurn;
use crate::partition::{OutOfService, Site};

/// Bytes that a thread copies before another move is looked at.
const TURN_BYTES: u64 = 8 << 20;
/// Files that retention or compaction took between the look and the read, one after the other.
const TRIES_MAX: u32 = 100;

/// How a turn ended.
#[derive(Debug)]
pub(super) enum Turned {
    Moved(u64),
    /// Somebody else has to be done first.
    HeldUp,
    /// Little is missing.
    Ready,
    Off(Off),
}

/// How the end of a move went.
#[derive(Debug)]
pub(super) enum Arrival {
    There,
    /// Somebody was changing the partition's files. Nothing is done.
    HeldUp,
    /// The partition is where it was.
    Off(Off),
    /// A directory failed in the middle; the broker stops.
    InDoubt,
}

/// What cut a turn short.
enum Cut {
    /// The original's directory is in doubt.
    Original(io::Error),
    Off(Off),
}

impl From<OutOfService> for Cut {
    fn from(_: OutOfService) -> Self {
        Self::Off(Off::Called)
    }
}

fn failed(error: &impl ToString) -> Cut {
    Cut::Off(Off::Failed(error.to_string()))
}

/// Copies until it has done its share, or little is missing.
pub(super) fn turn(broker: &Broker, work: &mut Work) -> Turned {
    if work.moving.is_called_off() {
        return Turned::Off(Off::Called);
    }
    // A pass that had begun before ends at its next step.
    if broker.cleaner.has_in_work(&work.partition) {
        return Turned::HeldUp;
    }
    match begin(broker, work).and_then(|()| copy(broker, work)) {
        Ok(turned) => turned,
        Err(Cut::Off(off)) => Turned::Off(off),
        Err(Cut::Original(error)) => {
            broker.on_disk_error(&work.partition, &error);
            Turned::Off(Off::Failed(error.to_string()))
        }
    }
}

/// Before anything is copied: what the directory's checkpoints have of the partition may be of a former stay.
fn begin(broker: &Broker, work: &mut Work) -> Result<(), Cut> {
    if !work.begun {
        write_checkpoints(broker).map_err(|error| failed(&error))?;
        work.begun = true;
    }
    Ok(())
}

/// The checkpoints of all directories, with the copies in them.
pub(super) fn write_checkpoints(broker: &Broker) -> io::Result<()> {
    broker.write_checkpoints()?;
    broker.log_directories.write_cleaned(|| broker.standings())
}

fn copy(broker: &Broker, work: &mut Work) -> Result<Turned, Cut> {
    let (mut moved, mut tries, mut bytes) = (0, 0, Vec::new());
    // With a limit a turn is a piece, so that the pauses are short.
    let share = if broker.options.levels().move_bytes_per_second().is_some() { 1 } else { TURN_BYTES };
    while moved < share && !work.moving.is_called_off() {
        let step = work.partition.look(|log, _| work.relocation.next(log))?;
        match step {
            Step::Ready if moved == 0 => return Ok(Turned::Ready),
            Step::Ready => break,
            Step::SyncOriginal => {
                let before = work.partition.look(|log, _| log.recovery_point())?;
                work.partition.sync_closed(broker).map_err(Cut::Original)?;
                // What is reserved and not written yet is synced a moment later.
                if work.partition.look(|log, _| log.recovery_point())? == before {
                    return Ok(Turned::HeldUp);
                }
            }
            step => match perform(work, step, &mut bytes) {
                Ok(copied) => (moved, tries) = (moved + copied, 0),
                Err(CopyError::Original(error)) if error.kind() == ErrorKind::NotFound && tries < TRIES_MAX => tries += 1,
                Err(CopyError::Original(error)) => return Err(Cut::Original(error)),
                Err(CopyError::Copy(error)) => return Err(failed(&error)),
            },
        }
        work.moving.note(&work.relocation);
    }
    Ok(Turned::Moved(moved))
}

/// Does one step on the copy; the bytes that it copied.
fn perform(work: &mut Work, step: Step, bytes: &mut Vec<u8>) -> Result<u64, CopyError> {
    let Work { partition, copy, relocation, .. } = work;
    match step {
        Step::Remove { segment } => {
            copy.take_out(segment).map_err(CopyError::Copy)?;
            relocation.on_removed(segment);
            Ok(0)
        }
        Step::Copy(piece) => {
            copy.copy_piece(&partition.site().files, piece, bytes)?;
            relocation.on_copied(piece, bytes);
            Ok(bytes.len() as u64)
        }
        Step::Complete(rest) => {
            let copied = copy.copy_rest(&partition.site().files, rest)?;
            // Out of service it goes nowhere any more.
            let _ = partition.look(|log, _| relocation.on_whole(log, rest));
            Ok(copied)
        }
        Step::SyncCopy { segment } => {
            copy.sync([segment]).map_err(CopyError::Copy)?;
            relocation.on_synced();
            Ok(0)
        }
        Step::SyncOriginal | Step::Ready => Ok(0),
    }
}

/// The end: nobody appends as long as `turn` is held, and nobody else changes files.
pub(super) fn arrive(broker: &Broker, work: &mut Work, turn: HeldTurn) -> Arrival {
    let partition = Arc::clone(&work.partition);
    let mut woken = Vec::new();
    let from = partition.site().files.folder().parent().map(Path::to_owned).unwrap_or_default();
    let arrived = partition.alone(|| {
        if !work.moving.settle() {
            return Arrival::Off(Off::Called);
        }
        match copy_last(work).and_then(|()| exchange(broker, work, &mut woken)) {
            Ok(()) => Arrival::There,
            Err(Cut::Off(off)) => Arrival::Off(off),
            Err(Cut::Original(error)) => {
                // Where it is found again is in doubt: what queued must not be acknowledged in a folder that a start may drop (P3).
                partition.take_out_of_service(OutOfService::Failed, &mut woken);
                broker.on_disk_error(&partition, &error);
                Arrival::InDoubt
            }
        }
    });
    // What has queued is written now, wherever that is; where that is in doubt, it was dropped.
    drop(turn);
    broker.waiters.wake(&woken);
    match arrived.unwrap_or(Arrival::HeldUp) {
        Arrival::There => match make_durable(broker, work, &from) {
            Ok(()) => Arrival::There,
            Err(error) => {
                broker.on_disk_error(&partition, &error);
                Arrival::InDoubt
            }
        },
        other => other,
    }
}

/// Copies what is missing and syncs it (V2).
fn copy_last(work: &mut Work) -> Result<(), Cut> {
    let partition = Arc::clone(&work.partition);
    let site = partition.site();
    let mut effects = Effects::default();
    partition.change(|log, _| log.take_index(&mut effects))?;
    site.files.write_indexes(&effects.index).map_err(Cut::Original)?;
    let mut bytes = Vec::new();
    while let Some(step) = partition.look(|log, _| work.relocation.last(log))? {
        perform(work, step, &mut bytes).map_err(|error| match error {
            CopyError::Original(error) => Cut::Original(error),
            CopyError::Copy(error) => failed(&error),
        })?;
    }
    let (active, reserve, epochs) = partition.look(|log, _| {
        let active = log.segments().back().map_or(Offset::ZERO, |active| active.base);
        (active, log.options().preallocate.then_some(log.options().segment_bytes), log.epochs().to_text())
    })?;
    let finished = || {
        work.copy.create_segment(active)?;
        reserve.map_or(Ok(()), |bytes| work.copy.reserve(active, bytes))?;
        // Syncs the folder, too.
        work.copy.write_epochs(|| Ok(epochs))
    };
    finished().map_err(|error| failed(&error))
}

/// The copy gets the partition's name, and is the partition.
fn exchange(broker: &Broker, work: &Work, woken: &mut Vec<milena_engine::types::Waiter>) -> Result<(), Cut> {
    let partition = &work.partition;
    let disk = broker.log_directories.disk();
    let directory = work.moving.directory();
    let folder = directory.join(format!("{}-{}", partition.topic, partition.index));
    disk.rename(work.copy.folder(), &folder).map_err(|error| failed(&error))?;
    // From here on either folder may be found by the next start; both have everything, and the metadata say which (V4).
    disk.sync_dir(directory).map_err(Cut::Original)?;
    let former = partition.site();
    let journal = broker.log_directories.journal(directory).filter(|_| former.journal.is_some()).cloned();
    let segments: Vec<_> =
        partition.look(|log, _| log.segments().iter().map(|segment| (segment.base, segment.generation)).collect()).unwrap_or_default();
    let files = work.copy.elsewhere(folder, segments.into_iter());
    partition.settle_in(Site { files, journal }, woken);
    // Before its name goes: who opens by it afterwards plans anew.
    former.files.give_up_names();
    let renamed = folder_on_its_way_out(former.files.folder(), broker.os.entropy.uuid());
    disk.rename(former.files.folder(), &renamed).map_err(Cut::Original)?;
    broker.housekeeping.retire_folder_later(broker, partition, renamed);
    Ok(())
}

/// The former folder does not come back under the partition's name (V5).
fn make_durable(broker: &Broker, work: &Work, from: &Path) -> io::Result<()> {
    let (partition, to) = (&work.partition, work.moving.directory());
    broker.log_directories.disk().sync_dir(from)?;
    broker.log_directories.count_move(from, to);
    // What compaction takes must be known there to be synced, too.
    write_checkpoints(broker)?;
    tracing::info!(topic = %partition.topic, partition = partition.index.get(), from = %from.display(), to = %to.display(), "partition_moved");
    Ok(())
}
