//! The generator: one thread, epoll, frames built beforehand; nothing is encoded or checksummed while it runs.
//!
//! Two ways: as much as goes with so many requests in flight (`saturate`), or at a fixed rate with the latency counted from the
//! moment a request was due, not from when it could be sent (`at_rate`).

use std::collections::VecDeque;
use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, Result, bail, ensure};
use milena_protocol::batch::Codec;
use milena_protocol::batch::builder::{BatchBuilder, BatchOptions};
use milena_system::batch::{Producer, Template, crc32c};
use milena_system::wire::{Body, frame};
use rustix::event::{Timespec, epoll};

use crate::floor;

/// Produce, the last version before topics had ids: what most clients in use speak.
const PRODUCE: (i16, i16) = (0, 8);

/// Copies of a frame that one write can send; what is usually owed at once.
const COPIES: usize = 5;

/// What is sent, over and over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) connections: u64,
    pub(crate) in_flight: usize,
    pub(crate) records: usize,
    pub(crate) value_size: usize,
    pub(crate) codec: Codec,
}

impl Shape {
    /// One batch: what counts as payload.
    pub(crate) fn batch(&self) -> Result<Vec<u8>> {
        if self.codec == Codec::None {
            return Ok(Template::new(self.records, self.value_size, Producer::NONE).sealed(0, -1).to_vec());
        }
        let mut builder = BatchBuilder::new(BatchOptions { codec: self.codec, ..BatchOptions::default() });
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_millis();
        let mut lines = Lines::default();
        for _ in 0..self.records {
            builder.append(i64::try_from(now)?, None, Some(&lines.next(self.value_size)), &[])?;
        }
        Ok(builder.build())
    }
}

/// Text as a log of requests has it, which packs to about a third.
#[derive(Default)]
struct Lines(u64);

impl Lines {
    fn next(&mut self, size: usize) -> Vec<u8> {
        let mut text = String::new();
        while text.len() < size {
            // xorshift's little brother: the same text in every run.
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (user, path, took) = (self.0 >> 40, (self.0 >> 24) % 89, (self.0 >> 12) % 4096);
            let line = format!(
                "level=info user={user:06x} method=GET path=/api/v1/items/{path} status=200 took_us={took} request={:016x}\n",
                self.0
            );
            text.push_str(&line);
        }
        text.truncate(size);
        text.into_bytes()
    }
}

/// Whom it is sent to, which decides how a batch is framed and what an answer is.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// A broker, and a topic of `floor::PARTITIONS` partitions.
    Broker {
        topic: String,
    },
    Floor,
}

impl Target {
    fn frame(&self, connection: u64, batch: &[u8]) -> Vec<u8> {
        match self {
            Self::Broker { topic } => {
                let partition = i32::try_from(connection % floor::PARTITIONS).expect("a few partitions");
                let body = Body::default().i16(-1).i16(-1).i32(30_000).array(1).string(topic).array(1).i32(partition).bytes(batch);
                frame(PRODUCE, 0, &body.0)
            }
            Self::Floor => {
                let length = u32::try_from(batch.len()).expect("a batch is shorter than 4 GiB");
                [&length.to_be_bytes(), &crc32c(batch).to_be_bytes(), batch].concat()
            }
        }
    }

    /// How many whole answers there are, and how many bytes they take. A refusal is an error.
    fn answers(&self, bytes: &[u8]) -> Result<(usize, usize)> {
        let Self::Broker { topic } = self else {
            let count = bytes.len() / floor::ANSWER;
            return Ok((count, count * floor::ANSWER));
        };
        // Length, correlation id, one topic with its name, one partition with its index.
        let error_at = 4 + 4 + 4 + 2 + topic.len() + 4 + 4;
        let (mut count, mut at) = (0, 0);
        while let Some(length) = bytes.get(at..at + 4) {
            let end = at + 4 + usize::try_from(u32::from_be_bytes(length.try_into()?))?;
            let Some(answer) = bytes.get(at..end) else { break };
            let error = answer.get(error_at..error_at + 2).context("a short answer")?;
            ensure!(error == [0, 0], "a produce request was refused with error code {}", i16::from_be_bytes(error.try_into()?));
            (count, at) = (count + 1, end);
        }
        Ok((count, at))
    }
}

/// What a stretch of load came to.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) requests: u64,
    pub(crate) bytes: u64,
    pub(crate) seconds: f64,
    /// In microseconds; empty under saturation.
    pub(crate) latencies: Vec<u64>,
}

struct Connection {
    number: u64,
    stream: TcpStream,
    /// Some copies of the frame, so that several that are owed go out in one write.
    frames: Vec<u8>,
    frame: usize,
    /// Bytes that are owed, and where in `frames` they begin.
    owed: usize,
    at: usize,
    /// The socket took less than was owed, and epoll is asked to tell when it takes more.
    stuck: bool,
    answers: Vec<u8>,
    /// When the unanswered requests were due.
    due: VecDeque<Instant>,
}

pub(crate) struct Generator {
    poll: rustix::fd::OwnedFd,
    connections: Vec<Connection>,
    target: Target,
    batch: u64,
    in_flight: usize,
}

impl Generator {
    pub(crate) fn connect(address: SocketAddr, target: Target, shape: Shape) -> Result<Self> {
        let poll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        let batch = shape.batch()?;
        let mut connections = Vec::new();
        for number in 0..shape.connections {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            stream.set_nonblocking(true)?;
            epoll::add(&poll, &stream, epoll::EventData::new_u64(number), epoll::EventFlags::IN)?;
            let frame = target.frame(number, &batch);
            connections.push(Connection {
                number,
                stream,
                frames: frame.repeat(shape.in_flight.min(COPIES)),
                frame: frame.len(),
                owed: 0,
                at: 0,
                stuck: false,
                answers: Vec::new(),
                due: VecDeque::new(),
            });
        }
        Ok(Self { poll, connections, target, batch: batch.len() as u64, in_flight: shape.in_flight })
    }

    /// Keeps every connection full for so long, then waits until all is answered.
    pub(crate) fn saturate(&mut self, length: Duration) -> Result<Sent> {
        let began = Instant::now();
        let mut sent = Sent::default();
        for connection in &mut self.connections {
            for _ in 0..self.in_flight {
                connection.owe(began);
            }
            connection.write(&self.poll)?;
        }
        while began.elapsed() < length {
            let now = Instant::now();
            for number in self.ready(None)? {
                let connection = &mut self.connections[number];
                let answered = connection.read(&self.target)?;
                for _ in 0..answered {
                    connection.due.pop_front();
                    connection.owe(now);
                }
                connection.write(&self.poll)?;
                sent.requests += answered as u64;
            }
        }
        self.drain(&mut sent)?;
        sent.latencies.clear();
        Ok(self.summed(sent, began))
    }

    /// Sends at this rate for so long.
    pub(crate) fn at_rate(&mut self, bytes_per_second: u64, length: Duration) -> Result<Sent> {
        let began = Instant::now();
        self.at_rate_while(bytes_per_second, |_| began.elapsed() < length)
    }

    /// Sends at this rate, evenly and over the connections in turn, whatever the answers do.
    ///
    /// `goes_on` is asked at every step, with what has been answered. The latencies are in the order of the answers.
    pub(crate) fn at_rate_while(&mut self, bytes_per_second: u64, mut goes_on: impl FnMut(&Sent) -> bool) -> Result<Sent> {
        let step = Duration::from_nanos(self.batch * 1_000_000_000 / bytes_per_second);
        let began = Instant::now();
        let mut sent = Sent::default();
        let mut due = began;
        let mut next = 0;
        while goes_on(&sent) {
            let now = Instant::now();
            while due <= now {
                let connection = &mut self.connections[next];
                ensure!(connection.due.len() < self.in_flight, "the broker does not keep up with {bytes_per_second} bytes a second");
                connection.owe(due);
                connection.write(&self.poll)?;
                next = (next + 1) % self.connections.len();
                due += step;
            }
            self.receive(Some(due.saturating_duration_since(Instant::now())), &mut sent)?;
        }
        self.drain(&mut sent)?;
        Ok(self.summed(sent, began))
    }

    fn summed(&self, sent: Sent, began: Instant) -> Sent {
        Sent { bytes: sent.requests * self.batch, seconds: began.elapsed().as_secs_f64(), ..sent }
    }

    fn receive(&mut self, wait: Option<Duration>, sent: &mut Sent) -> Result<()> {
        for number in self.ready(wait)? {
            let connection = &mut self.connections[number];
            let answered = connection.read(&self.target)?;
            let now = Instant::now();
            for _ in 0..answered {
                let due = connection.due.pop_front().context("an answer that nobody waits for")?;
                sent.latencies.push(u64::try_from((now - due).as_micros())?);
            }
            connection.write(&self.poll)?;
            sent.requests += answered as u64;
        }
        Ok(())
    }

    /// Waits until nothing is in flight.
    fn drain(&mut self, sent: &mut Sent) -> Result<()> {
        let began = Instant::now();
        while self.connections.iter().any(|connection| !connection.due.is_empty()) {
            ensure!(began.elapsed() < Duration::from_secs(30), "requests are left without an answer");
            self.receive(Some(Duration::from_millis(100)), sent)?;
        }
        Ok(())
    }

    fn ready(&self, wait: Option<Duration>) -> Result<Vec<usize>> {
        let mut events = Vec::with_capacity(128);
        let wait = wait.map(Timespec::try_from).transpose().ok().context("a wait too long")?;
        epoll::wait(&self.poll, rustix::buffer::spare_capacity(&mut events), wait.as_ref())?;
        events.iter().map(|event| Ok(usize::try_from(event.data.u64())?)).collect()
    }
}

impl Connection {
    fn owe(&mut self, due: Instant) {
        self.owed += self.frame;
        self.due.push_back(due);
    }

    /// Writes what is owed, as far as it goes; asks to be told when more goes.
    fn write(&mut self, poll: &rustix::fd::OwnedFd) -> Result<()> {
        while self.owed > 0 {
            let end = self.frames.len().min(self.at + self.owed);
            match self.stream.write(&self.frames[self.at..end]) {
                Ok(count) => {
                    self.owed -= count;
                    self.at = (self.at + count) % self.frames.len();
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => return Err(error.into()),
            }
        }
        if self.stuck != (self.owed > 0) {
            self.stuck = self.owed > 0;
            let out = if self.stuck { epoll::EventFlags::OUT } else { epoll::EventFlags::empty() };
            epoll::modify(poll, &self.stream, epoll::EventData::new_u64(self.number), epoll::EventFlags::IN | out)?;
        }
        Ok(())
    }

    /// Reads what there is; gives how many answers were complete.
    fn read(&mut self, target: &Target) -> Result<usize> {
        let mut buffer = [0; 16 << 10];
        match self.stream.read(&mut buffer) {
            Ok(0) => bail!("the server has closed a connection"),
            Ok(count) => self.answers.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(0),
            Err(error) => return Err(error.into()),
        }
        let (count, bytes) = target.answers(&self.answers)?;
        self.answers.drain(..bytes);
        Ok(count)
    }
}
