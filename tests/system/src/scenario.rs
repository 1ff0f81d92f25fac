//! The scenarios by name. One file for what is done to the process: killed, closed, its disk, its start, a crowd before its door.

mod close;
mod compaction;
mod crowd;
mod disk;
mod disk_errors;
mod kill;
mod power;
mod start;

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::{Template, split};
pub(crate) use milena_system::random::Random;
use milena_system::server::{Program, Server};
use milena_system::wire::Connection;

const FETCH_BYTES: i32 = 4 << 20;

/// What all scenarios are given.
pub(crate) struct Setting {
    pub(crate) program: Program,
    /// How often the scenarios kill that do it again and again.
    pub(crate) kills: u32,
    /// How often the scenario power_cut cuts the power.
    pub(crate) cuts: u32,
    /// What the broker of power_cut promises; with anything but power-safe that scenario is expected to fail.
    pub(crate) durability: String,
    /// The file system of power_cut lies about syncs of what has this in its name; then too that scenario is expected to fail.
    pub(crate) lie: Option<String>,
    /// Decides every random moment; printed, so that a failure can be tried again. The kernel's scheduling is not repeated by it.
    pub(crate) seed: u64,
}

pub(crate) enum Outcome {
    Held,
    /// This machine cannot show it.
    Skipped(String),
}

type Scenario = fn(&Setting) -> Result<Outcome>;

pub(crate) const SCENARIOS: [(&str, Scenario); 16] = [
    ("kill", kill::kill),
    ("kill_while_compacting", compaction::kill_while_compacting),
    ("power_cut", power::power_cut),
    ("disk_errors", disk_errors::disk_errors),
    ("terminated_while_producing", close::terminated_while_producing),
    ("full_disk", disk::full_disk),
    ("read_only_directory", disk::read_only_directory),
    ("foreign_meta_properties", disk::foreign_meta_properties),
    ("unreadable_meta_properties", disk::unreadable_meta_properties),
    ("two_processes_on_one_directory", start::two_processes_on_one_directory),
    ("taken_port", start::taken_port),
    ("unknown_value_of_an_option", start::unknown_value_of_an_option),
    ("properties_of_every_era", start::properties_of_every_era),
    ("silent_connections", crowd::silent_connections),
    ("half_frames", crowd::half_frames),
    ("garbage", crowd::garbage),
];

/// Waits for the moment and kills the server; `killed` is set before. A server that ends by itself is an error.
pub(crate) fn kill_at(server: &mut Server, moment: Duration, killed: &AtomicBool) -> Result<()> {
    end_at(server, moment, killed, Server::kill)
}

/// As `kill_at`, whatever the end is.
pub(crate) fn end_at(
    server: &mut Server,
    moment: Duration,
    killed: &AtomicBool,
    end: impl FnOnce(&mut Server) -> Result<()>,
) -> Result<()> {
    let began = Instant::now();
    while began.elapsed() < moment && server.is_running()? {
        thread::sleep(Duration::from_millis(1));
    }
    let ended_by_itself = !server.is_running()?;
    killed.store(true, Ordering::SeqCst);
    end(server)?;
    ensure!(!ended_by_itself, "the server ended by itself: {}", server.said());
    Ok(())
}

/// A connection that broke is expected after the kill only; a refusal never, nor anything that was found wrong.
pub(crate) fn ended(end: anyhow::Error, killed: &AtomicBool) -> Result<()> {
    if killed.load(Ordering::SeqCst) && end.downcast_ref::<io::Error>().is_some() { Ok(()) } else { Err(end) }
}

/// Reads a partition from 0 to its end; each batch must be the next one that the template made. Gives how many there are.
pub(crate) fn read_all(connection: &mut Connection, topic: &str, partition: i32, template: &mut Template) -> Result<u64> {
    let mut serial = 0;
    let mut offset = 0;
    loop {
        let fetched = connection.fetch(topic, partition, offset, FETCH_BYTES)?;
        let batches = split(&fetched.records)?;
        for stored in &batches {
            ensure!(stored.base_offset == offset, "{topic}/{partition}: offset {} follows {offset}", stored.base_offset);
            let found = template.serial_of(stored).with_context(|| format!("{topic}/{partition} at offset {offset}"))?;
            ensure!(found == serial, "{topic}/{partition} at offset {offset}: batch {found} instead of {serial}");
            serial += 1;
            offset = stored.last_offset + 1;
        }
        if batches.is_empty() {
            ensure!(offset == fetched.high_watermark, "{topic}/{partition}: nothing at {offset} below {}", fetched.high_watermark);
            return Ok(serial);
        }
    }
}
