//! Bytes out: replies of one connection, in request order, made in one buffer and sent in as few system calls as possible.
//!
//! A Fetch reply has places where bytes of segment files belong; those are never copied into the buffer but sent from the page
//! cache when their turn comes. A reply whose promised file bytes cannot be had ends the connection: its length is already told.
//!
//! Budget: no allocation once warm; one write for all replies of one turn that have no file bytes.

use std::io;

use milena_engine::types::Monotonic;
use milena_os::net::Stream;
use milena_protocol::Encoder;

use crate::cold_reads::ColdReads;
use crate::disk::FileSlice;

/// A buffer that grew beyond this is given up once it is sent.
const KEEP_CAPACITY: usize = 256 * 1024;

/// File bytes that are sent before it is asked again how long the client takes.
const PIECE_MAX: u32 = 4 * 1024 * 1024;

/// What a waiting request needs to make its reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReplyHead {
    pub correlation_id: i32,
    pub version: i16,
    /// When its request was read whole.
    pub began: Monotonic,
}

/// File bytes that a reply has room for.
#[derive(Debug)]
struct Promised {
    slice: FileSlice,
    /// It was written just now, so nobody needs to ask whether it is in memory.
    fresh: bool,
}

/// The replies that are made and not yet sent.
#[derive(Debug, Default)]
pub struct Output {
    encoder: Encoder,
    /// What the tokens of `encoder.splices` stand for.
    slices: Vec<Promised>,
    frame_start: usize,
    frame_first_splice: usize,
    sent: usize,
    sent_splices: usize,
}

impl Output {
    pub fn is_empty(&self) -> bool {
        self.encoder.buf.is_empty()
    }

    /// Bytes that wait to be sent, file bytes left out.
    pub fn len(&self) -> usize {
        self.encoder.buf.len() - self.sent
    }

    /// Begins a reply: room for its size, then its header.
    pub fn begin_frame(&mut self, correlation_id: i32, header_version: i16) -> &mut Encoder {
        self.frame_start = self.encoder.buf.len();
        self.frame_first_splice = self.encoder.splices.len();
        self.encoder.buf.extend_from_slice(&[0; 4]);
        self.encoder.buf.extend_from_slice(&correlation_id.to_be_bytes());
        if header_version >= 1 {
            self.encoder.buf.push(0); // no tagged fields
        }
        &mut self.encoder
    }

    /// The reply under way.
    pub fn encoder(&mut self) -> &mut Encoder {
        &mut self.encoder
    }

    /// Notes a run of file bytes; the token goes into the reply's `Records::Splice`.
    /// `fresh`: it was written just now.
    pub fn add_slice(&mut self, slice: FileSlice, fresh: bool) -> u32 {
        self.slices.push(Promised { slice, fresh });
        u32::try_from(self.slices.len() - 1).expect("a reply has fewer partitions")
    }

    /// Ends the reply: writes its size, file bytes counted.
    pub fn end_frame(&mut self) {
        let spliced: u64 = self.encoder.splices[self.frame_first_splice..].iter().map(|splice| u64::from(splice.length)).sum();
        let bytes = (self.encoder.buf.len() - self.frame_start - 4) as u64 + spliced;
        let size = i32::try_from(bytes).expect("fetch limits keep a reply below 2 GiB");
        self.encoder.buf[self.frame_start..self.frame_start + 4].copy_from_slice(&size.to_be_bytes());
    }

    /// Takes the reply under way back.
    pub fn abandon_frame(&mut self) {
        self.encoder.buf.truncate(self.frame_start);
        self.encoder.splices.truncate(self.frame_first_splice);
    }

    /// Sends bytes up to the end of a run of file bytes, or `PIECE_MAX` of such a run; `is_empty` once everything is sent. The
    /// client's slowness is waited out here, so who does not read its replies is not read from either.
    pub async fn send_piece(&mut self, stream: &Stream, cold_reads: &ColdReads) -> io::Result<()> {
        let next = self.encoder.splices.get(self.sent_splices);
        let until = next.map_or(self.encoder.buf.len(), |splice| splice.at);
        if self.sent < until {
            stream.write_all(&self.encoder.buf[self.sent..until]).await?;
            self.sent = until;
        }
        if let Some(splice) = next {
            let Promised { slice, fresh } = self.slices.get_mut(splice.token as usize).expect("tokens come from add_slice");
            let piece = slice.length.min(PIECE_MAX);
            if !*fresh {
                cold_reads.warm(&slice.file, slice.position, u64::from(piece)).await?;
            }
            stream.send_file(&slice.file, slice.position, u64::from(piece)).await?;
            slice.position += u64::from(piece);
            slice.length -= piece;
            if slice.length == 0 {
                self.sent_splices += 1;
            }
        }
        if self.sent == self.encoder.buf.len() && self.sent_splices == self.encoder.splices.len() {
            self.reset();
        }
        Ok(())
    }

    fn reset(&mut self) {
        self.encoder.clear();
        if self.encoder.buf.capacity() > KEEP_CAPACITY {
            self.encoder.buf = Vec::new();
        }
        self.slices.clear();
        self.sent = 0;
        self.sent_splices = 0;
    }
}
