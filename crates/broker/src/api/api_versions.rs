//! ApiVersions (18): what this broker can be asked, and which features are in force. Legal before anything else on a connection.
//!
//! Behaviour
//! - Lists every key that has a row in `api/mod.rs`, with the range that its facts advertise, and nothing else.
//! - A version that does not exist is answered in version 0: UNSUPPORTED_VERSION and one entry, the range of this key (rule 1).
//! - A client software name or version that is empty or malformed: INVALID_REQUEST and no keys; the connection goes on (KIP-511).
//! - A supported feature is listed with the levels that this build serves; 0 to 0 says: known, and not served yet.
//! - Finalized features are what the metadata says; their epoch is the offset of the image that it was read from.
//!
//! Versions
//! - 1: throttle time. 2: a throttled client is answered before its pause. 3: flexible encoding (but not in its header), the client's
//!   name and version, features; those that start at level 0 are left out, because readers refuse them (KAFKA-17492). 4: has them.
//!
//! Source: KIP-35, KIP-511, KIP-584; semantics rules 1, 2; observed 1, 2.

use milena_engine::metadata::{Image, SUPPORTED_FEATURES};
use milena_protocol::api::{self as facts, ApiKey};
use milena_protocol::messages::api_versions_request::ApiVersionsRequest;
use milena_protocol::messages::api_versions_response::{ApiVersion, ApiVersionsResponse, FinalizedFeatureKey, SupportedFeatureKey};
use milena_protocol::{Cursor, Encoder, ErrorCode};

use super::HandleError;
use crate::context::Context;

/// Answers in the version asked for, or in version 0 where that does not exist.
pub(super) fn answer(context: &Context<'_>, body: &[u8], encoder: &mut Encoder) -> Result<(), HandleError> {
    let (low, high) = facts::info(ApiKey::ApiVersions).accepts;
    if !(low..=high).contains(&context.version) {
        unknown_version().encode(encoder, low)?;
        return Ok(());
    }
    let request = ApiVersionsRequest::decode(&mut Cursor::new(body), context.version)?;
    let response = if context.version >= 3 && !is_well_formed(&request) {
        ApiVersionsResponse { error_code: ErrorCode::InvalidRequest.code(), ..ApiVersionsResponse::default() }
    } else {
        if context.version >= 3 {
            // The first word stands; a client that asks again is the same.
            let _ = context.facts.software.set((request.client_software_name, request.client_software_version));
        }
        everything(&context.broker.image(), context.version)
    };
    response.encode(encoder, context.version)?;
    Ok(())
}

fn unknown_version() -> ApiVersionsResponse {
    ApiVersionsResponse {
        error_code: ErrorCode::UnsupportedVersion.code(),
        api_keys: vec![entry(ApiKey::ApiVersions)],
        ..ApiVersionsResponse::default()
    }
}

fn everything(image: &Image, version: i16) -> ApiVersionsResponse {
    let readable = |lowest: i16| lowest > 0 || version >= 4;
    let supported = SUPPORTED_FEATURES.iter().filter(|feature| readable(feature.lowest)).map(|feature| SupportedFeatureKey {
        name: feature.name.to_owned(),
        min_version: feature.lowest,
        max_version: feature.highest,
        ..SupportedFeatureKey::default()
    });
    let finalized = image.features().map(|(name, level)| FinalizedFeatureKey {
        name: name.to_owned(),
        max_version_level: level,
        min_version_level: level,
        ..FinalizedFeatureKey::default()
    });
    ApiVersionsResponse {
        api_keys: super::served().map(entry).collect(),
        supported_features: supported.collect(),
        finalized_features_epoch: image.offset().get(),
        finalized_features: finalized.collect(),
        ..ApiVersionsResponse::default()
    }
}

fn entry(key: ApiKey) -> ApiVersion {
    let info = facts::info(key);
    let (min_version, max_version) = info.advertises;
    ApiVersion { api_key: key.code(), min_version, max_version, ..ApiVersion::default() }
}

fn is_well_formed(request: &ApiVersionsRequest) -> bool {
    [&request.client_software_name, &request.client_software_version].into_iter().all(|text| is_word(text))
}

/// Letters, digits, `.` and `-`; the first and the last are letters or digits.
fn is_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inside = bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let end = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    inside && end(bytes.first()) && end(bytes.last())
}

#[cfg(test)]
mod tests {
    use milena_engine::metadata::Record;
    use milena_engine::types::{LeaderEpoch, Offset};

    use super::*;

    #[test]
    fn words() {
        for good in ["a", "a.b-c", "1.0-x", "apache-kafka-java", "9"] {
            assert!(is_word(good), "{good}");
        }
        for bad in ["", "a b", "-a", "a-", ".a", "ä", "a_b"] {
            assert!(!is_word(bad), "{bad}");
        }
    }

    #[test]
    fn features_are_what_is_in_force_and_what_a_reader_can_take() {
        let mut image = Image::default();
        image.apply(&Record::FeatureLevel { name: "metadata.version".to_owned(), level: 30 });
        image.end_entry(Offset(5), LeaderEpoch(1));
        let three = everything(&image, 3);
        assert_eq!(three.supported_features.iter().map(|feature| feature.name.as_str()).collect::<Vec<_>>(), ["metadata.version"]);
        assert_eq!((three.finalized_features.len(), three.finalized_features_epoch), (1, 5));
        let four = everything(&image, 4);
        assert_eq!(four.supported_features.len(), SUPPORTED_FEATURES.len());
    }

    #[test]
    fn an_unknown_version_learns_the_range_of_this_key_only() {
        let response = unknown_version();
        assert_eq!(response.error_code, 35);
        assert_eq!(response.api_keys.iter().map(|key| (key.api_key, key.min_version, key.max_version)).collect::<Vec<_>>(), [(18, 0, 4)]);
    }
}
