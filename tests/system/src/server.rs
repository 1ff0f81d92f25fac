//! The real binary as a child process: started with a properties file, looked at through /proc, ended by signals.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

/// How long a start may take until somebody listens. Apache Kafka, for which these tests hold too, needs ten seconds here.
const START: Duration = Duration::from_secs(60);

/// How to start a broker: a program that understands `PROGRAM server FILE`.
#[derive(Debug, Clone)]
pub struct Program(pub PathBuf);

/// A broker that runs; it is killed when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    pub log: PathBuf,
}

/// A port of 127.0.0.1 that nobody listens on at this moment.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// The properties that every server here has, and more lines.
pub fn properties(address: SocketAddr, data: &Path, more: &str) -> String {
    format!(
        "listeners=PLAINTEXT://{address}\nlog.dirs={}\noffsets.topic.num.partitions=4\noffsets.topic.replication.factor=1\n\
         group.initial.rebalance.delay.ms=0\n{more}",
        data.display()
    )
}

impl Program {
    /// Starts with its data in `directory/data` and waits until it listens.
    pub fn start(&self, directory: &Path) -> Result<Server> {
        let address = free_address()?;
        let text = properties(address, &directory.join("data"), "");
        self.start_with(directory, address, &text)
    }

    /// Starts with a properties file of this text, kept in `directory` beside the log of what the server says.
    pub fn start_with(&self, directory: &Path, address: SocketAddr, text: &str) -> Result<Server> {
        let mut server = self.spawn(directory, address, text)?;
        let began = Instant::now();
        while TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_err() {
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended with {status} before it listened: {}", server.said());
            }
            if began.elapsed() > START {
                bail!("the server does not listen on {address} after {START:?}: {}", server.said());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(server)
    }

    /// Starts and waits for nothing.
    pub fn spawn(&self, directory: &Path, address: SocketAddr, text: &str) -> Result<Server> {
        let file = directory.join("server.properties");
        fs::write(&file, text)?;
        let log = directory.join("server.log");
        let output = fs::OpenOptions::new().create(true).append(true).open(&log)?;
        let child = Command::new(&self.0)
            .arg("server")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("cannot start {}", self.0.display()))?;
        Ok(Server { child, address, log })
    }
}

impl Server {
    /// kill -9, without waiting: the process may hang in a disk that answers nothing.
    pub fn strike(&mut self) -> Result<()> {
        Ok(self.child.kill()?)
    }

    /// kill -9, and waits until the process is gone.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGTERM; gives how it ended, or an error if it has not after `patience`.
    pub fn close(&mut self, patience: Duration) -> Result<ExitStatus> {
        self.terminate()?;
        self.wait(patience)
    }

    /// SIGTERM, without waiting.
    pub fn terminate(&self) -> Result<()> {
        Ok(kill_process(self.pid()?, Signal::TERM)?)
    }

    /// Waits until the process ends by itself.
    pub fn wait(&mut self, patience: Duration) -> Result<ExitStatus> {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if began.elapsed() > patience {
                bail!("the server still runs after {patience:?}: {}", self.said());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn is_running(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_none())
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    fn pid(&self) -> Result<Pid> {
        Pid::from_raw(i32::try_from(self.child.id())?).context("a process id is positive")
    }

    /// The end of what the server wrote.
    pub fn said(&self) -> String {
        let text = fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }

    /// How many lines of what the server wrote, since the first start in its directory, contain a word.
    pub fn count(&self, word: &str) -> Result<usize> {
        let text = fs::read(&self.log)?;
        Ok(String::from_utf8_lossy(&text).lines().filter(|line| line.contains(word)).count())
    }

    /// Every line of what the server wrote, since the first start in its directory, that tells of an error or a panic.
    pub fn complaints(&self) -> Result<Vec<String>> {
        let text = fs::read(&self.log)?;
        let text = String::from_utf8_lossy(&text);
        Ok(text.lines().filter(|line| line.contains("ERROR") || line.contains("panicked")).map(str::to_owned).collect())
    }

    /// Resident memory in bytes.
    pub fn resident(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("a process without VmRSS")?;
        let kib: u64 = line.split_whitespace().nth(1).context("VmRSS without a number")?.parse()?;
        Ok(kib * 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good as killed; there is nobody to tell either way.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
