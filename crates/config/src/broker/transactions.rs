//! Options: transactions and idempotent producers.

use crate::option::options;

options! { TRANSACTIONS_ROWS:
    ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MAX_MS: int "add.partitions.to.txn.retry.backoff.max.ms" = "100", AtLeast(0), High, ReadOnly, Works;
    ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS: int "add.partitions.to.txn.retry.backoff.ms" = "20", AtLeast(1), High, ReadOnly, Works;
    PRODUCER_ID_EXPIRATION_CHECK_INTERVAL_MS: int "producer.id.expiration.check.interval.ms" = "600000", AtLeast(1), Low, ReadOnly, Works, internal;
    PRODUCER_ID_EXPIRATION_MS: int "producer.id.expiration.ms" = "86400000", AtLeast(1), Low, ClusterWide, Works;
    TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS: int "transaction.abort.timed.out.transaction.cleanup.interval.ms" = "10000", AtLeast(1), Low, ReadOnly, Works;
    TRANSACTION_MAX_TIMEOUT_MS: int "transaction.max.timeout.ms" = "900000", AtLeast(1), High, ReadOnly, Works;
    TRANSACTION_PARTITION_VERIFICATION_ENABLE: boolean "transaction.partition.verification.enable" = "true", Any, Low, ClusterWide, Works;
    TRANSACTION_REMOVE_EXPIRED_TRANSACTION_CLEANUP_INTERVAL_MS: int "transaction.remove.expired.transaction.cleanup.interval.ms" = "3600000", AtLeast(1), Low, ReadOnly, Works;
    TRANSACTION_STATE_LOG_LOAD_BUFFER_SIZE: int "transaction.state.log.load.buffer.size" = "5242880", AtLeast(1), High, ReadOnly, Works;
    TRANSACTION_STATE_LOG_MIN_ISR: int "transaction.state.log.min.isr" = "2", AtLeast(1), High, ReadOnly, Works;
    TRANSACTION_STATE_LOG_NUM_PARTITIONS: int "transaction.state.log.num.partitions" = "50", AtLeast(1), High, ReadOnly, Works;
    TRANSACTION_STATE_LOG_REPLICATION_FACTOR: short "transaction.state.log.replication.factor" = "3", AtLeast(1), High, ReadOnly, Works;
    TRANSACTION_STATE_LOG_SEGMENT_BYTES: int "transaction.state.log.segment.bytes" = "104857600", AtLeast(1), High, ReadOnly, Works;
    TRANSACTION_TWO_PHASE_COMMIT_ENABLE: boolean "transaction.two.phase.commit.enable" = "false", Any, Low, ReadOnly, Works;
    TRANSACTIONAL_ID_EXPIRATION_MS: int "transactional.id.expiration.ms" = "604800000", AtLeast(1), High, ReadOnly, Works;
}
