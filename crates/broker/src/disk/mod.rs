//! Files: what the engine's log decided is written here, and what it asks for is read.
//!
//! Deliberately not here: which bytes go where (`engine/log`), who may write now (`partition/turn`).
//!
//! Reading order: `partition_files` (one partition's folder), `open_files`, `compacted` (a segment takes others' place), `relocated` (a folder is copied),
//! `recovery` (how it is opened), `log_directory`, `closing` (a clean stop), `future` (folders that are to take others' place), `stored_batches` (logs that are not open).

pub mod closing;
pub mod compacted;
pub mod future;
pub mod log_directory;
pub mod open_files;
pub mod partition_files;
pub mod recovery;
pub mod relocated;
pub(crate) mod stored_batches;

pub use log_directory::{LogDirectories, Opened, Standing};
pub use open_files::OpenFiles;
pub use partition_files::{FileSlice, Located, PartitionFiles};
