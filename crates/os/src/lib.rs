//! The only room that touches the outside: clock, disk, net, threads, entropy, the process. Real, and simulated twins behind the same seams.
//!
//! Seams are enums, not traits: every call site says what it does, nothing is generic for a test's sake.
//! Not here: what bytes mean, any policy, any decision.
//!
//! Reading order: `clock`, `entropy`, `disk`, `net`, `thread`; then `event`, `process` and `memory`, which have no twin.
#![allow(unsafe_code)]
#![deny(clippy::undocumented_unsafe_blocks)]

pub mod clock;
pub mod disk;
pub mod entropy;
pub mod event;
pub mod memory;
pub mod net;
pub mod process;
pub mod thread;

use std::sync::Arc;

use clock::Clock;
use disk::Disk;
use disk::sim::{Faults, SimDisk};
use entropy::Entropy;
use net::Net;

/// One outside world: the machine, or a simulated one. Cheap to clone; clones are the same world.
#[derive(Debug, Clone)]
pub struct Os {
    pub disk: Disk,
    pub clock: Clock,
    pub entropy: Entropy,
    pub net: Net,
}

/// What the wall clock of a simulated world shows when it begins: 2024-01-01 00:00 UTC.
pub const SIMULATED_EPOCH_MS: i64 = 1_704_067_200_000;

impl Os {
    /// This machine.
    pub fn real() -> Self {
        Self { disk: Disk::Real, clock: Clock::Real, entropy: Entropy::Real, net: Net::Tcp }
    }

    /// A world in memory whose course follows from `seed`: for a runtime of one thread with paused time.
    /// Its disk loses unsynced writes at a power crash and does nothing wrong before.
    pub fn simulated(seed: u64) -> Self {
        let mut random = entropy::Random::new(seed);
        Self {
            disk: Disk::Sim(SimDisk::new(random.next_u64(), Faults::WRITE_BACK)),
            clock: Clock::simulated(SIMULATED_EPOCH_MS),
            entropy: Entropy::seeded(random.next_u64()),
            net: Net::memory(random.next_u64()),
        }
    }

    /// A world in memory for tests that run in real time on any runtime: memory disk and network, this machine's clock and entropy.
    pub fn in_memory() -> Self {
        Self { disk: Disk::Sim(SimDisk::new(0, Faults::NONE)), clock: Clock::Real, entropy: Entropy::Real, net: Net::memory(0) }
    }

    /// The simulated disk, to make it fail; `None` on a real one.
    pub fn sim_disk(&self) -> Option<&Arc<SimDisk>> {
        match &self.disk {
            Disk::Sim(disk) => Some(disk),
            Disk::Real => None,
        }
    }

    /// An event by which such a worker tells tasks of this runtime; `None` where there is no thread that could.
    pub fn event(&self) -> std::io::Result<Option<event::Event>> {
        match self.disk {
            Disk::Real => event::Event::new().map(Some),
            Disk::Sim(_) => Ok(None),
        }
    }

    /// A worker for what blocks: a named thread, or the caller itself where the disk is simulated and never blocks.
    pub fn worker(&self, name: &str, depth: usize) -> std::io::Result<thread::Worker> {
        match self.disk {
            Disk::Real => thread::Worker::start(name, depth),
            Disk::Sim(_) => Ok(thread::Worker::Inline),
        }
    }
}
