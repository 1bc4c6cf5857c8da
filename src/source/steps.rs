//! Long lists of numbers of which most are a little more than the one before: a lesson has millions of places.

/// The numbers, each as the step from the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
        self.from(index / APART).nth(index % APART)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
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

    /// Those from a mark on.
    fn from(&self, mark: usize) -> impl Iterator<Item = u32> {
        let (mut number, start) = self.marks.get(mark).copied().unwrap_or_default();
        let start = if mark < self.marks.len() {
            start as usize
        } else {
            self.bytes.len()
        };
        let mut bytes = self.bytes[start..].iter();
        std::iter::from_fn(move || {
            let (mut step, mut shift) = (0_u32, 0);
            loop {
                let byte = *bytes.next()?;
                step |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let step = (step >> 1).cast_signed() ^ -(step & 1).cast_signed();
            number = number.wrapping_add_signed(step);
            Some(number)
        })
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
