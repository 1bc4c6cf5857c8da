//! The app's state as cells of a ratatui buffer. It decides nothing and changes nothing.

mod bars;
pub mod canvas;
mod finder;
mod list;
mod outline;
mod page;
mod pane;
mod popup;
mod practice;
mod question;
mod table;
mod text_field;
mod window;

use ratatui::buffer::Buffer;

use crate::app::{App, Overlay};
use crate::theme::Role;
use canvas::Canvas;

/// Cells that a terminal may turn into a link of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hyperlink {
    /// The row.
    pub row: u16,
    /// The first column.
    pub start: u16,
    /// The column after the last.
    pub end: u16,
    /// The address, as the lesson gives it.
    pub address: String,
}

/// Draws the whole screen and says where its links are.
pub fn draw(app: &App, buffer: &mut Buffer) -> Vec<Hyperlink> {
    let mut canvas = Canvas::new(buffer, &app.theming.theme);
    canvas.ground();
    page::draw(app, &mut canvas);
    outline::draw(app, &mut canvas);
    bars::draw(app, &mut canvas);
    for (index, overlay) in app.overlays.iter().enumerate() {
        if window::is_hidden(&app.overlays, index) {
            continue;
        }
        window::clear(app, overlay, &mut canvas);
        match overlay {
            Overlay::Popup(popup) => popup::draw(app, popup, &mut canvas),
            Overlay::List(list) => list::draw(app, list, &mut canvas),
            Overlay::Table(table) => table::draw(app, table, &mut canvas),
            Overlay::Confirm(confirm) => question::draw(&confirm.question, &mut canvas),
            Overlay::Consent(consent) => question::draw(&consent.question, &mut canvas),
            Overlay::Pane(pane) => pane::draw(app, pane, &mut canvas),
            Overlay::Prompt(prompt) => bars::prompt(app, prompt, &mut canvas),
            Overlay::Finder(finder) => finder::draw(app, finder, &mut canvas),
            Overlay::Practice(view) => practice::draw(app, view, &mut canvas),
            Overlay::Hints(hints) => {
                for label in &hints.labels {
                    let rest = label
                        .letters
                        .strip_prefix(hints.typed.as_str())
                        .unwrap_or_default();
                    let right = app.geometry.screen.right();
                    canvas.put((label.at.0, label.at.1), right, rest, Role::Hint);
                }
            }
        }
    }
    bars::message_over(app, &mut canvas);
    if app.overlays.is_empty() {
        page::hyperlinks(app)
    } else {
        Vec::new()
    }
}
