//! A terminal's screen as an SVG: an exact grid of cells, lines and bars as shapes, words as text.

use std::fmt::Write as _;
use std::ops::Range;

use vt100::{Cell, Color, Screen};

/// Tenths of a pixel, so that coordinates are whole numbers here and the same on every machine.
const CELL_WIDTH: usize = 84;
const CELL_HEIGHT: usize = 190;
const MARGIN: usize = 140;
/// From the top of a row to the line that letters stand on.
const BASELINE: usize = 137;
const RADIUS: usize = 100;

const FONTS: &str = "ui-monospace, 'SF Mono', SFMono-Regular, Menlo, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

/// The sixteen colours that have no values of their own, and what `Default` is: light on dark.
const ANSI: [&str; 16] = [
    "#1c1c1c", "#d16969", "#7fae6b", "#d0a95f", "#6a9fd8", "#b98bd0", "#5fb3b3", "#d0d0d0",
    "#7a7a7a", "#e88a8a", "#9fce8b", "#f0c97f", "#8abff8", "#d9abf0", "#7fd3d3", "#ffffff",
];

/// The screen in a window with round corners.
pub fn svg(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let grid: Vec<Vec<Look>> = (0..rows)
        .map(|row| {
            (0..columns)
                .map(|column| Look::of(screen.cell(row, column)))
                .collect()
        })
        .collect();
    let width = usize::from(columns) * CELL_WIDTH + 2 * MARGIN;
    let height = usize::from(rows) * CELL_HEIGHT + 2 * MARGIN;
    let page = page(&grid);
    let mut out = String::new();
    let (w, h, r) = (Px(width), Px(height), Px(RADIUS));
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{}">"#,
        escaped(title)
    );
    let _ = writeln!(
        out,
        "<style>text{{font-family:{FONTS};font-size:14px;white-space:pre}}.b{{font-weight:bold}}.i{{font-style:italic}}path{{fill:none}}</style>"
    );
    let _ = writeln!(
        out,
        r#"<clipPath id="window"><rect width="{w}" height="{h}" rx="{r}"/></clipPath>"#
    );
    let _ = writeln!(out, r#"<g clip-path="url(#window)">"#);
    let _ = writeln!(out, r#"<rect width="{w}" height="{h}" fill="{page}"/>"#);
    let _ = writeln!(out, r#"<g shape-rendering="crispEdges">"#);
    for (index, row) in grid.iter().enumerate() {
        let band = Band {
            index,
            last: grid.len() - 1,
            width,
        };
        band.backgrounds(row, &page, &mut out);
    }
    out.push_str("</g>\n");
    for (index, row) in grid.iter().enumerate() {
        words(row, index, &mut out);
        shapes(row, index, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// What a cell looks like.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Look {
    text: String,
    foreground: String,
    background: String,
    /// The classes of the style sheet: `b` and `i`.
    class: &'static str,
    underlined: bool,
    /// The second half of a wide character.
    skipped: bool,
}

impl Look {
    fn of(cell: Option<&Cell>) -> Self {
        let Some(cell) = cell else {
            return Self::default();
        };
        let mut look = Self {
            text: cell.contents().to_owned(),
            foreground: color(cell.fgcolor(), "#d0d0d0"),
            background: color(cell.bgcolor(), "#1c1c1c"),
            class: match (cell.bold(), cell.italic()) {
                (true, true) => "b i",
                (true, false) => "b",
                (false, true) => "i",
                (false, false) => "",
            },
            underlined: cell.underline(),
            skipped: cell.is_wide_continuation(),
        };
        if cell.inverse() {
            std::mem::swap(&mut look.foreground, &mut look.background);
        }
        look
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !self.skipped
    }

    fn shape(&self) -> Option<Shape> {
        let mut characters = self.text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Shape::of(character),
            _ => None,
        }
    }

    /// Whether a letter of `other` can stand in the same run of text.
    fn runs_with(&self, other: &Self) -> bool {
        (&self.foreground, self.class) == (&other.foreground, other.class)
    }
}

/// A character that is drawn rather than written, so that lines meet whatever the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Arms from the middle to the left, right, top and bottom.
    Lines { arms: [bool; 4], kind: Kind },
    /// A bar of so many eighths of the cell, at its left.
    Bar(usize),
}

/// How lines meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Angular,
    Round,
    /// The arms to the left and right are two lines.
    Double,
}

impl Shape {
    fn of(character: char) -> Option<Self> {
        let lines = |arms: [u8; 4]| Self::Lines {
            arms: arms.map(|arm| arm == 1),
            kind: match character {
                '╭' | '╮' | '╰' | '╯' => Kind::Round,
                '═' | '╞' | '╡' | '╪' => Kind::Double,
                _ => Kind::Angular,
            },
        };
        Some(match character {
            '─' | '═' => lines([1, 1, 0, 0]),
            '│' => lines([0, 0, 1, 1]),
            '┌' | '╭' => lines([0, 1, 0, 1]),
            '┐' | '╮' => lines([1, 0, 0, 1]),
            '└' | '╰' => lines([0, 1, 1, 0]),
            '┘' | '╯' => lines([1, 0, 1, 0]),
            '├' | '╞' => lines([0, 1, 1, 1]),
            '┤' | '╡' => lines([1, 0, 1, 1]),
            '┬' => lines([1, 1, 0, 1]),
            '┴' => lines([1, 1, 1, 0]),
            '┼' | '╪' => lines([1, 1, 1, 1]),
            '▏' => Self::Bar(1),
            '▎' => Self::Bar(2),
            '▌' => Self::Bar(4),
            '█' => Self::Bar(8),
            _ => return None,
        })
    }
}

/// A row of cells with the margin that belongs to it: the window's edges take the colour beside them.
struct Band {
    index: usize,
    last: usize,
    width: usize,
}

impl Band {
    fn backgrounds(&self, row: &[Look], page: &str, out: &mut String) {
        let top = if self.index == 0 {
            0
        } else {
            MARGIN + self.index * CELL_HEIGHT
        };
        let margin = if self.index == self.last { MARGIN } else { 0 };
        let bottom = MARGIN + (self.index + 1) * CELL_HEIGHT + margin;
        for (start, end) in runs(row, |one, other| one.background == other.background) {
            let Some(look) = row.get(start).filter(|look| look.background != page) else {
                continue;
            };
            let left = if start == 0 { 0 } else { column(start) };
            let right = if end == row.len() {
                self.width
            } else {
                column(end)
            };
            let _ = writeln!(
                out,
                r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>"#,
                Px(left),
                Px(top),
                Px(right - left),
                Px(bottom - top),
                look.background
            );
        }
    }
}

/// The letters of a row, in runs whose length is fixed; a run ends where two blanks or a shape begin.
fn words(row: &[Look], index: usize, out: &mut String) {
    let y = Px(MARGIN + index * CELL_HEIGHT + BASELINE);
    let mut start = 0;
    while start < row.len() {
        let written = |look: &Look| !look.is_blank() && !look.skipped && look.shape().is_none();
        let Some(look) = row.get(start).filter(|look| written(look)) else {
            start += 1;
            continue;
        };
        let mut end = start + 1;
        let mut at = end;
        while let Some(next) = row.get(at) {
            let after = row.get(at + 1);
            let single = next.is_blank()
                && after.is_some_and(|after| written(after) && look.runs_with(after));
            if next.skipped || (written(next) && look.runs_with(next)) {
                end = at + 1;
            } else if !single {
                break;
            }
            at += 1;
        }
        let text: String = row[start..end]
            .iter()
            .filter(|look| !look.skipped)
            .map(|look| if look.is_blank() { " " } else { &look.text })
            .collect();
        let class = match look.class {
            "" => String::new(),
            class => format!(r#" class="{class}""#),
        };
        let length = match end - start {
            1 => String::new(),
            cells => format!(
                r#" textLength="{}" lengthAdjust="spacingAndGlyphs""#,
                Px(cells * CELL_WIDTH)
            ),
        };
        let _ = writeln!(
            out,
            r#"<text x="{}" y="{y}"{class} fill="{}"{length}>{}</text>"#,
            Px(column(start)),
            look.foreground,
            escaped(&text)
        );
        start = end;
    }
}

/// The lines, bars and underlines of a row.
fn shapes(row: &[Look], index: usize, out: &mut String) {
    let top = MARGIN + index * CELL_HEIGHT;
    for (start, end) in runs(row, |one, other| {
        one.underlined == other.underlined && one.foreground == other.foreground
    }) {
        if let Some(look) = row.get(start).filter(|look| look.underlined) {
            let _ = writeln!(
                out,
                r#"<path stroke="{}" d="M{} {}H{}"/>"#,
                look.foreground,
                Px(column(start)),
                Px(top + BASELINE + 25),
                Px(column(end))
            );
        }
    }
    for (start, end) in runs(row, |one, other| {
        one.foreground == other.foreground && one.shape() == other.shape()
    }) {
        let Some(look) = row.get(start) else {
            continue;
        };
        match look.shape() {
            Some(Shape::Bar(eighths)) => {
                for at in start..end {
                    let _ = writeln!(
                        out,
                        r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>"#,
                        Px(column(at)),
                        Px(top),
                        Px(CELL_WIDTH * eighths / 8),
                        Px(CELL_HEIGHT),
                        look.foreground
                    );
                }
            }
            Some(Shape::Lines { arms, kind }) => {
                let _ = writeln!(
                    out,
                    r#"<path stroke="{}" d="{}"/>"#,
                    look.foreground,
                    lines(start..end, top, arms, kind)
                );
            }
            None => {}
        }
    }
}

/// The path of the same lines in neighbouring cells.
fn lines(cells: Range<usize>, top: usize, arms: [bool; 4], kind: Kind) -> String {
    let [left, right, up, down] = arms;
    let (middle, bottom) = (top + CELL_HEIGHT / 2, top + CELL_HEIGHT);
    let heights = match kind {
        Kind::Double => [middle - 15, middle + 15].to_vec(),
        Kind::Angular | Kind::Round => vec![middle],
    };
    let mut path = String::new();
    if left && right {
        for y in &heights {
            let (from, to) = (column(cells.start), column(cells.end));
            let _ = write!(path, "M{} {}H{}", Px(from), Px(*y), Px(to));
        }
    }
    for at in cells {
        let center = column(at) + CELL_WIDTH / 2;
        let side = if left { column(at) } else { column(at + 1) };
        if kind == Kind::Round {
            let (bend, end) = if up {
                (middle - CELL_WIDTH / 2, top)
            } else {
                (middle + CELL_WIDTH / 2, bottom)
            };
            let (x, y) = (Px(center), Px(middle));
            let (side, bend, end) = (Px(side), Px(bend), Px(end));
            let _ = write!(path, "M{side} {y}Q{x} {y} {x} {bend}V{end}");
            continue;
        }
        if left != right {
            for y in &heights {
                let _ = write!(path, "M{} {}H{}", Px(center), Px(*y), Px(side));
            }
        }
        if up || down {
            let from = if up { top } else { middle };
            let to = if down { bottom } else { middle };
            let _ = write!(path, "M{} {}V{}", Px(center), Px(from), Px(to));
        }
    }
    path
}

/// Neighbouring cells that are alike, as their first and the one behind their last.
fn runs(row: &[Look], alike: impl Fn(&Look, &Look) -> bool) -> Vec<(usize, usize)> {
    let mut start = 0;
    row.chunk_by(|one, other| alike(one, other))
        .map(|run| {
            let from = start;
            start += run.len();
            (from, start)
        })
        .collect()
}

/// The background of most cells.
fn page(grid: &[Vec<Look>]) -> String {
    let mut counts = std::collections::BTreeMap::new();
    for look in grid.iter().flatten() {
        *counts.entry(&look.background).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(background, _)| background.clone())
        .unwrap_or_default()
}

fn column(index: usize) -> usize {
    MARGIN + index * CELL_WIDTH
}

fn color(color: Color, default: &str) -> String {
    match color {
        Color::Default => default.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Idx(number) => match (ANSI.get(usize::from(number)), number) {
            (Some(named), _) => (*named).to_owned(),
            (None, 16..=231) => {
                let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
                let [red, green, blue] = [36, 6, 1].map(|unit| level((number - 16) / unit % 6));
                format!("#{red:02x}{green:02x}{blue:02x}")
            }
            (None, _) => {
                let gray = 8 + 10 * (number - 232);
                format!("#{gray:02x}{gray:02x}{gray:02x}")
            }
        },
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Tenths of a pixel, shown in pixels.
struct Px(usize);

impl std::fmt::Display for Px {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, tenths) = (self.0 / 10, self.0 % 10);
        match tenths {
            0 => write!(formatter, "{whole}"),
            _ => write!(formatter, "{whole}.{tenths}"),
        }
    }
}
