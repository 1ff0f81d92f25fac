//! The disk behind the mount: does what the kernel asks, takes its time for syncs, fails where it was told to, and stops when the power goes.
//!
//! With the power off no request is answered, so that nobody learns of anything that may be lost. Once the process that asked is killed,
//! what still waits is refused ([`Disk::let_go`]): only then it can end.

use std::io;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::io::Errno;

use super::kernel::{Answer, Asked, Call};
use super::tree::{ROOT, Tree};
use super::{Fault, Forgotten, Operation};
use crate::random::Random;

/// Bytes that are left, as far as anybody is told.
const FREE: u64 = 1 << 39;
/// A sync takes at most so long, in microseconds: a disk's, so that much comes meanwhile.
const SYNC_MICROS: u64 = 2000;

#[derive(Debug)]
pub(super) struct Disk {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    tree: Tree,
    random: Random,
    faults: Vec<Fault>,
    /// Syncs of what these are in the name of do nothing, and say they did; `/` is in that of every directory.
    lies: Option<String>,
    /// Files cannot be opened with O_DIRECT.
    refuses_direct: bool,
    power: Power,
    /// Of failed syncs and cuts, ever.
    forgotten: Forgotten,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Power {
    On,
    /// Goes in the middle of a sync, after so many others.
    OffInSync(u32),
    Off,
    /// Off, and whoever waits is refused.
    LetGo,
}

type Answered = Result<Answer, Errno>;

impl Disk {
    pub(super) fn new(seed: u64) -> Self {
        let state = State {
            tree: Tree::new(),
            random: Random::new(seed),
            faults: vec![],
            lies: None,
            refuses_direct: false,
            power: Power::On,
            forgotten: Forgotten::default(),
        };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `syncs`: 0 for at once, otherwise in the middle of the sync of this number from now on.
    pub(super) fn cut(&self, syncs: u32) {
        self.state().power = if syncs == 0 { Power::Off } else { Power::OffInSync(syncs) };
        self.changed.notify_all();
    }

    /// Whether the power went within `patience`.
    pub(super) fn is_off_within(&self, patience: Duration) -> bool {
        let is_on = |state: &mut State| !matches!(state.power, Power::Off | Power::LetGo);
        let waited = self.changed.wait_timeout_while(self.state(), patience, is_on).unwrap_or_else(PoisonError::into_inner);
        !waited.1.timed_out()
    }

    pub(super) fn let_go(&self) {
        self.state().power = Power::LetGo;
        self.changed.notify_all();
    }

    /// Nobody has anything open. Gives what was lost.
    pub(super) fn come_back(&self) -> Forgotten {
        let mut state = self.state();
        let State { tree, random, .. } = &mut *state;
        let forgotten = tree.cut(random);
        state.forgotten += forgotten;
        state.faults.clear();
        state.power = Power::On;
        forgotten
    }

    pub(super) fn copy_to(&self, folder: &Path) -> io::Result<()> {
        self.state().tree.copy_to(ROOT, folder)
    }

    pub(super) fn refuse_direct(&self, refuses: bool) {
        self.state().refuses_direct = refuses;
    }

    pub(super) fn lie(&self, name: &str) {
        self.state().lies = Some(name.to_owned());
    }

    pub(super) fn fail(&self, fault: Fault) {
        self.state().faults.push(fault);
    }

    /// Faults that were told of and have not happened yet.
    pub(super) fn heal(&self) -> Vec<Fault> {
        std::mem::take(&mut self.state().faults)
    }

    pub(super) fn forgotten(&self) -> Forgotten {
        self.state().forgotten
    }

    /// `None`: no answer is wanted.
    pub(super) fn answer(&self, asked: &Asked<'_>) -> Option<Answered> {
        let node = asked.node;
        match &asked.call {
            Call::Forget => None,
            Call::Sync | Call::SyncDirectory => Some(self.sync(node)),
            call => {
                let mut state = self.state();
                let answer = if state.is_on() { state.perform(node, call) } else { self.wait(state) };
                Some(answer)
            }
        }
    }

    /// The power is off.
    fn wait(&self, state: MutexGuard<'_, State>) -> Answered {
        drop(self.changed.wait_while(state, |state| state.power == Power::Off).unwrap_or_else(PoisonError::into_inner));
        Err(Errno::IO)
    }

    /// Covers what was there when it was asked for, and not what comes meanwhile.
    fn sync(&self, node: u64) -> Answered {
        let mut state = self.state();
        if !state.is_on() {
            return self.wait(state);
        }
        if let Power::OffInSync(more) = state.power {
            state.power = if more <= 1 { Power::Off } else { Power::OffInSync(more - 1) };
            if state.power == Power::Off {
                self.changed.notify_all();
                return self.wait(state);
            }
        }
        let moment = state.tree.moment();
        let duration = Duration::from_micros(state.random.within(0..SYNC_MICROS));
        drop(state);
        thread::sleep(duration);
        let mut state = self.state();
        if !state.is_on() {
            return self.wait(state);
        }
        if let Some(errno) = state.fault(Operation::Sync, node) {
            let State { tree, random, forgotten, .. } = &mut *state;
            *forgotten += tree.settle(node, moment, random);
            return Err(errno);
        }
        if !state.lies.as_ref().is_some_and(|lie| state.tree.is_named(node, lie)) {
            state.tree.sync(node, moment);
        }
        Ok(Answer::default())
    }
}

impl State {
    fn is_on(&self) -> bool {
        !matches!(self.power, Power::Off | Power::LetGo)
    }

    /// The error that this operation is to fail with.
    fn fault(&mut self, operation: Operation, node: u64) -> Option<Errno> {
        let name = self.tree.name(node).to_owned();
        self.fault_of_name(operation, &name)
    }

    fn fault_of_name(&mut self, operation: Operation, name: &str) -> Option<Errno> {
        let found = self.faults.iter().position(|fault| fault.operation == operation && name.contains(fault.name))?;
        let fault = &mut self.faults[found];
        if fault.after > 0 {
            fault.after -= 1;
            return None;
        }
        let errno = fault.errno;
        if !fault.lasting {
            self.faults.remove(found);
        }
        Some(errno)
    }

    fn perform(&mut self, node: u64, call: &Call<'_>) -> Answered {
        match call {
            Call::Init => Ok(Answer::init()),
            Call::Lookup { name } => self.tree.lookup(node, name).map(|found| Answer::entry(&found)),
            Call::GetAttributes => self.tree.attributes(node).map(|found| Answer::attributes(&found)),
            Call::SetAttributes { len, mode, modified } => {
                if let Some(len) = len {
                    self.may(Operation::Write, node)?;
                    self.tree.set_len(node, *len)?;
                }
                self.tree.set_attributes(node, *mode, *modified)?;
                self.tree.attributes(node).map(|found| Answer::attributes(&found))
            }
            Call::Open { flags } if self.refuses_direct && OFlags::from_bits_retain(*flags).contains(OFlags::DIRECT) => Err(Errno::INVAL),
            Call::Open { .. } => self.tree.attributes(node).map(|_| Answer::default().opened()),
            Call::OpenDirectory => Ok(Answer::default().opened()),
            Call::Read { at, count } => {
                self.may(Operation::Read, node)?;
                self.tree.read(node, *at, *count).map(Answer::bytes)
            }
            Call::Write { at, bytes } => self.write(node, *at, bytes),
            Call::Allocate { at, len, mode } => {
                self.may(Operation::Write, node)?;
                self.tree.allocate(node, *at, *len, *mode).map(|()| Answer::default())
            }
            Call::Statistics => Ok(Answer::statistics(FREE)),
            Call::List { from, count } => self.tree.list(node).map(|names| Answer::list(names, *from, *count)),
            Call::Release => Ok(Answer::default()),
            Call::MakeDirectory { .. }
            | Call::Create { .. }
            | Call::RemoveFile { .. }
            | Call::RemoveDirectory { .. }
            | Call::Rename { .. } => self.change_names(node, call),
            Call::Sync | Call::SyncDirectory | Call::Forget | Call::Unknown => Err(Errno::NOSYS),
        }
    }

    fn change_names(&mut self, directory: u64, call: &Call<'_>) -> Answered {
        let name = match call {
            Call::MakeDirectory { name, .. } | Call::Create { name, .. } => name,
            Call::RemoveFile { name } | Call::RemoveDirectory { name } => name,
            Call::Rename { from, .. } => from,
            _ => return Err(Errno::NOSYS),
        };
        if let Some(errno) = self.fault_of_name(Operation::ChangeNames, name) {
            return Err(errno);
        }
        match call {
            Call::MakeDirectory { name, mode } => self.tree.make_directory(directory, name, *mode).map(|made| Answer::entry(&made)),
            Call::Create { name, mode } => self.tree.make_file(directory, name, *mode).map(|made| Answer::entry(&made).opened()),
            Call::RemoveFile { name } => self.tree.remove_file(directory, name).map(|()| Answer::default()),
            Call::RemoveDirectory { name } => self.tree.remove_directory(directory, name).map(|()| Answer::default()),
            Call::Rename { from, to, to_directory, flags } => {
                self.tree.rename((directory, from), (*to_directory, to), *flags).map(|()| Answer::default())
            }
            _ => Err(Errno::NOSYS),
        }
    }

    fn may(&mut self, operation: Operation, node: u64) -> Result<(), Errno> {
        self.fault(operation, node).map_or(Ok(()), Err)
    }

    /// Of a failed write a beginning may be there.
    fn write(&mut self, node: u64, at: u64, bytes: &[u8]) -> Answered {
        if let Some(errno) = self.fault(Operation::Write, node) {
            let part = usize::try_from(self.random.within(0..bytes.len() as u64 + 1)).expect("at most its length");
            self.tree.write(node, at, &bytes[..part])?;
            return Err(errno);
        }
        self.tree.write(node, at, bytes)?;
        Ok(Answer::written(bytes.len()))
    }
}
