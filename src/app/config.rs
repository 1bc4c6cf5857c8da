//! `config.toml`: what the learner prefers. Mistakes in it are reported with their place and do no harm.

use std::borrow::Cow;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::effect::MouseMode;
use super::geometry::{TEXT_WIDTH, TEXT_WIDTHS};
use super::keymap::Keymap;
use crate::diagnostic::{Diagnostic, nearest};
use crate::layout::CodeLines;
use crate::source::{Source, Span};

/// The learner's preferences.
#[derive(Debug, Clone)]
pub struct Config {
    /// The theme by name; `None` follows the terminal's background.
    pub theme: Option<String>,
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

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            text_width: TEXT_WIDTH,
            mouse: MouseMode::Buttons,
            code_lines: CodeLines::Wrap,
            memory: false,
            keymap: Keymap::default(),
        }
    }
}

/// Reads `config.toml`. What is wrong in it is reported and left out; the rest holds.
pub fn parse(source: &Arc<Source>) -> (Config, Vec<Diagnostic>) {
    let mut reading = Reading {
        source,
        config: Config::default(),
        problems: Vec::new(),
    };
    match DeTable::parse(&source.text) {
        Ok(table) => {
            for (key, value) in table.into_inner() {
                reading.setting(&key, &value);
            }
        }
        Err(error) => {
            let span = error.span().map(Span::from);
            reading
                .problems
                .push(Diagnostic::error(source, span, error.message()));
        }
    }
    (reading.config, reading.problems)
}

struct Reading<'a> {
    source: &'a Arc<Source>,
    config: Config,
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn setting(&mut self, key: &Spanned<Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let text = value.get_ref().as_str();
        match (&**key.get_ref(), text) {
            ("theme", Some(name)) => self.config.theme = Some(name.to_owned()),
            ("mouse", Some("buttons")) => self.config.mouse = MouseMode::Buttons,
            ("mouse", Some("hover")) => self.config.mouse = MouseMode::Motion,
            ("mouse", Some("off")) => self.config.mouse = MouseMode::Off,
            ("mouse", _) => self.wrong(
                value.span(),
                "`mouse` is \"buttons\", \"hover\" or \"off\"",
                None,
            ),
            ("code", Some("wrap")) => self.config.code_lines = CodeLines::Wrap,
            ("code", Some("scroll")) => self.config.code_lines = CodeLines::Scroll(0),
            ("code", _) => self.wrong(value.span(), "`code` is \"wrap\" or \"scroll\"", None),
            ("memory", _) => match value.get_ref().as_bool() {
                Some(memory) => self.config.memory = memory,
                None => self.wrong(value.span(), "`memory` is true or false", None),
            },
            ("text_width", _) => self.text_width(value),
            ("keys", _) => self.keys(value),
            ("theme", None) => self.wrong(
                value.span(),
                "`theme` is the name of a theme, as text",
                None,
            ),
            (other, _) => {
                let message = format!("`{other}` is not a setting");
                self.wrong(key.span(), &message, nearest(other, KNOWN));
            }
        }
    }

    fn text_width(&mut self, value: &Spanned<DeValue<'_>>) {
        let (narrowest, widest) = TEXT_WIDTHS;
        let width = value
            .get_ref()
            .as_integer()
            .and_then(|number| number.as_str().parse::<usize>().ok());
        if let Some(width) = width.filter(|width| (narrowest..=widest).contains(width)) {
            self.config.text_width = width;
        } else {
            let message = format!("`text_width` is a number from {narrowest} to {widest}");
            self.wrong(value.span(), &message, None);
        }
    }

    fn keys(&mut self, value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong(value.span(), "`keys` is a table, as in [keys]", None);
        };
        for (name, keys) in table {
            let Some(action) = Action::named(name.get_ref()) else {
                let message = format!("`{}` is not an action", name.get_ref());
                let names = Action::ALL.iter().map(|action| action.name());
                self.wrong(name.span(), &message, nearest(name.get_ref(), names));
                continue;
            };
            let names = match keys.get_ref() {
                DeValue::String(name) => Some(vec![name.to_string()]),
                DeValue::Array(names) => names
                    .iter()
                    .map(|name| name.get_ref().as_str().map(str::to_owned))
                    .collect(),
                _ => None,
            };
            let bound = names
                .ok_or_else(|| "keys are given as text or as a list of texts".to_owned())
                .and_then(|names| self.config.keymap.rebind(action, &names));
            if let Err(reason) = bound {
                self.wrong(keys.span(), &reason, None);
            }
        }
    }

    fn wrong(&mut self, span: std::ops::Range<usize>, message: &str, meant: Option<&str>) {
        let mut problem = Diagnostic::error(self.source, Span::from(span), message);
        if let Some(meant) = meant {
            problem = problem.with_hint(format!("did you mean `{meant}`?"));
        }
        self.problems.push(problem);
    }
}
