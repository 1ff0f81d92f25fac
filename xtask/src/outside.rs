//! `cargo xtask compat | system | bench`: builds the binary in release and hands it to what looks at it from outside.
//!
//! Words after the command go to that program as they are; its own help says which it knows.

use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{built, run};

/// Real clients: `tests/compat/run`.
pub fn compat(root: &Path, words: &[&str]) -> Result<()> {
    judge(root, &root.join("tests/compat/run"), words)
}

/// Kafka's own command-line tools: `tests/compat/tools/run`.
pub fn tools(root: &Path, words: &[&str]) -> Result<()> {
    judge(root, &root.join("tests/compat/tools/run"), words)
}

/// librdkafka's own suite: `tests/compat/librdkafka/run`.
pub fn librdkafka(root: &Path, words: &[&str]) -> Result<()> {
    judge(root, &root.join("tests/compat/librdkafka/run"), words)
}

/// Kills, power cuts, failing disks, crowds: the crate `tests/system`.
pub fn system(root: &Path, words: &[&str]) -> Result<()> {
    judge(root, &built(root, "milena-system")?, words)
}

/// What it costs beside a bare loop: the crate `bench`.
pub fn bench(root: &Path, words: &[&str]) -> Result<()> {
    judge(root, &built(root, "milena-bench")?, words)
}

fn judge(root: &Path, program: &Path, words: &[&str]) -> Result<()> {
    // Whoever names a broker or a binary wants that one.
    let named = words.iter().any(|word| matches!(*word, "--milena" | "--broker"));
    if named {
        return run(root, program, words);
    }
    let milena = built(root, "milena")?;
    let milena = milena.to_str().context("the target directory's name is not UTF-8")?;
    run(root, program, &[&["--milena", milena], words].concat())
}
