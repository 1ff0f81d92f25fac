//! Reads a Kafka's metadata log from its folder: the newest snapshot, then the batches behind it.
//!
//! ```text
//! OFFSET-EPOCH.checkpoint      a snapshot: everything before OFFSET; SnapshotHeader first, SnapshotFooter last
//! OFFSET.log                   batches without gaps
//! quorum-state                 JSON; with data_version 0 it names the voters
//! ../bootstrap.checkpoint      what the format tool decided; the log begins with it, so it counts only where there is no log yet
//! ```
//!
//! The lone voter of a quorum commits what it has written, so that everything whole in the log holds. What a crash has torn off its end
//! was told to nobody, and is left out, as Kafka would cut it off; what is damaged before that is refused.
//!
//! Not here: what a record means (`engine/metadata/adoption`).

use std::io;
use std::path::Path;

use milena_engine::log::FileKind;
use milena_engine::log::checkpoint::RECOVERY_POINTS;
use milena_engine::metadata::adoption::{Adoption, AdoptionError};
use milena_engine::types::{BrokerId, Offset};
use milena_os::disk::{Disk, OpenOptions};
use milena_protocol::batch::split::size_of_next;
use milena_protocol::batch::{ControlType, RawBatch};

use super::{AdoptError, failed};
use crate::disk::stored_batches;

const BOOTSTRAP: &str = "bootstrap.checkpoint";
const SNAPSHOT: &str = ".checkpoint";
const QUORUM_STATE: &str = "quorum-state";
/// Most bytes that one batch may inflate to. Kafka compresses none of them.
const INFLATED_MAX: usize = 256 << 20;

/// Who has written a metadata log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Ours,
    Kafkas,
    /// Kafka's lost its name, and ours has not got it yet.
    Between,
    /// There is none.
    Nobodys,
}

/// `directory`: where the folder of the metadata log is, or is to be.
pub(super) fn whose(disk: &Disk, directory: &Path, folder: &Path) -> Result<Whose, AdoptError> {
    let io = failed(folder);
    let formatted = disk.exists(&directory.join(BOOTSTRAP)).map_err(&io)?;
    let names = match disk.read_dir(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(if formatted { Whose::Kafkas } else { Whose::Nobodys }),
        Err(error) => return Err(io(error)),
    };
    // Kafka has this file in log directories only.
    if names.iter().any(|name| name == RECOVERY_POINTS) {
        return Ok(Whose::Ours);
    }
    let segment = names.iter().find(|name| matches!(FileKind::of_name(name), Some((FileKind::Log, _))));
    let mut first = None;
    if let Some(name) = segment {
        stored_batches::read(disk, &folder.join(name), 0, |batch| {
            first = Some(batch.checksum_matches() && begins_with_voters(batch));
            Ok(false)
        })
        .map_err(&io)?;
    }
    let a_kafka_was_here = formatted || names.iter().any(|name| snapshot_of(name).is_some());
    Ok(match first {
        Some(true) => Whose::Ours,
        Some(false) => Whose::Kafkas,
        // Nothing that anybody could read: if it was ours once, whoever opens it says what is wrong.
        None if a_kafka_was_here => Whose::Kafkas,
        None => Whose::Nobodys,
    })
}

/// Our first entry; a Kafka's log begins with the leader of its first epoch.
fn begins_with_voters(batch: RawBatch<'_>) -> bool {
    let mut scratch = vec![];
    let control = batch.first_field() == 0 && batch.header().is_ok_and(|header| header.is_control());
    let Ok(mut records) = batch.records(INFLATED_MAX, &mut scratch) else { return false };
    let key = records.next().and_then(Result::ok).and_then(|record| record.key);
    control && key.and_then(ControlType::of_key) == Some(ControlType::KRaftVoters)
}

/// Shows everything that the log says to `adoption`.
pub(super) fn read(disk: &Disk, directory: &Path, folder: &Path, adoption: &mut Adoption) -> Result<(), AdoptError> {
    let names = match disk.read_dir(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => vec![],
        Err(error) => return Err(failed(folder)(error)),
    };
    read_voters(disk, folder, adoption)?;
    let snapshot = names.iter().filter_map(|name| Some((snapshot_of(name)?, name))).max();
    let mut from = Offset::ZERO;
    if let Some(((offset, _), name)) = snapshot {
        read_snapshot(disk, &folder.join(name), adoption)?;
        from = offset;
    }
    let segments: Vec<_> = names.iter().filter_map(|name| Some((log_base(name)?, name.as_str()))).collect();
    let end = read_segments(disk, folder, &segments, from, adoption)?;
    let bootstrap = directory.join(BOOTSTRAP);
    if end == Offset::ZERO && disk.exists(&bootstrap).map_err(failed(&bootstrap))? {
        read_snapshot(disk, &bootstrap, adoption)?;
    }
    Ok(())
}

/// The place of a snapshot by its name: `00000000000000000244-0000000003.checkpoint`.
fn snapshot_of(name: &str) -> Option<(Offset, i32)> {
    let (offset, epoch) = name.strip_suffix(SNAPSHOT)?.split_once('-')?;
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(offset, 20) && digits(epoch, 10)).then_some(())?;
    Some((Offset(offset.parse().ok()?), epoch.parse().ok()?))
}

fn log_base(name: &str) -> Option<Offset> {
    match FileKind::of_name(name) {
        Some((FileKind::Log, base)) => Some(base),
        Some(_) | None => None,
    }
}

fn read_voters(disk: &Disk, folder: &Path, adoption: &mut Adoption) -> Result<(), AdoptError> {
    let path = folder.join(QUORUM_STATE);
    let bytes = match disk.read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(&path)(error)),
    };
    let damaged = || AdoptError::Damaged { path: path.clone(), reason: "is not a state of a Kafka's quorum".to_owned() };
    let state: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
    // With data_version 1 the voters are in the log.
    let Some(voters) = state.get("currentVoters").and_then(serde_json::Value::as_array) else { return Ok(()) };
    let id = |voter: &serde_json::Value| voter.get("voterId")?.as_i64().and_then(|id| i32::try_from(id).ok()).map(BrokerId);
    adoption.on_voters(voters.iter().map(id).collect::<Option<Vec<_>>>().ok_or_else(damaged)?);
    Ok(())
}

fn read_snapshot(disk: &Disk, path: &Path, adoption: &mut Adoption) -> Result<(), AdoptError> {
    let damaged = |reason: &str| AdoptError::Damaged { path: path.to_owned(), reason: reason.to_owned() };
    let (mut first, mut last, mut fault) = (None, None, None);
    let stopped = stored_batches::read(disk, path, 0, |batch| {
        if !batch.checksum_matches() {
            return Ok(false);
        }
        let seen = each_record(batch, Offset::ZERO, adoption, path, |kind| {
            first = first.or(Some(kind));
            last = Some(kind);
        });
        fault = seen.err();
        Ok(fault.is_none())
    });
    let stopped = stopped.map_err(failed(path))?;
    match fault {
        Some(fault) => Err(fault),
        None if !stopped.at_end() => Err(damaged("is damaged: a snapshot of the metadata is batches with right checksums")),
        None if (first, last) != (Some(Some(ControlType::SnapshotHeader)), Some(Some(ControlType::SnapshotFooter))) => {
            Err(damaged("is not a whole snapshot: it begins with a header and ends with a footer"))
        }
        None => Ok(()),
    }
}

/// Shows the records from `from` on; where the log ends.
fn read_segments(
    disk: &Disk,
    folder: &Path,
    segments: &[(Offset, &str)],
    from: Offset,
    adoption: &mut Adoption,
) -> Result<Offset, AdoptError> {
    // All before the last one that begins at `from` or below are in the snapshot.
    let begin = segments.iter().rposition(|(base, _)| *base <= from);
    let segments = segments.get(begin.unwrap_or(0)..).unwrap_or_default();
    let Some((mut next, _)) = segments.first().copied() else { return Ok(from) };
    if next > from {
        let reason = format!("begins at {next}, and what came before it is in no snapshot");
        return Err(AdoptError::Damaged { path: folder.to_owned(), reason });
    }
    for (place, (base, name)) in segments.iter().enumerate() {
        let path = folder.join(name);
        let damaged =
            || AdoptError::Damaged { path: path.clone(), reason: format!("is damaged: record {next} of the metadata is not in it") };
        if *base != next {
            return Err(damaged());
        }
        let mut fault = None;
        let mut end = next;
        let stopped = stored_batches::read(disk, &path, 0, |batch| {
            if !batch.checksum_matches() || batch.first_field() != end.get() || batch.last_offset() < end.get() {
                return Ok(false);
            }
            end = Offset(batch.last_offset()).plus(1);
            if end > from {
                fault = each_record(batch, from, adoption, &path, |_| ()).err();
            }
            Ok(fault.is_none())
        });
        let stopped = stopped.map_err(failed(&path))?;
        next = end;
        if let Some(fault) = fault {
            return Err(fault);
        }
        let is_last = place + 1 == segments.len();
        if !stopped.at_end() && (!is_last || something_follows(disk, &path, stopped.position).map_err(failed(&path))?) {
            return Err(AdoptError::Damaged {
                path: path.clone(),
                reason: format!("is damaged: record {next} of the metadata is not in it"),
            });
        }
    }
    Ok(next.max(from))
}

/// Whether something whole stands behind the batch that is not: then it was not torn off by a crash.
fn something_follows(disk: &Disk, path: &Path, position: u64) -> io::Result<bool> {
    let file = disk.open(path, OpenOptions::READ)?;
    let mut head = [0; 12];
    if file.read_at(position, &mut head)? < head.len() {
        return Ok(false);
    }
    let Ok(Some(size)) = size_of_next(&head) else { return Ok(false) };
    let mut whole = false;
    for behind in [position, position.saturating_add(size as u64)] {
        stored_batches::read(disk, path, behind, |batch| {
            whole |= batch.checksum_matches();
            Ok(false)
        })?;
    }
    Ok(whole)
}

/// Shows the records of a sound batch from `from` on, and `kind` what each is: `None`: a fact.
fn each_record(
    batch: RawBatch<'_>,
    from: Offset,
    adoption: &mut Adoption,
    path: &Path,
    mut kind: impl FnMut(Option<ControlType>),
) -> Result<(), AdoptError> {
    let damaged = |reason: String| AdoptError::Damaged { path: path.to_owned(), reason: format!("is damaged: {reason}") };
    let unreadable = |source: AdoptionError| AdoptError::Unreadable { path: path.to_owned(), source };
    let is_control = batch.header().map_err(|error| damaged(error.to_string()))?.is_control();
    let mut scratch = vec![];
    for record in batch.records(INFLATED_MAX, &mut scratch).map_err(|error| damaged(error.to_string()))? {
        let record = record.map_err(|error| damaged(error.to_string()))?;
        let offset = Offset(record.offset);
        if offset < from {
            continue;
        }
        let Some(value) = record.value else { return Err(damaged(format!("record {offset} has no value"))) };
        if is_control {
            let key = record.key.unwrap_or_default();
            kind(ControlType::of_key(key));
            adoption.on_control(offset, key, value).map_err(unreadable)?;
        } else {
            kind(None);
            adoption.on_fact(offset, value).map_err(unreadable)?;
        }
    }
    Ok(())
}
