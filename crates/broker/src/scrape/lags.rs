//! How old the first record is that a group has not committed: looked up in the log once for each place, within a budget.
//!
//! A group that stands still costs nothing: what was looked up for the last scrape is known for the next. What a scrape had no time for is
//! where the next one begins.

use std::collections::BTreeMap;

use milena_engine::types::{Monotonic, Offset, PartitionIndex, Timestamp, TopicId};

use super::Limits;

/// A place in a partition.
pub(super) type Place = (TopicId, PartitionIndex, Offset);

/// See the head of this file.
#[derive(Debug, Default)]
pub(super) struct Lags {
    /// What is known of the places that the last scrape asked for. `None`: the record has no timestamp, or there is none.
    known: BTreeMap<Place, Option<Timestamp>>,
    /// Where the next look-ups begin.
    next: Option<Place>,
}

/// What became of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    Since(Timestamp),
    /// The record has no timestamp.
    Unknown,
    /// There was no time to look.
    LeftOut,
}

impl Lags {
    /// Finds out about `wanted`, and forgets all others. `look` reads a file; `now` tells the time.
    pub(super) fn look_up(
        &mut self,
        wanted: impl Iterator<Item = Place>,
        limits: &Limits,
        now: impl Fn() -> Monotonic,
        mut look: impl FnMut(Place) -> Option<Timestamp>,
    ) {
        let mut known = std::mem::take(&mut self.known);
        let (mut kept, mut unknown) = (BTreeMap::new(), Vec::new());
        for place in wanted {
            match known.remove(&place) {
                Some(age) => _ = kept.insert(place, age),
                None if kept.contains_key(&place) => {}
                None => unknown.push(place),
            }
        }
        unknown.sort_unstable();
        unknown.dedup();
        let first = self.next.map_or(0, |next| unknown.partition_point(|place| *place < next));
        let deadline = now() + limits.lookup_time;
        let (before, after) = unknown.split_at(first);
        let mut in_turn = after.iter().chain(before);
        for place in in_turn.by_ref().take(limits.lookups) {
            if now() >= deadline {
                self.next = Some(*place);
                self.known = kept;
                return;
            }
            kept.insert(*place, look(*place));
        }
        self.next = in_turn.next().copied();
        self.known = kept;
    }

    pub(super) fn age(&self, place: Place) -> Age {
        match self.known.get(&place) {
            Some(Some(since)) => Age::Since(*since),
            Some(None) => Age::Unknown,
            None => Age::LeftOut,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn place(offset: i64) -> Place {
        (TopicId([1; 16]), PartitionIndex(0), Offset(offset))
    }

    /// Looks `offsets` up; returns which of them were read from files. The timestamp of each is its offset.
    fn look_up(lags: &mut Lags, offsets: std::ops::Range<i64>, limits: &Limits) -> Vec<i64> {
        let mut looked = Vec::new();
        lags.look_up(
            offsets.map(place),
            limits,
            || Monotonic(Duration::ZERO),
            |(_, _, offset)| {
                looked.push(offset.get());
                Some(Timestamp(offset.get()))
            },
        );
        looked
    }

    #[test]
    fn who_stands_still_is_looked_up_once() {
        let mut lags = Lags::default();
        assert_eq!(look_up(&mut lags, 0..3, &Limits::DEFAULT), [0, 1, 2]);
        assert_eq!(look_up(&mut lags, 1..4, &Limits::DEFAULT), [3]);
        assert_eq!((lags.age(place(3)), lags.age(place(0))), (Age::Since(Timestamp(3)), Age::LeftOut));
        assert_eq!(lags.known.len(), 3, "what nobody asks for any more is forgotten");
    }

    #[test]
    fn what_there_was_no_time_for_comes_first() {
        let (mut lags, limits) = (Lags::default(), Limits { lookups: 2, ..Limits::DEFAULT });
        assert_eq!(look_up(&mut lags, 0..5, &limits), [0, 1]);
        assert_eq!(look_up(&mut lags, 0..5, &limits), [2, 3]);
        assert_eq!(look_up(&mut lags, 0..5, &limits), [4]);
        // All of them move on at each scrape: each has its turn.
        assert_eq!(look_up(&mut lags, 10..15, &limits), [10, 11]);
        assert_eq!(look_up(&mut lags, 10..15, &limits), [12, 13]);
    }

    #[test]
    fn time_runs_out() {
        let mut lags = Lags::default();
        let clock = std::cell::Cell::new(0);
        let now = || Monotonic(Duration::from_millis(clock.get()));
        let limits = Limits { lookup_time: Duration::from_millis(20), ..Limits::DEFAULT };
        lags.look_up((0..5).map(place), &limits, now, |_| {
            clock.set(clock.get() + 10);
            None
        });
        assert_eq!((lags.age(place(1)), lags.age(place(2)), lags.next), (Age::Unknown, Age::LeftOut, Some(place(2))));
    }
}
