//! Errors of settings and quotas, in the words that tools are used to.
//!
//! Source: semantics rule 43; observed 28, 30.

use milena_config::client_metrics::ClientMetricsConfigError;
use milena_config::dynamic::DynamicConfigError;
use milena_config::group_config::GroupConfigError;
use milena_config::settings::BadValue;
use milena_config::topic_config::TopicConfigError;
use milena_config::value::ValueError;
use milena_engine::metadata::{AlterConfigsError, AlterQuotasError};
use milena_protocol::ErrorCode;

use super::Refusal;
use crate::loggers::LoggerError;

impl From<AlterConfigsError> for Refusal {
    fn from(error: AlterConfigsError) -> Self {
        let code = match &error {
            AlterConfigsError::TopicName(_) => ErrorCode::InvalidTopicException,
            AlterConfigsError::UnknownTopic { .. } => ErrorCode::UnknownTopicOrPartition,
            AlterConfigsError::Topic(topic) => return of_topic_config(topic),
            AlterConfigsError::UnknownBroker { .. } => ErrorCode::BrokerIdNotRegistered,
            // Kafka calls all that is wrong with a broker's settings the request's fault.
            AlterConfigsError::Broker(DynamicConfigError::Bad(bad)) => return of_value(ErrorCode::InvalidRequest, bad),
            AlterConfigsError::Broker(
                DynamicConfigError::ReadOnly { .. }
                | DynamicConfigError::ByFileOnly { .. }
                | DynamicConfigError::NeedsListener { .. }
                | DynamicConfigError::NeedsBroker { .. }
                | DynamicConfigError::NoThread { .. }
                | DynamicConfigError::ThreadStep { .. }
                | DynamicConfigError::NoRate { .. }
                | DynamicConfigError::Relation(_),
            )
            | AlterConfigsError::BrokerName { .. }
            | AlterConfigsError::NoGroup
            | AlterConfigsError::NoSubscription => ErrorCode::InvalidRequest,
            AlterConfigsError::Group(GroupConfigError::Bad(bad)) | AlterConfigsError::ClientMetrics(ClientMetricsConfigError::Bad(bad)) => {
                return of_value(ErrorCode::InvalidConfig, bad);
            }
            AlterConfigsError::ClientMetrics(ClientMetricsConfigError::Unknown { .. } | ClientMetricsConfigError::Interval { .. }) => {
                ErrorCode::InvalidRequest
            }
            AlterConfigsError::Group(
                GroupConfigError::Unknown { .. }
                | GroupConfigError::TooLow { .. }
                | GroupConfigError::TooHigh { .. }
                | GroupConfigError::HeartbeatNotBelowSession { .. },
            )
            | AlterConfigsError::ClientMetrics(ClientMetricsConfigError::Pattern { .. })
            | AlterConfigsError::MinInsyncReplicas { .. }
            | AlterConfigsError::NotAList(_)
            | AlterConfigsError::TooLong { .. } => ErrorCode::InvalidConfig,
            AlterConfigsError::TooMany { .. } => ErrorCode::PolicyViolation,
        };
        Self::because(code, &error)
    }
}

impl From<AlterQuotasError> for Refusal {
    fn from(error: AlterQuotasError) -> Self {
        match error {
            AlterQuotasError::NoEntity
            | AlterQuotasError::Mixed
            | AlterQuotasError::EmptyName { .. }
            | AlterQuotasError::NoAddress { .. }
            | AlterQuotasError::Key { .. }
            | AlterQuotasError::NotAboveZero { .. }
            | AlterQuotasError::TooLarge { .. }
            | AlterQuotasError::NotWhole { .. }
            | AlterQuotasError::Twice { .. }
            | AlterQuotasError::TooLong { .. } => Self::because(ErrorCode::InvalidRequest, &error),
        }
    }
}

impl From<LoggerError> for Refusal {
    fn from(error: LoggerError) -> Self {
        let code = match error {
            LoggerError::Unknown { .. } | LoggerError::Level { .. } => ErrorCode::InvalidConfig,
            LoggerError::Root | LoggerError::NoList => ErrorCode::InvalidRequest,
        };
        Self::because(code, &error)
    }
}

pub(super) fn of_topic_config(error: &TopicConfigError) -> Refusal {
    match error {
        TopicConfigError::Bad(bad) => of_value(ErrorCode::InvalidConfig, bad),
        TopicConfigError::Unknown { .. }
        | TopicConfigError::NoValue { .. }
        | TopicConfigError::CompactionLags { .. }
        | TopicConfigError::NoTieredStorage => Refusal::because(ErrorCode::InvalidConfig, error),
    }
}

/// As tools are used to read it: they print what they are told, and scripts compare.
fn of_value(error: ErrorCode, bad: &BadValue) -> Refusal {
    let why = match &bad.error {
        ValueError::NotBoolean => "Expected value to be either true or false".to_owned(),
        ValueError::NotNumber { kind } => format!("Not a number of type {}", kind.name().to_uppercase()),
        ValueError::NotAllowed { allowed } => match allowed.strip_prefix("one of ") {
            Some(words) => format!("String must be one of: {words}"),
            None => format!("Value must be {allowed}"),
        },
        ValueError::Empty => format!("Value {}", bad.error),
    };
    Refusal::because(error, &format!("Invalid value {} for configuration {}: {why}", bad.shown, bad.option))
}
