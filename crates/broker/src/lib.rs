//! The server process around the engine: listeners, connections, one file per API key, partitions, coordinators, controller.
