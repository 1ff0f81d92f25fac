//! The worlds there are, by name.

use crate::check::Violation;
use crate::outcome::Outcome;
use crate::planted::{self, Bug};
use crate::table::Table;
use crate::{broker_world, log_world};

/// See the module of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum World {
    Log,
    Broker,
}

impl World {
    pub const ALL: [Self; 2] = [Self::Log, Self::Broker];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|world| world.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Broker => "broker",
        }
    }

    /// Runs the world of `seed`. A panic, which an invariant of the engine's own may raise, counts as a violation.
    pub fn run(self, seed: u64) -> Outcome {
        self.run_with(seed, None)
    }

    /// As [`World::run`], with a bug. Panics if this build cannot plant it.
    pub fn run_with(self, seed: u64, planted: Option<Bug>) -> Outcome {
        planted::plant_line(planted).expect("a build with the feature `planted`");
        let run = || match self {
            Self::Log => log_world::run(seed, planted),
            Self::Broker => broker_world::run(seed, planted),
        };
        std::panic::catch_unwind(run).unwrap_or_else(|panic| {
            let what = panic.downcast_ref::<String>().cloned();
            let what = what.or_else(|| panic.downcast_ref::<&str>().map(|what| (*what).to_owned()));
            let violation = Violation { invariant: "no_panic", what: what.unwrap_or_default() };
            Outcome { operations: 0, crashes: 0, trace: 0, violations: vec![violation], table: Table::default() }
        })
    }
}
