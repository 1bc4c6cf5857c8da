//! What lessons are called that have the same title: the same in every place that names them.

use nodecourse::app::Config;
use nodecourse::load::Library;

use crate::player::Player;

const PAGES: [(&str, &str); 4] = [
    ("docs/Hooks.md", "<h1>Tool</h1>\n\n## Use\n\nTurtles.\n"),
    ("docs/Routes.md", "<h1>Tool</h1>\n\n## Use\n\nTurtles.\n"),
    ("docs/Testing.md", "# Testing\n"),
    ("docs/more/Routes.md", "<h1>Tool</h1>\n"),
];

#[test]
fn namesakes_are_told_apart_in_header_contents_palette_and_search() {
    let player = Player::course(PAGES);
    let header = |player: &Player| player.screen().lines().next().unwrap_or("").to_owned();
    assert!(
        header(&player).contains("Tool · Hooks.md"),
        "{}",
        header(&player)
    );
    let player = player.press("o");
    let contents = player.screen();
    for title in [
        "Tool · Hooks.md",
        "Tool · docs/Routes.md",
        "  Testing",
        "Tool · docs/more/Routes.md",
    ] {
        assert!(contents.contains(title), "{title}: {contents}");
    }
    let player = player.press("Esc").press(":").type_text("docs/Routes");
    assert!(
        player.screen().contains("Tool · docs/Routes.md"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        header(&player).contains("Tool · docs/Routes.md"),
        "{}",
        header(&player)
    );
    let found = player.press("g /").type_text("turtles").screen();
    assert!(
        found.contains("Tool · Hooks.md › Use") && found.contains("Tool · docs/Routes.md › Use"),
        "{found}"
    );
}

#[test]
fn the_open_lesson_is_called_apart_as_soon_as_its_namesakes_are_known() {
    let mut player = Player::first_page(Library::in_memory(PAGES), Config::default());
    assert!(!player.screen().contains("Hooks.md"), "{}", player.screen());
    for event in player.survey().into_iter().rev() {
        player.event(event);
    }
    let screen = player.screen();
    let header = screen.lines().next().unwrap_or_default();
    assert!(header.contains("Tool · Hooks.md"), "{header}");
}
