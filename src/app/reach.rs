//! What may leave the program.

/// What may leave the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Links and the editor open after a question.
    Ask,
    /// Nothing is opened or executed.
    Safe,
}
