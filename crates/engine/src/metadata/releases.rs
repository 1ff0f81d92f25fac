//! Kafka's releases by the names of their metadata versions, and the level that each feature has in a cluster formatted at one of them.
//!
//! What this build serves of it is `features`; here is what Kafka's tools say.

/// Names of the metadata versions with their levels, oldest first. 4.3-IV0 is the newest that is released.
const VERSIONS: [(&str, i16); 24] = [
    ("3.3-IV3", 7),
    ("3.4-IV0", 8),
    ("3.5-IV0", 9),
    ("3.5-IV1", 10),
    ("3.5-IV2", 11),
    ("3.6-IV0", 12),
    ("3.6-IV1", 13),
    ("3.6-IV2", 14),
    ("3.7-IV0", 15),
    ("3.7-IV1", 16),
    ("3.7-IV2", 17),
    ("3.7-IV3", 18),
    ("3.7-IV4", 19),
    ("3.8-IV0", 20),
    ("3.9-IV0", 21),
    ("4.0-IV0", 22),
    ("4.0-IV1", 23),
    ("4.0-IV2", 24),
    ("4.0-IV3", 25),
    ("4.1-IV0", 26),
    ("4.1-IV1", 27),
    ("4.2-IV0", 28),
    ("4.2-IV1", 29),
    ("4.3-IV0", 30),
];

/// A feature beside `metadata.version`.
struct Feature {
    name: &'static str,
    /// The highest level that Kafka 4.3 knows.
    highest: i16,
    /// A cluster formatted at this metadata version or a later one begins at the highest level; at an earlier one, at none.
    since: i16,
    /// The metadata version without which levels above 0 are refused.
    needs: Option<i16>,
}

/// In the order in which `kafka-storage version-mapping` prints them.
const FEATURES: [Feature; 6] = [
    Feature { name: "kraft.version", highest: 1, since: 21, needs: None },
    Feature { name: "transaction.version", highest: 2, since: 24, needs: None },
    Feature { name: "group.version", highest: 1, since: 22, needs: None },
    Feature { name: "eligible.leader.replicas.version", highest: 1, since: 26, needs: Some(23) },
    Feature { name: "share.version", highest: 1, since: 28, needs: None },
    Feature { name: "streams.version", highest: 1, since: 29, needs: None },
];

/// Why a release or a feature's level is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotKnown {
    #[error("Unknown metadata.version '{name}'. Supported metadata.version are: {}", names().collect::<Vec<_>>().join(", "))]
    Release { name: String },
    #[error("Unknown metadata.version {level}")]
    MetadataVersion { level: i16 },
    #[error("Unknown feature: {name}")]
    Feature { name: String },
    #[error("Feature level {level} is not supported for feature {name}")]
    Level { name: String, level: i16 },
}

/// Every metadata version by name, oldest first.
pub fn names() -> impl Iterator<Item = &'static str> {
    VERSIONS.iter().map(|(name, _)| *name)
}

/// The level of a metadata version (`4.2-IV1`), or of the last one of a release (`4.2`).
pub fn level_of(name: &str) -> Result<i16, NotKnown> {
    let of_release = |version: &str| version.split_once("-IV").is_some_and(|(release, _)| release == name);
    let known = VERSIONS.iter().rev().find(|(version, _)| *version == name || of_release(version));
    known.map(|(_, level)| *level).ok_or_else(|| NotKnown::Release { name: name.to_owned() })
}

/// The name of a metadata version.
pub fn name_of(level: i16) -> Result<&'static str, NotKnown> {
    let known = VERSIONS.iter().find(|(_, known)| *known == level);
    known.map(|(name, _)| *name).ok_or(NotKnown::MetadataVersion { level })
}

/// The level of each feature beside `metadata.version` in a cluster of Kafka's that is formatted at that metadata version.
pub fn feature_levels(metadata_version: i16) -> impl Iterator<Item = (&'static str, i16)> {
    FEATURES.iter().map(move |feature| (feature.name, if metadata_version >= feature.since { feature.highest } else { 0 }))
}

/// The metadata version that a feature's level needs; `None`: any will do.
pub fn needed_by(name: &str, level: i16) -> Result<Option<i16>, NotKnown> {
    let feature = FEATURES.iter().find(|feature| feature.name == name);
    let feature = feature.ok_or_else(|| NotKnown::Feature { name: name.to_owned() })?;
    if !(0..=feature.highest).contains(&level) {
        return Err(NotKnown::Level { name: name.to_owned(), level });
    }
    Ok(feature.needs.filter(|_| level > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::{METADATA_LOWEST, METADATA_VERSION, SUPPORTED_FEATURES};

    #[test]
    fn a_release_is_its_last_metadata_version() {
        for (name, level) in
            [("3.9", 21), ("3.9-IV0", 21), ("4.0", 25), ("4.0-IV1", 23), ("4.3", METADATA_VERSION), ("3.3-IV3", METADATA_LOWEST)]
        {
            assert_eq!(level_of(name), Ok(level), "{name}");
        }
        for name in ["9.9", "4", "4.3-IV", "4.3-IV1", "", "metadata"] {
            assert!(level_of(name).is_err(), "{name}");
        }
        assert_eq!(name_of(29), Ok("4.2-IV1"));
        assert_eq!(VERSIONS.map(|(_, level)| level).to_vec(), (METADATA_LOWEST..=METADATA_VERSION).collect::<Vec<_>>());
    }

    #[test]
    fn levels_and_needs() {
        let levels = |version| feature_levels(version).map(|(_, level)| level).collect::<Vec<_>>();
        assert_eq!((levels(20), levels(24), levels(30)), (vec![0; 6], vec![1, 2, 1, 0, 0, 0], vec![1, 2, 1, 1, 1, 1]));
        assert_eq!(needed_by("eligible.leader.replicas.version", 1), Ok(Some(23)));
        assert_eq!(needed_by("transaction.version", 2), Ok(None));
        assert!(needed_by("share.version", 9).is_err() && needed_by("nosuch", 1).is_err());
    }

    #[test]
    fn nothing_is_served_that_no_release_has() {
        let known = |name: &str| FEATURES.iter().find(|feature| feature.name == name).map_or(METADATA_VERSION, |feature| feature.highest);
        assert!(SUPPORTED_FEATURES.iter().all(|feature| feature.highest <= known(feature.name)));
    }
}
