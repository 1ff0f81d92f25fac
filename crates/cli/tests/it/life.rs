//! A broker's life as a process: it starts, tells where it is, says how it fares, and ends when it is told to.

#![allow(clippy::disallowed_types, reason = "a test outside the process talks through real sockets")]
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::text;

/// A broker on free ports with its data under `directory`; killed if the test ends before it.
struct Broker {
    child: Child,
    lines: BufReader<std::process::ChildStderr>,
}

impl Broker {
    fn start(directory: &Path, more: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_milena"));
        command.args(["server", "--override", "listeners=PLAINTEXT://127.0.0.1:0", "--override", "log.format=json"]);
        for pair in more {
            command.args(["--override", pair]);
        }
        let mut child = command.current_dir(directory).stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        let lines = BufReader::new(child.stderr.take().expect("it is piped"));
        Self { child, lines }
    }

    /// The next line of the log with this event; the end of the log fails the test.
    fn event(&mut self, event: &str) -> serde_json::Value {
        let mut seen = String::new();
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).expect("its log is text") > 0, "no {event} in:\n{seen}");
            let value: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            if value["message"] == event {
                return value;
            }
            seen.push_str(&line);
        }
    }

    fn signal(&self, name: &str) {
        let done = Command::new("kill").args([name, &self.child.id().to_string()]).status().expect("kill is everywhere");
        assert!(done.success());
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the metrics listener");
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: test\r\n\r\n").as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_starts_tells_how_it_fares_and_stops_when_told() {
    let directory = tempfile::tempdir().unwrap();
    for signal in ["-TERM", "-INT"] {
        let mut broker = Broker::start(directory.path(), &[]);
        let metrics = broker.event("metrics_listening")["address"].as_str().unwrap().to_owned();
        let address = broker.event("listening")["address"].as_str().unwrap().to_owned();
        let _client = TcpStream::connect(address).expect("it listens");
        // The first connection stands in the backlog until the loop of the listener takes it: the health says when all is up.
        while !get(&metrics, "/health").starts_with("HTTP/1.1 200 ") {}
        assert!(get(&metrics, "/metrics").contains("\nmilena_build_info{version="));
        broker.signal(signal);
        broker.event("stopped");
        assert_eq!(broker.child.wait().unwrap().code(), Some(0));
    }
}

#[test]
fn a_directory_in_use_and_a_port_in_use_name_their_holder() {
    let directory = tempfile::tempdir().unwrap();
    let mut first = Broker::start(directory.path(), &[]);
    let address = first.event("listening")["address"].as_str().unwrap().to_owned();
    let holder = format!("process {} (milena", first.child.id());
    let refused = |more: &str| {
        let words =
            ["server", "--override", more, "--override", &format!("listeners=PLAINTEXT://{address}"), "--override", "metrics.listener="];
        let output = Command::new(env!("CARGO_BIN_EXE_milena")).args(words).current_dir(directory.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        text(&output.stderr)
    };
    let same_directory = refused("log.dirs=milena-data");
    assert!(same_directory.contains(&holder), "{same_directory}");
    let same_port = refused("log.dirs=other");
    assert!(same_port.contains(&holder) && same_port.contains(&address), "{same_port}");
}
