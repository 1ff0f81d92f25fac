use milena_engine::types::Waiter;
use milena_os::Os;
use milena_os::disk::Disk;
use milena_os::disk::sim::{Faults, Operation, SimDisk};

use super::*;
use crate::partition::OutOfService;
use crate::partition::tests::{append, with_orders};
use crate::partition::turn::Turns;

/// In doubt is, which of two folders a start takes for the partition: what is appended to one of them now may not be there then.
#[tokio::test]
async fn what_queued_is_not_acknowledged_where_a_move_ends_in_doubt() {
    let disk = SimDisk::new(1, Faults::NONE);
    let os = Os { disk: Disk::Sim(Arc::clone(&disk)), ..Os::in_memory() };
    let (server, partition) = with_orders(&os, &[("log.dirs", "/a,/b")]).await;
    let broker = server.broker();
    let to = if partition.site().files.folder().starts_with("/a") { "/b" } else { "/a" };
    let mut work = Work::begin(broker, &partition, Path::new(to)).expect("a folder");
    while !matches!(copy::turn(broker, &mut work), Turned::Ready) {}
    let mut turns = Turns::of_client(broker);
    append(broker, &partition, Waiter(1), 5, &mut turns);
    turns.perform(&[], broker);

    let turn = HeldTurn::ask(broker, &partition, Waiter(2)).expect("in service");
    assert_eq!(turn.is_there(), Ok(true));
    let signal = Arc::new(Signal::default());
    let client = broker.waiters.register(Arc::clone(&signal));
    let queued = append(broker, &partition, client.waiter(), 5, &mut turns);
    // Of the record that the copy lacks.
    disk.fail_next(Operation::Read);
    let arrival = copy::arrive(broker, &mut work, turn);
    assert!(matches!(arrival, Arrival::InDoubt), "{arrival:?}");
    tokio::time::timeout(Duration::from_secs(10), signal.raised()).await.expect("woken");
    assert_eq!(partition.out_of_service(), Some(OutOfService::Failed));
    assert!(partition.log_end() < queued.counts_at && partition.high_watermark() < queued.counts_at);
}
