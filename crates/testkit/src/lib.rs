//! For anybody's tests: a real broker inside the test process, on a memory disk and network or on real ones, and a client that speaks
//! the protocol message by message.
//!
//! Not here: mocks. What a test talks to is the broker that ships.
//!
//! Reading order: `broker` (starting one), `client` (one connection), `batches` (making and reading records), `call` (which response answers which request),
//! `requests` (those that nearly every test sends).

pub mod batches;
pub mod broker;
pub mod call;
pub mod client;
pub mod requests;

pub use broker::TestBroker;
pub use call::Request;
pub use client::{CallError, Client};
