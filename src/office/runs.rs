//! Running the code of lessons: one run at a time, on a thread of its own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use super::consent::{self, Permission};
use super::desk::Desk;
use super::fetching::with_progress;
use super::launch::launch;
use super::open::Open;
use crate::app::news::{News, Order};
use crate::app::{Event, Reach, reach};
use crate::load;
use crate::practice::run::{End, Ended, Node, NodeTrouble, Program, Runner};
use crate::shell::{Sender, Worker};

/// How long the player waits at its end for what runs to be put away.
const PARTING: Duration = Duration::from_secs(1);

/// The runs of one player.
#[derive(Default)]
pub struct Runs {
    worker: Option<Worker>,
    /// Whether the latest run is to stop.
    latest: Arc<AtomicBool>,
    /// Nothing comes from it; its other end is dropped when the latest run has been put away.
    parted: Option<mpsc::Receiver<()>>,
    node: Arc<Mutex<Option<Node>>>,
}

impl Runs {
    /// Runs code. What ran before is stopped.
    pub fn start(&mut self, order: Order, open: &Open, sender: &Sender) {
        self.stop();
        self.latest = Arc::default();
        let (stop, node) = (Arc::clone(&self.latest), Arc::clone(&self.node));
        let (parting, parted) = mpsc::channel();
        self.parted = Some(parted);
        let desk = open.desk();
        super::hire(&mut self.worker, "runner", sender).run(move |sender| {
            let serial = order.serial;
            let say = |news| sender.send(Event::Ran(serial, news));
            run(&order, &desk, (&stop, &node), &say);
            drop(parting);
        });
    }

    /// Stops what runs.
    pub fn stop(&self) {
        self.latest.store(true, Ordering::Relaxed);
    }
}

impl Drop for Runs {
    /// Stops what runs and waits until its folder is gone. Its processes end in any case.
    fn drop(&mut self) {
        self.stop();
        if let Some(parted) = &self.parted {
            let _ = parted.recv_timeout(PARTING);
        }
    }
}

/// Runs code, and tells what happens to it.
fn run(
    order: &Order,
    desk: &Desk,
    (stop, known): (&AtomicBool, &Mutex<Option<Node>>),
    say: &(dyn Fn(News) + Sync),
) {
    let read = |path: &str| load::file(&desk.library, path);
    let expected = desk.recorded(&order.code);
    if order.code.attributes.run.is_none() {
        let why = "This code is not run here.".to_owned();
        return say(News::IsRecorded(why, expected));
    }
    if order.reach == Reach::Safe {
        let why = reach::RUNS_NOTHING.to_owned();
        return say(News::IsRecorded(why, expected));
    }
    let program = match Program::of(&order.code, &desk.known().packages, &read) {
        Ok(program) => program,
        Err(why) => return say(News::IsRefused(why)),
    };
    let program = match consent::program(desk, &order.trusted, program) {
        Permission::Given(program) => program,
        Permission::Asked(plan) => return say(News::Asks(plan, expected)),
        Permission::Gone => {
            let why = "This code is no longer in the course: open the lesson again.";
            return say(News::IsRefused(why.to_owned()));
        }
    };
    let runner = Runner::new();
    let node = find(&runner, known).and_then(|node| node.suiting(desk.known().node));
    let node = match node {
        Ok(node) => node,
        Err(trouble) => return say(News::IsRecorded(format!("{trouble}."), expected)),
    };
    let tell = |missing| say(News::Prepares(format!("fetching {missing}")));
    let launched = with_progress(&program.packages, &tell, || {
        launch(&program, (&runner, &node), stop)
    });
    let launch = match launched {
        Ok(launch) => launch,
        Err(why) => return say(News::IsRecorded(why, expected)),
    };
    // Stopped while it was being prepared, it does not begin.
    if stop.load(Ordering::Relaxed) {
        return say(News::Ends(Ended {
            end: End::Stopped,
            time: Duration::ZERO,
        }));
    }
    say(News::Runs(expected));
    let ended = runner.run(&launch.command, stop, &mut |output| {
        say(News::Prints(vec![output]));
    });
    drop(launch);
    say(News::Ends(ended));
}

/// The Node.js of this machine, asked only once as long as it is the same.
fn find(runner: &Runner, known: &Mutex<Option<Node>>) -> Result<Node, NodeTrouble> {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(node) = known.as_ref().filter(|node| node.is_current()) {
        return Ok(node.clone());
    }
    let node = Node::find(runner, None)?;
    *known = Some(node.clone());
    Ok(node)
}
