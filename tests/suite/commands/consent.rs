//! What a course from elsewhere would run: what is agreed to is what is run, and nothing that is written since.

use std::fs;
use std::path::Path;

use nodecourse::app::news::{Before, Plan};
use nodecourse::course::LabId;
use nodecourse::load::Library;
use nodecourse::office::consent::{self, Permission};
use nodecourse::office::desk::Desk;
use nodecourse::practice::run::Fencing;
use nodecourse::progress::Trusted;

use super::folder;

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
    fs::write(path, text).expect("a file");
}

/// A course with a block, a lab and a review.
fn course(folder: &Path) -> Desk {
    for (path, text) in [
        (
            "course.toml",
            "format = 1\nid = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01.md\", \"02.md\"]\n",
        ),
        ("01.md", "# One\n\n```js run=node\n1\n```\n"),
        ("02.md", "# Two\n\n```js run=node file=b.mjs\n2\n```\n"),
        (
            "labs/add/lab.toml",
            "id = \"add\"\nfiles = [\"work.mjs\"]\n[[check]]\nid = \"one\"\ntest = { file = \"check.mjs\" }\n",
        ),
        ("labs/add/README.md", "# Add\n"),
        ("labs/add/check.mjs", "// as agreed\n"),
        ("labs/add/starter/work.mjs", "0\n"),
        (
            "reviews/r/review.toml",
            "file = \"flawed.js\"\nprompt = \"Well?\"\n",
        ),
        ("reviews/r/flawed.js", "// as agreed\n"),
    ] {
        write(folder, path, text);
    }
    desk(folder)
}

fn desk(folder: &Path) -> Desk {
    Desk::new(Library::open(folder).expect("a course")).0
}

fn asked<T: std::fmt::Debug>(consent: Permission<T>) -> Plan {
    match consent {
        Permission::Asked(plan) => *plan,
        other => panic!("it is not asked: {other:?}"),
    }
}

fn given<T: std::fmt::Debug>(consent: Permission<T>) -> T {
    match consent {
        Permission::Given(found) => found,
        other => panic!("it is not given: {other:?}"),
    }
}

fn agreement(plan: &Plan) -> Trusted {
    Trusted {
        digests: [plan.digest.clone()].into(),
        things: plan.things.clone(),
    }
}

#[test]
fn what_is_agreed_to_is_what_is_run() {
    let folder = folder();
    let desk = course(folder.path());
    let id = LabId::new("add");
    let plan = asked(consent::kit(&desk, &Trusted::default(), &id));
    assert_eq!(plan.before, Before::Nothing);
    let trusted = agreement(&plan);
    let kit = given(consent::kit(&desk, &trusted, &id));
    let case = given(consent::case(&desk, &trusted, "r"));
    write(folder.path(), "labs/add/check.mjs", "// something else\n");
    write(folder.path(), "reviews/r/flawed.js", "// something else\n");
    assert_eq!(kit.files["check.mjs"].as_ref(), "// as agreed\n");
    assert_eq!(case.files["flawed.js"].as_ref(), "// as agreed\n");
    assert_eq!(case.review.flawed.text.trim(), "// as agreed");
    // The next time it is asked.
    let plan = asked(consent::kit(&desk, &trusted, &id));
    let Before::Differs(difference) = plan.before else {
        panic!("{:?}", plan.before);
    };
    let changed = &difference.changed;
    let expected = [
        "labs/add/check.mjs",
        "reviews/r/flawed.js",
        "the proofs of reviews/r",
    ];
    assert_eq!(changed, &expected);
    assert_eq!((difference.fresh.len(), difference.gone.len()), (0, 0));
}

#[test]
fn where_only_the_fence_is_another_one_that_is_why_it_is_asked() {
    let folder = folder();
    let desk = course(folder.path());
    let plan = asked(consent::kit(&desk, &Trusted::default(), &LabId::new("add")));
    let fenced = Plan {
        before: Before::Fenced,
        ..plan.clone()
    };
    let reason = "You agreed to this course when more was kept from it than this system keeps now.";
    assert_eq!(
        (fenced.reason(), fenced.heading()),
        (reason, "It would run:")
    );
    assert_eq!(fenced.listed(), plan.code);
}

#[test]
fn only_what_would_run_revokes_an_agreement() {
    let folder = folder();
    let id = LabId::new("add");
    let trusted = agreement(&asked(consent::kit(
        &course(folder.path()),
        &Trusted::default(),
        &id,
    )));
    write(
        folder.path(),
        "01.md",
        "# Uno\n\nMore.\n\n```js run=node\n1\n```\n",
    );
    let order =
        "format = 1\nid = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"02.md\", \"01.md\"]\n";
    write(folder.path(), "course.toml", order);
    // What proofs have printed is shown, and nothing is run with it.
    write(folder.path(), "reviews/r/flawed.out", "not ok 1\n");
    write(folder.path(), "reviews/r/fixed.out", "ok 1\n");
    given(consent::kit(&desk(folder.path()), &trusted, &id));
    let needs = "# Two\n\n```js run=node file=b.mjs needs=six@6.0.0\n2\n```\n";
    write(folder.path(), "02.md", needs);
    let plan = asked(consent::kit(&desk(folder.path()), &trusted, &id));
    let Before::Differs(difference) = plan.before else {
        panic!("{:?}", plan.before);
    };
    assert_eq!(difference.changed, ["node b.mjs, in “Two”"]);
    assert_eq!(difference.fresh, ["six 6.0.0 from npm"]);
    let gone = consent::kit(&desk(folder.path()), &trusted, &LabId::new("gone"));
    assert!(matches!(gone, Permission::Gone), "{gone:?}");
}

#[test]
fn an_agreement_holds_behind_a_better_fence_and_not_behind_a_weaker_one() {
    let fence = |files, network| Fencing { files, network };
    let fences = [fence(false, false), fence(true, false), fence(true, true)];
    for (agreed, behind) in fences.iter().enumerate() {
        let trusted = Trusted {
            digests: [consent::behind(*behind, "what runs")].into(),
            things: Vec::new(),
        };
        for (now, fence) in fences.iter().enumerate() {
            let is_trusted = consent::is_trusted(&trusted, "what runs", *fence);
            assert_eq!(is_trusted, now >= agreed, "{behind:?}, {fence:?}");
            assert!(!consent::is_trusted(&trusted, "something else", *fence));
        }
    }
}
