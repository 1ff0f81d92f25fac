//! What a process has cost so far, read from /proc.

use std::fs;

use anyhow::{Context as _, Result};

/// Counters since the process began; subtract two for what happened between.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// User and system time of all threads.
    pub(crate) cpu_seconds: f64,
    /// Voluntary and involuntary, of the threads that live.
    pub(crate) switches: f64,
    /// Voluntary only: a thread that went to sleep and was woken.
    pub(crate) sleeps: f64,
}

/// The kernel counts in hundredths of a second wherever this runs.
const TICKS_PER_SECOND: f64 = 100.0;

pub(crate) fn cost(pid: u32) -> Result<Cost> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The program's name may hold spaces; the fields after it do not.
    let (_, after_name) = stat.rsplit_once(')').context("a stat line without a name")?;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks = |index: usize| -> Result<f64> { Ok(fields.get(index).context("a short stat line")?.parse()?) };
    let mut cost = Cost { cpu_seconds: (ticks(11)? + ticks(12)?) / TICKS_PER_SECOND, ..Cost::default() };
    for task in fs::read_dir(format!("/proc/{pid}/task"))? {
        // A thread may end between the listing and the reading.
        let Ok(status) = fs::read_to_string(task?.path().join("status")) else { continue };
        let voluntary = counter(&status, "voluntary_ctxt_switches:");
        cost.sleeps += voluntary;
        cost.switches += voluntary + counter(&status, "nonvoluntary_ctxt_switches:");
    }
    Ok(cost)
}

/// Nought if the line is absent.
fn counter(status: &str, name: &str) -> f64 {
    let found = status.lines().find_map(|line| line.strip_prefix(name));
    found.and_then(|value| value.trim().parse().ok()).unwrap_or(0.0)
}

impl std::ops::Sub for Cost {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            cpu_seconds: self.cpu_seconds - before.cpu_seconds,
            switches: self.switches - before.switches,
            sleeps: self.sleeps - before.sleeps,
        }
    }
}

pub(crate) fn resident_mib(pid: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("a process without VmRSS")?;
    let kib: f64 = line.split_whitespace().nth(1).context("VmRSS without a number")?.parse()?;
    Ok(kib / 1024.0)
}
