//! `cargo xtask docs`: prints the reference pages anew from the rows they describe.
//!
//! Not here: the pages' text. A page is printed by the room that owns its rows, and a test of that room compares; with
//! `MILENA_PRINT` set the same test writes.

use std::path::Path;

use anyhow::Result;

use crate::command::cargo_with;

/// The rooms with a test of this name.
const ROOMS: [&str; 2] = ["milena-config", "milena-broker"];

pub fn run(root: &Path) -> Result<()> {
    for room in ROOMS {
        cargo_with(root, ("MILENA_PRINT", "1"), &["test", "--quiet", "--package", room, "the_reference_page_is_current"])?;
    }
    Ok(())
}
