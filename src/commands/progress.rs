//! `nodecourse progress`: what is kept, moving it to another machine, forgetting it, and taking that back.

mod elsewhere;
mod files;
mod gone;
mod mistaken;
mod moving;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};

use super::{report, setup};
use crate::cli::ProgressCommand;
use crate::course::{Course, Digests, LessonId, Sections};
use crate::load::{self, Library};
use crate::office::{self, home};
use crate::progress::{Change, Landmark, Progress, Scope, Share, Store, Trouble, Undone};
use crate::shell;

/// Does what the command says, or shows what is kept of a course.
pub fn run(command: Option<&ProgressCommand>, path: Option<&Path>) -> anyhow::Result<ExitCode> {
    match command {
        None => show(path),
        Some(ProgressCommand::Export { file, course }) => {
            moving::export(file.as_deref(), course.as_deref())
        }
        Some(ProgressCommand::Import { file, course }) => moving::import(file, course.as_deref()),
        Some(ProgressCommand::Reset {
            lesson,
            path,
            course,
        }) => reset(lesson.as_deref(), path.as_deref().or(course.as_deref())),
        Some(ProgressCommand::Undo { path, course }) => undo(path.as_deref().or(course.as_deref())),
    }
}

/// The store, and the course that is meant, be it there or gone.
fn open(path: Option<&Path>) -> anyhow::Result<(Store, Course)> {
    let mut store = kept()?;
    let course = match setup::library(path) {
        Ok(library) => as_kept(&mut store, &library, load::outline(&library).0),
        Err(error) => gone::course(&store, path).ok_or(error)?,
    };
    Ok((store, course))
}

/// A course with the id that its progress is kept under.
fn as_kept(store: &mut Store, library: &Library, course: Course) -> Course {
    match office::moving::kept_id(store, library, &course.id) {
        Some(id) => Course { id, ..course },
        None => course,
    }
}

fn kept() -> anyhow::Result<Store> {
    home::store().map_err(|trouble| anyhow!("Progress is not kept: {trouble}."))
}

fn show(path: Option<&Path>) -> anyhow::Result<ExitCode> {
    let (library, store) = (setup::library_or_command(path, &["progress"]), kept());
    let is_gone = library.is_err();
    let (library, course) = match library {
        Ok(library) => {
            let (course, _) = load::course(&library);
            (library, course)
        }
        Err(error) => {
            let store = store.as_ref().ok();
            let course = store.and_then(|store| gone::course(store, path));
            (gone::nowhere(), course.ok_or(error)?)
        }
    };
    let mut store = store?;
    let course = as_kept(&mut store, &library, course);
    let (progress, _) = store
        .load(&course.id, Scope::Course)
        .map_err(|trouble| unreadable(&trouble))?;
    let progress = progress.called_as_in(&course);
    let mut digests = Digests::default();
    for entry in course.lessons() {
        let (lesson, _) = load::lesson(&library, &course, &entry.id);
        digests.insert(load::digest(&lesson));
    }
    let mut out = format!("{}\n\n", course.title);
    let mut line = |name: &str, text: &str| out.push_str(&format!("  {name:<10} {text}\n"));
    let place = progress.place.as_ref();
    line(
        "place",
        &place.map_or("none yet".to_owned(), |place| {
            told(place, &course, &digests)
        }),
    );
    let (read, met) = if is_gone {
        let once = progress.called_once_in(&course);
        let read = once.read.values().map(BTreeSet::len).sum();
        (
            counted(read, "section"),
            counted(progress.met.len(), "term"),
        )
    } else {
        let terms = counted(course.glossary.terms.len(), "term");
        let met = format!("{} of {terms}", progress.met.len());
        (read(&progress, &course, &digests), met)
    };
    line("read", &read);
    line("met", &met);
    let right = progress
        .answers
        .values()
        .filter(|answer| answer.is_right)
        .count();
    for (what, count, details) in [
        (
            "answered",
            progress.answers.len(),
            format!("; {right} right"),
        ),
        ("judged", progress.judgements.len(), String::new()),
    ] {
        if count > 0 {
            let noun = if what == "judged" {
                "review"
            } else {
                "question"
            };
            line(what, &(counted(count, noun) + &details));
        }
    }
    line("bookmarks", &progress.bookmarks.len().to_string());
    for (letter, landmark) in &progress.bookmarks {
        line(
            "",
            &format!("{letter}  {}", told(landmark, &course, &digests)),
        );
    }
    for (name, text) in files::rows(&mut store, &library, &course, path) {
        line(name, &text);
    }
    if is_gone {
        let file = report::quoted(&store.path(&course.id, Scope::Course));
        let text = format!(
            "this course is not there any more; `nodecourse progress import {file} --course PATH` takes its progress into the one at PATH"
        );
        line("gone", &text);
    }
    Ok(shell::print(&out))
}

/// How much of a course has been read.
fn read(progress: &Progress, course: &Course, digests: &Digests) -> String {
    let none = Sections::default();
    let (mut sections, mut whole) = ((0, 0), 0);
    for entry in course.lessons() {
        let sections_of = digests.get(&entry.id).map(|digest| &*digest.sections);
        let sections_of = sections_of.unwrap_or(&none);
        let all = sections_of.stop_count().max(1);
        let share = progress.share(&entry.id, sections_of);
        let (read, is_whole) = match share {
            Share::Unread => (0, 0),
            Share::Some { read, .. } => (read, 0),
            Share::Whole => (all, 1),
        };
        sections = (sections.0 + read, sections.1 + all);
        whole += is_whole;
    }
    let lessons = course.lessons().count();
    format!(
        "{} of {}; {whole} of {} whole",
        sections.0,
        counted(sections.1, "section"),
        counted(lessons, "lesson")
    )
}

fn reset(lesson: Option<&str>, path: Option<&Path>) -> anyhow::Result<ExitCode> {
    let (mut store, course) = open(path)?;
    let (resets, what) = match lesson {
        None => (vec![Change::Reset(None)], course.title.clone()),
        Some(wanted) => {
            let (progress, _) = store
                .load(&course.id, Scope::Course)
                .map_err(|trouble| unreadable(&trouble))?;
            let is_gone = course.lessons().next().is_none();
            let (own, title): (Vec<&LessonId>, _) = if is_gone {
                let keys = progress.lessons().into_iter();
                let own = keys.filter(|key| key.as_str() == wanted);
                (own.collect(), wanted.to_owned())
            } else {
                let id = setup::lesson_id(&course, Some(wanted), path)?;
                let entry = course.lesson(&id).context("the lesson was just found")?;
                (progress.names_of(&course, &entry.id), entry.title.clone())
            };
            let resets = own.into_iter().map(|key| Change::Reset(Some(key.clone())));
            (resets.collect(), title)
        }
    };
    let forgotten = store
        .reset(&course.id, &resets)
        .map_err(|trouble| not_kept(&trouble))?;
    if forgotten.is_empty() {
        return Ok(shell::print(&format!(
            "There is no progress in “{what}” to forget.\n"
        )));
    }
    Ok(shell::print(&format!(
        "Forgot the progress in “{what}”: {}. `nodecourse progress undo{}` brings it back.\n",
        sum(&of(&forgotten, &Progress::default()), &course),
        report::behind(path)
    )))
}

fn undo(path: Option<&Path>) -> anyhow::Result<ExitCode> {
    let (mut store, course) = open(path)?;
    let first = course.lessons().next().map(|entry| course.key(entry));
    let undone = store
        .undo(&course.id, first.as_ref())
        .map_err(|trouble| not_kept(&trouble))?;
    let title = &course.title;
    let back = match undone {
        Some(Undone::Reset(back)) => back,
        Some(Undone::Import) => {
            return Ok(shell::print(&format!(
                "Took back what was imported last into “{title}”; what you have learnt since stays.\n"
            )));
        }
        None => bail!(
            "Nothing has been imported into “{title}” or forgotten of it; there is nothing to take back."
        ),
    };
    let mut out = if back.news.is_empty() {
        // It was imported or learned again since.
        format!("Everything that was forgotten last of “{title}” is known again already.\n")
    } else {
        let sum = sum(&of(&back.news, &known(&mut store, &course.id)), &course);
        format!("Brought back the progress in “{title}”: {sum}.\n")
    };
    out.push_str(&moving::own_bookmarks(&back));
    if back.has_own_place {
        out.push_str("You go on from where you have been since, not from the place before.\n");
    }
    Ok(shell::print(&out))
}

/// What is known of a course, as far as that can be read.
fn known(store: &mut Store, course: &str) -> Progress {
    let loaded = store.load(course, Scope::Course);
    loaded.map(|(known, _)| known).unwrap_or_default()
}

/// What changes amount to where the names of lessons are known.
fn of(changes: &[Change], names: &Progress) -> Progress {
    let mut progress = Progress {
        heirs: names.heirs.clone(),
        ..Progress::default()
    };
    for change in changes {
        progress.apply(change);
    }
    progress
}

/// How much is known of a course, in words: once where it is known under several names.
fn sum(progress: &Progress, course: &Course) -> String {
    summary(&progress.called_once_in(course))
}

/// How much is known, in words.
fn summary(progress: &Progress) -> String {
    let read = progress.read.values().map(BTreeSet::len).sum();
    let mut parts: Vec<String> = [
        (read, "section"),
        (progress.met.len(), "term"),
        (progress.answers.len(), "answer"),
        (progress.judgements.len(), "judgement"),
        (progress.labs.len(), "lab"),
        (
            progress
                .hints
                .values()
                .fold(0, |all, hinted| hinted.count.saturating_add(all)),
            "hint",
        ),
        (progress.cards.len(), "card"),
        (progress.bookmarks.len(), "bookmark"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, noun)| counted(count, noun))
    .collect();
    if progress.place.is_some() {
        parts.push("the place".to_owned());
    }
    if parts.is_empty() {
        return "nothing new".to_owned();
    }
    parts.join(", ")
}

fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Where a landmark is, in words.
fn told(landmark: &Landmark, course: &Course, digests: &Digests) -> String {
    let entry = course.lesson(&landmark.lesson);
    let title = entry.map_or(landmark.lesson.as_str(), |entry| &entry.title);
    let digest = digests.get(&landmark.lesson);
    // Of a section that is not there any more the words of the line tell more than its id.
    let section = landmark.section.as_ref().and_then(|id| {
        let known = digest?.sections.find(id.as_str())?;
        Some(known.title)
    });
    let place = section.map_or(title.to_owned(), |section| format!("{title} › {section}"));
    // A heading is the place itself.
    if landmark.is_called(section.unwrap_or(title)) {
        return place;
    }
    format!("{place}: {}", landmark.name())
}

fn unreadable(trouble: &Trouble) -> anyhow::Error {
    anyhow!("Progress could not be read: {trouble}. Mend that, then try again.")
}

fn not_kept(trouble: &Trouble) -> anyhow::Error {
    anyhow!("Progress could not be changed: {trouble}. Mend that, then try again.")
}
