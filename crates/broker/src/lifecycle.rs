//! A node's directories before and after its life: whose they are, whether the last stop was in order, who holds them.
//!
//! Files, in every directory of `log.dirs` (and of the metadata log), all by Kafka's names:
//! - `meta.properties`: `version=1`, `cluster.id`, `node.id`, `directory.id`. It is written last: a directory that has it is formatted.
//! - `.lock`: held by the one process that uses the directory.
//! - `.kafka_cleanshutdown`: `{"version":0,"brokerEpoch":N}`, written as the last thing of an orderly stop, and gone before anything is
//!   written by the next life: without it every log is recovered and leadership is in doubt (rules 83, 110).
//!
//! An empty directory is formatted, and the log says so; one that a Kafka has left is taken over (`adoption`). Nothing is ever overwritten: a
//! directory of another cluster or node, or one with files but without `meta.properties`, is refused with the reason and what to do.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use milena_config::BrokerConfig;
use milena_config::properties::Properties;
use milena_engine::metadata::{DirectoryId, Record};
use milena_engine::types::BrokerId;
use milena_os::Os;
use milena_os::disk::{DirLock, Disk, LockError};
use milena_protocol::Uuid;

use crate::adoption::{self, AdoptError, Place};
use crate::controller::store::{self, METADATA_FOLDER, StoreError};

pub(crate) const META: &str = "meta.properties";
const CLEAN_STOP: &str = ".kafka_cleanshutdown";
/// What an empty directory may hold: our lock, what `mkfs` leaves, and what a format that was cut short leaves.
const OF_NOBODY: [&str; 5] = [".lock", "lost+found", "meta.properties.tmp", ".DS_Store", METADATA_FOLDER];

/// A node's directories, locked until this is dropped.
#[derive(Debug)]
pub struct Home {
    /// 22 characters of URL-safe base64, or whatever an older tool has written.
    pub cluster_id: String,
    pub node: BrokerId,
    /// In the order of `log.dirs`.
    pub log_directories: Vec<Directory>,
    /// Where the metadata log lies; often one of the log directories.
    pub metadata_directory: PathBuf,
    /// The broker epoch with which the last life stopped in order; `None`: it did not, or there was none.
    pub clean_stop_of: Option<i64>,
    /// Held for the metadata directory where it is not among the log directories.
    _metadata: Option<Directory>,
}

/// One directory.
#[derive(Debug)]
pub struct Directory {
    pub path: PathBuf,
    pub id: DirectoryId,
    /// Whether everything in it was flushed when it was last used.
    pub clean: bool,
    _lock: DirLock,
}

/// Why a node cannot use its directories.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    #[error(transparent)]
    Lock(LockError),
    #[error("{} cannot be written ({source}); give the user that runs milena write access, or name another directory in log.dirs", path.display())]
    ReadOnly { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{} holds `{found}` but no meta.properties: it is not known whose data this is; name an empty directory in log.dirs, or put meta.properties back from a copy", path.display())]
    NotEmpty { path: PathBuf, found: String },
    #[error("{} says {reason}; put it right from a copy, or name another directory in log.dirs", path.display())]
    Meta { path: PathBuf, reason: String },
    #[error("{} belongs to node {found} of its cluster, and node.id={node}; set node.id={found}, or name another directory in log.dirs", path.display())]
    OtherNode { path: PathBuf, found: String, node: BrokerId },
    #[error("{} belongs to cluster {found}, and {} to cluster {expected}; directories of two clusters cannot be mixed", path.display(), first.display())]
    OtherCluster { path: PathBuf, found: String, first: PathBuf, expected: String },
    #[error("{} and {} have the same directory.id; one is a copy of the other, take it out of log.dirs", path.display(), first.display())]
    SameId { path: PathBuf, first: PathBuf },
    #[error("{} is empty, and other directories belong to cluster {cluster}: its metadata log is missing; put it back, or start with empty directories only", path.display())]
    MetadataLogMissing { path: PathBuf, cluster: String },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Adopt(#[from] AdoptError),
}

impl From<LockError> for HomeError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Io { path, source } => failed(&path)(source),
            held @ LockError::Held { .. } => Self::Lock(held),
        }
    }
}

/// What `meta.properties` says.
pub(crate) struct Meta {
    pub(crate) cluster_id: String,
    /// `None`: a Kafka of before 3.7 wrote it.
    pub(crate) directory_id: Option<DirectoryId>,
}

/// A locked directory and what it says of itself; `None`: it is empty.
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    lock: DirLock,
    pub(crate) meta: Option<Meta>,
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> HomeError {
    let path = path.to_owned();
    move |source| match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => HomeError::ReadOnly { path, source },
        _ => HomeError::Io { path, source },
    }
}

impl Home {
    /// Locks the node's directories, formats those that are empty, and takes note of how they were left.
    pub fn open(os: &Os, config: &BrokerConfig) -> Result<Self, HomeError> {
        let node = BrokerId(config.node_id);
        let apart = !config.log_dirs.contains(&config.metadata_log_dir);
        let paths = config.log_dirs.iter().chain(apart.then_some(&config.metadata_log_dir));
        let mut found = paths.map(|path| find(os, path, node)).collect::<Result<Vec<_>, _>>()?;
        let cluster_id = match one_cluster(&found)? {
            Some(cluster) => {
                if found.iter().any(|found| found.path == config.metadata_log_dir && found.meta.is_none()) {
                    return Err(HomeError::MetadataLogMissing { path: config.metadata_log_dir.clone(), cluster });
                }
                cluster
            }
            None => Uuid(os.entropy.uuid()).to_string(),
        };
        take_over(os, config, &mut found)?;
        let mut directories = vec![];
        let mut epochs = BTreeSet::new();
        for found in found {
            let holds_metadata = found.path == config.metadata_log_dir;
            let clean_stop_of = take_clean_stop(os, &found.path)?;
            if clean_stop_of.is_none() {
                settle_names(os, &found.path).map_err(failed(&found.path))?;
            }
            let id = match &found.meta {
                Some(Meta { directory_id: Some(id), .. }) => *id,
                Some(_) => return Err(HomeError::Meta { path: found.path.join(META), reason: "no `directory.id`".to_owned() }),
                None => format(os, &found.path, &cluster_id, node, holds_metadata.then(Vec::new))?,
            };
            epochs.insert(clean_stop_of);
            directories.push(Directory { path: found.path, id, clean: clean_stop_of.is_some(), _lock: found.lock });
        }
        let metadata = if apart { directories.pop() } else { None };
        Ok(Self {
            cluster_id,
            node,
            log_directories: directories,
            metadata_directory: config.metadata_log_dir.clone(),
            // Only if all say the same.
            clean_stop_of: if epochs.len() == 1 { epochs.pop_first().flatten() } else { None },
            _metadata: metadata,
        })
    }

    /// The last thing of an orderly stop, when everything is flushed: says so to the next life. `broker_epoch`: of this one.
    pub fn write_clean_stop(&self, os: &Os, broker_epoch: i64) -> Result<(), HomeError> {
        let text = serde_json::json!({ "version": 0, "brokerEpoch": broker_epoch }).to_string();
        for directory in self.log_directories.iter().chain(&self._metadata) {
            let path = directory.path.join(CLEAN_STOP);
            os.disk.write_atomically(&path, text.as_bytes()).map_err(failed(&path))?;
        }
        Ok(())
    }
}

/// If the metadata log is a Kafka's, it becomes ours, with everything that is in the directories.
fn take_over(os: &Os, config: &BrokerConfig, found: &mut [Found]) -> Result<(), HomeError> {
    let formatted = |found: &&mut Found| found.meta.is_some();
    let place = |found: &&mut Found| Place { path: found.path.clone(), id: found.meta.as_ref().and_then(|meta| meta.directory_id) };
    let mut formatted: Vec<&mut Found> = found.iter_mut().filter(formatted).collect();
    let mut places: Vec<Place> = formatted.iter().map(place).collect();
    if places.iter().any(|place| place.path == config.metadata_log_dir) {
        adoption::take_over(os, BrokerId(config.node_id), &config.metadata_log_dir, &mut places)?;
    }
    for (found, place) in formatted.iter_mut().zip(places) {
        if let Some(meta) = &mut found.meta {
            meta.directory_id = place.id;
        }
    }
    Ok(())
}

/// Gives a directory of a Kafka of before 3.7 an id; what stands in its `meta.properties` stays.
pub(crate) fn add_directory_id(disk: &Disk, directory: &Path, id: DirectoryId) -> io::Result<()> {
    let path = directory.join(META);
    let mut bytes = disk.read(&path)?;
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(format!("directory.id={}\n", Uuid(id.0)).as_bytes());
    disk.write_atomically(&path, &bytes)
}

pub(crate) fn find(os: &Os, path: &Path, node: BrokerId) -> Result<Found, HomeError> {
    make(os, path).map_err(failed(path))?;
    let lock = os.disk.lock(path)?;
    let meta = read_meta(os, path, node)?;
    if meta.is_none() {
        check_empty(os, path)?;
    }
    Ok(Found { path: path.to_owned(), lock, meta })
}

/// Makes a directory, and its name durable: a power loss must not take away a directory with what is in it.
fn make(os: &Os, path: &Path) -> io::Result<()> {
    let mut missing = vec![];
    for directory in path.ancestors().filter(|directory| !directory.as_os_str().is_empty()) {
        if os.disk.exists(directory)? {
            break;
        }
        missing.push(directory);
    }
    os.disk.create_dir_all(path)?;
    for made in missing {
        let parent = made.parent().filter(|parent| !parent.as_os_str().is_empty());
        os.disk.sync_dir(parent.unwrap_or(Path::new(".")))?;
    }
    Ok(())
}

/// The process before may have died between making a name and syncing it: what is seen now and built upon must not go with the power.
fn settle_names(os: &Os, directory: &Path) -> io::Result<()> {
    let parent = directory.parent().filter(|parent| !parent.as_os_str().is_empty());
    os.disk.sync_dir(parent.unwrap_or(Path::new(".")))?;
    os.disk.sync_dir(directory)
}

pub(crate) fn read_meta(os: &Os, directory: &Path, node: BrokerId) -> Result<Option<Meta>, HomeError> {
    let path = directory.join(META);
    let wrong = |reason: String| HomeError::Meta { path: path.clone(), reason };
    let bytes = match os.disk.read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&path)(error)),
    };
    let properties = Properties::parse(&bytes).map_err(|error| wrong(error.to_string()))?;
    let property = |name: &str| properties.get(name).ok_or_else(|| wrong(format!("no `{name}`")));
    match property("version")? {
        "1" => {}
        "0" => return Err(wrong("version=0: a Kafka with ZooKeeper wrote the directory, and only one with KRaft can be taken over; migrate it with Kafka 3.9 first".to_owned())),
        other => return Err(wrong(format!("version={other}, and only 1 is known here"))),
    }
    let found = property("node.id")?;
    if found != node.to_string() {
        return Err(HomeError::OtherNode { path: directory.to_owned(), found: found.to_owned(), node });
    }
    let no_id = |text: &str| wrong(format!("directory.id={text}, which is no id"));
    let id = properties.get("directory.id").map(|text| text.parse::<Uuid>().map_err(|_| no_id(text))).transpose()?;
    Ok(Some(Meta { cluster_id: property("cluster.id")?.to_owned(), directory_id: id.map(|id| DirectoryId(id.0)) }))
}

fn check_empty(os: &Os, path: &Path) -> Result<(), HomeError> {
    let names = os.disk.read_dir(path).map_err(failed(path))?;
    let refuse = |found: &str| Err(HomeError::NotEmpty { path: path.to_owned(), found: found.to_owned() });
    match names.iter().find(|name| !OF_NOBODY.contains(&name.as_str())) {
        Some(found) => refuse(found),
        None if store::has_decisions(os, path)? => refuse(METADATA_FOLDER),
        None => Ok(()),
    }
}

/// The cluster that all formatted directories belong to; `None`: all are empty.
fn one_cluster(found: &[Found]) -> Result<Option<String>, HomeError> {
    let mut formatted = found.iter().filter_map(|found| Some((&found.path, found.meta.as_ref()?)));
    let Some((first_path, first)) = formatted.next() else { return Ok(None) };
    let mut ids = vec![(first_path, first.directory_id)];
    for (path, meta) in formatted {
        if meta.cluster_id != first.cluster_id {
            let (found, expected) = (meta.cluster_id.clone(), first.cluster_id.clone());
            return Err(HomeError::OtherCluster { path: path.clone(), found, first: first_path.clone(), expected });
        }
        if let Some((same, _)) = ids.iter().find(|(_, id)| id.is_some() && *id == meta.directory_id) {
            return Err(HomeError::SameId { path: path.clone(), first: (*same).clone() });
        }
        ids.push((path, meta.directory_id));
    }
    Ok(Some(first.cluster_id.clone()))
}

/// Makes an empty directory one of the cluster's. `metadata`: the first facts of the metadata log, if it is to be in this directory.
pub(crate) fn format(
    os: &Os,
    path: &Path,
    cluster_id: &str,
    node: BrokerId,
    metadata: Option<Vec<Record>>,
) -> Result<DirectoryId, HomeError> {
    let id = os.entropy.uuid();
    if let Some(facts) = metadata {
        let voter = u64::try_from(node.get()).map_err(|error| failed(path)(io::Error::new(io::ErrorKind::InvalidInput, error)))?;
        store::format(os, path, voter, id, facts)?;
    }
    let text = format!("version=1\ncluster.id={cluster_id}\nnode.id={node}\ndirectory.id={}\n", Uuid(id));
    let meta = path.join(META);
    // Syncs the directory, and with it the metadata log's folder.
    os.disk.write_atomically(&meta, text.as_bytes()).map_err(failed(&meta))?;
    tracing::info!(directory = %path.display(), cluster_id, node = node.get(), "directory_formatted");
    Ok(DirectoryId(id))
}

/// Reads and removes the note of an orderly stop. A note that cannot be read is none.
fn take_clean_stop(os: &Os, directory: &Path) -> Result<Option<i64>, HomeError> {
    let path = directory.join(CLEAN_STOP);
    let bytes = match os.disk.read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(&path)(error)),
    };
    // Durably, or a crash of this life would look like an orderly stop.
    os.disk.remove_file(&path).and_then(|()| os.disk.sync_dir(directory)).map_err(failed(&path))?;
    let note: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    Ok(note.and_then(|note| note.get("brokerEpoch")?.as_i64()))
}

#[cfg(test)]
mod tests {
    use milena_os::disk::sim::Crash;

    use super::*;

    fn config(directories: &[&str]) -> BrokerConfig {
        let log_dirs: Vec<PathBuf> = directories.iter().map(PathBuf::from).collect();
        BrokerConfig { metadata_log_dir: log_dirs[0].clone(), log_dirs, node_id: 1, ..BrokerConfig::default() }
    }

    fn write(os: &Os, path: &str, text: &str) {
        os.disk.write_atomically(Path::new(path), text.as_bytes()).expect("memory");
    }

    fn meta(os: &Os, path: &str) -> String {
        String::from_utf8(os.disk.read(&Path::new(path).join(META)).expect("there")).expect("text")
    }

    #[test]
    fn an_empty_directory_is_formatted_once() {
        let os = Os::in_memory();
        let home = Home::open(&os, &config(&["/a", "/b"])).expect("empty");
        let (cluster, ids) = (home.cluster_id.clone(), home.log_directories.iter().map(|directory| directory.id).collect::<Vec<_>>());
        assert!(cluster.len() == 22 && ids[0] != ids[1] && home.clean_stop_of.is_none());
        drop(home);
        os.sim_disk().expect("simulated").crash(Crash::Power);
        let home = Home::open(&os, &config(&["/a", "/b"])).expect("its own");
        assert_eq!(home.cluster_id, cluster);
        assert_eq!(home.log_directories.iter().map(|directory| directory.id).collect::<Vec<_>>(), ids);
        assert!(meta(&os, "/a").starts_with("version=1\ncluster.id="));
    }

    #[test]
    fn a_directory_that_comes_later_joins_the_cluster() {
        let os = Os::in_memory();
        let cluster = Home::open(&os, &config(&["/a"])).expect("empty").cluster_id;
        let home = Home::open(&os, &config(&["/a", "/new"])).expect("one is empty");
        assert_eq!((home.cluster_id.as_str(), meta(&os, "/new").contains(&cluster)), (cluster.as_str(), true));
    }

    #[test]
    fn two_at_once_are_refused() {
        let os = Os::in_memory();
        let _home = Home::open(&os, &config(&["/a"])).expect("empty");
        let refused = Home::open(&os, &config(&["/a"])).expect_err("held");
        assert!(matches!(refused, HomeError::Lock(LockError::Held { .. })), "{refused}");
    }

    #[test]
    fn what_belongs_to_others_is_refused_and_left_alone() {
        const OTHER: &str = "version=1\ncluster.id=other\nnode.id=1\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAg\n";
        type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str], &'static str);
        let cases: [Case; 8] = [
            (
                "another node",
                &[("/a/meta.properties", "version=1\ncluster.id=c\nnode.id=7\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAg\n")],
                &["/a"],
                "set node.id=7",
            ),
            (
                "two clusters",
                &[
                    ("/b/meta.properties", OTHER),
                    ("/c/meta.properties", "version=1\ncluster.id=c\nnode.id=1\ndirectory.id=AAAAAAAAAAAAAAAAAAAAAw\n"),
                ],
                &["/b", "/c"],
                "two clusters",
            ),
            ("a copy", &[("/b/meta.properties", OTHER), ("/c/meta.properties", OTHER)], &["/b", "/c"], "same directory.id"),
            ("somebody's files", &[("/a/photo.jpg", "x")], &["/a"], "`photo.jpg`"),
            ("of ZooKeeper", &[("/a/meta.properties", "version=0\nbroker.id=1\n")], &["/a"], "ZooKeeper"),
            ("torn", &[("/a/meta.properties", "version=1\nnode.id=1\n")], &["/a"], "no `cluster.id`"),
            ("cut", &[("/a/meta.properties", "version=1\nnode.id=1\ncluster.id=c\n")], &["/a"], "no `directory.id`"),
            ("without its metadata log", &[("/b/meta.properties", OTHER)], &["/a", "/b"], "metadata log is missing"),
        ];
        for (name, files, directories, expected) in cases {
            let os = Os::in_memory();
            for (path, text) in files {
                os.disk.create_dir_all(Path::new(path).parent().expect("a folder")).expect("memory");
                write(&os, path, text);
            }
            let refused = Home::open(&os, &config(directories)).expect_err(name).to_string();
            assert!(refused.contains(expected), "{name}: {refused}");
            for (path, text) in files {
                assert_eq!(os.disk.read(Path::new(path)).expect("still there"), text.as_bytes(), "{name}");
            }
        }
    }

    #[test]
    fn a_format_that_was_cut_short_begins_again() {
        let sample = Os::in_memory();
        Home::open(&sample, &config(&["/a"])).expect("empty");
        for operations in 1..=sample.sim_disk().expect("simulated").operations() {
            let os = Os::in_memory();
            os.sim_disk().expect("simulated").power_off_after(operations);
            let cut = Home::open(&os, &config(&["/a"]));
            drop(cut);
            os.sim_disk().expect("simulated").crash(Crash::Power);
            let home = Home::open(&os, &config(&["/a"]));
            assert!(home.is_ok(), "power off at operation {operations}: {home:?}");
        }
    }

    #[test]
    fn a_clean_stop_is_believed_once_and_only_if_all_agree() {
        let os = Os::in_memory();
        let directories = ["/a", "/b"];
        let home = Home::open(&os, &config(&directories)).expect("empty");
        home.write_clean_stop(&os, 17).expect("memory");
        drop(home);
        let home = Home::open(&os, &config(&directories)).expect("its own");
        assert_eq!((home.clean_stop_of, home.log_directories[1].clean), (Some(17), true));
        drop(home);
        os.sim_disk().expect("simulated").crash(Crash::Power);
        let home = Home::open(&os, &config(&directories)).expect("its own");
        assert_eq!(home.clean_stop_of, None, "the life after it was not stopped");
        home.write_clean_stop(&os, 18).expect("memory");
        drop(home);
        os.disk.remove_file(Path::new("/b/.kafka_cleanshutdown")).expect("there");
        assert_eq!(Home::open(&os, &config(&directories)).expect("its own").clean_stop_of, None);
    }
}
