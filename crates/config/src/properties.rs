//! The file format of `server.properties`: Java's properties.
//!
//! ```text
//! # comment            ! comment
//! key=value            key: value            key value
//! long.list=a,\
//!     b                (the line goes on; blanks before `b` do not count)
//! escapes              \t \n \r \f \\ \= \: \# \! \u00e9; any other escaped character is itself
//! ```
//!
//! A later line of the same key wins. Text is UTF-8; bytes that are not are read as Latin-1, which is what Java does.
//! Not here: what a key means.

use std::collections::BTreeMap;

/// Keys and values as they stand in a file, without meaning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    values: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PropertiesError {
    #[error("line {line}: `\\u` must be followed by four hexadecimal digits")]
    BadUnicodeEscape { line: usize },
    #[error("line {line}: a key is missing before the separator")]
    NoKey { line: usize },
    #[error("`{text}` is no option=value pair")]
    NoPair { text: String },
}

impl Properties {
    /// Reads a whole file.
    pub fn parse(bytes: &[u8]) -> Result<Self, PropertiesError> {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            Err(_) => bytes.iter().copied().map(char::from).collect(),
        };
        let mut values = BTreeMap::new();
        for (line, logical) in logical_lines(&text) {
            let (key, value) = split(&logical);
            let key = unescape(key, line)?;
            if key.is_empty() {
                return Err(PropertiesError::NoKey { line });
            }
            values.insert(key, unescape(value, line)?);
        }
        Ok(Self { values })
    }

    /// Applies one `key=value` of the command line; it wins over what is there.
    pub fn set_pair(&mut self, pair: &str) -> Result<(), PropertiesError> {
        match pair.split_once('=') {
            Some((key, value)) if !key.trim().is_empty() => {
                self.set(key.trim(), value);
                Ok(())
            }
            _ => Err(PropertiesError::NoPair { text: pair.to_owned() }),
        }
    }

    pub fn set(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.values.insert(key.into(), value.into());
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }

    /// By key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Properties {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self { values: pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect() }
    }
}

const BLANKS: [char; 3] = [' ', '\t', '\x0c'];

/// Lines without comments, joined where they end in an odd number of backslashes; each with the number of its first line.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (at, natural) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        let natural = natural.trim_start_matches(BLANKS);
        if open.is_none() && (natural.is_empty() || natural.starts_with(['#', '!'])) {
            continue;
        }
        let (first, mut joined) = open.take().unwrap_or((at + 1, String::new()));
        let backslashes = natural.chars().rev().take_while(|character| *character == '\\').count();
        if backslashes % 2 == 1 {
            joined.push_str(natural.strip_suffix('\\').unwrap_or(natural));
            open = Some((first, joined));
        } else {
            joined.push_str(natural);
            lines.push((first, joined));
        }
    }
    // The last line may end in a backslash: there is nothing left to join.
    lines.extend(open);
    lines.retain(|(_, line)| !line.is_empty());
    lines
}

/// Key and value, both still escaped: the key ends at the first bare `=`, `:` or blank.
fn split(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = line.find(|character: char| {
        let ends = !escaped && (character == '=' || character == ':' || BLANKS.contains(&character));
        escaped = character == '\\' && !escaped;
        ends
    });
    let (key, rest) = line.split_at(end.unwrap_or(line.len()));
    let rest = rest.trim_start_matches(BLANKS);
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest);
    (key, rest.trim_start_matches(BLANKS))
}

fn unescape(text: &str, line: usize) -> Result<String, PropertiesError> {
    // UTF-16, because one character may be written as two `\u` halves.
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let plain = match (character, character == '\\') {
            (_, false) => character,
            (_, true) => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('f') => '\x0c',
                Some('u') => {
                    let digits: String = characters.by_ref().take(4).collect();
                    let good = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                    let unit = u16::from_str_radix(&digits, 16).ok().filter(|_| good);
                    units.push(unit.ok_or(PropertiesError::BadUnicodeEscape { line })?);
                    continue;
                }
                Some(other) => other,
                None => continue,
            },
        };
        units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
    }
    Ok(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let properties = Properties::parse(text.as_bytes()).unwrap();
        properties.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn files_are_read_as_java_reads_them() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("a=1", &[("a", "1")]),
            ("  a : 1 ", &[("a", "1 ")]),
            ("a 1", &[("a", "1")]),
            ("a", &[("a", "")]),
            ("a==1", &[("a", "=1")]),
            ("a=1\r\nb=2\rc=3\n", &[("a", "1"), ("b", "2"), ("c", "3")]),
            ("# x\n  ! y\n\na=1", &[("a", "1")]),
            ("a=1\na=2", &[("a", "2")]),
            ("a=x,\\\n    y,\\\n\tz", &[("a", "x,y,z")]),
            ("a=1\\\\\nb=2", &[("a", "1\\"), ("b", "2")]),
            ("a=1\\\n# not a comment", &[("a", "1# not a comment")]),
            ("a\\ b\\=c=1", &[("a b=c", "1")]),
            ("a=\\u00e9\\uD83D\\uDE00\\q", &[("a", "é😀q")]),
            ("a=x\\", &[("a", "x")]),
            ("path=C\\:\\\\data", &[("path", "C:\\data")]),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_java_refuses_is_refused_with_its_line() {
        assert_eq!(Properties::parse(b"ok=1\na=\\u12"), Err(PropertiesError::BadUnicodeEscape { line: 2 }));
        assert_eq!(Properties::parse(b"=1"), Err(PropertiesError::NoKey { line: 1 }));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_latin1() {
        let properties = Properties::parse(b"a=caf\xe9").unwrap();
        assert_eq!(properties.get("a"), Some("café"));
    }

    #[test]
    fn a_pair_of_the_command_line_wins() {
        let mut properties = Properties::parse(b"a=1").unwrap();
        properties.set_pair("a=2=3").unwrap();
        assert_eq!(properties.get("a"), Some("2=3"));
        assert_eq!(properties.set_pair("=2"), Err(PropertiesError::NoPair { text: "=2".to_owned() }));
    }
}
