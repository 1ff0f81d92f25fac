//! Starts that must be refused, with a word that helps, and old properties files that must not be.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::server::{Server, free_address, properties};
use milena_system::wire::Connection;

use super::{Outcome, Setting};

const PATIENCE: Duration = Duration::from_secs(30);

/// The server must end by itself, unsuccessfully, and name each of the words.
pub(super) fn must_refuse(mut server: Server, words: &[&str]) -> Result<()> {
    let status = server.wait(PATIENCE)?;
    ensure!(!status.success(), "it ended with {status}, as if all were well");
    let said = std::fs::read_to_string(&server.log)?;
    for word in words {
        ensure!(said.contains(word), "it does not say {word:?}: {}", server.said());
    }
    Ok(())
}

pub(super) fn two_processes_on_one_directory(setting: &Setting) -> Result<Outcome> {
    let (first, second) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let mut holder = setting.program.start(first.path())?;
    let data = first.path().join("data");
    let address = free_address()?;
    let intruder = setting.program.spawn(second.path(), address, &properties(address, &data, ""))?;
    must_refuse(intruder, &[&data.display().to_string()])?;
    ensure!(holder.is_running()?, "the first process ended too: {}", holder.said());
    Connection::open(holder.address)?.create_topic("still-served", 1, &[])?;
    Ok(Outcome::Held)
}

pub(super) fn taken_port(setting: &Setting) -> Result<Outcome> {
    let (first, second) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let mut holder = setting.program.start(first.path())?;
    let text = properties(holder.address, &second.path().join("data"), "");
    let intruder = setting.program.spawn(second.path(), holder.address, &text)?;
    must_refuse(intruder, &[&holder.address.port().to_string()])?;
    ensure!(holder.is_running()?, "the first process ended too: {}", holder.said());
    Ok(Outcome::Held)
}

pub(super) fn unknown_value_of_an_option(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let address = free_address()?;
    let text = properties(address, &directory.path().join("data"), "log.segment.bytes=many\n");
    must_refuse(setting.program.spawn(directory.path(), address, &text)?, &["log.segment.bytes", "many"])?;
    Ok(Outcome::Held)
}

/// What the files that came with Kafka set, by its era; listeners and directories are the test's own.
const ERAS: [(&str, &str); 5] = [
    (
        "0.8",
        "broker.id=0\nport={port}\nhost.name=127.0.0.1\nnum.network.threads=3\nnum.io.threads=8\nsocket.send.buffer.bytes=102400\n\
         socket.receive.buffer.bytes=102400\nsocket.request.max.bytes=104857600\nlog.dirs={data}\nnum.partitions=1\n\
         num.recovery.threads.per.data.dir=1\nlog.retention.hours=168\nlog.segment.bytes=1073741824\n\
         log.retention.check.interval.ms=300000\nlog.cleaner.enable=false\nzookeeper.connect=localhost:2181\n\
         zookeeper.connection.timeout.ms=6000\n",
    ),
    (
        "1.0",
        "broker.id=0\nlisteners=PLAINTEXT://127.0.0.1:{port}\nlog.dirs={data}\ninter.broker.protocol.version=1.0\n\
         log.message.format.version=1.0\noffsets.topic.replication.factor=1\ntransaction.state.log.replication.factor=1\n\
         transaction.state.log.min.isr=1\nzookeeper.connect=localhost:2181\nzookeeper.connection.timeout.ms=6000\n\
         group.initial.rebalance.delay.ms=0\n",
    ),
    (
        "2.8 with ZooKeeper",
        "broker.id=0\nlisteners=PLAINTEXT://127.0.0.1:{port}\nadvertised.listeners=PLAINTEXT://127.0.0.1:{port}\nlog.dirs={data}\n\
         log.retention.hours=168\nzookeeper.connect=localhost:2181/kafka\nzookeeper.connection.timeout.ms=18000\n\
         zookeeper.session.timeout.ms=18000\nzookeeper.set.acl=false\ncontrol.plane.listener.name=\n",
    ),
    (
        "3.9 in KRaft",
        "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@127.0.0.1:{other}\n\
         listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{other}\ninter.broker.listener.name=PLAINTEXT\n\
         advertised.listeners=PLAINTEXT://127.0.0.1:{port}\ncontroller.listener.names=CONTROLLER\n\
         listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL\n\
         log.dirs={data}\noffsets.topic.replication.factor=1\n",
    ),
    (
        "4.3",
        "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.bootstrap.servers=127.0.0.1:{other}\n\
         listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{other}\ninter.broker.listener.name=PLAINTEXT\n\
         advertised.listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{other}\ncontroller.listener.names=CONTROLLER\n\
         listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL\n\
         num.network.threads=3\nnum.io.threads=8\nlog.dirs={data}\nnum.partitions=1\noffsets.topic.replication.factor=1\n\
         share.coordinator.state.topic.replication.factor=1\nshare.coordinator.state.topic.min.isr=1\n\
         transaction.state.log.replication.factor=1\ntransaction.state.log.min.isr=1\nlog.retention.hours=168\n",
    ),
];

/// Milena's own promise: Apache Kafka 4 refuses the older ones.
pub(super) fn properties_of_every_era(setting: &Setting) -> Result<Outcome> {
    for (era, text) in ERAS {
        let directory = tempfile::tempdir()?;
        let (address, other) = (free_address()?, free_address()?);
        let text = text
            .replace("{port}", &address.port().to_string())
            .replace("{other}", &other.port().to_string())
            .replace("{data}", &directory.path().join("data").display().to_string());
        served(setting, directory.path(), address, &text).with_context(|| format!("properties of {era}"))?;
    }
    Ok(Outcome::Held)
}

fn served(setting: &Setting, directory: &std::path::Path, address: std::net::SocketAddr, text: &str) -> Result<()> {
    let mut server = setting.program.start_with(directory, address, text)?;
    let mut connection = Connection::open(address)?;
    connection.create_topic("served", 1, &[])?;
    connection.produce("served", 0, Template::new(1, 100, Producer::NONE).sealed(0, -1))?;
    server.close(PATIENCE)?;
    Ok(())
}
