//! Kafka's JSON form of every message, for tests alone: it lives in the tests of crates/protocol, so that the crate itself knows no JSON.

use super::types::{Spot, When, when};
use super::{Generated, opening};
use crate::codegen::facts::{Base, Facts, File, Kind, Message, Struct, camel, snake};

pub fn files(facts: &Facts) -> Vec<Generated> {
    let mut out = Vec::new();
    let mut modules = String::new();
    let mut arms = String::new();
    let files = facts.messages.iter().map(|file| (file, true)).chain(facts.records.iter().map(|file| (file, false)));
    for (file, is_message) in files {
        for message in &file.messages {
            let module = snake(&message.name);
            modules += &format!("mod {module};\n");
            let path = crate_path(file, message, is_message);
            arms += &format!(
                "\"{0}\" => Codec {{\n\
                 read: |bytes, version| form::read(bytes, version, {path}::{0}::decode, {path}::{0}::encode, {module}::json),\n\
                 again: |bytes, version| form::again(bytes, version, {path}::{0}::decode, {path}::{0}::encode),\n}},\n",
                message.name
            );
            let text = message_file(file, message, &path);
            out.push(Generated { path: format!("tests/it/json/{module}.rs"), text });
        }
    }
    let mut text = opening("Kafka's JSON form of what was decoded.", "facts");
    text += &format!(
        "{modules}\nuse crate::json_form::{{self as form, Codec}};\n\n\
         /// The message of that name; `None` for a name that the facts do not know.\n\
         pub(crate) fn codec(message: &str) -> Option<Codec> {{ Some(match message {{\n{arms}_ => return None, }}) }}\n"
    );
    out.push(Generated { path: "tests/it/json/mod.rs".to_owned(), text });
    out
}

fn crate_path(file: &File, message: &Message, is_message: bool) -> String {
    match &file.family {
        Some(family) if !is_message => format!("milena_protocol::records::{family}::{}", snake(&message.name)),
        _ => format!("milena_protocol::messages::{}", snake(&message.name)),
    }
}

fn message_file(file: &File, message: &Message, path: &str) -> String {
    let mut out = opening(&format!("The JSON form of {}.", message.name), &format!("facts/{}", file.path));
    out += &format!("use {path}::*;\nuse serde_json::Value;\n\n");
    let mut body = String::new();
    for shape in &message.structs {
        body += &function(message, shape);
    }
    out += if body.contains("form::") { "use crate::json_form::{self as form, Object};\n\n" } else { "use crate::json_form::Object;\n\n" };
    if body.contains("Uuid::") {
        out += "use milena_protocol::Uuid;\n";
    }
    if body.contains("Records::") {
        out += "use milena_protocol::Records;\n";
    }
    if message.kind == Kind::Header {
        out += "\n";
    }
    out + &body
}

fn function_name(message: &Message, name: &str) -> String {
    if name == message.name { "json".to_owned() } else { format!("{}_json", snake(name)) }
}

fn function(message: &Message, shape: &Struct) -> String {
    let mut lines = String::new();
    for field in &shape.fields {
        let spot = Spot { message, shape, field };
        let put = format!("out.put(\"{}\", {});", camel(&field.name), value(spot));
        lines += &guarded(&when(field.plain_versions(), spot.live()), &put);
        let set = spot.is_set().replace("self.", "it.");
        let tagged = when(field.tagged_versions(), spot.live());
        lines += &match tagged {
            When::Never => String::new(),
            When::Always => format!("if {set} {{ {put} }}\n"),
            When::If(condition) => format!("if {condition} && {set} {{ {put} }}\n"),
        };
    }
    if message.flexible_from.is_some() {
        lines += "out.unknown(&it.unknown_tagged_fields);\n";
    }
    let names_quoted: Vec<&str> = lines.split('"').step_by(2).collect();
    let version = super::message::version_name(&names_quoted.concat());
    let name = function_name(message, &shape.name);
    let access = if name == "json" { "pub(crate) " } else { "" };
    let it = if lines.contains("it.") { "it" } else { "_" };
    format!(
        "{access}fn {name}({it}: &{}, {version}: i16) -> Value {{ let mut out = Object::default();\n{lines}out.done() }}\n\n",
        shape.name
    )
}

fn guarded(when: &When, line: &str) -> String {
    match when {
        When::Always => format!("{line}\n"),
        When::Never => String::new(),
        When::If(condition) => format!("if {condition} {{ {line} }}\n"),
    }
}

fn value(spot: Spot<'_>) -> String {
    let name = format!("it.{}", spot.name());
    let nullable = spot.field.is_nullable() && spot.field.base != Base::Records;
    let function = match &spot.field.base {
        _ if spot.is_raw_string() => "form::raw_text",
        Base::Struct(struct_name) => return struct_value(spot, &name, &function_name(spot.message, struct_name)),
        Base::Uuid => "form::uuid",
        Base::Bytes => "form::bytes",
        Base::Records => "form::records",
        Base::String => "form::text",
        _ => "form::number",
    };
    match (spot.field.array, nullable) {
        (true, true) => format!("form::nullable({name}.as_ref(), |it| form::array(it, {function}))"),
        (true, false) => format!("form::array(&{name}, {function})"),
        (false, true) => format!("form::nullable({name}.as_ref(), {function})"),
        (false, false) => format!("{function}(&{name})"),
    }
}

fn struct_value(spot: Spot<'_>, name: &str, function: &str) -> String {
    match (spot.field.array, spot.field.is_nullable()) {
        (true, true) => format!("form::nullable({name}.as_ref(), |it| form::array(it, |it| {function}(it, version)))"),
        (true, false) => format!("form::array(&{name}, |it| {function}(it, version))"),
        (false, true) => format!("form::nullable({name}.as_ref(), |it| {function}(it, version))"),
        (false, false) => format!("{function}(&{name}, version)"),
    }
}
