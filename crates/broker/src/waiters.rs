//! Who waits: the engine knows a waiter by number, this table knows whom to wake.
//!
//! A connection (or a coordinator shard) registers once and keeps its number; being woken only means "look again", so a wake-up
//! too many does no harm and none is lost: `Notify` keeps one permit.

use std::sync::{Arc, Mutex, PoisonError};

use milena_engine::types::Waiter;
use tokio::sync::Notify;

/// Wakes one task.
#[derive(Debug, Default)]
pub struct Signal(Notify);

impl Signal {
    pub fn raise(&self) {
        self.0.notify_one();
    }

    /// Returns at once if it was raised since the last return.
    pub async fn raised(&self) {
        self.0.notified().await;
    }
}

#[derive(Debug, Default)]
struct Slots {
    slots: Vec<Option<Arc<Signal>>>,
    free: Vec<usize>,
}

/// All waiters of a broker. Bounded by the number of connections and coordinator shards.
#[derive(Debug, Default)]
pub struct Waiters {
    slots: Mutex<Slots>,
}

impl Waiters {
    /// Takes a number for `signal` until `Registration` is dropped.
    pub fn register(self: &Arc<Self>, signal: Arc<Signal>) -> Registration {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let place = slots.free.pop().unwrap_or_else(|| {
            slots.slots.push(None);
            slots.slots.len() - 1
        });
        if let Some(slot) = slots.slots.get_mut(place) {
            *slot = Some(signal);
        }
        Registration { waiters: Arc::clone(self), waiter: Waiter(place as u64) }
    }

    /// Wakes those of `woken` that are still there. A number that was given to somebody else meanwhile wakes that one for nothing.
    pub fn wake(&self, woken: &[Waiter]) {
        if woken.is_empty() {
            return;
        }
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        for waiter in woken {
            let place = usize::try_from(waiter.0).unwrap_or(usize::MAX);
            if let Some(Some(signal)) = slots.slots.get(place) {
                signal.raise();
            }
        }
    }
}

/// A number in the table of waiters, given back when dropped.
#[derive(Debug)]
pub struct Registration {
    waiters: Arc<Waiters>,
    waiter: Waiter,
}

impl Registration {
    pub fn waiter(&self) -> Waiter {
        self.waiter
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        let mut slots = self.waiters.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let place = usize::try_from(self.waiter.0).unwrap_or(usize::MAX);
        if let Some(slot) = slots.slots.get_mut(place) {
            *slot = None;
            slots.free.push(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_raised_signal_is_not_lost() {
        let waiters = Arc::new(Waiters::default());
        let signal = Arc::new(Signal::default());
        let registration = waiters.register(Arc::clone(&signal));
        waiters.wake(&[registration.waiter()]);
        signal.raised().await;
    }

    #[test]
    fn numbers_are_used_again() {
        let waiters = Arc::new(Waiters::default());
        let first = waiters.register(Arc::default());
        let number = first.waiter();
        drop(first);
        waiters.wake(&[number]);
        assert_eq!(waiters.register(Arc::default()).waiter(), number);
    }
}
