//! What is stored: one module a family, with one module a message and an enum over what its frame can hold.

use super::{Generated, message, opening};
use crate::codegen::facts::{File, Frame, Kind, Message, pascal, snake};

pub fn files(families: &[File]) -> Vec<Generated> {
    let mut out = Vec::new();
    let mut top = opening("What is stored: internal topics, control records, consumer blobs, log files.", "facts/records/*.msg");
    for file in families {
        let Some(family) = &file.family else { continue };
        top += &format!("pub mod {family};\n");
        for message in &file.messages {
            let mut text = message::file(&file.path, message, None);
            text += &framed(message);
            out.push(Generated { path: format!("src/records/{family}/{}.rs", snake(&message.name)), text });
        }
        out.push(Generated { path: format!("src/records/{family}/mod.rs"), text: family_mod(file, family) });
    }
    out.push(Generated { path: "src/records/mod.rs".to_owned(), text: top });
    out
}

/// Functions for the frames that stand in front of one message alone.
fn framed(message: &Message) -> String {
    let (read, written, what) = match (message.frame, message.kind) {
        (Some(Frame::Coordinator), Kind::Key) => (
            "let id = cursor.i16();\ncursor.begin(Self::NAME, id, Self::RECORD_ID, Self::RECORD_ID)?;\nSelf::decode(cursor, 0)",
            "out.i16(Self::RECORD_ID);\nself.encode(out, 0)",
            "its record id as int16",
        ),
        (Some(Frame::Coordinator | Frame::Versioned | Frame::ControlVersioned), _) if message.name != "ControlRecordKey" => (
            "let version = cursor.i16();\nSelf::decode(cursor, version)",
            "out.i16(version);\nself.encode(out, version)",
            "its version as int16",
        ),
        _ => return String::new(),
    };
    let version = if message.kind == Kind::Key { "" } else { ", version: i16" };
    format!(
        "impl {} {{\n/// Reads one with {what} in front.\n\
         pub fn decode_framed(cursor: &mut wire::Cursor<'_>) -> Result<Self, DecodeError> {{\n{read}\n}}\n\n\
         /// Writes one with {what} in front.\n\
         pub fn encode_framed(&self, out: &mut wire::Encoder{version}) -> Result<(), EncodeError> {{\n{written}\n}}\n}}\n",
        message.name
    )
}

fn family_mod(file: &File, family: &str) -> String {
    let what = match &file.topic {
        Some(topic) => format!("What the topic `{topic}` holds."),
        None => format!("Stored form: {}.", family.replace('_', " ")),
    };
    let mut out = opening(&what, &format!("facts/{}", file.path));
    let mut names: Vec<String> = file.messages.iter().map(|message| snake(&message.name)).collect();
    names.sort();
    for name in names {
        out += &format!("pub mod {name};\n");
    }
    let of = |frame, kind| -> Vec<&Message> {
        file.messages.iter().filter(|message| message.frame == Some(frame) && message.kind == kind).collect()
    };
    let name = pascal(family);
    let (keys, values) = (of(Frame::Coordinator, Kind::Key), of(Frame::Coordinator, Kind::Value));
    let facts = of(Frame::Metadata, Kind::Value);
    if !keys.is_empty() || !facts.is_empty() {
        out += "\nuse crate::wire::{Cursor, DecodeError, EncodeError, Encoder};\n\n";
    }
    if !keys.is_empty() {
        out += &shape(&format!("{name}Key"), &keys, "The key of a record.");
        out += &key_functions(&format!("{name}Key"), &keys);
        out += &shape(&format!("{name}Value"), &values, "The value of a record.");
        out += &value_functions(&format!("{name}Value"), &values);
    }
    if !facts.is_empty() {
        out += &shape(&format!("{name}Record"), &facts, "A record: all of it is in the value.");
        out += &metadata_functions(&format!("{name}Record"), &facts);
    }
    out
}

/// The name of the record that the message belongs to.
fn variant(message: &Message) -> &str {
    message.records.first().map_or("", |(_, name)| name)
}

fn shape(name: &str, messages: &[&Message], what: &str) -> String {
    let variants = lines(messages, |message| format!("{}({}::{}),\n", variant(message), snake(&message.name), message.name));
    let ids =
        lines(messages, |message| format!("{name}::{}(_) => {}::{}::RECORD_ID,\n", variant(message), snake(&message.name), message.name));
    let from = lines(messages, |message| {
        format!(
            "impl From<{1}::{2}> for {name} {{ fn from(record: {1}::{2}) -> Self {{ {name}::{0}(record) }} }}\n\n",
            variant(message),
            snake(&message.name),
            message.name
        )
    });
    format!(
        "/// {what}\n#[derive(Debug, Clone, PartialEq)]\n#[allow(clippy::enum_variant_names, reason = \"Kafka's names\")]\npub enum {name} {{\n{variants}}}\n\n\
         impl {name} {{\n/// The number that names this record.\n#[must_use]\npub fn record_id(&self) -> i16 {{ match self {{\n{ids}}} }}\n}}\n\n{from}"
    )
}

fn lines(messages: &[&Message], line: impl Fn(&Message) -> String) -> String {
    messages.iter().map(|message| line(message)).collect()
}

fn key_functions(name: &str, messages: &[&Message]) -> String {
    let decode = lines(messages, |message| {
        let id = message.records.first().map_or(-1, |(id, _)| *id);
        format!("{id} => {name}::{}({}::{}::decode(cursor, 0)?),\n", variant(message), snake(&message.name), message.name)
    });
    let encode = lines(messages, |message| format!("{name}::{}(key) => key.encode_framed(out),\n", variant(message)));
    format!(
        "impl {name} {{\n/// Reads the record id and the key; `None` for an id that is not known, which Kafka skips.\n\
         pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {{\nlet id = cursor.i16();\ncursor.check()?;\n\
         Ok(Some(match id {{\n{decode}_ => return Ok(None), }})) }}\n\n\
         /// Writes the record id and the key.\n\
         pub fn encode(&self, out: &mut Encoder) -> Result<(), EncodeError> {{ match self {{\n{encode}}} }}\n}}\n\n"
    )
}

fn value_functions(name: &str, messages: &[&Message]) -> String {
    let decode = lines(messages, |message| {
        let id = message.records.first().map_or(-1, |(id, _)| *id);
        format!("{id} => {name}::{}({}::{}::decode_framed(cursor)?),\n", variant(message), snake(&message.name), message.name)
    });
    let encode = lines(messages, |message| format!("{name}::{}(value) => value.encode_framed(out, version),\n", variant(message)));
    format!(
        "impl {name} {{\n/// Reads the version and the value of record `id`; `None` for an id that is not known.\n\
         pub fn decode(id: i16, cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {{\n\
         Ok(Some(match id {{\n{decode}_ => return Ok(None), }})) }}\n\n\
         /// Writes the version and the value.\n\
         pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {{ match self {{\n{encode}}} }}\n}}\n\n"
    )
}

fn metadata_functions(name: &str, messages: &[&Message]) -> String {
    let decode = lines(messages, |message| {
        let id = message.records.first().map_or(-1, |(id, _)| *id);
        format!("{id} => {name}::{}({}::{}::decode(cursor, version)?),\n", variant(message), snake(&message.name), message.name)
    });
    let encode = lines(messages, |message| format!("{name}::{}(record) => record.encode(out, version),\n", variant(message)));
    let highest =
        lines(messages, |message| format!("{name}::{}(_) => {}::{}::HIGHEST,\n", variant(message), snake(&message.name), message.name));
    format!(
        "impl {name} {{\n/// Reads the frame version, the record id, the version and the record; `None` for an id that is not known.\n\
         pub fn decode(cursor: &mut Cursor<'_>) -> Result<Option<Self>, DecodeError> {{\n\
         let (id, version) = cursor.metadata_frame()?;\nOk(Some(match id {{\n{decode}_ => return Ok(None), }})) }}\n\n\
         /// Writes the frame version, the record id, the version and the record.\n\
         pub fn encode(&self, out: &mut Encoder, version: i16) -> Result<(), EncodeError> {{\n\
         out.metadata_frame(self.record_id(), version);\nmatch self {{\n{encode}}} }}\n\n\
         /// The highest version that the record has.\n#[must_use]\npub fn highest_version(&self) -> i16 {{ match self {{\n{highest}}} }}\n}}\n\n"
    )
}
