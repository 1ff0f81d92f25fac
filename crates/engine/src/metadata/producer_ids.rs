//! Blocks of producer ids: a broker takes a thousand at once and hands them out without asking (KIP-730).
//!
//! A block is a fact before anybody uses it, so that no id is ever handed out twice (M4). What a broker that stops has left
//! of its block is lost; 2^63 ids are enough for a block a second for longer than the sun lasts.

use crate::metadata::{Metadata, Record, Reply};
use crate::types::{BrokerId, ProducerId};

/// Ids per block, as in Kafka.
pub const BLOCK_SIZE: i64 = 1000;

/// Consecutive producer ids: `first .. first + BLOCK_SIZE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProducerIdBlock {
    pub first: ProducerId,
    pub size: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AllocateProducerIdsError {
    #[error("broker {broker} is not registered")]
    UnknownBroker { broker: BrokerId },
    #[error("broker {broker} has registered anew with epoch {current}; epoch {asked} is of an earlier life")]
    StaleBrokerEpoch { broker: BrokerId, asked: i64, current: i64 },
    #[error("every producer id has been handed out")]
    Exhausted,
}

impl Metadata {
    pub(super) fn allocate_producer_ids(&self, broker: BrokerId, broker_epoch: i64) -> (Vec<Record>, Reply) {
        match self.next_block(broker, broker_epoch) {
            Err(error) => (vec![], Reply::AllocateProducerIds(Err(error))),
            Ok((block, next)) => (vec![Record::ProducerIds { broker, broker_epoch, next }], Reply::AllocateProducerIds(Ok(block))),
        }
    }

    fn next_block(&self, broker: BrokerId, asked: i64) -> Result<(ProducerIdBlock, ProducerId), AllocateProducerIdsError> {
        let current = self.image.broker(broker).ok_or(AllocateProducerIdsError::UnknownBroker { broker })?.epoch;
        if current != asked {
            return Err(AllocateProducerIdsError::StaleBrokerEpoch { broker, asked, current });
        }
        let first = self.image.next_producer_id();
        let next = first.get().checked_add(BLOCK_SIZE).ok_or(AllocateProducerIdsError::Exhausted)?;
        Ok((ProducerIdBlock { first, size: BLOCK_SIZE }, ProducerId(next)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Request;
    use crate::metadata::brokers::tests::with_brokers;
    use crate::types::{Now, Waiter};

    #[test]
    fn blocks_never_overlap_and_strangers_get_none() {
        let mut metadata = with_brokers(&[1]);
        let epoch = metadata.image().broker(BrokerId(1)).expect("registered").epoch;
        let cases = [
            ("first", 1, epoch, Ok(0)),
            ("second", 1, epoch, Ok(1000)),
            (
                "old epoch",
                1,
                epoch - 1,
                Err(AllocateProducerIdsError::StaleBrokerEpoch { broker: BrokerId(1), asked: epoch - 1, current: epoch }),
            ),
            ("stranger", 7, 0, Err(AllocateProducerIdsError::UnknownBroker { broker: BrokerId(7) })),
            ("third", 1, epoch, Ok(2000)),
        ];
        for (name, broker, broker_epoch, expected) in cases {
            let ask = Request::AllocateProducerIds { broker: BrokerId(broker), broker_epoch };
            let decision = metadata.decide(Now::default(), Waiter(0), ask);
            let expected = expected.map(|first| ProducerIdBlock { first: ProducerId(first), size: BLOCK_SIZE });
            assert_eq!(decision.replies, [(Waiter(0), Reply::AllocateProducerIds(expected.clone()))], "{name}");
            assert_eq!(decision.records.len(), usize::from(expected.is_ok()), "{name}");
            for record in &decision.records {
                metadata.replay(record);
            }
        }
    }
}
