//! The page of error codes.

use std::path::Path;

use anyhow::Result;

use crate::codegen::parse;

pub fn page(root: &Path) -> Result<String> {
    let facts = parse::facts(&root.join("crates/protocol/facts"))?;
    let mut out = String::from(
        "# Error codes\n\n\
         Printed by `cargo xtask docs` from `crates/protocol/facts/errors.txt`; do not edit.\n\n\
         A client may send the same request again after a code marked *retry*.\n\n\
         | Code | Name | | Meaning |\n|--|--|--|--|\n",
    );
    for error in &facts.errors {
        let retry = if error.retriable { "retry" } else { "" };
        out += &format!("| {} | {} | {retry} | {} |\n", error.code, error.name, error.meaning);
    }
    Ok(out)
}
