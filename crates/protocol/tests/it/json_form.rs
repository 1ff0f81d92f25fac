//! The pieces of Kafka's JSON form; `json` (generated) puts them together. Unknown tags stand under `?`, as `[tag, hex]`.

use bytes::Bytes;
use milena_protocol::{Cursor, DecodeError, EncodeError, Encoder, RawTaggedField, Records, Uuid};
use serde_json::{Map, Value, json};

/// What came of reading one message.
pub(crate) struct Read {
    /// Its JSON form, and the bytes that were left behind it.
    pub(crate) decoded: Result<(Value, usize), DecodeError>,
    /// What writing it again gave.
    pub(crate) again: Option<Result<Vec<u8>, EncodeError>>,
    /// What writing a default one gives.
    pub(crate) default: Result<Vec<u8>, EncodeError>,
}

/// What came of reading hostile bytes.
pub(crate) struct Again {
    /// What writing it again gave, or why it was not read.
    pub(crate) again: Result<Result<Vec<u8>, EncodeError>, DecodeError>,
    /// The most memory that decoding held at once, in bytes.
    pub(crate) memory: u64,
}

/// One message in any of its versions.
#[derive(Clone, Copy)]
pub(crate) struct Codec {
    pub(crate) read: fn(&[u8], i16) -> Read,
    pub(crate) again: fn(&[u8], i16) -> Again,
}

pub(crate) fn again<T>(
    bytes: &[u8],
    version: i16,
    decode: fn(&mut Cursor<'_>, i16) -> Result<T, DecodeError>,
    encode: fn(&T, &mut Encoder, i16) -> Result<(), EncodeError>,
) -> Again {
    let mut message = None;
    let used = allocation_counter::measure(|| message = Some(decode(&mut Cursor::new(bytes), version)));
    let again = message.expect("measured once").map(|message| {
        let mut out = Encoder::new();
        encode(&message, &mut out, version).map(|()| out.buf)
    });
    Again { again, memory: used.bytes_max }
}

pub(crate) fn read<T: Default + PartialEq + Clone>(
    bytes: &[u8],
    version: i16,
    decode: fn(&mut Cursor<'_>, i16) -> Result<T, DecodeError>,
    encode: fn(&T, &mut Encoder, i16) -> Result<(), EncodeError>,
    json: fn(&T, i16) -> Value,
) -> Read {
    let write = |message: &T| {
        let mut out = Encoder::new();
        encode(message, &mut out, version).map(|()| out.buf)
    };
    let mut cursor = Cursor::new(bytes);
    let message = decode(&mut cursor, version);
    let shared = Bytes::copy_from_slice(bytes);
    assert!(message == decode(&mut Cursor::of_bytes(&shared), version), "sharing the frame changes nothing");
    Read {
        decoded: message.as_ref().map(|message| (json(message, version), cursor.left())).map_err(|error| *error),
        again: message.as_ref().ok().map(write),
        default: write(&T::default()),
    }
}

#[derive(Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    pub(crate) fn put(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    pub(crate) fn unknown(&mut self, fields: &[RawTaggedField]) {
        if !fields.is_empty() {
            let list = fields.iter().map(|field| json!([field.tag, hex(&field.data)])).collect();
            self.0.insert("?".to_owned(), Value::Array(list));
        }
    }

    pub(crate) fn done(self) -> Value {
        Value::Object(self.0)
    }
}

pub(crate) fn number<T: Copy + Into<Value>>(value: &T) -> Value {
    (*value).into()
}

#[expect(clippy::ptr_arg, reason = "an element of a Vec<String>")]
pub(crate) fn text(value: &String) -> Value {
    Value::from(value.as_str())
}

pub(crate) fn nullable<T>(value: Option<&T>, form: impl Fn(&T) -> Value) -> Value {
    value.map_or(Value::Null, form)
}

pub(crate) fn array<T>(values: &[T], form: impl Fn(&T) -> Value) -> Value {
    Value::Array(values.iter().map(form).collect())
}

pub(crate) fn uuid(value: &Uuid) -> Value {
    assert_eq!(value.to_string().parse(), Ok(*value));
    Value::from(value.to_string())
}

pub(crate) fn raw_text(value: &Bytes) -> Value {
    Value::from(String::from_utf8_lossy(value).into_owned())
}

pub(crate) fn records(value: &Records) -> Value {
    nullable(value.bytes(), bytes)
}

/// Base64 with padding.
pub(crate) fn bytes(value: &Bytes) -> Value {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in value.chunks(3) {
        let number = chunk.iter().chain([0; 2].iter()).take(3).fold(0, |number, byte| number << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = LETTERS[number >> (18 - place * 6) & 63];
            text.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    Value::from(text)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2));
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
