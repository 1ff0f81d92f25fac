//! Words that are not written here: file names that say nothing, tests that do not run, code that is not there.

use super::Source;

/// File names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "common", "helpers", "helper", "manager", "misc", "impls"];

/// Text, what is wrong with it. Written in two pieces, so that this file does not find itself.
const BANNED: [(&str, &str); 3] = [
    (concat!("#[ign", "ore"), "a test that does not run is no test"),
    (concat!("tod", "o!("), "say the proper error instead"),
    (concat!("unimpl", "emented!("), "say the proper error instead"),
];

pub fn faults(sources: &[Source]) -> Vec<String> {
    let mut out = Vec::new();
    for source in sources {
        let parts = source.path.trim_end_matches(".rs").split('/');
        for part in parts.filter(|part| EMPTY_NAMES.contains(part)) {
            out.push(format!("{}: {part} says nothing; name it after the one thing in it", source.path));
        }
        for (number, line) in source.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (_, why) in BANNED.iter().filter(|(text, _)| code.contains(text)) {
                out.push(format!("{}:{}: {why}", source.path, number + 1));
            }
        }
        // `tests.rs` opens with what it is the tests of: the file beside it.
        let opens = source.path.starts_with("crates/") && !source.path.ends_with("/tests.rs");
        if opens && !source.text.trim_start().starts_with("//!") {
            out.push(format!("{}: does not open with what it is (`//! …`)", source.path));
        }
    }
    out
}
