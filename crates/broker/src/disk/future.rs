//! Folders that are to take the place of a partition's present one, in another directory; and what a crash in a move has left.
//!
//! ```text
//! TO/TOPIC-PARTITION.32HEX-future      is copied to
//! TO/TOPIC-PARTITION                   it has everything: renamed, and TO synced; appends go on here
//! FROM/TOPIC-PARTITION.32HEX-delete    the former one: renamed, and FROM synced; removed later
//! ```
//!
//! The metadata say TO before the first rename. So where both have the partition's name, the one in the registered directory has everything
//! that was acknowledged, and the other is what could not be renamed any more.
//!
//! Not here: what is copied (`engine/log/relocate`), when (`mover`).
//! Source: KIP-113, KIP-858; semantics rule 144.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use milena_engine::metadata::DirectoryId;
use milena_engine::types::{Offset, PartitionIndex, TopicId};
use milena_os::disk::OpenOptions;

use super::log_directory::{Directory, LogDirectories, PARTITION_METADATA, numbered, partition_of};

/// Preferred directories that are remembered at most: anybody may name topics that never come.
const PREFERRED_MAX: usize = 10_000;
/// What a folder's name may have.
const NAME_MAX: usize = 255;

/// A topic's name and the partition: what folders are named after.
pub type Name = (String, PartitionIndex);

/// What the metadata say of a partition of this broker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    pub topic: TopicId,
    pub directory: DirectoryId,
}

/// A move that an earlier life has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub folder: PathBuf,
    /// Up to where the copy is on stable storage, as the directory's checkpoint says.
    pub synced: Offset,
}

/// The name of a partition's folder while it is to take another's place. `None`: a file system cannot take it.
pub fn future_name(topic: &str, index: PartitionIndex, unique: [u8; 16]) -> Option<String> {
    let hex: String = unique.iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!("{topic}-{index}.{hex}-future")).filter(|name| name.len() <= NAME_MAX)
}

/// The partition that a future folder's name stands for.
fn future_of(name: &str) -> Option<Name> {
    let (rest, hex) = name.strip_suffix("-future")?.rsplit_once('.')?;
    (hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| partition_of(rest))?
}

impl LogDirectories {
    /// Where a partition is to be made when it comes to be (KIP-113). `false`: too many are remembered, and this one is not.
    pub fn prefer(&self, topic: &str, index: PartitionIndex, directory: &Path) -> bool {
        let mut preferred = self.preferred.lock().unwrap_or_else(PoisonError::into_inner);
        let name = (topic.to_owned(), index);
        let room = preferred.len() < PREFERRED_MAX || preferred.contains_key(&name);
        if room {
            preferred.insert(name, directory.to_owned());
        }
        room
    }

    /// Makes the folder that is to take a partition's place.
    pub fn make_future(&self, directory: &Path, name: &str, id: TopicId) -> io::Result<PathBuf> {
        let folder = directory.join(name);
        self.disk.create_dir_all(&folder)?;
        if self.metadata_of(&folder)? != Some(id) {
            self.write_metadata(&folder, id)?;
            // A folder that does not tell whose it is gives way to a journal that does, and that may be of the directory it came from.
            self.disk.open(&folder.join(PARTITION_METADATA), OpenOptions::READ_WRITE)?.sync_data()?;
            self.disk.sync_dir(&folder)?;
        }
        Ok(folder)
    }

    /// The moves that an earlier life has begun.
    pub fn take_found(&self) -> BTreeMap<Name, Found> {
        std::mem::take(&mut *self.found.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes a folder away that is nobody's any more.
    pub fn drop_folder(&self, folder: &Path, topic: &str, index: PartitionIndex, unique: [u8; 16]) -> io::Result<()> {
        let Some(parent) = folder.parent() else { return Ok(()) };
        let renamed = numbered(parent, &format!("{topic}-{index}"), TopicId(unique), "delete");
        match self.disk.rename(folder, &renamed) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(()) => self.disk.remove_dir_all(&renamed),
        }
    }

    /// The id of a directory; `None`: it is not one of ours.
    pub fn id(&self, path: &Path) -> Option<DirectoryId> {
        self.directories.iter().find(|directory| directory.path == path).map(|directory| directory.id)
    }

    /// A partition lies in `to` now: new ones go where the fewest are.
    pub(crate) fn count_move(&self, from: &Path, to: &Path) {
        self.count_gone(from);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let to = counts.iter_mut().zip(&self.directories).filter(|(_, directory)| directory.path == to);
        to.for_each(|(count, _)| *count += 1);
    }

    /// A partition less lies in `from`.
    pub(super) fn count_gone(&self, from: &Path) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let from = counts.iter_mut().zip(&self.directories).filter(|(_, directory)| directory.path == from);
        from.for_each(|(count, _)| *count = count.saturating_sub(1));
    }

    /// At start: of a partition that has two folders the right one stays; copies are found that are to be gone on with, and those of
    /// partitions that are no more go. `listing`: the names in each directory.
    pub(super) fn settle_moves(&self, assigned: &BTreeMap<Name, Assigned>, listing: &[(&Directory, Vec<String>)]) -> io::Result<()> {
        let mut futures = Vec::new();
        for (directory, names) in listing {
            let here = names.iter().filter_map(|name| Some((future_of(name)?, *directory, directory.path.join(name))));
            futures.extend(here);
        }
        if listing.len() < 2 && futures.is_empty() {
            return Ok(());
        }
        let mut present: BTreeMap<Name, Vec<&Directory>> = BTreeMap::new();
        for (directory, names) in listing {
            for partition in names.iter().filter_map(|name| partition_of(name)).filter(|partition| assigned.contains_key(partition)) {
                present.entry(partition).or_default().push(directory);
            }
        }
        for (partition, places) in present.iter_mut().filter(|(_, places)| places.len() > 1) {
            if let Some(assigned) = assigned.get(partition) {
                self.settle_double(partition, assigned, places)?;
            }
        }
        futures.into_iter().try_for_each(|(partition, directory, folder)| {
            self.settle_future(&partition, assigned.get(&partition), present.get(&partition).map_or(&[], Vec::as_slice), directory, folder)
        })
    }

    fn settle_double(&self, partition: &Name, assigned: &Assigned, places: &mut Vec<&Directory>) -> io::Result<()> {
        let name = format!("{}-{}", partition.0, partition.1);
        for directory in std::mem::take(places) {
            let folder = directory.path.join(&name);
            if self.belongs_to(&folder, assigned.topic)? {
                places.push(directory);
            } else {
                let renamed = numbered(&directory.path, &name, self.metadata_of(&folder)?.unwrap_or(TopicId::NONE), "stray");
                tracing::warn!(folder = %folder.display(), renamed = %renamed.display(), "folder_of_another_topic");
                self.disk.rename(&folder, &renamed)?;
            }
        }
        if places.len() > 1 && !places.iter().any(|directory| directory.id == assigned.directory) {
            let folders: Vec<String> = places.iter().map(|directory| directory.path.join(&name).display().to_string()).collect();
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{} are both {name}, and neither directory is the registered one; take the older one out", folders.join(" and ")),
            ));
        }
        if places.len() > 1 {
            let (kept, outdated): (Vec<&Directory>, Vec<&Directory>) =
                places.drain(..).partition(|directory| directory.id == assigned.directory);
            *places = kept;
            for directory in outdated {
                let folder = directory.path.join(&name);
                tracing::info!(folder = %folder.display(), "folder_left_by_a_move");
                self.drop_folder(&folder, &partition.0, partition.1, assigned.topic.0)?;
                // It must not come back after the next move, when the metadata say that the right one is here.
                self.disk.sync_dir(&directory.path)?;
            }
        }
        Ok(())
    }

    fn settle_future(
        &self,
        partition: &Name,
        assigned: Option<&Assigned>,
        present: &[&Directory],
        directory: &Directory,
        folder: PathBuf,
    ) -> io::Result<()> {
        let (topic, index) = partition;
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = assigned.filter(|_| !found.contains_key(partition) && present.iter().all(|present| present.path != directory.path));
        let Some(assigned) = wanted.filter(|assigned| self.belongs_to(&folder, assigned.topic).unwrap_or(false)) else {
            tracing::info!(folder = %folder.display(), "move_of_no_partition_dropped");
            return self.disk.remove_dir_all(&folder);
        };
        if present.is_empty() {
            // The directory that it was copied from is not there any more. It is what there is, if it was about to take its place.
            let right = directory.id == assigned.directory;
            let name = format!("{topic}-{index}");
            let renamed = if right { directory.path.join(&name) } else { numbered(&directory.path, &name, assigned.topic, "stray") };
            tracing::warn!(folder = %folder.display(), renamed = %renamed.display(), "original_of_a_move_is_missing");
            self.disk.rename(&folder, &renamed)?;
            return self.disk.sync_dir(&directory.path);
        }
        let synced = directory.recovery_points.get(partition).copied().unwrap_or_default();
        found.insert(partition.clone(), Found { folder, synced });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use milena_os::disk::Disk;
    use milena_os::disk::sim::{Faults, SimDisk};

    use super::*;

    const TOPIC: TopicId = TopicId([7; 16]);

    fn directories(disk: &Disk) -> LogDirectories {
        let mut directories = LogDirectories::load(disk.clone(), ["/a", "/b"].map(|path| (PathBuf::from(path), true))).unwrap();
        for (number, directory) in (1..).zip(&mut directories.directories) {
            directory.id = DirectoryId([number; 16]);
        }
        directories
    }

    /// Makes the folders, settles them with the partition registered in `/b`, and lists what is there.
    fn settled(folders: &[(&str, TopicId)]) -> (io::Result<Vec<String>>, BTreeMap<Name, Found>) {
        let disk = Disk::Sim(SimDisk::new(1, Faults::NONE));
        for path in ["/a", "/b"] {
            disk.create_dir_all(Path::new(path)).unwrap();
        }
        let directories = directories(&disk);
        for (folder, topic) in folders {
            disk.create_dir_all(Path::new(folder)).unwrap();
            directories.write_metadata(Path::new(folder), *topic).unwrap();
        }
        let assigned = Assigned { topic: TOPIC, directory: DirectoryId([2; 16]) };
        let done = directories.tidy(&BTreeMap::from([(("t".to_owned(), PartitionIndex(0)), assigned)]));
        let mut names = Vec::new();
        for path in ["a", "b"] {
            let root = Path::new("/").join(path);
            names.extend(disk.read_dir(&root).unwrap().into_iter().map(|name| format!("{path}/{name}")));
        }
        (done.map(|()| names), directories.take_found())
    }

    #[test]
    fn one_folder_is_left_and_it_is_the_right_one() {
        let future = format!("/b/{}", future_name("t", PartitionIndex(0), [5; 16]).unwrap());
        let other = TopicId([8; 16]);
        let found =
            |folder: &str| BTreeMap::from([(("t".to_owned(), PartitionIndex(0)), Found { folder: folder.into(), synced: Offset::ZERO })]);
        let none = BTreeMap::new();
        let (left, resumed) = settled(&[("/a/t-0", TOPIC), (&future, TOPIC)]);
        assert_eq!((left.unwrap(), resumed), (vec!["a/t-0".to_owned(), future[1..].to_owned()], found(&future)), "under way");
        let (left, resumed) = settled(&[("/a/t-0", TOPIC), ("/b/t-0", TOPIC)]);
        assert_eq!((left.unwrap(), &resumed), (vec!["b/t-0".to_owned()], &none), "cut short between the renames");
        let (left, resumed) = settled(&[("/b/t-0", TOPIC), (&future, TOPIC)]);
        assert_eq!((left.unwrap(), &resumed), (vec!["b/t-0".to_owned()], &none), "nowhere to go");
        let (left, resumed) = settled(&[(&future, TOPIC)]);
        assert_eq!((left.unwrap(), &resumed), (vec!["b/t-0".to_owned()], &none), "the original is gone");
        let (left, resumed) = settled(&[("/a/t-0", TOPIC), (&future, other)]);
        assert_eq!((left.unwrap(), &resumed), (vec!["a/t-0".to_owned()], &none), "of a topic that was deleted");
        let (left, resumed) = settled(&[("/a/t-0", TOPIC), ("/b/t-0", other)]);
        assert_eq!(left.unwrap(), ["a/t-0".to_owned(), format!("b/t-0.{}-stray", "08".repeat(16))]);
        assert_eq!(resumed, none);
    }

    #[test]
    fn names_there_and_back() {
        let name = future_name("a.b-c", PartitionIndex(12), [0xab; 16]).unwrap();
        assert_eq!(name, format!("a.b-c-12.{}-future", "ab".repeat(16)));
        assert_eq!(future_of(&name), Some(("a.b-c".to_owned(), PartitionIndex(12))));
        assert!(future_name(&"x".repeat(213), PartitionIndex(0), [0; 16]).is_some());
        assert_eq!(future_name(&"x".repeat(214), PartitionIndex(0), [0; 16]), None);
        for no in ["t-0", "t-0.-future", "t-0.ab-future", "t.00000000000000000000000000000000-future"] {
            assert_eq!(future_of(no), None, "{no}");
        }
    }
}
