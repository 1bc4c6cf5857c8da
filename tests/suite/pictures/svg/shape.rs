//! Characters that are drawn: lines, bars and underlines.

use std::fmt::Write as _;
use std::ops::Range;

use super::look::Look;
use super::{BASELINE, CELL_HEIGHT, CELL_WIDTH, MARGIN, Px, column, runs};

/// A character that is drawn rather than written, so that lines meet whatever the font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Arms from the middle to the left, right, top and bottom.
    Lines { arms: [bool; 4], kind: Kind },
    /// A bar of so many eighths of the cell, at its left.
    Bar(usize),
}

/// How lines meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Angular,
    Round,
    /// The arms to the left and right are two lines.
    Double,
}

impl Shape {
    pub fn of(character: char) -> Option<Self> {
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

/// The lines, bars and underlines of a row.
pub fn shapes(row: &[Look], index: usize, out: &mut String) {
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
