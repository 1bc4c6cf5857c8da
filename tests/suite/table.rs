//! A table keeps its cells in two buffers: what is asked of it comes back as it was put in.

use nodecourse::course::block::{Alignment, Block, BlockKind, Containers, Table};
use nodecourse::course::{Mark, MarkKind, Prose};
use nodecourse::source::Span;
use proptest::prelude::*;

fn mark(start: u32, end: u32) -> Mark {
    let kind = MarkKind::Emphasis;
    Mark { start, end, kind }
}

fn cell() -> impl Strategy<Value = Prose> {
    ("[a-c]{1,4}", 0usize..3).prop_map(|(text, marks)| Prose {
        marks: vec![mark(0, text.len() as u32); marks].into(),
        text: text.into(),
    })
}

/// A table of two columns, of whose cells some are parts of it as it is written.
fn table(cells: &[(Prose, bool)]) -> Table {
    let mut table = Table::new(vec![Alignment::Left; 2]);
    let mut written = String::new();
    for (prose, is_written) in cells {
        written.push_str("| ");
        let at = is_written.then_some(written.len());
        written.push_str(if *is_written { &prose.text } else { "other" });
        table.push(prose.clone(), at);
    }
    table.write(written);
    table
}

fn block(table: Table) -> Block {
    Block {
        kind: BlockKind::Table(Box::new(table)),
        span: Span::default(),
        nest: Containers::NONE,
        opened: 0,
        gap: None,
    }
}

fn all(block: &Block) -> Vec<Prose> {
    let cells = block.prose();
    cells
        .map(|cell| Prose::new(cell.text, cell.marks))
        .collect()
}

proptest! {
    #[test]
    fn cells_come_back_as_they_were_put_in(
        rows in prop::collection::vec([(cell(), any::<bool>()), (cell(), any::<bool>())], 1..12),
    ) {
        let cells = rows.concat();
        let table = table(&cells);
        prop_assert_eq!(table.len(), rows.len() - 1);
        for (index, (prose, _)) in cells.iter().enumerate() {
            let (row, column) = (index / 2, index % 2);
            let cell = match row.checked_sub(1) {
                None => table.header().nth(column),
                Some(row) => table.row(row).nth(column),
            };
            prop_assert_eq!(cell, Some(prose.lend()));
            prop_assert_eq!(table.cells().nth(index), Some(prose.lend()));
        }
        prop_assert_eq!(table.row(rows.len()).next(), None);
    }

    #[test]
    fn marks_and_others_come_to_their_cells(
        rows in prop::collection::vec([(cell(), any::<bool>()), (cell(), any::<bool>())], 1..12),
        found in prop::collection::vec((0usize..24, 0u32..3), 0..10),
        changed in prop::collection::vec(any::<bool>(), 24),
    ) {
        let cells = rows.concat();
        let mut expected: Vec<Prose> = cells.iter().map(|(prose, _)| prose.clone()).collect();
        let mut block = block(table(&cells));
        let mut found: Vec<_> = found.into_iter().filter(|(cell, _)| *cell < cells.len()).collect();
        found.sort_unstable();
        for (cell, start) in &found {
            let marks = &mut expected[*cell].marks;
            *marks = [&marks[..], &[mark(*start, 3)]].concat().into();
        }
        for prose in &mut expected {
            prose.marks.sort_by_key(|mark| mark.start);
        }
        block.add_marks(found.into_iter().map(|(cell, start)| (cell, mark(start, 3))));
        prop_assert_eq!(all(&block), expected.clone());

        let mut asked = changed.iter();
        block.rewrite(|cell| {
            let is_changed = asked.next().is_some_and(|is_changed| *is_changed);
            is_changed.then(|| Prose::plain(format!("{}!", cell.text)))
        });
        for (prose, _) in expected.iter_mut().zip(&changed).filter(|(_, is_changed)| **is_changed) {
            *prose = Prose::plain(format!("{}!", prose.text));
        }
        prop_assert_eq!(all(&block), expected.clone());

        block.retain_marks(|mark| mark.start == 0);
        for prose in &mut expected {
            let kept = prose.marks.iter().filter(|mark| mark.start == 0);
            prose.marks = kept.cloned().collect();
        }
        prop_assert_eq!(all(&block), expected);
    }
}
