//! Options: the windows over which quotas are measured.

use crate::option::options;
use crate::reasons::{JAVA, QUOTAS};

options! { QUOTAS_ROWS:
    /// How many windows are kept to measure the rates of clients.
    QUOTA_WINDOW_NUM: int "quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// Length of one window in which the rates of clients are measured.
    QUOTA_WINDOW_SIZE_SECONDS: int "quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// How many windows are kept to measure the rate of replication.
    REPLICATION_QUOTA_WINDOW_NUM: int "replication.quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// Length of one window in which the rate of replication is measured.
    REPLICATION_QUOTA_WINDOW_SIZE_SECONDS: int "replication.quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// How many windows are kept to measure moves between directories.
    ALTER_LOG_DIRS_REPLICATION_QUOTA_WINDOW_NUM: int "alter.log.dirs.replication.quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// Length of one window in which moves between directories are measured.
    ALTER_LOG_DIRS_REPLICATION_QUOTA_WINDOW_SIZE_SECONDS: int "alter.log.dirs.replication.quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// How many windows are kept to measure creations and deletions of partitions.
    CONTROLLER_QUOTA_WINDOW_NUM: int "controller.quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// Length of one window in which creations and deletions of partitions are measured.
    CONTROLLER_QUOTA_WINDOW_SIZE_SECONDS: int "controller.quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Later(QUOTAS);
    /// Java class that decides which quota applies to a client; naming one is refused.
    CLIENT_QUOTA_CALLBACK_CLASS: class "client.quota.callback.class" = null, Any, Low, ReadOnly, Never(JAVA);
}
