//! The real program in a real terminal: what the README says that one can rely on.

mod budget;
mod burst;
mod colors;
mod editing;
mod editor;
mod ending;
mod hangup;
pub(crate) mod harness;
mod hostile;
mod idle;
mod links;
mod many;
mod network;
mod piped;
mod practice;
mod progress;
mod reading;
mod replies;
mod room;
pub mod rounds;
mod searching;
mod size;
mod stop;
mod streams;
mod vanishing;
