//! Indexes agree with the log: each entry of `.index` and `.timeindex` names a batch that is there.
//!
//! Holds whenever a partition is looked at: an entry of `.index` gives the place of the batch with its offset, one of `.timeindex` a batch with
//! its timestamp and last offset; both rise. Not claimed: that every batch has one (the last entries of a segment may be on their way).
//! Source: ARCHITECTURE, promise 1 (Kafka's formats); L5 of `engine/log`.

use std::collections::BTreeMap;

use milena_protocol::batch::batches;

use super::Violation;

/// One segment's files as they are. `base`: of its name.
#[derive(Debug, Clone, Copy)]
pub struct SegmentBytes<'a> {
    pub base: i64,
    pub log: &'a [u8],
    pub index: &'a [u8],
    pub time_index: &'a [u8],
}

pub fn check(name: &str, segment: SegmentBytes<'_>, found: &mut Vec<Violation>) {
    let mut violated = |what: String| {
        let SegmentBytes { base, log, index, time_index } = segment;
        let sizes = [log, index, time_index].map(<[u8]>::len);
        let what = format!("{name}, segment {base}: {what} (bytes of .log, .index, .timeindex: {sizes:?})");
        found.push(Violation { invariant: "indexes_agree", what });
    };
    let mut places = BTreeMap::new();
    let mut stamps = BTreeMap::new();
    let mut position = 0;
    for batch in batches(segment.log).map_while(Result::ok) {
        places.insert(position, batch.last_offset());
        stamps.insert(batch.last_offset(), batch.header().map_or(-1, |header| header.max_timestamp));
        position += batch.bytes().len();
    }
    let mut last = (-1, 0);
    for entry in segment.index.chunks(8) {
        let Some((offset, at)) = index_entry(segment.base, entry) else { return violated("half an entry in .index".to_owned()) };
        if places.get(&at) != Some(&offset) {
            return violated(format!(".index has offset {offset} at {at}, where the log has {:?}", places.get(&at)));
        }
        if (offset, at) <= last || offset <= last.0 {
            return violated(format!(".index has offset {offset} behind {}", last.0));
        }
        last = (offset, at);
    }
    let mut last = (-1, -1);
    for entry in segment.time_index.chunks(12) {
        let Some((timestamp, offset)) = time_entry(segment.base, entry) else { return violated("half an entry in .timeindex".to_owned()) };
        if stamps.get(&offset) != Some(&timestamp) {
            return violated(format!(".timeindex has {timestamp} for offset {offset}, and the log {:?}", stamps.get(&offset)));
        }
        if timestamp <= last.0 || offset <= last.1 {
            return violated(format!(".timeindex has {timestamp} at {offset} behind {last:?}"));
        }
        last = (timestamp, offset);
    }
}

fn index_entry(base: i64, entry: &[u8]) -> Option<(i64, usize)> {
    let (relative, position) = (u32::from_be_bytes(*entry.first_chunk()?), u32::from_be_bytes(*entry.get(4..)?.first_chunk()?));
    Some((base + i64::from(relative), usize::try_from(position).ok()?))
}

fn time_entry(base: i64, entry: &[u8]) -> Option<(i64, i64)> {
    let (timestamp, relative) = (i64::from_be_bytes(*entry.first_chunk()?), u32::from_be_bytes(*entry.get(8..)?.first_chunk()?));
    Some((timestamp, base + i64::from(relative)))
}

#[cfg(test)]
mod tests {
    use milena_protocol::batch::builder::BatchOptions;
    use milena_testkit::batches;

    use super::*;

    #[test]
    fn an_entry_that_names_nothing_is_found() {
        let batch = |timestamp, values: &[&[u8]]| {
            let batch = batches::of_values_with(BatchOptions::default(), timestamp, values);
            batch.bytes().expect("it has records").to_vec()
        };
        let mut log = batch(1_000, &[b"a", b"b"]);
        let second = batch(2_000, &[b"c"]);
        let at = u32::try_from(log.len()).expect("small");
        log.extend(second);
        // Its offsets, as a broker gives them.
        log[at as usize..at as usize + 8].copy_from_slice(&2_i64.to_be_bytes());
        let look = |index: &[u8], time_index: &[u8]| {
            let mut found = Vec::new();
            check("t-0", SegmentBytes { base: 0, log: &log, index, time_index }, &mut found);
            found.len()
        };
        let index = |offset: u32, at: u32| [offset.to_be_bytes(), at.to_be_bytes()].concat();
        let time = |timestamp: i64, offset: u32| [&timestamp.to_be_bytes()[..], &offset.to_be_bytes()].concat();
        assert_eq!(look(&index(2, at), &[time(1_000, 1), time(2_000, 2)].concat()), 0);
        assert_eq!(look(&index(1, at), &[]), 1);
        assert_eq!(look(&index(2, at + 1), &[]), 1);
        assert_eq!(look(&[index(2, at), index(2, at)].concat(), &[]), 1);
        assert_eq!(look(&[0; 7], &[]), 1);
        assert_eq!(look(&[], &time(1_500, 1)), 1);
    }
}
