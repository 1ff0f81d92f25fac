//! Time: the machine's clocks, a simulated world's (tokio's paused time), or one moved by hand.
//!
//! Two clocks always go together: the wall clock, which may jump and stamps records, and the monotonic one, which deadlines use.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::Notify;

/// Cheap to clone; clones show the same time.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clocks; monotonic time counts from the first look of this process.
    Real,
    /// tokio's time, which stands still or leaps to the next timer under `start_paused`; the wall clock can be made to jump.
    Simulated(Arc<SimulatedClock>),
    /// Moves only when told to.
    Manual(Arc<ManualClock>),
}

impl Clock {
    /// `wall_ms`: what the wall clock shows (ms since 1970) at the first look, which must come from inside the runtime.
    pub fn simulated(wall_ms: i64) -> Self {
        Self::Simulated(Arc::new(SimulatedClock { started: OnceLock::new(), wall_ms: Mutex::new(wall_ms) }))
    }

    /// `wall_ms`: what the wall clock shows (ms since 1970) until it is moved.
    pub fn manual(wall_ms: i64) -> Self {
        let times = Times { wall_ms, monotonic: Duration::ZERO };
        Self::Manual(Arc::new(ManualClock { times: Mutex::new(times), moved: Notify::new() }))
    }

    /// The wall clock in ms since 1970 (UTC), and the monotonic clock as the time since it began.
    pub fn now(&self) -> (i64, Duration) {
        match self {
            Self::Real => (wall_ms(), origin().elapsed()),
            Self::Simulated(clock) => clock.now(),
            Self::Manual(clock) => {
                let times = clock.times();
                (times.wall_ms, times.monotonic)
            }
        }
    }

    /// Returns once the monotonic clock shows `deadline` or more.
    pub async fn sleep_until(&self, deadline: Duration) {
        match self {
            // A deadline too far away for an Instant never comes.
            Self::Real => match origin().checked_add(deadline) {
                Some(instant) => tokio::time::sleep_until(instant.into()).await,
                None => std::future::pending().await,
            },
            Self::Simulated(clock) => match clock.started().checked_add(deadline) {
                Some(instant) => tokio::time::sleep_until(instant).await,
                None => std::future::pending().await,
            },
            Self::Manual(clock) => clock.sleep_until(deadline).await,
        }
    }

    /// Returns after `duration`.
    pub async fn sleep(&self, duration: Duration) {
        let (_, now) = self.now();
        self.sleep_until(now.saturating_add(duration)).await;
    }
}

fn origin() -> Instant {
    static ORIGIN: OnceLock<Instant> = OnceLock::new();
    *ORIGIN.get_or_init(Instant::now)
}

fn wall_ms() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}

/// The clock of a simulated world.
#[derive(Debug)]
pub struct SimulatedClock {
    started: OnceLock<tokio::time::Instant>,
    /// What the wall clock showed when the world began, moved by every jump since.
    wall_ms: Mutex<i64>,
}

impl SimulatedClock {
    /// Moves the wall clock, not the monotonic one, by `ms` (negative: back).
    pub fn jump(&self, ms: i64) {
        let mut wall = self.wall_ms.lock().unwrap_or_else(PoisonError::into_inner);
        *wall = wall.saturating_add(ms);
    }

    fn started(&self) -> tokio::time::Instant {
        *self.started.get_or_init(tokio::time::Instant::now)
    }

    fn now(&self) -> (i64, Duration) {
        let monotonic = self.started().elapsed();
        let began = *self.wall_ms.lock().unwrap_or_else(PoisonError::into_inner);
        (began.saturating_add(i64::try_from(monotonic.as_millis()).unwrap_or(i64::MAX)), monotonic)
    }
}

/// A clock that a test moves.
#[derive(Debug)]
pub struct ManualClock {
    times: Mutex<Times>,
    moved: Notify,
}

#[derive(Debug, Clone, Copy)]
struct Times {
    wall_ms: i64,
    monotonic: Duration,
}

impl ManualClock {
    /// Moves both clocks on, and wakes who slept until then.
    pub fn advance(&self, by: Duration) {
        {
            let mut times = self.times();
            times.monotonic = times.monotonic.saturating_add(by);
            times.wall_ms = times.wall_ms.saturating_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX));
        }
        self.moved.notify_waiters();
    }

    /// Moves the wall clock alone by `ms` (negative: back).
    pub fn jump(&self, ms: i64) {
        let mut times = self.times();
        times.wall_ms = times.wall_ms.saturating_add(ms);
    }

    async fn sleep_until(&self, deadline: Duration) {
        loop {
            // Registered before the look, so that a move between the two is not missed.
            let moved = self.moved.notified();
            if self.times().monotonic >= deadline {
                return;
            }
            moved.await;
        }
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.times.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: i64 = 1_700_000_000_000;

    #[tokio::test]
    async fn real_time_passes() {
        let clock = Clock::Real;
        let (wall, before) = clock.now();
        assert!(wall > WALL);
        clock.sleep_until(before + Duration::from_millis(2)).await;
        assert!(clock.now().1 >= before + Duration::from_millis(2));
    }

    #[tokio::test(start_paused = true)]
    async fn simulated_time_leaps_and_its_wall_jumps() {
        let clock = Clock::simulated(WALL);
        assert_eq!(clock.now(), (WALL, Duration::ZERO));
        clock.sleep(Duration::from_secs(3600)).await;
        assert_eq!(clock.now(), (WALL + 3_600_000, Duration::from_secs(3600)));
        if let Clock::Simulated(simulated) = &clock {
            simulated.jump(-60_000);
        }
        assert_eq!(clock.now(), (WALL + 3_540_000, Duration::from_secs(3600)));
    }

    #[tokio::test]
    async fn manual_time_moves_when_told() {
        let clock = Clock::manual(WALL);
        let Clock::Manual(manual) = &clock else { panic!("not manual") };
        let sleeper = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(Duration::from_secs(5)).await }
        });
        manual.advance(Duration::from_secs(4));
        tokio::task::yield_now().await;
        assert!(!sleeper.is_finished());
        manual.advance(Duration::from_secs(1));
        sleeper.await.expect("the sleeper wakes");
        assert_eq!(clock.now(), (WALL + 5000, Duration::from_secs(5)));
    }
}
