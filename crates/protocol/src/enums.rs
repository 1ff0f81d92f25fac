//! The values of codes inside messages. A value that is not listed is reserved.
//!
//! Generated from facts/enums.txt by `cargo xtask codegen`; do not edit.

/// Stands in `FetchRequest.isolation_level`, `ListOffsetsRequest.isolation_level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum IsolationLevel {
    ReadUncommitted = 0,
    ReadCommitted = 1,
}

impl IsolationLevel {
    pub const ALL: [IsolationLevel; 2] = [IsolationLevel::ReadUncommitted, IsolationLevel::ReadCommitted];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => IsolationLevel::ReadUncommitted,
            1 => IsolationLevel::ReadCommitted,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            IsolationLevel::ReadUncommitted => "READ_UNCOMMITTED",
            IsolationLevel::ReadCommitted => "READ_COMMITTED",
        }
    }
}

/// Stands in `ProduceRequest.acks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum Acks {
    AllInSync = -1,
    None = 0,
    Leader = 1,
}

impl Acks {
    pub const ALL: [Acks; 3] = [Acks::AllInSync, Acks::None, Acks::Leader];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i16 {
        self as i16
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i16) -> Option<Self> {
        Some(match value {
            -1 => Acks::AllInSync,
            0 => Acks::None,
            1 => Acks::Leader,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Acks::AllInSync => "ALL_IN_SYNC",
            Acks::None => "NONE",
            Acks::Leader => "LEADER",
        }
    }
}

/// Stands in `ListOffsetsRequest.topics.partitions.timestamp`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i64)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ListOffsetsTimestamp {
    Latest = -1,
    Earliest = -2,
    MaxTimestamp = -3,
    EarliestLocal = -4,
    LatestTiered = -5,
    EarliestPendingUpload = -6,
}

impl ListOffsetsTimestamp {
    pub const ALL: [ListOffsetsTimestamp; 6] = [
        ListOffsetsTimestamp::Latest,
        ListOffsetsTimestamp::Earliest,
        ListOffsetsTimestamp::MaxTimestamp,
        ListOffsetsTimestamp::EarliestLocal,
        ListOffsetsTimestamp::LatestTiered,
        ListOffsetsTimestamp::EarliestPendingUpload,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i64 {
        self as i64
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i64) -> Option<Self> {
        Some(match value {
            -1 => ListOffsetsTimestamp::Latest,
            -2 => ListOffsetsTimestamp::Earliest,
            -3 => ListOffsetsTimestamp::MaxTimestamp,
            -4 => ListOffsetsTimestamp::EarliestLocal,
            -5 => ListOffsetsTimestamp::LatestTiered,
            -6 => ListOffsetsTimestamp::EarliestPendingUpload,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ListOffsetsTimestamp::Latest => "LATEST",
            ListOffsetsTimestamp::Earliest => "EARLIEST",
            ListOffsetsTimestamp::MaxTimestamp => "MAX_TIMESTAMP",
            ListOffsetsTimestamp::EarliestLocal => "EARLIEST_LOCAL",
            ListOffsetsTimestamp::LatestTiered => "LATEST_TIERED",
            ListOffsetsTimestamp::EarliestPendingUpload => "EARLIEST_PENDING_UPLOAD",
        }
    }
}

/// Stands in `FetchRequest.session_epoch`, `ShareFetchRequest.share_session_epoch`, `ShareAcknowledgeRequest.share_session_epoch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i32)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum FetchSessionEpoch {
    Initial = 0,
    Final = -1,
}

impl FetchSessionEpoch {
    pub const ALL: [FetchSessionEpoch; 2] = [FetchSessionEpoch::Initial, FetchSessionEpoch::Final];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i32 {
        self as i32
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i32) -> Option<Self> {
        Some(match value {
            0 => FetchSessionEpoch::Initial,
            -1 => FetchSessionEpoch::Final,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            FetchSessionEpoch::Initial => "INITIAL",
            FetchSessionEpoch::Final => "FINAL",
        }
    }
}

/// Stands in `ConsumerGroupHeartbeatRequest.member_epoch`, `ShareGroupHeartbeatRequest.member_epoch`, `StreamsGroupHeartbeatRequest.member_epoch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i32)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum MemberEpoch {
    Join = 0,
    Leave = -1,
    LeaveStatic = -2,
}

impl MemberEpoch {
    pub const ALL: [MemberEpoch; 3] = [MemberEpoch::Join, MemberEpoch::Leave, MemberEpoch::LeaveStatic];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i32 {
        self as i32
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i32) -> Option<Self> {
        Some(match value {
            0 => MemberEpoch::Join,
            -1 => MemberEpoch::Leave,
            -2 => MemberEpoch::LeaveStatic,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            MemberEpoch::Join => "JOIN",
            MemberEpoch::Leave => "LEAVE",
            MemberEpoch::LeaveStatic => "LEAVE_STATIC",
        }
    }
}

/// Stands in `FindCoordinatorRequest.key_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum CoordinatorType {
    Group = 0,
    Transaction = 1,
    Share = 2,
}

impl CoordinatorType {
    pub const ALL: [CoordinatorType; 3] = [CoordinatorType::Group, CoordinatorType::Transaction, CoordinatorType::Share];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => CoordinatorType::Group,
            1 => CoordinatorType::Transaction,
            2 => CoordinatorType::Share,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CoordinatorType::Group => "GROUP",
            CoordinatorType::Transaction => "TRANSACTION",
            CoordinatorType::Share => "SHARE",
        }
    }
}

/// Stands in `CreateAclsRequest.creations.operation`, `DescribeAclsRequest.operation`, `DeleteAclsRequest.filters.operation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum AclOperation {
    Unknown = 0,
    Any = 1,
    All = 2,
    Read = 3,
    Write = 4,
    Create = 5,
    Delete = 6,
    Alter = 7,
    Describe = 8,
    ClusterAction = 9,
    DescribeConfigs = 10,
    AlterConfigs = 11,
    IdempotentWrite = 12,
    CreateTokens = 13,
    DescribeTokens = 14,
    TwoPhaseCommit = 15,
}

impl AclOperation {
    pub const ALL: [AclOperation; 16] = [
        AclOperation::Unknown,
        AclOperation::Any,
        AclOperation::All,
        AclOperation::Read,
        AclOperation::Write,
        AclOperation::Create,
        AclOperation::Delete,
        AclOperation::Alter,
        AclOperation::Describe,
        AclOperation::ClusterAction,
        AclOperation::DescribeConfigs,
        AclOperation::AlterConfigs,
        AclOperation::IdempotentWrite,
        AclOperation::CreateTokens,
        AclOperation::DescribeTokens,
        AclOperation::TwoPhaseCommit,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => AclOperation::Unknown,
            1 => AclOperation::Any,
            2 => AclOperation::All,
            3 => AclOperation::Read,
            4 => AclOperation::Write,
            5 => AclOperation::Create,
            6 => AclOperation::Delete,
            7 => AclOperation::Alter,
            8 => AclOperation::Describe,
            9 => AclOperation::ClusterAction,
            10 => AclOperation::DescribeConfigs,
            11 => AclOperation::AlterConfigs,
            12 => AclOperation::IdempotentWrite,
            13 => AclOperation::CreateTokens,
            14 => AclOperation::DescribeTokens,
            15 => AclOperation::TwoPhaseCommit,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AclOperation::Unknown => "UNKNOWN",
            AclOperation::Any => "ANY",
            AclOperation::All => "ALL",
            AclOperation::Read => "READ",
            AclOperation::Write => "WRITE",
            AclOperation::Create => "CREATE",
            AclOperation::Delete => "DELETE",
            AclOperation::Alter => "ALTER",
            AclOperation::Describe => "DESCRIBE",
            AclOperation::ClusterAction => "CLUSTER_ACTION",
            AclOperation::DescribeConfigs => "DESCRIBE_CONFIGS",
            AclOperation::AlterConfigs => "ALTER_CONFIGS",
            AclOperation::IdempotentWrite => "IDEMPOTENT_WRITE",
            AclOperation::CreateTokens => "CREATE_TOKENS",
            AclOperation::DescribeTokens => "DESCRIBE_TOKENS",
            AclOperation::TwoPhaseCommit => "TWO_PHASE_COMMIT",
        }
    }
}

/// Stands in `CreateAclsRequest.creations.permission_type`, `DescribeAclsRequest.permission_type`, `DeleteAclsRequest.filters.permission_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum AclPermissionType {
    Unknown = 0,
    Any = 1,
    Deny = 2,
    Allow = 3,
}

impl AclPermissionType {
    pub const ALL: [AclPermissionType; 4] =
        [AclPermissionType::Unknown, AclPermissionType::Any, AclPermissionType::Deny, AclPermissionType::Allow];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => AclPermissionType::Unknown,
            1 => AclPermissionType::Any,
            2 => AclPermissionType::Deny,
            3 => AclPermissionType::Allow,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AclPermissionType::Unknown => "UNKNOWN",
            AclPermissionType::Any => "ANY",
            AclPermissionType::Deny => "DENY",
            AclPermissionType::Allow => "ALLOW",
        }
    }
}

/// Stands in `CreateAclsRequest.creations.resource_type`, `DescribeAclsRequest.resource_type_filter`, `DeleteAclsRequest.filters.resource_type_filter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum AclResourceType {
    Unknown = 0,
    Any = 1,
    Topic = 2,
    Group = 3,
    Cluster = 4,
    TransactionalId = 5,
    DelegationToken = 6,
    User = 7,
}

impl AclResourceType {
    pub const ALL: [AclResourceType; 8] = [
        AclResourceType::Unknown,
        AclResourceType::Any,
        AclResourceType::Topic,
        AclResourceType::Group,
        AclResourceType::Cluster,
        AclResourceType::TransactionalId,
        AclResourceType::DelegationToken,
        AclResourceType::User,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => AclResourceType::Unknown,
            1 => AclResourceType::Any,
            2 => AclResourceType::Topic,
            3 => AclResourceType::Group,
            4 => AclResourceType::Cluster,
            5 => AclResourceType::TransactionalId,
            6 => AclResourceType::DelegationToken,
            7 => AclResourceType::User,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AclResourceType::Unknown => "UNKNOWN",
            AclResourceType::Any => "ANY",
            AclResourceType::Topic => "TOPIC",
            AclResourceType::Group => "GROUP",
            AclResourceType::Cluster => "CLUSTER",
            AclResourceType::TransactionalId => "TRANSACTIONAL_ID",
            AclResourceType::DelegationToken => "DELEGATION_TOKEN",
            AclResourceType::User => "USER",
        }
    }
}

/// Stands in `CreateAclsRequest.creations.resource_pattern_type`, `DescribeAclsRequest.pattern_type_filter`, `DeleteAclsRequest.filters.pattern_type_filter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum AclPatternType {
    Unknown = 0,
    Any = 1,
    Match = 2,
    Literal = 3,
    Prefixed = 4,
}

impl AclPatternType {
    pub const ALL: [AclPatternType; 5] =
        [AclPatternType::Unknown, AclPatternType::Any, AclPatternType::Match, AclPatternType::Literal, AclPatternType::Prefixed];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => AclPatternType::Unknown,
            1 => AclPatternType::Any,
            2 => AclPatternType::Match,
            3 => AclPatternType::Literal,
            4 => AclPatternType::Prefixed,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AclPatternType::Unknown => "UNKNOWN",
            AclPatternType::Any => "ANY",
            AclPatternType::Match => "MATCH",
            AclPatternType::Literal => "LITERAL",
            AclPatternType::Prefixed => "PREFIXED",
        }
    }
}

/// Stands in `DescribeConfigsRequest.resources.resource_type`, `AlterConfigsRequest.resources.resource_type`, `IncrementalAlterConfigsRequest.resources.resource_type`, `ListConfigResourcesRequest.resource_types`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConfigResourceType {
    Unknown = 0,
    Topic = 2,
    Broker = 4,
    BrokerLogger = 8,
    ClientMetrics = 16,
    Group = 32,
}

impl ConfigResourceType {
    pub const ALL: [ConfigResourceType; 6] = [
        ConfigResourceType::Unknown,
        ConfigResourceType::Topic,
        ConfigResourceType::Broker,
        ConfigResourceType::BrokerLogger,
        ConfigResourceType::ClientMetrics,
        ConfigResourceType::Group,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ConfigResourceType::Unknown,
            2 => ConfigResourceType::Topic,
            4 => ConfigResourceType::Broker,
            8 => ConfigResourceType::BrokerLogger,
            16 => ConfigResourceType::ClientMetrics,
            32 => ConfigResourceType::Group,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ConfigResourceType::Unknown => "UNKNOWN",
            ConfigResourceType::Topic => "TOPIC",
            ConfigResourceType::Broker => "BROKER",
            ConfigResourceType::BrokerLogger => "BROKER_LOGGER",
            ConfigResourceType::ClientMetrics => "CLIENT_METRICS",
            ConfigResourceType::Group => "GROUP",
        }
    }
}

/// Stands in `IncrementalAlterConfigsRequest.resources.configs.config_operation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConfigOperation {
    Set = 0,
    Delete = 1,
    Append = 2,
    Subtract = 3,
}

impl ConfigOperation {
    pub const ALL: [ConfigOperation; 4] =
        [ConfigOperation::Set, ConfigOperation::Delete, ConfigOperation::Append, ConfigOperation::Subtract];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ConfigOperation::Set,
            1 => ConfigOperation::Delete,
            2 => ConfigOperation::Append,
            3 => ConfigOperation::Subtract,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ConfigOperation::Set => "SET",
            ConfigOperation::Delete => "DELETE",
            ConfigOperation::Append => "APPEND",
            ConfigOperation::Subtract => "SUBTRACT",
        }
    }
}

/// Stands in `DescribeConfigsResponse.results.configs.config_source`, `DescribeConfigsResponse.results.configs.synonyms.source`, `CreateTopicsResponse.topics.configs.config_source`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConfigSource {
    Unknown = 0,
    Topic = 1,
    DynamicBroker = 2,
    DynamicDefaultBroker = 3,
    StaticBroker = 4,
    Default = 5,
    DynamicBrokerLogger = 6,
    ClientMetrics = 7,
    Group = 8,
}

impl ConfigSource {
    pub const ALL: [ConfigSource; 9] = [
        ConfigSource::Unknown,
        ConfigSource::Topic,
        ConfigSource::DynamicBroker,
        ConfigSource::DynamicDefaultBroker,
        ConfigSource::StaticBroker,
        ConfigSource::Default,
        ConfigSource::DynamicBrokerLogger,
        ConfigSource::ClientMetrics,
        ConfigSource::Group,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ConfigSource::Unknown,
            1 => ConfigSource::Topic,
            2 => ConfigSource::DynamicBroker,
            3 => ConfigSource::DynamicDefaultBroker,
            4 => ConfigSource::StaticBroker,
            5 => ConfigSource::Default,
            6 => ConfigSource::DynamicBrokerLogger,
            7 => ConfigSource::ClientMetrics,
            8 => ConfigSource::Group,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ConfigSource::Unknown => "UNKNOWN",
            ConfigSource::Topic => "TOPIC",
            ConfigSource::DynamicBroker => "DYNAMIC_BROKER",
            ConfigSource::DynamicDefaultBroker => "DYNAMIC_DEFAULT_BROKER",
            ConfigSource::StaticBroker => "STATIC_BROKER",
            ConfigSource::Default => "DEFAULT",
            ConfigSource::DynamicBrokerLogger => "DYNAMIC_BROKER_LOGGER",
            ConfigSource::ClientMetrics => "CLIENT_METRICS",
            ConfigSource::Group => "GROUP",
        }
    }
}

/// Stands in `DescribeConfigsResponse.results.configs.config_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConfigType {
    Unknown = 0,
    Boolean = 1,
    String = 2,
    Int = 3,
    Short = 4,
    Long = 5,
    Double = 6,
    List = 7,
    Class = 8,
    Password = 9,
}

impl ConfigType {
    pub const ALL: [ConfigType; 10] = [
        ConfigType::Unknown,
        ConfigType::Boolean,
        ConfigType::String,
        ConfigType::Int,
        ConfigType::Short,
        ConfigType::Long,
        ConfigType::Double,
        ConfigType::List,
        ConfigType::Class,
        ConfigType::Password,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ConfigType::Unknown,
            1 => ConfigType::Boolean,
            2 => ConfigType::String,
            3 => ConfigType::Int,
            4 => ConfigType::Short,
            5 => ConfigType::Long,
            6 => ConfigType::Double,
            7 => ConfigType::List,
            8 => ConfigType::Class,
            9 => ConfigType::Password,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ConfigType::Unknown => "UNKNOWN",
            ConfigType::Boolean => "BOOLEAN",
            ConfigType::String => "STRING",
            ConfigType::Int => "INT",
            ConfigType::Short => "SHORT",
            ConfigType::Long => "LONG",
            ConfigType::Double => "DOUBLE",
            ConfigType::List => "LIST",
            ConfigType::Class => "CLASS",
            ConfigType::Password => "PASSWORD",
        }
    }
}

/// Stands in `ElectLeadersRequest.election_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ElectionType {
    Preferred = 0,
    Unclean = 1,
}

impl ElectionType {
    pub const ALL: [ElectionType; 2] = [ElectionType::Preferred, ElectionType::Unclean];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ElectionType::Preferred,
            1 => ElectionType::Unclean,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ElectionType::Preferred => "PREFERRED",
            ElectionType::Unclean => "UNCLEAN",
        }
    }
}

/// Stands in `DescribeClientQuotasRequest.components.match_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum QuotaMatchType {
    Exact = 0,
    Default = 1,
    Specified = 2,
}

impl QuotaMatchType {
    pub const ALL: [QuotaMatchType; 3] = [QuotaMatchType::Exact, QuotaMatchType::Default, QuotaMatchType::Specified];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => QuotaMatchType::Exact,
            1 => QuotaMatchType::Default,
            2 => QuotaMatchType::Specified,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            QuotaMatchType::Exact => "EXACT",
            QuotaMatchType::Default => "DEFAULT",
            QuotaMatchType::Specified => "SPECIFIED",
        }
    }
}

/// Stands in `DescribeUserScramCredentialsResponse.results.credential_infos.mechanism`, `AlterUserScramCredentialsRequest.deletions.mechanism`, `AlterUserScramCredentialsRequest.upsertions.mechanism`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ScramMechanism {
    Unknown = 0,
    ScramSha256 = 1,
    ScramSha512 = 2,
}

impl ScramMechanism {
    pub const ALL: [ScramMechanism; 3] = [ScramMechanism::Unknown, ScramMechanism::ScramSha256, ScramMechanism::ScramSha512];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ScramMechanism::Unknown,
            1 => ScramMechanism::ScramSha256,
            2 => ScramMechanism::ScramSha512,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ScramMechanism::Unknown => "UNKNOWN",
            ScramMechanism::ScramSha256 => "SCRAM_SHA_256",
            ScramMechanism::ScramSha512 => "SCRAM_SHA_512",
        }
    }
}

/// Stands in `UpdateFeaturesRequest.feature_updates.upgrade_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum FeatureUpgradeType {
    Unknown = 0,
    Upgrade = 1,
    SafeDowngrade = 2,
    UnsafeDowngrade = 3,
}

impl FeatureUpgradeType {
    pub const ALL: [FeatureUpgradeType; 4] =
        [FeatureUpgradeType::Unknown, FeatureUpgradeType::Upgrade, FeatureUpgradeType::SafeDowngrade, FeatureUpgradeType::UnsafeDowngrade];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => FeatureUpgradeType::Unknown,
            1 => FeatureUpgradeType::Upgrade,
            2 => FeatureUpgradeType::SafeDowngrade,
            3 => FeatureUpgradeType::UnsafeDowngrade,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            FeatureUpgradeType::Unknown => "UNKNOWN",
            FeatureUpgradeType::Upgrade => "UPGRADE",
            FeatureUpgradeType::SafeDowngrade => "SAFE_DOWNGRADE",
            FeatureUpgradeType::UnsafeDowngrade => "UNSAFE_DOWNGRADE",
        }
    }
}

/// Stands in `DescribeClusterRequest.endpoint_type`, `DescribeClusterResponse.endpoint_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum EndpointType {
    Unknown = 0,
    Broker = 1,
    Controller = 2,
}

impl EndpointType {
    pub const ALL: [EndpointType; 3] = [EndpointType::Unknown, EndpointType::Broker, EndpointType::Controller];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => EndpointType::Unknown,
            1 => EndpointType::Broker,
            2 => EndpointType::Controller,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            EndpointType::Unknown => "UNKNOWN",
            EndpointType::Broker => "BROKER",
            EndpointType::Controller => "CONTROLLER",
        }
    }
}

/// Stands in `BrokerRegistrationRequest.listeners.security_protocol`, `ControllerRegistrationRequest.listeners.security_protocol`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum SecurityProtocol {
    Plaintext = 0,
    Ssl = 1,
    SaslPlaintext = 2,
    SaslSsl = 3,
}

impl SecurityProtocol {
    pub const ALL: [SecurityProtocol; 4] =
        [SecurityProtocol::Plaintext, SecurityProtocol::Ssl, SecurityProtocol::SaslPlaintext, SecurityProtocol::SaslSsl];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i16 {
        self as i16
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i16) -> Option<Self> {
        Some(match value {
            0 => SecurityProtocol::Plaintext,
            1 => SecurityProtocol::Ssl,
            2 => SecurityProtocol::SaslPlaintext,
            3 => SecurityProtocol::SaslSsl,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SecurityProtocol::Plaintext => "PLAINTEXT",
            SecurityProtocol::Ssl => "SSL",
            SecurityProtocol::SaslPlaintext => "SASL_PLAINTEXT",
            SecurityProtocol::SaslSsl => "SASL_SSL",
        }
    }
}

/// Stands in `AlterPartitionRequest.topics.partitions.leader_recovery_state`, `AlterPartitionResponse.topics.partitions.leader_recovery_state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum LeaderRecoveryState {
    Recovered = 0,
    Recovering = 1,
}

impl LeaderRecoveryState {
    pub const ALL: [LeaderRecoveryState; 2] = [LeaderRecoveryState::Recovered, LeaderRecoveryState::Recovering];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => LeaderRecoveryState::Recovered,
            1 => LeaderRecoveryState::Recovering,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            LeaderRecoveryState::Recovered => "RECOVERED",
            LeaderRecoveryState::Recovering => "RECOVERING",
        }
    }
}

/// Stands in `ShareFetchRequest.topics.partitions.acknowledgement_batches.acknowledge_types`, `ShareAcknowledgeRequest.topics.partitions.acknowledgement_batches.acknowledge_types`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum AcknowledgeType {
    Gap = 0,
    Accept = 1,
    Release = 2,
    Reject = 3,
    Renew = 4,
}

impl AcknowledgeType {
    pub const ALL: [AcknowledgeType; 5] =
        [AcknowledgeType::Gap, AcknowledgeType::Accept, AcknowledgeType::Release, AcknowledgeType::Reject, AcknowledgeType::Renew];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => AcknowledgeType::Gap,
            1 => AcknowledgeType::Accept,
            2 => AcknowledgeType::Release,
            3 => AcknowledgeType::Reject,
            4 => AcknowledgeType::Renew,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AcknowledgeType::Gap => "GAP",
            AcknowledgeType::Accept => "ACCEPT",
            AcknowledgeType::Release => "RELEASE",
            AcknowledgeType::Reject => "REJECT",
            AcknowledgeType::Renew => "RENEW",
        }
    }
}

/// Stands in `ShareFetchRequest.share_acquire_mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ShareAcquireMode {
    BatchOptimized = 0,
    RecordLimit = 1,
}

impl ShareAcquireMode {
    pub const ALL: [ShareAcquireMode; 2] = [ShareAcquireMode::BatchOptimized, ShareAcquireMode::RecordLimit];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ShareAcquireMode::BatchOptimized,
            1 => ShareAcquireMode::RecordLimit,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ShareAcquireMode::BatchOptimized => "BATCH_OPTIMIZED",
            ShareAcquireMode::RecordLimit => "RECORD_LIMIT",
        }
    }
}

/// Stands in `WriteShareGroupStateRequest.topics.partitions.state_batches.delivery_state`, `ReadShareGroupStateResponse.results.partitions.state_batches.delivery_state`, `ShareSnapshotValue.state_batches.delivery_state`, `ShareUpdateValue.state_batches.delivery_state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ShareDeliveryState {
    Available = 0,
    Acquired = 1,
    Acknowledged = 2,
    Archiving = 3,
    Archived = 4,
}

impl ShareDeliveryState {
    pub const ALL: [ShareDeliveryState; 5] = [
        ShareDeliveryState::Available,
        ShareDeliveryState::Acquired,
        ShareDeliveryState::Acknowledged,
        ShareDeliveryState::Archiving,
        ShareDeliveryState::Archived,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ShareDeliveryState::Available,
            1 => ShareDeliveryState::Acquired,
            2 => ShareDeliveryState::Acknowledged,
            3 => ShareDeliveryState::Archiving,
            4 => ShareDeliveryState::Archived,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ShareDeliveryState::Available => "AVAILABLE",
            ShareDeliveryState::Acquired => "ACQUIRED",
            ShareDeliveryState::Acknowledged => "ACKNOWLEDGED",
            ShareDeliveryState::Archiving => "ARCHIVING",
            ShareDeliveryState::Archived => "ARCHIVED",
        }
    }
}

/// Stands in `StreamsGroupHeartbeatResponse.status.status_code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum StreamsStatus {
    StaleTopology = 0,
    MissingSourceTopics = 1,
    IncorrectlyPartitionedTopics = 2,
    MissingInternalTopics = 3,
    ShutdownApplication = 4,
    AssignmentDelayed = 5,
}

impl StreamsStatus {
    pub const ALL: [StreamsStatus; 6] = [
        StreamsStatus::StaleTopology,
        StreamsStatus::MissingSourceTopics,
        StreamsStatus::IncorrectlyPartitionedTopics,
        StreamsStatus::MissingInternalTopics,
        StreamsStatus::ShutdownApplication,
        StreamsStatus::AssignmentDelayed,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => StreamsStatus::StaleTopology,
            1 => StreamsStatus::MissingSourceTopics,
            2 => StreamsStatus::IncorrectlyPartitionedTopics,
            3 => StreamsStatus::MissingInternalTopics,
            4 => StreamsStatus::ShutdownApplication,
            5 => StreamsStatus::AssignmentDelayed,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            StreamsStatus::StaleTopology => "STALE_TOPOLOGY",
            StreamsStatus::MissingSourceTopics => "MISSING_SOURCE_TOPICS",
            StreamsStatus::IncorrectlyPartitionedTopics => "INCORRECTLY_PARTITIONED_TOPICS",
            StreamsStatus::MissingInternalTopics => "MISSING_INTERNAL_TOPICS",
            StreamsStatus::ShutdownApplication => "SHUTDOWN_APPLICATION",
            StreamsStatus::AssignmentDelayed => "ASSIGNMENT_DELAYED",
        }
    }
}

/// Stands in `TransactionLogValue.transaction_status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum TransactionStatus {
    Empty = 0,
    Ongoing = 1,
    PrepareCommit = 2,
    PrepareAbort = 3,
    CompleteCommit = 4,
    CompleteAbort = 5,
    Dead = 6,
    PrepareEpochFence = 7,
}

impl TransactionStatus {
    pub const ALL: [TransactionStatus; 8] = [
        TransactionStatus::Empty,
        TransactionStatus::Ongoing,
        TransactionStatus::PrepareCommit,
        TransactionStatus::PrepareAbort,
        TransactionStatus::CompleteCommit,
        TransactionStatus::CompleteAbort,
        TransactionStatus::Dead,
        TransactionStatus::PrepareEpochFence,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => TransactionStatus::Empty,
            1 => TransactionStatus::Ongoing,
            2 => TransactionStatus::PrepareCommit,
            3 => TransactionStatus::PrepareAbort,
            4 => TransactionStatus::CompleteCommit,
            5 => TransactionStatus::CompleteAbort,
            6 => TransactionStatus::Dead,
            7 => TransactionStatus::PrepareEpochFence,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            TransactionStatus::Empty => "EMPTY",
            TransactionStatus::Ongoing => "ONGOING",
            TransactionStatus::PrepareCommit => "PREPARE_COMMIT",
            TransactionStatus::PrepareAbort => "PREPARE_ABORT",
            TransactionStatus::CompleteCommit => "COMPLETE_COMMIT",
            TransactionStatus::CompleteAbort => "COMPLETE_ABORT",
            TransactionStatus::Dead => "DEAD",
            TransactionStatus::PrepareEpochFence => "PREPARE_EPOCH_FENCE",
        }
    }
}

/// Stands in `ConsumerGroupCurrentMemberAssignmentValue.state`, `ShareGroupCurrentMemberAssignmentValue.state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ConsumerMemberState {
    Stable = 0,
    UnrevokedPartitions = 1,
    UnreleasedPartitions = 2,
    Unknown = 127,
}

impl ConsumerMemberState {
    pub const ALL: [ConsumerMemberState; 4] = [
        ConsumerMemberState::Stable,
        ConsumerMemberState::UnrevokedPartitions,
        ConsumerMemberState::UnreleasedPartitions,
        ConsumerMemberState::Unknown,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => ConsumerMemberState::Stable,
            1 => ConsumerMemberState::UnrevokedPartitions,
            2 => ConsumerMemberState::UnreleasedPartitions,
            127 => ConsumerMemberState::Unknown,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ConsumerMemberState::Stable => "STABLE",
            ConsumerMemberState::UnrevokedPartitions => "UNREVOKED_PARTITIONS",
            ConsumerMemberState::UnreleasedPartitions => "UNRELEASED_PARTITIONS",
            ConsumerMemberState::Unknown => "UNKNOWN",
        }
    }
}

/// Stands in `StreamsGroupCurrentMemberAssignmentValue.state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum StreamsMemberState {
    Stable = 1,
    UnrevokedTasks = 2,
    UnreleasedTasks = 3,
    Unknown = 127,
}

impl StreamsMemberState {
    pub const ALL: [StreamsMemberState; 4] =
        [StreamsMemberState::Stable, StreamsMemberState::UnrevokedTasks, StreamsMemberState::UnreleasedTasks, StreamsMemberState::Unknown];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            1 => StreamsMemberState::Stable,
            2 => StreamsMemberState::UnrevokedTasks,
            3 => StreamsMemberState::UnreleasedTasks,
            127 => StreamsMemberState::Unknown,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            StreamsMemberState::Stable => "STABLE",
            StreamsMemberState::UnrevokedTasks => "UNREVOKED_TASKS",
            StreamsMemberState::UnreleasedTasks => "UNRELEASED_TASKS",
            StreamsMemberState::Unknown => "UNKNOWN",
        }
    }
}

/// Stands in `ControlRecordKey.type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i16)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum ControlRecordType {
    Abort = 0,
    Commit = 1,
    LeaderChange = 2,
    SnapshotHeader = 3,
    SnapshotFooter = 4,
    KraftVersion = 5,
    KraftVoters = 6,
}

impl ControlRecordType {
    pub const ALL: [ControlRecordType; 7] = [
        ControlRecordType::Abort,
        ControlRecordType::Commit,
        ControlRecordType::LeaderChange,
        ControlRecordType::SnapshotHeader,
        ControlRecordType::SnapshotFooter,
        ControlRecordType::KraftVersion,
        ControlRecordType::KraftVoters,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i16 {
        self as i16
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i16) -> Option<Self> {
        Some(match value {
            0 => ControlRecordType::Abort,
            1 => ControlRecordType::Commit,
            2 => ControlRecordType::LeaderChange,
            3 => ControlRecordType::SnapshotHeader,
            4 => ControlRecordType::SnapshotFooter,
            5 => ControlRecordType::KraftVersion,
            6 => ControlRecordType::KraftVoters,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ControlRecordType::Abort => "ABORT",
            ControlRecordType::Commit => "COMMIT",
            ControlRecordType::LeaderChange => "LEADER_CHANGE",
            ControlRecordType::SnapshotHeader => "SNAPSHOT_HEADER",
            ControlRecordType::SnapshotFooter => "SNAPSHOT_FOOTER",
            ControlRecordType::KraftVersion => "KRAFT_VERSION",
            ControlRecordType::KraftVoters => "KRAFT_VOTERS",
        }
    }
}

/// Stands in `GetTelemetrySubscriptionsResponse.accepted_compression_types`, `PushTelemetryRequest.compression_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum CompressionType {
    None = 0,
    Gzip = 1,
    Snappy = 2,
    Lz4 = 3,
    Zstd = 4,
}

impl CompressionType {
    pub const ALL: [CompressionType; 5] =
        [CompressionType::None, CompressionType::Gzip, CompressionType::Snappy, CompressionType::Lz4, CompressionType::Zstd];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => CompressionType::None,
            1 => CompressionType::Gzip,
            2 => CompressionType::Snappy,
            3 => CompressionType::Lz4,
            4 => CompressionType::Zstd,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CompressionType::None => "NONE",
            CompressionType::Gzip => "GZIP",
            CompressionType::Snappy => "SNAPPY",
            CompressionType::Lz4 => "LZ4",
            CompressionType::Zstd => "ZSTD",
        }
    }
}

/// Stands in `RemoteLogSegmentMetadataRecord.remote_log_segment_state`, `RemoteLogSegmentMetadataUpdateRecord.remote_log_segment_state`, `RemoteLogSegmentMetadataSnapshotRecord.remote_log_segment_state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum RemoteLogSegmentState {
    CopySegmentStarted = 0,
    CopySegmentFinished = 1,
    DeleteSegmentStarted = 2,
    DeleteSegmentFinished = 3,
}

impl RemoteLogSegmentState {
    pub const ALL: [RemoteLogSegmentState; 4] = [
        RemoteLogSegmentState::CopySegmentStarted,
        RemoteLogSegmentState::CopySegmentFinished,
        RemoteLogSegmentState::DeleteSegmentStarted,
        RemoteLogSegmentState::DeleteSegmentFinished,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => RemoteLogSegmentState::CopySegmentStarted,
            1 => RemoteLogSegmentState::CopySegmentFinished,
            2 => RemoteLogSegmentState::DeleteSegmentStarted,
            3 => RemoteLogSegmentState::DeleteSegmentFinished,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RemoteLogSegmentState::CopySegmentStarted => "COPY_SEGMENT_STARTED",
            RemoteLogSegmentState::CopySegmentFinished => "COPY_SEGMENT_FINISHED",
            RemoteLogSegmentState::DeleteSegmentStarted => "DELETE_SEGMENT_STARTED",
            RemoteLogSegmentState::DeleteSegmentFinished => "DELETE_SEGMENT_FINISHED",
        }
    }
}

/// Stands in `RemotePartitionDeleteMetadataRecord.remote_partition_delete_state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
#[allow(clippy::enum_variant_names, reason = "Kafka's names")]
pub enum RemotePartitionDeleteState {
    DeletePartitionMarked = 0,
    DeletePartitionStarted = 1,
    DeletePartitionFinished = 2,
}

impl RemotePartitionDeleteState {
    pub const ALL: [RemotePartitionDeleteState; 3] = [
        RemotePartitionDeleteState::DeletePartitionMarked,
        RemotePartitionDeleteState::DeletePartitionStarted,
        RemotePartitionDeleteState::DeletePartitionFinished,
    ];

    /// The number on the wire.
    #[must_use]
    pub const fn to_wire(self) -> i8 {
        self as i8
    }

    /// `None` for a reserved number.
    #[must_use]
    pub const fn from_wire(value: i8) -> Option<Self> {
        Some(match value {
            0 => RemotePartitionDeleteState::DeletePartitionMarked,
            1 => RemotePartitionDeleteState::DeletePartitionStarted,
            2 => RemotePartitionDeleteState::DeletePartitionFinished,
            _ => return None,
        })
    }

    /// Kafka's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RemotePartitionDeleteState::DeletePartitionMarked => "DELETE_PARTITION_MARKED",
            RemotePartitionDeleteState::DeletePartitionStarted => "DELETE_PARTITION_STARTED",
            RemotePartitionDeleteState::DeletePartitionFinished => "DELETE_PARTITION_FINISHED",
        }
    }
}

/// Stands as text in `ListGroupsRequest.types_filter`, `ListGroupsResponse.groups.group_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupType {
    Classic,
    Consumer,
    Share,
    Streams,
}

impl GroupType {
    pub const ALL: [GroupType; 4] = [GroupType::Classic, GroupType::Consumer, GroupType::Share, GroupType::Streams];

    /// The text on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            GroupType::Classic => "Classic",
            GroupType::Consumer => "Consumer",
            GroupType::Share => "Share",
            GroupType::Streams => "Streams",
        }
    }

    /// The value of exactly this text.
    #[must_use]
    pub fn from_wire(text: &str) -> Option<Self> {
        Some(match text {
            "Classic" => GroupType::Classic,
            "Consumer" => GroupType::Consumer,
            "Share" => GroupType::Share,
            "Streams" => GroupType::Streams,
            _ => return None,
        })
    }
}

/// Stands as text in `ListGroupsRequest.states_filter`, `ListGroupsResponse.groups.group_state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupState {
    Unknown,
    PreparingRebalance,
    CompletingRebalance,
    Stable,
    Dead,
    Empty,
    Assigning,
    Reconciling,
    NotReady,
}

impl GroupState {
    pub const ALL: [GroupState; 9] = [
        GroupState::Unknown,
        GroupState::PreparingRebalance,
        GroupState::CompletingRebalance,
        GroupState::Stable,
        GroupState::Dead,
        GroupState::Empty,
        GroupState::Assigning,
        GroupState::Reconciling,
        GroupState::NotReady,
    ];

    /// The text on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            GroupState::Unknown => "Unknown",
            GroupState::PreparingRebalance => "PreparingRebalance",
            GroupState::CompletingRebalance => "CompletingRebalance",
            GroupState::Stable => "Stable",
            GroupState::Dead => "Dead",
            GroupState::Empty => "Empty",
            GroupState::Assigning => "Assigning",
            GroupState::Reconciling => "Reconciling",
            GroupState::NotReady => "NotReady",
        }
    }

    /// The value of exactly this text.
    #[must_use]
    pub fn from_wire(text: &str) -> Option<Self> {
        Some(match text {
            "Unknown" => GroupState::Unknown,
            "PreparingRebalance" => GroupState::PreparingRebalance,
            "CompletingRebalance" => GroupState::CompletingRebalance,
            "Stable" => GroupState::Stable,
            "Dead" => GroupState::Dead,
            "Empty" => GroupState::Empty,
            "Assigning" => GroupState::Assigning,
            "Reconciling" => GroupState::Reconciling,
            "NotReady" => GroupState::NotReady,
            _ => return None,
        })
    }
}
