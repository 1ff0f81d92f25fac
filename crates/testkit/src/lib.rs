//! A Milena broker inside the test process: real broker, memory disk.
