//! What a consumer of the classic protocol says of itself in its metadata. Clients wrote it, so it may be anything.

use std::collections::BTreeSet;

use milena_protocol::Cursor;
use milena_protocol::records::consumer_protocol::consumer_protocol_subscription::ConsumerProtocolSubscription;

use super::TopicName;

/// None where it cannot be read. A version that is not known yet is read as the latest that is: they only add at the end.
pub(super) fn decode(metadata: &[u8]) -> Option<ConsumerProtocolSubscription> {
    let mut cursor = Cursor::new(metadata);
    let version = cursor.i16().min(ConsumerProtocolSubscription::HIGHEST);
    ConsumerProtocolSubscription::decode(&mut cursor, version).ok()
}

/// The topics that it names.
pub(super) fn topics(metadata: &[u8]) -> Option<BTreeSet<TopicName>> {
    Some(decode(metadata)?.topics.into_iter().map(TopicName::from).collect())
}
