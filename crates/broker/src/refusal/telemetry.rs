//! Errors of client telemetry.
//!
//! Source: KIP-714.

use milena_engine::telemetry::PushError;
use milena_protocol::ErrorCode;

use super::Refusal;
use crate::telemetry::TakeError;

impl From<TakeError> for Refusal {
    fn from(error: TakeError) -> Self {
        let code = match &error {
            TakeError::Refused(PushError::NoInstance | PushError::Ended) => ErrorCode::InvalidRequest,
            TakeError::Refused(PushError::TooEarly(_)) => ErrorCode::ThrottlingQuotaExceeded,
            TakeError::Refused(PushError::OtherSubscription { .. }) => ErrorCode::UnknownSubscriptionId,
            TakeError::Refused(PushError::Codec) => ErrorCode::UnsupportedCompressionType,
            TakeError::Refused(PushError::TooLarge { .. }) => ErrorCode::TelemetryTooLarge,
            TakeError::Unreadable(_) => ErrorCode::InvalidRecord,
        };
        Self::because(code, &error)
    }
}
