//! Whether code of a course may run. What may is handed on as it was read when that was found out: what stands on the
//! disk by the time that it runs does not matter.

use std::collections::{BTreeMap, BTreeSet};

use super::desk::Desk;
use crate::app::news::{Before, Plan};
use crate::course::review::{Proof, Recorded};
use crate::course::{BlockKind, Code, Course, Kit, LabId, Review};
use crate::load::{self, lab_file};
use crate::practice::digest::Digest;
use crate::practice::review::Files;
use crate::practice::run::{Fencing, Program, Runner, packages};
use crate::progress::{Thing, Trusted};

/// The file of a review that says what is wrong with its code.
const REVIEW_FILE: &str = "review.toml";
/// So many digits of a digest tell one thing from another in a list; all of them decide.
const LISTED_DIGITS: usize = 32;

/// What says that a course from elsewhere may run what it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// The learner, in the player.
    Kept,
    /// Whoever typed the command.
    Given,
}

impl Agreement {
    /// What the option `--agree` says.
    pub fn of(agree: bool) -> Self {
        if agree { Self::Given } else { Self::Kept }
    }
}

/// Whether something may run.
#[derive(Debug)]
pub enum Permission<T> {
    /// It may, as it is here.
    Given(T),
    /// The learner has not agreed to all that the course would run.
    Asked(Box<Plan>),
    /// The course has no such thing any more.
    Gone,
}

/// A review, and the files that its proofs are run with.
#[derive(Debug)]
pub struct Case {
    /// The review.
    pub review: Review,
    /// The files of its folder.
    pub files: Files,
}

/// Whether a block of code may run. What it is run with is what was compared.
pub fn program(desk: &Desk, trusted: &Trusted, program: Program) -> Permission<Program> {
    let is_it = |(other, _): &(Program, String)| *other == program;
    let is_there = |cargo: &Cargo| cargo.programs.iter().any(is_it);
    match consent(
        desk,
        trusted,
        || Some(()),
        |cargo| is_there(&cargo).then_some(()),
    ) {
        Permission::Given(()) => Permission::Given(program),
        Permission::Asked(plan) => Permission::Asked(plan),
        Permission::Gone => Permission::Gone,
    }
}

/// Whether the checks of a lab may run.
pub fn kit(desk: &Desk, trusted: &Trusted, id: &LabId) -> Permission<Kit> {
    let alone = || lab_file::read(&desk.library, id).map(|(kit, _)| kit);
    let among = |cargo: Cargo| cargo.kits.into_iter().find(|kit| kit.lab.id == *id);
    consent(desk, trusted, alone, among)
}

/// Whether the proofs of a review may run.
pub fn case(desk: &Desk, trusted: &Trusted, id: &str) -> Permission<Case> {
    let alone = || Case::read(desk, desk.known(), id);
    let among = |cargo: Cargo| cargo.cases.into_iter().find(|case| case.review.id == id);
    consent(desk, trusted, alone, among)
}

/// Whether something may run: `alone` reads it where the course came with the program, `among` finds it where all that
/// the course would run has been read.
fn consent<T>(
    desk: &Desk,
    trusted: &Trusted,
    alone: impl FnOnce() -> Option<T>,
    among: impl FnOnce(Cargo) -> Option<T>,
) -> Permission<T> {
    if desk.library.is_bundled() {
        return alone().map_or(Permission::Gone, Permission::Given);
    }
    let cargo = Cargo::read(desk);
    let (plan, digest) = cargo.plan(trusted);
    match among(cargo) {
        None => Permission::Gone,
        Some(found) if is_trusted(trusted, &digest, plan.fencing) => Permission::Given(found),
        Some(_) => Permission::Asked(Box::new(plan)),
    }
}

/// Whether the learner has agreed to what has this digest, behind this fence or one that keeps less. Where the fence has
/// become weaker it is asked again: that is something else than what was agreed to.
pub fn is_trusted(trusted: &Trusted, digest: &str, fence: Fencing) -> bool {
    let mut fences = fence.and_weaker();
    fences.any(|fence| trusted.contains(&behind(fence, digest)))
}

/// The digest of what is agreed to: what is run, and the fence that it is run behind.
pub fn behind(fence: Fencing, digest: &str) -> String {
    let kept = [("files", fence.files), ("network", fence.network)];
    let kept = kept.iter().filter(|(_, is_kept)| *is_kept);
    let kept = kept.map(|(name, _)| *name);
    kept.fold(Digest::default().with(digest), Digest::with)
        .finish()
}

/// Everything that a course would run, read once.
#[derive(Debug, Default)]
struct Cargo {
    /// Blocks of code, each with the words for it.
    programs: Vec<(Program, String)>,
    kits: Vec<Kit>,
    cases: Vec<Case>,
    /// The packages that all of it needs.
    packages: BTreeMap<String, String>,
    /// Each thing, with all digits of its digest.
    things: Vec<Thing>,
}

impl Cargo {
    fn read(desk: &Desk) -> Self {
        let (course, _) = desk.outline();
        let mut cargo = Self::default();
        cargo.read_blocks(desk, course);
        for id in lab_file::ids(&desk.library) {
            if let Some((kit, _)) = lab_file::read(&desk.library, &id) {
                let needs = cargo.need(&kit.lab.needs, course);
                let folder = format!("{}/{id}", lab_file::FOLDER);
                let run = kit.lab.commands().chain([needs.as_str()]);
                let name = format!("the commands of {folder}");
                cargo.things.push(thing(name, run));
                for (path, text) in &kit.files {
                    cargo.add(&format!("{folder}/{path}"), [text]);
                }
                cargo.kits.push(kit);
            }
        }
        for id in load::review_ids(&desk.library) {
            if let Some(case) = Case::read(desk, course, &id) {
                let needs = cargo.need(&case.review.needs, course);
                cargo.add_case(&case, &needs);
                cargo.cases.push(case);
            }
        }
        for (name, version) in cargo.packages.clone() {
            cargo.add(&format!("{name} {version} from npm"), [""; 0]);
        }
        cargo
    }

    fn read_blocks(&mut self, desk: &Desk, course: &Course) {
        let read = |path: &str| load::file(&desk.library, path);
        for entry in course.lessons() {
            let (lesson, _) = load::lesson(&desk.library, course, &entry.id);
            let mut named: BTreeMap<String, usize> = BTreeMap::new();
            for block in lesson.blocks.kept() {
                let BlockKind::Code(block) = &block.kind else {
                    continue;
                };
                let Ok(program) = Program::of(block, &course.packages, &read) else {
                    continue;
                };
                let count = named.entry(program.name.clone()).or_default();
                *count += 1;
                let which = match *count {
                    1 => String::new(),
                    count => format!(" ({count})"),
                };
                let words = format!("node {}{which}, in “{}”", program.name, lesson.title);
                let needs = packages::list(&program.packages);
                let beside = program.beside.iter();
                let beside = beside.flat_map(|(name, text)| [name.as_str(), text.as_str()]);
                let texts = [program.name.as_str(), &program.text, &needs];
                self.things
                    .push(thing(words.clone(), texts.into_iter().chain(beside)));
                self.packages.extend(program.packages.clone());
                self.programs.push((program, words));
            }
        }
    }

    /// A review: its files, and what is run of it as it was understood.
    fn add_case(&mut self, case: &Case, needs: &str) {
        let Case { review, files } = case;
        let folder = format!("reviews/{}", review.id);
        // What is said of its flaws runs nothing, and what its proofs have printed is not there when they are run.
        let is_run = |path: &str| path != REVIEW_FILE && !Recorded::FILES.contains(&path);
        for (path, text) in files.iter().filter(|(path, _)| is_run(path)) {
            self.add(&format!("{folder}/{path}"), [text]);
        }
        let tests = review.flaws.iter().filter_map(|flaw| match &flaw.proof {
            Proof::Test { file, pattern } => {
                Some([file.as_str(), pattern.as_deref().unwrap_or_default()])
            }
            Proof::Shows(_) | Proof::None => None,
        });
        let codes = std::iter::once(&review.flawed).chain(&review.fixed);
        let codes = codes.map(|code: &Code| &*code.text);
        let run = [review.subject.as_str(), needs].into_iter();
        let run = run.chain(tests.flatten()).chain(codes);
        self.things
            .push(thing(format!("the proofs of {folder}"), run));
    }

    /// Adds a file, by its path in the course.
    fn add<T: AsRef<str>>(&mut self, path: &str, texts: impl IntoIterator<Item = T>) {
        let texts: Vec<T> = texts.into_iter().collect();
        let all = std::iter::once(path).chain(texts.iter().map(AsRef::as_ref));
        let thing = thing(path.to_owned(), all);
        self.things.push(thing);
    }

    /// The packages that something needs, in words.
    fn need(&mut self, needs: &[String], course: &Course) -> String {
        let needs = packages::resolve(needs, &course.packages).unwrap_or_default();
        let words = packages::list(&needs);
        self.packages.extend(needs);
        words
    }

    /// What there is to agree to, and the digest of what would run.
    fn plan(&self, trusted: &Trusted) -> (Plan, String) {
        // In which order it stands in the course does not matter.
        let digests: BTreeSet<&str> = self.things.iter().map(|one| one.digest.as_str()).collect();
        let digest = digests.into_iter().fold(Digest::default(), Digest::with);
        let (digest, fencing) = (digest.finish(), Runner::new().fencing());
        let things = self.things.iter().map(|one| Thing {
            name: one.name.clone(),
            digest: one.digest.chars().take(LISTED_DIGITS).collect(),
        });
        let things: Vec<Thing> = things.collect();
        let kits = self.kits.iter();
        let kits = kits.map(|kit| format!("the checks of the lab “{}”", kit.lab.title));
        let cases = self.cases.iter();
        let cases = cases.map(|case| format!("the proofs of the review “{}”", case.review.id));
        let blocks = self.programs.iter().map(|(_, words)| words.clone());
        let packages = self.packages.iter();
        let plan = Plan {
            digest: behind(fencing, &digest),
            code: blocks.chain(kits).chain(cases).collect(),
            packages: packages
                .map(|(name, version)| format!("{name} {version}"))
                .collect(),
            fencing,
            before: match trusted.difference(&things) {
                _ if trusted.is_empty() => Before::Nothing,
                _ if is_trusted(trusted, &digest, Fencing::FULL) => Before::Fenced,
                None => Before::Other,
                Some(difference) => Before::Differs(difference),
            },
            things,
        };
        (plan, digest)
    }
}

impl Case {
    fn read(desk: &Desk, course: &Course, id: &str) -> Option<Self> {
        let review = load::review(&desk.library, course, id).0?;
        let files = load::review_files(&desk.library, id);
        Some(Self { review, files })
    }
}

fn thing<'a>(name: String, texts: impl Iterator<Item = &'a str>) -> Thing {
    let digest = texts.fold(Digest::default(), Digest::with).finish();
    Thing { name, digest }
}
