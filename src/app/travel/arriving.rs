//! Coming to a place in the open lesson, or waiting for it as long as only the beginning has been read.

use super::Destination;
use crate::app::App;
use crate::course::Coverage;

impl App {
    /// Shows a place in the open lesson.
    pub(super) fn arrive(&mut self, to: Destination) {
        self.reader.focus = None;
        match to {
            Destination::Top => self.reader.to_top(),
            Destination::LastSection => {
                self.reader.to_bottom();
                self.reader.previous_section();
            }
            Destination::Bottom => self.reader.to_bottom(),
            Destination::Percent(percent) => {
                if !self.reader.to_percent(percent) && !self.reader.awaits_rest() {
                    self.tell_held_back(percent);
                }
            }
            Destination::Block(block) => self.reader.to_block(block),
            Destination::Position(at) => {
                let block = self.reader.lesson.block_at(at);
                self.reader.to_block(block);
            }
            Destination::Practice(block) => {
                self.reader.to_block(block);
                // Whoever has opened something else meanwhile is not disturbed.
                if self.overlays.is_empty() {
                    self.practise(block);
                }
            }
            Destination::Visit(visit) => {
                return self.arrive_at(visit.landmark.clone(), Destination::Visit(visit));
            }
            Destination::Landmark(landmark) => {
                return self.arrive_at(landmark.clone(), Destination::Landmark(landmark));
            }
            Destination::Match(sought) => {
                let mut offers = self.shown_offers();
                // What something to do is called may have to be read still: the search has read it.
                let offer = offers.get_mut(&sought.found.passage.block);
                if let Some(offer) = offer.filter(|offer| sought.told.starts_with(offer.as_str())) {
                    *offer = sought.told;
                }
                self.seek_among(&sought.words, self.reader.anchor(), offers);
                self.reader.to_match(Some(sought.found));
            }
            Destination::Use(block, term) => self.reader.to_use(block, &term),
            Destination::Section(id) => {
                if !self.reader.to_section(&id) {
                    self.reader.to_top();
                    if !id.is_top() {
                        self.tell(format!(
                            "This lesson has no section `{id}`; here is its beginning."
                        ));
                    }
                }
            }
        }
        let here = self.visit();
        self.travel.history.arrive(here);
    }

    /// Whether the beginning of a lesson is shown until all of it has been read, and with it where the learner goes to. Who
    /// has gone on in the beginning meanwhile stays there.
    pub(in crate::app) fn is_arriving(&self) -> bool {
        let awaited = self.travel.awaited.as_ref();
        awaited.is_some_and(|jump| jump.lesson == self.reader.lesson.id)
            && self.reader.anchor() == self.travel.landed
    }

    /// Whether a place in the open lesson lies in the part that is still being read.
    pub(super) fn is_unread(&self, to: &Destination) -> bool {
        let lesson = &self.reader.lesson;
        let last = lesson.blocks.len().saturating_sub(1);
        let is_there = match to {
            Destination::Top | Destination::Bottom | Destination::Percent(_) => true,
            Destination::LastSection | Destination::Landmark(_) => false,
            Destination::Block(block)
            | Destination::Practice(block)
            | Destination::Use(block, _) => *block < last,
            Destination::Position(at) => lesson.block_at(*at) < last,
            Destination::Section(id) => lesson.heading(id).is_some(),
            Destination::Visit(visit) => visit.anchor.block < last,
            Destination::Match(sought) => sought.found.passage.block < last,
        };
        lesson.coverage == Coverage::Beginning && !is_there
    }
}
