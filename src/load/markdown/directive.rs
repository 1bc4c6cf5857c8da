//! Comments that ask for something to do: `<!-- quiz: timers -->`.

use super::walker::Walker;
use crate::course::block::BlockKind;
use crate::course::practice::{Practice, quiz_file};
use crate::course::{Dialect, QuestionId};
use crate::load::address::join;
use crate::source::Span;

/// What a comment begins with that names a file from the root of the course: only books have such, made of their own
/// directives.
const FROM_ROOT: char = '/';

impl Walker<'_> {
    /// Takes a comment that has its lines for itself.
    pub(super) fn directive(&mut self, words: &str, span: Span) {
        let Some((kind, name)) = words.trim().split_once(':') else {
            return;
        };
        let name = name.trim();
        let practice = match (self.names.dialect, kind.trim_end()) {
            (Dialect::Native, kind @ ("quiz" | "review" | "lab" | "trace")) => {
                if name.is_empty() {
                    let message = format!("`{kind}:` is followed by no id");
                    return self.problems.error(span, message);
                }
                match kind {
                    "quiz" => Practice::Quiz {
                        file: quiz_file(self.names.path),
                        only: Some(QuestionId::new(name)),
                    },
                    "review" => Practice::Review(name.to_owned()),
                    "lab" => Practice::Lab(name.to_owned()),
                    _ => Practice::Trace(name.to_owned()),
                }
            }
            (Dialect::Book(_), "quiz") => {
                let path = name.strip_prefix(FROM_ROOT);
                let Some(file) = path.and_then(|path| join("", path)) else {
                    return;
                };
                Practice::Quiz { file, only: None }
            }
            (Dialect::Native | Dialect::Plain | Dialect::Book(_), _) => return,
        };
        self.end_tight_leaf();
        self.emit(BlockKind::Practice(Box::new(practice)), span);
    }
}
