//! What of a course the learner has agreed to run: by the digest of all of it, and thing by thing.

use std::collections::{BTreeMap, BTreeSet};

/// Lists of more bytes than this are not kept: nobody reads so far, and journals stay short.
const LONGEST_LIST: usize = 128 << 10;

/// One thing that a course would run, or that what it runs needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What it is called.
    pub name: String,
    /// What tells it from every other.
    pub digest: String,
}

/// What the learner has agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trusted {
    /// The digests of all that may be run.
    pub digests: BTreeSet<String>,
    /// The things of the last agreement; none where they are not known.
    pub things: Vec<Thing>,
}

/// How what a course would run differs from what the learner agreed to last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// The names of what was not there, or not under this name.
    pub fresh: Vec<String>,
    /// The names of what is otherwise than it was.
    pub changed: Vec<String>,
    /// The names of what is there no longer.
    pub gone: Vec<String>,
}

impl Trusted {
    /// Whether the learner has agreed to all that has this digest.
    pub fn contains(&self, digest: &str) -> bool {
        self.digests.contains(digest)
    }

    /// Whether the learner has agreed to nothing yet.
    pub fn is_empty(&self) -> bool {
        self.digests.is_empty() && self.things.is_empty()
    }

    /// What is otherwise than at the last agreement; `None` where that is not known.
    pub fn difference(&self, now: &[Thing]) -> Option<Difference> {
        if self.things.is_empty() {
            return None;
        }
        // What is the same under another name has not changed.
        let digests = |things: &[Thing]| -> BTreeSet<String> {
            things.iter().map(|thing| thing.digest.clone()).collect()
        };
        let (before, after) = (digests(&self.things), digests(now));
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for thing in &self.things {
            if !after.contains(&thing.digest) {
                *left.entry(&thing.name).or_default() += 1;
            }
        }
        let mut difference = Difference::default();
        for thing in now.iter().filter(|thing| !before.contains(&thing.digest)) {
            match left.get_mut(thing.name.as_str()) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    difference.changed.push(thing.name.clone());
                }
                _ => difference.fresh.push(thing.name.clone()),
            }
        }
        let gone = left.into_iter().filter(|(_, count)| *count > 0);
        difference.gone = gone.map(|(name, _)| name.to_owned()).collect();
        Some(difference)
    }
}

/// The things of an agreement as a journal keeps them; none of them where they are too many.
pub(super) fn details(things: &[Thing]) -> serde_json::Result<String> {
    let length = |thing: &Thing| thing.name.len() + thing.digest.len();
    let kept = if things.iter().map(length).sum::<usize>() > LONGEST_LIST {
        &[]
    } else {
        things
    };
    let pairs: Vec<(&str, &str)> = kept
        .iter()
        .map(|thing| (thing.name.as_str(), thing.digest.as_str()))
        .collect();
    serde_json::to_string(&pairs)
}

/// The things that a journal holds.
pub(super) fn read(details: &str) -> serde_json::Result<Vec<Thing>> {
    let pairs: Vec<(String, String)> = serde_json::from_str(details)?;
    let things = pairs.into_iter();
    Ok(things
        .map(|(name, digest)| Thing { name, digest })
        .collect())
}
