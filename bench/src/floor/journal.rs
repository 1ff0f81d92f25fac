//! The second thread of the durable floor: what came while it wrote goes into the journal by one direct, data-synchronous write, and then
//! is answered by this thread itself.
//!
//! Nothing here makes a recovery possible: no frame heads, no checkpoints. One file, zeroed beforehand, is written round and round.
//! Budget: a copy of the bytes; one write a group, one answer a read of the other thread.

use std::net::TcpStream;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use anyhow::{Result, ensure};
use milena_os::disk::{AlignedBuffer, Disk, DurableFile, Durably, OpenOptions};

use super::answer;

const SIZE: u64 = 256 << 20;
const ZEROS: usize = 1 << 20;
/// Room of a buffer at the beginning; it grows to what is in flight.
const ROOM: usize = 1 << 20;

struct Group {
    bytes: AlignedBuffer,
    /// Who is to be answered, and how many frames.
    answers: Vec<(Arc<TcpStream>, usize)>,
}

impl Group {
    fn new() -> Self {
        Self { bytes: AlignedBuffer::with_capacity(ROOM), answers: Vec::new() }
    }
}

struct Shared {
    staged: Mutex<Group>,
    came: Condvar,
}

pub(super) struct Journal(Arc<Shared>);

impl Journal {
    pub(super) fn start(directory: &Path) -> Result<Self> {
        let disk = Disk::Real;
        let path = directory.join("journal");
        let file = disk.open(&path, OpenOptions::REPLACE)?;
        file.allocate(SIZE)?;
        let zeros = vec![0; ZEROS];
        for at in (0..SIZE).step_by(ZEROS) {
            file.write_all_at(at, &zeros)?;
        }
        file.sync_all()?;
        let file = disk.open_durable(&path)?;
        ensure!(file.durably() == Durably::Direct, "{} takes no direct writes: the floor would be another", directory.display());
        let shared = Arc::new(Shared { staged: Mutex::new(Group::new()), came: Condvar::new() });
        let of_thread = Arc::clone(&shared);
        std::thread::Builder::new().name("journal".to_owned()).spawn(move || of_thread.serve(file))?;
        Ok(Self(shared))
    }

    pub(super) fn submit(&self, stream: &Arc<TcpStream>, frames: usize, bytes: &[u8]) {
        let mut staged = self.0.staged.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = staged.answers.is_empty();
        staged.bytes.extend_from_slice(bytes);
        staged.answers.push((Arc::clone(stream), frames));
        drop(staged);
        if idle {
            self.0.came.notify_one();
        }
    }
}

impl Shared {
    fn serve(&self, mut file: DurableFile) {
        let mut group = Group::new();
        let mut at = 0;
        loop {
            {
                let staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
                let mut staged = self.came.wait_while(staged, |staged| staged.answers.is_empty()).unwrap_or_else(PoisonError::into_inner);
                std::mem::swap(&mut *staged, &mut group);
            }
            group.bytes.pad();
            let length = group.bytes.len() as u64;
            if at + length > SIZE {
                at = 0;
            }
            file.write(at, &group.bytes).expect("the floor's disk writes");
            at += length;
            for (stream, frames) in group.answers.drain(..) {
                // A generator that has ended waits for nothing.
                let _ = answer(&stream, frames);
            }
            group.bytes.clear();
        }
    }
}
