//! What `std::net` asks of text.

use alloc::vec;
use core::net::SocketAddr;
use std::io;
use std::net::ToSocketAddrs;

use super::SmallString;
use crate::policy::SpillPolicy;

/// As `String`: a host and a port, as in `"localhost:80"`.
impl<const N: usize, P: SpillPolicy> ToSocketAddrs for SmallString<N, P> {
    type Iter = vec::IntoIter<SocketAddr>;

    fn to_socket_addrs(&self) -> io::Result<Self::Iter> {
        self.as_str().to_socket_addrs()
    }
}
