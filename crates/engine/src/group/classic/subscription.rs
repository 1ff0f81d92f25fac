//! Which topics a consumer's metadata names. Clients wrote it, so it may be anything.

use std::collections::BTreeSet;

use milena_protocol::Cursor;
use milena_protocol::records::consumer_protocol::consumer_protocol_subscription::ConsumerProtocolSubscription;

use crate::group::TopicName;

/// None where it cannot be read. A version that is not known yet is read as the latest that is: they only add at the end.
pub(super) fn topics(metadata: &[u8]) -> Option<BTreeSet<TopicName>> {
    let mut cursor = Cursor::new(metadata);
    let version = cursor.i16().min(ConsumerProtocolSubscription::HIGHEST);
    let subscription = ConsumerProtocolSubscription::decode(&mut cursor, version).ok()?;
    Some(subscription.topics.into_iter().map(TopicName::from).collect())
}
