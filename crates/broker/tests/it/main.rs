//! Through the door: the broker's rooms as whoever uses them sees them.

mod administration;
mod adopted;
mod adopted_directory;
mod allocations;
mod cleaner;
mod compaction;
mod configs;
mod connections;
mod consumer_groups;
mod contended_partition;
mod cordoned;
mod describing;
mod door;
mod fetching;
mod flush_messages;
mod groups;
mod log_dir_moves;
mod log_life;
mod metrics;
mod power;
mod power_safe;
mod telemetry;
mod topics;
