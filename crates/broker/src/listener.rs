//! Takes connections in, within limits, and gives each a task of its own.
//!
//! Limits: `max.connections` in all, `max.connections.per.ip` from one address, or what `max.connections.per.ip.overrides` says of it. A
//! connection over a limit is closed at once and named in the log. Above `max.connection.creation.rate` connections wait, in the kernel, for their turn.
//! Hosts in the overrides are looked up beside; when the option has changed, who comes in waits for that a moment, and no longer.
//! A panic ends one connection; the broker goes on.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use milena_engine::types::Monotonic;
use milena_os::net::{Listener, Stream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::connection::{Connection, End};
use crate::context::{Broker, Facts};

/// How long who comes in first after a change waits for hosts to be looked up. Then the ones count that are known.
const LOOK_UP_PATIENCE: Duration = Duration::from_secs(1);
/// How long one host is looked up.
const LOOK_UP_MAX: Duration = Duration::from_secs(10);
/// A host that was not found is looked up again with the first connection after this time.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// How many are connected, by address.
#[derive(Debug, Default)]
pub struct Census {
    by_address: Mutex<BTreeMap<IpAddr, usize>>,
    exceptions: Mutex<Arc<Exceptions>>,
    pace: Mutex<Pace>,
}

/// How fast connections come in.
#[derive(Debug, Default)]
struct Pace {
    /// When the next one may.
    next: Monotonic,
}

impl Pace {
    /// When a connection may come in that asks now. After a quiet second a second's worth may come at once.
    fn turn(&mut self, now: Monotonic, rate: u32) -> Monotonic {
        const SAVED_UP: Duration = Duration::from_secs(1);
        let earliest = Monotonic(now.0.saturating_sub(SAVED_UP));
        self.next = self.next.max(earliest) + SAVED_UP / rate.max(1);
        self.next
    }
}

/// Addresses with a limit of their own.
#[derive(Debug, Clone, Default)]
struct Exceptions {
    /// The option as it was when its hosts were first looked up.
    written: Vec<(String, usize)>,
    limits: BTreeMap<IpAddr, usize>,
    /// Hosts that have no address so far: none from which they could connect, as far as is known.
    missing: Vec<(String, usize)>,
    /// When those are looked up again.
    again: Monotonic,
}

impl Exceptions {
    /// With the addresses that are written as such.
    fn of(written: &[(String, usize)]) -> Self {
        let mut new = Self { written: written.to_vec(), ..Self::default() };
        for (host, limit) in written {
            match host.parse::<IpAddr>() {
                Ok(address) => _ = new.limits.insert(address.to_canonical(), *limit),
                Err(_) => new.missing.push((host.clone(), *limit)),
            }
        }
        new
    }
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
        if counts.get(&address).copied().unwrap_or(0) >= limit_per_address {
            return Err(Refused::FullForAddress { limit: limit_per_address });
        }
        *counts.entry(address).or_default() += 1;
        Ok(Entered { census: Arc::clone(self), address })
    }

    /// The exceptions as the option has them. Hosts that have no address yet are looked up in one of `tasks`, now and then.
    async fn exceptions(self: &Arc<Self>, broker: &Arc<Broker>, written: &[(String, usize)], tasks: &mut JoinSet<()>) -> Arc<Exceptions> {
        let now = broker.now().monotonic;
        let changed = {
            let mut known = self.known_exceptions();
            let changed = known.written != written;
            if changed {
                *known = Arc::new(Exceptions::of(written));
            }
            if known.missing.is_empty() || now < known.again {
                return Arc::clone(&known);
            }
            Arc::make_mut(&mut known).again = now + LOOK_AGAIN;
            changed
        };
        let (done, mut looked_up) = oneshot::channel::<()>();
        let (census, broker_there) = (Arc::clone(self), Arc::clone(broker));
        tasks.spawn(async move {
            census.look_up(&broker_there, changed).await;
            drop(done);
        });
        if changed {
            tokio::select! {
                biased;
                _ = &mut looked_up => {}
                () = broker.os.clock.sleep_until((now + LOOK_UP_PATIENCE).0) => {}
            }
        }
        Arc::clone(&self.known_exceptions())
    }

    /// Looks up the hosts that have no address yet. `first`: whoever reads the log has not been told of them.
    async fn look_up(&self, broker: &Broker, first: bool) {
        let (written, missing) = {
            let known = self.known_exceptions();
            (known.written.clone(), known.missing.clone())
        };
        for (host, limit) in missing {
            let until = broker.now().monotonic + LOOK_UP_MAX;
            let found = tokio::select! {
                biased;
                _ = broker.stopping.begun() => return,
                found = broker.os.net.resolve(&host, 0) => found,
                () = broker.os.clock.sleep_until(until.0) => Err(io::ErrorKind::TimedOut.into()),
            };
            match found {
                Ok(addresses) => {
                    let mut known = self.known_exceptions();
                    if known.written != written {
                        return;
                    }
                    let known = Arc::make_mut(&mut known);
                    known.missing.retain(|(other, _)| *other != host);
                    known.limits.extend(addresses.iter().map(|address| (address.ip().to_canonical(), limit)));
                }
                Err(error) if first => tracing::warn!(%host, %error, "max_connections_per_ip_overrides_host_unknown"),
                Err(error) => tracing::debug!(%host, %error, "max_connections_per_ip_overrides_host_unknown"),
            }
        }
    }

    fn known_exceptions(&self) -> MutexGuard<'_, Arc<Exceptions>> {
        self.exceptions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns when a connection may come in; `false`: the broker stops.
    async fn turn(&self, broker: &Broker) -> bool {
        let rate = broker.options.config().connections.max_creation_rate;
        // No limit, as an int has it.
        if rate >= i32::MAX.unsigned_abs() {
            return true;
        }
        let now = broker.now().monotonic;
        let at = self.pace.lock().unwrap_or_else(PoisonError::into_inner).turn(now, rate);
        if at <= now {
            return true;
        }
        broker.metrics.connections_delayed.increment();
        tokio::select! {
            biased;
            _ = broker.stopping.begun() => false,
            () = broker.os.clock.sleep_until(at.0) => true,
        }
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

/// Takes connections until the broker stops, then waits until every one has ended.
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
            Ok(_) if !census.turn(&broker).await => break,
            Ok((stream, peer)) => admit(&broker, &name, stream, peer, &census, &mut connections).await,
            Err(error) => {
                // Out of descriptors, most likely: a pause lets some connections end, and the log is not filled meanwhile.
                tracing::warn!(listener = %name, %error, "accept_failed");
                let soon = broker.now().monotonic + Duration::from_millis(100);
                broker.os.clock.sleep_until(soon.0).await;
            }
        }
    }
    while let Some(ended) = connections.join_next().await {
        report_panic(ended);
    }
}

async fn admit(
    broker: &Arc<Broker>,
    name: &Arc<str>,
    stream: Stream,
    peer: SocketAddr,
    census: &Arc<Census>,
    connections: &mut JoinSet<()>,
) {
    // Who has hung up already needs no answer.
    let Ok(local) = stream.local_addr() else { return };
    let facts = Facts { peer, local, listener: Arc::clone(name), software: Arc::default() };
    let options = broker.options.config();
    let limits = &options.connections;
    let exceptions = census.exceptions(broker, &limits.max_connections_per_ip_overrides, connections).await;
    let address = facts.peer.ip().to_canonical();
    let limit_per_address = exceptions.limits.get(&address).copied().unwrap_or(limits.max_connections_per_ip);
    match census.enter(address, limits.max_connections, limit_per_address) {
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
    fn a_second_is_saved_up_and_no_more() {
        let mut pace = Pace::default();
        let at = |ms: u64| Monotonic(Duration::from_millis(ms));
        let turns: Vec<Monotonic> = (0..4).map(|_| pace.turn(at(100_000), 2)).collect();
        assert_eq!(turns, [at(99_500), at(100_000), at(100_500), at(101_000)]);
        assert_eq!(pace.turn(at(101_000), 2), at(101_500));
        assert_eq!(pace.turn(at(101_000), 0), at(102_500), "one a second at least, or nobody could connect");
        assert_eq!(pace.turn(at(900_000), 2), at(899_500), "quiet for long is quiet for a second");
    }

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
        assert!(census.enter(IpAddr::from([127, 0, 0, 3]), 9, 0).is_err());
        assert_eq!(census.by_address.lock().expect("whole").len(), 1, "who was not let in leaves nothing behind");
    }
}
