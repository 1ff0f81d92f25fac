//! Options: transactions and idempotent producers.

use crate::option::options;
use crate::reasons::{TRANSACTIONS, WITH_RETENTION};

options! { TRANSACTIONS_ROWS:
    /// Partitions of `__transaction_state`; fixed once that topic exists.
    TRANSACTION_STATE_LOG_NUM_PARTITIONS: int "transaction.state.log.num.partitions" = "50", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// Replicas of `__transaction_state`.
    TRANSACTION_STATE_LOG_REPLICATION_FACTOR: short "transaction.state.log.replication.factor" = "3", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// `min.insync.replicas` of `__transaction_state`.
    TRANSACTION_STATE_LOG_MIN_ISR: int "transaction.state.log.min.isr" = "2", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// Size at which a segment of `__transaction_state` is closed.
    TRANSACTION_STATE_LOG_SEGMENT_BYTES: int "transaction.state.log.segment.bytes" = "104857600", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// Bytes that are read at once when the state of transactions is loaded.
    TRANSACTION_STATE_LOG_LOAD_BUFFER_SIZE: int "transaction.state.log.load.buffer.size" = "5242880", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// Longest transaction timeout that a producer may ask for.
    TRANSACTION_MAX_TIMEOUT_MS: int "transaction.max.timeout.ms" = "900000", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// How long an unused transactional id is remembered.
    TRANSACTIONAL_ID_EXPIRATION_MS: int "transactional.id.expiration.ms" = "604800000", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// How often it is checked which transactions have run out of time.
    TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS: int "transaction.abort.timed.out.transaction.cleanup.interval.ms" = "10000", AtLeast(1), Low, ReadOnly, Later(TRANSACTIONS);
    /// How often it is checked which transactional ids have expired.
    TRANSACTION_REMOVE_EXPIRED_TRANSACTION_CLEANUP_INTERVAL_MS: int "transaction.remove.expired.transaction.cleanup.interval.ms" = "3600000", AtLeast(1), Low, ReadOnly, Later(TRANSACTIONS);
    /// Whether a partition asks the coordinator before it takes a batch of a transaction that it has not seen.
    TRANSACTION_PARTITION_VERIFICATION_ENABLE: boolean "transaction.partition.verification.enable" = "true", Any, Low, ClusterWide, Later(TRANSACTIONS);
    /// Whether producers may hold a transaction open without limit, for commits that another system decides.
    TRANSACTION_TWO_PHASE_COMMIT_ENABLE: boolean "transaction.two.phase.commit.enable" = "false", Any, Low, ReadOnly, Later(TRANSACTIONS);
    /// How long the sequence numbers of an idle idempotent producer are remembered.
    PRODUCER_ID_EXPIRATION_MS: int "producer.id.expiration.ms" = "86400000", AtLeast(1), Low, ClusterWide, Works;
    /// How often it is checked which producers have been idle too long.
    PRODUCER_ID_EXPIRATION_CHECK_INTERVAL_MS: int "producer.id.expiration.check.interval.ms" = "600000", AtLeast(1), Low, ReadOnly, Never(WITH_RETENTION), internal;
    /// Pause before a broker asks again whether a partition belongs to a transaction.
    ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS: int "add.partitions.to.txn.retry.backoff.ms" = "20", AtLeast(1), High, ReadOnly, Later(TRANSACTIONS);
    /// Longest time that a broker goes on asking before it tells the client to retry.
    ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MAX_MS: int "add.partitions.to.txn.retry.backoff.max.ms" = "100", AtLeast(0), High, ReadOnly, Later(TRANSACTIONS);
}
