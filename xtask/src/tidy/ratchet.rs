//! Functions of more than 70 lines and files of more than 900 may shrink, not grow. `xtask/ratchet.txt` lists those that are longer, with
//! their lengths; nothing is added to it but by hand, with a reason in the commit, and `cargo xtask fix` takes out what has become shorter.
//!
//! The text is read as rustfmt leaves it: a function ends at the first line that is its own indentation and a closing brace.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};

use super::Source;

const FUNCTION_LINES: usize = 70;
const FILE_LINES: usize = 900;
const FILE: &str = "xtask/ratchet.txt";
const OPENING: &str =
    "# What is longer than 70 lines (functions) or 900 lines (files), and may only shrink. `cargo xtask fix` lowers it.\n";

/// Name, as `path` or `path::function`, and its lines.
pub type Lengths = BTreeMap<String, usize>;

pub fn read(root: &Path) -> Result<Lengths> {
    let text = std::fs::read_to_string(root.join(FILE)).with_context(|| FILE.to_owned())?;
    let mut out = Lengths::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (name, lines) = line.rsplit_once(' ').with_context(|| format!("{FILE}: {line:?} is not `name lines`"))?;
        out.insert(name.to_owned(), lines.parse().with_context(|| format!("{FILE}: {line:?}"))?);
    }
    Ok(out)
}

pub fn faults(sources: &[Source], allowed: &Lengths) -> Vec<String> {
    let long = too_long(sources);
    // What has become shorter than the list says is no fault: two who shorten at once would meet in this file. `fix` lowers it.
    let mut out = Vec::new();
    for (name, lines) in &long {
        match allowed.get(name) {
            None => out.push(format!("{name}: {lines} lines; a function has at most {FUNCTION_LINES}, a file {FILE_LINES}")),
            Some(most) if lines > most => out.push(format!("{name}: {lines} lines; it had {most} and may only shrink")),
            Some(_) => {}
        }
    }
    out
}

/// Lowers what the list allows to what there is.
pub fn lower(root: &Path, sources: &[Source]) -> Result<()> {
    let long = too_long(sources);
    let mut text = OPENING.to_owned();
    for (name, most) in read(root)? {
        if let Some(lines) = long.get(&name) {
            text += &format!("{name} {}\n", most.min(*lines));
        }
    }
    Ok(std::fs::write(root.join(FILE), text)?)
}

/// Everything beyond the limits; of functions that share a name in one file, the longest.
fn too_long(sources: &[Source]) -> Lengths {
    let mut out = Lengths::new();
    for source in sources.iter().filter(|source| !source.is_generated()) {
        let lines: Vec<&str> = source.text.lines().collect();
        if lines.len() > FILE_LINES {
            out.insert(source.path.clone(), lines.len());
        }
        for (name, length) in functions(&lines).into_iter().filter(|(_, length)| *length > FUNCTION_LINES) {
            let longest = out.entry(format!("{}::{name}", source.path)).or_default();
            *longest = length.max(*longest);
        }
    }
    out
}

/// The functions of a file that have a body, and their lines from signature to closing brace.
fn functions(lines: &[&str]) -> Vec<(String, usize)> {
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let rest = &lines[at..];
        let ends =
            |line: &&str| line.strip_prefix(indent).is_some_and(|text| text == "}" || (text.starts_with("fn ") && text.ends_with('}')));
        let declared = rest.iter().position(|line| line.ends_with(';') || line.ends_with('{') || line.ends_with('}'));
        if declared.is_some_and(|at| rest[at].ends_with('{'))
            && let Some(end) = rest.iter().skip(1).position(ends)
        {
            out.push((name.to_owned(), end + 2));
        }
    }
    out
}

/// The name of the function whose signature begins in this line.
fn function_name(line: &str) -> Option<&str> {
    let mut words = line.trim_start();
    loop {
        let (word, rest) = words.split_once(' ')?;
        match word {
            "fn" => return rest.split(['(', '<']).next().filter(|name| !name.is_empty()),
            "pub" | "pub(crate)" | "pub(super)" | "const" | "async" | "unsafe" => words = rest,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: String) -> Source {
        Source { path: path.to_owned(), text }
    }

    fn function(name: &str, lines: usize) -> String {
        format!("    pub(crate) fn {name}(&self) {{\n{}    }}\n", "        step();\n".repeat(lines - 2))
    }

    #[test]
    fn long_functions_and_files_are_found_and_may_only_shrink() {
        let text = format!("impl X {{\n{}{}}}\n", function("short", 70), function("long", 71));
        let sources = [source("a.rs", text), source("b.rs", "x\n".repeat(901))];
        let allowed = |list: &[(&str, usize)]| list.iter().map(|(name, lines)| ((*name).to_owned(), *lines)).collect::<Lengths>();
        assert_eq!(too_long(&sources), allowed(&[("a.rs::long", 71), ("b.rs", 901)]));
        assert_eq!(faults(&sources, &allowed(&[("a.rs::long", 71), ("b.rs", 901)])), Vec::<String>::new());
        assert_eq!(faults(&sources, &allowed(&[("a.rs::long", 70)])).len(), 2, "one grew, one is new");
        assert_eq!(faults(&sources, &allowed(&[("a.rs::long", 80), ("b.rs", 901), ("c.rs", 1000)])).len(), 0, "shorter is no fault");
    }
}
