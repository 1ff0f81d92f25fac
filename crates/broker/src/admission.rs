//! Who may hold memory for a request in flight.
//!
//! Source: DESIGN §3 (admission).

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use tokio::sync::Notify;
use tokio::sync::futures::Notified;

/// Memory for requests in flight: a charge is granted while the balance is positive, so one request of any allowed size always
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

    /// Ready once somebody has given memory back since the call.
    pub fn freed(&self) -> Notified<'_> {
        self.freed.notified()
    }

    /// `None`: the memory is used up; [`Admission::freed`] tells when to ask again.
    pub(crate) fn charge(self: &Arc<Self>, bytes: usize) -> Option<Charge> {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        let granted =
            self.balance.fetch_update(Ordering::AcqRel, Ordering::Acquire, |balance| (balance > 0).then(|| balance.saturating_sub(bytes)));
        granted.ok().map(|_| Charge { admission: Arc::clone(self), bytes })
    }
}

/// A part of the memory for requests in flight, given back when dropped.
#[derive(Debug)]
pub(crate) struct Charge {
    admission: Arc<Admission>,
    bytes: i64,
}

impl Drop for Charge {
    fn drop(&mut self) {
        let before = self.admission.balance.fetch_add(self.bytes, Ordering::AcqRel);
        if before <= 0 {
            self.admission.freed.notify_waiters();
        }
    }
}
