//! What a course would run, all of it, as something that can be agreed to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use hmac_sha256::Hash;

use super::desk::Desk;
use crate::app::running::Plan;
use crate::course::BlockKind;
use crate::load;
use crate::practice::{Program, fencing};

/// Everything that a course would run, as its files are now. Its digest changes with any of it. `None` if the program at
/// hand is not among it any more.
pub fn plan(desk: &Desk, at_hand: &Program, trusted: &BTreeSet<String>) -> Option<Plan> {
    let (course, _) = desk.outline();
    let read = |path: &str| load::file(&desk.library, path);
    let mut hash = Hash::new();
    let mut add = |text: &str| {
        // The length keeps two texts from being taken for one.
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    let mut is_there = false;
    let (mut code, mut packages) = (Vec::new(), BTreeMap::new());
    for entry in course.lessons() {
        let (lesson, _) = load::lesson(&desk.library, course, &entry.id);
        for block in &lesson.blocks {
            let BlockKind::Code(block) = &block.kind else {
                continue;
            };
            let Ok(program) = Program::of(block, &course.packages, &read) else {
                continue;
            };
            is_there |= program == *at_hand;
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
            packages.extend(program.packages);
        }
    }
    let mut digest = String::new();
    for byte in hash.finalize() {
        let _ = write!(digest, "{byte:02x}");
    }
    is_there.then(|| Plan {
        digest,
        code,
        packages: packages
            .into_iter()
            .map(|(name, version)| format!("{name} {version}"))
            .collect(),
        fencing: fencing(),
        is_changed: !trusted.is_empty(),
    })
}
