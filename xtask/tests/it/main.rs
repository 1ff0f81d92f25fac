//! The fact files held against what Kafka's own classes say of every field, and the parser against files that are wrong.

mod fields;
mod parser;
