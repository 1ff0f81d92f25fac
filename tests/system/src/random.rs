//! Numbers that look random and come again with the same seed.

/// A generator of its own for whoever draws, so that the order among threads changes nothing (xorshift).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    // Not an iterator: it has no end, and `within` is what is mostly wanted.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From `range.start` up to, not including, `range.end`.
    pub fn within(&mut self, range: std::ops::Range<u64>) -> u64 {
        range.start + self.next() % (range.end - range.start)
    }

    /// True once in so many draws.
    pub fn one_in(&mut self, draws: u64) -> bool {
        self.within(0..draws) == 0
    }
}
