//! Opening, reading and checking a course makes no connection, whatever it names.

use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

use super::harness::{Setup, folder};

/// Addresses that wait for whoever comes.
struct Trap {
    listener: TcpListener,
}

impl Trap {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a port");
        Self { listener }
    }

    /// An address with this path.
    fn at(&self, path: &str) -> String {
        let address = self.listener.local_addr().expect("a port");
        format!("http://{address}/{path}")
    }

    /// How many have come since it was asked last.
    fn caught(&self) -> usize {
        std::iter::from_fn(|| self.listener.accept().ok()).count()
    }
}

#[test]
fn a_trap_catches_who_comes() {
    let trap = Trap::new();
    assert_eq!(trap.caught(), 0);
    let address = trap.listener.local_addr().expect("a port");
    let _guests = [(); 2].map(|()| TcpStream::connect(address).expect("it is open"));
    assert_eq!(trap.caught(), 2);
    assert_eq!(trap.caught(), 0);
}

#[test]
fn a_course_reaches_nobody() {
    let trap = Trap::new();
    let course = course(&trap);
    let path = course.path();
    let mut session = Setup::new().size(80, 24).course(path).ready();
    for _ in 0..24 {
        // Whatever can be chosen, up to the question before a link is opened.
        session.send("\t\r");
        session.catch_up();
        if session.screen().contains("Run code of this course?") {
            session.wait_for("Enter, n or Esc: no");
            session.send("n");
            session.wait_for("nothing was run");
        }
        if session.screen().contains("Esc") {
            session.send("\x1b");
            session.wait_until_gone("Esc");
        }
    }
    for keys in ["G", "L", "G", "gg"] {
        session.send(keys);
        session.catch_up();
    }
    for (keys, mark) in [
        ("o", "─ Contents ─"),
        ("i", "─ Glossary ─"),
        ("!", "─ Problems ─"),
    ] {
        session.visit(keys, mark);
    }
    session.quit();
    for arguments in [
        &["render", "."][..],
        &["render", "a.md", "--color", "always"],
        &["check", "."],
        &["check", ".", "--format", "json"],
        &["term", "word", "."],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_nodecourse"))
            .args(arguments)
            .current_dir(path)
            .env("HOME", path)
            .env("XDG_CONFIG_HOME", path)
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        assert!(output.status.code().is_some_and(|code| code < 2));
        assert!(!output.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(trap.caught(), 0);
    for canary in ["hook", "script", "prepare"] {
        assert!(!path.join(canary).exists(), "{canary} has been run");
    }
}

/// A course that names an address, or something to run, wherever a program may take it for its own.
fn course(trap: &Trap) -> tempfile::TempDir {
    let at = |path: &str| trap.at(path);
    let lesson = format!(
        "+++\ngoal = \"{goal}\"\nimage = \"{goal}\"\n+++\n# What is Node.js?\n\n\
         ![image]({image}) ![reference][r] [link]({link}) <{auto}> {bare}\n\n[r]: {reference} \"title\"\n\n\
         [![inside]({inside})]({around}) A word.[^n]\n\n[^n]: See {note} and ![x]({note}).\n\n\
         <img src=\"{html}\" srcset=\"{html} 2x\"><script src=\"{html}\"></script>\n<iframe src=\"{html}\"></iframe>\n\
         <link rel=stylesheet href=\"{html}\"><style>@import url({html});</style>\n\
         <video poster=\"{html}\" src=\"{html}\"></video><object data=\"{html}\"></object>\n\n\
         {{{{#include {include}}}}}\n\n{{{{#playground {include}}}}}\n\n\
         ```js run file={file}\nawait fetch(\"{code}\");\n```\n\n```mermaid\nclick A \"{code}\"\n```\n\n\
         | ![a]({cell}) | b |\n|---|---|\n| [c]({cell}) | ![]({cell}) |\n\n\
         ![local](//127.0.0.1/x.png) ![file](file:///etc/passwd) ![data](data:text/html,x)\n",
        goal = at("goal"),
        image = at("image.png"),
        link = at("link"),
        auto = at("auto"),
        bare = at("bare"),
        reference = at("reference.svg"),
        inside = at("inside.png"),
        around = at("around"),
        note = at("note"),
        html = at("html"),
        include = at("include.md"),
        file = at("file.js"),
        code = at("code"),
        cell = at("cell.png"),
    );
    let course = format!(
        "format = 1\nid = \"x\"\ntitle = \"T\"\nlicense = \"{license}\"\nauthors = [\"{license}\"]\nschema = \"{license}\"\n\
         [[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\", \"{listed}\"]\n",
        license = at("license"),
        listed = at("lesson.md"),
    );
    let glossary = format!(
        "[word]\nname = \"word\"\ntext = \"![x]({term}) {term}\"\nmore = \"[y]({term})\"\n",
        term = at("term"),
    );
    let package = format!(
        "{{\"scripts\": {{\"prepare\": \"touch prepare; curl {0}\", \"test\": \"touch prepare\"}}, \"homepage\": \"{0}\"}}",
        at("package")
    );
    let book = format!(
        "[preprocessor.x]\ncommand = \"touch hook\"\n[output.html]\nadditional-js = [\"{}\"]\n",
        at("book.js")
    );
    folder(&[
        ("course.toml", &course),
        ("glossary.toml", &glossary),
        ("a.md", &lesson),
        ("b.md", "# B\n\nA word.\n"),
        ("book.toml", &book),
        ("package.json", &package),
        (".envrc", "touch hook\n"),
        ("script.sh", "touch script\n"),
    ])
}
