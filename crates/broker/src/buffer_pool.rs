//! Read buffers that the connections share: one that has nothing to read holds none.

use std::sync::{Mutex, PoisonError};

/// Size of a shared read buffer. Measured: 256 KiB stays in the second-level cache of one core.
pub const BUFFER_SIZE: usize = 256 * 1024;
/// Idle buffers that are kept for the next readable connection.
const POOL_MAX: usize = 16;

/// Read buffers that go from connection to connection, newest first, so that the one in use is the one in cache.
#[derive(Debug, Default)]
pub struct BufferPool {
    idle: Mutex<Vec<Vec<u8>>>,
}

impl BufferPool {
    pub(crate) fn take(&self) -> Vec<u8> {
        let pooled = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        pooled.unwrap_or_else(|| vec![0; BUFFER_SIZE])
    }

    pub(crate) fn give_back(&self, buffer: Vec<u8>) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if buffer.len() == BUFFER_SIZE && idle.len() < POOL_MAX {
            idle.push(buffer);
        }
    }
}
