//! One message: its structs, their defaults, and how it is read and written.

use super::types::{Spot, flexible, live};
use super::{decode, encode, opening, title, views};
use crate::codegen::facts::{Base, Message, Struct};

/// The file of one message. `key`: the name of its API, of requests and responses.
pub fn file(path: &str, message: &Message, key: Option<&str>) -> String {
    let what = format!("{}: {}, versions {}.", message.name, title(message), message.versions);
    let mut out = opening(&what, &format!("facts/{path}"));
    out += &imports(message, key.is_some());
    for shape in &message.structs {
        out += &structure(message, shape);
    }
    out += &entry(message, key);
    if views::VIEWED.contains(&message.name.as_str()) {
        out += &views::of(message);
    }
    for shape in &message.structs {
        out += &format!("impl {} {{\n{}{}}}\n\n", shape.name, decode::function(message, shape), encode::function(message, shape));
    }
    out
}

fn imports(message: &Message, with_key: bool) -> String {
    let spots = || message.structs.iter().flat_map(move |shape| shape.fields.iter().map(move |field| Spot { message, shape, field }));
    let mut names = vec!["DecodeError", "EncodeError"];
    if message.flexible_from.is_some() {
        names.push("RawTaggedField");
    }
    if spots().any(|spot| spot.field.base == Base::Records) {
        names.push("Records");
    }
    if spots().any(|spot| spot.field.base == Base::Uuid) {
        names.push("Uuid");
    }
    let mut out = String::new();
    if spots().any(|spot| spot.field.base == Base::Bytes || spot.is_raw_string()) {
        out += "use bytes::Bytes;\n\n";
    }
    if with_key {
        out += "use crate::api::ApiKey;\n";
    }
    out + &format!("use crate::wire::{{self, {}}};\n\n", names.join(", "))
}

fn structure(message: &Message, shape: &Struct) -> String {
    let mut out = format!("pub struct {} {{\n", shape.name);
    let mut all_usual = true;
    let mut defaults = String::new();
    for field in &shape.fields {
        let spot = Spot { message, shape, field };
        if let Some(words) = words(spot) {
            out += &format!("/// {words}\n");
        }
        out += &format!("pub {}: {},\n", spot.name(), spot.rust_type());
        defaults += &format!("{}: {},\n", spot.name(), spot.default());
        all_usual &= spot.default_is_usual();
    }
    if message.flexible_from.is_some() {
        out += "/// Tagged fields that the version read does not know.\npub unknown_tagged_fields: Vec<RawTaggedField>,\n";
        defaults += "unknown_tagged_fields: Vec::new(),\n";
    }
    out += "}\n\n";
    if all_usual {
        return format!("#[derive(Debug, Clone, PartialEq, Default)]\n{out}");
    }
    out = format!("#[derive(Debug, Clone, PartialEq)]\n{out}");
    out + &format!("impl Default for {} {{ fn default() -> Self {{ Self {{ {defaults} }} }} }}\n\n", shape.name)
}

/// What the fact file says about a field beyond its type; `None` when it says nothing.
fn words(spot: Spot<'_>) -> Option<String> {
    let field = spot.field;
    let mut words = Vec::new();
    if !field.versions.covers(spot.live()) {
        words.push(format!("versions {}", field.versions));
    }
    if let Some(range) = field.nullable.filter(|range| !range.covers(field.versions)) {
        words.push(format!("null allowed in {range}"));
    }
    if let Some((tag, range)) = field.tag {
        words.push(format!("tag {tag} in {range}"));
    }
    if field.key {
        words.push("key of its array".to_owned());
    }
    if field.ignorable && !field.versions.covers(spot.live()) {
        words.push("dropped where absent".to_owned());
    }
    if let Some(entity) = &field.entity {
        words.push(format!("a {}", entity.replace('_', " ")));
    }
    if let Some(default) = &field.default {
        words.push(format!("default {default}"));
    }
    let text = words.join("; ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>() + ".")
}

/// The functions and constants of the message itself.
fn entry(message: &Message, key: Option<&str>) -> String {
    let name = &message.name;
    let mut out = format!("impl {name} {{ pub const NAME: &'static str = \"{name}\";\n");
    if let Some(key) = key {
        out += &format!("pub const KEY: ApiKey = ApiKey::{key};\n");
    }
    if let [(id, _)] = message.records.as_slice() {
        out += &format!("/// The number that names this record in what is stored.\npub const RECORD_ID: i16 = {id};\n");
    }
    out += &format!("pub const LOWEST: i16 = {};\npub const HIGHEST: i16 = {};\n", message.versions.low, message.versions.high);
    let from = message.flexible_from.map_or("None".to_owned(), |from| format!("Some({from})"));
    out += &format!("/// The first version with compact lengths and tagged sections.\npub const FLEXIBLE_FROM: Option<i16> = {from};\n\n");
    out += "/// Reads one; bytes behind it are left in the cursor.\n\
            pub fn decode(cursor: &mut wire::Cursor<'_>, version: i16) -> Result<Self, DecodeError> {\n\
            cursor.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;\n\
            let value = Self::read(cursor, version);\n\
            cursor.finish(value) }\n\n";
    out += "/// Writes it behind what `out` holds; after an error `out` is as it was.\n\
            pub fn encode(&self, out: &mut wire::Encoder, version: i16) -> Result<(), EncodeError> {\n\
            let start = out.begin(Self::NAME, version, Self::LOWEST, Self::HIGHEST)?;\n\
            self.write(out, version);\n\
            out.finish(start) } }\n\n";
    out
}

/// `let flexible = …;`, where a function needs it.
pub fn flexible_line(message: &Message, shape: &Struct, body: &str) -> String {
    match (flexible(message, shape), message.flexible_from) {
        ("flexible", Some(from)) if body.contains("flexible") => format!("let flexible = version >= {from};\n"),
        _ => String::new(),
    }
}

/// `version`, or `_` where the body does not look at it.
pub fn version_name(body: &str) -> &'static str {
    // Neither a field of that name (`self.version`) nor its place in a literal (`version: …`).
    let uses = body.match_indices("version").any(|(at, word)| {
        let before = body[..at].chars().next_back().unwrap_or(' ');
        let after = body[at + word.len()..].chars().next().unwrap_or(' ');
        let in_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        !in_word(before) && before != '.' && !in_word(after) && after != ':'
    });
    if uses { "version" } else { "_" }
}

/// Known tags that can occur at all, lowest first.
pub fn tagged<'a>(message: &'a Message, shape: &'a Struct) -> Vec<(u32, Spot<'a>)> {
    let mut tags: Vec<_> = shape
        .fields
        .iter()
        .filter(|field| field.tagged_versions().is_some_and(|range| range.meet(live(message, shape)).is_some()))
        .filter_map(|field| field.tag.map(|(tag, _)| (tag, Spot { message, shape, field })))
        .collect();
    tags.sort_by_key(|(tag, _)| *tag);
    tags
}
