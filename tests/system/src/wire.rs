//! A client of a few calls, with frames made by hand.
//!
//! Each call uses the last version before the flexible encoding: every broker from 2.1 to 4.x reads it, and it is short to write.
//! Sending and receiving are apart, so that several requests can be in flight on one connection; answers come in order.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

const PRODUCE: (i16, i16) = (0, 8);
const FETCH: (i16, i16) = (1, 11);
const LIST_OFFSETS: (i16, i16) = (2, 5);
const METADATA: (i16, i16) = (3, 8);
const OFFSET_COMMIT: (i16, i16) = (8, 7);
const OFFSET_FETCH: (i16, i16) = (9, 5);
const FIND_COORDINATOR: (i16, i16) = (10, 2);
const CREATE_TOPICS: (i16, i16) = (19, 4);
const DELETE_TOPICS: (i16, i16) = (20, 3);
const INIT_PRODUCER_ID: (i16, i16) = (22, 1);
const DESCRIBE_LOG_DIRS: (i16, i16) = (35, 1);
const INCREMENTAL_ALTER_CONFIGS: (i16, i16) = (44, 0);

/// How long a broker may take for one answer. A broker under full load on two cores answers within a second.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A code that a broker answered with instead of what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCode(pub i16);

impl std::fmt::Display for ErrorCode {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "error code {}", self.0)
    }
}

impl std::error::Error for ErrorCode {}

fn refused(code: i16) -> Result<()> {
    if code == 0 { Ok(()) } else { Err(ErrorCode(code).into()) }
}

/// Writes the fields of a request that is not flexible.
#[derive(Debug, Default)]
pub struct Body(pub Vec<u8>);

impl Body {
    pub fn i8(mut self, value: i8) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }
    pub fn i16(mut self, value: i16) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }
    pub fn i32(mut self, value: i32) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }
    pub fn i64(mut self, value: i64) -> Self {
        self.0.extend(value.to_be_bytes());
        self
    }
    pub fn string(self, value: &str) -> Self {
        let mut body = self.i16(i16::try_from(value.len()).expect("names are short"));
        body.0.extend(value.as_bytes());
        body
    }
    pub fn bytes(self, value: &[u8]) -> Self {
        let mut body = self.i32(i32::try_from(value.len()).expect("records are shorter than 2 GiB"));
        body.0.extend(value);
        body
    }
    /// The count before the elements of an array.
    pub fn array(self, count: usize) -> Self {
        self.i32(i32::try_from(count).expect("arrays are short"))
    }
}

/// Reads the fields of an answer that is not flexible.
#[derive(Debug)]
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("the answer ends too early")?;
        self.0 = rest;
        Ok(taken)
    }
    pub fn i8(&mut self) -> Result<i8> {
        Ok(i8::from_be_bytes(self.take(1)?.try_into()?))
    }
    pub fn i16(&mut self) -> Result<i16> {
        Ok(i16::from_be_bytes(self.take(2)?.try_into()?))
    }
    pub fn i32(&mut self) -> Result<i32> {
        Ok(i32::from_be_bytes(self.take(4)?.try_into()?))
    }
    pub fn i64(&mut self) -> Result<i64> {
        Ok(i64::from_be_bytes(self.take(8)?.try_into()?))
    }
    /// Null is the empty string.
    pub fn string(&mut self) -> Result<&'a str> {
        let length = usize::try_from(self.i16()?).unwrap_or(0);
        Ok(std::str::from_utf8(self.take(length)?)?)
    }
    /// Null is no bytes.
    pub fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = usize::try_from(self.i32()?).unwrap_or(0);
        self.take(length)
    }
    /// The count before the elements of an array; null is none.
    pub fn array(&mut self) -> Result<usize> {
        Ok(usize::try_from(self.i32()?).unwrap_or(0))
    }
}

/// The whole frame of a request, its length first.
pub fn frame((key, version): (i16, i16), correlation: i32, body: &[u8]) -> Vec<u8> {
    let header = Body::default().i16(key).i16(version).i32(correlation).string("milena-system");
    let length = i32::try_from(header.0.len() + body.len()).expect("frames are shorter than 2 GiB");
    let mut whole = length.to_be_bytes().to_vec();
    whole.extend(header.0);
    whole.extend(body);
    whole
}

/// What a fetch brought of one partition.
#[derive(Debug)]
pub struct Fetched {
    pub high_watermark: i64,
    pub records: Vec<u8>,
}

/// What the broker says about a batch that it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acknowledged {
    pub base_offset: i64,
    /// The first offset that the partition still has.
    pub log_start: i64,
}

/// One connection; answers are read in the order of the requests.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    correlation: i32,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { stream, correlation: 0 })
    }

    /// The same connection from another thread, to send on one and receive on the other.
    pub fn twin(&self) -> Result<Self> {
        Ok(Self { stream: self.stream.try_clone()?, correlation: self.correlation })
    }

    pub fn send(&mut self, api: (i16, i16), body: &[u8]) -> Result<()> {
        self.correlation += 1;
        self.stream.write_all(&frame(api, self.correlation, body))?;
        Ok(())
    }

    /// The next answer, without its length and correlation id.
    pub fn receive(&mut self) -> Result<Vec<u8>> {
        let mut length = [0; 4];
        self.stream.read_exact(&mut length)?;
        let length = usize::try_from(i32::from_be_bytes(length)).context("an answer of negative length")?;
        ensure!(length >= 4, "an answer of {length} bytes");
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer)?;
        Ok(answer.split_off(4))
    }

    fn ask(&mut self, api: (i16, i16), body: Body) -> Result<Vec<u8>> {
        self.send(api, &body.0)?;
        self.receive()
    }

    /// Makes a topic. Options are pairs of name and value.
    pub fn create_topic(&mut self, name: &str, partitions: i32, options: &[(&str, &str)]) -> Result<()> {
        let mut body = Body::default().array(1).string(name).i32(partitions).i16(1).array(0).array(options.len());
        for (option, value) in options {
            body = body.string(option).string(value);
        }
        let answer = self.ask(CREATE_TOPICS, body.i32(30_000).i8(0))?;
        let mut fields = Fields(&answer);
        let (_throttle, _topics, _name) = (fields.i32()?, fields.array()?, fields.string()?);
        refused(fields.i16()?)?;
        self.wait_until_served(name, partitions)
    }

    /// A fresh topic may have no leader yet, and the leader may not know yet that it is one.
    fn wait_until_served(&mut self, name: &str, partitions: i32) -> Result<()> {
        for _ in 0..1000 {
            if self.has_leaders(name)? && self.can_be_read(name, partitions)? {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("a partition of {name} is without a leader")
    }

    fn can_be_read(&mut self, name: &str, partitions: i32) -> Result<bool> {
        for partition in 0..partitions {
            match self.fetch(name, partition, 0, 1) {
                Ok(_) => {}
                Err(error) if error.downcast_ref::<ErrorCode>().is_some_and(|code| is_not_ready(code.0)) => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Whether the broker knows the topic, led or not.
    pub fn knows(&mut self, topic: &str) -> Result<bool> {
        const UNKNOWN_TOPIC: i16 = 3;
        let answer = self.ask(METADATA, Body::default().array(1).string(topic).i8(0).i8(0).i8(0))?;
        let mut fields = Fields(&answer);
        fields.i32()?;
        for _ in 0..fields.array()? {
            let _broker = (fields.i32()?, fields.string()?, fields.i32()?, fields.string()?);
        }
        let (_cluster, _controller, topics) = (fields.string()?, fields.i32()?, fields.array()?);
        ensure!(topics == 1, "metadata of {topics} topics instead of one");
        Ok(fields.i16()? != UNKNOWN_TOPIC)
    }

    fn has_leaders(&mut self, name: &str) -> Result<bool> {
        let answer = self.ask(METADATA, Body::default().array(1).string(name).i8(0).i8(0).i8(0))?;
        let mut fields = Fields(&answer);
        fields.i32()?;
        for _ in 0..fields.array()? {
            let _broker = (fields.i32()?, fields.string()?, fields.i32()?, fields.string()?);
        }
        let (_cluster, _controller, topics) = (fields.string()?, fields.i32()?, fields.array()?);
        ensure!(topics == 1, "metadata of {topics} topics instead of one");
        let (error, _name, _internal, partitions) = (fields.i16()?, fields.string()?, fields.i8()?, fields.array()?);
        let mut ready = error == 0 && partitions > 0;
        for _ in 0..partitions {
            let (error, _index, leader, _epoch) = (fields.i16()?, fields.i32()?, fields.i32()?, fields.i32()?);
            ready &= error == 0 && leader >= 0;
            for _list in ["replicas", "in sync", "offline"] {
                for _ in 0..fields.array()? {
                    fields.i32()?;
                }
            }
        }
        Ok(ready)
    }

    pub fn delete_topic(&mut self, name: &str) -> Result<()> {
        let answer = self.ask(DELETE_TOPICS, Body::default().array(1).string(name).i32(30_000))?;
        let mut fields = Fields(&answer);
        let (_throttle, _topics, _name) = (fields.i32()?, fields.array()?, fields.string()?);
        refused(fields.i16()?)
    }

    /// Sets options of a topic, each a pair of name and value; the others stay.
    pub fn alter_topic(&mut self, name: &str, options: &[(&str, &str)]) -> Result<()> {
        const TOPIC: i8 = 2;
        const SET: i8 = 0;
        let mut body = Body::default().array(1).i8(TOPIC).string(name).array(options.len());
        for (option, value) in options {
            body = body.string(option).i8(SET).string(value);
        }
        let answer = self.ask(INCREMENTAL_ALTER_CONFIGS, body.i8(0))?;
        let mut fields = Fields(&answer);
        let (_throttle, _resources) = (fields.i32()?, fields.array()?);
        refused(fields.i16()?)
    }

    /// Bytes on disk of each partition of a topic, the first one first.
    pub fn sizes(&mut self, topic: &str, partitions: i32) -> Result<Vec<i64>> {
        let count = usize::try_from(partitions)?;
        let body = Body::default().array(1).string(topic).array(count);
        let answer = self.ask(DESCRIBE_LOG_DIRS, (0..partitions).fold(body, Body::i32))?;
        let mut fields = Fields(&answer);
        let mut sizes = vec![0; count];
        fields.i32()?;
        for _ in 0..fields.array()? {
            refused(fields.i16()?)?;
            fields.string()?;
            for _ in 0..fields.array()? {
                fields.string()?;
                for _ in 0..fields.array()? {
                    let (index, size, _lag, _is_future) = (fields.i32()?, fields.i64()?, fields.i64()?, fields.i8()?);
                    *sizes.get_mut(usize::try_from(index)?).context("a partition that nobody asked for")? += size;
                }
            }
        }
        Ok(sizes)
    }

    /// A producer id with its epoch, for idempotent batches. A coordinator that still loads is asked again.
    pub fn init_producer_id(&mut self) -> Result<crate::batch::Producer> {
        for _ in 0..1000 {
            let answer = self.ask(INIT_PRODUCER_ID, Body::default().i16(-1).i32(60_000))?;
            let mut fields = Fields(&answer);
            let (_throttle, error) = (fields.i32()?, fields.i16()?);
            if !is_not_ready(error) {
                refused(error)?;
                return Ok(crate::batch::Producer { id: fields.i64()?, epoch: fields.i16()? });
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("no producer id: the broker is not ready")
    }

    /// Sends one batch to one partition with acks=all; the answer is for `receive_produce`.
    pub fn send_produce(&mut self, topic: &str, partition: i32, batch: &[u8]) -> Result<()> {
        let body = Body::default().i16(-1).i16(-1).i32(30_000).array(1).string(topic).array(1).i32(partition).bytes(batch);
        self.send(PRODUCE, &body.0)
    }

    /// The base offset that the broker gave the batch.
    pub fn receive_produce(&mut self) -> Result<i64> {
        self.receive_acknowledgement().map(|acknowledged| acknowledged.base_offset)
    }

    /// What the broker says about the batch that was sent.
    pub fn receive_acknowledgement(&mut self) -> Result<Acknowledged> {
        let answer = self.receive()?;
        let mut fields = Fields(&answer);
        let (_topics, _name, _partitions, _index) = (fields.array()?, fields.string()?, fields.array()?, fields.i32()?);
        refused(fields.i16()?)?;
        let (base_offset, _append_time, log_start) = (fields.i64()?, fields.i64()?, fields.i64()?);
        Ok(Acknowledged { base_offset, log_start })
    }

    /// Produces one batch and waits; a leader that is not ready yet is asked again.
    pub fn produce(&mut self, topic: &str, partition: i32, batch: &[u8]) -> Result<i64> {
        self.produce_acknowledged(topic, partition, batch).map(|acknowledged| acknowledged.base_offset)
    }

    /// As `produce`, with all that the broker says about it.
    pub fn produce_acknowledged(&mut self, topic: &str, partition: i32, batch: &[u8]) -> Result<Acknowledged> {
        for _ in 0..1000 {
            self.send_produce(topic, partition, batch)?;
            match self.receive_acknowledgement() {
                Err(error) if error.downcast_ref::<ErrorCode>().is_some_and(|code| is_not_ready(code.0)) => {
                    std::thread::sleep(Duration::from_millis(10));
                }
                answered => return answered,
            }
        }
        Err(NotReady(format!("{topic}/{partition} does not take records: its leader is not ready")).into())
    }

    /// The first offset that one partition still has.
    pub fn log_start(&mut self, topic: &str, partition: i32) -> Result<i64> {
        let body = Body::default().i32(-1).i8(0).array(1).string(topic).array(1).i32(partition).i32(-1).i64(-2);
        for _ in 0..1000 {
            let answer = self.ask(LIST_OFFSETS, Body(body.0.clone()))?;
            let mut fields = Fields(&answer);
            let (_throttle, _topics, _name) = (fields.i32()?, fields.array()?, fields.string()?);
            let (_partitions, _index, error, _timestamp) = (fields.array()?, fields.i32()?, fields.i16()?, fields.i64()?);
            if !is_not_ready(error) {
                refused(error)?;
                return fields.i64();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("{topic}/{partition} does not tell its log start: its leader is not ready")
    }

    /// Reads what there is of one partition from an offset; waits for nothing.
    pub fn fetch(&mut self, topic: &str, partition: i32, offset: i64, max_bytes: i32) -> Result<Fetched> {
        let body = Body::default().i32(-1).i32(0).i32(0).i32(max_bytes).i8(0).i32(0).i32(-1);
        let body = body.array(1).string(topic).array(1).i32(partition).i32(-1).i64(offset).i64(-1).i32(max_bytes);
        let answer = self.ask(FETCH, body.array(0).string(""))?;
        let mut fields = Fields(&answer);
        let _throttle = fields.i32()?;
        refused(fields.i16()?)?;
        let (_session, _topics, _name, _partitions, _index) =
            (fields.i32()?, fields.array()?, fields.string()?, fields.array()?, fields.i32()?);
        refused(fields.i16()?)?;
        let (high_watermark, _stable, _start) = (fields.i64()?, fields.i64()?, fields.i64()?);
        for _ in 0..fields.array()? {
            let _aborted = (fields.i64()?, fields.i64()?);
        }
        let _preferred = fields.i32()?;
        Ok(Fetched { high_watermark, records: fields.bytes()?.to_vec() })
    }

    /// Waits until the group has a coordinator.
    pub fn find_coordinator(&mut self, group: &str) -> Result<()> {
        for _ in 0..1000 {
            let answer = self.ask(FIND_COORDINATOR, Body::default().string(group).i8(0))?;
            let mut fields = Fields(&answer);
            let (_throttle, error) = (fields.i32()?, fields.i16()?);
            if error == 0 {
                return Ok(());
            }
            ensure!(is_not_ready(error), ErrorCode(error));
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("the group {group} has no coordinator")
    }

    /// Commits one offset of a group without members.
    pub fn commit(&mut self, group: &str, topic: &str, partition: i32, offset: i64) -> Result<()> {
        let body = Body::default().string(group).i32(-1).string("").i16(-1);
        let body = body.array(1).string(topic).array(1).i32(partition).i64(offset).i32(-1).string("");
        for _ in 0..1000 {
            let answer = self.ask(OFFSET_COMMIT, Body(body.0.clone()))?;
            let mut fields = Fields(&answer);
            let (_throttle, _topics, _name) = (fields.i32()?, fields.array()?, fields.string()?);
            let (_partitions, _index, error) = (fields.array()?, fields.i32()?, fields.i16()?);
            if !is_not_ready(error) {
                return refused(error);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("the group {group} takes no commits: its coordinator is not ready")
    }

    /// The committed offset of a group; -1 if there is none.
    pub fn committed(&mut self, group: &str, topic: &str, partition: i32) -> Result<i64> {
        for _ in 0..1000 {
            let answer = self.ask(OFFSET_FETCH, Body::default().string(group).array(1).string(topic).array(1).i32(partition))?;
            let mut fields = Fields(&answer);
            let mut offset = -1;
            fields.i32()?;
            for _ in 0..fields.array()? {
                fields.string()?;
                for _ in 0..fields.array()? {
                    fields.i32()?;
                    offset = fields.i64()?;
                    let (_epoch, _metadata) = (fields.i32()?, fields.string()?);
                    refused(fields.i16()?)?;
                }
            }
            let error = fields.i16()?;
            if !is_not_ready(error) {
                return refused(error).map(|()| offset);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("the offsets of the group {group} are not to be had: its coordinator is not ready")
    }
}

/// A broker still loads, and has said so for ten seconds.
#[derive(Debug)]
pub struct NotReady(String);

impl std::fmt::Display for NotReady {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for NotReady {}

/// What a broker says while it still loads: UNKNOWN_TOPIC_OR_PARTITION, NOT_LEADER_OR_FOLLOWER, and the coordinator's three.
pub fn is_not_ready(code: i16) -> bool {
    matches!(code, 3 | 6 | 14 | 15 | 16)
}
