//! What a log no longer keeps: segments beyond retention, records below a moved log start.
//!
//! Source: semantics rules 21, 22, 81, 82. Invariants: L1, L2.

use super::{Effects, Log};
use crate::types::{Now, Offset, Timestamp};

impl Log {
    /// Moves the log start to `to`; whether it moved. At or below the present start nothing happens (rule 22).
    ///
    /// `to`: at most the log end. Segments that lie wholly below go with the next [`Log::retain_from`].
    pub fn advance_start(&mut self, to: Offset, effects: &mut Effects) -> bool {
        if to <= self.start {
            return false;
        }
        assert!(to <= self.end, "L1: the start stays within the log");
        self.start = to;
        self.touched = true;
        effects.epochs_changed |= self.epochs.truncate_from_start(to);
        true
    }

    /// Forgets producers that have written nothing for `producer.id.expiration.ms`.
    pub fn expire_producers(&mut self, now: Now) {
        let known = self.producers.len();
        self.producers.expire(now.wall, self.options.producer_id_expiration_ms);
        self.touched |= self.producers.len() < known;
    }

    /// Where the first segment would begin if those went that the log no longer keeps: those below the log start always; with
    /// `cleanup.policy=delete` also the oldest beyond `retention.bytes`, and those whose largest timestamp is older than `retention.ms`.
    /// Nothing at or above `high_watermark` goes. `None`: no segment would go.
    ///
    /// It is to be on disk as the log start before [`Log::retain_from`] makes it that of the log: what readers were told is gone stays gone.
    pub fn retained_from(&self, now: Now, high_watermark: Offset) -> Option<Offset> {
        let over = self.segments_over(now, high_watermark);
        (over > 0).then(|| self.segments.get(over).map_or(self.next, |first| first.base))
    }

    /// The log begins at `from`, unless it begins later already, and lets go of the segments that lie wholly below its start.
    ///
    /// `from`: at most the log end. If it is the end, the active segment is rolled first (`effects.rolled`). `effects.deleted`: segments
    /// whose files are to be renamed to `.deleted` and removed after `file.delete.delay.ms` (rule 82); the log has forgotten them already.
    pub fn retain_from(&mut self, now: Now, from: Offset, effects: &mut Effects) {
        self.advance_start(from, effects);
        if from == self.next {
            effects.rolled.extend(self.roll(now));
        }
        let below = self.segments.iter().skip(1).take_while(|next| next.base <= self.start).count();
        effects.deleted.extend(self.segments.drain(..below).map(|segment| segment.base));
    }

    /// When [`Log::retained_from`] has something to do by time alone; `None`: never, as things are.
    pub fn retain_due(&self) -> Option<Timestamp> {
        let retention = self.options.retention_ms.filter(|_| self.options.delete)?;
        let first = self.segments.front().filter(|first| first.size > 0)?;
        Some(Timestamp(first.age_from().get().saturating_add(retention).saturating_add(1)))
    }

    /// How many of the oldest segments are not kept.
    fn segments_over(&self, now: Now, high_watermark: Offset) -> usize {
        let total: u64 = self.segments.iter().map(|segment| u64::from(segment.size)).sum();
        let mut too_many = match self.options.retention_bytes.filter(|_| self.options.delete) {
            Some(limit) => total.saturating_sub(limit),
            None => 0,
        };
        let mut over = 0usize;
        for (at, segment) in self.segments.iter().enumerate() {
            let next = self.segments.get(at.saturating_add(1)).map(|next| next.base);
            let committed = next.unwrap_or(self.next) <= high_watermark;
            let below_start = next.is_some_and(|next| next <= self.start);
            let size = u64::from(segment.size);
            let by_size = too_many > 0 && size <= too_many;
            let by_age = self.is_over_age(now, segment.age_from());
            let empty_active = next.is_none() && segment.size == 0;
            if !committed || empty_active || !(below_start || by_size || by_age) {
                break;
            }
            too_many = too_many.saturating_sub(size);
            over = over.saturating_add(1);
        }
        over
    }

    fn is_over_age(&self, now: Now, newest: Timestamp) -> bool {
        let retention = self.options.retention_ms.filter(|_| self.options.delete);
        retention.is_some_and(|retention| now.wall.get().saturating_sub(newest.get()) > retention)
    }
}
