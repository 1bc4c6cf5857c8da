//! What practice comes to: whether an answer is right, what of a judgement holds, what comes back when. It knows no
//! screen and no clock.

pub mod diff;
pub mod judge;
pub mod memory;
pub mod quiz;
