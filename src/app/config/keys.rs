//! The `[keys]` of `config.toml`: all of them are read before any is bound, so that two actions can change places.

use toml::Spanned;
use toml::de::DeValue;

use super::{KNOWN, Reading};
use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::keymap::spelling::{self, Refusal};
use crate::diagnostic::nearest;

/// What an action shall have instead of its keys.
struct Wanted {
    action: Action,
    /// Where it stands in the file.
    start: usize,
    keys: Vec<(Vec<Key>, std::ops::Range<usize>)>,
}

impl Reading<'_> {
    pub(super) fn keys(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            self.unfit("keys", value, "a table, which begins with a line `[keys]`");
            return;
        };
        let mut all = Vec::new();
        for (name, value) in table {
            match Action::named(name.get_ref()) {
                Some(action) => all.extend(self.wanted(action, value)),
                None => self.unknown_action(name.get_ref(), name.span()),
            }
        }
        all.sort_by_key(|wanted| wanted.start);
        for wanted in &all {
            self.config.keymap.unbind(wanted.action);
        }
        let mut refused = Vec::new();
        for Wanted { action, keys, .. } in all {
            for (keys, span) in keys {
                if let Err(refusal) = self.config.keymap.bind(action, keys) {
                    self.refuse(refusal, span);
                    refused.push(action);
                }
            }
        }
        for action in refused {
            self.config.keymap.restore(action);
        }
    }

    /// The keys that an action is given; `None` if none of them can be bound, so that it keeps its own.
    fn wanted(&mut self, action: Action, value: &Spanned<DeValue<'_>>) -> Option<Wanted> {
        let names = match value.get_ref() {
            DeValue::Array(names) => names.iter().collect(),
            _ => vec![value],
        };
        let mut keys = Vec::new();
        for name in &names {
            let Some(text) = name.get_ref().as_str() else {
                self.unfit(action.name(), name, "a key in quotes or a list of keys");
                continue;
            };
            match spelling::read(text) {
                Ok(read) => keys.push((read, name.span())),
                Err(refusal) => self.refuse(refusal, name.span()),
            }
        }
        (!keys.is_empty() || names.is_empty()).then_some(Wanted {
            action,
            start: value.span().start,
            keys,
        })
    }

    fn unknown_action(&mut self, name: &str, span: std::ops::Range<usize>) {
        self.wrong(span, format!("`{name}` is not an action"));
        let names = Action::ALL.iter().map(|action| action.name());
        self.hint(match nearest(name, names) {
            _ if KNOWN.contains(&name) => {
                "it is a setting: write it above the line `[keys]`".to_owned()
            }
            Some(near) => format!("did you mean `{near}`?"),
            None => "`nodecourse keys` lists the actions".to_owned(),
        });
    }

    fn refuse(&mut self, refusal: Refusal, span: std::ops::Range<usize>) {
        self.wrong(span, refusal.message);
        if let Some(hint) = refusal.hint {
            self.hint(hint);
        }
    }
}
