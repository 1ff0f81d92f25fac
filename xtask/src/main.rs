//! The tools of who builds Milena: `cargo xtask <command>`.

use xtask::{codegen, docs, fix, fuzz, outside, release_check, simulate, tidy, verify};

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: cargo xtask <command>
  verify              all that must hold before a commit is handed over: format, generated code, lints, tests
  fix                 formats, and writes anew what is generated or printed
  tidy                who uses whom, names, and how long functions and files are
  docs [--check]      writes docs/reference from the facts, and from the rows of options and metrics; --check: says what is stale
  codegen [--check]   writes crates/protocol from its fact files; --check: says what is stale
  compat [ARGS]       real clients against the binary (tests/compat/run)
  compat tools [ARGS] Kafka's own command-line tools against the binary (tests/compat/tools/run)
  compat librdkafka [ARGS]
                      librdkafka's own tests against the binary (tests/compat/librdkafka/run)
  system [ARGS]       kill -9, power cuts, failing disks, crowds (tests/system)
  simulate [SEEDS]    crashes of a simulated disk: seeds that are always the same, 400 or so many new ones, and every bug on purpose
  bench [ARGS]        what it costs beside a bare loop (bench)
  fuzz [SECONDS]      every fuzz target in turn, five minutes or so many seconds each
  release-check       all of the above and what is too long for every commit: 30 kills, 100 power cuts, 1,000 seeds, fuzzing, long benches";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let root = root()?;
    match words {
        ["codegen"] => codegen::run(&root, false),
        ["codegen", "--check"] => codegen::run(&root, true),
        ["docs"] => docs::run(&root),
        ["docs", "--check"] => docs::check(&root),
        ["fix"] => fix::run(&root),
        ["tidy"] => tidy::run(&root),
        ["verify"] => verify::run(&root),
        ["compat", "tools", rest @ ..] => outside::tools(&root, rest),
        ["compat", "librdkafka", rest @ ..] => outside::librdkafka(&root, rest),
        ["compat", rest @ ..] => outside::compat(&root, rest),
        ["system", rest @ ..] => outside::system(&root, rest),
        ["simulate"] => simulate::simulate(&root, "400"),
        ["simulate", seeds] => simulate::simulate(&root, seeds),
        ["fuzz"] => fuzz::fuzz(&root, None),
        ["fuzz", seconds] => fuzz::fuzz(&root, Some(seconds)),
        ["release-check"] => release_check::release_check(&root),
        ["bench", rest @ ..] => outside::bench(&root, rest),
        _ => bail!("{USAGE}"),
    }
}

/// The folder of the workspace.
fn root() -> Result<PathBuf> {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map(Path::to_path_buf).context("xtask lies in the workspace")
}
