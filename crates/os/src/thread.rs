//! Named threads, and the worker that does what blocks for long: syncs, reads of cold pages, deletions.
//!
//! Not here: anything on the produce or fetch path of warm data; that runs on the connection's own task.
//! Who starts a worker joins it: dropping one ends its loop once the jobs that it has are done.

use std::io;
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

/// Starts a thread called `name` (the kernel shows the first 15 bytes).
pub fn spawn_named<T: Send + 'static>(name: &str, body: impl FnOnce() -> T + Send + 'static) -> io::Result<JoinHandle<T>> {
    std::thread::Builder::new().name(name.to_owned()).spawn(body)
}

type Job = Box<dyn FnOnce() + Send>;

/// One loop over blocking jobs, in order: a thread for real, the caller itself in simulation (where nothing blocks and one thread is all there is).
#[derive(Debug)]
pub enum Worker {
    Thread(ThreadWorker),
    Inline,
}

/// The thread behind a [`Worker`] and the queue to it.
#[derive(Debug)]
pub struct ThreadWorker {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// The worker has stopped, or the job panicked; either way it has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the job ended without a result")]
pub struct JobLost;

impl Worker {
    /// `depth`: how many jobs may wait before [`Worker::run`] waits as well.
    pub fn start(name: &str, depth: usize) -> io::Result<Self> {
        let (jobs, mut queue) = mpsc::channel::<Job>(depth.max(1));
        let thread = spawn_named(name, move || {
            while let Some(job) = queue.blocking_recv() {
                // A job that panics loses its own result only; the thread serves on.
                let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(job));
            }
        })?;
        Ok(Self::Thread(ThreadWorker { jobs: Some(jobs), thread: Some(thread) }))
    }

    /// Runs `job` on the worker, after those before it.
    ///
    /// Errors: [`JobLost`] if the job panicked or the worker has stopped.
    /// A caller that stops waiting does not stop the job.
    pub async fn run<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T, JobLost> {
        match self {
            Self::Inline => Ok(job()),
            Self::Thread(worker) => {
                let (reply, answer) = oneshot::channel();
                let jobs = worker.jobs.as_ref().ok_or(JobLost)?;
                let job: Job = Box::new(move || {
                    let _ = reply.send(job()); // who no longer waits needs no answer
                });
                jobs.send(job).await.map_err(|_| JobLost)?;
                answer.await.map_err(|_| JobLost)
            }
        }
    }

    /// Hands `job` over without waiting for it. Errors: [`JobRefused`] if the queue is full or the worker has stopped.
    pub fn try_hand_over<J: FnOnce() + Send + 'static>(&self, job: J) -> Result<(), JobRefused> {
        match self {
            Self::Inline => {
                job();
                Ok(())
            }
            Self::Thread(worker) => {
                let jobs = worker.jobs.as_ref().ok_or(JobRefused)?;
                jobs.try_send(Box::new(job)).map_err(|_| JobRefused)
            }
        }
    }
}

/// The worker's queue is full, or it has stopped: the job was not run and is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the worker takes no more jobs")]
pub struct JobRefused;

impl Drop for ThreadWorker {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // Dropped by its own job, it would wait for itself.
            if thread.thread().id() != std::thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn jobs_run_in_order_on_the_named_thread() {
        let worker = Worker::start("cold-reads", 4).expect("a thread");
        let name = worker.run(|| std::thread::current().name().map(str::to_owned)).await;
        assert_eq!(name, Ok(Some("cold-reads".to_owned())));
        assert_eq!(worker.run(|| 6 * 7).await, Ok(42));
    }

    #[tokio::test]
    async fn a_panic_loses_one_job_only() {
        let worker = Worker::start("syncs", 4).expect("a thread");
        let lost: Result<(), _> = worker.run(|| panic!("on purpose")).await;
        assert_eq!(lost, Err(JobLost));
        assert_eq!(worker.run(|| 1).await, Ok(1));
    }

    #[tokio::test]
    async fn a_full_queue_refuses() {
        let worker = Worker::start("deletes", 1).expect("a thread");
        let (release, wait) = std::sync::mpsc::channel::<()>();
        let (started, running) = oneshot::channel();
        worker
            .try_hand_over(move || {
                let _ = started.send(());
                let _ = wait.recv();
            })
            .expect("the first job starts");
        running.await.expect("the first job runs");
        worker.try_hand_over(|| {}).expect("one may wait");
        assert_eq!(worker.try_hand_over(|| {}), Err(JobRefused));
        drop(release);
    }

    #[tokio::test]
    async fn inline_runs_at_once() {
        assert_eq!(Worker::Inline.run(|| 5).await, Ok(5));
    }
}
