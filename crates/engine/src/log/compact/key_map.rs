//! The last offset of each key, in a bounded space: keys are known by 128 bits of hash, entries stand in a table without links.
//!
//! Two keys with one hash would lose a record: with 2³² keys the chance is below 2⁻⁶⁴, and the seed is drawn for each pass, so that
//! nobody can prepare such keys. Kafka goes by a hash of 128 bits as well.
//!
//! Invariant: K4.

use milena_protocol::hash::key_hash;

use crate::types::Offset;

/// Bytes of an entry.
pub(super) const ENTRY: u64 = 24;

/// See the head of this file.
#[derive(Debug)]
pub struct KeyMap {
    /// Hash in two halves, offset plus one; 0 there is an empty place. Untouched pages of zeros take no memory.
    places: Vec<[u64; 3]>,
    used: usize,
    most: usize,
    seed: u64,
}

impl KeyMap {
    /// `bytes`: the most memory that it may take. `load_ppm`: which part of its places may be used, in millionths. `keys`: how many may
    /// come at most, so that a small log takes little.
    pub fn new(bytes: u64, load_ppm: u32, keys: u64, seed: u64) -> Self {
        let load = u128::from(load_ppm.clamp(1, 1_000_000));
        let wanted = u128::from(keys).saturating_add(1).saturating_mul(1_000_000).checked_div(load).unwrap_or(u128::MAX).saturating_add(1);
        let places = wanted.min(u128::from(bytes.checked_div(ENTRY).unwrap_or(0))).max(2);
        let most = places.saturating_mul(load).checked_div(1_000_000).unwrap_or(1).clamp(1, places.saturating_sub(1));
        let count = |number: u128| usize::try_from(number).unwrap_or(usize::MAX);
        Self { places: vec![[0; 3]; count(places)], used: 0, most: count(most), seed }
    }

    /// Notes that `key` was seen at `offset`, later than before. `false`: there is no room for another key.
    #[must_use]
    pub fn put(&mut self, key: &[u8], offset: Offset) -> bool {
        let hash = halves(key_hash(self.seed, key));
        let at = self.place_of(hash);
        let Some(place) = self.places.get_mut(at) else { return false };
        if place[2] == 0 {
            if self.used >= self.most {
                return false;
            }
            self.used = self.used.saturating_add(1);
        }
        *place = [hash[0], hash[1], offset.get().cast_unsigned().saturating_add(1)];
        true
    }

    /// The last offset at which `key` was seen.
    pub fn get(&self, key: &[u8]) -> Option<Offset> {
        let found = self.places.get(self.place_of(halves(key_hash(self.seed, key))))?[2];
        found.checked_sub(1).map(|offset| Offset(offset.cast_signed()))
    }

    /// Keys in it.
    pub fn len(&self) -> usize {
        self.used
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Bytes that it takes.
    pub fn bytes(&self) -> u64 {
        u64::try_from(self.places.len()).unwrap_or(u64::MAX).saturating_mul(ENTRY)
    }

    /// Where the key with this hash is, or would be: there is always an empty place.
    fn place_of(&self, hash: [u64; 2]) -> usize {
        let count = self.places.len();
        // The upper half of a product spreads evenly over any count, without a division.
        let product = u128::from(hash[0]).saturating_mul(u128::try_from(count).unwrap_or(0));
        let mut at = usize::try_from(product >> 64).unwrap_or(0);
        while let Some(place) = self.places.get(at) {
            if place[2] == 0 || (place[0] == hash[0] && place[1] == hash[1]) {
                return at;
            }
            at = at.saturating_add(1);
            if at >= count {
                at = 0;
            }
        }
        at
    }
}

fn halves(hash: u128) -> [u64; 2] {
    let low = u64::try_from(hash & u128::from(u64::MAX)).unwrap_or(0);
    [u64::try_from(hash >> 64).unwrap_or(0), low]
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may panic")]
mod tests {
    use super::*;

    #[test]
    fn a_full_map_takes_no_new_key_and_updates_known_ones() {
        let mut map = KeyMap::new(ENTRY * 100, 900_000, u64::MAX, 7);
        let key = |n: i64| format!("key {n}").into_bytes();
        let taken = (0..1000).take_while(|n| map.put(&key(*n), Offset(*n))).count();
        assert_eq!((taken, map.len(), map.bytes()), (90, 90, ENTRY * 100));
        assert!((0..90).all(|n| map.get(&key(n)) == Some(Offset(n))), "all are found");
        assert_eq!(map.get(&key(90)), None);
        assert!(map.put(&key(5), Offset(2000)), "a known key needs no room");
        assert_eq!(map.get(&key(5)), Some(Offset(2000)));
    }

    #[test]
    fn a_small_log_takes_little_and_the_least_map_takes_a_key() {
        assert_eq!(KeyMap::new(1 << 30, 900_000, 8, 0).bytes(), ENTRY * 11);
        let mut least = KeyMap::new(0, 1, u64::MAX, 0);
        assert!(least.put(b"", Offset(0)), "offset 0 and an empty key are as good as any");
        assert_eq!((least.get(b""), least.get(b"x")), (Some(Offset(0)), None));
        assert!(!least.put(b"x", Offset(1)));
    }
}
