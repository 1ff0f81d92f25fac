//! `cargo xtask fix`: formats, and writes anew what is generated or printed. What `verify` finds beyond that needs a person.

use std::path::Path;

use anyhow::Result;

use crate::command::cargo;
use crate::{codegen, docs};

pub fn run(root: &Path) -> Result<()> {
    codegen::run(root, false)?;
    cargo(root, &["fmt", "--all"])?;
    docs::run(root)
}
