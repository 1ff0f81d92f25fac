//! A network in memory: byte streams with bounded buffers between addresses of one process.
//!
//! Fault model: with a seed, any read or write may come out short, as on a real socket; [`MemoryNet::cut`] ends connections as a dying process
//! or a pulled cable does: what is in flight is lost, and both ends see a reset. Not modelled yet: delay, loss between living ends.

use std::collections::{BTreeMap, VecDeque};
use std::future::poll_fn;
use std::io::{self, IoSlice, Read};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

use crate::entropy::Random;

/// Bytes that one direction of a connection holds before its writer waits.
const CAPACITY: usize = 64 << 10;

/// Of a thousand reads and writes of a seeded network, how many come out short.
const SHORT_PER_MILLE: u32 = 200;

#[derive(Debug)]
pub struct MemoryNet {
    state: Mutex<NetState>,
}

#[derive(Debug)]
struct NetState {
    listeners: BTreeMap<SocketAddr, Arc<Queue>>,
    connections: Vec<Connection>,
    names: BTreeMap<String, HostName>,
    next_port: u16,
    random: Option<Random>,
}

/// What is known of a host by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostName {
    Is(IpAddr),
    /// Whoever asks for it hears nothing.
    Unanswered,
}

/// Both directions of a connection, to cut it.
#[derive(Debug)]
struct Connection {
    ends: [SocketAddr; 2],
    pipes: [Weak<Pipe>; 2],
}

/// Connections waiting to be accepted.
#[derive(Debug)]
struct Queue {
    state: Mutex<QueueState>,
    backlog: usize,
}

#[derive(Debug, Default)]
struct QueueState {
    waiting: VecDeque<MemoryStream>,
    acceptors: Vec<Waker>,
}

/// Ports that the network gives out itself begin here.
const FIRST_PORT: u16 = 49_152;

impl MemoryNet {
    /// `seed`: where reads and writes come out short; 0: nowhere.
    pub fn new(seed: u64) -> Arc<Self> {
        let random = (seed != 0).then(|| Random::new(seed));
        let state = NetState { listeners: BTreeMap::new(), connections: Vec::new(), names: BTreeMap::new(), next_port: FIRST_PORT, random };
        Arc::new(Self { state: Mutex::new(state) })
    }

    /// From now on, `host` is known so.
    pub fn name(&self, host: &str, is: HostName) {
        lock(&self.state).names.insert(host.to_owned(), is);
    }

    pub(super) async fn resolve(&self, host: &str) -> io::Result<IpAddr> {
        let known = lock(&self.state).names.get(host).copied();
        match known {
            Some(HostName::Is(address)) => Ok(address),
            Some(HostName::Unanswered) => std::future::pending().await,
            None if host == "localhost" => Ok(Ipv4Addr::LOCALHOST.into()),
            None => host.parse().map_err(|_| io::Error::new(io::ErrorKind::NotFound, "unknown host")),
        }
    }

    /// Resets every connection that has `address` at one end, and stops who listens there; what was not read yet is lost.
    pub fn cut(&self, address: SocketAddr) {
        let cut: Vec<Connection> = {
            let mut state = lock(&self.state);
            state.listeners.remove(&address);
            let all = std::mem::take(&mut state.connections);
            let (cut, kept) = all.into_iter().partition(|connection| connection.ends.contains(&address));
            state.connections = kept;
            cut
        };
        for pipe in cut.iter().flat_map(|connection| &connection.pipes).filter_map(Weak::upgrade) {
            pipe.reset();
        }
    }

    pub(super) fn bind(self: &Arc<Self>, mut address: SocketAddr, backlog: u32) -> io::Result<MemoryListener> {
        let mut state = lock(&self.state);
        if address.port() == 0 {
            address.set_port(state.take_port());
        }
        if state.listeners.contains_key(&address) {
            return Err(io::ErrorKind::AddrInUse.into());
        }
        let backlog = usize::try_from(backlog.max(1)).unwrap_or(usize::MAX);
        let queue = Arc::new(Queue { state: Mutex::default(), backlog });
        state.listeners.insert(address, Arc::clone(&queue));
        Ok(MemoryListener { net: Arc::clone(self), address, queue })
    }

    pub(super) fn connect(&self, address: SocketAddr) -> io::Result<MemoryStream> {
        let mut state = lock(&self.state);
        let queue = state.listener(address).ok_or(io::ErrorKind::ConnectionRefused)?;
        let client = SocketAddr::new(address.ip(), state.take_port());
        let [there, back] = [(); 2].map(|()| Arc::new(Pipe::new(state.random.as_mut().map(Random::fork))));
        state.connections.retain(|connection| connection.pipes.iter().any(|pipe| pipe.strong_count() > 0));
        let pipes = [Arc::downgrade(&there), Arc::downgrade(&back)];
        state.connections.push(Connection { ends: [client, address], pipes });
        drop(state);
        let accepted = MemoryStream { incoming: Arc::clone(&there), outgoing: Arc::clone(&back), local: address, peer: client };
        let stream = MemoryStream { incoming: back, outgoing: there, local: client, peer: address };
        queue.offer(accepted)?;
        Ok(stream)
    }
}

impl NetState {
    fn take_port(&mut self) -> u16 {
        let port = self.next_port;
        self.next_port = port.checked_add(1).unwrap_or(FIRST_PORT);
        port
    }

    fn listener(&self, address: SocketAddr) -> Option<Arc<Queue>> {
        let any = |ip: IpAddr| SocketAddr::new(ip, address.port());
        let wanted = [address, any(Ipv4Addr::UNSPECIFIED.into()), any(Ipv6Addr::UNSPECIFIED.into())];
        wanted.iter().find_map(|address| self.listeners.get(address)).cloned()
    }
}

impl Queue {
    fn offer(&self, stream: MemoryStream) -> io::Result<()> {
        let mut state = lock(&self.state);
        if state.waiting.len() >= self.backlog {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        state.waiting.push_back(stream);
        let acceptors = std::mem::take(&mut state.acceptors);
        drop(state);
        acceptors.into_iter().for_each(Waker::wake);
        Ok(())
    }
}

/// Accepts what [`MemoryNet`] connects; dropping it frees the address.
#[derive(Debug)]
pub struct MemoryListener {
    net: Arc<MemoryNet>,
    address: SocketAddr,
    queue: Arc<Queue>,
}

impl MemoryListener {
    pub(super) async fn accept(&self) -> io::Result<MemoryStream> {
        poll_fn(|context| {
            let mut state = lock(&self.queue.state);
            match state.waiting.pop_front() {
                Some(stream) => Poll::Ready(Ok(stream)),
                None => {
                    register(&mut state.acceptors, context.waker());
                    Poll::Pending
                }
            }
        })
        .await
    }

    pub(super) fn local_addr(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for MemoryListener {
    fn drop(&mut self) {
        let mut state = lock(&self.net.state);
        // After a cut the address may be another's already.
        if state.listeners.get(&self.address).is_some_and(|queue| Arc::ptr_eq(queue, &self.queue)) {
            state.listeners.remove(&self.address);
        }
    }
}

/// One end of a connection in memory.
#[derive(Debug)]
pub struct MemoryStream {
    incoming: Arc<Pipe>,
    outgoing: Arc<Pipe>,
    local: SocketAddr,
    peer: SocketAddr,
}

/// One direction of a connection.
#[derive(Debug)]
struct Pipe {
    state: Mutex<PipeState>,
}

#[derive(Debug)]
struct PipeState {
    bytes: VecDeque<u8>,
    ended: bool,
    reader_gone: bool,
    reset: bool,
    readers: Vec<Waker>,
    writers: Vec<Waker>,
    random: Option<Random>,
}

impl Pipe {
    fn new(random: Option<Random>) -> Self {
        let state = PipeState {
            bytes: VecDeque::new(),
            ended: false,
            reader_gone: false,
            reset: false,
            readers: Vec::new(),
            writers: Vec::new(),
            random,
        };
        Self { state: Mutex::new(state) }
    }

    fn change(&self, change: impl FnOnce(&mut PipeState)) {
        let mut state = lock(&self.state);
        change(&mut state);
        let woken: Vec<Waker> = state.readers.drain(..).collect();
        let writers: Vec<Waker> = state.writers.drain(..).collect();
        drop(state);
        woken.into_iter().chain(writers).for_each(Waker::wake);
    }

    fn reset(&self) {
        self.change(|state| {
            state.reset = true;
            state.bytes.clear();
        });
    }

    fn read(&self, bytes: &mut [u8]) -> io::Result<usize> {
        let mut state = lock(&self.state);
        if state.reset {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        if state.bytes.is_empty() && !state.ended && !bytes.is_empty() {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let wanted = bytes.len().min(state.bytes.len());
        let wanted = state.shorten(wanted);
        let read = state.bytes.read(&mut bytes[..wanted])?;
        wake_all(state, |state| &mut state.writers);
        Ok(read)
    }

    fn write(&self, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        let mut state = lock(&self.state);
        if state.reset {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        if state.reader_gone || state.ended {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let offered: usize = slices.iter().map(|slice| slice.len()).sum();
        let free = CAPACITY.saturating_sub(state.bytes.len());
        if free == 0 && offered > 0 {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        let taken = state.shorten(offered.min(free));
        let mut left = taken;
        for slice in slices {
            let turn = left.min(slice.len());
            state.bytes.extend(&slice[..turn]);
            left -= turn;
        }
        wake_all(state, |state| &mut state.readers);
        Ok(taken)
    }
}

impl PipeState {
    /// By chance a smaller count, but never nothing.
    fn shorten(&mut self, count: usize) -> usize {
        let Some(random) = &mut self.random else { return count };
        if count > 1 && random.chance(SHORT_PER_MILLE) { usize::try_from(random.between(1, count as u64)).unwrap_or(count) } else { count }
    }
}

/// Wakes one by one, so that the list keeps its memory. A task that is woken only queues itself; it does not run under the lock.
fn wake_all(mut state: MutexGuard<'_, PipeState>, list: impl Fn(&mut PipeState) -> &mut Vec<Waker>) {
    while let Some(waker) = list(&mut state).pop() {
        waker.wake();
    }
}

impl MemoryStream {
    pub(super) fn poll_readable(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut state = lock(&self.incoming.state);
        if !state.bytes.is_empty() || state.ended || state.reset {
            return Poll::Ready(Ok(()));
        }
        register(&mut state.readers, context.waker());
        Poll::Pending
    }

    pub(super) fn poll_writable(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut state = lock(&self.outgoing.state);
        if state.bytes.len() < CAPACITY || state.ended || state.reader_gone || state.reset {
            return Poll::Ready(Ok(()));
        }
        register(&mut state.writers, context.waker());
        Poll::Pending
    }

    pub(super) fn try_read(&self, bytes: &mut [u8]) -> io::Result<usize> {
        self.incoming.read(bytes)
    }

    pub(super) fn try_write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.outgoing.write(&[IoSlice::new(bytes)])
    }

    pub(super) fn try_write_vectored(&self, slices: &[IoSlice<'_>]) -> io::Result<usize> {
        self.outgoing.write(slices)
    }

    pub(super) fn shutdown(&self) {
        self.outgoing.change(|state| state.ended = true);
    }

    pub(super) fn local_addr(&self) -> SocketAddr {
        self.local
    }

    pub(super) fn peer_addr(&self) -> SocketAddr {
        self.peer
    }
}

impl Drop for MemoryStream {
    fn drop(&mut self) {
        self.outgoing.change(|state| state.ended = true);
        self.incoming.change(|state| state.reader_gone = true);
    }
}

/// Keeps each waiting task once.
fn register(wakers: &mut Vec<Waker>, waker: &Waker) {
    if !wakers.iter().any(|known| known.will_wake(waker)) {
        wakers.push(waker.clone());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn nobody_listening_refuses() {
        let net = MemoryNet::new(0);
        let refused = net.connect(address("127.0.0.1:9092")).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
        let listener = net.bind(address("0.0.0.0:9092"), 1).unwrap();
        assert_eq!(net.bind(address("0.0.0.0:9092"), 1).unwrap_err().kind(), io::ErrorKind::AddrInUse);
        let _first = net.connect(address("127.0.0.1:9092")).unwrap();
        assert!(net.connect(address("127.0.0.1:9092")).is_err(), "the backlog holds one");
        drop(listener);
        net.bind(address("0.0.0.0:9092"), 1).unwrap();
    }

    #[tokio::test]
    async fn a_cut_is_seen_at_both_ends() {
        let net = MemoryNet::new(0);
        let server_address = address("127.0.0.1:9092");
        let listener = net.bind(server_address, 10).unwrap();
        let client = net.connect(server_address).unwrap();
        let server = listener.accept().await.unwrap();
        client.try_write(b"lost").unwrap();
        net.cut(server_address);
        for end in [&client, &server] {
            assert_eq!(end.try_read(&mut [0; 4]).unwrap_err().kind(), io::ErrorKind::ConnectionReset);
            assert_eq!(end.try_write(b"x").unwrap_err().kind(), io::ErrorKind::ConnectionReset);
        }
        let again = net.bind(server_address, 10).unwrap();
        drop(listener);
        net.connect(server_address).unwrap();
        drop(again);
    }

    #[tokio::test]
    async fn a_full_buffer_makes_the_writer_wait() {
        let net = MemoryNet::new(0);
        let listener = net.bind(address("127.0.0.1:1"), 10).unwrap();
        let client = net.connect(address("127.0.0.1:1")).unwrap();
        let server = listener.accept().await.unwrap();
        assert_eq!(client.try_write(&[1; CAPACITY + 1]).unwrap(), CAPACITY);
        assert_eq!(client.try_write(&[1]).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        let writable = poll_fn(|context| client.poll_writable(context));
        let (woken, read) = tokio::join!(writable, async { server.try_read(&mut [0; 10]) });
        woken.unwrap();
        assert_eq!(read.unwrap(), 10);
        drop(server);
        assert_eq!(client.try_write(&[1]).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
