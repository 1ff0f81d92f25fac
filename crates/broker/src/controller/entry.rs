//! One entry of the metadata log in bytes: one record in one batch of its own.
//!
//! ```text
//! batch   magic 2, uncompressed; base offset = index, partition leader epoch = term
//! value   of a decision        the list of its facts (`engine/metadata/record/codec`), no key
//!         of a membership      control record KRaftVoters (6): id and directory of each voter
//!         of a term's start    control record LeaderChange (2): who leads
//! ```
//!
//! A membership in transition (two sets of voters) or with learners has no form here yet: it comes with the second voter.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use milena_engine::metadata::{EntryError, Record, decode_entry, encode_entry};
use milena_protocol::batch::control::control_batch;
use milena_protocol::batch::{BatchBuilder, BatchOptions, BuildError, ControlType, RawBatch, RecordsError};
use milena_protocol::records::control::leader_change_message::LeaderChangeMessage;
use milena_protocol::records::control::voters_record::{Voter as WireVoter, VotersRecord};
use milena_protocol::{Cursor, DecodeError, EncodeError, Encoder, Uuid};
use openraft::EntryPayload;

use super::machine::place;
use super::quorum::{Facts, LogId, Membership, RaftEntry, Voter};

/// Why a stored batch is no entry, or an entry has no batch.
#[derive(Debug, thiserror::Error)]
pub(super) enum EntryFormatError {
    #[error("entry {index} is not one record in a batch of its own")]
    NotOneRecord { index: i64 },
    #[error("entry {index}: {source}")]
    Records { index: i64, source: RecordsError },
    #[error("entry {index}: {source}")]
    Facts { index: i64, source: EntryError },
    #[error("entry {index} is a control record of a kind that the metadata log does not have")]
    Control { index: i64 },
    #[error("entry {index}: {source}")]
    Decode { index: i64, source: DecodeError },
    #[error("the facts have no bytes: {0}")]
    Encode(#[from] EncodeError),
    #[error(transparent)]
    Build(#[from] BuildError),
    #[error("a membership of several voter sets or with learners; this release runs one voter")]
    Membership,
    #[error(transparent)]
    Place(#[from] io::Error),
}

impl From<EntryFormatError> for io::Error {
    fn from(error: EntryFormatError) -> Self {
        io::Error::new(io::ErrorKind::InvalidData, error)
    }
}

/// The batch of an entry. `leader`: who made it; `timestamp`: ms since 1970.
pub(super) fn encode(entry: &RaftEntry, leader: u64, timestamp: i64) -> Result<Vec<u8>, EntryFormatError> {
    let (offset, leader_epoch) = place(&entry.log_id)?;
    let options = BatchOptions { base_offset: offset.get(), partition_leader_epoch: leader_epoch.get(), ..BatchOptions::default() };
    match &entry.payload {
        EntryPayload::Normal(facts) => Ok(decision(options, timestamp, &facts.0)?.build()),
        EntryPayload::Membership(membership) => {
            let mut value = Encoder::new();
            voters(membership)?.encode(&mut value, VotersRecord::HIGHEST)?;
            Ok(control_batch(options, timestamp, ControlType::KRaftVoters, &value.buf))
        }
        EntryPayload::Blank => {
            let mut value = Encoder::new();
            let leader_id = i32::try_from(leader).map_err(io::Error::other)?;
            // Version 0 is what Kafka writes.
            LeaderChangeMessage { leader_id, ..LeaderChangeMessage::default() }.encode(&mut value, 0)?;
            Ok(control_batch(options, timestamp, ControlType::LeaderChange, &value.buf))
        }
    }
}

fn decision(options: BatchOptions, timestamp: i64, facts: &[Record]) -> Result<BatchBuilder, EntryFormatError> {
    let mut builder = BatchBuilder::new(options);
    builder.append(timestamp, None, Some(&encode_entry(facts)?), &[])?;
    Ok(builder)
}

/// Whether a decision has a form: texts that are not too long, and no more of all than a segment holds.
pub(super) fn check(facts: &[Record]) -> Result<(), EntryFormatError> {
    decision(BatchOptions::default(), 0, facts).map(drop)
}

fn voters(membership: &Membership) -> Result<VotersRecord, EntryFormatError> {
    let [set] = membership.get_joint_config().as_slice() else { return Err(EntryFormatError::Membership) };
    let mut voters = vec![];
    for (id, voter) in membership.nodes() {
        if !set.contains(id) {
            return Err(EntryFormatError::Membership);
        }
        voters.push(WireVoter {
            voter_id: i32::try_from(*id).map_err(io::Error::other)?,
            voter_directory_id: Uuid(voter.directory),
            ..WireVoter::default()
        });
    }
    Ok(VotersRecord { voters, ..VotersRecord::default() })
}

/// The entry of a batch whose checksum holds.
pub(super) fn decode(batch: RawBatch<'_>) -> Result<RaftEntry, EntryFormatError> {
    let index = batch.first_field();
    let records_error = |source| EntryFormatError::Records { index, source };
    let header = batch.header().map_err(|error| records_error(error.into()))?;
    let mut scratch = vec![];
    let mut records = batch.records(0, &mut scratch).map_err(records_error)?;
    let record = records.next().ok_or(EntryFormatError::NotOneRecord { index })?.map_err(records_error)?;
    let (Some(value), 1, 0) = (record.value, header.records_count, header.last_offset_delta) else {
        return Err(EntryFormatError::NotOneRecord { index });
    };
    let payload = if header.is_control() {
        control(index, record.key.unwrap_or_default(), value)?
    } else {
        let facts = decode_entry(value).map_err(|source| EntryFormatError::Facts { index, source })?;
        EntryPayload::Normal(Facts(facts.into()))
    };
    let number = |value: i64| u64::try_from(value).map_err(|_| EntryFormatError::NotOneRecord { index });
    let term = number(header.partition_leader_epoch.into())?;
    Ok(RaftEntry { log_id: LogId::new(term.into(), number(index)?), payload })
}

fn control(index: i64, key: &[u8], value: &[u8]) -> Result<EntryPayload<Facts, u64, Voter>, EntryFormatError> {
    match ControlType::of_key(key) {
        Some(ControlType::LeaderChange) => Ok(EntryPayload::Blank),
        Some(ControlType::KRaftVoters) => {
            let decode_error = |source| EntryFormatError::Decode { index, source };
            let record = VotersRecord::decode(&mut Cursor::new(value), VotersRecord::HIGHEST).map_err(decode_error)?;
            membership(index, &record)
        }
        _ => Err(EntryFormatError::Control { index }),
    }
}

fn membership(index: i64, record: &VotersRecord) -> Result<EntryPayload<Facts, u64, Voter>, EntryFormatError> {
    let mut nodes = BTreeMap::new();
    for voter in &record.voters {
        let id = u64::try_from(voter.voter_id).map_err(|_| EntryFormatError::Control { index })?;
        nodes.insert(id, Voter { directory: voter.voter_directory_id.0 });
    }
    let set: BTreeSet<u64> = nodes.keys().copied().collect();
    let membership = Membership::new(vec![set], nodes).map_err(|_| EntryFormatError::Membership)?;
    Ok(EntryPayload::Membership(membership))
}

#[cfg(test)]
mod tests {
    use milena_protocol::batch::batches;

    use super::*;

    fn entry(index: u64, payload: EntryPayload<Facts, u64, Voter>) -> RaftEntry {
        RaftEntry { log_id: LogId::new(7.into(), index), payload }
    }

    fn lone(id: u64) -> Membership {
        Membership::new(vec![BTreeSet::from([id])], BTreeMap::from([(id, Voter { directory: [5; 16] })])).expect("one voter")
    }

    #[test]
    fn entries_come_back_as_they_were() {
        for payload in [
            EntryPayload::Blank,
            EntryPayload::Membership(lone(3)),
            EntryPayload::Normal(Facts(vec![Record::NoOp, Record::FeatureLevel { name: "f".to_owned(), level: 1 }].into())),
            EntryPayload::Normal(Facts(vec![].into())),
        ] {
            let entry = entry(41, payload);
            let bytes = encode(&entry, 3, 1_700_000_000_000).expect("has a form");
            let found = batches(&bytes).next().expect("whole").expect("sound");
            assert!(found.checksum_matches());
            let header = found.header().expect("sound");
            assert_eq!((header.base_offset, header.partition_leader_epoch, header.records_count), (41, 7, 1));
            assert_eq!(decode(found).expect("an entry"), entry);
        }
    }

    #[test]
    fn two_voter_sets_are_refused() {
        let voters = || Voter::default();
        let nodes = BTreeMap::from([(1, voters()), (2, voters())]);
        let joint = Membership::new(vec![BTreeSet::from([1]), BTreeSet::from([2])], nodes).expect("legal");
        assert!(matches!(encode(&entry(1, EntryPayload::Membership(joint)), 1, 0), Err(EntryFormatError::Membership)));
    }
}
