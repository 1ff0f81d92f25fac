//! Listeners, advertised addresses and what else names a place on the network.

use std::collections::BTreeMap;

use super::Fault;
use crate::broker;
use crate::listener::{HostPort, Listener, SecurityProtocol, parse_listener};
use crate::properties::Properties;
use crate::settings::Settings;

/// Options of 0.8 to 2.8 that became one listener.
const ADDRESSES: [(&str, &str, &str); 2] =
    [("host.name", "port", "listeners"), ("advertised.host.name", "advertised.port", "advertised.listeners")];
const DEFAULT_PORT: &str = "9092";
/// Addresses that mean "every interface": good to bind, nowhere to connect to.
const EVERYWHERE: [&str; 3] = ["", "0.0.0.0", "::"];

pub(super) fn is_part_of_an_address(name: &str) -> bool {
    ADDRESSES.iter().any(|(host, port, _)| name == *host || name == *port)
}

/// Builds `listeners` and `advertised.listeners` of the old host and port options, where the new ones are absent.
pub(super) fn take_over_addresses(properties: &mut Properties) {
    let bound_port = properties.get("port").unwrap_or(DEFAULT_PORT).trim().to_owned();
    for (host, port, listeners) in ADDRESSES {
        let (host, port) = (properties.get(host), properties.get(port));
        if properties.get(listeners).is_none() && (host.is_some() || port.is_some()) {
            let place = format!("PLAINTEXT://{}:{}", host.unwrap_or_default().trim(), port.unwrap_or(&bound_port).trim());
            properties.set(listeners, place);
        }
    }
}

/// Every listener with its protocol and advertised address.
pub(super) fn listeners(settings: &Settings, faults: &mut Vec<Fault>) -> Vec<Listener> {
    let bound = parse_all("listeners", &settings.get(broker::LISTENERS), faults);
    let advertised = parse_all("advertised.listeners", &settings.optional(broker::ADVERTISED_LISTENERS).unwrap_or_default(), faults);
    check_places(&bound, faults);
    check_advertised(&bound, &advertised, faults);
    let protocols = Protocols::read(settings, faults);
    let advertised: BTreeMap<String, HostPort> = advertised.into_iter().collect();
    let mut listeners = Vec::with_capacity(bound.len());
    for (name, place) in bound {
        let controller = protocols.controllers.contains(&name);
        let Some(protocol) = protocols.of(&name) else {
            let why = "is not in listener.security.protocol.map; add it there";
            faults.push(Fault::UnknownListener { option: "listeners", name, why });
            continue;
        };
        if protocol != SecurityProtocol::Plaintext && !controller {
            let value = format!("{name}://{place}");
            let instead = "this release serves PLAINTEXT only; give the listener that protocol and keep it on a trusted network";
            faults.push(Fault::NotYet { option: "listeners", value, instead });
        }
        let everywhere = EVERYWHERE.contains(&place.host.as_str());
        // A bound name is also how others know us; an address that is bound by number or to every interface is told by the connection.
        let known_as = (!everywhere && place.port != 0).then(|| place.clone());
        let host = (!everywhere || place.host == "::").then_some(place.host);
        listeners.push(Listener {
            advertised: advertised.get(&name).cloned().or(known_as),
            name,
            protocol,
            host,
            port: place.port,
            controller,
        });
    }
    listeners
}

fn parse_all(option: &'static str, texts: &[String], faults: &mut Vec<Fault>) -> Vec<(String, HostPort)> {
    let mut found: Vec<(String, HostPort)> = Vec::new();
    for text in texts {
        match parse_listener(text) {
            Err(error) => faults.push(Fault::Listener { option, error }),
            Ok((name, _)) if found.iter().any(|(other, _)| *other == name) => {
                faults.push(Fault::UnknownListener { option, name, why: "is there twice; give each listener its own name" });
            }
            Ok(listener) => found.push(listener),
        }
    }
    found
}

/// One port may be bound twice only at different addresses.
fn check_places(bound: &[(String, HostPort)], faults: &mut Vec<Fault>) {
    for (at, (name, place)) in bound.iter().enumerate() {
        let clash = bound.iter().take(at).any(|(_, earlier)| earlier.port == place.port && place.port != 0 && earlier.host == place.host);
        if clash {
            let why = "has the address of another listener; give it a port of its own";
            faults.push(Fault::UnknownListener { option: "listeners", name: name.clone(), why });
        }
    }
}

fn check_advertised(bound: &[(String, HostPort)], advertised: &[(String, HostPort)], faults: &mut Vec<Fault>) {
    let option = "advertised.listeners";
    for (name, place) in advertised {
        if !bound.iter().any(|(known, _)| known == name) {
            faults.push(Fault::UnknownListener { option, name: name.clone(), why: "is not in listeners; add it there or leave it out" });
        }
        if EVERYWHERE[1..].contains(&place.host.as_str()) {
            let why = "nobody can connect to that address; advertise one by which clients reach this machine";
            faults.push(Fault::Refused { option, value: format!("{name}://{place}"), why });
        }
    }
}

/// The listener that brokers use among themselves.
pub(super) fn inter_broker(settings: &Settings, listeners: &[Listener], faults: &mut Vec<Fault>) -> String {
    let (named, protocol) = (settings.optional(broker::INTER_BROKER_LISTENER_NAME), settings.get(broker::SECURITY_INTER_BROKER_PROTOCOL));
    if named.is_some() && settings.is_given(broker::SECURITY_INTER_BROKER_PROTOCOL) {
        faults.push(Fault::Exclude { left: "inter.broker.listener.name", right: "security.inter.broker.protocol" });
    }
    let option = if named.is_some() { "inter.broker.listener.name" } else { "security.inter.broker.protocol" };
    let name = named.unwrap_or(protocol).to_ascii_uppercase();
    if !listeners.iter().any(|listener| listener.name == name && !listener.controller) && faults.is_empty() {
        let why = "is no listener of this broker; name one of `listeners`";
        faults.push(Fault::UnknownListener { option, name: name.clone(), why });
    }
    let advertised = settings.optional(broker::ADVERTISED_LISTENERS).unwrap_or_default();
    let is_it = |text: &String| parse_listener(text).is_ok_and(|(advertised, _)| advertised == name);
    if !advertised.is_empty() && !advertised.iter().any(is_it) && faults.is_empty() {
        let why = "is not in advertised.listeners; other brokers could not reach this one";
        faults.push(Fault::UnknownListener { option, name: name.clone(), why });
    }
    name
}

pub(super) fn metrics_listener(settings: &Settings, faults: &mut Vec<Fault>) -> Option<HostPort> {
    let text = settings.get(broker::METRICS_LISTENER);
    if text.is_empty() {
        return None;
    }
    HostPort::parse(&text).map_err(|error| faults.push(Fault::Listener { option: "metrics.listener", error })).ok()
}

/// `host:count,…`; a host may be an IPv6 address, so the count is behind the last colon.
pub(super) fn connections_per_ip(settings: &Settings, faults: &mut Vec<Fault>) -> Vec<(String, usize)> {
    let option = "max.connections.per.ip.overrides";
    let mut overrides = Vec::new();
    for pair in settings.get(broker::MAX_CONNECTIONS_PER_IP_OVERRIDES).split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        match pair.rsplit_once(':').map(|(host, count)| (host.trim(), count.trim().parse())) {
            Some((host, Ok(count))) if !host.is_empty() => overrides.push((host.to_owned(), count)),
            _ => faults.push(Fault::Refused { option, value: pair.to_owned(), why: "write host:count" }),
        }
    }
    if overrides.is_empty() && settings.get(broker::MAX_CONNECTIONS_PER_IP) == 0 {
        let must = "at least 1 where max.connections.per.ip.overrides names no host, or nobody could connect";
        faults.push(Fault::OutOfRange { option: "max.connections.per.ip", value: 0, must });
    }
    overrides
}

/// Which protocol a listener's name stands for.
struct Protocols {
    by_name: BTreeMap<String, SecurityProtocol>,
    controllers: Vec<String>,
    /// Whether the map was written by hand; if not, a controller's listener need not be in it.
    given: bool,
}

impl Protocols {
    fn read(settings: &Settings, faults: &mut Vec<Fault>) -> Self {
        let option = "listener.security.protocol.map";
        let mut by_name = BTreeMap::new();
        for pair in settings.get(broker::LISTENER_SECURITY_PROTOCOL_MAP).split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            match pair.split_once(':').map(|(name, protocol)| (name.trim(), SecurityProtocol::parse(protocol.trim()))) {
                Some((name, Some(protocol))) => drop(by_name.insert(name.to_ascii_uppercase(), protocol)),
                _ => {
                    let why = "write NAME:PROTOCOL with PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL";
                    faults.push(Fault::Refused { option, value: pair.to_owned(), why });
                }
            }
        }
        let controllers = settings.optional(broker::CONTROLLER_LISTENER_NAMES).unwrap_or_default();
        let controllers = controllers.iter().map(|name| name.to_ascii_uppercase()).collect();
        Self { by_name, controllers, given: settings.is_given(broker::LISTENER_SECURITY_PROTOCOL_MAP) }
    }

    fn of(&self, name: &str) -> Option<SecurityProtocol> {
        let plain = !self.given && self.controllers.iter().any(|controller| controller == name);
        self.by_name.get(name).copied().or(plain.then_some(SecurityProtocol::Plaintext))
    }
}
