//! Which transactions of clients are open, by the records of `__transaction_state`.
//!
//! One that is open holds up its readers until a coordinator ends it, and one that was decided may lack some of its markers.

use std::collections::BTreeSet;

use milena_protocol::records::transaction_state::TransactionStateKey;
use milena_protocol::records::transaction_state::transaction_log_value::TransactionLogValue;
use milena_protocol::{Cursor, DecodeError};

/// Kafka's numbers of the states in which nothing is open: Empty, CompleteCommit, CompleteAbort, Dead.
const AT_REST: [i8; 4] = [0, 4, 5, 6];

/// The partitions of `__transaction_state`, read record by record, in any order of the partitions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transactions {
    open: BTreeSet<String>,
}

impl Transactions {
    /// A record; the last one of a transactional id counts. One of an unknown kind says nothing, as in Kafka.
    pub fn on_record(&mut self, key: &[u8], value: Option<&[u8]>) -> Result<(), DecodeError> {
        let Some(TransactionStateKey::TransactionLog(key)) = TransactionStateKey::decode(&mut Cursor::new(key))? else { return Ok(()) };
        let id = key.transactional_id;
        let status = match value {
            None => None,
            Some(value) => {
                let value = TransactionLogValue::decode_framed(&mut Cursor::new(value))?;
                Some(value.transaction_status)
            }
        };
        if status.is_none_or(|status| AT_REST.contains(&status)) {
            self.open.remove(&id);
        } else {
            self.open.insert(id);
        }
        Ok(())
    }

    /// The transactional ids with an open transaction, in order.
    pub fn open(self) -> Vec<String> {
        self.open.into_iter().collect()
    }
}
