//! What the clients of a world did and were told: the memory that checkers hold the broker against.
//!
//! Every record has a value of its own, made from a number; so a record read back names what sent it.
//! A crash turns what was only promised until the crash into what may be gone: [`PartitionHistory::settle`], [`CommitHistory::settle`].

use std::collections::BTreeMap;

use milena_os::disk::sim::Crash;
use milena_os::entropy::Random;
use milena_testkit::batches::Stored;

/// Number of a record, given once in a world.
pub type ValueId = u64;

/// Longest value, in bytes.
const VALUE_MAX: u64 = 700;

/// The bytes of record `id`: its number, then bytes that follow from it, of a length that follows from it.
pub fn value_of(id: ValueId) -> Vec<u8> {
    let mut random = Random::new(id);
    let filler = usize::try_from(random.below(VALUE_MAX)).expect("a small length");
    let mut value = vec![0; 8 + filler];
    value[..8].copy_from_slice(&id.to_le_bytes());
    random.fill(&mut value[8..]);
    value
}

/// Which record a value is; `None` if it is not one that a world makes.
pub fn id_of(value: &[u8]) -> Option<ValueId> {
    let id = u64::from_le_bytes(*value.first_chunk()?);
    (value_of(id) == value).then_some(id)
}

/// One record on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Which producer; its records are numbered in the order it sent them.
    pub producer: u32,
    /// Where the broker said it is; `None`: no answer came.
    pub acknowledged_at: Option<i64>,
}

/// One partition as its clients know it.
#[derive(Debug, Clone, Default)]
pub struct PartitionHistory {
    sent: BTreeMap<ValueId, Sent>,
    /// Offsets below this survive a power cut: everything up to here was synced, or closed cleanly.
    safe_below: i64,
    /// The highest log start that anybody asked for.
    start_asked: i64,
    start_told: i64,
}

impl PartitionHistory {
    pub fn on_sent(&mut self, id: ValueId, producer: u32) {
        self.sent.insert(id, Sent { producer, acknowledged_at: None });
    }

    /// The broker said that record `id` is at `offset`.
    pub fn on_acknowledged(&mut self, id: ValueId, offset: i64) {
        self.sent.get_mut(&id).expect("it was sent").acknowledged_at = Some(offset);
    }

    /// Everything below `end` is on stable storage.
    pub fn on_safe(&mut self, end: i64) {
        self.safe_below = self.safe_below.max(end);
    }

    /// Everything acknowledged so far is on stable storage: the broker has stopped cleanly.
    pub fn on_stopped(&mut self) {
        let end = self.sent.values().filter_map(|sent| sent.acknowledged_at).max().map_or(0, |last| last + 1);
        self.on_safe(end);
    }

    /// Somebody asked that records below `start` go, or retention may have let them go.
    pub fn on_start_asked(&mut self, start: i64) {
        self.start_asked = self.start_asked.max(start);
    }

    /// The log begins at `start`, for everybody to see.
    pub fn on_start_told(&mut self, start: i64) {
        self.start_told = self.start_told.max(start);
    }

    pub fn start_told(&self) -> i64 {
        self.start_told
    }

    pub fn start_asked(&self) -> i64 {
        self.start_asked
    }

    pub fn sent(&self, id: ValueId) -> Option<&Sent> {
        self.sent.get(&id)
    }

    pub fn count(&self) -> usize {
        self.sent.len()
    }

    /// Records that `event` must have left in place: number and offset.
    pub fn survivors(&self, event: Event) -> impl Iterator<Item = (ValueId, i64)> {
        let below = match event {
            Event::Running | Event::Stop | Event::Crash(Crash::Process) => i64::MAX,
            Event::Crash(Crash::Power) => self.safe_below,
        };
        let acknowledged = self.sent.iter().filter_map(|(id, sent)| Some((*id, sent.acknowledged_at?)));
        acknowledged.filter(move |(_, offset)| *offset < below)
    }

    /// After a check found nothing wrong: what was found is what is. Records that are gone are forgotten, and those whose answer was
    /// lost have their place.
    pub fn settle(&mut self, found: &FoundPartition) {
        let places: BTreeMap<ValueId, i64> =
            found.records.iter().filter_map(|record| Some((id_of(record.value.as_deref()?)?, record.offset))).collect();
        let end = found.records.last().map_or(found.log_start, |last| last.offset + 1);
        // Below the log start nobody can look: nothing is known of those, nor asked.
        self.sent.retain(|id, _| places.contains_key(id));
        for (id, sent) in &mut self.sent {
            sent.acknowledged_at = places.get(id).copied();
        }
        self.safe_below = self.safe_below.min(end);
        self.start_asked = found.log_start;
        self.start_told = found.log_start;
    }
}

/// What happened before a look at the partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Nothing: the broker has been running.
    Running,
    /// A clean stop and a new start.
    Stop,
    Crash(Crash),
}

/// One partition as it is read from start to end.
#[derive(Debug, Clone, Default)]
pub struct FoundPartition {
    pub log_start: i64,
    /// Without control records, of which no workload here has any.
    pub records: Vec<Stored>,
}

/// The commits of one group for one partition, in the order in which they were sent; each has an offset of its own.
#[derive(Debug, Clone, Default)]
pub struct CommitHistory {
    commits: Vec<Commit>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Commit {
    offset: i64,
    acknowledged: bool,
    safe: bool,
}

impl CommitHistory {
    pub fn on_sent(&mut self, offset: i64) {
        self.commits.push(Commit { offset, acknowledged: false, safe: false });
    }

    /// The newest commit was acknowledged.
    pub fn on_acknowledged(&mut self) {
        self.commits.last_mut().expect("one was sent").acknowledged = true;
    }

    /// The newest commit is on stable storage.
    pub fn on_safe(&mut self) {
        self.commits.last_mut().expect("one was sent").safe = true;
    }

    /// Everything acknowledged so far is on stable storage.
    pub fn on_stopped(&mut self) {
        for commit in self.commits.iter_mut().filter(|commit| commit.acknowledged) {
            commit.safe = true;
        }
    }

    /// Offsets that may be found after `event`, oldest first; `None` stands for no commit at all.
    pub fn allowed(&self, event: Event) -> Vec<Option<i64>> {
        let must = |commit: &Commit| match event {
            Event::Running | Event::Stop | Event::Crash(Crash::Process) => commit.acknowledged,
            Event::Crash(Crash::Power) => commit.safe,
        };
        let from = self.commits.iter().rposition(must);
        let mut allowed: Vec<Option<i64>> = self.commits[from.unwrap_or(0)..].iter().map(|commit| Some(commit.offset)).collect();
        if from.is_none() {
            allowed.insert(0, None);
        }
        allowed
    }

    /// What was found is what is: later ones are gone. Older ones stay, as a power cut may take back what only the page cache holds.
    pub fn settle(&mut self, found: Option<i64>) {
        let kept = found.and_then(|found| self.commits.iter().position(|commit| commit.offset == found)).map_or(0, |at| at + 1);
        self.commits.truncate(kept);
        if let Some(last) = self.commits.last_mut() {
            last.acknowledged = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_names_its_record() {
        for id in [0, 1, 77, u64::MAX] {
            assert_eq!(id_of(&value_of(id)), Some(id));
        }
        let mut torn = value_of(77);
        *torn.last_mut().unwrap() ^= 1;
        assert_eq!(id_of(&torn), None);
        assert_eq!(id_of(b"short"), None);
    }

    #[test]
    fn commits_move_forward_only() {
        let mut commits = CommitHistory::default();
        assert_eq!(commits.allowed(Event::Running), [None]);
        commits.on_sent(5);
        assert_eq!(commits.allowed(Event::Running), [None, Some(5)]);
        commits.on_acknowledged();
        commits.on_sent(6);
        assert_eq!(commits.allowed(Event::Crash(Crash::Process)), [Some(5), Some(6)]);
        assert_eq!(commits.allowed(Event::Crash(Crash::Power)), [None, Some(5), Some(6)]);
        commits.on_stopped();
        assert_eq!(commits.allowed(Event::Crash(Crash::Power)), [Some(5), Some(6)]);
        commits.settle(Some(6));
        assert_eq!(commits.allowed(Event::Crash(Crash::Process)), [Some(6)]);
    }
}
