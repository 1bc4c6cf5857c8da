//! What the app and the workers tell each other of code that is run: plain values, which events, effects and overlays carry.

mod lab;
mod plan;
mod proofs;
mod run;

pub use lab::{Attention, Lab, LabNews};
pub use plan::{Before, Plan};
pub use proofs::Proofs;
pub use run::{News, Order};
