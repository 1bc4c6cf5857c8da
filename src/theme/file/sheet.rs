//! One theme file as it is written, before its parent and the palette are known.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, nearest, not_toml};
use crate::source::{Source, Span};
use crate::theme::{Appearance, Attribute, Attributes, Role};

/// What one file gives.
pub(super) struct Sheet {
    pub(super) source: Arc<Source>,
    /// Where the file is no TOML; what is left of it says nothing true about it.
    pub(super) broken: Option<Diagnostic>,
    /// The name that people read.
    pub(super) name: Option<String>,
    pub(super) inherits: Option<(String, Span)>,
    pub(super) appearance: Option<Appearance>,
    pub(super) background: Option<(bool, Span)>,
    pub(super) palette: Vec<(String, Spelled)>,
    pub(super) roles: Vec<(Role, Given)>,
}

/// A colour as it is written.
pub(super) struct Spelled {
    pub(super) text: String,
    pub(super) span: Span,
}

/// A style as it is written.
#[derive(Default)]
pub(super) struct Given {
    pub(super) foreground: Option<Spelled>,
    pub(super) background: Option<Spelled>,
    pub(super) attributes: Attributes,
}

const SECTIONS: [&str; 4] = ["meta", "palette", "roles", "syntax"];
const META: [&str; 4] = ["name", "inherits", "appearance", "background"];
const COLORS: [&str; 2] = ["fg", "bg"];
/// What other programs call them.
const OTHER_NAMES: [(&str, &str); 4] = [
    ("foreground", "fg"),
    ("color", "fg"),
    ("colour", "fg"),
    ("background", "bg"),
];
const SYNTAX: &str = "syntax.";

/// A key with its value, as the TOML parser hands them out.
type Entry<'a> = (&'a str, Span, &'a Spanned<DeValue<'a>>);

impl Sheet {
    pub(super) fn read(source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let (document, errors) = DeTable::parse_recoverable(&source.text);
        let broken = errors.first();
        let mut sheet = Self {
            source: Arc::clone(source),
            broken: broken.map(|error| not_toml::mistake(source, error.span(), error.message())),
            name: None,
            inherits: None,
            appearance: None,
            background: None,
            palette: Vec::new(),
            roles: Vec::new(),
        };
        let mut parser = Parser {
            source,
            diagnostics,
        };
        for (key, span, value) in entries(document.get_ref()) {
            if !SECTIONS.contains(&key) {
                parser.unknown_section(key, span);
                continue;
            }
            let Some(table) = value.get_ref().as_table() else {
                parser.wrong(key, value, "a table");
                continue;
            };
            for entry in entries(table) {
                match key {
                    "meta" => sheet.read_meta(entry, &mut parser),
                    "palette" => sheet.palette.extend(parser.named_color(entry)),
                    "roles" => sheet.roles.extend(parser.role(entry)),
                    _ => sheet.roles.extend(parser.syntax_role(entry)),
                }
            }
        }
        sheet
    }

    fn read_meta(&mut self, (key, span, value): Entry, parser: &mut Parser) {
        match key {
            "name" => self.name = parser.text(key, value).map(|spelled| spelled.text),
            "inherits" => {
                self.inherits = parser
                    .text(key, value)
                    .map(|spelled| (spelled.text, spelled.span));
            }
            "appearance" => self.appearance = parser.appearance(value),
            "background" => {
                self.background = parser
                    .truth(key, value)
                    .map(|paints| (paints, span_of(value)));
            }
            _ => parser.unknown("key", key, span, &META),
        }
    }
}

/// Reads values and notes what is wrong with them.
struct Parser<'a> {
    source: &'a Arc<Source>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Parser<'_> {
    fn named_color(&mut self, (key, _, value): Entry) -> Option<(String, Spelled)> {
        Some((key.to_owned(), self.text(key, value)?))
    }

    fn role(&mut self, (key, span, value): Entry) -> Option<(Role, Given)> {
        if let Some(rest) = key.strip_prefix(SYNTAX) {
            let message = format!("`{key}` does not belong under [roles]");
            self.diagnostics.push(
                Diagnostic::error(self.source, span, message)
                    .with_hint(format!("write `{rest}` under [syntax]")),
            );
            return None;
        }
        let Some(role) = Role::named(key) else {
            let names: Vec<&str> = Role::ALL
                .into_iter()
                .map(Role::name)
                .filter(|name| !name.starts_with(SYNTAX))
                .collect();
            self.unknown("role", key, span, &names);
            return None;
        };
        Some((role, self.style(key, value)?))
    }

    fn syntax_role(&mut self, (key, span, value): Entry) -> Option<(Role, Given)> {
        let Some(role) = Role::named(&format!("{SYNTAX}{key}")) else {
            let names: Vec<&str> = Role::ALL
                .into_iter()
                .filter_map(|role| role.name().strip_prefix(SYNTAX))
                .collect();
            self.unknown("syntax role", key, span, &names);
            return None;
        };
        Some((role, self.style(key, value)?))
    }

    /// A colour alone, or a table of colours and attributes.
    fn style(&mut self, role: &str, value: &Spanned<DeValue>) -> Option<Given> {
        let mut given = Given::default();
        let Some(table) = value.get_ref().as_table() else {
            if value.get_ref().as_str().is_none() {
                self.wrong(role, value, "a colour in quotes or a table");
                return None;
            }
            given.foreground = self.text(role, value);
            return Some(given);
        };
        for (key, span, value) in entries(table) {
            let attribute = Attribute::ALL
                .into_iter()
                .find(|attribute| attribute.name() == key);
            match (key, attribute) {
                ("fg", _) => given.foreground = self.text(key, value),
                ("bg", _) => given.background = self.text(key, value),
                (_, Some(attribute)) => {
                    if self.truth(key, value) == Some(true) {
                        given.attributes = given.attributes.with(attribute);
                    }
                }
                (_, None) => self.unknown_in_style(role, key, span),
            }
        }
        Some(given)
    }

    fn unknown_in_style(&mut self, role: &str, key: &str, span: Span) {
        let nested = format!("{role}.{key}");
        if Role::named(&nested).is_some() {
            let message = format!("`{key}` is no part of a style");
            self.diagnostics.push(
                Diagnostic::error(self.source, span, message)
                    .with_hint(format!("a role's name stands in quotes: \"{nested}\"")),
            );
            return;
        }
        if let Some((_, meant)) = OTHER_NAMES.iter().find(|(name, _)| *name == key) {
            let message = format!("unknown part of a style `{key}`");
            self.diagnostics.push(
                Diagnostic::error(self.source, span, message)
                    .with_hint(format!("did you mean `{meant}`?")),
            );
            return;
        }
        let attributes = Attribute::ALL.into_iter().map(Attribute::name);
        let names: Vec<&str> = COLORS.into_iter().chain(attributes).collect();
        self.unknown("part of a style", key, span, &names);
    }

    fn appearance(&mut self, value: &Spanned<DeValue>) -> Option<Appearance> {
        let spelled = self.text("appearance", value)?;
        let found = Appearance::NAMED
            .into_iter()
            .find(|(name, _)| *name == spelled.text);
        if found.is_none() {
            let names = Appearance::NAMED.map(|(name, _)| name);
            self.unknown("appearance", &spelled.text, spelled.span, &names);
        }
        found.map(|(_, appearance)| appearance)
    }

    fn text(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<Spelled> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, value, "a text in quotes");
            return None;
        };
        Some(Spelled {
            text: text.to_owned(),
            span: span_of(value),
        })
    }

    fn truth(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<bool> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong(key, value, "true or false");
        }
        truth
    }

    fn wrong(&mut self, key: &str, value: &Spanned<DeValue>, wanted: &str) {
        let found = value.get_ref().type_str();
        let message = format!("`{key}` must be {wanted}, not {found}");
        self.diagnostics
            .push(Diagnostic::error(self.source, span_of(value), message));
    }

    fn unknown(&mut self, kind: &str, word: &str, span: Span, known: &[&str]) {
        let message = format!("unknown {kind} `{word}`");
        let diagnostic = Diagnostic::error(self.source, span, message);
        let near = nearest(word, known.iter().copied());
        self.diagnostics.push(match near {
            Some(near) => diagnostic.with_hint(format!("did you mean `{near}`?")),
            None if known.len() <= 10 => {
                diagnostic.with_hint(format!("known are {}", known.join(", ")))
            }
            None => diagnostic.with_hint(format!(
                "known are {} and {} more, as in themes/dusk.toml of nodecourse",
                known.iter().take(6).copied().collect::<Vec<_>>().join(", "),
                known.len() - 6
            )),
        });
    }

    /// What stands above all sections, or in one that there is not.
    fn unknown_section(&mut self, key: &str, span: Span) {
        let section = match key {
            _ if META.contains(&key) => "meta",
            _ if Role::named(key).is_some() => "roles",
            _ if Role::named(&format!("{SYNTAX}{key}")).is_some() => "syntax",
            _ => return self.unknown("section", key, span, &SECTIONS),
        };
        let message = format!("`{key}` stands in no section");
        self.diagnostics.push(
            Diagnostic::error(self.source, span, message)
                .with_hint(format!("write it below a line `[{section}]`")),
        );
    }
}

fn entries<'a>(table: &'a DeTable<'a>) -> impl Iterator<Item = Entry<'a>> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), Span::from(key.span()), value))
}

fn span_of(value: &Spanned<DeValue>) -> Span {
    value.span().into()
}
