//! Metrics that clients push (KIP-714): matched, taken apart, and shown beside the broker's own.
//!
//! Deliberately not here: who is asked for what and when a push is refused (`engine/telemetry`), the subscriptions themselves (configs of
//! client metrics in the image), how metrics are served (`metrics_listener`).
//!
//! Reading order: this file, `otlp` (what a push holds), `pushed` (what is kept of it, and shown).

mod otlp;
mod pushed;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use milena_engine::metadata::{ConfigKind, Image};
use milena_engine::telemetry::{Asked, Client, Clients, InstanceId, Push, PushError, Subscription, TooEarly};
use milena_engine::types::Offset;
use milena_protocol::Uuid;
use milena_protocol::batch::Codec;
use milena_protocol::batch::compression::decompress;

pub use pushed::Pushed;

use crate::context::Context;

/// Bytes that a push may inflate to. A client that is asked for everything sends some hundred kB.
const INFLATED_MAX: usize = 4 << 20;
/// Intervals without a push after which what an instance pushed is shown no more.
const KEPT_INTERVALS: u32 = 3;

/// The subscriptions as an image has them, read once for all requests that see it.
#[derive(Debug)]
struct Subscriptions {
    of: Offset,
    all: Vec<Subscription>,
}

/// This broker's part of client telemetry.
#[derive(Debug)]
pub struct Telemetry {
    clients: Mutex<Clients>,
    subscriptions: Mutex<Arc<Subscriptions>>,
}

impl Default for Telemetry {
    fn default() -> Self {
        let none = Subscriptions { of: Offset::NONE, all: vec![] };
        Self { clients: Mutex::default(), subscriptions: Mutex::new(Arc::new(none)) }
    }
}

/// Why a push is not taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TakeError {
    #[error(transparent)]
    Refused(#[from] PushError),
    #[error("the push cannot be read: {0}")]
    Unreadable(String),
}

impl Telemetry {
    /// What the client is to push. `instance` zero: one is drawn.
    pub fn ask(&self, context: &Context<'_>, instance: InstanceId) -> (InstanceId, Result<Asked, TooEarly>) {
        let instance = if instance == InstanceId::default() { context.broker.os.entropy.uuid() } else { instance };
        let asked = self.asked(context, instance);
        let allowed = self.clients().on_get(context.now().monotonic, instance, &asked);
        (instance, allowed.map(|()| asked))
    }

    /// Takes what a client pushed; what it was asked for is shown until it is pushed anew, or for some intervals. Who was asked for nothing and
    /// pushes is answered alike.
    pub fn take(&self, context: &Context<'_>, push: Push, codec: Option<Codec>, metrics: &[u8]) -> Result<(), TakeError> {
        let now = context.now().monotonic;
        let asked = self.asked(context, push.instance);
        let limit = context.broker.config.telemetry_max_bytes;
        self.clients().on_push(now, push, &asked, limit)?;
        let metrics_of_broker = &context.broker.metrics;
        let shown = &metrics_of_broker.client_metrics;
        if push.terminating {
            shown.forget(push.instance);
            return Ok(());
        }
        let Some(codec) = codec.filter(|_| !metrics.is_empty()) else { return Ok(()) };
        let mut inflated = Vec::new();
        let unreadable = |error: &dyn std::fmt::Display| TakeError::Unreadable(error.to_string());
        decompress(codec, metrics, INFLATED_MAX, &mut inflated).map_err(|error| unreadable(&error))?;
        let points = otlp::points(&inflated, &|name| asked.wants(name)).map_err(|error| unreadable(&error))?;
        let until = now + asked.interval.saturating_mul(KEPT_INTERVALS).max(Duration::from_secs(1));
        let left_out = shown.keep(now, push.instance, &context.client_id(), until, points);
        metrics_of_broker.client_metrics_left_out.add(left_out);
        Ok(())
    }

    fn asked(&self, context: &Context<'_>, instance: InstanceId) -> Asked {
        let subscriptions = self.of_image(&context.broker.image());
        let (software_name, software_version) = context.facts.software.get().cloned().unwrap_or_default();
        let client = Client {
            instance,
            instance_text: Uuid(instance).to_string(),
            id: context.client_id().into_owned(),
            software_name,
            software_version,
            address: context.facts.peer.ip().to_canonical().to_string(),
            port: context.facts.peer.port(),
        };
        Asked::of(&client, subscriptions.all.iter())
    }

    /// Patterns are compiled once an image, not once a request.
    fn of_image(&self, image: &Image) -> Arc<Subscriptions> {
        let mut present = self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner);
        if present.of != image.offset() {
            let of_clients = image.all_configs().filter(|(resource, _)| resource.kind == ConfigKind::ClientMetrics);
            let all = of_clients.map(|(_, settings)| Subscription::new(settings)).collect();
            *present = Arc::new(Subscriptions { of: image.offset(), all });
        }
        Arc::clone(&present)
    }

    fn clients(&self) -> MutexGuard<'_, Clients> {
        self.clients.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
