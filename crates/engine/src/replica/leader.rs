//! A partition's leader: the high watermark, the in-sync replicas, and who waits for an acknowledgement or for records.
//!
//! Deliberately not here: validation and places of batches (`engine/log`), followers' fetches and changes of the in-sync set
//! (they come with the cluster; a lone replica is its whole in-sync set).
//!
//! On the produce path: no allocation once the lists have grown.
//!
//! Source: semantics rules 16, 22, 27, 36, 77, 98; KIP-107. Invariants: R1, R2, R3.

use std::collections::VecDeque;

use crate::types::{LeaderEpoch, Offset, Waiter};

/// Where a log's ends are, as the leader needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ends {
    pub log_start: Offset,
    /// Everything below is written and may count (the durable end under `power-safe`).
    pub acknowledgeable: Offset,
    /// Everything below is in its segment.
    pub log_end: Offset,
}

/// What the shell does after an event.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Waiters whose wait is over (R3), in the order in which they parked.
    pub wake: Vec<Waiter>,
    /// The new high watermark, if it moved.
    pub moved_to: Option<Offset>,
}

impl Effects {
    /// Empties it for the next event; the lists keep their room.
    pub fn clear(&mut self) {
        self.wake.clear();
        self.moved_to = None;
    }
}

/// Why a leader takes no batch with acks=all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{in_sync} in-sync replicas, min.insync.replicas asks for {needed}")]
pub struct TooFewReplicas {
    pub in_sync: usize,
    pub needed: usize,
}

/// Why DeleteRecords moves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeleteRecordsError {
    #[error("offset {asked} is not in 0..={high_watermark}; -1 stands for the high watermark")]
    OutOfRange { asked: i64, high_watermark: Offset },
}

/// How far DeleteRecords goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpTo {
    HighWatermark,
    /// The first offset that stays, as the client gave it.
    At(i64),
}

impl UpTo {
    /// -1 on the wire stands for the high watermark.
    pub fn from_wire(offset: i64) -> Self {
        if offset == -1 { Self::HighWatermark } else { Self::At(offset) }
    }
}

#[derive(Debug)]
struct ParkedAck {
    /// The high watermark at which the batch counts: one past its last offset.
    at: Offset,
    waiter: Waiter,
}

#[derive(Debug)]
pub struct Leader {
    epoch: LeaderEpoch,
    high_watermark: Offset,
    replicas: usize,
    in_sync: usize,
    acks: VecDeque<ParkedAck>,
    /// Those who wait for the segment only.
    written: VecDeque<ParkedAck>,
    readers: Vec<Waiter>,
}

impl Leader {
    /// Begins to lead in `epoch`.
    ///
    /// `high_watermark`: the one that was checkpointed; a lone replica's is its log end at once, because its in-sync set is itself.
    pub fn new(epoch: LeaderEpoch, high_watermark: Offset, replicas: usize) -> Self {
        Self { epoch, high_watermark, replicas, in_sync: replicas, acks: VecDeque::new(), written: VecDeque::new(), readers: Vec::new() }
    }

    pub fn epoch(&self) -> LeaderEpoch {
        self.epoch
    }

    /// Exclusive: everything below is committed and may be seen.
    pub fn high_watermark(&self) -> Offset {
        self.high_watermark
    }

    /// Takes over the epoch that a change of the metadata gave to the same leader.
    pub fn renew(&mut self, epoch: LeaderEpoch) {
        assert!(epoch >= self.epoch, "leader epochs only grow");
        self.epoch = epoch;
    }

    /// Whether a batch with acks=all may be appended (rule 16). The minimum is capped by the number of replicas (rule 98).
    pub fn accepts_acks_all(&self, min_insync_replicas: usize) -> Result<(), TooFewReplicas> {
        let needed = min_insync_replicas.min(self.replicas);
        if self.in_sync < needed { Err(TooFewReplicas { in_sync: self.in_sync, needed }) } else { Ok(()) }
    }

    /// The log's end moved: the high watermark follows the slowest in-sync replica, which a lone leader is itself.
    pub fn on_log_end(&mut self, ends: Ends, effects: &mut Effects) {
        assert!(ends.acknowledgeable >= self.high_watermark, "R1: a written end never moves back");
        while let Some(ack) = self.written.pop_front_if(|ack| ack.at <= ends.log_end) {
            effects.wake.push(ack.waiter);
        }
        if ends.acknowledgeable > self.high_watermark {
            self.high_watermark = ends.acknowledgeable;
            effects.moved_to = Some(self.high_watermark);
            self.release(effects);
        }
        assert!(ends.log_start <= self.high_watermark, "R1");
    }

    /// Parks `waiter` until the high watermark reaches `at`; `false` if it already has, and nothing is parked.
    pub fn park_ack(&mut self, at: Offset, waiter: Waiter) -> bool {
        if at <= self.high_watermark {
            return false;
        }
        // Appends come in offset order, so the list is sorted and `release` looks at its front only.
        assert!(self.acks.back().is_none_or(|last| last.at <= at), "acks park in offset order");
        self.acks.push_back(ParkedAck { at, waiter });
        true
    }

    /// Parks `waiter` until the log end reaches `at`: with acks=0 and 1 the segment is enough. `at` is above the log end.
    pub fn park_written(&mut self, at: Offset, waiter: Waiter) {
        assert!(self.written.back().is_none_or(|last| last.at <= at), "acks park in offset order");
        self.written.push_back(ParkedAck { at, waiter });
    }

    /// Parks `waiter` for a batch that was appended before; it may come between other parked ones.
    pub fn park_duplicate(&mut self, at: Offset, waiter: Waiter) -> bool {
        if at <= self.high_watermark {
            return false;
        }
        let place = self.acks.partition_point(|parked| parked.at <= at);
        self.acks.insert(place, ParkedAck { at, waiter });
        true
    }

    /// Parks a reader until the high watermark moves beyond `seen`; `false` if it already has.
    pub fn park_reader(&mut self, seen: Offset, waiter: Waiter) -> bool {
        if seen < self.high_watermark {
            return false;
        }
        // A fetch may name a partition a million times: once woken it looks at all of them.
        if self.readers.last() != Some(&waiter) {
            self.readers.push(waiter);
        }
        true
    }

    /// Takes a reader that waits no longer out.
    pub fn unpark_reader(&mut self, waiter: Waiter) {
        if let Some(place) = self.readers.iter().position(|parked| *parked == waiter) {
            self.readers.swap_remove(place);
        }
    }

    /// Leadership or the log is lost: everybody is woken and finds out why.
    pub fn on_resign(&mut self, effects: &mut Effects) {
        effects.wake.extend(self.acks.drain(..).chain(self.written.drain(..)).map(|ack| ack.waiter));
        effects.wake.append(&mut self.readers);
    }

    /// Where DeleteRecords would move the log start to; at or below the present start is no error and moves nothing (rule 22).
    pub fn first_kept(&self, up_to: UpTo) -> Result<Offset, DeleteRecordsError> {
        match up_to {
            UpTo::HighWatermark => Ok(self.high_watermark),
            UpTo::At(asked) if (0..=self.high_watermark.get()).contains(&asked) => Ok(Offset(asked)),
            UpTo::At(asked) => Err(DeleteRecordsError::OutOfRange { asked, high_watermark: self.high_watermark }),
        }
    }

    fn release(&mut self, effects: &mut Effects) {
        while let Some(ack) = self.acks.front() {
            if ack.at > self.high_watermark {
                break;
            }
            effects.wake.push(ack.waiter);
            self.acks.pop_front();
        }
        // Readers are woken by every move and count for themselves whether it is enough (min_bytes spans partitions).
        effects.wake.append(&mut self.readers);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Waiter = Waiter(1);
    const SECOND: Waiter = Waiter(2);
    const READER: Waiter = Waiter(3);

    fn ends(acknowledgeable: i64) -> Ends {
        Ends { log_start: Offset(0), acknowledgeable: Offset(acknowledgeable), log_end: Offset(acknowledgeable) }
    }

    /// Leads in epoch 4 with the high watermark at 10.
    fn leader() -> Leader {
        Leader::new(LeaderEpoch(4), Offset(10), 1)
    }

    #[test]
    fn acks_are_released_in_order_once_the_watermark_is_there() {
        let cases = [
            ("not moved", 10, vec![], None),
            ("up to the first", 12, vec![FIRST], Some(Offset(12))),
            ("between", 13, vec![FIRST], Some(Offset(13))),
            ("both", 15, vec![FIRST, SECOND], Some(Offset(15))),
        ];
        for (name, end, wake, moved_to) in cases {
            let mut leader = leader();
            assert!(leader.park_ack(Offset(12), FIRST));
            assert!(leader.park_ack(Offset(15), SECOND));
            let mut effects = Effects::default();
            leader.on_log_end(ends(end), &mut effects);
            assert_eq!(effects, Effects { wake, moved_to }, "{name}");
        }
    }

    #[test]
    fn what_is_already_committed_is_not_parked() {
        let mut leader = leader();
        assert!(!leader.park_ack(Offset(10), FIRST));
        assert!(!leader.park_reader(Offset(9), READER));
        assert!(leader.park_reader(Offset(10), READER), "a reader at the end waits");
    }

    #[test]
    fn a_reader_is_woken_once() {
        let mut leader = leader();
        leader.park_reader(Offset(10), READER);
        let mut effects = Effects::default();
        leader.on_log_end(ends(11), &mut effects);
        assert_eq!(effects.wake, [READER]);
        effects.clear();
        leader.on_log_end(ends(12), &mut effects);
        assert_eq!(effects.wake, []);
    }

    #[test]
    fn a_reader_that_parks_again_is_there_once() {
        let mut leader = leader();
        for _ in 0..3 {
            assert!(leader.park_reader(Offset(10), READER));
        }
        assert_eq!(leader.readers, [READER]);
        leader.unpark_reader(READER);
        leader.unpark_reader(READER);
        assert_eq!(leader.readers, []);
    }

    #[test]
    fn resigning_wakes_everybody() {
        let mut leader = leader();
        leader.park_ack(Offset(12), FIRST);
        leader.park_reader(Offset(10), READER);
        let mut effects = Effects::default();
        leader.on_resign(&mut effects);
        assert_eq!(effects.wake, [FIRST, READER]);
    }

    #[test]
    fn delete_records_stays_within_the_log() {
        let out = |asked| Err(DeleteRecordsError::OutOfRange { asked, high_watermark: Offset(10) });
        let cases = [
            ("the high watermark", UpTo::from_wire(-1), Ok(Offset(10))),
            ("inside", UpTo::from_wire(7), Ok(Offset(7))),
            ("at the high watermark", UpTo::from_wire(10), Ok(Offset(10))),
            ("above it", UpTo::from_wire(11), out(11)),
            ("below -1", UpTo::from_wire(-2), out(-2)),
        ];
        for (name, up_to, expected) in cases {
            assert_eq!(leader().first_kept(up_to), expected, "{name}");
        }
    }

    #[test]
    fn the_minimum_is_capped_by_the_replicas() {
        assert_eq!(leader().accepts_acks_all(2), Ok(()), "one replica, minimum 2: rule 98");
        let mut shrunk = Leader::new(LeaderEpoch(0), Offset(0), 3);
        shrunk.in_sync = 1;
        assert_eq!(shrunk.accepts_acks_all(2), Err(TooFewReplicas { in_sync: 1, needed: 2 }));
    }
}
