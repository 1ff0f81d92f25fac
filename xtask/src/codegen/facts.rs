//! The model of a fact file: what `parse` reads and every emitter writes from. The notation is described in crates/protocol/facts/README.md.
//!
//! Versions are closed ranges; an open end is `TOP`.

/// The upper end of an open range of versions.
pub const TOP: i16 = i16::MAX;

/// Versions from `low` to `high`, both in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub low: i16,
    pub high: i16,
}

impl Range {
    pub fn new(low: i16, high: i16) -> Self {
        Range { low, high }
    }

    pub fn meet(self, other: Range) -> Option<Range> {
        let both = Range::new(self.low.max(other.low), self.high.min(other.high));
        (both.low <= both.high).then_some(both)
    }

    pub fn holds(self, version: i16) -> bool {
        self.low <= version && version <= self.high
    }

    pub fn covers(self, other: Range) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

impl std::fmt::Display for Range {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.low, self.high) {
            (low, TOP) => write!(f, "{low}+"),
            (low, high) if low == high => write!(f, "{low}"),
            (low, high) => write!(f, "{low}-{high}"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    Bool,
    Int8,
    Int16,
    Uint16,
    Int32,
    Uint32,
    Int64,
    Float64,
    Uuid,
    String,
    Bytes,
    Records,
    Struct(String),
}

#[derive(Debug, Clone)]
pub struct Field {
    pub name: String,
    pub base: Base,
    pub array: bool,
    /// Versions that have the field, cut down to those of what is around it.
    pub versions: Range,
    pub nullable: Option<Range>,
    pub tag: Option<(u32, Range)>,
    /// `flexible none`: plain in every version.
    pub always_plain: bool,
    pub key: bool,
    pub ignorable: bool,
    pub zerocopy: bool,
    pub entity: Option<String>,
    /// The text behind `=`.
    pub default: Option<String>,
}

/// A message itself or a struct in it.
#[derive(Debug, Clone)]
pub struct Struct {
    pub name: String,
    /// Versions in which it can occur at all.
    pub versions: Range,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Request,
    Response,
    Header,
    Key,
    Value,
    Data,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    Coordinator,
    Metadata,
    Versioned,
    ControlVersioned,
    ControlBare,
    Bare,
    Json,
}

#[derive(Debug, Clone)]
pub struct Message {
    pub kind: Kind,
    pub name: String,
    pub versions: Range,
    /// First version with the flexible encoding.
    pub flexible_from: Option<i16>,
    /// The message itself first, then its structs in the order of the file.
    pub structs: Vec<Struct>,
    /// Of stored records: their ids and names, and how they are framed.
    pub records: Vec<(i16, String)>,
    pub frame: Option<Frame>,
}

impl Message {
    pub fn find(&self, name: &str) -> Option<&Struct> {
        self.structs.iter().find(|known| known.name == name)
    }

    pub fn is_flexible(&self, version: i16) -> bool {
        self.flexible_from.is_some_and(|from| version >= from)
    }

    /// The fewest bytes that a struct takes on the wire in any version that has it.
    pub fn least_size(&self, name: &str) -> usize {
        let Some(shape) = self.find(name) else { return 1 };
        let live = shape.versions.meet(self.versions).unwrap_or(self.versions);
        (live.low..=live.high).map(|version| self.least_size_in(shape, version)).min().unwrap_or(1).max(1)
    }

    fn least_size_in(&self, shape: &Struct, version: i16) -> usize {
        let flexible = self.is_flexible(version);
        let plain = shape.fields.iter().filter(|field| field.is_plain_in(version));
        plain.map(|field| self.least_field_size(field, flexible, version)).sum::<usize>() + usize::from(flexible)
    }

    fn least_field_size(&self, field: &Field, flexible: bool, version: i16) -> usize {
        let length = if flexible && !field.always_plain { 1 } else { 4 };
        if field.array {
            return length;
        }
        match &field.base {
            Base::String if length == 4 => 2,
            Base::String | Base::Bytes | Base::Records => length,
            Base::Struct(_) if field.nullable.is_some() => 1,
            Base::Struct(name) => self.find(name).map_or(1, |shape| self.least_size_in(shape, version)),
            fixed => fixed.fixed_size(),
        }
    }
}

impl Base {
    /// Bytes on the wire of what has a fixed size; 0 for the rest.
    pub fn fixed_size(&self) -> usize {
        match self {
            Base::Bool | Base::Int8 => 1,
            Base::Int16 | Base::Uint16 => 2,
            Base::Int32 | Base::Uint32 => 4,
            Base::Int64 | Base::Float64 => 8,
            Base::Uuid => 16,
            Base::String | Base::Bytes | Base::Records | Base::Struct(_) => 0,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Base::Bool => "bool",
            Base::Int8 => "int8",
            Base::Int16 => "int16",
            Base::Uint16 => "uint16",
            Base::Int32 => "int32",
            Base::Uint32 => "uint32",
            Base::Int64 => "int64",
            Base::Float64 => "float64",
            Base::Uuid => "uuid",
            Base::String => "string",
            Base::Bytes => "bytes",
            Base::Records => "records",
            Base::Struct(name) => name,
        }
    }
}

impl Field {
    pub fn is_tagged_in(&self, version: i16) -> bool {
        self.versions.holds(version) && self.tag.is_some_and(|(_, range)| range.holds(version))
    }

    pub fn is_plain_in(&self, version: i16) -> bool {
        self.versions.holds(version) && !self.is_tagged_in(version)
    }

    /// Versions in which the field is a plain member.
    pub fn plain_versions(&self) -> Option<Range> {
        match self.tag {
            None => Some(self.versions),
            // Tagged versions are open-ended: what is left lies below them.
            Some((_, tagged)) => self.versions.meet(Range::new(0, tagged.low.checked_sub(1)?)),
        }
    }

    pub fn tagged_versions(&self) -> Option<Range> {
        self.tag.and_then(|(_, range)| range.meet(self.versions))
    }

    /// Whether null is legal in some version that has the field.
    pub fn is_nullable(&self) -> bool {
        self.nullable.is_some_and(|range| range.meet(self.versions).is_some())
    }
}

/// One `api` file.
#[derive(Debug, Clone)]
pub struct Api {
    pub key: i16,
    pub name: String,
    pub broker: bool,
    pub controller: bool,
    pub accepts: Range,
    pub advertises: Range,
    pub unstable: Option<i16>,
    pub cluster: bool,
    pub forward: bool,
}

/// One fact file.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path below the facts, for the first line of what is generated.
    pub path: String,
    pub api: Option<Api>,
    pub header_versions: Vec<HeaderVersion>,
    pub family: Option<String>,
    pub topic: Option<String>,
    pub messages: Vec<Message>,
}

/// One `header-version` line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderVersion {
    pub kind: Kind,
    pub version: i16,
    pub when: HeaderRule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderRule {
    UnlessFlexible,
    IfFlexible,
    For(i16),
}

/// `code NAME retriable meaning`
#[derive(Debug, Clone)]
pub struct ErrorFact {
    pub code: i16,
    pub name: String,
    pub retriable: bool,
    pub meaning: String,
}

/// The values of a numeric or textual code inside messages.
#[derive(Debug, Clone)]
pub struct EnumFact {
    pub name: String,
    pub base: Base,
    pub fields: String,
    pub values: Vec<(String, String)>,
}

/// All fact files.
#[derive(Debug, Clone)]
pub struct Facts {
    pub messages: Vec<File>,
    pub records: Vec<File>,
    pub errors: Vec<ErrorFact>,
    pub enums: Vec<EnumFact>,
}

/// The snake_case form of a CamelCase name: `KRaftVersion` gives `k_raft_version`.
pub fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let begins_word = letter.is_ascii_uppercase()
            && before.is_some_and(|before| !before.is_ascii_uppercase() || after.is_some_and(char::is_ascii_lowercase));
        if begins_word {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// The CamelCase form of a snake_case or SCREAMING_CASE name.
pub fn pascal(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
        })
        .collect()
}

/// Kafka's JSON name of a field: `topic_id` gives `topicId`.
pub fn camel(name: &str) -> String {
    let pascal = pascal(name);
    let (first, rest) = pascal.split_at(pascal.len().min(1));
    first.to_ascii_lowercase() + rest
}
