//! Bytes in: finds whole frames in what a client sends, within bounds.
//!
//! A frame is an int32 size and that many bytes. An idle connection holds no buffer: what is left of an unfinished frame is kept
//! in a small list of its own (`CARRY_MAX` at most, not charged); a larger one is charged whole to the memory for requests in
//! flight before a buffer of its size is made, so that strangers can neither exhaust nor deadlock it. Received bytes stay where
//! they were read until their request is done: batches are patched in place and written from here.
//!
//! Budget: one read system call for many frames; no allocation once warm.
//!
//! Source: DESIGN §3 (admission); semantics rules 8, 71; observed 3.

use std::sync::Arc;

use crate::admission::{Admission, Charge};
use crate::buffer_pool::{BUFFER_SIZE, BufferPool};

/// Bytes of an unfinished frame that a connection may hold without being charged.
pub const CARRY_MAX: usize = 16 * 1024;
/// int16 key, int16 version, int32 correlation id: no request is shorter.
const SHORTEST_REQUEST: usize = 8;

/// Why a connection's bytes cannot be taken; the connection ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    #[error("a frame of {size} bytes; socket.request.max.bytes allows {limit}")]
    TooLarge { size: i64, limit: usize },
    #[error("a frame of {size} bytes is too short for a request header")]
    TooShort { size: i32 },
}

/// Where the next bytes of a client are to be put.
#[derive(Debug, PartialEq, Eq)]
pub enum Room<'a> {
    Bytes(&'a mut [u8]),
    /// The memory for requests in flight is used up: try again when others have finished.
    None,
}

/// A frame that was taken out of its connection's buffer, with the memory it is charged for.
#[derive(Debug)]
pub struct Frame {
    bytes: Vec<u8>,
    content: std::ops::Range<usize>,
    _charge: Option<Charge>,
}

impl Frame {
    /// Without its size.
    pub fn content(&self) -> &[u8] {
        &self.bytes[self.content.clone()]
    }
}

/// The unread end of one connection.
#[derive(Debug)]
pub struct Receive {
    pool: Arc<BufferPool>,
    admission: Arc<Admission>,
    max_frame: usize,
    /// Bytes of an unfinished frame while no buffer is held.
    carry: Vec<u8>,
    /// Empty when none is held.
    buffer: Vec<u8>,
    /// Bytes of `buffer` that are filled, and of those the ones that were taken.
    filled: usize,
    taken: usize,
    charge: Option<Charge>,
}

impl Receive {
    /// `max_frame`: `socket.request.max.bytes`.
    pub fn new(pool: Arc<BufferPool>, admission: Arc<Admission>, max_frame: usize) -> Self {
        Self { pool, admission, max_frame, carry: Vec::new(), buffer: Vec::new(), filled: 0, taken: 0, charge: None }
    }

    /// Where to read to. Never empty when it is `Bytes`, as long as no whole frame is waiting.
    pub fn room(&mut self) -> Result<Room<'_>, FrameError> {
        if self.buffer.is_empty() {
            self.take_buffer();
        }
        if let Some(needed) = self.unfinished()?
            && needed > self.buffer.len() - self.taken
        {
            let start = self.taken;
            if needed <= self.buffer.len() {
                self.buffer.copy_within(start..self.filled, 0);
                self.filled -= start;
                self.taken = 0;
            } else if !self.grow_for(needed) {
                return Ok(Room::None);
            }
        }
        if self.filled == self.buffer.len() {
            self.buffer.copy_within(self.taken..self.filled, 0);
            self.filled -= self.taken;
            self.taken = 0;
        }
        Ok(Room::Bytes(&mut self.buffer[self.filled..]))
    }

    /// `count` bytes were read into the room.
    pub fn filled(&mut self, count: usize) {
        self.filled += count;
        assert!(self.filled <= self.buffer.len(), "no more is read than there was room for");
    }

    /// The place of the next whole frame's content (without its size) in `bytes`, which counts as taken.
    ///
    /// Errors: the announced size is out of bounds; nothing is allocated for it.
    pub fn next_frame(&mut self) -> Result<Option<std::ops::Range<usize>>, FrameError> {
        let Some(size) = self.announced()? else { return Ok(None) };
        let start = self.taken + 4;
        if self.filled - start < size {
            return Ok(None);
        }
        self.taken = start + size;
        Ok(Some(start..start + size))
    }

    /// Puts the frame that was taken last back; it is found again by `next_frame`.
    pub fn untake(&mut self, frame: &std::ops::Range<usize>) {
        assert_eq!(self.taken, frame.end, "only the last one can be put back");
        self.taken = frame.start - 4;
    }

    /// The received bytes; ranges of `next_frame` count from its start until `rest` is called.
    pub fn bytes(&mut self) -> &mut [u8] {
        &mut self.buffer
    }

    /// Whether the size of an unfinished frame was announced or begun: a client that stops here holds something up.
    pub fn is_inside_frame(&self) -> bool {
        self.filled > self.taken || !self.carry.is_empty()
    }

    /// Announced size of the frame that is not whole yet; 0 if none is.
    pub fn frame_under_way(&self) -> usize {
        self.unfinished().ok().flatten().unwrap_or(0)
    }

    /// Whether memory was charged for the unfinished frame.
    pub fn is_charged(&self) -> bool {
        self.charge.is_some()
    }

    /// Takes the frame `range`, the last one taken, out, because its request may wait for long: the buffer of its size with its charge, or a
    /// copy out of the shared one, which then rests.
    pub fn take_out(&mut self, range: std::ops::Range<usize>) -> Frame {
        if self.buffer.len() != BUFFER_SIZE && self.taken == self.filled {
            (self.filled, self.taken) = (0, 0);
            return Frame { bytes: std::mem::take(&mut self.buffer), content: range, _charge: self.charge.take() };
        }
        let bytes = self.buffer[range].to_vec();
        // It is here already: without a grant it counts all the same.
        let charge = (bytes.len() > CARRY_MAX).then(|| self.admission.enter(bytes.len()));
        self.rest();
        Frame { content: 0..bytes.len(), bytes, _charge: charge }
    }

    /// Everything that was taken is done with: gives the buffer back, or keeps it for the frame that is under way.
    pub fn rest(&mut self) {
        if self.buffer.is_empty() {
            return;
        }
        let left = self.filled - self.taken;
        if left > CARRY_MAX || self.has_whole_frame() {
            if self.charge.is_none() && self.buffer.len() == BUFFER_SIZE {
                // Held by a slow frame, whose client must go on (see `patience` of the connection), or by one that must wait its turn.
                self.charge = Some(self.admission.enter(BUFFER_SIZE));
            }
            return;
        }
        self.carry.clear();
        self.carry.extend_from_slice(&self.buffer[self.taken..self.filled]);
        self.filled = 0;
        self.taken = 0;
        self.charge = None;
        self.pool.give_back(std::mem::take(&mut self.buffer));
    }

    /// Whether the next frame is there to be taken.
    pub fn has_whole_frame(&self) -> bool {
        matches!(self.announced(), Ok(Some(size)) if self.filled - self.taken >= size + 4)
    }

    /// Size of the frame that begins at `taken`, if its four bytes are there.
    fn announced(&self) -> Result<Option<usize>, FrameError> {
        let Some(size) = self.buffer[self.taken..self.filled].first_chunk::<4>() else { return Ok(None) };
        let size = i32::from_be_bytes(*size);
        let Ok(bytes) = usize::try_from(size) else {
            return Err(FrameError::TooLarge { size: i64::from(size), limit: self.max_frame });
        };
        if bytes > self.max_frame {
            return Err(FrameError::TooLarge { size: i64::from(size), limit: self.max_frame });
        }
        if bytes < SHORTEST_REQUEST {
            return Err(FrameError::TooShort { size });
        }
        Ok(Some(bytes))
    }

    /// Bytes of the frame under way with its size, if they are not all there.
    fn unfinished(&self) -> Result<Option<usize>, FrameError> {
        let Some(size) = self.announced()? else { return Ok(None) };
        let whole = size + 4;
        Ok((self.filled - self.taken < whole).then_some(whole))
    }

    fn take_buffer(&mut self) {
        self.buffer = self.pool.take();
        self.buffer[..self.carry.len()].copy_from_slice(&self.carry);
        self.filled = self.carry.len();
        self.taken = 0;
        self.carry.clear();
    }

    /// Moves the frame under way into a buffer of its size. Until `CARRY_MAX` of it have come, the announced size buys nothing.
    fn grow_for(&mut self, whole: usize) -> bool {
        let held = self.filled - self.taken;
        if held < CARRY_MAX {
            self.buffer.copy_within(self.taken..self.filled, 0);
            self.filled = held;
            self.taken = 0;
            return true;
        }
        // The charge for the shared buffer is exchanged for that of the frame; who waits for that goes on paying for the former.
        if !self.charge.get_or_insert_with(|| self.admission.enter(BUFFER_SIZE)).exchange(whole) {
            return false;
        }
        let mut own = vec![0; whole];
        own[..held].copy_from_slice(&self.buffer[self.taken..self.filled]);
        self.filled = held;
        self.taken = 0;
        self.pool.give_back(std::mem::replace(&mut self.buffer, own));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receive(max_frame: usize, memory: usize) -> Receive {
        Receive::new(Arc::default(), Arc::new(Admission::new(memory)), max_frame)
    }

    fn frame(content: &[u8]) -> Vec<u8> {
        let size = i32::try_from(content.len()).expect("small");
        [&size.to_be_bytes(), content].concat()
    }

    /// Feeds `bytes` in pieces of `piece` and returns every frame found.
    fn feed(receive: &mut Receive, bytes: &[u8], piece: usize) -> Result<Vec<Vec<u8>>, FrameError> {
        let mut found = Vec::new();
        for mut part in bytes.chunks(piece) {
            while !part.is_empty() {
                let Room::Bytes(room) = receive.room()? else { panic!("there is memory") };
                let count = room.len().min(part.len());
                room[..count].copy_from_slice(&part[..count]);
                receive.filled(count);
                part = &part[count..];
                while let Some(range) = receive.next_frame()? {
                    found.push(receive.bytes()[range].to_vec());
                }
                receive.rest();
            }
        }
        Ok(found)
    }

    #[test]
    fn frames_are_found_however_they_are_cut() {
        let contents: Vec<Vec<u8>> = [8, 100, 20_000, 300_000, 9, 262_140, 262_144].iter().map(|size| vec![*size as u8; *size]).collect();
        let bytes: Vec<u8> = contents.iter().flat_map(|content| frame(content)).collect();
        for piece in [7, 1000, 16_384, 70_001, usize::MAX] {
            let mut receive = receive(1 << 20, 10 << 20);
            assert!(feed(&mut receive, &bytes, piece).as_ref() == Ok(&contents), "pieces of {piece}");
            assert!(!receive.is_inside_frame());
            assert_eq!(receive.admission.held(), 0, "every charge was given back");
        }
    }

    #[test]
    fn sizes_out_of_bounds_end_the_connection_before_anything_is_allocated() {
        let cases = [
            (-1, FrameError::TooLarge { size: -1, limit: 1000 }),
            (1001, FrameError::TooLarge { size: 1001, limit: 1000 }),
            (i32::MAX, FrameError::TooLarge { size: i64::from(i32::MAX), limit: 1000 }),
            (0, FrameError::TooShort { size: 0 }),
            (7, FrameError::TooShort { size: 7 }),
        ];
        for (size, expected) in cases {
            let mut receive = receive(1000, 1 << 20);
            assert_eq!(feed(&mut receive, &size.to_be_bytes(), 4), Err(expected), "{size}");
        }
    }

    #[test]
    fn half_a_frame_holds_no_buffer() {
        let mut receive = receive(1 << 30, 1 << 20);
        let bytes = [&(1_i32 << 29).to_be_bytes()[..], &[0; 1000]].concat();
        assert_eq!(feed(&mut receive, &bytes, 1004), Ok(vec![]));
        assert!(receive.is_inside_frame());
        assert!(receive.buffer.is_empty() && receive.carry.len() == 1004);
    }

    #[test]
    fn a_large_frame_waits_for_memory() {
        let pool = Arc::new(BufferPool::default());
        let admission = Arc::new(Admission::new(100_000));
        let mut first = Receive::new(Arc::clone(&pool), Arc::clone(&admission), 1 << 20);
        let mut second = Receive::new(pool, admission, 1 << 20);
        let start = &frame(&vec![1; 500_000])[..20_000];
        feed(&mut first, start, 20_000).expect("sound");
        assert!(matches!(first.room(), Ok(Room::Bytes(_))), "the balance is positive: any size is granted");
        feed(&mut second, start, 20_000).expect("sound");
        assert_eq!(second.room(), Ok(Room::None));
        drop(first);
        assert!(matches!(second.room(), Ok(Room::Bytes(_))));
    }

    /// Feeds one frame of `size` and takes it out.
    fn taken_out(receive: &mut Receive, size: usize) -> Frame {
        for part in frame(&vec![3; size]).chunks(CARRY_MAX) {
            let Ok(Room::Bytes(room)) = receive.room() else { panic!("there is memory") };
            room[..part.len()].copy_from_slice(part);
            receive.filled(part.len());
        }
        let range = receive.next_frame().expect("sound").expect("whole");
        receive.take_out(range)
    }

    #[test]
    fn a_frame_that_waits_stays_charged() {
        // Its size, and what is charged while it waits: the whole frame where it has a buffer of its own, its content where it was copied.
        for (size, charged) in [(8, 0), (CARRY_MAX, 0), (100_000, 100_000), (500_000, 500_004)] {
            let mut receive = receive(1 << 20, 10 << 20);
            let frame = taken_out(&mut receive, size);
            assert!(frame.content() == vec![3; size], "{size}");
            assert_eq!(receive.admission.held(), charged, "{size}");
            assert!(receive.buffer.is_empty(), "{size}: the shared buffer is not held");
            drop(frame);
            assert_eq!(receive.admission.held(), 0, "{size}");
        }
    }

    #[test]
    fn a_buffer_that_is_held_without_a_grant_is_charged_all_the_same() {
        let pool = Arc::new(BufferPool::default());
        let admission = Arc::new(Admission::new(1000));
        let held = admission.enter(1000);
        let mut slow = Receive::new(Arc::clone(&pool), Arc::clone(&admission), 1 << 20);
        feed(&mut slow, &frame(&vec![1; 100_000])[..20_000], 20_000).expect("sound");
        assert!(slow.is_charged(), "its client is held to the time of a stalled request");
        assert_eq!(admission.held(), 1000 + BUFFER_SIZE as i64);
        drop(held);
        drop(slow);
        assert_eq!(admission.held(), 0);
    }

    #[test]
    fn a_frame_that_must_wait_its_turn_holds_a_charged_buffer() {
        let mut receive = receive(1000, 1000);
        let Ok(Room::Bytes(room)) = receive.room() else { panic!("there is memory") };
        let bytes = [frame(b"whole one"), frame(b"whole two")].concat();
        room[..bytes.len()].copy_from_slice(&bytes);
        receive.filled(bytes.len());
        receive.next_frame().expect("sound").expect("the first");
        receive.rest();
        assert_eq!(receive.admission.held(), BUFFER_SIZE as i64);
        receive.next_frame().expect("sound").expect("the second");
        receive.rest();
        assert_eq!(receive.admission.held(), 0);
    }

    #[test]
    fn a_frame_can_be_put_back() {
        let mut receive = receive(1000, 1000);
        let Ok(Room::Bytes(room)) = receive.room() else { panic!("room") };
        let bytes = frame(b"12345678");
        room[..12].copy_from_slice(&bytes);
        receive.filled(12);
        let taken = receive.next_frame().expect("sound").expect("whole");
        receive.untake(&taken);
        assert_eq!(receive.next_frame(), Ok(Some(taken)));
    }
}
