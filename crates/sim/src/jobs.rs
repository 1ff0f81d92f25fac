//! Several worlds at once: each is of one thread, so a machine with more of them need not run one after the other.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};

use milena_os::thread::spawn_named;

/// Calls `work` with each of `0..count`, on `jobs` threads, and `take` in this one with what it returns, as it comes.
///
/// Errors: a thread could not be started.
pub fn run<R: Send + 'static>(
    jobs: usize,
    count: u64,
    work: impl Fn(u64) -> R + Send + Sync + 'static,
    mut take: impl FnMut(R),
) -> io::Result<()> {
    let (next, work) = (Arc::new(AtomicU64::new(0)), Arc::new(work));
    let (results, came) = mpsc::channel();
    let mut threads = Vec::new();
    for _ in 0..jobs.max(1) {
        let (next, work, results) = (Arc::clone(&next), Arc::clone(&work), results.clone());
        threads.push(spawn_named("world", move || {
            loop {
                let item = next.fetch_add(1, Ordering::Relaxed);
                if item >= count || results.send(work(item)).is_err() {
                    return;
                }
            }
        })?);
    }
    drop(results);
    came.iter().for_each(&mut take);
    match threads.into_iter().try_for_each(|thread| thread.join()) {
        Ok(()) => Ok(()),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn everything_is_done_once() {
        let mut done = Vec::new();
        super::run(3, 50, |item| item * 2, |result| done.push(result)).expect("threads");
        done.sort_unstable();
        assert_eq!(done, (0..50).map(|item| item * 2).collect::<Vec<u64>>());
    }
}
