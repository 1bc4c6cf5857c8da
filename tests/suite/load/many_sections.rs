//! The sections of a lesson as one text with entries, apart from any lesson.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use nodecourse::course::{BlockKind, Section, Sections, slug};
use proptest::prelude::*;

use super::sketch;

#[test]
fn sections_are_lent_as_they_were_put_in_and_one_is_taken_out_with_its_words() {
    let section = |index: usize, id, title| Section {
        id,
        title,
        number: u32::try_from(index).ok().filter(|number| *number > 0),
        level: 2,
        block: 10 * index,
    };
    let all = [
        section(0, "title", "Título"),
        section(1, "a", ""),
        section(2, "b-ü", "B, ü"),
    ];
    let mut sections: Sections = all.into_iter().collect();
    assert_eq!(sections.iter().collect::<Vec<_>>(), all);
    assert_eq!(sections.find("b-ü"), Some(all[2]));
    assert_eq!((sections.find(""), sections.find("itle")), (None, None));
    assert_eq!(
        (sections.index_of(20), sections.index_of(15)),
        (Some(2), None)
    );
    assert!(sections.until(10).eq(all[..2].iter().copied()));
    assert!(sections.from(10).eq(all[1..].iter().copied()));
    assert!(sections.stops().eq(all[1..].iter().copied()));
    sections.remove(0);
    sections.remove(2);
    assert_eq!(sections, all[1..].iter().copied().collect());
    sections.move_on();
    let blocks = sections.iter().map(|section| section.block);
    assert!(blocks.eq([11, 21]), "{sections:?}");
    sections.remove(1);
    assert_eq!(
        sections.iter().map(|section| section.id).next_back(),
        Some("a")
    );
}

#[test]
fn stops_are_numbered_in_order_however_many_there_are() {
    let all = |kept: fn(usize) -> bool| {
        let mut stops = 0;
        let sections = (0..1_000).filter(|block| kept(*block)).map(move |block| {
            let is_stop = block % 3 == 0;
            stops += u32::from(is_stop);
            let number = is_stop.then_some(stops);
            let (id, title, level) = ("a", "A", 2);
            Section {
                id,
                title,
                number,
                level,
                block,
            }
        });
        sections.collect::<Vec<_>>()
    };
    let mut sections: Sections = all(|_| true).into_iter().collect();
    assert!(sections.iter().eq(all(|_| true)));
    sections.remove(300);
    assert!(sections.iter().eq(all(|block| block != 300)));
    sections.make_stops(|index, level| index >= 500 && level == 2);
    let numbers = sections.stops().map(|stop| stop.number);
    assert!(numbers.eq((1..500).map(Some)));
}

/// The ids that headings get one after the other: the first that none before has, counting from the name on.
fn counted(names: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let ids = names.iter().map(|name| {
        let name = slug(name);
        let mut id = name.clone();
        while taken.contains(&id) {
            let count = counts.entry(name.clone()).or_default();
            *count += 1;
            id = format!("{name}-{count}");
        }
        taken.insert(id.clone());
        id
    });
    ids.collect()
}

proptest! {
    #[test]
    fn no_two_headings_have_the_same_id(names in prop::collection::vec("a( [0-3]){0,2}|a-0[12]|b", 1..40)) {
        let text = names.iter().fold(String::new(), |mut text, name| {
            let _ = writeln!(text, "## {name}\n");
            text
        });
        let lesson = sketch::lesson(&text);
        let ids = lesson.blocks.kept().iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { id, .. } => Some(id.as_str().to_owned()),
            _ => None,
        });
        prop_assert_eq!(ids.collect::<Vec<_>>(), counted(&names));
    }
}
