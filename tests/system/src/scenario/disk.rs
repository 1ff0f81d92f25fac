//! Disks that cannot take what is asked of them: full, read-only, or with a directory that is not ours to write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use milena_system::batch::{Producer, Template};
use milena_system::server::{free_address, properties};
use milena_system::wire::Connection;

use super::start::must_refuse;
use super::{Outcome, Setting, read_all};

/// A file system of its own in memory, unmounted when this is dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// None where this process may not mount.
    fn new(at: PathBuf, options: &str) -> Result<Option<Self>> {
        fs::create_dir_all(&at)?;
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", options, "milena-system"]).arg(&at).output();
        Ok(done.is_ok_and(|output| output.status.success()).then_some(Self(at)))
    }

    fn change(&self, options: &str) -> Result<()> {
        let status = Command::new("mount").arg("-o").arg(format!("remount,{options}")).arg(&self.0).status()?;
        ensure!(status.success(), "mount -o remount,{options} ended with {status}");
        Ok(())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Nobody to tell; a mount that stays keeps its directory, which the next run does not use.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

fn cannot_mount() -> Result<Outcome> {
    Ok(Outcome::Skipped("this process may not mount a file system".to_owned()))
}

/// Produces until the disk is full: the refusal is honest, and with more room everything acknowledged is there and more is taken.
pub(super) fn full_disk(setting: &Setting) -> Result<Outcome> {
    const TOPIC: &str = "full";
    let directory = tempfile::tempdir()?;
    let Some(disk) = Mounted::new(directory.path().join("data"), "size=64m")? else { return cannot_mount() };
    let more = "log.segment.bytes=4194304\nlog.index.size.max.bytes=65536\n";
    let address = free_address()?;
    let text = properties(address, &disk.0, more);
    let mut server = setting.program.start_with(directory.path(), address, &text)?;
    let mut connection = Connection::open(address)?;
    connection.create_topic(TOPIC, 1, &[])?;
    let mut template = Template::new(64, 1000, Producer::NONE);
    let mut acknowledged = 0;
    while connection.produce(TOPIC, 0, template.sealed(acknowledged, -1)).is_ok() {
        acknowledged += 1;
        ensure!(acknowledged < 2000, "a disk of 64 MiB took {acknowledged} batches of 64 KiB");
    }
    ensure!(acknowledged > 100, "refused after {acknowledged} batches of 64 KiB on a disk of 64 MiB: {}", server.said());
    let said = fs::read_to_string(&server.log)?;
    ensure!(said.contains("No space left") || said.contains("no space left"), "it does not say that the disk is full: {}", server.said());
    server.kill()?;
    drop(server);
    disk.change("size=512m")?;
    let _server = setting.program.start_with(directory.path(), address, &text)?;
    let mut connection = Connection::open(address)?;
    let stored = read_all(&mut connection, TOPIC, 0, &mut template)?;
    ensure!(stored >= acknowledged, "{acknowledged} batches were acknowledged, {stored} are there");
    let offset = connection.produce(TOPIC, 0, template.sealed(stored, -1))?;
    ensure!(offset == (stored * 64).cast_signed(), "the first batch after the full disk got offset {offset}, {stored} batches are there");
    Ok(Outcome::Held)
}

pub(super) fn read_only_directory(setting: &Setting) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let Some(disk) = Mounted::new(directory.path().join("data"), "size=1m,ro")? else { return cannot_mount() };
    let address = free_address()?;
    let server = setting.program.spawn(directory.path(), address, &properties(address, &disk.0, ""))?;
    must_refuse(server, &[&disk.0.display().to_string()])?;
    Ok(Outcome::Held)
}

/// A directory that belongs to another node is refused, with what it says, and left as it is.
pub(super) fn foreign_meta_properties(setting: &Setting) -> Result<Outcome> {
    refused_and_untouched(setting, "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=4711\n", "4711")
}

pub(super) fn unreadable_meta_properties(setting: &Setting) -> Result<Outcome> {
    refused_and_untouched(setting, "\u{0}\u{1}this is no properties file of ours\u{ff}", "meta.properties")
}

/// Starts on a directory that was formatted before, and then had its meta.properties replaced.
fn refused_and_untouched(setting: &Setting, meta: &str, word: &str) -> Result<Outcome> {
    let directory = tempfile::tempdir()?;
    let address = free_address()?;
    let data = directory.path().join("data");
    let text = properties(address, &data, "node.id=1\n");
    setting.program.start_with(directory.path(), address, &text)?.kill()?;
    let file = data.join("meta.properties");
    ensure!(file.exists(), "a formatted directory has no meta.properties");
    fs::write(&file, meta)?;
    let before = contents(&data)?;
    must_refuse(setting.program.spawn(directory.path(), address, &text)?, &[word, &data.display().to_string()])?;
    ensure!(contents(&data)? == before, "the refused start has changed files in {}", data.display());
    Ok(Outcome::Held)
}

/// Every file below a directory with its bytes, but for locks.
fn contents(directory: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(contents(&path)?);
        } else if path.file_name().is_some_and(|name| name != ".lock") {
            let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
            found.push((path, bytes));
        }
    }
    found.sort();
    Ok(found)
}
