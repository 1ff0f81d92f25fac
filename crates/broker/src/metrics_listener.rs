//! Serves `/metrics` and `/health` over HTTP/1.1, on a listener of their own.
//!
//! A few lines of HTTP instead of a server library: two pages, GET and HEAD, one request a connection.
//! Not here: what is measured (`metrics`); the console, which has a web server of its own.
//!
//! Limits: [`MAX_CONNECTIONS`] at one time, [`MAX_HEAD`] bytes of request, [`DEADLINE`] for the whole exchange. Who exceeds one is cut off.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use milena_config::HostPort;
use milena_os::Os;
use milena_os::net::{BindError, ListenOptions, Listener, Stream};
use tokio::task::JoinSet;

const MAX_CONNECTIONS: usize = 16;
const MAX_HEAD: usize = 8 << 10;
/// As long as Prometheus waits.
const DEADLINE: Duration = Duration::from_secs(10);

/// How the broker fares, for who watches it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// It loads its data; connections wait.
    Starting,
    Serving,
    /// It was told to stop.
    Stopping,
    /// It cannot go on; why.
    Failed(String),
}

/// The text of all metrics, when it is made; `None`: it cannot be.
pub type Scrape = Pin<Box<dyn Future<Output = Option<String>> + Send>>;

/// What is served.
pub struct Exposed {
    health: Mutex<Health>,
    scrape: Box<dyn Fn() -> Scrape + Send + Sync>,
}

#[derive(Debug, thiserror::Error)]
pub enum MetricsListenerError {
    #[error("metrics.listener={place}: the host has no address: {error}")]
    NoAddress { place: HostPort, error: io::Error },
    #[error("metrics.listener: {0}; give another port, or port 0 for any free one")]
    Bind(#[from] BindError),
}

impl Exposed {
    /// `scrape`: called for each request of `/metrics`.
    pub fn new(scrape: impl Fn() -> Scrape + Send + Sync + 'static) -> Self {
        Self { health: Mutex::new(Health::Starting), scrape: Box::new(scrape) }
    }

    pub fn set_health(&self, health: Health) {
        *self.health.lock().unwrap_or_else(PoisonError::into_inner) = health;
    }

    pub fn health(&self) -> Health {
        self.health.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for Exposed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exposed").field("health", &self.health()).finish_non_exhaustive()
    }
}

/// Opens the listener. An empty host is every interface.
pub async fn bind(os: &Os, place: &HostPort) -> Result<Listener, MetricsListenerError> {
    let host = if place.host.is_empty() { "0.0.0.0" } else { &place.host };
    let no_address = |error| MetricsListenerError::NoAddress { place: place.clone(), error };
    let addresses = os.net.resolve(host, place.port).await.map_err(no_address)?;
    let address: SocketAddr = *addresses.first().ok_or_else(|| no_address(io::ErrorKind::NotFound.into()))?;
    Ok(os.net.bind(address, ListenOptions::default())?)
}

/// Serves until its task is dropped.
pub async fn serve(os: Os, listener: Listener, exposed: Arc<Exposed>) {
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            biased;
            Some(_ended) = connections.join_next() => continue, // whatever became of it concerns nobody else
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) if connections.len() < MAX_CONNECTIONS => {
                let (os, exposed) = (os.clone(), Arc::clone(&exposed));
                connections.spawn(async move {
                    let deadline = os.clock.now().1 + DEADLINE;
                    tokio::select! {
                        biased;
                        result = exchange(&stream, &exposed) => if let Err(error) = result {
                            tracing::debug!(%peer, %error, "metrics_request_failed");
                        },
                        () = os.clock.sleep_until(deadline) => tracing::debug!(%peer, "metrics_request_timed_out"),
                    }
                });
            }
            Ok((_refused, peer)) => tracing::debug!(%peer, limit = MAX_CONNECTIONS, "metrics_connection_refused"),
            Err(error) => {
                // Out of descriptors, most likely. A pause keeps this loop from spinning until some are free.
                tracing::warn!(%error, "metrics_accept_failed");
                os.clock.sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// One request, one answer, the end.
async fn exchange(stream: &Stream, exposed: &Exposed) -> io::Result<()> {
    let Some(head) = read_head(stream).await? else { return Ok(()) };
    let answer = answer(&head, exposed).await;
    stream.write_all(&answer).await?;
    stream.shutdown()
}

/// The bytes up to the empty line; `None` if the peer left first or sends too much.
async fn read_head(stream: &Stream) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::with_capacity(1024);
    let mut piece = [0; 1024];
    loop {
        let read = stream.read(&mut piece).await?;
        head.extend_from_slice(piece.get(..read).unwrap_or_default());
        if head.windows(4).any(|end| end == b"\r\n\r\n") {
            return Ok(Some(head));
        }
        if read == 0 || head.len() > MAX_HEAD {
            return Ok(None);
        }
    }
}

async fn answer(head: &[u8], exposed: &Exposed) -> Vec<u8> {
    let text = String::from_utf8_lossy(head);
    let mut words = text.lines().next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let (status, kind, body) = match (method, path) {
        ("GET" | "HEAD", "/metrics") => match (exposed.scrape)().await {
            Some(text) => ("200 OK", "text/plain; version=0.0.4; charset=utf-8", text),
            None => ("503 Service Unavailable", "text/plain", "The metrics could not be made.\n".to_owned()),
        },
        ("GET" | "HEAD", "/health") => health(&exposed.health()),
        ("GET" | "HEAD", _) => ("404 Not Found", "text/plain", "Here are /metrics and /health.\n".to_owned()),
        _ => ("405 Method Not Allowed", "text/plain", "Only GET and HEAD.\n".to_owned()),
    };
    let length = body.len();
    let mut answer =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").into_bytes();
    if method != "HEAD" {
        answer.extend_from_slice(body.as_bytes());
    }
    answer
}

fn health(health: &Health) -> (&'static str, &'static str, String) {
    let (status, word) = match health {
        Health::Serving => ("200 OK", "serving"),
        Health::Starting => ("503 Service Unavailable", "starting"),
        Health::Stopping => ("503 Service Unavailable", "stopping"),
        Health::Failed(_) => ("503 Service Unavailable", "failed"),
    };
    let body = match health {
        Health::Failed(why) => format!("{{\"status\":\"{word}\",\"reason\":\"{}\"}}\n", escaped(why)),
        Health::Serving | Health::Starting | Health::Stopping => format!("{{\"status\":\"{word}\"}}\n"),
    };
    (status, "application/json", body)
}

/// As it may stand between quotes in JSON.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            control if control.is_control() => out.push(' '),
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use milena_os::clock::Clock;

    struct World {
        os: Os,
        exposed: Arc<Exposed>,
        address: SocketAddr,
        _server: JoinSet<()>,
    }

    async fn world() -> World {
        world_of(Os::in_memory()).await
    }

    async fn world_of(os: Os) -> World {
        let metrics = Arc::new(crate::metrics::Metrics::default());
        let exposed = Arc::new(Exposed::new(move || {
            metrics.partitions.set(5);
            let text = metrics.text();
            Box::pin(async move { Some(text) })
        }));
        let listener = bind(&os, &HostPort { host: "127.0.0.1".to_owned(), port: 0 }).await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut server = JoinSet::new();
        server.spawn(serve(os.clone(), listener, Arc::clone(&exposed)));
        World { os, exposed, address, _server: server }
    }

    /// Sends `request`, reads until the end.
    async fn ask(world: &World, request: &[u8]) -> String {
        let stream = world.os.net.connect(world.address).await.unwrap();
        stream.write_all(request).await.unwrap();
        let (mut answer, mut piece) = (Vec::new(), [0; 4096]);
        loop {
            match stream.read(&mut piece).await {
                Ok(0) | Err(_) => return String::from_utf8(answer).unwrap(),
                Ok(read) => answer.extend_from_slice(&piece[..read]),
            }
        }
    }

    #[tokio::test]
    async fn metrics_are_fresh_at_each_scrape() {
        let world = world().await;
        let answer = ask(&world, b"GET /metrics?x=1 HTTP/1.1\r\nHost: x\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("\nmilena_partitions 5\n"), "{answer}");
        let length: usize = answer.split("Content-Length: ").nth(1).unwrap().split('\r').next().unwrap().parse().unwrap();
        assert_eq!(answer.split("\r\n\r\n").nth(1).unwrap().len(), length);
    }

    #[tokio::test]
    async fn health_tells_what_the_broker_is_about() {
        let world = world().await;
        let cases = [
            (Health::Starting, "HTTP/1.1 503 ", "{\"status\":\"starting\"}\n"),
            (Health::Serving, "HTTP/1.1 200 ", "{\"status\":\"serving\"}\n"),
            (Health::Stopping, "HTTP/1.1 503 ", "{\"status\":\"stopping\"}\n"),
            (Health::Failed("disk \"a\"".to_owned()), "HTTP/1.1 503 ", "{\"status\":\"failed\",\"reason\":\"disk \\\"a\\\"\"}\n"),
        ];
        for (health, status, body) in cases {
            world.exposed.set_health(health);
            let answer = ask(&world, b"GET /health HTTP/1.0\r\n\r\n").await;
            assert!(answer.starts_with(status) && answer.ends_with(body), "{answer}");
        }
    }

    #[tokio::test]
    async fn what_is_no_request_for_a_page_is_refused() {
        let world = world().await;
        assert!(ask(&world, b"GET / HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 404 "));
        assert!(ask(&world, b"POST /metrics HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 405 "));
        assert!(ask(&world, b"HEAD /health HTTP/1.1\r\n\r\n").await.ends_with("\r\n\r\n"));
        assert!(ask(&world, b"\r\n\r\n").await.starts_with("HTTP/1.1 405 "));
        assert_eq!(ask(&world, &[b'x'; MAX_HEAD + 1024]).await, "");
    }

    /// The end of the stream: bytes are an error, and so is anything but the end.
    async fn ends(stream: &Stream) -> bool {
        matches!(stream.read(&mut [0; 16]).await, Ok(0) | Err(_))
    }

    #[tokio::test]
    async fn one_connection_too_many_is_closed_and_the_next_is_served_when_one_has_ended() {
        let world = world().await;
        let mut silent = Vec::new();
        for _ in 0..MAX_CONNECTIONS {
            silent.push(world.os.net.connect(world.address).await.unwrap());
        }
        let refused = world.os.net.connect(world.address).await.unwrap();
        assert!(ends(&refused).await);
        let last = silent.pop().unwrap();
        last.write_all(b"GET /health HTTP/1.1\r\n\r\n").await.unwrap();
        assert!(!ends(&last).await, "it was let in, and is answered");
        while !ends(&last).await {}
        // Its place is free as soon as its task has been joined; until then a newcomer is refused.
        while ask(&world, b"GET /health HTTP/1.1\r\n\r\n").await.is_empty() {}
    }

    #[tokio::test]
    async fn who_says_nothing_is_cut_off() {
        let Clock::Manual(clock) = Clock::manual(0) else { panic!("a manual clock") };
        let world = world_of(Os { clock: Clock::Manual(Arc::clone(&clock)), ..Os::in_memory() }).await;
        let silent = world.os.net.connect(world.address).await.unwrap();
        silent.write_all(b"GET /metr").await.unwrap();
        // A request that is answered shows that the silent one, which came before it, has been let in.
        assert!(!ask(&world, b"GET /health HTTP/1.1\r\n\r\n").await.is_empty());
        clock.advance(DEADLINE);
        assert!(ends(&silent).await);
    }
}
