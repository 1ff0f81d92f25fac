//! What a client may do, as the bit fields in which Metadata, DescribeCluster and DescribeGroups tell it (KIP-430).
//!
//! Bit n stands for Kafka's operation number n. Without an authorizer everybody may do everything that exists for the resource.

/// Read, Write, Create, Delete, Alter, Describe, DescribeConfigs, AlterConfigs.
pub(super) const TOPIC: i32 = bits(&[3, 4, 5, 6, 7, 8, 10, 11]);
/// Create, Alter, Describe, ClusterAction, DescribeConfigs, AlterConfigs, IdempotentWrite.
pub(super) const CLUSTER: i32 = bits(&[5, 7, 8, 9, 10, 11, 12]);
/// Read, Delete, Describe, DescribeConfigs, AlterConfigs.
pub(super) const GROUP: i32 = bits(&[3, 6, 8, 10, 11]);
/// Nobody asked.
const NOT_TOLD: i32 = i32::MIN;

/// The field's value: `allowed` if the client asked for it.
pub(super) fn asked(asked: bool, allowed: i32) -> i32 {
    if asked { allowed } else { NOT_TOLD }
}

const fn bits(operations: &[u32]) -> i32 {
    let mut field = 0;
    let mut at = 0;
    while at < operations.len() {
        field |= 1 << operations[at];
        at += 1;
    }
    field
}
