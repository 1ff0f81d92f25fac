//! The first half of a pass: the last offset of every key in what is new.

use milena_protocol::batch::split::RawBatch;

use super::cleaning::Cleaning;
use super::key_map::KeyMap;
use super::transactions::Transactions;
use super::{INFLATED_MAX, Plan, Unclean, checked, control_key};
use crate::log::producers::AbortedTransaction;
use crate::types::Offset;

/// Memory for keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyMemory {
    /// The share of `log.cleaner.dedupe.buffer.size` that one pass has.
    pub bytes: u64,
    /// `log.cleaner.io.buffer.load.factor`, in millionths.
    pub load_ppm: u32,
    /// Drawn by chance for this pass.
    pub seed: u64,
}

/// Whether there is more to map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    More,
    /// The map is full: the pass goes up to here, the next one begins here.
    Full,
}

/// See the head of this file.
#[derive(Debug)]
pub struct Mapping {
    plan: Plan,
    aborted: Vec<AbortedTransaction>,
    transactions: Transactions,
    map: KeyMap,
    /// Exclusive: everything below is mapped.
    end: Offset,
    inflated: Vec<u8>,
}

impl Mapping {
    /// `aborted`: the entries of all `.txnindex` files that [`Plan::transactions`] names.
    pub fn new(plan: Plan, aborted: Vec<AbortedTransaction>, memory: KeyMemory) -> Self {
        let keys = u64::try_from(plan.up_to.get().saturating_sub(plan.first_dirty.get())).unwrap_or(0);
        let map = KeyMap::new(memory.bytes, memory.load_ppm, keys, memory.seed);
        let transactions = Transactions::new(aborted.clone());
        let end = plan.first_dirty;
        Self { plan, aborted, transactions, map, end, inflated: Vec::new() }
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Takes the next batch of the sources that [`Plan::dirty`] names, in order.
    pub fn on_batch(&mut self, batch: RawBatch<'_>) -> Result<Flow, Unclean> {
        let header = checked(batch)?;
        let last = Offset(batch.last_offset());
        if last < self.plan.first_dirty {
            return Ok(Flow::More);
        }
        let counts = match &header {
            Some(header) if header.is_control() => {
                self.transactions.on_control(header, control_key(batch, header));
                false
            }
            Some(header) => !self.transactions.on_records(header),
            None => true,
        };
        if counts && self.put_keys(batch)? == Flow::Full {
            return Ok(Flow::Full);
        }
        self.end = self.end.max(last.plus(1));
        Ok(Flow::More)
    }

    /// The source is read to its end, which may lie behind its last batch.
    pub fn on_source_end(&mut self, end: Offset) {
        self.end = self.end.max(end);
    }

    /// Goes over to the second half; `None`: the map has no room for a single record, so that no pass ever could.
    pub fn finish(self) -> Option<Cleaning> {
        (self.end > self.plan.first_dirty).then(|| Cleaning::new(self.plan, self.aborted, self.map, self.end))
    }

    fn put_keys(&mut self, batch: RawBatch<'_>) -> Result<Flow, Unclean> {
        let unreadable = |source| Unclean::Records { offset: Offset(batch.first_field()), source };
        for record in batch.records(INFLATED_MAX, &mut self.inflated).map_err(unreadable)? {
            let record = record.map_err(unreadable)?;
            let offset = Offset(record.offset);
            let Some(key) = record.key.filter(|_| offset >= self.plan.first_dirty) else { continue };
            if !self.map.put(key, offset) {
                return Ok(Flow::Full);
            }
            self.end = self.end.max(offset.plus(1));
        }
        Ok(Flow::More)
    }
}
