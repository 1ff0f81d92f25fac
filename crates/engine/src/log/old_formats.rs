//! Segments in magic 0 and 1 that an old broker left: recovered, read and searched like the others (rule 67), and appended behind.

use milena_protocol::batch::batches;

use super::tests::{Partition, batch};
use super::*;
use crate::types::Timestamp;

/// A message of magic 0 (no timestamp) or 1.
fn message(offset: i64, timestamp: Option<i64>, value: &[u8]) -> Vec<u8> {
    let mut covered = vec![u8::from(timestamp.is_some()), 0];
    covered.extend(timestamp.map(i64::to_be_bytes).into_iter().flatten());
    covered.extend((-1i32).to_be_bytes());
    covered.extend(i32::try_from(value.len()).unwrap().to_be_bytes());
    covered.extend(value);
    let mut bytes = offset.to_be_bytes().to_vec();
    bytes.extend(i32::try_from(covered.len() + 4).unwrap().to_be_bytes());
    bytes.extend(crc32(&covered).to_be_bytes());
    bytes.extend(covered);
    bytes
}

/// The checksum of those formats (IEEE), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// Ten messages of magic 0, ten of magic 1 with timestamps 100, 110 …
fn old() -> Vec<u8> {
    let first = (0..10).map(|offset| message(offset, None, b"old"));
    let second = (10..20).map(|offset| message(offset, Some(offset * 10), b"less old"));
    first.chain(second).flatten().collect()
}

fn options() -> LogOptions {
    LogOptions { index_interval_bytes: 100, ..LogOptions::DEFAULT }
}

fn adopted(clean: bool) -> Partition {
    let files = [(FileKind::Log.name(Offset(0)), old())].into_iter().collect();
    Partition::recover(files, options(), clean, 0).0
}

#[test]
fn every_message_is_read_and_the_log_goes_on() {
    for clean in [true, false] {
        let mut partition = adopted(clean);
        let offsets: Vec<_> = (0..20).map(|offset| (offset, offset)).collect();
        assert_eq!(partition.offsets(), offsets, "clean: {clean}");
        partition.append(batch(2, 1000)).unwrap();
        assert_eq!(partition.offsets().last(), Some(&(20, 21)));
        let (bytes, _) = partition.read(Ask { from: Offset(7), up_to: Offset(8), max_bytes: 1, at_least_one: true }).unwrap();
        assert_eq!(batches(&bytes).next().unwrap().unwrap().magic(), 0);
    }
}

#[test]
fn times_are_found_where_there_are_any() {
    let partition = adopted(false);
    let cases = [(0, Some((10, 100))), (101, Some((11, 110))), (190, Some((19, 190))), (191, None)];
    for (target, expected) in cases {
        assert_eq!(partition.find_time(TimeTarget::AtOrAfter(Timestamp(target)), i64::MAX), expected, "at or after {target}");
    }
    assert_eq!(partition.find_time(TimeTarget::Largest, i64::MAX), Some((19, 190)));
}

#[test]
fn a_torn_message_is_cut() {
    let mut bytes = old();
    bytes.truncate(bytes.len() - 3);
    let files = [(FileKind::Log.name(Offset(0)), bytes)].into_iter().collect();
    let (partition, _) = Partition::recover(files, options(), false, 0);
    assert_eq!(partition.log.end(), Offset(19));
}
