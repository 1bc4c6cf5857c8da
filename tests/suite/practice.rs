//! What practice comes to: grading, what is kept of answers, differences.

mod grading;
mod judging;
