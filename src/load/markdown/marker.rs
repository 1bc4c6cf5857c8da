//! The marker of a long list, and what there is to know of all of it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::budget;
use super::continued::Continued;
use super::window::input;
use super::windows::Windows;

/// The marker that makes an item one of the same list, whatever its number.
#[derive(Debug, Clone, Copy)]
pub enum Marker {
    /// The sign of a bullet.
    Bullet(char),
    /// The sign behind a number.
    Number(char),
}

/// What is known of a list only when all of it has been seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extent {
    /// Whether its items stand apart.
    pub is_loose: bool,
    /// How many items it has, if they are numbered.
    pub items: usize,
}

impl Marker {
    /// That of the item that a text begins with.
    pub fn at(text: &str) -> Option<Self> {
        let text = text.trim_start_matches([' ', '\t']);
        let after = text.trim_start_matches(|character: char| character.is_ascii_digit());
        let sign = after.chars().next()?;
        let is_number = after.len() < text.len();
        Some(if is_number {
            Self::Number(sign)
        } else {
            Self::Bullet(sign)
        })
    }

    /// What begins an item, as far to the right as an item of the list can begin.
    pub fn opening(self) -> String {
        match self {
            Self::Bullet(sign) => format!("{sign}    "),
            Self::Number(sign) => format!("1{sign}    "),
        }
    }

    /// What there is to know of the list that begins in a line of a text, or in the rest of one, and is the innermost of what
    /// goes on there.
    pub fn extent(
        self,
        (text, line): (&str, usize),
        options: Options,
        continued: Continued,
    ) -> Extent {
        let counts = matches!(self, Self::Number(_));
        let mut windows = Windows::within(text, (line, options), continued);
        let mut extent = Extent::default();
        let (mut depth, mut has_ended) = (0_usize, false);
        while windows.has_more() && !has_ended {
            let told = windows.next(budget::room(text), |event, _| match event {
                Event::Start(tag) => {
                    let is_own = depth == 0 && !has_ended;
                    extent.items += usize::from(is_own && matches!(tag, Tag::Item));
                    depth += 1;
                }
                Event::End(TagEnd::List(_)) if depth == 0 => has_ended = true,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            });
            extent.is_loose |= told.is_loose;
            if extent.is_loose && !counts {
                break;
            }
        }
        extent
    }
}

/// Whether a window makes the list with an index among what goes on there a loose one, if that goes on around others. It is
/// looked at as what it is: there paragraphs are told of only if it is loose.
pub fn makes_loose(
    window: &str,
    (continued, index): (&Continued, usize),
    options: Options,
) -> bool {
    if index + 1 >= continued.depth() {
        return false;
    }
    let beginning = continued.beginning(window, Some(index)).text;
    let shift = beginning.len();
    let input = input(beginning, window);
    let events = Parser::new_ext(&input, options).into_offset_iter();
    let mut depth = 0;
    for (event, _) in events.take_while(|(_, range)| range.start < shift) {
        match event {
            Event::Start(Tag::Paragraph) if depth == index + 2 => return true,
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    false
}
