//! What a group needs while it handles one event: the time, the options, the timers, and where answers and records go.

use super::cause::Cause;
use super::records::Record;
use super::shard::Decision;
use super::timers::Timers;
use super::{GroupId, Options, Reply};
use crate::types::{Now, Waiter};

pub(super) struct Turn<'a> {
    pub(super) now: Now,
    pub(super) id: &'a GroupId,
    pub(super) options: &'a Options,
    pub(super) timers: &'a mut Timers,
    pub(super) decision: &'a mut Decision,
}

impl Turn<'_> {
    pub(super) fn reply(&mut self, waiter: Waiter, reply: Reply) {
        self.decision.replies.push((waiter, reply));
    }

    /// A rebalance begins.
    pub(super) fn rebalances(&mut self, cause: Cause) {
        self.decision.rebalances.push(cause);
    }

    pub(super) fn record(&mut self, record: Record) {
        self.decision.records.push(record);
    }
}
