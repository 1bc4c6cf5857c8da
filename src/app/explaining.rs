//! Choosing terms and links: the focus, letter hints, and what is opened.

use super::App;
use super::action::Action;
use super::card::Subject;
use super::key::Key;
use super::overlay::hints::Typed;
use super::overlay::{Hints, Overlay, Popup, Purpose};
use super::reader::Spot;
use crate::course::{Coverage, LessonId, Link, SectionId, TermId};
use crate::layout::Target;

impl App {
    pub(super) fn press_hint(&mut self, key: Key) {
        let Some(Overlay::Hints(hints)) = self.overlays.last_mut() else {
            return;
        };
        let purpose = hints.purpose;
        match hints.press(key) {
            Typed::More => {}
            Typed::Nothing => {
                self.overlays.pop();
            }
            Typed::Chosen(spot) => {
                self.overlays.pop();
                match purpose {
                    Purpose::Open => {
                        if let Some(target) = self.reader.target(spot).cloned() {
                            self.follow(&target, Some(spot));
                        }
                    }
                    Purpose::Run => self.run_block(spot.block),
                    Purpose::Copy => self.copy(spot.block),
                    Purpose::Widen => self.widen(spot.block),
                }
            }
        }
    }

    /// Explains a term that was chosen from a list or a search.
    pub(super) fn explain_entry(&mut self, term: TermId) {
        let popup = Popup::new(Subject::Entry(term), None);
        self.overlays.push(Overlay::Popup(Box::new(popup)));
    }

    pub(super) fn move_focus(&mut self, action: Action) -> bool {
        let moved = if action == Action::NextTarget {
            self.reader.focus_next()
        } else {
            self.reader.focus_previous()
        };
        if !moved {
            let side = if action == Action::NextTarget {
                "below"
            } else {
                "above"
            };
            self.tell(format!("There is no term or link {side}."));
            return false;
        }
        if let Some(Target::Link(link)) =
            self.reader.focus.and_then(|spot| self.reader.target(spot))
        {
            let text = describe(link, self);
            self.tell(text);
        }
        true
    }

    pub(super) fn open(&mut self) {
        let spot = self.reader.at_hand();
        if let Some(target) = spot.and_then(|spot| self.reader.target(spot).cloned()) {
            return self.follow(&target, spot);
        }
        let next = self.keymap.key(Action::NextTarget);
        let open = self.keymap.key(Action::Open);
        let short = format!("{next} chooses a term or link");
        let long = format!("{short}; then {open} explains or follows it.");
        self.tell_or(long, vec![format!("{short} first.")]);
    }

    pub(super) fn explain_here(&mut self) {
        let is_term = |app: &Self, spot: &Spot| {
            matches!(
                app.reader.target(*spot),
                Some(Target::Term(_) | Target::Footnote(_))
            )
        };
        let focused = self.reader.focus.filter(|spot| is_term(self, spot));
        let spot = focused.or_else(|| {
            self.reader
                .focusable_spots()
                .into_iter()
                .find(|spot| is_term(self, spot))
        });
        if let Some(target) = spot.and_then(|spot| self.reader.target(spot).cloned()) {
            return self.follow(&target, spot);
        }
        let all = self.keymap.key(Action::Glossary);
        let short = "There is no term on this screen.";
        let has_some = !self.course.glossary.terms.is_empty();
        let more = if has_some || !self.survey.is_glossary_read {
            format!("{all} lists all terms.")
        } else {
            self.why_no_terms()
        };
        self.tell_or(format!("{short} {more}"), vec![short.to_owned()]);
    }

    /// What the open lesson is called.
    pub fn title(&self) -> &str {
        let lesson = &self.reader.lesson;
        self.course.called(&lesson.id, &lesson.title)
    }

    /// What a lesson is called, and a section in it as far as that is known.
    pub(super) fn title_of(&self, lesson: &LessonId, section: Option<&SectionId>) -> String {
        let digest = self.survey.digests.get(lesson);
        let title = match (digest, self.course.lesson(lesson)) {
            _ if *lesson == self.reader.lesson.id => self.title().to_owned(),
            (Some(digest), _) => self.course.called(lesson, &digest.title).to_owned(),
            (None, Some(entry)) => entry.title.clone(),
            (None, None) => lesson.to_string(),
        };
        match section.and_then(|id| self.section_title(lesson, id)) {
            Some(section) => format!("{title} › {section}"),
            None => title,
        }
    }

    /// What a section of a lesson is called; `None` if that is not known yet, or it has none of that id any more.
    pub(super) fn section_title(&self, lesson: &LessonId, id: &SectionId) -> Option<&str> {
        let open = Some(&self.reader.lesson).filter(|open| open.id == *lesson);
        let sections = match (open, self.survey.digests.get(lesson)) {
            // It may have been edited since it was looked through.
            (Some(open), _) if open.coverage == Coverage::Whole => &open.sections,
            (_, Some(digest)) => &digest.sections,
            (Some(open), None) => &open.sections,
            (None, None) => return None,
        };
        let section = sections.find(id.as_str());
        section.map(|section| section.title)
    }

    pub(super) fn hint(&mut self, purpose: Purpose, wanted: impl Fn(&Target) -> bool) {
        let spots: Vec<_> = self
            .reader
            .visible_spots()
            .into_iter()
            .filter(|spot| self.reader.target(*spot).is_some_and(&wanted))
            .filter_map(|spot| {
                self.reader
                    .area_of(spot, &self.geometry)
                    .map(|area| (spot, (area.x.saturating_sub(1), area.y)))
            })
            .collect();
        if spots.is_empty() {
            let long = "There is nothing to choose on this screen.";
            return self.tell_or(long, vec!["There is nothing to choose here.".to_owned()]);
        }
        self.overlays
            .push(Overlay::Hints(Hints::new(&spots, purpose)));
    }
}

/// Where a link leads, for the status line.
fn describe(link: &Link, app: &App) -> String {
    let title = |id| app.title_of(id, None);
    match link {
        Link::External(address) => address.clone(),
        Link::Lesson(id, None) => title(id),
        Link::Lesson(id, Some(section)) => format!("{} › {section}", title(id)),
        Link::Section(id) => format!("#{id}"),
        Link::Use(id, _, term) => format!("{} › {term}", title(id)),
        Link::Term(id) => format!("the term {id}"),
        Link::File(target) | Link::Folder(target) | Link::Missing(target) | Link::Other(target) => {
            target.clone()
        }
    }
}
