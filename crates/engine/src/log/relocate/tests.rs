//! A copy in memory, made step by step while the original lives on.

use std::collections::BTreeMap;

use super::super::tests::{Partition, batch};
use super::super::{Effects, LogOptions};
use super::*;

const OPTIONS: LogOptions = LogOptions { segment_bytes: 1000, index_interval_bytes: 100, ..LogOptions::DEFAULT };

type Files = BTreeMap<String, Vec<u8>>;

/// A log of `batches` batches of three records.
fn original(batches: i64) -> Partition {
    let mut partition = Partition::new(OPTIONS);
    (0..batches).for_each(|number| drop(partition.append(batch(3, number * 1000)).unwrap()));
    partition
}

/// As the shell's `sync_closed`.
fn sync_closed(partition: &mut Partition) {
    let mut effects = Effects::default();
    partition.log.take_index(&mut effects);
    partition.effects = effects;
    partition.perform();
    let active = partition.log.segments().back().unwrap().base;
    partition.log.on_flushed(active);
}

fn perform(partition: &mut Partition, copy: &mut Files, relocation: &mut Relocation, step: Step) {
    match step {
        Step::Remove { segment } => {
            FileKind::ALL.iter().for_each(|kind| drop(copy.remove(&kind.name(segment))));
            relocation.on_removed(segment);
        }
        Step::Copy(piece) => {
            let name = FileKind::Log.name(piece.segment);
            let range = piece.position as usize..(piece.position + piece.length) as usize;
            let bytes = partition.files[&name][range].to_vec();
            let file = copy.entry(name).or_default();
            file.truncate(piece.position as usize);
            file.extend_from_slice(&bytes);
            relocation.on_copied(piece, &bytes);
        }
        Step::Complete(rest) => {
            copy.entry(FileKind::Log.name(rest.segment)).or_default();
            for (kind, most) in [(FileKind::Index, rest.index_bytes), (FileKind::TimeIndex, rest.time_bytes)] {
                let bytes = &partition.files[&kind.name(rest.segment)];
                copy.insert(kind.name(rest.segment), bytes[..bytes.len().min(most as usize)].to_vec());
            }
            if let Some(bytes) = partition.files.get(&FileKind::Snapshot.name(rest.segment)) {
                copy.insert(FileKind::Snapshot.name(rest.segment), bytes.clone());
            }
            relocation.on_whole(&partition.log, rest);
        }
        Step::SyncOriginal => sync_closed(partition),
        Step::SyncCopy { .. } => relocation.on_synced(),
        Step::Ready => panic!("nothing to perform"),
    }
}

/// Goes on until little is missing; what was done.
fn run(partition: &mut Partition, copy: &mut Files, relocation: &mut Relocation) -> Vec<Step> {
    let mut done = Vec::new();
    loop {
        let step = relocation.next(&partition.log);
        assert!(done.len() < 1000, "it ends");
        if step == Step::Ready {
            return done;
        }
        perform(partition, copy, relocation, step);
        done.push(step);
    }
}

/// As the end of a move: nobody appends.
fn finish(partition: &mut Partition, copy: &mut Files, relocation: &mut Relocation) {
    let mut effects = Effects::default();
    partition.log.take_index(&mut effects);
    partition.effects = effects;
    partition.perform();
    while let Some(step) = relocation.last(&partition.log) {
        perform(partition, copy, relocation, step);
    }
}

/// Everything that the log goes by is in the copy.
fn assert_same(partition: &Partition, copy: &Files) {
    let bases: Vec<Offset> = partition.log.segments().iter().map(|segment| segment.base).collect();
    for base in &bases {
        for kind in [FileKind::Log, FileKind::Index, FileKind::TimeIndex] {
            assert_eq!(copy.get(&kind.name(*base)), partition.files.get(&kind.name(*base)), "{}", kind.name(*base));
        }
    }
    let kept = |name: &String| FileKind::of_name(name).is_some_and(|(_, base)| bases.contains(&base));
    assert!(copy.keys().all(kept), "nothing else: {:?}", copy.keys());
}

#[test]
fn everything_is_copied_and_the_active_segment_last() {
    let mut partition = original(20);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    let done = run(&mut partition, &mut copy, &mut relocation);
    let closed = partition.log.segments().len() - 1;
    assert!(closed > 1, "several segments");
    assert_eq!(done.iter().filter(|step| matches!(step, Step::Complete(_))).count(), closed);
    assert_eq!(done.iter().filter(|step| **step == Step::SyncOriginal).count(), 1, "one sync is enough for all");
    let active = partition.log.segments().back().unwrap().base;
    assert_eq!((relocation.synced(), relocation.end()), (active, active));
    finish(&mut partition, &mut copy, &mut relocation);
    assert_eq!((relocation.end(), relocation.bytes()), (partition.log.end(), partition.log.size()), "V2");
    assert_same(&partition, &copy);
}

#[test]
fn appends_and_rolls_meanwhile_are_followed() {
    let mut partition = original(10);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    for number in 10..40 {
        for _ in 0..2 {
            match relocation.next(&partition.log) {
                Step::Ready => break,
                step => perform(&mut partition, &mut copy, &mut relocation, step),
            }
        }
        partition.append(batch(3, number * 1000)).unwrap();
        assert!(relocation.end() <= partition.log.end());
    }
    run(&mut partition, &mut copy, &mut relocation);
    finish(&mut partition, &mut copy, &mut relocation);
    assert_same(&partition, &copy);
}

#[test]
fn what_is_only_reserved_is_left_to_its_writer() {
    let mut partition = original(10);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    run(&mut partition, &mut copy, &mut relocation);
    let written = partition.log.end();
    // Queued behind the move: it may roll.
    let queued: Vec<_> = (10..22).map(|number| partition.reserve(number * 1000, batch(3, number * 1000)).unwrap()).collect();
    assert!(queued.iter().any(|(appended, _)| appended.rolled.is_some()));
    finish(&mut partition, &mut copy, &mut relocation);
    assert_eq!(relocation.end(), written);
    // The shell writes the queue to the new folder; the roll makes its files there.
    for (appended, bytes) in queued {
        if let Some(roll) = &appended.rolled {
            for kind in [FileKind::Log, FileKind::Index, FileKind::TimeIndex] {
                copy.entry(kind.name(roll.opened)).or_default();
            }
        }
        let file = copy.get_mut(&FileKind::Log.name(appended.segment)).unwrap();
        assert_eq!(file.len(), appended.position as usize, "no gap");
        file.extend_from_slice(&bytes);
        partition.write(&appended, &bytes);
    }
    for segment in partition.log.segments() {
        assert_eq!(copy[&FileKind::Log.name(segment.base)], partition.files[&FileKind::Log.name(segment.base)]);
    }
}

#[test]
fn what_retention_takes_goes_from_the_copy() {
    let mut partition = original(20);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    run(&mut partition, &mut copy, &mut relocation);
    let third = partition.log.segments()[2].base;
    let mut effects = Effects::default();
    partition.log.advance_start(third.plus(1), &mut effects);
    partition.effects = effects;
    partition.retain(0, partition.log.end());
    partition.perform();
    let done = run(&mut partition, &mut copy, &mut relocation);
    assert_eq!(done.iter().filter(|step| matches!(step, Step::Remove { .. })).count(), 2);
    finish(&mut partition, &mut copy, &mut relocation);
    assert_same(&partition, &copy);
}

#[test]
fn a_segment_with_other_files_is_copied_again() {
    let mut partition = original(20);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    run(&mut partition, &mut copy, &mut relocation);
    let second = partition.log.segments()[1].base;
    partition.log.segments[1].generation += 1;
    let done = run(&mut partition, &mut copy, &mut relocation);
    let of_second = |step: &Step| match step {
        Step::Remove { segment } => *segment == second,
        Step::Copy(piece) => piece.segment == second,
        Step::Complete(rest) => rest.segment == second,
        Step::SyncOriginal | Step::SyncCopy { .. } | Step::Ready => false,
    };
    assert!(done.len() >= 3 && done.iter().all(of_second), "{done:?}");
}

#[test]
fn nothing_is_whole_before_the_original_is_synced() {
    let mut partition = original(20);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    loop {
        let step = relocation.next(&partition.log);
        if let Step::Complete(rest) = step {
            let next = partition.log.segments().iter().map(|segment| segment.base).find(|base| *base > rest.segment);
            assert!(next.unwrap() <= partition.log.recovery_point(), "V1");
        }
        if step == Step::Ready {
            break;
        }
        perform(&mut partition, &mut copy, &mut relocation, step);
    }
}

#[test]
fn a_restart_keeps_what_both_sides_have_for_sure() {
    let mut partition = original(20);
    let (mut copy, mut relocation) = (Files::new(), Relocation::default());
    run(&mut partition, &mut copy, &mut relocation);
    let bases: Vec<Offset> = partition.log.segments().iter().map(|segment| segment.base).collect();
    let found = |copy: &Files| {
        let copy = copy.clone();
        move |base: Offset, kind: FileKind| copy.get(&kind.name(base)).map(|bytes| bytes.len() as u64)
    };
    let all = Relocation::resume(&partition.log, relocation.synced(), found(&copy));
    assert_eq!(all.synced(), relocation.synced());
    let less = Relocation::resume(&partition.log, bases[2].plus(1), found(&copy));
    assert_eq!((less.synced(), less.keeps(bases[1]), less.keeps(bases[2])), (bases[2], true, false), "V3: below the mark");
    copy.get_mut(&FileKind::Log.name(bases[1])).unwrap().pop();
    let torn = Relocation::resume(&partition.log, relocation.synced(), found(&copy));
    assert_eq!(torn.synced(), bases[1], "V3: of the same size");
    let none = Relocation::resume(&partition.log, Offset::ZERO, found(&copy));
    assert_eq!((none.synced(), none.end(), none.bytes()), (Offset::ZERO, Offset::ZERO, 0));
}

#[test]
fn offsets_are_known_batch_by_batch() {
    let mut relocation = Relocation::default();
    let mut bytes = Vec::new();
    for number in 0..4_i64 {
        let mut batch = batch(3, 0);
        milena_protocol::batch::header::set_base_offset(&mut batch, number * 3);
        bytes.extend_from_slice(&batch);
    }
    let size = bytes.len() / 4;
    let mut position = 0;
    // In pieces that end within heads and within batches.
    for length in [size + 5, size, size - 5, 40, size] {
        let piece =
            Piece { segment: Offset(0), generation: 0, position: position as u32, length: length.min(bytes.len() - position) as u32 };
        relocation.on_copied(piece, &bytes[position..position + piece.length as usize]);
        position = relocation.bytes() as usize;
        assert_eq!(relocation.end(), Offset((position / size * 3) as i64), "after {position} bytes");
    }
    assert_eq!((position, relocation.end()), (bytes.len(), Offset(12)));
}

#[test]
fn much_that_is_not_synced_is_synced_before_appends_wait() {
    let mut partition = original(1);
    let mut relocation = Relocation { unsynced: UNSYNCED_BYTES + 1, ..Relocation::default() };
    let mut copy = Files::new();
    assert_eq!(run(&mut partition, &mut copy, &mut relocation), [Step::SyncCopy { segment: Offset(0) }]);
    // A producer that is faster than the disk.
    for _ in 0..10 {
        relocation.unsynced = UNSYNCED_BYTES + 1;
        run(&mut partition, &mut copy, &mut relocation);
    }
    assert_eq!(relocation.next(&partition.log), Step::Ready, "it ends all the same");
}
