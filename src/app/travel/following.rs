//! Following what leads somewhere: terms, footnotes, links, and what can be pressed.

use crate::app::card::Subject;
use crate::app::effect::Effect;
use crate::app::overlay::{Confirm, Overlay, Popup};
use crate::app::reader::Spot;
use crate::app::travel::Destination;
use crate::app::{App, Files, Reach, reach};
use crate::course::Link;
use crate::layout::Target;

impl App {
    /// Follows a target of the page or of a pop-up.
    pub(in crate::app) fn follow(&mut self, target: &Target, spot: Option<Spot>) {
        match target {
            Target::Term(id) => self.explain(Subject::Term(id.clone()), spot),
            Target::Footnote(label) => self.explain(Subject::Footnote(label.clone()), spot),
            Target::Fold(summary) => self.reader.fold(*summary),
            Target::Run(block) => self.run_block(*block),
            Target::Copy(block) => self.copy(*block),
            Target::Wide(block) => self.widen(*block),
            Target::Practice(block) => self.practise(*block),
            Target::Link(link) => self.follow_link(link, spot),
        }
    }

    /// Follows a link.
    fn follow_link(&mut self, link: &Link, spot: Option<Spot>) {
        self.reader.focus = spot.or(self.reader.focus);
        match link {
            Link::Term(id) => self.explain(Subject::Term(id.clone()), spot),
            Link::Section(id) => {
                self.overlays.clear();
                self.jump(
                    self.reader.lesson.id.clone(),
                    Destination::Section(id.clone()),
                );
            }
            Link::Lesson(id, section) => {
                let to = section
                    .clone()
                    .map_or(Destination::Top, Destination::Section);
                self.leave_for(id.clone(), to);
            }
            Link::Use(id, block, term) => {
                self.leave_for(id.clone(), Destination::Use(*block, term.clone()));
            }
            Link::External(address) if self.reach == Reach::Safe => {
                let long = format!("{} {address}", reach::OPENS_NOTHING);
                self.tell_at_length(long, vec![format!("Not opened: {address}")]);
            }
            Link::External(address) => {
                let confirm = Confirm::new(
                    "Open this address in your browser?",
                    address,
                    Effect::Open(address.clone()),
                );
                self.overlays.push(Overlay::Confirm(Box::new(confirm)));
            }
            Link::File(target) => {
                let file = path(target);
                let long =
                    format!("This link leads to {file}, a file of this course that is no lesson.");
                self.tell_at_length(long, vec![format!("No lesson: {file}")]);
            }
            Link::Folder(target) => {
                let folder = path(target);
                let long = format!(
                    "This link leads to {folder}, a folder of this course that has no lesson for its front page."
                );
                self.tell_at_length(
                    long,
                    vec![format!("A folder without a front page: {folder}")],
                );
            }
            Link::Missing(target) => {
                let file = path(target);
                let long = format!("This link leads to nothing: there is no {file}.");
                self.tell_at_length(long, vec![format!("There is no {file}.")]);
            }
            Link::Other(target) => {
                let [long, short] = self.unopened(target);
                self.tell_at_length(long, vec![short]);
            }
        }
    }

    /// Why a link that leads to no place in the course is not opened, at length and in short.
    fn unopened(&self, target: &str) -> [String; 2] {
        match (Link::scheme(target), self.files) {
            (Some(scheme), _) => {
                let harm = Link::harm(scheme).map(|harm| format!(", which {harm}"));
                let harm = harm.unwrap_or_default();
                let only = "Only web and mail addresses are opened.";
                let long = format!("{only} This is a {scheme}: address{harm}.");
                [long, format!("A {scheme}: address is not opened.")]
            }
            (None, Files::Folder) => {
                let long = format!("This link leads out of the course, to {target}");
                [long, format!("Out of the course, to {target}")]
            }
            (None, Files::One) => {
                let long = format!(
                    "This link leads out of this file, to {target}. To follow it, open the folder of both."
                );
                [long, format!("Out of this file, to {target}")]
            }
            (None, Files::None) => {
                let long =
                    format!("This link leads to a file, {target}, which is not in this text.");
                [long, format!("Not in this text: {target}")]
            }
        }
    }

    /// Opens a pop-up, or goes on in the one that is open.
    pub(in crate::app) fn explain(&mut self, subject: Subject, spot: Option<Spot>) {
        if let (Some(Overlay::Popup(popup)), None) = (self.overlays.last_mut(), spot) {
            popup.follow(subject);
            return;
        }
        if let Some(spot) = spot {
            self.reader.focus = Some(spot);
        }
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Popup(_)));
        self.overlays
            .push(Overlay::Popup(Box::new(Popup::new(subject, spot))));
    }
}

/// The path that a link has, without the place in the file.
fn path(written: &str) -> &str {
    written.split(['#', '?']).next().unwrap_or_default()
}
