//! The facts that a shard records, and their bytes: Kafka's records of `__consumer_offsets`.
//!
//! Kinds 0 and 1 are committed offsets, kind 2 is a classic group, 3, 5 to 8 and 16 are consumer groups (`records/consumer`); a null
//! value takes the fact back. Written versions, pinned:
//! an offset as value version 4, or 1 when the client gave a retention time; a group as value version 3. Read: every version.
//! Source: protocol facts `records/consumer_offsets.msg`.

use std::ops::Range;
use std::time::Duration;

use bytes::Bytes;
use milena_protocol::records::consumer_offsets::consumer_group_metadata_key::ConsumerGroupMetadataKey;
use milena_protocol::records::consumer_offsets::group_metadata_key::GroupMetadataKey;
use milena_protocol::records::consumer_offsets::group_metadata_value::{GroupMetadataValue, MemberMetadata};
use milena_protocol::records::consumer_offsets::offset_commit_key::OffsetCommitKey;
use milena_protocol::records::consumer_offsets::offset_commit_value::OffsetCommitValue;
use milena_protocol::{Cursor, DecodeError, EncodeError, Encoder, Uuid};

pub use self::consumer::{ConsumerFact, GroupEpoch, TargetEpoch};
use super::{GroupId, InstanceId, MemberId, TopicName};
use crate::types::{LeaderEpoch, Offset, PartitionIndex, ProducerId, Timestamp, TopicId};

pub(super) mod consumer;

/// One fact. `None` takes it back.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    Offset {
        group: GroupId,
        topic: TopicName,
        partition: PartitionIndex,
        value: Option<CommittedOffset>,
    },
    Group {
        group: GroupId,
        value: Option<StoredGroup>,
    },
    Consumer {
        group: GroupId,
        fact: ConsumerFact,
    },
    /// A record of a kind that this machine decides nothing about (share and streams groups of an adopted log). Kept by
    /// its key alone, so that it can be taken back when a classic group of the same name takes its place; its value stays in the log.
    Other {
        group: GroupId,
        key: Bytes,
        present: bool,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct CommittedOffset {
    pub offset: Offset,
    pub leader_epoch: LeaderEpoch,
    pub metadata: String,
    pub committed_at: Timestamp,
    /// Only where the client gave a retention time (OffsetCommit 2 to 4).
    pub expires_at: Option<Timestamp>,
    /// None in commits of before Kafka 4.2.
    pub topic_id: TopicId,
}

/// A classic group as its record has it: Empty without members, Stable with.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredGroup {
    /// None until its first member has joined; written as the empty string.
    pub protocol_type: Option<String>,
    pub generation: i32,
    pub protocol: Option<String>,
    pub leader: Option<MemberId>,
    /// When the group last changed its state. None in records of before Kafka 2.1.
    pub changed_at: Option<Timestamp>,
    pub members: Vec<StoredMember>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct StoredMember {
    pub id: MemberId,
    pub instance: Option<InstanceId>,
    pub client_id: String,
    pub client_host: String,
    pub rebalance_timeout: Duration,
    pub session_timeout: Duration,
    /// The member's metadata for the chosen protocol.
    pub subscription: Bytes,
    pub assignment: Bytes,
}

/// Under which transaction a record stands in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Plainly,
    /// Counts once the transaction of this producer has committed.
    InTransactionOf(ProducerId),
}

/// Where one encoded record lies in what it was written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    pub key: Range<usize>,
    /// None: a tombstone.
    pub value: Option<Range<usize>>,
}

impl Record {
    /// Writes key and value behind what `out` holds.
    ///
    /// Errors: a text is longer than a record can say; `out` may hold a part then.
    pub fn encode(&self, out: &mut Encoder) -> Result<Encoded, EncodeError> {
        let start = out.size();
        self.encode_key(out)?;
        let middle = out.size();
        let has_value = self.encode_value(out)?;
        Ok(Encoded { key: start..middle, value: has_value.then(|| middle..out.size()) })
    }

    fn encode_key(&self, out: &mut Encoder) -> Result<(), EncodeError> {
        match self {
            Self::Offset { group, topic, partition, .. } => {
                let key = OffsetCommitKey { group: text(group), topic: text(topic), partition: partition.get() };
                key.encode_framed(out)
            }
            Self::Group { group, .. } => GroupMetadataKey { group: text(group) }.encode_framed(out),
            Self::Consumer { group, fact } => fact.encode_key(group, out),
            Self::Other { key, .. } => {
                key.iter().for_each(|byte| out.i8(byte.cast_signed()));
                Ok(())
            }
        }
    }

    /// False where there is no value.
    fn encode_value(&self, out: &mut Encoder) -> Result<bool, EncodeError> {
        match self {
            Self::Offset { value: Some(value), .. } => {
                let version = if value.expires_at.is_some() { 1 } else { 4 };
                value.to_stored().encode_framed(out, version).map(|()| true)
            }
            Self::Group { value: Some(value), .. } => value.to_stored().encode_framed(out, 3).map(|()| true),
            Self::Consumer { fact, .. } => fact.encode_value(out),
            Self::Offset { value: None, .. } | Self::Group { value: None, .. } | Self::Other { present: false, .. } => Ok(false),
            Self::Other { present: true, .. } => unreachable!("a record of another kind is only ever taken back"),
        }
    }

    /// Reads a record. None: of a kind that is not known, which Kafka skips too.
    ///
    /// Errors: the bytes are no such record, or a value is of a version that does not exist; the log was not written by any Kafka.
    pub fn decode(key: &[u8], value: Option<&[u8]>) -> Result<Option<Self>, DecodeError> {
        let mut cursor = Cursor::new(key);
        let kind = cursor.i16();
        cursor.check()?;
        match kind {
            // Kind 0 is what kind 1 was before Kafka 0.9.
            0 | OffsetCommitKey::RECORD_ID => {
                let key = OffsetCommitKey::decode(&mut cursor, 0)?;
                let value = value.map(|bytes| OffsetCommitValue::decode_framed(&mut Cursor::new(bytes))).transpose()?;
                Ok(Some(Self::Offset {
                    group: key.group.into(),
                    topic: key.topic.into(),
                    partition: PartitionIndex(key.partition),
                    value: value.map(CommittedOffset::from_stored),
                }))
            }
            GroupMetadataKey::RECORD_ID => {
                let key = GroupMetadataKey::decode(&mut cursor, 0)?;
                let value = value.map(|bytes| GroupMetadataValue::decode_framed(&mut Cursor::new(bytes))).transpose()?;
                Ok(Some(Self::Group { group: key.group.into(), value: value.map(StoredGroup::from_stored) }))
            }
            3 | 5..=8 | 16 => {
                let fact = ConsumerFact::decode(kind, &mut cursor, value)?;
                Ok(fact.map(|(group, fact)| Self::Consumer { group, fact }))
            }
            4 | 10..=15 | 17 | 19..=23 => {
                // All of their keys begin with the group's id.
                let named = ConsumerGroupMetadataKey::decode(&mut cursor, 0)?;
                Ok(Some(Self::Other { group: named.group_id.into(), key: Bytes::copy_from_slice(key), present: value.is_some() }))
            }
            _ => Ok(None),
        }
    }
}

impl CommittedOffset {
    fn to_stored(&self) -> OffsetCommitValue {
        OffsetCommitValue {
            offset: self.offset.get(),
            leader_epoch: self.leader_epoch.get(),
            metadata: self.metadata.clone(),
            commit_timestamp: self.committed_at.get(),
            expire_timestamp: self.expires_at.unwrap_or(Timestamp::NONE).get(),
            topic_id: Uuid(self.topic_id.0),
            ..OffsetCommitValue::default()
        }
    }

    fn from_stored(value: OffsetCommitValue) -> Self {
        Self {
            offset: Offset(value.offset),
            leader_epoch: LeaderEpoch(value.leader_epoch),
            metadata: value.metadata,
            committed_at: Timestamp(value.commit_timestamp),
            expires_at: known(value.expire_timestamp),
            topic_id: TopicId(value.topic_id.0),
        }
    }
}

impl StoredGroup {
    fn to_stored(&self) -> GroupMetadataValue {
        GroupMetadataValue {
            protocol_type: self.protocol_type.clone().unwrap_or_default(),
            generation: self.generation,
            protocol: self.protocol.clone(),
            leader: self.leader.as_ref().map(text),
            current_state_timestamp: self.changed_at.unwrap_or(Timestamp::NONE).get(),
            members: self.members.iter().map(StoredMember::to_stored).collect(),
            ..GroupMetadataValue::default()
        }
    }

    fn from_stored(value: GroupMetadataValue) -> Self {
        Self {
            protocol_type: Some(value.protocol_type).filter(|text| !text.is_empty()),
            generation: value.generation,
            protocol: value.protocol,
            leader: value.leader.map(MemberId::from),
            changed_at: known(value.current_state_timestamp),
            members: value.members.into_iter().map(StoredMember::from_stored).collect(),
        }
    }
}

impl StoredMember {
    fn to_stored(&self) -> MemberMetadata {
        MemberMetadata {
            member_id: text(&self.id),
            group_instance_id: self.instance.as_ref().map(text),
            client_id: self.client_id.clone(),
            client_host: self.client_host.clone(),
            rebalance_timeout: to_millis(self.rebalance_timeout),
            session_timeout: to_millis(self.session_timeout),
            subscription: self.subscription.clone(),
            assignment: self.assignment.clone(),
            ..MemberMetadata::default()
        }
    }

    fn from_stored(member: MemberMetadata) -> Self {
        let session_timeout = from_millis(member.session_timeout).unwrap_or_default();
        Self {
            id: member.member_id.into(),
            instance: member.group_instance_id.map(InstanceId::from),
            client_id: member.client_id,
            client_host: member.client_host,
            // Version 0 had one timeout for both.
            rebalance_timeout: from_millis(member.rebalance_timeout).unwrap_or(session_timeout),
            session_timeout,
            subscription: member.subscription,
            assignment: member.assignment,
        }
    }
}

fn text(name: &impl ToString) -> String {
    name.to_string()
}

/// -1 stands for none.
fn known(timestamp: i64) -> Option<Timestamp> {
    (timestamp != -1).then_some(Timestamp(timestamp))
}

fn to_millis(duration: Duration) -> i32 {
    i32::try_from(duration.as_millis()).unwrap_or(i32::MAX)
}

fn from_millis(ms: i32) -> Option<Duration> {
    u64::try_from(ms).ok().map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records of a real Kafka 4.3.1 in hex: a group when its first member knocked, the same Stable, an offset.
    const REAL: &[(&str, &str)] = &[
        ("0002000d636c61737369632d67726f7570", "0003000000000000ffffffff000001a1fbd3d9da00000000"),
        (
            "0002000d636c61737369632d67726f7570",
            "00030008636f6e73756d657200000001000572616e6765003d636f6e73756d65722d636c61737369632d67726f75702d312d63663737616236382d66643834\
             2d343761632d393464612d376464626561396464653833000001a1fbd3da2400000001003d636f6e73756d65722d636c61737369632d67726f75702d312d63\
             663737616236382d666438342d343761632d393464612d376464626561396464653833ffff0018636f6e73756d65722d636c61737369632d67726f75702d31\
             000a2f3132372e302e302e31000493e00000afc80000001c00030000000100066f7264657273ffffffff00000000ffffffffffff0000001e00030000000100\
             066f7264657273000000020000000000000001ffffffff",
        ),
        (
            "0001000d636c61737369632d67726f757000066f726465727300000001",
            "0004000000000000000700000000056e6f7465000001a1fbd3daf30100104250e48cfaff4fa7adebf3019c4f7976",
        ),
    ];

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex")).collect()
    }

    fn encoded(record: &Record) -> (Vec<u8>, Option<Vec<u8>>) {
        let mut out = Encoder::new();
        let Encoded { key, value } = record.encode(&mut out).expect("encodes");
        (out.buf[key].to_vec(), value.map(|value| out.buf[value].to_vec()))
    }

    fn offset(expires_at: Option<Timestamp>) -> Record {
        let value = CommittedOffset {
            offset: Offset(7),
            leader_epoch: LeaderEpoch(if expires_at.is_some() { -1 } else { 3 }),
            metadata: "note".into(),
            committed_at: Timestamp(1_795_226_327_795),
            expires_at,
            topic_id: if expires_at.is_some() { TopicId::NONE } else { TopicId([7; 16]) },
        };
        Record::Offset { group: "g".into(), topic: "orders".into(), partition: PartitionIndex(1), value: Some(value) }
    }

    fn group() -> Record {
        let member = StoredMember {
            id: "m".into(),
            instance: Some("i".into()),
            client_id: "c".into(),
            client_host: "/127.0.0.1".into(),
            rebalance_timeout: Duration::from_millis(300_000),
            session_timeout: Duration::from_millis(45_000),
            subscription: Bytes::from_static(b"s"),
            assignment: Bytes::from_static(b"a"),
        };
        let value = StoredGroup {
            protocol_type: Some("consumer".into()),
            generation: 4,
            protocol: Some("range".into()),
            leader: Some("m".into()),
            changed_at: Some(Timestamp(5)),
            members: vec![member],
        };
        Record::Group { group: "g".into(), value: Some(value) }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let gone = Record::Group { group: "g".into(), value: None };
        let other = Record::Other { group: "g".into(), key: Bytes::from_static(b"\0\x0b\0\x01g"), present: false };
        for record in [offset(None), offset(Some(Timestamp(9))), group(), gone, other] {
            let (key, value) = encoded(&record);
            assert_eq!(Record::decode(&key, value.as_deref()), Ok(Some(record)));
        }
    }

    #[test]
    fn versions_written_are_kafkas() {
        let version = |record: &Record| encoded(record).1.expect("a value")[..2].to_vec();
        assert_eq!(version(&offset(None)), [0, 4]);
        assert_eq!(version(&offset(Some(Timestamp(9)))), [0, 1], "the only one that can say when it expires");
        assert_eq!(version(&group()), [0, 3]);
    }

    #[test]
    fn real_records_are_written_to_the_same_bytes() {
        for (key, value) in REAL {
            let (key, value) = (bytes(key), Some(bytes(value)));
            let record = Record::decode(&key, value.as_deref()).expect("decodes").expect("of a known kind");
            assert_eq!(encoded(&record), (key, value), "{record:?}");
        }
    }

    #[test]
    fn unknown_kinds_are_passed_over_and_broken_ones_told() {
        assert_eq!(Record::decode(&[0, 9, 0, 0], Some(b"x")), Ok(None));
        assert_eq!(Record::decode(&[0, 99], None), Ok(None));
        assert!(Record::decode(&[0], None).is_err());
        assert!(Record::decode(&[0, 2, 0, 5, b'g'], None).is_err());
        let (key, _) = encoded(&group());
        assert!(Record::decode(&key, Some(&[0, 99, 0, 0])).is_err(), "a value version that does not exist");
    }
}
