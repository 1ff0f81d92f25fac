//! The one table of what this broker serves: key, handler. Versions come from the fact files, so what is advertised, decoded and
//! dispatched cannot differ; a key without a row is not offered.
//!
//! One file per API key; each only translates between the wire and the rooms that decide.
//!
//! To add an API: its file, its row here. Nothing else.

mod alter_client_quotas;
mod alter_configs;
mod alter_partition_reassignments;
mod alter_replica_log_dirs;
mod api_versions;
mod as_java;
mod configs;
mod consumer_group_describe;
mod consumer_group_heartbeat;
mod create_partitions;
mod create_topics;
mod delete_groups;
mod delete_records;
mod delete_topics;
mod describe_client_quotas;
mod describe_cluster;
mod describe_configs;
mod describe_groups;
mod describe_log_dirs;
mod describe_producers;
mod describe_quorum;
mod describe_topic_partitions;
mod elect_leaders;
pub mod fetch;
mod find_coordinator;
mod get_telemetry_subscriptions;
mod heartbeat;
mod incremental_alter_configs;
mod init_producer_id;
mod join_group;
mod leave_group;
mod list_config_resources;
mod list_groups;
pub mod list_offsets;
mod list_partition_reassignments;
mod metadata;
mod offset_commit;
mod offset_delete;
mod offset_fetch;
pub mod offset_for_leader_epoch;
mod operations;
pub mod produce;
mod push_telemetry;
mod repeats;
mod spare;
mod sync_group;
mod unregister_broker;
mod update_features;

use std::future::Future;
use std::pin::Pin;

use milena_protocol::api::ApiKey;
use milena_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest;
use milena_protocol::messages::alter_configs_request::AlterConfigsRequest;
use milena_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest;
use milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest;
use milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest;
use milena_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest;
use milena_protocol::messages::create_partitions_request::CreatePartitionsRequest;
use milena_protocol::messages::create_topics_request::CreateTopicsRequest;
use milena_protocol::messages::delete_groups_request::DeleteGroupsRequest;
use milena_protocol::messages::delete_records_request::DeleteRecordsRequest;
use milena_protocol::messages::delete_topics_request::DeleteTopicsRequest;
use milena_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest;
use milena_protocol::messages::describe_cluster_request::DescribeClusterRequest;
use milena_protocol::messages::describe_configs_request::DescribeConfigsRequest;
use milena_protocol::messages::describe_groups_request::DescribeGroupsRequest;
use milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest;
use milena_protocol::messages::describe_producers_request::DescribeProducersRequest;
use milena_protocol::messages::describe_quorum_request::DescribeQuorumRequest;
use milena_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest;
use milena_protocol::messages::elect_leaders_request::ElectLeadersRequest;
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest;
use milena_protocol::messages::heartbeat_request::HeartbeatRequest;
use milena_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest;
use milena_protocol::messages::init_producer_id_request::InitProducerIdRequest;
use milena_protocol::messages::join_group_request::JoinGroupRequest;
use milena_protocol::messages::leave_group_request::LeaveGroupRequest;
use milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest;
use milena_protocol::messages::list_groups_request::ListGroupsRequest;
use milena_protocol::messages::list_offsets_request::ListOffsetsRequest;
use milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest;
use milena_protocol::messages::metadata_request::MetadataRequest;
use milena_protocol::messages::offset_commit_request::OffsetCommitRequest;
use milena_protocol::messages::offset_delete_request::OffsetDeleteRequest;
use milena_protocol::messages::offset_fetch_request::OffsetFetchRequest;
use milena_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest;
use milena_protocol::messages::push_telemetry_request::PushTelemetryRequest;
use milena_protocol::messages::sync_group_request::SyncGroupRequest;
use milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest;
use milena_protocol::messages::update_features_request::UpdateFeaturesRequest;
use milena_protocol::{Cursor, DecodeError, EncodeError, Encoder};

use crate::context::Context;

/// Why a request has no reply; its connection ends.
#[derive(Debug, thiserror::Error)]
pub enum HandleError {
    #[error(transparent)]
    Decode(#[from] DecodeError),
    #[error(transparent)]
    Encode(#[from] EncodeError),
}

type Handling<'a> = Pin<Box<dyn Future<Output = Result<(), HandleError>> + Send + 'a>>;

/// How a request is handled.
#[derive(Clone, Copy)]
pub enum Handler {
    /// Decodes the body, decides, writes the reply's body: one call, when the connection owes no earlier reply.
    Single(for<'a> fn(&'a Context<'a>, &'a [u8], &'a mut Encoder) -> Handling<'a>),
    /// `begin` and `finish` apart; the connection knows them by name.
    Split,
}

/// One served API.
pub struct Row {
    pub key: ApiKey,
    pub handler: Handler,
}

/// A row whose file has `handle(&Context, Request) -> Response`.
macro_rules! single {
    ($key:ident, $module:ident, $request:path) => {
        Row {
            key: ApiKey::$key,
            handler: Handler::Single(|context, body, encoder| {
                Box::pin(async move {
                    let request = <$request>::decode(&mut Cursor::new(body), context.version)?;
                    let response = $module::handle(context, request).await;
                    response.encode(encoder, context.version)?;
                    Ok(())
                })
            }),
        }
    };
}

/// By rising key.
static TABLE: &[Row] = &[
    Row { key: ApiKey::Produce, handler: Handler::Split },
    Row { key: ApiKey::Fetch, handler: Handler::Split },
    single!(ListOffsets, list_offsets, ListOffsetsRequest),
    single!(Metadata, metadata, MetadataRequest),
    single!(OffsetCommit, offset_commit, OffsetCommitRequest),
    single!(OffsetFetch, offset_fetch, OffsetFetchRequest),
    single!(FindCoordinator, find_coordinator, FindCoordinatorRequest),
    single!(JoinGroup, join_group, JoinGroupRequest),
    single!(Heartbeat, heartbeat, HeartbeatRequest),
    single!(LeaveGroup, leave_group, LeaveGroupRequest),
    single!(SyncGroup, sync_group, SyncGroupRequest),
    single!(DescribeGroups, describe_groups, DescribeGroupsRequest),
    single!(ListGroups, list_groups, ListGroupsRequest),
    Row {
        key: ApiKey::ApiVersions,
        // Its own row, because it also answers versions that do not exist.
        handler: Handler::Single(|context, body, encoder| Box::pin(async move { api_versions::answer(context, body, encoder) })),
    },
    single!(CreateTopics, create_topics, CreateTopicsRequest),
    single!(DeleteTopics, delete_topics, DeleteTopicsRequest),
    single!(DeleteRecords, delete_records, DeleteRecordsRequest),
    single!(InitProducerId, init_producer_id, InitProducerIdRequest),
    single!(OffsetForLeaderEpoch, offset_for_leader_epoch, OffsetForLeaderEpochRequest),
    single!(DescribeConfigs, describe_configs, DescribeConfigsRequest),
    single!(AlterConfigs, alter_configs, AlterConfigsRequest),
    single!(AlterReplicaLogDirs, alter_replica_log_dirs, AlterReplicaLogDirsRequest),
    single!(DescribeLogDirs, describe_log_dirs, DescribeLogDirsRequest),
    single!(CreatePartitions, create_partitions, CreatePartitionsRequest),
    single!(DeleteGroups, delete_groups, DeleteGroupsRequest),
    single!(ElectLeaders, elect_leaders, ElectLeadersRequest),
    single!(IncrementalAlterConfigs, incremental_alter_configs, IncrementalAlterConfigsRequest),
    single!(AlterPartitionReassignments, alter_partition_reassignments, AlterPartitionReassignmentsRequest),
    single!(ListPartitionReassignments, list_partition_reassignments, ListPartitionReassignmentsRequest),
    single!(OffsetDelete, offset_delete, OffsetDeleteRequest),
    single!(DescribeClientQuotas, describe_client_quotas, DescribeClientQuotasRequest),
    single!(AlterClientQuotas, alter_client_quotas, AlterClientQuotasRequest),
    single!(DescribeQuorum, describe_quorum, DescribeQuorumRequest),
    single!(UpdateFeatures, update_features, UpdateFeaturesRequest),
    single!(DescribeCluster, describe_cluster, DescribeClusterRequest),
    single!(DescribeProducers, describe_producers, DescribeProducersRequest),
    single!(UnregisterBroker, unregister_broker, UnregisterBrokerRequest),
    single!(ConsumerGroupHeartbeat, consumer_group_heartbeat, ConsumerGroupHeartbeatRequest),
    single!(ConsumerGroupDescribe, consumer_group_describe, ConsumerGroupDescribeRequest),
    single!(GetTelemetrySubscriptions, get_telemetry_subscriptions, GetTelemetrySubscriptionsRequest),
    single!(PushTelemetry, push_telemetry, PushTelemetryRequest),
    single!(ListConfigResources, list_config_resources, ListConfigResourcesRequest),
    single!(DescribeTopicPartitions, describe_topic_partitions, DescribeTopicPartitionsRequest),
];

/// What this broker serves, by rising key.
pub fn served() -> impl Iterator<Item = ApiKey> {
    TABLE.iter().map(|row| row.key)
}

pub(crate) fn handler(key: ApiKey) -> Option<Handler> {
    TABLE.binary_search_by_key(&key.code(), |row| row.key.code()).ok().and_then(|place| TABLE.get(place)).map(|row| row.handler)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(TABLE.is_sorted_by(|a, b| a.key.code() < b.key.code()));
    }
}
