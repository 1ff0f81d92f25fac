//! Any request or response.
//!
//! Generated from facts/messages/*.msg by `cargo xtask codegen`; do not edit.

use crate::api::ApiKey;
use crate::messages;
use crate::wire::{Cursor, DecodeError, EncodeError, Encoder};

/// A request of any API.
#[derive(Debug, Clone, PartialEq)]
pub enum AnyRequest {
    Produce(messages::produce_request::ProduceRequest),
    Fetch(messages::fetch_request::FetchRequest),
    ListOffsets(messages::list_offsets_request::ListOffsetsRequest),
    Metadata(messages::metadata_request::MetadataRequest),
    OffsetCommit(messages::offset_commit_request::OffsetCommitRequest),
    OffsetFetch(messages::offset_fetch_request::OffsetFetchRequest),
    FindCoordinator(messages::find_coordinator_request::FindCoordinatorRequest),
    JoinGroup(messages::join_group_request::JoinGroupRequest),
    Heartbeat(messages::heartbeat_request::HeartbeatRequest),
    LeaveGroup(messages::leave_group_request::LeaveGroupRequest),
    SyncGroup(messages::sync_group_request::SyncGroupRequest),
    DescribeGroups(messages::describe_groups_request::DescribeGroupsRequest),
    ListGroups(messages::list_groups_request::ListGroupsRequest),
    SaslHandshake(messages::sasl_handshake_request::SaslHandshakeRequest),
    ApiVersions(messages::api_versions_request::ApiVersionsRequest),
    CreateTopics(messages::create_topics_request::CreateTopicsRequest),
    DeleteTopics(messages::delete_topics_request::DeleteTopicsRequest),
    DeleteRecords(messages::delete_records_request::DeleteRecordsRequest),
    InitProducerId(messages::init_producer_id_request::InitProducerIdRequest),
    OffsetForLeaderEpoch(messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest),
    AddPartitionsToTxn(messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest),
    AddOffsetsToTxn(messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest),
    EndTxn(messages::end_txn_request::EndTxnRequest),
    WriteTxnMarkers(messages::write_txn_markers_request::WriteTxnMarkersRequest),
    TxnOffsetCommit(messages::txn_offset_commit_request::TxnOffsetCommitRequest),
    DescribeAcls(messages::describe_acls_request::DescribeAclsRequest),
    CreateAcls(messages::create_acls_request::CreateAclsRequest),
    DeleteAcls(messages::delete_acls_request::DeleteAclsRequest),
    DescribeConfigs(messages::describe_configs_request::DescribeConfigsRequest),
    AlterConfigs(messages::alter_configs_request::AlterConfigsRequest),
    AlterReplicaLogDirs(messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest),
    DescribeLogDirs(messages::describe_log_dirs_request::DescribeLogDirsRequest),
    SaslAuthenticate(messages::sasl_authenticate_request::SaslAuthenticateRequest),
    CreatePartitions(messages::create_partitions_request::CreatePartitionsRequest),
    CreateDelegationToken(messages::create_delegation_token_request::CreateDelegationTokenRequest),
    RenewDelegationToken(messages::renew_delegation_token_request::RenewDelegationTokenRequest),
    ExpireDelegationToken(messages::expire_delegation_token_request::ExpireDelegationTokenRequest),
    DescribeDelegationToken(messages::describe_delegation_token_request::DescribeDelegationTokenRequest),
    DeleteGroups(messages::delete_groups_request::DeleteGroupsRequest),
    ElectLeaders(messages::elect_leaders_request::ElectLeadersRequest),
    IncrementalAlterConfigs(messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest),
    AlterPartitionReassignments(messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest),
    ListPartitionReassignments(messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest),
    OffsetDelete(messages::offset_delete_request::OffsetDeleteRequest),
    DescribeClientQuotas(messages::describe_client_quotas_request::DescribeClientQuotasRequest),
    AlterClientQuotas(messages::alter_client_quotas_request::AlterClientQuotasRequest),
    DescribeUserScramCredentials(messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest),
    AlterUserScramCredentials(messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest),
    Vote(messages::vote_request::VoteRequest),
    BeginQuorumEpoch(messages::begin_quorum_epoch_request::BeginQuorumEpochRequest),
    EndQuorumEpoch(messages::end_quorum_epoch_request::EndQuorumEpochRequest),
    DescribeQuorum(messages::describe_quorum_request::DescribeQuorumRequest),
    AlterPartition(messages::alter_partition_request::AlterPartitionRequest),
    UpdateFeatures(messages::update_features_request::UpdateFeaturesRequest),
    Envelope(messages::envelope_request::EnvelopeRequest),
    FetchSnapshot(messages::fetch_snapshot_request::FetchSnapshotRequest),
    DescribeCluster(messages::describe_cluster_request::DescribeClusterRequest),
    DescribeProducers(messages::describe_producers_request::DescribeProducersRequest),
    BrokerRegistration(messages::broker_registration_request::BrokerRegistrationRequest),
    BrokerHeartbeat(messages::broker_heartbeat_request::BrokerHeartbeatRequest),
    UnregisterBroker(messages::unregister_broker_request::UnregisterBrokerRequest),
    DescribeTransactions(messages::describe_transactions_request::DescribeTransactionsRequest),
    ListTransactions(messages::list_transactions_request::ListTransactionsRequest),
    AllocateProducerIds(messages::allocate_producer_ids_request::AllocateProducerIdsRequest),
    ConsumerGroupHeartbeat(messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest),
    ConsumerGroupDescribe(messages::consumer_group_describe_request::ConsumerGroupDescribeRequest),
    ControllerRegistration(messages::controller_registration_request::ControllerRegistrationRequest),
    GetTelemetrySubscriptions(messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest),
    PushTelemetry(messages::push_telemetry_request::PushTelemetryRequest),
    AssignReplicasToDirs(messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest),
    ListConfigResources(messages::list_config_resources_request::ListConfigResourcesRequest),
    DescribeTopicPartitions(messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest),
    ShareGroupHeartbeat(messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest),
    ShareGroupDescribe(messages::share_group_describe_request::ShareGroupDescribeRequest),
    ShareFetch(messages::share_fetch_request::ShareFetchRequest),
    ShareAcknowledge(messages::share_acknowledge_request::ShareAcknowledgeRequest),
    AddRaftVoter(messages::add_raft_voter_request::AddRaftVoterRequest),
    RemoveRaftVoter(messages::remove_raft_voter_request::RemoveRaftVoterRequest),
    UpdateRaftVoter(messages::update_raft_voter_request::UpdateRaftVoterRequest),
    InitializeShareGroupState(messages::initialize_share_group_state_request::InitializeShareGroupStateRequest),
    ReadShareGroupState(messages::read_share_group_state_request::ReadShareGroupStateRequest),
    WriteShareGroupState(messages::write_share_group_state_request::WriteShareGroupStateRequest),
    DeleteShareGroupState(messages::delete_share_group_state_request::DeleteShareGroupStateRequest),
    ReadShareGroupStateSummary(messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest),
    StreamsGroupHeartbeat(messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest),
    StreamsGroupDescribe(messages::streams_group_describe_request::StreamsGroupDescribeRequest),
    DescribeShareGroupOffsets(messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest),
    AlterShareGroupOffsets(messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest),
    DeleteShareGroupOffsets(messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest),
}

impl AnyRequest {
    /// Reads one; bytes behind it are left in the cursor.
    pub fn decode(key: ApiKey, version: i16, cursor: &mut Cursor<'_>) -> Result<Self, DecodeError> {
        Ok(match key {
            ApiKey::Produce => AnyRequest::Produce(messages::produce_request::ProduceRequest::decode(cursor, version)?),
            ApiKey::Fetch => AnyRequest::Fetch(messages::fetch_request::FetchRequest::decode(cursor, version)?),
            ApiKey::ListOffsets => AnyRequest::ListOffsets(messages::list_offsets_request::ListOffsetsRequest::decode(cursor, version)?),
            ApiKey::Metadata => AnyRequest::Metadata(messages::metadata_request::MetadataRequest::decode(cursor, version)?),
            ApiKey::OffsetCommit => {
                AnyRequest::OffsetCommit(messages::offset_commit_request::OffsetCommitRequest::decode(cursor, version)?)
            }
            ApiKey::OffsetFetch => AnyRequest::OffsetFetch(messages::offset_fetch_request::OffsetFetchRequest::decode(cursor, version)?),
            ApiKey::FindCoordinator => {
                AnyRequest::FindCoordinator(messages::find_coordinator_request::FindCoordinatorRequest::decode(cursor, version)?)
            }
            ApiKey::JoinGroup => AnyRequest::JoinGroup(messages::join_group_request::JoinGroupRequest::decode(cursor, version)?),
            ApiKey::Heartbeat => AnyRequest::Heartbeat(messages::heartbeat_request::HeartbeatRequest::decode(cursor, version)?),
            ApiKey::LeaveGroup => AnyRequest::LeaveGroup(messages::leave_group_request::LeaveGroupRequest::decode(cursor, version)?),
            ApiKey::SyncGroup => AnyRequest::SyncGroup(messages::sync_group_request::SyncGroupRequest::decode(cursor, version)?),
            ApiKey::DescribeGroups => {
                AnyRequest::DescribeGroups(messages::describe_groups_request::DescribeGroupsRequest::decode(cursor, version)?)
            }
            ApiKey::ListGroups => AnyRequest::ListGroups(messages::list_groups_request::ListGroupsRequest::decode(cursor, version)?),
            ApiKey::SaslHandshake => {
                AnyRequest::SaslHandshake(messages::sasl_handshake_request::SaslHandshakeRequest::decode(cursor, version)?)
            }
            ApiKey::ApiVersions => AnyRequest::ApiVersions(messages::api_versions_request::ApiVersionsRequest::decode(cursor, version)?),
            ApiKey::CreateTopics => {
                AnyRequest::CreateTopics(messages::create_topics_request::CreateTopicsRequest::decode(cursor, version)?)
            }
            ApiKey::DeleteTopics => {
                AnyRequest::DeleteTopics(messages::delete_topics_request::DeleteTopicsRequest::decode(cursor, version)?)
            }
            ApiKey::DeleteRecords => {
                AnyRequest::DeleteRecords(messages::delete_records_request::DeleteRecordsRequest::decode(cursor, version)?)
            }
            ApiKey::InitProducerId => {
                AnyRequest::InitProducerId(messages::init_producer_id_request::InitProducerIdRequest::decode(cursor, version)?)
            }
            ApiKey::OffsetForLeaderEpoch => AnyRequest::OffsetForLeaderEpoch(
                messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest::decode(cursor, version)?,
            ),
            ApiKey::AddPartitionsToTxn => {
                AnyRequest::AddPartitionsToTxn(messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest::decode(cursor, version)?)
            }
            ApiKey::AddOffsetsToTxn => {
                AnyRequest::AddOffsetsToTxn(messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest::decode(cursor, version)?)
            }
            ApiKey::EndTxn => AnyRequest::EndTxn(messages::end_txn_request::EndTxnRequest::decode(cursor, version)?),
            ApiKey::WriteTxnMarkers => {
                AnyRequest::WriteTxnMarkers(messages::write_txn_markers_request::WriteTxnMarkersRequest::decode(cursor, version)?)
            }
            ApiKey::TxnOffsetCommit => {
                AnyRequest::TxnOffsetCommit(messages::txn_offset_commit_request::TxnOffsetCommitRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeAcls => {
                AnyRequest::DescribeAcls(messages::describe_acls_request::DescribeAclsRequest::decode(cursor, version)?)
            }
            ApiKey::CreateAcls => AnyRequest::CreateAcls(messages::create_acls_request::CreateAclsRequest::decode(cursor, version)?),
            ApiKey::DeleteAcls => AnyRequest::DeleteAcls(messages::delete_acls_request::DeleteAclsRequest::decode(cursor, version)?),
            ApiKey::DescribeConfigs => {
                AnyRequest::DescribeConfigs(messages::describe_configs_request::DescribeConfigsRequest::decode(cursor, version)?)
            }
            ApiKey::AlterConfigs => {
                AnyRequest::AlterConfigs(messages::alter_configs_request::AlterConfigsRequest::decode(cursor, version)?)
            }
            ApiKey::AlterReplicaLogDirs => AnyRequest::AlterReplicaLogDirs(
                messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest::decode(cursor, version)?,
            ),
            ApiKey::DescribeLogDirs => {
                AnyRequest::DescribeLogDirs(messages::describe_log_dirs_request::DescribeLogDirsRequest::decode(cursor, version)?)
            }
            ApiKey::SaslAuthenticate => {
                AnyRequest::SaslAuthenticate(messages::sasl_authenticate_request::SaslAuthenticateRequest::decode(cursor, version)?)
            }
            ApiKey::CreatePartitions => {
                AnyRequest::CreatePartitions(messages::create_partitions_request::CreatePartitionsRequest::decode(cursor, version)?)
            }
            ApiKey::CreateDelegationToken => AnyRequest::CreateDelegationToken(
                messages::create_delegation_token_request::CreateDelegationTokenRequest::decode(cursor, version)?,
            ),
            ApiKey::RenewDelegationToken => AnyRequest::RenewDelegationToken(
                messages::renew_delegation_token_request::RenewDelegationTokenRequest::decode(cursor, version)?,
            ),
            ApiKey::ExpireDelegationToken => AnyRequest::ExpireDelegationToken(
                messages::expire_delegation_token_request::ExpireDelegationTokenRequest::decode(cursor, version)?,
            ),
            ApiKey::DescribeDelegationToken => AnyRequest::DescribeDelegationToken(
                messages::describe_delegation_token_request::DescribeDelegationTokenRequest::decode(cursor, version)?,
            ),
            ApiKey::DeleteGroups => {
                AnyRequest::DeleteGroups(messages::delete_groups_request::DeleteGroupsRequest::decode(cursor, version)?)
            }
            ApiKey::ElectLeaders => {
                AnyRequest::ElectLeaders(messages::elect_leaders_request::ElectLeadersRequest::decode(cursor, version)?)
            }
            ApiKey::IncrementalAlterConfigs => AnyRequest::IncrementalAlterConfigs(
                messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest::decode(cursor, version)?,
            ),
            ApiKey::AlterPartitionReassignments => AnyRequest::AlterPartitionReassignments(
                messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest::decode(cursor, version)?,
            ),
            ApiKey::ListPartitionReassignments => AnyRequest::ListPartitionReassignments(
                messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest::decode(cursor, version)?,
            ),
            ApiKey::OffsetDelete => {
                AnyRequest::OffsetDelete(messages::offset_delete_request::OffsetDeleteRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeClientQuotas => AnyRequest::DescribeClientQuotas(
                messages::describe_client_quotas_request::DescribeClientQuotasRequest::decode(cursor, version)?,
            ),
            ApiKey::AlterClientQuotas => {
                AnyRequest::AlterClientQuotas(messages::alter_client_quotas_request::AlterClientQuotasRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeUserScramCredentials => AnyRequest::DescribeUserScramCredentials(
                messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest::decode(cursor, version)?,
            ),
            ApiKey::AlterUserScramCredentials => AnyRequest::AlterUserScramCredentials(
                messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest::decode(cursor, version)?,
            ),
            ApiKey::Vote => AnyRequest::Vote(messages::vote_request::VoteRequest::decode(cursor, version)?),
            ApiKey::BeginQuorumEpoch => {
                AnyRequest::BeginQuorumEpoch(messages::begin_quorum_epoch_request::BeginQuorumEpochRequest::decode(cursor, version)?)
            }
            ApiKey::EndQuorumEpoch => {
                AnyRequest::EndQuorumEpoch(messages::end_quorum_epoch_request::EndQuorumEpochRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeQuorum => {
                AnyRequest::DescribeQuorum(messages::describe_quorum_request::DescribeQuorumRequest::decode(cursor, version)?)
            }
            ApiKey::AlterPartition => {
                AnyRequest::AlterPartition(messages::alter_partition_request::AlterPartitionRequest::decode(cursor, version)?)
            }
            ApiKey::UpdateFeatures => {
                AnyRequest::UpdateFeatures(messages::update_features_request::UpdateFeaturesRequest::decode(cursor, version)?)
            }
            ApiKey::Envelope => AnyRequest::Envelope(messages::envelope_request::EnvelopeRequest::decode(cursor, version)?),
            ApiKey::FetchSnapshot => {
                AnyRequest::FetchSnapshot(messages::fetch_snapshot_request::FetchSnapshotRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeCluster => {
                AnyRequest::DescribeCluster(messages::describe_cluster_request::DescribeClusterRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeProducers => {
                AnyRequest::DescribeProducers(messages::describe_producers_request::DescribeProducersRequest::decode(cursor, version)?)
            }
            ApiKey::BrokerRegistration => {
                AnyRequest::BrokerRegistration(messages::broker_registration_request::BrokerRegistrationRequest::decode(cursor, version)?)
            }
            ApiKey::BrokerHeartbeat => {
                AnyRequest::BrokerHeartbeat(messages::broker_heartbeat_request::BrokerHeartbeatRequest::decode(cursor, version)?)
            }
            ApiKey::UnregisterBroker => {
                AnyRequest::UnregisterBroker(messages::unregister_broker_request::UnregisterBrokerRequest::decode(cursor, version)?)
            }
            ApiKey::DescribeTransactions => AnyRequest::DescribeTransactions(
                messages::describe_transactions_request::DescribeTransactionsRequest::decode(cursor, version)?,
            ),
            ApiKey::ListTransactions => {
                AnyRequest::ListTransactions(messages::list_transactions_request::ListTransactionsRequest::decode(cursor, version)?)
            }
            ApiKey::AllocateProducerIds => AnyRequest::AllocateProducerIds(
                messages::allocate_producer_ids_request::AllocateProducerIdsRequest::decode(cursor, version)?,
            ),
            ApiKey::ConsumerGroupHeartbeat => AnyRequest::ConsumerGroupHeartbeat(
                messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest::decode(cursor, version)?,
            ),
            ApiKey::ConsumerGroupDescribe => AnyRequest::ConsumerGroupDescribe(
                messages::consumer_group_describe_request::ConsumerGroupDescribeRequest::decode(cursor, version)?,
            ),
            ApiKey::ControllerRegistration => AnyRequest::ControllerRegistration(
                messages::controller_registration_request::ControllerRegistrationRequest::decode(cursor, version)?,
            ),
            ApiKey::GetTelemetrySubscriptions => AnyRequest::GetTelemetrySubscriptions(
                messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest::decode(cursor, version)?,
            ),
            ApiKey::PushTelemetry => {
                AnyRequest::PushTelemetry(messages::push_telemetry_request::PushTelemetryRequest::decode(cursor, version)?)
            }
            ApiKey::AssignReplicasToDirs => AnyRequest::AssignReplicasToDirs(
                messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest::decode(cursor, version)?,
            ),
            ApiKey::ListConfigResources => AnyRequest::ListConfigResources(
                messages::list_config_resources_request::ListConfigResourcesRequest::decode(cursor, version)?,
            ),
            ApiKey::DescribeTopicPartitions => AnyRequest::DescribeTopicPartitions(
                messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest::decode(cursor, version)?,
            ),
            ApiKey::ShareGroupHeartbeat => AnyRequest::ShareGroupHeartbeat(
                messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest::decode(cursor, version)?,
            ),
            ApiKey::ShareGroupDescribe => {
                AnyRequest::ShareGroupDescribe(messages::share_group_describe_request::ShareGroupDescribeRequest::decode(cursor, version)?)
            }
            ApiKey::ShareFetch => AnyRequest::ShareFetch(messages::share_fetch_request::ShareFetchRequest::decode(cursor, version)?),
            ApiKey::ShareAcknowledge => {
                AnyRequest::ShareAcknowledge(messages::share_acknowledge_request::ShareAcknowledgeRequest::decode(cursor, version)?)
            }
            ApiKey::AddRaftVoter => {
                AnyRequest::AddRaftVoter(messages::add_raft_voter_request::AddRaftVoterRequest::decode(cursor, version)?)
            }
            ApiKey::RemoveRaftVoter => {
                AnyRequest::RemoveRaftVoter(messages::remove_raft_voter_request::RemoveRaftVoterRequest::decode(cursor, version)?)
            }
            ApiKey::UpdateRaftVoter => {
                AnyRequest::UpdateRaftVoter(messages::update_raft_voter_request::UpdateRaftVoterRequest::decode(cursor, version)?)
            }
            ApiKey::InitializeShareGroupState => AnyRequest::InitializeShareGroupState(
                messages::initialize_share_group_state_request::InitializeShareGroupStateRequest::decode(cursor, version)?,
            ),
            ApiKey::ReadShareGroupState => AnyRequest::ReadShareGroupState(
                messages::read_share_group_state_request::ReadShareGroupStateRequest::decode(cursor, version)?,
            ),
            ApiKey::WriteShareGroupState => AnyRequest::WriteShareGroupState(
                messages::write_share_group_state_request::WriteShareGroupStateRequest::decode(cursor, version)?,
            ),
            ApiKey::DeleteShareGroupState => AnyRequest::DeleteShareGroupState(
                messages::delete_share_group_state_request::DeleteShareGroupStateRequest::decode(cursor, version)?,
            ),
            ApiKey::ReadShareGroupStateSummary => AnyRequest::ReadShareGroupStateSummary(
                messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest::decode(cursor, version)?,
            ),
            ApiKey::StreamsGroupHeartbeat => AnyRequest::StreamsGroupHeartbeat(
                messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest::decode(cursor, version)?,
            ),
            ApiKey::StreamsGroupDescribe => AnyRequest::StreamsGroupDescribe(
                messages::streams_group_describe_request::StreamsGroupDescribeRequest::decode(cursor, version)?,
            ),
            ApiKey::DescribeShareGroupOffsets => AnyRequest::DescribeShareGroupOffsets(
                messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest::decode(cursor, version)?,
            ),
            ApiKey::AlterShareGroupOffsets => AnyRequest::AlterShareGroupOffsets(
                messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest::decode(cursor, version)?,
            ),
            ApiKey::DeleteShareGroupOffsets => AnyRequest::DeleteShareGroupOffsets(
                messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest::decode(cursor, version)?,
            ),
        })
    }

    /// Writes it behind what `out` holds; after an error `out` is as it was.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        match self {
            AnyRequest::Produce(message) => message.encode(out, version),
            AnyRequest::Fetch(message) => message.encode(out, version),
            AnyRequest::ListOffsets(message) => message.encode(out, version),
            AnyRequest::Metadata(message) => message.encode(out, version),
            AnyRequest::OffsetCommit(message) => message.encode(out, version),
            AnyRequest::OffsetFetch(message) => message.encode(out, version),
            AnyRequest::FindCoordinator(message) => message.encode(out, version),
            AnyRequest::JoinGroup(message) => message.encode(out, version),
            AnyRequest::Heartbeat(message) => message.encode(out, version),
            AnyRequest::LeaveGroup(message) => message.encode(out, version),
            AnyRequest::SyncGroup(message) => message.encode(out, version),
            AnyRequest::DescribeGroups(message) => message.encode(out, version),
            AnyRequest::ListGroups(message) => message.encode(out, version),
            AnyRequest::SaslHandshake(message) => message.encode(out, version),
            AnyRequest::ApiVersions(message) => message.encode(out, version),
            AnyRequest::CreateTopics(message) => message.encode(out, version),
            AnyRequest::DeleteTopics(message) => message.encode(out, version),
            AnyRequest::DeleteRecords(message) => message.encode(out, version),
            AnyRequest::InitProducerId(message) => message.encode(out, version),
            AnyRequest::OffsetForLeaderEpoch(message) => message.encode(out, version),
            AnyRequest::AddPartitionsToTxn(message) => message.encode(out, version),
            AnyRequest::AddOffsetsToTxn(message) => message.encode(out, version),
            AnyRequest::EndTxn(message) => message.encode(out, version),
            AnyRequest::WriteTxnMarkers(message) => message.encode(out, version),
            AnyRequest::TxnOffsetCommit(message) => message.encode(out, version),
            AnyRequest::DescribeAcls(message) => message.encode(out, version),
            AnyRequest::CreateAcls(message) => message.encode(out, version),
            AnyRequest::DeleteAcls(message) => message.encode(out, version),
            AnyRequest::DescribeConfigs(message) => message.encode(out, version),
            AnyRequest::AlterConfigs(message) => message.encode(out, version),
            AnyRequest::AlterReplicaLogDirs(message) => message.encode(out, version),
            AnyRequest::DescribeLogDirs(message) => message.encode(out, version),
            AnyRequest::SaslAuthenticate(message) => message.encode(out, version),
            AnyRequest::CreatePartitions(message) => message.encode(out, version),
            AnyRequest::CreateDelegationToken(message) => message.encode(out, version),
            AnyRequest::RenewDelegationToken(message) => message.encode(out, version),
            AnyRequest::ExpireDelegationToken(message) => message.encode(out, version),
            AnyRequest::DescribeDelegationToken(message) => message.encode(out, version),
            AnyRequest::DeleteGroups(message) => message.encode(out, version),
            AnyRequest::ElectLeaders(message) => message.encode(out, version),
            AnyRequest::IncrementalAlterConfigs(message) => message.encode(out, version),
            AnyRequest::AlterPartitionReassignments(message) => message.encode(out, version),
            AnyRequest::ListPartitionReassignments(message) => message.encode(out, version),
            AnyRequest::OffsetDelete(message) => message.encode(out, version),
            AnyRequest::DescribeClientQuotas(message) => message.encode(out, version),
            AnyRequest::AlterClientQuotas(message) => message.encode(out, version),
            AnyRequest::DescribeUserScramCredentials(message) => message.encode(out, version),
            AnyRequest::AlterUserScramCredentials(message) => message.encode(out, version),
            AnyRequest::Vote(message) => message.encode(out, version),
            AnyRequest::BeginQuorumEpoch(message) => message.encode(out, version),
            AnyRequest::EndQuorumEpoch(message) => message.encode(out, version),
            AnyRequest::DescribeQuorum(message) => message.encode(out, version),
            AnyRequest::AlterPartition(message) => message.encode(out, version),
            AnyRequest::UpdateFeatures(message) => message.encode(out, version),
            AnyRequest::Envelope(message) => message.encode(out, version),
            AnyRequest::FetchSnapshot(message) => message.encode(out, version),
            AnyRequest::DescribeCluster(message) => message.encode(out, version),
            AnyRequest::DescribeProducers(message) => message.encode(out, version),
            AnyRequest::BrokerRegistration(message) => message.encode(out, version),
            AnyRequest::BrokerHeartbeat(message) => message.encode(out, version),
            AnyRequest::UnregisterBroker(message) => message.encode(out, version),
            AnyRequest::DescribeTransactions(message) => message.encode(out, version),
            AnyRequest::ListTransactions(message) => message.encode(out, version),
            AnyRequest::AllocateProducerIds(message) => message.encode(out, version),
            AnyRequest::ConsumerGroupHeartbeat(message) => message.encode(out, version),
            AnyRequest::ConsumerGroupDescribe(message) => message.encode(out, version),
            AnyRequest::ControllerRegistration(message) => message.encode(out, version),
            AnyRequest::GetTelemetrySubscriptions(message) => message.encode(out, version),
            AnyRequest::PushTelemetry(message) => message.encode(out, version),
            AnyRequest::AssignReplicasToDirs(message) => message.encode(out, version),
            AnyRequest::ListConfigResources(message) => message.encode(out, version),
            AnyRequest::DescribeTopicPartitions(message) => message.encode(out, version),
            AnyRequest::ShareGroupHeartbeat(message) => message.encode(out, version),
            AnyRequest::ShareGroupDescribe(message) => message.encode(out, version),
            AnyRequest::ShareFetch(message) => message.encode(out, version),
            AnyRequest::ShareAcknowledge(message) => message.encode(out, version),
            AnyRequest::AddRaftVoter(message) => message.encode(out, version),
            AnyRequest::RemoveRaftVoter(message) => message.encode(out, version),
            AnyRequest::UpdateRaftVoter(message) => message.encode(out, version),
            AnyRequest::InitializeShareGroupState(message) => message.encode(out, version),
            AnyRequest::ReadShareGroupState(message) => message.encode(out, version),
            AnyRequest::WriteShareGroupState(message) => message.encode(out, version),
            AnyRequest::DeleteShareGroupState(message) => message.encode(out, version),
            AnyRequest::ReadShareGroupStateSummary(message) => message.encode(out, version),
            AnyRequest::StreamsGroupHeartbeat(message) => message.encode(out, version),
            AnyRequest::StreamsGroupDescribe(message) => message.encode(out, version),
            AnyRequest::DescribeShareGroupOffsets(message) => message.encode(out, version),
            AnyRequest::AlterShareGroupOffsets(message) => message.encode(out, version),
            AnyRequest::DeleteShareGroupOffsets(message) => message.encode(out, version),
        }
    }

    #[must_use]
    pub fn key(&self) -> ApiKey {
        match self {
            AnyRequest::Produce(_) => ApiKey::Produce,
            AnyRequest::Fetch(_) => ApiKey::Fetch,
            AnyRequest::ListOffsets(_) => ApiKey::ListOffsets,
            AnyRequest::Metadata(_) => ApiKey::Metadata,
            AnyRequest::OffsetCommit(_) => ApiKey::OffsetCommit,
            AnyRequest::OffsetFetch(_) => ApiKey::OffsetFetch,
            AnyRequest::FindCoordinator(_) => ApiKey::FindCoordinator,
            AnyRequest::JoinGroup(_) => ApiKey::JoinGroup,
            AnyRequest::Heartbeat(_) => ApiKey::Heartbeat,
            AnyRequest::LeaveGroup(_) => ApiKey::LeaveGroup,
            AnyRequest::SyncGroup(_) => ApiKey::SyncGroup,
            AnyRequest::DescribeGroups(_) => ApiKey::DescribeGroups,
            AnyRequest::ListGroups(_) => ApiKey::ListGroups,
            AnyRequest::SaslHandshake(_) => ApiKey::SaslHandshake,
            AnyRequest::ApiVersions(_) => ApiKey::ApiVersions,
            AnyRequest::CreateTopics(_) => ApiKey::CreateTopics,
            AnyRequest::DeleteTopics(_) => ApiKey::DeleteTopics,
            AnyRequest::DeleteRecords(_) => ApiKey::DeleteRecords,
            AnyRequest::InitProducerId(_) => ApiKey::InitProducerId,
            AnyRequest::OffsetForLeaderEpoch(_) => ApiKey::OffsetForLeaderEpoch,
            AnyRequest::AddPartitionsToTxn(_) => ApiKey::AddPartitionsToTxn,
            AnyRequest::AddOffsetsToTxn(_) => ApiKey::AddOffsetsToTxn,
            AnyRequest::EndTxn(_) => ApiKey::EndTxn,
            AnyRequest::WriteTxnMarkers(_) => ApiKey::WriteTxnMarkers,
            AnyRequest::TxnOffsetCommit(_) => ApiKey::TxnOffsetCommit,
            AnyRequest::DescribeAcls(_) => ApiKey::DescribeAcls,
            AnyRequest::CreateAcls(_) => ApiKey::CreateAcls,
            AnyRequest::DeleteAcls(_) => ApiKey::DeleteAcls,
            AnyRequest::DescribeConfigs(_) => ApiKey::DescribeConfigs,
            AnyRequest::AlterConfigs(_) => ApiKey::AlterConfigs,
            AnyRequest::AlterReplicaLogDirs(_) => ApiKey::AlterReplicaLogDirs,
            AnyRequest::DescribeLogDirs(_) => ApiKey::DescribeLogDirs,
            AnyRequest::SaslAuthenticate(_) => ApiKey::SaslAuthenticate,
            AnyRequest::CreatePartitions(_) => ApiKey::CreatePartitions,
            AnyRequest::CreateDelegationToken(_) => ApiKey::CreateDelegationToken,
            AnyRequest::RenewDelegationToken(_) => ApiKey::RenewDelegationToken,
            AnyRequest::ExpireDelegationToken(_) => ApiKey::ExpireDelegationToken,
            AnyRequest::DescribeDelegationToken(_) => ApiKey::DescribeDelegationToken,
            AnyRequest::DeleteGroups(_) => ApiKey::DeleteGroups,
            AnyRequest::ElectLeaders(_) => ApiKey::ElectLeaders,
            AnyRequest::IncrementalAlterConfigs(_) => ApiKey::IncrementalAlterConfigs,
            AnyRequest::AlterPartitionReassignments(_) => ApiKey::AlterPartitionReassignments,
            AnyRequest::ListPartitionReassignments(_) => ApiKey::ListPartitionReassignments,
            AnyRequest::OffsetDelete(_) => ApiKey::OffsetDelete,
            AnyRequest::DescribeClientQuotas(_) => ApiKey::DescribeClientQuotas,
            AnyRequest::AlterClientQuotas(_) => ApiKey::AlterClientQuotas,
            AnyRequest::DescribeUserScramCredentials(_) => ApiKey::DescribeUserScramCredentials,
            AnyRequest::AlterUserScramCredentials(_) => ApiKey::AlterUserScramCredentials,
            AnyRequest::Vote(_) => ApiKey::Vote,
            AnyRequest::BeginQuorumEpoch(_) => ApiKey::BeginQuorumEpoch,
            AnyRequest::EndQuorumEpoch(_) => ApiKey::EndQuorumEpoch,
            AnyRequest::DescribeQuorum(_) => ApiKey::DescribeQuorum,
            AnyRequest::AlterPartition(_) => ApiKey::AlterPartition,
            AnyRequest::UpdateFeatures(_) => ApiKey::UpdateFeatures,
            AnyRequest::Envelope(_) => ApiKey::Envelope,
            AnyRequest::FetchSnapshot(_) => ApiKey::FetchSnapshot,
            AnyRequest::DescribeCluster(_) => ApiKey::DescribeCluster,
            AnyRequest::DescribeProducers(_) => ApiKey::DescribeProducers,
            AnyRequest::BrokerRegistration(_) => ApiKey::BrokerRegistration,
            AnyRequest::BrokerHeartbeat(_) => ApiKey::BrokerHeartbeat,
            AnyRequest::UnregisterBroker(_) => ApiKey::UnregisterBroker,
            AnyRequest::DescribeTransactions(_) => ApiKey::DescribeTransactions,
            AnyRequest::ListTransactions(_) => ApiKey::ListTransactions,
            AnyRequest::AllocateProducerIds(_) => ApiKey::AllocateProducerIds,
            AnyRequest::ConsumerGroupHeartbeat(_) => ApiKey::ConsumerGroupHeartbeat,
            AnyRequest::ConsumerGroupDescribe(_) => ApiKey::ConsumerGroupDescribe,
            AnyRequest::ControllerRegistration(_) => ApiKey::ControllerRegistration,
            AnyRequest::GetTelemetrySubscriptions(_) => ApiKey::GetTelemetrySubscriptions,
            AnyRequest::PushTelemetry(_) => ApiKey::PushTelemetry,
            AnyRequest::AssignReplicasToDirs(_) => ApiKey::AssignReplicasToDirs,
            AnyRequest::ListConfigResources(_) => ApiKey::ListConfigResources,
            AnyRequest::DescribeTopicPartitions(_) => ApiKey::DescribeTopicPartitions,
            AnyRequest::ShareGroupHeartbeat(_) => ApiKey::ShareGroupHeartbeat,
            AnyRequest::ShareGroupDescribe(_) => ApiKey::ShareGroupDescribe,
            AnyRequest::ShareFetch(_) => ApiKey::ShareFetch,
            AnyRequest::ShareAcknowledge(_) => ApiKey::ShareAcknowledge,
            AnyRequest::AddRaftVoter(_) => ApiKey::AddRaftVoter,
            AnyRequest::RemoveRaftVoter(_) => ApiKey::RemoveRaftVoter,
            AnyRequest::UpdateRaftVoter(_) => ApiKey::UpdateRaftVoter,
            AnyRequest::InitializeShareGroupState(_) => ApiKey::InitializeShareGroupState,
            AnyRequest::ReadShareGroupState(_) => ApiKey::ReadShareGroupState,
            AnyRequest::WriteShareGroupState(_) => ApiKey::WriteShareGroupState,
            AnyRequest::DeleteShareGroupState(_) => ApiKey::DeleteShareGroupState,
            AnyRequest::ReadShareGroupStateSummary(_) => ApiKey::ReadShareGroupStateSummary,
            AnyRequest::StreamsGroupHeartbeat(_) => ApiKey::StreamsGroupHeartbeat,
            AnyRequest::StreamsGroupDescribe(_) => ApiKey::StreamsGroupDescribe,
            AnyRequest::DescribeShareGroupOffsets(_) => ApiKey::DescribeShareGroupOffsets,
            AnyRequest::AlterShareGroupOffsets(_) => ApiKey::AlterShareGroupOffsets,
            AnyRequest::DeleteShareGroupOffsets(_) => ApiKey::DeleteShareGroupOffsets,
        }
    }

    /// All defaults.
    #[must_use]
    pub fn default_of(key: ApiKey) -> Self {
        match key {
            ApiKey::Produce => AnyRequest::Produce(messages::produce_request::ProduceRequest::default()),
            ApiKey::Fetch => AnyRequest::Fetch(messages::fetch_request::FetchRequest::default()),
            ApiKey::ListOffsets => AnyRequest::ListOffsets(messages::list_offsets_request::ListOffsetsRequest::default()),
            ApiKey::Metadata => AnyRequest::Metadata(messages::metadata_request::MetadataRequest::default()),
            ApiKey::OffsetCommit => AnyRequest::OffsetCommit(messages::offset_commit_request::OffsetCommitRequest::default()),
            ApiKey::OffsetFetch => AnyRequest::OffsetFetch(messages::offset_fetch_request::OffsetFetchRequest::default()),
            ApiKey::FindCoordinator => AnyRequest::FindCoordinator(messages::find_coordinator_request::FindCoordinatorRequest::default()),
            ApiKey::JoinGroup => AnyRequest::JoinGroup(messages::join_group_request::JoinGroupRequest::default()),
            ApiKey::Heartbeat => AnyRequest::Heartbeat(messages::heartbeat_request::HeartbeatRequest::default()),
            ApiKey::LeaveGroup => AnyRequest::LeaveGroup(messages::leave_group_request::LeaveGroupRequest::default()),
            ApiKey::SyncGroup => AnyRequest::SyncGroup(messages::sync_group_request::SyncGroupRequest::default()),
            ApiKey::DescribeGroups => AnyRequest::DescribeGroups(messages::describe_groups_request::DescribeGroupsRequest::default()),
            ApiKey::ListGroups => AnyRequest::ListGroups(messages::list_groups_request::ListGroupsRequest::default()),
            ApiKey::SaslHandshake => AnyRequest::SaslHandshake(messages::sasl_handshake_request::SaslHandshakeRequest::default()),
            ApiKey::ApiVersions => AnyRequest::ApiVersions(messages::api_versions_request::ApiVersionsRequest::default()),
            ApiKey::CreateTopics => AnyRequest::CreateTopics(messages::create_topics_request::CreateTopicsRequest::default()),
            ApiKey::DeleteTopics => AnyRequest::DeleteTopics(messages::delete_topics_request::DeleteTopicsRequest::default()),
            ApiKey::DeleteRecords => AnyRequest::DeleteRecords(messages::delete_records_request::DeleteRecordsRequest::default()),
            ApiKey::InitProducerId => AnyRequest::InitProducerId(messages::init_producer_id_request::InitProducerIdRequest::default()),
            ApiKey::OffsetForLeaderEpoch => {
                AnyRequest::OffsetForLeaderEpoch(messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest::default())
            }
            ApiKey::AddPartitionsToTxn => {
                AnyRequest::AddPartitionsToTxn(messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest::default())
            }
            ApiKey::AddOffsetsToTxn => AnyRequest::AddOffsetsToTxn(messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest::default()),
            ApiKey::EndTxn => AnyRequest::EndTxn(messages::end_txn_request::EndTxnRequest::default()),
            ApiKey::WriteTxnMarkers => AnyRequest::WriteTxnMarkers(messages::write_txn_markers_request::WriteTxnMarkersRequest::default()),
            ApiKey::TxnOffsetCommit => AnyRequest::TxnOffsetCommit(messages::txn_offset_commit_request::TxnOffsetCommitRequest::default()),
            ApiKey::DescribeAcls => AnyRequest::DescribeAcls(messages::describe_acls_request::DescribeAclsRequest::default()),
            ApiKey::CreateAcls => AnyRequest::CreateAcls(messages::create_acls_request::CreateAclsRequest::default()),
            ApiKey::DeleteAcls => AnyRequest::DeleteAcls(messages::delete_acls_request::DeleteAclsRequest::default()),
            ApiKey::DescribeConfigs => AnyRequest::DescribeConfigs(messages::describe_configs_request::DescribeConfigsRequest::default()),
            ApiKey::AlterConfigs => AnyRequest::AlterConfigs(messages::alter_configs_request::AlterConfigsRequest::default()),
            ApiKey::AlterReplicaLogDirs => {
                AnyRequest::AlterReplicaLogDirs(messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest::default())
            }
            ApiKey::DescribeLogDirs => AnyRequest::DescribeLogDirs(messages::describe_log_dirs_request::DescribeLogDirsRequest::default()),
            ApiKey::SaslAuthenticate => {
                AnyRequest::SaslAuthenticate(messages::sasl_authenticate_request::SaslAuthenticateRequest::default())
            }
            ApiKey::CreatePartitions => {
                AnyRequest::CreatePartitions(messages::create_partitions_request::CreatePartitionsRequest::default())
            }
            ApiKey::CreateDelegationToken => {
                AnyRequest::CreateDelegationToken(messages::create_delegation_token_request::CreateDelegationTokenRequest::default())
            }
            ApiKey::RenewDelegationToken => {
                AnyRequest::RenewDelegationToken(messages::renew_delegation_token_request::RenewDelegationTokenRequest::default())
            }
            ApiKey::ExpireDelegationToken => {
                AnyRequest::ExpireDelegationToken(messages::expire_delegation_token_request::ExpireDelegationTokenRequest::default())
            }
            ApiKey::DescribeDelegationToken => {
                AnyRequest::DescribeDelegationToken(messages::describe_delegation_token_request::DescribeDelegationTokenRequest::default())
            }
            ApiKey::DeleteGroups => AnyRequest::DeleteGroups(messages::delete_groups_request::DeleteGroupsRequest::default()),
            ApiKey::ElectLeaders => AnyRequest::ElectLeaders(messages::elect_leaders_request::ElectLeadersRequest::default()),
            ApiKey::IncrementalAlterConfigs => {
                AnyRequest::IncrementalAlterConfigs(messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest::default())
            }
            ApiKey::AlterPartitionReassignments => AnyRequest::AlterPartitionReassignments(
                messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest::default(),
            ),
            ApiKey::ListPartitionReassignments => AnyRequest::ListPartitionReassignments(
                messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest::default(),
            ),
            ApiKey::OffsetDelete => AnyRequest::OffsetDelete(messages::offset_delete_request::OffsetDeleteRequest::default()),
            ApiKey::DescribeClientQuotas => {
                AnyRequest::DescribeClientQuotas(messages::describe_client_quotas_request::DescribeClientQuotasRequest::default())
            }
            ApiKey::AlterClientQuotas => {
                AnyRequest::AlterClientQuotas(messages::alter_client_quotas_request::AlterClientQuotasRequest::default())
            }
            ApiKey::DescribeUserScramCredentials => AnyRequest::DescribeUserScramCredentials(
                messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest::default(),
            ),
            ApiKey::AlterUserScramCredentials => AnyRequest::AlterUserScramCredentials(
                messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest::default(),
            ),
            ApiKey::Vote => AnyRequest::Vote(messages::vote_request::VoteRequest::default()),
            ApiKey::BeginQuorumEpoch => {
                AnyRequest::BeginQuorumEpoch(messages::begin_quorum_epoch_request::BeginQuorumEpochRequest::default())
            }
            ApiKey::EndQuorumEpoch => AnyRequest::EndQuorumEpoch(messages::end_quorum_epoch_request::EndQuorumEpochRequest::default()),
            ApiKey::DescribeQuorum => AnyRequest::DescribeQuorum(messages::describe_quorum_request::DescribeQuorumRequest::default()),
            ApiKey::AlterPartition => AnyRequest::AlterPartition(messages::alter_partition_request::AlterPartitionRequest::default()),
            ApiKey::UpdateFeatures => AnyRequest::UpdateFeatures(messages::update_features_request::UpdateFeaturesRequest::default()),
            ApiKey::Envelope => AnyRequest::Envelope(messages::envelope_request::EnvelopeRequest::default()),
            ApiKey::FetchSnapshot => AnyRequest::FetchSnapshot(messages::fetch_snapshot_request::FetchSnapshotRequest::default()),
            ApiKey::DescribeCluster => AnyRequest::DescribeCluster(messages::describe_cluster_request::DescribeClusterRequest::default()),
            ApiKey::DescribeProducers => {
                AnyRequest::DescribeProducers(messages::describe_producers_request::DescribeProducersRequest::default())
            }
            ApiKey::BrokerRegistration => {
                AnyRequest::BrokerRegistration(messages::broker_registration_request::BrokerRegistrationRequest::default())
            }
            ApiKey::BrokerHeartbeat => AnyRequest::BrokerHeartbeat(messages::broker_heartbeat_request::BrokerHeartbeatRequest::default()),
            ApiKey::UnregisterBroker => {
                AnyRequest::UnregisterBroker(messages::unregister_broker_request::UnregisterBrokerRequest::default())
            }
            ApiKey::DescribeTransactions => {
                AnyRequest::DescribeTransactions(messages::describe_transactions_request::DescribeTransactionsRequest::default())
            }
            ApiKey::ListTransactions => {
                AnyRequest::ListTransactions(messages::list_transactions_request::ListTransactionsRequest::default())
            }
            ApiKey::AllocateProducerIds => {
                AnyRequest::AllocateProducerIds(messages::allocate_producer_ids_request::AllocateProducerIdsRequest::default())
            }
            ApiKey::ConsumerGroupHeartbeat => {
                AnyRequest::ConsumerGroupHeartbeat(messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest::default())
            }
            ApiKey::ConsumerGroupDescribe => {
                AnyRequest::ConsumerGroupDescribe(messages::consumer_group_describe_request::ConsumerGroupDescribeRequest::default())
            }
            ApiKey::ControllerRegistration => {
                AnyRequest::ControllerRegistration(messages::controller_registration_request::ControllerRegistrationRequest::default())
            }
            ApiKey::GetTelemetrySubscriptions => AnyRequest::GetTelemetrySubscriptions(
                messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest::default(),
            ),
            ApiKey::PushTelemetry => AnyRequest::PushTelemetry(messages::push_telemetry_request::PushTelemetryRequest::default()),
            ApiKey::AssignReplicasToDirs => {
                AnyRequest::AssignReplicasToDirs(messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest::default())
            }
            ApiKey::ListConfigResources => {
                AnyRequest::ListConfigResources(messages::list_config_resources_request::ListConfigResourcesRequest::default())
            }
            ApiKey::DescribeTopicPartitions => {
                AnyRequest::DescribeTopicPartitions(messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest::default())
            }
            ApiKey::ShareGroupHeartbeat => {
                AnyRequest::ShareGroupHeartbeat(messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest::default())
            }
            ApiKey::ShareGroupDescribe => {
                AnyRequest::ShareGroupDescribe(messages::share_group_describe_request::ShareGroupDescribeRequest::default())
            }
            ApiKey::ShareFetch => AnyRequest::ShareFetch(messages::share_fetch_request::ShareFetchRequest::default()),
            ApiKey::ShareAcknowledge => {
                AnyRequest::ShareAcknowledge(messages::share_acknowledge_request::ShareAcknowledgeRequest::default())
            }
            ApiKey::AddRaftVoter => AnyRequest::AddRaftVoter(messages::add_raft_voter_request::AddRaftVoterRequest::default()),
            ApiKey::RemoveRaftVoter => AnyRequest::RemoveRaftVoter(messages::remove_raft_voter_request::RemoveRaftVoterRequest::default()),
            ApiKey::UpdateRaftVoter => AnyRequest::UpdateRaftVoter(messages::update_raft_voter_request::UpdateRaftVoterRequest::default()),
            ApiKey::InitializeShareGroupState => AnyRequest::InitializeShareGroupState(
                messages::initialize_share_group_state_request::InitializeShareGroupStateRequest::default(),
            ),
            ApiKey::ReadShareGroupState => {
                AnyRequest::ReadShareGroupState(messages::read_share_group_state_request::ReadShareGroupStateRequest::default())
            }
            ApiKey::WriteShareGroupState => {
                AnyRequest::WriteShareGroupState(messages::write_share_group_state_request::WriteShareGroupStateRequest::default())
            }
            ApiKey::DeleteShareGroupState => {
                AnyRequest::DeleteShareGroupState(messages::delete_share_group_state_request::DeleteShareGroupStateRequest::default())
            }
            ApiKey::ReadShareGroupStateSummary => AnyRequest::ReadShareGroupStateSummary(
                messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest::default(),
            ),
            ApiKey::StreamsGroupHeartbeat => {
                AnyRequest::StreamsGroupHeartbeat(messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest::default())
            }
            ApiKey::StreamsGroupDescribe => {
                AnyRequest::StreamsGroupDescribe(messages::streams_group_describe_request::StreamsGroupDescribeRequest::default())
            }
            ApiKey::DescribeShareGroupOffsets => AnyRequest::DescribeShareGroupOffsets(
                messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest::default(),
            ),
            ApiKey::AlterShareGroupOffsets => {
                AnyRequest::AlterShareGroupOffsets(messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest::default())
            }
            ApiKey::DeleteShareGroupOffsets => {
                AnyRequest::DeleteShareGroupOffsets(messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest::default())
            }
        }
    }
}

/// A response of any API.
#[derive(Debug, Clone, PartialEq)]
pub enum AnyResponse {
    Produce(messages::produce_response::ProduceResponse),
    Fetch(messages::fetch_response::FetchResponse),
    ListOffsets(messages::list_offsets_response::ListOffsetsResponse),
    Metadata(messages::metadata_response::MetadataResponse),
    OffsetCommit(messages::offset_commit_response::OffsetCommitResponse),
    OffsetFetch(messages::offset_fetch_response::OffsetFetchResponse),
    FindCoordinator(messages::find_coordinator_response::FindCoordinatorResponse),
    JoinGroup(messages::join_group_response::JoinGroupResponse),
    Heartbeat(messages::heartbeat_response::HeartbeatResponse),
    LeaveGroup(messages::leave_group_response::LeaveGroupResponse),
    SyncGroup(messages::sync_group_response::SyncGroupResponse),
    DescribeGroups(messages::describe_groups_response::DescribeGroupsResponse),
    ListGroups(messages::list_groups_response::ListGroupsResponse),
    SaslHandshake(messages::sasl_handshake_response::SaslHandshakeResponse),
    ApiVersions(messages::api_versions_response::ApiVersionsResponse),
    CreateTopics(messages::create_topics_response::CreateTopicsResponse),
    DeleteTopics(messages::delete_topics_response::DeleteTopicsResponse),
    DeleteRecords(messages::delete_records_response::DeleteRecordsResponse),
    InitProducerId(messages::init_producer_id_response::InitProducerIdResponse),
    OffsetForLeaderEpoch(messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse),
    AddPartitionsToTxn(messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse),
    AddOffsetsToTxn(messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse),
    EndTxn(messages::end_txn_response::EndTxnResponse),
    WriteTxnMarkers(messages::write_txn_markers_response::WriteTxnMarkersResponse),
    TxnOffsetCommit(messages::txn_offset_commit_response::TxnOffsetCommitResponse),
    DescribeAcls(messages::describe_acls_response::DescribeAclsResponse),
    CreateAcls(messages::create_acls_response::CreateAclsResponse),
    DeleteAcls(messages::delete_acls_response::DeleteAclsResponse),
    DescribeConfigs(messages::describe_configs_response::DescribeConfigsResponse),
    AlterConfigs(messages::alter_configs_response::AlterConfigsResponse),
    AlterReplicaLogDirs(messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse),
    DescribeLogDirs(messages::describe_log_dirs_response::DescribeLogDirsResponse),
    SaslAuthenticate(messages::sasl_authenticate_response::SaslAuthenticateResponse),
    CreatePartitions(messages::create_partitions_response::CreatePartitionsResponse),
    CreateDelegationToken(messages::create_delegation_token_response::CreateDelegationTokenResponse),
    RenewDelegationToken(messages::renew_delegation_token_response::RenewDelegationTokenResponse),
    ExpireDelegationToken(messages::expire_delegation_token_response::ExpireDelegationTokenResponse),
    DescribeDelegationToken(messages::describe_delegation_token_response::DescribeDelegationTokenResponse),
    DeleteGroups(messages::delete_groups_response::DeleteGroupsResponse),
    ElectLeaders(messages::elect_leaders_response::ElectLeadersResponse),
    IncrementalAlterConfigs(messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse),
    AlterPartitionReassignments(messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse),
    ListPartitionReassignments(messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse),
    OffsetDelete(messages::offset_delete_response::OffsetDeleteResponse),
    DescribeClientQuotas(messages::describe_client_quotas_response::DescribeClientQuotasResponse),
    AlterClientQuotas(messages::alter_client_quotas_response::AlterClientQuotasResponse),
    DescribeUserScramCredentials(messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse),
    AlterUserScramCredentials(messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse),
    Vote(messages::vote_response::VoteResponse),
    BeginQuorumEpoch(messages::begin_quorum_epoch_response::BeginQuorumEpochResponse),
    EndQuorumEpoch(messages::end_quorum_epoch_response::EndQuorumEpochResponse),
    DescribeQuorum(messages::describe_quorum_response::DescribeQuorumResponse),
    AlterPartition(messages::alter_partition_response::AlterPartitionResponse),
    UpdateFeatures(messages::update_features_response::UpdateFeaturesResponse),
    Envelope(messages::envelope_response::EnvelopeResponse),
    FetchSnapshot(messages::fetch_snapshot_response::FetchSnapshotResponse),
    DescribeCluster(messages::describe_cluster_response::DescribeClusterResponse),
    DescribeProducers(messages::describe_producers_response::DescribeProducersResponse),
    BrokerRegistration(messages::broker_registration_response::BrokerRegistrationResponse),
    BrokerHeartbeat(messages::broker_heartbeat_response::BrokerHeartbeatResponse),
    UnregisterBroker(messages::unregister_broker_response::UnregisterBrokerResponse),
    DescribeTransactions(messages::describe_transactions_response::DescribeTransactionsResponse),
    ListTransactions(messages::list_transactions_response::ListTransactionsResponse),
    AllocateProducerIds(messages::allocate_producer_ids_response::AllocateProducerIdsResponse),
    ConsumerGroupHeartbeat(messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse),
    ConsumerGroupDescribe(messages::consumer_group_describe_response::ConsumerGroupDescribeResponse),
    ControllerRegistration(messages::controller_registration_response::ControllerRegistrationResponse),
    GetTelemetrySubscriptions(messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse),
    PushTelemetry(messages::push_telemetry_response::PushTelemetryResponse),
    AssignReplicasToDirs(messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse),
    ListConfigResources(messages::list_config_resources_response::ListConfigResourcesResponse),
    DescribeTopicPartitions(messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse),
    ShareGroupHeartbeat(messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse),
    ShareGroupDescribe(messages::share_group_describe_response::ShareGroupDescribeResponse),
    ShareFetch(messages::share_fetch_response::ShareFetchResponse),
    ShareAcknowledge(messages::share_acknowledge_response::ShareAcknowledgeResponse),
    AddRaftVoter(messages::add_raft_voter_response::AddRaftVoterResponse),
    RemoveRaftVoter(messages::remove_raft_voter_response::RemoveRaftVoterResponse),
    UpdateRaftVoter(messages::update_raft_voter_response::UpdateRaftVoterResponse),
    InitializeShareGroupState(messages::initialize_share_group_state_response::InitializeShareGroupStateResponse),
    ReadShareGroupState(messages::read_share_group_state_response::ReadShareGroupStateResponse),
    WriteShareGroupState(messages::write_share_group_state_response::WriteShareGroupStateResponse),
    DeleteShareGroupState(messages::delete_share_group_state_response::DeleteShareGroupStateResponse),
    ReadShareGroupStateSummary(messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse),
    StreamsGroupHeartbeat(messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse),
    StreamsGroupDescribe(messages::streams_group_describe_response::StreamsGroupDescribeResponse),
    DescribeShareGroupOffsets(messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse),
    AlterShareGroupOffsets(messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse),
    DeleteShareGroupOffsets(messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse),
}

impl AnyResponse {
    /// Reads one; bytes behind it are left in the cursor.
    pub fn decode(key: ApiKey, version: i16, cursor: &mut Cursor<'_>) -> Result<Self, DecodeError> {
        Ok(match key {
            ApiKey::Produce => AnyResponse::Produce(messages::produce_response::ProduceResponse::decode(cursor, version)?),
            ApiKey::Fetch => AnyResponse::Fetch(messages::fetch_response::FetchResponse::decode(cursor, version)?),
            ApiKey::ListOffsets => AnyResponse::ListOffsets(messages::list_offsets_response::ListOffsetsResponse::decode(cursor, version)?),
            ApiKey::Metadata => AnyResponse::Metadata(messages::metadata_response::MetadataResponse::decode(cursor, version)?),
            ApiKey::OffsetCommit => {
                AnyResponse::OffsetCommit(messages::offset_commit_response::OffsetCommitResponse::decode(cursor, version)?)
            }
            ApiKey::OffsetFetch => AnyResponse::OffsetFetch(messages::offset_fetch_response::OffsetFetchResponse::decode(cursor, version)?),
            ApiKey::FindCoordinator => {
                AnyResponse::FindCoordinator(messages::find_coordinator_response::FindCoordinatorResponse::decode(cursor, version)?)
            }
            ApiKey::JoinGroup => AnyResponse::JoinGroup(messages::join_group_response::JoinGroupResponse::decode(cursor, version)?),
            ApiKey::Heartbeat => AnyResponse::Heartbeat(messages::heartbeat_response::HeartbeatResponse::decode(cursor, version)?),
            ApiKey::LeaveGroup => AnyResponse::LeaveGroup(messages::leave_group_response::LeaveGroupResponse::decode(cursor, version)?),
            ApiKey::SyncGroup => AnyResponse::SyncGroup(messages::sync_group_response::SyncGroupResponse::decode(cursor, version)?),
            ApiKey::DescribeGroups => {
                AnyResponse::DescribeGroups(messages::describe_groups_response::DescribeGroupsResponse::decode(cursor, version)?)
            }
            ApiKey::ListGroups => AnyResponse::ListGroups(messages::list_groups_response::ListGroupsResponse::decode(cursor, version)?),
            ApiKey::SaslHandshake => {
                AnyResponse::SaslHandshake(messages::sasl_handshake_response::SaslHandshakeResponse::decode(cursor, version)?)
            }
            ApiKey::ApiVersions => AnyResponse::ApiVersions(messages::api_versions_response::ApiVersionsResponse::decode(cursor, version)?),
            ApiKey::CreateTopics => {
                AnyResponse::CreateTopics(messages::create_topics_response::CreateTopicsResponse::decode(cursor, version)?)
            }
            ApiKey::DeleteTopics => {
                AnyResponse::DeleteTopics(messages::delete_topics_response::DeleteTopicsResponse::decode(cursor, version)?)
            }
            ApiKey::DeleteRecords => {
                AnyResponse::DeleteRecords(messages::delete_records_response::DeleteRecordsResponse::decode(cursor, version)?)
            }
            ApiKey::InitProducerId => {
                AnyResponse::InitProducerId(messages::init_producer_id_response::InitProducerIdResponse::decode(cursor, version)?)
            }
            ApiKey::OffsetForLeaderEpoch => AnyResponse::OffsetForLeaderEpoch(
                messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse::decode(cursor, version)?,
            ),
            ApiKey::AddPartitionsToTxn => AnyResponse::AddPartitionsToTxn(
                messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse::decode(cursor, version)?,
            ),
            ApiKey::AddOffsetsToTxn => {
                AnyResponse::AddOffsetsToTxn(messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse::decode(cursor, version)?)
            }
            ApiKey::EndTxn => AnyResponse::EndTxn(messages::end_txn_response::EndTxnResponse::decode(cursor, version)?),
            ApiKey::WriteTxnMarkers => {
                AnyResponse::WriteTxnMarkers(messages::write_txn_markers_response::WriteTxnMarkersResponse::decode(cursor, version)?)
            }
            ApiKey::TxnOffsetCommit => {
                AnyResponse::TxnOffsetCommit(messages::txn_offset_commit_response::TxnOffsetCommitResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeAcls => {
                AnyResponse::DescribeAcls(messages::describe_acls_response::DescribeAclsResponse::decode(cursor, version)?)
            }
            ApiKey::CreateAcls => AnyResponse::CreateAcls(messages::create_acls_response::CreateAclsResponse::decode(cursor, version)?),
            ApiKey::DeleteAcls => AnyResponse::DeleteAcls(messages::delete_acls_response::DeleteAclsResponse::decode(cursor, version)?),
            ApiKey::DescribeConfigs => {
                AnyResponse::DescribeConfigs(messages::describe_configs_response::DescribeConfigsResponse::decode(cursor, version)?)
            }
            ApiKey::AlterConfigs => {
                AnyResponse::AlterConfigs(messages::alter_configs_response::AlterConfigsResponse::decode(cursor, version)?)
            }
            ApiKey::AlterReplicaLogDirs => AnyResponse::AlterReplicaLogDirs(
                messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse::decode(cursor, version)?,
            ),
            ApiKey::DescribeLogDirs => {
                AnyResponse::DescribeLogDirs(messages::describe_log_dirs_response::DescribeLogDirsResponse::decode(cursor, version)?)
            }
            ApiKey::SaslAuthenticate => {
                AnyResponse::SaslAuthenticate(messages::sasl_authenticate_response::SaslAuthenticateResponse::decode(cursor, version)?)
            }
            ApiKey::CreatePartitions => {
                AnyResponse::CreatePartitions(messages::create_partitions_response::CreatePartitionsResponse::decode(cursor, version)?)
            }
            ApiKey::CreateDelegationToken => AnyResponse::CreateDelegationToken(
                messages::create_delegation_token_response::CreateDelegationTokenResponse::decode(cursor, version)?,
            ),
            ApiKey::RenewDelegationToken => AnyResponse::RenewDelegationToken(
                messages::renew_delegation_token_response::RenewDelegationTokenResponse::decode(cursor, version)?,
            ),
            ApiKey::ExpireDelegationToken => AnyResponse::ExpireDelegationToken(
                messages::expire_delegation_token_response::ExpireDelegationTokenResponse::decode(cursor, version)?,
            ),
            ApiKey::DescribeDelegationToken => AnyResponse::DescribeDelegationToken(
                messages::describe_delegation_token_response::DescribeDelegationTokenResponse::decode(cursor, version)?,
            ),
            ApiKey::DeleteGroups => {
                AnyResponse::DeleteGroups(messages::delete_groups_response::DeleteGroupsResponse::decode(cursor, version)?)
            }
            ApiKey::ElectLeaders => {
                AnyResponse::ElectLeaders(messages::elect_leaders_response::ElectLeadersResponse::decode(cursor, version)?)
            }
            ApiKey::IncrementalAlterConfigs => AnyResponse::IncrementalAlterConfigs(
                messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse::decode(cursor, version)?,
            ),
            ApiKey::AlterPartitionReassignments => AnyResponse::AlterPartitionReassignments(
                messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse::decode(cursor, version)?,
            ),
            ApiKey::ListPartitionReassignments => AnyResponse::ListPartitionReassignments(
                messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse::decode(cursor, version)?,
            ),
            ApiKey::OffsetDelete => {
                AnyResponse::OffsetDelete(messages::offset_delete_response::OffsetDeleteResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeClientQuotas => AnyResponse::DescribeClientQuotas(
                messages::describe_client_quotas_response::DescribeClientQuotasResponse::decode(cursor, version)?,
            ),
            ApiKey::AlterClientQuotas => {
                AnyResponse::AlterClientQuotas(messages::alter_client_quotas_response::AlterClientQuotasResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeUserScramCredentials => AnyResponse::DescribeUserScramCredentials(
                messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse::decode(cursor, version)?,
            ),
            ApiKey::AlterUserScramCredentials => AnyResponse::AlterUserScramCredentials(
                messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse::decode(cursor, version)?,
            ),
            ApiKey::Vote => AnyResponse::Vote(messages::vote_response::VoteResponse::decode(cursor, version)?),
            ApiKey::BeginQuorumEpoch => {
                AnyResponse::BeginQuorumEpoch(messages::begin_quorum_epoch_response::BeginQuorumEpochResponse::decode(cursor, version)?)
            }
            ApiKey::EndQuorumEpoch => {
                AnyResponse::EndQuorumEpoch(messages::end_quorum_epoch_response::EndQuorumEpochResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeQuorum => {
                AnyResponse::DescribeQuorum(messages::describe_quorum_response::DescribeQuorumResponse::decode(cursor, version)?)
            }
            ApiKey::AlterPartition => {
                AnyResponse::AlterPartition(messages::alter_partition_response::AlterPartitionResponse::decode(cursor, version)?)
            }
            ApiKey::UpdateFeatures => {
                AnyResponse::UpdateFeatures(messages::update_features_response::UpdateFeaturesResponse::decode(cursor, version)?)
            }
            ApiKey::Envelope => AnyResponse::Envelope(messages::envelope_response::EnvelopeResponse::decode(cursor, version)?),
            ApiKey::FetchSnapshot => {
                AnyResponse::FetchSnapshot(messages::fetch_snapshot_response::FetchSnapshotResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeCluster => {
                AnyResponse::DescribeCluster(messages::describe_cluster_response::DescribeClusterResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeProducers => {
                AnyResponse::DescribeProducers(messages::describe_producers_response::DescribeProducersResponse::decode(cursor, version)?)
            }
            ApiKey::BrokerRegistration => AnyResponse::BrokerRegistration(
                messages::broker_registration_response::BrokerRegistrationResponse::decode(cursor, version)?,
            ),
            ApiKey::BrokerHeartbeat => {
                AnyResponse::BrokerHeartbeat(messages::broker_heartbeat_response::BrokerHeartbeatResponse::decode(cursor, version)?)
            }
            ApiKey::UnregisterBroker => {
                AnyResponse::UnregisterBroker(messages::unregister_broker_response::UnregisterBrokerResponse::decode(cursor, version)?)
            }
            ApiKey::DescribeTransactions => AnyResponse::DescribeTransactions(
                messages::describe_transactions_response::DescribeTransactionsResponse::decode(cursor, version)?,
            ),
            ApiKey::ListTransactions => {
                AnyResponse::ListTransactions(messages::list_transactions_response::ListTransactionsResponse::decode(cursor, version)?)
            }
            ApiKey::AllocateProducerIds => AnyResponse::AllocateProducerIds(
                messages::allocate_producer_ids_response::AllocateProducerIdsResponse::decode(cursor, version)?,
            ),
            ApiKey::ConsumerGroupHeartbeat => AnyResponse::ConsumerGroupHeartbeat(
                messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse::decode(cursor, version)?,
            ),
            ApiKey::ConsumerGroupDescribe => AnyResponse::ConsumerGroupDescribe(
                messages::consumer_group_describe_response::ConsumerGroupDescribeResponse::decode(cursor, version)?,
            ),
            ApiKey::ControllerRegistration => AnyResponse::ControllerRegistration(
                messages::controller_registration_response::ControllerRegistrationResponse::decode(cursor, version)?,
            ),
            ApiKey::GetTelemetrySubscriptions => AnyResponse::GetTelemetrySubscriptions(
                messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse::decode(cursor, version)?,
            ),
            ApiKey::PushTelemetry => {
                AnyResponse::PushTelemetry(messages::push_telemetry_response::PushTelemetryResponse::decode(cursor, version)?)
            }
            ApiKey::AssignReplicasToDirs => AnyResponse::AssignReplicasToDirs(
                messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse::decode(cursor, version)?,
            ),
            ApiKey::ListConfigResources => AnyResponse::ListConfigResources(
                messages::list_config_resources_response::ListConfigResourcesResponse::decode(cursor, version)?,
            ),
            ApiKey::DescribeTopicPartitions => AnyResponse::DescribeTopicPartitions(
                messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse::decode(cursor, version)?,
            ),
            ApiKey::ShareGroupHeartbeat => AnyResponse::ShareGroupHeartbeat(
                messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse::decode(cursor, version)?,
            ),
            ApiKey::ShareGroupDescribe => AnyResponse::ShareGroupDescribe(
                messages::share_group_describe_response::ShareGroupDescribeResponse::decode(cursor, version)?,
            ),
            ApiKey::ShareFetch => AnyResponse::ShareFetch(messages::share_fetch_response::ShareFetchResponse::decode(cursor, version)?),
            ApiKey::ShareAcknowledge => {
                AnyResponse::ShareAcknowledge(messages::share_acknowledge_response::ShareAcknowledgeResponse::decode(cursor, version)?)
            }
            ApiKey::AddRaftVoter => {
                AnyResponse::AddRaftVoter(messages::add_raft_voter_response::AddRaftVoterResponse::decode(cursor, version)?)
            }
            ApiKey::RemoveRaftVoter => {
                AnyResponse::RemoveRaftVoter(messages::remove_raft_voter_response::RemoveRaftVoterResponse::decode(cursor, version)?)
            }
            ApiKey::UpdateRaftVoter => {
                AnyResponse::UpdateRaftVoter(messages::update_raft_voter_response::UpdateRaftVoterResponse::decode(cursor, version)?)
            }
            ApiKey::InitializeShareGroupState => AnyResponse::InitializeShareGroupState(
                messages::initialize_share_group_state_response::InitializeShareGroupStateResponse::decode(cursor, version)?,
            ),
            ApiKey::ReadShareGroupState => AnyResponse::ReadShareGroupState(
                messages::read_share_group_state_response::ReadShareGroupStateResponse::decode(cursor, version)?,
            ),
            ApiKey::WriteShareGroupState => AnyResponse::WriteShareGroupState(
                messages::write_share_group_state_response::WriteShareGroupStateResponse::decode(cursor, version)?,
            ),
            ApiKey::DeleteShareGroupState => AnyResponse::DeleteShareGroupState(
                messages::delete_share_group_state_response::DeleteShareGroupStateResponse::decode(cursor, version)?,
            ),
            ApiKey::ReadShareGroupStateSummary => AnyResponse::ReadShareGroupStateSummary(
                messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse::decode(cursor, version)?,
            ),
            ApiKey::StreamsGroupHeartbeat => AnyResponse::StreamsGroupHeartbeat(
                messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse::decode(cursor, version)?,
            ),
            ApiKey::StreamsGroupDescribe => AnyResponse::StreamsGroupDescribe(
                messages::streams_group_describe_response::StreamsGroupDescribeResponse::decode(cursor, version)?,
            ),
            ApiKey::DescribeShareGroupOffsets => AnyResponse::DescribeShareGroupOffsets(
                messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse::decode(cursor, version)?,
            ),
            ApiKey::AlterShareGroupOffsets => AnyResponse::AlterShareGroupOffsets(
                messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse::decode(cursor, version)?,
            ),
            ApiKey::DeleteShareGroupOffsets => AnyResponse::DeleteShareGroupOffsets(
                messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse::decode(cursor, version)?,
            ),
        })
    }

    /// Writes it behind what `out` holds; after an error `out` is as it was.
    pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {
        match self {
            AnyResponse::Produce(message) => message.encode(out, version),
            AnyResponse::Fetch(message) => message.encode(out, version),
            AnyResponse::ListOffsets(message) => message.encode(out, version),
            AnyResponse::Metadata(message) => message.encode(out, version),
            AnyResponse::OffsetCommit(message) => message.encode(out, version),
            AnyResponse::OffsetFetch(message) => message.encode(out, version),
            AnyResponse::FindCoordinator(message) => message.encode(out, version),
            AnyResponse::JoinGroup(message) => message.encode(out, version),
            AnyResponse::Heartbeat(message) => message.encode(out, version),
            AnyResponse::LeaveGroup(message) => message.encode(out, version),
            AnyResponse::SyncGroup(message) => message.encode(out, version),
            AnyResponse::DescribeGroups(message) => message.encode(out, version),
            AnyResponse::ListGroups(message) => message.encode(out, version),
            AnyResponse::SaslHandshake(message) => message.encode(out, version),
            AnyResponse::ApiVersions(message) => message.encode(out, version),
            AnyResponse::CreateTopics(message) => message.encode(out, version),
            AnyResponse::DeleteTopics(message) => message.encode(out, version),
            AnyResponse::DeleteRecords(message) => message.encode(out, version),
            AnyResponse::InitProducerId(message) => message.encode(out, version),
            AnyResponse::OffsetForLeaderEpoch(message) => message.encode(out, version),
            AnyResponse::AddPartitionsToTxn(message) => message.encode(out, version),
            AnyResponse::AddOffsetsToTxn(message) => message.encode(out, version),
            AnyResponse::EndTxn(message) => message.encode(out, version),
            AnyResponse::WriteTxnMarkers(message) => message.encode(out, version),
            AnyResponse::TxnOffsetCommit(message) => message.encode(out, version),
            AnyResponse::DescribeAcls(message) => message.encode(out, version),
            AnyResponse::CreateAcls(message) => message.encode(out, version),
            AnyResponse::DeleteAcls(message) => message.encode(out, version),
            AnyResponse::DescribeConfigs(message) => message.encode(out, version),
            AnyResponse::AlterConfigs(message) => message.encode(out, version),
            AnyResponse::AlterReplicaLogDirs(message) => message.encode(out, version),
            AnyResponse::DescribeLogDirs(message) => message.encode(out, version),
            AnyResponse::SaslAuthenticate(message) => message.encode(out, version),
            AnyResponse::CreatePartitions(message) => message.encode(out, version),
            AnyResponse::CreateDelegationToken(message) => message.encode(out, version),
            AnyResponse::RenewDelegationToken(message) => message.encode(out, version),
            AnyResponse::ExpireDelegationToken(message) => message.encode(out, version),
            AnyResponse::DescribeDelegationToken(message) => message.encode(out, version),
            AnyResponse::DeleteGroups(message) => message.encode(out, version),
            AnyResponse::ElectLeaders(message) => message.encode(out, version),
            AnyResponse::IncrementalAlterConfigs(message) => message.encode(out, version),
            AnyResponse::AlterPartitionReassignments(message) => message.encode(out, version),
            AnyResponse::ListPartitionReassignments(message) => message.encode(out, version),
            AnyResponse::OffsetDelete(message) => message.encode(out, version),
            AnyResponse::DescribeClientQuotas(message) => message.encode(out, version),
            AnyResponse::AlterClientQuotas(message) => message.encode(out, version),
            AnyResponse::DescribeUserScramCredentials(message) => message.encode(out, version),
            AnyResponse::AlterUserScramCredentials(message) => message.encode(out, version),
            AnyResponse::Vote(message) => message.encode(out, version),
            AnyResponse::BeginQuorumEpoch(message) => message.encode(out, version),
            AnyResponse::EndQuorumEpoch(message) => message.encode(out, version),
            AnyResponse::DescribeQuorum(message) => message.encode(out, version),
            AnyResponse::AlterPartition(message) => message.encode(out, version),
            AnyResponse::UpdateFeatures(message) => message.encode(out, version),
            AnyResponse::Envelope(message) => message.encode(out, version),
            AnyResponse::FetchSnapshot(message) => message.encode(out, version),
            AnyResponse::DescribeCluster(message) => message.encode(out, version),
            AnyResponse::DescribeProducers(message) => message.encode(out, version),
            AnyResponse::BrokerRegistration(message) => message.encode(out, version),
            AnyResponse::BrokerHeartbeat(message) => message.encode(out, version),
            AnyResponse::UnregisterBroker(message) => message.encode(out, version),
            AnyResponse::DescribeTransactions(message) => message.encode(out, version),
            AnyResponse::ListTransactions(message) => message.encode(out, version),
            AnyResponse::AllocateProducerIds(message) => message.encode(out, version),
            AnyResponse::ConsumerGroupHeartbeat(message) => message.encode(out, version),
            AnyResponse::ConsumerGroupDescribe(message) => message.encode(out, version),
            AnyResponse::ControllerRegistration(message) => message.encode(out, version),
            AnyResponse::GetTelemetrySubscriptions(message) => message.encode(out, version),
            AnyResponse::PushTelemetry(message) => message.encode(out, version),
            AnyResponse::AssignReplicasToDirs(message) => message.encode(out, version),
            AnyResponse::ListConfigResources(message) => message.encode(out, version),
            AnyResponse::DescribeTopicPartitions(message) => message.encode(out, version),
            AnyResponse::ShareGroupHeartbeat(message) => message.encode(out, version),
            AnyResponse::ShareGroupDescribe(message) => message.encode(out, version),
            AnyResponse::ShareFetch(message) => message.encode(out, version),
            AnyResponse::ShareAcknowledge(message) => message.encode(out, version),
            AnyResponse::AddRaftVoter(message) => message.encode(out, version),
            AnyResponse::RemoveRaftVoter(message) => message.encode(out, version),
            AnyResponse::UpdateRaftVoter(message) => message.encode(out, version),
            AnyResponse::InitializeShareGroupState(message) => message.encode(out, version),
            AnyResponse::ReadShareGroupState(message) => message.encode(out, version),
            AnyResponse::WriteShareGroupState(message) => message.encode(out, version),
            AnyResponse::DeleteShareGroupState(message) => message.encode(out, version),
            AnyResponse::ReadShareGroupStateSummary(message) => message.encode(out, version),
            AnyResponse::StreamsGroupHeartbeat(message) => message.encode(out, version),
            AnyResponse::StreamsGroupDescribe(message) => message.encode(out, version),
            AnyResponse::DescribeShareGroupOffsets(message) => message.encode(out, version),
            AnyResponse::AlterShareGroupOffsets(message) => message.encode(out, version),
            AnyResponse::DeleteShareGroupOffsets(message) => message.encode(out, version),
        }
    }

    #[must_use]
    pub fn key(&self) -> ApiKey {
        match self {
            AnyResponse::Produce(_) => ApiKey::Produce,
            AnyResponse::Fetch(_) => ApiKey::Fetch,
            AnyResponse::ListOffsets(_) => ApiKey::ListOffsets,
            AnyResponse::Metadata(_) => ApiKey::Metadata,
            AnyResponse::OffsetCommit(_) => ApiKey::OffsetCommit,
            AnyResponse::OffsetFetch(_) => ApiKey::OffsetFetch,
            AnyResponse::FindCoordinator(_) => ApiKey::FindCoordinator,
            AnyResponse::JoinGroup(_) => ApiKey::JoinGroup,
            AnyResponse::Heartbeat(_) => ApiKey::Heartbeat,
            AnyResponse::LeaveGroup(_) => ApiKey::LeaveGroup,
            AnyResponse::SyncGroup(_) => ApiKey::SyncGroup,
            AnyResponse::DescribeGroups(_) => ApiKey::DescribeGroups,
            AnyResponse::ListGroups(_) => ApiKey::ListGroups,
            AnyResponse::SaslHandshake(_) => ApiKey::SaslHandshake,
            AnyResponse::ApiVersions(_) => ApiKey::ApiVersions,
            AnyResponse::CreateTopics(_) => ApiKey::CreateTopics,
            AnyResponse::DeleteTopics(_) => ApiKey::DeleteTopics,
            AnyResponse::DeleteRecords(_) => ApiKey::DeleteRecords,
            AnyResponse::InitProducerId(_) => ApiKey::InitProducerId,
            AnyResponse::OffsetForLeaderEpoch(_) => ApiKey::OffsetForLeaderEpoch,
            AnyResponse::AddPartitionsToTxn(_) => ApiKey::AddPartitionsToTxn,
            AnyResponse::AddOffsetsToTxn(_) => ApiKey::AddOffsetsToTxn,
            AnyResponse::EndTxn(_) => ApiKey::EndTxn,
            AnyResponse::WriteTxnMarkers(_) => ApiKey::WriteTxnMarkers,
            AnyResponse::TxnOffsetCommit(_) => ApiKey::TxnOffsetCommit,
            AnyResponse::DescribeAcls(_) => ApiKey::DescribeAcls,
            AnyResponse::CreateAcls(_) => ApiKey::CreateAcls,
            AnyResponse::DeleteAcls(_) => ApiKey::DeleteAcls,
            AnyResponse::DescribeConfigs(_) => ApiKey::DescribeConfigs,
            AnyResponse::AlterConfigs(_) => ApiKey::AlterConfigs,
            AnyResponse::AlterReplicaLogDirs(_) => ApiKey::AlterReplicaLogDirs,
            AnyResponse::DescribeLogDirs(_) => ApiKey::DescribeLogDirs,
            AnyResponse::SaslAuthenticate(_) => ApiKey::SaslAuthenticate,
            AnyResponse::CreatePartitions(_) => ApiKey::CreatePartitions,
            AnyResponse::CreateDelegationToken(_) => ApiKey::CreateDelegationToken,
            AnyResponse::RenewDelegationToken(_) => ApiKey::RenewDelegationToken,
            AnyResponse::ExpireDelegationToken(_) => ApiKey::ExpireDelegationToken,
            AnyResponse::DescribeDelegationToken(_) => ApiKey::DescribeDelegationToken,
            AnyResponse::DeleteGroups(_) => ApiKey::DeleteGroups,
            AnyResponse::ElectLeaders(_) => ApiKey::ElectLeaders,
            AnyResponse::IncrementalAlterConfigs(_) => ApiKey::IncrementalAlterConfigs,
            AnyResponse::AlterPartitionReassignments(_) => ApiKey::AlterPartitionReassignments,
            AnyResponse::ListPartitionReassignments(_) => ApiKey::ListPartitionReassignments,
            AnyResponse::OffsetDelete(_) => ApiKey::OffsetDelete,
            AnyResponse::DescribeClientQuotas(_) => ApiKey::DescribeClientQuotas,
            AnyResponse::AlterClientQuotas(_) => ApiKey::AlterClientQuotas,
            AnyResponse::DescribeUserScramCredentials(_) => ApiKey::DescribeUserScramCredentials,
            AnyResponse::AlterUserScramCredentials(_) => ApiKey::AlterUserScramCredentials,
            AnyResponse::Vote(_) => ApiKey::Vote,
            AnyResponse::BeginQuorumEpoch(_) => ApiKey::BeginQuorumEpoch,
            AnyResponse::EndQuorumEpoch(_) => ApiKey::EndQuorumEpoch,
            AnyResponse::DescribeQuorum(_) => ApiKey::DescribeQuorum,
            AnyResponse::AlterPartition(_) => ApiKey::AlterPartition,
            AnyResponse::UpdateFeatures(_) => ApiKey::UpdateFeatures,
            AnyResponse::Envelope(_) => ApiKey::Envelope,
            AnyResponse::FetchSnapshot(_) => ApiKey::FetchSnapshot,
            AnyResponse::DescribeCluster(_) => ApiKey::DescribeCluster,
            AnyResponse::DescribeProducers(_) => ApiKey::DescribeProducers,
            AnyResponse::BrokerRegistration(_) => ApiKey::BrokerRegistration,
            AnyResponse::BrokerHeartbeat(_) => ApiKey::BrokerHeartbeat,
            AnyResponse::UnregisterBroker(_) => ApiKey::UnregisterBroker,
            AnyResponse::DescribeTransactions(_) => ApiKey::DescribeTransactions,
            AnyResponse::ListTransactions(_) => ApiKey::ListTransactions,
            AnyResponse::AllocateProducerIds(_) => ApiKey::AllocateProducerIds,
            AnyResponse::ConsumerGroupHeartbeat(_) => ApiKey::ConsumerGroupHeartbeat,
            AnyResponse::ConsumerGroupDescribe(_) => ApiKey::ConsumerGroupDescribe,
            AnyResponse::ControllerRegistration(_) => ApiKey::ControllerRegistration,
            AnyResponse::GetTelemetrySubscriptions(_) => ApiKey::GetTelemetrySubscriptions,
            AnyResponse::PushTelemetry(_) => ApiKey::PushTelemetry,
            AnyResponse::AssignReplicasToDirs(_) => ApiKey::AssignReplicasToDirs,
            AnyResponse::ListConfigResources(_) => ApiKey::ListConfigResources,
            AnyResponse::DescribeTopicPartitions(_) => ApiKey::DescribeTopicPartitions,
            AnyResponse::ShareGroupHeartbeat(_) => ApiKey::ShareGroupHeartbeat,
            AnyResponse::ShareGroupDescribe(_) => ApiKey::ShareGroupDescribe,
            AnyResponse::ShareFetch(_) => ApiKey::ShareFetch,
            AnyResponse::ShareAcknowledge(_) => ApiKey::ShareAcknowledge,
            AnyResponse::AddRaftVoter(_) => ApiKey::AddRaftVoter,
            AnyResponse::RemoveRaftVoter(_) => ApiKey::RemoveRaftVoter,
            AnyResponse::UpdateRaftVoter(_) => ApiKey::UpdateRaftVoter,
            AnyResponse::InitializeShareGroupState(_) => ApiKey::InitializeShareGroupState,
            AnyResponse::ReadShareGroupState(_) => ApiKey::ReadShareGroupState,
            AnyResponse::WriteShareGroupState(_) => ApiKey::WriteShareGroupState,
            AnyResponse::DeleteShareGroupState(_) => ApiKey::DeleteShareGroupState,
            AnyResponse::ReadShareGroupStateSummary(_) => ApiKey::ReadShareGroupStateSummary,
            AnyResponse::StreamsGroupHeartbeat(_) => ApiKey::StreamsGroupHeartbeat,
            AnyResponse::StreamsGroupDescribe(_) => ApiKey::StreamsGroupDescribe,
            AnyResponse::DescribeShareGroupOffsets(_) => ApiKey::DescribeShareGroupOffsets,
            AnyResponse::AlterShareGroupOffsets(_) => ApiKey::AlterShareGroupOffsets,
            AnyResponse::DeleteShareGroupOffsets(_) => ApiKey::DeleteShareGroupOffsets,
        }
    }

    /// All defaults.
    #[must_use]
    pub fn default_of(key: ApiKey) -> Self {
        match key {
            ApiKey::Produce => AnyResponse::Produce(messages::produce_response::ProduceResponse::default()),
            ApiKey::Fetch => AnyResponse::Fetch(messages::fetch_response::FetchResponse::default()),
            ApiKey::ListOffsets => AnyResponse::ListOffsets(messages::list_offsets_response::ListOffsetsResponse::default()),
            ApiKey::Metadata => AnyResponse::Metadata(messages::metadata_response::MetadataResponse::default()),
            ApiKey::OffsetCommit => AnyResponse::OffsetCommit(messages::offset_commit_response::OffsetCommitResponse::default()),
            ApiKey::OffsetFetch => AnyResponse::OffsetFetch(messages::offset_fetch_response::OffsetFetchResponse::default()),
            ApiKey::FindCoordinator => {
                AnyResponse::FindCoordinator(messages::find_coordinator_response::FindCoordinatorResponse::default())
            }
            ApiKey::JoinGroup => AnyResponse::JoinGroup(messages::join_group_response::JoinGroupResponse::default()),
            ApiKey::Heartbeat => AnyResponse::Heartbeat(messages::heartbeat_response::HeartbeatResponse::default()),
            ApiKey::LeaveGroup => AnyResponse::LeaveGroup(messages::leave_group_response::LeaveGroupResponse::default()),
            ApiKey::SyncGroup => AnyResponse::SyncGroup(messages::sync_group_response::SyncGroupResponse::default()),
            ApiKey::DescribeGroups => AnyResponse::DescribeGroups(messages::describe_groups_response::DescribeGroupsResponse::default()),
            ApiKey::ListGroups => AnyResponse::ListGroups(messages::list_groups_response::ListGroupsResponse::default()),
            ApiKey::SaslHandshake => AnyResponse::SaslHandshake(messages::sasl_handshake_response::SaslHandshakeResponse::default()),
            ApiKey::ApiVersions => AnyResponse::ApiVersions(messages::api_versions_response::ApiVersionsResponse::default()),
            ApiKey::CreateTopics => AnyResponse::CreateTopics(messages::create_topics_response::CreateTopicsResponse::default()),
            ApiKey::DeleteTopics => AnyResponse::DeleteTopics(messages::delete_topics_response::DeleteTopicsResponse::default()),
            ApiKey::DeleteRecords => AnyResponse::DeleteRecords(messages::delete_records_response::DeleteRecordsResponse::default()),
            ApiKey::InitProducerId => AnyResponse::InitProducerId(messages::init_producer_id_response::InitProducerIdResponse::default()),
            ApiKey::OffsetForLeaderEpoch => {
                AnyResponse::OffsetForLeaderEpoch(messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse::default())
            }
            ApiKey::AddPartitionsToTxn => {
                AnyResponse::AddPartitionsToTxn(messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse::default())
            }
            ApiKey::AddOffsetsToTxn => {
                AnyResponse::AddOffsetsToTxn(messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse::default())
            }
            ApiKey::EndTxn => AnyResponse::EndTxn(messages::end_txn_response::EndTxnResponse::default()),
            ApiKey::WriteTxnMarkers => {
                AnyResponse::WriteTxnMarkers(messages::write_txn_markers_response::WriteTxnMarkersResponse::default())
            }
            ApiKey::TxnOffsetCommit => {
                AnyResponse::TxnOffsetCommit(messages::txn_offset_commit_response::TxnOffsetCommitResponse::default())
            }
            ApiKey::DescribeAcls => AnyResponse::DescribeAcls(messages::describe_acls_response::DescribeAclsResponse::default()),
            ApiKey::CreateAcls => AnyResponse::CreateAcls(messages::create_acls_response::CreateAclsResponse::default()),
            ApiKey::DeleteAcls => AnyResponse::DeleteAcls(messages::delete_acls_response::DeleteAclsResponse::default()),
            ApiKey::DescribeConfigs => {
                AnyResponse::DescribeConfigs(messages::describe_configs_response::DescribeConfigsResponse::default())
            }
            ApiKey::AlterConfigs => AnyResponse::AlterConfigs(messages::alter_configs_response::AlterConfigsResponse::default()),
            ApiKey::AlterReplicaLogDirs => {
                AnyResponse::AlterReplicaLogDirs(messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse::default())
            }
            ApiKey::DescribeLogDirs => {
                AnyResponse::DescribeLogDirs(messages::describe_log_dirs_response::DescribeLogDirsResponse::default())
            }
            ApiKey::SaslAuthenticate => {
                AnyResponse::SaslAuthenticate(messages::sasl_authenticate_response::SaslAuthenticateResponse::default())
            }
            ApiKey::CreatePartitions => {
                AnyResponse::CreatePartitions(messages::create_partitions_response::CreatePartitionsResponse::default())
            }
            ApiKey::CreateDelegationToken => {
                AnyResponse::CreateDelegationToken(messages::create_delegation_token_response::CreateDelegationTokenResponse::default())
            }
            ApiKey::RenewDelegationToken => {
                AnyResponse::RenewDelegationToken(messages::renew_delegation_token_response::RenewDelegationTokenResponse::default())
            }
            ApiKey::ExpireDelegationToken => {
                AnyResponse::ExpireDelegationToken(messages::expire_delegation_token_response::ExpireDelegationTokenResponse::default())
            }
            ApiKey::DescribeDelegationToken => AnyResponse::DescribeDelegationToken(
                messages::describe_delegation_token_response::DescribeDelegationTokenResponse::default(),
            ),
            ApiKey::DeleteGroups => AnyResponse::DeleteGroups(messages::delete_groups_response::DeleteGroupsResponse::default()),
            ApiKey::ElectLeaders => AnyResponse::ElectLeaders(messages::elect_leaders_response::ElectLeadersResponse::default()),
            ApiKey::IncrementalAlterConfigs => AnyResponse::IncrementalAlterConfigs(
                messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse::default(),
            ),
            ApiKey::AlterPartitionReassignments => AnyResponse::AlterPartitionReassignments(
                messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse::default(),
            ),
            ApiKey::ListPartitionReassignments => AnyResponse::ListPartitionReassignments(
                messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse::default(),
            ),
            ApiKey::OffsetDelete => AnyResponse::OffsetDelete(messages::offset_delete_response::OffsetDeleteResponse::default()),
            ApiKey::DescribeClientQuotas => {
                AnyResponse::DescribeClientQuotas(messages::describe_client_quotas_response::DescribeClientQuotasResponse::default())
            }
            ApiKey::AlterClientQuotas => {
                AnyResponse::AlterClientQuotas(messages::alter_client_quotas_response::AlterClientQuotasResponse::default())
            }
            ApiKey::DescribeUserScramCredentials => AnyResponse::DescribeUserScramCredentials(
                messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse::default(),
            ),
            ApiKey::AlterUserScramCredentials => AnyResponse::AlterUserScramCredentials(
                messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse::default(),
            ),
            ApiKey::Vote => AnyResponse::Vote(messages::vote_response::VoteResponse::default()),
            ApiKey::BeginQuorumEpoch => {
                AnyResponse::BeginQuorumEpoch(messages::begin_quorum_epoch_response::BeginQuorumEpochResponse::default())
            }
            ApiKey::EndQuorumEpoch => AnyResponse::EndQuorumEpoch(messages::end_quorum_epoch_response::EndQuorumEpochResponse::default()),
            ApiKey::DescribeQuorum => AnyResponse::DescribeQuorum(messages::describe_quorum_response::DescribeQuorumResponse::default()),
            ApiKey::AlterPartition => AnyResponse::AlterPartition(messages::alter_partition_response::AlterPartitionResponse::default()),
            ApiKey::UpdateFeatures => AnyResponse::UpdateFeatures(messages::update_features_response::UpdateFeaturesResponse::default()),
            ApiKey::Envelope => AnyResponse::Envelope(messages::envelope_response::EnvelopeResponse::default()),
            ApiKey::FetchSnapshot => AnyResponse::FetchSnapshot(messages::fetch_snapshot_response::FetchSnapshotResponse::default()),
            ApiKey::DescribeCluster => {
                AnyResponse::DescribeCluster(messages::describe_cluster_response::DescribeClusterResponse::default())
            }
            ApiKey::DescribeProducers => {
                AnyResponse::DescribeProducers(messages::describe_producers_response::DescribeProducersResponse::default())
            }
            ApiKey::BrokerRegistration => {
                AnyResponse::BrokerRegistration(messages::broker_registration_response::BrokerRegistrationResponse::default())
            }
            ApiKey::BrokerHeartbeat => {
                AnyResponse::BrokerHeartbeat(messages::broker_heartbeat_response::BrokerHeartbeatResponse::default())
            }
            ApiKey::UnregisterBroker => {
                AnyResponse::UnregisterBroker(messages::unregister_broker_response::UnregisterBrokerResponse::default())
            }
            ApiKey::DescribeTransactions => {
                AnyResponse::DescribeTransactions(messages::describe_transactions_response::DescribeTransactionsResponse::default())
            }
            ApiKey::ListTransactions => {
                AnyResponse::ListTransactions(messages::list_transactions_response::ListTransactionsResponse::default())
            }
            ApiKey::AllocateProducerIds => {
                AnyResponse::AllocateProducerIds(messages::allocate_producer_ids_response::AllocateProducerIdsResponse::default())
            }
            ApiKey::ConsumerGroupHeartbeat => {
                AnyResponse::ConsumerGroupHeartbeat(messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse::default())
            }
            ApiKey::ConsumerGroupDescribe => {
                AnyResponse::ConsumerGroupDescribe(messages::consumer_group_describe_response::ConsumerGroupDescribeResponse::default())
            }
            ApiKey::ControllerRegistration => {
                AnyResponse::ControllerRegistration(messages::controller_registration_response::ControllerRegistrationResponse::default())
            }
            ApiKey::GetTelemetrySubscriptions => AnyResponse::GetTelemetrySubscriptions(
                messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse::default(),
            ),
            ApiKey::PushTelemetry => AnyResponse::PushTelemetry(messages::push_telemetry_response::PushTelemetryResponse::default()),
            ApiKey::AssignReplicasToDirs => {
                AnyResponse::AssignReplicasToDirs(messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse::default())
            }
            ApiKey::ListConfigResources => {
                AnyResponse::ListConfigResources(messages::list_config_resources_response::ListConfigResourcesResponse::default())
            }
            ApiKey::DescribeTopicPartitions => AnyResponse::DescribeTopicPartitions(
                messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse::default(),
            ),
            ApiKey::ShareGroupHeartbeat => {
                AnyResponse::ShareGroupHeartbeat(messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse::default())
            }
            ApiKey::ShareGroupDescribe => {
                AnyResponse::ShareGroupDescribe(messages::share_group_describe_response::ShareGroupDescribeResponse::default())
            }
            ApiKey::ShareFetch => AnyResponse::ShareFetch(messages::share_fetch_response::ShareFetchResponse::default()),
            ApiKey::ShareAcknowledge => {
                AnyResponse::ShareAcknowledge(messages::share_acknowledge_response::ShareAcknowledgeResponse::default())
            }
            ApiKey::AddRaftVoter => AnyResponse::AddRaftVoter(messages::add_raft_voter_response::AddRaftVoterResponse::default()),
            ApiKey::RemoveRaftVoter => {
                AnyResponse::RemoveRaftVoter(messages::remove_raft_voter_response::RemoveRaftVoterResponse::default())
            }
            ApiKey::UpdateRaftVoter => {
                AnyResponse::UpdateRaftVoter(messages::update_raft_voter_response::UpdateRaftVoterResponse::default())
            }
            ApiKey::InitializeShareGroupState => AnyResponse::InitializeShareGroupState(
                messages::initialize_share_group_state_response::InitializeShareGroupStateResponse::default(),
            ),
            ApiKey::ReadShareGroupState => {
                AnyResponse::ReadShareGroupState(messages::read_share_group_state_response::ReadShareGroupStateResponse::default())
            }
            ApiKey::WriteShareGroupState => {
                AnyResponse::WriteShareGroupState(messages::write_share_group_state_response::WriteShareGroupStateResponse::default())
            }
            ApiKey::DeleteShareGroupState => {
                AnyResponse::DeleteShareGroupState(messages::delete_share_group_state_response::DeleteShareGroupStateResponse::default())
            }
            ApiKey::ReadShareGroupStateSummary => AnyResponse::ReadShareGroupStateSummary(
                messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse::default(),
            ),
            ApiKey::StreamsGroupHeartbeat => {
                AnyResponse::StreamsGroupHeartbeat(messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse::default())
            }
            ApiKey::StreamsGroupDescribe => {
                AnyResponse::StreamsGroupDescribe(messages::streams_group_describe_response::StreamsGroupDescribeResponse::default())
            }
            ApiKey::DescribeShareGroupOffsets => AnyResponse::DescribeShareGroupOffsets(
                messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse::default(),
            ),
            ApiKey::AlterShareGroupOffsets => {
                AnyResponse::AlterShareGroupOffsets(messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse::default())
            }
            ApiKey::DeleteShareGroupOffsets => AnyResponse::DeleteShareGroupOffsets(
                messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse::default(),
            ),
        }
    }
}
