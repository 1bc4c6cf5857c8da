//! From the scopes of `TextMate` grammars to syntax roles.
//!
//! Source of the names: “Scope Naming” in Sublime Text's documentation, and the grammars themselves.

use std::collections::HashMap;
use std::sync::OnceLock;

use syntect::parsing::{Scope, ScopeStack};

use crate::theme::Role;

/// A prefix of scopes and its role; `None` is plain code, whatever it stands in.
type Row = (&'static str, Option<Role>);

/// The longest prefix of the innermost scope wins; a scope without one leaves it to the next outer one.
const TABLE: &[Row] = &[
    ("source", None),
    ("text", None),
    ("meta.embedded", None),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("meta.string.interpolation", None),
    ("comment", Some(Role::SyntaxComment)),
    ("punctuation.definition.comment", Some(Role::SyntaxComment)),
    ("keyword", Some(Role::SyntaxKeyword)),
    ("keyword.operator", Some(Role::SyntaxOperator)),
    ("keyword.operator.accessor", Some(Role::SyntaxPunctuation)),
    ("keyword.operator.module", Some(Role::SyntaxKeyword)),
    ("keyword.operator.new", Some(Role::SyntaxKeyword)),
    ("keyword.operator.word", Some(Role::SyntaxKeyword)),
    ("keyword.operator.expression", Some(Role::SyntaxKeyword)),
    ("keyword.operator.logical.python", Some(Role::SyntaxKeyword)),
    ("keyword.other.http-header.key", Some(Role::SyntaxProperty)),
    ("keyword.other.template", Some(Role::SyntaxString)),
    ("keyword.other.substitution", Some(Role::SyntaxEscape)),
    ("keyword.other.unit", Some(Role::SyntaxNumber)),
    ("storage", Some(Role::SyntaxKeyword)),
    ("storage.type.function.arrow", Some(Role::SyntaxOperator)),
    ("storage.type.numeric", Some(Role::SyntaxNumber)),
    ("string", Some(Role::SyntaxString)),
    ("punctuation.definition.string", Some(Role::SyntaxString)),
    ("string.regexp", Some(Role::SyntaxEscape)),
    ("string.unquoted.label", Some(Role::SyntaxProperty)),
    ("constant", Some(Role::SyntaxConstant)),
    ("constant.numeric", Some(Role::SyntaxNumber)),
    ("constant.character.escape", Some(Role::SyntaxEscape)),
    ("constant.other.object.key", Some(Role::SyntaxProperty)),
    ("constant.other.placeholder", Some(Role::SyntaxEscape)),
    ("variable", Some(Role::SyntaxVariable)),
    ("variable.parameter.option", Some(Role::SyntaxAttribute)),
    ("variable.language", Some(Role::SyntaxConstant)),
    ("variable.function", Some(Role::SyntaxFunction)),
    ("variable.function.constructor", Some(Role::SyntaxType)),
    ("variable.object.property", Some(Role::SyntaxProperty)),
    ("variable.other.object.property", Some(Role::SyntaxProperty)),
    (
        "variable.other.constant.property",
        Some(Role::SyntaxProperty),
    ),
    (
        "variable.other.constant.object.property",
        Some(Role::SyntaxProperty),
    ),
    ("variable.other.member", Some(Role::SyntaxProperty)),
    ("variable.other.property", Some(Role::SyntaxProperty)),
    ("variable.other.constant", Some(Role::SyntaxVariable)),
    ("entity.name", Some(Role::SyntaxType)),
    ("entity.name.function", Some(Role::SyntaxFunction)),
    ("entity.name.tag", Some(Role::SyntaxTag)),
    ("entity.name.tag.toml", Some(Role::SyntaxProperty)),
    ("entity.name.tag.yaml", Some(Role::SyntaxProperty)),
    ("entity.name.section", Some(Role::SyntaxHeading)),
    ("entity.name.label", Some(Role::SyntaxConstant)),
    ("entity.other.attribute-name", Some(Role::SyntaxAttribute)),
    ("entity.other.inherited-class", Some(Role::SyntaxType)),
    ("support", Some(Role::SyntaxType)),
    ("support.function", Some(Role::SyntaxFunction)),
    ("support.constant", Some(Role::SyntaxConstant)),
    ("support.type.property-name", Some(Role::SyntaxProperty)),
    ("support.variable", Some(Role::SyntaxVariable)),
    ("support.type.sys-types", Some(Role::SyntaxType)),
    ("punctuation", Some(Role::SyntaxPunctuation)),
    (
        "punctuation.definition.parameter",
        Some(Role::SyntaxAttribute),
    ),
    ("punctuation.separator.decimal", Some(Role::SyntaxNumber)),
    ("punctuation.section.embedded", Some(Role::SyntaxEscape)),
    (
        "punctuation.section.interpolation",
        Some(Role::SyntaxEscape),
    ),
    (
        "punctuation.definition.template-expression",
        Some(Role::SyntaxEscape),
    ),
    ("punctuation.definition.tag", Some(Role::SyntaxPunctuation)),
    ("punctuation.definition.heading", Some(Role::SyntaxHeading)),
    ("punctuation.definition.keyword", Some(Role::SyntaxKeyword)),
    (
        "punctuation.definition.variable",
        Some(Role::SyntaxVariable),
    ),
    ("meta.brace", Some(Role::SyntaxPunctuation)),
    ("meta.delimiter", Some(Role::SyntaxPunctuation)),
    ("meta.function-call.identifier", Some(Role::SyntaxFunction)),
    ("meta.mapping.key", Some(Role::SyntaxProperty)),
    ("meta.object-literal.key", Some(Role::SyntaxProperty)),
    ("meta.property.object", Some(Role::SyntaxProperty)),
    ("markup.heading", Some(Role::SyntaxHeading)),
    ("markup.inserted", Some(Role::SyntaxInserted)),
    ("markup.deleted", Some(Role::SyntaxDeleted)),
    ("markup.raw", Some(Role::SyntaxString)),
    ("markup.underline.link", Some(Role::SyntaxString)),
    (
        "punctuation.definition.inserted",
        Some(Role::SyntaxInserted),
    ),
    ("punctuation.definition.deleted", Some(Role::SyntaxDeleted)),
    ("meta.diff.header", Some(Role::SyntaxHeading)),
    ("meta.diff.range", Some(Role::SyntaxFunction)),
    ("meta.diff.index", Some(Role::SyntaxHeading)),
    ("invalid", None),
];

/// Strings in here are keys: the string is the inner scope and would hide it.
const KEY: &str = "meta.mapping.key";

/// What the table says of a scope.
#[derive(Clone, Copy)]
enum Found {
    Role(Role),
    Plain,
    Nothing,
}

/// Looks scopes up, and remembers what it found for each.
#[derive(Default)]
pub(super) struct Dictionary {
    known: HashMap<Scope, Found>,
}

impl Dictionary {
    /// The role of what stands in these scopes, the innermost last.
    pub(super) fn role(&mut self, stack: &ScopeStack) -> Option<Role> {
        let scopes = stack.as_slice();
        for scope in scopes.iter().rev() {
            let found = self.known.entry(*scope).or_insert_with(|| look_up(*scope));
            match *found {
                Found::Role(Role::SyntaxString) if in_key(scopes) => {
                    return Some(Role::SyntaxProperty);
                }
                Found::Role(role) => return Some(role),
                Found::Plain => return None,
                Found::Nothing => {}
            }
        }
        None
    }
}

fn look_up(scope: Scope) -> Found {
    let longest = table()
        .iter()
        .filter(|(prefix, _)| prefix.is_prefix_of(scope))
        .max_by_key(|(prefix, _)| prefix.len());
    match longest {
        Some((_, Some(role))) => Found::Role(*role),
        Some((_, None)) => Found::Plain,
        None => Found::Nothing,
    }
}

fn in_key(scopes: &[Scope]) -> bool {
    static PARSED: OnceLock<Option<Scope>> = OnceLock::new();
    let key = PARSED.get_or_init(|| Scope::new(KEY).ok());
    key.is_some_and(|key| scopes.iter().any(|scope| key.is_prefix_of(*scope)))
}

fn table() -> &'static [(Scope, Option<Role>)] {
    static PARSED: OnceLock<Vec<(Scope, Option<Role>)>> = OnceLock::new();
    PARSED.get_or_init(|| {
        TABLE
            .iter()
            .filter_map(|(prefix, role)| Some((Scope::new(prefix).ok()?, *role)))
            .collect()
    })
}
