//! The keys that matter now, for the bottom row: only those that would do something.

use crate::app::overlay::bar::{Bar, Offer, fixed};
use crate::app::overlay::{Choice, List, Purpose};
use crate::app::{Action, App, Overlay, Status};
use crate::course::BlockKind;
use crate::layout::Target;
use crate::search::Goal;

/// With fewer cells than this, what is offered is said in fewer words.
const FEW: usize = 48;
/// With fewer, only how to go on and how to find all keys, that to leave among them.
pub const FEWEST: usize = 26;
/// With fewer than these, the key to go on stands there without a word.
const NO_WORD: usize = 18;

/// The keys that matter now with what they do, the most useful first, for a row of so many cells.
pub fn offers(app: &App, room: usize) -> Vec<Offer> {
    let bar = Bar {
        keymap: &app.keymap,
        reach: app.reach,
        room,
    };
    let actions = match app.overlays.last() {
        _ if app.is_page_in_front() => on_page(app, room),
        None => on_page(app, room),
        Some(Overlay::Popup(popup)) => popup.hints(),
        Some(Overlay::Table(table)) => table.hints(),
        Some(Overlay::Hints(hints)) => {
            let label = match hints.purpose {
                Purpose::Open => "open",
                Purpose::Run => "run",
                Purpose::Copy => "copy",
                Purpose::Widen => "wide",
            };
            return vec![bar.bound(Action::Close, "close"), fixed("letter", label)];
        }
        // In these the keys do not depend on bindings.
        Some(Overlay::List(list)) => return in_list(app, list, bar),
        Some(Overlay::Confirm(confirm)) => return confirm.question.hints(),
        Some(Overlay::Consent(consent)) => return consent.question.hints(),
        Some(Overlay::Finder(finder)) => {
            let mut offers = vec![fixed("Esc", "close")];
            if let Some(hit) = finder.current() {
                let open = match hit.goal {
                    Goal::Draft(..) => "tell why",
                    _ => "go there",
                };
                offers.extend([fixed("Enter", open), fixed("↑ ↓", "choose")]);
            } else if finder.line.text.is_empty() && app.searches.last().is_some() {
                offers.push(fixed("↑", "last search"));
            }
            offers.extend(clearing(&finder.line.text));
            return offers;
        }
        Some(Overlay::Practice(view)) => return view.hints(bar),
        Some(Overlay::Pane(pane)) => return pane.hints(bar),
        // It stands in this row itself.
        Some(Overlay::Prompt(_)) => return Vec::new(),
    };
    let kept: &[Action] = if app.is_page_in_front() && app.reader.search.is_none() {
        &[Action::Help, Action::Open, Action::Quit]
    } else {
        &[Action::Close, Action::Help]
    };
    let at = |kept: &Action| actions.iter().position(|(action, _)| action == kept);
    let kept: Vec<usize> = kept.iter().filter_map(at).collect();
    let bound = actions.into_iter();
    let offers = bound.map(|(action, label)| bar.bound(action, label));
    keeping(offers.collect(), &kept, room)
}

/// The keys that go on with what a message tells, for so many cells beside it: all of them with words or without, else
/// those that there is room for.
pub fn beside(app: &App, status: &Status, room: usize) -> Vec<Offer> {
    if !status.is_of_match || !app.is_page_in_front() && !app.overlays.is_empty() {
        return Vec::new();
    }
    let open = in_focus(app).map(|label| (Action::Open, label));
    let offers = open.into_iter().chain(search(app));
    let offers = offers.map(|(action, label)| (app.keymap.key(action), label));
    let offers: Vec<Offer> = offers.collect();
    let last: Vec<usize> = offers.len().checked_sub(1).into_iter().collect();
    keeping(offers, &last, room)
}

/// How to go on with a search, and to end it.
fn search(app: &App) -> Vec<(Action, &'static str)> {
    let reader = &app.reader;
    if reader.search.is_none() {
        return Vec::new();
    }
    let any = reader.match_count().is_some_and(|(_, total)| total > 0);
    let steps = [
        (Action::NextMatch, "next"),
        (Action::PreviousMatch, "previous"),
    ];
    let steps = steps.into_iter().filter(|_| any);
    steps.chain([(Action::Close, "end search")]).collect()
}

/// The offers in an order in which these are seen, the first of them above all: where they have no room at their places
/// they come as far behind as they can.
fn keeping(offers: Vec<Offer>, kept: &[usize], room: usize) -> Vec<Offer> {
    let gap = super::least_gap(room);
    let cells = |index: usize| offers.get(index).map_or(0, super::width) + gap;
    let Some(most) = (1..=kept.len()).rev().find_map(|count| {
        let kept = kept.get(..count)?;
        let cells: usize = kept.iter().map(|index| cells(*index)).sum();
        (count == 1 || cells <= room + gap).then_some(kept)
    }) else {
        return offers;
    };
    let last = most.iter().max().copied().unwrap_or_default();
    let mut taken: usize = most.iter().map(|index| cells(*index)).sum();
    let mut goes_on = true;
    let (seen, others): (Vec<_>, Vec<_>) = (0..offers.len()).partition(|index| {
        if most.contains(index) {
            return true;
        }
        taken += cells(*index);
        goes_on = goes_on && *index < last && taken <= room + gap;
        goes_on
    });
    let order = seen.into_iter().chain(others);
    order
        .filter_map(|index| offers.get(index).cloned())
        .collect()
}

/// The key that clears what was typed, if anything was.
fn clearing(typed: &str) -> Option<Offer> {
    (!typed.is_empty()).then(|| fixed("Ctrl-U", "clear"))
}

fn in_list(app: &App, list: &List, bar: Bar<'_>) -> Vec<Offer> {
    let mut offers = vec![fixed("Esc", "close")];
    let is_kept = |letter: &char| app.progress.bookmarks.contains_key(letter);
    let label = match list.choice() {
        // It is brought back first.
        Some(Choice::Bookmark(letter)) if !is_kept(&letter) => "",
        Some(Choice::Bookmark(_)) if list.is_idle() && bar.room < FEW => "why",
        Some(Choice::Bookmark(_) | Choice::Action(_)) if list.is_idle() => "tell why",
        Some(Choice::Bookmark(_)) if bar.room < FEW => "go",
        Some(Choice::Lesson(_) | Choice::Section(..) | Choice::Place(..) | Choice::Bookmark(_)) => {
            "go there"
        }
        Some(Choice::Practice(..)) => "open",
        Some(Choice::Term(_)) => "explain",
        Some(Choice::Draft(..)) => "tell why",
        Some(Choice::Action(_)) => "do it",
        Some(Choice::Elsewhere(_)) => "tell where",
        Some(Choice::Theme(_) | Choice::SuitingTheme) => "choose",
        None if app.is_search_offered(list) => "search the course",
        Some(Choice::Nothing) | None => {
            offers.extend(clearing(&list.filter.text));
            return offers;
        }
    };
    if !label.is_empty() {
        offers.push(fixed("Enter", label));
    }
    if let Some(Choice::Bookmark(letter)) = list.choice() {
        let label = if is_kept(&letter) {
            "remove"
        } else {
            "bring back"
        };
        offers.push(bar.bound(Action::Delete, label));
    }
    offers.extend(clearing(&list.filter.text));
    if let Some(Choice::Bookmark(_)) = list.choice() {
        // What Enter does in a list is known.
        let others = (1..offers.len()).rev();
        let kept: Vec<usize> = std::iter::once(0).chain(others).collect();
        return keeping(offers, &kept, bar.room);
    }
    offers
}

/// What stands in focus comes first, and the key that goes on from it.
fn on_page(app: &App, room: usize) -> Vec<(Action, &'static str)> {
    let reader = &app.reader;
    let are = if app.course.glossary.terms.is_empty() {
        "links"
    } else {
        "terms"
    };
    let mut offers = Vec::new();
    let focused = in_focus(app);
    if room < FEWEST && reader.search.is_none() {
        return on_narrow_page(app, (focused, room));
    }
    if let Some(label) = focused {
        offers.extend([(Action::Open, label), (Action::NextTarget, are)]);
    }
    // Who has scrolled away from the match reads: the keys for that have the room.
    let is_away = reader.current_row().is_none() && reader.match_count().is_some();
    let searching = search(app).into_iter();
    offers.extend(searching.filter(|(action, _)| !is_away || *action != Action::PreviousMatch));
    offers.push((Action::Help, "keys"));
    let is_last = app.next_lesson().is_none() && !app.next_is_to_come();
    match (reader.at_end(), is_last) {
        (false, _) if room < FEW => offers.push((Action::PageDown, "more")),
        (false, _) => offers.push((Action::PageDown, "read on")),
        (true, false) => offers.push((Action::PageDown, "next lesson")),
        (true, true) => {}
    }
    if reader.leads && focused.is_none() {
        offers.push((Action::NextTarget, are));
    }
    if !(reader.at_end() && is_last) {
        offers.push((Action::NextSection, "section"));
    }
    offers.extend([(Action::Quit, "quit"), (Action::Contents, "contents")]);
    if !app.course.glossary.terms.is_empty() {
        offers.push((Action::Glossary, "glossary"));
    }
    offers.extend([(Action::Find, "find"), (Action::Themes, "theme")]);
    offers
}

/// What a reader needs most where there is hardly any room.
fn on_narrow_page(
    app: &App,
    (focused, room): (Option<&'static str>, usize),
) -> Vec<(Action, &'static str)> {
    let help = (Action::Help, "keys");
    if let Some(label) = focused {
        return vec![(Action::Open, label), help];
    }
    let at_end = app.reader.at_end();
    let is_last = app.next_lesson().is_none() && !app.next_is_to_come();
    let (action, label) = match (at_end, is_last) {
        (true, true) => (Action::Quit, "quit"),
        (true, false) => (Action::PageDown, "next"),
        (false, _) => (Action::PageDown, "more"),
    };
    let label = if room < NO_WORD { "" } else { label };
    vec![help, (action, label)]
}

/// What the key that opens does with what is in focus, or at the match.
fn in_focus(app: &App) -> Option<&'static str> {
    let reader = &app.reader;
    match reader.target(reader.at_hand()?)? {
        Target::Term(_) | Target::Footnote(_) => Some("explain"),
        Target::Link(_) => Some("follow"),
        Target::Fold(block) if reader.holds_back(*block) => Some("show"),
        Target::Fold(block) if reader.is_unfolded(*block) => Some("fold"),
        Target::Fold(_) => Some("unfold"),
        Target::Practice(_) => Some("open"),
        Target::Run(block) => {
            let block = reader.lesson.blocks.get(*block).map(|block| &block.kind);
            match block {
                Some(BlockKind::Code(code)) if code.attributes.predict => Some("predict"),
                Some(_) | None => Some("run"),
            }
        }
        Target::Copy(_) | Target::Wide(_) => None,
    }
}
