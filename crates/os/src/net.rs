//! Sockets: TCP, or connections in memory behind the same calls.
//!
//! A stream is used through `&self`: one task may wait for bytes while it also waits to write. Nothing here allocates once a stream is open.
//! Not here: TLS, frames, limits on who may connect.

mod memory;
mod tcp;

use std::future::poll_fn;
use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::net::{TcpListener, TcpStream};

pub use memory::{HostName, MemoryListener, MemoryNet, MemoryStream};

use crate::disk::File;
use crate::process::{Holder, holder_of_port};

/// Largest piece that goes into one `sendfile`: beyond it, loopback receivers fill with page fragments and stall (measured: 1 MiB costs 1.4 times read and write).
pub const SEND_FILE_SLICE: u64 = 256 << 10;

/// Where connections are made. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Net {
    Tcp,
    Memory(Arc<MemoryNet>),
}

/// How a listener treats what comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListenOptions {
    /// Connections that may wait to be accepted.
    pub backlog: u32,
    /// Bytes of the kernel's buffers for each connection; `None`: the kernel's choice, which grows by itself.
    pub send_buffer: Option<u32>,
    pub receive_buffer: Option<u32>,
}

impl Default for ListenOptions {
    fn default() -> Self {
        Self { backlog: 1024, send_buffer: None, receive_buffer: None }
    }
}

/// An address that we could not listen on.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}{}", held(.holder.as_ref()))]
pub struct BindError {
    pub address: SocketAddr,
    pub source: io::Error,
    /// Who listens there, if the port is taken and the kernel lets us see it.
    pub holder: Option<Holder>,
}

fn held(holder: Option<&Holder>) -> String {
    holder.map_or_else(String::new, |holder| format!("; {holder} listens there"))
}

impl Net {
    /// A network of its own in memory. `seed` decides where reads and writes come out short; 0: nowhere.
    pub fn memory(seed: u64) -> Self {
        Self::Memory(MemoryNet::new(seed))
    }

    /// Listens on `address` (port 0: a free one), with SO_REUSEADDR, so that a restart finds its port again. Needs a runtime.
    pub fn bind(&self, address: SocketAddr, options: ListenOptions) -> Result<Listener, BindError> {
        let bound = match self {
            Self::Tcp => tcp::bind(address, options).map(Listener::Tcp),
            Self::Memory(net) => net.bind(address, options.backlog).map(Listener::Memory),
        };
        bound.map_err(|source| {
            let taken = source.kind() == io::ErrorKind::AddrInUse && matches!(self, Self::Tcp);
            let holder = if taken { holder_of_port(address) } else { None };
            BindError { address, source, holder }
        })
    }

    /// Opens a connection. It has no deadline of its own.
    pub async fn connect(&self, address: SocketAddr) -> io::Result<Stream> {
        match self {
            Self::Tcp => {
                let stream = TcpStream::connect(address).await?;
                stream.set_nodelay(true)?;
                Ok(Stream::Tcp(stream))
            }
            Self::Memory(net) => net.connect(address).map(Stream::Memory),
        }
    }

    /// The addresses of a host name; in memory only `localhost`, literal addresses and what [`MemoryNet::name`] was told have one.
    /// It has no deadline of its own.
    pub async fn resolve(&self, host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
        match self {
            Self::Tcp => Ok(tokio::net::lookup_host((host, port)).await?.collect()),
            Self::Memory(net) => Ok(vec![SocketAddr::new(net.resolve(host).await?, port)]),
        }
    }
}

#[derive(Debug)]
pub enum Listener {
    Tcp(TcpListener),
    Memory(MemoryListener),
}

impl Listener {
    /// The next connection, without delay of small packets, and who made it. An error concerns that connection alone, or a limit
    /// (open files) that passes: accept again, not at once.
    pub async fn accept(&self) -> io::Result<(Stream, SocketAddr)> {
        match self {
            Self::Tcp(listener) => {
                let (stream, peer) = listener.accept().await?;
                stream.set_nodelay(true)?;
                Ok((Stream::Tcp(stream), peer))
            }
            Self::Memory(listener) => {
                let stream = listener.accept().await?;
                let peer = stream.peer_addr();
                Ok((Stream::Memory(stream), peer))
            }
        }
    }

    /// Where it listens; the port is the real one, never 0.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        match self {
            Self::Tcp(listener) => listener.local_addr(),
            Self::Memory(listener) => Ok(listener.local_addr()),
        }
    }
}

/// A connection. Dropping it closes it.
#[derive(Debug)]
pub enum Stream {
    Tcp(TcpStream),
    Memory(MemoryStream),
}

impl Stream {
    /// Waits until a read may bring something: bytes, the end, or an error. It may be wrong once; then the read says `WouldBlock`.
    pub async fn readable(&self) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => stream.readable().await,
            Self::Memory(stream) => poll_fn(|context| stream.poll_readable(context)).await,
        }
    }

    /// Waits until a write may take something.
    pub async fn writable(&self) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => stream.writable().await,
            Self::Memory(stream) => poll_fn(|context| stream.poll_writable(context)).await,
        }
    }

    /// As [`Stream::readable`], for hand-written futures; only the last task that polled is woken.
    pub fn poll_readable(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tcp(stream) => stream.poll_read_ready(context),
            Self::Memory(stream) => stream.poll_readable(context),
        }
    }

    /// As [`Stream::writable`], for hand-written futures; only the last task that polled is woken.
    pub fn poll_writable(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Tcp(stream) => stream.poll_write_ready(context),
            Self::Memory(stream) => stream.poll_writable(context),
        }
    }

    /// Bytes read; 0: the peer has ended its side (or `bytes` is empty). Errors: `WouldBlock` if there is nothing now.
    pub fn try_read(&self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => tcp::try_read(stream, bytes),
            Self::Memory(stream) => stream.try_read(bytes),
        }
    }

    /// Bytes taken. Errors: `WouldBlock` if the buffer is full now.
    pub fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => stream.try_write(bytes),
            Self::Memory(stream) => stream.try_write(bytes),
        }
    }

    /// As [`Stream::try_write`], from several slices in one system call.
    pub fn try_write_vectored(&self, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        match self {
            Self::Tcp(stream) => stream.try_write_vectored(slices),
            Self::Memory(stream) => stream.try_write_vectored(slices),
        }
    }

    /// Sends some of `len` bytes of `file` from `position`, at most [`SEND_FILE_SLICE`]; by `sendfile` where socket and file are the kernel's.
    ///
    /// Returns: bytes taken; 0 if the file ends at `position`. Errors: `WouldBlock` if the buffer is full now.
    pub fn try_send_file(&self, file: &File, position: u64, len: u64) -> io::Result<usize> {
        match (self, file) {
            (Self::Tcp(stream), File::Real(file)) => tcp::try_send_file(stream, file, position, len.min(SEND_FILE_SLICE)),
            (Self::Tcp(_) | Self::Memory(_), File::Real(_) | File::Sim(_)) => self.try_copy_file(file, position, len),
        }
    }

    /// For tests and simulation: what the peer does not take is read again.
    fn try_copy_file(&self, file: &File, position: u64, len: u64) -> io::Result<usize> {
        const PIECE: u64 = 16 << 10;
        let mut piece = [0; PIECE as usize];
        let wanted = usize::try_from(len.min(PIECE)).unwrap_or(piece.len());
        let read = file.read_at(position, &mut piece[..wanted])?;
        if read == 0 { Ok(0) } else { self.try_write(&piece[..read]) }
    }

    /// Some bytes, as soon as there are any; 0: the peer has ended its side.
    pub async fn read(&self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            self.readable().await?;
            match self.try_read(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                result => return result,
            }
        }
    }

    /// Fills `bytes`. Errors: `UnexpectedEof` if the peer ends before.
    pub async fn read_exact(&self, bytes: &mut [u8]) -> io::Result<()> {
        let mut filled = 0;
        while filled < bytes.len() {
            match self.read(&mut bytes[filled..]).await? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => filled += read,
            }
        }
        Ok(())
    }

    /// Returns once all bytes are handed to the kernel. Dropped before, some of them may be.
    pub async fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.try_write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = &bytes[written..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// As [`Stream::write_all`], from several slices, which are used up.
    pub async fn write_vectored_all(&self, mut slices: &mut [IoSlice<'_>]) -> io::Result<()> {
        IoSlice::advance_slices(&mut slices, 0);
        while !slices.is_empty() {
            match self.try_write_vectored(slices) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => IoSlice::advance_slices(&mut slices, written),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Sends all of `len` bytes of `file` from `position`, slice by slice.
    /// Errors: `UnexpectedEof` if the file ends before: the peer was promised more, so the connection has to end.
    pub async fn send_file(&self, file: &File, mut position: u64, len: u64) -> io::Result<()> {
        let end = position.saturating_add(len);
        while position < end {
            match self.try_send_file(file, position, end - position) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(sent) => position += sent as u64,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.writable().await?,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Who is at the other end.
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {
        match self {
            Self::Tcp(stream) => stream.peer_addr(),
            Self::Memory(stream) => Ok(stream.peer_addr()),
        }
    }

    /// The address that the peer reached us by (or that we reached it from).
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        match self {
            Self::Tcp(stream) => stream.local_addr(),
            Self::Memory(stream) => Ok(stream.local_addr()),
        }
    }

    /// Ends our side: the peer reads to the end and then sees it. It may still send.
    pub fn shutdown(&self) -> io::Result<()> {
        match self {
            Self::Tcp(stream) => tcp::shutdown(stream),
            Self::Memory(stream) => {
                stream.shutdown();
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::disk::sim::{Faults, SimDisk};
    use crate::disk::{Disk, OpenOptions};

    async fn pair(net: &Net) -> (Stream, Stream) {
        let listener = net.bind("127.0.0.1:0".parse().unwrap(), ListenOptions::default()).unwrap();
        let address = listener.local_addr().unwrap();
        let (client, server) = tokio::join!(net.connect(address), listener.accept());
        let (client, (server, peer)) = (client.unwrap(), server.unwrap());
        assert_eq!(client.peer_addr().unwrap(), address);
        assert_eq!(server.local_addr().unwrap(), address);
        assert_eq!(client.local_addr().unwrap(), peer);
        (client, server)
    }

    fn nets() -> [Net; 3] {
        [Net::Tcp, Net::memory(0), Net::memory(5)]
    }

    #[tokio::test]
    async fn bytes_arrive_in_order_and_then_the_end() {
        for net in nets() {
            let (client, server) = pair(&net).await;
            assert_eq!(server.try_read(&mut [0]).unwrap_err().kind(), io::ErrorKind::WouldBlock);
            let sent: Vec<u8> = (0..1_000_000_u32).map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect();
            let mut received = vec![0; sent.len()];
            let send = async {
                client.write_all(&sent[..10]).await?;
                client.write_vectored_all(&mut [IoSlice::new(&sent[10..500]), IoSlice::new(b""), IoSlice::new(&sent[500..])]).await?;
                client.shutdown()
            };
            let (sending, receiving) = tokio::join!(send, server.read_exact(&mut received));
            sending.unwrap();
            receiving.unwrap();
            assert!(received == sent, "{net:?}");
            assert_eq!(server.read(&mut [0; 4]).await.unwrap(), 0);
            server.write_all(b"still open").await.unwrap();
            client.read_exact(&mut [0; 10]).await.unwrap();
        }
    }

    #[tokio::test]
    async fn files_are_sent_whichever_kind_they_are() {
        let directory = tempfile::tempdir().unwrap();
        let memory = Disk::Sim(SimDisk::new(1, Faults::NONE));
        for net in nets() {
            for (disk, root) in [(Disk::Real, directory.path()), (memory.clone(), Path::new("/"))] {
                let file = disk.open(&root.join("f"), OpenOptions::REPLACE).unwrap();
                let content: Vec<u8> = (0..700_000_u32).map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect();
                file.write_all_at(0, &content).unwrap();
                let (client, server) = pair(&net).await;
                let mut received = vec![0; 699_990];
                let (sent, read) = tokio::join!(server.send_file(&file, 10, 699_990), client.read_exact(&mut received));
                sent.unwrap();
                read.unwrap();
                assert!(received == content[10..], "{net:?} {disk:?}");
                let beyond = server.send_file(&file, 700_000, 1).await.unwrap_err();
                assert_eq!(beyond.kind(), io::ErrorKind::UnexpectedEof);
            }
        }
    }

    #[tokio::test]
    async fn a_taken_port_names_who_has_it() {
        let listener = Net::Tcp.bind("127.0.0.1:0".parse().unwrap(), ListenOptions::default()).unwrap();
        let refused = Net::Tcp.bind(listener.local_addr().unwrap(), ListenOptions::default()).unwrap_err();
        assert_eq!(refused.holder.as_ref().map(|holder| holder.process), Some(crate::process::id()));
        assert!(refused.to_string().contains(&format!("process {}", crate::process::id())), "{refused}");
    }

    #[tokio::test]
    async fn localhost_has_an_address() {
        for net in nets() {
            let found = net.resolve("localhost", 9092).await.unwrap();
            assert!(found.iter().all(|address| address.ip().is_loopback() && address.port() == 9092), "{found:?}");
        }
        assert!(Net::memory(0).resolve("nobody.example", 1).await.is_err());
    }
}
