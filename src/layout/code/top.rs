//! The upper side of a block of code: the language, the file, and the keys that run it and copy it.

use crate::course::{Code, Passage};
use crate::layout::Room;
use crate::layout::frame::{self, Label};
use crate::layout::row::Row;
use crate::layout::target::{Target, Targets};
use crate::text;
use crate::theme::Role;

/// The row. Where there is no room for all, the name of the file is what stays: first the language gives way, then the
/// words behind the keys, the last ones first.
pub(super) fn row(code: &Code, room: Room, width: usize, targets: &mut Targets) -> Row {
    let language = Some(&*code.language).filter(|language| !language.is_empty());
    let file = code.attributes.file.as_deref();
    let file = file.filter(|file| !file.is_empty());
    let words: Vec<&str> = language.into_iter().chain(file).collect();
    let mut words = words.join(" · ");
    let mut keys = Vec::new();
    if let Some(buttons) = room.view.buttons {
        if code.attributes.is_tried() {
            keys.push((buttons.run, targets.add(|| Target::Run(room.index))));
        }
        keys.push((buttons.copy, targets.add(|| Target::Copy(room.index))));
    }
    let label = |(words, target): &(&str, Option<u16>)| {
        let words = text::clean_line(words);
        Label::leading(&words, Role::CodeLabel, *target)
    };
    if let Some(file) = file {
        let fits = |words: &str, keys: &[(&str, Option<u16>)]| {
            let keys: Vec<Label> = keys.iter().map(label).collect();
            text::width(&text::clean_line(words)) <= frame::room_beside(width, &keys)
        };
        if !fits(&words, &keys) {
            file.clone_into(&mut words);
        }
        for index in (0..keys.len()).rev() {
            if !fits(&words, &keys)
                && let Some((label, _)) = keys.get_mut(index)
            {
                *label = key(label);
            }
        }
    }
    let keys: Vec<Label> = keys.iter().map(label).collect();
    let role = caption_mark(room, code).unwrap_or(Role::CodeLabel);
    let words = Label::plain(&words, role);
    frame::top(width, Role::CodeBorder, Some(words), &keys)
}

/// The key of a label, without the word behind it.
fn key(label: &str) -> &str {
    label.split_once(' ').map_or(label, |(key, _)| key)
}

/// How the words on the upper side are set off if the file among them is: it is the text after the lines.
fn caption_mark(room: Room, code: &Code) -> Option<Role> {
    let file = code.attributes.file.as_deref()?;
    let passage = Passage {
        block: room.index,
        text: code.line_count(),
    };
    let marks = (room.view.marks)(passage, file);
    let current = marks.iter().find(|(_, role)| *role == Role::SearchCurrent);
    current.or(marks.first()).map(|(_, role)| *role)
}
