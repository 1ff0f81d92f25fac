//! `milena server`: reads the options, starts the broker, waits until it is told to stop, stops it.
//!
//! Not here: what the options mean (`milena_config`), what the broker does (`milena_broker`).

use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use anyhow::{Context, bail};
use milena_broker::adoption;
use milena_broker::server::{self, Server};
use milena_config::broker::NUM_IO_THREADS;
use milena_config::properties::Properties;
use milena_config::{BrokerConfig, Loaded, Warning};
use milena_engine::metadata::adoption::Carried;
use milena_os::Os;
use milena_os::disk::Disk;
use milena_os::process::{self, TerminationSignals, raise_open_files_limit};

use crate::logging::Reload;

/// Start a broker.
///
/// Without FILE it serves 127.0.0.1:9092 and keeps its data in ./milena-data. FILE is a `server.properties` of any Kafka
/// from 0.8 on. Log lines go to standard error. SIGTERM or Ctrl-C stops it within seconds; a second one at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  milena server\n  milena server server.properties\n  \
    milena server --override listeners=PLAINTEXT://0.0.0.0:9092 --override log.dirs=/var/lib/milena\n  milena server --check server.properties\n\n\
    An option may also come from the environment: MILENA_LOG_RETENTION_MS=1000 is log.retention.ms=1000.\n\
    Every option is described in docs/reference/config.md.")]
pub(crate) struct Arguments {
    /// Options as `name=value` lines, in the format of Java properties.
    file: Option<PathBuf>,
    /// Only say what is wrong with the options, which of them are unknown or without effect, and, of directories that a Kafka has left, what
    /// would be taken over or why it cannot; start and change nothing.
    #[arg(long)]
    check: bool,
    /// Sets one option; it wins over the environment and the file. May be repeated.
    #[arg(long = "override", value_name = "NAME=VALUE")]
    overrides: Vec<String>,
}

/// Open files below which a broker with some thousand partitions and clients runs dry.
const FEW_OPEN_FILES: u64 = 4096;
/// More would only wait for each other; fewer than two, and one slow disk stops everything.
const WORKERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Returns once the broker has stopped in order; every failure before or after is told as an error.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let Loaded { config, warnings } = load(arguments.file.as_deref(), &arguments.overrides, process::environment())?;
    if arguments.check {
        print!("{}", report(&warnings));
        return match adoption::preview(&Os::real(), &config) {
            None => Ok(()),
            Some(carried) => {
                print!("{}", of_a_kafka(&carried?));
                Ok(())
            }
        };
    }
    let logging = crate::logging::start(&config)?;
    for warning in &warnings {
        tell(warning);
    }
    match raise_open_files_limit() {
        Ok((_, limit)) if limit >= FEW_OPEN_FILES => {}
        Ok((_, limit)) => tracing::warn!(limit, hint = "raise `ulimit -n`", "open_files_limit_is_low"),
        Err(error) => tracing::warn!(%error, hint = "raise `ulimit -n`", "open_files_limit_not_raised"),
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers(&config))
        .thread_name("milena-io")
        .enable_all()
        .build()
        .context("cannot start threads")?;
    let deadline = config.shutdown_timeout;
    let done = runtime.block_on(serve(config, logging));
    runtime.shutdown_timeout(deadline);
    done
}

/// What `--check` has to say about options that would start a broker.
fn report(warnings: &[Warning]) -> String {
    let mut text = String::from("these options start a broker\n");
    for warning in warnings {
        text.push_str(&format!("  {warning}\n"));
    }
    text
}

/// What `--check` has to say about directories that a Kafka has left.
fn of_a_kafka(carried: &Carried) -> String {
    let lines = carried.to_string().lines().map(|line| format!("  {line}\n")).collect::<String>();
    format!("a Kafka has left the directories; a start takes them over\n{lines}")
}

/// The options of `file` (none: those of a node without one), over which the environment wins, and over both `overrides` (`name=value`).
pub(crate) fn load(
    file: Option<&Path>,
    overrides: &[String],
    environment: impl Iterator<Item = (String, String)>,
) -> anyhow::Result<Loaded> {
    let mut properties = match file {
        None => BrokerConfig::without_file(),
        Some(file) => {
            let bytes = Disk::Real.read(file).with_context(|| format!("cannot read {}", file.display()))?;
            Properties::parse(&bytes).with_context(|| format!("{}", file.display()))?
        }
    };
    let mut passed_over = properties.set_environment(environment);
    for pair in overrides {
        properties.set_pair(pair).context("--override")?;
    }
    let mut loaded = BrokerConfig::load(&properties).map_err(|faults| {
        let lines: Vec<String> = faults.0.iter().map(|fault| format!("  {fault}")).collect();
        anyhow::anyhow!("cannot start with these options:\n{}", lines.join("\n"))
    })?;
    loaded.warnings.append(&mut passed_over);
    Ok(loaded)
}

/// What is likely a slip is a warning; what a later release will obey, or never needs to, is news.
fn tell(warning: &Warning) {
    match warning {
        Warning::NotYet { .. } | Warning::OneListener { .. } | Warning::WithoutEffect { .. } => {
            tracing::info!(reason = %warning, "option_without_effect");
        }
        Warning::Unknown { .. }
        | Warning::NoOption { .. }
        | Warning::Retired { .. }
        | Warning::Replaced { .. }
        | Warning::TakenOver { .. }
        | Warning::ClassPassedOver { .. } => {
            tracing::warn!(reason = %warning, "option_passed_over");
        }
    }
}

/// As many as asked for; not asked, as many as there are processors, within reason.
fn workers(config: &BrokerConfig) -> usize {
    if config.settings.is_given(NUM_IO_THREADS) {
        return config.num_io_threads;
    }
    let processors = available_parallelism().map_or(*WORKERS.start(), usize::from);
    processors.clamp(*WORKERS.start(), *WORKERS.end())
}

async fn serve(config: BrokerConfig, logging: Reload) -> anyhow::Result<()> {
    let mut signals = TerminationSignals::listen().context("cannot listen for signals")?;
    let deadline = config.shutdown_timeout;
    let server: Server = server::start(config, Os::real()).await.context("cannot start")?;
    server.broker().loggers.connect(logging);
    let failure = tokio::select! {
        biased;
        signal = signals.next() => {
            tracing::info!(?signal, "stopping");
            None
        }
        why = server.wait_stopped() => Some(why),
    };
    // A second signal means that somebody has no patience left: what is on disk is recovered at the next start.
    tokio::select! {
        biased;
        () = server.shutdown(deadline) => {}
        signal = signals.next() => {
            tracing::warn!(?signal, "stopped_at_once");
            bail!("stopped by a second signal before everything was closed");
        }
    }
    match failure {
        Some(why) => bail!("stopped: {why}"),
        None => {
            tracing::info!("stopped");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        arguments: Arguments,
    }

    /// Every page of the manual, as text.
    #[allow(clippy::disallowed_methods, reason = "a test that holds files of the repository")]
    fn manual() -> String {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/manual");
        let pages = std::fs::read_dir(folder).unwrap().map(|page| std::fs::read_to_string(page.unwrap().path()).unwrap());
        pages.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_commands_of_the_manual_are_understood() {
        let manual = manual();
        let commands: Vec<&str> = manual.lines().filter(|line| line.starts_with("milena server")).collect();
        assert!(commands.len() > 4);
        for command in commands {
            let words = command.split_whitespace().skip(1);
            let arguments = Line::try_parse_from(words).unwrap_or_else(|error| panic!("{command}: {error}")).arguments;
            // Whatever stands in the file; the options beside it are what is shown.
            let Loaded { warnings, .. } =
                load(None, &arguments.overrides, std::iter::empty()).unwrap_or_else(|error| panic!("{command}: {error}"));
            assert_eq!(warnings, [], "{command}");
        }
    }

    #[test]
    fn the_files_of_the_manual_are_understood() {
        let manual = manual();
        let files: Vec<&str> = manual.split("```properties\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert!(!files.is_empty());
        for file in files {
            let loaded = BrokerConfig::load(&Properties::parse(file.as_bytes()).unwrap());
            assert_eq!(loaded.unwrap_or_else(|faults| panic!("{file}: {faults}")).warnings, [], "{file}");
        }
    }
}
