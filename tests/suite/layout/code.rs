//! Code: whole, framed, and coloured without moving.

use std::sync::Arc;

use nodecourse::course::Code;
use nodecourse::course::block::Attributes;
use nodecourse::layout::{self, CodeLines, Laid, Target, View};
use nodecourse::theme::{Role, Token, Tokens};

use super::build::{self, gap, joined, view};

fn laid(text: &str, view: &View) -> Laid {
    layout::blocks(&[gap(None, build::code("js", text))], view)
}

fn scrolled(width: usize, offset: usize) -> View<'static> {
    View {
        code_lines: CodeLines::Scroll(offset),
        ..view(width)
    }
}

const LINES: &str = "const answer = 42;\n\nlet much = 'longer than the others';";

#[test]
fn a_long_line_goes_on_with_a_mark() {
    insta::assert_snapshot!(joined(&laid(LINES, &view(30))), @r"
        ┌ js ──────────────── c copy ┐
        │ const answer = 42;         │
        │                            │
        │ let much = 'longer than    │
        │ ↪ the others';             │
        └────────────────────────────┘
    ");
}

const BREAKS: &str = "\
import { setTimeout as wait } from 'node:timers/promises';
app.get('/users/:id', async (request, response) => {
    const page = await fs.promises.readFile(path.join(root, 'public/index.html'), 'utf8');
    const answer = await fetch('https://api.example.com/v1/users?page=2&sort=name');
    if (answer.status === 200 && answer.headers.get('content-type')?.includes('json')) {
        return response.status(200).json({ok:true,items:[1,2,3],next:null});
    }
});";

#[test]
fn code_goes_on_at_blanks_and_signs_and_under_its_own_indent() {
    insta::assert_snapshot!(joined(&laid(BREAKS, &view(76))), @r"
        ┌ js ────────────────────────────────────────────────────────────── c copy ┐
        │ import { setTimeout as wait } from 'node:timers/promises';               │
        │ app.get('/users/:id', async (request, response) => {                     │
        │     const page = await fs.promises.readFile(path.join(root,              │
        │     ↪ 'public/index.html'), 'utf8');                                     │
        │     const answer = await fetch('https://api.example.com/v1/users?        │
        │     ↪ page=2&sort=name');                                                │
        │     if (answer.status === 200 && answer.headers.get(                     │
        │     ↪ 'content-type')?.includes('json')) {                               │
        │         return response.status(200).json({ok:true,items:[1,2,3],         │
        │         ↪ next:null});                                                   │
        │     }                                                                    │
        │ });                                                                      │
        └──────────────────────────────────────────────────────────────────────────┘
    ");
    insta::assert_snapshot!(joined(&laid(BREAKS, &view(40))), @r"
        ┌ js ────────────────────────── c copy ┐
        │ import { setTimeout as wait } from   │
        │ ↪ 'node:timers/promises';            │
        │ app.get('/users/:id', async          │
        │ ↪ (request, response) => {           │
        │     const page = await               │
        │     ↪ fs.promises.readFile(          │
        │     ↪ path.join(root,                │
        │     ↪ 'public/index.html'), 'utf8'); │
        │     const answer = await             │
        │     ↪ fetch('https://api.example.    │
        │     ↪ com/v1/users?page=2&sort=      │
        │     ↪ name');                        │
        │     if (answer.status === 200 &&     │
        │     ↪ answer.headers.get(            │
        │     ↪ 'content-type')?.includes(     │
        │     ↪ 'json')) {                     │
        │         return response.status(      │
        │         ↪ 200).json({ok:true,items:[ │
        │         ↪ 1,2,3],next:null});        │
        │     }                                │
        │ });                                  │
        └──────────────────────────────────────┘
    ");
    insta::assert_snapshot!(joined(&laid(BREAKS, &view(20))), @r"
        ┌ js ────── c copy ┐
        │ import {         │
        │ ↪ setTimeout as  │
        │ ↪ wait } from    │
        │ ↪ 'node:timers/  │
        │ ↪ promises';     │
        │ app.get(         │
        │ ↪ '/users/:id',  │
        │ ↪ async (        │
        │ ↪ request,       │
        │ ↪ response) => { │
        │     const page = │
        │ ↪ await fs       │
        │ ↪ .promises      │
        │ ↪ .readFile(     │
        │ ↪ path.join(     │
        │ ↪ root, 'public/ │
        │ ↪ index.html'),  │
        │ ↪ 'utf8');       │
        │     const answer │
        │ ↪ = await        │
        │ ↪ fetch(         │
        │ ↪ 'https://api.  │
        │ ↪ example        │
        │ ↪ .com/v1/users? │
        │ ↪ page=2&sort=   │
        │ ↪ name');        │
        │     if (answer   │
        │ ↪ .status ===    │
        │ ↪ 200 && answer  │
        │ ↪ .headers.get(  │
        │ ↪ 'content-      │
        │ ↪ type')?.       │
        │ ↪ includes(      │
        │ ↪ 'json')) {     │
        │         return   │
        │ ↪ response       │
        │ ↪ .status(       │
        │ ↪ 200).json({    │
        │ ↪ ok:true,       │
        │ ↪ items:[1,2,3], │
        │ ↪ next:null});   │
        │     }            │
        │ });              │
        └──────────────────┘
    ");
}

#[test]
fn names_of_code_break_at_their_signs_before_they_break_anywhere() {
    let rows = |text| joined(&laid(text, &view(20)));
    insta::assert_snapshot!(rows("(fs.promises.readFile)"), @r"
        ┌ js ────── c copy ┐
        │ (fs.promises     │
        │ ↪ .readFile)     │
        └──────────────────┘
    ");
    insta::assert_snapshot!(rows("'node:timers/promises'"), @r"
        ┌ js ────── c copy ┐
        │ 'node:timers/    │
        │ ↪ promises'      │
        └──────────────────┘
    ");
    insta::assert_snapshot!(rows("https://api.example.com/"), @r"
        ┌ js ────── c copy ┐
        │ https://api.     │
        │ ↪ example.com/   │
        └──────────────────┘
    ");
    insta::assert_snapshot!(rows("first_word_second_word"), @r"
        ┌ js ────── c copy ┐
        │ first_word_      │
        │ ↪ second_word    │
        └──────────────────┘
    ");
    insta::assert_snapshot!(rows("`${first}?${second}`"), @r"
        ┌ js ────── c copy ┐
        │ `${first}?       │
        │ ↪ ${second}`     │
        └──────────────────┘
    ");
    insta::assert_snapshot!(rows("abcdefghijklmnopqrstuvwxyz"), @r"
        ┌ js ────── c copy ┐
        │ abcdefghijklmnop │
        │ ↪ qrstuvwxyz     │
        └──────────────────┘
    ");
    insta::assert_snapshot!(rows("a very long line     "), @r"
        ┌ js ────── c copy ┐
        │ a very long line │
        └──────────────────┘
    ");
}

#[test]
fn a_scrolled_block_shows_where_there_is_more() {
    insta::assert_snapshot!(joined(&laid(LINES, &scrolled(24, 0))), @r"
        ┌ js ────────── c copy ┐
        │ const answer = 42;   │
        │                      │
        │ let much = 'longer t›│
        └──────────────────────┘
    ");
    insta::assert_snapshot!(joined(&laid(LINES, &scrolled(24, 8))), @r"
        ┌ js ────────── c copy ┐
        │‹swer = 42;           │
        │                      │
        │‹ = 'longer than the ›│
        └──────────────────────┘
    ");
    insta::assert_snapshot!(joined(&laid(LINES, &scrolled(24, 1000))), @r"
        ┌ js ────────── c copy ┐
        │‹2;                   │
        │                      │
        │‹er than the others'; │
        └──────────────────────┘
    ");
}

#[test]
fn a_wide_letter_at_the_edge_leaves_a_blank() {
    insta::assert_snapshot!(joined(&laid("漢字漢字漢字漢字", &scrolled(15, 1))), @r"
        ┌ js ─ c copy ┐
        │‹ 字漢字漢字›│
        └─────────────┘
    ");
}

#[test]
fn the_frame_grows_with_its_lines_before_they_wrap() {
    let roomy = View {
        wide: 60,
        ..view(30)
    };
    assert_eq!(laid(LINES, &roomy).width, 40);
    assert_eq!(laid("short", &roomy).width, 30);
    assert!(!joined(&laid(LINES, &roomy)).contains('↪'));
}

#[test]
fn tabs_are_blanks_up_to_the_next_stop() {
    insta::assert_snapshot!(joined(&laid("\tif (a)\n\t\treturn\nab\tc\n漢\td", &view(30))), @r"
        ┌ js ──────────────── c copy ┐
        │     if (a)                 │
        │         return             │
        │ ab  c                      │
        │ 漢  d                      │
        └────────────────────────────┘
    ");
}

#[test]
fn a_narrow_block_has_no_frame_but_all_its_text() {
    let rows = |text, width| joined(&laid(text, &view(width)));
    assert_eq!(
        rows("const answer = 42;", 10),
        " const    \n ↪answer  \n ↪= 42;   \n"
    );
    assert_eq!(rows("const a", 3), "con\nst \na  \n");
}

#[test]
fn copying_is_a_target() {
    let laid = laid(LINES, &view(40));
    assert_eq!(laid.targets, [Target::Copy(0)]);
    let piece = laid.rows[0]
        .pieces
        .iter()
        .find(|piece| piece.target == Some(0));
    assert_eq!(piece.map(|piece| piece.text.as_str()), Some("c copy"));
}

#[test]
fn a_long_label_is_cut_before_the_key() {
    let mut block = build::code("js", "a");
    if let nodecourse::course::BlockKind::Code(code) = &mut block.kind {
        let file = Some("a/very/long/path/to/a/file.js".into());
        code.attributes = Attributes {
            file,
            ..Attributes::default()
        }
        .into();
    }
    let laid = layout::blocks(&[gap(None, block)], &view(30));
    insta::assert_snapshot!(joined(&laid), @r"
        ┌ a/very/long/path/to/a… ─ c ┐
        │ a                          │
        └────────────────────────────┘
    ");
}

#[test]
fn tokens_colour_and_move_nothing() {
    let text = "\tconst e\u{301} = '漢';\r\nlet b\u{202e} = 1;";
    let tokens = Arc::new(vec![
        vec![
            token(0, 6, Role::SyntaxKeyword),
            token(7, 8, Role::SyntaxVariable),
            token(13, 18, Role::SyntaxString),
        ],
        vec![
            token(0, 3, Role::SyntaxKeyword),
            token(5, 7, Role::SyntaxVariable),
            token(11, 900, Role::SyntaxNumber),
        ],
        vec![token(0, 1, Role::SyntaxKeyword)],
    ]);
    let lookup = |_: &Code| Some(Arc::<Tokens>::clone(&tokens));
    for width in [3, 7, 13, 20, 60] {
        let plain = laid(text, &view(width));
        let coloured = laid(
            text,
            &View {
                tokens: &lookup,
                ..view(width)
            },
        );
        assert_eq!(joined(&coloured), joined(&plain));
    }
    let coloured = laid(
        text,
        &View {
            tokens: &lookup,
            ..view(60)
        },
    );
    let keyword = coloured.rows[1]
        .pieces
        .iter()
        .find(|piece| piece.roles.contains(Role::SyntaxKeyword));
    assert_eq!(keyword.map(|piece| piece.text.as_str()), Some("    const"));
    assert!(keyword.is_some_and(|piece| piece.roles.contains(Role::CodeBlock)));
}

fn token(start: u32, end: u32, role: Role) -> Token {
    Token { start, end, role }
}

#[test]
fn the_ground_of_code_fills_its_frame() {
    let laid = laid("a\n\nb", &view(30));
    for row in &laid.rows[1..4] {
        assert_eq!(row.width(), 30);
        let ground: usize = row
            .pieces
            .iter()
            .filter(|piece| piece.roles.contains(Role::CodeBlock))
            .map(|piece| piece.text.len())
            .sum();
        assert_eq!(ground, 28);
    }
}
