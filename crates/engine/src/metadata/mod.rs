//! What the cluster agrees on: brokers, topics and their partitions, configs, features, blocks of producer ids.
//!
//! A replicated machine. `decide` makes facts (`Record`); `replay` alone changes the hard state, which is one [`Image`], and
//! cannot fail. The controller's shell replays what it has proposed at once, so this machine runs ahead of the image that the
//! other rooms read: that one is applied entry by entry as they are committed.
//!
//! Deliberately not here: consensus and the bytes of the log (`broker/controller`), who waits on which connection, access
//! control lists (a later room), the sessions of other brokers (they come with the second node, and with
//! them the first timer).
//!
//! Invariants, cited by assertions and tests:
//! - M1: a partition's leader is one of its in-sync replicas, and each of those is one of its replicas.
//! - M2: a partition's epoch rises with each of its changes; its leader epoch with each new leader, also to none (rule 142).
//! - M3: a topic id is used once; a name belongs to one topic at a time, and no two names differ in `.` and `_` only (rule 42).
//! - M4: a producer id is in one block only, whoever crashed.
//! - M5: a broker's epoch rises with each of its registrations.
//!
//! Reading order: `record` (the facts), `image` (their sum), `topics`, `placement`, `more_partitions`, `partitions`, `elections`,
//! `reassignments`, `directories`, `configs`, `quotas`, `scram`, `brokers`, `features`, `producer_ids`; apart from all: `adoption`.

pub mod adoption;
mod brokers;
mod configs;
mod directories;
mod elections;
mod features;
mod image;
mod more_partitions;
mod partitions;
mod placement;
mod producer_ids;
mod quotas;
mod reassignments;
mod record;
pub mod releases;
mod scram;
mod topics;

use std::sync::Arc;

use milena_config::settings::Settings;

use crate::types::{BrokerId, LeaderEpoch, Now, Offset, Waiter};

pub use brokers::{RegisterBroker, RegisterBrokerError, Registered, UnregisterBrokerError};
pub use configs::{AlterConfigs, AlterConfigsError, ConfigChange, ConfigKind, ConfigResource};
pub use directories::{AssignDirectories, AssignDirectoryError};
pub use elections::{ElectLeaderError, ElectLeaders, ElectedTopic, ElectionKind};
pub use features::{
    FeatureDirection, FeatureFault, FeatureUpdate, METADATA_LOWEST, METADATA_VERSION, SUPPORTED as SUPPORTED_FEATURES, SupportedFeature,
    UpdateFeatures, UpdateFeaturesError,
};
pub use image::{Broker, Delta, Image, Partition, Topic};
pub use more_partitions::{CreatePartitions, GrowTopic, GrowTopicError, GrowTopicResult};
pub use placement::PlacementError;
pub use producer_ids::{AllocateProducerIdsError, BLOCK_SIZE, ProducerIdBlock};
pub use quotas::{AlterClientQuotas, AlterQuotasError, QuotaChange, QuotaEntity, QuotaPart, QuotaValue};
pub use reassignments::{ReassignError, ReassignPartitions, ReassignTopic, ReassignedTopic};
pub use record::{
    BrokerChange, BrokerFeature, BrokerRegistration, DirectoryId, Endpoint, EntryError, PartitionChange, PartitionRegistration, Record,
    RecoveryState, SecurityProtocol, decode_entry, encode_entry,
};
pub use scram::{ScramCredential, ScramMechanism, ScramUser};
pub use topics::{
    AssignmentError, ConfigSetting, CreateTopic, CreateTopicError, CreateTopics, CreateTopicsResult, CreatedTopic, DeleteTopicError,
    DeleteTopics, DeletedTopic, ManualAssignment, TopicNameError, TopicRef, check_topic_name, is_internal,
};

/// What the machine is asked. The waiter gets the [`Reply`] of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    RegisterBroker(RegisterBroker),
    CreateTopics(CreateTopics),
    DeleteTopics(DeleteTopics),
    CreatePartitions(CreatePartitions),
    AlterConfigs(AlterConfigs),
    AlterClientQuotas(AlterClientQuotas),
    /// A block of ids for the producers of `broker`.
    AllocateProducerIds {
        broker: BrokerId,
        broker_epoch: i64,
    },
    ElectLeaders(ElectLeaders),
    ReassignPartitions(ReassignPartitions),
    AssignDirectories(AssignDirectories),
    UpdateFeatures(UpdateFeatures),
    /// Forgets a broker that will not come back.
    UnregisterBroker {
        broker: BrokerId,
    },
}

/// What a waiter is told when the decision's records are committed.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    RegisterBroker(Result<Registered, RegisterBrokerError>),
    /// One result per topic, in the order asked.
    CreateTopics(Vec<CreateTopicsResult>),
    /// One result per topic, in the order asked.
    DeleteTopics(Vec<Result<DeletedTopic, DeleteTopicError>>),
    /// One result per topic.
    CreatePartitions(Vec<GrowTopicResult>),
    /// One result per resource, in the order asked.
    AlterConfigs(Vec<Result<(), AlterConfigsError>>),
    /// One result per entity, in the order asked.
    AlterClientQuotas(Vec<Result<(), AlterQuotasError>>),
    AllocateProducerIds(Result<ProducerIdBlock, AllocateProducerIdsError>),
    /// One result per topic, in the order asked.
    ElectLeaders(Vec<ElectedTopic>),
    /// One result per topic, in the order asked.
    ReassignPartitions(Vec<ReassignedTopic>),
    /// One result per replica, in the order asked.
    AssignDirectories(Vec<Result<(), AssignDirectoryError>>),
    UpdateFeatures(Result<(), UpdateFeaturesError>),
    UnregisterBroker(Result<(), UnregisterBrokerError>),
}

/// Facts to append as one entry, and who is to be told what once it is committed.
///
/// Without records the replies wait for everything appended before: replayed but uncommitted state never leaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub records: Vec<Record>,
    pub replies: Vec<(Waiter, Reply)>,
}

/// What the deciding node is configured with; the same on every controller of a cluster by the operator's care, as in Kafka.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// `num.partitions`: for topics created without a count.
    pub num_partitions: i32,
    /// `default.replication.factor`: for topics created without one.
    pub default_replication_factor: i16,
    /// `delete.topic.enable`.
    pub delete_topic_enable: bool,
    /// The broker's own settings, to which those of topics fall back.
    pub settings: Arc<Settings>,
}

impl Default for Options {
    fn default() -> Self {
        Self { num_partitions: 1, default_replication_factor: 1, delete_topic_enable: true, settings: Arc::default() }
    }
}

/// The deciding machine: hard state is the image, which only [`Metadata::replay`] changes.
#[derive(Debug, Clone)]
pub struct Metadata {
    image: Image,
    options: Options,
}

impl Metadata {
    /// Starts from everything that is committed.
    pub fn new(image: Image, options: Options) -> Self {
        Self { image, options }
    }

    /// Everything replayed so far, committed or not.
    pub fn image(&self) -> &Image {
        &self.image
    }

    /// Makes facts; changes nothing. One arm per request, one function per arm.
    pub fn decide(&mut self, _now: Now, waiter: Waiter, request: Request) -> Decision {
        let (records, reply) = match request {
            Request::RegisterBroker(ask) => self.register_broker(ask),
            Request::CreateTopics(ask) => self.create_topics(&ask),
            Request::DeleteTopics(ask) => self.delete_topics(&ask),
            Request::CreatePartitions(ask) => self.create_partitions(&ask),
            Request::AlterConfigs(ask) => self.alter_configs(&ask),
            Request::AlterClientQuotas(ask) => self.alter_client_quotas(&ask),
            Request::AllocateProducerIds { broker, broker_epoch } => self.allocate_producer_ids(broker, broker_epoch),
            Request::ElectLeaders(ask) => self.elect_leaders(&ask),
            Request::ReassignPartitions(ask) => self.reassign_partitions(&ask),
            Request::AssignDirectories(ask) => self.assign_directories(&ask),
            Request::UpdateFeatures(ask) => self.update_features(&ask),
            Request::UnregisterBroker { broker } => self.unregister_broker(broker),
        };
        Decision { records, replies: vec![(waiter, reply)] }
    }

    /// Applies one fact. It alone changes hard state, and it cannot fail. Recovery is this, record by record.
    pub fn replay(&mut self, record: &Record) {
        self.image.apply(record);
    }

    /// Marks the end of the log entry at `offset`, appended under `leader_epoch`, whose records have been replayed.
    pub fn end_entry(&mut self, offset: Offset, leader_epoch: LeaderEpoch) {
        self.image.end_entry(offset, leader_epoch);
    }

    /// Panics where an invariant does not hold. Tests and the simulator call it after each event.
    pub fn check_invariants(&self) {
        self.image.check_invariants();
    }
}
