//! What may leave the program, and what is said where it may not.

/// What may leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Links and the editor open after a question.
    Ask,
    /// Nothing is opened or executed: `--safe`.
    Safe,
}

/// What is said in safe mode where something would be run.
pub const RUNS_NOTHING: &str = "Safe mode runs nothing.";
/// … and where that is all that a command does.
pub const RUN_WITHOUT: &str = "Safe mode runs nothing; leave --safe out.";
/// … where files would be copied to be worked on.
pub const COPIES_NOTHING: &str = "Safe mode copies nothing and runs nothing.";
/// … where that is all that a command does.
pub const COPY_WITHOUT: &str = "Safe mode copies nothing; leave --safe out.";
/// … where a file would be edited.
pub const OPENS_NO_EDITOR: &str = "Safe mode opens no editor.";
/// What is said where a file would be edited and nobody has said with what.
pub const HAS_NO_EDITOR: &str = "No editor is set: set VISUAL or EDITOR to its command.";
/// … where there is less room.
pub const HAS_NO_EDITOR_IN_SHORT: &str = "No editor: set VISUAL or EDITOR.";
/// What is said in safe mode where an address would be opened, before that address.
pub const OPENS_NOTHING: &str = "Safe mode opens nothing. The address is";
