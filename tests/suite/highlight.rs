//! Colours for code.

#![expect(clippy::unwrap_used, reason = "a helper of tests may panic as they do")]

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use nodecourse::highlight::{Budget, highlight, knows};
use nodecourse::theme::{Role, Token, Tokens};
use proptest::prelude::*;

const SERVER: &str = r"// An Express 5 server
import express, { json } from 'express';

class Counter extends EventEmitter {
  #hits = 0x1F;
  static { this.ready = true; console.log(`up ${process.pid}`); }
  next(by = 1) { return this.#hits += by; }
}

const app = express();
const db = await connect(process.env.DATABASE_URL);
app.use(json({ limit: '1mb', strict: true }));
app.get('/users/:id', async (req, res) => {
  const user = await db.find(req.params?.id);
  if (!user) throw new NotFound(`no user ${req.params.id}\n`);
  const pattern = /^[a-z]+\d{2,}$/gi;
  res.status(200).json({ ...user, pattern, when: 10_000n });
});
for await (const line of lines) { total += line.length; }
export default app;
";

static NEVER: AtomicBool = AtomicBool::new(false);

/// A budget that a busy machine cannot exceed.
fn generous() -> Budget<'static> {
    Budget {
        line_bytes: 2048,
        line: Duration::from_secs(60),
        block: Duration::from_secs(600),
        stop: &NEVER,
    }
}

fn tokens(language: &str, code: &str) -> Tokens {
    highlight(language, code, &generous()).unwrap()
}

/// The role of the first occurrence of `word` in the line with `part`.
fn role(language: &str, code: &str, part: &str, word: &str) -> Option<Role> {
    let tokens = tokens(language, code);
    let (line, row) = code
        .lines()
        .zip(&tokens)
        .find(|(line, _)| line.contains(part))
        .unwrap();
    let at = line.find(word).unwrap();
    let covers = |token: &&Token| (token.start as usize..token.end as usize).contains(&at);
    row.iter().find(covers).map(|token| token.role)
}

#[test]
fn a_modern_express_server_has_its_colours() {
    for language in ["js", "mjs", "javascript", "ts"] {
        for (part, word, expected) in [
            ("// An", "An", Role::SyntaxComment),
            ("import", "import", Role::SyntaxKeyword),
            ("import", "from", Role::SyntaxKeyword),
            ("import", "'express'", Role::SyntaxString),
            ("class", "Counter", Role::SyntaxType),
            ("#hits =", "0x1F", Role::SyntaxNumber),
            ("static {", "static", Role::SyntaxKeyword),
            ("static {", "true", Role::SyntaxConstant),
            ("static {", "up ", Role::SyntaxString),
            ("static {", "${", Role::SyntaxEscape),
            ("static {", "process", Role::SyntaxVariable),
            ("next(", "next", Role::SyntaxFunction),
            ("next(", "return", Role::SyntaxKeyword),
            ("await connect", "await", Role::SyntaxKeyword),
            ("await connect", "connect", Role::SyntaxFunction),
            ("app.use", "use", Role::SyntaxFunction),
            ("app.use", "limit", Role::SyntaxProperty),
            ("app.get", "'/users/:id'", Role::SyntaxString),
            ("app.get", "async", Role::SyntaxKeyword),
            ("app.get", "=>", Role::SyntaxOperator),
            ("params?.id", "?.", Role::SyntaxPunctuation),
            ("throw", "throw", Role::SyntaxKeyword),
            ("throw", "\\n", Role::SyntaxEscape),
            ("pattern =", "\\d", Role::SyntaxConstant),
            ("pattern,", "200", Role::SyntaxNumber),
            ("pattern,", "10_000n", Role::SyntaxNumber),
            ("for await", "await", Role::SyntaxKeyword),
            ("export", "export", Role::SyntaxKeyword),
            ("export", "default", Role::SyntaxKeyword),
        ] {
            let found = role(language, SERVER, part, word);
            assert_eq!(found, Some(expected), "{language}: {word} in {part}");
        }
    }
}

#[test]
fn the_other_languages_of_the_course_have_their_colours() {
    for (language, code, word, expected) in [
        (
            "bash",
            "npm install --save # add",
            "npm",
            Role::SyntaxFunction,
        ),
        (
            "sh",
            "npm install --save # add",
            "save",
            Role::SyntaxAttribute,
        ),
        (
            "shell",
            "npm install --save # add",
            "add",
            Role::SyntaxComment,
        ),
        ("json", r#"{ "name": "app" }"#, "name", Role::SyntaxProperty),
        ("jsonc", r#"{ "name": "app" }"#, "app", Role::SyntaxString),
        ("http", "GET / HTTP/1.1", "GET", Role::SyntaxKeyword),
        (
            "http",
            "GET / HTTP/1.1\nHost: a",
            "Host",
            Role::SyntaxProperty,
        ),
        ("html", "<p class='a'>b</p>", "p", Role::SyntaxTag),
        ("html", "<p class='a'>b</p>", "class", Role::SyntaxAttribute),
        ("css", "p { color: #fff }", "color", Role::SyntaxProperty),
        ("sql", "SELECT id FROM users", "FROM", Role::SyntaxKeyword),
        ("yaml", "name: build", "name", Role::SyntaxProperty),
        ("toml", "name = 'a'", "name", Role::SyntaxProperty),
        ("dockerfile", "FROM node:22", "FROM", Role::SyntaxKeyword),
        ("diff", "+added", "added", Role::SyntaxInserted),
        ("diff", "-gone", "gone", Role::SyntaxDeleted),
        ("rust", "fn main() {}", "fn", Role::SyntaxKeyword),
        ("python", "def f(): pass", "f(", Role::SyntaxFunction),
        ("go", "func main() {}", "main", Role::SyntaxFunction),
        ("tsx", "const a: string = 'b'", "string", Role::SyntaxType),
        ("jsx", "const a = <p>b</p>;", "const", Role::SyntaxKeyword),
    ] {
        let line = code.lines().find(|line| line.contains(word)).unwrap();
        let found = role(language, code, line, word);
        assert_eq!(found, Some(expected), "{language}: {word}");
    }
}

#[test]
fn in_a_recorded_session_only_the_commands_have_colours() {
    let code = "$ npm run start\n> app@1.0.0 start\nif this were code\n$ echo \\\n  'bye'";
    for language in ["console", "bash"] {
        let tokens = tokens(language, code);
        assert_eq!(tokens[1..3], [vec![], vec![]]);
        let found = |part, word| role(language, code, part, word);
        assert_eq!(found("npm", "$"), Some(Role::SyntaxPunctuation));
        assert_eq!(found("npm", "npm"), Some(Role::SyntaxFunction));
        assert_eq!(found("bye", "'bye'"), Some(Role::SyntaxString));
    }
}

#[test]
fn a_language_is_known_whatever_its_case_and_an_unknown_one_is_none() {
    assert!(knows("JavaScript") && knows(" JS ") && knows("console"));
    for language in ["", "klingon", "text", "txt", "plain text"] {
        assert!(
            highlight(language, "a", &generous()).is_none(),
            "{language}"
        );
    }
}

#[test]
fn a_long_line_is_plain_and_the_next_one_is_not() {
    let code = format!("const a = '{}';\nconst b = 1;", "x".repeat(3000));
    let tokens = tokens("js", &code);
    assert_eq!(tokens[0], []);
    assert_eq!(tokens[1][0].role, Role::SyntaxKeyword);
}

#[test]
fn what_the_budget_does_not_reach_is_plain() {
    let budget = Budget {
        block: Duration::ZERO,
        ..generous()
    };
    let tokens = highlight("js", "const a = 1;\nconst b = 2;", &budget).unwrap();
    assert_eq!(tokens, [vec![], vec![]]);
}

#[test]
fn highlighting_can_be_stopped() {
    let stop = AtomicBool::new(true);
    let tokens = highlight("js", "const a = 1;", &Budget::new(&stop)).unwrap();
    assert_eq!(tokens, [vec![]]);
}

#[test]
fn there_is_one_row_for_each_line() {
    for code in ["", "\n", "a", "a\n", "a\r\nb\r\n\r\n", "é\n日本\n"] {
        assert_eq!(tokens("js", code).len(), code.lines().count(), "{code:?}");
    }
}

/// The tokens as a thread finds them that has seen no code before.
fn tokens_of_a_fresh_thread(language: &'static str, code: &str) -> Tokens {
    let code = code.to_owned();
    let thread = std::thread::spawn(move || tokens(language, &code));
    thread.join().unwrap()
}

#[test]
fn places_of_a_grammar_without_number_take_nothing_from_its_colours() {
    // Each word that ends such a text is a place of its own, and there are more than are remembered.
    let here = |count: usize| format!("cat <<END{count}\n$HOME and 'text'\nEND{count}\nexit 1\n");
    let code: String = (100..500).map(here).collect();
    let rows = tokens("bash", &code);
    let (first, rest) = rows.split_at(4);
    assert!(first.iter().all(|row| !row.is_empty()), "{first:?}");
    for (count, same) in rest.chunks(4).enumerate() {
        assert_eq!(same, first, "{count}");
    }
}

const LANGUAGES: [&str; 16] = [
    "js",
    "ts",
    "jsx",
    "tsx",
    "bash",
    "json",
    "http",
    "html",
    "css",
    "sql",
    "yaml",
    "toml",
    "dockerfile",
    "diff",
    "python",
    "md",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_line_that_was_seen_before_has_the_colours_that_it_would_have_at_first_sight(
        languages in proptest::sample::subsequence(vec!["js", "bash", "html", "yaml", "md"], 2),
        lines in proptest::collection::vec(
            proptest::sample::select(vec![
                "const a = `", "`;", "/*", "*/", "text", "}", "<script>", "</script>", "'open", "```js",
                "```", "cat <<END", "END", "key: |", "  more", "$ echo a \\", "", "if (a) {", "// note",
            ]),
            0..40,
        ),
        cut in 0..40_usize,
    ) {
        for language in languages {
            let cut = cut.min(lines.len());
            for part in [&lines[..cut], &lines[cut..], &lines[..]] {
                let code = part.join("\n");
                prop_assert_eq!(tokens(language, &code), tokens_of_a_fresh_thread(language, &code), "{}", language);
            }
        }
    }

    #[test]
    fn tokens_are_ordered_and_in_bounds_for_any_code(
        language in proptest::sample::select(&LANGUAGES[..]),
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec![
                    "`", "${", "}", "{", "(", ")", "/", "'", "\"", "\n", "\r\n", "<", ">", "#",
                    "$ ", "const ", "class A ", "static ", "// é", "/*", "*/", "日本", "\\", "---\n",
                ]).prop_map(str::to_owned),
                "\\PC{0,6}",
            ],
            0..24,
        ),
    ) {
        let code = pieces.concat();
        let tokens = tokens(language, &code);
        prop_assert_eq!(tokens.len(), code.lines().count());
        for (line, row) in code.lines().zip(&tokens) {
            let mut end = 0;
            for token in row {
                prop_assert!(token.start as usize >= end && token.start < token.end);
                end = token.end as usize;
                prop_assert!(line.get(token.start as usize..end).is_some());
                prop_assert!(token.role.name().starts_with("syntax."));
            }
        }
    }
}
