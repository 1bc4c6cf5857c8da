//! What practice comes to: grading, judging, differences, and when what was met comes back.

mod grading;
mod judging;
mod remembering;
