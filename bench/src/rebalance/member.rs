//! One member of a group, as Java's consumer is one, but for the records.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use milena_os::net::Net;
use milena_protocol::messages::consumer_group_heartbeat_request::{ConsumerGroupHeartbeatRequest, TopicPartitions};
use milena_protocol::messages::find_coordinator_request::FindCoordinatorRequest;
use milena_protocol::messages::heartbeat_request::HeartbeatRequest;
use milena_protocol::messages::join_group_request::{JoinGroupRequest, JoinGroupRequestProtocol};
use milena_protocol::messages::join_group_response::JoinGroupResponse;
use milena_protocol::messages::leave_group_request::{LeaveGroupRequest, MemberIdentity};
use milena_protocol::messages::sync_group_request::{SyncGroupRequest, SyncGroupRequestAssignment};
use milena_system::wire::{Body, Fields, is_not_ready};
use milena_testkit::Client;
use tokio::sync::Notify;

use super::{Group, Holding, PARTITIONS};

/// Java's defaults.
const HEARTBEAT: Duration = Duration::from_secs(3);
const SESSION_MS: i32 = 45_000;
const REBALANCE_MS: i32 = 300_000;
/// Versions that a consumer of 4.x sends.
const JOIN: i16 = 9;
const SYNC: i16 = 5;
const BEAT: i16 = 4;
const LEAVE: i16 = 5;
const CONSUMER_BEAT: i16 = 1;

const REBALANCE_IN_PROGRESS: i16 = 27;
const MEMBER_ID_REQUIRED: i16 = 79;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Protocol {
    Classic,
    Consumer,
}

impl Protocol {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Consumer => "consumer",
        }
    }
}

/// Which group it is, and where.
#[derive(Clone)]
pub(super) struct Place {
    address: SocketAddr,
    protocol: Protocol,
    group_id: String,
    topic: String,
    pub(super) group: Arc<Group>,
}

impl Place {
    /// Waits until the group has a coordinator.
    pub(super) async fn find(address: SocketAddr, protocol: Protocol, group_id: &str, topic: &str) -> Result<Self> {
        let mut client = Client::connect(&Net::Tcp, address).await?;
        let ask = FindCoordinatorRequest { coordinator_keys: vec![group_id.to_owned()], ..FindCoordinatorRequest::default() };
        loop {
            let found = client.call(&ask, 4).await?;
            match found.coordinators.first().context("an answer without a coordinator")?.error_code {
                0 => break,
                code if is_not_ready(code) => tokio::time::sleep(Duration::from_millis(10)).await,
                code => bail!("FindCoordinator: error code {code}"),
            }
        }
        let (group_id, topic) = (group_id.to_owned(), topic.to_owned());
        Ok(Self { address, protocol, group_id, topic, group: Arc::default() })
    }
}

/// Joins and stays until it is told to leave.
pub(super) async fn run(place: Place, number: usize, leave: &Notify) -> Result<()> {
    let client = Client::connect(&Net::Tcp, place.address).await?;
    place.group.put(number, None);
    let told = match place.protocol {
        Protocol::Classic => Classic { client, place: &place, number, id: String::new() }.run(leave).await,
        Protocol::Consumer => {
            // In no order, as Java's are: partitions are dealt by it, and heartbeats come in the order of the numbers.
            let id = format!("{:016x}", (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            Consumer { client, place: &place, number, id, epoch: 0, owned: vec![] }.run(leave).await
        }
    };
    place.group.remove(number);
    told.with_context(|| format!("member {number}"))
}

struct Classic<'a> {
    client: Client,
    place: &'a Place,
    number: usize,
    id: String,
}

impl Classic<'_> {
    async fn run(mut self, leave: &Notify) -> Result<()> {
        loop {
            let joined = self.join().await?;
            let Some(partitions) = self.sync(&joined).await? else { continue };
            self.place.group.put(self.number, Some(Holding { generation: Some(joined.generation_id), partitions }));
            loop {
                tokio::select! {
                    biased;
                    () = leave.notified() => return self.leave().await,
                    () = tokio::time::sleep(HEARTBEAT) => {}
                }
                let beat = HeartbeatRequest {
                    group_id: self.place.group_id.clone(),
                    generation_id: joined.generation_id,
                    member_id: self.id.clone(),
                    ..HeartbeatRequest::default()
                };
                match self.client.call(&beat, BEAT).await?.error_code {
                    0 => {}
                    REBALANCE_IN_PROGRESS => break,
                    code => bail!("Heartbeat: error code {code}"),
                }
            }
            self.place.group.put(self.number, None);
        }
    }

    async fn join(&mut self) -> Result<JoinGroupResponse> {
        let metadata = Body::default().i16(0).array(1).string(&self.place.topic).bytes(&[]);
        loop {
            let protocol = JoinGroupRequestProtocol { name: "range".to_owned(), metadata: metadata.0.clone().into(), ..Default::default() };
            let ask = JoinGroupRequest {
                group_id: self.place.group_id.clone(),
                session_timeout_ms: SESSION_MS,
                rebalance_timeout_ms: REBALANCE_MS,
                member_id: self.id.clone(),
                protocol_type: "consumer".to_owned(),
                protocols: vec![protocol],
                ..JoinGroupRequest::default()
            };
            let joined = self.client.call(&ask, JOIN).await?;
            match joined.error_code {
                0 => return Ok(joined),
                MEMBER_ID_REQUIRED => self.id = joined.member_id,
                REBALANCE_IN_PROGRESS => {}
                code if is_not_ready(code) => tokio::time::sleep(Duration::from_millis(10)).await,
                code => bail!("JoinGroup: error code {code}"),
            }
        }
    }

    /// How many partitions it got; None: it has to join again.
    async fn sync(&mut self, joined: &JoinGroupResponse) -> Result<Option<usize>> {
        let ask = SyncGroupRequest {
            group_id: self.place.group_id.clone(),
            generation_id: joined.generation_id,
            member_id: self.id.clone(),
            protocol_type: joined.protocol_type.clone(),
            protocol_name: joined.protocol_name.clone(),
            assignments: if joined.leader == self.id { self.deal(joined) } else { vec![] },
            ..SyncGroupRequest::default()
        };
        let synced = self.client.call(&ask, SYNC).await?;
        match synced.error_code {
            0 => {}
            REBALANCE_IN_PROGRESS => return Ok(None),
            code => bail!("SyncGroup: error code {code}"),
        }
        let mut fields = Fields(&synced.assignment);
        let (_version, _topics, _name) = (fields.i16()?, fields.array()?, fields.string()?);
        fields.array().map(Some)
    }

    /// Runs of the partitions, in the order of the members' ids.
    fn deal(&self, joined: &JoinGroupResponse) -> Vec<SyncGroupRequestAssignment> {
        let mut ids: Vec<&String> = joined.members.iter().map(|member| &member.member_id).collect();
        ids.sort();
        let share = |place: usize| {
            let run = PARTITIONS * place / ids.len()..PARTITIONS * (place + 1) / ids.len();
            let body = Body::default().i16(0).array(1).string(&self.place.topic).array(run.len());
            run.fold(body, |body, partition| body.i32(i32::try_from(partition).expect("a few partitions"))).bytes(&[])
        };
        let one = |(place, id): (usize, &&String)| SyncGroupRequestAssignment {
            member_id: (*id).clone(),
            assignment: share(place).0.into(),
            ..SyncGroupRequestAssignment::default()
        };
        ids.iter().enumerate().map(one).collect()
    }

    async fn leave(mut self) -> Result<()> {
        let member = MemberIdentity { member_id: self.id.clone(), ..MemberIdentity::default() };
        let ask = LeaveGroupRequest { group_id: self.place.group_id.clone(), members: vec![member], ..LeaveGroupRequest::default() };
        match self.client.call(&ask, LEAVE).await?.error_code {
            0 => Ok(()),
            code => bail!("LeaveGroup: error code {code}"),
        }
    }
}

struct Consumer<'a> {
    client: Client,
    place: &'a Place,
    number: usize,
    id: String,
    epoch: i32,
    owned: Vec<TopicPartitions>,
}

impl Consumer<'_> {
    async fn run(mut self, leave: &Notify) -> Result<()> {
        let mut ask = ConsumerGroupHeartbeatRequest {
            rebalance_timeout_ms: REBALANCE_MS,
            subscribed_topic_names: Some(vec![self.place.topic.clone()]),
            topic_partitions: Some(vec![]),
            ..self.beat()
        };
        loop {
            let (is_news, interval) = self.ask(&ask).await?;
            ask = self.beat();
            if is_news {
                // What it has given up or taken is said at once.
                ask.topic_partitions = Some(self.owned.clone());
                continue;
            }
            let partitions = self.owned.iter().map(|topic| topic.partitions.len()).sum();
            self.place.group.put(self.number, Some(Holding { generation: None, partitions }));
            tokio::select! {
                biased;
                () = leave.notified() => break,
                () = tokio::time::sleep(interval) => {}
            }
        }
        self.epoch = -1;
        self.ask(&self.beat()).await.map(|_| ())
    }

    /// True if it has another assignment from here on; and how soon the next heartbeat is expected.
    async fn ask(&mut self, ask: &ConsumerGroupHeartbeatRequest) -> Result<(bool, Duration)> {
        let told = loop {
            let told = self.client.call(ask, CONSUMER_BEAT).await?;
            match told.error_code {
                0 => break told,
                code if is_not_ready(code) => tokio::time::sleep(Duration::from_millis(10)).await,
                code => bail!("ConsumerGroupHeartbeat: error code {code}: {:?}", told.error_message),
            }
        };
        let interval = Duration::from_millis(told.heartbeat_interval_ms.try_into()?);
        self.epoch = told.member_epoch;
        let Some(assignment) = told.assignment else { return Ok((false, interval)) };
        let of = |topic: milena_protocol::messages::consumer_group_heartbeat_response::TopicPartitions| TopicPartitions {
            topic_id: topic.topic_id,
            partitions: topic.partitions,
            ..TopicPartitions::default()
        };
        let now: Vec<TopicPartitions> = assignment.topic_partitions.into_iter().map(of).collect();
        let is_news = now != self.owned;
        self.owned = now;
        Ok((is_news, interval))
    }

    fn beat(&self) -> ConsumerGroupHeartbeatRequest {
        ConsumerGroupHeartbeatRequest {
            group_id: self.place.group_id.clone(),
            member_id: self.id.clone(),
            member_epoch: self.epoch,
            ..ConsumerGroupHeartbeatRequest::default()
        }
    }
}
