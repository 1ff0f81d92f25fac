//! What tools see of groups. Reads only; the shell holds an answer until all that it may show is committed.

use bytes::Bytes;

use super::classic::{ClassicGroup, State};
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
    pub state: State,
}

/// Which groups to list. Names in any case; no names: all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListFilter {
    pub states: Vec<String>,
    pub types: Vec<String>,
}

impl ListFilter {
    fn takes(&self, state: State) -> bool {
        let named = |names: &[String], name: &str| names.is_empty() || names.iter().any(|one| one.eq_ignore_ascii_case(name));
        named(&self.states, state.name()) && named(&self.types, "classic")
    }
}

impl GroupShard {
    /// None: there is no such group.
    pub fn describe(&self, id: &GroupId) -> Option<Description> {
        let group = self.groups.get(id).filter(|group| !group.is_of_another_kind())?;
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

    /// In the order of their ids.
    pub fn list(&self, filter: &ListFilter) -> Vec<Listed> {
        let listed = |(id, group): (&GroupId, &Group)| {
            let (state, protocol_type) = group.seen(|classic| (classic.state, classic.protocol_type.clone().unwrap_or_default()));
            filter.takes(state).then(|| Listed { id: id.clone(), protocol_type, state })
        };
        self.groups.iter().filter(|(_, group)| !group.is_of_another_kind()).filter_map(listed).collect()
    }
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
