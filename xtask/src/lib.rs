//! What the tools do; `main.rs` only chooses one.

pub mod codegen;
mod command;
pub mod outside;
pub mod verify;
