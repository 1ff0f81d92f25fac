//! The target assignment: when it is computed anew, from what, and what is recorded of it.

use std::collections::{BTreeMap, BTreeSet};

use twox_hash::XxHash3_64;

use super::Draft;
use super::assign::{self, Spec, Subscriber};
use crate::group::TopicName;
use crate::group::cause::Cause;
use crate::group::records::{ConsumerFact, GroupEpoch, TargetEpoch};
use crate::metadata::{Image, Topic};
use crate::types::TopicId;

impl Draft<'_, '_> {
    /// Raises the group's epoch if there is a cause that it `must`, or if the topics that it reads have changed since that was last looked at.
    pub(super) fn bump_epoch_if_needed(&mut self, must: Option<Cause>) {
        let seen = self.image.offset();
        if must.is_none() && self.sessions.compared_with == Some(seen) {
            return;
        }
        self.sessions.compared_with = Some(seen);
        let metadata_hash = metadata_hash(self.image, &self.group.subscriptions());
        if must.is_some() || metadata_hash != self.group.epoch.metadata_hash {
            self.turn.rebalances(must.unwrap_or(Cause::TopicsChanged));
            let epoch = self.group.epoch.epoch.saturating_add(1);
            self.fact(ConsumerFact::Epoch(Some(GroupEpoch { epoch, metadata_hash })));
        }
    }

    /// Computes the target of the group's epoch, unless it is there, or the last one is younger than the interval (KIP-1263).
    pub(super) fn assign_if_needed(&mut self) {
        let group = &self.group;
        let interval = self.turn.options.consumer.of(self.image, self.turn.id).assignment_interval;
        let now = self.turn.now.wall;
        // A wall clock that went back must not stop assignments.
        let too_early = now < group.target.assigned_at.plus(interval) && now >= group.target.assigned_at;
        if group.epoch.epoch <= group.target.epoch || too_early {
            return;
        }
        let offered = &self.turn.options.consumer.assignors;
        let spec = self.spec();
        let targets = match group.assignor(offered) {
            "range" => assign::range::assign(&spec),
            _ => assign::uniform::assign(&spec),
        };
        for (member, target) in targets {
            if self.group.target_of(&member).is_none_or(|before| **before != target) {
                self.fact(ConsumerFact::Target(member, Some(target)));
            }
        }
        let epoch = self.group.epoch.epoch;
        self.fact(ConsumerFact::TargetEpoch(Some(TargetEpoch { epoch, assigned_at: now })));
    }

    fn spec(&self) -> Spec {
        let mut topics = BTreeMap::new();
        let mut members = BTreeMap::new();
        for (id, member) in &self.group.members {
            let mut subscribed = BTreeSet::new();
            for topic in self.group.subscription(member).iter().filter_map(|name| self.image.topic(name.as_str())) {
                topics.insert(topic.id, partition_count(topic));
                subscribed.insert(topic.id);
            }
            let target = self.group.target_of(id).map(|target| (**target).clone()).unwrap_or_default();
            members.insert(id.clone(), Subscriber { instance: member.profile.instance.clone(), subscribed, target });
        }
        Spec { members, topics }
    }
}

fn partition_count(topic: &Topic) -> i32 {
    i32::try_from(topic.partitions.size()).unwrap_or(i32::MAX)
}

/// The ids of those topics that exist.
pub(super) fn ids(image: &Image, names: &BTreeSet<TopicName>) -> BTreeSet<TopicId> {
    names.iter().filter_map(|name| image.topic(name.as_str())).map(|topic| topic.id).collect()
}

/// One number for all that an assignment depends on: ids, names, partitions and their racks. Kafka's, so that an adopted group is found
/// unchanged; 0 where no topic exists.
pub(super) fn metadata_hash(image: &Image, names: &BTreeSet<TopicName>) -> i64 {
    let mut hashes = Vec::new();
    for topic in names.iter().filter_map(|name| image.topic(name.as_str())) {
        hashes.extend_from_slice(&topic_hash(image, topic).to_le_bytes());
    }
    if hashes.is_empty() { 0 } else { XxHash3_64::oneshot(&hashes).cast_signed() }
}

fn topic_hash(image: &Image, topic: &Topic) -> u64 {
    // The number of this layout.
    let mut bytes = vec![0_u8];
    let TopicId(id) = topic.id;
    // Two numbers, high half first, each from its low byte.
    bytes.extend(id.iter().take(8).rev());
    bytes.extend(id.iter().skip(8).rev());
    put_text(&mut bytes, &topic.name);
    bytes.extend_from_slice(&partition_count(topic).to_le_bytes());
    for (index, partition) in &topic.partitions {
        bytes.extend_from_slice(&index.get().to_le_bytes());
        let racks = partition.replicas.iter().filter_map(|replica| image.broker(*replica)?.rack.as_deref());
        let mut racks: Vec<&str> = racks.collect();
        racks.sort_unstable();
        for rack in racks {
            put_text(&mut bytes, rack);
        }
    }
    XxHash3_64::oneshot(&bytes)
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    let before = bytes.len();
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let units = (bytes.len() - before) / 2;
    bytes.extend_from_slice(&i32::try_from(units).unwrap_or(i32::MAX).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::consumer::tests::image_of;

    /// Hashes that a Kafka 4.3.1 recorded.
    #[test]
    fn hashes_are_kafkas() {
        let id = |hex: &str| {
            let mut id = [0; 16];
            for (at, byte) in id.iter_mut().enumerate() {
                *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hex");
            }
            TopicId(id)
        };
        let image = image_of(&[("j-hwv7y0-t-1zg4j", id("d026312264ba4e38af8c3e7dfbd2518d"), 4)]);
        let names = BTreeSet::from(["j-hwv7y0-t-1zg4j".into(), "not-there".into()]);
        assert_eq!(metadata_hash(&image, &names), -8_967_945_071_506_499_610);
        assert_eq!(metadata_hash(&image, &BTreeSet::from(["not-there".into()])), 0);
    }
}
