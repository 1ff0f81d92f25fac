//! The binary as a person or a script meets it: words in, exit code and text out.

mod life;
mod refusals;
mod storage;

use std::process::{Command, Output, Stdio};

/// Runs `milena` with these words until it ends by itself.
fn milena(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_milena")).args(words).stdin(Stdio::null()).output().expect("the binary was built for this test")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
