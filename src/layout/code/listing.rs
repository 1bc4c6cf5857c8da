//! Lines of code that stand by themselves, each with something before it: a number, a sign of what has changed.

use super::Sides;
use super::line;
use super::rows::{self, Share};
use crate::layout::Row;
use crate::text;
use crate::theme::{Roles, Token};

/// A line of code in a listing.
#[derive(Debug, Clone, Copy)]
pub struct ListingLine<'a> {
    /// What stands before it, such as its number.
    pub gutter: &'a str,
    /// How that looks.
    pub gutter_roles: Roles,
    /// The line.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// How all of it looks.
    pub roles: Roles,
}

impl ListingLine<'_> {
    /// The cells that it takes if it is not broken.
    pub fn width(&self) -> usize {
        text::width(&text::clean_line(self.gutter)) + line::width(self.text)
    }
}

/// The rows of one line of a listing, which has no frame.
pub(in crate::layout) fn listing(line: ListingLine<'_>, width: usize) -> Vec<Row> {
    let gutter = text::clean_line(line.gutter);
    let taken = text::width(&gutter).min(width.saturating_sub(1));
    let body = rows::Body {
        inner: width - taken,
        sides: Sides::None,
    };
    let mut out = Vec::new();
    let flow = line::flow(line.text, line.tokens).over(line.roles);
    body.wrap(&flow.fitting(body.inner), Share::Begins, &mut out);
    let rows = out.into_iter().enumerate().map(|(index, row)| {
        let mut whole = Row::default();
        if index == 0 {
            whole.push(text::fit(&gutter, taken), line.gutter_roles, None);
        } else {
            whole.pad(taken, line.gutter_roles);
        }
        whole.append(row);
        whole
    });
    rows.collect()
}
