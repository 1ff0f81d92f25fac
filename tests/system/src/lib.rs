//! What a stranger with a socket and a process table can do to a broker. Used by the system tests and by the benchmarks.
//!
//! Not here: any code of the product. Frames are made by hand, so that a mistake which encoder and decoder of the product
//! share is not shared by what judges them.

pub mod batch;
pub mod forgetful;
pub mod keyed;
pub mod random;
pub mod server;
pub mod wire;
