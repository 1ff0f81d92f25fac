//! What the tools do; `main.rs` only chooses one.

pub mod codegen;
mod command;
pub mod docs;
pub mod fix;
pub mod fuzz;
pub mod outside;
pub mod release_check;
pub mod simulate;
pub mod tidy;
pub mod verify;
