//! The way to a server that runs in a network of its own.

use std::io;
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex, PoisonError};

use super::leash;

/// Makes connections to one running program. There are none after its end.
#[derive(Debug, Clone)]
pub struct Door {
    /// Two that ask at once would take each other's answers.
    leash: Arc<Mutex<UnixStream>>,
}

impl Door {
    pub(super) fn new(leash: UnixStream) -> Self {
        Self {
            leash: Arc::new(Mutex::new(leash)),
        }
    }

    /// A connection to a port on 127.0.0.1, as the program sees it.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::ConnectionRefused`] when nothing listens there.
    pub fn connect(&self, port: u16) -> io::Result<TcpStream> {
        let leash = self.leash.lock().unwrap_or_else(PoisonError::into_inner);
        leash::borrow(&leash, port)
    }
}
