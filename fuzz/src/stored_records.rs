//! What the cluster stores about itself and reads back at a start: facts of the metadata log, records of `__consumer_offsets`
//! (also those of an adopted Kafka directory).

use std::time::Duration;

use milena_engine::group::records::{Record, Written};
use milena_engine::group::{GroupShard, Options};
use milena_engine::metadata::{decode_entry, encode_entry};
use milena_engine::types::{Monotonic, Now, ProducerId, Timestamp};
use milena_protocol::Encoder;

use crate::choices::Choices;

/// A byte of choice; then an entry of the metadata log, or records as key length (uint8), value length (uint8, 255 null), key, value.
pub fn stored_records(input: &[u8]) {
    match input.split_first() {
        Some((0, entry)) => metadata(entry),
        Some((1, records)) => groups(records),
        Some(_) | None => {}
    }
}

fn metadata(entry: &[u8]) {
    let Ok(facts) = decode_entry(entry) else { return };
    let written = encode_entry(&facts).expect("what was read has bytes");
    assert_eq!(decode_entry(&written).as_ref(), Ok(&facts), "what we write, we read");
}

/// Replay cannot fail, and the machine goes on from whatever was stored. Its invariants are not held against groups that no Kafka
/// writes: with a leader who is no member, a member twice, members without a protocol.
fn groups(bytes: &[u8]) {
    let mut shard = GroupShard::new(Options::default());
    let mut choices = Choices::new(bytes);
    while !choices.is_empty() {
        let (key, value) = (choices.byte(), choices.byte());
        let key = choices.take(usize::from(key)).to_vec();
        let value = (value != 255).then(|| choices.take(usize::from(value)));
        let Ok(Some(record)) = Record::decode(&key, value) else { continue };
        written_and_read(&record);
        let written = if key.len() % 7 == 6 { Written::InTransactionOf(ProducerId(1)) } else { Written::Plainly };
        shard.replay(record, written);
    }
    shard.replay_end_of_transaction(ProducerId(1), bytes.len().is_multiple_of(2));
    let mut now = Now { wall: Timestamp(1_700_000_000_000), monotonic: Monotonic(Duration::from_secs(1)) };
    let mut decision = shard.activate(now);
    for _ in 0..20 {
        for record in decision.records {
            written_and_read(&record);
            shard.replay(record, Written::Plainly);
        }
        let Some(deadline) = shard.next_deadline() else { break };
        now.monotonic = now.monotonic.max(deadline);
        decision = shard.on_deadline(now);
    }
}

fn written_and_read(record: &Record) {
    if matches!(record, Record::Other { .. }) {
        return; // only its key is kept
    }
    let mut out = Encoder::new();
    let places = record.encode(&mut out).expect("what was read has bytes");
    let again = Record::decode(&out.buf[places.key], places.value.map(|value| &out.buf[value]));
    assert_eq!(again.expect("what we write, we read").as_ref(), Some(record));
}
