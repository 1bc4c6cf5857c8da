//! A terminal's screen as an SVG: an exact grid of cells, lines and bars as shapes, words as text.

mod look;
mod shape;

use std::fmt::Write as _;

use vt100::Screen;

use look::Look;
use shape::shapes;

/// Tenths of a pixel, so that coordinates are whole numbers here and the same on every machine.
const CELL_WIDTH: usize = 84;
const CELL_HEIGHT: usize = 190;
const MARGIN: usize = 140;
/// From the top of a row to the line that letters stand on.
const BASELINE: usize = 137;
const RADIUS: usize = 100;

const FONTS: &str = "ui-monospace, 'SF Mono', SFMono-Regular, Menlo, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

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
