//! The names of languages, and the grammar for each.

use syntect::parsing::{SyntaxReference, SyntaxSet};

/// The grammar for shells, and for what was typed into one.
const SHELL: &str = "Bourne Again Shell (bash)";
/// What stands before a command in a recorded session, and tells that it is one.
const PROMPT: &str = "$ ";

/// Names after a fence whose grammar is not found by them, or is not the best.
///
/// For JavaScript that is TypeScript's: “JavaScript” is of 2018 and loses its way in a `static` block,
/// and Babel's, which knows JSX, reads `10_000n` as a name and `for await` as nothing.
const GRAMMARS: [(&str, &[&str]); 13] = [
    (
        "TypeScript",
        &[
            "js",
            "javascript",
            "mjs",
            "cjs",
            "node",
            "nodejs",
            "ts",
            "typescript",
            "mts",
            "cts",
        ],
    ),
    ("JavaScript (Babel)", &["jsx"]),
    ("TypeScriptReact", &["tsx"]),
    (
        SHELL,
        &[
            "sh",
            "bash",
            "shell",
            "zsh",
            "console",
            "shell-session",
            "terminal",
        ],
    ),
    ("JSON", &["json", "jsonc", "json5", "webmanifest"]),
    ("HTTP Request and Response", &["http", "https"]),
    ("Dockerfile", &["docker", "containerfile"]),
    ("DotENV", &["env", "dotenv"]),
    ("YAML", &["yml"]),
    ("Diff", &["patch", "udiff"]),
    ("C#", &["csharp", "dotnet"]),
    ("PowerShell", &["pwsh"]),
    ("Markdown", &["markdown", "mdx"]),
];

/// Where one of these is missing, the other does.
const SUBSTITUTES: [(&str, &str); 2] = [
    ("JavaScript (Babel)", "JavaScript"),
    ("TypeScriptReact", "TypeScript"),
];

/// The grammar for a language by any of its names, whatever their case.
pub(super) fn syntax<'a>(language: &str, set: &'a SyntaxSet) -> Option<&'a SyntaxReference> {
    let language = language.trim().to_ascii_lowercase();
    if language.is_empty() {
        return None;
    }
    let name = GRAMMARS
        .into_iter()
        .find(|(_, aliases)| aliases.contains(&language.as_str()))
        .map(|(name, _)| name);
    let found = match name {
        Some(name) => named(name, set),
        None => set.find_syntax_by_token(&language),
    };
    found.filter(|syntax| syntax.name != set.find_syntax_plain_text().name)
}

/// Whether the code is a recorded session: commands after prompts, and what they printed.
pub(super) fn is_session(syntax: &SyntaxReference, code: &str) -> bool {
    syntax.name == SHELL && code.lines().any(|line| line.starts_with(PROMPT))
}

/// Where the command begins in a line of a session; `None` for what was printed.
pub(super) fn command(line: &str, line_before: &str) -> Option<usize> {
    if line.starts_with(PROMPT) {
        Some(PROMPT.len())
    } else if line_before.ends_with('\\') {
        Some(0)
    } else {
        None
    }
}

fn named<'a>(name: &str, set: &'a SyntaxSet) -> Option<&'a SyntaxReference> {
    set.find_syntax_by_name(name).or_else(|| {
        let (_, substitute) = SUBSTITUTES.into_iter().find(|(of, _)| *of == name)?;
        set.find_syntax_by_name(substitute)
    })
}
