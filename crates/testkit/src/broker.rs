//! A real broker inside the test process.

use std::net::SocketAddr;
use std::time::Duration;

use milena_broker::server::{self, Server, StartError};
use milena_config::BrokerConfig;
use milena_config::properties::Properties;
use milena_os::Os;

use crate::client::Client;

/// How long a clean stop may take.
const STOP: Duration = Duration::from_secs(30);

/// A broker that listens on a port of its own. Dropping it without [`TestBroker::stop`] is like killing its process as far as its
/// connections go; its disk stays, in [`TestBroker::os`].
///
/// ```
/// # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
/// use milena_testkit::TestBroker;
/// use milena_protocol::messages::api_versions_request::ApiVersionsRequest;
///
/// let broker = TestBroker::start().await;
/// let mut client = broker.client().await;
/// let versions = client.call(&ApiVersionsRequest::default(), 0).await.unwrap();
/// assert_eq!(versions.error_code, 0);
/// broker.stop().await;
/// # });
/// ```
#[derive(Debug)]
pub struct TestBroker {
    os: Os,
    server: Server,
}

impl TestBroker {
    /// On a memory disk and network, with the machine's clock; options as without a file.
    pub async fn start() -> Self {
        Self::start_with(Os::in_memory(), &[]).await
    }

    /// In the world `os`, with these options on top; panics if it does not start.
    pub async fn start_with(os: Os, options: &[(&str, &str)]) -> Self {
        match Self::try_start(os, options).await {
            Ok(broker) => broker,
            Err(error) => panic!("the broker does not start: {error}"),
        }
    }

    /// As [`TestBroker::start_with`], for tests of what stops a start.
    pub async fn try_start(os: Os, options: &[(&str, &str)]) -> Result<Self, StartError> {
        let server = server::start(config(options), os.clone()).await?;
        Ok(Self { os, server })
    }

    /// The world it lives in; a later broker started there finds its data.
    pub fn os(&self) -> &Os {
        &self.os
    }

    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Where clients connect.
    pub fn address(&self) -> SocketAddr {
        *self.server.addresses().first().expect("a broker has a listener")
    }

    /// A new connection.
    pub async fn client(&self) -> Client {
        Client::connect(&self.os.net, self.address()).await.expect("the broker listens")
    }

    /// Stops it in order.
    pub async fn stop(self) {
        self.server.shutdown(STOP).await;
    }
}

/// What a test's broker goes by: the options without a file, a free port, no metrics listener, and `options` on top.
pub fn config(options: &[(&str, &str)]) -> BrokerConfig {
    let mut properties: Properties = BrokerConfig::without_file();
    properties.set("listeners", "PLAINTEXT://127.0.0.1:0");
    properties.set("metrics.listener", "");
    for (name, value) in options {
        properties.set(*name, *value);
    }
    match BrokerConfig::load(&properties) {
        Ok(loaded) => loaded.config,
        Err(faults) => panic!("options of a test: {faults:?}"),
    }
}
