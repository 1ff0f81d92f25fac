//! Writes Rust from the facts. What comes out is text of any shape; `codegen` hands it to rustfmt.

pub mod api;
pub mod codes;
pub mod decode;
pub mod encode;
pub mod json;
pub mod message;
pub mod records;
pub mod types;
pub mod views;

use super::facts::{Facts, Kind, Message, snake};

/// One generated file: its path below crates/protocol, and its text before rustfmt.
pub struct Generated {
    pub path: String,
    pub text: String,
}

/// Everything that is generated.
pub fn all(facts: &Facts) -> Vec<Generated> {
    let mut out = Vec::new();
    let mut modules = Vec::new();
    for file in &facts.messages {
        for message in &file.messages {
            modules.push(snake(&message.name));
            let key = file.api.as_ref().map(|api| api.name.as_str());
            let path = format!("src/messages/{}.rs", snake(&message.name));
            out.push(Generated { path, text: message::file(&file.path, message, key) });
        }
    }
    out.push(Generated { path: "src/messages/mod.rs".to_owned(), text: messages_mod(&modules) });
    out.extend(records::files(&facts.records));
    out.push(Generated { path: "src/api.rs".to_owned(), text: api::file(facts) });
    out.push(Generated { path: "src/any.rs".to_owned(), text: api::any_file(facts) });
    out.push(Generated { path: "src/errors.rs".to_owned(), text: codes::errors_file(&facts.errors) });
    out.extend(json::files(facts));
    out.push(Generated { path: "src/enums.rs".to_owned(), text: codes::enums_file(&facts.enums) });
    out
}

fn messages_mod(modules: &[String]) -> String {
    let mut out =
        opening("Requests, responses and their headers: one module a message, one struct for all its versions.", "facts/messages/*.msg");
    let mut sorted = modules.to_vec();
    sorted.sort();
    for module in sorted {
        out += &format!("pub mod {module};\n");
    }
    out
}

/// The first lines of every generated file.
fn opening(what: &str, from: &str) -> String {
    format!("//! {what}\n//!\n//! Generated from {from} by `cargo xtask codegen`; do not edit.\n\n")
}

/// `Fetch request (1)`, as the opening of its file.
fn title(message: &Message) -> &'static str {
    match message.kind {
        Kind::Request => "request",
        Kind::Response => "response",
        Kind::Header => "header",
        Kind::Key => "record key",
        Kind::Value => "record value",
        Kind::Data => "data",
    }
}
