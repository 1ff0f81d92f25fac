//! Record batches: the `records` field of a Produce request, which is also what a log file holds.

use milena_protocol::batch::compression::Codec;
use milena_protocol::batch::header::renew_crc;
use milena_protocol::batch::validate::{Checks, produced};
use milena_protocol::batch::{HEADER_SIZE, RawBatch, Target, TimestampType, batches as split, recompress, set_base_offset};

/// What records may inflate to. Small, so that a bomb is met by inputs of the length that a fuzzer tries.
const LIMIT: usize = 1 << 18;
/// Records of one batch that are looked at; an input of a few bytes may claim and (compressed) have very many.
const RECORDS: usize = 5_000;

/// What a record says, apart from where it stands.
type Told = (i64, Option<Vec<u8>>, Option<Vec<u8>>, Vec<(Vec<u8>, Option<Vec<u8>>)>);

/// A byte of choices, then batches.
pub fn batches(input: &[u8]) {
    let Some((&choices, bytes)) = input.split_first() else { return };
    let mut bytes = bytes.to_vec();
    if choices & 1 == 1 && bytes.len() >= HEADER_SIZE {
        bytes[0..8].fill(0);
        renew_all(&mut bytes);
    }
    for batch in split(&bytes) {
        let Ok(batch) = batch else { break };
        assert!(batch.bytes().len() >= 26 && batch.bytes().len() <= bytes.len());
        batch.checksum_matches();
        batch.last_offset();
        told_by(batch);
    }
    judge(&mut bytes, choices);
}

/// Makes checksums right, so that what lies behind them is reached.
fn renew_all(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(Ok(batch)) = split(&bytes[at..]).next() {
        let (size, modern) = (batch.bytes().len(), batch.header().is_ok());
        if modern {
            renew_crc(&mut bytes[at..at + size]);
        }
        at += size;
    }
}

/// What the records of `batch` say; `None` when it cannot be read to its end.
fn told_by(batch: RawBatch<'_>) -> Option<Vec<Told>> {
    let mut scratch = Vec::new();
    let told = batch.records(LIMIT, &mut scratch).ok().map(|records| {
        let mut told = Vec::new();
        for record in records.take(RECORDS) {
            let record = record.ok()?;
            let headers = record.headers.iter().map(|(key, value)| (key.to_vec(), value.map(<[u8]>::to_vec)));
            told.push((record.timestamp, record.key.map(<[u8]>::to_vec), record.value.map(<[u8]>::to_vec), headers.collect()));
        }
        Some(told)
    });
    assert!(scratch.len() <= LIMIT);
    told.flatten()
}

/// A batch that is taken can be read, whole, as what it is stored as; what was put right is found right.
fn judge(bytes: &mut [u8], choices: u8) {
    let checks = Checks {
        produce_version: if choices & 2 == 2 { 6 } else { 13 },
        max_message_bytes: 1 << 20,
        timestamp_type: if choices & 4 == 4 { TimestampType::LogAppendTime } else { TimestampType::CreateTime },
        now_ms: 1_700_000_000_000,
        before_max_ms: i64::MAX,
        after_max_ms: if choices & 8 == 8 { 3_600_000 } else { i64::MAX },
        compacted: choices & 16 == 16,
        inflated_limit: LIMIT,
    };
    let mut scratch = Vec::new();
    let Ok(checked) = produced(bytes, &checks, &mut scratch) else { return };
    let batch = &mut bytes[..checked.size];
    set_base_offset(batch, 77);
    let told = told_by(only(batch)).expect("a batch that was taken can be read");
    assert!(only(batch).checksum_matches());
    let latest = told.iter().map(|(timestamp, ..)| *timestamp).max().unwrap_or(-1).max(-1);
    if told.len() < RECORDS && checks.timestamp_type == TimestampType::LogAppendTime {
        assert_eq!(latest, checks.now_ms);
    }
    for codec in Codec::ALL {
        let mut stored = Vec::new();
        let target = Target { codec, level: None, inflated_limit: LIMIT };
        recompress(batch, &target, &mut scratch, &mut stored).expect("a batch that was taken can be stored");
        let stored = only(&stored);
        assert!(stored.checksum_matches());
        assert_eq!(stored.last_offset(), 77 + i64::from(checked.header.records_count) - 1);
        assert!(told_by(stored).expect("what we store, we read") == told, "{codec:?} tells the same");
    }
}

fn only(bytes: &[u8]) -> RawBatch<'_> {
    split(bytes).next().expect("one batch").expect("a sound length")
}
