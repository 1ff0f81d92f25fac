//! How an option is declared (name, type, default, bounds, live or restart), parsed, listed and documented.
