//! The protocol held against bytes and values of a real Kafka.

mod batches;
mod golden;
mod values;
