//! Feature levels in force: clients and nodes switch behaviour on these, never on a version number of the software.
//!
//! A level is listed as supported only when everything that it promises is served: a client that finds `transaction.version` 2
//! in force sends requests which a level 0 broker must refuse.

use crate::metadata::{Image, Metadata, Record, Reply};
use crate::types::BrokerId;

/// Name of the feature whose level says which metadata records may be written.
const METADATA: &str = "metadata.version";

/// The feature that makes the least number of in-sync replicas a matter of the whole cluster (KIP-966).
pub(super) const ELR: &str = "eligible.leader.replicas.version";

/// The level of metadata records that we write: 4.3-IV0.
pub const METADATA_VERSION: i16 = 30;
/// The oldest at which a cluster may be formatted: 3.3-IV3.
pub const METADATA_LOWEST: i16 = 7;

/// A feature and the levels that this build can work at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportedFeature {
    pub name: &'static str,
    pub lowest: i16,
    pub highest: i16,
}

/// Every feature of Kafka 4.3 that takes part in negotiation, by name. A highest level of 0 says: known, and not served yet.
pub const SUPPORTED: &[SupportedFeature] = &[
    SupportedFeature { name: ELR, lowest: 0, highest: 1 },
    SupportedFeature { name: "group.version", lowest: 0, highest: 1 },
    SupportedFeature { name: "metadata.version", lowest: METADATA_LOWEST, highest: METADATA_VERSION },
    SupportedFeature { name: "share.version", lowest: 0, highest: 0 },
    SupportedFeature { name: "streams.version", lowest: 0, highest: 0 },
    SupportedFeature { name: "transaction.version", lowest: 0, highest: 0 },
];

/// Levels that are to be in force from now on, all or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateFeatures {
    pub updates: Vec<FeatureUpdate>,
    /// Check everything, change nothing.
    pub validate_only: bool,
    /// The node that decides; a refusal names it.
    pub controller: BrokerId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureUpdate {
    pub name: String,
    pub level: i16,
    pub direction: FeatureDirection,
}

/// What the asker allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeatureDirection {
    Unknown,
    Upgrade,
    SafeDowngrade,
    UnsafeDowngrade,
}

/// Why no level was changed. Worded as in Kafka: `kafka-features` prints it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpdateFeaturesError {
    #[error(
        "The update failed for all features since the following feature had an error: Invalid update version {level} for feature {name}. {why}"
    )]
    Invalid { name: String, level: i16, why: FeatureFault },
    #[error(
        "The update failed for all features since the following feature had an error: Unsupported metadata.version downgrade from {present} to {level}. Refusing to perform the requested downgrade because it might delete metadata information."
    )]
    MetadataDowngrade { present: i16, level: i16 },
    #[error(
        "The update failed for all features since the following feature had an error: Unsupported metadata.version downgrade from {present} to {level}. Unsafe metadata downgrade is not supported in this version."
    )]
    UnsafeMetadataDowngrade { present: i16, level: i16 },
}

/// What is wrong with one level.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeatureFault {
    #[error("The controller does not support the given upgrade type.")]
    Direction,
    #[error("A feature version cannot be less than 0.")]
    Negative,
    #[error("Feature {name} not found.")]
    NotFound { name: String },
    #[error("Local controller {controller} does not support this feature.")]
    Unsupported { controller: BrokerId },
    #[error("Local controller {controller} only supports versions {lowest}-{highest}")]
    OutOfRange { controller: BrokerId, lowest: i16, highest: i16 },
    #[error("Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade.")]
    DowngradeNotAllowed,
    #[error("Can't downgrade to a newer version.")]
    UpgradeNotAllowed,
}

impl Metadata {
    pub(super) fn update_features(&self, ask: &UpdateFeatures) -> (Vec<Record>, Reply) {
        match ask.updates.iter().map(|update| check_update(&self.image, update, ask.controller)).collect::<Result<Vec<_>, _>>() {
            Err(error) => (vec![], Reply::UpdateFeatures(Err(error))),
            Ok(_) if ask.validate_only => (vec![], Reply::UpdateFeatures(Ok(()))),
            Ok(records) => {
                let mut records: Vec<_> = records.into_iter().flatten().collect();
                let mut after = self.image.clone();
                records.iter().for_each(|record| after.apply(record));
                records.extend(self.min_insync_replicas_of_the_cluster(&after));
                (records, Reply::UpdateFeatures(Ok(())))
            }
        }
    }
}

/// The fact that puts a feature at its new level; `None`: it is there.
fn check_update(image: &Image, update: &FeatureUpdate, controller: BrokerId) -> Result<Option<Record>, UpdateFeaturesError> {
    let FeatureUpdate { name, level, .. } = update;
    let present = image.feature_level(name);
    if let Some(why) = fault_of(present, update, controller) {
        return Err(UpdateFeaturesError::Invalid { name: name.clone(), level: *level, why });
    }
    // A lower level would not know all the facts that are in the log.
    match (name.as_str(), update.direction) {
        (METADATA, FeatureDirection::SafeDowngrade) if *level < present => {
            Err(UpdateFeaturesError::MetadataDowngrade { present, level: *level })
        }
        (METADATA, FeatureDirection::UnsafeDowngrade) if *level < present => {
            Err(UpdateFeaturesError::UnsafeMetadataDowngrade { present, level: *level })
        }
        _ => Ok((present != *level).then(|| Record::FeatureLevel { name: name.clone(), level: *level })),
    }
}

/// In Kafka's order.
fn fault_of(present: i16, update: &FeatureUpdate, controller: BrokerId) -> Option<FeatureFault> {
    let FeatureUpdate { name, level, direction } = update;
    let level = *level;
    if *direction == FeatureDirection::Unknown {
        return Some(FeatureFault::Direction);
    }
    if level < 0 {
        return Some(FeatureFault::Negative);
    }
    let Some(feature) = SUPPORTED.iter().find(|feature| feature.name == name) else {
        return Some(if level == 0 { FeatureFault::NotFound { name: name.clone() } } else { FeatureFault::Unsupported { controller } });
    };
    if !(feature.lowest..=feature.highest).contains(&level) {
        return Some(FeatureFault::OutOfRange { controller, lowest: feature.lowest, highest: feature.highest });
    }
    if level < present && *direction == FeatureDirection::Upgrade {
        return Some(FeatureFault::DowngradeNotAllowed);
    }
    (level > present && *direction != FeatureDirection::Upgrade).then_some(FeatureFault::UpgradeNotAllowed)
}

/// The facts that put a new cluster at its first levels; nothing for a cluster that has them.
pub(super) fn of_a_new_cluster(image: &Image) -> Vec<Record> {
    if image.feature_level(METADATA) > 0 {
        return vec![];
    }
    let served = SUPPORTED.iter().filter(|feature| feature.highest > 0);
    served.map(|feature| Record::FeatureLevel { name: feature.name.to_owned(), level: feature.highest }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_new_cluster_is_given_levels() {
        let mut image = Image::default();
        let facts = of_a_new_cluster(&image);
        assert_eq!(facts.len(), SUPPORTED.iter().filter(|feature| feature.highest > 0).count());
        for fact in &facts {
            image.apply(fact);
        }
        assert_eq!(image.feature_level("metadata.version"), METADATA_VERSION);
        assert_eq!(of_a_new_cluster(&image), []);
    }

    #[test]
    fn eligible_replicas_bring_the_least_number_in_sync() {
        use crate::metadata::brokers::tests::{step, with_brokers};
        use crate::metadata::{ConfigResource, Request};
        let mut metadata = with_brokers(&[1]);
        let stored = |metadata: &Metadata| metadata.image().configs(&ConfigResource::cluster()).map(|set| set.as_ref().clone());
        let one = [("min.insync.replicas".to_owned(), "1".to_owned())].into();
        assert_eq!(stored(&metadata), Some(one), "a new cluster has them in use");
        let update = |level, direction| {
            let updates = vec![FeatureUpdate { name: ELR.to_owned(), level, direction }];
            Request::UpdateFeatures(UpdateFeatures { updates, validate_only: false, controller: BrokerId(1) })
        };
        assert_eq!(step(&mut metadata, update(0, FeatureDirection::SafeDowngrade)).records.len(), 1);
        for (resource, value) in [(ConfigResource::cluster(), None), (ConfigResource::broker(BrokerId(1)), Some("2".to_owned()))] {
            metadata.replay(&Record::Config { resource, name: "min.insync.replicas".to_owned(), value });
        }
        let facts = step(&mut metadata, update(1, FeatureDirection::Upgrade)).records;
        assert_eq!(facts.len(), 3, "the level, the cluster's number, and the broker's is gone: {facts:?}");
        assert_eq!(metadata.image().configs(&ConfigResource::broker(BrokerId(1))).map(|set| set.len()).unwrap_or(0), 0);
        assert_eq!(step(&mut metadata, update(1, FeatureDirection::Upgrade)).records, []);
    }

    #[test]
    fn updates_and_refusals() {
        use FeatureDirection::{SafeDowngrade, Unknown, Upgrade};
        let controller = BrokerId(1);
        let (lowest, highest) = (METADATA_LOWEST, METADATA_VERSION);
        let range = || Some(FeatureFault::OutOfRange { controller, lowest, highest });
        let cases = [
            (METADATA, highest, Upgrade, None),
            (METADATA, highest, SafeDowngrade, None),
            (METADATA, highest, Unknown, Some(FeatureFault::Direction)),
            (METADATA, -1, Upgrade, Some(FeatureFault::Negative)),
            (METADATA, highest + 1, Upgrade, range()),
            (METADATA, 0, SafeDowngrade, range()),
            (METADATA, 29, Upgrade, Some(FeatureFault::DowngradeNotAllowed)),
            ("nosuch", 1, Upgrade, Some(FeatureFault::Unsupported { controller })),
            ("nosuch", 0, SafeDowngrade, Some(FeatureFault::NotFound { name: "nosuch".to_owned() })),
        ];
        for (name, level, direction, expected) in cases {
            let update = FeatureUpdate { name: name.to_owned(), level, direction };
            let present = if name == METADATA { highest } else { 0 };
            assert_eq!(fault_of(present, &update, controller), expected, "{name} {level} {direction:?}");
        }
    }

    #[test]
    fn one_bad_update_stops_all() {
        let mut metadata = crate::metadata::brokers::tests::with_brokers(&[1]);
        let update = |name: &str, level| FeatureUpdate { name: name.to_owned(), level, direction: FeatureDirection::Upgrade };
        let updates = vec![update(METADATA, METADATA_VERSION), update("nosuch", 1)];
        let ask = UpdateFeatures { updates, validate_only: false, controller: BrokerId(1) };
        let decision = crate::metadata::brokers::tests::step(&mut metadata, crate::metadata::Request::UpdateFeatures(ask));
        let Reply::UpdateFeatures(Err(refused)) = &decision.replies[0].1 else { panic!("{decision:?}") };
        assert!(decision.records.is_empty());
        let words = "Invalid update version 1 for feature nosuch. Local controller 1 does not support this feature.";
        assert!(refused.to_string().ends_with(words), "{refused}");
        for (direction, words) in [(FeatureDirection::SafeDowngrade, "might delete"), (FeatureDirection::UnsafeDowngrade, "Unsafe")] {
            let update = FeatureUpdate { name: METADATA.to_owned(), level: 29, direction };
            let refused = check_update(metadata.image(), &update, BrokerId(1)).expect_err("no way back").to_string();
            assert!(refused.contains(words), "{refused}");
        }
    }
}
