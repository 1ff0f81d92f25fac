//! Which transactions a pass is in the middle of: aborted ones lose their records, and a marker goes only after all of its
//! transaction's records are gone.
//!
//! Source: KIP-534; semantics rule 65.

use std::collections::{BTreeMap, BTreeSet};

use milena_protocol::batch::{BatchHeader, ControlType};

use crate::log::producers::AbortedTransaction;
use crate::types::ProducerId;

/// What becomes of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Records of its transaction were still there: it stays.
    Needed,
    /// As before, and the aborted transaction is to be told to readers.
    Aborted(AbortedTransaction),
    /// Nothing of its transaction is left.
    Alone,
}

/// Transactions as they are met from the log's begin on.
#[derive(Debug, Clone, Default)]
pub(super) struct Transactions {
    /// By first offset; those before `next` have been met.
    aborted: Vec<AbortedTransaction>,
    next: usize,
    /// Aborted ones that are open here, and whether any of their records was met.
    open_aborted: BTreeMap<ProducerId, (AbortedTransaction, bool)>,
    /// Producers with records of a transaction that was committed.
    open_committed: BTreeSet<ProducerId>,
}

impl Transactions {
    pub(super) fn new(mut aborted: Vec<AbortedTransaction>) -> Self {
        aborted.sort_by_key(|transaction| (transaction.first_offset, transaction.last_offset));
        aborted.dedup();
        Self { aborted, ..Self::default() }
    }

    /// Meets a batch of records; whether they were aborted.
    pub(super) fn on_records(&mut self, header: &BatchHeader) -> bool {
        self.open_up_to(header.last_offset());
        if !header.is_transactional() {
            return false;
        }
        let producer = ProducerId(header.producer_id);
        match self.open_aborted.get_mut(&producer) {
            Some((_, met)) => {
                *met = true;
                true
            }
            None => {
                self.open_committed.insert(producer);
                false
            }
        }
    }

    /// Meets a control batch. `key`: that of its one record; `None`: it has none, an earlier pass emptied it.
    pub(super) fn on_control(&mut self, header: &BatchHeader, key: Option<&[u8]>) -> Ending {
        self.open_up_to(header.last_offset());
        let producer = ProducerId(header.producer_id);
        match key.map(ControlType::of_key) {
            None => Ending::Alone,
            Some(Some(ControlType::Abort)) => match self.open_aborted.remove(&producer) {
                Some((aborted, true)) => Ending::Aborted(aborted),
                Some((_, false)) | None => Ending::Alone,
            },
            Some(Some(ControlType::Commit)) => {
                if self.open_committed.remove(&producer) {
                    Ending::Needed
                } else {
                    Ending::Alone
                }
            }
            // Other kinds of control records end no transaction.
            Some(_) => Ending::Needed,
        }
    }

    fn open_up_to(&mut self, offset: i64) {
        while let Some(aborted) = self.aborted.get(self.next).filter(|aborted| aborted.first_offset.get() <= offset) {
            self.open_aborted.entry(aborted.producer).or_insert((*aborted, false));
            self.next = self.next.saturating_add(1);
        }
    }
}
