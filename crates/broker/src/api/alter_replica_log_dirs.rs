//! AlterReplicaLogDirs (34): puts a partition into another log directory of this broker.
//!
//! Behaviour
//! - A directory that is not one of `log.dirs`: LOG_DIR_NOT_FOUND. Partitions that are not here: UNKNOWN_TOPIC_OR_PARTITION. Each partition
//!   succeeds or fails alone.
//! - A partition that lies in the directory already: nothing to do, no error.
//! - Moves themselves come in a later release: INVALID_REQUEST, and a line in the log. Nothing is changed.
//!
//! Versions
//! - 1: throttle time. 2: flexible encoding.
//!
//! Source: KIP-113.

use std::collections::BTreeMap;
use std::path::Path;

use milena_engine::types::PartitionIndex;
use milena_protocol::ErrorCode;
use milena_protocol::messages::alter_replica_log_dirs_request::AlterReplicaLogDirsRequest;
use milena_protocol::messages::alter_replica_log_dirs_response::{
    AlterReplicaLogDirPartitionResult, AlterReplicaLogDirTopicResult, AlterReplicaLogDirsResponse,
};

use crate::context::Context;

pub(super) async fn handle(context: &Context<'_>, request: AlterReplicaLogDirsRequest) -> AlterReplicaLogDirsResponse {
    // A topic that several directories are to get parts of is told once.
    let mut results = BTreeMap::<String, Vec<AlterReplicaLogDirPartitionResult>>::new();
    for directory in request.dirs {
        for topic in directory.topics {
            let tried = topic.partitions.iter().map(|index| AlterReplicaLogDirPartitionResult {
                partition_index: *index,
                error_code: placed(context, Path::new(&directory.path), &topic.name, PartitionIndex(*index)).code(),
                ..AlterReplicaLogDirPartitionResult::default()
            });
            results.entry(topic.name.clone()).or_default().extend(tried);
        }
    }
    let topic = |(topic_name, partitions)| AlterReplicaLogDirTopicResult { topic_name, partitions, ..Default::default() };
    AlterReplicaLogDirsResponse { results: results.into_iter().map(topic).collect(), ..AlterReplicaLogDirsResponse::default() }
}

/// Refusals come in Kafka's order: the directory, then the partition.
fn placed(context: &Context<'_>, directory: &Path, topic: &str, index: PartitionIndex) -> ErrorCode {
    if !context.broker.log_directories.paths().any(|path| path == directory) {
        return ErrorCode::LogDirNotFound;
    }
    let hosted = context.broker.partitions.hosted();
    let Some(partition) = hosted.by_name(topic).and_then(|topic| topic.partition(index)) else {
        return ErrorCode::UnknownTopicOrPartition;
    };
    if partition.placed().iter().any(|placed| placed.folder.parent() == Some(directory)) {
        return ErrorCode::None;
    }
    tracing::warn!(topic, partition = index.get(), directory = %directory.display(), "moves_between_log_directories_come_in_a_later_release");
    ErrorCode::InvalidRequest
}
