//! Where log lines go: standard error, as text for people or JSON for machines.
//!
//! Not here: what is logged. Events are constant words with fields, so both forms come from the same call.

use anyhow::Context;
use milena_config::BrokerConfig;
use milena_config::broker::{LOG_FORMAT, LOG_LEVEL};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::Subscriber;

/// The library of the quorum tells its inner life at `info`; a plain level asks for ours, and for its trouble.
const OF_OTHERS: &str = "openraft=warn";

/// Log lines are written as `log.format` and `log.level` say, from now until the process ends.
pub(crate) fn start(config: &BrokerConfig) -> anyhow::Result<()> {
    let level = config.settings.get(LOG_LEVEL);
    let filter = EnvFilter::try_new(directives(&level)).with_context(|| {
        format!("log.level={level}: must be error, warn, info, debug or trace, or directives such as info,milena_broker=debug")
    })?;
    let lines = Subscriber::builder().with_env_filter(filter).with_writer(std::io::stderr);
    if config.settings.get(LOG_FORMAT) == "json" {
        tracing::subscriber::set_global_default(lines.json().flatten_event(true).finish())
    } else {
        tracing::subscriber::set_global_default(lines.with_ansi(std::io::stderr().is_terminal()).with_target(false).finish())
    }
    .context("logging is started once")
}

fn directives(level: &str) -> String {
    let plain = level.bytes().all(|byte| byte.is_ascii_alphabetic());
    if plain { format!("{level},{OF_OTHERS}") } else { level.to_owned() }
}
