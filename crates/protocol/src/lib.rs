//! What both ends say: messages, record batches, errors, versions.

pub mod batch;
pub mod hash;
