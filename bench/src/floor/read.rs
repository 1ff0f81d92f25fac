//! The floor of reading: who asks for a slice of a file gets it by sendfile.
//!
//! An ask is the number of a file (4 bytes), a position (8 bytes) and a length (4 bytes); the reply is the length (4 bytes), then the bytes.
//! Budget: one read for all asks that are there, one write and one sendfile a slice while the socket takes it.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;

use anyhow::{Context as _, Result};
use rustix::event::epoll;

use super::serve_each;

/// Bytes of an ask.
pub(crate) const ASK: usize = 16;
/// Bytes of a reply before the slice.
pub(crate) const REPLY_HEAD: usize = 4;

pub(crate) fn ask(file: u32, position: u64, length: u32) -> [u8; ASK] {
    let mut bytes = [0; ASK];
    bytes[..4].copy_from_slice(&file.to_be_bytes());
    bytes[4..12].copy_from_slice(&position.to_be_bytes());
    bytes[12..].copy_from_slice(&length.to_be_bytes());
    bytes
}

struct Slice {
    file: usize,
    position: u64,
    left: usize,
    head_sent: bool,
}

struct Reader {
    stream: TcpStream,
    asked: Vec<u8>,
    owed: VecDeque<Slice>,
    /// The socket took less than was owed, and epoll is asked to tell when it takes more.
    stuck: bool,
}

/// Serves the files of `directory`, named by their numbers from 0 on, until it is killed.
pub(super) fn serve(port: u16, directory: &Path) -> Result<()> {
    let mut files = Vec::new();
    while let Ok(file) = File::open(directory.join(files.len().to_string())) {
        files.push(file);
    }
    let greet = |_, stream| Reader { stream, asked: Vec::new(), owed: VecDeque::new(), stuck: false };
    serve_each(port, greet, |poll, number, reader: &mut Reader| {
        // A reader that goes in the middle of a slice has gone like any other.
        let stays = reader.read()? && reader.send(&files).unwrap_or(false);
        if stays && reader.stuck == reader.owed.is_empty() {
            reader.stuck = !reader.stuck;
            let out = if reader.stuck { epoll::EventFlags::OUT } else { epoll::EventFlags::empty() };
            epoll::modify(poll, &reader.stream, epoll::EventData::new_u64(number), epoll::EventFlags::IN | out)?;
        }
        Ok(stays)
    })
}

impl Reader {
    /// Takes what is asked; false when the reader has gone.
    fn read(&mut self) -> Result<bool> {
        let mut buffer = [0; 4096];
        match (&self.stream).read(&mut buffer) {
            Ok(0) => return Ok(false),
            Ok(count) => self.asked.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => return Ok(false),
        }
        let whole = self.asked.len() / ASK * ASK;
        for ask in self.asked[..whole].chunks_exact(ASK) {
            self.owed.push_back(Slice {
                file: usize::try_from(u32::from_be_bytes(ask[..4].try_into()?))?,
                position: u64::from_be_bytes(ask[4..12].try_into()?),
                left: usize::try_from(u32::from_be_bytes(ask[12..].try_into()?))?,
                head_sent: false,
            });
        }
        self.asked.drain(..whole);
        Ok(true)
    }

    /// Sends as much as the socket takes; false when the file ends too early.
    fn send(&mut self, files: &[File]) -> Result<bool> {
        while let Some(slice) = self.owed.front_mut() {
            if !slice.head_sent {
                (&self.stream).write_all(&u32::try_from(slice.left)?.to_be_bytes())?;
                slice.head_sent = true;
            }
            let file = files.get(slice.file).context("a file that is not there")?;
            match rustix::fs::sendfile(&self.stream, file, Some(&mut slice.position), slice.left) {
                Ok(0) => return Ok(false),
                Ok(sent) => slice.left -= sent,
                Err(rustix::io::Errno::AGAIN) => return Ok(true),
                Err(error) => return Err(error.into()),
            }
            if slice.left == 0 {
                self.owed.pop_front();
            }
        }
        Ok(true)
    }
}
