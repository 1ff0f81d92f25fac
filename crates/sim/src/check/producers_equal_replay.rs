//! Producer state equals a replay: what a log knows of its producers is what its batches tell.
//!
//! Holds whenever a log was opened: the newest batch of each producer in the log is the newest that is known of it; what is known beyond that
//! lies below the first batch that is left. Not claimed: producers that were idle for too long; in a compacted log, those whose last batch is gone.
//! Source: KIP-98; L6 of `engine/log`.

use milena_engine::log::Producers;
use milena_protocol::batch::batches;

use super::Violation;

/// `segments`: the bytes of every `.log`, in order. `compacted`: batches may be gone.
pub fn check(name: &str, known: &Producers, segments: &[Vec<u8>], compacted: bool, found: &mut Vec<Violation>) {
    let mut replayed = Producers::default();
    let mut first = None;
    for batch in segments.iter().flat_map(|bytes| batches(bytes).map_while(Result::ok)) {
        let Ok(header) = batch.header() else { continue };
        first.get_or_insert(header.base_offset);
        if !header.is_control() {
            replayed.note(&header);
        }
    }
    let mut violated = |what: String| found.push(Violation { invariant: "producers_equal_replay", what: format!("{name}: {what}") });
    for (id, replayed) in replayed.iter() {
        let known = known.get(id);
        let (told, is) = (known.map(|known| (known.epoch, known.last_batch())), (replayed.epoch, replayed.last_batch()));
        if told != Some(is) {
            return violated(format!("of producer {id:?} the log says {told:?}, and its batches {is:?}"));
        }
    }
    let strays = known.iter().filter(|(id, _)| replayed.get(*id).is_none());
    for (id, stray) in strays.filter(|_| !compacted) {
        let last = stray.last_batch().map(|batch| batch.last_offset.get());
        if let Some((last, first)) = last.zip(first)
            && last >= first
        {
            return violated(format!("producer {id:?} has a batch at {last}, and the log from {first} on has none of it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use milena_protocol::batch::builder::BatchOptions;
    use milena_testkit::batches;

    use super::*;

    #[test]
    fn a_batch_that_is_not_known_is_found() {
        let batch = |sequence| {
            let options = BatchOptions { producer_id: 7, producer_epoch: 0, base_sequence: sequence, ..BatchOptions::default() };
            batches::of_values_with(options, 1_000, &[b"a"]).bytes().expect("it has records").to_vec()
        };
        let look = |known: &[i32], there: &[i32]| {
            let mut producers = Producers::default();
            for sequence in known {
                let bytes = batch(*sequence);
                let header = milena_protocol::batch::header::BatchHeader::parse(&bytes).expect("just made");
                producers.note(&header);
            }
            let mut found = Vec::new();
            let segments: Vec<Vec<u8>> = there.iter().map(|sequence| batch(*sequence)).collect();
            check("t-0", &producers, &segments, false, &mut found);
            found.len()
        };
        assert_eq!(look(&[0], &[0]), 0);
        assert_eq!(look(&[], &[0]), 1);
        assert_eq!(look(&[5], &[0]), 1);
        assert_eq!(look(&[0], &[]), 0, "retention took it");
    }
}
