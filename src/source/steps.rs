//! Long lists of numbers of which most are a little more than the one before: a lesson has millions of places.

use std::slice::Iter;

use serde::{Deserialize, Serialize};

/// The numbers, each as the step from the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Steps {
    /// Seven bits to a byte, the lowest first; the highest bit says that there are more. The lowest bit of all is the sign.
    bytes: Vec<u8>,
    /// Of every so many the number before it, and where in the bytes its step begins.
    marks: Vec<(u32, u32)>,
    last: u32,
    len: usize,
}

/// So many steps are added up for a number at most.
const APART: usize = 64;

impl Steps {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The number at an index.
    pub fn get(&self, index: usize) -> Option<u32> {
        self.starting(index).next()
    }

    /// The last one, or 0 if there is none.
    pub fn last(&self) -> u32 {
        self.last
    }

    /// Those from an index on.
    pub fn starting(&self, index: usize) -> Numbers<'_> {
        let mut numbers = self.from(index / APART);
        for _ in 0..index % APART {
            numbers.next();
        }
        numbers
    }

    /// All of them.
    pub fn iter(&self) -> Numbers<'_> {
        self.from(0)
    }

    /// How many of them come before the first that is not so. They ascend, and so far all are.
    pub fn partition_point(&self, is_before: impl Fn(u32) -> bool) -> usize {
        let marks = self.marks.partition_point(|(before, _)| is_before(*before));
        // The number that a mark tells is the last one before it.
        let first = marks.saturating_sub(1);
        let before = self.from(first).take_while(|number| is_before(*number));
        first * APART + before.count()
    }

    /// Adds one behind the others.
    pub fn push(&mut self, number: u32) {
        if self.len.is_multiple_of(APART) {
            self.marks.push((self.last, self.bytes.len() as u32));
        }
        let step = number.wrapping_sub(self.last).cast_signed();
        let mut left = ((step << 1) ^ (step >> 31)).cast_unsigned();
        while left >= 0x80 {
            self.bytes.push(left as u8 | 0x80);
            left >>= 7;
        }
        self.bytes.push(left as u8);
        self.last = number;
        self.len += 1;
    }

    /// Gives back the room that is left for more.
    pub fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.marks.shrink_to_fit();
    }

    /// How many bytes of memory they take.
    pub fn bytes(&self) -> usize {
        self.bytes.capacity() + self.marks.capacity() * size_of::<(u32, u32)>()
    }

    /// Those from a mark on.
    fn from(&self, mark: usize) -> Numbers<'_> {
        let end = (0, self.bytes.len() as u32);
        let (number, start) = self.marks.get(mark).copied().unwrap_or(end);
        let bytes = self.bytes.get(start as usize..).unwrap_or_default();
        Numbers {
            number,
            bytes: bytes.iter(),
        }
    }
}

/// The numbers in order.
#[derive(Debug, Clone)]
pub struct Numbers<'a> {
    /// The latest one.
    number: u32,
    bytes: Iter<'a, u8>,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut step, mut shift) = (0_u32, 0);
        loop {
            let byte = *self.bytes.next()?;
            step |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let step = (step >> 1).cast_signed() ^ -(step & 1).cast_signed();
        self.number = self.number.wrapping_add_signed(step);
        Some(self.number)
    }
}

impl<'a> IntoIterator for &'a Steps {
    type Item = u32;
    type IntoIter = Numbers<'a>;

    fn into_iter(self) -> Numbers<'a> {
        self.iter()
    }
}

impl FromIterator<u32> for Steps {
    fn from_iter<I: IntoIterator<Item = u32>>(all: I) -> Self {
        let mut steps = Self::default();
        for number in all {
            steps.push(number);
        }
        steps.shrink_to_fit();
        steps
    }
}
