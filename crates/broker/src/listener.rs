//! Takes connections in, within limits, and gives each a task of its own.
//!
//! Limits: `max.connections` in all, `max.connections.per.ip` from one address. A connection over a limit is closed at once and
//! named in the log. A panic ends one connection; the broker goes on.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use milena_os::net::{Listener, Stream};
use tokio::task::JoinSet;

use crate::connection::{Connection, End};
use crate::context::{Broker, Facts};

/// How many are connected, by address.
#[derive(Debug, Default)]
pub struct Census {
    by_address: Mutex<BTreeMap<IpAddr, usize>>,
}

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("max.connections={limit} are connected")]
    Full { limit: usize },
    #[error("max.connections.per.ip={limit} are connected from this address")]
    FullForAddress { limit: usize },
}

impl Census {
    /// Counts one in, until the guard is dropped.
    fn enter(self: &Arc<Self>, address: IpAddr, limit: usize, limit_per_address: usize) -> Result<Entered, Refused> {
        let mut counts = self.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.values().sum::<usize>() >= limit {
            return Err(Refused::Full { limit });
        }
        let count = counts.entry(address).or_default();
        if *count >= limit_per_address {
            return Err(Refused::FullForAddress { limit: limit_per_address });
        }
        *count += 1;
        Ok(Entered { census: Arc::clone(self), address })
    }

    pub fn connected(&self) -> usize {
        self.by_address.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

#[derive(Debug)]
struct Entered {
    census: Arc<Census>,
    address: IpAddr,
}

impl Drop for Entered {
    fn drop(&mut self) {
        let mut counts = self.census.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
    }
}

/// Takes connections until the broker stops, then waits until every one has ended, or is cut off.
pub async fn listen(broker: Arc<Broker>, name: Arc<str>, listener: Listener, census: Arc<Census>) {
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            biased;
            _ = broker.stopping.begun() => break,
            Some(ended) = connections.join_next() => {
                report_panic(ended);
                continue;
            }
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => admit(&broker, &name, stream, peer, &census, &mut connections),
            Err(error) => {
                // Out of descriptors, most likely: a pause lets some connections end, and the log is not filled meanwhile.
                tracing::warn!(listener = %name, %error, "accept_failed");
                let soon = broker.now().monotonic + std::time::Duration::from_millis(100);
                broker.os.clock.sleep_until(soon.0).await;
            }
        }
    }
    let all_ended = async {
        while let Some(ended) = connections.join_next().await {
            report_panic(ended);
        }
    };
    tokio::select! {
        biased;
        () = all_ended => {}
        () = broker.stopping.is_cut_off() => {}
    }
    // Waits for those that are in the middle of a write: nothing of them may be at work when partitions are closed.
    connections.shutdown().await;
}

fn admit(broker: &Arc<Broker>, name: &Arc<str>, stream: Stream, peer: SocketAddr, census: &Arc<Census>, connections: &mut JoinSet<()>) {
    // Who has hung up already needs no answer.
    let Ok(local) = stream.local_addr() else { return };
    let facts = Facts { peer, local, listener: Arc::clone(name), software: Arc::default() };
    let options = broker.options.config();
    let limits = &options.connections;
    match census.enter(facts.peer.ip(), limits.max_connections, limits.max_connections_per_ip) {
        Ok(entered) => {
            broker.metrics.connections_accepted.increment();
            let broker = Arc::clone(broker);
            connections.spawn(async move {
                serve(broker, stream, facts).await;
                drop(entered);
            });
        }
        Err(refused) => {
            broker.metrics.connections_refused.increment();
            tracing::info!(peer = %facts.peer, %refused, "connection_refused");
        }
    }
}

async fn serve(broker: Arc<Broker>, stream: Stream, facts: Facts) {
    let peer = facts.peer;
    let end = Connection::new(Arc::clone(&broker), stream, facts).run().await;
    if let End::Encode { .. } = end {
        // A reply that its version cannot carry is our own fault.
        tracing::error!(%peer, reason = %end, "reply_not_encoded");
    } else if end.is_clients_fault() {
        broker.metrics.connections_failed.increment();
        tracing::info!(%peer, reason = %end, "connection_closed");
    } else if !matches!(end, End::ClosedByClient) {
        tracing::debug!(%peer, reason = %end, "connection_closed");
    }
}

fn report_panic(ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        tracing::error!(%error, "connection_panicked");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        let census = Arc::new(Census::default());
        let one = IpAddr::from([127, 0, 0, 1]);
        let two = IpAddr::from([127, 0, 0, 2]);
        let first = census.enter(one, 2, 1).expect("the first");
        assert_eq!(census.enter(one, 2, 1).err(), Some(Refused::FullForAddress { limit: 1 }));
        let _second = census.enter(two, 2, 1).expect("another address");
        assert_eq!(census.enter(two, 2, 9).err(), Some(Refused::Full { limit: 2 }));
        drop(first);
        assert_eq!(census.connected(), 1);
        census.enter(one, 2, 1).expect("after the first has gone");
    }
}
