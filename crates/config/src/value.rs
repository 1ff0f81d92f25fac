//! A value of an option: read from text, checked, written back in Kafka's text form.
//!
//! Not here: which value an option has (`settings`).

use std::collections::BTreeSet;
use std::fmt;

use crate::option::{Kind, Valid};

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Boolean(bool),
    Short(i16),
    Int(i32),
    Long(i64),
    Double(f64),
    /// `string` and `class`.
    Text(String),
    List(Vec<String>),
    Password(Secret),
}

/// Text that is never shown: it prints `[hidden]`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// Why a text is not a value of an option. The text itself is named by who reports it, unless it is secret.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ValueError {
    #[error("is not a boolean; write true or false")]
    NotBoolean,
    #[error("is not of type {} ({})", kind.name(), range_of(*kind))]
    NotNumber { kind: Kind },
    #[error("must be {allowed}")]
    NotAllowed { allowed: String },
    #[error("must not be empty")]
    Empty,
}

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for who must use it; never for print.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

impl Value {
    /// Reads `text` as Kafka does: blanks around it do not count (but for passwords), booleans in any case, lists split at commas.
    pub fn parse(kind: Kind, text: &str) -> Result<Self, ValueError> {
        let trimmed = text.trim();
        let not_number = |_| ValueError::NotNumber { kind };
        Ok(match kind {
            Kind::Boolean => Self::Boolean(parse_boolean(trimmed)?),
            Kind::Short => Self::Short(trimmed.parse().map_err(not_number)?),
            Kind::Int => Self::Int(trimmed.parse().map_err(not_number)?),
            Kind::Long => Self::Long(trimmed.parse().map_err(not_number)?),
            Kind::Double => Self::Double(trimmed.parse().map_err(|_| ValueError::NotNumber { kind })?),
            Kind::String | Kind::Class => Self::Text(trimmed.to_owned()),
            Kind::List if trimmed.is_empty() => Self::List(Vec::new()),
            Kind::List => Self::List(trimmed.split(',').map(|element| element.trim().to_owned()).collect()),
            Kind::Password => Self::Password(Secret::new(text)),
        })
    }

    fn integer(&self) -> Option<i64> {
        match self {
            Self::Short(number) => Some(i64::from(*number)),
            Self::Int(number) => Some(i64::from(*number)),
            Self::Long(number) => Some(*number),
            Self::Boolean(_) | Self::Double(_) | Self::Text(_) | Self::List(_) | Self::Password(_) => None,
        }
    }

    /// The same number in another unit and another integer kind; what is beyond the kind stays at its end.
    pub fn scaled(&self, factor: i64, kind: Kind) -> Self {
        let (Some(number), true) = (self.integer(), matches!(kind, Kind::Short | Kind::Int | Kind::Long)) else { return self.clone() };
        // A negative number means "no limit" in every family that converts; it has no unit.
        let number = if number < 0 { number } else { number.saturating_mul(factor) };
        match kind {
            Kind::Short => Self::Short(i16::try_from(number).unwrap_or(i16::MAX)),
            Kind::Int => Self::Int(i32::try_from(number).unwrap_or(i32::MAX)),
            _ => Self::Long(number),
        }
    }
}

/// Kafka's text form, as DescribeConfigs prints it. A password prints `[hidden]`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Short(value) => value.fmt(f),
            Self::Int(value) => value.fmt(f),
            Self::Long(value) => value.fmt(f),
            Self::Double(value) => f.write_str(&java_double(*value)),
            Self::Text(value) => f.write_str(value),
            Self::List(elements) => f.write_str(&elements.join(",")),
            Self::Password(secret) => secret.fmt(f),
        }
    }
}

/// A Rust type that the values of some kinds have.
pub trait Typed: Sized {
    /// `None` if the value is of another kind.
    fn from_value(value: Value) -> Option<Self>;
}

macro_rules! typed {
    ($($rust:ty: $variant:ident),+) => {
        $(impl Typed for $rust {
            fn from_value(value: Value) -> Option<Self> {
                if let Value::$variant(value) = value { Some(value) } else { None }
            }
        })+
    };
}
typed!(bool: Boolean, i16: Short, i32: Int, i64: Long, f64: Double, String: Text, Vec<String>: List, Secret: Password);

impl Valid {
    /// An element that a list names again counts once, where it can mean nothing else (as in Kafka; KIP-1161).
    pub fn without_repeats(&self, value: Value) -> Value {
        match (self, value) {
            (Self::Unique | Self::UniqueNotEmpty | Self::Subset(_) | Self::SubsetNotEmpty(_), Value::List(mut elements)) => {
                let mut seen = BTreeSet::new();
                elements.retain(|element| seen.insert(element.clone()));
                Value::List(elements)
            }
            (_, value) => value,
        }
    }

    /// Whether a value of the right kind may stand.
    pub fn check(&self, value: &Value) -> Result<(), ValueError> {
        let good = match (self, value) {
            (Self::Any | Self::NotNull, _) => true,
            (Self::Fraction(low, high), Value::Double(number)) => (low..=high).contains(&number),
            (Self::OneOf(words), Value::Text(text)) => words.contains(&text.as_str()),
            (Self::OneOfAnyCase(words), Value::Text(text)) => words.iter().any(|word| word.eq_ignore_ascii_case(text)),
            (Self::NotEmpty, Value::Text(text)) => !text.is_empty(),
            (Self::OffsetReset, Value::Text(text)) => {
                matches!(text.as_str(), "latest" | "earliest") || text.strip_prefix("by_duration:").is_some_and(is_duration)
            }
            (_, Value::List(elements)) => return self.check_list(elements),
            (_, value) => match value.integer() {
                Some(number) => self.holds(number),
                None => false,
            },
        };
        if good { Ok(()) } else { Err(ValueError::NotAllowed { allowed: self.to_string() }) }
    }

    fn holds(&self, number: i64) -> bool {
        match *self {
            Self::AtLeast(low) => number >= low,
            Self::Between(low, high) | Self::BetweenUnshown(low, high) => (low..=high).contains(&number),
            Self::BetweenOr(low, high, or) => (low..=high).contains(&number) || number == or,
            _ => true,
        }
    }

    fn check_list(&self, elements: &[String]) -> Result<(), ValueError> {
        if matches!(self, Self::UniqueNotEmpty | Self::SubsetNotEmpty(_)) && elements.is_empty() {
            return Err(ValueError::Empty);
        }
        if elements.iter().any(String::is_empty) {
            return Err(ValueError::NotAllowed { allowed: "a list without empty elements".to_owned() });
        }
        let good = match self {
            Self::Subset(words) | Self::SubsetNotEmpty(words) => elements.iter().all(|element| words.contains(&element.as_str())),
            Self::ThrottledReplicas => elements.len() == 1 && elements[0] == "*" || elements.iter().all(|pair| is_replica_pair(pair)),
            _ => true,
        };
        if good { Ok(()) } else { Err(ValueError::NotAllowed { allowed: self.to_string() }) }
    }
}

/// What is allowed, to follow "must be".
impl fmt::Display for Valid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any | Self::NotNull => f.write_str("anything"),
            Self::AtLeast(low) => write!(f, "at least {low}"),
            Self::Between(low, high) | Self::BetweenUnshown(low, high) => write!(f, "{low} to {high}"),
            Self::BetweenOr(low, high, or) => write!(f, "{low} to {high}, or {or}"),
            Self::Fraction(low, high) => write!(f, "{low} to {high}"),
            Self::OneOf(words) => write!(f, "one of {}", words.join(", ")),
            Self::OneOfAnyCase(words) => write!(f, "one of {}", words.join(", ").to_lowercase()),
            Self::Unique => f.write_str("a list"),
            Self::UniqueNotEmpty => f.write_str("a list, not empty"),
            Self::Subset(words) => write!(f, "a list of {}, or empty", words.join(", ")),
            Self::SubsetNotEmpty(words) => write!(f, "a list of {}", words.join(", ")),
            Self::NoEmptyElement => f.write_str("a list without empty elements"),
            Self::NotEmpty => f.write_str("not empty"),
            Self::ThrottledReplicas => f.write_str("a list of partition:broker pairs, `*`, or empty"),
            Self::OffsetReset => f.write_str("latest, earliest, or by_duration: with an ISO 8601 duration such as PT1H"),
        }
    }
}

fn range_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Short => "-32768 to 32767",
        Kind::Int => "-2147483648 to 2147483647",
        Kind::Long => "-9223372036854775808 to 9223372036854775807",
        Kind::Double => "a number such as 0.5",
        Kind::Boolean | Kind::String | Kind::List | Kind::Class | Kind::Password => "any",
    }
}

fn parse_boolean(text: &str) -> Result<bool, ValueError> {
    if text.eq_ignore_ascii_case("true") {
        Ok(true)
    } else if text.eq_ignore_ascii_case("false") {
        Ok(false)
    } else {
        Err(ValueError::NotBoolean)
    }
}

fn is_replica_pair(pair: &str) -> bool {
    pair.split_once(':').is_some_and(|(partition, broker)| partition.parse::<i32>().is_ok() && broker.parse::<i32>().is_ok())
}

/// ISO 8601 as Java reads it: `PnDTnHnMn.nS`, each part optional, not negative, at least one part.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['P', 'p']) else { return false };
    let (days, time) = match rest.split_once(['T', 't']) {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    let days_good = days.is_empty() || days.strip_suffix(['D', 'd']).is_some_and(is_digits);
    let time_good = time.is_none_or(|time| !time.is_empty() && is_time(time));
    days_good && time_good && !(days.is_empty() && time.is_none())
}

fn is_time(mut text: &str) -> bool {
    for unit in [['H', 'h'], ['M', 'm']] {
        if let Some((number, rest)) = text.split_once(unit) {
            if !is_digits(number) {
                return false;
            }
            text = rest;
        }
    }
    let Some(seconds) = text.strip_suffix(['S', 's']) else { return text.is_empty() };
    match seconds.split_once('.') {
        Some((whole, part)) => is_digits(whole) && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit()),
        None => is_digits(seconds),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A double as Java's `Double.toString` writes it: `0.5`, `1.0E10`, `1.7976931348623157E308`.
fn java_double(number: f64) -> String {
    let size = number.abs();
    if number.is_nan() || number.is_infinite() || size == 0.0 || (1e-3..1e7).contains(&size) {
        return match number {
            _ if number.is_nan() => "NaN".to_owned(),
            _ if number.is_infinite() => if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned(),
            _ => format!("{number:?}"),
        };
    }
    let text = format!("{number:e}");
    match text.split_once('e') {
        Some((digits, power)) if digits.contains('.') => format!("{digits}E{power}"),
        Some((digits, power)) => format!("{digits}.0E{power}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_print_as_java_prints_them() {
        let cases = [
            (0.5, "0.5"),
            (0.0, "0.0"),
            (f64::MAX, "1.7976931348623157E308"),
            (2147483647.0, "2.147483647E9"),
            (1e7, "1.0E7"),
            (100.0, "100.0"),
            (0.0001, "1.0E-4"),
        ];
        for (number, text) in cases {
            assert_eq!(java_double(number), text);
        }
    }

    #[test]
    fn values_are_read_as_kafka_reads_them() {
        assert_eq!(Value::parse(Kind::Boolean, " TRUE "), Ok(Value::Boolean(true)));
        assert_eq!(Value::parse(Kind::Int, "+5"), Ok(Value::Int(5)));
        assert_eq!(Value::parse(Kind::Int, "2147483648"), Err(ValueError::NotNumber { kind: Kind::Int }));
        assert_eq!(Value::parse(Kind::List, "a , b"), Ok(Value::List(vec!["a".to_owned(), "b".to_owned()])));
        assert_eq!(Value::parse(Kind::List, "  "), Ok(Value::List(vec![])));
    }

    #[test]
    fn a_secret_does_not_print() {
        let value = Value::parse(Kind::Password, "hunter2").unwrap();
        assert_eq!((value.to_string(), format!("{value:?}")), ("[hidden]".to_owned(), "Password([hidden])".to_owned()));
    }

    #[test]
    fn durations() {
        for good in ["PT1H", "P1D", "P1DT2H3M4.5S", "PT0S", "PT15M"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["", "P", "PT", "1H", "PT-1H", "P1H", "PT1D", "PTxS"] {
            assert!(!is_duration(bad), "{bad}");
        }
    }

    #[test]
    fn lists_are_checked_element_by_element() {
        let list = |text: &str| Value::parse(Kind::List, text).unwrap();
        let policy = Valid::Subset(&["compact", "delete"]);
        assert_eq!(policy.check(&list("compact,delete")), Ok(()));
        assert_eq!(policy.check(&list("")), Ok(()));
        assert_eq!(policy.without_repeats(list("delete,compact,delete")), list("delete,compact"));
        assert_eq!(Valid::ThrottledReplicas.without_repeats(list("0:1,0:1")), list("0:1,0:1"));
        assert!(matches!(policy.check(&list("shred")), Err(ValueError::NotAllowed { .. })));
        assert_eq!(Valid::UniqueNotEmpty.check(&list("")), Err(ValueError::Empty));
        assert_eq!(Valid::ThrottledReplicas.check(&list("0:1,1:2")), Ok(()));
        assert!(Valid::ThrottledReplicas.check(&list("0:1,*")).is_err());
    }
}
