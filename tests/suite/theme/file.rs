//! Theme files: what they may say, and what is told about what they say wrongly.

use std::sync::Arc;

use nodecourse::source::Source;
use nodecourse::theme::file::{parse, stem};
use nodecourse::theme::{Appearance, Attribute, Color, Role, Style, Theme, bundled, neutral};
use proptest::prelude::*;

fn read(text: &str) -> (Theme, Vec<String>) {
    read_with(text, &|_, _| None)
}

fn read_with(
    text: &str,
    parents: &dyn Fn(&Source, &str) -> Option<Arc<Source>>,
) -> (Theme, Vec<String>) {
    let source = Source::new("themes/mine.toml", text);
    let (theme, diagnostics) = parse(&source, parents);
    let lines = diagnostics
        .iter()
        .map(|diagnostic| {
            let hint = diagnostic.hint.as_deref().unwrap_or("-");
            let under = diagnostic
                .span
                .map_or("", |span| diagnostic.source.slice(span));
            format!(
                "{} {under} | {} | {hint}",
                diagnostic.place(),
                diagnostic.message
            )
        })
        .collect();
    (theme, lines)
}

#[test]
fn every_bundled_theme_is_without_mistakes_and_gives_a_name() {
    assert!(bundled::names().len() >= 7);
    for name in bundled::names() {
        let (theme, diagnostics) = parse(&bundled::source(name).unwrap(), &|_, name| {
            bundled::source(name)
        });
        assert_eq!(diagnostics, [], "{name}");
        assert_eq!(theme.name, name);
        assert_ne!(theme.title, name);
    }
}

#[test]
fn the_themes_that_the_program_chooses_by_itself_exist() {
    let appearance = |name| Theme::bundled(name).unwrap().appearance;
    assert_eq!(appearance(bundled::DARK), Appearance::Dark);
    assert_eq!(appearance(bundled::LIGHT), Appearance::Light);
    assert_eq!(appearance(bundled::FALLBACK), Appearance::Any);
}

#[test]
fn the_theme_that_the_program_starts_with_is_the_one_of_its_file() {
    assert_eq!(Some(neutral::theme()), Theme::bundled(bundled::FALLBACK));
}

#[test]
fn a_theme_names_colours_and_gives_them_to_roles() {
    let (theme, mistakes) = read(
        r##"
        [meta]
        name = "Mine"
        appearance = "dark"
        background = true
        [palette]
        page = "#101010"
        ink = "#a0b0C0"
        lead = "ink"
        [roles]
        text = "ink"
        "heading.1" = { fg = "lead", bg = "default", bold = true, italic = false }
        [syntax]
        keyword = { fg = "ansi:blue", crossed = true, dim = true }
        "##,
    );
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(
        (theme.name.as_str(), theme.title.as_str()),
        ("mine", "Mine")
    );
    let ink = Color::Rgb(0xa0, 0xb0, 0xc0);
    let page = Color::Rgb(0x10, 0x10, 0x10);
    assert_eq!(theme.ground().background, Some(page));
    assert_eq!(
        theme.style(Role::Heading1),
        Style {
            foreground: Some(ink),
            background: Some(Color::Default),
            ..Style::default()
        }
        .with(Attribute::Bold)
    );
    let keyword = theme.style(Role::SyntaxKeyword);
    assert_eq!(keyword.foreground, Some(Color::Ansi(4)));
    assert!(keyword.attributes.contains(Attribute::CrossedOut));
    assert!(keyword.attributes.contains(Attribute::Dim));
}

#[test]
fn an_heir_recolours_its_parent_by_another_palette() {
    let (theme, mistakes) = read_with(
        r##"
        meta = { inherits = "dusk", appearance = "light" }
        [palette]
        apricot = "#123456"
        [roles]
        term = { bold = true }
        "##,
        &|_, name| bundled::source(name),
    );
    assert_eq!(mistakes, [""; 0]);
    let dusk = Theme::bundled("dusk").unwrap();
    let own = Some(Color::Rgb(0x12, 0x34, 0x56));
    assert_eq!(theme.style(Role::Heading2).foreground, own);
    assert_eq!(theme.style(Role::Link), dusk.style(Role::Link));
    assert!(theme.paints_page);
    assert_eq!(theme.appearance, Appearance::Light);
    assert_eq!(theme.title, "mine");
}

#[test]
fn each_mistake_is_told_where_it_is_and_all_else_is_used() {
    let (theme, mistakes) = read(
        r##"
[meta]
nmae = "Mine"
appearance = "drak"
background = "yes"
[palette]
red = "#ff000"
one = "two"
two = "one"
good = "#00ff00"
[roles]
text = "good"
heading.1 = "good"
quoted = "good"
"syntax.string" = "good"
link = "gold"
term = { fg = "ansi:blu", bald = true, underlined = true }
rule = 7
[syntax]
keywrod = "good"
[colours]
"##,
    );
    insta::assert_snapshot!(mistakes.join("\n"));
    assert_eq!(
        theme.style(Role::Text).foreground,
        Some(Color::Rgb(0, 255, 0))
    );
    let term = theme.style(Role::Term);
    assert!(term.attributes.contains(Attribute::Underlined));
}

#[test]
fn a_mistake_says_what_to_write_instead() {
    for (text, mistake) in [
        (
            "[meta]\ninherits = dusk\n",
            "themes/mine.toml:2:12 dusk | this is not TOML: string values must be quoted, expected literal string | write text in quotes: `\"dusk\"`",
        ),
        (
            "[roles]\ntext =\n",
            "themes/mine.toml:2:7  | this is not TOML: string values must be quoted, expected literal string | write a value after `=`, or leave the line out",
        ),
        (
            "[palette]\na = \"#fff\"\n",
            "themes/mine.toml:2:5 \"#fff\" | `#fff` is no colour | did you mean `#ffffff`?",
        ),
        (
            "[palette]\na = \"7aa2f7\"\n",
            "themes/mine.toml:2:5 \"7aa2f7\" | there is no colour `7aa2f7` in the palette | did you mean `#7aa2f7`?",
        ),
        (
            "[roles]\ntext = { foreground = \"#ffffff\" }\n",
            "themes/mine.toml:2:10 foreground | unknown part of a style `foreground` | did you mean `fg`?",
        ),
        (
            "inherits = \"dusk\"\n",
            "themes/mine.toml:1:1 inherits | `inherits` stands in no section | write it below a line `[meta]`",
        ),
        (
            "term = \"#ffffff\"\n",
            "themes/mine.toml:1:1 term | `term` stands in no section | write it below a line `[roles]`",
        ),
        (
            "[roles]\nzzz = \"#ffffff\"\n",
            "themes/mine.toml:2:1 zzz | unknown role `zzz` | known are text, bar, popup, text.muted, heading, heading.1 and 50 more, as in themes/dusk.toml of nodecourse",
        ),
    ] {
        assert_eq!(read(text).1, [mistake], "{text}");
    }
}

#[test]
fn a_missing_parent_is_told() {
    let (_, mistakes) = read("[meta]\ninherits = \"dsuk\"\n");
    assert_eq!(
        mistakes,
        [
            "themes/mine.toml:2:12 \"dsuk\" | there is no theme `dsuk` to inherit from | did you mean `dusk`?"
        ]
    );
}

#[test]
fn themes_that_inherit_from_each_other_end() {
    let parents = |_: &Source, name: &str| {
        let other = if name == "a" { "b" } else { "a" };
        Some(Source::new(
            format!("{name}.toml"),
            format!("[meta]\ninherits = \"{other}\"\n[roles]\nlink = {{ bold = true }}\n"),
        ))
    };
    let (theme, mistakes) = read_with("[meta]\ninherits = \"a\"\n", &parents);
    assert_eq!(
        mistakes,
        [
            "b.toml:2:12 \"a\" | inheriting from `a` leads round in a circle | inherit one that comes with nodecourse: `dusk`"
        ]
    );
    assert!(theme.style(Role::Link).attributes.contains(Attribute::Bold));
}

#[test]
fn themes_inherit_from_each_other_only_so_far() {
    let parents = |_: &Source, name: &str| {
        let next = format!("[meta]\ninherits = \"{name}x\"\n");
        Some(Source::new(format!("{name}.toml"), next))
    };
    let (_, mistakes) = read_with("[meta]\ninherits = \"x\"\n", &parents);
    assert_eq!(
        mistakes,
        [
            "xxxxxxx.toml:2:12 \"xxxxxxxx\" | `xxxxxxxx` is not inherited: more than 8 themes in a row | inherit one that comes with nodecourse: `dusk`"
        ]
    );
}

#[test]
fn a_page_without_a_colour_is_not_painted() {
    let (theme, mistakes) = read("[meta]\nbackground = true\n");
    assert!(!theme.paints_page);
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
}

#[test]
fn broken_toml_is_told_and_the_rest_is_used() {
    let (theme, mistakes) = read("[palette\n[roles]\nlink = { bold = true }\nterm = \n");
    assert!(!mistakes.is_empty());
    assert!(theme.style(Role::Link).attributes.contains(Attribute::Bold));
}

#[test]
fn a_theme_is_called_like_its_file() {
    for file in [
        "dusk",
        "dusk.toml",
        "themes/dusk.toml",
        r"C:\themes\dusk.toml",
    ] {
        assert_eq!(stem(file), "dusk");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn any_mangled_theme_is_read_without_a_panic(cut in 0usize..5000, noise in "[\\[\\]={}\"#.a-z0-9\n]{0,12}") {
        let dusk = bundled::source("dusk").unwrap();
        let mut text = dusk.text.clone();
        let mut at = cut.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        text.insert_str(at, &noise);
        read(&text);
    }
}

#[test]
fn of_a_file_that_is_no_toml_only_the_first_mistake_is_told() {
    for text in [
        "[mod\nname = \"M\"\n",
        "[palette]\nink = \n[roles]\ntext = \"nik\"\n[role]\n",
        "[roles]\ntext = { fg = \"ink\"\n\n[other]\n",
    ] {
        let (_, told) = read(text);
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        assert!(told[0].contains("this is not TOML"), "{told:?}");
    }
}

#[test]
fn a_theme_that_inherits_from_itself_is_told_so() {
    let (_, mistakes) = read("[meta]\ninherits = \"mine\"\n");
    assert_eq!(
        mistakes,
        [
            "themes/mine.toml:2:12 \"mine\" | a theme cannot inherit from itself | inherit one that comes with nodecourse: `dusk`"
        ]
    );
}
