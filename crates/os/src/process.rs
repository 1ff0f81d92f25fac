//! This process and its neighbours: limits, signals, who holds a port.

use std::fmt;
use std::io;
use std::net::SocketAddr;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// A process that has what we wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub process: u32,
    /// As the kernel shows it (at most 15 bytes); empty if it does not.
    pub name: String,
}

impl Holder {
    pub(crate) fn of_process(process: u32) -> Self {
        let name = std::fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        Self { process, name: name.trim_end().to_owned() }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {}", self.process)?;
        if self.name.is_empty() { Ok(()) } else { write!(f, " ({})", self.name) }
    }
}

/// This process's number.
pub fn id() -> u32 {
    std::process::id()
}

/// Variables of the environment whose names and values are text, as they are now.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

/// Raises the number of files this process may have open to what it is allowed to ask for. Returns (before, after).
pub fn raise_open_files_limit() -> io::Result<(u64, u64)> {
    let found = getrlimit(Resource::Nofile);
    let before = found.current.unwrap_or(u64::MAX);
    let after = found.maximum.unwrap_or(u64::MAX);
    if after > before {
        setrlimit(Resource::Nofile, Rlimit { current: found.maximum, maximum: found.maximum })?;
    }
    Ok((before, after.max(before)))
}

/// How many files this process may have open now.
pub fn open_files_limit() -> usize {
    getrlimit(Resource::Nofile).current.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX)
}

/// What asks this process to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Termination {
    /// SIGTERM: a supervisor.
    Terminate,
    /// SIGINT: a person at the keyboard.
    Interrupt,
}

/// Listens for SIGTERM and SIGINT from when it is made; from then on neither kills the process by itself.
#[derive(Debug)]
pub struct TerminationSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl TerminationSignals {
    pub fn listen() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits for the next one.
    pub async fn next(&mut self) -> Termination {
        tokio::select! {
            biased;
            _ = self.terminate.recv() => Termination::Terminate,
            _ = self.interrupt.recv() => Termination::Interrupt,
        }
    }
}

/// Who listens on a TCP port, if `/proc` tells us: it hides other users' files from an unprivileged process.
///
/// `address`: a wildcard address matches any listener on its port, and a wildcard listener any address.
pub fn holder_of_port(address: SocketAddr) -> Option<Holder> {
    let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|path| std::fs::read_to_string(path).unwrap_or_default());
    let inode = tables.iter().flat_map(|table| table.lines()).find_map(|line| inode_of_listener(line, address))?;
    let wanted = format!("socket:[{inode}]");
    for process in std::fs::read_dir("/proc").ok()?.flatten() {
        let Some(number) = process.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let Ok(descriptors) = std::fs::read_dir(process.path().join("fd")) else { continue };
        let holds = |entry: std::fs::DirEntry| std::fs::read_link(entry.path()).is_ok_and(|link| link.as_os_str() == wanted.as_str());
        if descriptors.flatten().any(holds) {
            return Some(Holder::of_process(number));
        }
    }
    None
}

/// A row of `/proc/net/tcp`: `0: 0100007F:2384 00000000:0000 0A … uid timeout inode …`; state 0A listens, addresses are hexadecimal.
fn inode_of_listener(row: &str, address: SocketAddr) -> Option<u64> {
    const LISTEN: &str = "0A";
    let fields: Vec<&str> = row.split_whitespace().collect();
    let (local, state, inode) = (*fields.get(1)?, *fields.get(3)?, *fields.get(9)?);
    let (ip, port) = local.split_once(':')?;
    if state != LISTEN || u16::from_str_radix(port, 16).ok()? != address.port() {
        return None;
    }
    let any = ip.bytes().all(|digit| digit == b'0');
    let same = address.ip().is_unspecified() || any || hexadecimal(address).is_some_and(|wanted| ip.ends_with(&wanted));
    if same { inode.parse().ok() } else { None }
}

/// An IPv4 address as the kernel prints it: its four bytes as one word of this machine's order. Of IPv6 only the port is compared.
fn hexadecimal(address: SocketAddr) -> Option<String> {
    match address {
        SocketAddr::V4(address) => Some(format!("{:08X}", u32::from_ne_bytes(address.ip().octets()))),
        SocketAddr::V6(_) => Some(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn we_hold_the_port_that_we_took() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let holder = holder_of_port(listener.local_addr().unwrap()).expect("our own files are visible");
        assert_eq!(holder.process, id());
        assert!(holder.to_string().starts_with(&format!("process {} (", id())), "{holder}");
    }

    #[test]
    fn rows_are_matched_by_state_port_and_address() {
        let row = "  2: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1 0000000000000000 100";
        let cases = [
            ("same", "127.0.0.1:9092", Some(4711)),
            ("wildcard wanted", "0.0.0.0:9092", Some(4711)),
            ("another address", "10.0.0.1:9092", None),
            ("another port", "127.0.0.1:9093", None),
        ];
        for (name, address, inode) in cases {
            assert_eq!(inode_of_listener(row, address.parse().unwrap()), inode, "{name}");
        }
        let connected = row.replace(" 0A ", " 01 ");
        assert_eq!(inode_of_listener(&connected, "127.0.0.1:9092".parse().unwrap()), None);
        assert_eq!(inode_of_listener("  sl  local_address rem_address   st", "127.0.0.1:9092".parse().unwrap()), None);
    }

    #[test]
    fn the_limit_is_raised_to_the_maximum() {
        let (before, after) = raise_open_files_limit().unwrap();
        assert!(after >= before);
        assert_eq!(raise_open_files_limit().unwrap(), (after, after));
    }
}
