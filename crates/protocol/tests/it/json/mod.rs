//! Kafka's JSON form of what was decoded.
//!
//! Generated from facts by `cargo xtask codegen`; do not edit.

mod abort_transaction_record;
mod aborted_txn;
mod access_control_entry_record;
mod add_offsets_to_txn_request;
mod add_offsets_to_txn_response;
mod add_partitions_to_txn_request;
mod add_partitions_to_txn_response;
mod add_raft_voter_request;
mod add_raft_voter_response;
mod allocate_producer_ids_request;
mod allocate_producer_ids_response;
mod alter_client_quotas_request;
mod alter_client_quotas_response;
mod alter_configs_request;
mod alter_configs_response;
mod alter_partition_reassignments_request;
mod alter_partition_reassignments_response;
mod alter_partition_request;
mod alter_partition_response;
mod alter_replica_log_dirs_request;
mod alter_replica_log_dirs_response;
mod alter_share_group_offsets_request;
mod alter_share_group_offsets_response;
mod alter_user_scram_credentials_request;
mod alter_user_scram_credentials_response;
mod api_versions_request;
mod api_versions_response;
mod assign_replicas_to_dirs_request;
mod assign_replicas_to_dirs_response;
mod begin_quorum_epoch_request;
mod begin_quorum_epoch_response;
mod begin_transaction_record;
mod broker_heartbeat_request;
mod broker_heartbeat_response;
mod broker_registration_change_record;
mod broker_registration_request;
mod broker_registration_response;
mod clear_elr_record;
mod client_quota_record;
mod config_record;
mod consumer_group_current_member_assignment_key;
mod consumer_group_current_member_assignment_value;
mod consumer_group_describe_request;
mod consumer_group_describe_response;
mod consumer_group_heartbeat_request;
mod consumer_group_heartbeat_response;
mod consumer_group_member_metadata_key;
mod consumer_group_member_metadata_value;
mod consumer_group_metadata_key;
mod consumer_group_metadata_value;
mod consumer_group_partition_metadata_key;
mod consumer_group_partition_metadata_value;
mod consumer_group_regular_expression_key;
mod consumer_group_regular_expression_value;
mod consumer_group_target_assignment_member_key;
mod consumer_group_target_assignment_member_value;
mod consumer_group_target_assignment_metadata_key;
mod consumer_group_target_assignment_metadata_value;
mod consumer_protocol_assignment;
mod consumer_protocol_subscription;
mod control_record_key;
mod controller_registration_request;
mod controller_registration_response;
mod create_acls_request;
mod create_acls_response;
mod create_delegation_token_request;
mod create_delegation_token_response;
mod create_partitions_request;
mod create_partitions_response;
mod create_topics_request;
mod create_topics_response;
mod default_principal_data;
mod delegation_token_record;
mod delete_acls_request;
mod delete_acls_response;
mod delete_groups_request;
mod delete_groups_response;
mod delete_records_request;
mod delete_records_response;
mod delete_share_group_offsets_request;
mod delete_share_group_offsets_response;
mod delete_share_group_state_request;
mod delete_share_group_state_response;
mod delete_topics_request;
mod delete_topics_response;
mod describe_acls_request;
mod describe_acls_response;
mod describe_client_quotas_request;
mod describe_client_quotas_response;
mod describe_cluster_request;
mod describe_cluster_response;
mod describe_configs_request;
mod describe_configs_response;
mod describe_delegation_token_request;
mod describe_delegation_token_response;
mod describe_groups_request;
mod describe_groups_response;
mod describe_log_dirs_request;
mod describe_log_dirs_response;
mod describe_producers_request;
mod describe_producers_response;
mod describe_quorum_request;
mod describe_quorum_response;
mod describe_share_group_offsets_request;
mod describe_share_group_offsets_response;
mod describe_topic_partitions_request;
mod describe_topic_partitions_response;
mod describe_transactions_request;
mod describe_transactions_response;
mod describe_user_scram_credentials_request;
mod describe_user_scram_credentials_response;
mod elect_leaders_request;
mod elect_leaders_response;
mod end_quorum_epoch_request;
mod end_quorum_epoch_response;
mod end_transaction_record;
mod end_txn_marker;
mod end_txn_request;
mod end_txn_response;
mod envelope_request;
mod envelope_response;
mod expire_delegation_token_request;
mod expire_delegation_token_response;
mod feature_level_record;
mod fence_broker_record;
mod fetch_request;
mod fetch_response;
mod fetch_snapshot_request;
mod fetch_snapshot_response;
mod find_coordinator_request;
mod find_coordinator_response;
mod get_telemetry_subscriptions_request;
mod get_telemetry_subscriptions_response;
mod group_metadata_key;
mod group_metadata_value;
mod heartbeat_request;
mod heartbeat_response;
mod incremental_alter_configs_request;
mod incremental_alter_configs_response;
mod init_producer_id_request;
mod init_producer_id_response;
mod initialize_share_group_state_request;
mod initialize_share_group_state_response;
mod join_group_request;
mod join_group_response;
mod k_raft_version_record;
mod leader_change_message;
mod leave_group_request;
mod leave_group_response;
mod legacy_offset_commit_key;
mod legacy_offset_commit_value;
mod list_config_resources_request;
mod list_config_resources_response;
mod list_groups_request;
mod list_groups_response;
mod list_offsets_request;
mod list_offsets_response;
mod list_partition_reassignments_request;
mod list_partition_reassignments_response;
mod list_transactions_request;
mod list_transactions_response;
mod metadata_request;
mod metadata_response;
mod no_op_record;
mod offset_commit_key;
mod offset_commit_request;
mod offset_commit_response;
mod offset_commit_value;
mod offset_delete_request;
mod offset_delete_response;
mod offset_fetch_request;
mod offset_fetch_response;
mod offset_for_leader_epoch_request;
mod offset_for_leader_epoch_response;
mod partition_change_record;
mod partition_record;
mod produce_request;
mod produce_response;
mod producer_ids_record;
mod producer_snapshot;
mod push_telemetry_request;
mod push_telemetry_response;
mod quorum_state_data;
mod read_share_group_state_request;
mod read_share_group_state_response;
mod read_share_group_state_summary_request;
mod read_share_group_state_summary_response;
mod register_broker_record;
mod register_controller_record;
mod remote_log_segment_metadata_record;
mod remote_log_segment_metadata_snapshot_record;
mod remote_log_segment_metadata_update_record;
mod remote_partition_delete_metadata_record;
mod remove_access_control_entry_record;
mod remove_delegation_token_record;
mod remove_raft_voter_request;
mod remove_raft_voter_response;
mod remove_topic_record;
mod remove_user_scram_credential_record;
mod renew_delegation_token_request;
mod renew_delegation_token_response;
mod request_header;
mod response_header;
mod sasl_authenticate_request;
mod sasl_authenticate_response;
mod sasl_handshake_request;
mod sasl_handshake_response;
mod share_acknowledge_request;
mod share_acknowledge_response;
mod share_fetch_request;
mod share_fetch_response;
mod share_group_current_member_assignment_key;
mod share_group_current_member_assignment_value;
mod share_group_describe_request;
mod share_group_describe_response;
mod share_group_heartbeat_request;
mod share_group_heartbeat_response;
mod share_group_member_metadata_key;
mod share_group_member_metadata_value;
mod share_group_metadata_key;
mod share_group_metadata_value;
mod share_group_state_partition_metadata_key;
mod share_group_state_partition_metadata_value;
mod share_group_target_assignment_member_key;
mod share_group_target_assignment_member_value;
mod share_group_target_assignment_metadata_key;
mod share_group_target_assignment_metadata_value;
mod share_snapshot_key;
mod share_snapshot_value;
mod share_update_key;
mod share_update_value;
mod snapshot_footer_record;
mod snapshot_header_record;
mod streams_group_current_member_assignment_key;
mod streams_group_current_member_assignment_value;
mod streams_group_describe_request;
mod streams_group_describe_response;
mod streams_group_heartbeat_request;
mod streams_group_heartbeat_response;
mod streams_group_member_metadata_key;
mod streams_group_member_metadata_value;
mod streams_group_metadata_key;
mod streams_group_metadata_value;
mod streams_group_target_assignment_member_key;
mod streams_group_target_assignment_member_value;
mod streams_group_target_assignment_metadata_key;
mod streams_group_target_assignment_metadata_value;
mod streams_group_topology_key;
mod streams_group_topology_value;
mod sync_group_request;
mod sync_group_response;
mod topic_record;
mod transaction_log_key;
mod transaction_log_value;
mod txn_offset_commit_request;
mod txn_offset_commit_response;
mod unfence_broker_record;
mod unregister_broker_record;
mod unregister_broker_request;
mod unregister_broker_response;
mod update_features_request;
mod update_features_response;
mod update_raft_voter_request;
mod update_raft_voter_response;
mod user_scram_credential_record;
mod vote_request;
mod vote_response;
mod voters_record;
mod write_share_group_state_request;
mod write_share_group_state_response;
mod write_txn_markers_request;
mod write_txn_markers_response;
mod zk_migration_state_record;

use crate::json_form::{self as form, Codec};

/// The message of that name; `None` for a name that the facts do not know.
pub(crate) fn codec(message: &str) -> Option<Codec> {
    Some(match message {
        "RequestHeader" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::request_header::RequestHeader::decode,
                    milena_protocol::messages::request_header::RequestHeader::encode,
                    request_header::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::request_header::RequestHeader::decode,
                    milena_protocol::messages::request_header::RequestHeader::encode,
                )
            },
        },
        "ResponseHeader" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::response_header::ResponseHeader::decode,
                    milena_protocol::messages::response_header::ResponseHeader::encode,
                    response_header::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::response_header::ResponseHeader::decode,
                    milena_protocol::messages::response_header::ResponseHeader::encode,
                )
            },
        },
        "ProduceRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::produce_request::ProduceRequest::decode,
                    milena_protocol::messages::produce_request::ProduceRequest::encode,
                    produce_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::produce_request::ProduceRequest::decode,
                    milena_protocol::messages::produce_request::ProduceRequest::encode,
                )
            },
        },
        "ProduceResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::produce_response::ProduceResponse::decode,
                    milena_protocol::messages::produce_response::ProduceResponse::encode,
                    produce_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::produce_response::ProduceResponse::decode,
                    milena_protocol::messages::produce_response::ProduceResponse::encode,
                )
            },
        },
        "FetchRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_request::FetchRequest::decode,
                    milena_protocol::messages::fetch_request::FetchRequest::encode,
                    fetch_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_request::FetchRequest::decode,
                    milena_protocol::messages::fetch_request::FetchRequest::encode,
                )
            },
        },
        "FetchResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_response::FetchResponse::decode,
                    milena_protocol::messages::fetch_response::FetchResponse::encode,
                    fetch_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_response::FetchResponse::decode,
                    milena_protocol::messages::fetch_response::FetchResponse::encode,
                )
            },
        },
        "ListOffsetsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_offsets_request::ListOffsetsRequest::decode,
                    milena_protocol::messages::list_offsets_request::ListOffsetsRequest::encode,
                    list_offsets_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_offsets_request::ListOffsetsRequest::decode,
                    milena_protocol::messages::list_offsets_request::ListOffsetsRequest::encode,
                )
            },
        },
        "ListOffsetsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_offsets_response::ListOffsetsResponse::decode,
                    milena_protocol::messages::list_offsets_response::ListOffsetsResponse::encode,
                    list_offsets_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_offsets_response::ListOffsetsResponse::decode,
                    milena_protocol::messages::list_offsets_response::ListOffsetsResponse::encode,
                )
            },
        },
        "MetadataRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::metadata_request::MetadataRequest::decode,
                    milena_protocol::messages::metadata_request::MetadataRequest::encode,
                    metadata_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::metadata_request::MetadataRequest::decode,
                    milena_protocol::messages::metadata_request::MetadataRequest::encode,
                )
            },
        },
        "MetadataResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::metadata_response::MetadataResponse::decode,
                    milena_protocol::messages::metadata_response::MetadataResponse::encode,
                    metadata_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::metadata_response::MetadataResponse::decode,
                    milena_protocol::messages::metadata_response::MetadataResponse::encode,
                )
            },
        },
        "OffsetCommitRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_commit_request::OffsetCommitRequest::decode,
                    milena_protocol::messages::offset_commit_request::OffsetCommitRequest::encode,
                    offset_commit_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_commit_request::OffsetCommitRequest::decode,
                    milena_protocol::messages::offset_commit_request::OffsetCommitRequest::encode,
                )
            },
        },
        "OffsetCommitResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_commit_response::OffsetCommitResponse::decode,
                    milena_protocol::messages::offset_commit_response::OffsetCommitResponse::encode,
                    offset_commit_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_commit_response::OffsetCommitResponse::decode,
                    milena_protocol::messages::offset_commit_response::OffsetCommitResponse::encode,
                )
            },
        },
        "OffsetFetchRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_fetch_request::OffsetFetchRequest::decode,
                    milena_protocol::messages::offset_fetch_request::OffsetFetchRequest::encode,
                    offset_fetch_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_fetch_request::OffsetFetchRequest::decode,
                    milena_protocol::messages::offset_fetch_request::OffsetFetchRequest::encode,
                )
            },
        },
        "OffsetFetchResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_fetch_response::OffsetFetchResponse::decode,
                    milena_protocol::messages::offset_fetch_response::OffsetFetchResponse::encode,
                    offset_fetch_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_fetch_response::OffsetFetchResponse::decode,
                    milena_protocol::messages::offset_fetch_response::OffsetFetchResponse::encode,
                )
            },
        },
        "FindCoordinatorRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest::decode,
                    milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest::encode,
                    find_coordinator_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest::decode,
                    milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest::encode,
                )
            },
        },
        "FindCoordinatorResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::find_coordinator_response::FindCoordinatorResponse::decode,
                    milena_protocol::messages::find_coordinator_response::FindCoordinatorResponse::encode,
                    find_coordinator_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::find_coordinator_response::FindCoordinatorResponse::decode,
                    milena_protocol::messages::find_coordinator_response::FindCoordinatorResponse::encode,
                )
            },
        },
        "JoinGroupRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::join_group_request::JoinGroupRequest::decode,
                    milena_protocol::messages::join_group_request::JoinGroupRequest::encode,
                    join_group_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::join_group_request::JoinGroupRequest::decode,
                    milena_protocol::messages::join_group_request::JoinGroupRequest::encode,
                )
            },
        },
        "JoinGroupResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::join_group_response::JoinGroupResponse::decode,
                    milena_protocol::messages::join_group_response::JoinGroupResponse::encode,
                    join_group_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::join_group_response::JoinGroupResponse::decode,
                    milena_protocol::messages::join_group_response::JoinGroupResponse::encode,
                )
            },
        },
        "HeartbeatRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::heartbeat_request::HeartbeatRequest::decode,
                    milena_protocol::messages::heartbeat_request::HeartbeatRequest::encode,
                    heartbeat_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::heartbeat_request::HeartbeatRequest::decode,
                    milena_protocol::messages::heartbeat_request::HeartbeatRequest::encode,
                )
            },
        },
        "HeartbeatResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::heartbeat_response::HeartbeatResponse::decode,
                    milena_protocol::messages::heartbeat_response::HeartbeatResponse::encode,
                    heartbeat_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::heartbeat_response::HeartbeatResponse::decode,
                    milena_protocol::messages::heartbeat_response::HeartbeatResponse::encode,
                )
            },
        },
        "LeaveGroupRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::leave_group_request::LeaveGroupRequest::decode,
                    milena_protocol::messages::leave_group_request::LeaveGroupRequest::encode,
                    leave_group_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::leave_group_request::LeaveGroupRequest::decode,
                    milena_protocol::messages::leave_group_request::LeaveGroupRequest::encode,
                )
            },
        },
        "LeaveGroupResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::leave_group_response::LeaveGroupResponse::decode,
                    milena_protocol::messages::leave_group_response::LeaveGroupResponse::encode,
                    leave_group_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::leave_group_response::LeaveGroupResponse::decode,
                    milena_protocol::messages::leave_group_response::LeaveGroupResponse::encode,
                )
            },
        },
        "SyncGroupRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::sync_group_request::SyncGroupRequest::decode,
                    milena_protocol::messages::sync_group_request::SyncGroupRequest::encode,
                    sync_group_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::sync_group_request::SyncGroupRequest::decode,
                    milena_protocol::messages::sync_group_request::SyncGroupRequest::encode,
                )
            },
        },
        "SyncGroupResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::sync_group_response::SyncGroupResponse::decode,
                    milena_protocol::messages::sync_group_response::SyncGroupResponse::encode,
                    sync_group_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::sync_group_response::SyncGroupResponse::decode,
                    milena_protocol::messages::sync_group_response::SyncGroupResponse::encode,
                )
            },
        },
        "DescribeGroupsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_groups_request::DescribeGroupsRequest::decode,
                    milena_protocol::messages::describe_groups_request::DescribeGroupsRequest::encode,
                    describe_groups_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_groups_request::DescribeGroupsRequest::decode,
                    milena_protocol::messages::describe_groups_request::DescribeGroupsRequest::encode,
                )
            },
        },
        "DescribeGroupsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_groups_response::DescribeGroupsResponse::decode,
                    milena_protocol::messages::describe_groups_response::DescribeGroupsResponse::encode,
                    describe_groups_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_groups_response::DescribeGroupsResponse::decode,
                    milena_protocol::messages::describe_groups_response::DescribeGroupsResponse::encode,
                )
            },
        },
        "ListGroupsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_groups_request::ListGroupsRequest::decode,
                    milena_protocol::messages::list_groups_request::ListGroupsRequest::encode,
                    list_groups_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_groups_request::ListGroupsRequest::decode,
                    milena_protocol::messages::list_groups_request::ListGroupsRequest::encode,
                )
            },
        },
        "ListGroupsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_groups_response::ListGroupsResponse::decode,
                    milena_protocol::messages::list_groups_response::ListGroupsResponse::encode,
                    list_groups_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_groups_response::ListGroupsResponse::decode,
                    milena_protocol::messages::list_groups_response::ListGroupsResponse::encode,
                )
            },
        },
        "SaslHandshakeRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_handshake_request::SaslHandshakeRequest::decode,
                    milena_protocol::messages::sasl_handshake_request::SaslHandshakeRequest::encode,
                    sasl_handshake_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_handshake_request::SaslHandshakeRequest::decode,
                    milena_protocol::messages::sasl_handshake_request::SaslHandshakeRequest::encode,
                )
            },
        },
        "SaslHandshakeResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_handshake_response::SaslHandshakeResponse::decode,
                    milena_protocol::messages::sasl_handshake_response::SaslHandshakeResponse::encode,
                    sasl_handshake_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_handshake_response::SaslHandshakeResponse::decode,
                    milena_protocol::messages::sasl_handshake_response::SaslHandshakeResponse::encode,
                )
            },
        },
        "ApiVersionsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::api_versions_request::ApiVersionsRequest::decode,
                    milena_protocol::messages::api_versions_request::ApiVersionsRequest::encode,
                    api_versions_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::api_versions_request::ApiVersionsRequest::decode,
                    milena_protocol::messages::api_versions_request::ApiVersionsRequest::encode,
                )
            },
        },
        "ApiVersionsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::api_versions_response::ApiVersionsResponse::decode,
                    milena_protocol::messages::api_versions_response::ApiVersionsResponse::encode,
                    api_versions_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::api_versions_response::ApiVersionsResponse::decode,
                    milena_protocol::messages::api_versions_response::ApiVersionsResponse::encode,
                )
            },
        },
        "CreateTopicsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_topics_request::CreateTopicsRequest::decode,
                    milena_protocol::messages::create_topics_request::CreateTopicsRequest::encode,
                    create_topics_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_topics_request::CreateTopicsRequest::decode,
                    milena_protocol::messages::create_topics_request::CreateTopicsRequest::encode,
                )
            },
        },
        "CreateTopicsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_topics_response::CreateTopicsResponse::decode,
                    milena_protocol::messages::create_topics_response::CreateTopicsResponse::encode,
                    create_topics_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_topics_response::CreateTopicsResponse::decode,
                    milena_protocol::messages::create_topics_response::CreateTopicsResponse::encode,
                )
            },
        },
        "DeleteTopicsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_topics_request::DeleteTopicsRequest::decode,
                    milena_protocol::messages::delete_topics_request::DeleteTopicsRequest::encode,
                    delete_topics_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_topics_request::DeleteTopicsRequest::decode,
                    milena_protocol::messages::delete_topics_request::DeleteTopicsRequest::encode,
                )
            },
        },
        "DeleteTopicsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_topics_response::DeleteTopicsResponse::decode,
                    milena_protocol::messages::delete_topics_response::DeleteTopicsResponse::encode,
                    delete_topics_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_topics_response::DeleteTopicsResponse::decode,
                    milena_protocol::messages::delete_topics_response::DeleteTopicsResponse::encode,
                )
            },
        },
        "DeleteRecordsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_records_request::DeleteRecordsRequest::decode,
                    milena_protocol::messages::delete_records_request::DeleteRecordsRequest::encode,
                    delete_records_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_records_request::DeleteRecordsRequest::decode,
                    milena_protocol::messages::delete_records_request::DeleteRecordsRequest::encode,
                )
            },
        },
        "DeleteRecordsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_records_response::DeleteRecordsResponse::decode,
                    milena_protocol::messages::delete_records_response::DeleteRecordsResponse::encode,
                    delete_records_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_records_response::DeleteRecordsResponse::decode,
                    milena_protocol::messages::delete_records_response::DeleteRecordsResponse::encode,
                )
            },
        },
        "InitProducerIdRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::init_producer_id_request::InitProducerIdRequest::decode,
                    milena_protocol::messages::init_producer_id_request::InitProducerIdRequest::encode,
                    init_producer_id_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::init_producer_id_request::InitProducerIdRequest::decode,
                    milena_protocol::messages::init_producer_id_request::InitProducerIdRequest::encode,
                )
            },
        },
        "InitProducerIdResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::init_producer_id_response::InitProducerIdResponse::decode,
                    milena_protocol::messages::init_producer_id_response::InitProducerIdResponse::encode,
                    init_producer_id_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::init_producer_id_response::InitProducerIdResponse::decode,
                    milena_protocol::messages::init_producer_id_response::InitProducerIdResponse::encode,
                )
            },
        },
        "OffsetForLeaderEpochRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest::decode,
                    milena_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest::encode,
                    offset_for_leader_epoch_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest::decode,
                    milena_protocol::messages::offset_for_leader_epoch_request::OffsetForLeaderEpochRequest::encode,
                )
            },
        },
        "OffsetForLeaderEpochResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse::decode,
                    milena_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse::encode,
                    offset_for_leader_epoch_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse::decode,
                    milena_protocol::messages::offset_for_leader_epoch_response::OffsetForLeaderEpochResponse::encode,
                )
            },
        },
        "AddPartitionsToTxnRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest::decode,
                    milena_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest::encode,
                    add_partitions_to_txn_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest::decode,
                    milena_protocol::messages::add_partitions_to_txn_request::AddPartitionsToTxnRequest::encode,
                )
            },
        },
        "AddPartitionsToTxnResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse::decode,
                    milena_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse::encode,
                    add_partitions_to_txn_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse::decode,
                    milena_protocol::messages::add_partitions_to_txn_response::AddPartitionsToTxnResponse::encode,
                )
            },
        },
        "AddOffsetsToTxnRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest::decode,
                    milena_protocol::messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest::encode,
                    add_offsets_to_txn_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest::decode,
                    milena_protocol::messages::add_offsets_to_txn_request::AddOffsetsToTxnRequest::encode,
                )
            },
        },
        "AddOffsetsToTxnResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse::decode,
                    milena_protocol::messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse::encode,
                    add_offsets_to_txn_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse::decode,
                    milena_protocol::messages::add_offsets_to_txn_response::AddOffsetsToTxnResponse::encode,
                )
            },
        },
        "EndTxnRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::end_txn_request::EndTxnRequest::decode,
                    milena_protocol::messages::end_txn_request::EndTxnRequest::encode,
                    end_txn_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::end_txn_request::EndTxnRequest::decode,
                    milena_protocol::messages::end_txn_request::EndTxnRequest::encode,
                )
            },
        },
        "EndTxnResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::end_txn_response::EndTxnResponse::decode,
                    milena_protocol::messages::end_txn_response::EndTxnResponse::encode,
                    end_txn_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::end_txn_response::EndTxnResponse::decode,
                    milena_protocol::messages::end_txn_response::EndTxnResponse::encode,
                )
            },
        },
        "WriteTxnMarkersRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::write_txn_markers_request::WriteTxnMarkersRequest::decode,
                    milena_protocol::messages::write_txn_markers_request::WriteTxnMarkersRequest::encode,
                    write_txn_markers_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::write_txn_markers_request::WriteTxnMarkersRequest::decode,
                    milena_protocol::messages::write_txn_markers_request::WriteTxnMarkersRequest::encode,
                )
            },
        },
        "WriteTxnMarkersResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::write_txn_markers_response::WriteTxnMarkersResponse::decode,
                    milena_protocol::messages::write_txn_markers_response::WriteTxnMarkersResponse::encode,
                    write_txn_markers_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::write_txn_markers_response::WriteTxnMarkersResponse::decode,
                    milena_protocol::messages::write_txn_markers_response::WriteTxnMarkersResponse::encode,
                )
            },
        },
        "TxnOffsetCommitRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequest::decode,
                    milena_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequest::encode,
                    txn_offset_commit_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequest::decode,
                    milena_protocol::messages::txn_offset_commit_request::TxnOffsetCommitRequest::encode,
                )
            },
        },
        "TxnOffsetCommitResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponse::decode,
                    milena_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponse::encode,
                    txn_offset_commit_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponse::decode,
                    milena_protocol::messages::txn_offset_commit_response::TxnOffsetCommitResponse::encode,
                )
            },
        },
        "DescribeAclsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_acls_request::DescribeAclsRequest::decode,
                    milena_protocol::messages::describe_acls_request::DescribeAclsRequest::encode,
                    describe_acls_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_acls_request::DescribeAclsRequest::decode,
                    milena_protocol::messages::describe_acls_request::DescribeAclsRequest::encode,
                )
            },
        },
        "DescribeAclsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_acls_response::DescribeAclsResponse::decode,
                    milena_protocol::messages::describe_acls_response::DescribeAclsResponse::encode,
                    describe_acls_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_acls_response::DescribeAclsResponse::decode,
                    milena_protocol::messages::describe_acls_response::DescribeAclsResponse::encode,
                )
            },
        },
        "CreateAclsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_acls_request::CreateAclsRequest::decode,
                    milena_protocol::messages::create_acls_request::CreateAclsRequest::encode,
                    create_acls_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_acls_request::CreateAclsRequest::decode,
                    milena_protocol::messages::create_acls_request::CreateAclsRequest::encode,
                )
            },
        },
        "CreateAclsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_acls_response::CreateAclsResponse::decode,
                    milena_protocol::messages::create_acls_response::CreateAclsResponse::encode,
                    create_acls_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_acls_response::CreateAclsResponse::decode,
                    milena_protocol::messages::create_acls_response::CreateAclsResponse::encode,
                )
            },
        },
        "DeleteAclsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_acls_request::DeleteAclsRequest::decode,
                    milena_protocol::messages::delete_acls_request::DeleteAclsRequest::encode,
                    delete_acls_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_acls_request::DeleteAclsRequest::decode,
                    milena_protocol::messages::delete_acls_request::DeleteAclsRequest::encode,
                )
            },
        },
        "DeleteAclsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_acls_response::DeleteAclsResponse::decode,
                    milena_protocol::messages::delete_acls_response::DeleteAclsResponse::encode,
                    delete_acls_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_acls_response::DeleteAclsResponse::decode,
                    milena_protocol::messages::delete_acls_response::DeleteAclsResponse::encode,
                )
            },
        },
        "DescribeConfigsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_configs_request::DescribeConfigsRequest::decode,
                    milena_protocol::messages::describe_configs_request::DescribeConfigsRequest::encode,
                    describe_configs_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_configs_request::DescribeConfigsRequest::decode,
                    milena_protocol::messages::describe_configs_request::DescribeConfigsRequest::encode,
                )
            },
        },
        "DescribeConfigsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_configs_response::DescribeConfigsResponse::decode,
                    milena_protocol::messages::describe_configs_response::DescribeConfigsResponse::encode,
                    describe_configs_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_configs_response::DescribeConfigsResponse::decode,
                    milena_protocol::messages::describe_configs_response::DescribeConfigsResponse::encode,
                )
            },
        },
        "AlterConfigsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_configs_request::AlterConfigsRequest::decode,
                    milena_protocol::messages::alter_configs_request::AlterConfigsRequest::encode,
                    alter_configs_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_configs_request::AlterConfigsRequest::decode,
                    milena_protocol::messages::alter_configs_request::AlterConfigsRequest::encode,
                )
            },
        },
        "AlterConfigsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_configs_response::AlterConfigsResponse::decode,
                    milena_protocol::messages::alter_configs_response::AlterConfigsResponse::encode,
                    alter_configs_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_configs_response::AlterConfigsResponse::decode,
                    milena_protocol::messages::alter_configs_response::AlterConfigsResponse::encode,
                )
            },
        },
        "AlterReplicaLogDirsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest::decode,
                    milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest::encode,
                    alter_replica_log_dirs_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest::decode,
                    milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest::encode,
                )
            },
        },
        "AlterReplicaLogDirsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse::decode,
                    milena_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse::encode,
                    alter_replica_log_dirs_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse::decode,
                    milena_protocol::messages::alter_replica_log_dirs_response::AlterReplicaLogDirsResponse::encode,
                )
            },
        },
        "DescribeLogDirsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest::decode,
                    milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest::encode,
                    describe_log_dirs_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest::decode,
                    milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest::encode,
                )
            },
        },
        "DescribeLogDirsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse::decode,
                    milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse::encode,
                    describe_log_dirs_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse::decode,
                    milena_protocol::messages::describe_log_dirs_response::DescribeLogDirsResponse::encode,
                )
            },
        },
        "SaslAuthenticateRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_authenticate_request::SaslAuthenticateRequest::decode,
                    milena_protocol::messages::sasl_authenticate_request::SaslAuthenticateRequest::encode,
                    sasl_authenticate_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_authenticate_request::SaslAuthenticateRequest::decode,
                    milena_protocol::messages::sasl_authenticate_request::SaslAuthenticateRequest::encode,
                )
            },
        },
        "SaslAuthenticateResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_authenticate_response::SaslAuthenticateResponse::decode,
                    milena_protocol::messages::sasl_authenticate_response::SaslAuthenticateResponse::encode,
                    sasl_authenticate_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::sasl_authenticate_response::SaslAuthenticateResponse::decode,
                    milena_protocol::messages::sasl_authenticate_response::SaslAuthenticateResponse::encode,
                )
            },
        },
        "CreatePartitionsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_partitions_request::CreatePartitionsRequest::decode,
                    milena_protocol::messages::create_partitions_request::CreatePartitionsRequest::encode,
                    create_partitions_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_partitions_request::CreatePartitionsRequest::decode,
                    milena_protocol::messages::create_partitions_request::CreatePartitionsRequest::encode,
                )
            },
        },
        "CreatePartitionsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_partitions_response::CreatePartitionsResponse::decode,
                    milena_protocol::messages::create_partitions_response::CreatePartitionsResponse::encode,
                    create_partitions_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_partitions_response::CreatePartitionsResponse::decode,
                    milena_protocol::messages::create_partitions_response::CreatePartitionsResponse::encode,
                )
            },
        },
        "CreateDelegationTokenRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_delegation_token_request::CreateDelegationTokenRequest::decode,
                    milena_protocol::messages::create_delegation_token_request::CreateDelegationTokenRequest::encode,
                    create_delegation_token_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_delegation_token_request::CreateDelegationTokenRequest::decode,
                    milena_protocol::messages::create_delegation_token_request::CreateDelegationTokenRequest::encode,
                )
            },
        },
        "CreateDelegationTokenResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::create_delegation_token_response::CreateDelegationTokenResponse::decode,
                    milena_protocol::messages::create_delegation_token_response::CreateDelegationTokenResponse::encode,
                    create_delegation_token_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::create_delegation_token_response::CreateDelegationTokenResponse::decode,
                    milena_protocol::messages::create_delegation_token_response::CreateDelegationTokenResponse::encode,
                )
            },
        },
        "RenewDelegationTokenRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::renew_delegation_token_request::RenewDelegationTokenRequest::decode,
                    milena_protocol::messages::renew_delegation_token_request::RenewDelegationTokenRequest::encode,
                    renew_delegation_token_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::renew_delegation_token_request::RenewDelegationTokenRequest::decode,
                    milena_protocol::messages::renew_delegation_token_request::RenewDelegationTokenRequest::encode,
                )
            },
        },
        "RenewDelegationTokenResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::renew_delegation_token_response::RenewDelegationTokenResponse::decode,
                    milena_protocol::messages::renew_delegation_token_response::RenewDelegationTokenResponse::encode,
                    renew_delegation_token_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::renew_delegation_token_response::RenewDelegationTokenResponse::decode,
                    milena_protocol::messages::renew_delegation_token_response::RenewDelegationTokenResponse::encode,
                )
            },
        },
        "ExpireDelegationTokenRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::expire_delegation_token_request::ExpireDelegationTokenRequest::decode,
                    milena_protocol::messages::expire_delegation_token_request::ExpireDelegationTokenRequest::encode,
                    expire_delegation_token_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::expire_delegation_token_request::ExpireDelegationTokenRequest::decode,
                    milena_protocol::messages::expire_delegation_token_request::ExpireDelegationTokenRequest::encode,
                )
            },
        },
        "ExpireDelegationTokenResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::expire_delegation_token_response::ExpireDelegationTokenResponse::decode,
                    milena_protocol::messages::expire_delegation_token_response::ExpireDelegationTokenResponse::encode,
                    expire_delegation_token_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::expire_delegation_token_response::ExpireDelegationTokenResponse::decode,
                    milena_protocol::messages::expire_delegation_token_response::ExpireDelegationTokenResponse::encode,
                )
            },
        },
        "DescribeDelegationTokenRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenRequest::decode,
                    milena_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenRequest::encode,
                    describe_delegation_token_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenRequest::decode,
                    milena_protocol::messages::describe_delegation_token_request::DescribeDelegationTokenRequest::encode,
                )
            },
        },
        "DescribeDelegationTokenResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_delegation_token_response::DescribeDelegationTokenResponse::decode,
                    milena_protocol::messages::describe_delegation_token_response::DescribeDelegationTokenResponse::encode,
                    describe_delegation_token_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_delegation_token_response::DescribeDelegationTokenResponse::decode,
                    milena_protocol::messages::describe_delegation_token_response::DescribeDelegationTokenResponse::encode,
                )
            },
        },
        "DeleteGroupsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_groups_request::DeleteGroupsRequest::decode,
                    milena_protocol::messages::delete_groups_request::DeleteGroupsRequest::encode,
                    delete_groups_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_groups_request::DeleteGroupsRequest::decode,
                    milena_protocol::messages::delete_groups_request::DeleteGroupsRequest::encode,
                )
            },
        },
        "DeleteGroupsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_groups_response::DeleteGroupsResponse::decode,
                    milena_protocol::messages::delete_groups_response::DeleteGroupsResponse::encode,
                    delete_groups_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_groups_response::DeleteGroupsResponse::decode,
                    milena_protocol::messages::delete_groups_response::DeleteGroupsResponse::encode,
                )
            },
        },
        "ElectLeadersRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::elect_leaders_request::ElectLeadersRequest::decode,
                    milena_protocol::messages::elect_leaders_request::ElectLeadersRequest::encode,
                    elect_leaders_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::elect_leaders_request::ElectLeadersRequest::decode,
                    milena_protocol::messages::elect_leaders_request::ElectLeadersRequest::encode,
                )
            },
        },
        "ElectLeadersResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::elect_leaders_response::ElectLeadersResponse::decode,
                    milena_protocol::messages::elect_leaders_response::ElectLeadersResponse::encode,
                    elect_leaders_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::elect_leaders_response::ElectLeadersResponse::decode,
                    milena_protocol::messages::elect_leaders_response::ElectLeadersResponse::encode,
                )
            },
        },
        "IncrementalAlterConfigsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest::decode,
                    milena_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest::encode,
                    incremental_alter_configs_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest::decode,
                    milena_protocol::messages::incremental_alter_configs_request::IncrementalAlterConfigsRequest::encode,
                )
            },
        },
        "IncrementalAlterConfigsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse::decode,
                    milena_protocol::messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse::encode,
                    incremental_alter_configs_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse::decode,
                    milena_protocol::messages::incremental_alter_configs_response::IncrementalAlterConfigsResponse::encode,
                )
            },
        },
        "AlterPartitionReassignmentsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest::decode,
                    milena_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest::encode,
                    alter_partition_reassignments_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest::decode,
                    milena_protocol::messages::alter_partition_reassignments_request::AlterPartitionReassignmentsRequest::encode,
                )
            },
        },
        "AlterPartitionReassignmentsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse::decode,
                    milena_protocol::messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse::encode,
                    alter_partition_reassignments_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse::decode,
                    milena_protocol::messages::alter_partition_reassignments_response::AlterPartitionReassignmentsResponse::encode,
                )
            },
        },
        "ListPartitionReassignmentsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest::decode,
                    milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest::encode,
                    list_partition_reassignments_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest::decode,
                    milena_protocol::messages::list_partition_reassignments_request::ListPartitionReassignmentsRequest::encode,
                )
            },
        },
        "ListPartitionReassignmentsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse::decode,
                    milena_protocol::messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse::encode,
                    list_partition_reassignments_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse::decode,
                    milena_protocol::messages::list_partition_reassignments_response::ListPartitionReassignmentsResponse::encode,
                )
            },
        },
        "OffsetDeleteRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_delete_request::OffsetDeleteRequest::decode,
                    milena_protocol::messages::offset_delete_request::OffsetDeleteRequest::encode,
                    offset_delete_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_delete_request::OffsetDeleteRequest::decode,
                    milena_protocol::messages::offset_delete_request::OffsetDeleteRequest::encode,
                )
            },
        },
        "OffsetDeleteResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::offset_delete_response::OffsetDeleteResponse::decode,
                    milena_protocol::messages::offset_delete_response::OffsetDeleteResponse::encode,
                    offset_delete_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::offset_delete_response::OffsetDeleteResponse::decode,
                    milena_protocol::messages::offset_delete_response::OffsetDeleteResponse::encode,
                )
            },
        },
        "DescribeClientQuotasRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest::decode,
                    milena_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest::encode,
                    describe_client_quotas_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest::decode,
                    milena_protocol::messages::describe_client_quotas_request::DescribeClientQuotasRequest::encode,
                )
            },
        },
        "DescribeClientQuotasResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_client_quotas_response::DescribeClientQuotasResponse::decode,
                    milena_protocol::messages::describe_client_quotas_response::DescribeClientQuotasResponse::encode,
                    describe_client_quotas_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_client_quotas_response::DescribeClientQuotasResponse::decode,
                    milena_protocol::messages::describe_client_quotas_response::DescribeClientQuotasResponse::encode,
                )
            },
        },
        "AlterClientQuotasRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest::decode,
                    milena_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest::encode,
                    alter_client_quotas_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest::decode,
                    milena_protocol::messages::alter_client_quotas_request::AlterClientQuotasRequest::encode,
                )
            },
        },
        "AlterClientQuotasResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_client_quotas_response::AlterClientQuotasResponse::decode,
                    milena_protocol::messages::alter_client_quotas_response::AlterClientQuotasResponse::encode,
                    alter_client_quotas_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_client_quotas_response::AlterClientQuotasResponse::decode,
                    milena_protocol::messages::alter_client_quotas_response::AlterClientQuotasResponse::encode,
                )
            },
        },
        "DescribeUserScramCredentialsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest::decode,
                    milena_protocol::messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest::encode,
                    describe_user_scram_credentials_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest::decode,
                    milena_protocol::messages::describe_user_scram_credentials_request::DescribeUserScramCredentialsRequest::encode,
                )
            },
        },
        "DescribeUserScramCredentialsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse::decode,
                    milena_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse::encode,
                    describe_user_scram_credentials_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse::decode,
                    milena_protocol::messages::describe_user_scram_credentials_response::DescribeUserScramCredentialsResponse::encode,
                )
            },
        },
        "AlterUserScramCredentialsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest::decode,
                    milena_protocol::messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest::encode,
                    alter_user_scram_credentials_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest::decode,
                    milena_protocol::messages::alter_user_scram_credentials_request::AlterUserScramCredentialsRequest::encode,
                )
            },
        },
        "AlterUserScramCredentialsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse::decode,
                    milena_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse::encode,
                    alter_user_scram_credentials_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse::decode,
                    milena_protocol::messages::alter_user_scram_credentials_response::AlterUserScramCredentialsResponse::encode,
                )
            },
        },
        "VoteRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::vote_request::VoteRequest::decode,
                    milena_protocol::messages::vote_request::VoteRequest::encode,
                    vote_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::vote_request::VoteRequest::decode,
                    milena_protocol::messages::vote_request::VoteRequest::encode,
                )
            },
        },
        "VoteResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::vote_response::VoteResponse::decode,
                    milena_protocol::messages::vote_response::VoteResponse::encode,
                    vote_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::vote_response::VoteResponse::decode,
                    milena_protocol::messages::vote_response::VoteResponse::encode,
                )
            },
        },
        "BeginQuorumEpochRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::begin_quorum_epoch_request::BeginQuorumEpochRequest::decode,
                    milena_protocol::messages::begin_quorum_epoch_request::BeginQuorumEpochRequest::encode,
                    begin_quorum_epoch_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::begin_quorum_epoch_request::BeginQuorumEpochRequest::decode,
                    milena_protocol::messages::begin_quorum_epoch_request::BeginQuorumEpochRequest::encode,
                )
            },
        },
        "BeginQuorumEpochResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::begin_quorum_epoch_response::BeginQuorumEpochResponse::decode,
                    milena_protocol::messages::begin_quorum_epoch_response::BeginQuorumEpochResponse::encode,
                    begin_quorum_epoch_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::begin_quorum_epoch_response::BeginQuorumEpochResponse::decode,
                    milena_protocol::messages::begin_quorum_epoch_response::BeginQuorumEpochResponse::encode,
                )
            },
        },
        "EndQuorumEpochRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::end_quorum_epoch_request::EndQuorumEpochRequest::decode,
                    milena_protocol::messages::end_quorum_epoch_request::EndQuorumEpochRequest::encode,
                    end_quorum_epoch_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::end_quorum_epoch_request::EndQuorumEpochRequest::decode,
                    milena_protocol::messages::end_quorum_epoch_request::EndQuorumEpochRequest::encode,
                )
            },
        },
        "EndQuorumEpochResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::end_quorum_epoch_response::EndQuorumEpochResponse::decode,
                    milena_protocol::messages::end_quorum_epoch_response::EndQuorumEpochResponse::encode,
                    end_quorum_epoch_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::end_quorum_epoch_response::EndQuorumEpochResponse::decode,
                    milena_protocol::messages::end_quorum_epoch_response::EndQuorumEpochResponse::encode,
                )
            },
        },
        "DescribeQuorumRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_quorum_request::DescribeQuorumRequest::decode,
                    milena_protocol::messages::describe_quorum_request::DescribeQuorumRequest::encode,
                    describe_quorum_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_quorum_request::DescribeQuorumRequest::decode,
                    milena_protocol::messages::describe_quorum_request::DescribeQuorumRequest::encode,
                )
            },
        },
        "DescribeQuorumResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_quorum_response::DescribeQuorumResponse::decode,
                    milena_protocol::messages::describe_quorum_response::DescribeQuorumResponse::encode,
                    describe_quorum_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_quorum_response::DescribeQuorumResponse::decode,
                    milena_protocol::messages::describe_quorum_response::DescribeQuorumResponse::encode,
                )
            },
        },
        "AlterPartitionRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_request::AlterPartitionRequest::decode,
                    milena_protocol::messages::alter_partition_request::AlterPartitionRequest::encode,
                    alter_partition_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_request::AlterPartitionRequest::decode,
                    milena_protocol::messages::alter_partition_request::AlterPartitionRequest::encode,
                )
            },
        },
        "AlterPartitionResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_response::AlterPartitionResponse::decode,
                    milena_protocol::messages::alter_partition_response::AlterPartitionResponse::encode,
                    alter_partition_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_partition_response::AlterPartitionResponse::decode,
                    milena_protocol::messages::alter_partition_response::AlterPartitionResponse::encode,
                )
            },
        },
        "UpdateFeaturesRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::update_features_request::UpdateFeaturesRequest::decode,
                    milena_protocol::messages::update_features_request::UpdateFeaturesRequest::encode,
                    update_features_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::update_features_request::UpdateFeaturesRequest::decode,
                    milena_protocol::messages::update_features_request::UpdateFeaturesRequest::encode,
                )
            },
        },
        "UpdateFeaturesResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::update_features_response::UpdateFeaturesResponse::decode,
                    milena_protocol::messages::update_features_response::UpdateFeaturesResponse::encode,
                    update_features_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::update_features_response::UpdateFeaturesResponse::decode,
                    milena_protocol::messages::update_features_response::UpdateFeaturesResponse::encode,
                )
            },
        },
        "EnvelopeRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::envelope_request::EnvelopeRequest::decode,
                    milena_protocol::messages::envelope_request::EnvelopeRequest::encode,
                    envelope_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::envelope_request::EnvelopeRequest::decode,
                    milena_protocol::messages::envelope_request::EnvelopeRequest::encode,
                )
            },
        },
        "EnvelopeResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::envelope_response::EnvelopeResponse::decode,
                    milena_protocol::messages::envelope_response::EnvelopeResponse::encode,
                    envelope_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::envelope_response::EnvelopeResponse::decode,
                    milena_protocol::messages::envelope_response::EnvelopeResponse::encode,
                )
            },
        },
        "FetchSnapshotRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_snapshot_request::FetchSnapshotRequest::decode,
                    milena_protocol::messages::fetch_snapshot_request::FetchSnapshotRequest::encode,
                    fetch_snapshot_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_snapshot_request::FetchSnapshotRequest::decode,
                    milena_protocol::messages::fetch_snapshot_request::FetchSnapshotRequest::encode,
                )
            },
        },
        "FetchSnapshotResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_snapshot_response::FetchSnapshotResponse::decode,
                    milena_protocol::messages::fetch_snapshot_response::FetchSnapshotResponse::encode,
                    fetch_snapshot_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::fetch_snapshot_response::FetchSnapshotResponse::decode,
                    milena_protocol::messages::fetch_snapshot_response::FetchSnapshotResponse::encode,
                )
            },
        },
        "DescribeClusterRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_cluster_request::DescribeClusterRequest::decode,
                    milena_protocol::messages::describe_cluster_request::DescribeClusterRequest::encode,
                    describe_cluster_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_cluster_request::DescribeClusterRequest::decode,
                    milena_protocol::messages::describe_cluster_request::DescribeClusterRequest::encode,
                )
            },
        },
        "DescribeClusterResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_cluster_response::DescribeClusterResponse::decode,
                    milena_protocol::messages::describe_cluster_response::DescribeClusterResponse::encode,
                    describe_cluster_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_cluster_response::DescribeClusterResponse::decode,
                    milena_protocol::messages::describe_cluster_response::DescribeClusterResponse::encode,
                )
            },
        },
        "DescribeProducersRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_producers_request::DescribeProducersRequest::decode,
                    milena_protocol::messages::describe_producers_request::DescribeProducersRequest::encode,
                    describe_producers_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_producers_request::DescribeProducersRequest::decode,
                    milena_protocol::messages::describe_producers_request::DescribeProducersRequest::encode,
                )
            },
        },
        "DescribeProducersResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_producers_response::DescribeProducersResponse::decode,
                    milena_protocol::messages::describe_producers_response::DescribeProducersResponse::encode,
                    describe_producers_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_producers_response::DescribeProducersResponse::decode,
                    milena_protocol::messages::describe_producers_response::DescribeProducersResponse::encode,
                )
            },
        },
        "BrokerRegistrationRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::broker_registration_request::BrokerRegistrationRequest::decode,
                    milena_protocol::messages::broker_registration_request::BrokerRegistrationRequest::encode,
                    broker_registration_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::broker_registration_request::BrokerRegistrationRequest::decode,
                    milena_protocol::messages::broker_registration_request::BrokerRegistrationRequest::encode,
                )
            },
        },
        "BrokerRegistrationResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::broker_registration_response::BrokerRegistrationResponse::decode,
                    milena_protocol::messages::broker_registration_response::BrokerRegistrationResponse::encode,
                    broker_registration_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::broker_registration_response::BrokerRegistrationResponse::decode,
                    milena_protocol::messages::broker_registration_response::BrokerRegistrationResponse::encode,
                )
            },
        },
        "BrokerHeartbeatRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::broker_heartbeat_request::BrokerHeartbeatRequest::decode,
                    milena_protocol::messages::broker_heartbeat_request::BrokerHeartbeatRequest::encode,
                    broker_heartbeat_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::broker_heartbeat_request::BrokerHeartbeatRequest::decode,
                    milena_protocol::messages::broker_heartbeat_request::BrokerHeartbeatRequest::encode,
                )
            },
        },
        "BrokerHeartbeatResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::broker_heartbeat_response::BrokerHeartbeatResponse::decode,
                    milena_protocol::messages::broker_heartbeat_response::BrokerHeartbeatResponse::encode,
                    broker_heartbeat_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::broker_heartbeat_response::BrokerHeartbeatResponse::decode,
                    milena_protocol::messages::broker_heartbeat_response::BrokerHeartbeatResponse::encode,
                )
            },
        },
        "UnregisterBrokerRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest::decode,
                    milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest::encode,
                    unregister_broker_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest::decode,
                    milena_protocol::messages::unregister_broker_request::UnregisterBrokerRequest::encode,
                )
            },
        },
        "UnregisterBrokerResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::unregister_broker_response::UnregisterBrokerResponse::decode,
                    milena_protocol::messages::unregister_broker_response::UnregisterBrokerResponse::encode,
                    unregister_broker_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::unregister_broker_response::UnregisterBrokerResponse::decode,
                    milena_protocol::messages::unregister_broker_response::UnregisterBrokerResponse::encode,
                )
            },
        },
        "DescribeTransactionsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_transactions_request::DescribeTransactionsRequest::decode,
                    milena_protocol::messages::describe_transactions_request::DescribeTransactionsRequest::encode,
                    describe_transactions_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_transactions_request::DescribeTransactionsRequest::decode,
                    milena_protocol::messages::describe_transactions_request::DescribeTransactionsRequest::encode,
                )
            },
        },
        "DescribeTransactionsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_transactions_response::DescribeTransactionsResponse::decode,
                    milena_protocol::messages::describe_transactions_response::DescribeTransactionsResponse::encode,
                    describe_transactions_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_transactions_response::DescribeTransactionsResponse::decode,
                    milena_protocol::messages::describe_transactions_response::DescribeTransactionsResponse::encode,
                )
            },
        },
        "ListTransactionsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_transactions_request::ListTransactionsRequest::decode,
                    milena_protocol::messages::list_transactions_request::ListTransactionsRequest::encode,
                    list_transactions_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_transactions_request::ListTransactionsRequest::decode,
                    milena_protocol::messages::list_transactions_request::ListTransactionsRequest::encode,
                )
            },
        },
        "ListTransactionsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_transactions_response::ListTransactionsResponse::decode,
                    milena_protocol::messages::list_transactions_response::ListTransactionsResponse::encode,
                    list_transactions_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_transactions_response::ListTransactionsResponse::decode,
                    milena_protocol::messages::list_transactions_response::ListTransactionsResponse::encode,
                )
            },
        },
        "AllocateProducerIdsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::allocate_producer_ids_request::AllocateProducerIdsRequest::decode,
                    milena_protocol::messages::allocate_producer_ids_request::AllocateProducerIdsRequest::encode,
                    allocate_producer_ids_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::allocate_producer_ids_request::AllocateProducerIdsRequest::decode,
                    milena_protocol::messages::allocate_producer_ids_request::AllocateProducerIdsRequest::encode,
                )
            },
        },
        "AllocateProducerIdsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::allocate_producer_ids_response::AllocateProducerIdsResponse::decode,
                    milena_protocol::messages::allocate_producer_ids_response::AllocateProducerIdsResponse::encode,
                    allocate_producer_ids_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::allocate_producer_ids_response::AllocateProducerIdsResponse::decode,
                    milena_protocol::messages::allocate_producer_ids_response::AllocateProducerIdsResponse::encode,
                )
            },
        },
        "ConsumerGroupHeartbeatRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest::decode,
                    milena_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest::encode,
                    consumer_group_heartbeat_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest::decode,
                    milena_protocol::messages::consumer_group_heartbeat_request::ConsumerGroupHeartbeatRequest::encode,
                )
            },
        },
        "ConsumerGroupHeartbeatResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse::decode,
                    milena_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse::encode,
                    consumer_group_heartbeat_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse::decode,
                    milena_protocol::messages::consumer_group_heartbeat_response::ConsumerGroupHeartbeatResponse::encode,
                )
            },
        },
        "ConsumerGroupDescribeRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest::decode,
                    milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest::encode,
                    consumer_group_describe_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest::decode,
                    milena_protocol::messages::consumer_group_describe_request::ConsumerGroupDescribeRequest::encode,
                )
            },
        },
        "ConsumerGroupDescribeResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_describe_response::ConsumerGroupDescribeResponse::decode,
                    milena_protocol::messages::consumer_group_describe_response::ConsumerGroupDescribeResponse::encode,
                    consumer_group_describe_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::consumer_group_describe_response::ConsumerGroupDescribeResponse::decode,
                    milena_protocol::messages::consumer_group_describe_response::ConsumerGroupDescribeResponse::encode,
                )
            },
        },
        "ControllerRegistrationRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::controller_registration_request::ControllerRegistrationRequest::decode,
                    milena_protocol::messages::controller_registration_request::ControllerRegistrationRequest::encode,
                    controller_registration_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::controller_registration_request::ControllerRegistrationRequest::decode,
                    milena_protocol::messages::controller_registration_request::ControllerRegistrationRequest::encode,
                )
            },
        },
        "ControllerRegistrationResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::controller_registration_response::ControllerRegistrationResponse::decode,
                    milena_protocol::messages::controller_registration_response::ControllerRegistrationResponse::encode,
                    controller_registration_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::controller_registration_response::ControllerRegistrationResponse::decode,
                    milena_protocol::messages::controller_registration_response::ControllerRegistrationResponse::encode,
                )
            },
        },
        "GetTelemetrySubscriptionsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest::decode,
                    milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest::encode,
                    get_telemetry_subscriptions_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest::decode,
                    milena_protocol::messages::get_telemetry_subscriptions_request::GetTelemetrySubscriptionsRequest::encode,
                )
            },
        },
        "GetTelemetrySubscriptionsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse::decode,
                    milena_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse::encode,
                    get_telemetry_subscriptions_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse::decode,
                    milena_protocol::messages::get_telemetry_subscriptions_response::GetTelemetrySubscriptionsResponse::encode,
                )
            },
        },
        "PushTelemetryRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::push_telemetry_request::PushTelemetryRequest::decode,
                    milena_protocol::messages::push_telemetry_request::PushTelemetryRequest::encode,
                    push_telemetry_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::push_telemetry_request::PushTelemetryRequest::decode,
                    milena_protocol::messages::push_telemetry_request::PushTelemetryRequest::encode,
                )
            },
        },
        "PushTelemetryResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::push_telemetry_response::PushTelemetryResponse::decode,
                    milena_protocol::messages::push_telemetry_response::PushTelemetryResponse::encode,
                    push_telemetry_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::push_telemetry_response::PushTelemetryResponse::decode,
                    milena_protocol::messages::push_telemetry_response::PushTelemetryResponse::encode,
                )
            },
        },
        "AssignReplicasToDirsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest::decode,
                    milena_protocol::messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest::encode,
                    assign_replicas_to_dirs_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest::decode,
                    milena_protocol::messages::assign_replicas_to_dirs_request::AssignReplicasToDirsRequest::encode,
                )
            },
        },
        "AssignReplicasToDirsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse::decode,
                    milena_protocol::messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse::encode,
                    assign_replicas_to_dirs_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse::decode,
                    milena_protocol::messages::assign_replicas_to_dirs_response::AssignReplicasToDirsResponse::encode,
                )
            },
        },
        "ListConfigResourcesRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest::decode,
                    milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest::encode,
                    list_config_resources_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest::decode,
                    milena_protocol::messages::list_config_resources_request::ListConfigResourcesRequest::encode,
                )
            },
        },
        "ListConfigResourcesResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::list_config_resources_response::ListConfigResourcesResponse::decode,
                    milena_protocol::messages::list_config_resources_response::ListConfigResourcesResponse::encode,
                    list_config_resources_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::list_config_resources_response::ListConfigResourcesResponse::decode,
                    milena_protocol::messages::list_config_resources_response::ListConfigResourcesResponse::encode,
                )
            },
        },
        "DescribeTopicPartitionsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest::decode,
                    milena_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest::encode,
                    describe_topic_partitions_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest::decode,
                    milena_protocol::messages::describe_topic_partitions_request::DescribeTopicPartitionsRequest::encode,
                )
            },
        },
        "DescribeTopicPartitionsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse::decode,
                    milena_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse::encode,
                    describe_topic_partitions_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse::decode,
                    milena_protocol::messages::describe_topic_partitions_response::DescribeTopicPartitionsResponse::encode,
                )
            },
        },
        "ShareGroupHeartbeatRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest::decode,
                    milena_protocol::messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest::encode,
                    share_group_heartbeat_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest::decode,
                    milena_protocol::messages::share_group_heartbeat_request::ShareGroupHeartbeatRequest::encode,
                )
            },
        },
        "ShareGroupHeartbeatResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse::decode,
                    milena_protocol::messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse::encode,
                    share_group_heartbeat_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse::decode,
                    milena_protocol::messages::share_group_heartbeat_response::ShareGroupHeartbeatResponse::encode,
                )
            },
        },
        "ShareGroupDescribeRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_describe_request::ShareGroupDescribeRequest::decode,
                    milena_protocol::messages::share_group_describe_request::ShareGroupDescribeRequest::encode,
                    share_group_describe_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_describe_request::ShareGroupDescribeRequest::decode,
                    milena_protocol::messages::share_group_describe_request::ShareGroupDescribeRequest::encode,
                )
            },
        },
        "ShareGroupDescribeResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_describe_response::ShareGroupDescribeResponse::decode,
                    milena_protocol::messages::share_group_describe_response::ShareGroupDescribeResponse::encode,
                    share_group_describe_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_group_describe_response::ShareGroupDescribeResponse::decode,
                    milena_protocol::messages::share_group_describe_response::ShareGroupDescribeResponse::encode,
                )
            },
        },
        "ShareFetchRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_fetch_request::ShareFetchRequest::decode,
                    milena_protocol::messages::share_fetch_request::ShareFetchRequest::encode,
                    share_fetch_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_fetch_request::ShareFetchRequest::decode,
                    milena_protocol::messages::share_fetch_request::ShareFetchRequest::encode,
                )
            },
        },
        "ShareFetchResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_fetch_response::ShareFetchResponse::decode,
                    milena_protocol::messages::share_fetch_response::ShareFetchResponse::encode,
                    share_fetch_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_fetch_response::ShareFetchResponse::decode,
                    milena_protocol::messages::share_fetch_response::ShareFetchResponse::encode,
                )
            },
        },
        "ShareAcknowledgeRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_acknowledge_request::ShareAcknowledgeRequest::decode,
                    milena_protocol::messages::share_acknowledge_request::ShareAcknowledgeRequest::encode,
                    share_acknowledge_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_acknowledge_request::ShareAcknowledgeRequest::decode,
                    milena_protocol::messages::share_acknowledge_request::ShareAcknowledgeRequest::encode,
                )
            },
        },
        "ShareAcknowledgeResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::share_acknowledge_response::ShareAcknowledgeResponse::decode,
                    milena_protocol::messages::share_acknowledge_response::ShareAcknowledgeResponse::encode,
                    share_acknowledge_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::share_acknowledge_response::ShareAcknowledgeResponse::decode,
                    milena_protocol::messages::share_acknowledge_response::ShareAcknowledgeResponse::encode,
                )
            },
        },
        "AddRaftVoterRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::add_raft_voter_request::AddRaftVoterRequest::decode,
                    milena_protocol::messages::add_raft_voter_request::AddRaftVoterRequest::encode,
                    add_raft_voter_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::add_raft_voter_request::AddRaftVoterRequest::decode,
                    milena_protocol::messages::add_raft_voter_request::AddRaftVoterRequest::encode,
                )
            },
        },
        "AddRaftVoterResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::add_raft_voter_response::AddRaftVoterResponse::decode,
                    milena_protocol::messages::add_raft_voter_response::AddRaftVoterResponse::encode,
                    add_raft_voter_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::add_raft_voter_response::AddRaftVoterResponse::decode,
                    milena_protocol::messages::add_raft_voter_response::AddRaftVoterResponse::encode,
                )
            },
        },
        "RemoveRaftVoterRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::remove_raft_voter_request::RemoveRaftVoterRequest::decode,
                    milena_protocol::messages::remove_raft_voter_request::RemoveRaftVoterRequest::encode,
                    remove_raft_voter_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::remove_raft_voter_request::RemoveRaftVoterRequest::decode,
                    milena_protocol::messages::remove_raft_voter_request::RemoveRaftVoterRequest::encode,
                )
            },
        },
        "RemoveRaftVoterResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::remove_raft_voter_response::RemoveRaftVoterResponse::decode,
                    milena_protocol::messages::remove_raft_voter_response::RemoveRaftVoterResponse::encode,
                    remove_raft_voter_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::remove_raft_voter_response::RemoveRaftVoterResponse::decode,
                    milena_protocol::messages::remove_raft_voter_response::RemoveRaftVoterResponse::encode,
                )
            },
        },
        "UpdateRaftVoterRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::update_raft_voter_request::UpdateRaftVoterRequest::decode,
                    milena_protocol::messages::update_raft_voter_request::UpdateRaftVoterRequest::encode,
                    update_raft_voter_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::update_raft_voter_request::UpdateRaftVoterRequest::decode,
                    milena_protocol::messages::update_raft_voter_request::UpdateRaftVoterRequest::encode,
                )
            },
        },
        "UpdateRaftVoterResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::update_raft_voter_response::UpdateRaftVoterResponse::decode,
                    milena_protocol::messages::update_raft_voter_response::UpdateRaftVoterResponse::encode,
                    update_raft_voter_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::update_raft_voter_response::UpdateRaftVoterResponse::decode,
                    milena_protocol::messages::update_raft_voter_response::UpdateRaftVoterResponse::encode,
                )
            },
        },
        "InitializeShareGroupStateRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::initialize_share_group_state_request::InitializeShareGroupStateRequest::decode,
                    milena_protocol::messages::initialize_share_group_state_request::InitializeShareGroupStateRequest::encode,
                    initialize_share_group_state_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::initialize_share_group_state_request::InitializeShareGroupStateRequest::decode,
                    milena_protocol::messages::initialize_share_group_state_request::InitializeShareGroupStateRequest::encode,
                )
            },
        },
        "InitializeShareGroupStateResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::initialize_share_group_state_response::InitializeShareGroupStateResponse::decode,
                    milena_protocol::messages::initialize_share_group_state_response::InitializeShareGroupStateResponse::encode,
                    initialize_share_group_state_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::initialize_share_group_state_response::InitializeShareGroupStateResponse::decode,
                    milena_protocol::messages::initialize_share_group_state_response::InitializeShareGroupStateResponse::encode,
                )
            },
        },
        "ReadShareGroupStateRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_request::ReadShareGroupStateRequest::decode,
                    milena_protocol::messages::read_share_group_state_request::ReadShareGroupStateRequest::encode,
                    read_share_group_state_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_request::ReadShareGroupStateRequest::decode,
                    milena_protocol::messages::read_share_group_state_request::ReadShareGroupStateRequest::encode,
                )
            },
        },
        "ReadShareGroupStateResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_response::ReadShareGroupStateResponse::decode,
                    milena_protocol::messages::read_share_group_state_response::ReadShareGroupStateResponse::encode,
                    read_share_group_state_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_response::ReadShareGroupStateResponse::decode,
                    milena_protocol::messages::read_share_group_state_response::ReadShareGroupStateResponse::encode,
                )
            },
        },
        "WriteShareGroupStateRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::write_share_group_state_request::WriteShareGroupStateRequest::decode,
                    milena_protocol::messages::write_share_group_state_request::WriteShareGroupStateRequest::encode,
                    write_share_group_state_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::write_share_group_state_request::WriteShareGroupStateRequest::decode,
                    milena_protocol::messages::write_share_group_state_request::WriteShareGroupStateRequest::encode,
                )
            },
        },
        "WriteShareGroupStateResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::write_share_group_state_response::WriteShareGroupStateResponse::decode,
                    milena_protocol::messages::write_share_group_state_response::WriteShareGroupStateResponse::encode,
                    write_share_group_state_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::write_share_group_state_response::WriteShareGroupStateResponse::decode,
                    milena_protocol::messages::write_share_group_state_response::WriteShareGroupStateResponse::encode,
                )
            },
        },
        "DeleteShareGroupStateRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_state_request::DeleteShareGroupStateRequest::decode,
                    milena_protocol::messages::delete_share_group_state_request::DeleteShareGroupStateRequest::encode,
                    delete_share_group_state_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_state_request::DeleteShareGroupStateRequest::decode,
                    milena_protocol::messages::delete_share_group_state_request::DeleteShareGroupStateRequest::encode,
                )
            },
        },
        "DeleteShareGroupStateResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_state_response::DeleteShareGroupStateResponse::decode,
                    milena_protocol::messages::delete_share_group_state_response::DeleteShareGroupStateResponse::encode,
                    delete_share_group_state_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_state_response::DeleteShareGroupStateResponse::decode,
                    milena_protocol::messages::delete_share_group_state_response::DeleteShareGroupStateResponse::encode,
                )
            },
        },
        "ReadShareGroupStateSummaryRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest::decode,
                    milena_protocol::messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest::encode,
                    read_share_group_state_summary_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest::decode,
                    milena_protocol::messages::read_share_group_state_summary_request::ReadShareGroupStateSummaryRequest::encode,
                )
            },
        },
        "ReadShareGroupStateSummaryResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse::decode,
                    milena_protocol::messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse::encode,
                    read_share_group_state_summary_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse::decode,
                    milena_protocol::messages::read_share_group_state_summary_response::ReadShareGroupStateSummaryResponse::encode,
                )
            },
        },
        "StreamsGroupHeartbeatRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest::decode,
                    milena_protocol::messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest::encode,
                    streams_group_heartbeat_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest::decode,
                    milena_protocol::messages::streams_group_heartbeat_request::StreamsGroupHeartbeatRequest::encode,
                )
            },
        },
        "StreamsGroupHeartbeatResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse::decode,
                    milena_protocol::messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse::encode,
                    streams_group_heartbeat_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse::decode,
                    milena_protocol::messages::streams_group_heartbeat_response::StreamsGroupHeartbeatResponse::encode,
                )
            },
        },
        "StreamsGroupDescribeRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_describe_request::StreamsGroupDescribeRequest::decode,
                    milena_protocol::messages::streams_group_describe_request::StreamsGroupDescribeRequest::encode,
                    streams_group_describe_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_describe_request::StreamsGroupDescribeRequest::decode,
                    milena_protocol::messages::streams_group_describe_request::StreamsGroupDescribeRequest::encode,
                )
            },
        },
        "StreamsGroupDescribeResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_describe_response::StreamsGroupDescribeResponse::decode,
                    milena_protocol::messages::streams_group_describe_response::StreamsGroupDescribeResponse::encode,
                    streams_group_describe_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::streams_group_describe_response::StreamsGroupDescribeResponse::decode,
                    milena_protocol::messages::streams_group_describe_response::StreamsGroupDescribeResponse::encode,
                )
            },
        },
        "DescribeShareGroupOffsetsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest::decode,
                    milena_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest::encode,
                    describe_share_group_offsets_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest::decode,
                    milena_protocol::messages::describe_share_group_offsets_request::DescribeShareGroupOffsetsRequest::encode,
                )
            },
        },
        "DescribeShareGroupOffsetsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse::decode,
                    milena_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse::encode,
                    describe_share_group_offsets_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse::decode,
                    milena_protocol::messages::describe_share_group_offsets_response::DescribeShareGroupOffsetsResponse::encode,
                )
            },
        },
        "AlterShareGroupOffsetsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest::decode,
                    milena_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest::encode,
                    alter_share_group_offsets_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest::decode,
                    milena_protocol::messages::alter_share_group_offsets_request::AlterShareGroupOffsetsRequest::encode,
                )
            },
        },
        "AlterShareGroupOffsetsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse::decode,
                    milena_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse::encode,
                    alter_share_group_offsets_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse::decode,
                    milena_protocol::messages::alter_share_group_offsets_response::AlterShareGroupOffsetsResponse::encode,
                )
            },
        },
        "DeleteShareGroupOffsetsRequest" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest::decode,
                    milena_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest::encode,
                    delete_share_group_offsets_request::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest::decode,
                    milena_protocol::messages::delete_share_group_offsets_request::DeleteShareGroupOffsetsRequest::encode,
                )
            },
        },
        "DeleteShareGroupOffsetsResponse" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse::decode,
                    milena_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse::encode,
                    delete_share_group_offsets_response::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse::decode,
                    milena_protocol::messages::delete_share_group_offsets_response::DeleteShareGroupOffsetsResponse::encode,
                )
            },
        },
        "RegisterBrokerRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::register_broker_record::RegisterBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::register_broker_record::RegisterBrokerRecord::encode,
                    register_broker_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::register_broker_record::RegisterBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::register_broker_record::RegisterBrokerRecord::encode,
                )
            },
        },
        "UnregisterBrokerRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::unregister_broker_record::UnregisterBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::unregister_broker_record::UnregisterBrokerRecord::encode,
                    unregister_broker_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::unregister_broker_record::UnregisterBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::unregister_broker_record::UnregisterBrokerRecord::encode,
                )
            },
        },
        "TopicRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::topic_record::TopicRecord::decode,
                    milena_protocol::records::cluster_metadata::topic_record::TopicRecord::encode,
                    topic_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::topic_record::TopicRecord::decode,
                    milena_protocol::records::cluster_metadata::topic_record::TopicRecord::encode,
                )
            },
        },
        "PartitionRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::partition_record::PartitionRecord::decode,
                    milena_protocol::records::cluster_metadata::partition_record::PartitionRecord::encode,
                    partition_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::partition_record::PartitionRecord::decode,
                    milena_protocol::records::cluster_metadata::partition_record::PartitionRecord::encode,
                )
            },
        },
        "ConfigRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::config_record::ConfigRecord::decode,
                    milena_protocol::records::cluster_metadata::config_record::ConfigRecord::encode,
                    config_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::config_record::ConfigRecord::decode,
                    milena_protocol::records::cluster_metadata::config_record::ConfigRecord::encode,
                )
            },
        },
        "PartitionChangeRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::partition_change_record::PartitionChangeRecord::decode,
                    milena_protocol::records::cluster_metadata::partition_change_record::PartitionChangeRecord::encode,
                    partition_change_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::partition_change_record::PartitionChangeRecord::decode,
                    milena_protocol::records::cluster_metadata::partition_change_record::PartitionChangeRecord::encode,
                )
            },
        },
        "FenceBrokerRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::fence_broker_record::FenceBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::fence_broker_record::FenceBrokerRecord::encode,
                    fence_broker_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::fence_broker_record::FenceBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::fence_broker_record::FenceBrokerRecord::encode,
                )
            },
        },
        "UnfenceBrokerRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::unfence_broker_record::UnfenceBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::unfence_broker_record::UnfenceBrokerRecord::encode,
                    unfence_broker_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::unfence_broker_record::UnfenceBrokerRecord::decode,
                    milena_protocol::records::cluster_metadata::unfence_broker_record::UnfenceBrokerRecord::encode,
                )
            },
        },
        "RemoveTopicRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::remove_topic_record::RemoveTopicRecord::decode,
                    milena_protocol::records::cluster_metadata::remove_topic_record::RemoveTopicRecord::encode,
                    remove_topic_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::remove_topic_record::RemoveTopicRecord::decode,
                    milena_protocol::records::cluster_metadata::remove_topic_record::RemoveTopicRecord::encode,
                )
            },
        },
        "DelegationTokenRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::delegation_token_record::DelegationTokenRecord::decode,
                    milena_protocol::records::cluster_metadata::delegation_token_record::DelegationTokenRecord::encode,
                    delegation_token_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::delegation_token_record::DelegationTokenRecord::decode,
                    milena_protocol::records::cluster_metadata::delegation_token_record::DelegationTokenRecord::encode,
                )
            },
        },
        "UserScramCredentialRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::user_scram_credential_record::UserScramCredentialRecord::decode,
                    milena_protocol::records::cluster_metadata::user_scram_credential_record::UserScramCredentialRecord::encode,
                    user_scram_credential_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::user_scram_credential_record::UserScramCredentialRecord::decode,
                    milena_protocol::records::cluster_metadata::user_scram_credential_record::UserScramCredentialRecord::encode,
                )
            },
        },
        "FeatureLevelRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::feature_level_record::FeatureLevelRecord::decode,
                    milena_protocol::records::cluster_metadata::feature_level_record::FeatureLevelRecord::encode,
                    feature_level_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::feature_level_record::FeatureLevelRecord::decode,
                    milena_protocol::records::cluster_metadata::feature_level_record::FeatureLevelRecord::encode,
                )
            },
        },
        "ClientQuotaRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::client_quota_record::ClientQuotaRecord::decode,
                    milena_protocol::records::cluster_metadata::client_quota_record::ClientQuotaRecord::encode,
                    client_quota_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::client_quota_record::ClientQuotaRecord::decode,
                    milena_protocol::records::cluster_metadata::client_quota_record::ClientQuotaRecord::encode,
                )
            },
        },
        "ProducerIdsRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::producer_ids_record::ProducerIdsRecord::decode,
                    milena_protocol::records::cluster_metadata::producer_ids_record::ProducerIdsRecord::encode,
                    producer_ids_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::producer_ids_record::ProducerIdsRecord::decode,
                    milena_protocol::records::cluster_metadata::producer_ids_record::ProducerIdsRecord::encode,
                )
            },
        },
        "BrokerRegistrationChangeRecord" => {
            Codec {
                read: |bytes, version| {
                    form::read(bytes, version, milena_protocol::records::cluster_metadata::broker_registration_change_record::BrokerRegistrationChangeRecord::decode, milena_protocol::records::cluster_metadata::broker_registration_change_record::BrokerRegistrationChangeRecord::encode, broker_registration_change_record::json)
                },
                again: |bytes, version| {
                    form::again(bytes, version, milena_protocol::records::cluster_metadata::broker_registration_change_record::BrokerRegistrationChangeRecord::decode, milena_protocol::records::cluster_metadata::broker_registration_change_record::BrokerRegistrationChangeRecord::encode)
                },
            }
        }
        "AccessControlEntryRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::access_control_entry_record::AccessControlEntryRecord::decode,
                    milena_protocol::records::cluster_metadata::access_control_entry_record::AccessControlEntryRecord::encode,
                    access_control_entry_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::access_control_entry_record::AccessControlEntryRecord::decode,
                    milena_protocol::records::cluster_metadata::access_control_entry_record::AccessControlEntryRecord::encode,
                )
            },
        },
        "RemoveAccessControlEntryRecord" => {
            Codec {
                read: |bytes, version| {
                    form::read(bytes, version, milena_protocol::records::cluster_metadata::remove_access_control_entry_record::RemoveAccessControlEntryRecord::decode, milena_protocol::records::cluster_metadata::remove_access_control_entry_record::RemoveAccessControlEntryRecord::encode, remove_access_control_entry_record::json)
                },
                again: |bytes, version| {
                    form::again(bytes, version, milena_protocol::records::cluster_metadata::remove_access_control_entry_record::RemoveAccessControlEntryRecord::decode, milena_protocol::records::cluster_metadata::remove_access_control_entry_record::RemoveAccessControlEntryRecord::encode)
                },
            }
        }
        "NoOpRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::no_op_record::NoOpRecord::decode,
                    milena_protocol::records::cluster_metadata::no_op_record::NoOpRecord::encode,
                    no_op_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::no_op_record::NoOpRecord::decode,
                    milena_protocol::records::cluster_metadata::no_op_record::NoOpRecord::encode,
                )
            },
        },
        "ZkMigrationStateRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::zk_migration_state_record::ZkMigrationStateRecord::decode,
                    milena_protocol::records::cluster_metadata::zk_migration_state_record::ZkMigrationStateRecord::encode,
                    zk_migration_state_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::zk_migration_state_record::ZkMigrationStateRecord::decode,
                    milena_protocol::records::cluster_metadata::zk_migration_state_record::ZkMigrationStateRecord::encode,
                )
            },
        },
        "RemoveUserScramCredentialRecord" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::cluster_metadata::remove_user_scram_credential_record::RemoveUserScramCredentialRecord::decode, milena_protocol::records::cluster_metadata::remove_user_scram_credential_record::RemoveUserScramCredentialRecord::encode, remove_user_scram_credential_record::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::cluster_metadata::remove_user_scram_credential_record::RemoveUserScramCredentialRecord::decode, milena_protocol::records::cluster_metadata::remove_user_scram_credential_record::RemoveUserScramCredentialRecord::encode)
            },
        },
        "BeginTransactionRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::begin_transaction_record::BeginTransactionRecord::decode,
                    milena_protocol::records::cluster_metadata::begin_transaction_record::BeginTransactionRecord::encode,
                    begin_transaction_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::begin_transaction_record::BeginTransactionRecord::decode,
                    milena_protocol::records::cluster_metadata::begin_transaction_record::BeginTransactionRecord::encode,
                )
            },
        },
        "EndTransactionRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::end_transaction_record::EndTransactionRecord::decode,
                    milena_protocol::records::cluster_metadata::end_transaction_record::EndTransactionRecord::encode,
                    end_transaction_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::end_transaction_record::EndTransactionRecord::decode,
                    milena_protocol::records::cluster_metadata::end_transaction_record::EndTransactionRecord::encode,
                )
            },
        },
        "AbortTransactionRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::abort_transaction_record::AbortTransactionRecord::decode,
                    milena_protocol::records::cluster_metadata::abort_transaction_record::AbortTransactionRecord::encode,
                    abort_transaction_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::abort_transaction_record::AbortTransactionRecord::decode,
                    milena_protocol::records::cluster_metadata::abort_transaction_record::AbortTransactionRecord::encode,
                )
            },
        },
        "RemoveDelegationTokenRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::remove_delegation_token_record::RemoveDelegationTokenRecord::decode,
                    milena_protocol::records::cluster_metadata::remove_delegation_token_record::RemoveDelegationTokenRecord::encode,
                    remove_delegation_token_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::remove_delegation_token_record::RemoveDelegationTokenRecord::decode,
                    milena_protocol::records::cluster_metadata::remove_delegation_token_record::RemoveDelegationTokenRecord::encode,
                )
            },
        },
        "RegisterControllerRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::register_controller_record::RegisterControllerRecord::decode,
                    milena_protocol::records::cluster_metadata::register_controller_record::RegisterControllerRecord::encode,
                    register_controller_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::register_controller_record::RegisterControllerRecord::decode,
                    milena_protocol::records::cluster_metadata::register_controller_record::RegisterControllerRecord::encode,
                )
            },
        },
        "ClearElrRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::clear_elr_record::ClearElrRecord::decode,
                    milena_protocol::records::cluster_metadata::clear_elr_record::ClearElrRecord::encode,
                    clear_elr_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::cluster_metadata::clear_elr_record::ClearElrRecord::decode,
                    milena_protocol::records::cluster_metadata::clear_elr_record::ClearElrRecord::encode,
                )
            },
        },
        "LegacyOffsetCommitKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_key::LegacyOffsetCommitKey::decode,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_key::LegacyOffsetCommitKey::encode,
                    legacy_offset_commit_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_key::LegacyOffsetCommitKey::decode,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_key::LegacyOffsetCommitKey::encode,
                )
            },
        },
        "LegacyOffsetCommitValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_value::LegacyOffsetCommitValue::decode,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_value::LegacyOffsetCommitValue::encode,
                    legacy_offset_commit_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_value::LegacyOffsetCommitValue::decode,
                    milena_protocol::records::consumer_offsets::legacy_offset_commit_value::LegacyOffsetCommitValue::encode,
                )
            },
        },
        "OffsetCommitKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::offset_commit_key::OffsetCommitKey::decode,
                    milena_protocol::records::consumer_offsets::offset_commit_key::OffsetCommitKey::encode,
                    offset_commit_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::offset_commit_key::OffsetCommitKey::decode,
                    milena_protocol::records::consumer_offsets::offset_commit_key::OffsetCommitKey::encode,
                )
            },
        },
        "OffsetCommitValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::offset_commit_value::OffsetCommitValue::decode,
                    milena_protocol::records::consumer_offsets::offset_commit_value::OffsetCommitValue::encode,
                    offset_commit_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::offset_commit_value::OffsetCommitValue::decode,
                    milena_protocol::records::consumer_offsets::offset_commit_value::OffsetCommitValue::encode,
                )
            },
        },
        "GroupMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::group_metadata_key::GroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::group_metadata_key::GroupMetadataKey::encode,
                    group_metadata_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::group_metadata_key::GroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::group_metadata_key::GroupMetadataKey::encode,
                )
            },
        },
        "GroupMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::group_metadata_value::GroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::group_metadata_value::GroupMetadataValue::encode,
                    group_metadata_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::group_metadata_value::GroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::group_metadata_value::GroupMetadataValue::encode,
                )
            },
        },
        "ConsumerGroupMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_key::ConsumerGroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_key::ConsumerGroupMetadataKey::encode,
                    consumer_group_metadata_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_key::ConsumerGroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_key::ConsumerGroupMetadataKey::encode,
                )
            },
        },
        "ConsumerGroupMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_value::ConsumerGroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_value::ConsumerGroupMetadataValue::encode,
                    consumer_group_metadata_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_value::ConsumerGroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::consumer_group_metadata_value::ConsumerGroupMetadataValue::encode,
                )
            },
        },
        "ConsumerGroupPartitionMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey::decode, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey::encode, consumer_group_partition_metadata_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey::decode, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_key::ConsumerGroupPartitionMetadataKey::encode)
            },
        },
        "ConsumerGroupPartitionMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue::decode, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue::encode, consumer_group_partition_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue::decode, milena_protocol::records::consumer_offsets::consumer_group_partition_metadata_value::ConsumerGroupPartitionMetadataValue::encode)
            },
        },
        "ConsumerGroupMemberMetadataKey" => {
            Codec {
                read: |bytes, version| {
                    form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey::decode, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey::encode, consumer_group_member_metadata_key::json)
                },
                again: |bytes, version| {
                    form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey::decode, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_key::ConsumerGroupMemberMetadataKey::encode)
                },
            }
        }
        "ConsumerGroupMemberMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue::decode, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue::encode, consumer_group_member_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue::decode, milena_protocol::records::consumer_offsets::consumer_group_member_metadata_value::ConsumerGroupMemberMetadataValue::encode)
            },
        },
        "ConsumerGroupTargetAssignmentMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey::encode, consumer_group_target_assignment_metadata_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_key::ConsumerGroupTargetAssignmentMetadataKey::encode)
            },
        },
        "ConsumerGroupTargetAssignmentMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue::encode, consumer_group_target_assignment_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_metadata_value::ConsumerGroupTargetAssignmentMetadataValue::encode)
            },
        },
        "ConsumerGroupTargetAssignmentMemberKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey::encode, consumer_group_target_assignment_member_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_key::ConsumerGroupTargetAssignmentMemberKey::encode)
            },
        },
        "ConsumerGroupTargetAssignmentMemberValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue::encode, consumer_group_target_assignment_member_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue::decode, milena_protocol::records::consumer_offsets::consumer_group_target_assignment_member_value::ConsumerGroupTargetAssignmentMemberValue::encode)
            },
        },
        "ConsumerGroupCurrentMemberAssignmentKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey::decode, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey::encode, consumer_group_current_member_assignment_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey::decode, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_key::ConsumerGroupCurrentMemberAssignmentKey::encode)
            },
        },
        "ConsumerGroupCurrentMemberAssignmentValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue::decode, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue::encode, consumer_group_current_member_assignment_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue::decode, milena_protocol::records::consumer_offsets::consumer_group_current_member_assignment_value::ConsumerGroupCurrentMemberAssignmentValue::encode)
            },
        },
        "ShareGroupMemberMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::share_group_member_metadata_key::ShareGroupMemberMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::share_group_member_metadata_key::ShareGroupMemberMetadataKey::encode,
                    share_group_member_metadata_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::share_group_member_metadata_key::ShareGroupMemberMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::share_group_member_metadata_key::ShareGroupMemberMetadataKey::encode,
                )
            },
        },
        "ShareGroupMemberMetadataValue" => {
            Codec {
                read: |bytes, version| {
                    form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_member_metadata_value::ShareGroupMemberMetadataValue::decode, milena_protocol::records::consumer_offsets::share_group_member_metadata_value::ShareGroupMemberMetadataValue::encode, share_group_member_metadata_value::json)
                },
                again: |bytes, version| {
                    form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_member_metadata_value::ShareGroupMemberMetadataValue::decode, milena_protocol::records::consumer_offsets::share_group_member_metadata_value::ShareGroupMemberMetadataValue::encode)
                },
            }
        }
        "ShareGroupMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::share_group_metadata_key::ShareGroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::share_group_metadata_key::ShareGroupMetadataKey::encode,
                    share_group_metadata_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::share_group_metadata_key::ShareGroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::share_group_metadata_key::ShareGroupMetadataKey::encode,
                )
            },
        },
        "ShareGroupMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::share_group_metadata_value::ShareGroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::share_group_metadata_value::ShareGroupMetadataValue::encode,
                    share_group_metadata_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::share_group_metadata_value::ShareGroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::share_group_metadata_value::ShareGroupMetadataValue::encode,
                )
            },
        },
        "ShareGroupTargetAssignmentMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey::encode, share_group_target_assignment_metadata_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_key::ShareGroupTargetAssignmentMetadataKey::encode)
            },
        },
        "ShareGroupTargetAssignmentMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue::encode, share_group_target_assignment_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_metadata_value::ShareGroupTargetAssignmentMetadataValue::encode)
            },
        },
        "ShareGroupTargetAssignmentMemberKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey::encode, share_group_target_assignment_member_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_key::ShareGroupTargetAssignmentMemberKey::encode)
            },
        },
        "ShareGroupTargetAssignmentMemberValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue::encode, share_group_target_assignment_member_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue::decode, milena_protocol::records::consumer_offsets::share_group_target_assignment_member_value::ShareGroupTargetAssignmentMemberValue::encode)
            },
        },
        "ShareGroupCurrentMemberAssignmentKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey::decode, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey::encode, share_group_current_member_assignment_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey::decode, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_key::ShareGroupCurrentMemberAssignmentKey::encode)
            },
        },
        "ShareGroupCurrentMemberAssignmentValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue::decode, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue::encode, share_group_current_member_assignment_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue::decode, milena_protocol::records::consumer_offsets::share_group_current_member_assignment_value::ShareGroupCurrentMemberAssignmentValue::encode)
            },
        },
        "ShareGroupStatePartitionMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey::decode, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey::encode, share_group_state_partition_metadata_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey::decode, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_key::ShareGroupStatePartitionMetadataKey::encode)
            },
        },
        "ShareGroupStatePartitionMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue::decode, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue::encode, share_group_state_partition_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue::decode, milena_protocol::records::consumer_offsets::share_group_state_partition_metadata_value::ShareGroupStatePartitionMetadataValue::encode)
            },
        },
        "ConsumerGroupRegularExpressionKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey::decode, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey::encode, consumer_group_regular_expression_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey::decode, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_key::ConsumerGroupRegularExpressionKey::encode)
            },
        },
        "ConsumerGroupRegularExpressionValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue::decode, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue::encode, consumer_group_regular_expression_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue::decode, milena_protocol::records::consumer_offsets::consumer_group_regular_expression_value::ConsumerGroupRegularExpressionValue::encode)
            },
        },
        "StreamsGroupMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_key::StreamsGroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_key::StreamsGroupMetadataKey::encode,
                    streams_group_metadata_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_key::StreamsGroupMetadataKey::decode,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_key::StreamsGroupMetadataKey::encode,
                )
            },
        },
        "StreamsGroupMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_value::StreamsGroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_value::StreamsGroupMetadataValue::encode,
                    streams_group_metadata_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_value::StreamsGroupMetadataValue::decode,
                    milena_protocol::records::consumer_offsets::streams_group_metadata_value::StreamsGroupMetadataValue::encode,
                )
            },
        },
        "StreamsGroupMemberMetadataKey" => {
            Codec {
                read: |bytes, version| {
                    form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_member_metadata_key::StreamsGroupMemberMetadataKey::decode, milena_protocol::records::consumer_offsets::streams_group_member_metadata_key::StreamsGroupMemberMetadataKey::encode, streams_group_member_metadata_key::json)
                },
                again: |bytes, version| {
                    form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_member_metadata_key::StreamsGroupMemberMetadataKey::decode, milena_protocol::records::consumer_offsets::streams_group_member_metadata_key::StreamsGroupMemberMetadataKey::encode)
                },
            }
        }
        "StreamsGroupMemberMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_member_metadata_value::StreamsGroupMemberMetadataValue::decode, milena_protocol::records::consumer_offsets::streams_group_member_metadata_value::StreamsGroupMemberMetadataValue::encode, streams_group_member_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_member_metadata_value::StreamsGroupMemberMetadataValue::decode, milena_protocol::records::consumer_offsets::streams_group_member_metadata_value::StreamsGroupMemberMetadataValue::encode)
            },
        },
        "StreamsGroupTargetAssignmentMetadataKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey::encode, streams_group_target_assignment_metadata_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_key::StreamsGroupTargetAssignmentMetadataKey::encode)
            },
        },
        "StreamsGroupTargetAssignmentMetadataValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue::encode, streams_group_target_assignment_metadata_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_metadata_value::StreamsGroupTargetAssignmentMetadataValue::encode)
            },
        },
        "StreamsGroupTargetAssignmentMemberKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey::encode, streams_group_target_assignment_member_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_key::StreamsGroupTargetAssignmentMemberKey::encode)
            },
        },
        "StreamsGroupTargetAssignmentMemberValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue::encode, streams_group_target_assignment_member_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue::decode, milena_protocol::records::consumer_offsets::streams_group_target_assignment_member_value::StreamsGroupTargetAssignmentMemberValue::encode)
            },
        },
        "StreamsGroupCurrentMemberAssignmentKey" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey::decode, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey::encode, streams_group_current_member_assignment_key::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey::decode, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_key::StreamsGroupCurrentMemberAssignmentKey::encode)
            },
        },
        "StreamsGroupCurrentMemberAssignmentValue" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue::decode, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue::encode, streams_group_current_member_assignment_value::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue::decode, milena_protocol::records::consumer_offsets::streams_group_current_member_assignment_value::StreamsGroupCurrentMemberAssignmentValue::encode)
            },
        },
        "StreamsGroupTopologyKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_topology_key::StreamsGroupTopologyKey::decode,
                    milena_protocol::records::consumer_offsets::streams_group_topology_key::StreamsGroupTopologyKey::encode,
                    streams_group_topology_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_topology_key::StreamsGroupTopologyKey::decode,
                    milena_protocol::records::consumer_offsets::streams_group_topology_key::StreamsGroupTopologyKey::encode,
                )
            },
        },
        "StreamsGroupTopologyValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_topology_value::StreamsGroupTopologyValue::decode,
                    milena_protocol::records::consumer_offsets::streams_group_topology_value::StreamsGroupTopologyValue::encode,
                    streams_group_topology_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_offsets::streams_group_topology_value::StreamsGroupTopologyValue::decode,
                    milena_protocol::records::consumer_offsets::streams_group_topology_value::StreamsGroupTopologyValue::encode,
                )
            },
        },
        "ConsumerProtocolSubscription" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_protocol::consumer_protocol_subscription::ConsumerProtocolSubscription::decode,
                    milena_protocol::records::consumer_protocol::consumer_protocol_subscription::ConsumerProtocolSubscription::encode,
                    consumer_protocol_subscription::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_protocol::consumer_protocol_subscription::ConsumerProtocolSubscription::decode,
                    milena_protocol::records::consumer_protocol::consumer_protocol_subscription::ConsumerProtocolSubscription::encode,
                )
            },
        },
        "ConsumerProtocolAssignment" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::consumer_protocol::consumer_protocol_assignment::ConsumerProtocolAssignment::decode,
                    milena_protocol::records::consumer_protocol::consumer_protocol_assignment::ConsumerProtocolAssignment::encode,
                    consumer_protocol_assignment::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::consumer_protocol::consumer_protocol_assignment::ConsumerProtocolAssignment::decode,
                    milena_protocol::records::consumer_protocol::consumer_protocol_assignment::ConsumerProtocolAssignment::encode,
                )
            },
        },
        "ControlRecordKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::control_record_key::ControlRecordKey::decode,
                    milena_protocol::records::control::control_record_key::ControlRecordKey::encode,
                    control_record_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::control_record_key::ControlRecordKey::decode,
                    milena_protocol::records::control::control_record_key::ControlRecordKey::encode,
                )
            },
        },
        "EndTxnMarker" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::end_txn_marker::EndTxnMarker::decode,
                    milena_protocol::records::control::end_txn_marker::EndTxnMarker::encode,
                    end_txn_marker::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::end_txn_marker::EndTxnMarker::decode,
                    milena_protocol::records::control::end_txn_marker::EndTxnMarker::encode,
                )
            },
        },
        "LeaderChangeMessage" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::leader_change_message::LeaderChangeMessage::decode,
                    milena_protocol::records::control::leader_change_message::LeaderChangeMessage::encode,
                    leader_change_message::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::leader_change_message::LeaderChangeMessage::decode,
                    milena_protocol::records::control::leader_change_message::LeaderChangeMessage::encode,
                )
            },
        },
        "SnapshotHeaderRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::snapshot_header_record::SnapshotHeaderRecord::decode,
                    milena_protocol::records::control::snapshot_header_record::SnapshotHeaderRecord::encode,
                    snapshot_header_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::snapshot_header_record::SnapshotHeaderRecord::decode,
                    milena_protocol::records::control::snapshot_header_record::SnapshotHeaderRecord::encode,
                )
            },
        },
        "SnapshotFooterRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::snapshot_footer_record::SnapshotFooterRecord::decode,
                    milena_protocol::records::control::snapshot_footer_record::SnapshotFooterRecord::encode,
                    snapshot_footer_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::snapshot_footer_record::SnapshotFooterRecord::decode,
                    milena_protocol::records::control::snapshot_footer_record::SnapshotFooterRecord::encode,
                )
            },
        },
        "KRaftVersionRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::k_raft_version_record::KRaftVersionRecord::decode,
                    milena_protocol::records::control::k_raft_version_record::KRaftVersionRecord::encode,
                    k_raft_version_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::k_raft_version_record::KRaftVersionRecord::decode,
                    milena_protocol::records::control::k_raft_version_record::KRaftVersionRecord::encode,
                )
            },
        },
        "VotersRecord" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::control::voters_record::VotersRecord::decode,
                    milena_protocol::records::control::voters_record::VotersRecord::encode,
                    voters_record::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::control::voters_record::VotersRecord::decode,
                    milena_protocol::records::control::voters_record::VotersRecord::encode,
                )
            },
        },
        "ProducerSnapshot" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::log_files::producer_snapshot::ProducerSnapshot::decode,
                    milena_protocol::records::log_files::producer_snapshot::ProducerSnapshot::encode,
                    producer_snapshot::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::log_files::producer_snapshot::ProducerSnapshot::decode,
                    milena_protocol::records::log_files::producer_snapshot::ProducerSnapshot::encode,
                )
            },
        },
        "AbortedTxn" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::log_files::aborted_txn::AbortedTxn::decode,
                    milena_protocol::records::log_files::aborted_txn::AbortedTxn::encode,
                    aborted_txn::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::log_files::aborted_txn::AbortedTxn::decode,
                    milena_protocol::records::log_files::aborted_txn::AbortedTxn::encode,
                )
            },
        },
        "QuorumStateData" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::log_files::quorum_state_data::QuorumStateData::decode,
                    milena_protocol::records::log_files::quorum_state_data::QuorumStateData::encode,
                    quorum_state_data::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::log_files::quorum_state_data::QuorumStateData::decode,
                    milena_protocol::records::log_files::quorum_state_data::QuorumStateData::encode,
                )
            },
        },
        "DefaultPrincipalData" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::principal::default_principal_data::DefaultPrincipalData::decode,
                    milena_protocol::records::principal::default_principal_data::DefaultPrincipalData::encode,
                    default_principal_data::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::principal::default_principal_data::DefaultPrincipalData::decode,
                    milena_protocol::records::principal::default_principal_data::DefaultPrincipalData::encode,
                )
            },
        },
        "RemoteLogSegmentMetadataRecord" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::decode, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::encode, remote_log_segment_metadata_record::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::decode, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_record::RemoteLogSegmentMetadataRecord::encode)
            },
        },
        "RemoteLogSegmentMetadataUpdateRecord" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::decode, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::encode, remote_log_segment_metadata_update_record::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::decode, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_update_record::RemoteLogSegmentMetadataUpdateRecord::encode)
            },
        },
        "RemotePartitionDeleteMetadataRecord" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::remote_log_metadata::remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::decode, milena_protocol::records::remote_log_metadata::remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::encode, remote_partition_delete_metadata_record::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::remote_log_metadata::remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::decode, milena_protocol::records::remote_log_metadata::remote_partition_delete_metadata_record::RemotePartitionDeleteMetadataRecord::encode)
            },
        },
        "RemoteLogSegmentMetadataSnapshotRecord" => Codec {
            read: |bytes, version| {
                form::read(bytes, version, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::decode, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::encode, remote_log_segment_metadata_snapshot_record::json)
            },
            again: |bytes, version| {
                form::again(bytes, version, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::decode, milena_protocol::records::remote_log_metadata::remote_log_segment_metadata_snapshot_record::RemoteLogSegmentMetadataSnapshotRecord::encode)
            },
        },
        "ShareSnapshotKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_snapshot_key::ShareSnapshotKey::decode,
                    milena_protocol::records::share_group_state::share_snapshot_key::ShareSnapshotKey::encode,
                    share_snapshot_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_snapshot_key::ShareSnapshotKey::decode,
                    milena_protocol::records::share_group_state::share_snapshot_key::ShareSnapshotKey::encode,
                )
            },
        },
        "ShareSnapshotValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_snapshot_value::ShareSnapshotValue::decode,
                    milena_protocol::records::share_group_state::share_snapshot_value::ShareSnapshotValue::encode,
                    share_snapshot_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_snapshot_value::ShareSnapshotValue::decode,
                    milena_protocol::records::share_group_state::share_snapshot_value::ShareSnapshotValue::encode,
                )
            },
        },
        "ShareUpdateKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_update_key::ShareUpdateKey::decode,
                    milena_protocol::records::share_group_state::share_update_key::ShareUpdateKey::encode,
                    share_update_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_update_key::ShareUpdateKey::decode,
                    milena_protocol::records::share_group_state::share_update_key::ShareUpdateKey::encode,
                )
            },
        },
        "ShareUpdateValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_update_value::ShareUpdateValue::decode,
                    milena_protocol::records::share_group_state::share_update_value::ShareUpdateValue::encode,
                    share_update_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::share_group_state::share_update_value::ShareUpdateValue::decode,
                    milena_protocol::records::share_group_state::share_update_value::ShareUpdateValue::encode,
                )
            },
        },
        "TransactionLogKey" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::transaction_state::transaction_log_key::TransactionLogKey::decode,
                    milena_protocol::records::transaction_state::transaction_log_key::TransactionLogKey::encode,
                    transaction_log_key::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::transaction_state::transaction_log_key::TransactionLogKey::decode,
                    milena_protocol::records::transaction_state::transaction_log_key::TransactionLogKey::encode,
                )
            },
        },
        "TransactionLogValue" => Codec {
            read: |bytes, version| {
                form::read(
                    bytes,
                    version,
                    milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue::decode,
                    milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue::encode,
                    transaction_log_value::json,
                )
            },
            again: |bytes, version| {
                form::again(
                    bytes,
                    version,
                    milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue::decode,
                    milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue::encode,
                )
            },
        },
        _ => return None,
    })
}
