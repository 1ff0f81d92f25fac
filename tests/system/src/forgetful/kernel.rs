//! What the kernel asks a file system in user space, and how it is answered: the bytes that go over /dev/fuse.
//!
//! ```text
//!   asked     length u32 · opcode u32 · unique u64 · node u64 · uid, gid, pid u32 · 4 bytes · what the opcode wants
//!   answered  length u32 · -errno i32 · unique u64 · what the opcode gives
//! ```
//!
//! Numbers are in the machine's own order. Version 7.31 (Linux 5.4) is spoken with every newer kernel. What is not here is answered with
//! ENOSYS, which the kernel takes for "this file system has none of it".
//!
//! Not here: what is done about it (`super`), caching by us. Writing back is left off, so that each write(2) is a request before it returns;
//! then O_DSYNC is a write and a sync after it. Reads, names and attributes the kernel may keep as long as it likes: nobody else changes them.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::time::{Duration, SystemTime};

use rustix::io::Errno;

/// Bytes of one write at most; the kernel splits longer ones.
pub(super) const WRITE_MAX: usize = 1 << 20;
/// What must fit behind a write's bytes.
pub(super) const REQUEST_MAX: usize = WRITE_MAX + 4096;

const MAJOR: u32 = 7;
const MINOR: u32 = 31;
const ASKED_HEADER: usize = 40;
const FOR_EVER_SECONDS: u64 = 1_000_000;
/// Several reads of one file at once; writes of more than a page; requests of more than 32 pages.
const WANTED: u32 = 1 | 1 << 5 | 1 << 22;

/// One request, as far as its opcode is known.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) unique: u64,
    pub(super) node: u64,
    pub(super) call: Call<'a>,
}

#[derive(Debug)]
pub(super) enum Call<'a> {
    Init,
    Lookup {
        name: &'a str,
    },
    GetAttributes,
    /// `None`: stays as it is.
    SetAttributes {
        len: Option<u64>,
        mode: Option<u32>,
        modified: Option<SystemTime>,
    },
    MakeDirectory {
        name: &'a str,
        mode: u32,
    },
    RemoveFile {
        name: &'a str,
    },
    RemoveDirectory {
        name: &'a str,
    },
    Rename {
        from: &'a str,
        to: &'a str,
        to_directory: u64,
        flags: u32,
    },
    /// Flags as of open(2), of this machine's kernel.
    Open {
        flags: u32,
    },
    Create {
        name: &'a str,
        mode: u32,
    },
    Read {
        at: u64,
        count: u32,
    },
    Write {
        at: u64,
        bytes: &'a [u8],
    },
    Allocate {
        at: u64,
        len: u64,
        mode: u32,
    },
    Statistics,
    OpenDirectory,
    /// What comes behind the entry of this number.
    List {
        from: u64,
        count: u32,
    },
    Sync,
    SyncDirectory,
    /// A handle is closed; ours hold nothing.
    Release,
    /// Wants no answer.
    Forget,
    Unknown,
}

/// What a request is about, field by field.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Errno> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Errno::INVAL)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, Errno> {
        self.take(4).map(|bytes| u32::from_ne_bytes(bytes.try_into().expect("four")))
    }

    fn u64(&mut self) -> Result<u64, Errno> {
        self.take(8).map(|bytes| u64::from_ne_bytes(bytes.try_into().expect("eight")))
    }

    /// Up to a zero byte. The broker makes no names that are not UTF-8.
    fn name(&mut self) -> Result<&'a str, Errno> {
        let end = self.0.iter().position(|byte| *byte == 0).ok_or(Errno::INVAL)?;
        let name = self.take(end)?;
        self.take(1)?;
        OsStr::from_bytes(name).to_str().ok_or(Errno::INVAL)
    }
}

/// Takes a request apart. `None`: not even a header.
pub(super) fn parse(bytes: &[u8]) -> Option<Asked<'_>> {
    let mut header = Fields(bytes.get(..ASKED_HEADER)?);
    let (_length, opcode) = (header.u32().ok()?, header.u32().ok()?);
    let (unique, node) = (header.u64().ok()?, header.u64().ok()?);
    let call = call(opcode, Fields(&bytes[ASKED_HEADER..])).unwrap_or(Call::Unknown);
    Some(Asked { unique, node, call })
}

fn call(opcode: u32, mut fields: Fields<'_>) -> Result<Call<'_>, Errno> {
    Ok(match opcode {
        1 => Call::Lookup { name: fields.name()? },
        // FORGET, INTERRUPT, BATCH_FORGET. Whoever is interrupted waits for what it asked for.
        2 | 36 | 42 => Call::Forget,
        3 => Call::GetAttributes,
        4 => set_attributes(fields)?,
        9 => {
            let (mode, _umask) = (fields.u32()?, fields.u32()?);
            Call::MakeDirectory { name: fields.name()?, mode }
        }
        10 => Call::RemoveFile { name: fields.name()? },
        11 => Call::RemoveDirectory { name: fields.name()? },
        12 => {
            let to_directory = fields.u64()?;
            Call::Rename { from: fields.name()?, to: fields.name()?, to_directory, flags: 0 }
        }
        14 => Call::Open { flags: fields.u32()? },
        15 => {
            let (_handle, at, count) = (fields.u64()?, fields.u64()?, fields.u32()?);
            Call::Read { at, count }
        }
        16 => {
            let (_handle, at, count) = (fields.u64()?, fields.u64()?, fields.u32()?);
            let _flags_and_owner = fields.take(20)?;
            Call::Write { at, bytes: fields.take(count as usize)? }
        }
        17 => Call::Statistics,
        18 | 29 => Call::Release,
        20 => Call::Sync,
        26 => Call::Init,
        27 => Call::OpenDirectory,
        28 => {
            let (_handle, from, count) = (fields.u64()?, fields.u64()?, fields.u32()?);
            Call::List { from, count }
        }
        30 => Call::SyncDirectory,
        35 => {
            let (_flags, mode, _umask, _open_flags) = (fields.u32()?, fields.u32()?, fields.u32()?, fields.u32()?);
            Call::Create { name: fields.name()?, mode }
        }
        43 => {
            let (_handle, at, len, mode) = (fields.u64()?, fields.u64()?, fields.u64()?, fields.u32()?);
            Call::Allocate { at, len, mode }
        }
        45 => {
            let (to_directory, flags, _padding) = (fields.u64()?, fields.u32()?, fields.u32()?);
            Call::Rename { from: fields.name()?, to: fields.name()?, to_directory, flags }
        }
        _ => Call::Unknown,
    })
}

fn set_attributes(mut fields: Fields<'_>) -> Result<Call<'_>, Errno> {
    const MODE: u32 = 1;
    const LENGTH: u32 = 1 << 3;
    const MODIFIED: u32 = 1 << 5;
    const MODIFIED_NOW: u32 = 1 << 8;
    let (valid, _padding, _handle, len, _owner) = (fields.u32()?, fields.u32()?, fields.u64()?, fields.u64()?, fields.u64()?);
    let (_read, modified, _changed) = (fields.u64()?, fields.u64()?, fields.u64()?);
    let (_read_ns, modified_ns, _changed_ns, mode) = (fields.u32()?, fields.u32()?, fields.u32()?, fields.u32()?);
    let told = || SystemTime::UNIX_EPOCH + Duration::new(modified, modified_ns);
    Ok(Call::SetAttributes {
        len: (valid & LENGTH != 0).then_some(len),
        mode: (valid & MODE != 0).then_some(mode),
        modified: match valid {
            _ if valid & MODIFIED_NOW != 0 => Some(SystemTime::now()),
            _ if valid & MODIFIED != 0 => Some(told()),
            _ => None,
        },
    })
}

/// What is known of a file or directory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attributes {
    pub(super) node: u64,
    pub(super) is_directory: bool,
    pub(super) len: u64,
    /// The bits of permission.
    pub(super) mode: u32,
    pub(super) modified: SystemTime,
}

/// The bytes of an answer that is no error.
#[derive(Debug, Default)]
pub(super) struct Answer(Vec<u8>);

impl Answer {
    fn u32s(mut self, values: &[u32]) -> Self {
        self.0.extend(values.iter().flat_map(|value| value.to_ne_bytes()));
        self
    }

    fn u64s(mut self, values: &[u64]) -> Self {
        self.0.extend(values.iter().flat_map(|value| value.to_ne_bytes()));
        self
    }

    pub(super) fn bytes(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }

    pub(super) fn init() -> Self {
        let background = 64 | 48 << 16;
        let pages = u32::try_from(WRITE_MAX / 4096).expect("a few hundred");
        let answer = Self::default().u32s(&[MAJOR, MINOR, 1 << 17, WANTED, background, 1 << 20, 1, pages]);
        answer.u32s(&[0; 8])
    }

    /// An open file or directory; all handles are the same to us.
    pub(super) fn opened(self) -> Self {
        self.u64s(&[0]).u32s(&[0, 0])
    }

    pub(super) fn written(count: usize) -> Self {
        Self::default().u32s(&[u32::try_from(count).expect("at most what was asked for"), 0])
    }

    /// What a name stands for.
    pub(super) fn entry(found: &Attributes) -> Self {
        Self::default().u64s(&[found.node, 0, FOR_EVER_SECONDS, FOR_EVER_SECONDS]).u32s(&[0, 0]).push(found)
    }

    pub(super) fn attributes(found: &Attributes) -> Self {
        Self::default().u64s(&[FOR_EVER_SECONDS]).u32s(&[0, 0]).push(found)
    }

    fn push(self, found: &Attributes) -> Self {
        const DIRECTORY: u32 = 0o040_000;
        const FILE: u32 = 0o100_000;
        let time = found.modified.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let (seconds, nanoseconds) = (time.as_secs(), time.subsec_nanos());
        let (kind, links) = if found.is_directory { (DIRECTORY, 2) } else { (FILE, 1) };
        self.u64s(&[found.node, found.len, found.len.div_ceil(512), seconds, seconds, seconds]).u32s(&[
            nanoseconds,
            nanoseconds,
            nanoseconds,
            kind | (found.mode & 0o7777),
            links,
            0,
            0,
            0,
            4096,
            0,
        ])
    }

    /// A file system with so many bytes left.
    pub(super) fn statistics(free: u64) -> Self {
        const BLOCK: u32 = 4096;
        let (all, free) = (1 << 28, free / u64::from(BLOCK));
        Self::default().u64s(&[all, free, free, 1 << 30, 1 << 30]).u32s(&[BLOCK, 255, BLOCK, 0, 0, 0, 0, 0, 0, 0])
    }

    /// As many entries as there is room for, each with the number to go on behind: its node, which stays the same while others go.
    pub(super) fn list(entries: impl Iterator<Item = (u64, bool, String)>, from: u64, room: u32) -> Self {
        let mut answer = Self::default();
        let mut entries: Vec<_> = entries.filter(|(node, ..)| *node > from).collect();
        entries.sort_unstable();
        for (node, is_directory, name) in entries {
            let padded = name.len().next_multiple_of(8);
            if answer.0.len() + 24 + padded > room as usize {
                break;
            }
            let len = u32::try_from(name.len()).expect("a name is short");
            answer = answer.u64s(&[node, node]).u32s(&[len, if is_directory { 4 } else { 8 }]);
            answer.0.extend(name.as_bytes());
            answer.0.resize(answer.0.len() + padded - name.len(), 0);
        }
        answer
    }
}

/// The whole answer to one request.
pub(super) fn frame(unique: u64, answer: Result<Answer, Errno>) -> Vec<u8> {
    let (error, Answer(body)) = match answer {
        Ok(answer) => (0, answer),
        Err(errno) => (-errno.raw_os_error(), Answer::default()),
    };
    let length = u32::try_from(16 + body.len()).expect("answers are short");
    let mut whole = length.to_ne_bytes().to_vec();
    whole.extend(error.to_ne_bytes());
    whole.extend(unique.to_ne_bytes());
    whole.extend(body);
    whole
}
