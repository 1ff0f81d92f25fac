//! Who is in the cluster: registration, epochs, fencing (rule 101).
//!
//! A broker registers with each start. Its epoch is the offset of that registration (or more, in an adopted cluster), so that what an earlier life of it still
//! sends can be told apart (M5). Where it led, a leader is chosen anew, as far as that is needed:
//! - After a clean stop (it names the epoch that it stopped with) nothing it had is in doubt: its partitions stay as they are.
//! - Otherwise it may have lost what it had not synced, so each partition that it leads or led last gets a new leader epoch, by
//!   which followers and readers find out that offsets may mean something else now.

use crate::metadata::record::{BrokerFeature, BrokerRegistration, DirectoryId, Endpoint};
use crate::metadata::{Metadata, Record, Reply, features, partitions};
use crate::types::BrokerId;

/// A broker's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterBroker {
    pub id: BrokerId,
    /// Drawn at random by this life of the broker.
    pub incarnation: [u8; 16],
    pub endpoints: Vec<Endpoint>,
    pub features: Vec<BrokerFeature>,
    pub rack: Option<String>,
    pub directories: Vec<DirectoryId>,
    /// The epoch that the broker had when it was last stopped in order; `None`: it was not (rule 110).
    pub clean_stop_of: Option<i64>,
    /// Whether it has everything that is committed and may serve at once; else it starts fenced.
    pub caught_up: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registered {
    pub epoch: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterBrokerError {
    #[error("broker {id} has no listener that clients could reach")]
    NoListener { id: BrokerId },
    #[error("a broker's node.id is 0 or above; {id} is not")]
    NegativeId { id: BrokerId },
}

impl Metadata {
    pub(super) fn register_broker(&self, ask: RegisterBroker) -> (Vec<Record>, Reply) {
        if ask.id.get() < 0 {
            return (vec![], Reply::RegisterBroker(Err(RegisterBrokerError::NegativeId { id: ask.id })));
        }
        if ask.endpoints.is_empty() {
            return (vec![], Reply::RegisterBroker(Err(RegisterBrokerError::NoListener { id: ask.id })));
        }
        let before = self.image.broker(ask.id);
        if let Some(repeated) = before.filter(|known| known.incarnation == ask.incarnation) {
            return (vec![], Reply::RegisterBroker(Ok(Registered { epoch: repeated.epoch })));
        }
        let unclean = before.is_some_and(|known| ask.clean_stop_of != Some(known.epoch));
        let id = ask.id;
        // An adopted log begins anew at 0, and what the broker registered with before is larger.
        let epoch = self.image.offset().plus(1).get().max(before.map_or(0, |known| known.epoch.saturating_add(1)));
        let mut records = features::of_a_new_cluster(&self.image);
        let mut after = self.image.clone();
        records.iter().for_each(|record| after.apply(record));
        records.extend(self.min_insync_replicas_of_the_cluster(&after));
        records.push(Record::RegisterBroker(BrokerRegistration {
            id,
            incarnation: ask.incarnation,
            epoch,
            endpoints: ask.endpoints,
            features: ask.features,
            rack: ask.rack,
            fenced: !ask.caught_up,
            in_controlled_shutdown: false,
            directories: ask.directories,
        }));
        let mut after = self.image.clone();
        records.iter().for_each(|record| after.apply(record));
        if unclean || !ask.caught_up {
            records.extend(partitions::restart_leadership(&after, id));
        } else {
            records.extend(partitions::elect_where_there_is_none(&after));
        }
        (records, Reply::RegisterBroker(Ok(Registered { epoch })))
    }
}

/// Why a broker stays in the cluster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnregisterBrokerError {
    /// Worded as in Kafka: `kafka-cluster` prints it.
    #[error("Broker ID {id} is not currently registered")]
    NotRegistered { id: BrokerId },
    /// Kafka forgets it all the same, and it then runs on outside of the cluster until somebody restarts it (observed 38).
    #[error("broker {id} is alive; stop it first")]
    Alive { id: BrokerId },
}

impl Metadata {
    /// Forgets a broker, and takes it out of the in-sync sets where others are in sync too.
    pub(super) fn unregister_broker(&self, id: BrokerId) -> (Vec<Record>, Reply) {
        let Some(broker) = self.image.broker(id) else {
            return (vec![], Reply::UnregisterBroker(Err(UnregisterBrokerError::NotRegistered { id })));
        };
        if !broker.fenced {
            return (vec![], Reply::UnregisterBroker(Err(UnregisterBrokerError::Alive { id })));
        }
        let mut records = partitions::leave(&self.image, id);
        records.push(Record::UnregisterBroker { broker: id, broker_epoch: broker.epoch });
        (records, Reply::UnregisterBroker(Ok(())))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::metadata::{Decision, Image, Options, Request, SecurityProtocol};
    use crate::types::{LeaderEpoch, Now, Offset, PartitionIndex, Waiter};

    /// A start of broker `id`, in its `life`-th life, after an unclean stop.
    pub(in crate::metadata) fn start(id: i32, life: u8) -> RegisterBroker {
        RegisterBroker {
            id: BrokerId(id),
            incarnation: [life; 16],
            endpoints: vec![Endpoint {
                listener: "PLAINTEXT".to_owned(),
                host: format!("broker-{id}"),
                port: 9092,
                security_protocol: SecurityProtocol::Plaintext,
            }],
            features: vec![],
            rack: None,
            directories: vec![DirectoryId([u8::try_from(id).unwrap_or(0); 16])],
            clean_stop_of: None,
            caught_up: true,
        }
    }

    /// Decides, and replays the decision as one entry.
    pub(in crate::metadata) fn step(metadata: &mut Metadata, request: Request) -> Decision {
        let decision = metadata.decide(Now::default(), Waiter(0), request);
        for record in &decision.records {
            metadata.replay(record);
        }
        if !decision.records.is_empty() {
            let offset = metadata.image().offset().plus(1);
            metadata.end_entry(offset, LeaderEpoch(1));
        }
        metadata.check_invariants();
        decision
    }

    /// Live brokers of the given ids, without racks.
    pub(in crate::metadata) fn with_brokers(ids: &[i32]) -> Metadata {
        let options = Options { num_partitions: 3, ..Options::default() };
        let mut image = Image::default();
        image.end_entry(Offset(0), LeaderEpoch(1));
        let mut metadata = Metadata::new(image, options);
        for id in ids {
            step(&mut metadata, Request::RegisterBroker(start(*id, 1)));
        }
        metadata
    }

    #[test]
    fn epochs_rise_and_a_repeat_changes_nothing() {
        let mut metadata = with_brokers(&[1]);
        let first = metadata.image().broker(BrokerId(1)).expect("registered").epoch;
        let repeat = step(&mut metadata, Request::RegisterBroker(start(1, 1)));
        assert_eq!((repeat.records, repeat.replies), (vec![], vec![(Waiter(0), Reply::RegisterBroker(Ok(Registered { epoch: first })))]));
        step(&mut metadata, Request::RegisterBroker(start(1, 2)));
        assert!(metadata.image().broker(BrokerId(1)).expect("registered").epoch > first, "M5");
    }

    #[test]
    fn refusals() {
        let mut metadata = with_brokers(&[]);
        let unreachable = RegisterBroker { endpoints: vec![], ..start(1, 1) };
        for (ask, error) in [
            (unreachable, RegisterBrokerError::NoListener { id: BrokerId(1) }),
            (start(-1, 1), RegisterBrokerError::NegativeId { id: BrokerId(-1) }),
        ] {
            let decision = step(&mut metadata, Request::RegisterBroker(ask));
            assert_eq!((decision.records, decision.replies), (vec![], vec![(Waiter(0), Reply::RegisterBroker(Err(error)))]));
        }
    }

    #[test]
    fn only_who_is_gone_is_forgotten() {
        let mut metadata = with_brokers(&[1]);
        step(&mut metadata, Request::RegisterBroker(RegisterBroker { caught_up: false, ..start(2, 1) }));
        let mut forget = |id| step(&mut metadata, Request::UnregisterBroker { broker: BrokerId(id) }).replies.remove(0).1;
        assert_eq!(forget(1), Reply::UnregisterBroker(Err(UnregisterBrokerError::Alive { id: BrokerId(1) })));
        assert_eq!(forget(2), Reply::UnregisterBroker(Ok(())));
        assert_eq!(forget(2), Reply::UnregisterBroker(Err(UnregisterBrokerError::NotRegistered { id: BrokerId(2) })));
        assert_eq!(metadata.image().brokers().count(), 1);
    }

    #[test]
    fn only_an_unclean_stop_puts_leadership_in_doubt() {
        let mut metadata = with_brokers(&[1]);
        crate::metadata::topics::tests::make(&mut metadata, "orders", 2);
        let epoch = |metadata: &Metadata| metadata.image().partition("orders", PartitionIndex(1)).expect("made").leader_epoch;
        let stopped_with = metadata.image().broker(BrokerId(1)).expect("registered").epoch;
        step(&mut metadata, Request::RegisterBroker(RegisterBroker { clean_stop_of: Some(stopped_with), ..start(1, 2) }));
        assert_eq!(epoch(&metadata), LeaderEpoch(0), "clean");
        step(&mut metadata, Request::RegisterBroker(RegisterBroker { clean_stop_of: Some(stopped_with), ..start(1, 3) }));
        assert_eq!(epoch(&metadata), LeaderEpoch(1), "the clean stop of an earlier life says nothing of this one");
        step(&mut metadata, Request::RegisterBroker(start(1, 4)));
        assert_eq!(epoch(&metadata), LeaderEpoch(2), "killed");
    }
}
