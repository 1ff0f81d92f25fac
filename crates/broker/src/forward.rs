//! From a broker to the active controller, which today lives in the same process.
//!
//! Draws what the controller must be handed (topic ids, where placement begins) and bounds the wait.

use milena_engine::metadata::{
    AllocateProducerIdsError, AlterClientQuotas, AlterConfigs, AlterConfigsError, AlterQuotasError, AssignDirectories,
    AssignDirectoryError, CreatePartitions, CreateTopic, CreateTopics, CreateTopicsResult, DeleteTopicError, DeleteTopics, DeletedTopic,
    ElectLeaders, ElectedTopic, GrowTopic, GrowTopicResult, ProducerIdBlock, ReassignPartitions, ReassignedTopic, RegisterBroker,
    RegisterBrokerError, Registered, Reply, Request, TopicRef, UnregisterBrokerError, UpdateFeatures, UpdateFeaturesError,
};
use milena_engine::types::{BrokerId, Monotonic, TopicId};
use milena_os::Os;

use crate::controller::{Controller, ControllerError};

/// The way to the active controller. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Forward {
    os: Os,
    controller: Controller,
}

/// When an answer comes no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    Until(Monotonic),
    /// The wait ends with the asker.
    Endless,
}

/// A request and the reply that belongs to it; another reply is a fault of the controller.
macro_rules! reply {
    ($reply:expr, $kind:path) => {
        match $reply {
            $kind(reply) => Ok(reply),
            other => unreachable!("the controller mixed up its answers: {other:?}"),
        }
    };
}

impl Forward {
    pub fn new(os: Os, controller: Controller) -> Self {
        Self { os, controller }
    }

    /// Makes topics, or only checks whether they could be made. Topic ids are drawn here, whatever the request has in their place.
    ///
    /// Returns one result per topic, in the order asked; a name that is asked for twice has one.
    pub async fn create_topics(
        &self,
        mut topics: Vec<CreateTopic>,
        validate_only: bool,
        patience: Patience,
    ) -> Result<Vec<CreateTopicsResult>, ControllerError> {
        for topic in &mut topics {
            topic.topic_id = TopicId(self.os.entropy.uuid());
        }
        let ask = CreateTopics { topics, validate_only, placement_start: self.os.entropy.next_u64() };
        reply!(self.ask(Request::CreateTopics(ask), patience).await?, Reply::CreateTopics)
    }

    /// Returns one result per topic, in the order asked.
    pub async fn delete_topics(
        &self,
        topics: Vec<TopicRef>,
        patience: Patience,
    ) -> Result<Vec<Result<DeletedTopic, DeleteTopicError>>, ControllerError> {
        reply!(self.ask(Request::DeleteTopics(DeleteTopics { topics }), patience).await?, Reply::DeleteTopics)
    }

    /// Gives topics more partitions, or only checks whether they could have them. Returns one result per topic; a name that is asked for
    /// twice has one.
    pub async fn create_partitions(
        &self,
        topics: Vec<GrowTopic>,
        validate_only: bool,
        patience: Patience,
    ) -> Result<Vec<GrowTopicResult>, ControllerError> {
        let ask = CreatePartitions { topics, validate_only, placement_start: self.os.entropy.next_u64() };
        reply!(self.ask(Request::CreatePartitions(ask), patience).await?, Reply::CreatePartitions)
    }

    /// Returns one result per resource, in the order asked.
    pub async fn alter_configs(&self, ask: AlterConfigs) -> Result<Vec<Result<(), AlterConfigsError>>, ControllerError> {
        reply!(self.ask(Request::AlterConfigs(ask), Patience::Endless).await?, Reply::AlterConfigs)
    }

    /// Returns one result per entity, in the order asked.
    pub async fn alter_client_quotas(&self, ask: AlterClientQuotas) -> Result<Vec<Result<(), AlterQuotasError>>, ControllerError> {
        reply!(self.ask(Request::AlterClientQuotas(ask), Patience::Endless).await?, Reply::AlterClientQuotas)
    }

    pub async fn allocate_producer_ids(
        &self,
        broker: BrokerId,
        broker_epoch: i64,
    ) -> Result<Result<ProducerIdBlock, AllocateProducerIdsError>, ControllerError> {
        let ask = Request::AllocateProducerIds { broker, broker_epoch };
        reply!(self.ask(ask, Patience::Endless).await?, Reply::AllocateProducerIds)
    }

    pub async fn register_broker(&self, ask: RegisterBroker) -> Result<Result<Registered, RegisterBrokerError>, ControllerError> {
        reply!(self.ask(Request::RegisterBroker(ask), Patience::Endless).await?, Reply::RegisterBroker)
    }

    /// Returns one result per topic, in the order asked.
    pub async fn elect_leaders(&self, ask: ElectLeaders, patience: Patience) -> Result<Vec<ElectedTopic>, ControllerError> {
        reply!(self.ask(Request::ElectLeaders(ask), patience).await?, Reply::ElectLeaders)
    }

    /// Returns one result per topic, in the order asked.
    pub async fn reassign_partitions(&self, ask: ReassignPartitions, patience: Patience) -> Result<Vec<ReassignedTopic>, ControllerError> {
        reply!(self.ask(Request::ReassignPartitions(ask), patience).await?, Reply::ReassignPartitions)
    }

    /// Returns one result per replica, in the order asked.
    pub async fn assign_directories(&self, ask: AssignDirectories) -> Result<Vec<Result<(), AssignDirectoryError>>, ControllerError> {
        reply!(self.ask(Request::AssignDirectories(ask), Patience::Endless).await?, Reply::AssignDirectories)
    }

    pub async fn update_features(
        &self,
        ask: UpdateFeatures,
        patience: Patience,
    ) -> Result<Result<(), UpdateFeaturesError>, ControllerError> {
        reply!(self.ask(Request::UpdateFeatures(ask), patience).await?, Reply::UpdateFeatures)
    }

    pub async fn unregister_broker(
        &self,
        broker: BrokerId,
        patience: Patience,
    ) -> Result<Result<(), UnregisterBrokerError>, ControllerError> {
        reply!(self.ask(Request::UnregisterBroker { broker }, patience).await?, Reply::UnregisterBroker)
    }

    async fn ask(&self, request: Request, patience: Patience) -> Result<Reply, ControllerError> {
        match patience {
            Patience::Endless => self.controller.ask(request).await,
            Patience::Until(deadline) => {
                tokio::select! {
                    biased;
                    reply = self.controller.ask(request) => reply,
                    () = self.os.clock.sleep_until(deadline.0) => Err(ControllerError::TimedOut),
                }
            }
        }
    }
}
