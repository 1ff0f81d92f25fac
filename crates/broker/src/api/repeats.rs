//! Names that one request repeats.
//!
//! Kafka answers a name as often as it is named, so that a request of a few bytes a name asks for an answer of any size. Here repeats are
//! answered like the first, but only so many of them: clients repeat nothing.

use milena_protocol::ErrorCode;

use crate::refusal::Refusal;

/// Members or partitions that one request may be told again.
const MOST: usize = 100;

/// What a request may still repeat.
#[derive(Debug)]
pub(super) struct Repeats {
    left: usize,
}

impl Repeats {
    pub(super) fn new() -> Self {
        Self { left: MOST }
    }

    /// `answers`: members or partitions that are told again; a group counts as one at least.
    ///
    /// Errors: that is too many; from then on no repeat is answered.
    pub(super) fn take(&mut self, answers: usize) -> Result<(), Refusal> {
        let enough = answers <= self.left;
        self.left = if enough { self.left - answers } else { 0 };
        if enough { Ok(()) } else { Err(Refusal::of(ErrorCode::InvalidRequest)) }
    }
}
