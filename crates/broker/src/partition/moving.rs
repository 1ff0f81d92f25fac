//! A partition on its way into another log directory: what it knows of that, and the moment in which its files are exchanged.
//!
//! Not here: copying, and what comes before and after that moment (`mover`).
//!
//! Invariant P4: files are exchanged only by who has the append turn and everybody's leave ([`Partition::alone`]); then nobody writes.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, MutexGuard, PoisonError};

use milena_engine::log::relocate::Relocation;
use milena_engine::types::{Offset, Waiter};
use tokio::sync::watch;

use super::{OutOfService, Partition, Site};
use crate::context::Broker;

/// It goes on.
const UNDER_WAY: u8 = 0;
/// Nobody wants it any more.
const CALLED_OFF: u8 = 1;
/// It can no more be called off.
const SETTLING: u8 = 2;

/// One move: where to, and how far.
#[derive(Debug)]
pub struct Moving {
    directory: PathBuf,
    folder: PathBuf,
    word: AtomicU8,
    bytes: AtomicU64,
    end: AtomicI64,
    synced: AtomicI64,
    over: watch::Sender<bool>,
}

impl Moving {
    /// `folder`: the copy's, in the directory that it is to come to.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            directory: folder.parent().map(Path::to_owned).unwrap_or_default(),
            folder,
            word: AtomicU8::new(UNDER_WAY),
            bytes: AtomicU64::new(0),
            end: AtomicI64::new(0),
            synced: AtomicI64::new(0),
            over: watch::Sender::new(false),
        }
    }

    /// Where the partition is to come to.
    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Of the copy.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether `folder` lies where it leads to.
    pub(crate) fn leads_to(&self, folder: &Path) -> bool {
        folder.parent() == Some(self.directory())
    }

    /// Bytes of segments in the copy.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Up to where the copy has everything.
    pub(crate) fn end(&self) -> Offset {
        Offset(self.end.load(Ordering::Relaxed))
    }

    /// Up to where the copy is on stable storage.
    pub(crate) fn synced(&self) -> Offset {
        Offset(self.synced.load(Ordering::Acquire))
    }

    /// Tells how far it is.
    pub(crate) fn note(&self, relocation: &Relocation) {
        self.bytes.store(relocation.bytes(), Ordering::Relaxed);
        self.end.store(relocation.end().get(), Ordering::Relaxed);
        self.synced.store(relocation.synced().get(), Ordering::Release);
    }

    /// Nobody wants it any more; `false`: it is too late, and over in a moment.
    pub(crate) fn call_off(&self) -> bool {
        self.turn_to(CALLED_OFF)
    }

    /// From here on it cannot be called off; `false`: it was.
    pub(crate) fn settle(&self) -> bool {
        self.turn_to(SETTLING)
    }

    fn turn_to(&self, word: u8) -> bool {
        let turned = self.word.compare_exchange(UNDER_WAY, word, Ordering::AcqRel, Ordering::Acquire);
        turned.is_ok() || self.word.load(Ordering::Acquire) == word
    }

    pub(crate) fn is_called_off(&self) -> bool {
        self.word.load(Ordering::Acquire) == CALLED_OFF
    }

    /// Returns when it has ended, one way or the other.
    pub(crate) async fn over(&self) {
        let mut over = self.over.subscribe();
        // It ends with the sender too, which is here.
        let _ = over.wait_for(|over| *over).await;
    }
}

impl Partition {
    /// Its way to another directory; `None`: it stays where it is.
    pub(crate) fn moving(&self) -> Option<Arc<Moving>> {
        self.moving_slot().clone()
    }

    pub(crate) fn is_moving(&self) -> bool {
        self.moving_slot().is_some()
    }

    /// Guards who begins and ends moves; may be held while a folder is made.
    pub(crate) fn moving_slot(&self) -> MutexGuard<'_, Option<Arc<Moving>>> {
        self.moving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `moving` has ended. Another one may have begun.
    pub(crate) fn end_move(&self, moving: &Arc<Moving>) {
        let mut slot = self.moving_slot();
        if slot.as_ref().is_some_and(|present| Arc::ptr_eq(present, moving)) {
            *slot = None;
        }
        moving.over.send_replace(true);
    }

    /// Nobody wants the move any more that is under way, if there is one. Its copy goes with the thread that makes it.
    pub(crate) fn call_move_off(&self) {
        let mut slot = self.moving_slot();
        if slot.as_ref().is_some_and(|moving| moving.call_off()) {
            *slot = None;
        }
    }

    /// Runs `with` while nobody but who has the append turn changes files. `None`: somebody is at it.
    pub(crate) fn alone<T>(&self, with: impl FnOnce() -> T) -> Option<T> {
        let alone = match self.stays.try_write() {
            Ok(alone) => alone,
            Err(std::sync::TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(std::sync::TryLockError::WouldBlock) => return None,
        };
        let done = with();
        drop(alone);
        Some(done)
    }

    /// From here on `site` is read and written, which has every byte that is written, synced (P4). Who waited for that goes into `woken`.
    pub(crate) fn settle_in(&self, site: Site, woken: &mut Vec<Waiter>) {
        // Out of service it moves all the same: what is to be removed lies there then.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.log.on_relocated();
        if !self.is_out_of_service() {
            self.on_ends(&mut state, woken);
        }
        // What was synced was so in the other directory's file of resume points.
        *self.resume() = None;
        *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
    }
}

/// The append turn, taken or asked for by somebody who does not append. Dropped, it is given back, and what queued meanwhile is written.
#[derive(Debug)]
pub(crate) struct HeldTurn {
    broker: Arc<Broker>,
    partition: Arc<Partition>,
    by: Waiter,
}

impl HeldTurn {
    /// Asks for the turn; `by` is woken when it is there.
    pub(crate) fn ask(broker: &Arc<Broker>, partition: &Arc<Partition>, by: Waiter) -> Result<Self, OutOfService> {
        partition.lock()?.turn.ask(by);
        Ok(Self { broker: Arc::clone(broker), partition: Arc::clone(partition), by })
    }

    /// Whether it is there.
    pub(crate) fn is_there(&self) -> Result<bool, OutOfService> {
        Ok(self.partition.lock()?.turn.is_held_by(self.by))
    }
}

impl Drop for HeldTurn {
    fn drop(&mut self) {
        let Ok(mut state) = self.partition.lock() else { return };
        state.turn.stop_asking(self.by);
        let held = state.turn.is_held_by(self.by);
        drop(state);
        if held && std::thread::panicking() {
            // Nobody knows which files are its own.
            let mut woken = Vec::new();
            self.partition.take_out_of_service(OutOfService::Failed, &mut woken);
            self.broker.waiters.wake(&woken);
        } else if held {
            self.partition.give_turn_back(&self.broker);
        }
    }
}
