//! What a suite of behaviours is, as behaviour.py beside it: a program that takes HOST:PORT and prints `ok NAME` or `FAIL NAME: why`.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

/// Behaviours that run at the same time, as in behaviour.py.
const SIDE_BY_SIDE: usize = 4;

pub type Outcome = Result<(), String>;
type Run = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// Named behaviours, each with the time after which it has failed.
#[derive(Default)]
pub struct Suite {
    behaviours: Vec<(String, Duration, Run)>,
}

impl Suite {
    pub fn add(&mut self, name: &str, behaviour: impl Future<Output = Outcome> + Send + 'static) {
        self.behaviours.push((name.to_owned(), Duration::from_secs(60), Box::pin(behaviour)));
    }

    /// Runs all, or those that are named.
    pub async fn run(self, only: &[String]) {
        let (places, mut tasks) = (Arc::new(Semaphore::new(SIDE_BY_SIDE)), Vec::new());
        for (name, limit, run) in self.behaviours {
            if !only.is_empty() && !only.contains(&name) {
                continue;
            }
            let places = Arc::clone(&places);
            tasks.push(tokio::spawn(async move {
                let _place = places.acquire().await;
                match timeout(limit, tokio::spawn(run)).await {
                    Ok(Ok(Ok(()))) => println!("ok {name}"),
                    Ok(Ok(Err(why))) => println!("FAIL {name}: {}", why.replace('\n', " ")),
                    Ok(Err(panicked)) => println!("FAIL {name}: {panicked}"),
                    Err(_) => println!("FAIL {name}: no end within {limit:?}"),
                }
            }));
        }
        for task in tasks {
            let _ = task.await;
        }
    }
}

pub fn check(holds: bool, why: impl Into<String>) -> Outcome {
    if holds { Ok(()) } else { Err(why.into()) }
}

pub fn same<T: PartialEq + std::fmt::Debug>(found: T, wanted: T, what: &str) -> Outcome {
    check(found == wanted, format!("{what}: found {found:.200?}, wanted {wanted:.200?}"))
}

/// Asks until the answer is true.
pub async fn until<F: Future<Output = Result<bool, String>>>(what: &str, mut holds: impl FnMut() -> F) -> Outcome {
    let end = Instant::now() + Duration::from_secs(25);
    while !holds().await? {
        check(Instant::now() < end, format!("not within 25 s: {what}"))?;
        sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// A name for a topic or group that no other run has used.
pub fn fresh(stem: &str) -> String {
    format!("{stem}-{:08x}", rand::random::<u32>())
}

pub fn numbered(count: usize, stem: &str) -> Vec<String> {
    (0..count).map(|number| format!("{stem} {number}")).collect()
}
