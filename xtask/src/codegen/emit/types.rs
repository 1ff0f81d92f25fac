//! How the types and defaults of the facts look in Rust.

use crate::codegen::facts::{Base, Field, Message, Range, Struct};

/// Strings that must survive although they are not UTF-8.
const RAW_STRINGS: [&str; 1] = ["RequestHeader.client_id"];

/// One field in its struct and message: what every emitter asks about it.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    pub message: &'a Message,
    pub shape: &'a Struct,
    pub field: &'a Field,
}

/// Whether code must look at `version`, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    Always,
    Never,
    If(String),
}

/// When a version that lies in `live` also lies in `range`.
pub fn when(range: Option<Range>, live: Range) -> When {
    let Some(both) = range.and_then(|range| range.meet(live)) else { return When::Never };
    match (both.low > live.low, both.high < live.high) {
        (false, false) => When::Always,
        (true, true) if both.low == both.high => When::If(format!("version == {}", both.low)),
        (true, true) => When::If(format!("({}..={}).contains(&version)", both.low, both.high)),
        (true, false) => When::If(format!("version >= {}", both.low)),
        (false, true) => When::If(format!("version <= {}", both.high)),
    }
}

impl When {
    /// The opposite condition as an expression.
    pub fn negation(&self) -> String {
        match self {
            When::Always => "false".to_owned(),
            When::Never => "true".to_owned(),
            When::If(text) => match (text.strip_prefix("version >= "), text.strip_prefix("version <= ")) {
                (Some(low), _) => format!("version < {low}"),
                (_, Some(high)) => format!("version > {high}"),
                (None, None) => format!("!({text})"),
            },
        }
    }

    /// The condition as an expression.
    pub fn expression(&self) -> String {
        match self {
            When::Always => "true".to_owned(),
            When::Never => "false".to_owned(),
            When::If(text) => text.clone(),
        }
    }
}

/// `true`, `false` or `flexible`, a variable of the function.
pub fn flexible(message: &Message, shape: &Struct) -> &'static str {
    match when(message.flexible_from.map(|from| Range::new(from, i16::MAX)), live(message, shape)) {
        When::Always => "true",
        When::Never => "false",
        When::If(_) => "flexible",
    }
}

/// Versions in which the struct can stand on the wire.
pub fn live(message: &Message, shape: &Struct) -> Range {
    shape.versions.meet(message.versions).unwrap_or(message.versions)
}

impl<'a> Spot<'a> {
    pub fn live(self) -> Range {
        live(self.message, self.shape)
    }

    /// `Message.field`, or `Message.Struct.field`: how errors name it.
    pub fn label(self) -> String {
        if self.shape.name == self.message.name {
            format!("{}.{}", self.message.name, self.field.name)
        } else {
            format!("{}.{}.{}", self.message.name, self.shape.name, self.field.name)
        }
    }

    /// Its name as Rust writes it.
    pub fn name(self) -> String {
        match self.field.name.as_str() {
            word @ ("type" | "match") => format!("r#{word}"),
            name => name.to_owned(),
        }
    }

    pub fn is_raw_string(self) -> bool {
        RAW_STRINGS.contains(&self.label().as_str())
    }

    pub fn rust_type(self) -> String {
        let base = if self.is_raw_string() { "Bytes".to_owned() } else { base_type(&self.field.base) };
        let whole = if self.field.array { format!("Vec<{base}>") } else { base };
        let is_option = self.field.is_nullable() && self.field.base != Base::Records;
        if is_option { format!("Option<{whole}>") } else { whole }
    }

    /// `true`, `false`, or the name of the variable that says whether this version is flexible.
    pub fn flexible(self) -> &'static str {
        if self.field.always_plain { "false" } else { flexible(self.message, self.shape) }
    }

    /// Whether null is legal, as an expression.
    pub fn nullable(self) -> String {
        let range = self.field.nullable.and_then(|range| range.meet(self.field.versions));
        // The expression stands where the field is present.
        when(range, self.field.versions.meet(self.live()).unwrap_or(self.live())).expression()
    }

    /// The value of a field that is absent.
    pub fn default(self) -> String {
        if self.field.default.as_deref() == Some("null") {
            return "None".to_owned();
        }
        let plain = self.plain_default();
        if self.field.is_nullable() && self.field.base != Base::Records { format!("Some({plain})") } else { plain }
    }

    /// Whether the default is what the type's own `Default` gives.
    pub fn default_is_usual(self) -> bool {
        let usual = ["None", "Vec::new()", "false", "0", "0.0", "Uuid::ZERO", "String::new()", "Bytes::new()", "Records::Null"];
        let text = self.default();
        usual.contains(&text.as_str()) || text.ends_with("::default()")
    }

    fn plain_default(self) -> String {
        if self.field.array {
            return "Vec::new()".to_owned();
        }
        let stated = self.field.default.as_deref();
        match &self.field.base {
            _ if self.is_raw_string() => "Bytes::new()".to_owned(),
            Base::Bool => stated.unwrap_or("false").to_owned(),
            Base::Float64 => float(stated.unwrap_or("0")),
            Base::Uuid => "Uuid::ZERO".to_owned(),
            Base::String => stated.map_or_else(|| "String::new()".to_owned(), |text| format!("{text}.to_owned()")),
            Base::Bytes => "Bytes::new()".to_owned(),
            Base::Records => "Records::Null".to_owned(),
            Base::Struct(name) => format!("{name}::default()"),
            Base::Int8 | Base::Int16 | Base::Uint16 | Base::Int32 | Base::Uint32 | Base::Int64 => integer(stated.unwrap_or("0")),
        }
    }

    /// Whether `self.field` differs from its default.
    pub fn is_set(self) -> String {
        let value = format!("self.{}", self.name());
        let option = self.field.is_nullable() && self.field.base != Base::Records;
        if option && self.field.default.as_deref() == Some("null") {
            return format!("{value}.is_some()");
        }
        let has_length = self.field.array || matches!(self.field.base, Base::String | Base::Bytes);
        match (&self.field.base, option) {
            (_, true) if has_length && self.field.default.is_none() => format!("{value}.as_ref().is_none_or(|value| !value.is_empty())"),
            (_, true) => format!("{value} != {}", self.default()),
            (_, false) if has_length && self.field.default.is_none() => format!("!{value}.is_empty()"),
            (Base::String, false) => format!("{value} != {}", self.field.default.as_deref().unwrap_or("\"\"")),
            (Base::Bool, false) if self.field.default.as_deref() == Some("true") => format!("!{value}"),
            (Base::Bool, false) => value,
            _ => format!("{value} != {}", self.default()),
        }
    }
}

/// The fewest bytes that an element of the array takes on the wire.
pub fn element_size(spot: Spot<'_>) -> usize {
    match &spot.field.base {
        Base::Struct(name) => spot.message.least_size(name),
        Base::String if spot.flexible() == "false" => 2,
        Base::String => 1,
        fixed => fixed.fixed_size(),
    }
}

pub fn base_type(base: &Base) -> String {
    match base {
        Base::Bool => "bool",
        Base::Int8 => "i8",
        Base::Int16 => "i16",
        Base::Uint16 => "u16",
        Base::Int32 => "i32",
        Base::Uint32 => "u32",
        Base::Int64 => "i64",
        Base::Float64 => "f64",
        Base::Uuid => "Uuid",
        Base::String => "String",
        Base::Bytes => "Bytes",
        Base::Records => "Records",
        Base::Struct(name) => name,
    }
    .to_owned()
}

fn float(text: &str) -> String {
    if text.contains('.') { text.to_owned() } else { format!("{text}.0") }
}

/// Kafka's extreme defaults by their names, the rest as digits with separators.
pub fn integer(text: &str) -> String {
    match text {
        "2147483647" => "i32::MAX".to_owned(),
        "9223372036854775807" => "i64::MAX".to_owned(),
        digits => separated(digits),
    }
}

fn separated(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            out.push('_');
        }
        out.push(digit);
    }
    format!("{sign}{out}")
}
