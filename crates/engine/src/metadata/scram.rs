//! Credentials of users for SASL/SCRAM: kept as an adopted cluster has them. Nobody asks for them yet.
//!
//! A key is as good as a password to whoever speaks to this cluster: none is ever printed.
//!
//! Source: RFC 5802, KIP-554, KIP-900.

use std::fmt;

use bytes::Bytes;

/// Whose credential, and for which exchange.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScramUser {
    pub name: String,
    pub mechanism: ScramMechanism,
}

/// Kafka's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(i8)]
pub enum ScramMechanism {
    Sha256 = 1,
    Sha512 = 2,
}

/// What a password is checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct ScramCredential {
    pub salt: Bytes,
    pub stored_key: Bytes,
    pub server_key: Bytes,
    pub iterations: i32,
}

impl fmt::Debug for ScramCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[hidden], {} iterations", self.iterations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_is_never_printed() {
        let key = || Bytes::from_static(b"secret");
        let credential = ScramCredential { salt: key(), stored_key: key(), server_key: key(), iterations: 4096 };
        assert_eq!(format!("{credential:?}"), "[hidden], 4096 iterations");
    }
}
