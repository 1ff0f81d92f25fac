//! What the topic `__cluster_metadata` holds.
//!
//! Generated from facts/records/cluster_metadata.msg by `cargo xtask codegen`; do not edit.

pub mod abort_transaction_record;
pub mod access_control_entry_record;
pub mod begin_transaction_record;
pub mod broker_registration_change_record;
pub mod clear_elr_record;
pub mod client_quota_record;
pub mod config_record;
pub mod delegation_token_record;
pub mod end_transaction_record;
pub mod feature_level_record;
pub mod fence_broker_record;
pub mod no_op_record;
pub mod partition_change_record;
pub mod partition_record;
pub mod producer_ids_record;
pub mod register_broker_record;
pub mod register_controller_record;
pub mod remove_access_control_entry_record;
pub mod remove_delegation_token_record;
pub mod remove_topic_record;
pub mod remove_user_scram_credential_record;
pub mod topic_record;
pub mod unfence_broker_record;
pub mod unregister_broker_record;
pub mod user_scram_credential_record;
pub mod zk_migration_state_record;

use crate::wire::{Cursor, DecodeError, EncodeError, Encoder};

/// A record: all of it is in the value.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ClusterMetadataRecord {
    RegisterBroker(register_broker_record::RegisterBrokerRecord),
    UnregisterBroker(unregister_broker_record::UnregisterBrokerRecord),
    Topic(topic_record::TopicRecord),
    Partition(partition_record::PartitionRecord),
    Config(config_record::ConfigRecord),
    PartitionChange(partition_change_record::PartitionChangeRecord),
    FenceBroker(fence_broker_record::FenceBrokerRecord),
    UnfenceBroker(unfence_broker_record::UnfenceBrokerRecord),
    RemoveTopic(remove_topic_record::RemoveTopicRecord),
    DelegationToken(delegation_token_record::DelegationTokenRecord),
    UserScramCredential(user_scram_credential_record::UserScramCredentialRecord),
    FeatureLevel(feature_level_record::FeatureLevelRecord),
    ClientQuota(client_quota_record::ClientQuotaRecord),
    ProducerIds(producer_ids_record::ProducerIdsRecord),
    BrokerRegistrationChange(broker_registration_change_record::BrokerRegistrationChangeRecord),
    AccessControlEntry(access_control_entry_record::AccessControlEntryRecord),
    RemoveAccessControlEntry(remove_access_control_entry_record::RemoveAccessControlEntryRecord),
    NoOp(no_op_record::NoOpRecord),
    ZkMigrationState(zk_migration_state_record::ZkMigrationStateRecord),
    RemoveUserScramCredential(remove_user_scram_credential_record::RemoveUserScramCredentialRecord),
    BeginTransaction(begin_transaction_record::BeginTransactionRecord),
    EndTransaction(end_transaction_record::EndTransactionRecord),
    AbortTransaction(abort_transaction_record::AbortTransactionRecord),
    RemoveDelegationToken(remove_delegation_token_record::RemoveDelegationTokenRecord),
    RegisterController(register_controller_record::RegisterControllerRecord),
    ClearElr(clear_elr_record::ClearElrRecord),
}

impl ClusterMetadataRecord {
    /// The number that names this record.
    #[must_use]
    pub fn record_id(&self) -> i16 {
        match self {
            ClusterMetadataRecord::RegisterBroker(_) => register_broker_record::RegisterBrokerRecord::RECORD_ID,
            ClusterMetadataRecord::UnregisterBroker(_) => unregister_broker_record::UnregisterBrokerRecord::RECORD_ID,
            ClusterMetadataRecord::Topic(_) => topic_record::TopicRecord::RECORD_ID,
            ClusterMetadataRecord::Partition(_) => partition_record::PartitionRecord::RECORD_ID,
            ClusterMetadataRecord::Config(_) => config_record::ConfigRecord::RECORD_ID,
            ClusterMetadataRecord::PartitionChange(_) => partition_change_record::PartitionChangeRecord::RECORD_ID,
            ClusterMetadataRecord::FenceBroker(_) => fence_broker_record::FenceBrokerRecord::RECORD_ID,
            ClusterMetadataRecord::UnfenceBroker(_) => unfence_broker_record::UnfenceBrokerRecord::RECORD_ID,
            ClusterMetadataRecord::RemoveTopic(_) => remove_topic_record::RemoveTopicRecord::RECORD_ID,
            ClusterMetadataRecord::DelegationToken(_) => delegation_token_record::DelegationTokenRecord::RECORD_ID,
            ClusterMetadataRecord::UserScramCredential(_) => user_scram_credential_record::UserScramCredentialRecord::RECORD_ID,
            ClusterMetadataRecord::FeatureLevel(_) => feature_level_record::FeatureLevelRecord::RECORD_ID,
            ClusterMetadataRecord::ClientQuota(_) => client_quota_record::ClientQuotaRecord::RECORD_ID,
            ClusterMetadataRecord::ProducerIds(_) => producer_ids_record::ProducerIdsRecord::RECORD_ID,
            ClusterMetadataRecord::BrokerRegistrationChange(_) => {
                broker_registration_change_record::BrokerRegistrationChangeRecord::RECORD_ID
            }
            ClusterMetadataRecord::AccessControlEntry(_) => access_control_entry_record::AccessControlEntryRecord::RECORD_ID,
            ClusterMetadataRecord::RemoveAccessControlEntry(_) => {
                remove_access_control_entry_record::RemoveAccessControlEntryRecord::RECORD_ID
            }
            ClusterMetadataRecord::NoOp(_) => no_op_record::NoOpRecord::RECORD_ID,
            ClusterMetadataRecord::ZkMigrationState(_) => zk_migration_state_record::ZkMigrationStateRecord::RECORD_ID,
            ClusterMetadataRecord::RemoveUserScramCredential(_) => {
                remove_user_scram_credential_record::RemoveUserScramCredentialRecord::RECORD_ID
            }
            ClusterMetadataRecord::BeginTransaction(_) => begin_transaction_record::BeginTransactionRecord::RECORD_ID,
            ClusterMetadataRecord::EndTransaction(_) => end_transaction_record::EndTransactionRecord::RECORD_ID,
            ClusterMetadataRecord::AbortTransaction(_) => abort_transaction_record::AbortTransactionRecord::RECORD_ID,
            ClusterMetadataRecord::RemoveDelegationToken(_) => remove_delegation_token_record::RemoveDelegationTokenRecord::RECORD_ID,
            ClusterMetadataRecord::RegisterController(_) => register_controller_record::RegisterControllerRecord::RECORD_ID,
            ClusterMetadataRecord::ClearElr(_) => clear_elr_record::ClearElrRecord::RECORD_ID,
        }
    }
}

impl From<register_broker_record::RegisterBrokerRecord> for ClusterMetadataRecord {
    fn from(record: register_broker_record::RegisterBrokerRecord) -> Self {
        ClusterMetadataRecord::RegisterBroker(record)
    }
}

impl From<unregister_broker_record::UnregisterBrokerRecord> for ClusterMetadataRecord {
    fn from(record: unregister_broker_record::UnregisterBrokerRecord) -> Self {
        ClusterMetadataRecord::UnregisterBroker(record)
    }
}

impl From<topic_record::TopicRecord> for ClusterMetadataRecord {
    fn from(record: topic_record::TopicRecord) -> Self {
        ClusterMetadataRecord::Topic(record)
    }
}

impl From<partition_record::PartitionRecord> for ClusterMetadataRecord {
    fn from(record: partition_record::PartitionRecord) -> Self {
        ClusterMetadataRecord::Partition(record)
    }
}

impl From<config_record::ConfigRecord> for ClusterMetadataRecord {
    fn from(record: config_record::ConfigRecord) -> Self {
        ClusterMetadataRecord::Config(record)
    }
}

impl From<partition_change_record::PartitionChangeRecord> for ClusterMetadataRecord {
    fn from(record: partition_change_record::PartitionChangeRecord) -> Self {
        ClusterMetadataRecord::PartitionChange(record)
    }
}

impl From<fence_broker_record::FenceBrokerRecord> for ClusterMetadataRecord {
    fn from(record: fence_broker_record::FenceBrokerRecord) -> Self {
        ClusterMetadataRecord::FenceBroker(record)
    }
}

impl From<unfence_broker_record::UnfenceBrokerRecord> for ClusterMetadataRecord {
    fn from(record: unfence_broker_record::UnfenceBrokerRecord) -> Self {
        ClusterMetadataRecord::UnfenceBroker(record)
    }
}

impl From<remove_topic_record::RemoveTopicRecord> for ClusterMetadataRecord {
    fn from(record: remove_topic_record::RemoveTopicRecord) -> Self {
        ClusterMetadataRecord::RemoveTopic(record)
    }
}

impl From<delegation_token_record::DelegationTokenRecord> for ClusterMetadataRecord {
    fn from(record: delegation_token_record::DelegationTokenRecord) -> Self {
        ClusterMetadataRecord::DelegationToken(record)
    }
}

impl From<user_scram_credential_record::UserScramCredentialRecord> for ClusterMetadataRecord {
    fn from(record: user_scram_credential_record::UserScramCredentialRecord) -> Self {
        ClusterMetadataRecord::UserScramCredential(record)
    }
}

impl From<feature_level_record::FeatureLevelRecord> for ClusterMetadataRecord {
    fn from(record: feature_level_record::FeatureLevelRecord) -> Self {
        ClusterMetadataRecord::FeatureLevel(record)
    }
}

impl From<client_quota_record::ClientQuotaRecord> for ClusterMetadataRecord {
    fn from(record: client_quota_record::ClientQuotaRecord) -> Self {
        ClusterMetadataRecord::ClientQuota(record)
    }
}

impl From<producer_ids_record::ProducerIdsRecord> for ClusterMetadataRecord {
    fn from(record: producer_ids_record::ProducerIdsRecord) -> Self {
        ClusterMetadataRecord::ProducerIds(record)
    }
}

impl From<broker_registration_change_record::BrokerRegistrationChangeRecord> for ClusterMetadataRecord {
    fn from(record: broker_registration_change_record::BrokerRegistrationChangeRecord) -> Self {
        ClusterMetadataRecord::BrokerRegistrationChange(record)
    }
}

impl From<access_control_entry_record::AccessControlEntryRecord> for ClusterMetadataRecord {
    fn from(record: access_control_entry_record::AccessControlEntryRecord) -> Self {
        ClusterMetadataRecord::AccessControlEntry(record)
    }
}

impl From<remove_access_control_entry_record::RemoveAccessControlEntryRecord> for ClusterMetadataRecord {
    fn from(record: remove_access_control_entry_record::RemoveAccessControlEntryRecord) -> Self {
        ClusterMetadataRecord::RemoveAccessControlEntry(record)
    }
}

impl From<no_op_record::NoOpRecord> for ClusterMetadataRecord {
    fn from(record: no_op_record::NoOpRecord) -> Self {
        ClusterMetadataRecord::NoOp(record)
    }
}

impl From<zk_migration_state_record::ZkMigrationStateRecord> for ClusterMetadataRecord {
    fn from(record: zk_migration_state_record::ZkMigrationStateRecord) -> Self {
        ClusterMetadataRecord::ZkMigrationState(record)
    }
}

impl From<remove_user_scram_credential_record::RemoveUserScramCredentialRecord> for ClusterMetadataRecord {
    fn from(record: remove_user_scram_credential_record::RemoveUserScramCredentialRecord) -> Self {
        ClusterMetadataRecord::RemoveUserScramCredential(record)
    }
}

impl From<begin_transaction_record::BeginTransactionRecord> for ClusterMetadataRecord {
    fn from(record: begin_transaction_record::BeginTransactionRecord) -> Self {
        ClusterMetadataRecord::BeginTransaction(record)
    }
}

impl From<end_transaction_record::EndTransactionRecord> for ClusterMetadataRecord {
    fn from(record: end_transaction_record::EndTransactionRecord) -> Self {
        ClusterMetadataRecord::EndTransaction(record)
    }
}

impl From<abort_transaction_record::AbortTransactionRecord> for ClusterMetadataRecord {
    fn from(record: abort_transaction_record::AbortTransactionRecord) -> Self {
        ClusterMetadataRecord::AbortTransaction(record)
    }
}

impl From<remove_delegation_token_record::RemoveDelegationTokenRecord> for ClusterMetadataRecord {
    fn from(record: remove_delegation_token_record::RemoveDelegationTokenRecord) -> Self {
        ClusterMetadataRecord::RemoveDelegationToken(record)
    }
}

impl From<register_controller_record::RegisterControllerRecord> for ClusterMetadataRecord {
    fn from(record: register_controller_record::RegisterControllerRecord) -> Self {
        ClusterMetadataRecord::RegisterController(record)
    }
}

impl From<clear_elr_record::ClearElrRecord> for ClusterMetadataRecord {
    fn from(record: clear_elr_record::ClearElrRecord) -> Self {
        ClusterMetadataRecord::ClearElr(record)
    }
}

impl ClusterMetadataRecord {
    /// Reads the frame version, the record id, the version and the record; `None` for an id that is not known.
    pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {
        let (id, version) = cursor.metadata_frame()?;
        Ok(Some(match id {
            0 => ClusterMetadataRecord::RegisterBroker(register_broker_record::RegisterBrokerRecord::decode(cursor, version)?),
            1 => ClusterMetadataRecord::UnregisterBroker(unregister_broker_record::UnregisterBrokerRecord::decode(cursor, version)?),
            2 => ClusterMetadataRecord::Topic(topic_record::TopicRecord::decode(cursor, version)?),
            3 => ClusterMetadataRecord::Partition(partition_record::PartitionRecord::decode(cursor, version)?),
            4 => ClusterMetadataRecord::Config(config_record::ConfigRecord::decode(cursor, version)?),
            5 => ClusterMetadataRecord::PartitionChange(partition_change_record::PartitionChangeRecord::decode(cursor, version)?),
            7 => ClusterMetadataRecord::FenceBroker(fence_broker_record::FenceBrokerRecord::decode(cursor, version)?),
            8 => ClusterMetadataRecord::UnfenceBroker(unfence_broker_record::UnfenceBrokerRecord::decode(cursor, version)?),
            9 => ClusterMetadataRecord::RemoveTopic(remove_topic_record::RemoveTopicRecord::decode(cursor, version)?),
            10 => ClusterMetadataRecord::DelegationToken(delegation_token_record::DelegationTokenRecord::decode(cursor, version)?),
            11 => ClusterMetadataRecord::UserScramCredential(user_scram_credential_record::UserScramCredentialRecord::decode(
                cursor, version,
            )?),
            12 => ClusterMetadataRecord::FeatureLevel(feature_level_record::FeatureLevelRecord::decode(cursor, version)?),
            14 => ClusterMetadataRecord::ClientQuota(client_quota_record::ClientQuotaRecord::decode(cursor, version)?),
            15 => ClusterMetadataRecord::ProducerIds(producer_ids_record::ProducerIdsRecord::decode(cursor, version)?),
            17 => ClusterMetadataRecord::BrokerRegistrationChange(
                broker_registration_change_record::BrokerRegistrationChangeRecord::decode(cursor, version)?,
            ),
            18 => {
                ClusterMetadataRecord::AccessControlEntry(access_control_entry_record::AccessControlEntryRecord::decode(cursor, version)?)
            }
            19 => ClusterMetadataRecord::RemoveAccessControlEntry(
                remove_access_control_entry_record::RemoveAccessControlEntryRecord::decode(cursor, version)?,
            ),
            20 => ClusterMetadataRecord::NoOp(no_op_record::NoOpRecord::decode(cursor, version)?),
            21 => ClusterMetadataRecord::ZkMigrationState(zk_migration_state_record::ZkMigrationStateRecord::decode(cursor, version)?),
            22 => ClusterMetadataRecord::RemoveUserScramCredential(
                remove_user_scram_credential_record::RemoveUserScramCredentialRecord::decode(cursor, version)?,
            ),
            23 => ClusterMetadataRecord::BeginTransaction(begin_transaction_record::BeginTransactionRecord::decode(cursor, version)?),
            24 => ClusterMetadataRecord::EndTransaction(end_transaction_record::EndTransactionRecord::decode(cursor, version)?),
            25 => ClusterMetadataRecord::AbortTransaction(abort_transaction_record::AbortTransactionRecord::decode(cursor, version)?),
            26 => ClusterMetadataRecord::RemoveDelegationToken(remove_delegation_token_record::RemoveDelegationTokenRecord::decode(
                cursor, version,
            )?),
            27 => ClusterMetadataRecord::RegisterController(register_controller_record::RegisterControllerRecord::decode(cursor, version)?),
            28 => ClusterMetadataRecord::ClearElr(clear_elr_record::ClearElrRecord::decode(cursor, version)?),
            _ => return Ok(None),
        }))
    }

    /// Writes the frame version, the record id, the version and the record.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        out.metadata_frame(self.record_id(), version);
        match self {
            ClusterMetadataRecord::RegisterBroker(record) => record.encode(out, version),
            ClusterMetadataRecord::UnregisterBroker(record) => record.encode(out, version),
            ClusterMetadataRecord::Topic(record) => record.encode(out, version),
            ClusterMetadataRecord::Partition(record) => record.encode(out, version),
            ClusterMetadataRecord::Config(record) => record.encode(out, version),
            ClusterMetadataRecord::PartitionChange(record) => record.encode(out, version),
            ClusterMetadataRecord::FenceBroker(record) => record.encode(out, version),
            ClusterMetadataRecord::UnfenceBroker(record) => record.encode(out, version),
            ClusterMetadataRecord::RemoveTopic(record) => record.encode(out, version),
            ClusterMetadataRecord::DelegationToken(record) => record.encode(out, version),
            ClusterMetadataRecord::UserScramCredential(record) => record.encode(out, version),
            ClusterMetadataRecord::FeatureLevel(record) => record.encode(out, version),
            ClusterMetadataRecord::ClientQuota(record) => record.encode(out, version),
            ClusterMetadataRecord::ProducerIds(record) => record.encode(out, version),
            ClusterMetadataRecord::BrokerRegistrationChange(record) => record.encode(out, version),
            ClusterMetadataRecord::AccessControlEntry(record) => record.encode(out, version),
            ClusterMetadataRecord::RemoveAccessControlEntry(record) => record.encode(out, version),
            ClusterMetadataRecord::NoOp(record) => record.encode(out, version),
            ClusterMetadataRecord::ZkMigrationState(record) => record.encode(out, version),
            ClusterMetadataRecord::RemoveUserScramCredential(record) => record.encode(out, version),
            ClusterMetadataRecord::BeginTransaction(record) => record.encode(out, version),
            ClusterMetadataRecord::EndTransaction(record) => record.encode(out, version),
            ClusterMetadataRecord::AbortTransaction(record) => record.encode(out, version),
            ClusterMetadataRecord::RemoveDelegationToken(record) => record.encode(out, version),
            ClusterMetadataRecord::RegisterController(record) => record.encode(out, version),
            ClusterMetadataRecord::ClearElr(record) => record.encode(out, version),
        }
    }

    /// The highest version that the record has.
    #[must_use]
    pub fn highest_version(&self) -> i16 {
        match self {
            ClusterMetadataRecord::RegisterBroker(_) => register_broker_record::RegisterBrokerRecord::HIGHEST,
            ClusterMetadataRecord::UnregisterBroker(_) => unregister_broker_record::UnregisterBrokerRecord::HIGHEST,
            ClusterMetadataRecord::Topic(_) => topic_record::TopicRecord::HIGHEST,
            ClusterMetadataRecord::Partition(_) => partition_record::PartitionRecord::HIGHEST,
            ClusterMetadataRecord::Config(_) => config_record::ConfigRecord::HIGHEST,
            ClusterMetadataRecord::PartitionChange(_) => partition_change_record::PartitionChangeRecord::HIGHEST,
            ClusterMetadataRecord::FenceBroker(_) => fence_broker_record::FenceBrokerRecord::HIGHEST,
            ClusterMetadataRecord::UnfenceBroker(_) => unfence_broker_record::UnfenceBrokerRecord::HIGHEST,
            ClusterMetadataRecord::RemoveTopic(_) => remove_topic_record::RemoveTopicRecord::HIGHEST,
            ClusterMetadataRecord::DelegationToken(_) => delegation_token_record::DelegationTokenRecord::HIGHEST,
            ClusterMetadataRecord::UserScramCredential(_) => user_scram_credential_record::UserScramCredentialRecord::HIGHEST,
            ClusterMetadataRecord::FeatureLevel(_) => feature_level_record::FeatureLevelRecord::HIGHEST,
            ClusterMetadataRecord::ClientQuota(_) => client_quota_record::ClientQuotaRecord::HIGHEST,
            ClusterMetadataRecord::ProducerIds(_) => producer_ids_record::ProducerIdsRecord::HIGHEST,
            ClusterMetadataRecord::BrokerRegistrationChange(_) => {
                broker_registration_change_record::BrokerRegistrationChangeRecord::HIGHEST
            }
            ClusterMetadataRecord::AccessControlEntry(_) => access_control_entry_record::AccessControlEntryRecord::HIGHEST,
            ClusterMetadataRecord::RemoveAccessControlEntry(_) => {
                remove_access_control_entry_record::RemoveAccessControlEntryRecord::HIGHEST
            }
            ClusterMetadataRecord::NoOp(_) => no_op_record::NoOpRecord::HIGHEST,
            ClusterMetadataRecord::ZkMigrationState(_) => zk_migration_state_record::ZkMigrationStateRecord::HIGHEST,
            ClusterMetadataRecord::RemoveUserScramCredential(_) => {
                remove_user_scram_credential_record::RemoveUserScramCredentialRecord::HIGHEST
            }
            ClusterMetadataRecord::BeginTransaction(_) => begin_transaction_record::BeginTransactionRecord::HIGHEST,
            ClusterMetadataRecord::EndTransaction(_) => end_transaction_record::EndTransactionRecord::HIGHEST,
            ClusterMetadataRecord::AbortTransaction(_) => abort_transaction_record::AbortTransactionRecord::HIGHEST,
            ClusterMetadataRecord::RemoveDelegationToken(_) => remove_delegation_token_record::RemoveDelegationTokenRecord::HIGHEST,
            ClusterMetadataRecord::RegisterController(_) => register_controller_record::RegisterControllerRecord::HIGHEST,
            ClusterMetadataRecord::ClearElr(_) => clear_elr_record::ClearElrRecord::HIGHEST,
        }
    }
}
