//! `cargo xtask docs`: the pages of docs/reference. Those of the protocol are printed here, from the facts; a page of rows is printed by
//! the room that owns them, where a test compares it, and writes it when `MILENA_PRINT` is set.

pub mod errors;
pub mod protocol;

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, cargo_with};

/// Prints a page of the workspace in that folder.
type Print = fn(&Path) -> Result<String>;

/// Pages below docs/reference that are printed here, and what prints them.
const PAGES: [(&str, Print); 2] = [("protocol.md", protocol::page), ("errors.md", errors::page)];
/// The rooms with a test of the name `PAGE_TEST`.
const ROOMS: [&str; 2] = ["milena-config", "milena-broker"];
const PAGE_TEST: &str = "the_reference_page_is_current";

/// Writes every page.
pub fn run(root: &Path) -> Result<()> {
    for (name, page) in stale(root)? {
        let folder = root.join("docs/reference");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), page)?;
        println!("docs: {name} written");
    }
    for room in ROOMS {
        cargo_with(root, ("MILENA_PRINT", "1"), &["test", "--quiet", "--package", room, PAGE_TEST])?;
    }
    Ok(())
}

/// Fails when a page is stale; writes nothing.
pub fn check(root: &Path) -> Result<()> {
    check_facts(root)?;
    for room in ROOMS {
        cargo(root, &["test", "--quiet", "--package", room, PAGE_TEST])?;
    }
    Ok(())
}

/// Holds the pages that are printed here alone; the rooms' own tests hold theirs.
pub fn check_facts(root: &Path) -> Result<()> {
    let names: Vec<&str> = stale(root)?.iter().map(|(name, _)| *name).collect();
    ensure!(names.is_empty(), "stale in docs/reference: {}; run `cargo xtask docs`", names.join(", "));
    println!("docs: {} pages are what the facts say", PAGES.len());
    Ok(())
}

/// Pages that are not what they should be, and what they should be.
fn stale(root: &Path) -> Result<Vec<(&'static str, String)>> {
    let mut out = Vec::new();
    for (name, print) in PAGES {
        let page = print(root).with_context(|| name.to_owned())?;
        let found = std::fs::read_to_string(root.join("docs/reference").join(name)).ok();
        if found.as_ref() != Some(&page) {
            out.push((name, page));
        }
    }
    Ok(out)
}
