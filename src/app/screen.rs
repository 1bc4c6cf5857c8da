//! The screen: what happens when it becomes another one, and what is brought in line with it after every event.

use super::geometry::{Area, Geometry};
use super::overlay::popup::Ground;
use super::overlay::{List, Overlay, Sight};
use super::{App, Effect, Work, card::Knowledge, lists, searching};

impl App {
    /// Takes another size in.
    pub(super) fn resize(&mut self, (width, height): (u16, u16)) {
        let (width, height) = (usize::from(width), usize::from(height));
        self.divide(Geometry::new(width, height, self.geometry.text_width));
    }

    /// Takes another division of the screen in.
    pub(super) fn divide(&mut self, geometry: Geometry) {
        self.geometry = geometry;
        let is_pane_seen = !self.reader.held_rows().is_empty();
        let is_match_seen = self.reader.current_row().is_some();
        self.reader.resize(&self.geometry);
        // A match that was scrolled away from stays out of sight.
        if is_match_seen {
            self.reader.keep_match_in_sight();
        }
        // A term that is being explained stays on the screen.
        if let Some(spot) = self.overlays.iter().find_map(Overlay::anchor) {
            self.reader.keep_in_sight(spot);
        }
        // A pane that the page was scrolled away from stays out of sight.
        if is_pane_seen {
            let home = self.reader.home();
            self.make_room();
            self.reader.strayed_from(home);
        }
        if let Some(pane) = self.pane() {
            pane.is_resized = true;
        }
        if matches!(self.overlays.last(), Some(Overlay::Hints(_))) {
            self.overlays.pop();
        }
    }

    /// Tells a list how much room its window has, once that is as high as its rows need.
    fn measure(&self, list: &mut List) {
        let width = lists::area(&self.geometry, list).rows.width;
        list.measure(self, (width, self.geometry.screen.height));
        let area = lists::area(&self.geometry, list);
        list.split = area.beside.map(|_| area.split);
        list.set_room(area.lines());
    }

    /// Brings everything that depends on the page in line with it: pop-ups follow their term or close, lists know
    /// their room, code on the screen gets colours.
    pub(super) fn settle(&mut self) {
        let screen = Area {
            y: 0,
            ..self.geometry.screen
        };
        let body = Area {
            x: 0,
            width: screen.width,
            ..self.geometry.body
        };
        self.lead_on();
        self.keep();
        self.count_read();
        self.attend_practice();
        self.close_stale_pane();
        let mut overlays = std::mem::take(&mut self.overlays);
        if !overlays
            .iter()
            .any(|overlay| matches!(overlay, Overlay::Pane(_)))
        {
            self.reader.hold(None);
        }
        for overlay in &mut overlays {
            if let Overlay::List(list) = overlay {
                self.measure(list);
            }
        }
        let frame = overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::List(list) => Some(lists::whole_frame(&self.geometry, list)),
            Overlay::Finder(_) => Some(searching::area(&self.geometry).frame),
            _ => None,
        });
        let frame = frame.map(lists::entry_area);
        overlays.retain_mut(|overlay| match overlay {
            Overlay::Popup(popup) => {
                let ground = match popup.anchor {
                    Some(spot) => match self.reader.area_of(spot, &self.geometry) {
                        Some(area) => Ground::Term(area),
                        None => return false,
                    },
                    None => frame.map_or(Ground::Nothing, Ground::Frame),
                };
                let knowledge = Knowledge {
                    here: popup.anchor.map(|spot| spot.block),
                    ..self.knowledge()
                };
                popup.settle(body, ground, knowledge);
                true
            }
            Overlay::List(list) => {
                list.make(self);
                true
            }
            Overlay::Table(table) => {
                let area = table_area(&self.geometry);
                let marks = |passage, text: &str| self.reader.marks(passage, text);
                let Some(content) = self.reader.lesson.table(table.block) else {
                    return false;
                };
                let sight = Sight {
                    table: content,
                    marks: &marks,
                };
                table.settle((area.width, area.height), sight);
                true
            }
            Overlay::Finder(finder) => {
                let hits = searching::area(&self.geometry).hits();
                finder.set_room((hits.width, hits.height));
                true
            }
            Overlay::Practice(view) => {
                self.settle_practice(view);
                true
            }
            Overlay::Pane(pane) => {
                self.settle_pane(pane);
                true
            }
            Overlay::Confirm(confirm) => {
                confirm.settle(screen);
                true
            }
            Overlay::Consent(consent) => {
                consent.settle(screen);
                true
            }
            Overlay::Hints(_) | Overlay::Prompt(_) => true,
        });
        self.overlays = overlays;
        self.end_searches();
        self.await_frame();
        let mut wanted = self.reader.unhighlighted();
        wanted.extend(self.colors.asked());
        self.effects.extend(
            wanted
                .into_iter()
                .map(|code| Effect::Work(Work::Highlight(code))),
        );
    }
}

/// The cells of the wide view of a table.
pub fn table_area(geometry: &Geometry) -> Area {
    let bar = usize::from(geometry.footer.is_some());
    Area {
        y: bar,
        height: geometry.screen.height.saturating_sub(2 * bar),
        ..geometry.screen
    }
}
