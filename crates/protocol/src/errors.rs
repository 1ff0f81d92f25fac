//! Kafka's error codes.
//!
//! Generated from facts/errors.txt by `cargo xtask codegen`; do not edit.

/// What an `error_code` field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[repr(i16)]
pub enum ErrorCode {
    /// the server failed in a way no other code describes.
    UnknownServerError = -1,
    /// success.
    #[default]
    None = 0,
    /// the offset asked for lies outside the log.
    OffsetOutOfRange = 1,
    /// the records are damaged: bad checksum, bad size, or no key on a compacted topic.
    CorruptMessage = 2,
    /// this broker does not know or does not host the topic or partition.
    UnknownTopicOrPartition = 3,
    /// the fetch size asked for makes no sense.
    InvalidFetchSize = 4,
    /// the partition has no leader at the moment.
    LeaderNotAvailable = 5,
    /// this broker is not the leader, or not a replica, of the partition.
    NotLeaderOrFollower = 6,
    /// the request did not finish within its time limit.
    RequestTimedOut = 7,
    /// the broker is not reachable.
    BrokerNotAvailable = 8,
    /// the replica of the partition cannot serve the request now.
    ReplicaNotAvailable = 9,
    /// a record or batch is larger than the server allows.
    MessageTooLarge = 10,
    /// the controller epoch of the request is out of date.
    StaleControllerEpoch = 11,
    /// the metadata text of an offset commit is too long.
    OffsetMetadataTooLarge = 12,
    /// the connection broke before a response came (used inside clients).
    NetworkException = 13,
    /// the coordinator is still loading its state.
    CoordinatorLoadInProgress = 14,
    /// there is no coordinator to talk to yet.
    CoordinatorNotAvailable = 15,
    /// another broker is the coordinator.
    NotCoordinator = 16,
    /// the topic name is illegal, or the topic may not be used this way.
    InvalidTopicException = 17,
    /// the batch is larger than a whole segment.
    RecordListTooLarge = 18,
    /// too few replicas are in sync, so the write was refused.
    NotEnoughReplicas = 19,
    /// the write is in the log, but too few replicas were in sync.
    NotEnoughReplicasAfterAppend = 20,
    /// acks is not one of -1, 0, 1.
    InvalidRequiredAcks = 21,
    /// the generation is not the current one of the group.
    IllegalGeneration = 22,
    /// the member and the group have no protocol in common, or the protocol list is empty.
    InconsistentGroupProtocol = 23,
    /// the group id is empty or not allowed.
    InvalidGroupId = 24,
    /// the coordinator does not know this member.
    UnknownMemberId = 25,
    /// the session timeout is outside the limits of the broker.
    InvalidSessionTimeout = 26,
    /// the group is rebalancing and the member must rejoin.
    RebalanceInProgress = 27,
    /// the offset commit is too large to be stored.
    InvalidCommitOffsetSize = 28,
    /// no permission on the topic.
    TopicAuthorizationFailed = 29,
    /// no permission on the group.
    GroupAuthorizationFailed = 30,
    /// no permission on the cluster.
    ClusterAuthorizationFailed = 31,
    /// the record timestamp is outside the allowed range.
    InvalidTimestamp = 32,
    /// the SASL mechanism is not offered.
    UnsupportedSaslMechanism = 33,
    /// the request is not allowed at this point of the SASL exchange.
    IllegalSaslState = 34,
    /// the API version is not supported.
    UnsupportedVersion = 35,
    /// a topic of this name exists already.
    TopicAlreadyExists = 36,
    /// the partition count is below one.
    InvalidPartitions = 37,
    /// the replication factor is below one or above the number of brokers.
    InvalidReplicationFactor = 38,
    /// the replica assignment is not possible.
    InvalidReplicaAssignment = 39,
    /// a configuration key or value is not valid.
    InvalidConfig = 40,
    /// another node is the active controller.
    NotController = 41,
    /// the request breaks a rule of the protocol.
    InvalidRequest = 42,
    /// the stored record format cannot serve this request.
    UnsupportedForMessageFormat = 43,
    /// a configured policy refuses the request.
    PolicyViolation = 44,
    /// the producer sequence skips ahead of what the broker expects.
    OutOfOrderSequenceNumber = 45,
    /// the producer sequence was written before.
    DuplicateSequenceNumber = 46,
    /// the producer epoch is older than the one known.
    InvalidProducerEpoch = 47,
    /// the transaction is not in a state that allows this step.
    InvalidTxnState = 48,
    /// the producer id does not belong to this transactional id.
    InvalidProducerIdMapping = 49,
    /// the transaction timeout is above the limit of the broker.
    InvalidTransactionTimeout = 50,
    /// another step of the same transaction is still under way.
    ConcurrentTransactions = 51,
    /// a newer transaction coordinator took over.
    TransactionCoordinatorFenced = 52,
    /// no permission on the transactional id.
    TransactionalIdAuthorizationFailed = 53,
    /// no authorizer is configured, so ACLs cannot be used.
    SecurityDisabled = 54,
    /// this part was not tried because another part failed.
    OperationNotAttempted = 55,
    /// the disk failed while the log was accessed.
    KafkaStorageError = 56,
    /// the named log directory is not one of this broker's.
    LogDirNotFound = 57,
    /// SASL authentication failed.
    SaslAuthenticationFailed = 58,
    /// the broker holds no state for this producer id any more.
    UnknownProducerId = 59,
    /// the partition is being reassigned already.
    ReassignmentInProgress = 60,
    /// delegation tokens are switched off.
    DelegationTokenAuthDisabled = 61,
    /// the delegation token is not known.
    DelegationTokenNotFound = 62,
    /// the caller is neither owner nor renewer of the token.
    DelegationTokenOwnerMismatch = 63,
    /// token requests are not allowed on this kind of connection.
    DelegationTokenRequestNotAllowed = 64,
    /// no permission on the delegation token.
    DelegationTokenAuthorizationFailed = 65,
    /// the delegation token has expired.
    DelegationTokenExpired = 66,
    /// the principal type is not supported.
    InvalidPrincipalType = 67,
    /// the group still has members.
    NonEmptyGroup = 68,
    /// no group of this id exists.
    GroupIdNotFound = 69,
    /// the fetch session is not known.
    FetchSessionIdNotFound = 70,
    /// the fetch session epoch is not the expected one.
    InvalidFetchSessionEpoch = 71,
    /// the leader has no listener of the name the client used.
    ListenerNotFound = 72,
    /// topic deletion is switched off.
    TopicDeletionDisabled = 73,
    /// the leader epoch of the request is older than the broker's.
    FencedLeaderEpoch = 74,
    /// the leader epoch of the request is newer than the broker's.
    UnknownLeaderEpoch = 75,
    /// the client cannot read the compression used by the partition.
    UnsupportedCompressionType = 76,
    /// the broker epoch of the request is out of date.
    StaleBrokerEpoch = 77,
    /// a new leader has not caught up yet, so the offset is not certain.
    OffsetNotAvailable = 78,
    /// the member must join again with the id just assigned.
    MemberIdRequired = 79,
    /// the preferred replica cannot lead now.
    PreferredLeaderNotAvailable = 80,
    /// the group is full.
    GroupMaxSizeReached = 81,
    /// another member took over this group instance id.
    FencedInstanceId = 82,
    /// no eligible replica can lead the partition.
    EligibleLeadersNotAvailable = 83,
    /// the partition has the wanted leader already.
    ElectionNotNeeded = 84,
    /// no reassignment of the partition is under way.
    NoReassignmentInProgress = 85,
    /// the group is subscribed to the topic, so its offsets stay.
    GroupSubscribedToTopic = 86,
    /// the broker checked the record and refused it.
    InvalidRecord = 87,
    /// the offsets belong to a transaction that is still open.
    UnstableOffsetCommit = 88,
    /// the quota is used up; try again later.
    ThrottlingQuotaExceeded = 89,
    /// a newer producer with the same transactional id took over.
    ProducerFenced = 90,
    /// the thing named does not exist.
    ResourceNotFound = 91,
    /// the same thing was named twice.
    DuplicateResource = 92,
    /// the credential does not meet the rules.
    UnacceptableCredential = 93,
    /// sender or receiver is not in the set of voters.
    InconsistentVoterSet = 94,
    /// the feature update names an impossible level.
    InvalidUpdateVersion = 95,
    /// the feature update failed in the server.
    FeatureUpdateFailed = 96,
    /// the forwarded principal could not be read.
    PrincipalDeserializationFailure = 97,
    /// the snapshot is not there.
    SnapshotNotFound = 98,
    /// the snapshot position is negative or past the end.
    PositionOutOfRange = 99,
    /// no topic of this id is known here.
    UnknownTopicId = 100,
    /// the broker id is registered to another live process.
    DuplicateBrokerRegistration = 101,
    /// the broker id is not registered.
    BrokerIdNotRegistered = 102,
    /// the topic id of the request and of the log differ.
    InconsistentTopicId = 103,
    /// the cluster id of the request and of the server differ.
    InconsistentClusterId = 104,
    /// the transactional id is not known.
    TransactionalIdNotFound = 105,
    /// a fetch session mixed topic ids and names.
    FetchSessionTopicIdError = 106,
    /// a replica of the proposed ISR may not be in it.
    IneligibleReplica = 107,
    /// the partition change was made, and the leader is now another.
    NewLeaderElected = 108,
    /// the offset is now only in tiered storage.
    OffsetMovedToTieredStorage = 109,
    /// the member epoch was fenced; drop all partitions and rejoin.
    FencedMemberEpoch = 110,
    /// the instance id is still held by another member.
    UnreleasedInstanceId = 111,
    /// the group does not support this assignor.
    UnsupportedAssignor = 112,
    /// the member epoch is old; learn the new one by heartbeat, then retry.
    StaleMemberEpoch = 113,
    /// the endpoint is of another kind than the request expects.
    MismatchedEndpointType = 114,
    /// this kind of endpoint is not supported.
    UnsupportedEndpointType = 115,
    /// the controller id is not known.
    UnknownControllerId = 116,
    /// the telemetry subscription id is wrong or old.
    UnknownSubscriptionId = 117,
    /// the telemetry payload is too large.
    TelemetryTooLarge = 118,
    /// the controller refused the broker's registration.
    InvalidRegistration = 119,
    /// the transaction failed, but aborting it makes the id usable again.
    TransactionAbortable = 120,
    /// the record is not in a state that allows this acknowledgement.
    InvalidRecordState = 121,
    /// the share session is not known.
    ShareSessionNotFound = 122,
    /// the share session epoch is not the expected one.
    InvalidShareSessionEpoch = 123,
    /// the share-group state epoch did not match.
    FencedStateEpoch = 124,
    /// the voter key is not that of the receiver.
    InvalidVoterKey = 125,
    /// the voter is in the set already.
    DuplicateVoter = 126,
    /// the voter is not in the set.
    VoterNotFound = 127,
    /// the regular expression does not parse.
    InvalidRegularExpression = 128,
    /// the client's metadata is too old; it must bootstrap again.
    RebootstrapRequired = 129,
    /// the streams topology is not valid.
    StreamsInvalidTopology = 130,
    /// the streams topology epoch is not valid.
    StreamsInvalidTopologyEpoch = 131,
    /// the streams topology epoch is older than the group's.
    StreamsTopologyFenced = 132,
    /// no more share sessions are allowed.
    ShareSessionLimitReached = 133,
}

impl ErrorCode {
    pub const ALL: [ErrorCode; 135] = [
        ErrorCode::UnknownServerError,
        ErrorCode::None,
        ErrorCode::OffsetOutOfRange,
        ErrorCode::CorruptMessage,
        ErrorCode::UnknownTopicOrPartition,
        ErrorCode::InvalidFetchSize,
        ErrorCode::LeaderNotAvailable,
        ErrorCode::NotLeaderOrFollower,
        ErrorCode::RequestTimedOut,
        ErrorCode::BrokerNotAvailable,
        ErrorCode::ReplicaNotAvailable,
        ErrorCode::MessageTooLarge,
        ErrorCode::StaleControllerEpoch,
        ErrorCode::OffsetMetadataTooLarge,
        ErrorCode::NetworkException,
        ErrorCode::CoordinatorLoadInProgress,
        ErrorCode::CoordinatorNotAvailable,
        ErrorCode::NotCoordinator,
        ErrorCode::InvalidTopicException,
        ErrorCode::RecordListTooLarge,
        ErrorCode::NotEnoughReplicas,
        ErrorCode::NotEnoughReplicasAfterAppend,
        ErrorCode::InvalidRequiredAcks,
        ErrorCode::IllegalGeneration,
        ErrorCode::InconsistentGroupProtocol,
        ErrorCode::InvalidGroupId,
        ErrorCode::UnknownMemberId,
        ErrorCode::InvalidSessionTimeout,
        ErrorCode::RebalanceInProgress,
        ErrorCode::InvalidCommitOffsetSize,
        ErrorCode::TopicAuthorizationFailed,
        ErrorCode::GroupAuthorizationFailed,
        ErrorCode::ClusterAuthorizationFailed,
        ErrorCode::InvalidTimestamp,
        ErrorCode::UnsupportedSaslMechanism,
        ErrorCode::IllegalSaslState,
        ErrorCode::UnsupportedVersion,
        ErrorCode::TopicAlreadyExists,
        ErrorCode::InvalidPartitions,
        ErrorCode::InvalidReplicationFactor,
        ErrorCode::InvalidReplicaAssignment,
        ErrorCode::InvalidConfig,
        ErrorCode::NotController,
        ErrorCode::InvalidRequest,
        ErrorCode::UnsupportedForMessageFormat,
        ErrorCode::PolicyViolation,
        ErrorCode::OutOfOrderSequenceNumber,
        ErrorCode::DuplicateSequenceNumber,
        ErrorCode::InvalidProducerEpoch,
        ErrorCode::InvalidTxnState,
        ErrorCode::InvalidProducerIdMapping,
        ErrorCode::InvalidTransactionTimeout,
        ErrorCode::ConcurrentTransactions,
        ErrorCode::TransactionCoordinatorFenced,
        ErrorCode::TransactionalIdAuthorizationFailed,
        ErrorCode::SecurityDisabled,
        ErrorCode::OperationNotAttempted,
        ErrorCode::KafkaStorageError,
        ErrorCode::LogDirNotFound,
        ErrorCode::SaslAuthenticationFailed,
        ErrorCode::UnknownProducerId,
        ErrorCode::ReassignmentInProgress,
        ErrorCode::DelegationTokenAuthDisabled,
        ErrorCode::DelegationTokenNotFound,
        ErrorCode::DelegationTokenOwnerMismatch,
        ErrorCode::DelegationTokenRequestNotAllowed,
        ErrorCode::DelegationTokenAuthorizationFailed,
        ErrorCode::DelegationTokenExpired,
        ErrorCode::InvalidPrincipalType,
        ErrorCode::NonEmptyGroup,
        ErrorCode::GroupIdNotFound,
        ErrorCode::FetchSessionIdNotFound,
        ErrorCode::InvalidFetchSessionEpoch,
        ErrorCode::ListenerNotFound,
        ErrorCode::TopicDeletionDisabled,
        ErrorCode::FencedLeaderEpoch,
        ErrorCode::UnknownLeaderEpoch,
        ErrorCode::UnsupportedCompressionType,
        ErrorCode::StaleBrokerEpoch,
        ErrorCode::OffsetNotAvailable,
        ErrorCode::MemberIdRequired,
        ErrorCode::PreferredLeaderNotAvailable,
        ErrorCode::GroupMaxSizeReached,
        ErrorCode::FencedInstanceId,
        ErrorCode::EligibleLeadersNotAvailable,
        ErrorCode::ElectionNotNeeded,
        ErrorCode::NoReassignmentInProgress,
        ErrorCode::GroupSubscribedToTopic,
        ErrorCode::InvalidRecord,
        ErrorCode::UnstableOffsetCommit,
        ErrorCode::ThrottlingQuotaExceeded,
        ErrorCode::ProducerFenced,
        ErrorCode::ResourceNotFound,
        ErrorCode::DuplicateResource,
        ErrorCode::UnacceptableCredential,
        ErrorCode::InconsistentVoterSet,
        ErrorCode::InvalidUpdateVersion,
        ErrorCode::FeatureUpdateFailed,
        ErrorCode::PrincipalDeserializationFailure,
        ErrorCode::SnapshotNotFound,
        ErrorCode::PositionOutOfRange,
        ErrorCode::UnknownTopicId,
        ErrorCode::DuplicateBrokerRegistration,
        ErrorCode::BrokerIdNotRegistered,
        ErrorCode::InconsistentTopicId,
        ErrorCode::InconsistentClusterId,
        ErrorCode::TransactionalIdNotFound,
        ErrorCode::FetchSessionTopicIdError,
        ErrorCode::IneligibleReplica,
        ErrorCode::NewLeaderElected,
        ErrorCode::OffsetMovedToTieredStorage,
        ErrorCode::FencedMemberEpoch,
        ErrorCode::UnreleasedInstanceId,
        ErrorCode::UnsupportedAssignor,
        ErrorCode::StaleMemberEpoch,
        ErrorCode::MismatchedEndpointType,
        ErrorCode::UnsupportedEndpointType,
        ErrorCode::UnknownControllerId,
        ErrorCode::UnknownSubscriptionId,
        ErrorCode::TelemetryTooLarge,
        ErrorCode::InvalidRegistration,
        ErrorCode::TransactionAbortable,
        ErrorCode::InvalidRecordState,
        ErrorCode::ShareSessionNotFound,
        ErrorCode::InvalidShareSessionEpoch,
        ErrorCode::FencedStateEpoch,
        ErrorCode::InvalidVoterKey,
        ErrorCode::DuplicateVoter,
        ErrorCode::VoterNotFound,
        ErrorCode::InvalidRegularExpression,
        ErrorCode::RebootstrapRequired,
        ErrorCode::StreamsInvalidTopology,
        ErrorCode::StreamsInvalidTopologyEpoch,
        ErrorCode::StreamsTopologyFenced,
        ErrorCode::ShareSessionLimitReached,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn code(self) -> i16 {
        self as i16
    }

    /// `None` for a number that Kafka 4.3 does not know.
    #[must_use]
    pub const fn from_i16(code: i16) -> Option<Self> {
        Some(match code {
            -1 => ErrorCode::UnknownServerError,
            0 => ErrorCode::None,
            1 => ErrorCode::OffsetOutOfRange,
            2 => ErrorCode::CorruptMessage,
            3 => ErrorCode::UnknownTopicOrPartition,
            4 => ErrorCode::InvalidFetchSize,
            5 => ErrorCode::LeaderNotAvailable,
            6 => ErrorCode::NotLeaderOrFollower,
            7 => ErrorCode::RequestTimedOut,
            8 => ErrorCode::BrokerNotAvailable,
            9 => ErrorCode::ReplicaNotAvailable,
            10 => ErrorCode::MessageTooLarge,
            11 => ErrorCode::StaleControllerEpoch,
            12 => ErrorCode::OffsetMetadataTooLarge,
            13 => ErrorCode::NetworkException,
            14 => ErrorCode::CoordinatorLoadInProgress,
            15 => ErrorCode::CoordinatorNotAvailable,
            16 => ErrorCode::NotCoordinator,
            17 => ErrorCode::InvalidTopicException,
            18 => ErrorCode::RecordListTooLarge,
            19 => ErrorCode::NotEnoughReplicas,
            20 => ErrorCode::NotEnoughReplicasAfterAppend,
            21 => ErrorCode::InvalidRequiredAcks,
            22 => ErrorCode::IllegalGeneration,
            23 => ErrorCode::InconsistentGroupProtocol,
            24 => ErrorCode::InvalidGroupId,
            25 => ErrorCode::UnknownMemberId,
            26 => ErrorCode::InvalidSessionTimeout,
            27 => ErrorCode::RebalanceInProgress,
            28 => ErrorCode::InvalidCommitOffsetSize,
            29 => ErrorCode::TopicAuthorizationFailed,
            30 => ErrorCode::GroupAuthorizationFailed,
            31 => ErrorCode::ClusterAuthorizationFailed,
            32 => ErrorCode::InvalidTimestamp,
            33 => ErrorCode::UnsupportedSaslMechanism,
            34 => ErrorCode::IllegalSaslState,
            35 => ErrorCode::UnsupportedVersion,
            36 => ErrorCode::TopicAlreadyExists,
            37 => ErrorCode::InvalidPartitions,
            38 => ErrorCode::InvalidReplicationFactor,
            39 => ErrorCode::InvalidReplicaAssignment,
            40 => ErrorCode::InvalidConfig,
            41 => ErrorCode::NotController,
            42 => ErrorCode::InvalidRequest,
            43 => ErrorCode::UnsupportedForMessageFormat,
            44 => ErrorCode::PolicyViolation,
            45 => ErrorCode::OutOfOrderSequenceNumber,
            46 => ErrorCode::DuplicateSequenceNumber,
            47 => ErrorCode::InvalidProducerEpoch,
            48 => ErrorCode::InvalidTxnState,
            49 => ErrorCode::InvalidProducerIdMapping,
            50 => ErrorCode::InvalidTransactionTimeout,
            51 => ErrorCode::ConcurrentTransactions,
            52 => ErrorCode::TransactionCoordinatorFenced,
            53 => ErrorCode::TransactionalIdAuthorizationFailed,
            54 => ErrorCode::SecurityDisabled,
            55 => ErrorCode::OperationNotAttempted,
            56 => ErrorCode::KafkaStorageError,
            57 => ErrorCode::LogDirNotFound,
            58 => ErrorCode::SaslAuthenticationFailed,
            59 => ErrorCode::UnknownProducerId,
            60 => ErrorCode::ReassignmentInProgress,
            61 => ErrorCode::DelegationTokenAuthDisabled,
            62 => ErrorCode::DelegationTokenNotFound,
            63 => ErrorCode::DelegationTokenOwnerMismatch,
            64 => ErrorCode::DelegationTokenRequestNotAllowed,
            65 => ErrorCode::DelegationTokenAuthorizationFailed,
            66 => ErrorCode::DelegationTokenExpired,
            67 => ErrorCode::InvalidPrincipalType,
            68 => ErrorCode::NonEmptyGroup,
            69 => ErrorCode::GroupIdNotFound,
            70 => ErrorCode::FetchSessionIdNotFound,
            71 => ErrorCode::InvalidFetchSessionEpoch,
            72 => ErrorCode::ListenerNotFound,
            73 => ErrorCode::TopicDeletionDisabled,
            74 => ErrorCode::FencedLeaderEpoch,
            75 => ErrorCode::UnknownLeaderEpoch,
            76 => ErrorCode::UnsupportedCompressionType,
            77 => ErrorCode::StaleBrokerEpoch,
            78 => ErrorCode::OffsetNotAvailable,
            79 => ErrorCode::MemberIdRequired,
            80 => ErrorCode::PreferredLeaderNotAvailable,
            81 => ErrorCode::GroupMaxSizeReached,
            82 => ErrorCode::FencedInstanceId,
            83 => ErrorCode::EligibleLeadersNotAvailable,
            84 => ErrorCode::ElectionNotNeeded,
            85 => ErrorCode::NoReassignmentInProgress,
            86 => ErrorCode::GroupSubscribedToTopic,
            87 => ErrorCode::InvalidRecord,
            88 => ErrorCode::UnstableOffsetCommit,
            89 => ErrorCode::ThrottlingQuotaExceeded,
            90 => ErrorCode::ProducerFenced,
            91 => ErrorCode::ResourceNotFound,
            92 => ErrorCode::DuplicateResource,
            93 => ErrorCode::UnacceptableCredential,
            94 => ErrorCode::InconsistentVoterSet,
            95 => ErrorCode::InvalidUpdateVersion,
            96 => ErrorCode::FeatureUpdateFailed,
            97 => ErrorCode::PrincipalDeserializationFailure,
            98 => ErrorCode::SnapshotNotFound,
            99 => ErrorCode::PositionOutOfRange,
            100 => ErrorCode::UnknownTopicId,
            101 => ErrorCode::DuplicateBrokerRegistration,
            102 => ErrorCode::BrokerIdNotRegistered,
            103 => ErrorCode::InconsistentTopicId,
            104 => ErrorCode::InconsistentClusterId,
            105 => ErrorCode::TransactionalIdNotFound,
            106 => ErrorCode::FetchSessionTopicIdError,
            107 => ErrorCode::IneligibleReplica,
            108 => ErrorCode::NewLeaderElected,
            109 => ErrorCode::OffsetMovedToTieredStorage,
            110 => ErrorCode::FencedMemberEpoch,
            111 => ErrorCode::UnreleasedInstanceId,
            112 => ErrorCode::UnsupportedAssignor,
            113 => ErrorCode::StaleMemberEpoch,
            114 => ErrorCode::MismatchedEndpointType,
            115 => ErrorCode::UnsupportedEndpointType,
            116 => ErrorCode::UnknownControllerId,
            117 => ErrorCode::UnknownSubscriptionId,
            118 => ErrorCode::TelemetryTooLarge,
            119 => ErrorCode::InvalidRegistration,
            120 => ErrorCode::TransactionAbortable,
            121 => ErrorCode::InvalidRecordState,
            122 => ErrorCode::ShareSessionNotFound,
            123 => ErrorCode::InvalidShareSessionEpoch,
            124 => ErrorCode::FencedStateEpoch,
            125 => ErrorCode::InvalidVoterKey,
            126 => ErrorCode::DuplicateVoter,
            127 => ErrorCode::VoterNotFound,
            128 => ErrorCode::InvalidRegularExpression,
            129 => ErrorCode::RebootstrapRequired,
            130 => ErrorCode::StreamsInvalidTopology,
            131 => ErrorCode::StreamsInvalidTopologyEpoch,
            132 => ErrorCode::StreamsTopologyFenced,
            133 => ErrorCode::ShareSessionLimitReached,
            _ => return None,
        })
    }

    /// Kafka's name, as tools print it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ErrorCode::UnknownServerError => "UNKNOWN_SERVER_ERROR",
            ErrorCode::None => "NONE",
            ErrorCode::OffsetOutOfRange => "OFFSET_OUT_OF_RANGE",
            ErrorCode::CorruptMessage => "CORRUPT_MESSAGE",
            ErrorCode::UnknownTopicOrPartition => "UNKNOWN_TOPIC_OR_PARTITION",
            ErrorCode::InvalidFetchSize => "INVALID_FETCH_SIZE",
            ErrorCode::LeaderNotAvailable => "LEADER_NOT_AVAILABLE",
            ErrorCode::NotLeaderOrFollower => "NOT_LEADER_OR_FOLLOWER",
            ErrorCode::RequestTimedOut => "REQUEST_TIMED_OUT",
            ErrorCode::BrokerNotAvailable => "BROKER_NOT_AVAILABLE",
            ErrorCode::ReplicaNotAvailable => "REPLICA_NOT_AVAILABLE",
            ErrorCode::MessageTooLarge => "MESSAGE_TOO_LARGE",
            ErrorCode::StaleControllerEpoch => "STALE_CONTROLLER_EPOCH",
            ErrorCode::OffsetMetadataTooLarge => "OFFSET_METADATA_TOO_LARGE",
            ErrorCode::NetworkException => "NETWORK_EXCEPTION",
            ErrorCode::CoordinatorLoadInProgress => "COORDINATOR_LOAD_IN_PROGRESS",
            ErrorCode::CoordinatorNotAvailable => "COORDINATOR_NOT_AVAILABLE",
            ErrorCode::NotCoordinator => "NOT_COORDINATOR",
            ErrorCode::InvalidTopicException => "INVALID_TOPIC_EXCEPTION",
            ErrorCode::RecordListTooLarge => "RECORD_LIST_TOO_LARGE",
            ErrorCode::NotEnoughReplicas => "NOT_ENOUGH_REPLICAS",
            ErrorCode::NotEnoughReplicasAfterAppend => "NOT_ENOUGH_REPLICAS_AFTER_APPEND",
            ErrorCode::InvalidRequiredAcks => "INVALID_REQUIRED_ACKS",
            ErrorCode::IllegalGeneration => "ILLEGAL_GENERATION",
            ErrorCode::InconsistentGroupProtocol => "INCONSISTENT_GROUP_PROTOCOL",
            ErrorCode::InvalidGroupId => "INVALID_GROUP_ID",
            ErrorCode::UnknownMemberId => "UNKNOWN_MEMBER_ID",
            ErrorCode::InvalidSessionTimeout => "INVALID_SESSION_TIMEOUT",
            ErrorCode::RebalanceInProgress => "REBALANCE_IN_PROGRESS",
            ErrorCode::InvalidCommitOffsetSize => "INVALID_COMMIT_OFFSET_SIZE",
            ErrorCode::TopicAuthorizationFailed => "TOPIC_AUTHORIZATION_FAILED",
            ErrorCode::GroupAuthorizationFailed => "GROUP_AUTHORIZATION_FAILED",
            ErrorCode::ClusterAuthorizationFailed => "CLUSTER_AUTHORIZATION_FAILED",
            ErrorCode::InvalidTimestamp => "INVALID_TIMESTAMP",
            ErrorCode::UnsupportedSaslMechanism => "UNSUPPORTED_SASL_MECHANISM",
            ErrorCode::IllegalSaslState => "ILLEGAL_SASL_STATE",
            ErrorCode::UnsupportedVersion => "UNSUPPORTED_VERSION",
            ErrorCode::TopicAlreadyExists => "TOPIC_ALREADY_EXISTS",
            ErrorCode::InvalidPartitions => "INVALID_PARTITIONS",
            ErrorCode::InvalidReplicationFactor => "INVALID_REPLICATION_FACTOR",
            ErrorCode::InvalidReplicaAssignment => "INVALID_REPLICA_ASSIGNMENT",
            ErrorCode::InvalidConfig => "INVALID_CONFIG",
            ErrorCode::NotController => "NOT_CONTROLLER",
            ErrorCode::InvalidRequest => "INVALID_REQUEST",
            ErrorCode::UnsupportedForMessageFormat => "UNSUPPORTED_FOR_MESSAGE_FORMAT",
            ErrorCode::PolicyViolation => "POLICY_VIOLATION",
            ErrorCode::OutOfOrderSequenceNumber => "OUT_OF_ORDER_SEQUENCE_NUMBER",
            ErrorCode::DuplicateSequenceNumber => "DUPLICATE_SEQUENCE_NUMBER",
            ErrorCode::InvalidProducerEpoch => "INVALID_PRODUCER_EPOCH",
            ErrorCode::InvalidTxnState => "INVALID_TXN_STATE",
            ErrorCode::InvalidProducerIdMapping => "INVALID_PRODUCER_ID_MAPPING",
            ErrorCode::InvalidTransactionTimeout => "INVALID_TRANSACTION_TIMEOUT",
            ErrorCode::ConcurrentTransactions => "CONCURRENT_TRANSACTIONS",
            ErrorCode::TransactionCoordinatorFenced => "TRANSACTION_COORDINATOR_FENCED",
            ErrorCode::TransactionalIdAuthorizationFailed => "TRANSACTIONAL_ID_AUTHORIZATION_FAILED",
            ErrorCode::SecurityDisabled => "SECURITY_DISABLED",
            ErrorCode::OperationNotAttempted => "OPERATION_NOT_ATTEMPTED",
            ErrorCode::KafkaStorageError => "KAFKA_STORAGE_ERROR",
            ErrorCode::LogDirNotFound => "LOG_DIR_NOT_FOUND",
            ErrorCode::SaslAuthenticationFailed => "SASL_AUTHENTICATION_FAILED",
            ErrorCode::UnknownProducerId => "UNKNOWN_PRODUCER_ID",
            ErrorCode::ReassignmentInProgress => "REASSIGNMENT_IN_PROGRESS",
            ErrorCode::DelegationTokenAuthDisabled => "DELEGATION_TOKEN_AUTH_DISABLED",
            ErrorCode::DelegationTokenNotFound => "DELEGATION_TOKEN_NOT_FOUND",
            ErrorCode::DelegationTokenOwnerMismatch => "DELEGATION_TOKEN_OWNER_MISMATCH",
            ErrorCode::DelegationTokenRequestNotAllowed => "DELEGATION_TOKEN_REQUEST_NOT_ALLOWED",
            ErrorCode::DelegationTokenAuthorizationFailed => "DELEGATION_TOKEN_AUTHORIZATION_FAILED",
            ErrorCode::DelegationTokenExpired => "DELEGATION_TOKEN_EXPIRED",
            ErrorCode::InvalidPrincipalType => "INVALID_PRINCIPAL_TYPE",
            ErrorCode::NonEmptyGroup => "NON_EMPTY_GROUP",
            ErrorCode::GroupIdNotFound => "GROUP_ID_NOT_FOUND",
            ErrorCode::FetchSessionIdNotFound => "FETCH_SESSION_ID_NOT_FOUND",
            ErrorCode::InvalidFetchSessionEpoch => "INVALID_FETCH_SESSION_EPOCH",
            ErrorCode::ListenerNotFound => "LISTENER_NOT_FOUND",
            ErrorCode::TopicDeletionDisabled => "TOPIC_DELETION_DISABLED",
            ErrorCode::FencedLeaderEpoch => "FENCED_LEADER_EPOCH",
            ErrorCode::UnknownLeaderEpoch => "UNKNOWN_LEADER_EPOCH",
            ErrorCode::UnsupportedCompressionType => "UNSUPPORTED_COMPRESSION_TYPE",
            ErrorCode::StaleBrokerEpoch => "STALE_BROKER_EPOCH",
            ErrorCode::OffsetNotAvailable => "OFFSET_NOT_AVAILABLE",
            ErrorCode::MemberIdRequired => "MEMBER_ID_REQUIRED",
            ErrorCode::PreferredLeaderNotAvailable => "PREFERRED_LEADER_NOT_AVAILABLE",
            ErrorCode::GroupMaxSizeReached => "GROUP_MAX_SIZE_REACHED",
            ErrorCode::FencedInstanceId => "FENCED_INSTANCE_ID",
            ErrorCode::EligibleLeadersNotAvailable => "ELIGIBLE_LEADERS_NOT_AVAILABLE",
            ErrorCode::ElectionNotNeeded => "ELECTION_NOT_NEEDED",
            ErrorCode::NoReassignmentInProgress => "NO_REASSIGNMENT_IN_PROGRESS",
            ErrorCode::GroupSubscribedToTopic => "GROUP_SUBSCRIBED_TO_TOPIC",
            ErrorCode::InvalidRecord => "INVALID_RECORD",
            ErrorCode::UnstableOffsetCommit => "UNSTABLE_OFFSET_COMMIT",
            ErrorCode::ThrottlingQuotaExceeded => "THROTTLING_QUOTA_EXCEEDED",
            ErrorCode::ProducerFenced => "PRODUCER_FENCED",
            ErrorCode::ResourceNotFound => "RESOURCE_NOT_FOUND",
            ErrorCode::DuplicateResource => "DUPLICATE_RESOURCE",
            ErrorCode::UnacceptableCredential => "UNACCEPTABLE_CREDENTIAL",
            ErrorCode::InconsistentVoterSet => "INCONSISTENT_VOTER_SET",
            ErrorCode::InvalidUpdateVersion => "INVALID_UPDATE_VERSION",
            ErrorCode::FeatureUpdateFailed => "FEATURE_UPDATE_FAILED",
            ErrorCode::PrincipalDeserializationFailure => "PRINCIPAL_DESERIALIZATION_FAILURE",
            ErrorCode::SnapshotNotFound => "SNAPSHOT_NOT_FOUND",
            ErrorCode::PositionOutOfRange => "POSITION_OUT_OF_RANGE",
            ErrorCode::UnknownTopicId => "UNKNOWN_TOPIC_ID",
            ErrorCode::DuplicateBrokerRegistration => "DUPLICATE_BROKER_REGISTRATION",
            ErrorCode::BrokerIdNotRegistered => "BROKER_ID_NOT_REGISTERED",
            ErrorCode::InconsistentTopicId => "INCONSISTENT_TOPIC_ID",
            ErrorCode::InconsistentClusterId => "INCONSISTENT_CLUSTER_ID",
            ErrorCode::TransactionalIdNotFound => "TRANSACTIONAL_ID_NOT_FOUND",
            ErrorCode::FetchSessionTopicIdError => "FETCH_SESSION_TOPIC_ID_ERROR",
            ErrorCode::IneligibleReplica => "INELIGIBLE_REPLICA",
            ErrorCode::NewLeaderElected => "NEW_LEADER_ELECTED",
            ErrorCode::OffsetMovedToTieredStorage => "OFFSET_MOVED_TO_TIERED_STORAGE",
            ErrorCode::FencedMemberEpoch => "FENCED_MEMBER_EPOCH",
            ErrorCode::UnreleasedInstanceId => "UNRELEASED_INSTANCE_ID",
            ErrorCode::UnsupportedAssignor => "UNSUPPORTED_ASSIGNOR",
            ErrorCode::StaleMemberEpoch => "STALE_MEMBER_EPOCH",
            ErrorCode::MismatchedEndpointType => "MISMATCHED_ENDPOINT_TYPE",
            ErrorCode::UnsupportedEndpointType => "UNSUPPORTED_ENDPOINT_TYPE",
            ErrorCode::UnknownControllerId => "UNKNOWN_CONTROLLER_ID",
            ErrorCode::UnknownSubscriptionId => "UNKNOWN_SUBSCRIPTION_ID",
            ErrorCode::TelemetryTooLarge => "TELEMETRY_TOO_LARGE",
            ErrorCode::InvalidRegistration => "INVALID_REGISTRATION",
            ErrorCode::TransactionAbortable => "TRANSACTION_ABORTABLE",
            ErrorCode::InvalidRecordState => "INVALID_RECORD_STATE",
            ErrorCode::ShareSessionNotFound => "SHARE_SESSION_NOT_FOUND",
            ErrorCode::InvalidShareSessionEpoch => "INVALID_SHARE_SESSION_EPOCH",
            ErrorCode::FencedStateEpoch => "FENCED_STATE_EPOCH",
            ErrorCode::InvalidVoterKey => "INVALID_VOTER_KEY",
            ErrorCode::DuplicateVoter => "DUPLICATE_VOTER",
            ErrorCode::VoterNotFound => "VOTER_NOT_FOUND",
            ErrorCode::InvalidRegularExpression => "INVALID_REGULAR_EXPRESSION",
            ErrorCode::RebootstrapRequired => "REBOOTSTRAP_REQUIRED",
            ErrorCode::StreamsInvalidTopology => "STREAMS_INVALID_TOPOLOGY",
            ErrorCode::StreamsInvalidTopologyEpoch => "STREAMS_INVALID_TOPOLOGY_EPOCH",
            ErrorCode::StreamsTopologyFenced => "STREAMS_TOPOLOGY_FENCED",
            ErrorCode::ShareSessionLimitReached => "SHARE_SESSION_LIMIT_REACHED",
        }
    }

    /// Whether a client may try the same request again.
    #[must_use]
    pub const fn retriable(self) -> bool {
        matches!(
            self,
            ErrorCode::CorruptMessage
                | ErrorCode::UnknownTopicOrPartition
                | ErrorCode::LeaderNotAvailable
                | ErrorCode::NotLeaderOrFollower
                | ErrorCode::RequestTimedOut
                | ErrorCode::ReplicaNotAvailable
                | ErrorCode::NetworkException
                | ErrorCode::CoordinatorLoadInProgress
                | ErrorCode::CoordinatorNotAvailable
                | ErrorCode::NotCoordinator
                | ErrorCode::NotEnoughReplicas
                | ErrorCode::NotEnoughReplicasAfterAppend
                | ErrorCode::NotController
                | ErrorCode::ConcurrentTransactions
                | ErrorCode::KafkaStorageError
                | ErrorCode::FetchSessionIdNotFound
                | ErrorCode::InvalidFetchSessionEpoch
                | ErrorCode::ListenerNotFound
                | ErrorCode::FencedLeaderEpoch
                | ErrorCode::UnknownLeaderEpoch
                | ErrorCode::OffsetNotAvailable
                | ErrorCode::PreferredLeaderNotAvailable
                | ErrorCode::EligibleLeadersNotAvailable
                | ErrorCode::ElectionNotNeeded
                | ErrorCode::UnstableOffsetCommit
                | ErrorCode::ThrottlingQuotaExceeded
                | ErrorCode::UnknownTopicId
                | ErrorCode::InconsistentTopicId
                | ErrorCode::FetchSessionTopicIdError
                | ErrorCode::ShareSessionNotFound
                | ErrorCode::InvalidShareSessionEpoch
                | ErrorCode::ShareSessionLimitReached
        )
    }

    /// One sentence for a person.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            ErrorCode::UnknownServerError => "the server failed in a way no other code describes",
            ErrorCode::None => "success",
            ErrorCode::OffsetOutOfRange => "the offset asked for lies outside the log",
            ErrorCode::CorruptMessage => "the records are damaged: bad checksum, bad size, or no key on a compacted topic",
            ErrorCode::UnknownTopicOrPartition => "this broker does not know or does not host the topic or partition",
            ErrorCode::InvalidFetchSize => "the fetch size asked for makes no sense",
            ErrorCode::LeaderNotAvailable => "the partition has no leader at the moment",
            ErrorCode::NotLeaderOrFollower => "this broker is not the leader, or not a replica, of the partition",
            ErrorCode::RequestTimedOut => "the request did not finish within its time limit",
            ErrorCode::BrokerNotAvailable => "the broker is not reachable",
            ErrorCode::ReplicaNotAvailable => "the replica of the partition cannot serve the request now",
            ErrorCode::MessageTooLarge => "a record or batch is larger than the server allows",
            ErrorCode::StaleControllerEpoch => "the controller epoch of the request is out of date",
            ErrorCode::OffsetMetadataTooLarge => "the metadata text of an offset commit is too long",
            ErrorCode::NetworkException => "the connection broke before a response came (used inside clients)",
            ErrorCode::CoordinatorLoadInProgress => "the coordinator is still loading its state",
            ErrorCode::CoordinatorNotAvailable => "there is no coordinator to talk to yet",
            ErrorCode::NotCoordinator => "another broker is the coordinator",
            ErrorCode::InvalidTopicException => "the topic name is illegal, or the topic may not be used this way",
            ErrorCode::RecordListTooLarge => "the batch is larger than a whole segment",
            ErrorCode::NotEnoughReplicas => "too few replicas are in sync, so the write was refused",
            ErrorCode::NotEnoughReplicasAfterAppend => "the write is in the log, but too few replicas were in sync",
            ErrorCode::InvalidRequiredAcks => "acks is not one of -1, 0, 1",
            ErrorCode::IllegalGeneration => "the generation is not the current one of the group",
            ErrorCode::InconsistentGroupProtocol => "the member and the group have no protocol in common, or the protocol list is empty",
            ErrorCode::InvalidGroupId => "the group id is empty or not allowed",
            ErrorCode::UnknownMemberId => "the coordinator does not know this member",
            ErrorCode::InvalidSessionTimeout => "the session timeout is outside the limits of the broker",
            ErrorCode::RebalanceInProgress => "the group is rebalancing and the member must rejoin",
            ErrorCode::InvalidCommitOffsetSize => "the offset commit is too large to be stored",
            ErrorCode::TopicAuthorizationFailed => "no permission on the topic",
            ErrorCode::GroupAuthorizationFailed => "no permission on the group",
            ErrorCode::ClusterAuthorizationFailed => "no permission on the cluster",
            ErrorCode::InvalidTimestamp => "the record timestamp is outside the allowed range",
            ErrorCode::UnsupportedSaslMechanism => "the SASL mechanism is not offered",
            ErrorCode::IllegalSaslState => "the request is not allowed at this point of the SASL exchange",
            ErrorCode::UnsupportedVersion => "the API version is not supported",
            ErrorCode::TopicAlreadyExists => "a topic of this name exists already",
            ErrorCode::InvalidPartitions => "the partition count is below one",
            ErrorCode::InvalidReplicationFactor => "the replication factor is below one or above the number of brokers",
            ErrorCode::InvalidReplicaAssignment => "the replica assignment is not possible",
            ErrorCode::InvalidConfig => "a configuration key or value is not valid",
            ErrorCode::NotController => "another node is the active controller",
            ErrorCode::InvalidRequest => "the request breaks a rule of the protocol",
            ErrorCode::UnsupportedForMessageFormat => "the stored record format cannot serve this request",
            ErrorCode::PolicyViolation => "a configured policy refuses the request",
            ErrorCode::OutOfOrderSequenceNumber => "the producer sequence skips ahead of what the broker expects",
            ErrorCode::DuplicateSequenceNumber => "the producer sequence was written before",
            ErrorCode::InvalidProducerEpoch => "the producer epoch is older than the one known",
            ErrorCode::InvalidTxnState => "the transaction is not in a state that allows this step",
            ErrorCode::InvalidProducerIdMapping => "the producer id does not belong to this transactional id",
            ErrorCode::InvalidTransactionTimeout => "the transaction timeout is above the limit of the broker",
            ErrorCode::ConcurrentTransactions => "another step of the same transaction is still under way",
            ErrorCode::TransactionCoordinatorFenced => "a newer transaction coordinator took over",
            ErrorCode::TransactionalIdAuthorizationFailed => "no permission on the transactional id",
            ErrorCode::SecurityDisabled => "no authorizer is configured, so ACLs cannot be used",
            ErrorCode::OperationNotAttempted => "this part was not tried because another part failed",
            ErrorCode::KafkaStorageError => "the disk failed while the log was accessed",
            ErrorCode::LogDirNotFound => "the named log directory is not one of this broker's",
            ErrorCode::SaslAuthenticationFailed => "SASL authentication failed",
            ErrorCode::UnknownProducerId => "the broker holds no state for this producer id any more",
            ErrorCode::ReassignmentInProgress => "the partition is being reassigned already",
            ErrorCode::DelegationTokenAuthDisabled => "delegation tokens are switched off",
            ErrorCode::DelegationTokenNotFound => "the delegation token is not known",
            ErrorCode::DelegationTokenOwnerMismatch => "the caller is neither owner nor renewer of the token",
            ErrorCode::DelegationTokenRequestNotAllowed => "token requests are not allowed on this kind of connection",
            ErrorCode::DelegationTokenAuthorizationFailed => "no permission on the delegation token",
            ErrorCode::DelegationTokenExpired => "the delegation token has expired",
            ErrorCode::InvalidPrincipalType => "the principal type is not supported",
            ErrorCode::NonEmptyGroup => "the group still has members",
            ErrorCode::GroupIdNotFound => "no group of this id exists",
            ErrorCode::FetchSessionIdNotFound => "the fetch session is not known",
            ErrorCode::InvalidFetchSessionEpoch => "the fetch session epoch is not the expected one",
            ErrorCode::ListenerNotFound => "the leader has no listener of the name the client used",
            ErrorCode::TopicDeletionDisabled => "topic deletion is switched off",
            ErrorCode::FencedLeaderEpoch => "the leader epoch of the request is older than the broker's",
            ErrorCode::UnknownLeaderEpoch => "the leader epoch of the request is newer than the broker's",
            ErrorCode::UnsupportedCompressionType => "the client cannot read the compression used by the partition",
            ErrorCode::StaleBrokerEpoch => "the broker epoch of the request is out of date",
            ErrorCode::OffsetNotAvailable => "a new leader has not caught up yet, so the offset is not certain",
            ErrorCode::MemberIdRequired => "the member must join again with the id just assigned",
            ErrorCode::PreferredLeaderNotAvailable => "the preferred replica cannot lead now",
            ErrorCode::GroupMaxSizeReached => "the group is full",
            ErrorCode::FencedInstanceId => "another member took over this group instance id",
            ErrorCode::EligibleLeadersNotAvailable => "no eligible replica can lead the partition",
            ErrorCode::ElectionNotNeeded => "the partition has the wanted leader already",
            ErrorCode::NoReassignmentInProgress => "no reassignment of the partition is under way",
            ErrorCode::GroupSubscribedToTopic => "the group is subscribed to the topic, so its offsets stay",
            ErrorCode::InvalidRecord => "the broker checked the record and refused it",
            ErrorCode::UnstableOffsetCommit => "the offsets belong to a transaction that is still open",
            ErrorCode::ThrottlingQuotaExceeded => "the quota is used up; try again later",
            ErrorCode::ProducerFenced => "a newer producer with the same transactional id took over",
            ErrorCode::ResourceNotFound => "the thing named does not exist",
            ErrorCode::DuplicateResource => "the same thing was named twice",
            ErrorCode::UnacceptableCredential => "the credential does not meet the rules",
            ErrorCode::InconsistentVoterSet => "sender or receiver is not in the set of voters",
            ErrorCode::InvalidUpdateVersion => "the feature update names an impossible level",
            ErrorCode::FeatureUpdateFailed => "the feature update failed in the server",
            ErrorCode::PrincipalDeserializationFailure => "the forwarded principal could not be read",
            ErrorCode::SnapshotNotFound => "the snapshot is not there",
            ErrorCode::PositionOutOfRange => "the snapshot position is negative or past the end",
            ErrorCode::UnknownTopicId => "no topic of this id is known here",
            ErrorCode::DuplicateBrokerRegistration => "the broker id is registered to another live process",
            ErrorCode::BrokerIdNotRegistered => "the broker id is not registered",
            ErrorCode::InconsistentTopicId => "the topic id of the request and of the log differ",
            ErrorCode::InconsistentClusterId => "the cluster id of the request and of the server differ",
            ErrorCode::TransactionalIdNotFound => "the transactional id is not known",
            ErrorCode::FetchSessionTopicIdError => "a fetch session mixed topic ids and names",
            ErrorCode::IneligibleReplica => "a replica of the proposed ISR may not be in it",
            ErrorCode::NewLeaderElected => "the partition change was made, and the leader is now another",
            ErrorCode::OffsetMovedToTieredStorage => "the offset is now only in tiered storage",
            ErrorCode::FencedMemberEpoch => "the member epoch was fenced; drop all partitions and rejoin",
            ErrorCode::UnreleasedInstanceId => "the instance id is still held by another member",
            ErrorCode::UnsupportedAssignor => "the group does not support this assignor",
            ErrorCode::StaleMemberEpoch => "the member epoch is old; learn the new one by heartbeat, then retry",
            ErrorCode::MismatchedEndpointType => "the endpoint is of another kind than the request expects",
            ErrorCode::UnsupportedEndpointType => "this kind of endpoint is not supported",
            ErrorCode::UnknownControllerId => "the controller id is not known",
            ErrorCode::UnknownSubscriptionId => "the telemetry subscription id is wrong or old",
            ErrorCode::TelemetryTooLarge => "the telemetry payload is too large",
            ErrorCode::InvalidRegistration => "the controller refused the broker's registration",
            ErrorCode::TransactionAbortable => "the transaction failed, but aborting it makes the id usable again",
            ErrorCode::InvalidRecordState => "the record is not in a state that allows this acknowledgement",
            ErrorCode::ShareSessionNotFound => "the share session is not known",
            ErrorCode::InvalidShareSessionEpoch => "the share session epoch is not the expected one",
            ErrorCode::FencedStateEpoch => "the share-group state epoch did not match",
            ErrorCode::InvalidVoterKey => "the voter key is not that of the receiver",
            ErrorCode::DuplicateVoter => "the voter is in the set already",
            ErrorCode::VoterNotFound => "the voter is not in the set",
            ErrorCode::InvalidRegularExpression => "the regular expression does not parse",
            ErrorCode::RebootstrapRequired => "the client's metadata is too old; it must bootstrap again",
            ErrorCode::StreamsInvalidTopology => "the streams topology is not valid",
            ErrorCode::StreamsInvalidTopologyEpoch => "the streams topology epoch is not valid",
            ErrorCode::StreamsTopologyFenced => "the streams topology epoch is older than the group's",
            ErrorCode::ShareSessionLimitReached => "no more share sessions are allowed",
        }
    }
}

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
