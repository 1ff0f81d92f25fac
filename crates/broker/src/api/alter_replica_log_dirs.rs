//! AlterReplicaLogDirs (34): puts partitions into other log directories of this broker.
//!
//! Behaviour
//! - Answered when the moves have begun; how far they are is told by DescribeLogDirs. Each partition succeeds or fails alone; one that is
//!   asked for twice goes where it was asked for last.
//! - Refused, in this order: a name too long for a folder beside the present one (INVALID_TOPIC_EXCEPTION), a directory that is not one of
//!   `log.dirs` (LOG_DIR_NOT_FOUND), one that is cordoned (INVALID_REPLICA_ASSIGNMENT), a partition whose files are in doubt (KAFKA_STORAGE_ERROR), one that is not here
//!   (UNKNOWN_TOPIC_OR_PARTITION): that one is made in this directory if it comes to be before the broker's next start.
//! - A partition that lies there already, or is on its way there: nothing to do. On its way to another directory: that move is called off,
//!   and one to this directory begins, unless it lies here.
//!
//! Versions
//! - 1: throttle time. 2: flexible encoding.
//!
//! Source: KIP-113, KIP-1066; semantics rule 144.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use milena_engine::types::PartitionIndex;
use milena_protocol::ErrorCode;
use milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest;
use milena_protocol::messages::alter_replica_log_dirs_response::{
    AlterReplicaLogDirPartitionResult, AlterReplicaLogDirTopicResult, AlterReplicaLogDirsResponse,
};

use crate::context::Context;
use crate::disk::future::future_name;
use crate::mover::Mover;
use crate::partition::OutOfService;

pub(super) async fn handle(context: &Context<'_>, request: AlterReplicaLogDirsRequest) -> AlterReplicaLogDirsResponse {
    let mut asked = BTreeMap::<String, BTreeMap<i32, PathBuf>>::new();
    for directory in request.dirs {
        for topic in directory.topics {
            let places = topic.partitions.iter().map(|index| (*index, PathBuf::from(&directory.path)));
            asked.entry(topic.name).or_default().extend(places);
        }
    }
    let mut results = Vec::new();
    for (topic_name, places) in asked {
        let mut partitions = Vec::new();
        for (partition_index, directory) in places {
            let error_code = place(context, &directory, &topic_name, PartitionIndex(partition_index)).await.code();
            partitions.push(AlterReplicaLogDirPartitionResult { partition_index, error_code, ..Default::default() });
        }
        results.push(AlterReplicaLogDirTopicResult { topic_name, partitions, ..Default::default() });
    }
    AlterReplicaLogDirsResponse { results, ..AlterReplicaLogDirsResponse::default() }
}

async fn place(context: &Context<'_>, directory: &Path, topic: &str, index: PartitionIndex) -> ErrorCode {
    let broker = context.broker;
    if future_name(topic, index, [0; 16]).is_none() {
        return ErrorCode::InvalidTopicException;
    }
    // By its very name, as DescribeLogDirs tells it: Kafka knows none with a slash behind.
    if !broker.log_directories.paths().any(|path| path.as_os_str() == directory.as_os_str()) {
        return ErrorCode::LogDirNotFound;
    }
    if broker.log_directories.is_cordoned(directory) {
        return ErrorCode::InvalidReplicaAssignment;
    }
    let hosted = broker.partitions.hosted().by_name(topic).and_then(|topic| topic.partition(index)).cloned();
    let Some(partition) = hosted.filter(|partition| partition.out_of_service() != Some(OutOfService::Deleted)) else {
        if !broker.log_directories.prefer(topic, index, directory) {
            tracing::warn!(topic, partition = index.get(), "directory_not_remembered");
        }
        return ErrorCode::UnknownTopicOrPartition;
    };
    if partition.is_out_of_service() {
        return ErrorCode::KafkaStorageError;
    }
    match Mover::place(broker, &partition, directory).await {
        Ok(()) => ErrorCode::None,
        Err(error) => {
            tracing::error!(topic, partition = index.get(), directory = %directory.display(), %error, "move_not_begun");
            ErrorCode::KafkaStorageError
        }
    }
}
