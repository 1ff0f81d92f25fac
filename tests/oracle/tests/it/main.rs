//! Every request and response of the golden vectors, and variations of them: what we write is read and written alike by the
//! kafka-protocol crate, in the versions that it knows. Where it is not, `known_differences.txt` says why.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bytes::{Bytes, BytesMut};
use kafka_protocol::messages::{ApiKey as TheirKey, RequestKind, ResponseKind};
use milena_protocol::{AnyRequest, AnyResponse, ApiKey, Cursor, Encoder};
use serde_json::Value;

/// Variations of each vector.
const VARIATIONS: usize = 30;

/// One golden vector; `name` is `ApiKey request` or `ApiKey response`.
struct Vector {
    name: String,
    key: ApiKey,
    is_request: bool,
    version: i16,
    bytes: Vec<u8>,
}

#[test]
fn what_we_write_is_read_and_written_alike() {
    let known = known_differences();
    let mut found = BTreeMap::new();
    let (mut messages, mut beyond, mut kinds) = (0, 0, BTreeSet::new());
    let mut random = Random(0x5eed);
    for vector in vectors() {
        let Some(theirs) = their_key(&vector) else {
            beyond += 1;
            continue;
        };
        kinds.insert((vector.name.clone(), vector.version));
        for bytes in variations(&vector.bytes, &mut random) {
            // What we cannot read or write is the business of the protocol's own tests.
            let Some(ours) = ours(&vector, &bytes) else { continue };
            messages += 1;
            if let Err(difference) = their_way(&vector, theirs, &ours) {
                found.entry(format!("{} {}", vector.name, vector.version)).or_insert(difference);
            }
        }
    }
    println!(
        "{messages} messages of {} kinds and versions compared; {beyond} vectors of versions that the crate does not know",
        kinds.len()
    );
    let new: Vec<_> = found.iter().filter(|(name, _)| !known.contains_key(*name)).collect();
    assert!(new.is_empty(), "new differences: {new:#?}");
    let gone: Vec<_> = known.keys().filter(|name| !found.contains_key(*name)).collect();
    assert!(gone.is_empty(), "differences that are gone: {gone:?}");
    assert!(kinds.len() > 400, "{}", kinds.len());
}

/// What we write of what we read.
fn ours(vector: &Vector, bytes: &[u8]) -> Option<Bytes> {
    let (mut cursor, mut out) = (Cursor::new(bytes), Encoder::new());
    if vector.is_request {
        AnyRequest::decode(vector.key, vector.version, &mut cursor).ok()?.encode(&mut out, vector.version).ok()?;
    } else {
        AnyResponse::decode(vector.key, vector.version, &mut cursor).ok()?.encode(&mut out, vector.version).ok()?;
    }
    Some(Bytes::from(out.buf))
}

fn their_way(vector: &Vector, key: TheirKey, ours: &Bytes) -> Result<(), String> {
    let (mut bytes, mut again) = (ours.clone(), BytesMut::new());
    if vector.is_request {
        let message = RequestKind::decode(key, &mut bytes, vector.version).map_err(|error| format!("they do not read it: {error:#}"))?;
        message.encode(&mut again, vector.version).map_err(|error| format!("they do not write it: {error:#}"))?;
    } else {
        let message = ResponseKind::decode(key, &mut bytes, vector.version).map_err(|error| format!("they do not read it: {error:#}"))?;
        message.encode(&mut again, vector.version).map_err(|error| format!("they do not write it: {error:#}"))?;
    }
    if !bytes.is_empty() {
        return Err(format!("they leave {} bytes of {}", bytes.len(), hex(ours)));
    }
    if again != *ours { Err(format!("they write\n{} instead of\n{}", hex(&again), hex(ours))) } else { Ok(()) }
}

/// `None` when the crate does not know the version.
fn their_key(vector: &Vector) -> Option<TheirKey> {
    let key = TheirKey::try_from(vector.key.code()).ok()?;
    let range = key.valid_versions();
    (range.min <= vector.version && vector.version <= range.max).then_some(key)
}

fn variations(bytes: &[u8], random: &mut Random) -> Vec<Vec<u8>> {
    let mut out = vec![bytes.to_vec()];
    for _ in 0..VARIATIONS {
        let mut changed = bytes.to_vec();
        let (at, value) = (random.next() % changed.len().max(1), random.next() as u8);
        if let Some(byte) = changed.get_mut(at) {
            *byte = value;
        }
        out.push(changed);
    }
    out
}

/// xorshift64: the same variations in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).expect("48 bits")
    }
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// `ApiKey request VERSION: reason` or `ApiKey response VERSION: reason`, one a line.
fn known_differences() -> BTreeMap<String, String> {
    let text = include_str!("../../known_differences.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once(": ").expect("`name: reason`")).map(|(name, why)| (name.to_owned(), why.to_owned())).collect()
}

#[expect(clippy::disallowed_methods, reason = "a test reads its vectors")]
fn vectors() -> Vec<Vector> {
    let folder = here().join("../../crates/protocol/tests/golden/frames");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("golden frames").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let numbered = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().first().is_some_and(u8::is_ascii_digit));
    let mut out = Vec::new();
    for path in paths.iter().filter(|path| numbered(path)) {
        let text = std::fs::read_to_string(path).expect("readable");
        out.extend(text.lines().map(|line| vector(&serde_json::from_str(line).expect("JSON"))));
    }
    out
}

fn vector(line: &Value) -> Vector {
    let number = |name: &str| i16::try_from(line[name].as_i64().expect("a number")).expect("small");
    let key = ApiKey::from_i16(number("id")).expect("known");
    let kind = line["kind"].as_str().expect("text");
    let hex = line["hex"].as_str().expect("text");
    let bytes = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect();
    Vector { name: format!("{key} {kind}"), key, is_request: kind == "request", version: number("version"), bytes }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().take(400).map(|byte| format!("{byte:02x}")).collect()
}
