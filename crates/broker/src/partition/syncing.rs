//! Syncs of everything that is written, the active segment too: of one partition, or of many by one sync of their file system.
//!
//! What is synced needs no journal any more, and the next recovery begins behind it where the moment was good: see `engine/log/resume`.
//!
//! Not here: syncs of closed segments for the checkpoint of recovery points (`retention`), of batches that a topic wants synced (`turn`).

use std::io;
use std::sync::Arc;

use milena_engine::log::{Effects, ResumePoint};
use milena_engine::types::Offset;
use milena_os::disk::FileSystem;

use super::{OutOfService, Partition};
use crate::context::Broker;

/// How often a sync looks for a moment in which nothing of a partition is on its way.
const TRIES: usize = 100;
/// From how many partitions on one sync of their file system is cheaper, although it waits for what all others have written: each takes four.
pub(crate) const TOGETHER_FROM: usize = 256;

/// What a sync is to do.
struct Plan {
    /// The log end.
    end: Offset,
    /// Segments; none: everything is synced.
    unsynced: Vec<Offset>,
    /// For when it is done.
    resume: Option<ResumePoint>,
    effects: Effects,
}

impl Partition {
    /// Syncs everything that is written, the active segment too, and moves the recovery point.
    pub(crate) fn sync_written(&self, broker: &Broker) -> io::Result<()> {
        let _one_after_another = self.syncing();
        let _stays = self.stay();
        let Some(plan) = self.plan_sync() else { return Ok(()) };
        self.unless_deleted(self.perform_staying(&plan.effects).map(drop))?;
        self.unless_deleted(self.sync_segments(broker, plan.unsynced.clone()))?;
        self.on_synced(plan);
        Ok(())
    }

    /// `None`: it is out of service, or everything is synced.
    fn plan_sync(&self) -> Option<Plan> {
        let mut effects = Effects::default();
        let mut plan = || {
            self.change(|log, _| {
                log.take_index(&mut effects);
                // The active segment counts as unsynced for ever; with nothing new in it there is nothing to do.
                let is_done = log.recovery_point() == log.end() && log.synced() == log.end();
                let unsynced = if is_done { vec![] } else { log.unsynced_segments() };
                (log.end(), unsynced, log.resume_point())
            })
        };
        let mut planned = plan().ok()?;
        // A moment in which nothing is on its way comes soon, or else with the next sync.
        for _ in 0..TRIES {
            if planned.1.is_empty() || planned.2.is_some() {
                break;
            }
            std::thread::yield_now();
            planned = plan().ok()?;
        }
        let (end, unsynced, resume) = planned;
        (!unsynced.is_empty()).then_some(Plan { end, unsynced, resume, effects })
    }

    fn on_synced(&self, plan: Plan) {
        // Out of service it is loaded anew, from what was synced.
        let _ = self.change(|log, _| log.on_flushed(plan.end));
        if let Some(point) = plan.resume {
            self.note_resume_point(point);
        }
    }
}

/// As [`Partition::sync_written`] for each, by one sync of the file system that they lie on; `None`: it cannot be synced as a whole.
///
/// Errors: of some nobody knows what the disk has; all of them are out of service.
pub(crate) fn sync_all_written(broker: &Broker, partitions: &[Arc<Partition>], file_system: Option<&FileSystem>) -> io::Result<()> {
    let Some(file_system) = file_system.filter(|_| partitions.len() >= TOGETHER_FROM) else {
        return partitions.iter().try_for_each(|partition| partition.sync_written(broker));
    };
    let mut planned = Vec::with_capacity(partitions.len());
    for partition in partitions {
        let held = (partition.syncing(), partition.stay());
        if let Some(plan) = partition.plan_sync() {
            partition.unless_deleted(partition.perform_staying(&plan.effects).map(drop))?;
            planned.push((partition, partition.site(), plan, held));
        }
    }
    let began = broker.now().monotonic;
    let synced = || {
        let mut beside = Vec::new();
        for (partition, site, ..) in &planned {
            let begun = site.files.begin_epochs(|| partition.epochs_text());
            partition.unless_deleted(begun.map(|epochs| beside.extend(epochs.map(|epochs| (partition, epochs)))))?;
        }
        file_system.sync()?;
        if beside.is_empty() {
            return Ok(());
        }
        for (partition, epochs) in beside {
            partition.unless_deleted(epochs.put_in_place())?;
        }
        file_system.sync()
    };
    if let Err(error) = synced() {
        planned.iter().for_each(|(partition, ..)| partition.note_out_of_service(OutOfService::Failed));
        return Err(error);
    }
    broker.metrics.log_sync_time.observe(broker.now().monotonic - began);
    for (partition, site, plan, _held) in planned {
        site.files.on_all_synced();
        partition.on_synced(plan);
    }
    Ok(())
}
