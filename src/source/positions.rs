//! Where in a file many places are: the blocks of a lesson.

use super::{Counting, Position, Source, Steps, floor_boundary};

/// Lines and columns of many places.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Positions {
    lines: Steps,
    columns: Steps,
}

/// So many places are looked for together.
const TOGETHER: usize = 1 << 16;

impl Positions {
    /// Those of some places of a text in the file itself. There may be millions of them, and nearly all stand in order: only
    /// the others are sorted.
    pub fn of(source: &Source, places: impl Iterator<Item = usize>) -> Self {
        let (file, _) = source.own(0);
        let mut counting = Counting::new(file);
        let mut last = 0;
        let places = places.map(|place| floor_boundary(&file.text, source.own(place).1));
        let mut places = places.peekable();
        let mut positions = Self::default();
        while places.peek().is_some() {
            let mut back: Vec<(usize, usize)> = Vec::new();
            let together = places.by_ref().take(TOGETHER).enumerate();
            let together = together.map(|(index, place)| {
                if place < last {
                    back.push((place, index));
                    return Position::default();
                }
                last = place;
                counting.position(place)
            });
            let mut together: Vec<Position> = together.collect();
            back.sort_unstable();
            let mut counting = Counting::new(file);
            for (place, index) in back {
                together[index] = counting.position(place);
            }
            for position in together {
                positions.lines.push(position.line);
                positions.columns.push(position.column);
            }
        }
        positions.lines.shrink_to_fit();
        positions.columns.shrink_to_fit();
        positions
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The one at an index.
    pub fn get(&self, index: usize) -> Option<Position> {
        Some(Position {
            line: self.lines.get(index)?,
            column: self.columns.get(index)?,
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Position> {
        let both = self.lines.iter().zip(self.columns.iter());
        both.map(|(line, column)| Position { line, column })
    }
}
