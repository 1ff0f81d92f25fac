//! The names that cross this room. Shared text: a heartbeat or a timer clones one without copying it.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// Most bytes of one text in a record, or in an answer.
pub(super) const NAME_MAX: usize = i16::MAX as usize;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name!(
    /// `group.id`. May be empty: such a group holds offsets and has no members.
    GroupId
);
name!(
    /// Names one life of a member; made by the coordinator, `<client id or instance id>-<uuid>`.
    MemberId
);
name!(
    /// `group.instance.id`: names a static member over its lives (KIP-345).
    InstanceId
);
name!(
    /// A topic by name, as committed offsets are keyed.
    TopicName
);

impl MemberId {
    /// What the wire says where there is no member: empty is none.
    pub fn from_wire(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.into())
    }
}
