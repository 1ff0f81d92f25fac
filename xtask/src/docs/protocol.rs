//! The page of APIs: keys, versions, listeners, and the fields of every message.

use std::path::Path;

use anyhow::Result;

use crate::codegen::facts::{Api, Field, File, Message, Struct};
use crate::codegen::parse;

const OPENING: &str = "# Protocol

Printed by `cargo xtask docs` from `crates/protocol/facts`; do not edit.

The wire protocol of Apache Kafka 4.3. *Accepts*: the versions that are answered. *Offers*: the range in ApiVersions. *Flexible*: the first
version with compact lengths and tagged fields. *Forward*: a broker hands the request to the active controller.

";

pub fn page(root: &Path) -> Result<String> {
    let facts = parse::facts(&root.join("crates/protocol/facts"))?;
    let mut out = OPENING.to_owned();
    out += "| Key | API | Accepts | Offers | Flexible | Listeners | Forward |\n|--|--|--|--|--|--|--|\n";
    for (api, request, _) in apis(&facts.messages) {
        out += &row(api, request);
    }
    for (api, request, response) in apis(&facts.messages) {
        out += &format!("\n## {} ({})\n", api.name, api.key);
        out += &fields_of(request);
        out += &fields_of(response);
    }
    Ok(out)
}

fn apis(files: &[File]) -> impl Iterator<Item = (&Api, &Message, &Message)> {
    files.iter().filter_map(|file| match (file.api.as_ref(), file.messages.as_slice()) {
        (Some(api), [request, response]) => Some((api, request, response)),
        _ => None,
    })
}

fn row(api: &Api, request: &Message) -> String {
    let flexible = request.flexible_from.map_or_else(String::new, |from| format!("{from}+"));
    let listeners: Vec<&str> =
        [("broker", api.broker), ("controller", api.controller)].iter().filter(|(_, on)| *on).map(|(name, _)| *name).collect();
    let forward = if api.forward { "yes" } else { "" };
    format!("| {} | {} | {} | {} | {flexible} | {} | {forward} |\n", api.key, api.name, api.accepts, api.advertises, listeners.join(" "))
}

fn fields_of(message: &Message) -> String {
    let mut out = format!("\n**{}**, versions {}\n\n```text\n", message.name, message.versions);
    if let Some(whole) = message.structs.first() {
        if whole.fields.is_empty() {
            out += "(no fields)\n";
        }
        fields(message, whole, 0, &mut out);
    }
    out + "```\n"
}

fn fields(message: &Message, shape: &Struct, depth: usize, out: &mut String) {
    for field in &shape.fields {
        *out += &format!("{}{}: {}{}\n", "  ".repeat(depth), field.name, type_of(field), words(shape, field));
        if let crate::codegen::facts::Base::Struct(name) = &field.base
            && let Some(below) = message.find(name)
        {
            fields(message, below, depth + 1, out);
        }
    }
}

fn type_of(field: &Field) -> String {
    let name = field.base.name();
    if field.array { format!("[{name}]") } else { name.to_owned() }
}

fn words(shape: &Struct, field: &Field) -> String {
    let mut words = Vec::new();
    if !field.versions.covers(shape.versions) {
        words.push(format!("versions {}", field.versions));
    }
    if let Some(range) = field.nullable {
        words.push(if range.covers(field.versions) { "nullable".to_owned() } else { format!("nullable in {range}") });
    }
    if let Some((tag, _)) = field.tag {
        words.push(format!("tag {tag}"));
    }
    if let Some(default) = &field.default {
        words.push(format!("default {default}"));
    }
    if words.is_empty() { String::new() } else { format!("  ({})", words.join(", ")) }
}
