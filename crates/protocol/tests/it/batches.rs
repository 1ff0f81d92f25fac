//! Record batches as a real Kafka wrote, read, took and refused them (golden/batches.jsonl, golden/batches.broker.jsonl).

use milena_protocol::batch::compression::{self, Codec, DecompressError};
use milena_protocol::batch::legacy::LegacyMessage;
use milena_protocol::batch::record::RecordError;
use milena_protocol::batch::validate::{BatchError, Checked, Checks, RecordFault, produced};
use milena_protocol::batch::{
    BatchBuilder, BatchHeader, BatchOptions, ControlType, EndTxnMarker, RawBatch, Record, RecordsError, Target, TimestampType, batches,
    crc_matches, recompress, set_base_offset, set_leader_epoch,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::golden;

const LIMIT: usize = 16 << 20;
/// The moment of the golden batches, ms since 1970.
const NOW: i64 = 1_700_000_000_000;

fn bytes_of(vector: &Value) -> Vec<u8> {
    golden::unhex(vector["hex"].as_str().unwrap_or(""))
}

fn hex(bytes: Option<&[u8]>) -> Value {
    bytes.map_or(Value::Null, |bytes| json!(golden::hex(bytes)))
}

// ---- reading, as golden/batches.jsonl has it

#[test]
fn every_golden_batch_reads_as_kafka_reads_it() {
    for vector in golden::lines("batches.jsonl") {
        let name = &vector["name"];
        if vector["error"]["stage"] == "write" {
            continue; // Kafka refuses to make it
        }
        let bytes = bytes_of(&vector);
        let (read, failed_at) = read_all(&bytes);
        let expected = vector["batches"].as_array().unwrap();
        assert_eq!(failed_at, vector["error"]["stage"].as_str(), "{name}");
        assert_eq!(read.len(), expected.len(), "{name}");
        for (read, expected) in read.iter().zip(expected) {
            compare(name, read, expected);
        }
    }
}

/// What was read of each batch until something failed, and the stage that failed: split, check, header or records.
fn read_all(bytes: &[u8]) -> (Vec<Value>, Option<&'static str>) {
    let mut read = Vec::new();
    for batch in batches(bytes) {
        let Ok(batch) = batch else { return (read, Some("split")) };
        let (value, failed_at) = read_one(batch);
        read.push(value);
        if failed_at.is_some() {
            return (read, failed_at);
        }
    }
    (read, None)
}

fn read_one(batch: RawBatch<'_>) -> (Value, Option<&'static str>) {
    let mut value = json!({"magic": batch.magic(), "size": batch.bytes().len()});
    if !batch.checksum_matches() {
        return (value, Some("check"));
    }
    let described = if batch.magic() < 2 { describe_legacy(batch, &mut value) } else { describe_modern(batch, &mut value) };
    if !described {
        return (value, Some("header"));
    }
    let mut scratch = Vec::new();
    let Ok(records) = batch.records(LIMIT, &mut scratch) else {
        value["records"] = json!([]);
        return (value, Some("records"));
    };
    let header = batch.header().ok();
    let compressed = header.is_some_and(|header| header.compression() != Ok(Codec::None));
    let mut digest = golden::Digest::default();
    let (mut listed, mut count, mut failed_at) = (Vec::new(), 0, None);
    for record in records {
        let Ok(record) = record else {
            failed_at = Some("records");
            break;
        };
        digest.record(&record);
        listed.push(describe_record(&record, header.as_ref()));
        count += 1;
    }
    if compressed && failed_at.is_some() {
        listed.clear(); // Kafka inflates and reads such a batch whole before it gives the first record
    }
    value["records"] = json!(listed);
    value["records_read"] = json!(count);
    value["records_sha256"] = json!(digest.finish());
    (value, failed_at)
}

fn describe_modern(batch: RawBatch<'_>, value: &mut Value) -> bool {
    let header = batch.header().unwrap();
    value["base_offset"] = json!(header.base_offset);
    value["crc"] = json!(header.crc);
    value["last_offset"] = json!(header.last_offset());
    value["next_offset"] = json!(header.last_offset() + 1);
    let Ok(codec) = header.compression() else { return false };
    value["compression"] = json!(codec.name());
    value["timestamp_type"] = json!(format!("{:?}", header.timestamp_type()));
    value["max_timestamp"] = json!(header.max_timestamp);
    value["partition_leader_epoch"] = json!(header.partition_leader_epoch);
    value["base_timestamp"] = json!(header.base_timestamp);
    value["producer_id"] = json!(header.producer_id);
    value["producer_epoch"] = json!(header.producer_epoch);
    value["base_sequence"] = json!(header.base_sequence);
    value["last_sequence"] = json!(header.last_sequence());
    value["transactional"] = json!(header.is_transactional());
    value["control"] = json!(header.is_control());
    value["delete_horizon_ms"] = json!(header.delete_horizon());
    value["count"] = json!(header.records_count);
    true
}

fn describe_legacy(batch: RawBatch<'_>, value: &mut Value) -> bool {
    let message = LegacyMessage::parse(batch).unwrap();
    let mut scratch = Vec::new();
    let first = batch.records(LIMIT, &mut scratch).unwrap().next().unwrap().unwrap().offset;
    value["base_offset"] = json!(first);
    value["crc"] = json!(message.crc);
    value["last_offset"] = json!(batch.last_offset());
    value["next_offset"] = json!(batch.last_offset() + 1);
    value["compression"] = json!(message.compression().unwrap().name());
    value["timestamp_type"] = message.timestamp_type().map_or(json!("NoTimestampType"), |kind| json!(format!("{kind:?}")));
    value["max_timestamp"] = json!(message.timestamp);
    true
}

fn describe_record(record: &Record<'_>, header: Option<&BatchHeader>) -> Value {
    let mut value = json!({
        "offset": record.offset, "timestamp": record.timestamp, "key": hex(record.key), "value": hex(record.value)
    });
    let Some(header) = header else { return value };
    if let Some(sequence) = record.sequence(header) {
        value["sequence"] = json!(sequence);
    }
    if !record.headers.is_empty() {
        let headers = record.headers.iter().map(|(key, value)| json!([String::from_utf8_lossy(key), hex(value)]));
        value["headers"] = headers.collect();
    }
    if header.is_control() {
        let kind = record.key.and_then(ControlType::of_key);
        value["control_type"] = json!(kind.map_or("UNKNOWN", control_name));
    }
    value
}

fn control_name(kind: ControlType) -> &'static str {
    match kind {
        ControlType::Abort => "ABORT",
        ControlType::Commit => "COMMIT",
        ControlType::LeaderChange => "LEADER_CHANGE",
        ControlType::SnapshotHeader => "SNAPSHOT_HEADER",
        ControlType::SnapshotFooter => "SNAPSHOT_FOOTER",
        ControlType::KRaftVersion => "KRAFT_VERSION",
        ControlType::KRaftVoters => "KRAFT_VOTERS",
    }
}

/// Every field that Kafka names must be the same here.
fn compare(name: &Value, read: &Value, expected: &Value) {
    for (field, expected) in expected.as_object().unwrap() {
        if field == "base_offset" && read.get(field).is_none() {
            continue; // of a damaged batch Kafka shows what stands in front, whatever it means
        }
        assert_eq!(&read[field], expected, "{name}: {field}");
    }
}

// ---- the verdict on a produced batch, as golden/batches.broker.jsonl has it

#[test]
fn every_golden_batch_is_judged_as_kafka_judges_it() {
    let sent = golden::lines("batches.jsonl").map(|vector| (vector["name"].clone(), bytes_of(&vector))).collect::<Vec<_>>();
    let mut judged = 0;
    for answer in golden::lines("batches.broker.jsonl") {
        let name = format!("{} on {}", answer["name"], answer["topic"]);
        let mut bytes = sent.iter().find(|(sent, _)| *sent == answer["name"]).unwrap().1.clone();
        judge(&name, &mut bytes, &answer);
        judged += 1;
    }
    assert_eq!(judged, 161);
}

fn judge(name: &str, bytes: &mut [u8], answer: &Value) {
    let expected = answer["error"].as_str().unwrap();
    if expected == "TRANSACTIONAL_ID_AUTHORIZATION_FAILED" {
        // The API looks for this before it asks for a verdict.
        let header = BatchHeader::parse(bytes).unwrap();
        assert!(header.is_transactional(), "{name}");
        return;
    }
    let log_append = answer["topic"] == "LogAppendTime";
    let verdict = produced(bytes, &checks(answer["topic"].as_str().unwrap()), &mut Vec::new());
    assert_eq!(verdict.as_ref().map_or_else(code, |_| "NONE"), expected, "{name}: {verdict:?}");
    match verdict {
        Ok(checked) => check_stored(name, bytes, &checked, &answer["read"][0]),
        Err(BatchError::Refused { faults, total }) => {
            let indexes = faults.iter().map(|fault| json!(fault.index())).collect::<Vec<_>>();
            let told = answer["record_errors"].as_array().unwrap().iter().map(|error| error["index"].clone()).collect::<Vec<_>>();
            assert_eq!((indexes.len(), indexes), (total, told), "{name}");
        }
        Err(error) => assert_eq!(answer["log_start_offset"] == -1, before_the_log(&error), "{name}"),
    }
    assert_eq!(log_append && expected == "NONE", answer["append_time"] != "none", "{name}");
}

fn checks(topic: &str) -> Checks {
    Checks {
        produce_version: 11,
        max_message_bytes: 1 << 20,
        timestamp_type: if topic == "LogAppendTime" { TimestampType::LogAppendTime } else { TimestampType::CreateTime },
        now_ms: NOW,
        before_max_ms: i64::MAX,
        after_max_ms: 3_600_000,
        compacted: topic == "compact",
        inflated_limit: LIMIT,
    }
}

/// What refusal.rs of the broker says for each variant.
fn code(error: &BatchError) -> &'static str {
    match error {
        BatchError::Split(milena_protocol::batch::SplitError::LengthOverflow { .. })
        | BatchError::CodecUnknown(_)
        | BatchError::CannotDecompress(_)
        | BatchError::Record(RecordError::VarintTooLong { .. }) => "UNKNOWN_SERVER_ERROR",
        BatchError::Split(_) | BatchError::LengthTooSmall { .. } | BatchError::CrcMismatch => "CORRUPT_MESSAGE",
        BatchError::TooLarge { .. } => "MESSAGE_TOO_LARGE",
        BatchError::ZstdTooEarly { .. } => "UNSUPPORTED_COMPRESSION_TYPE",
        BatchError::Refused { faults, .. } if faults.iter().any(|fault| !matches!(fault, RecordFault::KeyMissing { .. })) => {
            "INVALID_TIMESTAMP"
        }
        BatchError::NoWholeBatch
        | BatchError::MoreThanOne
        | BatchError::OldMagic { .. }
        | BatchError::BaseOffsetNotZero { .. }
        | BatchError::NoRecords { .. }
        | BatchError::LastDeltaMismatch { .. }
        | BatchError::ControlFromClient
        | BatchError::SequenceMissing { .. }
        | BatchError::Record(_)
        | BatchError::Refused { .. } => "INVALID_RECORD",
    }
}

fn before_the_log(error: &BatchError) -> bool {
    matches!(
        error,
        BatchError::NoWholeBatch
            | BatchError::MoreThanOne
            | BatchError::OldMagic { .. }
            | BatchError::ZstdTooEarly { .. }
            | BatchError::Split(_)
            | BatchError::LengthTooSmall { .. }
            | BatchError::TooLarge { .. }
            | BatchError::CrcMismatch
    )
}

/// The batch as it lies in the log afterwards.
fn check_stored(name: &str, bytes: &mut [u8], checked: &Checked, stored: &Value) {
    let batch = &mut bytes[..checked.size];
    set_base_offset(batch, stored["base_offset"].as_i64().unwrap());
    set_leader_epoch(batch, 0);
    assert!(crc_matches(batch), "{name}");
    let mut recompressed = Vec::new();
    let asked = stored["compression"].as_str().and_then(Codec::from_name).unwrap();
    let same_codec = asked == checked.codec;
    if !same_codec {
        let target = Target { codec: asked, level: None, inflated_limit: LIMIT };
        recompress(batch, &target, &mut Vec::new(), &mut recompressed).unwrap();
        assert!(crc_matches(&recompressed), "{name}");
    }
    let batch = if same_codec { &*batch } else { &*recompressed };
    let header = BatchHeader::parse(batch).unwrap();
    let time = |time: i64| if time == NOW && stored["max_timestamp"] == "TIME" { json!("TIME") } else { json!(time.to_string()) };
    assert_eq!(header.last_offset(), stored["last_offset"].as_i64().unwrap(), "{name}");
    assert_eq!(json!(header.partition_leader_epoch), stored["leader_epoch"], "{name}");
    assert_eq!(json!(format!("{:?}", header.timestamp_type())), stored["timestamp_type"], "{name}");
    assert_eq!(time(header.max_timestamp), stored["max_timestamp"], "{name}");
    assert_eq!(json!(header.records_count), stored["records"], "{name}");
    assert_eq!(json!(header.attributes), stored["attributes"], "{name}");
    if same_codec {
        assert_eq!(json!(header.size()), stored["size"], "{name}");
    }
    let mut scratch = Vec::new();
    let records = batches(batch).next().unwrap().unwrap().records(LIMIT, &mut scratch).unwrap().collect::<Result<Vec<_>, _>>().unwrap();
    assert_eq!(json!(records.len()), stored["records"], "{name}");
    if !same_codec {
        assert!((0..).zip(&records).all(|(index, record)| record.offset_delta == index), "{name}: numbered anew");
    }
}

#[test]
fn zstd_needs_produce_7() {
    let mut batch = one_record(BatchOptions { codec: Codec::Zstd, ..BatchOptions::default() });
    let old = Checks { produce_version: 6, ..checks("delete") };
    assert_eq!(produced(&mut batch, &old, &mut Vec::new()), Err(BatchError::ZstdTooEarly { produce_version: 6 }));
    assert!(produced(&mut batch, &checks("delete"), &mut Vec::new()).is_ok());
}

#[test]
fn a_batch_above_max_message_bytes_is_too_large() {
    let mut batch = one_record(BatchOptions::default());
    let (size, exact) = (batch.len(), Checks { max_message_bytes: batch.len(), ..checks("delete") });
    assert!(produced(&mut batch, &exact, &mut Vec::new()).is_ok());
    let below = Checks { max_message_bytes: size - 1, ..exact };
    assert_eq!(produced(&mut batch, &below, &mut Vec::new()), Err(BatchError::TooLarge { size, limit: size - 1 }));
}

#[test]
fn timestamps_are_held_against_both_bounds() {
    let bounds = Checks { before_max_ms: 10, after_max_ms: 5, ..checks("delete") };
    for (timestamp, taken) in [(NOW - 10, true), (NOW - 11, false), (NOW + 5, true), (NOW + 6, false), (-1, true), (-2, false)] {
        let mut builder = BatchBuilder::new(BatchOptions::default());
        builder.append(NOW, None, None, &[]).unwrap();
        builder.append(timestamp, None, None, &[]).unwrap();
        let verdict = produced(&mut builder.build(), &bounds, &mut Vec::new());
        let fault = RecordFault::TimestampOutOfRange { index: 1, offset: 1, timestamp, low: NOW - 10, high: NOW + 5 };
        let expected = if taken { None } else { Some(BatchError::Refused { faults: vec![fault], total: 1 }) };
        assert_eq!(verdict.err(), expected, "{timestamp}");
    }
}

#[test]
fn faults_beyond_those_kept_are_counted() {
    let mut builder = BatchBuilder::new(BatchOptions::default());
    for _ in 0..2000 {
        builder.append(NOW, None, None, &[]).unwrap();
    }
    let Err(BatchError::Refused { faults, total }) = produced(&mut builder.build(), &checks("compact"), &mut Vec::new()) else {
        panic!("records without keys were taken");
    };
    assert_eq!((faults.len(), total), (1000, 2000));
}

#[test]
fn a_client_may_not_claim_append_time_on_an_append_time_topic() {
    let mut batch = one_record(BatchOptions { append_time: Some(NOW), ..BatchOptions::default() });
    let faults = vec![RecordFault::AppendTimeFromProducer { index: 0 }];
    assert_eq!(produced(&mut batch, &checks("LogAppendTime"), &mut Vec::new()), Err(BatchError::Refused { faults, total: 1 }));
}

#[test]
fn a_compressed_batch_with_wrong_offsets_is_built_anew() {
    let mut wrong = BatchBuilder::new(BatchOptions { codec: Codec::Lz4, producer_id: 7, base_sequence: 1, ..BatchOptions::default() });
    wrong.append_at(1, NOW, Some(b"a"), Some(b"1"), &[(b"h", None)]).unwrap();
    wrong.append_at(5, NOW + 1, Some(b"b"), None, &[]).unwrap();
    let mut wrong = wrong.build();
    wrong[23..27].copy_from_slice(&1i32.to_be_bytes());
    milena_protocol::batch::header::renew_crc(&mut wrong);
    let checked = produced(&mut wrong, &checks("delete"), &mut Vec::new()).unwrap();
    assert!(!checked.dense);
    let mut anew = Vec::new();
    let target = Target { codec: checked.codec, level: None, inflated_limit: LIMIT };
    recompress(&wrong, &target, &mut Vec::new(), &mut anew).unwrap();
    let right = produced(&mut anew, &checks("delete"), &mut Vec::new()).unwrap();
    assert!(right.dense);
    assert_eq!((right.header.producer_id, right.header.base_sequence, right.header.records_count), (7, 1, 2));
}

// ---- building

#[test]
fn built_batches_are_byte_for_byte_those_of_kafka() {
    let mut built = 0;
    for vector in golden::lines("batches.jsonl") {
        let kafka = bytes_of(&vector);
        let rebuilt = batches(&kafka).map(|batch| batch.ok().and_then(rebuild)).collect::<Option<Vec<_>>>();
        // In the one that is left out the header's largest timestamp was made by hand.
        let sound = vector["name"]
            .as_str()
            .is_some_and(|name| (name.starts_with("v2-") || name.starts_with("send-")) && name != "send-negative-timestamp");
        if let (Some(rebuilt), true) = (rebuilt, sound) {
            let whole = rebuilt.concat();
            assert_eq!(golden::hex(&whole), golden::hex(&kafka[..whole.len()]), "{}", vector["name"]);
            built += 1;
        }
    }
    assert!(built >= 38, "only {built} vectors could be built again");
}

/// The batch made again from what was read of it; `None` where the form is not one that we write (magic, unused bits),
/// or the codec is one whose output differs between implementations.
fn rebuild(batch: RawBatch<'_>) -> Option<Vec<u8>> {
    let header = batch.header().ok()?;
    let codec = header.compression().ok()?;
    if codec != Codec::None || header.attributes & !0x7f != 0 || header.records_count == 0 {
        return None;
    }
    let mut builder = BatchBuilder::new(BatchOptions::of(&header));
    let mut raw = header;
    raw.attributes &= !8; // the records' own timestamps, not the append time
    for record in milena_protocol::batch::RecordIter::new(&raw, &batch.bytes()[61..]) {
        let record = record.ok()?;
        let headers = record.headers.iter().collect::<Vec<_>>();
        builder.append_at(record.offset, record.timestamp, record.key, record.value, &headers).ok()?;
    }
    builder.extend_to(header.last_offset());
    Some(builder.build())
}

#[test]
fn a_marker_is_that_of_kafka() {
    for (name, committed) in [("v2-marker-commit", true), ("v2-marker-abort", false)] {
        let vector = golden::lines("batches.jsonl").find(|vector| vector["name"] == name).unwrap();
        let coordinator_epoch = i32::from_str_radix(&vector["batches"][0]["records"][0]["value"].as_str().unwrap()[4..], 16).unwrap();
        let kafka = bytes_of(&vector);
        let header = BatchHeader::parse(&kafka).unwrap();
        let marker = EndTxnMarker {
            committed,
            producer_id: header.producer_id,
            producer_epoch: header.producer_epoch,
            coordinator_epoch,
            timestamp: header.max_timestamp,
        };
        let mut batch = marker.batch();
        set_base_offset(&mut batch, header.base_offset);
        set_leader_epoch(&mut batch, header.partition_leader_epoch);
        assert_eq!(golden::hex(&batch), golden::hex(&kafka), "{name}");
    }
}

#[test]
fn an_emptied_batch_is_that_of_kafka() {
    let before = golden::lines("batches.jsonl").find(|vector| vector["name"] == "clean-before").unwrap();
    let after = golden::lines("batches.jsonl").find(|vector| vector["name"] == "clean-nothing-left-retain-empty").unwrap();
    let emptied = batches(&bytes_of(&before))
        .map(|batch| milena_protocol::batch::builder::emptied(&batch.unwrap().header().unwrap()))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(golden::hex(&emptied), golden::hex(&bytes_of(&after)));
}

#[test]
fn a_builder_refuses_offsets_that_do_not_rise() {
    let mut builder = BatchBuilder::new(BatchOptions { base_offset: 10, ..BatchOptions::default() });
    assert!(builder.append_at(9, NOW, None, None, &[]).is_err());
    builder.append_at(12, NOW, None, None, &[]).unwrap();
    assert!(builder.append_at(12, NOW, None, None, &[]).is_err());
    assert!(builder.append_at(10 + (1 << 31), NOW, None, None, &[]).is_err());
    builder.append(NOW, None, None, &[]).unwrap();
    assert_eq!(BatchHeader::parse(&builder.build()).unwrap().last_offset(), 13);
}

fn one_record(options: BatchOptions) -> Vec<u8> {
    let mut builder = BatchBuilder::new(options);
    builder.append(NOW, Some(b"key"), Some(b"value"), &[]).unwrap();
    builder.build()
}

// ---- codecs

/// Text of `length` bytes that compresses somewhat.
fn text(length: usize) -> Vec<u8> {
    (0..).flat_map(|line: u32| format!("line {line} of {}\n", line.wrapping_mul(2_654_435_761)).into_bytes()).take(length).collect()
}

#[test]
fn every_codec_gives_back_what_it_got() {
    for codec in Codec::ALL {
        for length in [0, 1, 12, 13, 1000, 32 << 10, (32 << 10) + 1, 64 << 10, (64 << 10) + 1, 300_000] {
            let data = text(length);
            let (mut packed, mut unpacked) = (b"before".to_vec(), b"rubbish".to_vec());
            compression::compress(codec, None, &data, &mut packed);
            assert_eq!(&packed[..6], b"before");
            compression::decompress(codec, &packed[6..], length, &mut unpacked).unwrap();
            assert!(unpacked == data, "{codec:?} of {length} bytes");
        }
    }
}

#[test]
fn levels_are_taken_where_the_codec_has_them() {
    for (codec, levels) in [(Codec::Gzip, [-1, 1, 9]), (Codec::Zstd, [-5, 1, 19])] {
        for level in levels {
            let (mut packed, mut unpacked) = (Vec::new(), Vec::new());
            compression::compress(codec, Some(level), &text(50_000), &mut packed);
            compression::decompress(codec, &packed, LIMIT, &mut unpacked).unwrap();
            assert!(unpacked == text(50_000), "{codec:?} {level}");
        }
    }
}

#[test]
fn the_limit_is_held_by_every_codec() {
    for codec in Codec::ALL {
        let mut packed = Vec::new();
        compression::compress(codec, None, &text(200_000), &mut packed);
        for limit in [0, 1, 65_536, 131_072, 199_999] {
            let mut out = Vec::new();
            let refused = compression::decompress(codec, &packed, limit, &mut out);
            assert_eq!(refused, Err(DecompressError::TooLarge { codec, limit }));
        }
    }
}

#[test]
fn bombs_are_refused_before_they_take_memory() {
    for codec in [Codec::Gzip, Codec::Snappy, Codec::Lz4, Codec::Zstd] {
        let mut bomb = Vec::new();
        compression::compress(codec, None, &vec![0; 64 << 20], &mut bomb);
        let limit = 1 << 20;
        let mut out = Vec::new();
        let refused = compression::decompress(codec, &bomb, limit, &mut out);
        assert_eq!(refused, Err(DecompressError::TooLarge { codec, limit }));
        assert!(out.capacity() <= limit + 1, "{codec:?} reserved {}", out.capacity());
    }
}

#[test]
fn stated_sizes_are_not_believed() {
    let mut out = Vec::new();
    // A raw snappy block that states 4 GiB − 1, an lz4 frame of 4 MiB blocks with 5 bytes, a zstd frame that states 1 GiB.
    let snappy = [0xff, 0xff, 0xff, 0xff, 0x0f, 0x00];
    assert!(compression::decompress(Codec::Snappy, &snappy, 1 << 30, &mut out).is_err());
    assert!(out.capacity() < 1024);
    let mut lz4 = Vec::new();
    compression::compress(Codec::Lz4, None, b"", &mut lz4);
    lz4.truncate(4);
    lz4.extend_from_slice(&[0x60, 0x70, 0x73, 1, 0, 0, 0, 0xf0]);
    assert!(compression::decompress(Codec::Lz4, &lz4, 1 << 30, &mut out).is_err());
    assert!(out.capacity() < 1024);
    let zstd = [0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0x40, 1, 0, 0];
    assert!(compression::decompress(Codec::Zstd, &zstd, 1 << 30, &mut out).is_err());
    assert!(out.capacity() <= 128 << 10);
}

#[test]
fn damaged_compressed_data_is_an_error_or_other_data_never_a_panic() {
    for codec in [Codec::Gzip, Codec::Snappy, Codec::Lz4, Codec::Zstd] {
        let mut packed = Vec::new();
        compression::compress(codec, None, &text(3000), &mut packed);
        for cut in 0..packed.len() {
            let refused = compression::decompress(codec, &packed[..cut], LIMIT, &mut Vec::new());
            // Cut between two blocks a xerial stream is whole.
            assert!(refused.is_err() || codec == Codec::Snappy, "{codec:?} cut at {cut}");
        }
        for at in 0..packed.len() {
            for bit in 0..8 {
                let mut damaged = packed.clone();
                damaged[at] ^= 1 << bit;
                let _ = compression::decompress(codec, &damaged, LIMIT, &mut Vec::new());
            }
        }
    }
}

#[test]
fn two_xerial_streams_in_a_row_are_one() {
    let mut packed = Vec::new();
    compression::compress(Codec::Snappy, None, b"one", &mut packed);
    compression::compress(Codec::Snappy, None, b"two", &mut packed);
    let mut out = Vec::new();
    compression::decompress(Codec::Snappy, &packed, LIMIT, &mut out).unwrap();
    assert_eq!(out, b"onetwo");
}

// ---- hostile input

#[test]
fn every_golden_batch_may_be_cut_or_flipped_anywhere() {
    for vector in golden::lines("batches.jsonl") {
        let whole = bytes_of(&vector);
        if whole.len() > 2000 {
            continue; // the large ones would take minutes, and have nothing that the small ones lack
        }
        for cut in 0..whole.len() {
            try_everything(&mut whole[..cut].to_vec());
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1 << (at % 8);
            try_everything(&mut damaged);
            damaged[at] = 0xff;
            try_everything(&mut damaged);
        }
    }
}

/// Reads `bytes` in every way there is, with a checksum made right so that the damage is reached.
fn try_everything(bytes: &mut [u8]) {
    let _ = read_all(bytes);
    let _ = BatchHeader::parse(bytes);
    let mut scratch = Vec::new();
    for batch in batches(bytes).map_while(Result::ok) {
        if let Ok(records) = batch.records(1 << 20, &mut scratch) {
            for record in records.map_while(Result::ok).take(10_000) {
                assert_eq!(record.headers.iter().take(10_000).count(), record.headers.len().min(10_000));
            }
        }
    }
    if bytes.len() >= 61 {
        milena_protocol::batch::header::renew_crc(bytes);
        let _ = produced(bytes, &checks("compact"), &mut scratch);
    }
}

#[test]
fn a_batch_that_claims_two_thousand_million_records_ends_at_its_bytes() {
    let mut batch = one_record(BatchOptions::default());
    batch[57..61].copy_from_slice(&i32::MAX.to_be_bytes());
    batch[23..27].copy_from_slice(&(i32::MAX - 1).to_be_bytes());
    milena_protocol::batch::header::renew_crc(&mut batch);
    assert_eq!(produced(&mut batch, &checks("delete"), &mut Vec::new()), Err(BatchError::Record(RecordError::Cut { index: 1 })));
}

type OwnRecord = (i64, Option<Vec<u8>>, Option<Vec<u8>>, Vec<(Vec<u8>, Option<Vec<u8>>)>);

fn own_record() -> impl Strategy<Value = OwnRecord> {
    let bytes = || proptest::option::of(proptest::collection::vec(any::<u8>(), 0..200));
    let name = proptest::collection::vec(any::<u8>(), 0..20);
    let headers = proptest::collection::vec((name, bytes()), 0..4);
    (prop_oneof![NOW - 100_000..NOW + 100_000, any::<i64>()], bytes(), bytes(), headers)
}

proptest! {
    #[test]
    fn built_records_are_read_back(
        records in proptest::collection::vec(own_record(), 1..40),
        codec in proptest::sample::select(&Codec::ALL),
        base_offset in 0..1i64 << 60,
        transactional: bool,
    ) {
        let mut builder = BatchBuilder::new(BatchOptions { base_offset, codec, transactional, ..BatchOptions::default() });
        for (timestamp, key, value, headers) in &records {
            let headers = headers.iter().map(|(key, value)| (&**key, value.as_deref())).collect::<Vec<_>>();
            builder.append(*timestamp, key.as_deref(), value.as_deref(), &headers).unwrap();
        }
        let bytes = builder.build();
        let batch = batches(&bytes).next().unwrap().unwrap();
        prop_assert!(batch.checksum_matches());
        prop_assert_eq!(batch.header().unwrap().is_transactional(), transactional);
        let mut scratch = Vec::new();
        let read = batch.records(LIMIT, &mut scratch).unwrap().collect::<Result<Vec<_>, RecordsError>>().unwrap();
        prop_assert_eq!(read.len(), records.len());
        for ((offset, (timestamp, key, value, headers)), read) in (base_offset..).zip(&records).zip(&read) {
            prop_assert_eq!((read.offset, read.timestamp), (offset, *timestamp));
            prop_assert_eq!((read.key, read.value), (key.as_deref(), value.as_deref()));
            let read = read.headers.iter().map(|(key, value)| (key.to_vec(), value.map(<[u8]>::to_vec))).collect::<Vec<_>>();
            prop_assert_eq!(&read, headers);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), magic in 0..4u8, length in 0..400u16) {
        if bytes.len() > 16 {
            bytes[8..12].copy_from_slice(&i32::from(length).to_be_bytes());
            bytes[16] = magic;
        }
        try_everything(&mut bytes);
    }
}
