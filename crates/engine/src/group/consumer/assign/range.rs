//! The range assignor: of each topic, members get runs of partitions, in the order of their instance ids or else of their member ids.
//! Members that read the same topics get the same numbers of each, so that topics of equal size can be joined.

use std::collections::BTreeMap;

use super::{Spec, Subscriber};
use crate::group::MemberId;
use crate::group::consumer::member::Assignment;
use crate::types::PartitionIndex;

pub(in crate::group::consumer) fn assign(spec: &Spec) -> BTreeMap<MemberId, Assignment> {
    let mut targets: BTreeMap<MemberId, Assignment> = spec.members.keys().map(|id| (id.clone(), Assignment::new())).collect();
    let mut order: Vec<(&MemberId, &Subscriber)> = spec.members.iter().collect();
    // Static members first: they keep their runs whatever id their next life has.
    order.sort_by_key(|(id, member)| (member.instance.is_none(), member.instance.clone(), (*id).clone()));
    for (topic, count) in &spec.topics {
        let readers: Vec<&MemberId> = order.iter().filter(|(_, member)| member.subscribed.contains(topic)).map(|(id, _)| *id).collect();
        let many = i32::try_from(readers.len()).unwrap_or(i32::MAX);
        let (each, more) = (count.checked_div(many).unwrap_or(0), count.checked_rem(many).unwrap_or(0));
        let mut next = 0;
        for (place, reader) in (0_i32..).zip(readers) {
            let run = each + i32::from(place < more);
            if run > 0
                && let Some(target) = targets.get_mut(reader)
            {
                target.insert(*topic, (next..next + run).map(PartitionIndex).collect());
            }
            next += run;
        }
    }
    targets
}
