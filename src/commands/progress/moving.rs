//! Progress in and out of files, to take it from one machine to another.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;

use super::{as_kept, mistaken, not_kept, open, summary, unreadable};
use crate::commands::{report, setup};
use crate::course::{Course, LessonId};
use crate::load::{self, Library};
use crate::office::moving;
use crate::progress::{Change, Health, Imported, Journal, Progress, Scope, Store};
use crate::shell;

/// Larger files are no progress, in bytes.
const LARGEST: usize = 16 << 20;

/// Writes the progress in a course to a file, or prints it.
pub fn export(file: Option<&Path>, path: Option<&Path>) -> anyhow::Result<ExitCode> {
    if let Some(folder) = file.filter(|file| file.is_dir()) {
        return Err(mistaken::folder_to_write(folder, path));
    }
    if let Some(file) = file.filter(|file| !setup::is_dash(file) && file.exists()) {
        return Err(mistaken::there_already(file, path));
    }
    let (mut store, course) = open(path)?;
    let (progress, _) = store
        .load(&course.id, Scope::Course)
        .map_err(|trouble| unreadable(&trouble))?;
    if progress.is_blank() {
        let none = format!("There is no progress in “{}” to export", course.title);
        match path {
            None => bail!(
                "{none}; `nodecourse progress export FILE --course PATH` writes that in the course at PATH."
            ),
            Some(_) => bail!("{none}."),
        }
    }
    let text = store
        .export(&course.id)
        .map_err(|trouble| unreadable(&trouble))?;
    let Some(file) = file.filter(|file| !setup::is_dash(file)) else {
        return Ok(shell::print(&text));
    };
    match write_new(file, &text) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(mistaken::there_already(file, path));
        }
        done => done.map_err(|error| {
            report::refused(
                &format!("`{}` could not be written", file.display()),
                &error,
            )
        })?,
    }
    let sum = super::sum(&progress, &course);
    Ok(shell::print(&format!(
        "Wrote the progress in “{}” to {}: {sum}.\n",
        course.title,
        file.display()
    )))
}

/// Takes in the progress of a file: into the course that it names, or into the one at a path.
pub fn import(file: &Path, path: Option<&Path>) -> anyhow::Result<ExitCode> {
    if setup::is_dash(file) && path.is_some_and(setup::is_dash) {
        bail!(
            "Standard input brings either the progress or the course; name a file for one of them."
        );
    }
    let bytes = read(file, path)?;
    let shown = if setup::is_dash(file) {
        "What came on standard input".to_owned()
    } else {
        format!("`{}`", file.display())
    };
    let mut journal = Journal::read(&bytes);
    let is_damaged = journal.health == Health::Damaged || journal.whole < bytes.len();
    // A newer version may write records of kinds that this one does not know, whatever it calls the format.
    let is_newer =
        journal.health == Health::Newer || journal.changes().count() < journal.records.len();
    if journal.changes().next().is_none() {
        if is_newer {
            bail!(
                "{shown} was written by a newer nodecourse, and this one can read nothing of it; update nodecourse, then take it in."
            );
        }
        if is_damaged && journal.course.is_some() {
            bail!(
                "{shown} is cut off or damaged, and no progress can be read of it; export it once more."
            );
        }
        bail!("{shown} holds no progress; `nodecourse progress export` writes such files.");
    }
    let (mut store, library) = (super::kept()?, setup::library(path)?);
    let course = as_kept(&mut store, &library, load::outline(&library).0);
    let of = match (&journal.course, path) {
        (Some(id), None) if *id != course.id => id.clone(),
        _ => course.id.clone(),
    };
    let is_known = of == course.id || store.path(&of, Scope::Course).exists();
    if !is_known && Store::is_of_place(&of) {
        bail!(
            "{shown} is of the course `{of}`, which has not been opened in its place here; `nodecourse progress import {} --course PATH` takes it into the one at PATH.",
            report::quoted(file)
        );
    }
    if of == course.id {
        moving::call_as_here(&mut journal, &library, &course);
    }
    let first = course.lessons().next().filter(|_| of == course.id);
    let first = first.map(|entry| course.key(entry));
    let imported = store
        .import(&of, &journal, first.as_ref())
        .map_err(|trouble| not_kept(&trouble))?;
    let known = super::known(&mut store, &of);
    let news = super::of(&imported.news, &known);
    let sum = if of == course.id {
        super::sum(&news, &course)
    } else {
        summary(&news)
    };
    let title = if of == course.id {
        Some(course.title.clone())
    } else {
        title_of(&mut store, &of)
    };
    let into = title.map_or_else(
        || format!("the course `{}`", imported.course),
        |title| format!("“{title}”"),
    );
    let mut out = format!("Took in progress in {into}: {sum}.\n");
    out.push_str(&own_bookmarks(&imported));
    if imported.has_own_place {
        out.push_str("You go on from your place here, not from the one in the file.\n");
    }
    if !is_known {
        out.push_str("It waits for the course with that id, which has not been opened here.\n");
    }
    if !imported.news.is_empty() {
        out.push_str(&if of == course.id {
            let path = report::behind(path);
            format!("`nodecourse progress undo{path}` takes it back.\n")
        } else {
            "`nodecourse progress undo PATH` takes it back, with the path of that course.\n"
                .to_owned()
        });
    }
    let status = shell::print(&out);
    if of == course.id
        && let Some(sentence) = nowhere(&imported.news, (&course, &known))
    {
        shell::complain(&sentence);
    }
    if is_newer {
        let sentence = format!(
            "{shown} was written by a newer nodecourse; what this one can read of it was taken in. Update nodecourse to take in the rest."
        );
        return Ok(shell::fail(&sentence));
    }
    if is_damaged {
        let sentence =
            format!("{shown} is cut off or damaged; what can be read of it was taken in.");
        return Ok(shell::fail(&sentence));
    }
    Ok(status)
}

/// What a course is called whose progress is kept, if it is still where it was.
fn title_of(store: &mut Store, id: &str) -> Option<String> {
    let (progress, _) = store.load(id, Scope::Course).ok()?;
    let library = Library::open(Path::new(&progress.whereabouts?.path)).ok()?;
    let course = as_kept(store, &library, load::course(&library).0);
    (course.id == id).then_some(course.title)
}

/// What of some progress leads to lessons that a course does not have, under any name that is known, if any does.
fn nowhere(news: &[Change], (course, known): (&Course, &Progress)) -> Option<String> {
    let is_lost = |it: &LessonId| course.kept(it).is_none() && known.heir_in(course, it).is_none();
    let lost = news.iter().filter_map(|change| {
        let (what, there) = match change {
            Change::Place(there, _) => ("the place".to_owned(), there),
            Change::Bookmark(letter, there) => (format!("the bookmark {letter}"), there),
            _ => return None,
        };
        is_lost(&there.lesson).then_some(what)
    });
    let mut lost: Vec<String> = lost.collect();
    lost.sort_by_key(|what| what != "the place");
    if lost.is_empty() {
        return None;
    }
    Some(format!(
        "These lead to lessons that “{}” does not have: {}. Perhaps the file is of another course.",
        course.title,
        lost.join(", ")
    ))
}

/// What bookmarks were not taken in because their letters name other places here; empty if none are.
pub fn own_bookmarks(imported: &Imported) -> String {
    if imported.taken.is_empty() {
        return String::new();
    }
    let letters: Vec<String> = imported.taken.iter().map(char::to_string).collect();
    let letters = letters.join(" ");
    format!("Your own bookmarks stay where they are: {letters}.\n")
}

/// Makes a new file of a text. When that fails, there is none.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = std::io::copy(&mut text.as_bytes(), &mut file).and_then(|_| file.sync_all());
    written.inspect_err(|_| {
        // Only what was begun here is taken away, and not what another program has put in its place.
        if is_at(&file, path) {
            let _ = fs::remove_file(path);
        }
    })
}

/// Whether an open file is the one with this name.
fn is_at(file: &File, path: &Path) -> bool {
    let number = |metadata: Metadata| (metadata.dev(), metadata.ino());
    let (here, there) = (file.metadata(), path.symlink_metadata());
    here.is_ok_and(|here| there.is_ok_and(|there| number(here) == number(there)))
}

/// The bytes of a file of progress that is to be taken in, perhaps into the course at a path.
fn read(path: &Path, course: Option<&Path>) -> anyhow::Result<Vec<u8>> {
    if setup::is_dash(path) {
        let advice =
            "pipe progress into it, as in `cat mine.progress | nodecourse progress import -`";
        let bytes = setup::piped(LARGEST, advice)?;
        if bytes.len() > LARGEST {
            bail!("What came on standard input is no progress.");
        }
        return Ok(bytes);
    }
    let context = || format!("`{}` could not be read", path.display());
    let metadata = path.metadata();
    if matches!(&metadata, Err(error) if error.kind() == ErrorKind::NotFound) {
        bail!(
            "{}: there is no such file. `nodecourse progress export FILE` writes one.",
            context()
        );
    }
    let refused = |error| report::refused(&context(), &error);
    let metadata = metadata.map_err(refused)?;
    if metadata.is_dir() {
        return Err(mistaken::folder_to_read(path, course));
    }
    if !metadata.is_file() || metadata.len() > LARGEST as u64 {
        bail!(
            "`{}` is no file of progress; `nodecourse progress export FILE` writes one.",
            path.display()
        );
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(refused)?;
    file.read_to_end(&mut bytes).map_err(refused)?;
    Ok(bytes)
}
