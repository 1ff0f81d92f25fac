//! Which brokers hold the replicas of a new partition.
//!
//! Leaders go round the brokers, followers are shifted against them by one more with each round, so that the partitions led by
//! one broker do not all fail over to the same next one. A rack is used twice only when every rack has been used. Fenced brokers
//! come last and never lead; those with all log directories cordoned take nothing (KIP-1066). Where the round begins is handed in: with it at random many small topics spread as well as one
//! large one.

use crate::metadata::Image;
use crate::types::BrokerId;

/// Why a partition cannot be placed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlacementError {
    #[error("the replication factor is {asked}, and {brokers} brokers are registered")]
    TooFewBrokers { asked: i16, brokers: usize },
    #[error("All brokers are currently fenced, or have all their log directories cordoned.")]
    NoneUsable,
}

struct Candidate<'a> {
    id: BrokerId,
    rack: Option<&'a str>,
}

/// What a new partition needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub count: i32,
    pub factor: i16,
    /// Where the round begins: any number, best a random one.
    pub start: u64,
}

/// The replicas of new partitions, the preferred leader first. `is_cordoned`: whether a broker takes none.
pub(super) fn place(image: &Image, wanted: Wanted, is_cordoned: impl Fn(BrokerId) -> bool) -> Result<Vec<Vec<BrokerId>>, PlacementError> {
    let Wanted { count, factor, start } = wanted;
    let (live, fenced) = (candidates(image, true, &is_cordoned), candidates(image, false, &is_cordoned));
    if live.is_empty() {
        return Err(PlacementError::NoneUsable);
    }
    let brokers = live.len() + fenced.len();
    let wanted = usize::try_from(factor).unwrap_or(0);
    if wanted > brokers {
        return Err(PlacementError::TooFewBrokers { asked: factor, brokers });
    }
    let start = usize::try_from(start % live.len() as u64).unwrap_or(0);
    let count = usize::try_from(count).unwrap_or(0);
    Ok((0..count).map(|partition| replicas(&live, &fenced, wanted, start + partition)).collect())
}

/// Brokers in an order that goes round the racks.
fn candidates(image: &Image, live: bool, is_cordoned: impl Fn(BrokerId) -> bool) -> Vec<Candidate<'_>> {
    let mut found: Vec<(usize, Candidate<'_>)> = vec![];
    for broker in image.brokers().filter(|broker| image.is_live(broker.id) == live && !is_cordoned(broker.id)) {
        let rack = broker.rack.as_deref();
        let before = found.iter().filter(|(_, other)| rack.is_some() && other.rack == rack).count();
        found.push((before, Candidate { id: broker.id, rack }));
    }
    found.sort_by_key(|(before, _)| *before);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The leader is number `turn` of the live, going round; then the live that follow at the round's distance, then the fenced.
fn replicas(live: &[Candidate<'_>], fenced: &[Candidate<'_>], wanted: usize, turn: usize) -> Vec<BrokerId> {
    let leader = turn % live.len();
    let others = live.len() - 1;
    let shift = if others == 0 { 0 } else { (turn / live.len()) % others };
    let mut order = vec![&live[leader]];
    order.extend((0..others).map(|step| &live[(leader + 1 + (shift + step) % others) % live.len()]));
    order.extend(fenced);

    let mut chosen: Vec<&Candidate<'_>> = vec![];
    // Racks that have none first; then whoever is left, in the same order.
    for rack_may_repeat in [false, true] {
        for candidate in &order {
            let taken = chosen.iter().any(|other| other.id == candidate.id);
            let repeats = candidate.rack.is_some() && chosen.iter().any(|other| other.rack == candidate.rack);
            if chosen.len() < wanted && !taken && (rack_may_repeat || !repeats) {
                chosen.push(candidate);
            }
        }
    }
    chosen.into_iter().map(|candidate| candidate.id).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::metadata::brokers::tests::{start, step, with_brokers};
    use crate::metadata::{BrokerChange, RegisterBroker, Request};

    fn ids(found: &[BrokerId]) -> Vec<i32> {
        found.iter().map(|id| id.get()).collect()
    }

    fn placed(metadata: &crate::metadata::Metadata, count: i32, factor: i16, start: u64) -> Result<Vec<Vec<BrokerId>>, PlacementError> {
        place(metadata.image(), Wanted { count, factor, start }, |_| false)
    }

    #[test]
    fn cordoned_brokers_take_nothing() {
        let metadata = with_brokers(&[1, 2, 3]);
        let around = |cordoned: &[i32], factor| {
            place(metadata.image(), Wanted { count: 2, factor, start: 0 }, |id| cordoned.contains(&id.get()))
                .map(|found| found.iter().map(|replicas| ids(replicas)).collect::<Vec<_>>())
        };
        assert_eq!(around(&[2], 2), Ok(vec![vec![1, 3], vec![3, 1]]));
        assert_eq!(around(&[2], 3), Err(PlacementError::TooFewBrokers { asked: 3, brokers: 2 }));
        assert_eq!(around(&[1, 2, 3], 1), Err(PlacementError::NoneUsable));
    }

    #[test]
    fn leaders_and_followers_go_round() {
        let metadata = with_brokers(&[1, 2, 3]);
        let found = placed(&metadata, 6, 2, 0).expect("three brokers");
        let found: Vec<_> = found.iter().map(|replicas| ids(replicas)).collect();
        assert_eq!(found, [[1, 2], [2, 3], [3, 1], [1, 3], [2, 1], [3, 2]]);
        assert_eq!(ids(&placed(&metadata, 1, 1, 4).expect("three brokers")[0]), [2], "the start is handed in");
    }

    #[test]
    fn replicas_spread_over_racks() {
        let mut metadata = with_brokers(&[]);
        for (id, rack) in [(1, "a"), (2, "a"), (3, "b"), (4, "b"), (5, "c"), (6, "c")] {
            step(&mut metadata, Request::RegisterBroker(RegisterBroker { rack: Some(rack.to_owned()), ..start(id, 1) }));
        }
        let rack = |id: &BrokerId| metadata.image().broker(*id).and_then(|broker| broker.rack.clone());
        let mut led = BTreeMap::new();
        for replicas in placed(&metadata, 60, 3, 5).expect("six brokers") {
            let racks: BTreeSet<_> = replicas.iter().map(rack).collect();
            assert_eq!(racks.len(), 3, "{replicas:?}");
            *led.entry(replicas[0]).or_insert(0) += 1;
        }
        assert!(led.values().all(|count| *count == 10), "{led:?}");
    }

    #[test]
    fn fenced_brokers_come_last_and_too_few_are_an_error() {
        let mut metadata = with_brokers(&[1, 2]);
        let fence = |id| {
            crate::metadata::Record::BrokerChange(BrokerChange {
                broker: BrokerId(id),
                broker_epoch: 0,
                fenced: Some(true),
                in_controlled_shutdown: None,
            })
        };
        metadata.replay(&fence(1));
        for start in 0..3 {
            assert_eq!(ids(&placed(&metadata, 1, 2, start).expect("two brokers")[0]), [2, 1]);
        }
        assert_eq!(placed(&metadata, 1, 3, 0), Err(PlacementError::TooFewBrokers { asked: 3, brokers: 2 }));
        metadata.replay(&fence(2));
        assert_eq!(placed(&metadata, 1, 1, 0), Err(PlacementError::NoneUsable));
    }
}
