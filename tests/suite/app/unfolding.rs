//! Finding what is folded away in code.

use nodecourse::theme::Role;

use super::searching::bottom;
use crate::player::Player;

#[test]
fn a_hidden_line_of_code_is_found_and_unfolded() {
    let code = "```rust\n# fn needle() {}\nlet a = 1;\n# let needle = 2;\nlet b = needle;\n```\n";
    let player = Player::course([
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [One](one.md)\n"),
        ("src/one.md", &format!("# One\n\nText.\n\n{code}")),
    ]);
    assert!(
        !player.screen().contains("fn needle"),
        "{}",
        player.screen()
    );
    let player = player.press("/").type_text("needl");
    assert_eq!(player.painted(Role::SearchCurrent), ["needl"]);
    assert!(player.screen().contains("fn needle"), "{}", player.screen());
    let player = player.type_text("xx");
    assert!(
        !player.screen().contains("fn needle"),
        "{}",
        player.screen()
    );
    let player = player.press("Backspace Backspace Enter");
    assert!(player.screen().contains("fn needle"), "{}", player.screen());
    let player = player.press("n");
    assert_eq!(bottom(&player), "2/3  needl");
    let player = player.press("n");
    assert_eq!(bottom(&player), "3/3  needl");
    let player = player.press("/").type_text("let b").press("Esc");
    assert!(player.screen().contains("fn needle"), "{}", player.screen());
}
