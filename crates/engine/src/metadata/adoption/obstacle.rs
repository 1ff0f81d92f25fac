//! What stands against carrying a Kafka's directory, in words for who has to remove it.

use milena_protocol::Uuid;

use super::{METADATA_LOWEST, METADATA_VERSION};
use crate::metadata::{DirectoryId, releases};
use crate::types::BrokerId;

/// Names that a message lists at most.
const NAMED: usize = 5;

/// One reason, and what to do in Kafka before it is stopped for good.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    #[error("{}", metadata_version(*level))]
    MetadataVersion { level: i16 },
    #[error("feature {name} is at level {level}, and this release does not know it; set it to 0 with kafka-features.sh first")]
    UnknownFeature { name: String, level: i16 },
    #[error("the cluster is on its way from ZooKeeper to KRaft; finish the migration with Kafka first")]
    Migration,
    #[error(
        "node {} is a voter of the metadata quorum too, and may know more than this directory; only a node that is the whole cluster can be taken over",
        list(others)
    )]
    Voters { others: Vec<BrokerId> },
    #[error(
        "broker {} is registered too; move its partitions to this node and take it out of the cluster (kafka-cluster.sh unregister) first",
        list(others)
    )]
    Brokers { others: Vec<BrokerId> },
    #[error(
        "there are {count} access control entries, which this release cannot enforce: what they closed would be open; remove them with kafka-acls.sh first, if that is meant"
    )]
    Acls { count: usize },
    #[error("there are {count} delegation tokens, which this release does not have; expire them with kafka-delegation-tokens.sh first")]
    DelegationTokens { count: usize },
    #[error(
        "records of {} are in tiered storage (remote.storage.enable), which this release cannot read; bring them back, or delete the topics, first",
        list(topics)
    )]
    Tiered { topics: Vec<String> },
    #[error("the partitions of {topic} are not numbered without gaps: the metadata log is damaged")]
    Gap { topic: String },
    #[error(
        "{partitions} partitions have replicas on other nodes, {first} on {}; move them to this node alone (kafka-reassign-partitions.sh) first",
        list(replicas)
    )]
    Replicas { first: String, replicas: Vec<BrokerId>, partitions: usize },
    #[error("{partitions} partitions lie in a directory that log.dirs does not name, {first} in the one with directory.id={}; name all of Kafka's directories", Uuid(directory.0))]
    Directory { first: String, directory: DirectoryId, partitions: usize },
    #[error(
        "transactions of {} are open, and this release cannot end them; start Kafka again until they have ended, or abort them with kafka-transactions.sh",
        list(transactional_ids)
    )]
    Transactions { transactional_ids: Vec<String> },
}

fn metadata_version(level: i16) -> String {
    let name = |level| releases::name_of(level).unwrap_or("?");
    let known = format!("this release takes over {} to {}", name(METADATA_LOWEST), name(METADATA_VERSION));
    match level {
        0 => format!("the metadata log names no metadata.version; {known}"),
        level if level < METADATA_LOWEST => {
            format!("metadata.version is {level}, of before Kafka 3.3; {known}: upgrade with kafka-features.sh first")
        }
        level => format!("metadata.version is {level}, of a Kafka after 4.3; {known}: take a newer Milena"),
    }
}

/// The first of them, and how many more.
fn list(all: &[impl ToString]) -> String {
    let named: Vec<String> = all.iter().take(NAMED).map(ToString::to_string).collect();
    match all.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}
