//! The named colours of a theme and its ancestors, and how a colour is spelled.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::sheet::{Sheet, Spelled};
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Source;
use crate::theme::color::{ANSI_NAMES, Color};

/// The named colours, those of the youngest first.
pub(super) struct Palette(BTreeMap<String, Option<Color>>);

/// What a spelling stands for.
enum Meaning<'a> {
    Color(Color),
    Name(&'a str),
    Nothing,
}

impl Palette {
    pub(super) fn new(lineage: &[Sheet], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut spellings: BTreeMap<&str, (&Spelled, &Arc<Source>)> = BTreeMap::new();
        for sheet in lineage {
            for (name, spelled) in &sheet.palette {
                spellings.entry(name).or_insert((spelled, &sheet.source));
            }
        }
        let mut colors = BTreeMap::new();
        for (name, (spelled, source)) in &spellings {
            let color = follow(spelled, &spellings);
            if color.is_none() {
                diagnostics.push(unknown(spelled, source, spellings.keys().copied()));
            }
            colors.insert((*name).to_owned(), color);
        }
        Self(colors)
    }

    /// The colour of this name.
    pub(super) fn named(&self, name: &str) -> Option<Color> {
        self.0.get(name).copied().flatten()
    }

    /// The colour that is spelled so, by itself or by its name.
    pub(super) fn color(
        &self,
        spelled: &Spelled,
        source: &Arc<Source>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Color> {
        match meaning(&spelled.text) {
            Meaning::Color(color) => Some(color),
            Meaning::Name(name) if self.0.contains_key(name) => self.named(name),
            Meaning::Name(_) | Meaning::Nothing => {
                let names = self.0.keys().map(String::as_str);
                diagnostics.push(unknown(spelled, source, names));
                None
            }
        }
    }
}

/// The colour at the end of a way from name to name, unless it is a circle or leads nowhere.
fn follow(
    spelled: &Spelled,
    spellings: &BTreeMap<&str, (&Spelled, &Arc<Source>)>,
) -> Option<Color> {
    let mut spelled = spelled;
    for _ in 0..=spellings.len() {
        match meaning(&spelled.text) {
            Meaning::Color(color) => return Some(color),
            Meaning::Name(name) => spelled = spellings.get(name)?.0,
            Meaning::Nothing => return None,
        }
    }
    None
}

fn meaning(text: &str) -> Meaning<'_> {
    if text == "default" {
        return Meaning::Color(Color::Default);
    }
    if let Some(hexadecimal) = text.strip_prefix('#') {
        return match channels(hexadecimal) {
            Some(color) => Meaning::Color(color),
            None => Meaning::Nothing,
        };
    }
    if let Some(name) = text.strip_prefix("ansi:") {
        return match (0..).zip(ANSI_NAMES).find(|(_, known)| *known == name) {
            Some((index, _)) => Meaning::Color(Color::Ansi(index)),
            None => Meaning::Nothing,
        };
    }
    Meaning::Name(text)
}

fn channels(hexadecimal: &str) -> Option<Color> {
    if hexadecimal.len() != 6 || !hexadecimal.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(hexadecimal, 16).ok()?.to_be_bytes();
    Some(Color::Rgb(red, green, blue))
}

/// The colour of three digits, as style sheets write it.
fn doubled(digits: &str) -> Option<String> {
    let whole: String = digits.chars().flat_map(|digit| [digit, digit]).collect();
    (digits.len() == 3 && channels(&whole).is_some()).then(|| format!("#{whole}"))
}

fn unknown<'a>(
    spelled: &Spelled,
    source: &Arc<Source>,
    names: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let text = &spelled.text;
    if let Some(digits) = text.strip_prefix('#') {
        return Diagnostic::error(source, spelled.span, format!("`{text}` is no colour"))
            .with_hint(match doubled(digits) {
                Some(whole) => format!("did you mean `{whole}`?"),
                None => "write six hexadecimal digits, as in `#7aa2f7`".to_owned(),
            });
    }
    if let Some(name) = text.strip_prefix("ansi:") {
        let diagnostic = Diagnostic::error(
            source,
            spelled.span,
            format!("`{text}` is none of the sixteen colours"),
        );
        return match nearest(name, ANSI_NAMES) {
            Some(near) => diagnostic.with_hint(format!("did you mean `ansi:{near}`?")),
            None => diagnostic.with_hint(format!("they are {}", ANSI_NAMES.join(", "))),
        };
    }
    let names: Vec<&str> = names.collect();
    if names.contains(&text.as_str()) {
        return Diagnostic::error(
            source,
            spelled.span,
            format!("`{text}` leads to no colour: the names go round in a circle, or one is wrong"),
        )
        .with_hint("give one of them a colour, as in `#7aa2f7`");
    }
    let diagnostic = Diagnostic::error(
        source,
        spelled.span,
        format!("there is no colour `{text}` in the palette"),
    );
    if channels(text).is_some() {
        return diagnostic.with_hint(format!("did you mean `#{text}`?"));
    }
    match nearest(text, names) {
        Some(near) => diagnostic.with_hint(format!("did you mean `{near}`?")),
        None => {
            diagnostic.with_hint("write a name from [palette], `#rrggbb`, `ansi:blue` or `default`")
        }
    }
}
