//! The natural order of files: `2-b` before `10-a`, a folder's README first, its files before its folders.

/// What a name's key begins with: a folder's front page stands before its other files, and those before its folders.
const FRONT_PAGE: u8 = 1;
const FILE: u8 = 2;
const FOLDER: u8 = 3;
/// What ends a name's key: the shorter of two names that begin alike comes first.
const END: u8 = 0;

/// Puts relative paths in order, name by name. Each is looked at once, however many there are.
pub fn sort(paths: &mut Vec<String>) {
    keep_first(paths, usize::MAX);
}

/// Puts relative paths in order, and keeps no more than these first ones.
pub fn keep_first(paths: &mut Vec<String>, most: usize) {
    let mut keys = Vec::with_capacity(paths.iter().map(|path| 2 * path.len() + 8).sum());
    let mut places = Vec::with_capacity(paths.len());
    for (index, path) in paths.iter().enumerate() {
        let start = keys.len();
        push_key(&mut keys, path);
        places.push((start, keys.len(), index));
    }
    let key = |(start, end, _): &(usize, usize, usize)| keys.get(*start..*end);
    if most < places.len() {
        places.select_nth_unstable_by(most, |left, right| key(left).cmp(&key(right)));
        places.truncate(most);
    }
    places.sort_unstable_by(|left, right| key(left).cmp(&key(right)));
    let mut unordered = std::mem::take(paths);
    for (.., index) in places {
        paths.extend(unordered.get_mut(index).map(std::mem::take));
    }
}

/// What a relative path is put in order by.
pub fn key(path: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * path.len() + 8);
    push_key(&mut key, path);
    key
}

/// Whether a file stands for its folder.
pub fn is_front_page(name: &str) -> bool {
    // Many names are asked, and most are told by their first letter.
    if !name.starts_with(['r', 'R', 'i', 'I']) {
        return false;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index")
}

/// Adds the bytes of a path that are in order as the path is.
fn push_key(key: &mut Vec<u8>, path: &str) {
    let mut names = path.split('/').peekable();
    while let Some(name) = names.next() {
        key.push(match names.peek() {
            Some(_) => FOLDER,
            None if is_front_page(name) => FRONT_PAGE,
            None => FILE,
        });
        push_name(key, name);
        key.push(END);
    }
    // What differs in its large letters only has an order, too.
    key.extend_from_slice(path.as_bytes());
}

/// Adds the letters of a name in lower case, and its numbers so that they are in order by their value.
fn push_name(key: &mut Vec<u8>, name: &str) {
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
                key.extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
            }
            rest = letters.as_str();
            continue;
        }
        if is_digit {
            push_number(key, part.trim_start_matches('0'));
        } else {
            key.extend(part.bytes().map(|byte| byte.to_ascii_lowercase()));
        }
        rest = after;
    }
}

/// Adds a number of any length: a digit, so that it stands among letters as digits do, its length, and its digits.
fn push_number(key: &mut Vec<u8>, number: &str) {
    let most = usize::from(u8::MAX);
    key.push(b'0');
    key.extend(std::iter::repeat_n(u8::MAX, number.len() / most));
    key.push((number.len() % most) as u8);
    key.extend_from_slice(number.as_bytes());
}
