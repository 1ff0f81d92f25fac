//! The two hashes that decide places: murmur2 (which partition a key goes to) and Java's `String.hashCode` (which coordinator
//! shard an id belongs to); and the checksum of what is on disk. All are contracts with every client and with files. One is not:
//! what a compaction knows keys by, which lives for one pass.
//!
//! Source: KIP-98 for the coordinator's rule; the partitioner of the Java producer.

/// The seed that Kafka's producer uses.
const MURMUR2_SEED: u32 = 0x9747_b28c;
const MURMUR2_M: u32 = 0x5bd1_e995;

/// murmur2 of `bytes`, 32 bits, as the Java producer computes it.
pub fn murmur2(bytes: &[u8]) -> i32 {
    let (words, rest) = bytes.as_chunks::<4>();
    // The length enters modulo 2^32, as in the original.
    #[expect(clippy::cast_possible_truncation, reason = "the length enters modulo 2^32")]
    let mut hash = MURMUR2_SEED ^ bytes.len() as u32;
    for word in words {
        let mut k = u32::from_le_bytes(*word).wrapping_mul(MURMUR2_M);
        k = (k ^ (k >> 24)).wrapping_mul(MURMUR2_M);
        hash = hash.wrapping_mul(MURMUR2_M) ^ k;
    }
    if !rest.is_empty() {
        let last = rest.iter().rev().fold(0u32, |last, byte| last << 8 | u32::from(*byte));
        hash = (hash ^ last).wrapping_mul(MURMUR2_M);
    }
    hash = (hash ^ (hash >> 13)).wrapping_mul(MURMUR2_M);
    (hash ^ (hash >> 15)).cast_signed()
}

/// 128 bits that stand for `key` while one compaction runs. `seed`: another one each time, so that nobody can choose keys that collide.
pub fn key_hash(seed: u64, key: &[u8]) -> u128 {
    twox_hash::XxHash3_128::oneshot_with_seed(seed, key)
}

/// CRC-32C of `bytes`: what covers a batch of magic 2 and a producer snapshot.
pub fn crc32c(bytes: &[u8]) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "a CRC of 32 bits is handed out in 64")]
    let crc = crc_fast::checksum(crc_fast::CrcAlgorithm::Crc32Iscsi, bytes) as u32;
    crc
}

/// `hash` without its sign bit: what Kafka's partitioner takes the remainder of. Not the absolute value.
pub fn positive(hash: i32) -> i32 {
    hash & i32::MAX
}

/// The partition, of `partitions`, that a record with `key` goes to when its producer chooses by key. No partitions: 0.
pub fn partition_of_key(key: &[u8], partitions: i32) -> i32 {
    positive(murmur2(key)).checked_rem(partitions).unwrap_or(0)
}

/// Java's `String.hashCode`: over the UTF-16 units of `text`.
pub fn java_string_hash(text: &str) -> i32 {
    text.encode_utf16().fold(0i32, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

/// The partition, of `partitions`, of the internal topic that holds the state of `id` (a group, a transactional id).
///
/// The absolute value of the hash counts, and that of -2³¹ is 0. No partitions: 0.
pub fn coordinator_partition(id: &str, partitions: i32) -> i32 {
    java_string_hash(id).checked_abs().unwrap_or(0).checked_rem(partitions).unwrap_or(0)
}
