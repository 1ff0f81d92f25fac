//! One mount: /dev/fuse opened, mounted, and served by a few threads until it is unmounted.

use std::ffi::CString;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::fd::AsRawFd as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};

use super::kernel::{REQUEST_MAX, frame, parse};
use super::power::Disk;

/// So many requests may wait at once: a sync that takes its time does not stop a write to another file.
const THREADS: usize = 6;
/// How long the last user of a mount may take to be gone.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(super) struct Session {
    at: PathBuf,
    threads: Vec<JoinHandle<()>>,
}

impl Session {
    /// Errors: no /dev/fuse, or this process may not mount.
    pub(super) fn mount(at: &Path, disk: &Arc<Disk>) -> io::Result<Self> {
        let device = Arc::new(OpenOptions::new().read(true).write(true).open("/dev/fuse")?);
        let options = format!("fd={},rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other", device.as_raw_fd());
        let options = CString::new(options)?;
        mount("forgetful", at, "fuse", MountFlags::NODEV | MountFlags::NOSUID, Some(options.as_c_str()))?;
        let threads = (0..THREADS).map(|_| {
            let (device, disk) = (Arc::clone(&device), Arc::clone(disk));
            thread::spawn(move || serve(&device, &disk))
        });
        Ok(Self { at: at.to_owned(), threads: threads.collect() })
    }

    /// Whoever used it must be gone, or is given up after a while. The kernel forgets all that it had in memory.
    pub(super) fn unmount(self) -> io::Result<()> {
        let began = Instant::now();
        loop {
            match unmount(&self.at, UnmountFlags::empty()) {
                Err(Errno::BUSY) if began.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(2)),
                Err(Errno::BUSY) => unmount(&self.at, UnmountFlags::FORCE | UnmountFlags::DETACH)?,
                done => break done?,
            }
        }
        for thread in self.threads {
            thread.join().map_err(|_| io::Error::other("a thread of the file system panicked"))?;
        }
        Ok(())
    }
}

fn serve(mut device: &File, disk: &Disk) {
    let mut buffer = vec![0; REQUEST_MAX];
    loop {
        let read = match device.read(&mut buffer) {
            Ok(read) => read,
            // The caller was killed before its request was read, or a signal came.
            Err(error) if matches!(error.raw_os_error().map(Errno::from_raw_os_error), Some(Errno::NOENT | Errno::INTR | Errno::AGAIN)) => {
                continue;
            }
            // ENODEV: unmounted.
            Err(_) => return,
        };
        let Some(asked) = parse(&buffer[..read]) else { continue };
        if let Some(answer) = disk.answer(&asked) {
            // ENOENT: nobody waits for it any more.
            let _ = device.write(&frame(asked.unique, answer));
        }
    }
}
