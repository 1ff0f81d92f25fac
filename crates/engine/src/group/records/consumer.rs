//! The facts of a group of the consumer protocol (KIP-848), and their bytes: kinds 3, 5 to 8 and 16 of `__consumer_offsets`.
//!
//! Kind 4 (what the topics looked like) is written by no Kafka since 4.1, only taken back; it is carried along as a record of another
//! kind. All values are version 0.
//!
//! Source: protocol facts `records/consumer_offsets.msg`; a log of Kafka 4.3.1.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey;
use milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_value::{
    ConsumerGroupCurrentMemberAssignmentValue, TopicPartitions,
};
use milena_protocol::records::consumer_offsets::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey;
use milena_protocol::records::consumer_offsets::consumer_group_member_metadata_value::{
    ClassicMemberMetadata, ClassicProtocol, ConsumerGroupMemberMetadataValue,
};
use milena_protocol::records::consumer_offsets::consumer_group_metadata_key::ConsumerGroupMetadataKey;
use milena_protocol::records::consumer_offsets::consumer_group_metadata_value::ConsumerGroupMetadataValue;
use milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey;
use milena_protocol::records::consumer_offsets::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey;
use milena_protocol::records::consumer_offsets::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue;
use milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey;
use milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_value::{
    ConsumerGroupTargetAssignmentMemberValue, TopicPartition,
};
use milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey;
use milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue;
use milena_protocol::{Cursor, DecodeError, EncodeError, Encoder, Uuid};

use super::{from_millis, text, to_millis};
use crate::group::consumer::member::{Assigned, Assignment, ClassicMember, Current, Profile, Reconciliation};
use crate::group::consumer::regex::Resolved;
use crate::group::{GroupId, InstanceId, MemberId, Protocol, TopicName};
use crate::types::{PartitionIndex, Timestamp, TopicId};

/// One fact about a consumer group. `None` takes it back.
#[derive(Debug, Clone, PartialEq)]
pub enum ConsumerFact {
    /// Kind 3. Taking it back removes the group.
    Epoch(Option<GroupEpoch>),
    /// Kind 5.
    Member(MemberId, Option<Profile>),
    /// Kind 6.
    TargetEpoch(Option<TargetEpoch>),
    /// Kind 7.
    Target(MemberId, Option<Assignment>),
    /// Kind 8.
    Current(MemberId, Option<Current>),
    /// Kind 16.
    Regex(String, Option<Resolved>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupEpoch {
    pub epoch: i32,
    /// Of the topics that the members subscribe to; 0 where there are none.
    pub metadata_hash: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetEpoch {
    pub epoch: i32,
    /// When it was computed; 0 where that is not known, as after an upgrade.
    pub assigned_at: Timestamp,
}

/// The key that takes back what Kafka before 4.1 wrote of the group's topics.
pub(in crate::group) fn partition_metadata_key(group: &GroupId) -> Bytes {
    let mut out = Encoder::new();
    match (ConsumerGroupPartitionMetadataKey { group_id: text(group) }).encode_framed(&mut out) {
        Ok(()) => Bytes::from(out.buf),
        // A group id that fits no record: nothing of it was ever written.
        Err(_) => Bytes::new(),
    }
}

impl ConsumerFact {
    pub(super) fn encode_key(&self, group: &GroupId, out: &mut Encoder) -> Result<(), EncodeError> {
        let group_id = text(group);
        match self {
            Self::Epoch(_) => ConsumerGroupMetadataKey { group_id }.encode_framed(out),
            Self::Member(member, _) => ConsumerGroupMemberMetadataKey { group_id, member_id: text(member) }.encode_framed(out),
            Self::TargetEpoch(_) => ConsumerGroupTargetAssignmentMetadataKey { group_id }.encode_framed(out),
            Self::Target(member, _) => ConsumerGroupTargetAssignmentMemberKey { group_id, member_id: text(member) }.encode_framed(out),
            Self::Current(member, _) => ConsumerGroupCurrentMemberAssignmentKey { group_id, member_id: text(member) }.encode_framed(out),
            Self::Regex(regular_expression, _) => {
                let regular_expression = regular_expression.clone();
                ConsumerGroupRegularExpressionKey { group_id, regular_expression }.encode_framed(out)
            }
        }
    }

    /// False where there is no value.
    pub(super) fn encode_value(&self, out: &mut Encoder) -> Result<bool, EncodeError> {
        match self {
            Self::Epoch(Some(value)) => {
                let (epoch, metadata_hash) = (value.epoch, value.metadata_hash);
                ConsumerGroupMetadataValue { epoch, metadata_hash, ..Default::default() }.encode_framed(out, 0)?;
            }
            Self::Member(_, Some(profile)) => to_stored_profile(profile).encode_framed(out, 0)?,
            Self::TargetEpoch(Some(value)) => {
                let (assignment_epoch, assignment_timestamp) = (value.epoch, value.assigned_at.get());
                ConsumerGroupTargetAssignmentMetadataValue { assignment_epoch, assignment_timestamp, ..Default::default() }
                    .encode_framed(out, 0)?;
            }
            Self::Target(_, Some(assignment)) => to_stored_target(assignment).encode_framed(out, 0)?,
            Self::Current(_, Some(current)) => to_stored_current(current).encode_framed(out, 0)?,
            Self::Regex(_, Some(resolved)) => {
                let topics = resolved.topics.iter().map(text).collect();
                let (version, timestamp) = (resolved.version, resolved.resolved_at.get());
                ConsumerGroupRegularExpressionValue { topics, version, timestamp, ..Default::default() }.encode_framed(out, 0)?;
            }
            Self::Epoch(None)
            | Self::Member(_, None)
            | Self::TargetEpoch(None)
            | Self::Target(_, None)
            | Self::Current(_, None)
            | Self::Regex(_, None) => return Ok(false),
        }
        Ok(true)
    }

    /// `cursor` stands behind the kind. None: not one of ours.
    pub(super) fn decode(kind: i16, cursor: &mut Cursor<'_>, value: Option<&[u8]>) -> Result<Option<(GroupId, Self)>, DecodeError> {
        let mut value = value.map(Cursor::new);
        let value = &mut value;
        Ok(Some(match kind {
            ConsumerGroupMetadataKey::RECORD_ID => {
                let key = ConsumerGroupMetadataKey::decode(cursor, 0)?;
                let value = value.as_mut().map(ConsumerGroupMetadataValue::decode_framed).transpose()?;
                let epoch = value.map(|value| GroupEpoch { epoch: value.epoch, metadata_hash: value.metadata_hash });
                (key.group_id.into(), Self::Epoch(epoch))
            }
            ConsumerGroupMemberMetadataKey::RECORD_ID => {
                let key = ConsumerGroupMemberMetadataKey::decode(cursor, 0)?;
                let value = value.as_mut().map(ConsumerGroupMemberMetadataValue::decode_framed).transpose()?;
                (key.group_id.into(), Self::Member(key.member_id.into(), value.map(from_stored_profile)))
            }
            ConsumerGroupTargetAssignmentMetadataKey::RECORD_ID => {
                let key = ConsumerGroupTargetAssignmentMetadataKey::decode(cursor, 0)?;
                let value = value.as_mut().map(ConsumerGroupTargetAssignmentMetadataValue::decode_framed).transpose()?;
                let epoch =
                    value.map(|value| TargetEpoch { epoch: value.assignment_epoch, assigned_at: Timestamp(value.assignment_timestamp) });
                (key.group_id.into(), Self::TargetEpoch(epoch))
            }
            ConsumerGroupTargetAssignmentMemberKey::RECORD_ID => {
                let key = ConsumerGroupTargetAssignmentMemberKey::decode(cursor, 0)?;
                let value = value.as_mut().map(ConsumerGroupTargetAssignmentMemberValue::decode_framed).transpose()?;
                (key.group_id.into(), Self::Target(key.member_id.into(), value.map(from_stored_target)))
            }
            ConsumerGroupCurrentMemberAssignmentKey::RECORD_ID => {
                let key = ConsumerGroupCurrentMemberAssignmentKey::decode(cursor, 0)?;
                let value = value.as_mut().map(ConsumerGroupCurrentMemberAssignmentValue::decode_framed).transpose()?;
                (key.group_id.into(), Self::Current(key.member_id.into(), value.map(from_stored_current)))
            }
            ConsumerGroupRegularExpressionKey::RECORD_ID => {
                let key = ConsumerGroupRegularExpressionKey::decode(cursor, 0)?;
                let value = value.as_mut().map(ConsumerGroupRegularExpressionValue::decode_framed).transpose()?;
                let resolved = value.map(|value| Resolved {
                    topics: value.topics.into_iter().map(TopicName::from).collect(),
                    version: value.version,
                    resolved_at: Timestamp(value.timestamp),
                });
                (key.group_id.into(), Self::Regex(key.regular_expression, resolved))
            }
            _ => return Ok(None),
        }))
    }
}

fn to_stored_profile(profile: &Profile) -> ConsumerGroupMemberMetadataValue {
    ConsumerGroupMemberMetadataValue {
        instance_id: profile.instance.as_ref().map(text),
        rack_id: profile.rack.clone(),
        client_id: profile.client_id.clone(),
        client_host: profile.client_host.clone(),
        subscribed_topic_names: profile.topics.iter().map(text).collect(),
        subscribed_topic_regex: Some(profile.regex.clone()),
        rebalance_timeout_ms: to_millis(profile.rebalance_timeout),
        server_assignor: profile.assignor.clone(),
        classic_member_metadata: profile.classic.as_ref().map(|classic| ClassicMemberMetadata {
            session_timeout_ms: to_millis(classic.session_timeout),
            supported_protocols: classic
                .protocols
                .iter()
                .map(|protocol| ClassicProtocol {
                    name: protocol.name.clone(),
                    metadata: protocol.metadata.clone(),
                    ..ClassicProtocol::default()
                })
                .collect(),
            ..ClassicMemberMetadata::default()
        }),
        ..ConsumerGroupMemberMetadataValue::default()
    }
}

fn from_stored_profile(value: ConsumerGroupMemberMetadataValue) -> Profile {
    let classic = value.classic_member_metadata.map(|classic| ClassicMember {
        session_timeout: from_millis(classic.session_timeout_ms).unwrap_or_default(),
        protocols: classic.supported_protocols.into_iter().map(|one| Protocol { name: one.name, metadata: one.metadata }).collect(),
    });
    Profile {
        instance: value.instance_id.map(InstanceId::from),
        rack: value.rack_id,
        client_id: value.client_id,
        client_host: value.client_host,
        topics: value.subscribed_topic_names.into_iter().map(TopicName::from).collect(),
        regex: value.subscribed_topic_regex.unwrap_or_default(),
        rebalance_timeout: from_millis(value.rebalance_timeout_ms).unwrap_or_default(),
        assignor: value.server_assignor,
        classic,
    }
}

fn to_stored_target(assignment: &Assignment) -> ConsumerGroupTargetAssignmentMemberValue {
    let topic = |(topic, partitions): (&TopicId, &BTreeSet<PartitionIndex>)| TopicPartition {
        topic_id: Uuid(topic.0),
        partitions: partitions.iter().map(|partition| partition.get()).collect(),
        ..TopicPartition::default()
    };
    ConsumerGroupTargetAssignmentMemberValue { topic_partitions: assignment.iter().map(topic).collect(), ..Default::default() }
}

fn from_stored_target(value: ConsumerGroupTargetAssignmentMemberValue) -> Assignment {
    let topic = |topic: TopicPartition| (TopicId(topic.topic_id.0), topic.partitions.into_iter().map(PartitionIndex).collect());
    value.topic_partitions.into_iter().map(topic).collect()
}

fn to_stored_current(current: &Current) -> ConsumerGroupCurrentMemberAssignmentValue {
    let topics = |assigned: &Assigned| {
        let topic = |(topic, partitions): (&TopicId, &BTreeMap<PartitionIndex, i32>)| TopicPartitions {
            topic_id: Uuid(topic.0),
            partitions: partitions.keys().map(|partition| partition.get()).collect(),
            assignment_epochs: Some(partitions.values().copied().collect()),
            ..TopicPartitions::default()
        };
        assigned.iter().map(topic).collect()
    };
    ConsumerGroupCurrentMemberAssignmentValue {
        member_epoch: current.epoch,
        previous_member_epoch: current.previous_epoch,
        state: match current.state {
            Reconciliation::Stable => 0,
            Reconciliation::Unrevoked => 1,
            Reconciliation::Unreleased => 2,
        },
        assigned_partitions: topics(&current.assigned),
        partitions_pending_revocation: topics(&current.pending_revocation),
        ..ConsumerGroupCurrentMemberAssignmentValue::default()
    }
}

fn from_stored_current(value: ConsumerGroupCurrentMemberAssignmentValue) -> Current {
    let epoch = value.member_epoch;
    let topics = |topics: Vec<TopicPartitions>| {
        let topic = |topic: TopicPartitions| {
            // Before Kafka 4.3 nobody wrote since when: then a commit must carry the current epoch.
            let epochs = topic.assignment_epochs.unwrap_or_default().into_iter().chain(std::iter::repeat(epoch));
            (TopicId(topic.topic_id.0), topic.partitions.into_iter().map(PartitionIndex).zip(epochs).collect())
        };
        topics.into_iter().map(topic).collect()
    };
    Current {
        epoch,
        previous_epoch: value.previous_member_epoch,
        state: match value.state {
            1 => Reconciliation::Unrevoked,
            2 => Reconciliation::Unreleased,
            // 0, and what no Kafka writes: its next heartbeat reconciles it.
            _ => Reconciliation::Stable,
        },
        assigned: topics(value.assigned_partitions),
        pending_revocation: topics(value.partitions_pending_revocation),
    }
}
