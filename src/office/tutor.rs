//! The worker that judges code: it makes the learner's copy of a lab and checks it on every save, and it runs the proofs of
//! reviews.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::consent::{self, Case, Permission};
use super::desk::Desk;
use super::fetching::with_progress;
use super::launch;
use super::workshop::Workshop;
use crate::app::Event;
use crate::app::news::Attention;
use crate::app::news::LabNews;
use crate::app::news::Proofs;
use crate::course::{Kit, LabId};
use crate::diagnostic::obstacle::Obstacle;
use crate::load::lab_file;
use crate::practice::lab::{Attempt, Copy, Patience, check};
use crate::practice::review;
use crate::progress::Trusted;
use crate::shell::{Sender, Worker};
use crate::text;

/// How often saved files are looked for.
const BEAT: Duration = Duration::from_millis(200);

/// The tutor, who attends to one lab or review at a time.
#[derive(Default)]
pub struct Tutor {
    worker: Option<Worker>,
    /// Set when the lab or review has been left that is attended to.
    left: Arc<AtomicBool>,
    /// The files that did not end when they were checked.
    endless: Endless,
}

/// Files that did not end when they were checked, if the last ones did not: they are not waited for so long again.
type Endless = Arc<Mutex<Option<Vec<(String, Vec<u8>)>>>>;

impl Tutor {
    /// Attends to the learner's copy of a lab until it is left.
    pub fn attend(
        &mut self,
        (id, attention): (LabId, Attention),
        trusted: Trusted,
        desk: Arc<Desk>,
        sender: &Sender,
    ) {
        let left = self.begin_next();
        let endless = Arc::clone(&self.endless);
        self.worker(sender).run(move |sender| {
            let tell = |news| sender.send(Event::LabNews(id.clone(), news));
            // To copy files runs nothing.
            if attention == Attention::Begin {
                match begin(&desk, &id) {
                    Ok(()) => tell(LabNews::Copied(None)),
                    Err(reason) => return tell(LabNews::Stuck(reason)),
                }
            }
            let attended = match consent::kit(&desk, &trusted, &id) {
                Permission::Given(kit) => {
                    let attendance = Attendance {
                        desk: &desk,
                        kit: &kit,
                        left: &left,
                        endless: &endless,
                        tell: &tell,
                    };
                    attendance.go_on(attention)
                }
                Permission::Asked(plan) => return tell(LabNews::Asks(plan)),
                Permission::Gone => Err("The lab is not there any more.".to_owned()),
            };
            if let Err(reason) = attended {
                tell(LabNews::Stuck(reason));
            }
        });
    }

    /// Runs the proofs of a review.
    pub fn prove(&mut self, id: String, trusted: Trusted, desk: Arc<Desk>, sender: &Sender) {
        let left = self.begin_next();
        self.worker(sender).run(move |sender| {
            let tell = |proofs| sender.send(Event::Proven(id.clone(), proofs));
            tell(shown(&desk, (&id, &trusted), &left, &tell));
        });
    }

    /// Ends what is under way.
    pub fn leave(&mut self) {
        self.left.store(true, Ordering::Relaxed);
    }

    /// Ends what is under way, and gives the flag for what comes next.
    fn begin_next(&mut self) -> Arc<AtomicBool> {
        self.leave();
        self.left = Arc::default();
        Arc::clone(&self.left)
    }

    fn worker(&mut self, sender: &Sender) -> &mut Worker {
        self.worker
            .get_or_insert_with(|| Worker::new("tutor", sender))
    }
}

/// Runs the proofs of a review on both of its files.
fn shown(
    desk: &Desk,
    (id, trusted): (&str, &Trusted),
    stop: &AtomicBool,
    tell: &(dyn Fn(Proofs) + Sync),
) -> Proofs {
    let Case { review, files } = match consent::case(desk, trusted, id) {
        Permission::Given(case) => case,
        Permission::Asked(plan) => return Proofs::Asks(plan),
        Permission::Gone => return Proofs::Stuck("The review is not there any more.".to_owned()),
    };
    let run = || -> Result<Proofs, String> {
        let fetching = |missing| tell(Proofs::Running(Some(format!("fetching {missing}"))));
        let workshop = Workshop::open(desk, ("The proofs", &review.needs), |needs, runner| {
            with_progress(needs, &fetching, || launch::prepare(needs, runner, stop))
        })?;
        tell(Proofs::Running(None));
        let shown = review::show_all(&review, &files, workshop.tools(), stop);
        let shown = shown.map_err(|error| {
            format!(
                "The proofs could not be set up: {}.",
                Obstacle::from(&error)
            )
        })?;
        Ok(Proofs::Shown(shown))
    };
    run().unwrap_or_else(Proofs::Stuck)
}

/// Copies what a lab begins with, if it is not there yet; why not, as a sentence.
fn begin(desk: &Desk, id: &LabId) -> Result<(), String> {
    let kit = lab_file::read(&desk.library, id).map(|(kit, _)| kit);
    let kit = kit.ok_or("The lab is not there any more.")?;
    let folder = desk.lab_folder(id).map_err(|error| format!("{error}."))?;
    let copy = Copy::open(&folder, &kit);
    copy.map(|_| ()).map_err(|error| {
        format!(
            "The copy in {} cannot be made: {}. {}",
            folder.display(),
            Obstacle::from(&error).why,
            elsewhere(desk, id)
        )
    })
}

/// How a copy is made in another folder.
fn elsewhere(desk: &Desk, id: &LabId) -> String {
    let course = desk.library.typed().map_or_else(String::new, |path| {
        format!(" --course {}", text::quoted(path))
    });
    format!("`nodecourse lab {id} FOLDER{course}` makes one elsewhere.")
}

/// A lab that is attended to.
struct Attendance<'a> {
    desk: &'a Desk,
    kit: &'a Kit,
    /// Raised when the lab is left.
    left: &'a AtomicBool,
    endless: &'a Endless,
    tell: &'a (dyn Fn(LabNews) + Sync),
}

impl Attendance<'_> {
    /// Goes on until the lab is left; why it can go on no longer, as a sentence.
    fn go_on(&self, attention: Attention) -> Result<(), String> {
        let Self {
            desk,
            kit,
            left,
            endless,
            tell,
        } = *self;
        let folder = desk
            .lab_folder(&kit.lab.id)
            .map_err(|error| format!("{error}."))?;
        let failed = |error: std::io::Error| {
            format!(
                "The copy in {} cannot be used: {}. {}",
                folder.display(),
                Obstacle::from(&error).why,
                elsewhere(desk, &kit.lab.id)
            )
        };
        let copy = match attention {
            Attention::Begin | Attention::Check => Copy::open(&folder, kit).map_err(failed)?,
            Attention::Fresh => {
                let (copy, aside) = Copy::fresh(&folder, kit).map_err(failed)?;
                tell(LabNews::Copied(aside));
                copy
            }
        };
        let fetching = |missing| tell(LabNews::Prepares(missing));
        let workshop = Workshop::open(desk, ("The checks", &kit.lab.needs), |needs, runner| {
            with_progress(needs, &fetching, || launch::prepare(needs, runner, left))
        })?;
        let tools = workshop.tools();
        while !left.load(Ordering::Relaxed) {
            let stamp = copy.stamp();
            let files = copy.files().map_err(failed)?;
            tell(LabNews::Checking);
            tell(LabNews::Files(own(kit, &files)));
            let is_old = || copy.stamp() != stamp || left.load(Ordering::Relaxed);
            let known = || endless.lock().unwrap_or_else(PoisonError::into_inner);
            let patience = match &*known() {
                Some(endless) if *endless == files => Patience::Little,
                Some(_) | None => Patience::Whole,
            };
            // What hangs does not hold up what has been saved since.
            let (stop, done) = (AtomicBool::new(false), AtomicBool::new(false));
            thread::scope(|scope| {
                scope.spawn(|| {
                    while !done.load(Ordering::Relaxed) && !stop.load(Ordering::Relaxed) {
                        stop.store(is_old(), Ordering::Relaxed);
                        thread::sleep(BEAT);
                    }
                });
                let attempt = Attempt {
                    files: &files,
                    tools,
                    stop: &stop,
                    patience,
                };
                let rest = check(kit, attempt, &mut |index, verdict| {
                    tell(LabNews::Verdict(index, verdict));
                });
                *known() = (rest == Patience::Little).then(|| files.clone());
                done.store(true, Ordering::Relaxed);
                if !stop.load(Ordering::Relaxed) {
                    tell(LabNews::Checked);
                }
            });
            while !is_old() {
                thread::sleep(BEAT);
            }
        }
        Ok(())
    }
}

/// Reads what the learner has written, of the files that a lab is about. That needs neither Node.js nor an agreement.
pub fn own_files(desk: &Desk, id: &LabId) -> Option<LabNews> {
    let (kit, _) = lab_file::read(&desk.library, id)?;
    let folder = desk.lab_folder(id).ok()?;
    let files = Copy { folder }.files().ok()?;
    Some(LabNews::Files(own(&kit, &files)))
}

/// What the learner has written, of the files that the lab is about.
fn own(kit: &Kit, files: &[(String, Vec<u8>)]) -> Vec<(String, String)> {
    let own = files
        .iter()
        .filter(|(path, _)| kit.lab.files.contains(path));
    own.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()))
        .collect()
}
