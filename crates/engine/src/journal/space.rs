//! The journal's files: which one is written, which may be written again.
//!
//! A file is filled from its beginning, frame after frame. A full one waits until everything in it is in synced segments; then it is free.

#![deny(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::{BTreeMap, VecDeque};

use super::frame::Key;
use crate::types::Offset;

/// Where a frame goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Number of the file.
    pub file: u64,
    /// Bytes from its beginning.
    pub position: u64,
}

#[derive(Debug)]
struct File {
    number: u64,
    size: u64,
    used: u64,
    /// One past the last offset that the file holds of each partition.
    ends: BTreeMap<Key, Offset>,
}

/// See the head of this file.
#[derive(Debug)]
pub struct Space {
    /// Bytes that all files may have together.
    limit: u64,
    current: Option<File>,
    /// Oldest first.
    full: VecDeque<File>,
    free: Vec<File>,
    next_number: u64,
}

impl Space {
    /// No files yet. `limit`: bytes of all files together; a single frame that is larger gets its file all the same.
    pub fn new(limit: u64) -> Self {
        Self { limit, current: None, full: VecDeque::new(), free: Vec::new(), next_number: 0 }
    }

    /// A file that an earlier life has left, and what is to be kept of it.
    pub fn on_found(&mut self, number: u64, size: u64, ends: BTreeMap<Key, Offset>) {
        self.next_number = self.next_number.max(number.saturating_add(1));
        self.full.push_back(File { number, size, used: size, ends });
    }

    /// Takes the place of a frame that is `length` bytes with its padding. `None`: the file is full and none is free.
    pub fn take(&mut self, length: u64) -> Option<Place> {
        let fits = |file: &File| file.size.saturating_sub(file.used) >= length;
        if !self.current.as_ref().is_some_and(fits) {
            let at = self.free.iter().position(fits)?;
            let file = self.free.swap_remove(at);
            self.full.extend(self.current.replace(file));
        }
        let file = self.current.as_mut()?;
        let place = Place { file: file.number, position: file.used };
        file.used = file.used.saturating_add(length);
        Some(place)
    }

    /// Size of the file to make so that a frame of `length` bytes finds a place, `size` at least; `None`: that would go beyond the limit,
    /// and a checkpoint has to free one first.
    pub fn may_add(&self, size: u64, length: u64) -> Option<u64> {
        let size = size.max(length);
        (self.bytes().saturating_add(size) <= self.limit || self.nothing_to_free()).then_some(size)
    }

    /// Makes room for a file of `size` bytes within the limit, by free files that are smaller: they are to be removed. Their numbers.
    pub fn give_up_smaller(&mut self, size: u64) -> Vec<u64> {
        let mut given_up = Vec::new();
        while self.bytes().saturating_add(size) > self.limit
            && let Some(at) = self.free.iter().position(|file| file.size < size)
        {
            given_up.push(self.free.swap_remove(at).number);
        }
        given_up
    }

    /// No checkpoint helps: then a frame that is larger than all files may go beyond the limit.
    fn nothing_to_free(&self) -> bool {
        self.full.is_empty() && self.current.as_ref().is_none_or(|file| file.used == 0)
    }

    /// Closes the file that is written, so that a checkpoint can free it.
    pub fn close_current(&mut self) {
        self.full.extend(self.current.take());
    }

    /// The number that a further file gets.
    pub fn next_number(&self) -> u64 {
        self.next_number
    }

    /// A file was made; it is free.
    pub fn on_added(&mut self, number: u64, size: u64) {
        self.next_number = self.next_number.max(number.saturating_add(1));
        self.free.push(File { number, size, used: 0, ends: BTreeMap::new() });
    }

    /// The frame that was placed last holds `key` up to `end`.
    pub fn on_written(&mut self, key: Key, end: Offset) {
        if let Some(file) = &mut self.current {
            let known = file.ends.entry(key).or_insert(end);
            *known = (*known).max(end);
        }
    }

    /// What has to be synced before any full file is free: the highest offset of each partition in them.
    pub fn owed(&self) -> BTreeMap<Key, Offset> {
        let mut owed = BTreeMap::new();
        for (key, end) in self.full.iter().flat_map(|file| &file.ends) {
            let known = owed.entry(*key).or_insert(*end);
            *known = (*known).max(*end);
        }
        owed
    }

    /// Frees the full files of which `is_safe` holds for every partition and end.
    pub fn release(&mut self, is_safe: impl Fn(Key, Offset) -> bool) {
        let (safe, kept): (Vec<File>, Vec<File>) =
            self.full.drain(..).partition(|file| file.ends.iter().all(|(key, end)| is_safe(*key, *end)));
        self.full = kept.into();
        self.free.extend(safe.into_iter().map(|file| File { used: 0, ends: BTreeMap::new(), ..file }));
    }

    /// Whether a checkpoint would be of use: more than half of what may be used holds what is not known to be synced.
    pub fn is_tight(&self) -> bool {
        let full: u64 = self.full.iter().map(|file| file.size).sum();
        full > self.limit / 2
    }

    /// Whether a frame of `length` bytes would find a free file.
    pub fn has_free(&self, length: u64) -> bool {
        self.free.iter().any(|file| file.size >= length)
    }

    /// Whether a file of `size` bytes should be made before it is needed: the one in use is half full, none is free, and there is room.
    pub fn wants_file(&self, size: u64) -> bool {
        let half_full = self.current.as_ref().is_some_and(|file| file.used > file.size / 2);
        half_full && self.free.is_empty() && self.bytes().saturating_add(size) <= self.limit
    }

    /// Bytes in files that are not free: what a start after a power loss would read.
    pub fn held_bytes(&self) -> u64 {
        self.current.iter().chain(&self.full).map(|file| file.used).sum()
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.current.iter().chain(&self.full).chain(&self.free).map(|file| file.size).sum()
    }

    /// Numbers of all files.
    pub fn files(&self) -> Vec<u64> {
        self.current.iter().chain(&self.full).chain(&self.free).map(|file| file.number).collect()
    }

    /// Holds the invariants. For tests and simulation.
    pub fn check_invariants(&self) {
        let mut numbers = self.files();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), self.files().len(), "a file is in one place");
        assert!(self.free.iter().all(|file| file.used == 0 && file.ends.is_empty()), "J3");
        assert!(self.current.iter().chain(&self.full).all(|file| file.used <= file.size), "a frame lies within its file");
    }
}
