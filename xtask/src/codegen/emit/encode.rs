//! `write`: a struct to the encoder. Straight lines: a fault sticks to the encoder.

use super::decode::method;
use super::message::{flexible_line, tagged, version_name};
use super::types::{Spot, When, flexible, when};
use crate::codegen::facts::{Base, Message, Range, Struct};

pub fn function(message: &Message, shape: &Struct) -> String {
    let body = plain(message, shape) + &tags(message, shape);
    let flexible = flexible_line(message, shape, &body);
    let version = version_name(&(flexible.clone() + &body));
    let access = if shape.name == message.name { "" } else { "pub(crate) " };
    let out = if body.contains("out.") { "out" } else { "_" };
    format!("{access}fn write(&self, {out}: &mut wire::Encoder, {version}: i16) {{\n{flexible}{body}}}\n")
}

/// Neighbours that are present in the same versions share one `if`.
struct Group {
    when: When,
    writes: String,
    /// What must not be set where the fields are absent.
    refusals: String,
}

fn plain(message: &Message, shape: &Struct) -> String {
    let mut groups: Vec<Group> = Vec::new();
    for field in &shape.fields {
        let spot = Spot { message, shape, field };
        let present = when(field.plain_versions(), spot.live());
        let writes = if present == When::Never { String::new() } else { value(spot, false) };
        let refusals = refusal(spot);
        match groups.last_mut() {
            Some(group) if group.when == present => {
                group.writes += &writes;
                group.refusals += &refusals;
            }
            _ => groups.push(Group { when: present, writes, refusals }),
        }
    }
    groups.iter().map(Group::text).collect()
}

impl Group {
    fn text(&self) -> String {
        match &self.when {
            When::Always => self.writes.clone(),
            // Only tagged, or in no version at all: a refusal has its own condition then.
            When::Never => self.refusals.clone(),
            When::If(condition) if self.refusals.is_empty() => format!("if {condition} {{\n{}}}\n", self.writes),
            // One refusal is an `if` of its own, and stands as `else if`.
            When::If(condition) if self.refusals.lines().count() == 1 => {
                format!("if {condition} {{\n{}}} else {}", self.writes, self.refusals)
            }
            When::If(condition) => format!("if {condition} {{\n{}}} else {{\n{}}}\n", self.writes, self.refusals),
        }
    }
}

/// Refuses a value other than the default in a version without the field, unless it may be dropped.
fn refusal(spot: Spot<'_>) -> String {
    if spot.field.ignorable || spot.field.versions.covers(spot.live()) {
        return String::new();
    }
    let check = format!("out.absent(\"{}\");", spot.label());
    let set = spot.is_set();
    let plain = when(spot.field.plain_versions(), spot.live());
    let present = when(Some(spot.field.versions), spot.live());
    if plain == present {
        return format!("if {set} {{ {check} }}\n");
    }
    format!("if {} && {set} {{ {check} }}\n", present.negation())
}

fn tags(message: &Message, shape: &Struct) -> String {
    if message.flexible_from.is_none() {
        return String::new();
    }
    let known = tagged(message, shape);
    let unknown = "&self.unknown_tagged_fields";
    let section = if known.is_empty() {
        format!("out.unknown_tags({unknown});\n")
    } else {
        let fields: String = known.iter().map(|(tag, spot)| tag_lines(message, *tag, *spot)).collect();
        format!("let mut tags = out.begin_tags({unknown});\n{fields}out.end_tags(tags);\n")
    };
    match flexible(message, shape) {
        "true" => section,
        "false" => format!("out.no_tags({unknown});\n"),
        _ => format!("if flexible {{ {section} }} else {{ out.no_tags({unknown}); }}\n"),
    }
}

fn tag_lines(message: &Message, tag: u32, spot: Spot<'_>) -> String {
    let flexible = message.flexible_from.map(|from| Range::new(from, i16::MAX));
    let live = flexible.and_then(|range| range.meet(spot.live())).unwrap_or(spot.live());
    let condition = match when(spot.field.tagged_versions(), live) {
        When::If(condition) => format!("{condition} && {}", spot.is_set()),
        When::Always | When::Never => spot.is_set(),
    };
    format!("if {condition} {{ out.begin_tag(&mut tags, {tag});\n{}out.end_tag(&tags); }}\n", value(spot, true))
}

/// Writes the value of a field that is present. A tagged value is always compact.
fn value(spot: Spot<'_>, in_tag: bool) -> String {
    let flexible = if in_tag { "true" } else { spot.flexible() };
    let nullable = if in_tag && spot.field.is_nullable() { "true".to_owned() } else { spot.nullable() };
    let option = spot.field.is_nullable();
    let (name, label) = (format!("self.{}", spot.name()), spot.label());
    if spot.field.array {
        let element = element(&spot.field.base, flexible);
        return if option {
            format!("out.nullable_array({name}.as_deref(), {flexible}, {nullable}, \"{label}\", version, {element});\n")
        } else {
            format!("out.array(&{name}, {flexible}, version, {element});\n")
        };
    }
    match &spot.field.base {
        _ if spot.is_raw_string() => format!("out.raw_string({name}.as_ref(), {flexible}, {nullable}, \"{label}\");\n"),
        Base::String if option => format!("out.nullable_string({name}.as_deref(), {flexible}, {nullable}, \"{label}\");\n"),
        Base::String => format!("out.string(&{name}, {flexible});\n"),
        Base::Bytes if option => format!("out.nullable_bytes({name}.as_ref(), {flexible}, {nullable}, \"{label}\");\n"),
        Base::Bytes => format!("out.bytes(&{name}, {flexible});\n"),
        Base::Records => format!("out.records(&{name}, {flexible}, {nullable}, \"{label}\");\n"),
        Base::Struct(_) if option => format!(
            "out.struct_mark({name}.is_some(), {in_tag}, {nullable}, \"{label}\");\n\
             if let Some(value) = &{name} {{ value.write(out, version); }}\n"
        ),
        Base::Struct(_) => format!("{name}.write(out, version);\n"),
        fixed => format!("out.{}({name});\n", method(fixed)),
    }
}

/// A function that writes one element of an array.
fn element(base: &Base, flexible: &str) -> String {
    match (base, flexible) {
        (Base::Struct(name), _) => format!("{name}::write"),
        (Base::String, "true") => "wire::write_compact_string".to_owned(),
        (Base::String, "false") => "wire::write_plain_string".to_owned(),
        (Base::String, _) => "if flexible { wire::write_compact_string } else { wire::write_plain_string }".to_owned(),
        (fixed, _) => format!("wire::write_{}", method(fixed)),
    }
}
