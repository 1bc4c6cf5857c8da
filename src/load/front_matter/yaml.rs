//! As much of YAML as tells the title of a foreign file, in the ways in which people write one.

/// What the key of the title has for its value.
struct Written<'a> {
    /// Where the value begins in the text.
    at: usize,
    /// The line of the key from there on.
    value: &'a str,
    /// The lines below that go on with it.
    below: Vec<&'a str>,
}

impl<'a> Written<'a> {
    fn find(text: &'a str) -> Option<Self> {
        let mut start = 0;
        let (at, value) = text.split_inclusive('\n').find_map(|line| {
            let begin = start;
            start += line.len();
            let (key, value) = line.split_once(':')?;
            let at = begin + line.len() - value.trim_start().len();
            let key = key.trim_end().trim_matches(['"', '\'']);
            (key == "title").then_some((at, value.trim()))
        })?;
        let lines = text.get(start..)?.lines();
        // The parts of a list may stand below the key itself.
        let is_part = |line: &str| value.is_empty() && line.starts_with("- ");
        let is_below =
            |line: &&str| line.trim().is_empty() || line.starts_with([' ', '\t']) || is_part(line);
        let below = lines.take_while(is_below).map(str::trim).collect();
        Some(Self { at, value, below })
    }

    /// The quote that the value begins with, if it does with one.
    fn quote(&self) -> Option<char> {
        self.value
            .chars()
            .next()
            .filter(|sign| "\"'".contains(*sign))
    }

    /// What stands between its quotes, of which the second one may be missing.
    fn quoted(&self, quote: char) -> Option<String> {
        quoted(&[&[self.value], &self.below[..]].concat().join(" "), quote)
    }
}

/// Where the title has a quote that is not closed, and which.
fn unclosed_title(text: &str) -> Option<Flaw<'_>> {
    let written = Written::find(text)?;
    let sign = written.quote()?;
    let is_closed = written.quoted(sign).is_some();
    (!is_closed).then_some(Flaw {
        at: written.at,
        kind: FlawKind::OpenTitle(sign),
    })
}

/// What is surely wrong in front matter.
pub struct Flaw<'a> {
    /// Where it begins in the text.
    pub at: usize,
    /// What it is.
    pub kind: FlawKind<'a>,
}

/// A mistake in front matter.
pub enum FlawKind<'a> {
    /// The title begins with a quote and does not end with it.
    OpenTitle(char),
    /// The value of a key begins with a quote or a bracket that is not closed.
    Open(&'a str, char),
    /// The title is a list or a table.
    TitleOfParts,
}

/// The first mistake in front matter that is one for sure: what else is no YAML that this reader knows is somebody else's.
pub fn flaw(text: &str) -> Option<Flaw<'_>> {
    unclosed_title(text)
        .or_else(|| unclosed(text))
        .or_else(|| title_of_parts(text))
}

/// The first key whose value has an opening sign without its closing one.
fn unclosed(text: &str) -> Option<Flaw<'_>> {
    let mut start = 0;
    // Up to there a value goes on that was looked at.
    let mut known = 0;
    for line in text.split_inclusive('\n') {
        let begin = start;
        start += line.len();
        let is_top = begin >= known && !line.starts_with([' ', '\t', '#', '-']);
        let Some((key, value)) = line.split_once(':').filter(|_| is_top) else {
            continue;
        };
        if !value.starts_with([' ', '\t']) {
            continue;
        }
        let at = begin + line.len() - value.trim_start().len();
        let rest = text.get(at..).unwrap_or_default();
        let sign = rest.chars().next().unwrap_or_default();
        let end = match sign {
            '"' | '\'' => quoted_end(rest, sign),
            // What templates put their values between is not for YAML.
            '[' | '{' if !rest.starts_with("{{") && !rest.starts_with("{%") => flow_end(rest),
            _ => continue,
        };
        let Some(end) = end else {
            let key = key.trim().trim_matches(['"', '\'']);
            return Some(Flaw {
                at,
                kind: FlawKind::Open(key, sign),
            });
        };
        known = at + end;
    }
    None
}

/// Where a list or a table in brackets ends that a text begins with.
fn flow_end(text: &str) -> Option<usize> {
    let mut open: usize = 0;
    let mut before = ' ';
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let begins = before.is_whitespace() || "[{,:".contains(before);
        let taken = match sign {
            '"' | '\'' if begins => quoted_end(rest, sign)?,
            '#' if before.is_whitespace() => rest.find('\n')?,
            _ => sign.len_utf8(),
        };
        match sign {
            '[' | '{' => open += 1,
            ']' | '}' => open = open.saturating_sub(1),
            _ => {}
        }
        rest = rest.get(taken..)?;
        if open == 0 {
            return Some(text.len() - rest.len());
        }
        before = sign;
    }
    None
}

/// A title that is a list or a table, but for one with keys on lines of their own: those are names in several languages.
fn title_of_parts(text: &str) -> Option<Flaw<'_>> {
    let Written { at, value, below } = Written::find(text)?;
    let is_template = value.starts_with("{{") || value.starts_with("{%");
    let is_flow = value.starts_with(['[', '{']) && !is_template;
    let first = below.iter().find(|line| !line.is_empty());
    let is_list = value.is_empty() && first.is_some_and(|line| line.starts_with("- "));
    (is_list || is_flow).then_some(Flaw {
        at,
        kind: FlawKind::TitleOfParts,
    })
}

/// The title, if there is one that is a text.
pub fn title(text: &str) -> Option<String> {
    let written = Written::find(text)?;
    let Written { value, below, .. } = &written;
    let title = if value.starts_with(['>', '|']) {
        Some(below.join(" "))
    } else if let Some(quote) = written.quote() {
        written.quoted(quote).or_else(|| plain(value, &[]))
    } else {
        plain(value, below)
    };
    let words: Vec<&str> = title
        .iter()
        .flat_map(|text| text.split_whitespace())
        .collect();
    Some(words.join(" ")).filter(|title| !title.is_empty())
}

/// A text without quotes, which may go on in the lines below its key.
fn plain(value: &str, below: &[&str]) -> Option<String> {
    let bare = |line: &str| match line.strip_prefix('#') {
        Some(_) => String::new(),
        None => line.split(" #").next().unwrap_or_default().to_owned(),
    };
    let lines: Vec<String> = std::iter::once(&value)
        .chain(below)
        .map(|line| bare(line))
        .collect();
    let first = lines.iter().find(|line| !line.is_empty())?;
    let is_other = first.starts_with(['[', '{', '&', '*', '!']) || first == "~" || first == "null";
    // Below an empty value there may be a list, or other keys.
    let has_parts = bare(value).is_empty() && (first.starts_with("- ") || is_key(first));
    (!is_other && !has_parts).then(|| lines.join(" "))
}

/// What stands between two quotes. `None` if the second one is missing.
fn quoted(text: &str, quote: char) -> Option<String> {
    let end = quoted_end(text, quote)?;
    let inside = text.get(quote.len_utf8()..end - quote.len_utf8())?;
    Some(match quote {
        '"' => unescaped(inside),
        _ => inside.replace("''", "'"),
    })
}

/// Where a text in quotes ends that a text begins with, behind the second quote.
fn quoted_end(text: &str, quote: char) -> Option<usize> {
    let inside = text.strip_prefix(quote)?;
    let mut signs = inside.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == quote {
            if quote == '\'' && signs.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return Some(at + 2 * quote.len_utf8());
        }
        if sign == '\\' && quote == '"' {
            signs.next();
        }
    }
    None
}

/// A text in double quotes without its escapes.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut following = after.chars();
        let sign = following.next();
        rest = following.as_str();
        let digits = match sign {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let code = rest.get(..digits).filter(|_| digits > 0);
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match (code.and_then(char::from_u32), sign) {
            (Some(character), _) => {
                out.push(character);
                rest = rest.get(digits..).unwrap_or_default();
            }
            (None, Some('n' | 't' | 'r')) => out.push(' '),
            (None, Some(sign @ ('"' | '\\' | '/' | ' '))) => out.push(sign),
            (None, sign) => {
                out.push('\\');
                out.extend(sign);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Tells front matter from text between two thematic breaks: it begins with a key, and no paragraph in it
/// begins with a line that YAML cannot have there.
pub fn is_likely(text: &str) -> bool {
    let mut is_first = true;
    let mut after_blank = true;
    for line in text.lines() {
        if line.trim().is_empty() {
            after_blank = true;
        } else if !line.starts_with('#') {
            let has_place = is_key(line) || !is_first && goes_on(line);
            if after_blank && !has_place {
                return false;
            }
            (is_first, after_blank) = (false, false);
        }
    }
    true
}

/// Whether a text begins as front matter does: its first paragraph has keys and values only.
pub fn begins(text: &str) -> bool {
    let mut lines = text.lines().take_while(|line| !line.trim().is_empty());
    lines.next().is_some_and(is_key)
        && lines.all(|line| is_key(line) || goes_on(line) || line.starts_with('#'))
}

/// Whether a line gives a key a value.
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        !key.trim().is_empty()
            && !key
                .trim_end()
                .trim_start_matches(['"', '\''])
                .contains([' ', '*', '[', '`'])
            && (value.is_empty() || value.starts_with([' ', '\t', '\r']))
    })
}

/// Whether a line goes on with the value of a key.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t', ']', '}']) || line.starts_with("- ") || line.trim_end() == "-"
}
