//! Fetch sessions (KIP-227): what a reader asked for last time, so that it need not say it again, and what it was told,
//! so that only news is told.
//!
//! A session is taken out of the cache while its request is in work and put back with the answer; a second request in the
//! same session meanwhile is out of turn by the protocol and gets the epoch error. Budget of a warm incremental fetch: no
//! allocation; the order of partitions is kept in a reused list.
//!
//! Source: KIP-227; semantics rules 25, 87, 91; observed 12. Invariant: R4.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::types::{Monotonic, Offset, PartitionIndex, TopicId};

/// A full session may be evicted for another once it is this old or has been idle for this long (Kafka's figure).
pub const EVICTION_AGE: Duration = Duration::from_secs(120);

/// Partitions of one session at most (ours: Kafka has no bound). Who names more is served without a session, as every reader must bear; a
/// session that would grow beyond is lost. The largest followers and mirrors name some ten thousand.
pub const PARTITIONS_MAX: usize = 1 << 16;

/// Identifies a session on the wire. 0 stands for "no session".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SessionId(pub i32);

impl SessionId {
    pub const NONE: Self = Self(0);
}

/// Number of a request in its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionEpoch(pub i32);

impl SessionEpoch {
    /// Opens a session with a full list.
    pub const INITIAL: Self = Self(0);
    /// Closes a session, or asks without one.
    pub const FINAL: Self = Self(-1);

    /// After 2^31-1 comes 1: 0 would open a session.
    #[must_use]
    pub fn next(self) -> Self {
        if self.0 == i32::MAX { Self(1) } else { Self(self.0 + 1) }
    }
}

/// Who reads: a follower's session may push a consumer's out at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Consumer,
    Follower,
}

/// How the request names topics: by name below Fetch 13, by id from 13 on. A session keeps to one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    ByName,
    ById,
}

/// A topic as the reader named it. The name is empty when only the id was given, and the other way round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct TopicKey {
    pub id: TopicId,
    pub name: String,
}

/// What a reader wants of one partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    pub fetch_offset: Offset,
    /// Bytes at most, except that one whole batch always comes.
    pub max_bytes: i32,
    /// -1: unchecked.
    pub current_leader_epoch: i32,
    /// -1: divergence is not looked for.
    pub last_fetched_epoch: i32,
}

/// What a partition's last answer told, to find out whether there is news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Told {
    high_watermark: Offset,
    log_start: Offset,
    error: bool,
}

/// A partition of a session.
#[derive(Debug, Clone)]
pub struct SessionPartition {
    /// Shared by all partitions of the topic: a name may be 32 KiB long.
    pub topic: Arc<TopicKey>,
    pub index: PartitionIndex,
    pub want: Want,
    /// `None`: never answered in this session.
    told: Option<Told>,
    /// Taken out, and gone with the next [`FetchSession::drop_forgotten`].
    forgotten: bool,
}

/// What is about to be answered for a partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    pub high_watermark: Offset,
    pub log_start: Offset,
    pub records_bytes: u32,
    pub error: bool,
    /// A diverging epoch or a preferred replica is told.
    pub directs: bool,
}

/// One reader's session.
#[derive(Debug)]
pub struct FetchSession {
    id: SessionId,
    /// What the next request must carry.
    expected: SessionEpoch,
    partitions: Vec<SessionPartition>,
    /// Indexes into `partitions` in the order in which they are served; those that got data go to the end (KIP-74).
    order: Vec<u32>,
    /// Topic, then index, so that looking up copies no name.
    by_key: BTreeMap<Arc<TopicKey>, BTreeMap<PartitionIndex, u32>>,
    /// Reused when the order turns.
    turned: Vec<u32>,
    /// Some partitions are marked as forgotten.
    forgets: bool,
    incremental: bool,
}

impl FetchSession {
    fn new(id: SessionId) -> Self {
        Self {
            id,
            expected: SessionEpoch::INITIAL.next(),
            partitions: Vec::new(),
            order: Vec::new(),
            by_key: BTreeMap::new(),
            turned: Vec::new(),
            forgets: false,
            incremental: false,
        }
    }

    pub fn id(&self) -> SessionId {
        self.id
    }

    /// Whether this request continues the session: then only news is answered.
    pub fn is_incremental(&self) -> bool {
        self.incremental
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Adds a partition, or changes what is wanted of it. `false`: it would be one more than [`PARTITIONS_MAX`]; nothing has changed.
    ///
    /// `topic` is copied only if it is new to the session.
    #[must_use]
    pub fn want(&mut self, topic: &TopicKey, index: PartitionIndex, want: Want) -> bool {
        if let Some(known) = self.by_key.get(topic).and_then(|of_topic| of_topic.get(&index)) {
            if let Some(partition) = self.partitions.get_mut(*known as usize) {
                partition.want = want;
            }
            return true;
        }
        if self.partitions.len() >= PARTITIONS_MAX {
            return false;
        }
        let place = u32::try_from(self.partitions.len()).expect("PARTITIONS_MAX");
        let known = self.by_key.get_key_value(topic).map(|(known, _)| Arc::clone(known));
        let topic = known.unwrap_or_else(|| Arc::new(topic.clone()));
        self.partitions.push(SessionPartition { topic: Arc::clone(&topic), index, want, told: None, forgotten: false });
        self.by_key.entry(topic).or_default().insert(index, place);
        self.order.push(place);
        true
    }

    /// Marks a partition to be taken out; unknown ones are ignored. [`FetchSession::drop_forgotten`] is to follow, once for all of a request:
    /// a request can name very many.
    pub fn forget(&mut self, topic: &TopicKey, index: PartitionIndex) {
        let Some(of_topic) = self.by_key.get_mut(topic) else { return };
        let Some(place) = of_topic.remove(&index) else { return };
        if of_topic.is_empty() {
            self.by_key.remove(topic);
        }
        if let Some(partition) = self.partitions.get_mut(place as usize) {
            partition.forgotten = true;
            self.forgets = true;
        }
    }

    /// Takes out what was forgotten; the others keep their order.
    pub fn drop_forgotten(&mut self) {
        if !std::mem::take(&mut self.forgets) {
            return;
        }
        // The new place of each: so many before it have stayed.
        let places = &mut self.turned;
        places.clear();
        let mut next = 0;
        for partition in &self.partitions {
            places.push(next);
            next += u32::from(!partition.forgotten);
        }
        let partitions = &self.partitions;
        self.order.retain(|place| partitions.get(*place as usize).is_some_and(|partition| !partition.forgotten));
        let moved = |place: &mut u32| {
            if let Some(new) = places.get(*place as usize) {
                *place = *new;
            }
        };
        self.order.iter_mut().for_each(moved);
        self.by_key.values_mut().flat_map(BTreeMap::values_mut).for_each(moved);
        self.partitions.retain(|partition| !partition.forgotten);
    }

    /// The partition that is served as the `nth`, 0 ≤ nth < `len()`.
    pub fn nth(&self, nth: usize) -> Option<&SessionPartition> {
        let place = *self.order.get(nth)?;
        self.partitions.get(place as usize)
    }

    /// Whether `answer` is news of the `nth` partition; if so it counts as told.
    ///
    /// Source: rule 91: records, a moved high watermark or log start, an error, the end of an error, a direction elsewhere.
    pub fn tell(&mut self, nth: usize, answer: Answer) -> bool {
        let Some(place) = self.order.get(nth).copied() else { return false };
        let incremental = self.incremental;
        let Some(partition) = self.partitions.get_mut(place as usize) else { return false };
        let news = match partition.told {
            None => true,
            Some(told) => {
                answer.error
                    || answer.directs
                    || answer.records_bytes > 0
                    || told.error
                    || told.high_watermark != answer.high_watermark
                    || told.log_start != answer.log_start
            }
        };
        if news || !incremental {
            partition.told = Some(Told { high_watermark: answer.high_watermark, log_start: answer.log_start, error: answer.error });
        }
        news || !incremental
    }

    /// Moves the partitions that `got_data` names (by their place in the present order) behind all others, so that a large one
    /// cannot starve the rest.
    pub fn turn(&mut self, got_data: impl Fn(usize) -> bool) {
        self.turned.clear();
        for (nth, place) in self.order.iter().enumerate() {
            if !got_data(nth) {
                self.turned.push(*place);
            }
        }
        for (nth, place) in self.order.iter().enumerate() {
            if got_data(nth) {
                self.turned.push(*place);
            }
        }
        std::mem::swap(&mut self.order, &mut self.turned);
    }
}

/// Why a request cannot have the session it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    #[error("fetch session {id} is not known; the reader opens a new one")]
    NotFound { id: i32 },
    #[error("fetch session {id} expects epoch {expected}, the request carries {found}")]
    WrongEpoch { id: i32, expected: i32, found: i32 },
    #[error("fetch session {id} began with topic names or ids and must keep to them")]
    OtherNaming { id: i32 },
}

/// How a request is to be served.
#[derive(Debug)]
pub enum Opening {
    /// Everything asked is answered, nothing is remembered.
    Sessionless,
    /// A new session with a full list: everything is answered.
    New(Box<FetchSession>),
    /// Asked partitions change the session; then its news is answered.
    Continued(Box<FetchSession>),
}

/// What a Fetch says of its session.
#[derive(Debug, Clone, Copy)]
pub struct SessionAsk {
    pub id: SessionId,
    pub epoch: SessionEpoch,
    pub naming: Naming,
    pub reader: Reader,
    /// Partitions listed in the request, which size a new session.
    pub partitions: usize,
    /// A random id for a new session, if one is opened; must not be 0.
    pub fresh: SessionId,
}

#[derive(Debug)]
struct Slot {
    /// `None` while its request is in work.
    session: Option<Box<FetchSession>>,
    expected: SessionEpoch,
    naming: Naming,
    reader: Reader,
    size: usize,
    opened: Monotonic,
    used: Monotonic,
}

/// All sessions of a broker, `max.incremental.fetch.session.cache.slots` at most.
#[derive(Debug)]
pub struct FetchSessions {
    slots: usize,
    sessions: BTreeMap<SessionId, Slot>,
    evicted: u64,
}

impl FetchSessions {
    pub fn new(slots: usize) -> Self {
        Self { slots, sessions: BTreeMap::new(), evicted: 0 }
    }

    pub fn len(&self) -> usize {
        self.sessions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Sessions that were pushed out by others since the start.
    pub fn evicted(&self) -> u64 {
        self.evicted
    }

    /// Finds or makes the session of a request.
    ///
    /// A refused session (the cache is full of fresh ones) is `Sessionless`, which every reader must bear (KIP-227).
    /// Errors: the session is unknown, out of turn, or named topics the other way; nothing has changed then.
    pub fn open(&mut self, now: Monotonic, ask: SessionAsk) -> Result<Opening, SessionError> {
        if ask.epoch == SessionEpoch::INITIAL || ask.epoch == SessionEpoch::FINAL {
            self.sessions.remove(&ask.id);
            if ask.epoch == SessionEpoch::FINAL || !self.admits(now, ask) {
                return Ok(Opening::Sessionless);
            }
            let session = Box::new(FetchSession::new(ask.fresh));
            self.sessions.insert(
                ask.fresh,
                Slot {
                    session: None,
                    expected: session.expected,
                    naming: ask.naming,
                    reader: ask.reader,
                    size: ask.partitions,
                    opened: now,
                    used: now,
                },
            );
            return Ok(Opening::New(session));
        }
        let Some(slot) = self.sessions.get_mut(&ask.id) else { return Err(SessionError::NotFound { id: ask.id.0 }) };
        if slot.naming != ask.naming {
            return Err(SessionError::OtherNaming { id: ask.id.0 });
        }
        let wrong = SessionError::WrongEpoch { id: ask.id.0, expected: slot.expected.0, found: ask.epoch.0 };
        if slot.expected != ask.epoch {
            return Err(wrong);
        }
        let mut session = slot.session.take().ok_or(wrong)?;
        session.expected = ask.epoch.next();
        session.incremental = true;
        slot.expected = session.expected;
        slot.used = now;
        Ok(Opening::Continued(session))
    }

    /// Gives a session back when its answer is made. One that became empty, or was closed or evicted meanwhile, ends.
    ///
    /// Returns the id to answer: 0 when the session has ended.
    pub fn put_back(&mut self, session: Box<FetchSession>) -> SessionId {
        let id = session.id;
        if session.is_empty() {
            self.sessions.remove(&id);
            return SessionId::NONE;
        }
        let Some(slot) = self.sessions.get_mut(&id) else { return SessionId::NONE };
        slot.size = session.len();
        slot.session = Some(session);
        id
    }

    /// Ends a session whose request will not be answered (its connection is gone).
    pub fn drop_session(&mut self, id: SessionId) {
        self.sessions.remove(&id);
    }

    /// Makes room for one more, if the rules allow.
    fn admits(&mut self, now: Monotonic, ask: SessionAsk) -> bool {
        if ask.partitions == 0 || ask.partitions > PARTITIONS_MAX || ask.fresh == SessionId::NONE || self.sessions.contains_key(&ask.fresh)
        {
            return false;
        }
        if self.sessions.len() < self.slots {
            return true;
        }
        let victim = self
            .sessions
            .iter()
            .filter(|(_, slot)| {
                let stale = now - slot.used >= EVICTION_AGE;
                let old_and_smaller = now - slot.opened >= EVICTION_AGE && slot.size < ask.partitions;
                let outranked = ask.reader == Reader::Follower && slot.reader == Reader::Consumer;
                stale || outranked || (old_and_smaller && (slot.reader == Reader::Consumer || ask.reader == Reader::Follower))
            })
            // The longest idle goes first, then the smallest.
            .min_by_key(|(_, slot)| (slot.used, slot.size))
            .map(|(id, _)| *id);
        let Some(victim) = victim else { return false };
        self.sessions.remove(&victim);
        self.evicted += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(name: &str) -> TopicKey {
        TopicKey { id: TopicId::NONE, name: name.to_owned() }
    }

    fn want(offset: i64) -> Want {
        Want { fetch_offset: Offset(offset), max_bytes: 1000, current_leader_epoch: -1, last_fetched_epoch: -1 }
    }

    fn ask(id: i32, epoch: i32) -> SessionAsk {
        SessionAsk {
            id: SessionId(id),
            epoch: SessionEpoch(epoch),
            naming: Naming::ByName,
            reader: Reader::Consumer,
            partitions: 2,
            fresh: SessionId(77),
        }
    }

    fn at(seconds: u64) -> Monotonic {
        Monotonic(Duration::from_secs(seconds))
    }

    fn answer(high_watermark: i64, records_bytes: u32) -> Answer {
        Answer { high_watermark: Offset(high_watermark), log_start: Offset(0), records_bytes, error: false, directs: false }
    }

    /// A cache of `slots` with session 77 over orders-0 and orders-1, both told at high watermark 5.
    fn opened(slots: usize) -> FetchSessions {
        let mut cache = FetchSessions::new(slots);
        let Ok(Opening::New(mut session)) = cache.open(at(0), ask(0, 0)) else { panic!("a new session") };
        for index in 0..2 {
            assert!(session.want(&topic("orders"), PartitionIndex(index), want(5)));
            assert!(session.tell(index as usize, answer(5, 0)), "a full fetch tells everything");
        }
        assert_eq!(cache.put_back(session), SessionId(77));
        cache
    }

    #[test]
    fn only_news_is_told() {
        let error = Answer { error: true, ..answer(-1, 0) };
        let cases = [
            ("nothing new", vec![answer(5, 0)], vec![false]),
            ("records", vec![answer(6, 100)], vec![true]),
            ("the high watermark alone", vec![answer(6, 0), answer(6, 0)], vec![true, false]),
            ("an error, again, then its end", vec![error, error, answer(5, 0), answer(5, 0)], vec![true, true, true, false]),
        ];
        for (name, answers, news) in cases {
            let mut cache = opened(10);
            let Ok(Opening::Continued(mut session)) = cache.open(at(1), ask(77, 1)) else { panic!("{name}") };
            let found: Vec<bool> = answers.into_iter().map(|told| session.tell(0, told)).collect();
            assert_eq!(found, news, "{name}");
        }
    }

    #[test]
    fn epochs_must_match_and_wrap_to_one() {
        let mut cache = opened(10);
        assert_eq!(cache.open(at(1), ask(77, 3)).err(), Some(SessionError::WrongEpoch { id: 77, expected: 1, found: 3 }));
        assert_eq!(cache.open(at(1), ask(78, 1)).err(), Some(SessionError::NotFound { id: 78 }));
        assert_eq!(SessionEpoch(i32::MAX).next(), SessionEpoch(1));
    }

    #[test]
    fn a_session_in_work_is_out_of_turn_for_a_second_request() {
        let mut cache = opened(10);
        let first = cache.open(at(1), ask(77, 1));
        assert!(matches!(first, Ok(Opening::Continued(_))));
        assert!(matches!(cache.open(at(1), ask(77, 2)), Err(SessionError::WrongEpoch { .. })));
    }

    #[test]
    fn names_and_ids_do_not_mix() {
        let mut cache = opened(10);
        let by_id = SessionAsk { naming: Naming::ById, ..ask(77, 1) };
        assert_eq!(cache.open(at(1), by_id).err(), Some(SessionError::OtherNaming { id: 77 }));
    }

    #[test]
    fn forgetting_everything_ends_the_session() {
        let mut cache = opened(10);
        let Ok(Opening::Continued(mut session)) = cache.open(at(1), ask(77, 1)) else { panic!("known") };
        session.forget(&topic("orders"), PartitionIndex(0));
        session.drop_forgotten();
        assert_eq!(session.nth(0).map(|p| p.index), Some(PartitionIndex(1)), "the other one moved into its place");
        session.forget(&topic("orders"), PartitionIndex(1));
        session.drop_forgotten();
        assert_eq!(cache.put_back(session), SessionId::NONE);
        assert!(cache.is_empty());
    }

    #[test]
    fn what_is_forgotten_leaves_no_gap() {
        let mut session = FetchSession::new(SessionId(77));
        let named = ["a", "b", "c"].into_iter().flat_map(|name| (0..4).map(move |index| (name, index)));
        for (name, index) in named.clone() {
            assert!(session.want(&topic(name), PartitionIndex(index), want(5)));
        }
        session.turn(|nth| nth < 3);
        for (name, index) in named.filter(|(name, index)| *name == "b" || index % 2 == 0) {
            session.forget(&topic(name), PartitionIndex(index));
        }
        session.drop_forgotten();
        let served = |session: &FetchSession| -> Vec<_> {
            (0..session.len())
                .filter_map(|nth| session.nth(nth))
                .map(|p| (p.topic.name.clone(), p.index.get(), p.want.fetch_offset.get()))
                .collect()
        };
        let of = |name: &str, index, offset| (name.to_owned(), index, offset);
        assert_eq!(served(&session), [of("a", 3, 5), of("c", 1, 5), of("c", 3, 5), of("a", 1, 5)], "in the order that they had");
        assert!(session.want(&topic("c"), PartitionIndex(3), want(9)), "known at its new place");
        assert!(session.want(&topic("b"), PartitionIndex(0), want(6)), "and what comes back comes last");
        assert_eq!(served(&session)[2..], [of("c", 3, 9), of("a", 1, 5), of("b", 0, 6)]);
    }

    #[test]
    fn a_request_that_forgets_everything_takes_no_time() {
        let mut session = FetchSession::new(SessionId(77));
        let all = i32::try_from(PARTITIONS_MAX).expect("fits");
        assert!((0..all).all(|index| session.want(&topic("wide"), PartitionIndex(index), want(0))));
        assert!(!session.want(&topic("one more"), PartitionIndex(0), want(0)), "PARTITIONS_MAX");
        assert!(session.want(&topic("wide"), PartitionIndex(0), want(1)), "known ones may change");
        (0..all).for_each(|index| session.forget(&topic("wide"), PartitionIndex(index)));
        session.drop_forgotten();
        assert!(session.is_empty());
    }

    #[test]
    fn those_that_got_data_go_behind_the_others() {
        let mut cache = opened(10);
        let Ok(Opening::Continued(mut session)) = cache.open(at(1), ask(77, 1)) else { panic!("known") };
        session.turn(|nth| nth == 0);
        let order: Vec<_> = (0..2).filter_map(|nth| session.nth(nth)).map(|p| p.index.get()).collect();
        assert_eq!(order, [1, 0]);
    }

    #[test]
    fn eviction() {
        let follower = SessionAsk { reader: Reader::Follower, fresh: SessionId(99), ..ask(0, 0) };
        let large = SessionAsk { partitions: 50, fresh: SessionId(99), ..ask(0, 0) };
        let like = SessionAsk { fresh: SessionId(99), ..ask(0, 0) };
        let cases = [
            ("a fresh one stays", like, 10, false),
            ("an idle one goes", like, 120, true),
            ("a follower's pushes a consumer's out", follower, 10, true),
            ("a large one waits for the age of others", large, 10, false),
            ("one beyond the bound is served without", SessionAsk { partitions: PARTITIONS_MAX + 1, ..like }, 120, false),
        ];
        for (name, ask, seconds, admitted) in cases {
            let mut cache = opened(1);
            let opening = cache.open(at(seconds), ask);
            assert_eq!(matches!(opening, Ok(Opening::New(_))), admitted, "{name}");
        }
    }
}
