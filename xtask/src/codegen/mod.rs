//! `cargo xtask codegen`: the messages, records, API table and codes of crates/protocol, from the fact files in it.
//!
//! Reading order: `facts` (the model), `parse`, `emit`. What is generated is checked in; `--check` says what is stale and writes nothing.

pub mod emit;
pub mod facts;
pub mod parse;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use emit::Generated;

/// Folders below crates/protocol that hold nothing but what is generated.
const WHOLE_FOLDERS: [&str; 3] = ["src/messages", "src/records", "tests/it/json"];

/// Their first files, which name all others.
const TOP_MODULES: [&str; 3] = ["src/messages/mod.rs", "src/records/mod.rs", "tests/it/json/mod.rs"];

/// Writes what is stale, or with `check` fails when something is.
pub fn run(root: &Path, check: bool) -> Result<()> {
    let protocol = root.join("crates/protocol");
    let facts = parse::facts(&protocol.join("facts"))?;
    let fresh = formatted(root, emit::all(&facts))?;
    let stale: Vec<&Generated> =
        fresh.iter().filter(|file| std::fs::read_to_string(protocol.join(&file.path)).ok().as_deref() != Some(&*file.text)).collect();
    let left = left_over(&protocol, &fresh)?;
    if check {
        let names: Vec<String> =
            stale.iter().map(|file| file.path.clone()).chain(left.iter().map(|path| path.display().to_string())).collect();
        ensure!(names.is_empty(), "stale; run `cargo xtask codegen`:\n  {}", names.join("\n  "));
        println!("codegen: {} files are what the facts say", fresh.len());
        return Ok(());
    }
    for file in &stale {
        let path = protocol.join(&file.path);
        std::fs::create_dir_all(path.parent().context("a generated file has a folder")?)?;
        std::fs::write(&path, &file.text).with_context(|| path.display().to_string())?;
    }
    for path in &left {
        std::fs::remove_file(protocol.join(path))?;
    }
    println!("codegen: {} of {} files written, {} removed", stale.len(), fresh.len(), left.len());
    Ok(())
}

/// Passes every file through rustfmt, in a folder of its own below target.
fn formatted(root: &Path, files: Vec<Generated>) -> Result<Vec<Generated>> {
    let scratch = scratch_folder(root);
    let mut paths = Vec::new();
    for file in &files {
        let path = scratch.join(&file.path);
        std::fs::create_dir_all(path.parent().context("a generated file has a folder")?)?;
        std::fs::write(&path, &file.text)?;
        // rustfmt follows `mod`: a file that another one names would be formatted twice.
        let is_top = TOP_MODULES.contains(&file.path.as_str());
        if is_top || !WHOLE_FOLDERS.iter().any(|folder| file.path.starts_with(folder)) {
            paths.push(path);
        }
    }
    let status = Command::new("rustfmt").arg("--edition=2024").arg("--config-path").arg(root.join("rustfmt.toml")).args(&paths).status();
    if !status.context("rustfmt does not start")?.success() {
        bail!("rustfmt refused what was generated; see {}", scratch.display());
    }
    let read = |file: Generated| -> Result<Generated> {
        let text = std::fs::read_to_string(scratch.join(&file.path))?;
        Ok(Generated { path: file.path, text })
    };
    let formatted = files.into_iter().map(read).collect::<Result<_>>()?;
    std::fs::remove_dir_all(&scratch)?;
    Ok(formatted)
}

fn scratch_folder(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    target.join(format!("codegen-{}", std::process::id()))
}

/// Files in generated folders that nothing generates any more.
fn left_over(protocol: &Path, fresh: &[Generated]) -> Result<Vec<PathBuf>> {
    let known: BTreeSet<PathBuf> = fresh.iter().map(|file| PathBuf::from(&file.path)).collect();
    let mut left = Vec::new();
    let mut folders: Vec<PathBuf> = WHOLE_FOLDERS.iter().map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(protocol.join(&folder)) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if !known.contains(&path) {
                left.push(path);
            }
        }
    }
    left.sort();
    Ok(left)
}
