//! The active controller: one loop owns the deciding machine of the cluster's metadata.
//!
//! decide → propose → committed → reply. The loop never waits for a commit before its next decision: what it has proposed is
//! replayed into its machine at once, and each answer waits for the entry that it rests on. What every other room reads is the
//! image (`crate::image`), which holds committed facts only.
//!
//! Deliberately not here: any rule about topics or brokers (`engine/metadata`), how a request gets here (`crate::forward`).
//! Not here yet: more voters, the network between them, snapshots of the log (it is kept whole).
//!
//! Invariants
//! - K1: an answer is sent after everything that it rests on is committed and published.
//! - K2: decisions are proposed in the order in which they are made, in one term.
//!
//! Reading order: this file, `quorum` (openraft and our types), `store` with `entry` and `log_file`, `machine`, `network`.

mod entry;
mod log_file;
mod machine;
mod network;
mod quorum;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use milena_engine::metadata::{Decision, Image, Metadata, Options, Record, Reply, Request};
use milena_engine::types::{BrokerId, LeaderEpoch, Monotonic, Now, Timestamp, Waiter};
use milena_os::Os;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use self::machine::Machine;
use self::quorum::{Facts, Proposed, Quorum, QuorumStopped};
use self::store::{Store, StoreError};
use crate::image::Published;

/// Requests that may wait for the loop; beyond it askers wait to be let in.
const MAX_QUEUED: usize = 1024;
/// Proposals that may wait for their commit; beyond it the loop takes no new request.
const MAX_IN_FLIGHT: usize = 1024;

/// Why a node's controller cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Quorum(#[from] QuorumStopped),
    #[error("node.id={id}: a controller's id is 0 or above")]
    NodeId { id: BrokerId },
    #[error("another node leads the metadata quorum, although this one is its only voter; the directory may be a copy of another node's")]
    NotLeading,
}

/// Why a request has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ControllerError {
    #[error("this node is not the active controller")]
    NotController,
    #[error("the controller failed while it worked on the request; whether it took effect is unknown")]
    Unknown,
    /// What was decided has no form in the metadata log; nothing took effect.
    #[error("what the request asks for does not fit the metadata log; nothing was changed")]
    Unwritable,
    #[error("the controller did not answer in the time that the request allows; it may take effect yet")]
    TimedOut,
}

/// The way to this node's controller. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Controller {
    requests: mpsc::Sender<Ask>,
}

#[derive(Debug)]
struct Ask {
    request: Request,
    answer: oneshot::Sender<Answer>,
}

type Answer = Result<Reply, ControllerError>;

/// The loop's task: ends without an error when the last [`Controller`] is dropped, with one when the metadata log failed.
pub type Running = JoinHandle<Result<(), QuorumStopped>>;

impl Controller {
    /// Starts the controller on a formatted directory; returns once it leads and everything committed is published.
    pub async fn start(
        os: &Os,
        directory: &Path,
        node: BrokerId,
        options: Options,
        published: &Arc<Published>,
    ) -> Result<(Self, Running), StartError> {
        let (desk, controller) = Desk::open(os, directory, node, options, published).await?;
        Ok((controller, tokio::spawn(desk.serve())))
    }

    /// Asks and waits until the answer is committed and published (K1).
    pub async fn ask(&self, request: Request) -> Result<Reply, ControllerError> {
        let (answer, answered) = oneshot::channel();
        self.requests.send(Ask { request, answer }).await.map_err(|_| ControllerError::NotController)?;
        answered.await.unwrap_or(Err(ControllerError::Unknown))
    }
}

/// Where decisions are made.
struct Desk {
    os: Os,
    store: Store,
    quorum: Quorum,
    /// The term in which this node leads; every proposal is fenced by it.
    term: u64,
    outcomes: mpsc::UnboundedReceiver<Proposed>,
    asked: mpsc::Receiver<Ask>,
    metadata: Metadata,
    options: Options,
    published: Arc<Published>,
    next_number: u64,
    /// Proposed and not committed, oldest first.
    waiting: VecDeque<Waiting>,
}

/// Who is told what when proposal `number` is committed.
struct Waiting {
    number: u64,
    answers: Vec<(oneshot::Sender<Answer>, Reply)>,
}

impl Desk {
    async fn open(
        os: &Os,
        directory: &Path,
        node: BrokerId,
        options: Options,
        published: &Arc<Published>,
    ) -> Result<(Self, Controller), StartError> {
        let id = u64::try_from(node.get()).map_err(|_| StartError::NodeId { id: node })?;
        let store = Store::open(os, directory)?;
        let (quorum, outcomes) = Quorum::start(id, store.clone(), Machine::new(Arc::clone(published))).await?;
        let term = quorum.leading_term().ok_or(StartError::NotLeading)?;
        let (requests, asked) = mpsc::channel(MAX_QUEUED);
        let desk = Self {
            os: os.clone(),
            store,
            quorum,
            term,
            outcomes,
            asked,
            metadata: Metadata::new(Image::clone(&published.image()), options.clone()),
            options,
            published: Arc::clone(published),
            next_number: 0,
            waiting: VecDeque::new(),
        };
        Ok((desk, Controller { requests }))
    }

    /// Runs until nobody can ask any more. A panic loses what waited and loads the machine anew from what is committed.
    async fn serve(mut self) -> Result<(), QuorumStopped> {
        loop {
            if let Some(end) = caught(self.run()).await {
                self.quorum.shutdown().await;
                if end.is_ok() {
                    self.store.close().await;
                }
                return end;
            }
            tracing::error!("controller_panicked");
            self.reload().await?;
        }
    }

    async fn run(&mut self) -> Result<(), QuorumStopped> {
        loop {
            let may_take = self.waiting.len() < MAX_IN_FLIGHT;
            tokio::select! {
                biased;
                Some(outcome) = self.outcomes.recv() => self.on_outcome(outcome)?,
                ask = self.asked.recv(), if may_take => match ask {
                    Some(ask) => self.on_ask(ask).await?,
                    None => return Ok(()),
                },
            }
        }
    }

    async fn on_ask(&mut self, ask: Ask) -> Result<(), QuorumStopped> {
        let (wall, monotonic) = self.os.clock.now();
        let now = Now { wall: Timestamp(wall), monotonic: Monotonic(monotonic) };
        // One request, one answer: the waiter is the one who asked.
        let Decision { records, replies } = self.metadata.decide(now, Waiter(self.next_number), ask.request);
        let reply = replies.into_iter().map(|(_, reply)| reply).next().expect("every request has one reply");
        let answer = (ask.answer, reply);
        if records.is_empty() {
            self.answer_after_all(answer);
            return Ok(());
        }
        // Once proposed it must be written: a log that cannot write what is committed ends the node.
        if let Err(error) = entry::check(&records) {
            tracing::error!(%error, "decision_without_a_form");
            let _ = answer.0.send(Err(ControllerError::Unwritable));
            return Ok(());
        }
        let facts: Arc<[_]> = records.into();
        let number = self.propose(Arc::clone(&facts)).await?;
        for fact in facts.iter() {
            self.metadata.replay(fact);
        }
        let leader_epoch = LeaderEpoch(i32::try_from(self.term).unwrap_or(i32::MAX));
        self.metadata.end_entry(self.metadata.image().offset().plus(1), leader_epoch);
        self.waiting.push_back(Waiting { number, answers: vec![answer] });
        Ok(())
    }

    /// Queues facts for the log; their number.
    async fn propose(&mut self, facts: Arc<[Record]>) -> Result<u64, QuorumStopped> {
        let number = self.next_number;
        self.next_number += 1;
        self.quorum.propose(self.term, number, Facts(facts)).await?;
        Ok(number)
    }

    /// Loads the machine anew from what is committed. What was proposed before may still be on its way into the log, so the image is
    /// whole only when something that was proposed after it has been committed and published.
    async fn reload(&mut self) -> Result<(), QuorumStopped> {
        self.waiting.clear();
        let number = self.propose([Record::NoOp].into()).await?;
        while let Some(outcome) = self.outcomes.recv().await {
            if outcome.number == number {
                committed(outcome)?;
                self.metadata = Metadata::new(Image::clone(&self.published.image()), self.options.clone());
                return Ok(());
            }
        }
        Err(QuorumStopped { reason: "nobody tells what became of proposals".to_owned() })
    }

    /// A decision that made no facts rests on those before it, which may not be committed yet.
    fn answer_after_all(&mut self, answer: (oneshot::Sender<Answer>, Reply)) {
        match self.waiting.back_mut() {
            Some(last) => last.answers.push(answer),
            None => tell([answer]),
        }
    }

    fn on_outcome(&mut self, outcome: Proposed) -> Result<(), QuorumStopped> {
        // What was proposed before a panic is nobody's any more.
        if self.waiting.front().is_none_or(|front| front.number != outcome.number) {
            return Ok(());
        }
        committed(outcome)?;
        let committed = self.waiting.pop_front();
        tell(committed.into_iter().flat_map(|waiting| waiting.answers));
        Ok(())
    }
}

fn committed(outcome: Proposed) -> Result<(), QuorumStopped> {
    match outcome.result {
        Some(Ok(_)) => Ok(()),
        // A lone voter loses its leadership with its disk only; the node must not go on.
        Some(Err(error)) => Err(QuorumStopped { reason: error.to_string() }),
        None => Err(QuorumStopped { reason: "a decision was not written".to_owned() }),
    }
}

/// Who no longer waits needs no answer.
fn tell(answers: impl IntoIterator<Item = (oneshot::Sender<Answer>, Reply)>) {
    for (answer, reply) in answers {
        let _ = answer.send(Ok(reply));
    }
}

/// What `future` gives; `None` if it panicked.
async fn caught<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(polled) => polled.map(Some),
        Err(_) => Poll::Ready(None),
    })
    .await
}
