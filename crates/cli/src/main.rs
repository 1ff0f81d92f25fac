//! The one binary: `milena server`, and later every tool by Kafka's name.
//!
//! Not here: what the commands do; each is a file of its own that reads its words, calls the room that does it, and tells a person
//! what came of it. Exit codes: 0 it is done, 1 it failed (the reason is on standard error), 2 the command line is wrong.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod logging;
mod server;
mod unserved;

/// Gives memory back to the system when load falls, and frees across threads without a lock.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Server(arguments) => server::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("milena: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
