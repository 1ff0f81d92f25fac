//! What both ends say: messages, stored records, record batches, errors, versions.
//!
//! Reading order: `wire` (the primitives, and what is bounded how), `api` (keys, versions, header versions), `messages` and
//! `records` (one module a message; generated from `facts`), `any` (all requests, all responses), `errors`, `enums`, `batch`, `hash`.
//! Not here: sockets, frames in time, what an answer should be.

pub mod any;
pub mod api;
pub mod batch;
pub mod enums;
pub mod errors;
pub mod hash;
pub mod messages;
pub mod records;
pub mod wire;

pub use any::{AnyRequest, AnyResponse};
pub use api::{ApiInfo, ApiKey};
pub use errors::ErrorCode;
pub use wire::{Cursor, DecodeError, DecodeProblem, EncodeError, Encoder, RawTaggedField, Records, Splice, Uuid, ViewArray};
