//! Reads of pages that are not in memory: on a few named threads, because a disk that takes its time would hold up everybody whose connection
//! shares a runtime worker.
//!
//! Who reads tries without waiting first (`RWF_NOWAIT`, `cachestat`), which for warm pages costs what reading them costs; only what is cold comes
//! here. When all threads are busy and enough waits for them, connections wait for their turn.
//!
//! Source: DESIGN §3 (reads).

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use milena_engine::log::Search;
use milena_engine::types::Waiter;
use milena_os::Os;
use milena_os::disk::File;
use milena_os::thread::Worker;

use crate::partition::Partition;
use crate::waiters::Waiters;

/// Cold reads that are in work at once: more make a disk no faster.
const THREADS: usize = 4;
/// Reads that may wait for each thread.
const WAITING_MAX: usize = 32;

/// The threads.
#[derive(Debug)]
pub struct ColdReads {
    threads: Vec<Worker>,
    /// They are used in turn.
    next: AtomicUsize,
}

impl ColdReads {
    pub fn start(os: &Os) -> io::Result<Self> {
        let threads = (0..THREADS).map(|number| os.worker(&format!("cold-reads-{number}"), WAITING_MAX)).collect::<io::Result<_>>()?;
        Ok(Self { threads, next: AtomicUsize::new(0) })
    }

    fn thread(&self) -> Option<&Worker> {
        self.threads.get(self.next.fetch_add(1, Ordering::Relaxed) % THREADS)
    }

    /// Runs a job that may read cold pages.
    pub(crate) async fn run<T: Send + 'static>(&self, job: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
        match self.thread() {
            Some(thread) => thread.run(job).await.unwrap_or_else(|lost| Err(io::Error::other(lost))),
            None => job(),
        }
    }

    /// Returns once a range of a file is in memory, which it mostly is.
    pub(crate) async fn warm(&self, file: &Arc<File>, position: u64, length: u64) -> io::Result<()> {
        if file.is_warm(position, length) {
            return Ok(());
        }
        let file = Arc::clone(file);
        self.run(move || file.read_ahead(position, length)).await
    }

    /// Carries `search` out, so that another one finds its pages warm; then `waiter` is woken.
    ///
    /// Returns what is true from then on; `None`: too much waits, and the caller had better read itself.
    pub(crate) fn search(
        &self,
        waiters: &Arc<Waiters>,
        partition: &Arc<Partition>,
        search: Search,
        waiter: Waiter,
    ) -> Option<Arc<AtomicBool>> {
        let done = Arc::new(AtomicBool::new(false));
        let (partition, ends) = (Arc::clone(partition), Ends { done: Arc::clone(&done), waiters: Arc::clone(waiters), waiter });
        let job = move || {
            let _ends = ends;
            // What is wrong with the files is found again by who asked.
            let _ = partition.site().files.find(search);
        };
        self.thread()?.try_hand_over(job).ok().map(|()| done)
    }
}

/// Tells who waits that the search is over, however it ended.
struct Ends {
    done: Arc<AtomicBool>,
    waiters: Arc<Waiters>,
    waiter: Waiter,
}

impl Drop for Ends {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Release);
        self.waiters.wake(&[self.waiter]);
    }
}
