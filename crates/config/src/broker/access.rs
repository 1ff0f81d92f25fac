//! Options: access control and delegation tokens.

use crate::option::options;

options! { ACCESS_ROWS:
    AUTHORIZER_CLASS_NAME: string "authorizer.class.name" = "", NotNull, Low, ReadOnly, Works;
    DELEGATION_TOKEN_EXPIRY_CHECK_INTERVAL_MS: long "delegation.token.expiry.check.interval.ms" = "3600000", AtLeast(1), Low, ReadOnly, Works;
    DELEGATION_TOKEN_EXPIRY_TIME_MS: long "delegation.token.expiry.time.ms" = "86400000", AtLeast(1), Medium, ReadOnly, Works;
    DELEGATION_TOKEN_MAX_LIFETIME_MS: long "delegation.token.max.lifetime.ms" = "604800000", AtLeast(1), Medium, ReadOnly, Works;
    DELEGATION_TOKEN_SECRET_KEY: password "delegation.token.secret.key" = null, Any, Medium, ReadOnly, Works;
    SASL_MECHANISM_CONTROLLER_PROTOCOL: string "sasl.mechanism.controller.protocol" = "GSSAPI", Any, High, ReadOnly, Works;
}
