//! The `nodecourse` command.
fn main() {}
