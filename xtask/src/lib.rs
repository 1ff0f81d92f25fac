//! What the tools do; `main.rs` only chooses one.

pub mod codegen;
