//! Feature levels in force: clients and nodes switch behaviour on these, never on a version number of the software.
//!
//! A level is listed as supported only when everything that it promises is served: a client that finds `transaction.version` 2
//! in force sends requests which a level 0 broker must refuse.

use crate::metadata::{Image, Record};

/// The level of metadata records that we write: 4.3-IV0.
pub const METADATA_VERSION: i16 = 30;

/// A feature and the levels that this build can work at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportedFeature {
    pub name: &'static str,
    pub lowest: i16,
    pub highest: i16,
}

/// Every feature of Kafka 4.3 that takes part in negotiation, by name. A highest level of 0 says: known, and not served yet.
pub const SUPPORTED: &[SupportedFeature] = &[
    SupportedFeature { name: "eligible.leader.replicas.version", lowest: 0, highest: 0 },
    SupportedFeature { name: "group.version", lowest: 0, highest: 0 },
    SupportedFeature { name: "metadata.version", lowest: METADATA_VERSION, highest: METADATA_VERSION },
    SupportedFeature { name: "share.version", lowest: 0, highest: 0 },
    SupportedFeature { name: "streams.version", lowest: 0, highest: 0 },
    SupportedFeature { name: "transaction.version", lowest: 0, highest: 0 },
];

/// The facts that put a new cluster at its first levels; nothing for a cluster that has them.
pub(super) fn of_a_new_cluster(image: &Image) -> Vec<Record> {
    if image.feature_level("metadata.version") > 0 {
        return vec![];
    }
    vec![Record::FeatureLevel { name: "metadata.version".to_owned(), level: METADATA_VERSION }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_new_cluster_is_given_levels() {
        let mut image = Image::default();
        let facts = of_a_new_cluster(&image);
        assert_eq!(facts.len(), 1);
        for fact in &facts {
            image.apply(fact);
        }
        assert_eq!(image.feature_level("metadata.version"), METADATA_VERSION);
        assert_eq!(of_a_new_cluster(&image), []);
    }
}
