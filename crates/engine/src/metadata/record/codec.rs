//! The bytes of facts: a list of Kafka's metadata records as the value of one record of the metadata log.
//!
//! ```text
//! value   = uvarint 2        Kafka's own values begin with 1 and hold one fact: its tools refuse ours instead of misreading it
//!           uvarint count
//!           count × (uvarint length, fact)
//! fact    = uvarint 1, uvarint record id, uvarint version, fields      as Kafka writes it
//! ```
//!
//! A list, because a decision of several facts holds whole or not at all, and one record of the log is what is committed.
//! Facts are written in the highest version of their schema (metadata.version 30). Tagged fields make room for later ones.

use milena_protocol::records::cluster_metadata::ClusterMetadataRecord as Wire;
use milena_protocol::records::cluster_metadata::{
    broker_registration_change_record::BrokerRegistrationChangeRecord, client_quota_record as quota, config_record::ConfigRecord,
    feature_level_record::FeatureLevelRecord, no_op_record::NoOpRecord, partition_change_record::PartitionChangeRecord,
    partition_record::PartitionRecord, producer_ids_record::ProducerIdsRecord, register_broker_record as register,
    remove_topic_record::RemoveTopicRecord, remove_user_scram_credential_record::RemoveUserScramCredentialRecord,
    topic_record::TopicRecord, unregister_broker_record::UnregisterBrokerRecord, user_scram_credential_record::UserScramCredentialRecord,
};
use milena_protocol::{Cursor, DecodeError, EncodeError, Encoder, Uuid};

use super::{
    BrokerChange, BrokerFeature, BrokerRegistration, DirectoryId, Endpoint, PartitionChange, PartitionRegistration, Record, RecoveryState,
    SecurityProtocol,
};
use crate::metadata::{ConfigKind, ConfigResource, QuotaPart, QuotaValue, ScramCredential, ScramMechanism, ScramUser};
use crate::types::{BrokerId, LeaderEpoch, PartitionEpoch, PartitionIndex, ProducerId, TopicId};

/// Version of the list.
const LIST: u32 = 2;
const NO_LEADER: i32 = -1;
const LEADER_AS_BEFORE: i32 = -2;
/// Of a tagged flag: 1 yes, -1 no, 0 as before.
const YES: i8 = 1;
const NO: i8 = -1;

/// Why bytes are not facts that this build knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    #[error(transparent)]
    Decode(#[from] DecodeError),
    #[error("a list of facts of version {version}; a newer Milena wrote it, only {LIST} is known here")]
    ListVersion { version: u32 },
    #[error("{count} facts are announced in {bytes} bytes")]
    Count { count: u32, bytes: usize },
    #[error("a fact of {length} bytes is announced, and {left} are left")]
    Length { length: u32, left: usize },
    #[error("a fact of a kind that this build does not know; a newer Milena, or Kafka, wrote it")]
    UnknownKind,
    #[error("a quota of a `{name}`, which this build does not know")]
    UnknownQuotaPart { name: String },
    #[error("{field} is {number}, which this build does not know")]
    UnknownNumber { field: &'static str, number: i16 },
}

/// The bytes of one entry. Errors: a string beyond 32,767 bytes, which no decision makes.
pub fn encode_entry(records: &[Record]) -> Result<Vec<u8>, EncodeError> {
    let mut entry = Encoder::new();
    entry.uvarint(LIST);
    entry.uvarint(u32::try_from(records.len()).unwrap_or(u32::MAX));
    let mut fact = Encoder::new();
    for record in records {
        fact.clear();
        let wire = Wire::from(record);
        wire.encode(&mut fact, wire.highest_version())?;
        entry.uvarint(u32::try_from(fact.buf.len()).unwrap_or(u32::MAX));
        entry.buf.extend_from_slice(&fact.buf);
    }
    Ok(entry.buf)
}

/// The facts of one entry.
pub fn decode_entry(bytes: &[u8]) -> Result<Vec<Record>, EntryError> {
    let mut cursor = Cursor::new(bytes);
    let version = cursor.uvarint();
    cursor.check()?;
    if version != LIST {
        return Err(EntryError::ListVersion { version });
    }
    let count = cursor.uvarint();
    cursor.check()?;
    if usize::try_from(count).map_or(true, |count| count > cursor.left()) {
        return Err(EntryError::Count { count, bytes: cursor.left() });
    }
    let mut rest = cursor.rest();
    let mut records = vec![];
    for _ in 0..count {
        let mut cursor = Cursor::new(rest);
        let length = cursor.uvarint();
        cursor.check()?;
        let left = cursor.rest();
        let split = usize::try_from(length).ok().and_then(|length| left.split_at_checked(length));
        let (fact, behind) = split.ok_or(EntryError::Length { length, left: left.len() })?;
        let wire = Wire::decode(&mut Cursor::new(fact))?.ok_or(EntryError::UnknownKind)?;
        records.push(Record::try_from(wire)?);
        rest = behind;
    }
    Ok(records)
}

impl From<&Record> for Wire {
    fn from(record: &Record) -> Self {
        match record {
            Record::RegisterBroker(broker) => Self::RegisterBroker(broker.into()),
            Record::UnregisterBroker { broker, broker_epoch } => Self::UnregisterBroker(UnregisterBrokerRecord {
                broker_id: broker.get(),
                broker_epoch: *broker_epoch,
                ..Default::default()
            }),
            Record::BrokerChange(change) => Self::BrokerRegistrationChange(change.into()),
            Record::Topic { name, topic_id } => {
                Self::Topic(TopicRecord { name: name.clone(), topic_id: Uuid(topic_id.0), ..Default::default() })
            }
            Record::Partition(partition) => Self::Partition(partition.into()),
            Record::PartitionChange(change) => Self::PartitionChange(change.into()),
            Record::RemoveTopic { topic_id } => Self::RemoveTopic(RemoveTopicRecord { topic_id: Uuid(topic_id.0), ..Default::default() }),
            Record::Config { resource, name, value } => Self::Config(ConfigRecord {
                resource_type: resource.kind as i8,
                resource_name: resource.name.clone(),
                name: name.clone(),
                value: value.clone(),
                ..Default::default()
            }),
            Record::ClientQuota { entity, key, value } => Self::ClientQuota(quota::ClientQuotaRecord {
                entity: entity.iter().map(to_entity_data).collect(),
                key: key.clone(),
                value: value.map_or(0.0, QuotaValue::get),
                remove: value.is_none(),
                ..Default::default()
            }),
            Record::Scram { user, credential: Some(credential) } => Self::UserScramCredential(UserScramCredentialRecord {
                name: user.name.clone(),
                mechanism: user.mechanism as i8,
                salt: credential.salt.clone(),
                stored_key: credential.stored_key.clone(),
                server_key: credential.server_key.clone(),
                iterations: credential.iterations,
                ..Default::default()
            }),
            Record::Scram { user, credential: None } => Self::RemoveUserScramCredential(RemoveUserScramCredentialRecord {
                name: user.name.clone(),
                mechanism: user.mechanism as i8,
                ..Default::default()
            }),
            Record::FeatureLevel { name, level } => {
                Self::FeatureLevel(FeatureLevelRecord { name: name.clone(), feature_level: *level, ..Default::default() })
            }
            Record::ProducerIds { broker, broker_epoch, next } => Self::ProducerIds(ProducerIdsRecord {
                broker_id: broker.get(),
                broker_epoch: *broker_epoch,
                next_producer_id: next.get(),
                ..Default::default()
            }),
            Record::NoOp => Self::NoOp(NoOpRecord::default()),
        }
    }
}

impl TryFrom<Wire> for Record {
    type Error = EntryError;

    fn try_from(wire: Wire) -> Result<Self, EntryError> {
        let fenced = |id: i32, broker_epoch, fenced| {
            Self::BrokerChange(BrokerChange { broker: BrokerId(id), broker_epoch, fenced: Some(fenced), in_controlled_shutdown: None })
        };
        Ok(match wire {
            Wire::RegisterBroker(broker) => Self::RegisterBroker(broker.try_into()?),
            Wire::UnregisterBroker(gone) => Self::UnregisterBroker { broker: BrokerId(gone.broker_id), broker_epoch: gone.broker_epoch },
            Wire::BrokerRegistrationChange(change) => Self::BrokerChange(change.into()),
            Wire::FenceBroker(change) => fenced(change.id, change.epoch, true),
            Wire::UnfenceBroker(change) => fenced(change.id, change.epoch, false),
            Wire::Topic(topic) => Self::Topic { name: topic.name, topic_id: TopicId(topic.topic_id.0) },
            Wire::Partition(partition) => Self::Partition(partition.try_into()?),
            Wire::PartitionChange(change) => Self::PartitionChange(change.try_into()?),
            Wire::RemoveTopic(gone) => Self::RemoveTopic { topic_id: TopicId(gone.topic_id.0) },
            Wire::Config(config) => Self::Config {
                resource: ConfigResource { kind: config_kind(config.resource_type)?, name: config.resource_name },
                name: config.name,
                value: config.value,
            },
            Wire::ClientQuota(quota) => Self::ClientQuota {
                entity: quota.entity.into_iter().map(to_entity_part).collect::<Result<_, EntryError>>()?,
                key: quota.key,
                value: (!quota.remove).then(|| quota.value.into()),
            },
            Wire::FeatureLevel(feature) => Self::FeatureLevel { name: feature.name, level: feature.feature_level },
            Wire::ProducerIds(block) => Self::ProducerIds {
                broker: BrokerId(block.broker_id),
                broker_epoch: block.broker_epoch,
                next: ProducerId(block.next_producer_id),
            },
            Wire::UserScramCredential(wire) => Self::Scram {
                user: ScramUser { name: wire.name, mechanism: scram_mechanism(wire.mechanism)? },
                credential: Some(ScramCredential {
                    salt: wire.salt,
                    stored_key: wire.stored_key,
                    server_key: wire.server_key,
                    iterations: wire.iterations,
                }),
            },
            Wire::RemoveUserScramCredential(wire) => {
                Self::Scram { user: ScramUser { name: wire.name, mechanism: scram_mechanism(wire.mechanism)? }, credential: None }
            }
            Wire::NoOp(_) => Self::NoOp,
            Wire::DelegationToken(_)
            | Wire::AccessControlEntry(_)
            | Wire::RemoveAccessControlEntry(_)
            | Wire::ZkMigrationState(_)
            | Wire::BeginTransaction(_)
            | Wire::EndTransaction(_)
            | Wire::AbortTransaction(_)
            | Wire::RemoveDelegationToken(_)
            | Wire::RegisterController(_)
            | Wire::ClearElr(_) => return Err(EntryError::UnknownKind),
        })
    }
}

impl From<&BrokerRegistration> for register::RegisterBrokerRecord {
    fn from(broker: &BrokerRegistration) -> Self {
        let end_points = broker.endpoints.iter().map(|endpoint| register::BrokerEndpoint {
            name: endpoint.listener.clone(),
            host: endpoint.host.clone(),
            port: endpoint.port,
            security_protocol: endpoint.security_protocol as i16,
            ..Default::default()
        });
        let features = broker.features.iter().map(|feature| register::BrokerFeature {
            name: feature.name.clone(),
            min_supported_version: feature.lowest,
            max_supported_version: feature.highest,
            ..Default::default()
        });
        Self {
            broker_id: broker.id.get(),
            incarnation_id: Uuid(broker.incarnation),
            broker_epoch: broker.epoch,
            end_points: end_points.collect(),
            features: features.collect(),
            rack: broker.rack.clone(),
            fenced: broker.fenced,
            in_controlled_shutdown: broker.in_controlled_shutdown,
            log_dirs: to_uuids(&broker.directories),
            ..Default::default()
        }
    }
}

impl TryFrom<register::RegisterBrokerRecord> for BrokerRegistration {
    type Error = EntryError;

    fn try_from(wire: register::RegisterBrokerRecord) -> Result<Self, EntryError> {
        let endpoint = |wire: register::BrokerEndpoint| {
            Ok(Endpoint {
                listener: wire.name,
                host: wire.host,
                port: wire.port,
                security_protocol: security_protocol(wire.security_protocol)?,
            })
        };
        let feature = |wire: register::BrokerFeature| BrokerFeature {
            name: wire.name,
            lowest: wire.min_supported_version,
            highest: wire.max_supported_version,
        };
        Ok(Self {
            id: BrokerId(wire.broker_id),
            incarnation: wire.incarnation_id.0,
            epoch: wire.broker_epoch,
            endpoints: wire.end_points.into_iter().map(endpoint).collect::<Result<_, EntryError>>()?,
            features: wire.features.into_iter().map(feature).collect(),
            rack: wire.rack,
            fenced: wire.fenced,
            in_controlled_shutdown: wire.in_controlled_shutdown,
            directories: to_directories(wire.log_dirs),
        })
    }
}

impl From<&BrokerChange> for BrokerRegistrationChangeRecord {
    fn from(change: &BrokerChange) -> Self {
        let flag = |value| match value {
            None => 0,
            Some(true) => YES,
            Some(false) => NO,
        };
        Self {
            broker_id: change.broker.get(),
            broker_epoch: change.broker_epoch,
            fenced: flag(change.fenced),
            in_controlled_shutdown: flag(change.in_controlled_shutdown),
            ..Default::default()
        }
    }
}

impl From<BrokerRegistrationChangeRecord> for BrokerChange {
    fn from(wire: BrokerRegistrationChangeRecord) -> Self {
        let flag = |value: i8| (value != 0).then_some(value > 0);
        Self {
            broker: BrokerId(wire.broker_id),
            broker_epoch: wire.broker_epoch,
            fenced: flag(wire.fenced),
            in_controlled_shutdown: flag(wire.in_controlled_shutdown),
        }
    }
}

impl From<&PartitionRegistration> for PartitionRecord {
    fn from(partition: &PartitionRegistration) -> Self {
        // Null and empty mean the same here; Kafka writes null for none, and a tag at its default is not written.
        let or_null = |ids: &[BrokerId]| (!ids.is_empty()).then(|| to_numbers(ids));
        Self {
            partition_id: partition.index.get(),
            topic_id: Uuid(partition.topic_id.0),
            replicas: to_numbers(&partition.replicas),
            isr: to_numbers(&partition.isr),
            removing_replicas: to_numbers(&partition.removing),
            adding_replicas: to_numbers(&partition.adding),
            leader: partition.leader.map_or(NO_LEADER, BrokerId::get),
            leader_recovery_state: recovery_number(partition.recovery),
            leader_epoch: partition.leader_epoch.get(),
            partition_epoch: partition.epoch.get(),
            directories: to_uuids(&partition.directories),
            eligible_leader_replicas: or_null(&partition.elr),
            last_known_elr: or_null(&partition.last_known_elr),
            ..Default::default()
        }
    }
}

impl TryFrom<PartitionRecord> for PartitionRegistration {
    type Error = EntryError;

    fn try_from(wire: PartitionRecord) -> Result<Self, EntryError> {
        Ok(Self {
            topic_id: TopicId(wire.topic_id.0),
            index: PartitionIndex(wire.partition_id),
            // Version 0 has none.
            directories: if wire.directories.is_empty() {
                vec![DirectoryId::UNASSIGNED; wire.replicas.len()]
            } else {
                to_directories(wire.directories)
            },
            replicas: to_ids(wire.replicas),
            isr: to_ids(wire.isr),
            removing: to_ids(wire.removing_replicas),
            adding: to_ids(wire.adding_replicas),
            leader: leader(wire.leader),
            recovery: recovery_state(wire.leader_recovery_state)?,
            leader_epoch: LeaderEpoch(wire.leader_epoch),
            epoch: PartitionEpoch(wire.partition_epoch),
            elr: to_ids(wire.eligible_leader_replicas.unwrap_or_default()),
            last_known_elr: to_ids(wire.last_known_elr.unwrap_or_default()),
        })
    }
}

impl From<&PartitionChange> for PartitionChangeRecord {
    fn from(change: &PartitionChange) -> Self {
        let numbers = |ids: &Option<Vec<BrokerId>>| ids.as_deref().map(to_numbers);
        Self {
            partition_id: change.index.get(),
            topic_id: Uuid(change.topic_id.0),
            isr: numbers(&change.isr),
            leader: change.leader.map_or(LEADER_AS_BEFORE, |leader| leader.map_or(NO_LEADER, BrokerId::get)),
            replicas: numbers(&change.replicas),
            removing_replicas: numbers(&change.removing),
            adding_replicas: numbers(&change.adding),
            leader_recovery_state: change.recovery.map_or(-1, recovery_number),
            directories: change.directories.as_deref().map(to_uuids),
            eligible_leader_replicas: numbers(&change.elr),
            last_known_elr: numbers(&change.last_known_elr),
            ..Default::default()
        }
    }
}

impl TryFrom<PartitionChangeRecord> for PartitionChange {
    type Error = EntryError;

    fn try_from(wire: PartitionChangeRecord) -> Result<Self, EntryError> {
        let recovery = wire.leader_recovery_state;
        Ok(Self {
            topic_id: TopicId(wire.topic_id.0),
            index: PartitionIndex(wire.partition_id),
            leader: (wire.leader != LEADER_AS_BEFORE).then(|| leader(wire.leader)),
            isr: wire.isr.map(to_ids),
            replicas: wire.replicas.map(to_ids),
            removing: wire.removing_replicas.map(to_ids),
            adding: wire.adding_replicas.map(to_ids),
            recovery: (recovery != -1).then(|| recovery_state(recovery)).transpose()?,
            directories: wire.directories.map(to_directories),
            elr: wire.eligible_leader_replicas.map(to_ids),
            last_known_elr: wire.last_known_elr.map(to_ids),
        })
    }
}

fn leader(number: i32) -> Option<BrokerId> {
    (number >= 0).then_some(BrokerId(number))
}

fn recovery_number(state: RecoveryState) -> i8 {
    match state {
        RecoveryState::Recovered => 0,
        RecoveryState::Recovering => 1,
    }
}

fn recovery_state(number: i8) -> Result<RecoveryState, EntryError> {
    match number {
        0 => Ok(RecoveryState::Recovered),
        1 => Ok(RecoveryState::Recovering),
        _ => Err(EntryError::UnknownNumber { field: "leader recovery state", number: number.into() }),
    }
}

fn security_protocol(number: i16) -> Result<SecurityProtocol, EntryError> {
    use SecurityProtocol::{Plaintext, SaslPlaintext, SaslSsl, Ssl};
    let known = [Plaintext, Ssl, SaslPlaintext, SaslSsl].into_iter().find(|known| *known as i16 == number);
    known.ok_or(EntryError::UnknownNumber { field: "security protocol", number })
}

fn scram_mechanism(number: i8) -> Result<ScramMechanism, EntryError> {
    use ScramMechanism::{Sha256, Sha512};
    let known = [Sha256, Sha512].into_iter().find(|known| *known as i8 == number);
    known.ok_or(EntryError::UnknownNumber { field: "SCRAM mechanism", number: number.into() })
}

fn config_kind(number: i8) -> Result<ConfigKind, EntryError> {
    ConfigKind::from_number(number).ok_or(EntryError::UnknownNumber { field: "resource type", number: number.into() })
}

fn to_entity_data((part, name): (&QuotaPart, &Option<String>)) -> quota::EntityData {
    quota::EntityData { entity_type: part.name().to_owned(), entity_name: name.clone(), ..Default::default() }
}

fn to_entity_part(part: quota::EntityData) -> Result<(QuotaPart, Option<String>), EntryError> {
    let known = QuotaPart::from_name(&part.entity_type);
    Ok((known.ok_or(EntryError::UnknownQuotaPart { name: part.entity_type })?, part.entity_name))
}

fn to_numbers(ids: &[BrokerId]) -> Vec<i32> {
    ids.iter().map(|id| id.get()).collect()
}

fn to_ids(numbers: Vec<i32>) -> Vec<BrokerId> {
    numbers.into_iter().map(BrokerId).collect()
}

fn to_uuids(directories: &[DirectoryId]) -> Vec<Uuid> {
    directories.iter().map(|directory| Uuid(directory.0)).collect()
}

fn to_directories(ids: Vec<Uuid>) -> Vec<DirectoryId> {
    ids.into_iter().map(|id| DirectoryId(id.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Vec<Record> {
        [of_topics(), settings()].concat()
    }

    fn of_topics() -> Vec<Record> {
        let (topic_id, index) = (TopicId([7; 16]), PartitionIndex(3));
        let ids = || vec![BrokerId(1), BrokerId(2)];
        vec![
            Record::RegisterBroker(BrokerRegistration {
                id: BrokerId(1),
                incarnation: [3; 16],
                epoch: 44,
                endpoints: vec![Endpoint {
                    listener: "INSIDE".to_owned(),
                    host: String::new(),
                    port: 9092,
                    security_protocol: SecurityProtocol::SaslSsl,
                }],
                features: vec![BrokerFeature { name: "group.version".to_owned(), lowest: 0, highest: 1 }],
                rack: Some("a".to_owned()),
                fenced: false,
                in_controlled_shutdown: true,
                directories: vec![DirectoryId([4; 16])],
            }),
            Record::UnregisterBroker { broker: BrokerId(1), broker_epoch: 44 },
            Record::BrokerChange(BrokerChange {
                broker: BrokerId(1),
                broker_epoch: 44,
                fenced: Some(false),
                in_controlled_shutdown: Some(true),
            }),
            Record::BrokerChange(BrokerChange { broker: BrokerId(1), broker_epoch: 44, fenced: None, in_controlled_shutdown: None }),
            Record::Topic { name: "orders".to_owned(), topic_id },
            Record::Partition(PartitionRegistration {
                topic_id,
                index,
                replicas: ids(),
                directories: vec![DirectoryId([4; 16]), DirectoryId::UNASSIGNED],
                isr: vec![BrokerId(2)],
                removing: vec![],
                adding: vec![BrokerId(9)],
                leader: None,
                recovery: RecoveryState::Recovering,
                leader_epoch: LeaderEpoch(5),
                epoch: PartitionEpoch(6),
                elr: vec![BrokerId(1)],
                last_known_elr: vec![],
            }),
            Record::PartitionChange(PartitionChange { topic_id, index, ..PartitionChange::default() }),
            Record::PartitionChange(PartitionChange {
                topic_id,
                index,
                leader: Some(None),
                isr: Some(vec![]),
                replicas: Some(ids()),
                removing: Some(ids()),
                adding: Some(vec![]),
                recovery: Some(RecoveryState::Recovered),
                directories: Some(vec![DirectoryId([4; 16])]),
                elr: Some(vec![]),
                last_known_elr: Some(ids()),
            }),
            Record::PartitionChange(PartitionChange {
                leader: Some(Some(BrokerId(0))),
                ..PartitionChange { topic_id, index, ..PartitionChange::default() }
            }),
            Record::RemoveTopic { topic_id },
        ]
    }

    /// Settings, quotas, features: what belongs to no topic's partitions.
    fn settings() -> Vec<Record> {
        vec![
            Record::Config { resource: ConfigResource::topic("orders"), name: "retention.ms".to_owned(), value: None },
            Record::Config {
                resource: ConfigResource { kind: ConfigKind::Broker, name: String::new() },
                name: "log.retention.ms".to_owned(),
                value: Some("1".to_owned()),
            },
            Record::ClientQuota {
                entity: [(QuotaPart::User, Some("alice".to_owned())), (QuotaPart::ClientId, None)].into(),
                key: "request_percentage".to_owned(),
                value: Some(12.5.into()),
            },
            Record::ClientQuota { entity: [(QuotaPart::Ip, None)].into(), key: "connection_creation_rate".to_owned(), value: None },
            Record::Scram {
                user: ScramUser { name: "alice".to_owned(), mechanism: ScramMechanism::Sha512 },
                credential: Some(ScramCredential {
                    salt: b"salt".as_slice().into(),
                    stored_key: b"stored".as_slice().into(),
                    server_key: b"server".as_slice().into(),
                    iterations: 4096,
                }),
            },
            Record::Scram { user: ScramUser { name: "bob".to_owned(), mechanism: ScramMechanism::Sha256 }, credential: None },
            Record::FeatureLevel { name: "metadata.version".to_owned(), level: 30 },
            Record::ProducerIds { broker: BrokerId(1), broker_epoch: 44, next: ProducerId(3000) },
            Record::NoOp,
        ]
    }

    #[test]
    fn facts_come_back_as_they_were() {
        let bytes = encode_entry(&facts()).expect("short strings");
        assert_eq!(decode_entry(&bytes), Ok(facts()));
        assert_eq!(decode_entry(&encode_entry(&[]).expect("nothing")), Ok(vec![]));
    }

    #[test]
    fn the_form_is_pinned() {
        let fact = Record::ProducerIds { broker: BrokerId(1), broker_epoch: 2, next: ProducerId(1000) };
        let bytes = encode_entry(&[fact]).expect("no string");
        let expected = [
            [2, 1, 24].as_slice(), // list, one fact, its length
            &[1, 15, 0],           // Kafka's frame, ProducerIds, version 0
            &[0, 0, 0, 1],
            &[0, 0, 0, 0, 0, 0, 0, 2],
            &[0, 0, 0, 0, 0, 0, 3, 232],
            &[0], // no tags
        ];
        assert_eq!(bytes, expected.concat());
    }

    #[test]
    fn every_cut_and_every_other_list_is_an_error() {
        let bytes = encode_entry(&facts()).expect("short strings");
        for length in 0..bytes.len() {
            assert!(decode_entry(&bytes[..length]).is_err(), "cut at {length}");
        }
        assert_eq!(decode_entry(&[1, 15, 0]), Err(EntryError::ListVersion { version: 1 }));
        assert_eq!(decode_entry(&[2, 255, 255, 255, 255, 15, 0]), Err(EntryError::Count { count: u32::MAX, bytes: 1 }));
        assert_eq!(decode_entry(&[2, 1, 9, 1, 15]), Err(EntryError::Length { length: 9, left: 2 }));
        assert_eq!(decode_entry(&[2, 1, 3, 1, 99, 0]), Err(EntryError::UnknownKind));
    }
}
