//! The option tables against what a real Kafka 4.3.1 defines and answers (`tests/golden`, one option a line), key by key.

mod golden;
mod reference;
