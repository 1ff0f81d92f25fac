//! The golden vectors of batches and values, line by line, and the forms in which they write bytes.

use milena_protocol::batch::Record;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// The vectors of `file`, one JSON object a line.
pub(crate) fn lines(file: &str) -> impl Iterator<Item = Value> + use<> {
    let text = match file {
        "batches.jsonl" => include_str!("../golden/batches.jsonl"),
        "batches.broker.jsonl" => include_str!("../golden/batches.broker.jsonl"),
        "values.jsonl" => include_str!("../golden/values.jsonl"),
        other => panic!("no golden file {other}"),
    };
    text.lines().map(|line| serde_json::from_str(line).expect("a golden line is JSON"))
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
    digits.map(|pair| u8::from_str_radix(pair, 16).expect("two hex digits")).collect()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 over offset, timestamp, key and value of records, which stands for them in the vectors of large batches.
#[derive(Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    pub(crate) fn record(&mut self, record: &Record<'_>) {
        self.0.update(record.offset.to_be_bytes());
        self.0.update(record.timestamp.to_be_bytes());
        for bytes in [record.key, record.value] {
            self.0.update(bytes.map_or(-1, |bytes| i32::try_from(bytes.len()).expect("short")).to_be_bytes());
            self.0.update(bytes.unwrap_or(&[]));
        }
    }

    pub(crate) fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}
