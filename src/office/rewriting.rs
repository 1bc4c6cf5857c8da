//! A long lesson that is written while it is open: its new text goes to the player first, which lets go of the lesson as it
//! was before that text becomes one.

use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use super::desk::Desk;
use super::open::Open;
use super::seeker::SearchState;
use crate::app::{Event, Looked, Rewritten};
use crate::course::{Digest, LessonId, Stretch};
use crate::shell::{Sender, memory};

/// The time between two looks whether a text has been read.
const BETWEEN_LOOKS: Duration = Duration::from_millis(5);

/// Knows whether the text that the player was given last has been read.
#[derive(Default)]
pub struct Handed(Weak<()>);

impl Handed {
    /// Whether the text is still to be read: another one of the same file would be in memory beside it.
    pub fn is_unread(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// Gives the player the text that the file of a lesson has now; whether it can be read. What searches keep of the lesson
    /// is let go of before: it would be in memory beside the text.
    pub fn give(
        &mut self,
        (desk, id): (&Desk, &LessonId),
        searches: &SearchState,
        sender: &Sender,
    ) -> bool {
        searches.forget(id);
        searches.make_room();
        let Some((source, problems)) = desk.text(id) else {
            return false;
        };
        let unread = Arc::new(());
        self.0 = Arc::downgrade(&unread);
        sender.send(Event::Rewritten(Rewritten {
            lesson: id.clone(),
            source,
            problems,
            unread,
        }));
        true
    }

    /// Waits until the text has been read, or is not wanted.
    pub fn await_read(&self) {
        while self.is_unread() {
            thread::sleep(BETWEEN_LOOKS);
        }
    }
}

/// Makes a lesson of a text, to be shown; first a patch for what is around the eye, if that is told. Where terms or lessons have
/// come to be known meanwhile, who knows them reads it once more.
pub fn read_into(open: &Open, (rewritten, seen): (Rewritten, Option<Stretch>), sender: &Sender) {
    let Rewritten {
        lesson: id,
        source,
        problems,
        unread,
    } = rewritten;
    let desk = open.desk();
    if let Some(patch) = seen.and_then(|seen| desk.patch(&seen, (&source, &id))) {
        sender.send(Event::Patched(patch));
    }
    // What the player has let go of, which this takes the place of.
    memory::return_small_pieces();
    let (lesson, problems, digest) = desk.read_text(&id, (source, problems));
    // It is kept when the lesson is let go of, and lies apart from it.
    let digest = Digest::clone(&digest);
    let lesson = Arc::new(lesson);
    let event = Event::Lesson(Arc::clone(&lesson), problems);
    if !open.present(&desk, &lesson, || sender.send(event.clone())) {
        sender.send(event.clone());
    }
    // From now on the player alone has the lesson, and can let go of it when another text is given.
    drop((event, lesson));
    drop(unread);
    sender.send(Event::Looked(Looked {
        digests: vec![digest],
        ..Looked::default()
    }));
}
