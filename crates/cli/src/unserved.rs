//! Stands where `milena_broker::server` will be: the same calls, and the truth that nothing serves yet.

use std::time::Duration;

use milena_config::BrokerConfig;
use milena_os::Os;

pub(crate) struct Server;

#[derive(Debug, thiserror::Error)]
#[error("this build has no broker yet")]
pub(crate) struct StartError;

pub(crate) async fn start(_config: BrokerConfig, _os: Os) -> Result<Server, StartError> {
    Err(StartError)
}

impl Server {
    pub(crate) async fn wait_stopped(&self) -> StartError {
        StartError
    }

    pub(crate) async fn shutdown(&self, _deadline: Duration) {}
}
