//! Files and directories: the names as they are shown, and those that a power cut would leave.
//!
//! A directory has its names as of now, those on stable storage, and the steps between them in their order. A rename is one step. A cut keeps
//! a beginning of the steps, of each directory by itself; what is in a directory that was lost is lost with it, synced or not.
//!
//! Not modelled: links, owners, times after a cut (they stay). Renames go within one directory: the broker has no others, and elsewhere
//! nobody promises that both directories keep them or none.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use rustix::io::Errno;

use super::Forgotten;
use super::content::Content;
use super::kernel::Attributes;
use crate::random::Random;

pub(super) const ROOT: u64 = 1;
/// A file grows no longer: it is all in memory, twice.
const FILE_MAX: u64 = 1 << 30;

/// Names that change together; `None` for one that goes.
type Step = Vec<(String, Option<u64>)>;

#[derive(Debug, Default)]
struct Names {
    current: BTreeMap<String, u64>,
    durable: BTreeMap<String, u64>,
    /// Each with its moment; moments rise.
    pending: Vec<(u64, Step)>,
}

impl Names {
    fn change(&mut self, moment: u64, step: Step) {
        apply(&step, &mut self.current);
        self.pending.push((moment, step));
    }

    fn sync(&mut self, moment: u64) {
        let covered = self.pending.partition_point(|(made, _)| *made <= moment);
        for (_, step) in self.pending.drain(..covered) {
            apply(&step, &mut self.durable);
        }
    }

    /// Keeps a beginning of what was not synced; gives how many steps are lost.
    fn settle(&mut self, moment: u64, random: &mut Random) -> usize {
        let covered = self.pending.partition_point(|(made, _)| *made <= moment);
        let kept = match random.within(0..4) {
            0 => 0,
            1 => covered,
            _ => usize::try_from(random.within(0..covered as u64 + 1)).expect("at most what is pending"),
        };
        for (index, (_, step)) in self.pending.drain(..covered).enumerate() {
            if index < kept {
                apply(&step, &mut self.durable);
            }
        }
        covered - kept
    }
}

fn apply(step: &Step, names: &mut BTreeMap<String, u64>) {
    for (name, node) in step {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

#[derive(Debug)]
enum Kind {
    File(Content),
    Directory(Names),
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    mode: u32,
    modified: SystemTime,
    /// The last name it got: what faults look at.
    name: String,
}

/// See the head of this file.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: BTreeMap<u64, Node>,
    next: u64,
    /// Of the last change.
    moment: u64,
}

impl Tree {
    pub(super) fn new() -> Self {
        let root = Node { kind: Kind::Directory(Names::default()), mode: 0o755, modified: SystemTime::now(), name: String::new() };
        Self { nodes: BTreeMap::from([(ROOT, root)]), next: ROOT + 1, moment: 0 }
    }

    /// Everything until now.
    pub(super) fn moment(&self) -> u64 {
        self.moment
    }

    fn node(&self, node: u64) -> Result<&Node, Errno> {
        self.nodes.get(&node).ok_or(Errno::NOENT)
    }

    fn names(&self, directory: u64) -> Result<&Names, Errno> {
        match &self.node(directory)?.kind {
            Kind::Directory(names) => Ok(names),
            Kind::File(_) => Err(Errno::NOTDIR),
        }
    }

    fn content(&self, file: u64) -> Result<&Content, Errno> {
        match &self.node(file)?.kind {
            Kind::File(content) => Ok(content),
            Kind::Directory(_) => Err(Errno::ISDIR),
        }
    }

    /// The content of a file that is about to change, with the moment of the change.
    fn changing(&mut self, file: u64) -> Result<(&mut Content, u64), Errno> {
        self.moment += 1;
        let node = self.nodes.get_mut(&file).ok_or(Errno::NOENT)?;
        node.modified = SystemTime::now();
        match &mut node.kind {
            Kind::File(content) => Ok((content, self.moment)),
            Kind::Directory(_) => Err(Errno::ISDIR),
        }
    }

    fn step(&mut self, directory: u64, step: Step) -> Result<(), Errno> {
        self.moment += 1;
        for (name, node) in step.iter().filter_map(|(name, node)| Some((name, (*node)?))) {
            if let Some(node) = self.nodes.get_mut(&node) {
                node.name.clone_from(name);
            }
        }
        let node = self.nodes.get_mut(&directory).ok_or(Errno::NOENT)?;
        node.modified = SystemTime::now();
        match &mut node.kind {
            Kind::Directory(names) => names.change(self.moment, step),
            Kind::File(_) => return Err(Errno::NOTDIR),
        }
        Ok(())
    }

    /// The name by which faults find it.
    pub(super) fn name(&self, node: u64) -> &str {
        self.nodes.get(&node).map_or("", |node| &node.name)
    }

    /// Whether the word is in the name, at the end of which directories have a `/`.
    pub(super) fn is_named(&self, node: u64, word: &str) -> bool {
        self.nodes.get(&node).is_some_and(|node| match node.kind {
            Kind::File(_) => node.name.contains(word),
            Kind::Directory(_) => format!("{}/", node.name).contains(word),
        })
    }

    pub(super) fn attributes(&self, node: u64) -> Result<Attributes, Errno> {
        let found = self.node(node)?;
        let (is_directory, len) = match &found.kind {
            Kind::File(content) => (false, content.len() as u64),
            Kind::Directory(_) => (true, 4096),
        };
        Ok(Attributes { node, is_directory, len, mode: found.mode, modified: found.modified })
    }

    pub(super) fn lookup(&self, directory: u64, name: &str) -> Result<Attributes, Errno> {
        let node = self.names(directory)?.current.get(name).ok_or(Errno::NOENT)?;
        self.attributes(*node)
    }

    pub(super) fn list(&self, directory: u64) -> Result<impl Iterator<Item = (u64, bool, String)> + '_, Errno> {
        let names = self.names(directory)?.current.iter();
        let is_directory = |node| matches!(self.nodes.get(node), Some(Node { kind: Kind::Directory(_), .. }));
        Ok(names.map(move |(name, node)| (*node, is_directory(node), name.clone())))
    }

    pub(super) fn make_file(&mut self, directory: u64, name: &str, mode: u32) -> Result<Attributes, Errno> {
        self.make(directory, name, mode, Kind::File(Content::default()))
    }

    pub(super) fn make_directory(&mut self, directory: u64, name: &str, mode: u32) -> Result<Attributes, Errno> {
        self.make(directory, name, mode, Kind::Directory(Names::default()))
    }

    fn make(&mut self, directory: u64, name: &str, mode: u32, kind: Kind) -> Result<Attributes, Errno> {
        if self.names(directory)?.current.contains_key(name) {
            return Err(Errno::EXIST);
        }
        let node = self.next;
        self.next += 1;
        self.nodes.insert(node, Node { kind, mode, modified: SystemTime::now(), name: name.to_owned() });
        self.step(directory, vec![(name.to_owned(), Some(node))])?;
        self.attributes(node)
    }

    pub(super) fn remove_file(&mut self, directory: u64, name: &str) -> Result<(), Errno> {
        if self.lookup(directory, name)?.is_directory {
            return Err(Errno::ISDIR);
        }
        self.step(directory, vec![(name.to_owned(), None)])
    }

    pub(super) fn remove_directory(&mut self, directory: u64, name: &str) -> Result<(), Errno> {
        let found = self.lookup(directory, name)?;
        if !self.names(found.node)?.current.is_empty() {
            return Err(Errno::NOTEMPTY);
        }
        self.step(directory, vec![(name.to_owned(), None)])
    }

    /// As renameat2.
    pub(super) fn rename(&mut self, (directory, from): (u64, &str), (to_directory, to): (u64, &str), flags: u32) -> Result<(), Errno> {
        const NO_REPLACE: u32 = 1;
        const EXCHANGE: u32 = 2;
        if directory != to_directory {
            return Err(Errno::XDEV);
        }
        let moved = self.lookup(directory, from)?;
        let there = self.lookup(directory, to).ok();
        let back = match (flags, &there) {
            (0, Some(there)) if there.is_directory && self.list(there.node)?.next().is_some() => return Err(Errno::NOTEMPTY),
            (0, _) | (NO_REPLACE, None) => None,
            (NO_REPLACE, Some(_)) => return Err(Errno::EXIST),
            (EXCHANGE, Some(there)) => Some(there.node),
            (EXCHANGE, None) => return Err(Errno::NOENT),
            _ => return Err(Errno::INVAL),
        };
        self.step(directory, vec![(from.to_owned(), back), (to.to_owned(), Some(moved.node))])
    }

    pub(super) fn read(&self, file: u64, at: u64, count: u32) -> Result<&[u8], Errno> {
        Ok(self.content(file)?.read(position(at)?, count as usize))
    }

    pub(super) fn write(&mut self, file: u64, at: u64, bytes: &[u8]) -> Result<(), Errno> {
        let at = position(at)?;
        position((at + bytes.len()) as u64)?;
        let (content, moment) = self.changing(file)?;
        content.write(moment, at, bytes);
        Ok(())
    }

    pub(super) fn set_len(&mut self, file: u64, len: u64) -> Result<(), Errno> {
        let len = position(len)?;
        let (content, moment) = self.changing(file)?;
        content.set_len(moment, len);
        Ok(())
    }

    /// There is always room; so only the length changes, unless it is to stay.
    pub(super) fn allocate(&mut self, file: u64, at: u64, len: u64, mode: u32) -> Result<(), Errno> {
        const KEEP_SIZE: u32 = 1;
        let now = self.content(file)?.len() as u64;
        match mode {
            KEEP_SIZE => Ok(()),
            0 => self.set_len(file, now.max(at.saturating_add(len))),
            _ => Err(Errno::OPNOTSUPP),
        }
    }

    pub(super) fn set_attributes(&mut self, node: u64, mode: Option<u32>, modified: Option<SystemTime>) -> Result<(), Errno> {
        let found = self.nodes.get_mut(&node).ok_or(Errno::NOENT)?;
        found.mode = mode.map_or(found.mode, |mode| mode & 0o7777);
        found.modified = modified.unwrap_or(found.modified);
        Ok(())
    }

    /// What was changed in the file's content, or among the directory's names, up to this moment is durable.
    pub(super) fn sync(&mut self, node: u64, moment: u64) {
        match self.nodes.get_mut(&node).map(|node| &mut node.kind) {
            Some(Kind::File(content)) => content.sync(moment),
            Some(Kind::Directory(names)) => names.sync(moment),
            None => {}
        }
    }

    /// A sync that fails: chance decides what it did, and a later sync does not repair it.
    pub(super) fn settle(&mut self, node: u64, moment: u64, random: &mut Random) -> Forgotten {
        let mut forgotten = Forgotten::default();
        match self.nodes.get_mut(&node).map(|node| &mut node.kind) {
            Some(Kind::File(content)) => {
                let settled = content.settle(moment, random);
                forgotten.changes += settled.pending;
                forgotten.bytes += settled.bytes_lost;
                forgotten.files += usize::from(settled.bytes_lost > 0);
            }
            Some(Kind::Directory(names)) => forgotten.names += names.settle(moment, random),
            None => {}
        }
        forgotten
    }

    /// The power is gone: what is there afterwards is what is durable.
    pub(super) fn cut(&mut self, random: &mut Random) -> Forgotten {
        let mut forgotten = Forgotten::default();
        for node in self.nodes.keys().copied().collect::<Vec<_>>() {
            forgotten += self.settle(node, u64::MAX, random);
        }
        for node in self.nodes.values_mut() {
            match &mut node.kind {
                Kind::File(content) => content.restart(),
                Kind::Directory(names) => names.current.clone_from(&names.durable),
            }
        }
        let reached = self.reached();
        self.nodes.retain(|node, _| reached.contains(node));
        forgotten
    }

    /// Writes all that is shown below a directory into a folder of the machine.
    pub(super) fn copy_to(&self, directory: u64, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        for (name, node) in self.names(directory).map(|names| &names.current).into_iter().flatten() {
            match self.content(*node) {
                Ok(content) => std::fs::write(folder.join(name), content.read(0, usize::MAX))?,
                Err(_) => self.copy_to(*node, &folder.join(name))?,
            }
        }
        Ok(())
    }

    fn reached(&self) -> BTreeSet<u64> {
        let mut reached = BTreeSet::new();
        let mut next = vec![ROOT];
        while let Some(node) = next.pop() {
            reached.insert(node);
            if let Ok(names) = self.names(node) {
                next.extend(names.current.values());
            }
        }
        reached
    }
}

/// As a place in memory.
fn position(at: u64) -> Result<usize, Errno> {
    if at > FILE_MAX { Err(Errno::FBIG) } else { usize::try_from(at).map_err(|_| Errno::FBIG) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(tree: &Tree, directory: u64) -> Vec<String> {
        tree.list(directory).expect("a directory").map(|(_, _, name)| name).collect()
    }

    #[test]
    fn names_are_kept_from_the_first_on() {
        let mut found = BTreeSet::new();
        for seed in 0..200 {
            let mut tree = Tree::new();
            tree.make_file(ROOT, "synced", 0o644).expect("made");
            tree.sync(ROOT, tree.moment());
            tree.make_file(ROOT, "a", 0o644).expect("made");
            tree.rename((ROOT, "a"), (ROOT, "b"), 0).expect("renamed");
            tree.remove_file(ROOT, "synced").expect("removed");
            assert_eq!(names(&tree, ROOT), ["b"]);
            tree.cut(&mut Random::new(seed));
            found.insert(names(&tree, ROOT).join(" "));
        }
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["a synced", "b", "b synced", "synced"]);
    }

    #[test]
    fn what_is_in_a_lost_directory_is_lost() {
        let mut found = BTreeSet::new();
        for seed in 0..100 {
            let mut tree = Tree::new();
            let folder = tree.make_directory(ROOT, "folder", 0o755).expect("made").node;
            let file = tree.make_file(folder, "file", 0o644).expect("made").node;
            tree.write(file, 0, b"content").expect("written");
            tree.sync(file, tree.moment());
            tree.sync(folder, tree.moment());
            tree.cut(&mut Random::new(seed));
            let kept = tree.lookup(ROOT, "folder").and_then(|folder| tree.lookup(folder.node, "file"));
            found.insert(kept.map(|file| tree.read(file.node, 0, 100).expect("read").to_vec()).unwrap_or_default());
        }
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [b"".to_vec(), b"content".to_vec()]);
    }

    #[test]
    fn two_names_are_exchanged_or_not() {
        for seed in 0..50 {
            let mut tree = Tree::new();
            let [one, other] = ["one", "other"].map(|name| tree.make_file(ROOT, name, 0o644).expect("made").node);
            tree.sync(ROOT, tree.moment());
            tree.rename((ROOT, "one"), (ROOT, "other"), 2).expect("exchanged");
            tree.cut(&mut Random::new(seed));
            let found = ["one", "other"].map(|name| tree.lookup(ROOT, name).expect("there").node);
            assert!(found == [one, other] || found == [other, one]);
        }
    }
}
