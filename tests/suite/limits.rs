//! A course may hold any number and size of anything: it is shown or refused in time, and nothing beyond its folder is read.

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use nodecourse::app::Event;
use nodecourse::course::LessonId;
use nodecourse::highlight::{Budget, highlight};
use nodecourse::load::{self, Library};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use crate::player::Player;

/// A path that is no regular file is refused within this time.
const REFUSAL: Duration = Duration::from_millis(100);
/// Ways that lead out of a course, if one lets them.
const WAYS: [&str; 13] = [
    "../outside/secret.md",
    "a/../../outside/secret.md",
    "./.././outside/secret.md",
    "folder/secret.md",
    "link.md",
    "far.md",
    "a/b/link.md",
    "/etc/passwd",
    "/proc/self/environ",
    "~/secret.md",
    "..\\outside\\secret.md",
    "%2e%2e/outside/secret.md",
    "file:///etc/passwd",
];
/// What stands in all files outside of a course, and must not be seen.
const MARK: &str = "OUTSIDE";

#[test]
fn highlighting_has_a_budget_that_no_page_waits_for() {
    let stop = AtomicBool::new(false);
    let budget = Budget::new(&stop);
    assert_eq!(budget.line_bytes, 2048);
    assert_eq!(budget.line, Duration::from_millis(5));
    assert_eq!(budget.block, Duration::from_millis(100));
}

#[test]
fn a_block_that_takes_too_long_is_plain_from_there() {
    // A megabyte would take this build a minute. No line is as another: those that were read before take no time.
    let stop = AtomicBool::new(false);
    for line in [
        "const a = {b: [`${c}`, /d/g, \"e\"]};",
        "((((((((((a=>",
        "/*/ '`",
    ] {
        let lines = 0..(1 << 20) / (line.len() + 6);
        let lines: Vec<String> = lines.map(|number| format!("{line} {number}")).collect();
        let code = lines.join("\n");
        let begin = Instant::now();
        let tokens = highlight("js", &code, &Budget::new(&stop)).expect("it is known");
        assert!(begin.elapsed() < Duration::from_secs(10), "{line:?}");
        assert_eq!(tokens.len(), code.lines().count());
        let colored = tokens.iter().filter(|line| !line.is_empty()).count();
        assert!(
            (1..tokens.len() / 2).contains(&colored),
            "{line:?}: {colored}"
        );
    }
}

#[test]
fn ids_have_128_bytes_at_most() {
    for letter in ["a", "é", "漢", "\u{1d4d0}", "a-", "ß"] {
        let title = letter.repeat(300);
        let files = [
            ("course.toml", format!("format = 1\nid = \"{title}\"\n")),
            (
                "glossary.toml",
                format!("[\"{title}\"]\nname = \"{title}\"\ntext = \"x\"\n"),
            ),
            (
                "a.md",
                format!("+++\nid = \"{title}\"\n+++\n# {title}\n\n## {title}\n\n[x](#{title})\n"),
            ),
            ("b.md", format!("# {title}\n")),
        ];
        let library = Library::in_memory(files);
        let (course, _) = load::course(&library);
        assert_eq!(course.lessons().count(), 2);
        let mut ids: Vec<String> = course
            .lessons()
            .map(|lesson| lesson.id.as_str().to_owned())
            .collect();
        let first = course.lessons().next().expect("a lesson").id.clone();
        let (lesson, _) = load::lesson(&library, &course, &first);
        ids.extend(lesson.sections.iter().map(|section| section.id.to_owned()));
        for id in ids {
            assert!(
                !id.is_empty() && id.len() <= 128,
                "{} bytes: {id}",
                id.len()
            );
        }
    }
}

#[test]
fn a_folder_of_too_many_entries_is_read_in_part() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("course.toml"),
        "format = 1\nid = \"x\"\n",
    )
    .expect("a file");
    fs::write(folder.path().join("a.md"), "# A").expect("a file");
    let one = folder.path().join("one.txt");
    fs::write(&one, "").expect("a file");
    for number in 0..50_000 {
        let name = folder.path().join(format!("{number}.txt"));
        fs::hard_link(&one, name)
            .or_else(|_| fs::write(folder.path().join(format!("{number}.txt")), ""))
            .expect("a file");
    }
    let library = Library::open(folder.path()).expect("a course");
    let (_, problems) = load::course(&library);
    let told = problems.iter().filter(|problem| {
        problem
            .message
            .contains("only the first 50000 entries of the folder are read")
    });
    assert_eq!(told.count(), 1, "{problems:?}");
}

#[test]
fn ten_thousand_levels_overflow_no_stack() {
    let deep = |part: &str| part.repeat(10_000);
    let steps = (0..3000).map(|level| "  ".repeat(level % 1000) + "- a\n");
    let stairs: String = steps.collect();
    let documents = [
        deep("> ") + "a",
        deep("- ") + "a",
        deep("1. ") + "a",
        deep("> - ") + "a",
        deep("[") + "a" + &deep("](b)"),
        deep("![") + "a" + &deep("](b)"),
        deep("*a **b ") + &deep("** *"),
        deep("<details>\n\n"),
        deep("<b>") + "a" + &deep("</b>"),
        deep("<sup>") + "2" + &deep("</sup>"),
        deep("[^a]: > "),
        format!("```js\n{}\n```", deep("((((")),
        format!("```html\n{}\n```", deep("<a>\n")),
        format!("|{}|\n|-|\n", deep("**a")),
        stairs,
    ];
    for markdown in documents {
        let name: String = markdown.chars().take(20).collect();
        let thread = thread::Builder::new().stack_size(2 << 20).spawn(move || {
            // Loaded, laid out, drawn, looked through, and dropped.
            let toml = format!(
                "[a]\nname = \"a\"\ntext = '''{}'''\n",
                markdown.replace('\'', "")
            );
            let mut player =
                Player::course([("a.md", markdown.as_str()), ("glossary.toml", &toml)]);
            player.event(Event::Resize(30, 20));
            player.press("G g g Tab Enter i").screen().len()
        });
        let shown = thread.expect("a thread").join();
        assert!(shown.is_ok_and(|length| length > 0), "{name:?}");
    }
    for toml in [
        deep("["),
        format!("a = {}", deep("[")),
        format!("a = {}", deep("{a=")),
        format!("[{}a]", deep("a.")),
    ] {
        let thread = thread::Builder::new().stack_size(2 << 20).spawn(move || {
            let files = [
                ("course.toml", &*toml),
                ("glossary.toml", &*toml),
                ("a.md", &*format!("+++\n{toml}\n+++\na")),
            ];
            let (course, problems) = load::course(&Library::in_memory(files));
            assert!(!problems.is_empty());
            course.lessons().count()
        });
        assert_eq!(thread.expect("a thread").join().expect("no overflow"), 1);
    }
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("course")).expect("a folder");
    let kinds = [
        "course/pipe.md",
        "course/socket.md",
        "course/large.md",
        "course/device.md",
    ];
    mknodat(CWD, at(kinds[0]), FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
    let _socket = UnixListener::bind(at(kinds[1])).expect("a socket");
    let large = fs::File::create(at(kinds[2])).expect("a file");
    large.set_len(8 << 30).expect("a sparse file");
    symlink("/dev/zero", at(kinds[3])).expect("a link");
    for (kind, reason) in kinds
        .iter()
        .zip(["is a pipe", "neither", "larger than 16 MB", "neither"])
    {
        let sentence = within(|| Library::open(&at(kind)).expect_err("no course").to_string());
        assert!(sentence.contains(reason), "{kind}: {sentence}");
    }
    // The same in a folder, where each is a lesson that says why it is none; and as the course's own files.
    for name in ["course.toml", "glossary.toml"] {
        for kind in kinds {
            let file = at("course").join(name);
            let _ = fs::remove_file(&file);
            let target = kind.trim_start_matches("course/");
            symlink(target, &file).expect("a link");
            let library = Library::open(&at("course")).expect("a course");
            let (course, problems) = within(|| load::course(&library));
            assert!(
                problems
                    .iter()
                    .any(|problem| problem.source.name.ends_with(name)
                        || problem.message.contains(name)),
                "{name} as {kind}: {problems:?}"
            );
            assert_eq!(course.lessons().count(), 4, "{name} as {kind}");
            for id in ["pipe", "socket", "large", "device"] {
                let (lesson, problems) =
                    within(|| load::lesson(&library, &course, &LessonId::new(id)));
                assert_eq!((lesson.blocks.len(), problems.len()), (1, 1), "{id}");
            }
        }
        fs::remove_file(at("course").join(name)).expect("a file");
    }
}

#[test]
fn no_way_leads_out_of_a_course() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder
        .path()
        .join("outside/secret.md")
        .display()
        .to_string();
    let ways = [&WAYS[..], &[secret.as_str()]].concat();
    let listed: Vec<String> = ways.iter().map(|way| format!("{way:?}")).collect();
    let listed = format!(
        "format = 1\nid = \"x\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", {}]\n",
        listed.join(", ")
    );
    let used: Vec<String> = ways
        .iter()
        .map(|way| {
            format!(
                "[l]({way}) ![i]({way}) <img src=\"{way}\">\n\n{{{{#include {way}}}}}\n\n\
                 ```js file={way}\nx\n```\n"
            )
        })
        .collect();
    let used = format!("# A\n\n{}", used.join("\n"));
    let front = format!("+++\ntitle = \"{MARK}\"\n+++\n# {MARK}\n\n{MARK}\n");
    let course = format!("format = 1\nid = \"x\"\ntitle = \"{MARK}\"\nlicence = \"{MARK}\"\n");
    let glossary = format!("[word]\nname = \"{MARK}\"\ntext = \"{MARK}\"\n");
    for (path, text) in [
        ("outside/secret.md", &front),
        ("outside/course.toml", &course),
        ("outside/glossary.toml", &glossary),
        ("given/course.toml", &listed),
        ("given/a.md", &used),
        ("walked/a.md", &used),
        ("linked/a.md", &used),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let link = |target: &str, name: &str| {
        let name = folder.path().join(name);
        fs::create_dir_all(name.parent().expect("a folder")).expect("a folder");
        symlink(target, name).expect("a link");
    };
    link("../outside/course.toml", "linked/course.toml");
    for course in ["given", "walked", "linked"] {
        link("../outside", &format!("{course}/folder"));
        link("../outside/secret.md", &format!("{course}/link.md"));
        link(&secret, &format!("{course}/far.md"));
        link(
            "../../../outside/secret.md",
            &format!("{course}/a/b/link.md"),
        );
        link(
            "../outside/glossary.toml",
            &format!("{course}/glossary.toml"),
        );
    }
    let outside = output(&["render"], &folder.path().join("outside"), &folder);
    assert!(outside.contains(MARK), "{outside}");
    for course in ["given", "walked", "linked", "given/a.md", "walked/a.md"] {
        let path = folder.path().join(course);
        for arguments in [
            &["render"][..],
            &["check"],
            &["check", "--format", "json"],
            &["term", "word"],
        ] {
            let seen = output(arguments, &path, &folder);
            assert!(!seen.is_empty(), "{course}, {arguments:?}");
            let leaked = seen.contains(MARK) || seen.contains("root:");
            assert!(!leaked, "{course}, {arguments:?}: {seen}");
        }
    }
}

/// What something gives, the shortest of three times: it keeps to the time of a refusal.
fn within<T>(work: impl Fn() -> T) -> T {
    let mut shortest = Duration::MAX;
    for _ in 0..3 {
        let begin = Instant::now();
        work();
        shortest = shortest.min(begin.elapsed());
    }
    assert!(shortest <= REFUSAL, "{shortest:?}");
    work()
}

/// All that a command says of a course.
fn output(arguments: &[&str], path: &Path, home: &TempDir) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(arguments)
        .arg(path)
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}
