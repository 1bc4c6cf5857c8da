//! Which terms have been met: those that stood on the screen for a moment, and those that were explained where they
//! stand. What only flew by was not met.

use std::time::Duration;

use crate::app::card::Subject;
use crate::app::reader::Place;
use crate::app::{App, Effect, ListKind, Overlay, Timer};
use crate::course::card::{Card, Side};
use crate::course::{LessonId, SectionId, TermId};
use crate::progress::{Change, Meeting};

/// How long a screen stands until what is on it has been met.
const MOMENT: Duration = Duration::from_millis(1500);

/// A screen whose terms are met when it has stood for a moment.
#[derive(Debug)]
pub(super) struct Standing {
    /// Which timer tells that it has.
    serial: u64,
    /// Its lesson.
    pub(super) lesson: LessonId,
    /// Its rows.
    rows: Vec<Place>,
}

impl App {
    /// Looks which terms are on the screen that have not been met: notes the one that is explained, and waits a moment
    /// for the others.
    pub(super) fn meet(&mut self) {
        let explained = self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Popup(popup) => match (&popup.trail.first()?.subject, popup.anchor) {
                (Subject::Term(id), Some(spot)) => Some((id.clone(), spot.block)),
                _ => None,
            },
            _ => None,
        });
        if let Some((term, block)) = explained {
            self.note_met(term, block);
        }
        let reader = &self.reader;
        let is_new = |(term, _): &(TermId, _)| !self.progress.met.contains_key(term);
        if !reader.visible_terms().iter().any(is_new) {
            self.keeping.stands = None;
            return;
        }
        let is_waited_for = |standing: &Standing| {
            standing.lesson == reader.lesson.id && standing.rows == reader.visible
        };
        if self.keeping.stands.as_ref().is_some_and(is_waited_for) {
            return;
        }
        self.serial += 1;
        self.keeping.stands = Some(Standing {
            serial: self.serial,
            lesson: self.reader.lesson.id.clone(),
            rows: self.reader.visible.clone(),
        });
        let stood = Timer::Stood(self.serial);
        self.effects.push(Effect::After(MOMENT, stood));
    }

    /// A screen has stood for a moment: if it still does, its terms have been met.
    pub(in crate::app) fn stood(&mut self, serial: u64) {
        let stands = &mut self.keeping.stands;
        if stands.take_if(|stands| stands.serial == serial).is_none() {
            return;
        }
        for (term, block) in self.reader.visible_terms() {
            self.note_met(term, block);
        }
        let tells_of_it = |overlay: &Overlay| matches!(overlay, Overlay::List(list) if list.kind == ListKind::Glossary);
        if self.overlays.iter().any(tells_of_it) {
            self.relist();
        }
    }

    fn note_met(&mut self, term: TermId, block: usize) {
        if self.progress.met.contains_key(&term) {
            return;
        }
        let lesson = &self.reader.lesson;
        let section = lesson.section_at(block);
        let meeting = Meeting {
            lesson: lesson.id.clone(),
            section: section.map(|section| SectionId::new(section.id)),
        };
        self.begin_card(Card::Term(term.clone(), Side::Meaning));
        self.note(Change::Met(term, meeting));
    }
}
