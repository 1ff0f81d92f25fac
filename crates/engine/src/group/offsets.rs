//! What groups have committed: commit, fetch, take back, expire. All of it is recorded state; nothing here is soft.
//!
//! Not here: what goes with a group or a topic (`delete`).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use super::classic::member::MembershipError;
use super::classic::{ClassicGroup, State};
use super::consumer::ConsumerGroup;
use super::consumer::member::Member;
use super::delete::{Piece, remove, tombstone};
use super::records::{CommittedOffset, Record};
use super::request::{CommitOffsets, CommitPartition, DeleteOffsets, DroppedTopic};
use super::shard::{Decision, Group, GroupShard};
use super::timers::Timer;
use super::turn::Turn;
use super::{GroupId, MemberId, Options, Reply, TopicName, watch};
use crate::types::{Now, PartitionIndex, ProducerId, TopicId};

/// Partitions by topic, then by number.
type ByPartition = BTreeMap<TopicName, BTreeMap<PartitionIndex, Committed>>;

/// An offset and its place in the order of the log: of two commits of one partition the later written one holds, whatever ended first.
#[derive(Debug, Clone, PartialEq)]
struct Committed {
    value: CommittedOffset,
    order: u64,
}

/// The offsets of one group.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Offsets {
    committed: ByPartition,
    /// Committed in transactions that have not ended (KIP-98, KIP-447).
    pending: BTreeMap<ProducerId, ByPartition>,
    applied: u64,
}

/// In which groups of the shard a producer's open transaction has offsets.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct OpenTransactions(BTreeMap<ProducerId, BTreeSet<GroupId>>);

impl OpenTransactions {
    pub(super) fn note(&mut self, producer: ProducerId, group: &GroupId) {
        self.0.entry(producer).or_default().insert(group.clone());
    }

    pub(super) fn end(&mut self, producer: ProducerId) -> BTreeSet<GroupId> {
        self.0.remove(&producer).unwrap_or_default()
    }
}

/// Whether offsets of open transactions may be passed over (KIP-447).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stability {
    Any,
    Required,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchPartitionError {
    #[error("a transaction that has not ended commits an offset of this partition")]
    Unstable,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    #[error("the group is being removed")]
    Dead,
    #[error("there is no group {group}, and so no generation {generation} of it")]
    UnknownGroup { group: GroupId, generation: i32 },
    #[error("the group is between two generations; join again")]
    RebalanceInProgress,
    #[error(transparent)]
    Membership(#[from] MembershipError),
    #[error("member epoch {asked} is not the current one, {current}")]
    StaleEpoch { asked: i32, current: i32 },
    #[error("a member of a consumer group commits by its epoch, which this version cannot carry")]
    NeedsEpochs,
}

/// Why the offsets of a group are not told to somebody who says that he is its member.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("no member {0} in the group")]
    UnknownMember(MemberId),
    #[error("member epoch {asked} is not the current one, {current}")]
    StaleEpoch { asked: i32, current: i32 },
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitPartitionError {
    #[error("there is no topic {0} any more")]
    UnknownTopic(TopicName),
    #[error("member epoch {asked} is from before the member was given the partition")]
    StaleEpoch { asked: i32 },
    #[error("generation {asked} is from before the member was given the partition")]
    Generation { asked: i32 },
    #[error("the metadata has {length} characters; offset.metadata.max.bytes is {max}")]
    MetadataTooLarge { length: usize, max: usize },
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeleteOffsetsError {
    #[error("there is no group {0}")]
    UnknownGroup(GroupId),
    #[error("the group has members, and what they read is not known")]
    NonEmpty,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeletePartitionError {
    #[error("members of the group read topic {0}")]
    Subscribed(TopicName),
}

impl Offsets {
    /// What is committed, for who watches.
    pub(super) fn watched(&self) -> BTreeMap<TopicName, Vec<watch::Committed>> {
        let of_one = |(partition, committed): (&PartitionIndex, &Committed)| watch::Committed {
            topic_id: committed.value.topic_id,
            partition: *partition,
            offset: committed.value.offset,
        };
        self.committed.iter().map(|(topic, partitions)| (topic.clone(), partitions.iter().map(of_one).collect())).collect()
    }
}

impl GroupShard {
    /// What is committed for a partition; None where nothing is, or the group does not exist.
    ///
    /// `topic_id`: when both it and the commit's are known and differ, what was committed was for an earlier topic of that name.
    pub fn fetch_offset(
        &self,
        group: &GroupId,
        topic: (&TopicName, TopicId),
        partition: PartitionIndex,
        stability: Stability,
    ) -> Result<Option<&CommittedOffset>, FetchPartitionError> {
        let Some(offsets) = self.offsets_of(group) else { return Ok(None) };
        if stability == Stability::Required && offsets.is_pending(topic.0, partition) {
            return Err(FetchPartitionError::Unstable);
        }
        let found = offsets.committed.get(topic.0).and_then(|partitions| partitions.get(&partition)).map(|committed| &committed.value);
        Ok(found.filter(|value| value.topic_id == TopicId::NONE || topic.1 == TopicId::NONE || value.topic_id == topic.1))
    }

    /// As `fetch_offset`, of several partitions of one topic; without those that have nothing. Costs what is asked or what is there,
    /// whichever is less.
    pub fn fetch_offsets(
        &self,
        group: &GroupId,
        topic: (&TopicName, TopicId),
        partitions: &BTreeSet<PartitionIndex>,
        stability: Stability,
    ) -> BTreeMap<PartitionIndex, Result<CommittedOffset, FetchPartitionError>> {
        let Some(offsets) = self.offsets_of(group) else { return BTreeMap::new() };
        let found = |partition: &PartitionIndex| {
            let found = self.fetch_offset(group, topic, *partition, stability).map(|found| found.cloned()).transpose()?;
            Some((*partition, found))
        };
        let by = || std::iter::once(&offsets.committed).chain(offsets.pending.values()).filter_map(|by| by.get(topic.0));
        if by().map(BTreeMap::len).sum::<usize>() < partitions.len() {
            let known: BTreeSet<PartitionIndex> = by().flat_map(|partitions| partitions.keys().copied()).collect();
            return known.intersection(partitions).filter_map(found).collect();
        }
        partitions.iter().filter_map(found).collect()
    }

    /// Whether `member` of that epoch may ask for the offsets of a group (KIP-848). Only consumer groups look at it.
    ///
    /// Without a member and with an epoch below 0 anybody may.
    pub fn may_fetch(&self, group: &GroupId, member: Option<&MemberId>, epoch: i32) -> Result<(), FetchError> {
        let Some(consumer) = self.groups.get(group).and_then(|group| group.consumer.as_ref()) else { return Ok(()) };
        let Some(id) = member else {
            return if epoch < 0 { Ok(()) } else { Err(FetchError::UnknownMember("".into())) };
        };
        let member = consumer.member(id).ok_or_else(|| FetchError::UnknownMember(id.clone()))?;
        let current = member.current.epoch;
        if epoch == current { Ok(()) } else { Err(FetchError::StaleEpoch { asked: epoch, current }) }
    }

    /// The partitions that a group has committed, by topic.
    pub fn committed_partitions(&self, group: &GroupId) -> Vec<(TopicName, Vec<PartitionIndex>)> {
        let Some(offsets) = self.offsets_of(group) else { return vec![] };
        offsets.committed.iter().map(|(topic, partitions)| (topic.clone(), partitions.keys().copied().collect())).collect()
    }

    /// The topics that any group has committed for, or may yet, with the ids under which it did; `NONE` where that was not recorded.
    pub fn committed_topics(&self) -> BTreeSet<(TopicName, TopicId)> {
        let topics = self.groups.values().flat_map(|group| group.offsets.pending.values().chain([&group.offsets.committed])).flatten();
        topics.flat_map(|(topic, partitions)| partitions.values().map(|committed| (topic.clone(), committed.value.topic_id))).collect()
    }

    fn offsets_of(&self, group: &GroupId) -> Option<&Offsets> {
        let group = self.groups.get(group)?;
        let dead = group.live.as_ref().is_some_and(|live| live.state == State::Dead);
        (!dead).then_some(&group.offsets)
    }

    pub(super) fn commit_offsets(&mut self, now: Now, ask: CommitOffsets, decision: &mut Decision) {
        let waiter = ask.waiter;
        let member = match self.groups.get(&ask.group).and_then(|group| group.consumer.as_ref()) {
            Some(consumer) => consumer.may_commit(&ask),
            None => self.may_commit(now, &ask, decision).map(|()| None),
        };
        let reply = member.map(|member| {
            let mut results = Vec::with_capacity(ask.partitions.len());
            for partition in &ask.partitions {
                if partition.topic_id != TopicId::NONE && self.image.topic_by_id(partition.topic_id).is_none() {
                    // Deleted since the request was looked at: nobody would take the offset back.
                    results.push(Err(CommitPartitionError::UnknownTopic(partition.topic.clone())));
                    continue;
                }
                let held = member.as_ref().map_or(Ok(()), |member| holds(member, ask.generation, partition));
                results.push(held.and_then(|()| commit_partition(&self.options, now, &ask, partition, decision)));
            }
            results
        });
        decision.replies.push((waiter, Reply::CommitOffsets(reply)));
    }

    /// Rule 51: from outside only while nobody is in the group; else as a member of the current generation.
    fn may_commit(&mut self, now: Now, ask: &CommitOffsets, decision: &mut Decision) -> Result<(), CommitError> {
        let Some(group) = self.groups.get_mut(&ask.group) else {
            // A group that only stores offsets begins with its first commit.
            let from_outside = ask.generation < 0;
            return if from_outside {
                Ok(())
            } else {
                Err(CommitError::UnknownGroup { group: ask.group.clone(), generation: ask.generation })
            };
        };
        let state = group.seen(|classic| classic.state);
        let named = ask.generation >= 0 || ask.member.is_some() || ask.instance.is_some();
        match state {
            State::Dead => return Err(CommitError::Dead),
            State::Empty if ask.generation < 0 => return Ok(()),
            State::Empty | State::PreparingRebalance | State::CompletingRebalance | State::Stable => {}
        }
        let Some(member) = ask.member.as_ref().filter(|_| named) else {
            return Err(MembershipError::unknown_or_none(ask.member.as_ref()).into());
        };
        let live = group.live();
        live.validate_member(member, ask.instance.as_ref())?;
        live.validate_generation(ask.generation)?;
        if state == State::CompletingRebalance {
            return Err(CommitError::RebalanceInProgress);
        }
        // A commit is a sign of life, as a heartbeat is.
        live.heard(&mut Turn { now, id: &ask.group, options: &self.options, timers: &mut self.timers, decision }, member);
        Ok(())
    }

    pub(super) fn delete_offsets(&mut self, ask: DeleteOffsets, decision: &mut Decision) {
        let result = self.may_delete_offsets(&ask.group).map(|group| {
            // Names come more than once, and whether a topic is read is asked of every member.
            let (mut read, mut gone) = (BTreeMap::new(), BTreeSet::new());
            let mut delete = |(topic, partition): &(TopicName, PartitionIndex)| {
                if *read.entry(topic.clone()).or_insert_with(|| group.is_reading(topic)) {
                    return Err(DeletePartitionError::Subscribed(topic.clone()));
                }
                if group.offsets.has(topic, *partition) && gone.insert((topic.clone(), *partition)) {
                    decision.records.push(tombstone(&ask.group, topic, *partition));
                }
                Ok(())
            };
            ask.partitions.iter().map(&mut delete).collect()
        });
        decision.replies.push((ask.waiter, Reply::DeleteOffsets(result)));
    }

    fn may_delete_offsets(&self, id: &GroupId) -> Result<&Group, DeleteOffsetsError> {
        let unknown = || DeleteOffsetsError::UnknownGroup(id.clone());
        let group = self.groups.get(id).ok_or_else(unknown)?;
        if group.consumer.is_some() {
            return Ok(group);
        }
        match group.seen(|classic| (classic.state, classic.is_consumer())) {
            (State::Dead, _) => Err(unknown()),
            (State::Empty, _) => Ok(group),
            (State::PreparingRebalance | State::CompletingRebalance | State::Stable, true) => Ok(group),
            (State::PreparingRebalance | State::CompletingRebalance | State::Stable, false) => Err(DeleteOffsetsError::NonEmpty),
        }
    }

    /// Looks at groups for what has expired, from where the last look stopped; what does not fit one piece is left for the next.
    pub(super) fn expire_offsets(&mut self, now: Now, decision: &mut Decision) {
        let from = self.retention_next.take().map_or(Bound::Unbounded, Bound::Included);
        let mut piece = Piece::default();
        for (id, group) in self.groups.range_mut((from, Bound::Unbounded)) {
            let mut turn = Turn { now, id, options: &self.options, timers: &mut self.timers, decision };
            if !piece.looks(1) || !expire_group(group, &mut piece, &mut turn) {
                self.retention_next = Some(id.clone());
                break;
            }
        }
        if self.retention_next.is_some() {
            self.timers.arm(&mut self.retention, now.monotonic, Timer::Retention);
        } else {
            self.arm_retention(now);
        }
    }
}

impl ConsumerGroup {
    /// Rules 51 and 107. The member whose partitions are to be looked at one by one, if its epoch is not the current one.
    fn may_commit(&self, ask: &CommitOffsets) -> Result<Option<Arc<Member>>, CommitError> {
        if ask.generation < 0 && self.members.is_empty() {
            return Ok(None);
        }
        let Some(member) = ask.member.as_ref().and_then(|id| self.member(id)) else {
            return Err(MembershipError::unknown_or_none(ask.member.as_ref()).into());
        };
        let is_classic = member.profile.is_classic();
        if !is_classic && !ask.knows_epochs {
            return Err(CommitError::NeedsEpochs);
        }
        let (asked, current) = (ask.generation, member.current.epoch);
        match asked.cmp(&current) {
            Ordering::Equal => Ok(None),
            Ordering::Less => Ok(Some(Arc::clone(member))),
            Ordering::Greater if is_classic => Err(MembershipError::Generation { asked, current }.into()),
            Ordering::Greater => Err(CommitError::StaleEpoch { asked, current }),
        }
    }
}

/// Whether a member that commits by an epoch of before had the partition then (KIP-1251).
fn holds(member: &Member, asked: i32, partition: &CommitPartition) -> Result<(), CommitPartitionError> {
    match member.current.since(partition.topic_id, partition.partition) {
        Some(since) if since <= asked => Ok(()),
        Some(_) | None if member.profile.is_classic() => Err(CommitPartitionError::Generation { asked }),
        Some(_) | None => Err(CommitPartitionError::StaleEpoch { asked }),
    }
}

fn commit_partition(
    options: &Options,
    now: Now,
    ask: &CommitOffsets,
    partition: &CommitPartition,
    decision: &mut Decision,
) -> Result<(), CommitPartitionError> {
    let metadata = partition.metadata.clone().unwrap_or_default();
    let max = options.offset_metadata_max;
    if metadata.len() > max {
        // Only now worth counting: bytes are never fewer than UTF-16 units.
        let length = metadata.encode_utf16().count();
        if length > max {
            return Err(CommitPartitionError::MetadataTooLarge { length, max });
        }
    }
    let value = CommittedOffset {
        offset: partition.offset,
        leader_epoch: partition.leader_epoch,
        metadata,
        committed_at: now.wall,
        expires_at: ask.retention.map(|retention| now.wall.plus(retention)),
        topic_id: partition.topic_id,
    };
    let (group, topic) = (ask.group.clone(), partition.topic.clone());
    decision.records.push(Record::Offset { group, topic, partition: partition.partition, value: Some(value) });
    Ok(())
}

impl Group {
    /// Whether members may be reading the topic.
    fn is_reading(&self, topic: &TopicName) -> bool {
        match &self.consumer {
            Some(consumer) => consumer.reads(topic),
            None => self.seen(|classic| classic.state != State::Empty && classic.reads(topic)),
        }
    }

    fn is_empty(&self) -> bool {
        match &self.consumer {
            Some(consumer) => consumer.members.is_empty(),
            None => self.seen(|classic| classic.state == State::Empty && !classic.has_pending()),
        }
    }
}

/// Rule 53. A group that is Empty and has no offsets left goes with them. True: that was all of it.
fn expire_group(group: &mut Group, piece: &mut Piece, turn: &mut Turn<'_>) -> bool {
    let expired = match &group.consumer {
        Some(consumer) => Some(expired_of_consumers(consumer, &group.offsets, turn)),
        None => group.seen(|classic| expired(classic, &group.offsets, turn)),
    };
    let Some(expired) = expired else { return true };
    let nothing_left = expired.len() == group.offsets.len() && group.offsets.pending.is_empty();
    if nothing_left && group.is_empty() && group.others.is_empty() {
        return remove(group, piece, turn);
    }
    for (topic, partition) in expired {
        if !piece.takes(turn.id.as_str().len() + topic.as_str().len()) {
            return false;
        }
        turn.record(tombstone(turn.id, &topic, partition));
    }
    true
}

/// What nobody reads any more and was committed longer ago than the retention.
fn expired_of_consumers(consumer: &ConsumerGroup, offsets: &Offsets, turn: &Turn<'_>) -> Vec<(TopicName, PartitionIndex)> {
    let is_expired = |topic: &TopicName, partition: PartitionIndex, value: &CommittedOffset| {
        let expires = value.expires_at.unwrap_or_else(|| value.committed_at.plus(turn.options.retention));
        turn.now.wall >= expires && !offsets.is_pending(topic, partition)
    };
    let mut expired = Vec::new();
    for (topic, partitions) in offsets.committed.iter().filter(|(topic, _)| !consumer.reads(topic)) {
        let gone = partitions.iter().filter(|(partition, found)| is_expired(topic, **partition, &found.value));
        expired.extend(gone.map(|(partition, _)| (topic.clone(), *partition)));
    }
    expired
}

/// Which offsets have expired; None where no offset of the group may.
fn expired(group: &ClassicGroup, offsets: &Offsets, turn: &Turn<'_>) -> Option<Vec<(TopicName, PartitionIndex)>> {
    let since_empty = match (group.state, group.protocol_type.is_some()) {
        // Kept since the last member left; a record of before Kafka 2.1 does not say when.
        (State::Empty, true) => group.changed_at,
        // A group that only stores offsets.
        (_, false) => None,
        // Consumers that read other topics now.
        (State::Stable, true) if group.is_consumer() && group.subscribed.is_some() => None,
        (State::PreparingRebalance | State::CompletingRebalance | State::Stable | State::Dead, true) => return None,
    };
    let is_expired = |topic: &TopicName, partition: PartitionIndex, value: &CommittedOffset| {
        let in_use = group.state == State::Stable && group.reads(topic);
        let expires = value.expires_at.unwrap_or_else(|| since_empty.unwrap_or(value.committed_at).plus(turn.options.retention));
        !in_use && turn.now.wall >= expires && !offsets.is_pending(topic, partition)
    };
    let all =
        offsets.committed.iter().flat_map(|(topic, partitions)| partitions.iter().map(move |(index, found)| (topic, *index, &found.value)));
    Some(all.filter(|(topic, index, value)| is_expired(topic, *index, value)).map(|(topic, index, _)| (topic.clone(), index)).collect())
}

impl Offsets {
    pub(super) fn is_empty(&self) -> bool {
        self.committed.is_empty() && self.pending.is_empty()
    }

    fn len(&self) -> usize {
        self.committed.values().map(BTreeMap::len).sum()
    }

    fn has(&self, topic: &TopicName, partition: PartitionIndex) -> bool {
        let held = |by: &ByPartition| by.get(topic).is_some_and(|partitions| partitions.contains_key(&partition));
        held(&self.committed) || self.pending.values().any(held)
    }

    fn is_pending(&self, topic: &TopicName, partition: PartitionIndex) -> bool {
        self.pending.values().any(|by| by.get(topic).is_some_and(|partitions| partitions.contains_key(&partition)))
    }

    /// The partitions of a topic that is no more for which something is committed or may yet be, and nothing for a later topic of its name.
    pub(super) fn of_topic(&self, topic: &DroppedTopic) -> BTreeSet<PartitionIndex> {
        let all = || std::iter::once(&self.committed).chain(self.pending.values()).filter_map(|by| by.get(&topic.name)).flatten();
        let is_older = |found: &Committed| found.value.topic_id == TopicId::NONE || found.value.topic_id == topic.id;
        let later: BTreeSet<PartitionIndex> = all().filter(|(_, found)| !is_older(found)).map(|(index, _)| *index).collect();
        all().map(|(index, _)| *index).filter(|index| !later.contains(index)).collect()
    }

    /// Everything that is committed or may yet be.
    pub(super) fn keys(&self) -> BTreeSet<(TopicName, PartitionIndex)> {
        let all = std::iter::once(&self.committed).chain(self.pending.values()).flatten();
        all.flat_map(|(topic, partitions)| partitions.keys().map(move |partition| (topic.clone(), *partition))).collect()
    }

    pub(super) fn apply(&mut self, topic: TopicName, partition: PartitionIndex, value: Option<CommittedOffset>) {
        self.applied += 1;
        match value {
            Some(value) => put(&mut self.committed, topic, partition, Committed { value, order: self.applied }),
            None => {
                take(&mut self.committed, &topic, partition);
                self.pending.retain(|_, by| {
                    take(by, &topic, partition);
                    !by.is_empty()
                });
            }
        }
    }

    pub(super) fn apply_pending(
        &mut self,
        producer: ProducerId,
        topic: TopicName,
        partition: PartitionIndex,
        value: Option<CommittedOffset>,
    ) {
        self.applied += 1;
        // Only offsets stand in transactions; a tombstone there means nothing.
        if let Some(value) = value {
            put(self.pending.entry(producer).or_default(), topic, partition, Committed { value, order: self.applied });
        }
    }

    pub(super) fn end_transaction(&mut self, producer: ProducerId, committed: bool) {
        for (topic, partitions) in self.pending.remove(&producer).filter(|_| committed).unwrap_or_default() {
            for (partition, pending) in partitions {
                let held = self.committed.get(&topic).and_then(|partitions| partitions.get(&partition));
                if held.is_none_or(|held| held.order < pending.order) {
                    put(&mut self.committed, topic.clone(), partition, pending);
                }
            }
        }
    }
}

fn put(by: &mut ByPartition, topic: TopicName, partition: PartitionIndex, committed: Committed) {
    by.entry(topic).or_default().insert(partition, committed);
}

/// Leaves no empty topic behind.
fn take(by: &mut ByPartition, topic: &TopicName, partition: PartitionIndex) {
    if let Some(partitions) = by.get_mut(topic) {
        partitions.remove(&partition);
        if partitions.is_empty() {
            by.remove(topic);
        }
    }
}

#[cfg(test)]
mod tests;
