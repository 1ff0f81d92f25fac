use super::super::{Disk, File};
use super::*;

fn disk(seed: u64, faults: Faults) -> (Arc<SimDisk>, Disk) {
    let sim = SimDisk::new(seed, faults);
    let disk = Disk::Sim(Arc::clone(&sim));
    disk.create_dir_all(Path::new("/d")).unwrap();
    disk.sync_dir(Path::new("/")).unwrap();
    (sim, disk)
}

fn create(disk: &Disk, path: &str) -> File {
    disk.open(Path::new(path), OpenOptions::CREATE).unwrap()
}

#[test]
fn a_process_crash_keeps_what_was_written() {
    for seed in 0..50 {
        let (sim, disk) = disk(seed, Faults::WRITE_BACK);
        create(&disk, "/d/a").write_all_at(0, b"never synced").unwrap();
        sim.crash(Crash::Process);
        assert_eq!(disk.read(Path::new("/d/a")).unwrap(), b"never synced");
    }
}

#[test]
fn a_power_crash_keeps_what_was_synced_with_its_name() {
    for seed in 0..50 {
        let (sim, disk) = disk(seed, Faults::WRITE_BACK);
        let file = create(&disk, "/d/a");
        file.write_all_at(0, b"synced").unwrap();
        file.sync_data().unwrap();
        disk.sync_dir(Path::new("/d")).unwrap();
        file.write_all_at(6, b" and more").unwrap();
        sim.crash(Crash::Power);
        assert!(disk.read(Path::new("/d/a")).unwrap().starts_with(b"synced"));
    }
}

#[test]
fn a_synced_file_is_lost_with_its_unsynced_name() {
    let lost = (0..100).filter(|seed| {
        let (sim, disk) = disk(*seed, Faults::NONE);
        let file = create(&disk, "/d/a");
        file.write_all_at(0, b"synced").unwrap();
        file.sync_all().unwrap();
        sim.crash(Crash::Power);
        !disk.exists(Path::new("/d/a")).unwrap()
    });
    assert!((10..90).contains(&lost.count()));
}

#[test]
fn an_exchange_holds_whole_or_not_at_all() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..100 {
        let (sim, disk) = disk(seed, Faults::NONE);
        for (path, text) in [("/d/a", b"a"), ("/d/b", b"b")] {
            disk.write_atomically(Path::new(path), text).unwrap();
        }
        disk.exchange(Path::new("/d/a"), Path::new("/d/b")).unwrap();
        sim.crash(Crash::Power);
        seen.insert((disk.read(Path::new("/d/a")).unwrap(), disk.read(Path::new("/d/b")).unwrap()));
    }
    assert_eq!(seen, [(b"a".to_vec(), b"b".to_vec()), (b"b".to_vec(), b"a".to_vec())].into());
}

#[test]
fn an_atomic_write_shows_old_or_new_whenever_the_power_goes() {
    let (mut old, mut new) = (0, 0);
    for seed in 0..300 {
        let (sim, disk) = disk(seed, Faults::WRITE_BACK);
        let path = Path::new("/d/checkpoint");
        disk.write_atomically(path, b"old").unwrap();
        sim.power_off_after(1 + seed % 6);
        let done = disk.write_atomically(path, &[b'n'; 9000]).is_ok();
        sim.crash(Crash::Power);
        let found = disk.read(path).unwrap();
        if found == b"old" {
            assert!(!done, "seed {seed}: it had returned");
            old += 1;
        } else {
            assert_eq!(found, [b'n'; 9000], "seed {seed}");
            new += 1;
        }
    }
    assert!(old > 30 && new > 30, "{old} {new}");
}

#[test]
fn handles_and_locks_of_the_dead_do_nothing() {
    let (sim, disk) = disk(1, Faults::NONE);
    let file = create(&disk, "/d/a");
    file.write_all_at(0, b"x").unwrap();
    sim.crash(Crash::Process);
    assert!(file.write_all_at(0, b"y").is_err());
    assert!(file.sync_data().is_err());
    drop(file);
    assert_eq!(disk.read(Path::new("/d/a")).unwrap(), b"x");
}

#[test]
fn a_full_disk_takes_a_beginning_and_removal_makes_room() {
    let (sim, disk) = disk(1, Faults::NONE);
    create(&disk, "/d/old").write_all_at(0, &[1; 5 * PAGE]).unwrap();
    sim.set_free(2 * PAGE as u64 + 100);
    let file = create(&disk, "/d/new");
    let full = file.write_all_at(0, &[2; 4 * PAGE]).unwrap_err();
    assert_eq!(full.kind(), io::ErrorKind::StorageFull);
    assert_eq!(file.len().unwrap(), 2 * PAGE as u64);
    assert_eq!(file.allocate(3 * PAGE as u64).unwrap_err().kind(), io::ErrorKind::StorageFull);
    file.write_all_at(10, &[3; 100]).unwrap(); // overwriting needs no space
    disk.remove_file(Path::new("/d/old")).unwrap();
    file.write_all_at(0, &[2; 4 * PAGE]).unwrap();
    assert!(disk.free_bytes(Path::new("/")).unwrap() >= PAGE as u64);
}

#[test]
fn planned_failures_hit_the_next_of_their_kind() {
    let (sim, disk) = disk(1, Faults::NONE);
    let file = create(&disk, "/d/a");
    sim.fail_next(Operation::Sync);
    file.write_all_at(0, b"x").unwrap();
    assert!(file.sync_data().is_err());
    assert!(file.sync_data().is_ok());
    sim.fail_next(Operation::Write);
    assert!(file.write_all_at(0, &[1; 100]).is_err());
    assert!(file.len().unwrap() < 100);
}

#[test]
fn without_power_nothing_works_until_the_crash() {
    let (sim, disk) = disk(1, Faults::NONE);
    let file = create(&disk, "/d/a");
    sim.power_off_after(2);
    file.write_all_at(0, b"done").unwrap();
    assert!(!sim.is_off());
    assert!(file.write_all_at(4, b"cut").is_err());
    assert!(sim.is_off());
    assert!(disk.exists(Path::new("/d/a")).is_err());
    sim.crash(Crash::Process);
    assert!(disk.exists(Path::new("/d/a")).unwrap());
}

#[test]
fn what_is_left_out_was_never_done() {
    let lost = (0..50).filter(|seed| {
        let (sim, disk) = disk(*seed, Faults::NONE);
        sim.leave_out(Operation::Sync, "/a");
        sim.leave_out(Operation::Rename, "/moved");
        for path in ["/d/a", "/d/b"] {
            let file = create(&disk, path);
            file.write_all_at(0, &[1; 100]).unwrap();
            file.sync_data().unwrap();
        }
        disk.sync_dir(Path::new("/d")).unwrap();
        disk.rename(Path::new("/d/b"), Path::new("/d/moved")).unwrap();
        sim.crash(Crash::Power);
        assert_eq!(disk.read(Path::new("/d/b")).unwrap(), [1; 100]);
        disk.read(Path::new("/d/a")).unwrap() != [1; 100]
    });
    assert!((10..50).contains(&lost.count()));
}

#[test]
fn a_fork_goes_its_own_way() {
    let (sim, disk) = disk(1, Faults::NONE);
    let file = create(&disk, "/d/a");
    file.write_all_at(0, b"both").unwrap();
    let fork = sim.fork();
    file.write_all_at(0, b"here").unwrap();
    Disk::Sim(Arc::clone(&fork)).rename(Path::new("/d/a"), Path::new("/d/b")).unwrap();
    assert_eq!((sim.peek(Path::new("/d/a")).unwrap(), sim.peek_names(Path::new("/d"))), (b"here".to_vec(), vec!["a".to_owned()]));
    assert_eq!((fork.peek(Path::new("/d/b")).unwrap(), fork.peek(Path::new("/d/a"))), (b"both".to_vec(), None));
    assert_eq!((sim.open_files(), fork.open_files()), (1, 0));
}

/// A few thousand operations with crashes; what a simulation of the log does, without the log.
fn scribble(seed: u64) -> (u64, u64) {
    let faults = Faults { write_error: 5, sync_error: 5, read_error: 5, ..Faults::WRITE_BACK };
    let (sim, disk) = disk(seed, faults);
    let mut random = Random::new(seed ^ 1);
    for round in 0..4 {
        let files: Vec<File> = (0..4).map(|index| create(&disk, &format!("/d/{index}"))).collect();
        for _ in 0..600 {
            let file = &files[usize::try_from(random.below(4)).unwrap()];
            let end = file.len().unwrap();
            match random.below(10) {
                0 => drop(file.sync_data()),
                1 => drop(file.read_at(random.below(end + 1), &mut [0; 700])),
                2 => drop(disk.sync_dir(Path::new("/d"))),
                3 => drop(file.set_len(end - random.below(end.min(100) + 1))),
                _ => drop(file.write_all_at(end, &vec![1; usize::try_from(random.between(1, 900)).unwrap()])),
            }
        }
        drop(files);
        sim.crash(if round % 2 == 0 { Crash::Power } else { Crash::Process });
    }
    (sim.trace(), sim.operations())
}

#[test]
fn same_seed_same_trace() {
    let (trace, operations) = scribble(5);
    assert!(operations > 2000);
    assert_eq!(scribble(5), (trace, operations));
    assert_ne!(scribble(6).0, trace);
}

#[test]
fn memory_of_removed_files_is_given_back() {
    let (sim, disk) = disk(1, Faults::NONE);
    for index in 0..2000 {
        let path = format!("/d/{index}");
        create(&disk, &path).write_all_at(0, &[1; 100]).unwrap();
        disk.remove_file(Path::new(&path)).unwrap();
    }
    let state = sim.state();
    assert_eq!(state.used, 0);
    assert!(state.files.len() < 1200, "{}", state.files.len());
}
