//! Options from variables of the environment: `MILENA_LOG_RETENTION_MS` is `log.retention.ms`.
//!
//! One `_` stands for a dot, two for an underscore, three for a hyphen, as in the images of Kafka. Only what is an option of this release is
//! taken: an orchestrator that runs a service called `milena` puts `MILENA_PORT` and its kin into the environment of everything it starts.

use crate::properties::Properties;
use crate::{Warning, broker, dynamic};

/// How the variables begin that are options.
const PREFIX: &str = "MILENA_";

impl Properties {
    /// Takes the options among `variables` (name and value); they win over what is there. Returns a warning for each that begins like an
    /// option and is none; other variables are left alone.
    pub fn set_environment(&mut self, variables: impl Iterator<Item = (String, String)>) -> Vec<Warning> {
        let mut warnings = Vec::new();
        for (variable, value) in variables {
            let Some(name) = variable.strip_prefix(PREFIX).filter(|name| !name.is_empty()).map(option_name) else { continue };
            if broker::row(&name).is_some() || dynamic::is_for_one_listener(&name) {
                self.set(name, value);
            } else {
                warnings.push(Warning::NoOption { variable, name });
            }
        }
        warnings
    }
}

fn option_name(text: &str) -> String {
    text.to_lowercase().replace("___", "-").replace("__", "\0").replace('_', ".").replace('\0', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(variables: &[(&str, &str)], properties: &mut Properties) -> Vec<Warning> {
        properties.set_environment(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn variables_are_options() {
        let mut properties = Properties::parse(b"log.retention.ms=1\nnum.partitions=2").unwrap();
        let variables = [
            ("MILENA_LOG_RETENTION_MS", "5"),
            ("MILENA_LISTENER_NAME_MY__OWN___ONE_MAX_CONNECTIONS", "6"),
            ("PATH", "x"),
            ("MILENA_", "y"),
        ];
        assert_eq!(set(&variables, &mut properties), []);
        let found: Vec<(&str, &str)> = properties.iter().collect();
        let expected = [("listener.name.my_own-one.max.connections", "6"), ("log.retention.ms", "5"), ("num.partitions", "2")];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_no_option_is_told_and_left_alone() {
        let mut properties = Properties::default();
        let warnings = set(&[("MILENA_CACHE", "/x"), ("MILENA_PORT", "tcp://10.0.0.1:9092")], &mut properties);
        let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "the environment's MILENA_CACHE is passed over: there is no option `cache`",
                "the environment's MILENA_PORT is passed over: there is no option `port`",
            ]
        );
        assert_eq!(properties, Properties::default());
    }
}
