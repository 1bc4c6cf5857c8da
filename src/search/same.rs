//! Sections of a lesson that are called the same: as results they are told apart by what contents and header say of them.

use std::collections::HashMap;

use super::course::Book;
use super::hit::{Goal, Hit};
use crate::course::{LessonId, Section};

/// What tells a section apart.
enum Mark {
    /// Its own number.
    Number(u32),
    /// The section that it stands below, if there is one, with the number of that; and which one of those of its name there it is.
    Below(Option<String>, usize),
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
    let mut marks = Vec::new();
    for (lesson, ids) in wanted {
        let document = book.document(lesson).into_iter();
        let sections = document.flat_map(|document| document.sections.iter());
        let mut stop: Option<Section<'_>> = None;
        // How many of a name have been below each of those that they can stand below.
        let mut counts: HashMap<(Option<&str>, &str), usize> = HashMap::new();
        for section in sections {
            if section.number.is_some() {
                stop = Some(section);
            }
            let Some(index) = ids.get(section.id) else {
                continue;
            };
            let mark = if let Some(number) = section.number {
                Mark::Number(number)
            } else {
                let above = stop.filter(|stop| stop.level < section.level);
                let count = counts.entry((above.map(|stop| stop.id), section.title));
                let count = count.and_modify(|count| *count += 1).or_insert(1);
                Mark::Below(above.map(numbered), *count)
            };
            marks.push((*index, mark));
        }
    }
    let mut counted = Vec::new();
    for (index, mark) in marks {
        match (hits.get_mut(index), mark) {
            (Some(hit), Mark::Number(number)) => hit.number = Some(number),
            (Some(hit), Mark::Below(stop, nth)) => {
                if let Some(stop) = stop {
                    hit.place = format!("{} › {stop}", hit.place);
                }
                counted.push((index, nth));
            }
            (None, _) => {}
        }
    }
    // Where that is the same for several, they are numbered.
    let mut alike: HashMap<(String, String), usize> = HashMap::new();
    let named = |hit: &Hit| (hit.words.clone(), hit.place.clone());
    for (index, _) in &counted {
        if let Some(hit) = hits.get(*index) {
            *alike.entry(named(hit)).or_default() += 1;
        }
    }
    for (index, nth) in counted {
        if let Some(hit) = hits.get_mut(index)
            && alike.get(&named(hit)).is_some_and(|count| *count > 1)
        {
            hit.place = format!("{} ({nth})", hit.place);
        }
    }
}

fn numbered(stop: Section<'_>) -> String {
    match stop.number {
        Some(number) => format!("{number:02} {}", stop.title),
        None => stop.title.to_owned(),
    }
}
