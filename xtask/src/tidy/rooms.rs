//! Who may use whom, held against what cargo says. The same table stands in ARCHITECTURE.md.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::cargo_output;

/// A crate, and the crates of ours that it may use outside its tests.
const MAY_USE: [(&str, &[&str]); 14] = [
    ("milena-config", &[]),
    ("milena-os", &["milena-config"]),
    ("milena-protocol", &["milena-config"]),
    ("milena-engine", &["milena-protocol", "milena-config"]),
    ("milena-client", &["milena-protocol", "milena-os", "milena-config"]),
    ("milena-broker", &["milena-engine", "milena-client", "milena-protocol", "milena-os", "milena-config"]),
    ("milena-streams", LIBRARIES),
    ("milena-connect", LIBRARIES),
    ("milena-registry", LIBRARIES),
    ("milena-console", LIBRARIES),
    ("milena", EVERYTHING),
    ("milena-testkit", EVERYTHING),
    ("milena-sim", EVERYTHING),
    ("xtask", &[]),
];

const LIBRARIES: &[&str] = &["milena-client", "milena-protocol", "milena-os", "milena-config"];
const EVERYTHING: &[&str] = &[
    "milena-config",
    "milena-os",
    "milena-protocol",
    "milena-engine",
    "milena-client",
    "milena-broker",
    "milena-streams",
    "milena-connect",
    "milena-registry",
    "milena-console",
    "milena-testkit",
];

/// Crates of others that a room must not use: the pure ones know no runtime, no socket and no randomness.
const NEVER: [(&str, &[&str]); 3] = [("milena-config", RUNTIMES), ("milena-protocol", RUNTIMES), ("milena-engine", RUNTIMES)];
const RUNTIMES: &[&str] = &["tokio", "openraft", "rustix", "libc", "rand", "getrandom", "futures", "mio", "tracing"];

pub fn faults(root: &Path) -> Result<Vec<String>> {
    let text = cargo_output(root, &["metadata", "--format-version=1", "--no-deps", "--offline"])?;
    let metadata: Value = serde_json::from_slice(&text).context("cargo metadata")?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists packages")?;
    Ok(packages.iter().flat_map(package_faults).collect())
}

fn package_faults(package: &Value) -> Vec<String> {
    let name = package["name"].as_str().unwrap_or_default();
    // Rooms alone are held: benchmarks, fuzz targets and tests that are packages of their own may use anything.
    let is_room = |path: &str| path.contains("/crates/") || path.contains("/xtask/");
    if !package["manifest_path"].as_str().is_some_and(is_room) {
        return Vec::new();
    }
    let no_dependencies = Vec::new();
    let dependencies = package["dependencies"].as_array().unwrap_or(&no_dependencies);
    let used = dependencies.iter().filter(|used| used["kind"] != "dev").filter_map(|used| used["name"].as_str());
    let may = MAY_USE.iter().find(|(room, _)| *room == name).map(|(_, may)| *may);
    let never = NEVER.iter().find(|(room, _)| *room == name).map_or(&[] as &[&str], |(_, never)| *never);
    let is_ours = |used: &str| MAY_USE.iter().any(|(room, _)| *room == used);
    let mut out = Vec::new();
    for used in used {
        let refused = match may {
            Some(may) => is_ours(used) && !may.contains(&used),
            // A crate without a row stands in for one of others: it knows nothing of ours.
            None => is_ours(used),
        };
        if refused || never.contains(&used) {
            out.push(format!("{name} uses {used}; the table in ARCHITECTURE.md does not allow it"));
        }
    }
    out
}
