//! Errors of groups, as Kafka's codes.
//!
//! Source: semantics rules 45-56, 104-106, 114.

use milena_engine::group::{
    CommitError, CommitPartitionError, ConsumerHeartbeatError, DeleteGroupError, DeleteOffsetsError, DeletePartitionError,
    DescribeConsumerError, FetchError, FetchPartitionError, HeartbeatError, JoinError, LeaveError, MembershipError, SyncError,
};
use milena_protocol::ErrorCode;

use super::Refusal;
use crate::coordinator::CoordinatorError;

impl Refusal {
    /// OffsetCommit names an unknown group otherwise since version 9 (KIP-848).
    pub(crate) fn of_commit(error: CommitError, version: i16) -> Self {
        match error {
            CommitError::UnknownGroup { .. } if version < 9 => Self::of(ErrorCode::IllegalGeneration),
            CommitError::UnknownGroup { .. } => Self::of(ErrorCode::GroupIdNotFound),
            CommitError::Dead => Self::of(ErrorCode::CoordinatorNotAvailable),
            CommitError::RebalanceInProgress => Self::of(ErrorCode::RebalanceInProgress),
            CommitError::Membership(error) => error.into(),
            CommitError::StaleEpoch { .. } => Self::of(ErrorCode::StaleMemberEpoch),
            CommitError::NeedsEpochs => Self::of(ErrorCode::UnsupportedVersion),
        }
    }
}

impl From<CoordinatorError> for Refusal {
    fn from(error: CoordinatorError) -> Self {
        Self::of(match error {
            CoordinatorError::NotCoordinator => ErrorCode::NotCoordinator,
            CoordinatorError::Loading => ErrorCode::CoordinatorLoadInProgress,
            // Kafka's answer to a member as to a commit (rule 51).
            CoordinatorError::TooLarge => ErrorCode::UnknownServerError,
            CoordinatorError::TooFewReplicas => ErrorCode::CoordinatorNotAvailable,
        })
    }
}

impl From<MembershipError> for Refusal {
    fn from(error: MembershipError) -> Self {
        Self::of(match error {
            MembershipError::Unknown { .. } => ErrorCode::UnknownMemberId,
            MembershipError::Fenced { .. } => ErrorCode::FencedInstanceId,
            MembershipError::Generation { .. } => ErrorCode::IllegalGeneration,
        })
    }
}

impl From<JoinError> for Refusal {
    fn from(error: JoinError) -> Self {
        Self::of(match error {
            JoinError::EmptyGroupId => ErrorCode::InvalidGroupId,
            JoinError::SessionTimeout { .. } => ErrorCode::InvalidSessionTimeout,
            JoinError::NameTooLong { .. } => ErrorCode::UnknownServerError,
            JoinError::Dead => ErrorCode::CoordinatorNotAvailable,
            JoinError::Full { .. } => ErrorCode::GroupMaxSizeReached,
            JoinError::InconsistentProtocol | JoinError::TooManyProtocols { .. } => ErrorCode::InconsistentGroupProtocol,
            JoinError::MemberIdRequired { .. } => ErrorCode::MemberIdRequired,
            JoinError::Superseded => ErrorCode::RebalanceInProgress,
            JoinError::Membership(error) => return error.into(),
        })
    }
}

impl From<SyncError> for Refusal {
    fn from(error: SyncError) -> Self {
        Self::of(match error {
            SyncError::EmptyGroupId => ErrorCode::InvalidGroupId,
            SyncError::Dead => ErrorCode::CoordinatorNotAvailable,
            SyncError::InconsistentProtocol => ErrorCode::InconsistentGroupProtocol,
            SyncError::RebalanceInProgress | SyncError::Superseded => ErrorCode::RebalanceInProgress,
            SyncError::Membership(error) => return error.into(),
        })
    }
}

impl From<HeartbeatError> for Refusal {
    fn from(error: HeartbeatError) -> Self {
        Self::of(match error {
            HeartbeatError::EmptyGroupId => ErrorCode::InvalidGroupId,
            HeartbeatError::Dead => ErrorCode::CoordinatorNotAvailable,
            HeartbeatError::RebalanceInProgress => ErrorCode::RebalanceInProgress,
            HeartbeatError::Membership(error) => return error.into(),
        })
    }
}

impl From<LeaveError> for Refusal {
    fn from(error: LeaveError) -> Self {
        Self::of(match error {
            LeaveError::EmptyGroupId => ErrorCode::InvalidGroupId,
            LeaveError::Dead => ErrorCode::CoordinatorNotAvailable,
        })
    }
}

impl From<CommitPartitionError> for Refusal {
    fn from(error: CommitPartitionError) -> Self {
        Self::of(match error {
            CommitPartitionError::UnknownTopic(_) => ErrorCode::UnknownTopicOrPartition,
            CommitPartitionError::MetadataTooLarge { .. } => ErrorCode::OffsetMetadataTooLarge,
            CommitPartitionError::StaleEpoch { .. } => ErrorCode::StaleMemberEpoch,
            CommitPartitionError::Generation { .. } => ErrorCode::IllegalGeneration,
        })
    }
}

impl From<FetchPartitionError> for Refusal {
    fn from(error: FetchPartitionError) -> Self {
        match error {
            FetchPartitionError::Unstable => Self::of(ErrorCode::UnstableOffsetCommit),
        }
    }
}

impl From<DeleteOffsetsError> for Refusal {
    fn from(error: DeleteOffsetsError) -> Self {
        Self::of(match error {
            DeleteOffsetsError::UnknownGroup(_) => ErrorCode::GroupIdNotFound,
            DeleteOffsetsError::NonEmpty => ErrorCode::NonEmptyGroup,
        })
    }
}

impl From<DeletePartitionError> for Refusal {
    fn from(error: DeletePartitionError) -> Self {
        match error {
            DeletePartitionError::Subscribed(_) => Self::of(ErrorCode::GroupSubscribedToTopic),
        }
    }
}

impl From<DeleteGroupError> for Refusal {
    fn from(error: DeleteGroupError) -> Self {
        Self::of(match error {
            DeleteGroupError::UnknownGroup(_) => ErrorCode::GroupIdNotFound,
            DeleteGroupError::NonEmpty => ErrorCode::NonEmptyGroup,
        })
    }
}

impl From<FetchError> for Refusal {
    fn from(error: FetchError) -> Self {
        Self::of(match error {
            FetchError::UnknownMember(_) => ErrorCode::UnknownMemberId,
            FetchError::StaleEpoch { .. } => ErrorCode::StaleMemberEpoch,
        })
    }
}

impl From<ConsumerHeartbeatError> for Refusal {
    fn from(error: ConsumerHeartbeatError) -> Self {
        let code = match &error {
            ConsumerHeartbeatError::Invalid(_) => ErrorCode::InvalidRequest,
            ConsumerHeartbeatError::NameTooLong { .. } => ErrorCode::UnknownServerError,
            ConsumerHeartbeatError::UnknownGroup(_)
            | ConsumerHeartbeatError::OtherKind(_)
            | ConsumerHeartbeatError::CannotUpgrade { .. } => ErrorCode::GroupIdNotFound,
            ConsumerHeartbeatError::Full { .. } => ErrorCode::GroupMaxSizeReached,
            ConsumerHeartbeatError::UnknownMember { .. } | ConsumerHeartbeatError::UnknownInstance(_) => ErrorCode::UnknownMemberId,
            ConsumerHeartbeatError::FencedInstance { .. } => ErrorCode::FencedInstanceId,
            ConsumerHeartbeatError::UnreleasedInstance { .. } => ErrorCode::UnreleasedInstanceId,
            ConsumerHeartbeatError::FencedEpoch { .. } => ErrorCode::FencedMemberEpoch,
            ConsumerHeartbeatError::UnsupportedAssignor { .. } => ErrorCode::UnsupportedAssignor,
            ConsumerHeartbeatError::InvalidRegex { .. } => ErrorCode::InvalidRegularExpression,
        };
        Self::because(code, &error)
    }
}

impl From<DescribeConsumerError> for Refusal {
    fn from(error: DescribeConsumerError) -> Self {
        Self::because(ErrorCode::GroupIdNotFound, &error)
    }
}
