//! One row of an option table, and the macro that declares rows.
//!
//! Not here: the rows themselves (`broker/`, `topic`, `group`, `client_metrics`) and the values that were given (`settings`).

use std::marker::PhantomData;

use crate::value::{Typed, Value, ValueError};

/// What an option is called, what it may hold and what it does.
#[derive(Debug)]
pub struct OptionRow {
    pub name: &'static str,
    pub kind: Kind,
    pub default: Default,
    pub valid: Valid,
    pub importance: Importance,
    pub update: Update,
    /// Accepted in a file, but neither documented nor listed by DescribeConfigs.
    pub internal: bool,
    pub effect: Effect,
    /// Ours; Kafka has no option of this name.
    pub own: bool,
    /// Topic and group options: the broker options that give the default, first set one first.
    pub synonyms: &'static [Synonym],
    doc: &'static [&'static str],
}

/// Kafka's kinds, by the names that its documentation and DescribeConfigs use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Boolean,
    String,
    Short,
    Int,
    Long,
    Double,
    List,
    Class,
    Password,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Default {
    /// In Kafka's text form.
    Text(&'static str),
    Null,
    /// Kafka refuses to start without it; here the defaults of a lone node step in (`BrokerConfig`).
    Required,
}

/// What a value must be beyond its kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Valid {
    Any,
    AtLeast(i64),
    /// Both ends belong to it.
    Between(i64, i64),
    /// As `Between`, or this one value.
    BetweenOr(i64, i64, i64),
    Fraction(f64, f64),
    OneOf(&'static [&'static str]),
    OneOfAnyCase(&'static [&'static str]),
    /// A list in which an element counts once.
    Unique,
    /// A list in which an element counts once, and that holds something.
    UniqueNotEmpty,
    /// A list in which an element counts once, each one of these.
    Subset(&'static [&'static str]),
    SubsetNotEmpty(&'static [&'static str]),
    /// A list whose elements are not empty.
    NoEmptyElement,
    NotEmpty,
    /// `partition:broker` pairs, or `*`.
    ThrottledReplicas,
    /// Where a share group begins.
    OffsetReset,
    /// As `Between`, though Kafka checks it in code and shows no bounds.
    BetweenUnshown(i64, i64),
    /// Text that must be there; may be empty.
    NotNull,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Importance {
    High,
    Medium,
    Low,
}

/// How a value may be changed while the broker runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// By file and restart only.
    ReadOnly,
    /// For one broker.
    PerBroker,
    /// As a default for all brokers, or for one.
    ClusterWide,
    /// On its own resource (topic, group, metrics subscription).
    OnResource,
}

/// Whether the value changes anything in this release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Obeyed.
    Works,
    /// Accepted and listed; obeyed once what is named exists.
    Later(&'static str),
    /// Accepted and listed; here is nothing that it could change, for the reason named.
    Never(&'static str),
}

/// A broker option that stands in for a topic or group option.
#[derive(Debug, Clone, Copy)]
pub struct Synonym {
    pub row: &'static OptionRow,
    /// Its value times this is the value of the option it stands in for.
    pub factor: i64,
}

/// A row together with the Rust type of its values.
#[derive(Debug)]
pub struct Key<T> {
    pub row: &'static OptionRow,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}

impl<T: Typed> Key<T> {
    pub(crate) const fn new(row: &'static OptionRow) -> Self {
        Self { row, of: PhantomData }
    }

    /// Another option's name for this one's value, in another unit.
    pub(crate) const fn times(self, factor: i64) -> Synonym {
        Synonym { row: self.row, factor }
    }
}

impl OptionRow {
    /// Everything that a row needs; the rarer facts are added by the `with_` functions.
    pub(crate) const fn new(
        name: &'static str,
        kind: Kind,
        default: Default,
        valid: Valid,
        (importance, update, effect): (Importance, Update, Effect),
        doc: &'static [&'static str],
    ) -> Self {
        Self { name, kind, default, valid, importance, update, internal: false, effect, own: false, synonyms: &[], doc }
    }

    pub(crate) const fn internal(mut self) -> Self {
        self.internal = true;
        self
    }

    pub(crate) const fn own(mut self) -> Self {
        self.own = true;
        self
    }

    pub(crate) const fn from(mut self, synonyms: &'static [Synonym]) -> Self {
        self.synonyms = synonyms;
        self
    }

    /// Never shown, neither in answers nor in logs.
    pub fn sensitive(&self) -> bool {
        self.kind == Kind::Password
    }

    /// Our sentence about it.
    pub fn doc(&self) -> String {
        self.doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
    }

    /// The built-in default; `None` where it is null or the option is required.
    pub fn default_value(&self) -> Option<Value> {
        match self.default {
            Default::Text(text) => Some(self.parse(text).expect("C1: a default is valid by its own row")),
            Default::Null | Default::Required => None,
        }
    }

    /// Reads a value as it stands in a file or a request, and holds it against what is valid.
    pub fn parse(&self, text: &str) -> Result<Value, ValueError> {
        let value = self.valid.without_repeats(Value::parse(self.kind, text)?);
        self.valid.check(&value)?;
        Ok(value)
    }
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Short => "short",
            Self::Int => "int",
            Self::Long => "long",
            Self::Double => "double",
            Self::List => "list",
            Self::Class => "class",
            Self::Password => "password",
        }
    }
}

impl Importance {
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

impl Update {
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadOnly => "read-only",
            Self::PerBroker => "per-broker",
            Self::ClusterWide => "cluster-wide",
            Self::OnResource => "on its resource",
        }
    }
}

/// Declares rows: a constant `Key` for each, and the table of all of them.
///
/// ```text
/// options! { TABLE:
///     /// One sentence.
///     CONSTANT: kind "kafka.name" = default, valid, importance, update, effect [, internal] [, own] [=> [SYNONYM.times(1), …]];
/// }
/// ```
/// What follows `=>` are the broker options that it falls back to.
macro_rules! options {
    ($table:ident: $(
        $(#[doc = $doc:literal])*
        $key:ident: $kind:ident $name:literal = $default:tt, $valid:expr, $importance:ident, $update:ident, $effect:expr
        $(, $flag:ident)* $(=> [$($synonym:expr),+])?;
    )+) => {
        $(
            $(#[doc = $doc])*
            pub const $key: $crate::option::Key<$crate::option::options!(@type $kind)> = {
                const ROW: &$crate::option::OptionRow = &$crate::option::OptionRow::new(
                    $name,
                    $crate::option::options!(@kind $kind),
                    $crate::option::options!(@default $default),
                    { #[allow(unused_imports)] use $crate::option::Valid::*; $valid },
                    (
                        $crate::option::Importance::$importance,
                        $crate::option::Update::$update,
                        { #[allow(unused_imports)] use $crate::option::Effect::*; $effect },
                    ),
                    &[$($doc),*],
                )
                $(.$flag())*
                $(.from(&[$($synonym),+]))?;
                $crate::option::Key::new(ROW)
            };
        )+
        pub(crate) const $table: &[&$crate::option::OptionRow] = &[$($key.row),+];
    };
    (@type boolean) => { bool };
    (@type string) => { String };
    (@type short) => { i16 };
    (@type int) => { i32 };
    (@type long) => { i64 };
    (@type double) => { f64 };
    (@type list) => { Vec<String> };
    (@type class) => { String };
    (@type password) => { $crate::value::Secret };
    (@kind boolean) => { $crate::option::Kind::Boolean };
    (@kind string) => { $crate::option::Kind::String };
    (@kind short) => { $crate::option::Kind::Short };
    (@kind int) => { $crate::option::Kind::Int };
    (@kind long) => { $crate::option::Kind::Long };
    (@kind double) => { $crate::option::Kind::Double };
    (@kind list) => { $crate::option::Kind::List };
    (@kind class) => { $crate::option::Kind::Class };
    (@kind password) => { $crate::option::Kind::Password };
    (@default null) => { $crate::option::Default::Null };
    (@default required) => { $crate::option::Default::Required };
    (@default $text:literal) => { $crate::option::Default::Text($text) };
}
pub(crate) use options;
