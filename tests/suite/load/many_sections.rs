//! The sections of a lesson as one text with entries, apart from any lesson.

use nodecourse::course::{Section, Sections};

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
