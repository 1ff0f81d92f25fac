//! Errors of every room, as Kafka's codes. One place, exhaustive: a new error does not compile until it is named here.
//!
//! Where an old version must see another code, its API file says so.
//!
//! Source: facts/errors.txt; semantics rules 11-18, 31, 77-79, 85; observed 6-11.

mod configs;
mod group;
mod metadata;
mod telemetry;

use milena_engine::log::{self, ProducerError};
use milena_engine::replica::leader::DeleteRecordsError;
use milena_engine::replica::view::ViewError;
use milena_protocol::ErrorCode;
use milena_protocol::batch::validate::{BatchError, RecordFault};
use milena_protocol::batch::{RecompressError, RecordError, SplitError};

use crate::partition::{AppendError, OutOfService};

/// What a client is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub error: ErrorCode,
    /// In words, where the version has a place for them.
    pub message: Option<String>,
    /// The records at fault by their place in the batch, from 0 (KIP-467).
    pub records: Vec<(i32, String)>,
}

impl Refusal {
    /// A code that says everything.
    pub fn of(error: ErrorCode) -> Self {
        Self { error, message: None, records: Vec::new() }
    }

    pub(crate) fn because(error: ErrorCode, why: &impl ToString) -> Self {
        Self { error, message: Some(why.to_string()), records: Vec::new() }
    }

    /// A file could not be read or written.
    pub fn storage() -> Self {
        Self::of(ErrorCode::KafkaStorageError)
    }
}

impl From<OutOfService> for Refusal {
    fn from(error: OutOfService) -> Self {
        match error {
            OutOfService::Failed => Self::storage(),
            OutOfService::Deleted => Self::of(ErrorCode::UnknownTopicOrPartition),
        }
    }
}

impl From<ViewError> for Refusal {
    fn from(error: ViewError) -> Self {
        Self::of(match error {
            ViewError::FencedEpoch { .. } => ErrorCode::FencedLeaderEpoch,
            ViewError::UnknownEpoch { .. } => ErrorCode::UnknownLeaderEpoch,
            ViewError::OutOfRange { .. } => ErrorCode::OffsetOutOfRange,
        })
    }
}

impl From<DeleteRecordsError> for Refusal {
    fn from(error: DeleteRecordsError) -> Self {
        match error {
            DeleteRecordsError::OutOfRange { .. } => Self::of(ErrorCode::OffsetOutOfRange),
        }
    }
}

impl From<BatchError> for Refusal {
    fn from(error: BatchError) -> Self {
        let code = match &error {
            BatchError::Split(split) => match split {
                SplitError::LengthTooSmall { .. } | SplitError::UnknownMagic { .. } => ErrorCode::CorruptMessage,
                SplitError::LengthOverflow { .. } => ErrorCode::UnknownServerError,
            },
            BatchError::LengthTooSmall { .. } | BatchError::CrcMismatch => ErrorCode::CorruptMessage,
            BatchError::TooLarge { .. } => ErrorCode::MessageTooLarge,
            BatchError::ZstdTooEarly { .. } => ErrorCode::UnsupportedCompressionType,
            BatchError::CodecUnknown(_) | BatchError::CannotDecompress(_) => ErrorCode::UnknownServerError,
            BatchError::Record(record) => match record {
                RecordError::VarintTooLong { .. } => ErrorCode::UnknownServerError,
                RecordError::Cut { .. }
                | RecordError::NegativeLength { .. }
                | RecordError::LengthMismatch { .. }
                | RecordError::NegativeHeaders { .. }
                | RecordError::HeaderKeyNull { .. }
                | RecordError::NegativeCount { .. }
                | RecordError::TrailingBytes { .. } => ErrorCode::InvalidRecord,
            },
            BatchError::NoWholeBatch
            | BatchError::MoreThanOne
            | BatchError::OldMagic { .. }
            | BatchError::BaseOffsetNotZero { .. }
            | BatchError::NoRecords { .. }
            | BatchError::LastDeltaMismatch { .. }
            | BatchError::ControlFromClient
            | BatchError::SequenceMissing { .. } => ErrorCode::InvalidRecord,
            BatchError::Refused { faults, .. } => return of_records(&error, faults),
        };
        Self::because(code, &error)
    }
}

/// A batch whose records are at fault: one wrong time names the whole batch so, else it is a record that is invalid.
fn of_records(error: &BatchError, faults: &[RecordFault]) -> Refusal {
    let only_keys = faults.iter().all(|fault| matches!(fault, RecordFault::KeyMissing { .. }));
    Refusal {
        error: if only_keys { ErrorCode::InvalidRecord } else { ErrorCode::InvalidTimestamp },
        message: Some(error.to_string()),
        records: faults.iter().map(|fault| (fault.index(), fault.to_string())).collect(),
    }
}

impl From<RecompressError> for Refusal {
    fn from(error: RecompressError) -> Self {
        // The batch was checked: what cannot be packed anew now is our own fault.
        Self::because(ErrorCode::UnknownServerError, &error)
    }
}

impl From<AppendError> for Refusal {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::OutOfService(out) => out.into(),
            AppendError::TooFewReplicas(few) => Self::because(ErrorCode::NotEnoughReplicas, &few),
            AppendError::Refused(refused) => refused.into(),
        }
    }
}

impl From<log::AppendError> for Refusal {
    fn from(error: log::AppendError) -> Self {
        let code = match &error {
            log::AppendError::Producer(producer) => match producer {
                // Answered as a success before it gets here.
                ProducerError::Duplicate { .. } => ErrorCode::DuplicateSequenceNumber,
                ProducerError::OutOfOrder { .. } => ErrorCode::OutOfOrderSequenceNumber,
                ProducerError::FencedEpoch { .. } => ErrorCode::InvalidProducerEpoch,
            },
            log::AppendError::LargerThanSegment { .. } => ErrorCode::RecordListTooLarge,
            // A leader numbers its batches itself.
            log::AppendError::NotNext { .. } => ErrorCode::UnknownServerError,
            log::AppendError::Offline => ErrorCode::KafkaStorageError,
        };
        Self::because(code, &error)
    }
}

impl From<log::ReadError> for Refusal {
    fn from(error: log::ReadError) -> Self {
        Self::of(match error {
            log::ReadError::OutOfRange { .. } => ErrorCode::OffsetOutOfRange,
            log::ReadError::Offline => ErrorCode::KafkaStorageError,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Names of codes in the files below `folder`, as the source has them.
    #[allow(clippy::disallowed_methods, reason = "a test that holds files of the repository")]
    fn named(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                named(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let names = text.split("ErrorCode::").skip(1);
                let name = |rest: &str| rest.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
                found.extend(names.map(name).filter(|name| name.contains(|c: char| c.is_ascii_lowercase())));
            }
        }
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test that holds files of the repository")]
    fn the_manual_tells_what_to_do_about_every_error() {
        let room = Path::new(env!("CARGO_MANIFEST_DIR"));
        let manual = std::fs::read_to_string(room.join("../../docs/manual/errors.md")).unwrap();
        let told: BTreeSet<&str> =
            manual.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next()).flat_map(|cell| cell.split(", ")).collect();
        let mut answered = BTreeSet::new();
        named(&room.join("src"), &mut answered);
        assert!(answered.len() > 60, "the source is read");
        let missing: Vec<&str> = ErrorCode::ALL
            .iter()
            .filter(|error| **error != ErrorCode::None && answered.contains(&format!("{error:?}")))
            .map(|error| error.name())
            .filter(|name| !told.contains(name))
            .collect();
        assert!(missing.is_empty(), "docs/manual/errors.md says nothing about {missing:?}");
    }
}
