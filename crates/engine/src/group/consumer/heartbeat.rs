//! ConsumerGroupHeartbeat: the one request of a member. It joins, says what changed, says what it has given up, and leaves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use super::member::{self, AWAY, Assignment, Current, Member, Profile, Reconciliation};
use super::reconcile::Step;
use super::{Draft, regex, target};
use crate::group::cause::Cause;
use crate::group::names::NAME_MAX;
use crate::group::records::ConsumerFact;
use crate::group::{ConsumerHeartbeat, GroupId, InstanceId, MemberId};

/// The epoch of a member that leaves.
pub(super) const LEAVING: i32 = -1;

/// A member that waits for what others give up comes again after this part of the interval: with the whole of it, a rebalance takes two.
const WAITING: u32 = 10;
/// But not sooner than this.
const WAITING_LEAST: Duration = Duration::from_millis(100);

/// What a member is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beat {
    pub member: MemberId,
    /// -1 and -2: it has left.
    pub epoch: i32,
    /// How soon the next heartbeat is expected; zero for one who has left.
    pub interval: Duration,
    /// None: as it was told before.
    pub assignment: Option<Assignment>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConsumerHeartbeatError {
    #[error("{0}")]
    Invalid(&'static str),
    #[error("a client id of {length} bytes; records hold at most {NAME_MAX}")]
    NameTooLong { length: usize },
    #[error("Consumer group {0} not found.")]
    UnknownGroup(GroupId),
    #[error("Group {0} is not a consumer group.")]
    OtherKind(GroupId),
    #[error("Cannot upgrade classic group {group}: {why}")]
    CannotUpgrade { group: GroupId, why: &'static str },
    #[error("The consumer group has reached its maximum capacity of {max_size} members.")]
    Full { max_size: usize },
    #[error("Member {member} is not a member of group {group}.")]
    UnknownMember { member: MemberId, group: GroupId },
    #[error("Instance id {0} is unknown.")]
    UnknownInstance(InstanceId),
    #[error("Static member {member} with instance id {instance} was fenced by member {owner}.")]
    FencedInstance { member: MemberId, instance: InstanceId, owner: MemberId },
    #[error("Static member {member} with instance id {instance} cannot join the group because the instance id is owned by member {owner}.")]
    UnreleasedInstance { member: MemberId, instance: InstanceId, owner: MemberId },
    #[error(
        "The consumer group member has a {} member epoch ({asked}) than the one known by the group coordinator ({current}). \
         The member must abandon all its partitions and rejoin.",
        if asked > current { "greater" } else { "smaller" }
    )]
    FencedEpoch { asked: i32, current: i32 },
    #[error("ServerAssignor {asked} is not supported. Supported assignors: {offered}.")]
    UnsupportedAssignor { asked: String, offered: String },
    #[error("SubscribedTopicRegex `{regex}` is not a valid regular expression: {why}.")]
    InvalidRegex { regex: String, why: String },
}

/// What is wrong with the request itself, whatever group it is for.
pub(in crate::group) fn validate(ask: &ConsumerHeartbeat, offered: &[String]) -> Result<(), ConsumerHeartbeatError> {
    let refuse = |why| Err(ConsumerHeartbeatError::Invalid(why));
    let is_empty = |text: Option<&str>| text == Some("");
    if ask.member.as_str().is_empty() {
        return refuse("MemberId can't be empty.");
    }
    if ask.group.as_str().is_empty() {
        return refuse("GroupId can't be empty.");
    }
    if is_empty(ask.instance.as_ref().map(InstanceId::as_str)) {
        return refuse("InstanceId can't be empty.");
    }
    if is_empty(ask.rack.as_deref()) {
        return refuse("RackId can't be empty.");
    }
    match ask.epoch {
        0 if ask.rebalance_timeout_ms == -1 => return refuse("RebalanceTimeoutMs must be provided in first request."),
        0 if ask.owned.as_ref().is_none_or(|owned| !owned.is_empty()) => {
            return refuse("TopicPartitions must be empty when (re-)joining.");
        }
        0 if ask.topics.is_none() && ask.regex.is_none() => {
            return refuse("Either SubscribedTopicNames or SubscribedTopicRegex must be non-null when (re-)joining.");
        }
        AWAY if ask.instance.is_none() => return refuse("InstanceId can't be null."),
        i32::MIN..AWAY => return refuse("MemberEpoch is invalid."),
        _ => {}
    }
    if ask.client_id.len() > NAME_MAX {
        return Err(ConsumerHeartbeatError::NameTooLong { length: ask.client_id.len() });
    }
    match &ask.assignor {
        Some(asked) if !offered.contains(asked) => {
            let (asked, offered) = (asked.clone(), offered.join(", "));
            Err(ConsumerHeartbeatError::UnsupportedAssignor { asked, offered })
        }
        Some(_) | None => Ok(()),
    }
}

impl Draft<'_, '_> {
    pub(in crate::group) fn heartbeat(&mut self, ask: &ConsumerHeartbeat) -> Result<Beat, ConsumerHeartbeatError> {
        let settings = self.turn.options.consumer.of(self.image, self.turn.id);
        self.refuse_if_full(&ask.member)?;
        self.refuse_bad_regex(ask)?;
        let before = self.enter(ask)?;
        let cause = self.cause_of(&ask.member);
        let changed = self.update(ask);
        self.bump_epoch_if_needed(changed.then_some(cause));
        self.assign_if_needed();
        self.reconcile(&ask.member, changed, ask.owned.as_ref());
        self.sessions.heard(self.turn, &ask.member, settings.session_timeout);
        let after = self.group.member(&ask.member).map(|member| member.current.clone()).unwrap_or_default();
        let is_whole = ask.rebalance_timeout_ms != -1 && (ask.topics.is_some() || ask.regex.is_some()) && ask.owned.is_some();
        let assigned = member::plain(&after.assigned);
        let is_news = ask.epoch == 0 || is_whole || assigned != member::plain(&before.assigned);
        Ok(Beat {
            member: ask.member.clone(),
            epoch: after.epoch,
            interval: interval(settings.heartbeat_interval, after.state),
            assignment: is_news.then_some(assigned),
        })
    }

    /// Why the group rebalances if what a member says of itself is news.
    pub(super) fn cause_of(&self, member: &MemberId) -> Cause {
        if self.group.member(member).is_none() { Cause::MemberJoined } else { Cause::SubscriptionChanged }
    }

    pub(super) fn refuse_if_full(&self, id: &MemberId) -> Result<(), ConsumerHeartbeatError> {
        let max_size = self.turn.options.consumer.max_size;
        if self.group.members.size() >= max_size && self.group.member(id).is_none() {
            return Err(ConsumerHeartbeatError::Full { max_size });
        }
        Ok(())
    }

    /// Before anything is changed: a timer that was taken back would not come again with a refusal.
    fn refuse_bad_regex(&mut self, ask: &ConsumerHeartbeat) -> Result<(), ConsumerHeartbeatError> {
        if let Some(regex) = ask.regex.as_ref().filter(|regex| !regex.is_empty() && !self.group.regexes.contains_key(*regex)) {
            let refused = |why| ConsumerHeartbeatError::InvalidRegex { regex: regex.clone(), why };
            self.brought = Some((regex.clone(), regex::compile(regex).map_err(refused)?));
        }
        Ok(())
    }

    /// Who asks is a member from here on. Answers what it owned before.
    fn enter(&mut self, ask: &ConsumerHeartbeat) -> Result<Current, ConsumerHeartbeatError> {
        let joins = ask.epoch == 0;
        let known = match &ask.instance {
            None => self.group.member(&ask.member).map(|member| member.current.clone()),
            Some(instance) => self.enter_static(ask, instance)?,
        };
        match known {
            None if joins => Ok(Current::default()),
            None => Err(ConsumerHeartbeatError::UnknownMember { member: ask.member.clone(), group: self.turn.id.clone() }),
            // One that joins again goes on where it was: its first answer may have been lost.
            Some(current) if joins => Ok(current),
            Some(current) => validate_epoch(ask, &current).map(|()| current),
        }
    }

    fn enter_static(&mut self, ask: &ConsumerHeartbeat, instance: &InstanceId) -> Result<Option<Current>, ConsumerHeartbeatError> {
        let owner = self.group.by_instance(instance).cloned();
        if ask.epoch != 0 {
            let owner = owner.ok_or_else(|| ConsumerHeartbeatError::UnknownInstance(instance.clone()))?;
            if owner != ask.member {
                return Err(ConsumerHeartbeatError::FencedInstance { member: ask.member.clone(), instance: instance.clone(), owner });
            }
            return Ok(self.group.member(&owner).map(|member| member.current.clone()));
        }
        let Some(owner) = owner else {
            return Ok(self.group.member(&ask.member).map(|member| member.current.clone()));
        };
        let away = self.group.member(&owner).is_some_and(|member| member.current.epoch == AWAY);
        if !away {
            return Err(ConsumerHeartbeatError::UnreleasedInstance { member: ask.member.clone(), instance: instance.clone(), owner });
        }
        self.replace(&owner, &ask.member);
        Ok(self.group.member(&ask.member).map(|member| member.current.clone()))
    }

    /// The instance goes on as another member, with all that it owned and was to own.
    pub(super) fn replace(&mut self, before: &MemberId, after: &MemberId) {
        let Some(member) = self.group.member(before).map(Arc::clone) else { return };
        let target = self.group.target_of(before).map(|target| (**target).clone()).unwrap_or_default();
        self.remove_member(before);
        self.fact(ConsumerFact::Member(after.clone(), Some(member.profile.clone())));
        self.fact(ConsumerFact::Target(after.clone(), Some(target)));
        let current = Current { previous_epoch: 0, ..member.current.of_a_former_life(0) };
        self.fact(ConsumerFact::Current(after.clone(), Some(current)));
    }

    /// Takes in what the member says of itself. True: what the group reads has changed.
    fn update(&mut self, ask: &ConsumerHeartbeat) -> bool {
        let known = self.group.member(&ask.member).map(Arc::clone);
        let was = known.as_ref().map(|member| member.profile.clone()).unwrap_or_default();
        let mut profile = was.clone();
        profile.classic = None;
        profile.client_id.clone_from(&ask.client_id);
        profile.client_host.clone_from(&ask.client_host);
        if ask.instance.is_some() {
            profile.instance.clone_from(&ask.instance);
        }
        if ask.rack.is_some() {
            profile.rack.clone_from(&ask.rack);
        }
        if let Ok(ms) = u64::try_from(ask.rebalance_timeout_ms) {
            profile.rebalance_timeout = Duration::from_millis(ms);
        }
        if ask.assignor.is_some() {
            profile.assignor.clone_from(&ask.assignor);
        }
        if let Some(topics) = &ask.topics {
            profile.topics = topics.iter().cloned().collect();
        }
        if let Some(regex) = &ask.regex {
            profile.regex.clone_from(regex);
        }
        self.put_profile(&ask.member, known.as_deref(), profile)
    }

    /// Records what a member says of itself, if that is news. True: what the group reads has changed.
    pub(super) fn put_profile(&mut self, id: &MemberId, known: Option<&Member>, profile: Profile) -> bool {
        let was = known.map(|member| &member.profile);
        let no_topics = BTreeSet::new();
        let mut changed = was.map_or(&no_topics, |was| &was.topics) != &profile.topics;
        let regex_before = was.map(|was| was.regex.as_str()).unwrap_or_default();
        let new_regex = profile.regex != regex_before;
        if new_regex {
            self.drop_regex_of(id);
            // Known already, so it counts at once.
            changed |= self.group.regexes.contains_key(&profile.regex);
        }
        if was != Some(&profile) {
            self.fact(ConsumerFact::Member(id.clone(), Some(profile)));
        }
        changed | self.resolve_regexes(new_regex)
    }

    /// One step of the member towards its target.
    pub(super) fn reconcile(&mut self, id: &MemberId, subscription_changed: bool, owned: Option<&Assignment>) {
        let Some(member) = self.group.member(id).map(Arc::clone) else { return };
        if !subscription_changed && member.current.is_reconciled_to(self.group.target.epoch) {
            return;
        }
        let target = self.group.target_of(id).map(Arc::clone).unwrap_or_default();
        let subscribed = target::ids(self.image, &self.group.subscription(&member));
        let step = Step { group: &self.group, member: &member, target: &target, subscribed: &subscribed, subscription_changed, owned };
        let next = step.next();
        if next == member.current {
            return;
        }
        let must_revoke = next.state == Reconciliation::Unrevoked;
        self.fact(ConsumerFact::Current(id.clone(), Some(next)));
        if must_revoke {
            if let Some(member) = self.group.member(id).map(Arc::clone) {
                self.sessions.must_revoke(self.turn, id, &member);
            }
        } else {
            self.sessions.has_revoked(self.turn, id);
        }
    }
}

fn interval(usual: Duration, state: Reconciliation) -> Duration {
    match state {
        Reconciliation::Unreleased => (usual / WAITING).max(WAITING_LEAST).min(usual),
        Reconciliation::Stable | Reconciliation::Unrevoked => usual,
    }
}

/// An epoch behind is taken where only the last answer can have been lost: it is the one before, and the member claims nothing that
/// is not its own.
fn validate_epoch(ask: &ConsumerHeartbeat, current: &Current) -> Result<(), ConsumerHeartbeatError> {
    let claims_its_own = || {
        let owned = |topic: &_, partitions: &BTreeSet<_>| {
            let assigned: Option<&BTreeMap<_, _>> = current.assigned.get(topic);
            partitions.iter().all(|partition| assigned.is_some_and(|assigned| assigned.contains_key(partition)))
        };
        ask.owned.as_ref().is_some_and(|claimed| claimed.iter().all(|(topic, partitions)| owned(topic, partitions)))
    };
    if ask.epoch == current.epoch || (ask.epoch < current.epoch && ask.epoch == current.previous_epoch && claims_its_own()) {
        return Ok(());
    }
    Err(ConsumerHeartbeatError::FencedEpoch { asked: ask.epoch, current: current.epoch })
}
