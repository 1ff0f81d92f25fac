//! Formatting a node's directories by hand, and looking at them: what `milena storage` does. A broker formats empty directories itself;
//! this is for scripts that were written for Kafka, and for who wants to choose the cluster's id or its feature levels.
//!
//! Not here: what makes a directory fit to start from (`lifecycle`), which levels there are (`engine/metadata/features`, `releases`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use milena_config::BrokerConfig;
use milena_config::properties::Properties;
use milena_engine::metadata::adoption::Carried;
use milena_engine::metadata::{Record, SUPPORTED_FEATURES, releases};
use milena_engine::types::BrokerId;
use milena_os::Os;

use crate::adoption;
use crate::lifecycle::{self, HomeError, META};

/// What directories are to be formatted with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Any text; of what form is not checked, as in Kafka (observed 39).
    pub cluster_id: String,
    /// Pass over directories that are formatted already.
    pub ignore_formatted: bool,
    pub levels: Levels,
}

/// The feature levels of a cluster, by name; `metadata.version` among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels(BTreeMap<String, i16>);

/// One directory that was formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    pub path: PathBuf,
    pub holds_metadata: bool,
}

/// Why nothing, or not everything, was formatted. What scripts may look for is worded as in Kafka.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    #[error("Log directory {} is already formatted. Use --ignore-formatted to ignore this directory and format the others.", path.display())]
    AlreadyFormatted { path: PathBuf },
    #[error("Invalid cluster.id in: {}/{META}. Expected {expected}, but read {found}", path.display())]
    OtherCluster { path: PathBuf, expected: String, found: String },
    #[error(transparent)]
    Home(#[from] HomeError),
}

/// Why a cluster cannot begin at these levels.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LevelsError {
    #[error(transparent)]
    NotKnown(#[from] releases::NotKnown),
    #[error("Unsupported feature: {name}. Supported features are: {}", Levels::names().collect::<Vec<_>>().join(", "))]
    Unsupported { name: String },
    #[error("feature {name} at level {level} is not served by this release, which serves levels {lowest} to {highest}")]
    NotServed { name: String, level: i16, lowest: i16, highest: i16 },
    #[error("{name} at level {level} needs metadata.version {needed}; it is {present}")]
    Needs { name: String, level: i16, needed: i16, present: i16 },
}

impl Levels {
    /// The levels of a cluster at `metadata_version`, as far as this build serves them; those in `chosen` as chosen.
    pub fn new(metadata_version: i16, chosen: &[(String, i16)]) -> Result<Self, LevelsError> {
        let served = |name: &str| SUPPORTED_FEATURES.iter().find(|feature| feature.name == name);
        let known = releases::feature_levels(metadata_version).filter_map(|(name, level)| Some((served(name)?, level)));
        let mut levels: BTreeMap<String, i16> =
            known.map(|(feature, level)| (feature.name.to_owned(), level.min(feature.highest))).collect();
        levels.insert("metadata.version".to_owned(), metadata_version);
        for (name, level) in chosen {
            let feature = served(name).ok_or_else(|| LevelsError::Unsupported { name: name.clone() })?;
            if !(feature.lowest..=feature.highest).contains(level) {
                let (lowest, highest) = (feature.lowest, feature.highest);
                return Err(LevelsError::NotServed { name: name.clone(), level: *level, lowest, highest });
            }
            levels.insert(name.clone(), *level);
        }
        let present = levels.get("metadata.version").copied().unwrap_or(metadata_version);
        for (name, level) in levels.iter().filter(|(name, _)| *name != "metadata.version") {
            if let Some(needed) = releases::needed_by(name, *level)?
                && needed > present
            {
                return Err(LevelsError::Needs { name: name.clone(), level: *level, needed, present });
            }
        }
        Ok(Self(levels))
    }

    /// Features above level 0: `metadata.version` first, then by name.
    pub fn in_force(&self) -> impl Iterator<Item = (&str, i16)> {
        let metadata = |name: &&str| *name == "metadata.version";
        let all = || self.0.iter().map(|(name, level)| (name.as_str(), *level)).filter(|(_, level)| *level > 0);
        all().filter(move |(name, _)| metadata(name)).chain(all().filter(move |(name, _)| !metadata(name)))
    }

    pub fn metadata_version(&self) -> i16 {
        self.0.get("metadata.version").copied().unwrap_or(0)
    }

    /// Features that can be chosen.
    fn names() -> impl Iterator<Item = &'static str> {
        SUPPORTED_FEATURES.iter().map(|feature| feature.name).filter(|name| *name != "metadata.version")
    }

    fn facts(&self) -> Vec<Record> {
        self.in_force().map(|(name, level)| Record::FeatureLevel { name: name.to_owned(), level }).collect()
    }
}

/// Formats the node's directories, the metadata log's first.
///
/// Returns those that were formatted; none if all were already. Errors: those before the one at fault stay formatted.
pub fn format(os: &Os, config: &BrokerConfig, ask: &Format) -> Result<Vec<Formatted>, FormatError> {
    let node = BrokerId(config.node_id);
    let others = config.log_dirs.iter().filter(|path| **path != config.metadata_log_dir);
    let mut found = vec![];
    for path in std::iter::once(&config.metadata_log_dir).chain(others) {
        let directory = lifecycle::find(os, path, node)?;
        match &directory.meta {
            None => found.push(directory),
            Some(meta) if meta.cluster_id != ask.cluster_id => {
                let (expected, found) = (ask.cluster_id.clone(), meta.cluster_id.clone());
                return Err(FormatError::OtherCluster { path: path.clone(), expected, found });
            }
            Some(_) if ask.ignore_formatted => {}
            Some(_) => return Err(FormatError::AlreadyFormatted { path: path.clone() }),
        }
    }
    let mut formatted = vec![];
    for directory in found {
        let holds_metadata = directory.path == config.metadata_log_dir;
        let facts = if holds_metadata { ask.levels.facts() } else { vec![] };
        lifecycle::format(os, &directory.path, &ask.cluster_id, node, holds_metadata.then_some(facts))?;
        formatted.push(Formatted { path: directory.path, holds_metadata });
    }
    Ok(formatted)
}

/// What the node's directories hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    pub directories: Vec<PathBuf>,
    /// What a start would carry, if a Kafka left them; that it cannot is among the problems.
    pub to_be_carried: Option<Carried>,
    /// `meta.properties` of the first that has one, by name.
    pub metadata: Option<BTreeMap<String, String>>,
    pub problems: Vec<String>,
}

/// Looks at the node's directories; changes and locks nothing.
pub fn info(os: &Os, config: &BrokerConfig) -> Info {
    let mut info = Info::default();
    let mut paths: Vec<&PathBuf> = config.log_dirs.iter().chain([&config.metadata_log_dir]).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        match os.disk.metadata(path) {
            Err(_) => info.problems.push(format!("{} does not exist", path.display())),
            Ok(found) if !found.is_dir => info.problems.push(format!("{} is not a directory", path.display())),
            Ok(_) => {
                info.directories.push(path.clone());
                look(os, path, &mut info);
            }
        }
    }
    match adoption::preview(os, config) {
        None => {}
        Some(Ok(carried)) => info.to_be_carried = Some(carried),
        Some(Err(error)) => info.problems.push(error.to_string()),
    }
    info
}

fn look(os: &Os, path: &Path, info: &mut Info) {
    let Ok(bytes) = os.disk.read(&path.join(META)) else {
        info.problems.push(format!("{} is not formatted.", path.display()));
        return;
    };
    match Properties::parse(&bytes) {
        Err(error) => info.problems.push(format!("{}: {error}", path.join(META).display())),
        Ok(properties) => {
            let found = properties.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<BTreeMap<_, _>>();
            let cluster = |found: &BTreeMap<String, String>| found.get("cluster.id").cloned();
            match &info.metadata {
                None => info.metadata = Some(found),
                Some(first) if cluster(first) != cluster(&found) => {
                    info.problems.push(format!("{} belongs to another cluster than the directories before it", path.display()));
                }
                Some(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use milena_engine::metadata::METADATA_VERSION;
    use milena_os::disk::sim::Crash;

    use super::*;
    use crate::cluster::Cluster;
    use crate::lifecycle::Home;
    use std::sync::Arc;

    fn config() -> BrokerConfig {
        let log_dirs: Vec<PathBuf> = ["/a", "/b"].map(PathBuf::from).into();
        BrokerConfig { metadata_log_dir: log_dirs[0].clone(), log_dirs, ..BrokerConfig::default() }
    }

    fn ask(levels: Levels) -> Format {
        Format { cluster_id: "anything".to_owned(), ignore_formatted: false, levels }
    }

    #[tokio::test]
    async fn a_cluster_begins_at_the_levels_it_was_formatted_with() {
        let os = Os::in_memory();
        let levels = Levels::new(29, &[]).expect("served");
        let made = format(&os, &config(), &ask(levels.clone())).expect("empty");
        let paths: Vec<_> = made.iter().map(|made| (made.path.to_str(), made.holds_metadata)).collect();
        assert_eq!(paths, [(Some("/a"), true), (Some("/b"), false)]);
        let again = format(&os, &config(), &ask(levels.clone()));
        assert!(matches!(again, Err(FormatError::AlreadyFormatted { .. })));
        assert_eq!(format(&os, &config(), &Format { ignore_formatted: true, ..ask(levels.clone()) }).expect("passed over"), []);
        let other = Format { cluster_id: "other".to_owned(), ignore_formatted: true, levels };
        assert!(matches!(format(&os, &config(), &other), Err(FormatError::OtherCluster { .. })));

        let config = Arc::new(config());
        let home = Home::open(&os, &config).expect("formatted");
        assert_eq!(home.cluster_id, "anything");
        let (cluster, _running) = Cluster::start(&os, &config, &home).await.expect("starts");
        cluster.register(&[("PLAINTEXT".to_owned(), 4711)]).await.expect("registers");
        assert_eq!(cluster.image().feature_level("metadata.version"), 29);
    }

    #[test]
    fn a_format_that_was_cut_short_begins_again() {
        let make = |os: &Os| format(os, &config(), &Format { ignore_formatted: true, ..ask(Levels::new(29, &[]).expect("served")) });
        let sample = Os::in_memory();
        make(&sample).expect("empty");
        for operations in 1..=sample.sim_disk().expect("simulated").operations() {
            for crash in [Crash::Power, Crash::Process] {
                let os = Os::in_memory();
                os.sim_disk().expect("simulated").power_off_after(operations);
                drop(make(&os));
                os.sim_disk().expect("simulated").crash(crash);
                let again = make(&os);
                assert!(again.is_ok(), "{crash:?} at operation {operations}: {again:?}");
            }
        }
    }

    #[test]
    fn levels_that_are_not_served_are_refused() {
        let chosen = |name: &str, level| Levels::new(METADATA_VERSION, &[(name.to_owned(), level)]);
        assert!(matches!(chosen("nosuch", 1), Err(LevelsError::Unsupported { .. })));
        assert!(matches!(chosen("share.version", 9), Err(LevelsError::NotServed { .. })));
        assert_eq!(chosen("metadata.version", 25).expect("served").metadata_version(), 25);
        assert_eq!(Levels::new(7, &[]).expect("served").in_force().collect::<Vec<_>>(), [("metadata.version", 7)]);
    }

    #[test]
    fn info_tells_what_is_there_and_what_is_wrong() {
        let os = Os::in_memory();
        let found = info(&os, &config());
        assert_eq!(found.problems, ["/a does not exist", "/b does not exist"]);
        os.disk.create_dir_all(Path::new("/b")).expect("memory");
        assert_eq!(info(&os, &config()).problems, ["/a does not exist", "/b is not formatted."]);
        format(&os, &config(), &ask(Levels::new(METADATA_VERSION, &[]).expect("served"))).expect("empty");
        let found = info(&os, &config());
        let names: Vec<_> = found.metadata.iter().flat_map(BTreeMap::keys).map(String::as_str).collect();
        assert_eq!((found.directories.len(), names, found.problems), (2, vec!["cluster.id", "directory.id", "node.id", "version"], vec![]));
    }
}
