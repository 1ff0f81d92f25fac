//! Options: the windows over which quotas are measured.

use crate::option::options;

options! { QUOTAS_ROWS:
    ALTER_LOG_DIRS_REPLICATION_QUOTA_WINDOW_NUM: int "alter.log.dirs.replication.quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Works;
    ALTER_LOG_DIRS_REPLICATION_QUOTA_WINDOW_SIZE_SECONDS: int "alter.log.dirs.replication.quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Works;
    CLIENT_QUOTA_CALLBACK_CLASS: class "client.quota.callback.class" = null, Any, Low, ReadOnly, Works;
    CONTROLLER_QUOTA_WINDOW_NUM: int "controller.quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Works;
    CONTROLLER_QUOTA_WINDOW_SIZE_SECONDS: int "controller.quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Works;
    QUOTA_WINDOW_NUM: int "quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Works;
    QUOTA_WINDOW_SIZE_SECONDS: int "quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Works;
    REPLICATION_QUOTA_WINDOW_NUM: int "replication.quota.window.num" = "11", AtLeast(1), Low, ReadOnly, Works;
    REPLICATION_QUOTA_WINDOW_SIZE_SECONDS: int "replication.quota.window.size.seconds" = "1", AtLeast(1), Low, ReadOnly, Works;
}
