//! Type, nullability, tag, compactness, default and words of every field in every version, as Kafka's classes have them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use xtask::codegen::facts::{Base, Field, Message, Struct, camel};
use xtask::codegen::parse;

/// Kafka's class holds the type alone and takes the version in front of it for the frame.
const OTHERWISE_NAMED: &str = "ControlRecordTypeSchema";

fn protocol() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/protocol")
}

fn messages() -> BTreeMap<String, Message> {
    let facts = parse::facts(&protocol().join("facts")).unwrap();
    let files = facts.messages.into_iter().chain(facts.records);
    files.flat_map(|file| file.messages).map(|message| (message.name.clone(), message)).collect()
}

#[test]
fn every_field_is_what_kafkas_classes_say() {
    let messages = messages();
    let text = std::fs::read_to_string(protocol().join("tests/golden/frames/fields.jsonl")).unwrap();
    let (mut layouts, mut fields, mut faults) = (0, 0, Vec::new());
    for line in text.lines() {
        let theirs: Value = serde_json::from_str(line).unwrap();
        let name = theirs["message"].as_str().unwrap();
        if name == OTHERWISE_NAMED {
            continue;
        }
        let message = messages.get(name).unwrap_or_else(|| panic!("no {name} in the facts"));
        for version in message.versions.low..=message.versions.high {
            let mut ours = Vec::new();
            rows(message, &message.structs[0], version, "", &mut ours);
            if Value::from(ours) != without_underscores(&theirs["versions"][version.to_string()]) {
                faults.push(format!("{name} version {version}: another layout"));
            }
            layouts += 1;
        }
        words(message, &message.structs[0], "", &theirs["fields"], &mut fields, &mut faults);
    }
    println!("{layouts} layouts, {fields} fields, {} faults", faults.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(layouts > 700 && fields > 2000);
}

/// Kafka's schemas say `kraft_version`, its fields `kRaftVersion`.
fn without_underscores(rows: &Value) -> Value {
    let mut rows = rows.clone();
    for row in rows.as_array_mut().unwrap() {
        row[0] = Value::from(row[0].as_str().unwrap().replace('_', ""));
    }
    rows
}

fn rows(message: &Message, shape: &Struct, version: i16, path: &str, out: &mut Vec<Value>) {
    let plain = shape.fields.iter().filter(|field| field.is_plain_in(version));
    let mut tagged: Vec<&Field> = shape.fields.iter().filter(|field| field.is_tagged_in(version)).collect();
    tagged.sort_by_key(|field| field.tag.map(|(tag, _)| tag));
    for field in plain.chain(tagged) {
        let is_struct = matches!(field.base, Base::Struct(_));
        let base = if is_struct { "struct" } else { field.base.name() };
        let sized = field.array || matches!(field.base, Base::String | Base::Bytes | Base::Records);
        let kind = if field.array { format!("[{base}]") } else { base.to_owned() };
        let nullable = field.nullable.is_some_and(|range| range.holds(version));
        let tag = field.tag.filter(|_| field.is_tagged_in(version)).map(|(tag, _)| tag);
        let compact = sized.then(|| message.is_flexible(version) && !field.always_plain);
        let place = format!("{path}{}", field.name);
        out.push(json!([place.replace('_', ""), kind, nullable, tag, compact]));
        if let Base::Struct(name) = &field.base {
            rows(message, message.find(name).unwrap(), version, &format!("{place}."), out);
        }
    }
}

fn words(message: &Message, shape: &Struct, path: &str, theirs: &Value, held: &mut usize, faults: &mut Vec<String>) {
    for field in &shape.fields {
        let place = format!("{path}{}", camel(&field.name));
        let there = &theirs[&place];
        *held += 1;
        let absent = there["absent"].as_str().unwrap_or("?");
        let is_right = there["key"] == field.key
            && there["view"] == field.zerocopy
            && (absent.is_empty() || absent == if field.ignorable { "dropped" } else { "refused" })
            && same_default(&default(field), there["default"].as_str().unwrap_or("?"));
        if !is_right {
            faults.push(format!("{}.{place}: {there}, default here {}", message.name, default(field)));
        }
        if let Base::Struct(name) = &field.base {
            words(message, message.find(name).unwrap(), &format!("{place}."), theirs, held, faults);
        }
    }
}

fn same_default(ours: &str, theirs: &str) -> bool {
    ours == theirs || ours.parse::<f64>().is_ok_and(|ours| theirs.parse() == Ok(ours))
}

/// The default as the vectors write it.
fn default(field: &Field) -> String {
    let implicit = match &field.base {
        _ if field.array => "[]",
        Base::Records => "null",
        Base::Bool => "false",
        Base::Uuid => "zero",
        Base::String | Base::Bytes => "\"\"",
        Base::Struct(_) => "{}",
        _ => "0",
    };
    field.default.clone().unwrap_or_else(|| implicit.to_owned())
}
