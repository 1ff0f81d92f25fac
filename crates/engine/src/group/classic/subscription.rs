//! Which topics a consumer's metadata names. Clients wrote it, so it may be anything.

use std::collections::BTreeSet;

use crate::group::TopicName;

/// None where it cannot be read. Later versions only add behind the topics.
pub(super) fn topics(metadata: &[u8]) -> Option<BTreeSet<TopicName>> {
    let mut rest = metadata;
    let version = i16::from_be_bytes(*take(&mut rest)?);
    if version < 0 {
        return None;
    }
    let count = i32::from_be_bytes(*take(&mut rest)?);
    let mut topics = BTreeSet::new();
    for _ in 0..count {
        let length = usize::try_from(i16::from_be_bytes(*take(&mut rest)?)).ok()?;
        let (name, after) = rest.split_at_checked(length)?;
        topics.insert(std::str::from_utf8(name).ok()?.into());
        rest = after;
    }
    Some(topics)
}

fn take<'a, const N: usize>(rest: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (taken, after) = rest.split_first_chunk::<N>()?;
    *rest = after;
    Some(taken)
}
