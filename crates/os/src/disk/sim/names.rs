//! The simulated disk's directories: what the kernel shows, what stable storage holds, and the changes between the two.

use std::collections::{BTreeMap, BTreeSet};

use super::faults::{Fault, Suffered};
use crate::entropy::Random;

/// Number of a file or directory; never used again.
pub(super) type Inode = u64;

pub(super) const ROOT: Inode = 0;

/// A name in a directory.
pub(super) type Entry = (Inode, String);

/// Changes that are lost or kept together, because the kernel promises so: one entry made or removed, or the two of a rename or an exchange.
#[derive(Debug, Clone)]
struct Change {
    /// What each entry shows afterwards.
    entries: Vec<(Entry, Option<Inode>)>,
}

impl Change {
    /// What it is called that it has not been.
    fn kind(&self) -> Fault {
        match self.entries.as_slice() {
            [(_, Some(_))] => Fault::NameLost,
            [(_, None)] => Fault::RemovalUndone,
            [] | [_, _, ..] => Fault::RenameLost,
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Directory {
    live: BTreeMap<String, Inode>,
    durable: BTreeMap<String, Inode>,
}

/// The kernel writes its own metadata now and then; more changes than these are never outstanding.
const UNSYNCED_MAX: usize = 512;

#[derive(Debug, Clone)]
pub(super) struct Names {
    directories: BTreeMap<Inode, Directory>,
    unsynced: Vec<Change>,
}

impl Names {
    pub(super) fn new() -> Self {
        Self { directories: BTreeMap::from([(ROOT, Directory::default())]), unsynced: Vec::new() }
    }

    pub(super) fn is_directory(&self, inode: Inode) -> bool {
        self.directories.contains_key(&inode)
    }

    pub(super) fn lookup(&self, directory: Inode, name: &str) -> Option<Inode> {
        self.directories.get(&directory)?.live.get(name).copied()
    }

    /// In order.
    pub(super) fn list(&self, directory: Inode) -> Option<Vec<String>> {
        Some(self.directories.get(&directory)?.live.keys().cloned().collect())
    }

    pub(super) fn make_directory(&mut self, parent: Inode, name: &str, inode: Inode) {
        self.directories.insert(inode, Directory::default());
        self.change(vec![((parent, name.to_owned()), Some(inode))]);
    }

    pub(super) fn link(&mut self, parent: Inode, name: &str, inode: Inode) {
        self.change(vec![((parent, name.to_owned()), Some(inode))]);
    }

    pub(super) fn unlink(&mut self, parent: Inode, name: &str) {
        self.change(vec![((parent, name.to_owned()), None)]);
    }

    pub(super) fn rename(&mut self, from: Entry, to: Entry, inode: Inode) {
        self.change(vec![(from, None), (to, Some(inode))]);
    }

    pub(super) fn exchange(&mut self, one: (Entry, Inode), other: (Entry, Inode)) {
        self.change(vec![(one.0, Some(other.1)), (other.0, Some(one.1))]);
    }

    fn change(&mut self, entries: Vec<(Entry, Option<Inode>)>) {
        for ((directory, name), shows) in &entries {
            let directory = self.directories.get_mut(directory).expect("the caller looked it up");
            match shows {
                Some(inode) => directory.live.insert(name.clone(), *inode),
                None => directory.live.remove(name),
            };
        }
        self.unsynced.push(Change { entries });
        if self.unsynced.len() > UNSYNCED_MAX {
            let oldest: Vec<Change> = self.unsynced.drain(..UNSYNCED_MAX / 2).collect();
            oldest.iter().for_each(|change| self.store(change));
        }
    }

    /// A directory's entries become stable, and whatever earlier change they rest on.
    pub(super) fn sync(&mut self, directory: Inode) {
        let mut needed: BTreeSet<Entry> = BTreeSet::new();
        let mut stored = Vec::new();
        let mut left = Vec::new();
        for change in std::mem::take(&mut self.unsynced).into_iter().rev() {
            let touches = |((parent, name), _): &(Entry, _)| *parent == directory || needed.contains(&(*parent, name.clone()));
            if change.entries.iter().any(touches) {
                needed.extend(change.entries.iter().map(|(entry, _)| entry.clone()));
                stored.push(change);
            } else {
                left.push(change);
            }
        }
        left.reverse();
        self.unsynced = left;
        stored.iter().rev().for_each(|change| self.store(change));
    }

    /// All entries of all directories become stable.
    pub(super) fn sync_all(&mut self) {
        for change in std::mem::take(&mut self.unsynced) {
            self.store(&change);
        }
    }

    fn store(&mut self, change: &Change) {
        for ((directory, name), shows) in &change.entries {
            let Some(directory) = self.directories.get_mut(directory) else { continue };
            match shows {
                Some(inode) => directory.durable.insert(name.clone(), *inode),
                None => directory.durable.remove(name),
            };
        }
    }

    /// The machine loses power: each unsynced change is kept or lost by itself, except that what rests on a lost one is lost too.
    pub(super) fn lose_power(&mut self, random: &mut Random, suffered: &mut Suffered) {
        let keep_per_mille = [0, 500, 900, 1000][usize::try_from(random.below(4)).expect("below four")];
        let mut lost: BTreeSet<Entry> = BTreeSet::new();
        for change in std::mem::take(&mut self.unsynced) {
            let rests_on_lost = change.entries.iter().any(|(entry, _)| lost.contains(entry));
            if !rests_on_lost && random.chance(keep_per_mille) {
                self.store(&change);
            } else {
                suffered.insert(change.kind());
                lost.extend(change.entries.into_iter().map(|(entry, _)| entry));
            }
        }
        for directory in self.directories.values_mut() {
            directory.live = directory.durable.clone();
        }
    }

    /// What can be reached by a name now, or could be after a crash; the rest may go.
    pub(super) fn reachable(&self) -> BTreeSet<Inode> {
        let mut found = BTreeSet::from([ROOT]);
        let pending = self.unsynced.iter().flat_map(|change| &change.entries).filter_map(|(_, shows)| *shows);
        let mut open: Vec<Inode> = pending.chain([ROOT]).collect();
        found.extend(open.iter().copied());
        while let Some(inode) = open.pop() {
            let Some(directory) = self.directories.get(&inode) else { continue };
            for child in directory.live.values().chain(directory.durable.values()) {
                if found.insert(*child) {
                    open.push(*child);
                }
            }
        }
        found
    }

    pub(super) fn forget_unreachable(&mut self, reachable: &BTreeSet<Inode>) {
        self.directories.retain(|inode, _| reachable.contains(inode));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survivors(prepare: impl Fn(&mut Names)) -> BTreeSet<Vec<String>> {
        let outcomes = (0..300).map(|seed| {
            let mut names = Names::new();
            prepare(&mut names);
            names.lose_power(&mut Random::new(seed), &mut Suffered::new());
            names.list(ROOT).unwrap()
        });
        outcomes.collect()
    }

    fn sets(lists: &[&[&str]]) -> BTreeSet<Vec<String>> {
        lists.iter().map(|list| list.iter().map(|name| (*name).to_owned()).collect()).collect()
    }

    #[test]
    fn unsynced_names_go_independently() {
        let found = survivors(|names| {
            names.link(ROOT, "a", 1);
            names.link(ROOT, "b", 2);
        });
        assert_eq!(found, sets(&[&[], &["a"], &["b"], &["a", "b"]]));
    }

    #[test]
    fn synced_names_stay() {
        let found = survivors(|names| {
            names.link(ROOT, "a", 1);
            names.sync(ROOT);
            names.link(ROOT, "b", 2);
        });
        assert_eq!(found, sets(&[&["a"], &["a", "b"]]));
    }

    #[test]
    fn a_rename_is_atomic() {
        let found = survivors(|names| {
            names.link(ROOT, "a", 1);
            names.sync(ROOT);
            names.rename((ROOT, "a".to_owned()), (ROOT, "b".to_owned()), 1);
        });
        assert_eq!(found, sets(&[&["a"], &["b"]]));
    }

    #[test]
    fn syncing_one_directory_brings_what_it_rests_on() {
        let mut names = Names::new();
        names.make_directory(ROOT, "d", 1);
        names.sync(ROOT);
        names.link(ROOT, "a", 2);
        names.rename((ROOT, "a".to_owned()), (1, "a".to_owned()), 2);
        names.sync(1);
        for seed in 0..50 {
            names.lose_power(&mut Random::new(seed), &mut Suffered::new());
            assert_eq!(names.lookup(1, "a"), Some(2));
            assert_eq!(names.lookup(ROOT, "a"), None);
        }
    }
}
