//! From a classic group with members to a consumer group and back, while its members go on (`group.consumer.migration.policy`).
//!
//! Up: the first member of the new protocol turns the group; its classic members stay what they are, with what their leader dealt out.
//! Down: when the last member of the new protocol is out, the rest is a classic group again, which rebalances at once.

use std::collections::BTreeSet;

use super::classic_member::{read_assignment, read_subscription, write_assignment};
use super::heartbeat::ConsumerHeartbeatError;
use super::member::{ClassicMember, Current, Profile, Reconciliation};
use super::{ConsumerGroup, Draft};
use crate::group::MemberId;
use crate::group::classic::member::Supporters;
use crate::group::classic::{ClassicGroup, member};
use crate::group::options::Options;
use crate::group::records::{ConsumerFact, GroupEpoch, StoredGroup, StoredMember, TargetEpoch};
use crate::group::{GroupId, Protocol};
use crate::types::{Now, Timestamp};

/// Whether a classic group with members may become a consumer group.
pub(in crate::group) fn may_upgrade(id: &GroupId, group: &ClassicGroup, options: &Options) -> Result<(), ConsumerHeartbeatError> {
    let options = &options.consumer;
    if !options.migration.may_upgrade() || !group.is_consumer() || group.members.len() > options.max_size {
        return Err(ConsumerHeartbeatError::OtherKind(id.clone()));
    }
    Ok(())
}

impl Draft<'_, '_> {
    /// The members of a classic group, as it stands, become members here.
    ///
    /// Errors: what one of them says of itself cannot be read.
    pub(in crate::group) fn upgrade(&mut self, group: &ClassicGroup) -> Result<(), ConsumerHeartbeatError> {
        let cannot = |why| ConsumerHeartbeatError::CannotUpgrade { group: self.turn.id.clone(), why };
        let generation = group.generation;
        let mut members = Vec::new();
        let mut taken = BTreeSet::new();
        for (id, member) in &group.members {
            let metadata = group.metadata_of(member);
            let subscription = read_subscription(self.image, metadata).ok_or_else(|| cannot("a subscription cannot be read"))?;
            let mut dealt = read_assignment(self.image, &member.assignment).ok_or_else(|| cannot("an assignment cannot be read"))?;
            // A leader may deal one partition twice; here it has one owner.
            for (topic, partitions) in &mut dealt {
                partitions.retain(|partition| taken.insert((*topic, *partition)));
            }
            dealt.retain(|_, partitions| !partitions.is_empty());
            members.push((id.clone(), profile_of(member, subscription.topics, subscription.rack), dealt));
        }
        for (id, profile, _) in &members {
            self.fact(ConsumerFact::Member(id.clone(), Some(profile.clone())));
        }
        let metadata_hash = super::target::metadata_hash(self.image, &self.group.subscriptions());
        self.fact(ConsumerFact::Epoch(Some(GroupEpoch { epoch: generation, metadata_hash })));
        for (id, _, dealt) in &members {
            self.fact(ConsumerFact::Target(id.clone(), Some(dealt.clone())));
        }
        self.fact(ConsumerFact::TargetEpoch(Some(TargetEpoch { epoch: generation, assigned_at: Timestamp(0) })));
        for (id, profile, dealt) in members {
            let since = |partitions: BTreeSet<_>| partitions.into_iter().map(|partition| (partition, generation)).collect();
            let current = Current {
                epoch: generation,
                previous_epoch: generation,
                state: Reconciliation::Stable,
                assigned: dealt.into_iter().map(|(topic, partitions)| (topic, since(partitions))).collect(),
                pending_revocation: super::member::Assigned::new(),
            };
            self.fact(ConsumerFact::Current(id.clone(), Some(current)));
            let timeout = profile.classic.as_ref().map(|classic| classic.session_timeout).unwrap_or_default();
            self.sessions.heard(self.turn, &id, timeout);
        }
        Ok(())
    }
}

fn profile_of(member: &member::Member, topics: BTreeSet<crate::group::TopicName>, rack: Option<String>) -> Profile {
    Profile {
        instance: member.instance.clone(),
        rack,
        client_id: member.client_id.clone(),
        client_host: member.client_host.clone(),
        topics,
        regex: String::new(),
        rebalance_timeout: member.rebalance_timeout,
        assignor: None,
        classic: Some(ClassicMember { session_timeout: member.session_timeout, protocols: member.protocols.clone() }),
    }
}

impl ConsumerGroup {
    /// Whether the group is a classic one once `gone` are out.
    pub(in crate::group) fn may_downgrade(&self, gone: &[MemberId], options: &Options) -> bool {
        let mut left = self.members.iter().filter(|(id, _)| !gone.contains(id)).peekable();
        let some = left.peek().is_some();
        let count = self.members.size().saturating_sub(gone.len());
        some && left.all(|(_, member)| member.profile.is_classic())
            && options.consumer.migration.may_downgrade()
            && count <= options.max_size
    }

    /// What is recorded of the classic group that the rest becomes, and the protocols of its members.
    pub(in crate::group) fn downgraded(
        &self,
        gone: &[MemberId],
        image: &crate::metadata::Image,
        now: Now,
    ) -> (StoredGroup, Vec<(MemberId, Vec<Protocol>)>) {
        let left: Vec<_> = self.members.iter().filter(|(id, _)| !gone.contains(id)).collect();
        let all: Vec<&ClassicMember> = left.iter().filter_map(|(_, member)| member.profile.classic.as_ref()).collect();
        let supporters = Supporters::among(all.iter().map(|member| member.protocols.as_slice()));
        let mut candidates = all.first().into_iter().flat_map(|member| &member.protocols);
        let protocol = candidates.find(|protocol| supporters.are_all_for(&protocol.name)).map(|protocol| protocol.name.clone());
        let mut members = Vec::new();
        let mut protocols = Vec::new();
        for (id, member) in left {
            let Some(classic) = &member.profile.classic else { continue };
            let of_name = |name: &String| classic.protocols.iter().find(|own| own.name == *name);
            let chosen = protocol.as_ref().and_then(of_name);
            let target = self.target_of(id).map(|target| (**target).clone()).unwrap_or_default();
            members.push(StoredMember {
                id: id.clone(),
                instance: member.profile.instance.clone(),
                client_id: member.profile.client_id.clone(),
                client_host: member.profile.client_host.clone(),
                rebalance_timeout: member.profile.rebalance_timeout,
                session_timeout: classic.session_timeout,
                subscription: chosen.map(|chosen| chosen.metadata.clone()).unwrap_or_default(),
                assignment: write_assignment(image, &target, chosen),
            });
            protocols.push((id.clone(), classic.protocols.clone()));
        }
        let stored = StoredGroup {
            protocol_type: Some("consumer".to_owned()),
            generation: self.epoch.epoch,
            protocol,
            leader: members.first().map(|member| member.id.clone()),
            changed_at: Some(now.wall),
            members,
        };
        (stored, protocols)
    }
}
