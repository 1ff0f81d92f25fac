//! Options: access control and delegation tokens.

use crate::option::options;
use crate::reasons::{ACCESS, SASL, TOKENS};

options! { ACCESS_ROWS:
    /// Who decides what a principal may do; Kafka's StandardAuthorizer is known by its name. Empty: everybody may do everything.
    AUTHORIZER_CLASS_NAME: string "authorizer.class.name" = "", NotNull, Low, ReadOnly, Later(ACCESS);
    /// Secret with which delegation tokens are signed; none given means no tokens.
    DELEGATION_TOKEN_SECRET_KEY: password "delegation.token.secret.key" = null, Any, Medium, ReadOnly, Later(TOKENS);
    /// Longest life of a delegation token, however often it is renewed.
    DELEGATION_TOKEN_MAX_LIFETIME_MS: long "delegation.token.max.lifetime.ms" = "604800000", AtLeast(1), Medium, ReadOnly, Later(TOKENS);
    /// Life of a delegation token from its last renewal.
    DELEGATION_TOKEN_EXPIRY_TIME_MS: long "delegation.token.expiry.time.ms" = "86400000", AtLeast(1), Medium, ReadOnly, Later(TOKENS);
    /// How often expired delegation tokens are removed.
    DELEGATION_TOKEN_EXPIRY_CHECK_INTERVAL_MS: long "delegation.token.expiry.check.interval.ms" = "3600000", AtLeast(1), Low, ReadOnly, Later(TOKENS);
    /// SASL mechanism by which brokers log in to controllers.
    SASL_MECHANISM_CONTROLLER_PROTOCOL: string "sasl.mechanism.controller.protocol" = "GSSAPI", Any, High, ReadOnly, Later(SASL);
}
