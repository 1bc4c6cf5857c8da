//! The key table: complete, free of clashes, typeable, and the same everywhere it is shown.

use std::collections::BTreeMap;

use nodecourse::app::config::parse;
use nodecourse::app::keymap::{Found, sequence, spelling, untypeable};
use nodecourse::app::overlay::Choice;
use nodecourse::app::{Action, Effect, Key, KeyCode, Keymap, Overlay};
use nodecourse::load::Library;
use nodecourse::source::Source;
use proptest::prelude::*;

use crate::player::Player;

#[test]
fn no_key_is_bound_twice_and_none_is_the_beginning_of_another() {
    let mut bound: BTreeMap<Vec<Key>, Action> = BTreeMap::new();
    for action in Action::ALL {
        for name in action.default_keys() {
            let keys = sequence(name).unwrap_or_else(|| panic!("{name} is no key"));
            let other = bound.insert(keys, *action);
            assert_eq!(other, None, "{name} is bound to {action:?} too");
        }
    }
    for keys in bound.keys() {
        for other in bound.keys() {
            assert!(
                keys == other || !keys.starts_with(other),
                "{other:?} hides {keys:?}"
            );
        }
    }
}

#[test]
fn every_key_can_be_typed_on_a_plain_terminal() {
    for action in Action::ALL {
        for name in action.default_keys() {
            for key in sequence(name).expect("names are keys") {
                assert_eq!(untypeable(key), None, "{name}");
            }
        }
    }
    for name in [
        "Ctrl-I",
        "Ctrl-M",
        "Ctrl-[",
        "Ctrl-1",
        "Ctrl-Enter",
        "Shift-Esc",
    ] {
        assert!(
            untypeable(Key::parse(name).expect("a key")).is_some(),
            "{name}"
        );
    }
}

#[test]
fn every_action_has_a_name_of_its_own_and_a_key() {
    let names: std::collections::BTreeSet<_> =
        Action::ALL.iter().map(|action| action.name()).collect();
    assert_eq!(names.len(), Action::ALL.len());
    for action in Action::ALL {
        assert!(!action.default_keys().is_empty(), "{action:?}");
        assert_eq!(Action::named(action.name()), Some(*action));
    }
}

#[test]
fn the_help_lists_every_action_with_its_keys() {
    let mut screens = String::new();
    for action in Action::ALL {
        let player = Player::open("# Title")
            .sized(120, 80)
            .press("?")
            .type_text(action.label());
        let screen = player.screen();
        let keys = Keymap::default().keys(*action).join(" ");
        assert!(
            screen.contains(action.label()) && screen.contains(&keys),
            "{action:?}\n{screen}"
        );
        screens.push_str(&screen);
    }
}

#[test]
fn a_key_that_is_typed_exactly_comes_first_in_the_help() {
    for action in Action::ALL {
        for key in Keymap::default().keys(*action) {
            let typed = key.strip_suffix("+letter").unwrap_or(&key);
            let player = Player::open("# Title").press("?").type_text(typed);
            let Some(Overlay::List(list)) = player.app.overlays.last() else {
                panic!("{key} has closed the help");
            };
            let first = list.choice();
            assert_eq!(first, Some(Choice::Action(*action)), "{key}");
        }
    }
}

#[test]
fn the_readme_shows_the_key_table_as_it_is() {
    let readme = include_str!("../../../README.md");
    for action in Action::ALL {
        let keys: Vec<String> = Keymap::default()
            .keys(*action)
            .iter()
            .map(|key| format!("`{key}`"))
            .collect();
        let row = format!("| {} | {} |", keys.join(" "), action.label());
        assert!(readme.contains(&row), "README.md has no row {row}");
    }
}

#[test]
fn sequences_wait_for_their_last_key() {
    let keymap = Keymap::default();
    assert_eq!(keymap.find(&[Key::char('g')]), Found::Prefix);
    assert_eq!(
        keymap.find(&[Key::char('g'), Key::char('g')]),
        Found::Action(Action::Top)
    );
    assert_eq!(
        keymap.find(&[Key::char('g'), Key::char('z')]),
        Found::Nothing
    );
}

#[test]
fn rebinding_replaces_the_keys_and_refuses_what_cannot_work() {
    let mut keymap = Keymap::default();
    let keys = |name: &str| spelling::read(name).expect("a name");
    keymap.unbind(Action::PageDown);
    keymap.bind(Action::PageDown, keys("s")).expect("s is free");
    assert_eq!(keymap.keys(Action::PageDown), ["s"]);
    assert_eq!(keymap.find(&[Key::char(' ')]), Found::Nothing);
    for (name, message) in [
        ("q", "`q` is already bound to `quit`"),
        ("g", "`g` begins `gg`, which is bound to `top`"),
        ("ggg", "`ggg` begins with `gg`, which is bound to `top`"),
    ] {
        let taken = keymap.bind(Action::PageUp, keys(name));
        assert_eq!(taken.expect_err("it is taken").message, message);
    }
    assert_eq!(keymap.keys(Action::PageUp), ["b", "PgUp", "Ctrl-B"]);
    keymap.unbind(Action::PageDown);
    keymap
        .bind(Action::Help, keys("Space"))
        .expect("Space is free");
    keymap.restore(Action::PageDown);
    assert!(!keymap.keys(Action::PageDown).is_empty());
    assert!(!keymap.keys(Action::PageDown).contains(&"Space".to_owned()));
}

#[test]
fn a_word_that_is_nearly_the_name_of_a_key_is_no_sequence() {
    let hint = |name: &str| {
        spelling::read(name)
            .expect_err(name)
            .hint
            .unwrap_or_default()
    };
    for (name, meant) in [
        ("Spce", "Space"),
        ("spcae", "Space"),
        ("Spacebar", "Space"),
        ("Entr", "Enter"),
        ("Return", "Enter"),
        ("Ecs", "Esc"),
        ("Tba", "Tab"),
        ("Bakspace", "Backspace"),
        ("Del", "Delete"),
        ("PageDown", "PgDn"),
        ("PgDown", "PgDn"),
        ("Hmoe", "Home"),
        ("Ctl-P", "Ctrl-P"),
        ("Control-P", "Ctrl-P"),
        ("Ctrl+P", "Ctrl-P"),
        ("<C-p>", "Ctrl-P"),
        ("Ctrl P", "Ctrl-P"),
        ("Alt+Rigth", "Alt-→"),
        ("Shift-Tbab", "Shift-Tab"),
    ] {
        assert_eq!(hint(name), format!("did you mean `{meant}`?"), "{name}");
    }
    assert_eq!(hint("F13"), "they are F1 to F12");
    for name in ["", "Hyper-Q", "a b c", "Ctrl-"] {
        assert!(hint(name).starts_with("write one key"), "{name}");
    }
    for name in ["Ctrl-I", "Ctrl-1", "5", "5x"] {
        let refusal = spelling::read(name).expect_err(name);
        assert!(refusal.message.contains("cannot be used"), "{name}");
    }
}

#[test]
fn letters_one_after_the_other_stay_a_sequence() {
    for name in [
        "gg", "zz", "ZZ", "g/", "gth", "tag", "esp", "en", "Dn", "x+", "+x", "a+b", "<>", "wq",
        "abcd", "gF1", "g5",
    ] {
        let keys = spelling::read(name).expect(name);
        assert_eq!(keys.len(), name.chars().count(), "{name}");
    }
}

fn any_key() -> impl Strategy<Value = Key> {
    let codes = prop_oneof![
        any::<char>()
            .prop_filter("control characters are no keys", |c| !c.is_control())
            .prop_map(KeyCode::Char),
        (1u8..=12).prop_map(KeyCode::Function),
        prop::sample::select(vec![
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Insert,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
        ]),
    ];
    (codes, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt, shift)| Key {
        code,
        ctrl,
        alt,
        shift,
    })
}

proptest! {
    #[test]
    fn key_names_are_read_back(key in any_key()) {
        let named = Key::parse(&key.to_string());
        let plain = match key.code {
            // Shift and Ctrl with a character are the character's own business.
            KeyCode::Char(character) => {
                let arrow = "↑↓←→".contains(character);
                prop_assume!(!arrow);
                prop_assume!(!key.ctrl || character.is_ascii_lowercase());
                Key { shift: false, ..key }
            }
            _ => key,
        };
        prop_assert_eq!(Key::parse(&plain.to_string()), Some(plain));
        prop_assert!(named.is_some());
    }
}

#[test]
fn ones_own_keys_are_shown_and_lists_keep_theirs() {
    let text = "[keys]\ncopy = \"x\"\nopen = \"z\"\nclose = \"Q\"\nglossary = \"I\"\n";
    let (config, problems) = parse(&Source::new("config.toml", text));
    assert!(problems.is_empty(), "{problems:?}");
    let lesson = "# T\n\n```js\none\n```\n";
    let files = [
        (
            "course.toml",
            "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"lesson.md\"]\n",
        ),
        (
            "glossary.toml",
            "[loop]\nname = \"event loop\"\ntext = \"It loops.\"\n",
        ),
        ("lesson.md", lesson),
    ];
    let player = Player::start(Library::in_memory(files), config);
    let screen = player.screen();
    assert!(
        screen.contains("x copy") && screen.contains("Tab and z explain"),
        "{screen}"
    );
    let player = player.press("o");
    let screen = player.screen();
    assert!(screen.contains("Esc close   Enter go there"), "{screen}");
    let player = player.type_text("Q");
    let screen = player.screen();
    assert!(
        screen.contains("› Q") && screen.ends_with(" Esc close   Ctrl-U clear"),
        "{screen}"
    );
    let player = player.press("Esc");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn ctrl_c_takes_back_what_is_half_typed_before_it_quits() {
    let place = |keys: &str| Player::bundled().press(keys).app.reader.place;
    for keys in ["g", "1 2", "5 g"] {
        let player = Player::bundled().press(keys).press("Ctrl-C");
        assert!(!player.asked.contains(&Effect::Quit), "{keys}");
        let player = player.press("j");
        assert_eq!(player.app.reader.place, place("j"), "{keys}");
        let player = player.press("Ctrl-C");
        assert!(player.asked.contains(&Effect::Quit), "{keys}");
    }
}
