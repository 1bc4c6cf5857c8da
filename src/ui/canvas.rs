//! Where text becomes cells: the only place that writes into a buffer. Everything is cleaned and clipped here.

use ratatui::buffer::Buffer;
use ratatui::style::{Color as CellColor, Modifier, Style as CellStyle};

use crate::app::Area;
use crate::layout::Row;
use crate::text;
use crate::theme::{Attribute, Color, Role, Roles, Style, Theme};

/// A buffer and the theme that it is painted with.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

/// What surrounds an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// A border on all sides.
    Box,
    /// A line above only.
    Sheet,
}

/// What is done to all pieces of a row.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The role that lies under each of them.
    pub ground: Roles,
    /// The target that is set off.
    pub focus: Option<u16>,
}

impl Look {
    /// A ground, and nothing is set off on it.
    pub fn on(ground: impl Into<Roles>) -> Self {
        Self {
            ground: ground.into(),
            focus: None,
        }
    }
}

impl<'a> Canvas<'a> {
    /// A canvas over the whole buffer.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// Paints the ground on a screen that is empty.
    pub fn ground(&mut self) {
        let style = cell_style(self.theme.ground());
        if style == CellStyle::default() {
            return;
        }
        for cell in &mut self.buffer.content {
            cell.set_style(style);
        }
    }

    /// Empties an area.
    pub fn fill(&mut self, area: Area, roles: impl Into<Roles>) {
        let style = cell_style(self.theme.ground().patch(self.theme.style(roles)));
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(cell) = self.cell(x, y) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Writes text from a cell on, no further than the column `right`, and returns the column after it.
    pub fn put(
        &mut self,
        (x, y): (usize, usize),
        right: usize,
        words: &str,
        roles: impl Into<Roles>,
    ) -> usize {
        let style = cell_style(self.theme.style(roles));
        let words = text::clean_line(words);
        let mut column = x;
        for (cluster, width) in text::clusters(&words) {
            if width == 0 {
                continue;
            }
            if column + width > right {
                break;
            }
            if let Some(cell) = self.cell(column, y) {
                cell.modifier = Modifier::empty();
                cell.set_symbol(cluster).set_style(style);
            }
            for hidden in column + 1..column + width {
                if let Some(cell) = self.cell(hidden, y) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
            column += width;
        }
        column
    }

    /// Writes text so that it ends before the column `right`, if there is room for it after the column `left`.
    pub fn put_right(
        &mut self,
        (right, y): (usize, usize),
        left: usize,
        words: &str,
        roles: impl Into<Roles>,
    ) -> bool {
        let width = text::width(&text::clean_line(words));
        if left + width > right {
            return false;
        }
        self.put((right - width, y), right, words, roles);
        true
    }

    /// Writes the first of some sentences that fits before the column `right`; where none does the last one is cut, and
    /// says so.
    pub fn put_fitting(
        &mut self,
        (x, y): (usize, usize),
        right: usize,
        sentences: &[&str],
        roles: impl Into<Roles>,
    ) -> usize {
        let room = right.saturating_sub(x);
        let mut fitting = sentences.iter().filter(|words| text::width(words) <= room);
        let words = fitting.next().or(sentences.last()).copied().unwrap_or("");
        self.put((x, y), right, &text::fit(words, room), roles)
    }

    /// Writes a laid-out row over what the area has under it. The focused target is set off.
    pub fn row(
        &mut self,
        at: (usize, usize),
        right: usize,
        row: &Row,
        focus: Option<u16>,
    ) -> usize {
        let look = Look {
            ground: Roles::NONE,
            focus,
        };
        self.row_on(at, right, row, look)
    }

    /// [`Canvas::row`] on a ground of its own, as in a pop-up.
    pub fn row_on(
        &mut self,
        (x, y): (usize, usize),
        right: usize,
        row: &Row,
        Look { ground, focus }: Look,
    ) -> usize {
        let mut column = x;
        for piece in &row.pieces {
            let focused = focus.is_some() && piece.target == focus;
            let roles = if focused {
                piece.roles.with(Role::Focus)
            } else {
                piece.roles
            };
            let roles = if ground == Roles::NONE {
                roles
            } else {
                roles.and(ground)
            };
            column = self.put((column, y), right, &piece.text, roles);
        }
        column
    }

    /// Writes the cells of a row from `from` on, as one that is scrolled sideways.
    pub fn row_from(&mut self, (x, y): (usize, usize), right: usize, row: &Row, from: usize) {
        let mut column = 0;
        for piece in &row.pieces {
            for (cluster, width) in text::clusters(&text::clean_line(&piece.text)) {
                let cut = column < from && column + width > from;
                // Half of a wide letter at the edge shows as a blank.
                let (shown, at) = if cut { (" ", from) } else { (cluster, column) };
                if at >= from {
                    self.put((x + at - from, y), right, shown, piece.roles);
                }
                column += width;
            }
        }
    }

    /// Draws a frame with a title, and empties what is inside.
    pub fn frame(&mut self, area: Area, frame: Frame, title: &str) {
        self.fill(area, Role::Popup);
        let (left, right) = match frame {
            Frame::Box => ("╭", "╮"),
            Frame::Sheet => ("─", "─"),
        };
        if area.height == 0 || area.width < 2 {
            return;
        }
        let line = "─".repeat(area.width - 2);
        self.put(
            (area.x, area.y),
            area.right(),
            &format!("{left}{line}{right}"),
            Role::PopupBorder,
        );
        let title = text::fit(title, area.width.saturating_sub(6)).into_owned();
        if !title.is_empty() {
            self.put(
                (area.x + 2, area.y),
                area.right() - 1,
                &format!(" {title} "),
                Role::PopupTitle,
            );
        }
        if frame == Frame::Sheet || area.height < 2 {
            return;
        }
        let bottom = area.bottom() - 1;
        for y in area.y + 1..bottom {
            self.put((area.x, y), area.right(), "│", Role::PopupBorder);
            self.put((area.right() - 1, y), area.right(), "│", Role::PopupBorder);
        }
        self.put(
            (area.x, bottom),
            area.right(),
            &format!("╰{line}╯"),
            Role::PopupBorder,
        );
    }

    fn cell(&mut self, x: usize, y: usize) -> Option<&mut ratatui::buffer::Cell> {
        let position = (u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        self.buffer.cell_mut(position)
    }
}

/// A style of ours as one of ratatui's.
pub fn cell_style(style: Style) -> CellStyle {
    let mut out = CellStyle {
        fg: style.foreground.map(cell_color),
        bg: style.background.map(cell_color),
        ..CellStyle::default()
    };
    for attribute in style.attributes.iter() {
        out = out.add_modifier(match attribute {
            Attribute::Bold => Modifier::BOLD,
            Attribute::Dim => Modifier::DIM,
            Attribute::Italic => Modifier::ITALIC,
            Attribute::Underlined => Modifier::UNDERLINED,
            Attribute::Reversed => Modifier::REVERSED,
            Attribute::CrossedOut => Modifier::CROSSED_OUT,
        });
    }
    out
}

fn cell_color(color: Color) -> CellColor {
    match color {
        Color::Default => CellColor::Reset,
        Color::Ansi(number) | Color::Indexed(number) => CellColor::Indexed(number),
        Color::Rgb(red, green, blue) => CellColor::Rgb(red, green, blue),
    }
}
