//! Subscriptions by regular expression (KIP-848): a member names a pattern, the broker finds the topics whose whole name it matches.
//!
//! Kafka's syntax is RE2's. The engine here has the same kind of automaton, linear in the length of the name, and a limit on its size,
//! so that a pattern that would explode is refused where Kafka would compile it for seconds. What the two syntaxes have not in common is
//! refused by name below, or is accepted by one of them only.
//!
//! A pattern is resolved at the heartbeat that brings it, and again when topics have come or gone, though not more often than every
//! 10 s, and every `group.consumer.regex.refresh.interval.ms` in any case.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use regex::{Regex, RegexBuilder};

use super::{ConsumerGroup, Draft};
use crate::group::records::ConsumerFact;
use crate::group::{MemberId, TopicName};
use crate::metadata::Image;
use crate::types::Timestamp;

/// Most bytes that a compiled pattern may take.
const SIZE_LIMIT: usize = 1 << 20;
/// Most classes of Unicode (`\pL`) in a pattern. Their ranges are laid out and, under `(?i)`, folded before the size is looked at: 1 ms each,
/// so that the longest pattern that a request can carry took 9 s. Kafka has no limit; nothing else in a pattern costs nearly as much.
const CLASS_LIMIT: usize = 32;
/// Parentheses within parentheses.
const NEST_LIMIT: u32 = 100;
/// RE2's limit on a repetition's count.
const REPEAT_LIMIT: u32 = 1000;
/// Between two resolutions of one group that no new pattern asks for. Kafka's number.
const LEAST_REFRESH: Duration = Duration::from_secs(10);

/// What a pattern stood for when it was last looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolved {
    pub topics: BTreeSet<TopicName>,
    /// Offset of the metadata by which it was resolved.
    pub version: i64,
    pub resolved_at: Timestamp,
}

/// The pattern, to be held against whole names.
///
/// Errors: in words, what is wrong with it.
pub(super) fn compile(pattern: &str) -> Result<Regex, String> {
    let pattern = &without_quotes(pattern);
    foreign_syntax(pattern)?;
    let build = |pattern: &str| RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).dfa_size_limit(SIZE_LIMIT).nest_limit(NEST_LIMIT).build();
    let words = |error: regex::Error| match error {
        regex::Error::CompiledTooBig(_) => "pattern too large".to_owned(),
        // The last line says what, the others draw where.
        error => error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    };
    // On its own first: what is not closed must not be closed by what is put around it.
    build(pattern).map_err(words)?;
    build(&format!(r"\A(?:{pattern})\z")).map_err(words)
}

/// `\Q…\E`, between which every character means itself, written so that this engine understands it.
fn without_quotes(pattern: &str) -> String {
    let mut plain = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once("\\Q") {
        // An escaped backslash before a Q quotes nothing.
        let escaped = before.chars().rev().take_while(|char| *char == '\\').count() % 2 == 1;
        plain.push_str(before);
        if escaped {
            plain.push_str("\\Q");
            rest = after;
            continue;
        }
        let (quoted, behind) = after.split_once("\\E").unwrap_or((after, ""));
        plain.push_str(&regex::escape(quoted));
        rest = behind;
    }
    plain + rest
}

/// What this engine takes and RE2 does not. Set operations within brackets are plain characters there; they are refused, not misread.
fn foreign_syntax(pattern: &str) -> Result<(), String> {
    let (mut in_class, mut previous, mut chars) = (false, '\0', pattern.chars().peekable());
    let mut classes = 0;
    while let Some(char) = chars.next() {
        let next = chars.peek().copied();
        match char {
            '\\' => {
                classes += usize::from(matches!(chars.next(), Some('p' | 'P')));
                if classes > CLASS_LIMIT {
                    return Err("pattern too large".to_owned());
                }
            }
            '[' if !in_class => {
                in_class = true;
                // A bracket that closes at once is a character.
                if chars.peek() == Some(&'^') {
                    chars.next();
                }
                if chars.peek() == Some(&']') {
                    chars.next();
                }
            }
            '[' if next == Some(':') => {
                // A named class, as [:alpha:].
                chars.by_ref().take_while(|char| *char != ']').for_each(drop);
            }
            '[' | '&' | '-' | '~' if in_class && (char == '[' || next == Some(char)) => {
                return Err("set operations in a character class".to_owned());
            }
            ']' => in_class = false,
            '*' | '+' | '?' if !in_class && matches!(previous, '*' | '+') && char != '?' => {
                return Err("invalid nested repetition operator".to_owned());
            }
            '{' if !in_class => too_many(chars.clone())?,
            '(' if !in_class && next == Some('?') => flags(chars.clone())?,
            _ => {}
        }
        previous = if char == '\\' || in_class { '\0' } else { char };
    }
    Ok(())
}

fn too_many(chars: impl Iterator<Item = char>) -> Result<(), String> {
    let inside: String = chars.take_while(|char| *char != '}').take(32).collect();
    let too_many = |count: &str| count.trim().parse::<u32>().is_ok_and(|count| count > REPEAT_LIMIT);
    if inside.split(',').any(too_many) { Err("invalid repeat count".to_owned()) } else { Ok(()) }
}

fn flags(chars: impl Iterator<Item = char>) -> Result<(), String> {
    let flags: String = chars.skip(1).take_while(|char| !matches!(char, ':' | ')' | '<' | 'P')).take(8).collect();
    if flags.chars().all(|flag| matches!(flag, 'i' | 'm' | 's' | 'U' | '-')) {
        Ok(())
    } else {
        Err("invalid or unsupported Perl syntax".to_owned())
    }
}

fn resolve(image: &Image, pattern: &Regex) -> BTreeSet<TopicName> {
    image.topics().filter(|topic| pattern.is_match(&topic.name)).map(|topic| TopicName::from(&*topic.name)).collect()
}

impl ConsumerGroup {
    fn readers_by(&self, regex: &str) -> usize {
        self.members.values().filter(|member| member.profile.regex == regex).count()
    }
}

impl Draft<'_, '_> {
    /// Takes back what a pattern stood for when `member` was the last to use it; called before the member lets go of it.
    pub(super) fn drop_regex_of(&mut self, member: &MemberId) {
        let Some(regex) = self.group.member(member).map(|member| member.profile.regex.clone()) else { return };
        if !regex.is_empty() && self.group.readers_by(&regex) == 1 {
            self.fact(ConsumerFact::Regex(regex, None));
        }
    }

    /// Resolves what is new or due. True: what members read has changed.
    pub(super) fn resolve_regexes(&mut self, new: bool) -> bool {
        let now = self.turn.now;
        // What is used has been resolved when it came: a group without patterns has none resolved, and pays nothing.
        if self.group.regexes.is_empty() && !new {
            return false;
        }
        let used: BTreeSet<String> =
            self.group.members.values().map(|member| member.profile.regex.clone()).filter(|regex| !regex.is_empty()).collect();
        if used.is_empty() {
            return false;
        }
        let version = self.image.offset();
        let since = self.sessions.resolved_at.map(|at| now.monotonic - at);
        let refresh = since.is_none_or(|since| {
            let of_older = self.sessions.resolved_with < version;
            since >= self.turn.options.consumer.regex_refresh || (since >= LEAST_REFRESH && of_older)
        });
        let mut changed = false;
        let mut found: BTreeMap<String, BTreeSet<TopicName>> = BTreeMap::new();
        for regex in used {
            if refresh || !self.group.regexes.contains_key(&regex) {
                let brought = self.brought.take_if(|(pattern, _)| *pattern == regex).map(|(_, compiled)| compiled);
                // One of a log of Kafka that cannot be compiled here stands for nothing.
                let compiled = brought.or_else(|| compile(&regex).ok());
                let topics = compiled.map(|compiled| resolve(self.image, &compiled)).unwrap_or_default();
                found.insert(regex, topics);
            }
        }
        if refresh {
            self.sessions.resolved_at = Some(now.monotonic);
            self.sessions.resolved_with = version;
        }
        for (regex, topics) in found {
            let before = self.group.regexes.get(&regex);
            let same = before.map_or(topics.is_empty(), |before| before.topics == topics);
            if before.is_none() || !same {
                changed |= !same;
                self.fact(ConsumerFact::Regex(regex, Some(Resolved { topics, version: version.get(), resolved_at: now.wall })));
            }
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What RE2 says of each, by a real Kafka 4.3.1.
    #[test]
    fn what_re2_refuses_is_refused() {
        for bad in ["[", "a(?=b)", r"\1", "a**", "x{1001}", "(?x)a b", r"\C", "(", ")", "a)(b", "*"] {
            assert!(compile(bad).is_err(), "{bad}");
        }
        for good in
            ["(?i)RX.*", "[[:alpha:]]+", r"\pL", "(?P<n>a)", "(?<n>a)", r"\d&&x", r"\Qa.b\E", "orders|audit-.*", "a.*?", "[]a]+", "[^]a]"]
        {
            assert!(compile(good).is_ok(), "{good}: {:?}", compile(good));
        }
    }

    #[test]
    fn a_pattern_that_explodes_is_refused() {
        let classes = format!("(?i){}", r"\pL".repeat(10_000));
        for explosive in ["(a{1000}){1000}", "((a{100}){100}){100}", &"(".repeat(10_000), &"a|".repeat(40_000), &classes] {
            assert!(compile(explosive).is_err(), "{}", explosive.chars().take(20).collect::<String>());
        }
    }

    #[test]
    fn whole_names_match() {
        let pattern = compile("orders|audit").expect("compiles");
        assert!(pattern.is_match("orders") && pattern.is_match("audit"));
        assert!(!pattern.is_match("orders-2") && !pattern.is_match("my-audit") && !pattern.is_match("orders\n"));
    }
}
