//! Members that speak the classic protocol inside a consumer group: the broker assigns, they learn it by joining and syncing.
//!
//! Nobody waits for the others here: a join and a sync are answered at once. A heartbeat tells when there is something to fetch: a newer
//! target, partitions to give up, or partitions that have become free; the member then joins again, and says in its subscription what it
//! owns. Its generation is its member epoch.

use std::collections::BTreeSet;
use std::sync::Arc;

use bytes::Bytes;
use milena_protocol::records::consumer_protocol::consumer_protocol_assignment::{ConsumerProtocolAssignment, TopicPartition};
use milena_protocol::{Cursor, Encoder};

use super::Draft;
use super::heartbeat::ConsumerHeartbeatError;
use super::member::{self, Assignment, ClassicMember, Current, Member, Profile, Reconciliation};
use crate::group::classic::member::{MembershipError, Supporters};
use crate::group::request::Leaver;
use crate::group::subscription;
use crate::group::{
    Heartbeat, HeartbeatError, InstanceId, Join, JoinError, Joined, Left, MemberId, Protocol, Sync, SyncError, Synced, TopicName,
};
use crate::metadata::Image;
use crate::types::PartitionIndex;

/// What a classic member says of itself in the metadata of its protocols.
pub(super) struct Subscription {
    pub(super) topics: BTreeSet<TopicName>,
    pub(super) owned: Assignment,
    pub(super) rack: Option<String>,
}

/// None where it cannot be read. Topics that do not exist are owned by nobody.
pub(super) fn read_subscription(image: &Image, metadata: &[u8]) -> Option<Subscription> {
    let read = subscription::decode(metadata)?;
    let mut owned = Assignment::new();
    for topic in read.owned_partitions {
        if let Some(known) = image.topic(&topic.topic)
            && !topic.partitions.is_empty()
        {
            owned.entry(known.id).or_default().extend(topic.partitions.into_iter().map(PartitionIndex));
        }
    }
    Some(Subscription { topics: read.topics.into_iter().map(TopicName::from).collect(), owned, rack: read.rack_id })
}

/// None where it cannot be read. Empty: nothing.
pub(super) fn read_assignment(image: &Image, bytes: &[u8]) -> Option<Assignment> {
    let mut assignment = Assignment::new();
    if bytes.is_empty() {
        return Some(assignment);
    }
    let mut cursor = Cursor::new(bytes);
    let version = cursor.i16().min(ConsumerProtocolAssignment::HIGHEST);
    for topic in ConsumerProtocolAssignment::decode(&mut cursor, version).ok()?.assigned_partitions {
        if let Some(known) = image.topic(&topic.topic)
            && !topic.partitions.is_empty()
        {
            assignment.entry(known.id).or_default().extend(topic.partitions.into_iter().map(PartitionIndex));
        }
    }
    Some(assignment)
}

/// In the version that the member's own metadata has.
pub(super) fn write_assignment(image: &Image, assignment: &Assignment, protocol: Option<&Protocol>) -> Bytes {
    let version = protocol.map_or(0, |protocol| Cursor::new(&protocol.metadata).i16());
    let version = version.clamp(0, ConsumerProtocolAssignment::HIGHEST);
    let topic = |(id, partitions): (&_, &BTreeSet<PartitionIndex>)| {
        let topic = image.topic_by_id(*id)?.name.to_string();
        let partitions = partitions.iter().map(|partition| partition.get()).collect();
        Some(TopicPartition { topic, partitions })
    };
    let written = ConsumerProtocolAssignment {
        assigned_partitions: assignment.iter().filter_map(topic).collect(),
        ..ConsumerProtocolAssignment::default()
    };
    let mut out = Encoder::new();
    out.i16(version);
    match written.encode(&mut out, version) {
        Ok(()) => Bytes::from(out.buf),
        // Names of topics that exist always fit.
        Err(_) => Bytes::new(),
    }
}

impl Draft<'_, '_> {
    pub(in crate::group) fn join_classic(&mut self, ask: &Join) -> Result<Joined, JoinError> {
        let id = ask.member.clone().unwrap_or_else(|| ask.fresh.as_str().into());
        let max_size = self.turn.options.consumer.max_size;
        self.refuse_if_full(&id).map_err(|_: ConsumerHeartbeatError| JoinError::Full { max_size })?;
        self.refuse_foreign_protocol(&id, ask)?;
        let metadata = ask.protocols.first().map(|protocol| protocol.metadata.clone()).unwrap_or_default();
        let subscription = read_subscription(self.image, &metadata).ok_or(JoinError::InconsistentProtocol)?;
        if ask.member.is_none() && ask.instance.is_none() && ask.must_know_its_id {
            return Err(JoinError::MemberIdRequired { member: id });
        }
        if let Some(instance) = &ask.instance {
            self.take_instance(instance, &id, ask.member.is_some())?;
        }
        let cause = self.cause_of(&id);
        let changed = self.put_classic(&id, ask, &subscription);
        self.bump_epoch_if_needed(changed.then_some(cause));
        self.assign_if_needed();
        self.reconcile(&id, changed, Some(&subscription.owned));
        self.sessions.heard(self.turn, &id, ask.session_timeout());
        // It has joined: now it is to sync in its time. What it must give up is looked at when it joins again.
        if self.group.member(&id).is_some_and(|member| member.current.state != Reconciliation::Unrevoked) {
            self.sessions.has_revoked(self.turn, &id);
        }
        self.sessions.must_sync(self.turn, &id, ask.rebalance_timeout());
        let member = self.group.member(&id);
        Ok(Joined {
            generation: member.map_or(0, |member| member.current.epoch),
            protocol_type: Some("consumer".to_owned()),
            protocol: member.and_then(|member| member.profile.protocol()).map(|protocol| protocol.name.clone()),
            leader: None,
            skip_assignment: false,
            members: vec![],
            member: id,
        })
    }

    /// All classic members of the group must have a protocol in common.
    fn refuse_foreign_protocol(&self, id: &MemberId, ask: &Join) -> Result<(), JoinError> {
        let others = self.group.members.iter().filter(|(other, _)| *other != id);
        let others = others.filter_map(|(_, member)| member.profile.classic.as_ref());
        let supporters = Supporters::among(others.map(|member| member.protocols.as_slice()));
        if ask.protocol_type == "consumer" && ask.protocols.iter().any(|protocol| supporters.are_all_for(&protocol.name)) {
            return Ok(());
        }
        Err(JoinError::InconsistentProtocol)
    }

    /// A classic static member takes the place of its former life at once, as in a classic group.
    fn take_instance(&mut self, instance: &InstanceId, id: &MemberId, is_known: bool) -> Result<(), JoinError> {
        let owner = self.group.by_instance(instance).cloned();
        if is_known {
            MembershipError::unless_owner(id, instance, owner.as_ref())?;
        } else if let Some(owner) = owner {
            self.replace(&owner, id);
        }
        Ok(())
    }

    /// True: what the group reads has changed.
    fn put_classic(&mut self, id: &MemberId, ask: &Join, subscription: &Subscription) -> bool {
        let known = self.group.member(id).map(Arc::clone);
        let before = known.as_ref().map(|member| member.profile.clone()).unwrap_or_default();
        let profile = Profile {
            instance: ask.instance.clone().or(before.instance),
            rack: subscription.rack.clone().or(before.rack),
            client_id: ask.client_id.clone(),
            client_host: ask.client_host.clone(),
            topics: subscription.topics.clone(),
            regex: String::new(),
            rebalance_timeout: ask.rebalance_timeout(),
            assignor: before.assignor,
            classic: Some(ClassicMember { session_timeout: ask.session_timeout(), protocols: ask.protocols.clone() }),
        };
        self.put_profile(id, known.as_deref(), profile)
    }

    pub(in crate::group) fn sync_classic(&mut self, ask: &Sync) -> Result<Synced, SyncError> {
        let member = self.classic_member(&ask.member, ask.instance.as_ref(), ask.generation)?;
        let protocol = member.profile.protocol();
        let name = protocol.map(|protocol| protocol.name.as_str());
        let agrees = |asked: Option<&str>, ours: Option<&str>| asked.is_none() || asked == ours;
        if !agrees(ask.protocol_type.as_deref(), Some("consumer")) || !agrees(ask.protocol.as_deref(), name) {
            return Err(SyncError::InconsistentProtocol);
        }
        // One that still has to give up is told what it keeps; the next target is for later.
        if self.group.target.epoch > member.current.epoch && member.current.state != Reconciliation::Unrevoked {
            self.sessions.must_join(self.turn, &ask.member, &member);
            return Err(SyncError::RebalanceInProgress);
        }
        self.sessions.has_synced(self.turn, &ask.member);
        self.hear_classic(&ask.member, &member);
        Ok(Synced {
            protocol_type: Some("consumer".to_owned()),
            protocol: name.map(str::to_owned),
            assignment: write_assignment(self.image, &member::plain(&member.current.assigned), protocol),
        })
    }

    pub(in crate::group) fn heartbeat_classic(&mut self, ask: &Heartbeat) -> Result<(), HeartbeatError> {
        let member = self.classic_member(&ask.member, ask.instance.as_ref(), ask.generation)?;
        self.hear_classic(&ask.member, &member);
        let current = &member.current;
        let has_news = match current.state {
            Reconciliation::Unrevoked => true,
            Reconciliation::Unreleased => !self.waits_for_others(&ask.member, current),
            Reconciliation::Stable => false,
        };
        if current.epoch < self.group.epoch.epoch || has_news {
            self.sessions.must_join(self.turn, &ask.member, &member);
            return Err(HeartbeatError::RebalanceInProgress);
        }
        Ok(())
    }

    fn waits_for_others(&self, id: &MemberId, current: &Current) -> bool {
        let Some(target) = self.group.target_of(id) else { return false };
        let mut wanted = target.iter().flat_map(|(topic, partitions)| partitions.iter().map(move |partition| (*topic, *partition)));
        wanted.any(|(topic, partition)| current.since(topic, partition).is_none() && self.group.owner(topic, partition).is_some())
    }

    fn hear_classic(&mut self, id: &MemberId, member: &Member) {
        let timeout = member.profile.classic.as_ref().map(|classic| classic.session_timeout).unwrap_or_default();
        self.sessions.heard(self.turn, id, timeout);
    }

    /// In the order of a classic group: instance, member, generation. A member of the new protocol is none.
    fn classic_member(&self, id: &MemberId, instance: Option<&InstanceId>, generation: i32) -> Result<Arc<Member>, MembershipError> {
        if let Some(instance) = instance {
            MembershipError::unless_owner(id, instance, self.group.by_instance(instance))?;
        }
        let member = self.group.member(id).filter(|member| member.profile.is_classic()).ok_or_else(|| MembershipError::unknown(id))?;
        MembershipError::unless_current(generation, member.current.epoch)?;
        Ok(Arc::clone(member))
    }

    /// How each of those who leave fares, and who is to be removed.
    pub(in crate::group) fn leave_classic(&self, leavers: &[Leaver]) -> (Vec<Left>, Vec<MemberId>) {
        let mut gone: Vec<MemberId> = vec![];
        let mut left = Vec::with_capacity(leavers.len());
        for asked in leavers {
            let result = self.leaving_classic(asked).and_then(|id| {
                if gone.contains(&id) {
                    return Err(MembershipError::unknown(&id));
                }
                gone.push(id);
                Ok(())
            });
            left.push(Left { member: asked.member.clone(), instance: asked.instance.clone(), result });
        }
        (left, gone)
    }

    fn leaving_classic(&self, asked: &Leaver) -> Result<MemberId, MembershipError> {
        let unknown = || MembershipError::unknown_or_none(asked.member.as_ref());
        match (&asked.member, &asked.instance) {
            (member, Some(instance)) => {
                let owner = self.group.by_instance(instance).ok_or_else(unknown)?;
                match member {
                    Some(member) if member != owner => Err(MembershipError::Fenced { instance: instance.clone(), member: member.clone() }),
                    // An operator removes a static member of either protocol by its instance id.
                    Some(_) | None => Ok(owner.clone()),
                }
            }
            (Some(id), None) => match self.group.member(id) {
                Some(member) if member.profile.is_classic() => Ok(id.clone()),
                Some(_) | None => Err(unknown()),
            },
            (None, None) => Err(unknown()),
        }
    }
}
