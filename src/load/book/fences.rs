//! Whether the end of a growing text lies in a fenced block of code. Each byte is looked at once.

/// What is known of the text so far.
#[derive(Debug, Default)]
pub struct Fences {
    /// Where the line begins that is not finished.
    line: usize,
    /// How much has been looked at.
    seen: usize,
    /// The open fence: its sign, and how many.
    open: Option<(char, usize)>,
}

impl Fences {
    /// Takes in what has been added to the text.
    pub fn advance(&mut self, text: &str) {
        let mut at = self.seen;
        for line in text
            .get(self.seen..)
            .unwrap_or_default()
            .split_inclusive('\n')
        {
            at += line.len();
            if line.ends_with('\n') {
                self.line(text.get(self.line..at).unwrap_or_default());
                self.line = at;
            }
        }
        self.seen = text.len();
    }

    /// Where the unfinished line begins.
    pub fn line_start(&self) -> usize {
        self.line
    }

    /// Whether the unfinished line lies in code.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    fn line(&mut self, line: &str) {
        let bare = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let Some(sign) = bare.chars().next().filter(|sign| matches!(sign, '`' | '~')) else {
            return;
        };
        let count = bare
            .chars()
            .take_while(|character| *character == sign)
            .count();
        let rest = bare.get(count..).unwrap_or_default();
        self.open = match self.open {
            Some((open, least)) if open == sign && count >= least && rest.is_empty() => None,
            Some(open) => Some(open),
            None if count >= 3 && !(sign == '`' && rest.contains('`')) => Some((sign, count)),
            None => None,
        };
    }
}
