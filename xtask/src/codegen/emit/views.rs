//! Borrowed forms of hot messages: `FetchRequestView<'a>`. Reading one allocates nothing.

use super::decode::{flexible_condition, method};
use super::message::{flexible_line, tagged, version_name};
use super::types::{Spot, When, base_type, element_size, flexible, when};
use crate::codegen::facts::{Base, Message, Struct};

/// Messages that get a view.
pub const VIEWED: [&str; 2] = ["ProduceRequest", "FetchRequest"];

pub fn of(message: &Message) -> String {
    let mut out = String::new();
    for shape in &message.structs {
        out += &structure(message, shape);
        out += &reader(message, shape);
    }
    let (name, view) = (&message.name, view_name(&message.name));
    let lifetime = if borrows(message, &message.structs[0]) { "<'a>" } else { "" };
    out + &format!(
        "impl<'a> {view}{lifetime} {{\n/// Reads one; every element was decoded once when this returns. Text that is not UTF-8 is a fault here.\n\
         pub fn decode(cursor: &mut wire::Cursor<'a>, version: i16) -> Result<Self, DecodeError> {{\n\
         cursor.begin({name}::NAME, version, {name}::LOWEST, {name}::HIGHEST)?;\n\
         let value = <Self as wire::View<'a>>::read(cursor, version);\ncursor.finish(value) }}\n}}\n\n"
    )
}

fn view_name(name: &str) -> String {
    format!("{name}View")
}

/// Whether a struct holds anything that borrows.
fn borrows(message: &Message, shape: &Struct) -> bool {
    shape.fields.iter().any(|field| match &field.base {
        Base::String | Base::Bytes | Base::Records => true,
        Base::Struct(name) => field.array || message.find(name).is_some_and(|shape| borrows(message, shape)),
        _ => field.array,
    })
}

fn struct_type(message: &Message, name: &str) -> String {
    let lifetime = message.find(name).is_some_and(|shape| borrows(message, shape));
    format!("{}{}", view_name(name), if lifetime { "<'a>" } else { "" })
}

fn field_type(spot: Spot<'_>) -> String {
    let base = match &spot.field.base {
        Base::String => "&'a str".to_owned(),
        Base::Bytes | Base::Records => "&'a [u8]".to_owned(),
        Base::Struct(name) => struct_type(spot.message, name),
        fixed => base_type(fixed),
    };
    match (spot.field.array, spot.field.is_nullable()) {
        (true, _) => format!("wire::ViewArray<'a, {base}>"),
        (false, true) => format!("Option<{base}>"),
        (false, false) => base,
    }
}

fn structure(message: &Message, shape: &Struct) -> String {
    let mut out = format!(
        "/// [`{}`], borrowed; null arrays are empty, unknown tags are passed over.\n#[derive(Debug, Clone, Copy)]\npub struct {} {{\n",
        shape.name,
        struct_type(message, &shape.name)
    );
    for field in &shape.fields {
        let spot = Spot { message, shape, field };
        out += &format!("pub {}: {},\n", spot.name(), field_type(spot));
    }
    out + "}\n\n"
}

fn reader(message: &Message, shape: &Struct) -> String {
    let body = body(message, shape);
    let flexible = flexible_line(message, shape, &body);
    let version = version_name(&(flexible.clone() + &body));
    format!(
        "impl<'a> wire::View<'a> for {} {{\nfn read(cursor: &mut wire::Cursor<'a>, {version}: i16) -> Self {{\n{flexible}{body}}}\n}}\n\n",
        struct_type(message, &shape.name)
    )
}

fn body(message: &Message, shape: &Struct) -> String {
    let known = tagged(message, shape);
    let mut out = if known.is_empty() { "let value = Self {\n".to_owned() } else { "let mut value = Self {\n".to_owned() };
    for field in &shape.fields {
        let spot = Spot { message, shape, field };
        let expression = match when(field.plain_versions(), spot.live()) {
            When::Always => value(spot, false),
            When::Never => default(spot),
            When::If(condition) => format!("if {condition} {{ {} }} else {{ {} }}", value(spot, false), default(spot)),
        };
        out += &format!("{}: {expression},\n", spot.name());
    }
    out += "};\n";
    let section = if known.is_empty() { "cursor.skip_tags();\n".to_owned() } else { tagged_section(message, &known) };
    out += &match flexible(message, shape) {
        "true" => section,
        "false" => String::new(),
        _ => format!("if flexible {{ {section} }}\n"),
    };
    out + "value\n"
}

fn tagged_section(message: &Message, known: &[(u32, Spot<'_>)]) -> String {
    let mut arms = String::new();
    for (tag, spot) in known {
        let guard = match when(spot.field.tagged_versions(), spot.live()) {
            When::If(condition) if condition != flexible_condition(message) => format!(" if {condition}"),
            _ => String::new(),
        };
        arms += &format!("{tag}{guard} => value.{} = {},\n", spot.name(), value(*spot, true));
    }
    format!(
        "let mut tags = cursor.tags();\nwhile let Some(tag) = cursor.next_tag(&mut tags) {{\n\
         match tag {{ {arms} _ => cursor.skip_tag(&tags), }} }}\n"
    )
}

fn value(spot: Spot<'_>, in_tag: bool) -> String {
    let flexible = if in_tag { "true" } else { spot.flexible() };
    let nullable = if in_tag && spot.field.is_nullable() { "true".to_owned() } else { spot.nullable() };
    let unwrap = if spot.field.is_nullable() { "" } else { ".unwrap_or_default()" };
    match &spot.field.base {
        _ if spot.field.array => format!("wire::ViewArray::read(cursor, {flexible}, {nullable}, {}, version)", element_size(spot)),
        Base::String => format!("cursor.str_slice({flexible}, {nullable}){unwrap}"),
        Base::Bytes | Base::Records => format!("cursor.bytes_slice({flexible}, {nullable}){unwrap}"),
        Base::Struct(name) => {
            let read = format!("<{} as wire::View>::read(cursor, version)", view_name(name));
            if spot.field.is_nullable() { format!("if cursor.struct_follows({in_tag}) {{ Some({read}) }} else {{ None }}") } else { read }
        }
        fixed => format!("cursor.{}()", method(fixed)),
    }
}

fn default(spot: Spot<'_>) -> String {
    let field = spot.field;
    let some = |text: String| if field.is_nullable() { format!("Some({text})") } else { text };
    match &field.base {
        _ if field.array => "wire::ViewArray::empty()".to_owned(),
        _ if field.default.as_deref() == Some("null") || field.base == Base::Records => "None".to_owned(),
        Base::String => some(field.default.clone().unwrap_or_else(|| "\"\"".to_owned())),
        Base::Bytes => some("&[]".to_owned()),
        Base::Struct(name) => {
            let shape = spot.message.find(name);
            let fields = shape.map(|shape| {
                let one = |field| {
                    let spot = Spot { message: spot.message, shape, field };
                    format!("{}: {}", spot.name(), default(spot))
                };
                shape.fields.iter().map(one).collect::<Vec<_>>().join(", ")
            });
            some(format!("{} {{ {} }}", view_name(name), fields.unwrap_or_default()))
        }
        _ => spot.default(),
    }
}
