//! One simulated file's bytes: what the kernel shows, and what stable storage holds. Pages are shared between the two until one is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::faults::{Fault, Suffered};
use crate::entropy::Random;

/// Bytes of a page: the unit of space and of write-back.
pub(super) const PAGE: usize = 4096;
/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

type Page = Arc<[u8; PAGE]>;

#[derive(Debug, Clone, Default)]
struct Image {
    /// A missing page is zeros, and takes no space.
    pages: BTreeMap<u64, Page>,
    len: u64,
}

/// What a crash of the whole machine does to the unsynced part of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Lost,
    /// Each page for itself: kept, lost, or torn between sectors.
    Mixed,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    live: Image,
    durable: Image,
    /// Pages that a sync must write. A page that differs but is not here was dropped by a failed sync.
    dirty: BTreeSet<u64>,
}

impl Content {
    pub(super) fn len(&self) -> u64 {
        self.live.len
    }

    /// Bytes of space that the live content takes.
    pub(super) fn space(&self) -> u64 {
        (self.live.pages.len() * PAGE) as u64
    }

    /// Number of new pages that a write of `len` bytes at `position` needs.
    pub(super) fn pages_missing(&self, position: u64, len: u64) -> u64 {
        if len == 0 {
            return 0;
        }
        let (first, last) = (position / PAGE as u64, (position + len - 1) / PAGE as u64);
        let there = self.live.pages.range(first..=last).count() as u64;
        last - first + 1 - there
    }

    pub(super) fn read(&self, position: u64, bytes: &mut [u8]) -> usize {
        let end = self.live.len.min(position.saturating_add(bytes.len() as u64));
        if position >= end {
            return 0;
        }
        let count = usize::try_from(end - position).unwrap_or(bytes.len()).min(bytes.len());
        let mut done = 0;
        while done < count {
            let (page, offset) = place(position + done as u64);
            let turn = (PAGE - offset).min(count - done);
            let target = &mut bytes[done..done + turn];
            match self.live.pages.get(&page) {
                Some(page) => target.copy_from_slice(&page[offset..offset + turn]),
                None => target.fill(0),
            }
            done += turn;
        }
        count
    }

    pub(super) fn write(&mut self, position: u64, bytes: &[u8]) {
        let mut done = 0;
        while done < bytes.len() {
            let (page, offset) = place(position + done as u64);
            let turn = (PAGE - offset).min(bytes.len() - done);
            let stored = self.live.pages.entry(page).or_insert_with(zeros);
            Arc::make_mut(stored)[offset..offset + turn].copy_from_slice(&bytes[done..done + turn]);
            self.dirty.insert(page);
            done += turn;
        }
        if !bytes.is_empty() {
            self.live.len = self.live.len.max(position + bytes.len() as u64);
        }
    }

    pub(super) fn set_len(&mut self, len: u64) {
        if len < self.live.len {
            let (page, offset) = place(len);
            let first_gone = if offset == 0 { page } else { page + 1 };
            for gone in self.live.pages.split_off(&first_gone).into_keys() {
                self.dirty.insert(gone);
            }
            if let Some(stored) = self.live.pages.get_mut(&page) {
                Arc::make_mut(stored)[offset..].fill(0);
                self.dirty.insert(page);
            }
        }
        self.live.len = len;
    }

    /// Gives every page below `len` its space.
    pub(super) fn allocate(&mut self, len: u64) {
        for page in 0..len.div_ceil(PAGE as u64) {
            self.live.pages.entry(page).or_insert_with(zeros);
            self.dirty.insert(page);
        }
        self.live.len = self.live.len.max(len);
    }

    /// All of it becomes stable, except what an earlier failed sync dropped.
    pub(super) fn sync(&mut self) {
        for page in std::mem::take(&mut self.dirty) {
            self.write_back(page);
        }
        self.durable.len = self.live.len;
    }

    /// A failed sync: some pages reached the disk, and the kernel takes all of them for clean from now on.
    pub(super) fn fail_sync(&mut self, random: &mut Random) {
        for page in std::mem::take(&mut self.dirty) {
            if random.chance(500) {
                self.write_back(page);
            }
        }
    }

    /// The kernel writes some dirty pages back by itself, and perhaps the length, without telling anybody.
    pub(super) fn write_some_back(&mut self, random: &mut Random) {
        let dirty = std::mem::take(&mut self.dirty);
        for page in dirty {
            if random.chance(500) {
                self.write_back(page);
            } else {
                self.dirty.insert(page);
            }
        }
        if random.chance(500) {
            self.durable.len = self.live.len;
        }
    }

    fn write_back(&mut self, page: u64) {
        match self.live.pages.get(&page) {
            Some(stored) => self.durable.pages.insert(page, Arc::clone(stored)),
            None => self.durable.pages.remove(&page),
        };
    }

    /// The machine loses power: what survives becomes both the live and the durable content.
    pub(super) fn lose_power(&mut self, random: &mut Random, suffered: &mut Suffered) {
        let dirty = std::mem::take(&mut self.dirty);
        let shown = self.live.clone();
        let fate = match random.below(3) {
            0 => Fate::Kept,
            1 => Fate::Lost,
            _ => Fate::Mixed,
        };
        for page in dirty.iter().copied() {
            match fate {
                Fate::Kept => self.write_back(page),
                Fate::Lost => {}
                Fate::Mixed => suffered.extend(self.tear(page, random).then_some(Fault::WriteTorn)),
            }
        }
        self.durable.len = self.surviving_len(fate, random);
        self.durable.cut_pages();
        self.live = self.durable.clone();
        self.live.differs_from(&shown, &dirty, suffered);
    }

    fn surviving_len(&self, fate: Fate, random: &mut Random) -> u64 {
        let (synced, shown) = (self.durable.len, self.live.len);
        match (fate, random.below(3)) {
            // A file system may keep the data and forget the length, or the other way round: then zeros stand where data was.
            (_, 0) => synced,
            (_, 1) => shown,
            (Fate::Kept, _) => shown,
            (Fate::Lost, _) => synced,
            (Fate::Mixed, _) => random.between(synced.min(shown), synced.max(shown)),
        }
    }

    /// Whether it came out as neither of the two states.
    fn tear(&mut self, page: u64, random: &mut Random) -> bool {
        match random.below(4) {
            0 => self.write_back(page),
            1 => {}
            _ => {
                let shown = self.live.pages.get(&page).map_or_else(zeros, Arc::clone);
                let stored = Arc::make_mut(self.durable.pages.entry(page).or_insert_with(zeros));
                let before = *stored;
                for sector in 0..PAGE / SECTOR {
                    if random.chance(500) {
                        let range = sector * SECTOR..(sector + 1) * SECTOR;
                        stored[range.clone()].copy_from_slice(&shown[range]);
                    }
                }
                return *stored != before && *stored != *shown;
            }
        }
        false
    }
}

impl Image {
    /// What of `shown` is not here; no sync had covered the `dirty` pages.
    fn differs_from(&self, shown: &Self, dirty: &BTreeSet<u64>, suffered: &mut Suffered) {
        let end = self.len.min(shown.len).div_ceil(PAGE as u64);
        let mut lost_before = false;
        for page in dirty.range(..end) {
            let [found, shown] = [self, shown].map(|image| image.pages.get(page).map_or(&ZEROS, Arc::as_ref));
            if found == shown {
                suffered.extend(lost_before.then_some(Fault::WriteReordered));
            } else {
                lost_before = true;
                suffered.insert(Fault::WriteLost);
                suffered.extend((*found == ZEROS).then_some(Fault::ZerosLeft));
            }
        }
        match self.len.cmp(&shown.len) {
            std::cmp::Ordering::Less => drop(suffered.insert(Fault::LengthLost)),
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => drop(suffered.insert(Fault::CutUndone)),
        }
    }

    /// What lies beyond the length does not come back when the file grows again.
    fn cut_pages(&mut self) {
        let (page, offset) = place(self.len);
        let first_gone = if offset == 0 { page } else { page + 1 };
        self.pages.split_off(&first_gone);
        if let Some(stored) = self.pages.get_mut(&page) {
            Arc::make_mut(stored)[offset..].fill(0);
        }
    }
}

static ZEROS: [u8; PAGE] = [0; PAGE];

fn zeros() -> Page {
    Arc::new([0; PAGE])
}

fn place(position: u64) -> (u64, usize) {
    let page = PAGE as u64;
    (position / page, usize::try_from(position % page).expect("below a page"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synced_bytes_survive_every_crash() {
        for seed in 0..200 {
            let mut content = Content::default();
            content.write(0, &[1; 10_000]);
            content.sync();
            content.write(10_000, &[2; 9000]);
            content.lose_power(&mut Random::new(seed), &mut Suffered::new());
            let mut bytes = [0; 10_000];
            assert_eq!(content.read(0, &mut bytes), 10_000, "seed {seed}");
            assert!(bytes.iter().all(|byte| *byte == 1), "seed {seed}");
            assert!(content.len() <= 19_000);
        }
    }

    #[test]
    fn unsynced_bytes_are_kept_lost_torn_and_reordered() {
        let (mut whole, mut none, mut torn, mut later_only, mut zeroed) = (0, 0, 0, 0, 0);
        for seed in 0..400 {
            let mut content = Content::default();
            content.write(0, &[1; 8192]);
            content.write(8192, &[2; 8192]);
            content.lose_power(&mut Random::new(seed), &mut Suffered::new());
            let mut bytes = vec![9; 16_384];
            let len = content.read(0, &mut bytes);
            let (first, second) = bytes[..len].split_at(len.min(8192));
            let kept = |part: &[u8]| part.iter().filter(|byte| **byte == 1 || **byte == 2).count();
            whole += u32::from(kept(first) == 8192 && kept(second) == 8192);
            none += u32::from(len == 0);
            zeroed += u32::from(len > 0 && kept(first) == 0 && kept(second) == 0);
            torn += u32::from(kept(first) % 4096 != 0);
            later_only += u32::from(kept(first) == 0 && kept(second) > 0);
        }
        assert!(whole > 10 && none > 10 && torn > 10 && later_only > 1 && zeroed > 10, "{whole} {none} {torn} {later_only} {zeroed}");
    }

    #[test]
    fn a_failed_sync_drops_what_it_did_not_write() {
        let lost = (0..100).filter(|seed| {
            let mut random = Random::new(*seed);
            let mut content = Content::default();
            content.write(0, &[1; 100]);
            content.fail_sync(&mut random);
            content.sync(); // succeeds, and proves nothing
            content.lose_power(&mut random, &mut Suffered::new());
            let mut byte = [0];
            content.read(0, &mut byte) == 0 || byte == [0]
        });
        assert!((20..80).contains(&lost.count()));
    }

    #[test]
    fn an_unsynced_cut_may_be_undone() {
        let undone = (0..100).filter(|seed| {
            let mut content = Content::default();
            content.write(0, &[1; 5000]);
            content.sync();
            content.set_len(10);
            content.lose_power(&mut Random::new(*seed), &mut Suffered::new());
            content.len() == 5000
        });
        assert!((10..90).contains(&undone.count()));
    }

    #[test]
    fn growing_again_shows_zeros() {
        let mut content = Content::default();
        content.write(0, &[1; 5000]);
        content.set_len(10);
        content.set_len(5000);
        let mut bytes = [9; 5000];
        content.read(0, &mut bytes);
        assert!(bytes[10..].iter().all(|byte| *byte == 0));
        assert_eq!(content.space(), 4096);
        assert_eq!(content.pages_missing(0, 5000), 1);
        assert_eq!(content.pages_missing(0, 0), 0);
    }
}
