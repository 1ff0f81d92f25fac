//! What was decided and could not be recorded: its groups stand again as they are recorded.
//!
//! A decision moves soft state, and what has moved cannot be moved back. So a group whose decision came to nothing is what it would be
//! had its coordinator moved to another broker: who waits is told to ask again, a rebalance under way is forgotten, members have a whole
//! session timeout to be heard. Other groups do not notice.

use std::collections::BTreeMap;
use std::time::Duration;

use super::GroupId;
use super::classic::State;
use super::records::Record;
use super::shard::{Decision, GroupShard};
use super::timers::Timer;
use super::turn::Turn;
use crate::types::{Now, Waiter};

/// Until what the machine does by itself is tried again.
pub(super) const PAUSE: Duration = Duration::from_secs(1);

impl GroupShard {
    /// Takes back a decision of which nothing was replayed, because its records cannot be stored.
    ///
    /// Returns who has to be told that nothing came of what they asked, each once (G1): those that the decision answers, and those
    /// who waited in its groups.
    pub fn take_back(&mut self, now: Now, decision: Decision) -> Vec<Waiter> {
        let mut told: Vec<Waiter> = decision.replies.into_iter().map(|(waiter, _)| waiter).collect();
        // By group: whether there was more than offsets.
        let mut groups: BTreeMap<GroupId, bool> = BTreeMap::new();
        for record in decision.records {
            let (group, more) = match record {
                Record::Offset { group, .. } => (group, false),
                Record::Group { group, .. } | Record::Consumer { group, .. } | Record::Other { group, .. } => (group, true),
            };
            *groups.entry(group).or_default() |= more;
        }
        for (id, more) in groups {
            let is_dead = || self.groups.get(&id).and_then(|group| group.live.as_ref()).is_some_and(|live| live.state == State::Dead);
            // Nothing that moves rests on offsets.
            if more || is_dead() {
                self.start_over(now, &id, &mut told);
            }
        }
        self.delete_later(now);
        if self.retention.is_some_and(|at| at <= now.monotonic) {
            self.timers.arm(&mut self.retention, now.monotonic + self.options.retention_check, Timer::Retention);
        }
        told
    }

    fn start_over(&mut self, now: Now, id: &GroupId, told: &mut Vec<Waiter>) {
        let Some(group) = self.groups.get_mut(id) else { return };
        // Whose answers alone are of interest.
        let mut parked = Decision::default();
        let mut turn = Turn { now, id, options: &self.options, timers: &mut self.timers, decision: &mut parked };
        if let Some(mut live) = group.live.take() {
            live.hand_over(&mut turn);
        }
        group.sessions.forget_all(&mut turn);
        told.extend(parked.replies.into_iter().map(|(waiter, _)| waiter));
        self.resume(now, id, &mut Decision::default());
        self.forget_if_nothing(id);
    }
}

#[cfg(test)]
mod tests;
