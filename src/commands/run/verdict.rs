//! Whether a block did what the course says of it.

use crate::practice::compare::{Compared, Order, agrees, beside, compare};
use crate::shell;

/// So many lines that differ are told; all of what was printed stands above them.
const MOST_LINES: usize = 20;
/// The words before a line take as many cells.
const LABEL: usize = 11;

/// What a course says of a block.
pub(super) enum Claim {
    /// That it prints this.
    Prints(String, Order),
    /// That it fails.
    Fails,
}

impl Claim {
    /// Says on standard error whether it did so, and gives the status of the command: 0 if it did, the program's own if that
    /// has failed, and else 1.
    pub(super) fn judge(&self, status: u8, printed: &str) -> u8 {
        match (self, status) {
            (Self::Fails, 0) => {
                shell::complain("The course says that it fails, and it does not.");
                1
            }
            (Self::Fails, _) => {
                shell::complain("It fails, as the course says.");
                0
            }
            (Self::Prints(said, order), 0) => {
                let compared = compare(said, printed, *order);
                if agrees(&compared) {
                    shell::complain("As the course says.");
                    return 0;
                }
                shell::complain("Not as the course says:");
                tell(beside(compared, *order));
                1
            }
            (Self::Prints(..), status) => {
                shell::complain(&format!(
                    "It ended with status {status}; the course says that it ends well."
                ));
                status
            }
        }
    }
}

/// Tells the lines that differ.
fn tell(compared: Vec<Compared<'_>>) {
    let told = |(mark, who, text): (&str, &str, &str)| {
        let text = if text.is_empty() {
            "(an empty line)"
        } else {
            text
        };
        shell::complain(&format!("{mark} {who:<LABEL$} {text}"));
    };
    let different = compared.into_iter().filter_map(|line| match line {
        Compared::Same(_) => None,
        Compared::Missing(text) => Some(("✗", "the course:", text)),
        Compared::Extra(text) => Some(("→", "it printed:", text)),
    });
    let mut different = different.collect::<Vec<_>>().into_iter();
    different.by_ref().take(MOST_LINES).for_each(told);
    match different.len() {
        0 => {}
        1 => shell::complain("… and 1 line more."),
        more => shell::complain(&format!("… and {more} lines more.")),
    }
}
