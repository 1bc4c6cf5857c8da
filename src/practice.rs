//! What the learner does, and whether it is right. It knows neither files of courses nor screens.

pub mod lab;
