//! The only room that touches the outside: clock, disk, net, spawn, entropy. Real, and simulated twins behind the same seams.
#![allow(unsafe_code)]
