//! Which rows of a list pass its filter: fuzzily, the best first, and so many at a time that no key waits for all.

use std::cmp::Reverse;
use std::ops::Range;

use super::closeness::{Closeness, Fit};
use super::gauge::Gauge;
use super::stock::Words;
use super::{Entry, Item, List, ListKind};

/// So many rows are looked at between two frames.
const SLICE: usize = 1024;

/// How well a row matches; the best comes first.
type Score = (Reverse<Closeness>, Reverse<u32>, usize);

/// The looking through the rows of a list.
#[derive(Debug, Default)]
pub struct Sieve {
    /// The first row that has not been looked at.
    next: usize,
    /// The rows that match: the best first, or in their own order where they stand under headings.
    scored: Vec<Score>,
    /// The headings among the rows that have been looked at, where what matches stands under them.
    headings: Vec<usize>,
    /// How well what stands under the last one of them matches by that.
    under: Option<Fit>,
    /// The row that is selected as soon as it has been found.
    pub wanted: Option<usize>,
    /// Whether the best row is chosen as soon as it is known.
    pub chooses: bool,
}

impl List {
    /// Begins to work out the rows that pass the filter. Without one these are all. What is on the screen stays there until
    /// some have been found: a window that is empty for a moment looks broken.
    pub(super) fn refilter(&mut self, wanted: Option<usize>) {
        self.measured = None;
        self.sieve = Sieve {
            wanted,
            ..Sieve::default()
        };
        if self.is_filtered() {
            self.shown.clear();
            return;
        }
        self.made.clear();
        self.sieve.next = self.stock.entries.len();
        self.shown = (0..self.stock.entries.len()).collect();
        self.find_wanted();
    }

    /// Whether no row has been found yet and there may be some: what is on the screen is of an earlier filter.
    pub(super) fn is_awaited(&self) -> bool {
        self.shown.is_empty() && self.is_sifting()
    }

    /// Whether there are rows that have not been looked at.
    pub fn is_sifting(&self) -> bool {
        self.is_filtered() && self.sieve.next < self.stock.entries.len()
    }

    /// Looks at more rows. The best match comes first, or is selected among those in their order.
    pub fn sift(&mut self, words: &impl Words) {
        if !self.is_sifting() {
            return;
        }
        let mut gauge = Gauge::new(&self.filter.text);
        let from = self.sieve.next;
        let rows = self.stock.entries.iter().enumerate().skip(from).take(SLICE);
        for (row, entry) in rows {
            if !self.stock.can_choose(*entry) {
                if let Some(heading) = self.stock.heading(*entry).filter(|_| self.is_grouped()) {
                    self.sieve.headings.push(row);
                    self.sieve.under = gauge.under(heading);
                }
                continue;
            }
            let itself = gauge.row(words, (&self.stock, *entry));
            let under = self.sieve.under;
            let is_draft = self.stock.is_draft(*entry);
            let under = under.filter(|_| entry.is_lesson() || is_draft);
            // What can be gone to comes before it.
            let less = |(closeness, score): Fit| (closeness.min(Closeness::Idle), score);
            let under = under.map(|fit| if is_draft { less(fit) } else { fit });
            let fit = itself.max(under);
            let score = fit.map(|(closeness, score)| (Reverse(closeness), Reverse(score), row));
            self.sieve.scored.extend(score);
        }
        self.sieve.next = from + SLICE;
        let is_first = self.shown.is_empty();
        if is_first && self.is_sifting() && !self.is_enough() {
            return;
        }
        self.show_found();
        self.made.clear();
        if is_first && self.sieve.wanted.is_none() {
            self.top = 0;
        }
        if is_first && !self.is_grouped() {
            self.select_first();
        }
        self.find_wanted();
        self.scroll();
    }

    /// Whether what has been found may take the place of what is on the screen: something has, with the row that is wanted.
    fn is_enough(&self) -> bool {
        // What is only like the filter is worth a place only where nothing else is found.
        let found = self.sieve.scored.iter();
        let found = found.filter(|(closeness, ..)| closeness.0 > Closeness::Like);
        let mut found = found.map(|(.., row)| *row);
        match self.sieve.wanted {
            Some(wanted) => found.any(|row| row == wanted),
            None => found.next().is_some(),
        }
    }

    /// Whether what passes the filter keeps its order and its headings: a lesson is known by its module, too.
    fn is_grouped(&self) -> bool {
        self.kind == ListKind::Contents
    }

    /// Shows the rows that have been found to match.
    fn show_found(&mut self) {
        let is_grouped = self.is_grouped();
        if !is_grouped {
            // Most of it is in order already, which a stable sort makes use of.
            self.sieve.scored.sort();
        }
        self.shown.clear();
        // Of those that have what was typed as well as others the first is meant, however short it is.
        let in_order = |(closeness, score, row): &&Score| {
            let is_said = closeness.0 >= Closeness::Words;
            (*closeness, (!is_said).then_some(*score), *row)
        };
        let best = if is_grouped {
            self.sieve.scored.iter().min_by_key(in_order)
        } else {
            self.sieve.scored.first()
        };
        let Some((closest, _, best)) = best.copied() else {
            return;
        };
        let meant = |(closeness, ..): &&Score| closeness.0.is_meant_beside(closest.0);
        let found = self.sieve.scored.iter().filter(meant).map(|(.., row)| *row);
        if is_grouped {
            let mut headings = self.sieve.headings.iter().copied().peekable();
            let mut seen = 0;
            let mut lesson = None;
            for row in found {
                let above = std::iter::from_fn(|| headings.next_if(|heading| *heading < row));
                // One without a title only sets apart what stands above it.
                let has_title = |row: &usize| {
                    let entry = self.stock.entries.get(*row);
                    let title = entry.and_then(|entry| self.stock.heading(*entry));
                    title.is_some_and(|title| !title.is_empty())
                };
                let is_first = self.shown.is_empty();
                let above = above.last().filter(|row| !is_first || has_title(row));
                self.shown.extend(above);
                // A section and what there is to do tell nothing without their lesson.
                let rows = self.stock.entries.iter().enumerate().take(row + 1);
                let mut lessons = rows.skip(seen).filter(|(_, entry)| entry.is_lesson());
                lesson = lessons.next_back().map(|(row, _)| row).or(lesson);
                seen = row + 1;
                let entry = self.stock.entries.get(row).copied();
                let is_part = entry.is_some_and(|entry| match entry {
                    Entry::Section(_) => true,
                    Entry::Item(_) => !self.stock.is_draft(entry),
                    Entry::Lesson(_) | Entry::Term(_) => false,
                });
                self.shown.extend(lesson.take_if(|_| is_part));
                // A lesson that is found itself stands there already.
                lesson.take_if(|lesson| *lesson == row);
                if row == best {
                    self.selected = self.shown.len();
                }
                self.shown.push(row);
            }
            return;
        }
        // The terms on the screen stand above all terms, and are listed once.
        let in_view = &self.stock.in_view;
        let is_again = |row: &usize| {
            let entry = self.stock.entries.get(*row);
            let is_in_view = matches!(entry, Some(Entry::Term(index)) if in_view.contains(index));
            is_in_view && *row > in_view.len()
        };
        self.shown.extend(found.filter(|row| !is_again(row)));
    }

    /// Takes in how wide its rows are and how high the screen is, and works out how many rows more than one an entry takes
    /// at most while it is selected, as far as the screen can have them: a window that all entries fit into has room for
    /// that, whichever is selected. This is done once for what the list holds and the room for it.
    pub fn measure(&mut self, words: &impl Words, (width, most): (usize, usize)) {
        if self.measured == Some((width, most)) {
            return;
        }
        self.measured = Some((width, most));
        if self.width != width {
            self.width = width;
            self.made.clear();
        }
        let spare = most.saturating_sub(self.stock.entries.len());
        let mut unfolds = 0;
        for entry in &self.stock.entries {
            if unfolds == spare {
                break;
            }
            if self.stock.can_choose(*entry) {
                let item = words.item(self, *entry).cut((width, spare + 1));
                let more = item.unfolded(width).height() - 1;
                unfolds = unfolds.max(more).min(spare);
            }
        }
        self.unfolds = unfolds;
    }

    /// Makes the rows on the screen, and finds out which of their letters match the filter: of all rows that would take
    /// too long.
    pub fn make(&mut self, words: &impl Words) {
        if self.is_awaited() {
            return;
        }
        // The selected row may take more than one of the screen, which is known only when it is made. Then there is less
        // room for others, and those without a place are not made for nothing: their titles may be long.
        self.make_rows(self.selected..self.selected + 1, words);
        let height = self.height(self.selected);
        let below = self.selected.saturating_sub(self.top) + height;
        if below > self.rows && self.top < self.selected {
            self.top = (self.top + below - self.rows).min(self.selected);
        }
        let room = self.rows.saturating_sub(height - 1);
        let visible = self.top..self.top.saturating_add(room).min(self.shown.len());
        self.made.retain(|row, _| visible.contains(row));
        self.make_rows(visible, words);
    }

    fn make_rows(&mut self, rows: Range<usize>, words: &impl Words) {
        let mut gauge = Gauge::new(&self.filter.text);
        for row in rows {
            let entry = self.entry(row);
            let Some(entry) = entry.filter(|_| !self.made.contains_key(&row)) else {
                continue;
            };
            let mut item = words.item(self, entry);
            let mut letters = Vec::new();
            if self.is_filtered() {
                letters = gauge.letters(&item.label);
                if letters.is_empty() {
                    let names = || words.names(&self.stock, entry).into_iter();
                    let mut also = gauge.also(names());
                    if also.is_none() {
                        letters = gauge.letters_alike(&item.label);
                        also = gauge.also_alike(names()).filter(|_| letters.is_empty());
                    }
                    item = also.into_iter().fold(item, Item::called);
                }
            }
            let item = item.cut((self.width, self.rows));
            self.made.insert(row, (item, letters));
        }
    }

    /// Whether not all rows are shown, but those that pass.
    pub fn is_filtered(&self) -> bool {
        !self.filter.text.trim().is_empty() && self.stock.offers_any()
    }

    /// Selects the row that is wanted, if it has been found.
    fn find_wanted(&mut self) {
        let wanted = self.sieve.wanted;
        let found = wanted.and_then(|wanted| self.shown.iter().position(|row| *row == wanted));
        self.selected = found.unwrap_or(self.selected);
    }
}
