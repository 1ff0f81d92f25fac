//! Who may hold memory for a request in flight.
//!
//! Bytes that are held already, and cannot be given up, are *entered* whatever is left: the balance may fall below zero. Who needs more asks to
//! *exchange* his charge for a larger one, and waits while there is nothing left.
//!
//! Source: DESIGN §3 (admission).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tokio::sync::Notify;
use tokio::sync::futures::Notified;

/// Memory for requests in flight: an exchange is granted while the balance is positive, so one request of any allowed size always
/// gets through.
#[derive(Debug)]
pub struct Admission {
    total: i64,
    balance: AtomicI64,
    freed: Notify,
}

impl Admission {
    pub fn new(bytes: usize) -> Self {
        let total = i64::try_from(bytes).unwrap_or(i64::MAX);
        Self { total, balance: AtomicI64::new(total), freed: Notify::new() }
    }

    /// Bytes that requests in flight hold.
    pub fn held(&self) -> i64 {
        self.total.saturating_sub(self.balance.load(Ordering::Relaxed))
    }

    /// Bytes that they may hold together.
    pub fn total(&self) -> i64 {
        self.total
    }

    /// Ready once somebody has given memory back since the call.
    pub fn freed(&self) -> Notified<'_> {
        self.freed.notified()
    }

    /// Whether nothing more is granted for now.
    pub(crate) fn is_used_up(&self) -> bool {
        self.balance.load(Ordering::Acquire) <= 0
    }

    /// Counts bytes that are held already, whatever the balance.
    pub(crate) fn enter(self: &Arc<Self>, bytes: usize) -> Charge {
        let mut charge = Charge { admission: Arc::clone(self), bytes: 0 };
        charge.enter_more(bytes);
        charge
    }
}

/// A part of the memory for requests in flight, given back when dropped.
#[derive(Debug)]
pub(crate) struct Charge {
    admission: Arc<Admission>,
    bytes: i64,
}

impl Charge {
    /// Counts more bytes that are held already.
    pub(crate) fn enter_more(&mut self, bytes: usize) {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        self.admission.balance.fetch_sub(bytes, Ordering::AcqRel);
        self.bytes = self.bytes.saturating_add(bytes);
    }

    /// Becomes a charge of `bytes`, granted as if this one had been given back before; `false`: it stays as it is, and [`Admission::freed`] tells
    /// when to ask again. In one step, so that many that wait for more can neither hold each other up nor wake each other for nothing.
    pub(crate) fn exchange(&mut self, bytes: usize) -> bool {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        let held = self.bytes;
        let granted = self.admission.balance.fetch_update(Ordering::AcqRel, Ordering::Acquire, |balance| {
            let without = balance.saturating_add(held);
            (without > 0).then(|| without.saturating_sub(bytes))
        });
        if granted.is_ok() {
            self.bytes = bytes;
        }
        granted.is_ok()
    }
}

impl Drop for Charge {
    fn drop(&mut self) {
        let before = self.admission.balance.fetch_add(self.bytes, Ordering::AcqRel);
        if before <= 0 {
            self.admission.freed.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_already_counts_although_nothing_is_left() {
        let admission = Arc::new(Admission::new(100));
        let first = admission.enter(100);
        assert!(admission.is_used_up());
        let mut second = admission.enter(30);
        second.enter_more(20);
        assert_eq!(admission.held(), 150);
        drop(first);
        assert!(!admission.is_used_up());
        drop(second);
        assert_eq!(admission.held(), 0);
    }

    #[test]
    fn an_exchange_is_granted_as_if_the_old_charge_were_gone() {
        let admission = Arc::new(Admission::new(100));
        let mut first = admission.enter(60);
        let second = admission.enter(60);
        assert!(first.exchange(500), "without it 40 are left");
        let mut third = admission.enter(10);
        assert!(!third.exchange(11));
        assert_eq!(admission.held(), 570, "a refused one stays");
        drop((first, second, third));
        assert_eq!(admission.held(), 0);
    }
}
