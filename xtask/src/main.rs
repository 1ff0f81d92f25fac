//! The tools of who builds Milena: `cargo xtask <command>`.
fn main() {}
