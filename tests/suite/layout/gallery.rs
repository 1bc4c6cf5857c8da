//! A lesson with something of everything, looked at in three widths.

use nodecourse::course::block::{Attributes, ItemNumber};
use nodecourse::course::{Block, BlockKind, CalloutStyle, Code, Container, Lesson, Marker};

use super::build::*;

#[test]
fn a_rich_lesson_at_76_columns() {
    insta::assert_snapshot!(page(&rich(), &view(76)));
}

#[test]
fn a_rich_lesson_at_40_columns() {
    insta::assert_snapshot!(page(&rich(), &view(40)));
}

#[test]
fn a_rich_lesson_at_20_columns() {
    insta::assert_snapshot!(page(&rich(), &view(20)));
}

/// Something of everything.
pub fn rich() -> Lesson {
    let mut blocks = vec![
        gap(
            None,
            heading(1, "What is Node.js, and why does it run on one thread?"),
        ),
        paragraph(
            "**Node.js** runs your JavaScript on one {thread}. What waits (a file, a socket, a \
             timer) is handed to the {event loop}, and the [documentation](https://nodejs.org) \
             calls `child_process.spawn()` when more than one core is needed: see \
             https://nodejs.org/en/learn/asynchronous-work/event-loop-timers-and-nexttick.",
        ),
        heading(
            2,
            "Single-threaded and event-driven, which is not the same as slow",
        ),
        paragraph("Three things to remember:"),
    ];
    blocks.extend(list());
    blocks.extend(quotes());
    blocks.push(heading(3, "The phases of the loop"));
    blocks.push(table_block(PHASES));
    blocks.push(table_block(
        "Tool | Size:\n`node` | 90 MB\n日本語 | 1 kB\n👩‍👩‍👧 family | 7 B",
    ));
    blocks.push(heading(2, "Code"));
    blocks.push(file("js", "server.js", SERVER));
    blocks.push(code("", "npm install express"));
    blocks.push(block(BlockKind::Rule));
    blocks.push(image(
        "The event loop as a circle of six phases",
        "images/event-loop.png",
    ));
    blocks.push(heading(4, "Words"));
    blocks.push(block(BlockKind::Term(prose("event loop"))));
    blocks.push(gap(
        None,
        within(
            &[Container::Description],
            1,
            paragraph("What decides which callback runs next, once the stack is empty."),
        ),
    ));
    let summary = blocks.len();
    blocks.push(block(BlockKind::Summary {
        prose: prose("Why not threads?"),
        open: true,
    }));
    blocks.push(within(
        &[Container::Details {
            summary: summary as u32,
        }],
        1,
        paragraph("Because most servers wait more than they compute."),
    ));
    blocks.push(within(
        &[Container::Footnote(1)],
        1,
        paragraph("A footnote with a [link](https://example.com)."),
    ));
    lesson(blocks)
}

const PHASES: &str = "\
Phase | What runs | When it is skipped
`timers` | callbacks of `setTimeout` and `setInterval` whose time has come | no timer is due
`poll` | callbacks of finished input and output: files, sockets, `child_process` | nothing has finished
`check` | `setImmediate` | never";

const SERVER: &str = "\
import { createServer } from 'node:http';

const server = createServer((request, response) => {
\tresponse.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
\tresponse.end(JSON.stringify({ ok: true }));
});
server.listen(3000);";

fn file(language: &str, name: &str, text: &str) -> Block {
    let mut code = Code {
        language: language.into(),
        text: text.into(),
        ..Code::default()
    };
    let file = Some(name.to_owned());
    code.attributes = Attributes {
        file,
        ..Attributes::default()
    }
    .into();
    block(BlockKind::Code(Box::new(code)))
}

fn list() -> Vec<Block> {
    let number = |number| Container::Item {
        marker: Marker::Number(ItemNumber(number)),
        width: 3,
    };
    let task = |done| Container::Item {
        marker: Marker::Task(done),
        width: 1,
    };
    vec![
        within(
            &[bullet(0)],
            1,
            paragraph("The {call stack} runs to its end before anything else does, always."),
        ),
        gap(
            None,
            within(
                &[bullet(0), bullet(1)],
                1,
                paragraph("Microtasks come next."),
            ),
        ),
        gap(
            None,
            within(
                &[bullet(0), bullet(1), bullet(2)],
                1,
                paragraph("`process.nextTick` before promises."),
            ),
        ),
        gap(
            None,
            within(&[bullet(0)], 1, paragraph("Then one phase of the loop.")),
        ),
        within(&[number(9)], 1, paragraph("The ninth step is short.")),
        gap(
            None,
            within(
                &[number(10)],
                1,
                paragraph("The tenth step is so long that it needs another row to be told."),
            ),
        ),
        within(&[task(true)], 1, paragraph("Install Node.js")),
        gap(None, within(&[task(false)], 1, paragraph("Write a server"))),
    ]
}

fn quotes() -> Vec<Block> {
    let tip = callout(CalloutStyle::Tip);
    let caution = callout(CalloutStyle::Caution);
    vec![
        within(
            &[Container::Quote],
            1,
            paragraph(
                "A quote whose words go on for longer than a row, so that the bar is seen twice.",
            ),
        ),
        gap(
            Some(1),
            within(
                &[Container::Quote, Container::Quote],
                1,
                paragraph("And a quote within it."),
            ),
        ),
        within(&[tip], 1, callout_title("Tip")),
        gap(
            None,
            within(
                &[tip],
                0,
                paragraph("Use `--watch` to restart a server when its files change."),
            ),
        ),
        within(&[caution], 1, callout_title("AI pitfall")),
        gap(
            None,
            within(
                &[caution],
                0,
                paragraph("An assistant likes `readFileSync` in a handler:"),
            ),
        ),
        gap(
            Some(1),
            within(
                &[caution],
                0,
                code("js", "const page = readFileSync('index.html');"),
            ),
        ),
        gap(
            Some(1),
            within(
                &[caution, bullet(0)],
                1,
                paragraph("It blocks every other request while the disk answers."),
            ),
        ),
    ]
}
