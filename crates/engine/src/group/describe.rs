//! What tools see of groups. Reads only; the shell holds an answer until all that it may show is committed.

use bytes::Bytes;

use std::sync::Arc;

use super::classic::{ClassicGroup, State};
use super::consumer::ConsumerState;
use super::consumer::member::{self, Assignment, Profile};
use super::shard::{Group, GroupShard};
use super::{GroupId, InstanceId, MemberId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    pub state: State,
    /// Empty where there is none.
    pub protocol_type: String,
    /// Empty unless the group is Stable.
    pub protocol: String,
    pub members: Vec<DescribedMember>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedMember {
    pub id: MemberId,
    pub instance: Option<InstanceId>,
    pub client_id: String,
    pub client_host: String,
    /// Empty unless the group is Stable; so is the assignment.
    pub metadata: Bytes,
    pub assignment: Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: GroupId,
    pub protocol_type: String,
    /// As tools show it.
    pub state: &'static str,
    pub kind: GroupType,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupType {
    Classic,
    Consumer,
}

impl GroupType {
    /// As tools show it and as filters name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Consumer => "consumer",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsumerDescription {
    pub state: ConsumerState,
    pub epoch: i32,
    pub target_epoch: i32,
    pub assignor: String,
    pub members: Vec<ConsumerMember>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsumerMember {
    pub id: MemberId,
    pub profile: Profile,
    /// -2: a static member that is away.
    pub epoch: i32,
    /// With what it has been told to give up and may still have.
    pub assigned: Assignment,
    pub target: Assignment,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DescribeConsumerError {
    #[error("Group {0} not found.")]
    UnknownGroup(GroupId),
    #[error("Group {0} is not a consumer group.")]
    OtherKind(GroupId),
}

/// Which groups to list. Names in any case; no names: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListFilter {
    pub states: Vec<String>,
    pub types: Vec<String>,
}

impl ListFilter {
    fn takes(&self, group: &Listed) -> bool {
        let named = |names: &[String], name: &str| names.is_empty() || names.iter().any(|one| one.eq_ignore_ascii_case(name));
        named(&self.states, group.state) && named(&self.types, group.kind.name())
    }
}

impl GroupShard {
    /// None: there is no such classic group.
    pub fn describe(&self, id: &GroupId) -> Option<Description> {
        let group = self.groups.get(id).filter(|group| group.consumer.is_none() && !group.is_of_another_kind())?;
        Some(group.seen(|classic| {
            let stable = classic.state == State::Stable;
            let protocol = classic.protocol.clone().filter(|_| stable).unwrap_or_default();
            Description {
                state: classic.state,
                protocol_type: classic.protocol_type.clone().unwrap_or_default(),
                members: classic
                    .members
                    .values()
                    .map(|member| DescribedMember {
                        id: member.id.clone(),
                        instance: member.instance.clone(),
                        client_id: member.client_id.clone(),
                        client_host: member.client_host.clone(),
                        metadata: if stable { member.metadata(&protocol).clone() } else { Bytes::new() },
                        assignment: if stable { member.assignment.clone() } else { Bytes::new() },
                    })
                    .collect(),
                protocol,
            }
        }))
    }

    /// True if there is a group of that name, of whatever kind.
    pub fn has_group(&self, id: &GroupId) -> bool {
        self.groups.contains_key(id)
    }

    pub fn describe_consumer(&self, id: &GroupId) -> Result<ConsumerDescription, DescribeConsumerError> {
        let group = self.groups.get(id).ok_or_else(|| DescribeConsumerError::UnknownGroup(id.clone()))?;
        let consumer = group.consumer.as_ref().ok_or_else(|| DescribeConsumerError::OtherKind(id.clone()))?;
        let member = |(id, member): (&MemberId, &Arc<member::Member>)| ConsumerMember {
            id: id.clone(),
            profile: member.profile.clone(),
            epoch: member.current.epoch,
            assigned: held(&member.current),
            target: consumer.target_of(id).map(|target| (**target).clone()).unwrap_or_default(),
        };
        Ok(ConsumerDescription {
            state: consumer.state(),
            epoch: consumer.epoch.epoch,
            target_epoch: consumer.target.epoch,
            assignor: consumer.assignor(&self.options.consumer.assignors).to_owned(),
            members: consumer.members.iter().map(member).collect(),
        })
    }

    /// In the order of their ids.
    pub fn list(&self, filter: &ListFilter) -> Vec<Listed> {
        let listed = |(id, group): (&GroupId, &Group)| {
            let id = id.clone();
            if let Some(consumer) = &group.consumer {
                let protocol_type = "consumer".to_owned();
                return Listed { id, protocol_type, state: consumer.state().name(), kind: GroupType::Consumer };
            }
            let (state, protocol_type) = group.seen(|classic| (classic.state, classic.protocol_type.clone().unwrap_or_default()));
            Listed { id, protocol_type, state: state.name(), kind: GroupType::Classic }
        };
        let known = self.groups.iter().filter(|(_, group)| !group.is_of_another_kind());
        known.map(listed).filter(|group| filter.takes(group)).collect()
    }
}

fn held(current: &member::Current) -> Assignment {
    let mut held = Assignment::new();
    for (topic, partition) in current.held() {
        held.entry(topic).or_default().insert(partition);
    }
    held
}

impl Group {
    /// Looks at the group in motion, or at what is recorded as if it were one.
    pub(super) fn seen<T>(&self, look: impl FnOnce(&ClassicGroup) -> T) -> T {
        match &self.live {
            Some(live) => look(live),
            None => look(&ClassicGroup::restored(self.stored.as_ref())),
        }
    }
}
