//! Checkpoint files: text; a version, the number of entries, one entry a line.
//!
//! ```text
//! 0
//! 2
//! orders 0 1201
//! orders 1 0
//! ```
//!
//! `recovery-point-offset-checkpoint`, `replication-offset-checkpoint` (high watermarks), `log-start-offset-checkpoint` and
//! `cleaner-offset-checkpoint` hold lines of topic, partition, offset; `leader-epoch-checkpoint` holds epoch and start (see `epochs`).
//! Version 0 is the only one. There is no checksum: they are written beside and renamed over.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::SplitAsciiWhitespace;

use crate::types::{Offset, PartitionIndex};

/// Everything below is on disk.
pub const RECOVERY_POINTS: &str = "recovery-point-offset-checkpoint";
/// High watermarks.
pub const HIGH_WATERMARKS: &str = "replication-offset-checkpoint";
/// Log starts, where they are not the base of the first segment.
pub const LOG_STARTS: &str = "log-start-offset-checkpoint";
/// Up to where compacted logs were compacted.
pub const CLEANED: &str = "cleaner-offset-checkpoint";
/// In the partition's own folder.
pub const LEADER_EPOCHS: &str = "leader-epoch-checkpoint";

/// Why bytes are no checkpoint file. Whoever reads one may do without it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    #[error("the file is not text")]
    NotText,
    #[error("version {found:?}; only 0 is known")]
    Version { found: String },
    #[error("line {number} is not what it should be")]
    Line { number: usize },
    #[error("{expected} entries are announced, {found} are there")]
    Count { expected: usize, found: usize },
}

/// Reads a checkpoint file and gives each entry's fields, with its line's number from 1, to `entry`.
pub fn parse<F>(text: &[u8], mut entry: F) -> Result<(), CheckpointError>
where
    F: FnMut(usize, &mut SplitAsciiWhitespace<'_>) -> Result<(), CheckpointError>,
{
    let text = std::str::from_utf8(text).map_err(|_| CheckpointError::NotText)?;
    let mut lines = text.lines().enumerate().map(|(index, line)| (index.saturating_add(1), line));
    match lines.next() {
        Some((_, "0")) => {}
        other => {
            return Err(CheckpointError::Version { found: other.map(|(_, line)| line.chars().take(20).collect()).unwrap_or_default() });
        }
    }
    let expected = lines.next().and_then(|(_, line)| line.trim().parse::<usize>().ok()).ok_or(CheckpointError::Line { number: 2 })?;
    let mut found = 0usize;
    for (number, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        entry(number, &mut line.split_ascii_whitespace())?;
        found = found.saturating_add(1);
    }
    if found == expected { Ok(()) } else { Err(CheckpointError::Count { expected, found }) }
}

/// The text of a checkpoint file with these entries.
pub fn text(entries: impl ExactSizeIterator<Item = String>) -> String {
    let mut text = format!("0\n{}\n", entries.len());
    for entry in entries {
        let _ = writeln!(text, "{entry}");
    }
    text
}

/// Offsets by topic and partition, as three of the files of a log directory hold them.
pub type Offsets = BTreeMap<(String, PartitionIndex), Offset>;

/// Reads a file of lines of topic, partition, offset.
pub fn parse_offsets(bytes: &[u8]) -> Result<Offsets, CheckpointError> {
    let mut offsets = Offsets::new();
    parse(bytes, |number, fields| {
        let (Some(topic), Some(partition), Some(offset), None) = (fields.next(), fields.next(), fields.next(), fields.next()) else {
            return Err(CheckpointError::Line { number });
        };
        let (Ok(partition), Ok(offset)) = (partition.parse().map(PartitionIndex), offset.parse().map(Offset)) else {
            return Err(CheckpointError::Line { number });
        };
        offsets.insert((topic.to_owned(), partition), offset);
        Ok(())
    })?;
    Ok(offsets)
}

/// The text of a file of lines of topic, partition, offset.
pub fn offsets_text(offsets: &Offsets) -> String {
    text(offsets.iter().map(|((topic, partition), offset)| format!("{topic} {partition} {offset}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_there_and_back() {
        let text = "0\n2\norders 0 1201\norders 1 0\n";
        let offsets = parse_offsets(text.as_bytes()).unwrap();
        assert_eq!(offsets.get(&("orders".to_owned(), PartitionIndex(0))), Some(&Offset(1201)));
        assert_eq!(offsets_text(&offsets), text);
    }

    #[test]
    fn damage_is_named() {
        let cases: [(&[u8], CheckpointError); 6] = [
            (b"", CheckpointError::Version { found: String::new() }),
            (b"1\n0\n", CheckpointError::Version { found: "1".to_owned() }),
            (b"0\nx\n", CheckpointError::Line { number: 2 }),
            (b"0\n1\norders 0\n", CheckpointError::Line { number: 3 }),
            (b"0\n2\norders 0 5\n", CheckpointError::Count { expected: 2, found: 1 }),
            (b"\xff", CheckpointError::NotText),
        ];
        for (bytes, error) in cases {
            assert_eq!(parse_offsets(bytes), Err(error));
        }
    }
}
