//! What lines stand in, and what ends it.

/// What lines stand in: the file, or an admonition.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// What its lines begin with.
    pub(super) prefix: String,
    /// How many columns they begin with in the file that say no more than that.
    pub(super) strip: usize,
    pub(super) end: End,
    /// Where the words of the open list items begin.
    pub(super) lists: Vec<usize>,
    /// The colons of the open blocks in it that are not known here.
    pub(super) labelled: Vec<usize>,
}

/// What ends a frame.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The file.
    #[default]
    File,
    /// A line that is indented by less.
    Outdent(usize),
    /// This sign, so often or oftener: colons or slashes.
    Marks(char, usize),
    /// A fence with this sign, so often or oftener.
    Fence(char, usize),
}
