//! Where the course was whose progress a journal keeps: by that it is known again when it is moved.

/// Where a course is, and what tells it from whatever else is or was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// The canonical path.
    pub path: String,
    /// What it keeps when it is moved, and nothing else has.
    pub identity: String,
}

impl Whereabouts {
    pub(super) fn details(&self) -> serde_json::Result<String> {
        serde_json::to_string(&(&self.path, &self.identity))
    }

    pub(super) fn read(details: &str) -> serde_json::Result<Self> {
        type WithOrigin = (String, String, Option<String>);
        let read = serde_json::from_str(details).or_else(|_| {
            // For a day it was also written which journal it came from.
            let (path, identity, _) = serde_json::from_str::<WithOrigin>(details)?;
            Ok((path, identity))
        });
        read.map(|(path, identity)| Self { path, identity })
    }
}
