//! The fuzz targets: each takes any bytes and panics when a promise is broken. `fuzz/libfuzzer` drives them with coverage, on
//! nightly; `tests/corpus.rs` replays the kept corpus on stable, with every other test.
//!
//! | target | takes | promises |
//! | --- | --- | --- |
//! | `requests` | key, version, body of a request | read or refused within bounded memory; what is read is written and read back the same |
//! | `responses` | the same of a response | the same |
//! | `batches` | a `records` field | split, checked, read, judged, stored in each codec: the same records, or an error |
//! | `log_recovery` | a partition's folder | recovery ends; what is served is whole, up to the log end; again, the same (L9) |
//! | `journal` | a frame of the journal | read, its entries within it and the same when written again; or refused |
//! | `index_files` | indexes, snapshots, checkpoints beside sound segments | they cost time, never records (L5) |
//! | `stored_records` | facts of the metadata log, records of `__consumer_offsets` | written and read back the same; replay cannot fail |
//! | `config_file` | a `server.properties` | read, or refused with reasons |
//! | `group_machine` | a script of joins, syncs, heartbeats, leaves, commits, crashes | its own invariants, G1 to G7; replay gives the same state |
//!
//! Not here: network timing, and what needs a disk that fails (`crates/sim`).
//!
//! `cargo +nightly fuzz run --fuzz-dir fuzz/libfuzzer requests fuzz/corpus/requests -- -max_total_time=300`
//! keeps what it learns in the corpus; `… fuzz cmin …` makes that small again, before it is committed.

pub mod batches;
mod choices;
pub mod config_file;
pub mod group_machine;
pub mod journal;
pub mod log_folder;
pub mod messages;
pub mod stored_records;

/// A target: any bytes in, a panic when something is wrong.
pub type Target = fn(&[u8]);

/// Every target by the name of its corpus folder.
pub const TARGETS: [(&str, Target); 9] = [
    ("requests", messages::requests),
    ("responses", messages::responses),
    ("batches", batches::batches),
    ("log_recovery", log_folder::log_recovery),
    ("journal", journal::journal),
    ("index_files", log_folder::index_files),
    ("stored_records", stored_records::stored_records),
    ("config_file", config_file::config_file),
    ("group_machine", group_machine::group_machine),
];
