//! Asking the learner's own server, through its door and nowhere else.

mod connection;

use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use ureq::http::{self, Response};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::{Agent, Body, Error};

use super::Heard;
use crate::course::lab::Request;
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::run::Door;
use connection::ThroughDoor;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// No more of a body is read.
const LONGEST_BODY: u64 = 1 << 20;

/// Asks a server.
#[derive(Debug, Clone)]
pub struct Asker {
    agent: Agent,
    port: u16,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// Nothing listens.
    Refused,
    /// It took too long.
    Late,
    /// The connection was closed before there was one.
    Closed,
    /// There is more of it than anybody reads.
    TooLong,
    /// What came was no HTTP, in the words of the client.
    Other(String),
}

impl Asker {
    /// One that asks the server on a port, behind a door.
    pub fn new(door: Door, port: u16) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .allow_non_standard_methods(true)
            .build();
        let connector = ThroughDoor { door, port };
        Self {
            agent: Agent::with_parts(config, connector, DefaultResolver::default()),
            port,
        }
    }

    /// Asks, and waits for the whole answer.
    pub fn ask(&self, request: &Request) -> Result<Heard, NoAnswer> {
        let url = format!(
            "http://{}:{}{}",
            Ipv4Addr::LOCALHOST,
            self.port,
            request.path
        );
        let mut builder = http::Request::builder()
            .method(request.method.as_str())
            .uri(url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let built = match &request.body {
            Some(body) => builder
                .body(body.clone())
                .map(|request| self.agent.run(request)),
            None => builder.body(()).map(|request| self.agent.run(request)),
        };
        match built {
            Ok(answer) => heard(answer.map_err(no_answer)?),
            Err(error) => Err(NoAnswer::Other(error.to_string())),
        }
    }
}

fn heard(mut answer: Response<Body>) -> Result<Heard, NoAnswer> {
    let headers = answer.headers().iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    let headers = headers.collect();
    let status = answer.status().as_u16();
    let body = answer
        .body_mut()
        .with_config()
        .limit(LONGEST_BODY)
        .read_to_vec();
    let body = body.map_err(no_answer)?;
    Ok(Heard {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

fn no_answer(error: Error) -> NoAnswer {
    use std::io::ErrorKind;
    match error {
        Error::Timeout(_) => NoAnswer::Late,
        Error::BodyExceedsLimit(_) => NoAnswer::TooLong,
        Error::ConnectionFailed => NoAnswer::Refused,
        Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused => NoAnswer::Refused,
            ErrorKind::TimedOut => NoAnswer::Late,
            ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
                NoAnswer::Closed
            }
            _ => NoAnswer::Other(Obstacle::from(&error).why),
        },
        error => NoAnswer::Other(error.to_string()),
    }
}

/// A port that nothing listens on now. Where the server has no network of its own another program may take it first: then
/// the server does not start, and says so.
pub fn free_port() -> std::io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
