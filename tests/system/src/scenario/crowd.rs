//! Strangers before the door: many, silent, slow or mad. Memory stays bounded, and others are served.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::Connection;

use super::{Outcome, Random, Setting};

/// What one idle stranger may cost: a task, a socket, no buffers worth the name. The bar of the design for connections that work is 50 KB.
const BYTES_OF_A_SILENT_ONE: u64 = 16 * 1024;
/// A half frame holds the 16 KiB that are read before it is charged, and what a silent one costs.
const BYTES_OF_A_HALF_FRAME: u64 = 48 * 1024;
/// What a client waits at most while the crowd stands there.
const SERVED_WITHIN: Duration = Duration::from_secs(5);

/// A server with room for those who wait to be accepted: with Kafka's default of 50, every fiftieth of a crowd waits for a second
/// until the kernel tries again, and the test would last minutes.
fn started(setting: &Setting, directory: &Path) -> Result<Server> {
    let address = free_address()?;
    setting.program.start_with(directory, address, &properties(address, &directory.join("data"), "socket.listen.backlog.size=4096\n"))
}

fn crowd(address: SocketAddr, size: usize) -> Result<Vec<TcpStream>> {
    (0..size).map(|number| TcpStream::connect(address).with_context(|| format!("connection {number} of {size}"))).collect()
}

/// One more client makes a topic and produces, soon enough.
fn serves(server: &mut Server, topic: &str) -> Result<()> {
    let began = Instant::now();
    let mut connection = Connection::open(server.address)?;
    connection.create_topic(topic, 1, &[])?;
    connection.produce(topic, 0, Template::new(1, 100, Producer::NONE).sealed(0, -1))?;
    let took = began.elapsed();
    ensure!(took < SERVED_WITHIN, "a client was served after {took:?}");
    ensure!(server.is_running()?, "the server ended: {}", server.said());
    Ok(())
}

fn grown_by_at_most(server: &Server, before: u64, limit: u64) -> Result<u64> {
    let grown = server.resident()?.saturating_sub(before);
    ensure!(grown <= limit, "memory grew by {grown} bytes, the limit is {limit}");
    Ok(grown)
}

pub(super) fn silent_connections(setting: &Setting) -> Result<Outcome> {
    const SIZE: usize = 10_000;
    let directory = tempfile::tempdir()?;
    let mut server = started(setting, directory.path())?;
    serves(&mut server, "before")?;
    let before = server.resident()?;
    let silent = crowd(server.address, SIZE)?;
    serves(&mut server, "meanwhile")?;
    let grown = grown_by_at_most(&server, before, SIZE as u64 * BYTES_OF_A_SILENT_ONE)?;
    drop(silent);
    serves(&mut server, "afterwards")?;
    println!("# {SIZE} silent connections: {} bytes of memory each", grown / SIZE as u64);
    Ok(Outcome::Held)
}

/// Each stranger announces a frame of 64 MiB, sends 1,000 bytes of it, and falls silent.
pub(super) fn half_frames(setting: &Setting) -> Result<Outcome> {
    const SIZE: usize = 2_000;
    let directory = tempfile::tempdir()?;
    let mut server = started(setting, directory.path())?;
    serves(&mut server, "before")?;
    let before = server.resident()?;
    let mut half = crowd(server.address, SIZE)?;
    for stream in &mut half {
        stream.write_all(&(64_i32 << 20).to_be_bytes())?;
        stream.write_all(&[0; 1000])?;
    }
    serves(&mut server, "meanwhile")?;
    let grown = grown_by_at_most(&server, before, SIZE as u64 * BYTES_OF_A_HALF_FRAME)?;
    println!("# {SIZE} half frames: {} bytes of memory each", grown / SIZE as u64);
    Ok(Outcome::Held)
}

/// Bytes without sense, some with a plausible length before them: each ends its own connection at most.
pub(super) fn garbage(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let mut server = started(setting, directory.path())?;
    serves(&mut server, "before")?;
    let before = server.resident()?;
    let mut random = Random::new(setting.seed);
    for number in 0..500 {
        let mut stream = TcpStream::connect(server.address)?;
        stream.set_read_timeout(Some(Duration::from_millis(5)))?;
        let size = usize::try_from(random.within(1..3000))?;
        let mut bytes: Vec<u8> = (0..size).map(|_| random.next().to_be_bytes()[0]).collect();
        if number % 3 == 0 && size > 8 {
            // A frame of the right length with an API key that exists.
            bytes[..4].copy_from_slice(&i32::try_from(size - 4)?.to_be_bytes());
            let (key, version) = (bytes[5] % 70, bytes[7] % 12);
            bytes[4..8].copy_from_slice(&[0, key, 0, version]);
        }
        // The broker may have closed already: that is one of the two right answers, the other is an answer.
        let _ = stream.write_all(&bytes);
        let _ = stream.read(&mut [0; 64]);
    }
    ensure!(server.is_running()?, "the server ended: {}", server.said());
    serves(&mut server, "afterwards")?;
    grown_by_at_most(&server, before, 64 << 20)?;
    let said = std::fs::read_to_string(&server.log)?;
    ensure!(!said.contains("panicked"), "something panicked: {}", server.said());
    Ok(Outcome::Held)
}
