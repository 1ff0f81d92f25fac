use std::collections::BTreeMap;

use proptest::prelude::*;

use super::frame::{self, Entry, FrameError, HEAD, Key};
use super::{ALIGN, Frame, Space, aligned};
use crate::types::{Offset, PartitionIndex, TopicId};

const DIRECTORY: [u8; 16] = [7; 16];

fn key(partition: i32) -> Key {
    Key { topic: TopicId([3; 16]), partition: PartitionIndex(partition) }
}

fn framed(sequence: u64, entries: &[(Key, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0; HEAD];
    for (key, batches) in entries {
        bytes.extend(frame::entry_head(*key, u32::try_from(batches.len()).unwrap()));
        bytes.extend_from_slice(batches);
    }
    frame::seal(&mut bytes, sequence, DIRECTORY, u32::try_from(entries.len()).unwrap()).unwrap();
    bytes
}

#[test]
fn a_frame_there_and_back() {
    let mut bytes = framed(42, &[(key(0), b"first"), (key(9), b""), (key(0), b"more")]);
    let length = bytes.len();
    bytes.resize(ALIGN, 0xff);
    assert_eq!(frame::announced(&bytes).map(|head| (head.sequence, head.length as usize)), Ok((42, length)));
    let frame = Frame::parse(&bytes, DIRECTORY).unwrap();
    let entries: Vec<Entry<'_>> = frame.entries().map(Result::unwrap).collect();
    assert_eq!(
        entries.iter().map(|entry| (entry.key, entry.batches)).collect::<Vec<_>>(),
        [(key(0), &b"first"[..]), (key(9), b""), (key(0), b"more")]
    );
    assert!(entries.iter().all(|entry| bytes[entry.at..].starts_with(entry.batches)));
}

#[test]
fn what_is_no_frame() {
    let whole = framed(1, &[(key(0), b"batches")]);
    for cut in 0..whole.len() {
        assert_eq!(Frame::parse(&whole[..cut], DIRECTORY).map(|_| ()), Err(FrameError::NotAFrame), "{cut} bytes");
    }
    for at in 0..whole.len() {
        let mut torn = whole.clone();
        torn[at] ^= 0x10;
        assert!(Frame::parse(&torn, DIRECTORY).is_err(), "byte {at}");
    }
    assert_eq!(Frame::parse(&whole, [8; 16]).map(|_| ()), Err(FrameError::OtherDirectory { found: DIRECTORY }));
    let mut newer = whole;
    newer[3] = b'2';
    assert_eq!(Frame::parse(&newer, DIRECTORY).map(|_| ()), Err(FrameError::Newer { found: *b"MJ02" }));
}

#[test]
fn an_entry_beyond_its_frame_ends_the_entries() {
    let mut bytes = vec![0; HEAD];
    bytes.extend(frame::entry_head(key(0), 100));
    bytes.extend([0; 99]);
    frame::seal(&mut bytes, 1, DIRECTORY, 2).unwrap();
    let entries: Vec<_> = Frame::parse(&bytes, DIRECTORY).unwrap().entries().collect();
    assert_eq!(entries, [Err(FrameError::Malformed)]);
}

#[test]
fn files_are_written_again_once_they_are_safe() {
    let mut space = Space::new(100_000);
    assert_eq!(space.take(8192), None);
    assert_eq!(space.may_add(40_000, 8192), Some(40_000));
    space.on_added(0, 40_000);
    assert_eq!(space.take(8192).map(|place| (place.file, place.position)), Some((0, 0)));
    space.on_written(key(1), Offset(10));
    assert_eq!(space.take(8192).map(|place| place.position), Some(8192));
    assert_eq!(space.take(30_000), None);
    space.on_added(1, 40_000);
    assert_eq!(space.take(30_000).map(|place| place.file), Some(1));
    space.on_written(key(2), Offset(5));
    assert_eq!(space.take(30_000), None);
    assert_eq!(space.may_add(40_000, 30_000), None, "above the limit while something can be freed");
    assert_eq!(space.owed(), BTreeMap::from([(key(1), Offset(10))]));
    space.release(|_, end| end <= Offset(9));
    assert_eq!(space.take(30_000), None);
    space.release(|_, end| end <= Offset(10));
    assert_eq!(space.take(30_000).map(|place| (place.file, place.position)), Some((0, 0)));
    assert_eq!(space.owed(), BTreeMap::from([(key(2), Offset(5))]));
    space.check_invariants();
}

#[test]
fn a_frame_above_the_limit_finds_a_place_when_nothing_else_is_held() {
    let mut space = Space::new(10_000);
    assert_eq!(space.may_add(4096, 50_000), Some(50_000));
    space.on_added(0, 50_000);
    assert!(space.take(50_000).is_some());
    space.on_written(key(1), Offset(1));
    assert_eq!(space.may_add(4096, 60_000), None);
    space.close_current();
    space.release(|_, _| true);
    assert_eq!(space.may_add(4096, 60_000), Some(60_000));
}

#[test]
fn free_files_that_are_too_small_make_room_for_a_larger_one() {
    let mut space = Space::new(100_000);
    for number in 0..3 {
        space.on_added(number, 30_000);
    }
    assert_eq!(space.give_up_smaller(10_000), [], "it fits");
    assert_eq!(space.give_up_smaller(40_000), [0]);
    space.on_added(3, 40_000);
    assert_eq!(space.take(40_000).map(|place| place.file), Some(3));
    assert_eq!(space.give_up_smaller(90_000).len(), 2, "what is in use stays");
    assert_eq!(space.files(), [3]);
}

proptest! {
    /// Whatever is written and synced in which order: what is not synced is never in a file that is written again.
    #[test]
    fn nothing_that_is_needed_is_overwritten(steps in proptest::collection::vec((0..4i32, 1..60_000u64, proptest::bool::ANY), 1..200)) {
        let mut space = Space::new(300_000);
        let mut held: BTreeMap<u64, Vec<(Key, Offset)>> = BTreeMap::new();
        let mut synced: BTreeMap<Key, Offset> = BTreeMap::new();
        let mut ends: BTreeMap<Key, Offset> = BTreeMap::new();
        for (partition, length, sync) in steps {
            let key = key(partition);
            if sync {
                synced.insert(key, ends.get(&key).copied().unwrap_or_default());
                space.release(|key, end| synced.get(&key).is_some_and(|synced| *synced >= end));
            }
            let length = aligned(length);
            let mut place = space.take(length);
            if place.is_none() && let Some(size) = space.may_add(65_536, length) {
                space.on_added(space.next_number(), size);
                place = space.take(length);
            }
            if let Some(place) = place {
                if place.position == 0 {
                    let before = held.insert(place.file, Vec::new()).unwrap_or_default();
                    for (key, end) in before {
                        prop_assert!(synced.get(&key).is_some_and(|synced| *synced >= end));
                    }
                }
                let end = ends.entry(key).or_default().plus(1);
                ends.insert(key, end);
                space.on_written(key, end);
                held.entry(place.file).or_default().push((key, end));
            }
            space.check_invariants();
        }
    }
}
