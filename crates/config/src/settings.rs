//! What was given for the broker's options, over their defaults.
//!
//! Not here: relations between options (`broker_config`); the levels that lie over the file while the broker runs (`dynamic`).

use std::collections::BTreeMap;

use crate::broker;
use crate::option::{Key, OptionRow};
use crate::properties::Properties;
use crate::value::{Typed, Value, ValueError};

/// The values of one broker's file and command line, by option.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    given: BTreeMap<&'static str, Value>,
    /// Keys that are no option: kept for who reads them by another way (plug-ins, listener prefixes), and told without their values.
    others: BTreeMap<String, String>,
}

/// A value that its option does not take. A secret value is not shown.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{option}={shown}: {error}")]
pub struct BadValue {
    pub option: String,
    pub shown: String,
    pub error: ValueError,
}

impl BadValue {
    pub fn new(row: &'static OptionRow, text: &str, error: ValueError) -> Self {
        let shown = if row.sensitive() { "[hidden]" } else { text }.to_owned();
        Self { option: row.name.to_owned(), shown, error }
    }

    /// The same fault under the name by which the value was given.
    pub(crate) fn named(self, name: &str) -> Self {
        Self { option: name.to_owned(), ..self }
    }
}

impl Settings {
    /// Reads every key that is the name of an option. Returns what is good, every value that is not, and the keys that are no option.
    pub fn read(properties: &Properties) -> (Self, Vec<BadValue>, Vec<String>) {
        let (mut settings, mut bad, mut unknown) = (Self::default(), Vec::new(), Vec::new());
        for (name, text) in properties.iter() {
            match broker::row(name) {
                None => {
                    settings.others.insert(name.to_owned(), text.to_owned());
                    unknown.push(name.to_owned());
                }
                Some(row) => match row.parse(text) {
                    Ok(value) => settings.set(row, value),
                    Err(error) => bad.push(BadValue::new(row, text, error)),
                },
            }
        }
        (settings, bad, unknown)
    }

    pub(crate) fn set(&mut self, row: &'static OptionRow, value: Value) {
        self.given.insert(row.name, value);
    }

    /// Whether the file or the command line names it.
    pub fn is_given<T>(&self, key: Key<T>) -> bool {
        self.given.contains_key(key.row.name)
    }

    /// The given value, else the default; `None` where that is null.
    pub fn value(&self, row: &'static OptionRow) -> Option<Value> {
        self.given.get(row.name).cloned().or_else(|| row.default_value())
    }

    /// Keys of the file that are no option, by name.
    pub fn others(&self) -> &BTreeMap<String, String> {
        &self.others
    }

    /// What stands in the file or on the command line.
    pub fn given(&self, row: &OptionRow) -> Option<&Value> {
        self.given.get(row.name)
    }

    /// The value of an option whose default is null, or that is required.
    pub fn optional<T: Typed>(&self, key: Key<T>) -> Option<T> {
        self.value(key.row).map(|value| T::from_value(value).expect("a key has the type of its row"))
    }

    /// The value of an option that has a default.
    pub fn get<T: Typed>(&self, key: Key<T>) -> T {
        self.optional(key).expect("the row has a default; options without one are read with `optional`")
    }

    /// The value that stands in for a topic or group option: that of the first synonym that holds one, else the option's own default.
    pub fn default_for(&self, row: &'static OptionRow) -> Option<Value> {
        let stands_in = row.synonyms.iter().find_map(|synonym| Some(self.value(synonym.row)?.scaled(synonym.factor, row.kind)));
        stands_in.or_else(|| row.default_value())
    }
}

/// The name that is most like `name`, if one differs by few letters. For hints to people who mistyped.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    const FAR: usize = 3;
    const NAME_MAX: usize = 128;
    // Only what has about as many letters can be meant; a stranger's name may be long.
    let letters = name.chars().take(NAME_MAX + 1).count();
    let known = known.filter(|other| letters <= NAME_MAX && letters.abs_diff(other.len()) <= FAR);
    let (distance, found) = known.map(|other| (distance(name, other), other)).min()?;
    (distance <= FAR && distance < name.len() / 2).then(|| found.to_owned())
}

/// Levenshtein's: how many letters to add, drop or change.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, letter) in left.chars().enumerate() {
        let mut diagonal = at;
        row[0] = at + 1;
        for (column, other) in right.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name() {
        let known = || ["num.partitions", "num.io.threads", "log.dirs"].into_iter();
        assert_eq!(nearest("num.partition", known()), Some("num.partitions".to_owned()));
        assert_eq!(nearest("my.own.thing", known()), None);
    }

    #[test]
    fn what_was_given_and_what_is_wrong_are_told_apart() {
        let properties = [("num.partitions", "0"), ("num.io.threads", "4"), ("x.y", "z")].into_iter().collect();
        let (settings, bad, unknown) = Settings::read(&properties);
        assert_eq!(settings.get(broker::NUM_IO_THREADS), 4);
        assert!(settings.is_given(broker::NUM_IO_THREADS) && !settings.is_given(broker::NUM_PARTITIONS));
        assert_eq!(bad[0].to_string(), "num.partitions=0: must be at least 1");
        assert_eq!(unknown, ["x.y"]);
    }
}
