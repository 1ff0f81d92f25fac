//! Which core runs what.
//!
//! Left to the kernel, the broker and the generator often share a core, and then a reply that wakes the generator takes the core from
//! the broker: a switch that nobody made but the measurement. `split` gives the broker (or the floor) one core and the generator another.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// Where the measured process and the generator run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Wherever the kernel likes.
    Free,
    /// The measured process on core 0, the generator on core 1.
    Split,
}

const MEASURED: u32 = 0;
const GENERATOR: u32 = 1;

impl Placement {
    /// Puts all threads of the measured process `pid`, and this process, where they belong.
    pub(crate) fn apply(self, pid: u32) -> Result<()> {
        match self {
            Self::Free => Ok(()),
            Self::Split => {
                pin(pid, MEASURED)?;
                pin(std::process::id(), GENERATOR)
            }
        }
    }
}

fn pin(pid: u32, core: u32) -> Result<()> {
    let done = Command::new("taskset").args(["--all-tasks", "--cpu-list", "--pid", &core.to_string(), &pid.to_string()]).output();
    let done = done.context("--split wants taskset, of util-linux")?;
    ensure!(done.status.success(), "taskset: {}", String::from_utf8_lossy(&done.stderr).trim());
    Ok(())
}
