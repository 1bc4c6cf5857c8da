//! `config.toml`: what the learner prefers. Mistakes in it are reported with their place and do no harm.

mod keys;

use std::borrow::Cow;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::effect::MouseMode;
use super::geometry::{TEXT_WIDTH, TEXT_WIDTHS};
use super::keymap::Keymap;
use crate::diagnostic::{Diagnostic, first_of_each_place, nearest, not_toml};
use crate::layout::CodeLines;
use crate::source::{Source, Span};

/// The learner's preferences.
#[derive(Debug, Clone)]
pub struct Config {
    /// The theme by name; `None` follows the terminal's background.
    pub theme: Option<String>,
    /// Where it is named.
    pub theme_place: Option<(Arc<Source>, Span)>,
    /// The width of the text column.
    pub text_width: usize,
    /// What the terminal reports of the mouse.
    pub mouse: MouseMode,
    /// How long lines of code are shown.
    pub code_lines: CodeLines,
    /// Whether what was met once comes back.
    pub memory: bool,
    /// The keys.
    pub keymap: Keymap,
}

/// The keys that the file may have at its top level.
const KNOWN: [&str; 6] = ["theme", "text_width", "mouse", "code", "memory", "keys"];

/// What may be reported of the mouse.
const MOUSE: [(&str, MouseMode); 3] = [
    ("buttons", MouseMode::Buttons),
    ("hover", MouseMode::Motion),
    ("off", MouseMode::Off),
];

/// What may be done with long lines of code.
const CODE: [(&str, CodeLines); 2] = [("wrap", CodeLines::Wrap), ("scroll", CodeLines::Scroll(0))];

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            theme_place: None,
            text_width: TEXT_WIDTH,
            mouse: MouseMode::Buttons,
            code_lines: CodeLines::Wrap,
            memory: false,
            keymap: Keymap::default(),
        }
    }
}

/// Reads `config.toml`. What is wrong in it is reported in the order of the file and left out; the rest holds.
pub fn parse(source: &Arc<Source>) -> (Config, Vec<Diagnostic>) {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut reading = Reading {
        source,
        problems: Vec::new(),
        config: Config::default(),
    };
    for (key, value) in table.get_ref() {
        reading.setting(key, value);
    }
    // What is left of a file that cannot be read says nothing true about it.
    if let Some(error) = errors.first() {
        let mistake = not_toml::mistake(source, error.span(), error.message());
        return (reading.config, vec![mistake]);
    }
    first_of_each_place(&mut reading.problems);
    (reading.config, reading.problems)
}

struct Reading<'a> {
    source: &'a Arc<Source>,
    config: Config,
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn setting(&mut self, key: &Spanned<Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let name: &str = key.get_ref();
        match name {
            "theme" => self.theme(value),
            "text_width" => self.text_width(value),
            "mouse" => {
                if let Some(mouse) = self.choice(name, value, &MOUSE) {
                    self.config.mouse = mouse;
                }
            }
            "code" => {
                if let Some(code) = self.choice(name, value, &CODE) {
                    self.config.code_lines = code;
                }
            }
            "memory" => match value.get_ref().as_bool() {
                Some(memory) => self.config.memory = memory,
                None => self.unfit(name, value, "true or false"),
            },
            "keys" => self.keys(value),
            _ => self.unknown(name, key.span()),
        }
    }

    fn theme(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(name) = value.get_ref().as_str() else {
            return self.unfit("theme", value, "the name of a theme in quotes");
        };
        self.config.theme = Some(name.to_owned());
        self.config.theme_place = Some((Arc::clone(self.source), value.span().into()));
    }

    fn text_width(&mut self, value: &Spanned<DeValue<'_>>) {
        let (narrowest, widest) = TEXT_WIDTHS;
        let width = value
            .get_ref()
            .as_integer()
            .and_then(|number| usize::from_str_radix(number.as_str(), number.radix()).ok());
        if let Some(width) = width.filter(|width| (narrowest..=widest).contains(width)) {
            self.config.text_width = width;
        } else {
            let wanted = format!("a number from {narrowest} to {widest}");
            self.unfit("text_width", value, &wanted);
        }
    }

    /// One of a few words.
    fn choice<T: Copy>(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let word = value.get_ref().as_str();
        let chosen = choices.iter().find(|(choice, _)| word == Some(choice));
        if chosen.is_none() {
            let names = choices.iter().map(|(choice, _)| *choice);
            let quoted: Vec<String> = names.clone().map(|name| format!("\"{name}\"")).collect();
            self.unfit(name, value, &quoted.join(" or "));
            if let Some(near) = word.and_then(|word| nearest(word, names)) {
                self.hint(format!("did you mean `{near}`?"));
            }
        }
        chosen.map(|(_, choice)| *choice)
    }

    /// A setting that there is not.
    fn unknown(&mut self, name: &str, span: std::ops::Range<usize>) {
        self.wrong(span, format!("`{name}` is not a setting"));
        self.hint(match nearest(name, KNOWN) {
            _ if Action::named(name).is_some() => {
                "it is an action: write it below a line `[keys]`".to_owned()
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the settings are {}", KNOWN.join(", ")),
        });
    }

    /// A value that is none for this setting.
    fn unfit(&mut self, name: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = match value.get_ref() {
            DeValue::String(text) => format!("`\"{text}\"`"),
            DeValue::Integer(number) => format!("`{number}`"),
            other => other.type_str().to_owned(),
        };
        self.wrong(
            value.span(),
            format!("`{name}` must be {wanted}, not {found}"),
        );
    }

    fn wrong(&mut self, span: std::ops::Range<usize>, message: impl Into<String>) {
        let mistake = Diagnostic::error(self.source, Span::from(span), message);
        self.problems.push(mistake);
    }

    /// What to do about the latest mistake.
    fn hint(&mut self, hint: impl Into<String>) {
        if let Some(latest) = self.problems.last_mut() {
            latest.hint = Some(hint.into());
        }
    }
}
