//! Randomness: the kernel's, or a seeded sequence for simulation.
//!
//! Not here: secrets' formats and identifiers with a meaning; callers make those from the bytes.

use std::sync::{Arc, Mutex, PoisonError};

use rustix::rand::{GetRandomFlags, getrandom};

/// Where random bytes come from. Cheap to clone; clones of a seeded source share one sequence.
#[derive(Debug, Clone)]
pub enum Entropy {
    /// `getrandom(2)`.
    Real,
    /// One seed, one sequence.
    Seeded(Arc<Mutex<Random>>),
}

impl Entropy {
    /// A source whose sequence depends on `seed` alone.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(Random::new(seed))))
    }

    /// Fills `bytes` whole.
    ///
    /// Panics if the kernel has no randomness to give: nothing that needs it may go on without.
    pub fn fill(&self, bytes: &mut [u8]) {
        match self {
            Self::Real => fill_from_kernel(bytes),
            Self::Seeded(random) => random.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes),
        }
    }

    pub fn next_u64(&self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }

    /// 16 bytes in the form of a random UUID (version 4) that serve as a topic, directory or cluster id: never Kafka's reserved
    /// 0 and 1 (the version bits see to that), never one whose base64 begins with `-`, which a command line would read as an option.
    pub fn uuid(&self) -> [u8; 16] {
        loop {
            let mut bytes = [0; 16];
            self.fill(&mut bytes);
            bytes[6] = (bytes[6] & 0x0f) | 0x40;
            bytes[8] = (bytes[8] & 0x3f) | 0x80;
            const DASH: u8 = 62;
            if bytes[0] >> 2 != DASH {
                return bytes;
            }
        }
    }
}

fn fill_from_kernel(bytes: &mut [u8]) {
    let mut filled = 0;
    while filled < bytes.len() {
        match getrandom(&mut bytes[filled..], GetRandomFlags::empty()) {
            Ok(count) => filled += count,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => panic!("getrandom(2) failed: {error}"),
        }
    }
}

/// A sequence of numbers from a seed (SplitMix64). The arithmetic is pinned: a seed that found a fault must find it again next year.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number in `0..bound`; 0 if `bound` is 0. (The bias of a multiply is below 2^-32 for the bounds in use.)
    pub fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.next_u64()) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number in `low..=high`; `low` if they are the wrong way round.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low).saturating_add(1))
    }

    /// True `per_mille` times in a thousand.
    pub fn chance(&mut self, per_mille: u32) -> bool {
        // No draw for what cannot happen: a fault switched off leaves the rest of the sequence as it was.
        per_mille > 0 && self.below(1000) < u64::from(per_mille)
    }

    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }

    /// A new sequence that goes its own way: what draws from it does not disturb what draws from this one.
    pub fn fork(&mut self) -> Self {
        Self(self.next_u64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_sequence() {
        let (mut first, mut second) = (Random::new(7), Random::new(7));
        assert_eq!(first.next_u64(), second.next_u64());
        assert_ne!(Random::new(7).next_u64(), Random::new(8).next_u64());
        assert_eq!(Random::new(0).next_u64(), 0xe220_a839_7b1d_cdaf, "the arithmetic is pinned");
    }

    #[test]
    fn bounds_hold() {
        let mut random = Random::new(1);
        for _ in 0..1000 {
            assert!(random.below(3) < 3);
            assert!((5..=9).contains(&random.between(5, 9)));
        }
        assert_eq!(random.below(0), 0);
        assert!(!random.chance(0));
        assert!(random.chance(1000));
    }

    #[test]
    fn ids_are_version_4_and_no_option() {
        for entropy in [Entropy::Real, Entropy::seeded(3)] {
            for _ in 0..500 {
                let id = entropy.uuid();
                assert_eq!((id[6] >> 4, id[8] >> 6), (4, 2));
                assert_ne!(id[0] >> 2, 62);
            }
            assert_ne!(entropy.uuid(), entropy.uuid());
        }
    }
}
