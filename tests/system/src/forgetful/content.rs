//! What a file holds: as it is shown, and as it would be found after a power cut.
//!
//! ```text
//!   write, set length ──▶ current          (reads)
//!             │
//!             └──▶ pending, in order ──(sync: all up to a moment)──▶ durable
//!                        └──(power cut, failed sync: whatever chance keeps)──▶ durable
//! ```
//!
//! By chance each block of 4 KiB keeps one of the states it went through since the last sync, or each of its sectors of 512 bytes does by
//! itself; blocks are independent, so that what was written later may be there and what was written before not. The length is one of those
//! that the file went through, whichever blocks are kept: zeros stand where nothing was.

use std::collections::BTreeMap;

use crate::random::Random;

const SECTOR: usize = 512;
const SECTORS_OF_BLOCK: usize = 8;
const BLOCK: usize = SECTOR * SECTORS_OF_BLOCK;

#[derive(Debug)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    SetLength(usize),
}

/// Lengths fit `usize`: the kernel asks for nothing beyond what [`super::tree`] lets through.
#[derive(Debug, Default)]
pub(super) struct Content {
    current: Vec<u8>,
    durable: Vec<u8>,
    /// Each with the moment at which it was made; moments rise.
    pending: Vec<(u64, Change)>,
}

/// What a settlement did to changes that no sync covered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) pending: usize,
    /// Of the bytes of the file afterwards, if everything had been kept, so many are others or missing.
    pub(super) bytes_lost: usize,
}

impl Content {
    pub(super) fn len(&self) -> usize {
        self.current.len()
    }

    pub(super) fn read(&self, at: usize, count: usize) -> &[u8] {
        let from = at.min(self.current.len());
        &self.current[from..from.saturating_add(count).min(self.current.len())]
    }

    pub(super) fn write(&mut self, moment: u64, at: usize, bytes: &[u8]) {
        put(&mut self.current, at, bytes);
        self.pending.push((moment, Change::Write { at, bytes: bytes.to_vec() }));
    }

    pub(super) fn set_len(&mut self, moment: u64, len: usize) {
        if len != self.current.len() {
            self.current.resize(len, 0);
            self.pending.push((moment, Change::SetLength(len)));
        }
    }

    /// Everything up to and with this moment is durable.
    pub(super) fn sync(&mut self, moment: u64) {
        let covered = self.pending.partition_point(|(made, _)| *made <= moment);
        for (_, change) in self.pending.drain(..covered) {
            change.apply(&mut self.durable);
        }
    }

    /// Chance decides what of the changes up to and with this moment is durable; later ones stay pending. What is shown does not change.
    pub(super) fn settle(&mut self, moment: u64, random: &mut Random) -> Settled {
        let covered = self.pending.partition_point(|(made, _)| *made <= moment);
        let changes: Vec<Change> = self.pending.drain(..covered).map(|(_, change)| change).collect();
        if changes.is_empty() {
            return Settled::default();
        }
        let mut whole = self.durable.clone();
        for change in &changes {
            change.apply(&mut whole);
        }
        match random.within(0..5) {
            0 => {}
            1 => self.durable.clone_from(&whole),
            _ => self.durable = mixed(&self.durable, &changes, random),
        }
        let same = whole.iter().zip(&self.durable).filter(|(kept, found)| kept == found).count();
        Settled { pending: changes.len(), bytes_lost: whole.len() - same }
    }

    /// After a power cut: what is shown is what is durable.
    pub(super) fn restart(&mut self) {
        debug_assert!(self.pending.is_empty(), "whoever restarts has settled");
        self.current.clone_from(&self.durable);
    }
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Write { at, bytes } => put(to, *at, bytes),
            Self::SetLength(len) => to.resize(*len, 0),
        }
    }

    /// The length of a file of `len` bytes after it.
    fn length_after(&self, len: usize) -> usize {
        match self {
            Self::Write { at, bytes } => len.max(at + bytes.len()),
            Self::SetLength(to) => *to,
        }
    }
}

fn put(to: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if to.len() < end {
        to.resize(end, 0);
    }
    to[at..end].copy_from_slice(bytes);
}

/// Each block in a state of its own.
fn mixed(durable: &[u8], changes: &[Change], random: &mut Random) -> Vec<u8> {
    let mut found = durable.to_vec();
    let mut kept = Kept { changes: changes.len(), blocks: BTreeMap::new() };
    for (index, change) in changes.iter().enumerate() {
        match change {
            Change::Write { at, bytes } => {
                for (from, to) in sectors(*at, at + bytes.len()) {
                    if index < kept.in_sector(from / SECTOR, random) {
                        put(&mut found, from, &bytes[from - at..to - at]);
                    }
                }
            }
            Change::SetLength(len) => {
                for (from, to) in sectors(*len, found.len()) {
                    if index < kept.in_sector(from / SECTOR, random) {
                        found[from..to].fill(0);
                    }
                }
            }
        }
    }
    let last = random.within(0..changes.len() as u64 + 1);
    let seen = if random.one_in(2) { changes } else { &changes[..usize::try_from(last).expect("an index")] };
    let len = seen.iter().fold(durable.len(), |len, change| change.length_after(len));
    found.resize(len, 0);
    found
}

/// The pieces of `from..to` between borders of sectors.
fn sectors(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut at = from;
    std::iter::from_fn(move || {
        let piece = (at < to).then(|| (at, to.min((at / SECTOR + 1) * SECTOR)))?;
        at = piece.1;
        Some(piece)
    })
}

/// How many of the changes each sector has seen; drawn when it is first asked for.
struct Kept {
    changes: usize,
    blocks: BTreeMap<usize, [usize; SECTORS_OF_BLOCK]>,
}

impl Kept {
    fn in_sector(&mut self, sector: usize, random: &mut Random) -> usize {
        let changes = self.changes;
        let block = self.blocks.entry(sector / SECTORS_OF_BLOCK).or_insert_with(|| draw(changes, random));
        block[sector % SECTORS_OF_BLOCK]
    }
}

fn draw(changes: usize, random: &mut Random) -> [usize; SECTORS_OF_BLOCK] {
    let mut any = || usize::try_from(random.within(0..changes as u64 + 1)).expect("at most the number of changes");
    let some = any();
    let torn = std::array::from_fn(|_| any());
    match random.within(0..4) {
        0 => [0; SECTORS_OF_BLOCK],
        1 => [changes; SECTORS_OF_BLOCK],
        2 => [some; SECTORS_OF_BLOCK],
        _ => torn,
    }
}

const _: () = assert!(BLOCK == 4096, "what the page cache writes back at once");

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found after a cut, for many seeds.
    fn outcomes(make: impl Fn(&mut Content)) -> Vec<Vec<u8>> {
        let mut found: Vec<Vec<u8>> = (0..300)
            .map(|seed| {
                let mut content = Content::default();
                make(&mut content);
                content.settle(u64::MAX, &mut Random::new(seed));
                content.restart();
                content.read(0, usize::MAX).to_vec()
            })
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn what_was_synced_stays() {
        let found = outcomes(|content| {
            content.write(1, 0, &[1; 10_000]);
            content.set_len(2, 9_000);
            content.sync(2);
        });
        assert_eq!(found, [vec![1; 9_000]]);
    }

    #[test]
    fn what_was_not_is_lost_kept_or_torn() {
        let found = outcomes(|content| {
            content.write(1, 0, &[1; 8192]);
            content.sync(1);
            content.write(2, 0, &[2; 8192]);
        });
        assert!(found.contains(&vec![1; 8192]) && found.contains(&vec![2; 8192]));
        assert!(found.iter().any(|bytes| bytes[0] == 1 && bytes[8191] == 2), "the later block alone");
        assert!(found.iter().any(|bytes| bytes[0] != bytes[512]), "torn");
        assert!(found.iter().all(|bytes| bytes.chunks(SECTOR).all(|sector| sector.iter().all(|byte| *byte == sector[0]))));
    }

    #[test]
    fn a_sector_has_no_later_write_without_the_earlier_one() {
        let found = outcomes(|content| {
            content.write(1, 0, &[1; 100]);
            content.write(2, 100, &[2; 100]);
        });
        assert!(found.iter().all(|bytes| bytes.get(100) != Some(&2) || bytes[0] == 1));
        assert!(found.iter().any(|bytes| bytes.len() == 200 && bytes[0] == 0), "a length without content");
        assert!(found.iter().any(Vec::is_empty), "no length");
    }

    #[test]
    fn a_failed_sync_is_not_repaired_by_the_next_one() {
        let mut lost = 0;
        for seed in 0..100 {
            let mut content = Content::default();
            content.write(1, 0, &[1; 4096]);
            content.settle(1, &mut Random::new(seed));
            assert_eq!(content.read(0, usize::MAX), [1; 4096], "who reads sees nothing of it");
            content.sync(9);
            content.restart();
            lost += usize::from(content.read(0, usize::MAX) != [1; 4096]);
        }
        assert!((20..80).contains(&lost), "{lost} of 100");
    }
}
