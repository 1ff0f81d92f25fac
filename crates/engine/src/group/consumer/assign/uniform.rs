//! The uniform assignor: members get equal numbers of partitions, as far as what they read allows, and keep what they have as far as
//! that allows.
//!
//! Where all read the same topics, numbers differ by one at most and nothing moves that need not. Else partitions go to whoever of
//! their readers has least, and then one by one from who has two more than another reader, until there is no such pair.

use std::collections::{BTreeMap, BTreeSet};

use super::Spec;
use crate::group::MemberId;
use crate::group::consumer::member::Assignment;
use crate::types::{PartitionIndex, TopicId};

pub(in crate::group::consumer) fn assign(spec: &Spec) -> BTreeMap<MemberId, Assignment> {
    let mut subscriptions = spec.members.values().map(|member| &member.subscribed);
    let same = subscriptions.next().is_none_or(|first| subscriptions.all(|other| other == first));
    let dealt = if same { homogeneous(spec) } else { heterogeneous(spec) };
    let mut targets: BTreeMap<MemberId, Assignment> = spec.members.keys().map(|id| (id.clone(), Assignment::new())).collect();
    for (member, partitions) in dealt {
        let target = targets.entry(member.clone()).or_default();
        for (topic, partition) in partitions {
            target.entry(topic).or_default().insert(partition);
        }
    }
    targets
}

type Partition = (TopicId, PartitionIndex);
type Dealt<'a> = BTreeMap<&'a MemberId, BTreeSet<Partition>>;

fn everything(spec: &Spec) -> BTreeSet<Partition> {
    spec.topics.iter().flat_map(|(topic, count)| (0..*count).map(move |index| (*topic, PartitionIndex(index)))).collect()
}

/// What `members` may keep of their former targets: what exists, what they read, and each partition once.
fn kept<'a>(spec: &'a Spec, free: &mut BTreeSet<Partition>) -> Dealt<'a> {
    let mut dealt = Dealt::new();
    for (id, member) in &spec.members {
        let held = dealt.entry(id).or_default();
        for (topic, partitions) in member.target.iter().filter(|(topic, _)| member.subscribed.contains(topic)) {
            held.extend(partitions.iter().map(|partition| (*topic, *partition)).filter(|partition| free.remove(partition)));
        }
    }
    dealt
}

fn homogeneous(spec: &Spec) -> Dealt<'_> {
    let mut free = everything(spec);
    let (each, mut more) = match spec.members.len() {
        0 => (0, 0),
        members => (free.len() / members, free.len() % members),
    };
    let mut dealt = kept(spec, &mut free);
    let mut wanting = Vec::new();
    for (id, held) in &mut dealt {
        // Who has more than its share keeps one more, as long as there are such places.
        let quota = each + usize::from(held.len() > each && more > 0);
        more -= quota - each;
        while held.len() > quota {
            free.extend(held.pop_last());
        }
        if held.len() <= each {
            wanting.push(*id);
        }
    }
    let mut free = free.into_iter();
    for id in wanting {
        let held = dealt.entry(id).or_default();
        let quota = each + usize::from(more > 0);
        more -= quota - each;
        held.extend(free.by_ref().take(quota - held.len()));
    }
    dealt
}

fn heterogeneous(spec: &Spec) -> Dealt<'_> {
    let mut free = everything(spec);
    let mut dealt = kept(spec, &mut free);
    let readers = readers(spec);
    // Topics with few readers first: their partitions have least choice.
    let mut rest: Vec<Partition> = free.into_iter().collect();
    rest.sort_by_key(|(topic, index)| (readers.get(topic).map_or(0, Vec::len), *topic, *index));
    for partition in rest {
        if let Some((reader, _)) = least(&dealt, readers.get(&partition.0)) {
            dealt.entry(reader).or_default().insert(partition);
        }
    }
    balance(&mut dealt, &readers);
    dealt
}

fn readers(spec: &Spec) -> BTreeMap<TopicId, Vec<&MemberId>> {
    let mut readers: BTreeMap<TopicId, Vec<&MemberId>> = BTreeMap::new();
    for (id, member) in &spec.members {
        for topic in &member.subscribed {
            readers.entry(*topic).or_default().push(id);
        }
    }
    readers
}

/// Who of `readers` has the fewest partitions, and how many.
fn least<'a>(dealt: &Dealt<'a>, readers: Option<&Vec<&'a MemberId>>) -> Option<(&'a MemberId, usize)> {
    let load = |reader: &'a MemberId| (reader, dealt.get(reader).map_or(0, BTreeSet::len));
    readers?.iter().map(|reader| load(reader)).min_by_key(|(_, load)| *load)
}

/// Each move lowers the sum of the squares of the loads, so it ends.
fn balance<'a>(dealt: &mut Dealt<'a>, readers: &BTreeMap<TopicId, Vec<&'a MemberId>>) {
    loop {
        let mut moved = false;
        // From who has most.
        let mut owners: Vec<(usize, &'a MemberId)> = dealt.iter().map(|(id, held)| (held.len(), *id)).collect();
        owners.sort_unstable_by(|a, b| b.cmp(a));
        for (_, owner) in owners {
            for partition in dealt.get(owner).cloned().unwrap_or_default() {
                let has = dealt.get(owner).map_or(0, BTreeSet::len);
                let Some((reader, load)) = least(dealt, readers.get(&partition.0)) else { continue };
                if has >= load + 2 {
                    dealt.entry(owner).or_default().remove(&partition);
                    dealt.entry(reader).or_default().insert(partition);
                    moved = true;
                }
            }
        }
        if !moved {
            return;
        }
    }
}
