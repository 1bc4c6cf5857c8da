//! The servers of labs, which are asked from outside of their network, and what they do instead of answering.

use std::time::Duration;

use nodecourse::practice::trial::Verdict;

use super::checking::{SERVER, SOLUTION, kit, unclear, verdicts};
use super::node;

/// The only verdict of the check that asks a server with this text.
fn asked(server: &str) -> Option<Verdict> {
    let node = node()?;
    let mut kit = kit(SOLUTION);
    kit.lab.checks.retain(|check| check.id == "answers");
    if let Some(server) = &mut kit.lab.server {
        server.within = Duration::from_secs(2);
    }
    kit.files.insert("server.mjs".to_owned(), server.into());
    verdicts(&kit, &[("work.mjs", SOLUTION)], &node).pop()
}

#[test]
fn a_server_on_another_port_is_told() {
    let wrong = SERVER.replace("process.env.PORT", "0");
    let Some(verdict) = asked(&wrong) else { return };
    assert_eq!(
        unclear(&verdict),
        "Nothing listens on the port in process.env.PORT after 2 s."
    );
}

#[test]
fn a_server_that_ends_when_it_is_asked_is_told() {
    let dying = SERVER.replace(
        "  const body",
        "  if (req.method === 'POST') null.x;\n  const body",
    );
    let Some(verdict) = asked(&dying) else { return };
    let Verdict::Failed(difference) = verdict else {
        panic!("{verdict:?}")
    };
    assert_eq!(difference.expected, "an answer to POST /sum");
    let seen = difference.seen;
    assert!(
        seen.starts_with("the server ended: server.mjs:4: TypeError"),
        "{seen}"
    );
}

#[test]
fn a_server_that_says_nothing_is_told() {
    let mute = "import { createServer } from 'node:net';
createServer((socket) => socket.destroy()).listen(process.env.PORT);
";
    let Some(verdict) = asked(mute) else { return };
    let reason = unclear(&verdict);
    assert!(
        reason.starts_with("The server gives no answer: it closes the connection without one"),
        "{reason}"
    );
}

#[test]
fn a_server_that_prints_without_end_is_ended_and_told() {
    let flood = "const line = 'x'.repeat(10_000);\nfor (;;) console.log(line);\n";
    let Some(verdict) = asked(flood) else { return };
    assert_eq!(
        unclear(&verdict),
        "The server printed more than 8 MB before it answered."
    );
}

#[test]
fn a_server_on_a_port_that_is_taken_is_told() {
    let Some(node) = node() else { return };
    let mut kit = kit(SOLUTION);
    kit.lab.checks.retain(|check| check.id == "answers");
    let server = "import { createServer } from 'node:http';
const first = createServer().listen(0, () => createServer().listen(first.address().port));
";
    kit.files.insert("server.mjs".to_owned(), server.into());
    let [answers] = &verdicts(&kit, &[("work.mjs", SOLUTION)], &node)[..] else {
        panic!("one check")
    };
    let reason = unclear(answers);
    assert!(
        reason.starts_with("The server ended before it answered: Error: listen EADDRINUSE"),
        "{reason}"
    );
}

#[test]
fn a_server_that_prints_much_is_listened_to() {
    let Some(node) = node() else { return };
    let mut kit = kit(SOLUTION);
    kit.lab.checks.retain(|check| check.id == "answers");
    let loud = SERVER.replace(
        "  const body",
        "  for (let i = 0; i < 40; i++) console.log('x'.repeat(50_000));\n  const body",
    );
    kit.files.insert("server.mjs".to_owned(), loud.into());
    assert_eq!(
        verdicts(&kit, &[("work.mjs", SOLUTION)], &node),
        [Verdict::Passed]
    );
}
