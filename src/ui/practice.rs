//! What is practised: a page in a frame, with what is selected on it.

use super::canvas::{Canvas, Frame, Look};
use super::window;
use crate::app::App;
use crate::app::overlay::quiz::Press;
use crate::app::overlay::{LabView, MemoryView, PracticeView, QuizView, ReviewView};
use crate::app::page::{Content, PracticeArea, Viewport, area};
use crate::theme::{Role, Roles};

/// The sign before what is selected, as in lists.
const SIGN: &str = "▸";

/// Draws what is practised.
pub fn draw(app: &App, view: &PracticeView, canvas: &mut Canvas<'_>) {
    match view {
        PracticeView::Quiz(view) => quiz(app, view, canvas),
        PracticeView::Lab(view) => lab(app, view, canvas),
        PracticeView::Review(view) => review(app, view, canvas),
        PracticeView::Memory(view) => memory(app, view, canvas),
    }
}

/// Draws a quiz.
fn quiz(app: &App, view: &QuizView, canvas: &mut Canvas<'_>) {
    let area = area(&app.geometry, Content::Text);
    // A line that is typed into has its cursor.
    let selected = view.selection().filter(|press| *press != Press::Field);
    let title = view.heading();
    let window = Window {
        area,
        title: &title,
        page: &view.page,
        sign: if view.has_own_sign() { "" } else { SIGN },
    };
    fill(&window, canvas, |press| Some(press) == selected);
}

/// Draws a lab.
fn lab(app: &App, view: &LabView, canvas: &mut Canvas<'_>) {
    let area = area(&app.geometry, Content::Text);
    let selected = view.selection();
    let window = Window {
        area,
        title: &view.title,
        page: &view.page,
        sign: SIGN,
    };
    fill(&window, canvas, |press| Some(press) == selected);
}

/// Draws code to be judged.
fn review(app: &App, view: &ReviewView, canvas: &mut Canvas<'_>) {
    let area = area(&app.geometry, view.content());
    let is_selected = |press| view.is_selected(press);
    let window = Window {
        area,
        title: &view.title,
        page: &view.page,
        sign: SIGN,
    };
    fill(&window, canvas, is_selected);
}

/// Draws a card.
fn memory(app: &App, view: &MemoryView, canvas: &mut Canvas<'_>) {
    let area = area(&app.geometry, Content::Text).fitted(view.page.sheet.rows.len());
    let window = Window {
        area,
        title: "Cards",
        page: &view.page,
        sign: "",
    };
    fill(&window, canvas, |_| false);
}

/// A page in its frame.
struct Window<'a, T> {
    area: PracticeArea,
    title: &'a str,
    page: &'a Viewport<T>,
    /// What stands before what is selected, for a screen that shows no other ground; nothing where the rows have a sign.
    sign: &'static str,
}

/// Draws it; what is selected has another ground.
fn fill<T: Copy + PartialEq>(
    Window {
        area,
        title,
        page,
        sign,
    }: &Window<'_, T>,
    canvas: &mut Canvas<'_>,
    is_selected: impl Fn(T) -> bool,
) {
    canvas.frame(area.frame, Frame::Box, title);
    let rows = area.rows;
    if let Some(line) = page.parted() {
        let rule = "─".repeat(rows.width);
        canvas.put((rows.x, rows.y + line), rows.right(), &rule, Role::Rule);
    }
    for line in 0..rows.height {
        let at = page.at(line);
        let Some(row) = at.and_then(|at| page.sheet.rows.get(at)) else {
            continue;
        };
        let owner = page.owner(line);
        let y = rows.y + line;
        let mut ground = Roles::from(Role::Popup);
        if owner.is_some_and(&is_selected) {
            ground = ground.with(Role::Selected);
            // From one side of the frame to the other, as in lists.
            let x = area.frame.x + 1;
            let right = area.frame.right().saturating_sub(1);
            let whole = crate::app::Area {
                x,
                y,
                width: right.saturating_sub(x),
                height: 1,
            };
            canvas.fill(whole, ground);
            let is_first = line == 0 || page.owner(line - 1) != owner;
            if is_first && x < rows.x {
                canvas.put((x, y), rows.x, sign, ground);
            }
        }
        canvas.row_on((rows.x, y), rows.right(), row, Look::on(ground));
    }
    window::more(area.frame, page.hidden(), canvas);
}
