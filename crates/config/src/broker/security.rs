//! Options: TLS and SASL.

use crate::option::options;
use crate::reasons::{JAVA, KERBEROS, OAUTH, SASL, TLS};

options! { SECURITY_ROWS:
    /// Java classes that provide cryptography.
    SECURITY_PROVIDERS: string "security.providers" = null, Any, Low, ReadOnly, Never(JAVA);
    /// How a login becomes a principal; Kafka's default is built in and the only one.
    PRINCIPAL_BUILDER_CLASS: class "principal.builder.class" = "org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder", Any, Medium, PerBroker, Later(TLS);
    /// Whether clients must, may or need not show a certificate.
    SSL_CLIENT_AUTH: string "ssl.client.auth" = "none", OneOf(&["required", "requested", "none"]), Medium, PerBroker, Later(TLS);
    /// Rules that turn the name in a certificate into a principal.
    SSL_PRINCIPAL_MAPPING_RULES: string "ssl.principal.mapping.rules" = "DEFAULT", Any, Low, ReadOnly, Later(TLS);
    /// Whether a certificate may be replaced at run time by one with another name.
    SSL_ALLOW_DN_CHANGES: boolean "ssl.allow.dn.changes" = "false", Any, Low, ReadOnly, Later(TLS);
    /// Whether a certificate may be replaced at run time by one with other alternative names.
    SSL_ALLOW_SAN_CHANGES: boolean "ssl.allow.san.changes" = "false", Any, Low, ReadOnly, Later(TLS);
    /// TLS version that is tried first.
    SSL_PROTOCOL: string "ssl.protocol" = "TLSv1.3", Any, Medium, PerBroker, Later(TLS);
    /// Java provider of TLS.
    SSL_PROVIDER: string "ssl.provider" = null, Any, Medium, PerBroker, Never(JAVA);
    /// TLS versions that are accepted.
    SSL_ENABLED_PROTOCOLS: list "ssl.enabled.protocols" = "TLSv1.2,TLSv1.3", Unique, Medium, PerBroker, Later(TLS);
    /// Format of the key store: JKS, PKCS12 or PEM.
    SSL_KEYSTORE_TYPE: string "ssl.keystore.type" = "JKS", Any, Medium, PerBroker, Later(TLS);
    /// File with our key and certificates.
    SSL_KEYSTORE_LOCATION: string "ssl.keystore.location" = null, Any, Medium, PerBroker, Later(TLS);
    /// Password of the key store.
    SSL_KEYSTORE_PASSWORD: password "ssl.keystore.password" = null, Any, Medium, PerBroker, Later(TLS);
    /// Password of the key in the key store.
    SSL_KEY_PASSWORD: password "ssl.key.password" = null, Any, Medium, PerBroker, Later(TLS);
    /// Our key itself, as PEM, in place of a file.
    SSL_KEYSTORE_KEY: password "ssl.keystore.key" = null, Any, Medium, PerBroker, Later(TLS);
    /// Our certificates themselves, as PEM, in place of a file.
    SSL_KEYSTORE_CERTIFICATE_CHAIN: password "ssl.keystore.certificate.chain" = null, Any, Medium, PerBroker, Later(TLS);
    /// Format of the trust store: JKS, PKCS12 or PEM.
    SSL_TRUSTSTORE_TYPE: string "ssl.truststore.type" = "JKS", Any, Medium, PerBroker, Later(TLS);
    /// File with the certificates that we trust.
    SSL_TRUSTSTORE_LOCATION: string "ssl.truststore.location" = null, Any, Medium, PerBroker, Later(TLS);
    /// Password of the trust store.
    SSL_TRUSTSTORE_PASSWORD: password "ssl.truststore.password" = null, Any, Medium, PerBroker, Later(TLS);
    /// The certificates that we trust, as PEM, in place of a file.
    SSL_TRUSTSTORE_CERTIFICATES: password "ssl.truststore.certificates" = null, Any, Medium, PerBroker, Later(TLS);
    /// Algorithm of Java's key manager.
    SSL_KEYMANAGER_ALGORITHM: string "ssl.keymanager.algorithm" = "SunX509", Any, Medium, PerBroker, Never(JAVA);
    /// Algorithm of Java's trust manager.
    SSL_TRUSTMANAGER_ALGORITHM: string "ssl.trustmanager.algorithm" = "PKIX", Any, Medium, PerBroker, Never(JAVA);
    /// Whether the name in a server's certificate must be the one we connected to (`https`), or not (empty).
    SSL_ENDPOINT_IDENTIFICATION_ALGORITHM: string "ssl.endpoint.identification.algorithm" = "https", Any, Low, PerBroker, Later(TLS);
    /// Java's source of random numbers for TLS.
    SSL_SECURE_RANDOM_IMPLEMENTATION: string "ssl.secure.random.implementation" = null, Any, Low, PerBroker, Never(JAVA);
    /// Cipher suites that are accepted; empty for all good ones.
    SSL_CIPHER_SUITES: list "ssl.cipher.suites" = "", Unique, Medium, PerBroker, Later(TLS);
    /// Java class that makes TLS engines; naming one is refused.
    SSL_ENGINE_FACTORY_CLASS: class "ssl.engine.factory.class" = null, Any, Low, PerBroker, Never(JAVA);
    /// Largest message that is taken from a client before it has logged in.
    SASL_SERVER_MAX_RECEIVE_SIZE: int "sasl.server.max.receive.size" = "524288", Any, Medium, ReadOnly, Later(SASL);
    /// SASL mechanism by which brokers log in to each other.
    SASL_MECHANISM_INTER_BROKER_PROTOCOL: string "sasl.mechanism.inter.broker.protocol" = "GSSAPI", Any, Medium, PerBroker, Later(SASL);
    /// SASL mechanisms that are offered.
    SASL_ENABLED_MECHANISMS: list "sasl.enabled.mechanisms" = "GSSAPI", Unique, Medium, PerBroker, Later(SASL);
    /// Java class that checks logins.
    SASL_SERVER_CALLBACK_HANDLER_CLASS: class "sasl.server.callback.handler.class" = null, Any, Medium, ReadOnly, Never(JAVA);
    /// Rules that turn a Kerberos principal into a short name.
    SASL_KERBEROS_PRINCIPAL_TO_LOCAL_RULES: list "sasl.kerberos.principal.to.local.rules" = "DEFAULT", Unique, Medium, PerBroker, Later(KERBEROS);
    /// Credentials for one mechanism of one listener, in Java's JAAS form.
    SASL_JAAS_CONFIG: password "sasl.jaas.config" = null, Any, Medium, PerBroker, Later(SASL);
    /// Java class that supplies credentials to logins of this broker.
    SASL_CLIENT_CALLBACK_HANDLER_CLASS: class "sasl.client.callback.handler.class" = null, Any, Medium, ReadOnly, Never(JAVA);
    /// Java class that logs in.
    SASL_LOGIN_CLASS: class "sasl.login.class" = null, Any, Medium, ReadOnly, Never(JAVA);
    /// Java class that supplies credentials to that one.
    SASL_LOGIN_CALLBACK_HANDLER_CLASS: class "sasl.login.callback.handler.class" = null, Any, Medium, ReadOnly, Never(JAVA);
    /// Kerberos name under which brokers are known.
    SASL_KERBEROS_SERVICE_NAME: string "sasl.kerberos.service.name" = null, Any, Medium, PerBroker, Later(KERBEROS);
    /// Path of the `kinit` command.
    SASL_KERBEROS_KINIT_CMD: string "sasl.kerberos.kinit.cmd" = "/usr/bin/kinit", Any, Medium, PerBroker, Never(JAVA);
    /// Share of a ticket's life after which it is renewed.
    SASL_KERBEROS_TICKET_RENEW_WINDOW_FACTOR: double "sasl.kerberos.ticket.renew.window.factor" = "0.8", Any, Medium, PerBroker, Later(KERBEROS);
    /// Share by which that time varies by chance.
    SASL_KERBEROS_TICKET_RENEW_JITTER: double "sasl.kerberos.ticket.renew.jitter" = "0.05", Any, Medium, PerBroker, Later(KERBEROS);
    /// Least time between two Kerberos logins.
    SASL_KERBEROS_MIN_TIME_BEFORE_RELOGIN: long "sasl.kerberos.min.time.before.relogin" = "60000", Any, Medium, PerBroker, Later(KERBEROS);
    /// Share of a token's life after which a new one is fetched.
    SASL_LOGIN_REFRESH_WINDOW_FACTOR: double "sasl.login.refresh.window.factor" = "0.8", Any, Medium, PerBroker, Later(OAUTH);
    /// Share by which that time varies by chance.
    SASL_LOGIN_REFRESH_WINDOW_JITTER: double "sasl.login.refresh.window.jitter" = "0.05", Any, Medium, PerBroker, Later(OAUTH);
    /// Least time between two fetches of a token.
    SASL_LOGIN_REFRESH_MIN_PERIOD_SECONDS: short "sasl.login.refresh.min.period.seconds" = "60", Any, Medium, PerBroker, Later(OAUTH);
    /// How long before its end a token is replaced at the latest.
    SASL_LOGIN_REFRESH_BUFFER_SECONDS: short "sasl.login.refresh.buffer.seconds" = "300", Any, Medium, PerBroker, Later(OAUTH);
    /// How long connecting to the issuer of tokens may take.
    SASL_LOGIN_CONNECT_TIMEOUT_MS: int "sasl.login.connect.timeout.ms" = null, Any, Low, ReadOnly, Later(OAUTH);
    /// How long the issuer of tokens may take to answer.
    SASL_LOGIN_READ_TIMEOUT_MS: int "sasl.login.read.timeout.ms" = null, Any, Low, ReadOnly, Later(OAUTH);
    /// Longest pause between attempts to fetch a token.
    SASL_LOGIN_RETRY_BACKOFF_MAX_MS: long "sasl.login.retry.backoff.max.ms" = "10000", Any, Low, ReadOnly, Later(OAUTH);
    /// First pause between attempts to fetch a token.
    SASL_LOGIN_RETRY_BACKOFF_MS: long "sasl.login.retry.backoff.ms" = "100", Any, Low, ReadOnly, Later(OAUTH);
    /// Java class that fetches tokens.
    SASL_OAUTHBEARER_JWT_RETRIEVER_CLASS: class "sasl.oauthbearer.jwt.retriever.class" = "org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever", Any, Medium, ReadOnly, Never(JAVA);
    /// Java class that checks tokens.
    SASL_OAUTHBEARER_JWT_VALIDATOR_CLASS: class "sasl.oauthbearer.jwt.validator.class" = "org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator", Any, Medium, ReadOnly, Never(JAVA);
    /// Scope that is asked for when a token is fetched.
    SASL_OAUTHBEARER_SCOPE: string "sasl.oauthbearer.scope" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Name under which this broker fetches tokens.
    SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID: string "sasl.oauthbearer.client.credentials.client.id" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Secret with which this broker fetches tokens.
    SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET: password "sasl.oauthbearer.client.credentials.client.secret" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Signature of assertions with which tokens are fetched.
    SASL_OAUTHBEARER_ASSERTION_ALGORITHM: string "sasl.oauthbearer.assertion.algorithm" = "RS256", OneOfAnyCase(&["ES256", "RS256"]), Medium, ReadOnly, Later(OAUTH);
    /// Audience that such an assertion names.
    SASL_OAUTHBEARER_ASSERTION_CLAIM_AUD: string "sasl.oauthbearer.assertion.claim.aud" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Seconds from now at which such an assertion expires.
    SASL_OAUTHBEARER_ASSERTION_CLAIM_EXP_SECONDS: int "sasl.oauthbearer.assertion.claim.exp.seconds" = "300", Between(0, 86_400), Low, ReadOnly, Later(OAUTH);
    /// Issuer that such an assertion names.
    SASL_OAUTHBEARER_ASSERTION_CLAIM_ISS: string "sasl.oauthbearer.assertion.claim.iss" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Whether such an assertion carries an identifier of its own.
    SASL_OAUTHBEARER_ASSERTION_CLAIM_JTI_INCLUDE: boolean "sasl.oauthbearer.assertion.claim.jti.include" = "false", Any, Medium, ReadOnly, Later(OAUTH);
    /// Seconds before now from which such an assertion is good.
    SASL_OAUTHBEARER_ASSERTION_CLAIM_NBF_SECONDS: int "sasl.oauthbearer.assertion.claim.nbf.seconds" = "60", Between(0, 3600), Low, ReadOnly, Later(OAUTH);
    /// Subject that such an assertion names.
    SASL_OAUTHBEARER_ASSERTION_CLAIM_SUB: string "sasl.oauthbearer.assertion.claim.sub" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// File with an assertion that somebody else has made.
    SASL_OAUTHBEARER_ASSERTION_FILE: string "sasl.oauthbearer.assertion.file" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// File with the key that signs assertions.
    SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE: string "sasl.oauthbearer.assertion.private.key.file" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Password of that key.
    SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_PASSPHRASE: password "sasl.oauthbearer.assertion.private.key.passphrase" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// File with further fields of assertions.
    SASL_OAUTHBEARER_ASSERTION_TEMPLATE_FILE: string "sasl.oauthbearer.assertion.template.file" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Field of a token that holds its scope.
    SASL_OAUTHBEARER_SCOPE_CLAIM_NAME: string "sasl.oauthbearer.scope.claim.name" = "scope", Any, Low, ReadOnly, Later(OAUTH);
    /// Field of a token that names the principal.
    SASL_OAUTHBEARER_SUB_CLAIM_NAME: string "sasl.oauthbearer.sub.claim.name" = "sub", Any, Low, ReadOnly, Later(OAUTH);
    /// Where tokens are fetched.
    SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: string "sasl.oauthbearer.token.endpoint.url" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// Where the keys are found by which tokens are checked.
    SASL_OAUTHBEARER_JWKS_ENDPOINT_URL: string "sasl.oauthbearer.jwks.endpoint.url" = null, Any, Medium, ReadOnly, Later(OAUTH);
    /// How often those keys are fetched anew.
    SASL_OAUTHBEARER_JWKS_ENDPOINT_REFRESH_MS: long "sasl.oauthbearer.jwks.endpoint.refresh.ms" = "3600000", Any, Low, ReadOnly, Later(OAUTH);
    /// First pause between attempts to fetch those keys.
    SASL_OAUTHBEARER_JWKS_ENDPOINT_RETRY_BACKOFF_MS: long "sasl.oauthbearer.jwks.endpoint.retry.backoff.ms" = "100", Any, Low, ReadOnly, Later(OAUTH);
    /// Longest pause between attempts to fetch those keys.
    SASL_OAUTHBEARER_JWKS_ENDPOINT_RETRY_BACKOFF_MAX_MS: long "sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms" = "10000", Any, Low, ReadOnly, Later(OAUTH);
    /// By how much the issuer's clock may differ from ours.
    SASL_OAUTHBEARER_CLOCK_SKEW_SECONDS: int "sasl.oauthbearer.clock.skew.seconds" = "30", Any, Low, ReadOnly, Later(OAUTH);
    /// Audiences of which a token must name one; empty for any.
    SASL_OAUTHBEARER_EXPECTED_AUDIENCE: list "sasl.oauthbearer.expected.audience" = "", Unique, High, ReadOnly, Later(OAUTH);
    /// Issuer that a token must name; none given for any.
    SASL_OAUTHBEARER_EXPECTED_ISSUER: string "sasl.oauthbearer.expected.issuer" = null, Any, High, ReadOnly, Later(OAUTH);
}
