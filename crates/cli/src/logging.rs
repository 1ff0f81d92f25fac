//! Where log lines go: standard error, as text for people or JSON for machines.
//!
//! Not here: what is logged. Events are constant words with fields, so both forms come from the same call.

use anyhow::Context;
use milena_broker::loggers::Loggers;
use milena_config::BrokerConfig;
use milena_config::broker::{LOG_FORMAT, LOG_LEVEL};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::Subscriber;

/// Takes new directives while lines are written.
pub(crate) type Reload = Box<dyn Fn(&str) + Send + Sync>;

/// Log lines are written as `log.format` and `log.level` say, from now until the process ends or the levels are altered.
pub(crate) fn start(config: &BrokerConfig) -> anyhow::Result<Reload> {
    let level = config.settings.get(LOG_LEVEL);
    let filter = EnvFilter::try_new(Loggers::directives_of(&level)).with_context(|| {
        format!("log.level={level}: must be error, warn, info, debug or trace, or directives such as info,milena_broker=debug")
    })?;
    let lines = Subscriber::builder().with_env_filter(filter).with_writer(std::io::stderr);
    if config.settings.get(LOG_FORMAT) == "json" {
        let lines = lines.json().flatten_event(true).with_filter_reloading();
        let handle = lines.reload_handle();
        tracing::subscriber::set_global_default(lines.finish()).context("logging is started once")?;
        Ok(Box::new(move |new| reload(new, |filter| handle.reload(filter))))
    } else {
        let lines = lines.with_ansi(std::io::stderr().is_terminal()).with_target(false).with_filter_reloading();
        let handle = lines.reload_handle();
        tracing::subscriber::set_global_default(lines.finish()).context("logging is started once")?;
        Ok(Box::new(move |new| reload(new, |filter| handle.reload(filter))))
    }
}

fn reload(new: &str, apply: impl FnOnce(EnvFilter) -> Result<(), tracing_subscriber::reload::Error>) {
    let failed = match EnvFilter::try_new(new) {
        Ok(filter) => apply(filter).err().map(|error| error.to_string()),
        Err(error) => Some(error.to_string()),
    };
    if let Some(error) = failed {
        tracing::warn!(%error, "log_levels_not_altered");
    }
}
