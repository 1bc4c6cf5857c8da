//! What a course would run, all of it, as something that can be agreed to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use hmac_sha256::Hash;

use super::desk::Desk;
use crate::app::running::Plan;
use crate::course::BlockKind;
use crate::load::{self, lab_file};
use crate::practice::run::{Program, Runner, packages};

/// Everything that a course would run, as its files are now. `None` if the program at hand is not among it any more.
pub fn plan(desk: &Desk, at_hand: &Program, trusted: &BTreeSet<String>) -> Option<Plan> {
    let (plan, is_there) = look(desk, Some(at_hand), trusted);
    is_there.then_some(plan)
}

/// Everything that a course would run, as its files are now.
pub fn whole(desk: &Desk, trusted: &BTreeSet<String>) -> Plan {
    look(desk, None, trusted).0
}

/// Everything that a course would run: its digest changes with any of it. And whether a program is among it.
fn look(desk: &Desk, at_hand: Option<&Program>, trusted: &BTreeSet<String>) -> (Plan, bool) {
    let (course, _) = desk.outline();
    let read = |path: &str| load::file(&desk.library, path);
    let mut hash = Hash::new();
    let mut add = |text: &str| {
        // The length keeps two texts from being taken for one.
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    let mut is_there = false;
    let (mut code, mut all_packages) = (Vec::new(), BTreeMap::new());
    for entry in course.lessons() {
        let (lesson, _) = load::lesson(&desk.library, course, &entry.id);
        for block in &lesson.blocks {
            let BlockKind::Code(block) = &block.kind else {
                continue;
            };
            let Ok(program) = Program::of(block, &course.packages, &read) else {
                continue;
            };
            is_there |= Some(&program) == at_hand;
            add(&program.name);
            add(&program.text);
            for (name, text) in &program.beside {
                add(name);
                add(text);
            }
            for (name, version) in &program.packages {
                add(name);
                add(version);
            }
            code.push(format!("{}, in “{}”", program.name, lesson.title));
            all_packages.extend(program.packages);
        }
    }
    // What checks the learner's own work runs with it.
    for id in lab_file::ids(&desk.library) {
        if let Some((kit, _)) = lab_file::read(&desk.library, &id) {
            add(&kit.source.text);
            for (path, text) in &kit.files {
                add(path);
                add(text);
            }
            code.push(format!("the checks of the lab “{}”", kit.lab.title));
            let needs = packages::resolve(&kit.lab.needs, &course.packages);
            let needs = needs.unwrap_or_default();
            add(&packages::list(&needs));
            all_packages.extend(needs);
        }
    }
    for id in load::review_ids(&desk.library) {
        for (path, text) in load::review_files(&desk.library, &id) {
            add(&path);
            add(&text);
        }
        code.push(format!("the proofs of the review “{id}”"));
        if let (Some(review), _) = load::review(&desk.library, course, &id) {
            let needs = packages::resolve(&review.needs, &course.packages);
            let needs = needs.unwrap_or_default();
            add(&packages::list(&needs));
            all_packages.extend(needs);
        }
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        let _ = write!(digest, "{byte:02x}");
    }
    let plan = Plan {
        digest,
        code,
        packages: all_packages
            .into_iter()
            .map(|(name, version)| format!("{name} {version}"))
            .collect(),
        fencing: Runner::new().fencing(),
        is_changed: !trusted.is_empty(),
    };
    (plan, is_there)
}
