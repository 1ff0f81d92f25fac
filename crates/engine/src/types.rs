//! The field's words as types. Bare integers stay inside one function; these cross between them.
//!
//! Wire integers become these in the API file that reads them, and go back there.

use std::fmt;
use std::ops::{Add, Sub};
use std::time::Duration;

macro_rules! integer {
    ($(#[$doc:meta])* $name:ident($of:ty)) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub $of);

        impl $name {
            /// The bare number, for the wire and for files.
            pub const fn get(self) -> $of {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$of> for $name {
            fn from(value: $of) -> Self {
                Self(value)
            }
        }
    };
}

integer!(
    /// Place of a record in its partition. 0 and up; an end is exclusive (the offset that the next record gets).
    Offset(i64)
);
integer!(
    /// Counts the leaders a partition has had. -1: unknown.
    LeaderEpoch(i32)
);
integer!(
    /// Counts every change of a partition's record in the metadata log.
    PartitionEpoch(i32)
);
integer!(
    /// Number of a partition inside its topic, from 0.
    PartitionIndex(i32)
);
integer!(
    /// `node.id` of a broker. -1: none.
    BrokerId(i32)
);
integer!(
    /// Identity of an idempotent or transactional producer. -1: none.
    ProducerId(i64)
);
integer!(
    /// Counts the lives of one producer id. -1: none.
    ProducerEpoch(i16)
);
integer!(
    /// Sequence number of a record within its producer and partition; wraps from 2^31-1 to 0. -1: none.
    Sequence(i32)
);
integer!(
    /// Milliseconds since 1970 UTC, as in records. -1: none.
    Timestamp(i64)
);

impl Offset {
    pub const ZERO: Self = Self(0);
    /// What the wire says where there is no offset.
    pub const NONE: Self = Self(-1);

    /// The offset `count` records later.
    #[must_use]
    pub fn plus(self, count: i64) -> Self {
        Self(self.0.saturating_add(count))
    }
}

/// The number of offsets between two places. `Offset + Offset` does not compile.
impl Sub for Offset {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl LeaderEpoch {
    pub const NONE: Self = Self(-1);
}

impl ProducerId {
    pub const NONE: Self = Self(-1);
}

impl ProducerEpoch {
    pub const NONE: Self = Self(-1);
}

impl Sequence {
    pub const NONE: Self = Self(-1);

    /// The sequence `count` records later (`count` ≥ 0), wrapping from 2^31-1 to 0 (KIP-98).
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        let sum = i64::from(self.0) + i64::from(count);
        Self(i32::try_from(sum % (i64::from(i32::MAX) + 1)).unwrap_or(0))
    }
}

impl Timestamp {
    pub const NONE: Self = Self(-1);

    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)))
    }
}

/// A point on a clock that never jumps: time since the process (or the simulated world) began. For deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Monotonic(pub Duration);

impl Add<Duration> for Monotonic {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration))
    }
}

impl Sub for Monotonic {
    type Output = Duration;

    /// Zero if `earlier` is later.
    fn sub(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

/// The two clocks that a machine is handed with every event: a wall clock that jumps must expire no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Now {
    /// For record timestamps and retention.
    pub wall: Timestamp,
    /// For deadlines.
    pub monotonic: Monotonic,
}

/// Names one who waits for an answer. The shell hands them out and knows whom each one means; a machine only keeps and returns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Waiter(pub u64);

/// Identity of a topic: 16 bytes, shown as 22 characters of URL-safe base64. A re-created topic of the same name has another one (KIP-516).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TopicId(pub [u8; 16]);

impl TopicId {
    /// All zero: none.
    pub const NONE: Self = Self([0; 16]);
    /// The topic of the metadata log.
    pub const METADATA: Self = Self([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_wrap_to_nought() {
        assert_eq!(Sequence(i32::MAX).plus(1), Sequence(0));
        assert_eq!(Sequence(i32::MAX - 1).plus(3), Sequence(1));
        assert_eq!(Sequence(5).plus(0), Sequence(5));
    }
}
