//! `nodecourse lab`: a copy of what a lab begins with, in a folder of the learner's.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;

use super::{report, setup};
use crate::course::{Kit, LabId};
use crate::diagnostic::nearest;
use crate::load::{self, Library, lab_file};
use crate::office::moving;
use crate::practice::lab::Copy;
use crate::{shell, text};

/// What is wanted of a lab.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The lab, by id.
    pub id: &'a str,
    /// The learner's folder; `None` for the one that labs have.
    pub folder: Option<&'a Path>,
    /// The course; `None` for the one that comes with the program.
    pub course: Option<&'a Path>,
}

/// How a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// What is there stays.
    GoOn,
    /// What is there is put aside under another name.
    Fresh,
}

/// A lab that was found, and the learner's folder for it.
pub struct Found {
    /// The lab.
    pub kit: Kit,
    /// Where the copy is, or is to be.
    pub folder: PathBuf,
    /// The files of its course.
    pub library: Library,
}

/// Prints the labs of a course.
pub fn list(course: Option<&Path>) -> anyhow::Result<ExitCode> {
    let library = setup::library(course)?;
    let ids = lab_file::ids(&library);
    if ids.is_empty() {
        bail!("This course has no labs.");
    }
    let width = ids.iter().map(|id| text::width(id.as_str())).max();
    let mut out = String::new();
    for id in &ids {
        if let Some((kit, _)) = lab_file::read(&library, id) {
            let gap = width.unwrap_or(0) - text::width(id.as_str()) + 2;
            let title = text::clean_line(&kit.lab.title);
            out.push_str(&format!("{id}{}{title}\n", " ".repeat(gap)));
        }
    }
    Ok(shell::print(&out))
}

/// Makes the copy, and says where it is and what comes next.
pub fn run(wanted: Wanted<'_>, start: Start) -> anyhow::Result<ExitCode> {
    let Found { kit, folder, .. } = find(wanted)?;
    let shown = folder.display();
    let failed =
        |error| report::refused(&format!("The lab could not be copied to {shown}"), &error);
    if folder.is_file() {
        bail!("{shown} is a file; name a folder that is not there yet.");
    }
    if Copy::is_foreign(&folder, &kit) {
        let beside = folder.join(wanted.id);
        bail!(
            "{shown} has files in it, but none of this lab's. Name a folder that is not there yet, such as {}.",
            beside.display()
        );
    }
    let was_there = folder.exists();
    let aside = match start {
        Start::GoOn => {
            Copy::open(&folder, &kit).map_err(failed)?;
            None
        }
        Start::Fresh => Copy::fresh(&folder, &kit).map_err(failed)?.1,
    };
    let lab = &kit.lab;
    let mut out = format!("{}\n\n", lab.title);
    out.push_str(&format!("  Your copy  {shown}\n"));
    if let Some(aside) = aside {
        out.push_str(&format!("  Before     {}\n", aside.display()));
    }
    out.push_str(&format!("  To edit    {}\n", lab.files.join(", ")));
    out.push_str(&format!(
        "  To check   {}\n\n",
        command("check-lab", wanted)
    ));
    out.push_str("README.md in your copy says what to do.\n");
    if was_there && start == Start::GoOn {
        let fresh = format!("{} --fresh", command("lab", wanted));
        out.push_str(&format!(
            "It was there already: go on with it. `{fresh}` puts it aside and begins anew.\n"
        ));
    }
    Ok(shell::print(&out))
}

/// A command for it, as it is typed.
pub fn command(name: &str, wanted: Wanted<'_>) -> String {
    let mut words = format!("nodecourse {name} {}", wanted.id);
    if let Some(folder) = wanted.folder {
        words.push_str(&format!(" {}", report::quoted(folder)));
    }
    if let Some(course) = wanted.course {
        words.push_str(&format!(" --course {}", report::quoted(course)));
    }
    words
}

/// The lab that is wanted, and its folder.
///
/// # Errors
///
/// When there is no such lab, or no folder for it.
pub fn find(wanted: Wanted<'_>) -> anyhow::Result<Found> {
    let library = setup::library(wanted.course)?;
    let kit = kit(&library, wanted)?;
    let (course, _) = load::outline(&library);
    let folder = match wanted.folder {
        Some(folder) => std::path::absolute(folder)
            .map_err(|error| report::refused("The current folder cannot be used", &error))?,
        None => moving::lab_folder(&library, &course.id, &kit.lab.id)?,
    };
    Ok(Found {
        kit,
        folder,
        library,
    })
}

fn kit(
    library: &Library,
    Wanted {
        id: wanted, course, ..
    }: Wanted<'_>,
) -> anyhow::Result<Kit> {
    let ids = lab_file::ids(library);
    if let Some(id) = ids.iter().find(|id| id.as_str() == wanted)
        && let Some((kit, _)) = lab_file::read(library, id)
    {
        return Ok(kit);
    }
    if ids.is_empty() {
        bail!("This course has no labs.");
    }
    if let Some(near) = nearest(wanted, ids.iter().map(LabId::as_str)) {
        bail!("There is no lab `{wanted}` in this course. Did you mean `{near}`?");
    }
    let of = course.map_or_else(String::new, |path| {
        format!(" --course {}", report::quoted(path))
    });
    bail!("There is no lab `{wanted}` in this course. `nodecourse lab{of}` lists them.")
}
