//! Why groups share their partitions out anew. For who watches them; nothing is decided by it.

/// What began a rebalance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    MemberJoined,
    MemberLeft,
    /// A member was not heard for its session timeout.
    SessionOver,
    /// A member did not sync, or did not give up what it had to, in its time.
    MemberLate,
    /// A member brings other topics, or other protocols.
    SubscriptionChanged,
    /// The leader of a classic group joins again: what it assigns by has changed.
    LeaderAsked,
    /// Topics that a group of the consumer protocol reads came, went or got more partitions.
    TopicsChanged,
    /// A group turned into a classic one.
    ProtocolChanged,
    /// A classic group was loaded that has more members than are allowed today.
    OverTheLimit,
}

impl Cause {
    pub const ALL: [Self; 9] = [
        Self::MemberJoined,
        Self::MemberLeft,
        Self::SessionOver,
        Self::MemberLate,
        Self::SubscriptionChanged,
        Self::LeaderAsked,
        Self::TopicsChanged,
        Self::ProtocolChanged,
        Self::OverTheLimit,
    ];

    /// As metrics show it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MemberJoined => "member_joined",
            Self::MemberLeft => "member_left",
            Self::SessionOver => "session_over",
            Self::MemberLate => "member_late",
            Self::SubscriptionChanged => "subscription_changed",
            Self::LeaderAsked => "leader_asked",
            Self::TopicsChanged => "topics_changed",
            Self::ProtocolChanged => "protocol_changed",
            Self::OverTheLimit => "over_the_limit",
        }
    }
}
