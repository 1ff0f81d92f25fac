//! `read`: a struct from the cursor. Straight lines: a fault sticks to the cursor.

use super::message::{flexible_line, tagged, version_name};
use super::types::{Spot, When, element_size, flexible, when};
use crate::codegen::facts::{Base, Message, Struct};

pub fn function(message: &Message, shape: &Struct) -> String {
    let body = body(message, shape);
    let flexible = flexible_line(message, shape, &body);
    let version = version_name(&(flexible.clone() + &body));
    let access = if shape.name == message.name { "" } else { "pub(crate) " };
    let cursor = if body.contains("cursor") { "cursor" } else { "_" };
    format!("{access}fn read({cursor}: &mut wire::Cursor<'_>, {version}: i16) -> Self {{\n{flexible}{body}}}\n\n")
}

fn body(message: &Message, shape: &Struct) -> String {
    let known = tagged(message, shape);
    let mut out = if known.is_empty() { "Self {\n".to_owned() } else { "let mut value = Self {\n".to_owned() };
    for field in &shape.fields {
        let spot = Spot { message, shape, field };
        let read = value(spot, false);
        let expression = match when(field.plain_versions(), spot.live()) {
            When::Always => read,
            When::Never => spot.default(),
            When::If(condition) => format!("if {condition} {{ {read} }} else {{ {} }}", spot.default()),
        };
        out += &format!("{}: {expression},\n", spot.name());
    }
    if message.flexible_from.is_some() {
        let unknown = match flexible(message, shape) {
            _ if !known.is_empty() => "Vec::new()",
            "true" => "cursor.unknown_tags()",
            "false" => "Vec::new()",
            _ => "if flexible { cursor.unknown_tags() } else { Vec::new() }",
        };
        out += &format!("unknown_tagged_fields: {unknown},\n");
    }
    if known.is_empty() {
        return out + "}\n";
    }
    out + "};\n" + &tagged_section(message, shape, &known) + "value\n"
}

fn tagged_section(message: &Message, shape: &Struct, known: &[(u32, Spot<'_>)]) -> String {
    let mut arms = String::new();
    for (tag, spot) in known {
        let guard = match when(spot.field.tagged_versions(), spot.live()) {
            When::If(condition) if condition != flexible_condition(message) => format!(" if {condition}"),
            _ => String::new(),
        };
        arms += &format!("{tag}{guard} => value.{} = {},\n", spot.name(), value(*spot, true));
    }
    let section = format!(
        "let mut tags = cursor.tags();\n\
         while let Some(tag) = cursor.next_tag(&mut tags) {{\n\
         match tag {{ {arms} _ => cursor.keep_tag(&tags, tag, &mut value.unknown_tagged_fields), }} }}\n\
         cursor.order_tags(&mut value.unknown_tagged_fields);\n"
    );
    if flexible(message, shape) == "flexible" { format!("if flexible {{ {section} }}\n") } else { section }
}

/// What `flexible` stands for.
pub fn flexible_condition(message: &Message) -> String {
    message.flexible_from.map_or_else(String::new, |from| format!("version >= {from}"))
}

/// Reads the value of a field that is present. A tagged value is always compact.
fn value(spot: Spot<'_>, in_tag: bool) -> String {
    let flexible = if in_tag { "true" } else { spot.flexible() };
    let nullable = if in_tag && spot.field.is_nullable() { "true".to_owned() } else { spot.nullable() };
    let option = spot.field.is_nullable();
    if spot.field.array {
        let size = element_size(spot);
        let element = element(&spot.field.base, flexible);
        return if option {
            format!("cursor.nullable_array({flexible}, {nullable}, {size}, version, {element})")
        } else {
            format!("cursor.array({flexible}, {size}, version, {element})")
        };
    }
    match &spot.field.base {
        _ if spot.is_raw_string() => format!("cursor.raw_string({flexible}, {nullable})"),
        Base::String if option => format!("cursor.nullable_string({flexible}, {nullable})"),
        Base::String => format!("cursor.string({flexible})"),
        Base::Bytes if option => format!("cursor.nullable_bytes({flexible}, {nullable})"),
        Base::Bytes => format!("cursor.bytes({flexible})"),
        Base::Records => format!("cursor.records({flexible}, {nullable})"),
        Base::Struct(name) if option => {
            let follows = format!("cursor.struct_follows({in_tag})");
            let read = format!("Some({name}::read(cursor, version))");
            match nullable.as_str() {
                "true" => format!("if {follows} {{ {read} }} else {{ None }}"),
                condition => format!("if !({condition}) || {follows} {{ {read} }} else {{ None }}"),
            }
        }
        Base::Struct(name) => format!("{name}::read(cursor, version)"),
        fixed => format!("cursor.{}()", method(fixed)),
    }
}

/// A function that reads one element of an array.
fn element(base: &Base, flexible: &str) -> String {
    match base {
        Base::Struct(name) => format!("{name}::read"),
        Base::String if flexible == "flexible" => {
            "if flexible { |cursor, _| cursor.string(true) } else { |cursor, _| cursor.string(false) }".to_owned()
        }
        Base::String => format!("|cursor, _| cursor.string({flexible})"),
        fixed => format!("|cursor, _| cursor.{}()", method(fixed)),
    }
}

/// The method of cursor and encoder for a value of fixed size.
pub fn method(base: &Base) -> &'static str {
    match base {
        Base::Bool => "bool",
        Base::Int8 => "i8",
        Base::Int16 => "i16",
        Base::Uint16 => "u16",
        Base::Int32 => "i32",
        Base::Uint32 => "u32",
        Base::Int64 => "i64",
        Base::Float64 => "f64",
        Base::Uuid => "uuid",
        Base::String | Base::Bytes | Base::Records | Base::Struct(_) => "sized",
    }
}
