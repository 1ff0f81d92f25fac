//! Error codes and the values of numeric codes inside messages.

use super::opening;
use super::types::{base_type, integer};
use crate::codegen::facts::{Base, EnumFact, ErrorFact, pascal};

pub fn errors_file(errors: &[ErrorFact]) -> String {
    let mut out = opening("Kafka's error codes.", "facts/errors.txt");
    out += "/// What an `error_code` field says.\n\
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]\n#[repr(i16)]\npub enum ErrorCode {\n";
    for error in errors {
        let default = if error.code == 0 { "#[default]\n" } else { "" };
        out += &format!("/// {}.\n{default}{} = {},\n", error.meaning, pascal(&error.name), error.code);
    }
    out += &format!("}}\n\nimpl ErrorCode {{\npub const ALL: [ErrorCode; {}] = [\n", errors.len());
    out += &each(errors, |error| format!("ErrorCode::{},\n", pascal(&error.name)));
    out += "];\n\n/// The number on the wire.\n#[must_use]\npub const fn code(self) -> i16 { self as i16 }\n\n\
            /// `None` for a number that Kafka 4.3 does not know.\n#[must_use]\n\
            pub const fn from_i16(code: i16) -> Option<Self> { Some(match code {\n";
    out += &each(errors, |error| format!("{} => ErrorCode::{},\n", error.code, pascal(&error.name)));
    out += "_ => return None, }) }\n\n/// Kafka's name, as tools print it.\n#[must_use]\n\
            pub const fn name(self) -> &'static str { match self {\n";
    out += &each(errors, |error| format!("ErrorCode::{} => \"{}\",\n", pascal(&error.name), error.name));
    out +=
        "} }\n\n/// Whether a client may try the same request again.\n#[must_use]\npub const fn retriable(self) -> bool { matches!(self, ";
    let retriable: Vec<String> =
        errors.iter().filter(|error| error.retriable).map(|error| format!("ErrorCode::{}", pascal(&error.name))).collect();
    out += &retriable.join(" | ");
    out += ") }\n\n/// One sentence for a person.\n#[must_use]\npub const fn meaning(self) -> &'static str { match self {\n";
    out += &each(errors, |error| format!("ErrorCode::{} => {:?},\n", pascal(&error.name), error.meaning));
    out + "} }\n}\n\nimpl std::fmt::Display for ErrorCode {\n\
           fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.name()) }\n}\n"
}

fn each<T>(facts: &[T], line: impl Fn(&T) -> String) -> String {
    facts.iter().map(line).collect()
}

pub fn enums_file(enums: &[EnumFact]) -> String {
    let mut out = opening("The values of codes inside messages. A value that is not listed is reserved.", "facts/enums.txt");
    for fact in enums {
        out += &if fact.base == Base::String { text_enum(fact) } else { number_enum(fact) };
    }
    out
}

fn number_enum(fact: &EnumFact) -> String {
    let (name, base) = (&fact.name, base_type(&fact.base));
    let variants = each(&fact.values, |(value, name)| format!("{} = {},\n", pascal(name), integer(value)));
    let from = each(&fact.values, |(value, variant)| format!("{} => {name}::{},\n", integer(value), pascal(variant)));
    let names = each(&fact.values, |(_, variant)| format!("{name}::{} => \"{variant}\",\n", pascal(variant)));
    format!(
        "/// Stands in {}.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[repr({base})]\n#[allow(clippy::enum_variant_names, reason = \"Kafka's names\")]\npub enum {name} {{\n{variants}}}\n\n\
         impl {name} {{\n{}/// The number on the wire.\n#[must_use]\npub const fn to_wire(self) -> {base} {{ self as {base} }}\n\n\
         /// `None` for a reserved number.\n#[must_use]\npub const fn from_wire(value: {base}) -> Option<Self> {{ Some(match value {{\n{from}_ => return None, }}) }}\n\n\
         /// Kafka's name.\n#[must_use]\npub const fn name(self) -> &'static str {{ match self {{\n{names}}} }}\n}}\n\n",
        fields(fact),
        all(fact),
    )
}

fn text_enum(fact: &EnumFact) -> String {
    let name = &fact.name;
    let variants = each(&fact.values, |(_, variant)| format!("{variant},\n"));
    let names = each(&fact.values, |(text, variant)| format!("{name}::{variant} => \"{text}\",\n"));
    let from = each(&fact.values, |(text, variant)| format!("\"{text}\" => {name}::{variant},\n"));
    format!(
        "/// Stands as text in {}.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum {name} {{\n{variants}}}\n\n\
         impl {name} {{\n{}/// The text on the wire.\n#[must_use]\npub const fn name(self) -> &'static str {{ match self {{\n{names}}} }}\n\n\
         /// The value of exactly this text.\n#[must_use]\npub fn from_wire(text: &str) -> Option<Self> {{ Some(match text {{\n{from}_ => return None, }}) }}\n}}\n\n",
        fields(fact),
        all(fact),
    )
}

fn all(fact: &EnumFact) -> String {
    let values = each(&fact.values, |(_, variant)| {
        let variant = if fact.base == Base::String { variant.clone() } else { pascal(variant) };
        format!("{}::{variant},\n", fact.name)
    });
    format!("pub const ALL: [{}; {}] = [\n{values}];\n\n", fact.name, fact.values.len())
}

/// `FetchRequest.isolation_level` as code.
fn fields(fact: &EnumFact) -> String {
    let fields: Vec<String> = fact.fields.split(", ").map(|field| format!("`{field}`")).collect();
    fields.join(", ")
}
