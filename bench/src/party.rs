//! Who is measured in turn in one session: the broker, the bare loop, and another broker where one is named.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use milena_os::process::holder_of_port;
use milena_system::server::{Server, free_address, properties};

use crate::Plan;
use crate::floor::Kind;
use crate::load::Target;

/// Small segments that go as soon as the floor's do: a session writes more than a small disk holds, and what stays longer is written back.
const ROLLING: &str = "log.segment.bytes=67108864\nlog.retention.bytes=67108864\nlog.retention.check.interval.ms=100\n\
                       log.segment.delete.delay.ms=0\nlog.initial.task.delay.ms=0\n";
/// The same for a topic of a broker that somebody else has started.
pub(crate) const ROLLING_TOPIC: [(&str, &str); 3] =
    [("segment.bytes", "67108864"), ("retention.bytes", "67108864"), ("file.delete.delay.ms", "0")];

/// A server that is there, and how it is spoken to.
pub(crate) struct Party {
    pub(crate) name: &'static str,
    pub(crate) address: SocketAddr,
    pub(crate) pid: u32,
    pub(crate) target: Target,
}

/// The bare loop in a process of its own, killed when dropped.
pub(crate) struct Floor {
    child: Child,
    pub(crate) party: Party,
}

impl Floor {
    /// `directory`: to write into, or to read from.
    pub(crate) fn start(kind: Kind, directory: &Path) -> Result<Self> {
        let address = free_address()?;
        let child = Command::new(std::env::current_exe()?)
            .args(["floor", kind.word(), &address.port().to_string()])
            .arg(directory)
            .stdin(Stdio::null())
            .spawn()?;
        let party = Party { name: "floor", address, pid: child.id(), target: Target::Floor };
        let floor = Self { child, party };
        wait_for(address)?;
        Ok(floor)
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // Already gone is as good as killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until somebody listens, looking every hundred microseconds.
pub(crate) fn wait_for(address: SocketAddr) -> Result<()> {
    let began = Instant::now();
    while TcpStream::connect(address).is_err() {
        if began.elapsed() > Duration::from_secs(60) {
            bail!("nobody listens on {address}");
        }
        std::thread::sleep(Duration::from_micros(100));
    }
    Ok(())
}

/// Our broker, with the durability that was asked for.
pub(crate) fn started(plan: &Plan, directory: &Path, more: &str) -> Result<Server> {
    let address = free_address()?;
    let text = properties(address, &directory.join("data"), &format!("{}{more}", plan.durability()));
    plan.program.start_with(directory, address, &text)
}

/// Our broker, for more than a disk holds.
pub(crate) fn started_rolling(plan: &Plan, directory: &Path, more: &str) -> Result<Server> {
    started(plan, directory, &format!("{ROLLING}{more}"))
}

pub(crate) fn of_broker(server: &Server, topic: &str) -> Party {
    Party { name: "broker", address: server.address, pid: server.id(), target: Target::Broker { topic: topic.to_owned() } }
}

/// The other broker, if one was named.
pub(crate) fn other(plan: &Plan, topic: &str) -> Result<Option<Party>> {
    let Some(address) = plan.against else { return Ok(None) };
    let holder = holder_of_port(address).with_context(|| format!("{address}: no process here listens there, or it is another user's"))?;
    let target = Target::Broker { topic: topic.to_owned() };
    Ok(Some(Party { name: "other", address, pid: holder.process, target }))
}

/// What topics of the other broker are made with.
pub(crate) fn topic_options(plan: &Plan) -> Vec<(&str, &str)> {
    ROLLING_TOPIC.into_iter().chain(against_options(plan)).collect()
}

/// What was asked for on the command line for topics of the other broker.
pub(crate) fn against_options(plan: &Plan) -> impl Iterator<Item = (&str, &str)> {
    plan.against_options.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}
