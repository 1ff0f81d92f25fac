//! The options in force on this broker: its file under what the cluster's metadata sets for all brokers and for this one.
//!
//! One value is published, the typed [`BrokerConfig`]; a change of the metadata replaces it inside the publication of the image, before
//! partitions and coordinators are told. Who needs an option that may change live reads it here each time it acts (the listener when it
//! takes a connection, the cleaner when it begins a round); what a partition is told is pushed by `partition/hosting`. What only a start
//! settles (listeners, directories, the node's id) is in `Broker::config` and stays.
//!
//! Not here: what may change live and how levels lie over each other (`milena_config::dynamic`), storing them (`engine/metadata`).

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use milena_config::dynamic::{NOT_LIVE, ONE_LISTENER, is_for_one_listener};
use milena_config::option::Effect;
use milena_config::{BrokerConfig, Levels, broker};
use milena_engine::metadata::{ConfigResource, Delta, Image};
use milena_engine::types::BrokerId;

/// The newest options.
#[derive(Debug)]
pub struct Options {
    /// What the start was told.
    file: Arc<BrokerConfig>,
    current: RwLock<Current>,
}

#[derive(Debug, Clone)]
struct Current {
    levels: Levels,
    config: Arc<BrokerConfig>,
}

impl Options {
    pub fn new(file: Arc<BrokerConfig>) -> Self {
        let current = Current { levels: Levels::of_file(Arc::clone(&file.settings)), config: Arc::clone(&file) };
        Self { file, current: RwLock::new(current) }
    }

    /// The options in force. Costs one reference count; take it once for what belongs together.
    pub fn config(&self) -> Arc<BrokerConfig> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner).config)
    }

    /// The same, level by level.
    pub fn levels(&self) -> Levels {
        self.current.read().unwrap_or_else(PoisonError::into_inner).levels.clone()
    }

    /// Takes over what `delta` changed; whether it changed anything of this broker's.
    pub(crate) fn follow(&self, image: &Image, delta: &Delta) -> bool {
        let me = BrokerId(self.file.node_id);
        if !delta.configs.contains(&ConfigResource::cluster()) && !delta.configs.contains(&ConfigResource::broker(me)) {
            return false;
        }
        let levels = image.broker_levels(&self.file.settings, Some(me));
        let config = Arc::new(self.file.with(levels.effective()));
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        tell_what_has_no_effect(&current.levels, &levels);
        *current = Current { levels, config };
        true
    }
}

/// Once for each setting that is new and changes nothing: its writer may think otherwise.
fn tell_what_has_no_effect(before: &Levels, after: &Levels) {
    let set = |levels: &Levels| -> BTreeSet<(String, String)> {
        levels.cluster.iter().chain(levels.broker.iter()).map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    for (name, _) in set(after).difference(&set(before)) {
        let row = broker::row(name);
        let why = match row.map(|row| row.effect) {
            Some(Effect::Works) => NOT_LIVE.iter().find(|(known, _)| known == name).map(|(_, why)| *why),
            Some(Effect::Later(why) | Effect::Never(why)) => Some(why),
            None if is_for_one_listener(name) => Some(ONE_LISTENER),
            None => Some("it is no option of a broker"),
        };
        if let Some(reason) = why {
            tracing::info!(option = %name, reason, "option_without_effect");
        }
    }
}

#[cfg(test)]
mod tests {
    use milena_engine::metadata::Record;

    use super::*;

    #[test]
    fn options_follow_the_metadata_and_go_back_to_the_file() {
        let options = Options::new(Arc::new(BrokerConfig::default()));
        let mut image = Image::default();
        let mut set = |resource: ConfigResource, value: Option<&str>| {
            let mut delta = Delta::default();
            let record = Record::Config { resource, name: "max.connections".to_owned(), value: value.map(ToOwned::to_owned) };
            delta.apply(&mut image, &record);
            (options.follow(&image, &delta), options.config().connections.max_connections)
        };
        assert_eq!(set(ConfigResource::cluster(), Some("7")), (true, 7));
        assert_eq!(set(ConfigResource::broker(BrokerId(1)), Some("5")), (true, 5));
        assert_eq!(set(ConfigResource::broker(BrokerId(2)), Some("3")), (false, 5), "another's");
        assert_eq!(set(ConfigResource::broker(BrokerId(1)), None), (true, 7));
        assert_eq!(set(ConfigResource::cluster(), None), (true, usize::try_from(i32::MAX).expect("32 bits")));
        assert_eq!(options.config().node_id, 1);
    }
}
