//! The one binary: `milena server`, and later every tool by Kafka's name.
//!
//! Not here: what the commands do; each is a file of its own that reads its words, calls the room that does it, and tells a person
//! what came of it. Exit codes: 0 it is done, 1 it failed (the reason is on standard error), 2 the command line is wrong.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod logging;
mod server;
mod storage;

/// Gives memory back to the system when load falls, and frees across threads without a lock.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const _: () = assert!(!milena_engine::planted::COMPILED_IN, "build milena without the feature `planted`: it is for the simulator alone");

/// A distributed streaming platform that speaks the Apache Kafka protocol.
#[derive(Debug, Parser)]
#[command(name = "milena", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Server(server::Arguments),
    Storage(storage::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Server(arguments) => server::run(&arguments),
        Command::Storage(arguments) => storage::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<Told>() => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("milena: {}", told(&error));
            ExitCode::FAILURE
        }
    }
}

/// A failure of which standard output has told already.
#[derive(Debug, thiserror::Error)]
#[error("")]
struct Told;

/// The chain of reasons, each once: many an error already tells its own cause.
fn told(error: &anyhow::Error) -> String {
    let mut text = String::new();
    for reason in error.chain().map(ToString::to_string) {
        if !text.contains(&reason) {
            text.push_str(if text.is_empty() { "" } else { ": " });
            text.push_str(&reason);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_reason_is_told_once() {
        let cause = anyhow::anyhow!("port taken").context("listening: port taken").context("cannot start");
        assert_eq!(told(&cause), "cannot start: listening: port taken");
    }
}
