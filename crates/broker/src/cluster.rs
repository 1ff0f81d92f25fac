//! This node's part in the cluster: who it is, what it knows of the others, and its way to the controller.
//!
//! A start goes: [`Cluster::start`] (everything committed is published), then the partition table opens what the image says,
//! listeners are bound, and [`Cluster::register`] tells the cluster where to reach this broker: from then on it leads and serves.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use milena_config::{BrokerConfig, listener};
use milena_engine::metadata::{
    BrokerFeature, ConfigSetting, CreateTopic, DirectoryId, Endpoint, Image, Options, RegisterBroker, RegisterBrokerError,
    SUPPORTED_FEATURES, SecurityProtocol, is_internal,
};
use milena_engine::types::{BrokerId, TopicId};
use milena_os::Os;

use crate::controller::{Controller, ControllerError, Running, StartError};
use crate::forward::Forward;
use crate::image::Published;
use crate::lifecycle::Home;
use crate::producer_ids::ProducerIds;

/// What a broker is and knows in its cluster.
#[derive(Debug)]
pub struct Cluster {
    pub id: String,
    pub node: BrokerId,
    pub published: Arc<Published>,
    pub forward: Forward,
    config: Arc<BrokerConfig>,
    incarnation: [u8; 16],
    directories: Vec<DirectoryId>,
    clean_stop_of: Option<i64>,
    registered: OnceLock<Membership>,
}

#[derive(Debug)]
struct Membership {
    epoch: i64,
    producer_ids: ProducerIds,
}

/// Why a broker cannot join its cluster.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    #[error(transparent)]
    Controller(#[from] ControllerError),
    #[error(transparent)]
    Refused(#[from] RegisterBrokerError),
}

impl Cluster {
    /// Starts this node's controller; returns once everything committed is in `published`.
    pub async fn start(os: &Os, config: &Arc<BrokerConfig>, home: &Home) -> Result<(Self, Running), StartError> {
        let published = Arc::new(Published::default());
        let options = Options {
            num_partitions: config.topics.num_partitions,
            default_replication_factor: config.topics.default_replication_factor,
            delete_topic_enable: config.topics.delete_enable,
            settings: Arc::clone(&config.settings),
        };
        let (controller, running) = Controller::start(os, &home.metadata_directory, home.node, options, &published).await?;
        let cluster = Self {
            id: home.cluster_id.clone(),
            node: home.node,
            published,
            forward: Forward::new(os.clone(), controller),
            config: Arc::clone(config),
            incarnation: os.entropy.uuid(),
            directories: home.log_directories.iter().map(|directory| directory.id).collect(),
            clean_stop_of: home.clean_stop_of,
            registered: OnceLock::new(),
        };
        Ok((cluster, running))
    }

    /// Tells the cluster where this broker is reached. `ports`: of each listener that clients use, by name, as it was bound.
    /// Returns the broker's epoch.
    pub async fn register(&self, ports: &[(String, u16)]) -> Result<i64, RegisterError> {
        let ask = RegisterBroker {
            id: self.node,
            incarnation: self.incarnation,
            endpoints: endpoints(&self.config.listeners, ports),
            features: SUPPORTED_FEATURES
                .iter()
                .map(|feature| BrokerFeature { name: feature.name.to_owned(), lowest: feature.lowest, highest: feature.highest })
                .collect(),
            rack: self.config.rack.clone(),
            directories: self.directories.clone(),
            clean_stop_of: self.clean_stop_of,
            // It shares the controller's process, and has everything that is committed.
            caught_up: true,
        };
        let epoch = self.forward.register_broker(ask).await??.epoch;
        let producer_ids = ProducerIds::new(self.forward.clone(), self.node, epoch);
        // A second registration of the same life has the same epoch.
        let _ = self.registered.set(Membership { epoch, producer_ids });
        Ok(epoch)
    }

    /// The broker's epoch; `None` before it has registered.
    pub fn broker_epoch(&self) -> Option<i64> {
        self.registered.get().map(|membership| membership.epoch)
    }

    /// `None` before the broker has registered.
    pub fn producer_ids(&self) -> Option<&ProducerIds> {
        self.registered.get().map(|membership| &membership.producer_ids)
    }

    pub fn image(&self) -> Arc<Image> {
        self.published.image()
    }

    /// The topic as it is made when it is first needed: an internal one by its own options, any other by the defaults (rules 95, 96).
    pub fn topic_on_first_use(&self, name: &str) -> CreateTopic {
        let (offsets, transactions) = (&self.config.groups.offsets, &self.config.transactions);
        let (num_partitions, replication_factor, configs) = match name {
            "__consumer_offsets" => (
                offsets.num_partitions,
                offsets.replication_factor,
                vec![
                    ("cleanup.policy", "compact".to_owned()),
                    ("compression.type", "producer".to_owned()),
                    ("segment.bytes", offsets.segment_bytes.to_string()),
                ],
            ),
            "__transaction_state" => (
                transactions.state_log_num_partitions,
                transactions.state_log_replication_factor,
                vec![
                    ("cleanup.policy", "compact".to_owned()),
                    ("compression.type", "uncompressed".to_owned()),
                    ("min.insync.replicas", transactions.state_log_min_isr.to_string()),
                    ("segment.bytes", transactions.state_log_segment_bytes.to_string()),
                    ("unclean.leader.election.enable", "false".to_owned()),
                ],
            ),
            // Share groups bring their options with them.
            _ if is_internal(name) => (-1, -1, vec![("cleanup.policy", "compact".to_owned())]),
            _ => (-1, -1, vec![]),
        };
        CreateTopic {
            name: name.to_owned(),
            topic_id: TopicId::NONE,
            num_partitions,
            replication_factor,
            assignments: vec![],
            configs: configs.into_iter().map(|(name, value)| ConfigSetting { name: name.to_owned(), value: Some(value) }).collect(),
        }
    }
}

/// Where a client that came in by `listener` at our address `local` reaches a broker; `None`: not by that listener.
///
/// A broker that was not told what to advertise is reached where this client reached us (rule 97).
pub fn endpoint_for(endpoints: &[Endpoint], listener: &str, local: IpAddr) -> Option<(String, u16)> {
    let endpoint = endpoints.iter().find(|endpoint| endpoint.listener == listener)?;
    let host = if endpoint.host.is_empty() { local.to_canonical().to_string() } else { endpoint.host.clone() };
    Some((host, endpoint.port))
}

/// What this broker advertises: for each listener for clients what is configured, else its port and no host.
fn endpoints(listeners: &[listener::Listener], ports: &[(String, u16)]) -> Vec<Endpoint> {
    let of_clients = listeners.iter().filter(|listener| !listener.controller);
    of_clients
        .map(|listener| {
            let bound = ports.iter().find(|(name, _)| *name == listener.name).map_or(listener.port, |(_, port)| *port);
            let (host, port) = match &listener.advertised {
                None => (String::new(), bound),
                Some(advertised) => (advertised.host.clone(), if advertised.port == 0 { bound } else { advertised.port }),
            };
            let security_protocol = match listener.protocol {
                listener::SecurityProtocol::Plaintext => SecurityProtocol::Plaintext,
                listener::SecurityProtocol::Ssl => SecurityProtocol::Ssl,
                listener::SecurityProtocol::SaslPlaintext => SecurityProtocol::SaslPlaintext,
                listener::SecurityProtocol::SaslSsl => SecurityProtocol::SaslSsl,
            };
            Endpoint { listener: listener.name.clone(), host, port, security_protocol }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::forward::Patience;

    async fn started(os: &Os) -> (Cluster, Home, Running) {
        let config = Arc::new(BrokerConfig::default());
        let home = Home::open(os, &config).expect("empty or its own");
        let (cluster, running) = Cluster::start(os, &config, &home).await.expect("starts");
        (cluster, home, running)
    }

    #[tokio::test]
    async fn a_life_and_the_next() {
        let os = Os::in_memory();
        let (cluster, home, running) = started(&os).await;
        assert_eq!(cluster.broker_epoch(), None);
        let first = cluster.register(&[("PLAINTEXT".to_owned(), 4711)]).await.expect("registers");
        assert_eq!(cluster.register(&[]).await, Ok(first), "once is enough");
        let image = cluster.image();
        let broker = image.broker(BrokerId(1)).expect("registered");
        assert_eq!((broker.fenced, broker.endpoints[0].port), (false, 4711));
        assert_eq!(image.feature_level("metadata.version"), 30);

        let topic = cluster.topic_on_first_use("__consumer_offsets");
        let made = cluster.forward.create_topics(vec![topic], false, Patience::Endless).await.expect("answered");
        assert_eq!(made[0].result.as_ref().map(|made| (made.num_partitions, made.replication_factor)), Ok((50, 1)));
        let ids = cluster.producer_ids().expect("registered");
        let first_ids = [ids.next().await.expect("an id").get(), ids.next().await.expect("an id").get()];
        assert_eq!(first_ids, [0, 1]);

        home.write_clean_stop(&os, first).expect("memory");
        drop((cluster, home));
        running.await.expect("no panic").expect("in order");
        let (cluster, home, _running) = started(&os).await;
        assert_eq!(home.clean_stop_of, Some(first));
        assert!(cluster.register(&[]).await.expect("registers") > first);
        let image = cluster.image();
        let offsets = image.topic("__consumer_offsets").expect("kept");
        assert!(offsets.partitions.values().all(|partition| partition.leader_epoch.get() == 0), "a clean stop leaves no doubt");
        let next = cluster.producer_ids().expect("registered").next().await.expect("an id");
        assert_eq!(next.get(), 1000, "what was left of a block is never used again");
        assert!(os.disk.exists(Path::new("milena-data/__cluster_metadata-0/quorum-state")).expect("memory"));
    }

    #[test]
    fn a_client_is_told_what_is_configured_or_how_it_came() {
        let endpoint = |listener: &str, host: &str| Endpoint {
            listener: listener.to_owned(),
            host: host.to_owned(),
            port: 9092,
            security_protocol: SecurityProtocol::Plaintext,
        };
        let endpoints = [endpoint("INSIDE", ""), endpoint("OUTSIDE", "broker.example")];
        let mapped: IpAddr = "::ffff:10.0.0.7".parse().expect("an address");
        let cases =
            [("INSIDE", Some(("10.0.0.7".to_owned(), 9092))), ("OUTSIDE", Some(("broker.example".to_owned(), 9092))), ("NONE", None)];
        for (listener, expected) in cases {
            assert_eq!(endpoint_for(&endpoints, listener, mapped), expected, "{listener}");
        }
    }
}
