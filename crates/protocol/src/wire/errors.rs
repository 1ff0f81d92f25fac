//! Why bytes are no message, and why a message has no bytes.

/// Bytes that are no message of the version they claim to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at byte {at}: {problem}")]
pub struct DecodeError {
    /// Where in the cursor's bytes the value starts that cannot be read; 0 is the first byte that the cursor was given.
    pub at: usize,
    pub problem: DecodeProblem,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeProblem {
    #[error("{wanted} bytes wanted, {left} left")]
    Short { wanted: usize, left: usize },
    #[error("{count} elements of at least {size} bytes announced, {left} bytes left")]
    Count { count: usize, size: usize, left: usize },
    #[error("a string of {length} bytes; the protocol has room for 32767")]
    LongString { length: usize },
    #[error("null where this version has no null")]
    Null,
    #[error("a variable-length number of more than 5 bytes")]
    LongVarint,
    #[error("{wanted} bytes of memory wanted, {left} left of what this frame may use")]
    Memory { wanted: usize, left: usize },
    #[error("text that is not UTF-8")]
    NotUtf8,
    #[error("a metadata record of frame version {version}; only 1 is known")]
    Frame { version: u32 },
    #[error("{message} has no version {version}")]
    Version { message: &'static str, version: i16 },
}

/// A message that has no bytes in the version asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    #[error("{message} has no version {version}")]
    Version { message: &'static str, version: i16 },
    #[error("{field} is set, and version {version} cannot carry it")]
    Absent { field: &'static str, version: i16 },
    #[error("{field} is null, and version {version} has no null for it")]
    Null { field: &'static str, version: i16 },
    #[error("a string of {length} bytes; version {version} has room for {limit}")]
    LongString { length: usize, limit: usize, version: i16 },
    #[error("{length} bytes or elements; the protocol has room for {limit}")]
    Long { length: usize, limit: usize },
    #[error("tag {tag} among the unknown ones is out of order, known to the version, or beyond what Kafka can write")]
    Tag { tag: u32 },
}
