//! How a named thread tells the tasks of a runtime that something has come: an eventfd that the runtime watches as it watches sockets.
//!
//! A waker called from outside the runtime makes tokio wake a worker that *searches* for work, and who searches and finds wakes the next worker
//! to search on: a second wake-up for every one that was meant. Who is woken by the runtime's own poll of its files does not search.
//!
//! Deliberately not here: what has come; whoever waits looks for himself.

use std::io;
use std::os::fd::OwnedFd;

use rustix::event::EventfdFlags;
use rustix::io::Errno;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

/// Set by any thread, waited for by one task.
#[derive(Debug)]
pub struct Event(AsyncFd<OwnedFd>);

impl Event {
    /// Errors: the process has no descriptor left. Panics outside a runtime.
    pub fn new() -> io::Result<Self> {
        let descriptor = rustix::event::eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK)?;
        // SAFETY: the descriptor is owned by what is registered, which hands it out unchanged and closes it when it is dropped.
        Ok(Self(unsafe { AsyncFd::register_with_interest(descriptor, Interest::READABLE)? }))
    }

    /// Lets the next `wait` return, or the one under way. Set twice before that, it is one event.
    pub fn set(&self) {
        // It refuses only to count beyond 2^64, and then it is set.
        let _ = rustix::io::write(self.0.get_ref(), &1_u64.to_ne_bytes());
    }

    /// Returns once it was set since the last return.
    pub async fn wait(&self) -> io::Result<()> {
        loop {
            let mut ready = self.0.readable().await?;
            match rustix::io::read(self.0.get_ref(), &mut [0_u8; 8]) {
                Ok(_) => {
                    // It is read empty, so whoever sets it from here on makes it ready anew, which a later event is: only the one that was waited
                    // for is forgotten, and the next wait is spared a read in vain.
                    ready.clear_ready();
                    return Ok(());
                }
                Err(Errno::AGAIN) => ready.clear_ready(),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[tokio::test]
    async fn set_before_and_set_during_the_wait() {
        let event = Arc::new(Event::new().expect("a descriptor"));
        event.set();
        event.set();
        event.wait().await.expect("an event");
        let setter = Arc::clone(&event);
        let thread = std::thread::spawn(move || setter.set());
        event.wait().await.expect("another");
        thread.join().expect("it has set it");
    }
}
