//! The floor: the least that a server can do which stores what it is sent, or sends what it has stored. Not a broker.
//!
//! One thread and epoll; what must be on stable storage before it is answered also goes through a second one (`journal`). A frame is
//! length (4 bytes), CRC-32C of the body (4 bytes), body; the answer is 12 bytes. What one read brought of whole frames is checked frame
//! by frame while it is in cache, appended by one positional write to a segment that rolls at 64 MiB, and answered by one write.
//! Connection number n appends to file n modulo 8.
//! Budget: one read, one write to the file, one write to the socket for all frames of a read; no copy but of a cut frame's beginning.

mod journal;
mod read;

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::crc32c;
use rustix::event::epoll;
use rustix::fd::OwnedFd;

use self::journal::Journal;
pub(crate) use self::read::{ASK, REPLY_HEAD, ask};

pub(crate) const PARTITIONS: u64 = 8;
/// Bytes of a frame before its body.
pub(crate) const HEAD: usize = 8;
pub(crate) const ANSWER: usize = 12;
const SEGMENT: u64 = 64 << 20;
/// Full segments of a partition that stay.
const KEPT: u64 = 1;
/// One buffer for all connections, so that it stays in the second-level cache.
const BUFFER: usize = 256 << 10;
const LISTENER: u64 = u64::MAX;

/// The files of one partition: the one that is written, and the full one before it.
struct Segments {
    directory: PathBuf,
    file: File,
    length: u64,
    /// How many files there have been; the newest is named by one less.
    begun: u64,
}

impl Segments {
    fn new(directory: PathBuf) -> Result<Self> {
        std::fs::create_dir(&directory)?;
        let file = fresh(&directory, 0)?;
        Ok(Self { directory, file, length: 0, begun: 1 })
    }

    fn append(&mut self, bytes: &[u8]) -> Result<()> {
        if self.length + bytes.len() as u64 > SEGMENT {
            self.roll()?;
        }
        self.file.write_all_at(bytes, self.length)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Keeps the full file and deletes the one before it, so that as many bytes lie in the page cache as the broker's retention
    /// leaves there: memory that is touched for the first time costs the guest of a hypervisor several times a warm page.
    fn roll(&mut self) -> Result<()> {
        (self.file, self.length) = (fresh(&self.directory, self.begun)?, 0);
        if self.begun >= KEPT {
            std::fs::remove_file(self.directory.join((self.begun - KEPT).to_string()))?;
        }
        self.begun += 1;
        Ok(())
    }
}

fn fresh(directory: &Path, number: u64) -> Result<File> {
    Ok(OpenOptions::new().create_new(true).write(true).open(directory.join(number.to_string()))?)
}

/// What the floor does with what it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Appends, and answers what is in the page cache.
    Append,
    /// Appends, and answers what is on stable storage.
    Durable,
    /// Sends slices of files that lie there.
    Read,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Append => "append",
            Self::Durable => "durable",
            Self::Read => "read",
        }
    }
}

impl FromStr for Kind {
    type Err = anyhow::Error;

    fn from_str(word: &str) -> Result<Self> {
        let known = [Self::Append, Self::Durable, Self::Read];
        known.into_iter().find(|kind| kind.word() == word).with_context(|| format!("{word}: append, durable or read"))
    }
}

/// Serves until it is killed.
pub(crate) fn serve(kind: Kind, port: u16, directory: &Path) -> Result<()> {
    match kind {
        Kind::Append => append(port, directory, None),
        Kind::Durable => append(port, directory, Some(Journal::start(directory)?)),
        Kind::Read => read::serve(port, directory),
    }
}

struct Peer {
    stream: Arc<TcpStream>,
    /// The beginning of a frame that a read has cut.
    cut: Vec<u8>,
    segment: usize,
}

fn append(port: u16, directory: &Path, journal: Option<Journal>) -> Result<()> {
    let mut segments = (0..PARTITIONS).map(|n| Segments::new(directory.join(n.to_string()))).collect::<Result<Vec<_>>>()?;
    let mut buffer = vec![0; BUFFER];
    let greet = |number: u64, stream| Peer { stream: Arc::new(stream), cut: Vec::new(), segment: (number % PARTITIONS) as usize };
    serve_each(port, greet, |poll, _, peer: &mut Peer| {
        let stays = peer.turn(&mut buffer, &mut segments, journal.as_ref())?;
        if !stays {
            // The journal may hold its stream yet, and then epoll would go on about it.
            epoll::delete(poll, &peer.stream)?;
        }
        Ok(stays)
    })
}

/// One thread for all who come: `greet` makes of the nth connection, from 0 on, what `turn` gets when there is something to read. False
/// from `turn` ends that connection.
fn serve_each<P>(
    port: u16,
    mut greet: impl FnMut(u64, TcpStream) -> P,
    mut turn: impl FnMut(&OwnedFd, u64, &mut P) -> Result<bool>,
) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let poll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
    epoll::add(&poll, &listener, epoll::EventData::new_u64(LISTENER), epoll::EventFlags::IN)?;
    let mut peers = BTreeMap::new();
    let mut number = 0;
    let mut events = Vec::with_capacity(64);
    loop {
        events.clear();
        epoll::wait(&poll, rustix::buffer::spare_capacity(&mut events), None)?;
        for event in &events {
            let who = event.data.u64();
            if who == LISTENER {
                let (stream, _) = listener.accept()?;
                stream.set_nonblocking(true)?;
                stream.set_nodelay(true)?;
                epoll::add(&poll, &stream, epoll::EventData::new_u64(number), epoll::EventFlags::IN)?;
                peers.insert(number, greet(number, stream));
                number += 1;
            } else if !turn(&poll, who, peers.get_mut(&who).context("an event of nobody")?)? {
                peers.remove(&who);
            }
        }
    }
}

/// Twelve bytes a frame fit into an empty socket buffer; a peer that reads nothing is not one of ours.
fn answer(mut stream: &TcpStream, frames: usize) -> std::io::Result<()> {
    stream.write_all(&[0; ANSWER].repeat(frames))
}

impl Peer {
    /// One read and all that follows from it; false when the peer has gone.
    fn turn(&mut self, buffer: &mut [u8], segments: &mut [Segments], journal: Option<&Journal>) -> Result<bool> {
        let kept = self.cut.len();
        buffer[..kept].copy_from_slice(&self.cut);
        let filled = match (&*self.stream).read(&mut buffer[kept..]) {
            Ok(0) => return Ok(false),
            Ok(count) => kept + count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(true),
            Err(_) => return Ok(false),
        };
        let (frames, whole) = whole_frames(&buffer[..filled])?;
        if frames > 0 {
            segments[self.segment].append(&buffer[..whole])?;
            match journal {
                Some(journal) => journal.submit(&self.stream, frames, &buffer[..whole]),
                None => answer(&self.stream, frames)?,
            }
        }
        self.cut.clear();
        self.cut.extend_from_slice(&buffer[whole..filled]);
        Ok(true)
    }
}

/// How many whole frames there are, and how many bytes they take; every checksum must be right.
fn whole_frames(bytes: &[u8]) -> Result<(usize, usize)> {
    let (mut frames, mut at) = (0, 0);
    while bytes.len() >= at + HEAD {
        let length = usize::try_from(u32::from_be_bytes(bytes[at..at + 4].try_into()?))?;
        let end = at + HEAD + length;
        ensure!(end - at <= BUFFER, "a frame of {length} bytes is larger than the buffer");
        if bytes.len() < end {
            break;
        }
        let crc = u32::from_be_bytes(bytes[at + 4..at + HEAD].try_into()?);
        ensure!(crc == crc32c(&bytes[at + HEAD..end]), "a wrong checksum");
        (frames, at) = (frames + 1, end);
    }
    Ok((frames, at))
}
