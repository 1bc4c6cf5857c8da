//! The real program in a real terminal. The letters and numbers are those of the reliability contract.

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
mod network;
mod piped;
mod practice;
mod progress;
mod reading;
mod replies;
pub mod rounds;
mod searching;
mod size;
mod stop;
mod streams;
