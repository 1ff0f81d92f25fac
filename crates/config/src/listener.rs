//! Listeners as the options write them: `NAME://host:port`.
//!
//! Not here: opening sockets.

use std::fmt;

/// A place to be reached at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HostPort {
    /// A name or an address; IPv6 without brackets.
    pub host: String,
    pub port: u16,
}

/// One place where clients, other brokers or controllers connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listener {
    /// In upper case.
    pub name: String,
    pub protocol: SecurityProtocol,
    /// What to bind: `None` is every interface.
    pub host: Option<String>,
    /// 0: any free port.
    pub port: u16,
    /// What clients are told. `None`: the address at which the client reached us.
    pub advertised: Option<HostPort>,
    /// Named in `controller.listener.names`: controllers talk here, clients do not.
    pub controller: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityProtocol {
    Plaintext,
    Ssl,
    SaslPlaintext,
    SaslSsl,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListenerError {
    #[error("`{text}` is no listener; write NAME://host:port, such as PLAINTEXT://0.0.0.0:9092")]
    NoListener { text: String },
    #[error("`{text}` is no host:port")]
    NoHostPort { text: String },
    #[error("the port of `{text}` is not in 0 to 65535")]
    BadPort { text: String },
}

impl HostPort {
    /// Reads `host:port` or `[v6]:port`. The host may be empty.
    pub fn parse(text: &str) -> Result<Self, ListenerError> {
        let no_place = || ListenerError::NoHostPort { text: text.to_owned() };
        let (host, port) = text.trim().rsplit_once(':').ok_or_else(no_place)?;
        let host = match host.strip_prefix('[') {
            Some(bracketed) => bracketed.strip_suffix(']').ok_or_else(no_place)?,
            None if host.contains(':') => return Err(no_place()),
            None => host,
        };
        let port: i32 = port.parse().map_err(|_| no_place())?;
        let port = u16::try_from(port).map_err(|_| ListenerError::BadPort { text: text.to_owned() })?;
        Ok(Self { host: host.to_owned(), port })
    }
}

impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') { write!(f, "[{}]:{}", self.host, self.port) } else { write!(f, "{}:{}", self.host, self.port) }
    }
}

impl fmt::Display for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = HostPort { host: self.host.clone().unwrap_or_default(), port: self.port };
        write!(f, "{}://{place}", self.name)
    }
}

impl SecurityProtocol {
    pub fn parse(name: &str) -> Option<Self> {
        match name.to_ascii_uppercase().as_str() {
            "PLAINTEXT" => Some(Self::Plaintext),
            "SSL" => Some(Self::Ssl),
            "SASL_PLAINTEXT" => Some(Self::SaslPlaintext),
            "SASL_SSL" => Some(Self::SaslSsl),
            _ => None,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Plaintext => "PLAINTEXT",
            Self::Ssl => "SSL",
            Self::SaslPlaintext => "SASL_PLAINTEXT",
            Self::SaslSsl => "SASL_SSL",
        }
    }
}

/// Name and place of `NAME://host:port`; the name comes back in upper case.
pub(crate) fn parse_listener(text: &str) -> Result<(String, HostPort), ListenerError> {
    let (name, place) = text.trim().split_once("://").ok_or_else(|| ListenerError::NoListener { text: text.to_owned() })?;
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')) {
        return Err(ListenerError::NoListener { text: text.to_owned() });
    }
    Ok((name.to_ascii_uppercase(), HostPort::parse(place)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listeners_are_read() {
        let cases = [
            ("PLAINTEXT://127.0.0.1:9092", "PLAINTEXT", "127.0.0.1", 9092),
            ("internal://:9092", "INTERNAL", "", 9092),
            ("SSL://[::1]:0", "SSL", "::1", 0),
            (" A-b://host.example:65535 ", "A-B", "host.example", 65535),
        ];
        for (text, name, host, port) in cases {
            assert_eq!(parse_listener(text), Ok((name.to_owned(), HostPort { host: host.to_owned(), port })), "{text}");
        }
    }

    #[test]
    fn what_is_no_listener_is_refused() {
        for text in
            ["", "9092", "localhost:9092", "PLAINTEXT://", "PLAINTEXT://host", "PLAINTEXT://host:port", "PLAINTEXT://::1:9092", "://a:1"]
        {
            assert!(parse_listener(text).is_err(), "{text}");
        }
        assert!(matches!(parse_listener("PLAINTEXT://host:65536"), Err(ListenerError::BadPort { .. })));
    }
}
