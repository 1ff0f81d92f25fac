//! A `server.properties`: any text is read or refused with reasons.

use milena_config::BrokerConfig;
use milena_config::properties::Properties;

/// The bytes of the file.
pub fn config_file(input: &[u8]) {
    let Ok(properties) = Properties::parse(input) else { return };
    match BrokerConfig::load(&properties) {
        Ok(_loaded) => {}
        Err(faults) => assert!(!faults.to_string().is_empty(), "a refusal says why"),
    }
}
