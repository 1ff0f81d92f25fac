//! Errors of the metadata machine and the way to it.
//!
//! Source: semantics rules 42, 143; observed 27.

use milena_engine::metadata::{
    AssignmentError, CreateTopicError, DeleteTopicError, ElectLeaderError, GrowTopicError, PlacementError, ReassignError, TopicNameError,
    UnregisterBrokerError, UpdateFeaturesError,
};
use milena_protocol::ErrorCode;

use super::Refusal;
use crate::controller::ControllerError;
use crate::producer_ids::ProducerIdError;

impl From<TopicNameError> for Refusal {
    fn from(error: TopicNameError) -> Self {
        Self::because(ErrorCode::InvalidTopicException, &error)
    }
}

impl From<CreateTopicError> for Refusal {
    fn from(error: CreateTopicError) -> Self {
        let code = match &error {
            CreateTopicError::Name(_) | CreateTopicError::Collides { .. } => ErrorCode::InvalidTopicException,
            CreateTopicError::MetadataLog => ErrorCode::TopicAuthorizationFailed,
            CreateTopicError::Exists { .. } => ErrorCode::TopicAlreadyExists,
            CreateTopicError::NamedTwice | CreateTopicError::CountsAndAssignment => ErrorCode::InvalidRequest,
            CreateTopicError::PartitionCount { .. } => ErrorCode::InvalidPartitions,
            CreateTopicError::ReplicationFactor { .. } => ErrorCode::InvalidReplicationFactor,
            CreateTopicError::TooManyPartitions => ErrorCode::PolicyViolation,
            CreateTopicError::Placement(placement) => match placement {
                PlacementError::TooFewBrokers { .. } | PlacementError::NoneUsable => ErrorCode::InvalidReplicationFactor,
            },
            CreateTopicError::Assignment(assignment) => code_of_assignment(assignment),
            CreateTopicError::Config(config) => return super::configs::of_topic_config(config),
            CreateTopicError::SettingTooLong { .. } => ErrorCode::InvalidConfig,
        };
        Self::because(code, &error)
    }
}

fn code_of_assignment(error: &AssignmentError) -> ErrorCode {
    match error {
        AssignmentError::Indexes
        | AssignmentError::NoBroker { .. }
        | AssignmentError::BrokerTwice { .. }
        | AssignmentError::UnknownBroker { .. }
        | AssignmentError::UnequalFactors { .. }
        | AssignmentError::AllFenced { .. } => ErrorCode::InvalidReplicaAssignment,
    }
}

impl From<ElectLeaderError> for Refusal {
    fn from(error: ElectLeaderError) -> Self {
        let code = match &error {
            ElectLeaderError::UnknownTopic { .. } | ElectLeaderError::UnknownPartition { .. } => ErrorCode::UnknownTopicOrPartition,
            ElectLeaderError::NotNeeded => ErrorCode::ElectionNotNeeded,
            ElectLeaderError::PreferredNotAvailable { .. } => ErrorCode::PreferredLeaderNotAvailable,
            ElectLeaderError::NoneAvailable => ErrorCode::EligibleLeadersNotAvailable,
        };
        Self::because(code, &error)
    }
}

impl From<ReassignError> for Refusal {
    fn from(error: ReassignError) -> Self {
        let code = match &error {
            ReassignError::UnknownTopic { .. } | ReassignError::UnknownPartition { .. } => ErrorCode::UnknownTopicOrPartition,
            ReassignError::Assignment(assignment) => code_of_assignment(assignment),
            ReassignError::ReplicationFactor { .. } => ErrorCode::InvalidReplicationFactor,
            ReassignError::NotInProgress => ErrorCode::NoReassignmentInProgress,
            ReassignError::NobodyInSync => ErrorCode::InvalidReplicaAssignment,
        };
        Self::because(code, &error)
    }
}

impl From<UpdateFeaturesError> for Refusal {
    fn from(error: UpdateFeaturesError) -> Self {
        let code = match &error {
            UpdateFeaturesError::Invalid { .. }
            | UpdateFeaturesError::MetadataDowngrade { .. }
            | UpdateFeaturesError::UnsafeMetadataDowngrade { .. } => ErrorCode::InvalidUpdateVersion,
        };
        Self::because(code, &error)
    }
}

impl From<UnregisterBrokerError> for Refusal {
    fn from(error: UnregisterBrokerError) -> Self {
        let code = match &error {
            UnregisterBrokerError::NotRegistered { .. } => ErrorCode::BrokerIdNotRegistered,
            UnregisterBrokerError::Alive { .. } => ErrorCode::InvalidRequest,
        };
        Self::because(code, &error)
    }
}

impl From<GrowTopicError> for Refusal {
    fn from(error: GrowTopicError) -> Self {
        let code = match &error {
            GrowTopicError::NamedTwice => ErrorCode::InvalidRequest,
            GrowTopicError::Unknown { .. } => ErrorCode::UnknownTopicOrPartition,
            GrowTopicError::Same { .. } | GrowTopicError::Fewer { .. } => ErrorCode::InvalidPartitions,
            GrowTopicError::TooManyPartitions => ErrorCode::PolicyViolation,
            GrowTopicError::AssignmentCount { .. } => ErrorCode::InvalidReplicaAssignment,
            GrowTopicError::Assignment(assignment) => code_of_assignment(assignment),
            GrowTopicError::Placement(placement) => match placement {
                PlacementError::TooFewBrokers { .. } | PlacementError::NoneUsable => ErrorCode::InvalidReplicationFactor,
            },
        };
        Self::because(code, &error)
    }
}

impl From<DeleteTopicError> for Refusal {
    fn from(error: DeleteTopicError) -> Self {
        let code = match &error {
            DeleteTopicError::UnknownName { .. } => ErrorCode::UnknownTopicOrPartition,
            DeleteTopicError::UnknownId { .. } => ErrorCode::UnknownTopicId,
            DeleteTopicError::Disabled => ErrorCode::TopicDeletionDisabled,
            DeleteTopicError::NamedTwice | DeleteTopicError::NamedBothWays { .. } => ErrorCode::InvalidRequest,
        };
        Self::because(code, &error)
    }
}

impl From<ControllerError> for Refusal {
    fn from(error: ControllerError) -> Self {
        let code = match error {
            ControllerError::NotController => ErrorCode::NotController,
            ControllerError::Unwritable => ErrorCode::UnknownServerError,
            // Both say: ask again, and look first whether it was done.
            ControllerError::Unknown | ControllerError::TimedOut => ErrorCode::RequestTimedOut,
        };
        Self::because(code, &error)
    }
}

impl From<ProducerIdError> for Refusal {
    fn from(error: ProducerIdError) -> Self {
        // The one error that every client takes for "the next block is on its way".
        Self::because(ErrorCode::CoordinatorLoadInProgress, &error)
    }
}
