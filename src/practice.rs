//! What practice comes to: code that is run within limits, whether an answer is right, what of a judgement holds, what
//! comes back when. It knows no screen.

pub mod compare;
pub mod diff;
pub mod digest;
pub mod finding;
pub mod judge;
pub mod lab;
pub mod memory;
pub mod quiz;
pub mod review;
pub mod run;
pub mod trial;
