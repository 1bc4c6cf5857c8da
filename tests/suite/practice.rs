//! Practice: what the learner does, and whether it is right.

mod labs;
