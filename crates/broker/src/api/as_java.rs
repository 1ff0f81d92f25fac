//! Ids and addresses as Kafka's own code writes them: clients, tools and other members of a group see them.

use std::fmt::Write as _;
use std::net::IpAddr;

/// A uuid in its usual form.
pub(super) fn hyphenated(uuid: [u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (place, byte) in uuid.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        // A String takes everything.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// An address as Java writes it, which is what tools show and other members of the group are told: `/127.0.0.1`; of IPv6 all eight
/// groups, without leading noughts and without `::`.
pub(super) fn java_address(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => format!("/{address}"),
        IpAddr::V6(address) => {
            let groups: Vec<String> = address.segments().iter().map(|group| format!("{group:x}")).collect();
            format!("/{}", groups.join(":"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_addresses_look_as_in_kafka() {
        let uuid = [0x6d, 0xc0, 0x33, 0x52, 0xe2, 0x44, 0x48, 0x0e, 0x80, 0xed, 0x93, 0x36, 0xe3, 0x62, 0x3c, 0x92];
        assert_eq!(hyphenated(uuid), "6dc03352-e244-480e-80ed-9336e3623c92");
        assert_eq!(java_address("127.0.0.1".parse().expect("an address")), "/127.0.0.1");
        assert_eq!(java_address("::1".parse().expect("an address")), "/0:0:0:0:0:0:0:1");
    }
}
