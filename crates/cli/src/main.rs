//! The one binary: `milena server`, and later every tool by Kafka's name.
fn main() {}
