//! Stands in for the published crate of this name inside openraft, its only user here.
//!
//! The published one builds interpolation tables for sixteen bucket widths when the first histogram is made: 18 to 35 ms and
//! 26 MB at the first `Raft::new` of a process, for statistics that we do not print. This one has the three types that openraft
//! names and the methods it calls, and counts in 65 buckets, one per power of two.
//!
//! Not here: windows, interpolation, other bucket widths, charts. Tested against openraft by compiling it; goes when upstream
//! builds its tables on demand.

use std::fmt;
use std::marker::PhantomData;

/// Bucket 0 counts zeroes, bucket n the values from 2^(n-1) to 2^n - 1.
const BUCKETS: usize = u64::BITS as usize + 1;

/// How often values of each power of two were seen. `T` is only there because openraft writes `Histogram::<()>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram<T = ()> {
    counts: [u64; BUCKETS],
    window: PhantomData<T>,
}

/// What lies below which share of the values. Every figure is the upper bound of its bucket; 0 where nothing was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PercentileStats {
    /// Number of recorded values.
    pub samples: u64,
    pub p0_1: u64,
    pub p1: u64,
    pub p5: u64,
    pub p10: u64,
    pub p50: u64,
    pub p90: u64,
    pub p99: u64,
    pub p99_9: u64,
}

/// Prints nothing: openraft draws charts only where its statistics are asked for.
#[derive(Debug, Clone, Default)]
pub struct AsciiChart;

impl<T> Histogram<T> {
    #[expect(clippy::new_without_default, reason = "openraft calls new only")]
    pub fn new() -> Self {
        Self { counts: [0; BUCKETS], window: PhantomData }
    }

    /// Counts one value.
    pub fn record(&mut self, value: u64) {
        self.record_n(value, 1);
    }

    /// Counts `value` `times` times.
    pub fn record_n(&mut self, value: u64, times: u64) {
        let bucket = (u64::BITS - value.leading_zeros()) as usize;
        self.counts[bucket] = self.counts[bucket].saturating_add(times);
    }

    pub fn percentile_stats(&self) -> PercentileStats {
        let samples = self.counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
        let at = |permille: u64| self.upper_bound(rank(samples, permille));
        PercentileStats {
            samples,
            p0_1: at(1),
            p1: at(10),
            p5: at(50),
            p10: at(100),
            p50: at(500),
            p90: at(900),
            p99: at(990),
            p99_9: at(999),
        }
    }

    /// The upper bound of the bucket that holds the `rank`-th smallest value, from 1; 0 for rank 0.
    fn upper_bound(&self, rank: u64) -> u64 {
        let mut seen = 0_u64;
        for (bucket, count) in self.counts.iter().enumerate() {
            seen = seen.saturating_add(*count);
            if rank > 0 && seen >= rank {
                return if bucket == 0 { 0 } else { u64::MAX >> (BUCKETS - 1 - bucket) };
            }
        }
        0
    }
}

fn rank(samples: u64, permille: u64) -> u64 {
    let rank = (u128::from(samples) * u128::from(permille)).div_ceil(1000);
    u64::try_from(rank).unwrap_or(u64::MAX)
}

impl fmt::Display for PercentileStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values, p50 {}, p90 {}, p99 {}, p99.9 {}", self.samples, self.p50, self.p90, self.p99, self.p99_9)
    }
}

impl AsciiChart {
    pub fn new() -> Self {
        Self
    }

    #[must_use]
    pub fn add<T>(self, _name: &str, _histogram: Histogram<T>) -> Self {
        self
    }
}

impl fmt::Display for AsciiChart {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_upper_bounds_of_their_buckets() {
        let mut histogram = Histogram::<()>::new();
        assert_eq!(histogram.percentile_stats().p50, 0, "nothing recorded");
        for value in [0, 1, 2, 3, 4, 5, 6, 7, 8, u64::MAX] {
            histogram.record(value);
        }
        let stats = histogram.percentile_stats();
        assert_eq!((stats.samples, stats.p0_1, stats.p10, stats.p50, stats.p90, stats.p99_9), (10, 0, 0, 7, 15, u64::MAX));
    }
}
