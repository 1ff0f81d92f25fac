//! The file system as mounted: what programs see of it, and what a cut leaves. Where nobody may mount there is nothing to test.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::thread;

use rustix::fs::{FallocateFlags, OFlags, RenameFlags, fallocate, renameat_with, syncfs};

use super::*;

/// With the folder that it is mounted in. `None`: not on this machine.
fn mounted(seed: u64) -> Option<(tempfile::TempDir, Forgetful)> {
    let folder = tempfile::tempdir().unwrap();
    match Forgetful::mount(&folder.path().join("disk"), seed) {
        Ok(disk) => Some((folder, disk)),
        Err(error) => {
            eprintln!("skipped: this process may not mount: {error}");
            None
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn programs_see_an_ordinary_file_system() {
    let Some((_folder, disk)) = mounted(1) else { return };
    let root = disk.path();
    fs::create_dir_all(root.join("a/b")).unwrap();
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|n| (n % 251) as u8).collect();
    fs::write(root.join("a/large"), &bytes).unwrap();
    assert_eq!(fs::read(root.join("a/large")).unwrap(), bytes);
    assert_eq!(fs::copy(root.join("a/large"), root.join("a/copy")).unwrap(), 3_000_000);
    assert_eq!(fs::read(root.join("a/copy")).unwrap(), bytes);
    fs::rename(root.join("a/copy"), root.join("a/large")).unwrap();
    assert!(fs::rename(root.join("a/large"), root.join("a/b/large")).is_err(), "only within a directory");

    let file = OpenOptions::new().read(true).write(true).open(root.join("a/large")).unwrap();
    file.set_len(10).unwrap();
    file.write_all_at(b"end", 20).unwrap();
    fallocate(&file, FallocateFlags::KEEP_SIZE, 0, 1000).unwrap();
    assert_eq!(fs::metadata(root.join("a/large")).unwrap().len(), 23);
    fallocate(&file, FallocateFlags::empty(), 0, 30).unwrap();
    assert_eq!(fs::read(root.join("a/large")).unwrap(), [&bytes[..10], &[0; 10], b"end", &[0; 7]].concat());
    fs::remove_file(root.join("a/large")).unwrap();
    let mut open = [0; 3];
    file.read_exact_at(&mut open, 20).unwrap();
    assert_eq!(&open, b"end", "who has it open may go on");

    for number in 0..2000 {
        File::create_new(root.join(format!("a/b/file-{number:04}"))).unwrap();
    }
    assert_eq!(names(&root.join("a/b")).len(), 2000);
    assert!(fs::remove_dir(root.join("a/b")).is_err());
    fs::create_dir(root.join("other")).unwrap();
    let folder = File::open(root).unwrap();
    renameat_with(&folder, "a", &folder, "other", RenameFlags::EXCHANGE).unwrap();
    assert_eq!(names(&root.join("other")), ["b"]);
    fs::remove_dir_all(root.join("other")).unwrap();
    assert_eq!(names(root), ["a"]);
}

#[test]
fn only_what_was_synced_is_sure() {
    let Some((_folder, mut disk)) = mounted(2) else { return };
    let root = disk.path().to_owned();
    let (mut all, mut none, mut torn, mut nameless) = (0, 0, 0, 0);
    for round in 0..60_u8 {
        let mut synced = OpenOptions::new().create(true).truncate(false).write(true).open(root.join("synced")).unwrap();
        synced.write_all(&[round; 10_000]).unwrap();
        synced.sync_data().unwrap();
        let unsynced = OpenOptions::new().create(true).truncate(false).write(true).open(root.join("unsynced")).unwrap();
        File::open(&root).unwrap().sync_all().unwrap();
        unsynced.write_all_at(&[round; 10_000], 0).unwrap();
        File::create(root.join(format!("name-{round}"))).unwrap();
        // It promises nothing here.
        syncfs(&unsynced).unwrap();
        drop((synced, unsynced));
        disk.cut();
        disk.come_back().unwrap();
        assert_eq!(fs::read(root.join("synced")).unwrap(), vec![round; 10_000]);
        let found = fs::read(root.join("unsynced")).unwrap();
        match found.iter().filter(|byte| **byte == round).count() {
            10_000 => all += 1,
            0 => none += 1,
            _ => torn += 1,
        }
        nameless += u32::from(!root.join(format!("name-{round}")).exists());
    }
    assert!([all, none, torn, nameless].iter().all(|count| *count >= 5), "{all} kept, {none} lost, {torn} torn, {nameless} names lost");
}

/// As the broker's journal is written: the kernel must tell of the sync, or acknowledged records would be lost by the test alone.
#[test]
fn a_data_synchronous_write_is_sure_when_it_returns() {
    for direct in [OFlags::DIRECT, OFlags::empty()] {
        let Some((_folder, mut disk)) = mounted(3) else { return };
        let path = disk.path().join("journal");
        let file = File::create(&path).unwrap();
        fallocate(&file, FallocateFlags::empty(), 0, 1 << 16).unwrap();
        file.sync_all().unwrap();
        File::open(disk.path()).unwrap().sync_all().unwrap();
        drop(file);
        for round in 0..30_u8 {
            let flags = i32::try_from((direct | OFlags::DSYNC).bits()).unwrap();
            let file = OpenOptions::new().write(true).custom_flags(flags).open(&path).unwrap();
            let memory = vec![round; 3 * 4096];
            let aligned = memory.as_ptr().align_offset(4096);
            file.write_all_at(&memory[aligned..][..8192], u64::from(round % 8) * 8192).unwrap();
            drop(file);
            disk.cut();
            disk.come_back().unwrap();
            let mut found = vec![0; 8192];
            File::open(&path).unwrap().read_exact_at(&mut found, u64::from(round % 8) * 8192).unwrap();
            assert_eq!(found, vec![round; 8192], "round {round}, direct: {}", direct == OFlags::DIRECT);
        }
    }
}

#[test]
fn a_cut_in_a_sync_leaves_whoever_asked_without_an_answer() {
    let Some((_folder, mut disk)) = mounted(4) else { return };
    let file = File::create(disk.path().join("file")).unwrap();
    let syncing = thread::spawn(move || {
        let done = file.write_all_at(b"content", 0).and_then(|()| file.sync_data());
        done.map_err(|error| error.raw_os_error())
    });
    disk.cut_in_sync(1, Duration::from_secs(30));
    assert!(!syncing.is_finished());
    disk.let_go();
    assert_eq!(syncing.join().unwrap(), Err(Some(Errno::IO.raw_os_error())));
    disk.come_back().unwrap();
    File::create(disk.path().join("again")).unwrap().sync_all().unwrap();
}

#[test]
fn what_is_told_to_fail_fails() {
    let Some((_folder, disk)) = mounted(5) else { return };
    let fault = |operation, errno, after, lasting| Fault { operation, name: ".log", errno, after, lasting };
    let mut file = OpenOptions::new().read(true).write(true).create_new(true).open(disk.path().join("0.log")).unwrap();
    disk.fail(fault(Operation::Write, Errno::NOSPC, 1, true));
    file.write_all(b"one").unwrap();
    for _ in 0..2 {
        assert_eq!(file.write_all(b"two").unwrap_err().raw_os_error(), Some(Errno::NOSPC.raw_os_error()));
    }
    fs::write(disk.path().join("other"), "goes on").unwrap();
    assert_eq!(disk.heal().len(), 1);
    disk.fail(fault(Operation::Sync, Errno::IO, 0, false));
    assert_eq!(file.sync_all().unwrap_err().raw_os_error(), Some(Errno::IO.raw_os_error()));
    file.sync_all().unwrap();
    disk.fail(fault(Operation::ChangeNames, Errno::IO, 0, false));
    assert!(fs::rename(disk.path().join("0.log"), disk.path().join("1")).is_err());
    assert!(disk.heal().is_empty());
    file.rewind().unwrap();
    let mut found = String::new();
    file.read_to_string(&mut found).unwrap();
    assert!(found.starts_with("one"), "{found:?}");
}
