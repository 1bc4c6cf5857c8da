//! Where the course was whose progress a journal keeps: by that the progress comes along when it is moved.

/// Where a course without an id of its own is, and what tells it from whatever else is or was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// The canonical path; empty for a text from standard input.
    pub path: String,
    /// What it keeps when it is moved, and nothing else has.
    pub identity: String,
    /// The course, by id, that its progress came from when it was found to be moved.
    pub before: Option<String>,
}

impl Whereabouts {
    /// Whether another tells nothing that this one does not.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let is_same = (&self.path, &self.identity) == (&other.path, &other.identity);
        is_same && (other.before.is_none() || self.before == other.before)
    }

    pub(super) fn details(&self) -> serde_json::Result<String> {
        serde_json::to_string(&(&self.path, &self.identity, &self.before))
    }

    pub(super) fn read(details: &str) -> serde_json::Result<Self> {
        let (path, identity, before) = serde_json::from_str(details)?;
        Ok(Self {
            path,
            identity,
            before,
        })
    }
}
