//! A large group: how long it takes until everybody has what it is to have, and what that costs the broker.
//!
//! In each round a new group comes to be within a second, then one member leaves, then one joins; under either group protocol. Members
//! do what Java's consumer does, with its default heartbeat interval, and all of them are tasks of one thread (`member`).
//!
//! Not here: consuming. The time holds what heartbeat intervals and `group.initial.rebalance.delay.ms` make of it: another broker is
//! comparable only with the same settings.

mod member;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use milena_system::wire::Connection;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use self::member::{Place, Protocol};
use crate::Plan;
use crate::measure::{order, spread};
use crate::party::{Party, of_broker, other, started};
use crate::probe::{cost, resident_mib};

const MEMBERS: usize = 300;
/// Two for each, so that the assignment is not the same whoever leaves.
const PARTITIONS: usize = 600;
/// In which the members come.
const ARRIVAL: Duration = Duration::from_secs(1);
/// A group that is not stable by then never will be.
const PATIENCE: Duration = Duration::from_secs(120);
/// Before a step: it would else begin with the heartbeat that ended the one before, of the member whose next one counts.
const REST: Duration = Duration::from_millis(1700);
/// Kafka's default, which our other measurements switch off.
const SETTINGS: &str = "group.initial.rebalance.delay.ms=3000\n";
const TOPIC: &str = "rebalance";

/// What a member holds.
#[derive(Debug, Clone, Copy)]
struct Holding {
    /// Of a classic member; a member of the consumer protocol has an epoch of its own.
    generation: Option<i32>,
    partitions: usize,
}

/// Who holds what, and who wants to know when all is as it should be.
#[derive(Default)]
struct Group {
    /// None: between two assignments.
    holdings: Mutex<BTreeMap<usize, Option<Holding>>>,
    changed: Notify,
}

impl Group {
    fn put(&self, member: usize, holding: Option<Holding>) {
        self.holdings.lock().unwrap_or_else(PoisonError::into_inner).insert(member, holding);
        self.changed.notify_one();
    }

    fn remove(&self, member: usize) {
        self.holdings.lock().unwrap_or_else(PoisonError::into_inner).remove(&member);
        self.changed.notify_one();
    }

    /// So many members share all partitions evenly, and nobody is on its way elsewhere.
    fn is_stable(&self, members: usize) -> bool {
        let holdings = self.holdings.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = holdings.values().copied().collect::<Option<Vec<Holding>>>() else { return false };
        let counts = || held.iter().map(|holding| holding.partitions);
        let evenly = counts().max().unwrap_or(0) <= counts().min().unwrap_or(0) + 1;
        let first = held.first().and_then(|holding| holding.generation);
        held.len() == members && counts().sum::<usize>() == PARTITIONS && evenly && held.iter().all(|holding| holding.generation == first)
    }

    async fn stable(&self, members: usize) -> Result<()> {
        let wait = async {
            while !self.is_stable(members) {
                self.changed.notified().await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.with_context(|| format!("not stable after {PATIENCE:?}"))
    }
}

/// What one step of a round took.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    seconds: f64,
    cpu_seconds: f64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Round {
    all_join: Step,
    one_leaves: Step,
    one_joins: Step,
}

impl Round {
    fn steps(&self) -> [(&'static str, Step); 3] {
        [("all join", self.all_join), ("one leaves", self.one_leaves), ("one joins", self.one_joins)]
    }

    fn cpu_seconds(&self) -> f64 {
        self.steps().iter().map(|(_, step)| step.cpu_seconds).sum()
    }

    fn row(&self, who: &str) -> String {
        let steps = self.steps().map(|(name, step)| format!("{name} {:.3} s, {:.2} CPU-s", step.seconds, step.cpu_seconds));
        format!("{who:>7} {}", steps.join(" · "))
    }
}

/// Both protocols, at our broker and at the other one, if there is one, in turn.
pub(crate) fn rebalance(plan: &Plan) -> Result<()> {
    let directory = tempfile::tempdir()?;
    let server = started(plan, directory.path(), SETTINGS)?;
    let mut parties = vec![of_broker(&server, TOPIC)];
    parties.extend(other(plan, TOPIC)?);
    let topic = format!("{TOPIC}-{}", std::process::id());
    for party in &parties {
        Connection::open(party.address)?.create_topic(&topic, i32::try_from(PARTITIONS)?, &[])?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for protocol in [Protocol::Classic, Protocol::Consumer] {
        println!("\nRebalance: {MEMBERS} members, {PARTITIONS} partitions, {} protocol", protocol.name());
        runtime.block_on(rounds(plan, &parties, protocol, &topic))?;
    }
    for party in &parties {
        println!("{:>7} {:.1} MiB resident", party.name, resident_mib(party.pid)?);
    }
    Ok(())
}

async fn rounds(plan: &Plan, parties: &[Party], protocol: Protocol, topic: &str) -> Result<()> {
    let mut measured: Vec<Vec<Round>> = parties.iter().map(|_| Vec::new()).collect();
    // The first is not counted: a JVM has compiled little before.
    for number in 0..=plan.pairs {
        for place in order(number, parties.len()) {
            let party = &parties[place];
            let group = format!("{topic}-{}-{number}", protocol.name());
            let round = round(party, protocol, &group, topic).await.with_context(|| party.name)?;
            println!("{}{}", round.row(party.name), if number == 0 { " (warm-up)" } else { "" });
            if number > 0 {
                measured[place].push(round);
            }
        }
    }
    if let [ours, theirs] = measured.as_slice() {
        for (step, (name, _)) in Round::default().steps().into_iter().enumerate() {
            let ratios = ours.iter().zip(theirs).map(|(ours, theirs)| theirs.steps()[step].1.seconds / ours.steps()[step].1.seconds);
            println!("{:>7} {}", "ratio", spread(ratios, &format!("x our time is the other's, {name}")));
        }
        let ratios = ours.iter().zip(theirs).map(|(ours, theirs)| theirs.cpu_seconds() / ours.cpu_seconds());
        println!("{:>7} {}", "", spread(ratios, "x our CPU is the other's, whole round"));
    }
    Ok(())
}

/// Members that run, and how each is told to leave.
struct Crowd {
    place: Place,
    members: BTreeMap<usize, (Arc<Notify>, JoinHandle<Result<()>>)>,
}

impl Crowd {
    fn join(&mut self, number: usize, after: Duration) {
        let (place, leave) = (self.place.clone(), Arc::new(Notify::new()));
        let told = Arc::clone(&leave);
        let task = tokio::spawn(async move {
            tokio::time::sleep(after).await;
            member::run(place, number, &told).await
        });
        self.members.insert(number, (leave, task));
    }

    async fn leave(&mut self, number: usize) -> Result<()> {
        let (leave, task) = self.members.remove(&number).context("who leaves is there")?;
        leave.notify_one();
        task.await?
    }

    /// Waits until all is stable; a member that fails before ends the wait.
    async fn settle(&mut self, party: &Party, began: Instant, cpu_before: f64) -> Result<Step> {
        if let Err(error) = self.place.group.stable(self.members.len()).await {
            for (_, (_, task)) in std::mem::take(&mut self.members) {
                if task.is_finished() {
                    task.await??;
                }
            }
            return Err(error);
        }
        Ok(Step { seconds: began.elapsed().as_secs_f64(), cpu_seconds: cost(party.pid)?.cpu_seconds - cpu_before })
    }
}

async fn round(party: &Party, protocol: Protocol, group_id: &str, topic: &str) -> Result<Round> {
    let place = Place::find(party.address, protocol, group_id, topic).await?;
    let mut crowd = Crowd { place, members: BTreeMap::new() };
    let mut round = Round::default();
    let (mut began, mut cpu) = (Instant::now(), cost(party.pid)?.cpu_seconds);
    for number in 0..MEMBERS {
        crowd.join(number, ARRIVAL.mul_f64(number as f64 / MEMBERS as f64));
    }
    round.all_join = crowd.settle(party, began, cpu).await?;
    tokio::time::sleep(REST).await;
    (began, cpu) = (Instant::now(), cost(party.pid)?.cpu_seconds);
    crowd.leave(MEMBERS / 2).await?;
    round.one_leaves = crowd.settle(party, began, cpu).await?;
    tokio::time::sleep(REST).await;
    (began, cpu) = (Instant::now(), cost(party.pid)?.cpu_seconds);
    crowd.join(MEMBERS, Duration::ZERO);
    round.one_joins = crowd.settle(party, began, cpu).await?;
    // All leave, so that nobody's session ends in the next round.
    for (leave, _) in crowd.members.values() {
        leave.notify_one();
    }
    for (_, (_, task)) in crowd.members {
        if let Err(error) = task.await? {
            bail!("leaving: {error:#}");
        }
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(round)
}
