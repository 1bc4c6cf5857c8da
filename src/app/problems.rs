//! What is wrong with the course, each problem once.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use super::event::Findings;
use crate::diagnostic::{Diagnostic, Problem, Severity};

/// Nobody reads more problems than this.
const MOST_PROBLEMS: usize = 2000;

/// What is wrong with the course.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    /// What tells those in the list from others: no problem is in it twice.
    known: HashSet<u64>,
    /// Those of them that are told with the outline and the glossary, which are not read again with a lesson.
    of_course: HashSet<u64>,
    /// Those that were found in a file that includes theirs, each with that file.
    included: HashSet<(u64, String)>,
    /// Those links of a lesson that were found to be broken after an edit, each with the file of the lesson.
    links: HashSet<(u64, String)>,
    /// What the links of each lesson were last found to lack, by its file.
    looked_up: HashMap<String, HashSet<u64>>,
    /// What was wrong before the course was edited, if it was: wherever that stood in its file.
    before: Option<HashSet<u64>>,
    /// How many of each kind the learner has seen in the list of them.
    seen: HashMap<u64, usize>,
    /// The kinds that reading a file anew has brought.
    brought: HashSet<u64>,
    /// The files that were read: what comes to be wrong with them is due to an edit.
    read: HashSet<String>,
    /// Whether one that has not been seen is announced wherever the learner reads.
    is_one_urgent: bool,
    /// The files in which alone those are announced that have not been seen.
    quiet: HashSet<String>,
}

impl Problems {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them, in the order in which they were told.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// Whether the bottom row announces them to whoever reads this file: there is one that was not seen in the list yet,
    /// and it is an error, one of the course, in that file, or brought by an edit. A warning in another lesson can wait.
    pub fn are_announced(&self, file: &str) -> bool {
        self.is_one_urgent || self.quiet.contains(file)
    }

    /// The learner sees all of them in the list.
    pub fn see(&mut self) {
        self.seen.clear();
        for problem in &self.list {
            *self.seen.entry(kind(problem)).or_default() += 1;
        }
        self.sort_out();
    }

    /// Finds out what is to be announced, and where.
    fn sort_out(&mut self) {
        let mut seen = self.seen.clone();
        self.is_one_urgent = false;
        self.quiet.clear();
        for problem in &self.list {
            let kind = kind(problem);
            if let Some(left @ 1..) = seen.get_mut(&kind) {
                *left -= 1;
                continue;
            }
            let before = self.before.as_ref();
            let is_brought = self.brought.contains(&kind)
                || before.is_some_and(|before| !before.contains(&kind));
            let is_of_lesson = !self.of_course.contains(&key(problem));
            if is_brought || !is_of_lesson || problem.severity == Severity::Error {
                self.is_one_urgent = true;
                continue;
            }
            let files = problem.found_in.iter().chain([&problem.file]);
            self.quiet.extend(files.cloned());
        }
    }

    /// Adds those that are not known yet.
    pub fn add(&mut self, problems: Vec<Diagnostic>) {
        self.add_placed(Problem::all(problems));
    }

    /// Adds those that are not known yet, whose places are known.
    pub fn add_placed(&mut self, problems: Vec<Problem>) {
        self.add_each(problems, |_, _| {});
    }

    /// Adds those that the outline or the glossary has, in whatever file: they stay when a lesson of that file is read.
    pub fn add_of_course(&mut self, problems: Vec<Diagnostic>) {
        self.add_each(Problem::all(problems), |of_course, key| {
            of_course.insert(key);
        });
    }

    fn add_each(&mut self, mut problems: Vec<Problem>, note: impl Fn(&mut HashSet<u64>, u64)) {
        problems.sort_by(|one, other| (&one.file, one.at).cmp(&(&other.file, other.at)));
        for problem in problems {
            let key = key(&problem);
            note(&mut self.of_course, key);
            if self.included.len() < MOST_PROBLEMS
                && let Some(file) = &problem.found_in
            {
                self.included.insert((key, file.clone()));
            }
            if self.list.len() < MOST_PROBLEMS && self.known.insert(key) {
                self.list.push(problem);
            }
        }
        self.sort_out();
    }

    /// The course was edited and is looked through once more, which begins with these.
    pub fn begin_anew(&mut self, problems: Vec<Diagnostic>) {
        let before: HashSet<u64> = self.list.iter().map(kind).collect();
        // What was mended is new when it comes back.
        self.seen.retain(|kind, _| before.contains(kind));
        self.brought.retain(|kind| before.contains(kind));
        self.before = Some(before);
        self.list.clear();
        self.known.clear();
        self.of_course.clear();
        self.included.clear();
        self.links.clear();
        self.add_of_course(problems);
    }

    /// How many there are that were not there before the course was edited; 0 if it was not.
    pub fn since_edited(&self) -> usize {
        let Some(before) = &self.before else {
            return 0;
        };
        let is_new = |problem: &&Problem| !before.contains(&kind(problem));
        self.list.iter().filter(is_new).count()
    }

    /// A file is read anew: forgets what may have been mended in it and in those that it includes, but for what the course
    /// says of it, adds what is wrong now, and says how many of those problems were not there before, wherever they stood: as
    /// many of one kind as there are more.
    pub fn renew(&mut self, findings: Findings) -> usize {
        let problems = Problem::all_in(&findings.source, findings.problems);
        self.renew_placed(&findings.source, problems)
    }

    /// The same of a file whose problems have their places.
    pub fn renew_placed(&mut self, file: &str, problems: Vec<Problem>) -> usize {
        let before = self.kinds();
        let included = taken_of(&mut self.included, file);
        // They are looked up once more when the lesson stands.
        taken_of(&mut self.links, file);
        let removed = self.remove(|problem, key| problem.file == file || included.contains(&key));
        self.add_placed(problems);
        let now = self.kinds();
        self.miss(&removed, &now);
        let was_read = !self.read.insert(file.to_owned());
        let mut more = 0;
        for (kind, count) in now {
            let new = count.saturating_sub(before.get(&kind).copied().unwrap_or_default());
            more += new;
            if new > 0 && was_read {
                self.brought.insert(kind);
            }
        }
        self.sort_out();
        more
    }

    /// The links of the lesson in a file were looked up once more: forgets those that were broken before, and adds those that
    /// are now. If there are others than before, how many of them have come to be broken since they were looked up there; what
    /// was so when the learner came to the lesson has not.
    pub fn renew_links(&mut self, file: &str, broken: Vec<Problem>) -> Option<usize> {
        let new = self.broken_since(file, &broken);
        let before = taken_of(&mut self.links, file);
        let now: HashSet<u64> = broken.iter().map(key).collect();
        let is_other = before != now;
        let removed = self.remove(|_, key| before.contains(&key) && !now.contains(&key));
        self.links
            .extend(now.iter().map(|key| (*key, file.to_owned())));
        self.add_placed(broken);
        let kinds = self.kinds();
        self.miss(&removed, &kinds);
        self.sort_out();
        is_other.then_some(new)
    }

    /// How many links have come to be broken since those of the lesson in a file were looked up. That begins with the first
    /// edit: then all are news.
    fn broken_since(&mut self, file: &str, broken: &[Problem]) -> usize {
        let is_first = self.looked_up.is_empty();
        let now: HashSet<u64> = broken.iter().map(kind).collect();
        let before = self.looked_up.insert(file.to_owned(), now.clone());
        match before {
            Some(before) => now.difference(&before).count(),
            None if is_first => now.len(),
            None => 0,
        }
    }

    /// How many there are of each kind.
    fn kinds(&self) -> HashMap<u64, usize> {
        let mut kinds = HashMap::new();
        for problem in &self.list {
            *kinds.entry(kind(problem)).or_default() += 1;
        }
        kinds
    }

    /// Forgets those that may have been mended, but for what the course says; which kinds these are of.
    fn remove(&mut self, may_be_mended: impl Fn(&Problem, u64) -> bool) -> HashSet<u64> {
        let mut removed = HashSet::new();
        self.list.retain(|problem| {
            let key = key(problem);
            let stays = !may_be_mended(problem, key) || self.of_course.contains(&key);
            if !stays {
                self.known.remove(&key);
                removed.insert(kind(problem));
            }
            stays
        });
        removed
    }

    /// What was mended is new when it comes back: of the kinds that were removed there are so many now.
    fn miss(&mut self, removed: &HashSet<u64>, now: &HashMap<u64, usize>) {
        for kind in removed {
            let left = now.get(kind).copied().unwrap_or_default();
            if let Some(seen) = self.seen.get_mut(kind) {
                *seen = left.min(*seen);
            }
        }
    }
}

/// The problems that were told with a file, which are told with it no longer.
fn taken_of(told: &mut HashSet<(u64, String)>, with: &str) -> HashSet<u64> {
    let mut taken = HashSet::new();
    told.retain(|(key, file)| {
        let is_of = file == with;
        if is_of {
            taken.insert(*key);
        }
        !is_of
    });
    taken
}

/// What tells problems apart that may have moved in their file.
fn kind(problem: &Problem) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&problem.file, &problem.message).hash(&mut hasher);
    hasher.finish()
}

/// What tells one problem from another.
fn key(problem: &Problem) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&problem.file, problem.at, &problem.message).hash(&mut hasher);
    hasher.finish()
}
