use std::time::Duration;

use super::*;
use crate::partition::tests::{append, with_orders};
use crate::partition::turn::Turns;

const BATCHES: usize = 40;

/// A disk that stands still: what is staged meanwhile is counted, and is no single frame of any size.
#[tokio::test]
async fn what_is_staged_is_charged_and_written_in_frames() {
    // In a simulated world who stages writes, too.
    let (os, folder) = (Os::real(), tempfile::tempdir().expect("a temporary folder"));
    let options = [("durability", "power-safe"), ("log.dirs", &folder.path().to_string_lossy())];
    let (server, partition) = with_orders(&os, &options).await;
    let broker = server.broker();
    let site = partition.site();
    let journal = site.journal.as_ref().expect("power-safe");
    let stands_still = lock(&journal.writer);
    for nth in 0..BATCHES {
        let mut turns = Turns::of_client(broker);
        append(broker, &partition, Waiter(u64::MAX), 1 << 20, &mut turns);
        turns.perform(&[], broker);
        assert_eq!(journal.has_room(), (nth + 1) << 20 < STAGED_MAX, "batch {nth}");
    }
    assert!(broker.admission.held() >= (BATCHES as i64) << 20);
    {
        let staging = lock(&journal.staging);
        let frames: Vec<usize> = staging.full.iter().chain([&staging.staged]).map(|staged| staged.buffer.len()).collect();
        assert!(frames.iter().all(|bytes| *bytes <= FRAME_MAX), "{frames:?}");
        assert_eq!(frames.len(), 3, "16 MiB take fifteen of them");
    }
    drop(stands_still);
    for _ in 0..6000 {
        if broker.admission.held() == 0 && partition.high_watermark() == Offset(BATCHES as i64) {
            break;
        }
        os.clock.sleep(Duration::from_millis(10)).await;
    }
    assert_eq!((broker.admission.held(), partition.high_watermark()), (0, Offset(BATCHES as i64)));
    assert!(journal.has_room());
    server.shutdown(Duration::from_secs(10)).await;
}

#[test]
fn an_entry_takes_no_more_than_a_frame() {
    let bytes = vec![0; FRAME_MAX];
    // Of batches of these sizes, how many the first entry takes.
    let taken = |sizes: &[usize]| {
        let batches = sizes.iter().enumerate().map(|(nth, size)| (Offset(nth as i64 + 1), &bytes[..*size]));
        entry_of(batches).map(|(count, length, end)| (count, length, end.get()))
    };
    assert_eq!(taken(&[]), None);
    assert_eq!(taken(&[100, 100]), Some((2, 200, 2)));
    assert_eq!(taken(&[100, FRAME_MAX]), Some((1, 100, 1)));
    assert_eq!(taken(&[FRAME_MAX, 100]), Some((1, FRAME_MAX, 1)));
}
