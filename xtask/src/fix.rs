//! `cargo xtask fix`: formats, and writes anew what is generated or printed; lowers the ratchet. What `verify` finds beyond that needs a person.

use std::path::Path;

use anyhow::Result;

use crate::command::cargo;
use crate::{codegen, docs, tidy};

pub fn run(root: &Path) -> Result<()> {
    codegen::run(root, false)?;
    cargo(root, &["fmt", "--all"])?;
    docs::run(root)?;
    tidy::lower_ratchet(root)
}
