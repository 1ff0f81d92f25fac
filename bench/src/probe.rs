//! What a process has cost so far, and what the rest of the machine did meanwhile, read from /proc.

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
    /// CPU time of all threads of the kernel: what it writes back and completes later, for whomever.
    pub(crate) kernel_seconds: f64,
    /// CPU time of all processes that are neither measured nor the generator.
    pub(crate) foreign_seconds: f64,
    /// Bytes that this process caused to be sent to the disk; 0 where the kernel does not tell.
    pub(crate) disk_bytes: f64,
}

/// The kernel counts in hundredths of a second wherever this runs.
const TICKS_PER_SECOND: f64 = 100.0;
/// PF_KTHREAD, among the flags of a process.
const OF_THE_KERNEL: u64 = 0x0020_0000;

/// CPU seconds of a process, and whether it is a thread of the kernel.
fn process(pid: u32) -> Result<(f64, bool)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The program's name may hold spaces; the fields after it do not.
    let (_, after_name) = stat.rsplit_once(')').context("a stat line without a name")?;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let field = |index: usize| fields.get(index).context("a short stat line");
    let ticks = |index: usize| -> Result<f64> { Ok(field(index)?.parse()?) };
    Ok(((ticks(11)? + ticks(12)?) / TICKS_PER_SECOND, field(6)?.parse::<u64>()? & OF_THE_KERNEL != 0))
}

pub(crate) fn cost(pid: u32) -> Result<Cost> {
    let mut cost = Cost { cpu_seconds: process(pid)?.0, ..Cost::default() };
    for task in fs::read_dir(format!("/proc/{pid}/task"))? {
        // A thread may end between the listing and the reading.
        let Ok(status) = fs::read_to_string(task?.path().join("status")) else { continue };
        let voluntary = counter(&status, "voluntary_ctxt_switches:");
        cost.sleeps += voluntary;
        cost.switches += voluntary + counter(&status, "nonvoluntary_ctxt_switches:");
    }
    cost.disk_bytes = counter(&fs::read_to_string(format!("/proc/{pid}/io")).unwrap_or_default(), "write_bytes:");
    for entry in fs::read_dir("/proc")? {
        let Some(other) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        if other == pid || other == std::process::id() {
            continue;
        }
        // It may have ended meanwhile.
        match process(other) {
            Ok((seconds, true)) => cost.kernel_seconds += seconds,
            Ok((seconds, false)) => cost.foreign_seconds += seconds,
            Err(_) => {}
        }
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
            kernel_seconds: self.kernel_seconds - before.kernel_seconds,
            // Who ended in between takes his time along.
            foreign_seconds: (self.foreign_seconds - before.foreign_seconds).max(0.0),
            disk_bytes: self.disk_bytes - before.disk_bytes,
        }
    }
}

pub(crate) fn resident_mib(pid: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("a process without VmRSS")?;
    let kib: f64 = line.split_whitespace().nth(1).context("VmRSS without a number")?.parse()?;
    Ok(kib / 1024.0)
}
