//! Producer ids for the clients of this broker: handed out one by one from a block that the controller has given it (KIP-730).

use milena_engine::metadata::AllocateProducerIdsError;
use milena_engine::types::{BrokerId, ProducerId};
use tokio::sync::Mutex;

use crate::controller::ControllerError;
use crate::forward::Forward;

/// What is left of the broker's block.
#[derive(Debug)]
pub struct ProducerIds {
    broker: BrokerId,
    broker_epoch: i64,
    forward: Forward,
    /// Held across the controller's answer: who comes meanwhile waits for the same block instead of asking for another.
    left: Mutex<std::ops::Range<i64>>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProducerIdError {
    #[error(transparent)]
    Controller(#[from] ControllerError),
    #[error(transparent)]
    Refused(#[from] AllocateProducerIdsError),
}

impl ProducerIds {
    pub fn new(forward: Forward, broker: BrokerId, broker_epoch: i64) -> Self {
        Self { broker, broker_epoch, forward, left: Mutex::new(0..0) }
    }

    /// An id that nobody else has or had.
    pub async fn next(&self) -> Result<ProducerId, ProducerIdError> {
        let mut left = self.left.lock().await;
        if left.is_empty() {
            let block = self.forward.allocate_producer_ids(self.broker, self.broker_epoch).await??;
            *left = block.first.get()..block.first.get() + block.size;
        }
        // The block is not empty; were it, the id would be one that no producer may have.
        Ok(left.next().map_or(ProducerId::NONE, ProducerId))
    }
}
