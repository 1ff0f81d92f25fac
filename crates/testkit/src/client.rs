//! One connection that sends a request struct in a version and gets the response struct.
//!
//! Not here: retries, metadata, batching; a test says what goes over the wire. Requests may be sent ahead: replies come in their order.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use milena_os::net::{Net, Stream};
use milena_protocol::api::{request_header_version, response_header_version};
use milena_protocol::messages::request_header::RequestHeader;
use milena_protocol::messages::response_header::ResponseHeader;
use milena_protocol::{ApiKey, Cursor, DecodeError, EncodeError, Encoder};

use crate::call::Request;

/// A reply that takes longer fails the test. (Under paused time it fails at once when nothing else can happen.)
const DEADLINE: Duration = Duration::from_secs(60);

/// Larger replies are taken for garbage.
const FRAME_MAX: usize = 256 << 20;

/// Why a call has no response.
#[derive(Debug, thiserror::Error)]
pub enum CallError {
    #[error("the connection broke: {0}")]
    Io(#[from] io::Error),
    #[error("the broker closed the connection")]
    Closed,
    #[error("no reply within {DEADLINE:?}")]
    TimedOut,
    #[error("a reply of {0} bytes")]
    FrameSize(i32),
    #[error("a reply to request {found} where {expected} was next")]
    Correlation { expected: i32, found: i32 },
    #[error("the request cannot be written: {0}")]
    Encode(#[from] EncodeError),
    #[error("the reply cannot be read: {0}")]
    Decode(#[from] DecodeError),
    #[error("{0} bytes follow the reply")]
    TrailingBytes(usize),
}

/// See the module.
#[derive(Debug)]
pub struct Client {
    stream: Stream,
    client_id: Bytes,
    sent: i32,
    received: i32,
    encoder: Encoder,
}

impl Client {
    /// Connects; `client.id` is `testkit`.
    pub async fn connect(net: &Net, address: SocketAddr) -> io::Result<Self> {
        let stream = net.connect(address).await?;
        Ok(Self { stream, client_id: Bytes::from_static(b"testkit"), sent: 0, received: 0, encoder: Encoder::new() })
    }

    /// Goes by this `client.id` from the next request on.
    #[must_use]
    pub fn with_client_id(mut self, client_id: &str) -> Self {
        self.client_id = Bytes::copy_from_slice(client_id.as_bytes());
        self
    }

    /// Sends `request` in `version` and waits for its response. Must not be mixed with replies still outstanding.
    pub async fn call<R: Request>(&mut self, request: &R, version: i16) -> Result<R::Response, CallError> {
        self.send(request, version).await?;
        self.receive::<R>(version).await
    }

    /// As [`Client::call`], in the newest version.
    pub async fn call_newest<R: Request>(&mut self, request: &R) -> Result<R::Response, CallError> {
        self.call(request, R::HIGHEST).await
    }

    /// Sends without waiting; what a produce request with acks=0 needs, and what tests of pipelining do.
    pub async fn send<R: Request>(&mut self, request: &R, version: i16) -> Result<(), CallError> {
        self.encoder.clear();
        self.encoder.i32(0); // the size, known at the end
        let header = RequestHeader {
            request_api_key: R::KEY.code(),
            request_api_version: version,
            correlation_id: self.sent,
            client_id: Some(self.client_id.clone()),
            unknown_tagged_fields: Vec::new(),
        };
        header.encode(&mut self.encoder, request_header_version(R::KEY, version))?;
        request.encode(&mut self.encoder, version)?;
        let size = i32::try_from(self.encoder.buf.len() - 4).expect("tests send less than 2 GiB");
        self.encoder.buf[..4].copy_from_slice(&size.to_be_bytes());
        self.stream.write_all(&self.encoder.buf).await?;
        self.sent += 1;
        Ok(())
    }

    /// The response to the oldest request that has none yet, which must be of type `R` in `version`.
    pub async fn receive<R: Request>(&mut self, version: i16) -> Result<R::Response, CallError> {
        let frame = self.receive_frame().await?;
        let mut cursor = Cursor::of_bytes(&frame);
        let found = self.read_header(&mut cursor, R::KEY, version)?;
        let response = R::decode_response(&mut cursor, version)?;
        let expected = self.received;
        self.received += 1;
        if found != expected {
            return Err(CallError::Correlation { expected, found });
        }
        match cursor.left() {
            0 => Ok(response),
            left => Err(CallError::TrailingBytes(left)),
        }
    }

    fn read_header(&self, cursor: &mut Cursor<'_>, key: ApiKey, version: i16) -> Result<i32, CallError> {
        let header = ResponseHeader::decode(cursor, response_header_version(key, version))?;
        Ok(header.correlation_id)
    }

    /// Counts the next request as answered: one that gets no reply (acks=0).
    pub fn skip_reply(&mut self) {
        self.received += 1;
    }

    /// Sends bytes as they are: broken frames, half frames.
    pub async fn send_bytes(&self, bytes: &[u8]) -> Result<(), CallError> {
        Ok(self.stream.write_all(bytes).await?)
    }

    /// The next frame without its size.
    pub async fn receive_frame(&self) -> Result<Bytes, CallError> {
        match tokio::time::timeout(DEADLINE, self.read_frame()).await {
            Ok(frame) => frame,
            Err(_) => Err(CallError::TimedOut),
        }
    }

    async fn read_frame(&self) -> Result<Bytes, CallError> {
        let mut size = [0; 4];
        self.fill(&mut size).await?;
        let size = i32::from_be_bytes(size);
        let length = usize::try_from(size).ok().filter(|length| *length <= FRAME_MAX).ok_or(CallError::FrameSize(size))?;
        let mut frame = vec![0; length];
        self.fill(&mut frame).await?;
        Ok(frame.into())
    }

    async fn fill(&self, bytes: &mut [u8]) -> Result<(), CallError> {
        match self.stream.read_exact(bytes).await {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(CallError::Closed),
            result => Ok(result?),
        }
    }

    /// Waits until the broker closes the connection; an error if it sends something instead, or nothing for too long.
    pub async fn closed(&self) -> Result<(), CallError> {
        match self.receive_frame().await {
            Err(CallError::Closed | CallError::Io(_)) => Ok(()),
            Err(error) => Err(error),
            Ok(frame) => Err(CallError::FrameSize(i32::try_from(frame.len()).unwrap_or(i32::MAX))),
        }
    }

    pub fn stream(&self) -> &Stream {
        &self.stream
    }
}

#[cfg(test)]
mod tests {
    use milena_os::net::ListenOptions;
    use milena_protocol::messages::api_versions_request::ApiVersionsRequest;
    use milena_protocol::messages::api_versions_response::ApiVersionsResponse;
    use milena_protocol::messages::heartbeat_request::HeartbeatRequest;
    use milena_protocol::messages::heartbeat_response::HeartbeatResponse;

    use super::*;

    /// What a broker answers, by hand: the frame of one response.
    fn reply(correlation_id: i32, key: ApiKey, version: i16, body: impl FnOnce(&mut Encoder)) -> Vec<u8> {
        let mut out = Encoder::new();
        out.i32(0);
        let header = ResponseHeader { correlation_id, unknown_tagged_fields: Vec::new() };
        header.encode(&mut out, response_header_version(key, version)).unwrap();
        body(&mut out);
        let size = i32::try_from(out.buf.len() - 4).unwrap();
        out.buf[..4].copy_from_slice(&size.to_be_bytes());
        out.buf
    }

    #[tokio::test]
    async fn replies_are_matched_in_order() {
        let net = Net::memory(7);
        let listener = net.bind("127.0.0.1:9092".parse().unwrap(), ListenOptions::default()).unwrap();
        let mut client = Client::connect(&net, listener.local_addr().unwrap()).await.unwrap();
        let (server, _) = listener.accept().await.unwrap();
        client.send(&ApiVersionsRequest::default(), 4).await.unwrap();
        client.send(&HeartbeatRequest { group_id: "g".to_owned(), ..HeartbeatRequest::default() }, 4).await.unwrap();

        let versions = ApiVersionsResponse { error_code: 35, ..ApiVersionsResponse::default() };
        server.write_all(&reply(0, ApiKey::ApiVersions, 4, |out| versions.encode(out, 4).unwrap())).await.unwrap();
        let heartbeat = HeartbeatResponse { error_code: 27, ..HeartbeatResponse::default() };
        server.write_all(&reply(1, ApiKey::Heartbeat, 4, |out| heartbeat.encode(out, 4).unwrap())).await.unwrap();
        assert_eq!(client.receive::<ApiVersionsRequest>(4).await.unwrap(), versions);
        assert_eq!(client.receive::<HeartbeatRequest>(4).await.unwrap(), heartbeat);

        server.write_all(&reply(9, ApiKey::Heartbeat, 4, |out| heartbeat.encode(out, 4).unwrap())).await.unwrap();
        let wrong = client.receive::<HeartbeatRequest>(4).await.unwrap_err();
        assert!(matches!(wrong, CallError::Correlation { expected: 2, found: 9 }), "{wrong}");
        drop(server);
        client.closed().await.unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn silence_fails_at_the_deadline() {
        let net = Net::memory(0);
        let listener = net.bind("127.0.0.1:9092".parse().unwrap(), ListenOptions::default()).unwrap();
        let mut client = Client::connect(&net, listener.local_addr().unwrap()).await.unwrap();
        let silent = client.call_newest(&HeartbeatRequest::default()).await.unwrap_err();
        assert!(matches!(silent, CallError::TimedOut), "{silent}");
    }
}
