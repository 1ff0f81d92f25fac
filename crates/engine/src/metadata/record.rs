//! The facts of the metadata log, as types. Their bytes are Kafka's metadata records, see `record/codec`.
//!
//! A record of a kind that is not here (access control, delegation tokens, …) comes from a newer Milena or from Kafka:
//! reading it is an error, because a node that skipped a fact would no longer agree with the others. What becomes of Kafka's own
//! log is decided in `adoption`.

mod codec;

use crate::metadata::{ConfigResource, QuotaEntity, QuotaValue, ScramCredential, ScramUser};
use crate::types::{BrokerId, LeaderEpoch, PartitionEpoch, PartitionIndex, ProducerId, TopicId};

pub use codec::{EntryError, decode_entry, encode_entry};

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    RegisterBroker(BrokerRegistration),
    UnregisterBroker {
        broker: BrokerId,
        broker_epoch: i64,
    },
    BrokerChange(BrokerChange),
    Topic {
        name: String,
        topic_id: TopicId,
    },
    Partition(PartitionRegistration),
    PartitionChange(PartitionChange),
    RemoveTopic {
        topic_id: TopicId,
    },
    /// `value: None` takes the setting away.
    Config {
        resource: ConfigResource,
        name: String,
        value: Option<String>,
    },
    /// `value: None` takes the limit away.
    ClientQuota {
        entity: QuotaEntity,
        key: String,
        value: Option<QuotaValue>,
    },
    /// `credential: None` takes it away.
    Scram {
        user: ScramUser,
        credential: Option<ScramCredential>,
    },
    /// Level 0 takes the feature away.
    FeatureLevel {
        name: String,
        level: i16,
    },
    /// Every id below `next` has been handed out in blocks.
    ProducerIds {
        broker: BrokerId,
        broker_epoch: i64,
        next: ProducerId,
    },
    NoOp,
}

/// Identity of a log directory (`directory.id` of its meta.properties).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DirectoryId(pub [u8; 16]);

impl DirectoryId {
    /// The broker chooses when it makes the replica (KIP-858).
    pub const UNASSIGNED: Self = Self([0; 16]);
}

/// A broker as it has registered itself (KIP-500, KIP-858).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerRegistration {
    pub id: BrokerId,
    /// Drawn by each life of the process: tells a restart from a repeat.
    pub incarnation: [u8; 16],
    /// Offset of the registration in the metadata log, or above all earlier ones (M5).
    pub epoch: i64,
    pub endpoints: Vec<Endpoint>,
    pub features: Vec<BrokerFeature>,
    pub rack: Option<String>,
    pub fenced: bool,
    pub in_controlled_shutdown: bool,
    pub directories: Vec<DirectoryId>,
}

/// Where clients reach a broker through one listener.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Name of the listener.
    pub listener: String,
    /// Empty: the address by which the client reached the broker.
    pub host: String,
    pub port: u16,
    pub security_protocol: SecurityProtocol,
}

/// Kafka's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i16)]
pub enum SecurityProtocol {
    Plaintext = 0,
    Ssl = 1,
    SaslPlaintext = 2,
    SaslSsl = 3,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerFeature {
    pub name: String,
    pub lowest: i16,
    pub highest: i16,
}

/// What changed at a broker; `None`: as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerChange {
    pub broker: BrokerId,
    pub broker_epoch: i64,
    pub fenced: Option<bool>,
    pub in_controlled_shutdown: Option<bool>,
}

/// Whether a partition's leader was in the in-sync set before, or was elected without (KIP-704).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RecoveryState {
    #[default]
    Recovered,
    Recovering,
}

/// A whole partition, as it is made or listed in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionRegistration {
    pub topic_id: TopicId,
    pub index: PartitionIndex,
    /// The first is the preferred leader.
    pub replicas: Vec<BrokerId>,
    /// One for each of `replicas`.
    pub directories: Vec<DirectoryId>,
    pub isr: Vec<BrokerId>,
    pub removing: Vec<BrokerId>,
    pub adding: Vec<BrokerId>,
    pub leader: Option<BrokerId>,
    pub recovery: RecoveryState,
    pub leader_epoch: LeaderEpoch,
    pub epoch: PartitionEpoch,
    /// Eligible leader replicas (KIP-966).
    pub elr: Vec<BrokerId>,
    pub last_known_elr: Vec<BrokerId>,
}

impl PartitionRegistration {
    /// A partition as it is made: each replica with its directory; the first of `isr` leads, both epochs are 0.
    pub fn new(topic_id: TopicId, index: PartitionIndex, replicas: Vec<(BrokerId, DirectoryId)>, isr: Vec<BrokerId>) -> Self {
        let (replicas, directories) = replicas.into_iter().unzip();
        Self {
            topic_id,
            index,
            replicas,
            directories,
            leader: isr.first().copied(),
            isr,
            removing: vec![],
            adding: vec![],
            recovery: RecoveryState::Recovered,
            leader_epoch: LeaderEpoch(0),
            epoch: PartitionEpoch(0),
            elr: vec![],
            last_known_elr: vec![],
        }
    }
}

/// What changed at a partition; `None`: as it was. Each raises the partition's epoch; a leader, also the same again, its leader epoch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartitionChange {
    pub topic_id: TopicId,
    pub index: PartitionIndex,
    /// `Some(None)`: no leader from now on.
    pub leader: Option<Option<BrokerId>>,
    pub isr: Option<Vec<BrokerId>>,
    pub replicas: Option<Vec<BrokerId>>,
    pub removing: Option<Vec<BrokerId>>,
    pub adding: Option<Vec<BrokerId>>,
    pub recovery: Option<RecoveryState>,
    pub directories: Option<Vec<DirectoryId>>,
    pub elr: Option<Vec<BrokerId>>,
    pub last_known_elr: Option<Vec<BrokerId>>,
}
