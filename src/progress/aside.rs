//! A journal that could not be read whole and was put aside, in words for a learner.

use std::fmt;
use std::path::PathBuf;

use super::journal::Health;

/// A journal as it was before what could be read of it was written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where it is now.
    pub path: PathBuf,
    /// What it was like.
    pub health: Health,
}

impl Aside {
    /// What happened, with the name of the file and no more: short enough for the bottom row of the player.
    pub fn short(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        match self.health {
            Health::Newer => {
                format!("A newer nodecourse wrote your progress, kept as {name}; update this one.")
            }
            Health::Empty | Health::Sound | Health::Damaged => format!(
                "Some of your progress could not be read; the file as it was is now {name}."
            ),
        }
    }
}

impl fmt::Display for Aside {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.health {
            Health::Newer => write!(
                formatter,
                "A newer nodecourse wrote your progress. What this one can read of it is used; the file as it was is now {path}. Update nodecourse to use the rest."
            ),
            Health::Empty | Health::Sound | Health::Damaged => write!(
                formatter,
                "Some of your progress could not be read; the rest is used. The file as it was is now {path}."
            ),
        }
    }
}
