//! `nodecourse check-lab`: the learner's work on a lab, checked outside the player.

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

use anyhow::{anyhow, bail};

use super::lab::{self, Found, Wanted, find};
use crate::course::{Kit, LabId};
use crate::office::archive::Archive;
use crate::office::consent::{self, Agreement, Permission};
use crate::office::desk::Desk;
use crate::office::launch;
use crate::office::workshop::Workshop;
use crate::practice::lab::{Attempt, Copy, Patience, check};
use crate::practice::trial::{Tools, Verdict};
use crate::{shell, text};

/// How often saved files are looked for.
const BEAT: Duration = Duration::from_millis(250);

/// When it is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Once.
    Now,
    /// Again whenever a file is saved.
    Saved,
}

impl When {
    /// What the option `--watch` says.
    pub fn of(watch: bool) -> Self {
        if watch { Self::Saved } else { Self::Now }
    }
}

/// Checks it; the status is a failure unless all checks pass.
pub fn run(wanted: Wanted<'_>, when: When, agreement: Agreement) -> anyhow::Result<ExitCode> {
    let Found {
        mut kit,
        folder,
        library,
    } = find(wanted)?;
    if !folder.is_dir() {
        bail!(
            "There is no work on this lab in {}. `{}` puts a copy there.",
            folder.display(),
            lab::command("lab", wanted)
        );
    }
    let (desk, _) = Desk::new(library);
    if agreement == Agreement::Kept {
        kit = agreed(&desk, &kit.lab.id)?;
    }
    let copy = Copy { folder };
    let stop = AtomicBool::new(false);
    let workshop = Workshop::open(&desk, ("The checks", &kit.lab.needs), |needs, runner| {
        launch::tell_of_fetching(needs);
        launch::prepare(needs, runner, &stop)
    });
    let workshop = workshop.map_err(|why| anyhow!(why))?;
    let tools = workshop.tools();
    loop {
        let stamp = copy.stamp();
        let (out, passed) = report(&kit, &copy, tools)?;
        let printed = shell::print(&out);
        if when == When::Now {
            return Ok(if passed { printed } else { ExitCode::FAILURE });
        }
        while copy.stamp() == stamp {
            thread::sleep(BEAT);
        }
    }
}

/// The lab as the learner has agreed to have it run.
fn agreed(desk: &Desk, id: &LabId) -> anyhow::Result<Kit> {
    let progress = Archive::progress(&desk.library, desk.known());
    match consent::kit(desk, &progress.trusted, id) {
        Permission::Given(kit) => Ok(kit),
        Permission::Asked(_) => bail!(
            "This course did not come with nodecourse, and you have not agreed to run its code: open the lab in the player, which asks, or add --agree."
        ),
        Permission::Gone => bail!("The lab is not there any more."),
    }
}

/// A line for each check, with what was expected and what was seen; and whether all is well.
fn report(kit: &Kit, copy: &Copy, tools: Tools<'_>) -> anyhow::Result<(String, bool)> {
    let files = copy.files().map_err(|error| {
        let what = format!("The files in {} could not be read", copy.folder.display());
        super::report::refused(&what, &error)
    })?;
    let (mut out, mut passed, mut failed) = (String::new(), 0, 0);
    // What keeps all checks from being done is said once.
    let mut told = String::new();
    let attempt = Attempt {
        files: &files,
        tools,
        stop: &AtomicBool::new(false),
        patience: Patience::Whole,
    };
    check(kit, attempt, &mut |index, verdict| {
        let name = kit
            .lab
            .checks
            .get(index)
            .map_or("", |check| check.name.as_str());
        let name = text::clean_line(name);
        match verdict {
            Verdict::Passed => {
                passed += 1;
                out.push_str(&format!("✓ {name}\n"));
            }
            Verdict::Failed(difference) => {
                failed += 1;
                out.push_str(&format!(
                    "✗ {name}\n    expected  {}\n    seen      {}\n",
                    text::clean_line(&difference.expected),
                    text::clean_line(&difference.seen)
                ));
            }
            Verdict::Unclear(reason) if reason == told => out.push_str(&format!("? {name}\n")),
            Verdict::Unclear(reason) => {
                out.push_str(&format!(
                    "? {name}\n    could not check: {}\n",
                    text::clean_line(&reason)
                ));
                told = reason;
            }
        }
    });
    let total = kit.lab.checks.len();
    out.push_str(&if passed + failed == 0 {
        "\nNothing could be checked.\n".to_owned()
    } else {
        format!("\n{passed} of {total} checks pass.\n")
    });
    Ok((out, passed == total))
}
