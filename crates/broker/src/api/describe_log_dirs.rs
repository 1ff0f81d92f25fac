//! DescribeLogDirs (35): where this broker keeps its partitions, and how much of each disk they take.
//!
//! Behaviour
//! - Every log directory is answered, in the order of `log.dirs`, also those that hold nothing of what was asked for.
//! - Null topics: all partitions. Topics and partitions that are not here are left out without an error.
//! - A size is that of the log segments, without their indexes. Nothing lags: a partition is its own leader.
//! - While a partition moves between directories (AlterReplicaLogDirs) both are listed; the new one as future, with what it has yet to copy.
//! - Total and usable bytes are those of the file system; -1 where it does not say.
//!
//! Versions
//! - 1: throttle time. 2: flexible encoding. 3: an error for the whole. 4: total and usable bytes (KIP-827). 5: cordoned directories
//!   (KIP-1066).
//!
//! Source: KIP-113, KIP-827, KIP-1066.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use milena_protocol::ErrorCode;
use milena_protocol::messages::describe_log_dirs_request::DescribeLogDirsRequest;
use milena_protocol::messages::describe_log_dirs_response::{
    DescribeLogDirsPartition, DescribeLogDirsResponse, DescribeLogDirsResult, DescribeLogDirsTopic,
};

use crate::context::Context;

/// Which partitions were asked for, by topic; `None`: all.
type Asked<'a> = Option<BTreeMap<&'a str, BTreeSet<i32>>>;

pub(super) async fn handle(context: &Context<'_>, request: DescribeLogDirsRequest) -> DescribeLogDirsResponse {
    let asked: Asked<'_> = request.topics.as_ref().map(|topics| {
        let mut asked = BTreeMap::<&str, BTreeSet<i32>>::new();
        for topic in topics {
            asked.entry(&topic.topic).or_default().extend(&topic.partitions);
        }
        asked
    });
    let results = context.broker.log_directories.paths().map(|path| described(context, path, &asked)).collect();
    DescribeLogDirsResponse { results, ..DescribeLogDirsResponse::default() }
}

fn described(context: &Context<'_>, path: &Path, asked: &Asked<'_>) -> DescribeLogDirsResult {
    let disk = &context.broker.os.disk;
    let wanted = |topic: &str, index: i32| {
        let of_topic = |asked: &BTreeMap<&str, BTreeSet<i32>>| asked.get(topic).is_some_and(|indexes| indexes.contains(&index));
        asked.as_ref().is_none_or(of_topic)
    };
    let mut topics = Vec::new();
    for topic in context.broker.partitions.hosted().topics() {
        let mut partitions = Vec::new();
        for partition in topic.partitions().filter(|partition| wanted(&topic.name, partition.index.get())) {
            let here = partition.placed().into_iter().filter(|placed| placed.folder.parent() == Some(path));
            partitions.extend(here.map(|placed| DescribeLogDirsPartition {
                partition_index: partition.index.get(),
                partition_size: i64::try_from(placed.bytes).unwrap_or(i64::MAX),
                offset_lag: placed.lag,
                is_future_key: placed.future,
                ..DescribeLogDirsPartition::default()
            }));
        }
        if !partitions.is_empty() {
            topics.push(DescribeLogDirsTopic { name: topic.name.to_string(), partitions, ..DescribeLogDirsTopic::default() });
        }
    }
    let bytes = |bytes: std::io::Result<u64>| bytes.ok().and_then(|bytes| i64::try_from(bytes).ok()).unwrap_or(-1);
    DescribeLogDirsResult {
        error_code: ErrorCode::None.code(),
        log_dir: path.display().to_string(),
        topics,
        total_bytes: bytes(disk.total_bytes(path)),
        usable_bytes: bytes(disk.free_bytes(path)),
        is_cordoned: context.broker.log_directories.is_cordoned(path),
        ..DescribeLogDirsResult::default()
    }
}
