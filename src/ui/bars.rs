//! The row at the top, which tells where the learner is, and the one at the bottom, which tells what can be done.

use super::canvas::Canvas;
use super::text_field;
use crate::app::footer::{self, Footer};
use crate::app::overlay::Prompt;
use crate::app::{Action, App, Area, Overlay, Status};
use crate::course::Coverage;
use crate::search::Correction;
use crate::text;
use crate::theme::Role;

/// So much of a longer title is left at least beside what is told, for each of its variants.
const TITLE: [usize; 3] = [24, 14, 8];

/// The cells around the words that are looked for: the key before them, the cursor, and what parts them from the rest.
const AROUND_WORDS: usize = 6;

/// Draws both.
pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    if let Some(area) = app.geometry.header {
        header(app, area, canvas);
    }
    if let Some(area) = app.geometry.footer {
        return footer(app, area, canvas);
    }
    // Without a bottom row a failure or a question still has to be seen: it takes the last row for a while.
    let is_asked = app.typed.letter_for.is_some();
    if let Some(told) = app.told().filter(|told| told.failed || is_asked) {
        let screen = app.geometry.screen;
        let bottom = screen.height.saturating_sub(1);
        message(app, &told, (screen.right(), bottom), canvas);
    }
}

/// Draws a message over what is open: on its lower edge where the bottom row keeps its keys, and once more over a page of
/// practice, which would cover all but its last row.
pub fn message_over(app: &App, canvas: &mut Canvas<'_>) {
    let Some(area) = app.geometry.footer else {
        return;
    };
    let is_practice = matches!(app.overlays.last(), Some(Overlay::Practice(_)));
    match app.told() {
        Some(told) if app.tells_above() => {
            let edge = (area.right().saturating_sub(1), area.y.saturating_sub(1));
            message(app, &told, edge, canvas);
        }
        Some(_) if is_practice => footer(app, area, canvas),
        Some(_) | None => {}
    }
}

/// Draws the prompt over the bottom row: what is looked for, and which of the matches is shown.
pub fn prompt(app: &App, prompt: &Prompt, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let area = Area {
        y: screen.height.saturating_sub(1),
        height: 1.min(screen.height),
        ..screen
    };
    canvas.fill(area, Role::Bar);
    let mut right = area.right().saturating_sub(1);
    let count = app.reader.match_count();
    let leave = app.keymap.key(Action::Close);
    // The words keep at least half of the row, or where it is told what was meant by them what they take.
    let half = area.width / 2;
    let search = app.reader.search.as_ref();
    let meant = search.and_then(|search| search.correction.as_ref());
    let least = match meant {
        Some(_) => half.min(text::width(&prompt.line.text) + AROUND_WORDS),
        None => half,
    };
    let (note, role) = match (prompt.note, count) {
        (Some(note), _) => (note.to_owned(), Role::StatusError),
        (None, Some((_, 0))) => ("no match".to_owned(), Role::StatusError),
        (None, Some(count)) => {
            // What was meant comes before how to leave.
            let beside = text::width(&leave) + 2;
            let room = right.saturating_sub(least);
            let note = matched(meant, count, room.saturating_sub(beside));
            let note = note.or_else(|| matched(meant, count, room));
            let place = || format!("{}/{}", count.0, count.1);
            (note.unwrap_or_else(place), Role::Status)
        }
        (None, None) => (String::new(), Role::Status),
    };
    if canvas.put_right((right, area.y), least, &note, role) {
        right = right.saturating_sub(text::width(&note) + 2);
    }
    for leads_out in [format!("{leave} back"), leave.clone()] {
        if canvas.put_right((right, area.y), least, &leads_out, Role::Bar) {
            right = right.saturating_sub(text::width(&leads_out));
            canvas.put((right, area.y), area.right(), &leave, Role::BarKey);
            right = right.saturating_sub(2);
            break;
        }
    }
    let key = app.keymap.key(Action::Find);
    let x = canvas.put((1, area.y), right, &key, Role::BarKey);
    let room = Area {
        x: x + 1,
        width: right.saturating_sub(x + 1),
        ..area
    };
    text_field::draw(&prompt.line, room, Role::Status.into(), canvas);
    if prompt.line.text.is_empty() {
        let hints = [
            "words in this lesson; ↑ brings back earlier ones",
            "words in this lesson",
            "words",
        ];
        canvas.put_fitting((x + 2, area.y), right, &hints, Role::Bar);
    }
}

/// Which of the matches is shown, and what they are of instead of what was typed; nothing where that has no room.
fn matched(
    meant: Option<&Correction>,
    (number, total): (usize, usize),
    room: usize,
) -> Option<String> {
    let notes = meant?.notes("lesson").into_iter();
    let mut notes = notes.map(|note| format!("{} · {number}/{total}", text::clean_line(&note)));
    notes.find(|note| text::width(note) <= room)
}

fn header(app: &App, area: Area, canvas: &mut Canvas<'_>) {
    canvas.fill(area, Role::Bar);
    let right = area.right().saturating_sub(1);
    // No more of a foreign title than has room: the row is drawn for every frame.
    let lesson = text::beginning(app.title(), area.width);
    let room = |facts: &str| right.saturating_sub(text::width(facts) + 3);
    let cells = text::width(&lesson);
    // The more is left out the narrower it gets: first the course, then the time, the end of the title, the section.
    let mut variants = facts(app).into_iter().zip(TITLE);
    let shown = variants.find(|(shown, title)| room(shown) > cells.min(*title));
    let shown = shown.map(|(shown, _)| shown).unwrap_or_default();
    let limit = room(&shown);
    let mut x = 1;
    let course = text::beginning(&app.course.title, area.width);
    let is_other = app.course.title != app.title();
    let course = format!("{course} › ");
    if is_other && text::width(&course) + cells < limit {
        x = canvas.put((x, 0), limit, &course, Role::Bar);
    }
    canvas.put(
        (x, 0),
        area.right(),
        &text::fit(&text::clean_line(&lesson), limit.saturating_sub(x)),
        Role::BarTitle,
    );
    canvas.put_right((right, 0), x, &shown, Role::Bar);
}

/// What is told beside the title, each variant shorter than the one before: section, percent and time; no time; only the
/// percent.
fn facts(app: &App) -> [String; 3] {
    let lesson = &app.reader.lesson;
    if lesson.coverage == Coverage::Nothing {
        return std::array::from_fn(|_| "cannot be read".to_owned());
    }
    if lesson.blocks.is_empty() {
        return std::array::from_fn(|_| "empty".to_owned());
    }
    let progress = app.reader.progress();
    if lesson.coverage == Coverage::Beginning {
        // All other shares are of a lesson whose length is not known yet.
        let percent = if progress > 0.0 { "… %" } else { "0 %" };
        return std::array::from_fn(|_| percent.to_owned());
    }
    let percent = format!("{:.0} %", progress * 100.0);
    let stops = lesson.stop_count();
    let number = app.reader.section().and_then(|section| section.number);
    let section = match number {
        Some(number) => format!("{number:02}/{stops:02} · "),
        None if stops == 1 => "1 section · ".to_owned(),
        None if stops > 1 => format!("{stops} sections · "),
        None => String::new(),
    };
    #[expect(clippy::cast_sign_loss, reason = "a share is at most 1")]
    let left = (lesson.minutes() as f64 * (1.0 - progress)).ceil() as usize;
    let time = match (app.has_unread(), left) {
        (false, _) if app.reader.at_end() => "done".to_owned(),
        // The share is that of another time.
        (false, _) => "read before".to_owned(),
        (true, 0) if stops == 0 => "unread".to_owned(),
        // Whoever has jumped to the end has not read what is above.
        (true, 0) => match app.unread() {
            1 => "1 section unread".to_owned(),
            unread => format!("{unread} sections unread"),
        },
        (true, _) => format!("{} left", text::reading_time(left)),
    };
    [
        format!("{section}{percent} · {time}"),
        format!("{section}{percent}"),
        percent,
    ]
}

fn footer(app: &App, area: Area, canvas: &mut Canvas<'_>) {
    canvas.fill(area, Role::Bar);
    let footer = Footer::of(app);
    for note in &footer.notes {
        canvas.put((note.x, area.y), area.right(), &note.words, note.role);
    }
    if let Some(told) = app.told_below() {
        message(app, &told, (footer.right, area.y), canvas);
    }
    for placed in &footer.offers {
        let (key, label) = &placed.offer;
        let at = (placed.x, area.y);
        let x = canvas.put(at, footer.right, key, Role::BarKey);
        if !label.is_empty() {
            canvas.put((x + 1, area.y), footer.right, label, Role::Bar);
        }
    }
}

/// Draws a message that ends in the bottom row before the column `right`. One that needs more rows takes them from the
/// text for as long as it is shown, half of the screen at most.
fn message(app: &App, status: &Status, (right, y): (usize, usize), canvas: &mut Canvas<'_>) {
    let role = if status.failed {
        Role::StatusError
    } else {
        Role::Status
    };
    let screen = app.geometry.screen;
    let rows = footer::message(app, status, right);
    let top = (y + 1).saturating_sub(rows.len());
    let bottom = screen.height.saturating_sub(1);
    for (line, words) in rows.iter().enumerate() {
        let row = top + line;
        // What else stands in the bottom row stays; of a row of the text nothing is left.
        let width = if row < bottom { screen.width } else { right };
        let area = Area {
            y: row,
            width,
            height: 1,
            ..screen
        };
        canvas.fill(area, Role::Bar);
        canvas.put((1, area.y), right, words, role);
    }
}
