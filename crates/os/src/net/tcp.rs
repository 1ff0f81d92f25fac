//! The kernel's sockets.

use std::io;
use std::net::SocketAddr;

use rustix::net::{RecvFlags, Shutdown};
use tokio::io::Interest;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::ListenOptions;

pub(super) fn bind(address: SocketAddr, options: ListenOptions) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    socket.set_reuseaddr(true)?;
    // Before the listen: what is accepted inherits it, and the window scale is settled in the handshake.
    if let Some(bytes) = options.send_buffer {
        socket.set_send_buffer_size(bytes)?;
    }
    if let Some(bytes) = options.receive_buffer {
        socket.set_recv_buffer_size(bytes)?;
    }
    socket.bind(address)?;
    socket.listen(options.backlog)
}

/// One `recv(2)` if the socket is readable. A short one has emptied the socket, so the next look waits for the kernel's word instead of
/// asking in vain: one system call less a request.
pub(super) fn try_read(stream: &TcpStream, bytes: &mut [u8]) -> io::Result<usize> {
    let wanted = bytes.len();
    let mut short = None;
    let read = stream.try_io(Interest::READABLE, || {
        let (read, _) = rustix::net::recv(stream, &mut *bytes, RecvFlags::empty())?;
        if read > 0 && read < wanted {
            short = Some(read);
            // Takes back the readiness that was seen before this read, and no later one.
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(read)
    });
    short.map_or(read, Ok)
}

/// One `sendfile(2)` if the socket is writable.
pub(super) fn try_send_file(stream: &TcpStream, file: &std::fs::File, position: u64, len: u64) -> io::Result<usize> {
    let count = usize::try_from(len).unwrap_or(usize::MAX);
    stream.try_io(Interest::WRITABLE, || {
        let mut offset = position;
        Ok(rustix::fs::sendfile(stream, file, Some(&mut offset), count)?)
    })
}

pub(super) fn shutdown(stream: &TcpStream) -> io::Result<()> {
    match rustix::net::shutdown(stream, Shutdown::Write) {
        // The peer has gone already.
        Ok(()) | Err(rustix::io::Errno::NOTCONN) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
