//! Sections of a lesson that are called the same: as results they are told apart by what contents and header say of them.

use std::collections::HashMap;

use super::course::Book;
use super::hit::{Goal, Hit};
use crate::course::{LessonId, Section};

/// What tells a section apart.
enum Mark {
    /// Its own number.
    Number(u32),
    /// The section that it stands below, with the number of that.
    Below(String),
}

/// Tells the sections apart that would read the same.
pub(super) fn tell_apart(hits: &mut [Hit], book: &Book) {
    let mut named: HashMap<(&LessonId, &str), Vec<(usize, &str)>> = HashMap::new();
    for (index, hit) in hits.iter().enumerate() {
        if let Goal::Section(lesson, id) = &hit.goal {
            let same = named.entry((lesson, hit.words.as_str())).or_default();
            same.push((index, id.as_str()));
        }
    }
    // A lesson may have a hundred thousand sections: they are gone through once for all that are looked for.
    let mut wanted: HashMap<&LessonId, HashMap<&str, usize>> = HashMap::new();
    for ((lesson, _), same) in named.into_iter().filter(|(_, same)| same.len() > 1) {
        let ids = same.into_iter().map(|(index, id)| (id, index));
        wanted.entry(lesson).or_default().extend(ids);
    }
    let marks = wanted.into_iter().flat_map(|(lesson, ids)| {
        let document = book.document(lesson).into_iter();
        let sections = document.flat_map(|document| document.sections.iter());
        let mut stop: Option<Section<'_>> = None;
        let marks = sections.filter_map(move |section| {
            if section.number.is_some() {
                stop = Some(section);
            }
            let index = *ids.get(section.id)?;
            let mark = match section.number {
                Some(number) => Mark::Number(number),
                None => Mark::Below(numbered(stop.filter(|stop| stop.level < section.level)?)),
            };
            Some((index, mark))
        });
        marks.collect::<Vec<_>>()
    });
    for (index, mark) in marks.collect::<Vec<_>>() {
        match (hits.get_mut(index), mark) {
            (Some(hit), Mark::Number(number)) => hit.number = Some(number),
            (Some(hit), Mark::Below(stop)) => hit.place = format!("{} › {stop}", hit.place),
            (None, _) => {}
        }
    }
}

fn numbered(stop: Section<'_>) -> String {
    match stop.number {
        Some(number) => format!("{number:02} {}", stop.title),
        None => stop.title.to_owned(),
    }
}
