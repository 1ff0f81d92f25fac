//! Options of earlier Kafka releases (0.8 to 4.2) that 4.3 no longer defines. They never fail a start.
//!
//! Some still say something that a newer option takes over (`port`, `host.name`); the others are named once in the log as without
//! effect. Not here: current options without effect in this release (their rows say so).

/// An option that Kafka had once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retired {
    pub name: &'static str,
    pub fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its value is taken over into the option named, unless that is given too.
    TakenOver(&'static str),
    /// Without effect; the option named does its work now.
    UseInstead(&'static str),
    /// Without effect; why.
    Gone(&'static str),
}

use Fate::{Gone, TakenOver, UseInstead};

const ZOOKEEPER: Fate = Gone("there is no ZooKeeper; the quorum is in the process");
const PER_TOPIC: Fate = Gone("set the option on the topic itself");
const ONE_FORMAT: Fate = Gone("there is one record format; older clients are served in theirs where the protocol still has it");
const JVM: Fate = Gone("it belongs to a JVM");
const FEATURE: Fate = Gone("the features of the cluster decide");

/// By name.
const TABLE: &[(&str, Fate)] = &[
    ("advertised.host.name", TakenOver("advertised.listeners")),
    ("advertised.port", TakenOver("advertised.listeners")),
    ("auto.include.jmx.reporter", JVM),
    ("broker.id.generation.enable", Gone("node.id is set by you, or is 1")),
    ("control.plane.listener.name", Gone("controllers have listeners of their own: controller.listener.names")),
    ("controlled.shutdown.max.retries", Gone("a stopping broker asks until it is answered")),
    ("controlled.shutdown.retry.backoff.ms", Gone("a stopping broker asks until it is answered")),
    ("controller.message.queue.size", Gone("the controller reads one log; nothing queues")),
    ("delegation.token.master.key", TakenOver("delegation.token.secret.key")),
    ("eligible.leader.replicas.enable", FEATURE),
    ("group.coordinator.new.enable", Gone("there is one group coordinator")),
    ("group.share.enable", FEATURE),
    ("group.share.max.groups", Gone("share groups are not counted")),
    ("host.name", TakenOver("listeners")),
    ("inter.broker.protocol.version", FEATURE),
    ("kafka.csv.metrics.dir", JVM),
    ("kafka.csv.metrics.reporter.enabled", JVM),
    ("leader.imbalance.per.broker.percentage", Gone("preferred leaders are restored at every check")),
    ("log.cleanup.interval.mins", UseInstead("log.retention.check.interval.ms")),
    ("log.delete.delay.ms", TakenOver("log.segment.delete.delay.ms")),
    ("log.flush.interval.ms.per.topic", PER_TOPIC),
    ("log.message.downconversion.enable", ONE_FORMAT),
    ("log.message.format.version", ONE_FORMAT),
    ("log.message.timestamp.difference.max.ms", Gone("use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms")),
    ("log.retention.bytes.per.topic", PER_TOPIC),
    ("log.retention.hours.per.topic", PER_TOPIC),
    ("log.retention.minutes.per.topic", PER_TOPIC),
    ("log.roll.hours.per.topic", PER_TOPIC),
    ("log.segment.bytes.per.topic", PER_TOPIC),
    ("message.downconversion.enable", ONE_FORMAT),
    ("message.format.version", ONE_FORMAT),
    ("offsets.commit.required.acks", Gone("commits are always acknowledged by every in-sync replica")),
    ("password.encoder.cipher.algorithm", ZOOKEEPER),
    ("password.encoder.iterations", ZOOKEEPER),
    ("password.encoder.key.length", ZOOKEEPER),
    ("password.encoder.keyfactory.algorithm", ZOOKEEPER),
    ("password.encoder.old.secret", ZOOKEEPER),
    ("password.encoder.secret", ZOOKEEPER),
    ("port", TakenOver("listeners")),
    ("quota.consumer.default", Gone("set consumer_byte_rate on the default client or user")),
    ("quota.producer.default", Gone("set producer_byte_rate on the default client or user")),
    ("replica.lag.max.messages", UseInstead("replica.lag.time.max.ms")),
    ("reserved.broker.max.id", Gone("node.id is set by you, or is 1")),
];

/// Options that plug-ins read for themselves, and prefixes of them; Kafka does not define them either.
const OF_PLUGINS: &[&str] = &[
    "allow.everyone.if.no.acl.found",
    "super.users",
    "rsm.config.",
    "rlmm.config.",
    "listener.name.",
    "confluent.",
    "cruise.control.",
    "client.quota.callback.",
    "config.providers.",
];

/// What became of that name; `None` if no release had it.
pub fn find(name: &str) -> Option<Retired> {
    if let Some((name, fate)) = TABLE.iter().find(|(old, _)| *old == name) {
        return Some(Retired { name, fate: *fate });
    }
    name.starts_with("zookeeper.").then_some(Retired { name: "zookeeper.*", fate: ZOOKEEPER })
}

/// Whether the name is read by a part that Kafka plugs in (an authorizer, a storage manager, a listener's prefix).
pub fn belongs_to_a_plugin(name: &str) -> bool {
    OF_PLUGINS.iter().any(|known| if known.ends_with('.') { name.starts_with(known) } else { *known == name })
}

/// The names in the table, for the reference page.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, Fate)> {
    TABLE.iter().copied().chain([("zookeeper.*", ZOOKEEPER)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::broker;

    #[test]
    fn no_current_option_is_retired_and_successors_exist() {
        for (name, fate) in names() {
            assert!(broker::row(name).is_none(), "{name} is current");
            if let TakenOver(new) | UseInstead(new) = fate {
                assert!(broker::row(new).is_some(), "{new} does not exist");
            }
        }
    }
}
