//! A tagged field that the version does not know: kept, so that what is handed on is what came.

use bytes::Bytes;

/// `data` is the value as it stood on the wire. A list of them is kept by rising tag, each tag once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawTaggedField {
    pub tag: u32,
    pub data: Bytes,
}

/// Brings a list as it was read into the order in which it may be written; of equal tags the last one read stays.
pub(crate) fn put_in_order(fields: &mut Vec<RawTaggedField>) {
    if fields.is_sorted_by(|a, b| a.tag < b.tag) {
        return;
    }
    fields.reverse();
    fields.sort_by_key(|field| field.tag);
    fields.dedup_by_key(|field| field.tag);
}
