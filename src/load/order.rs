//! The natural order of files: `2-b` before `10-a`, a folder's README first, its files before its folders.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;

pub use crate::course::file_name::is_front_page;

/// What a name's key begins with: a folder's front page stands before its other files, and those before its folders.
const FRONT_PAGE: u8 = 1;
const FILE: u8 = 2;
const FOLDER: u8 = 3;
/// What ends a name's key: the shorter of two names that begin alike comes first.
const END: u8 = 0;

/// The first of the many names in a folder, which come in no order. Of most that are behind them only the first letters are
/// looked at.
pub struct First {
    most: usize,
    /// The first that have come, as long as there is room for all.
    names: Vec<String>,
    /// The first by their keys once there is none, the last of them on top.
    sorted: BinaryHeap<(Vec<u8>, String)>,
    are_all: bool,
}

impl First {
    /// None yet; at most so many are kept.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            names: Vec::new(),
            sorted: BinaryHeap::new(),
            are_all: true,
        }
    }

    /// Takes one more name, if it is not behind those that there are.
    pub fn add(&mut self, name: &str) {
        if self.sorted.is_empty() {
            self.names.push(name.to_owned());
            if self.names.len() > self.most {
                let names = std::mem::take(&mut self.names).into_iter();
                self.sorted = names.map(|name| (key(&name), name)).collect();
                self.are_all = false;
                self.sorted.pop();
            }
            return;
        }
        if let Some(mut last) = self.sorted.peek_mut()
            && compare(name, &last.0).is_lt()
        {
            *last = (key(name), name.to_owned());
        }
    }

    /// The first in order, and whether they are all that came.
    pub fn finish(mut self) -> (Vec<String>, bool) {
        sort(&mut self.names);
        let sorted = self.sorted.into_sorted_vec().into_iter();
        self.names.extend(sorted.map(|(_, name)| name));
        (self.names, self.are_all)
    }
}

/// A file, and those before and behind it among the names in its folder, which come in no order.
pub struct Around {
    /// The path of the file.
    pub path: String,
    /// What the path has before the name.
    pub prefix: String,
    key: Vec<u8>,
    is_there: bool,
    before: Option<(Vec<u8>, String)>,
    behind: Option<(Vec<u8>, String)>,
}

impl Around {
    /// The file at this path, before any name has come.
    pub fn new(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        Self {
            path: path.to_owned(),
            prefix: path[..path.len() - name.len()].to_owned(),
            key: key(name),
            is_there: false,
            before: None,
            behind: None,
        }
    }

    /// Takes one more name.
    pub fn add(&mut self, name: &str) {
        let is_nearer = |known: &Option<(Vec<u8>, String)>, order| {
            let known = known.as_ref();
            known.is_none_or(|(key, _)| compare(name, key) == order)
        };
        let side = match compare(name, &self.key) {
            Ordering::Equal => {
                self.is_there = true;
                return;
            }
            Ordering::Less if is_nearer(&self.before, Ordering::Greater) => &mut self.before,
            Ordering::Greater if is_nearer(&self.behind, Ordering::Less) => &mut self.behind,
            Ordering::Less | Ordering::Greater => return,
        };
        *side = Some((key(name), [&self.prefix, name].concat()));
    }

    /// The paths of the three in order; `None` if it is not there, or not between others.
    pub fn finish(self) -> Option<[String; 3]> {
        let ((_, before), (_, behind)) = self.before.zip(self.behind)?;
        self.is_there.then_some([before, self.path, behind])
    }
}

/// Puts relative paths in order, name by name. Each is looked at once, however many there are.
pub fn sort(paths: &mut Vec<String>) {
    let mut keys = Vec::with_capacity(paths.iter().map(|path| 2 * path.len() + 8).sum());
    let mut places = Vec::with_capacity(paths.len());
    for (index, path) in paths.iter().enumerate() {
        let start = keys.len();
        push_key(&mut keys, path);
        places.push((start, keys.len(), index));
    }
    places.sort_unstable_by_key(|(start, end, _)| keys.get(*start..*end));
    let mut unordered = std::mem::take(paths);
    for (.., index) in places {
        paths.extend(unordered.get_mut(index).map(std::mem::take));
    }
}

/// How a file's name stands to the key of another one. It is looked at as far as both are the same.
fn compare(name: &str, key: &[u8]) -> Ordering {
    let mut rest = key;
    match write_file(&mut rest, name, name) {
        ControlFlow::Break(order) => order,
        ControlFlow::Continue(()) if rest.is_empty() => Ordering::Equal,
        ControlFlow::Continue(()) => Ordering::Less,
    }
}

/// Where the bytes of a key go.
trait Sink {
    /// Takes the next byte; `Break` if no more are wanted.
    fn put(&mut self, byte: u8) -> ControlFlow<Ordering>;

    fn put_all(&mut self, bytes: &[u8]) -> ControlFlow<Ordering> {
        bytes.iter().try_for_each(|byte| self.put(*byte))
    }

    /// Takes letters, the large ones as small ones.
    fn put_lower(&mut self, letters: &[u8]) -> ControlFlow<Ordering> {
        letters
            .iter()
            .try_for_each(|letter| self.put(letter.to_ascii_lowercase()))
    }
}

/// A key that is being made.
impl Sink for Vec<u8> {
    fn put(&mut self, byte: u8) -> ControlFlow<Ordering> {
        self.push(byte);
        ControlFlow::Continue(())
    }

    fn put_all(&mut self, bytes: &[u8]) -> ControlFlow<Ordering> {
        self.extend_from_slice(bytes);
        ControlFlow::Continue(())
    }

    fn put_lower(&mut self, letters: &[u8]) -> ControlFlow<Ordering> {
        let start = self.len();
        self.extend_from_slice(letters);
        self[start..].make_ascii_lowercase();
        ControlFlow::Continue(())
    }
}

/// The rest of a key that is compared with another one.
impl Sink for &[u8] {
    fn put(&mut self, byte: u8) -> ControlFlow<Ordering> {
        let Some((first, rest)) = self.split_first() else {
            return ControlFlow::Break(Ordering::Greater);
        };
        *self = rest;
        match byte.cmp(first) {
            Ordering::Equal => ControlFlow::Continue(()),
            order => ControlFlow::Break(order),
        }
    }
}

/// What a relative path is put in order by.
pub fn key(path: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * path.len() + 8);
    push_key(&mut key, path);
    key
}

/// Adds the key of a path to those that are being made.
fn push_key(keys: &mut Vec<u8>, path: &str) {
    // They take every byte.
    let _ = write_key(keys, path);
}

/// Adds the bytes of a path that are in order as the path is.
fn write_key(key: &mut impl Sink, path: &str) -> ControlFlow<Ordering> {
    let mut rest = path;
    while let Some((folder, below)) = rest.split_once('/') {
        key.put(FOLDER)?;
        write_name(key, folder)?;
        key.put(END)?;
        rest = below;
    }
    write_file(key, rest, path)
}

/// Adds those of a file's name, which ends a path, and the end of the key.
fn write_file(key: &mut impl Sink, name: &str, path: &str) -> ControlFlow<Ordering> {
    key.put(if is_front_page(name) {
        FRONT_PAGE
    } else {
        FILE
    })?;
    write_name(key, name)?;
    key.put(END)?;
    // What differs in its large letters only has an order, too.
    key.put_all(path.as_bytes())
}

/// Adds the letters of a name in lower case, and its numbers so that they are in order by their value.
fn write_name(key: &mut impl Sink, name: &str) -> ControlFlow<Ordering> {
    let mut rest = name;
    while let Some(first) = rest.bytes().next() {
        let is_digit = first.is_ascii_digit();
        let is_same = |byte: &u8| byte.is_ascii() && byte.is_ascii_digit() == is_digit;
        let length = rest.bytes().take_while(is_same).count();
        let (part, after) = rest.split_at(length);
        if length == 0 {
            let mut letters = rest.chars();
            let lower = letters.next().into_iter().flat_map(char::to_lowercase);
            let mut bytes = [0; 4];
            for letter in lower {
                key.put_all(letter.encode_utf8(&mut bytes).as_bytes())?;
            }
            rest = letters.as_str();
            continue;
        }
        if is_digit {
            write_number(key, part.trim_start_matches('0'))?;
        } else {
            key.put_lower(part.as_bytes())?;
        }
        rest = after;
    }
    ControlFlow::Continue(())
}

/// Adds a number of any length: a digit, so that it stands among letters as digits do, its length, and its digits.
fn write_number(key: &mut impl Sink, number: &str) -> ControlFlow<Ordering> {
    let most = usize::from(u8::MAX);
    key.put(b'0')?;
    (0..number.len() / most).try_for_each(|_| key.put(u8::MAX))?;
    key.put((number.len() % most) as u8)?;
    key.put_all(number.as_bytes())
}
