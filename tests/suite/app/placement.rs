//! Where pop-ups stand: terms at every edge and corner, on screens from 20×5 to 200×60.

use nodecourse::app::Overlay;
use nodecourse::app::geometry::{Area, Geometry};
use nodecourse::app::placement::{Placement, Side, Wanted, place};

use crate::player::Player;

const SCREENS: [(usize, usize); 12] = [
    (20, 5),
    (20, 6),
    (47, 6),
    (80, 6),
    (30, 8),
    (40, 15),
    (47, 40),
    (48, 12),
    (80, 24),
    (100, 11),
    (130, 40),
    (200, 60),
];
const SIZES: [(usize, usize); 5] = [(24, 3), (30, 5), (44, 9), (68, 16), (68, 40)];

fn anchors(screen: Area) -> Vec<Area> {
    let columns = [
        0,
        1,
        screen.width / 2,
        screen.width.saturating_sub(9),
        screen.width - 1,
    ];
    let rows = [
        0,
        1,
        2,
        screen.height / 3,
        screen.height / 2,
        screen.height - 2,
        screen.height - 1,
    ];
    let mut anchors = Vec::new();
    for x in columns {
        for row in rows {
            let width = 8.min(screen.width - x);
            anchors.push(Area {
                x,
                y: screen.y + row,
                width,
                height: 1,
            });
            if row + 1 < screen.height {
                anchors.push(Area {
                    x,
                    y: screen.y + row,
                    width,
                    height: 2,
                });
            }
        }
    }
    anchors
}

fn every_case(mut check: impl FnMut(Area, Area, (usize, usize), Placement)) {
    for (width, height) in SCREENS {
        for y in [0, 1, 2] {
            let screen = Area {
                x: 0,
                y,
                width,
                height: height - y,
            };
            for anchor in anchors(screen) {
                for size in SIZES {
                    for before in [None, Some(Side::Below), Some(Side::Above)] {
                        check(screen, anchor, size, place(screen, anchor, size, before));
                    }
                }
            }
        }
    }
}

#[test]
fn a_popup_never_covers_a_row_of_its_term() {
    every_case(|screen, anchor, size, placed| {
        let area = placed.area;
        let apart = area.bottom() <= anchor.y || area.y >= anchor.bottom();
        assert!(
            apart,
            "{area:?} covers {anchor:?} on {screen:?} for {size:?}"
        );
    });
}

#[test]
fn a_popup_never_leaves_the_screen() {
    every_case(|screen, anchor, size, placed| {
        let area = placed.area;
        let inside = area.x >= screen.x
            && area.y >= screen.y
            && area.right() <= screen.right()
            && area.bottom() <= screen.bottom();
        assert!(
            inside,
            "{area:?} leaves {screen:?} for {anchor:?} and {size:?}"
        );
    });
}

#[test]
fn a_popup_always_shows_a_row_of_its_text() {
    every_case(|screen, anchor, size, placed| {
        let is_full = screen.height <= anchor.height;
        for (way, rule) in [(false, false), (true, false), (false, true), (true, true)] {
            let inside = placed.inside(Wanted { way, rule });
            let text = inside.text;
            assert!(
                is_full || text.height >= 1,
                "no text on {screen:?} for {anchor:?} and {size:?}: {placed:?}"
            );
            let area = placed.area;
            let is_inside = text.y >= area.y && text.bottom() <= area.bottom();
            assert!(is_inside, "{inside:?} {placed:?}");
            // The text lies over nothing else that is there.
            let above = usize::from(inside.has_title) + usize::from(inside.way.is_some());
            assert!(is_full || text.y == area.y + above, "{inside:?}");
            let below = usize::from(inside.has_rule || placed.side != Side::Sheet);
            assert!(text.bottom() + below <= area.bottom() + usize::from(is_full));
        }
    });
}

#[test]
fn a_popup_shows_a_row_of_its_text_on_the_smallest_screens_and_scrolls() {
    for (width, height) in [
        (20, 5),
        (20, 6),
        (30, 6),
        (40, 6),
        (47, 6),
        (80, 6),
        (80, 7),
    ] {
        let player = Player::bundled()
            .sized(width, height)
            .press("Right Tab Enter");
        let rows = |player: &Player| match player.app.overlays.last() {
            Some(Overlay::Popup(popup)) => popup.view().height,
            _ => panic!("no pop-up: {}", player.screen()),
        };
        assert!(rows(&player) >= 1, "{}", player.screen());
        let words = |screen: &str| screen.contains("What a");
        assert!(words(&player.screen()), "{width}: {}", player.screen());
        let player = player.press("G");
        assert!(rows(&player) >= 1, "{}", player.screen());
        assert!(!words(&player.screen()), "{width}: {}", player.screen());
    }
}

#[test]
fn a_popup_is_no_taller_than_45_percent_of_the_screen_and_16_rows() {
    every_case(|screen, _, _, placed| {
        if placed.side != Side::Sheet {
            assert!(placed.area.height <= (screen.height * 45 / 100).clamp(5, 16));
        }
    });
}

#[test]
fn narrow_and_low_screens_get_a_sheet_of_the_whole_width() {
    every_case(|screen, _, _, placed| {
        if screen.width < 48 || screen.height < 12 {
            assert_eq!(placed.side, Side::Sheet);
        }
        if placed.side == Side::Sheet {
            assert_eq!((placed.area.x, placed.area.width), (screen.x, screen.width));
        }
    });
}

#[test]
fn a_popup_stands_below_if_it_fits_else_above_and_keeps_its_side() {
    let screen = Area {
        x: 0,
        y: 1,
        width: 80,
        height: 22,
    };
    let at = |y| Area {
        x: 10,
        y,
        width: 7,
        height: 1,
    };
    let size = (40, 7);
    assert_eq!(place(screen, at(3), size, None).side, Side::Below);
    assert_eq!(place(screen, at(20), size, None).side, Side::Above);
    assert_eq!(place(screen, at(12), size, None).side, Side::Below);
    assert_eq!(
        place(screen, at(12), size, Some(Side::Above)).side,
        Side::Above
    );
    assert_eq!(
        place(screen, at(4), size, Some(Side::Above)).side,
        Side::Below
    );
    assert_eq!(
        place(screen, at(3), size, None).area,
        Area {
            x: 10,
            y: 4,
            width: 40,
            height: 7
        }
    );
    assert_eq!(place(screen, at(20), size, None).area.bottom(), 20);
}

#[test]
fn a_popup_at_the_right_edge_moves_left_until_it_fits() {
    let screen = Area {
        x: 0,
        y: 0,
        width: 80,
        height: 24,
    };
    let anchor = Area {
        x: 72,
        y: 4,
        width: 7,
        height: 1,
    };
    assert_eq!(place(screen, anchor, (40, 6), None).area.x, 40);
}

#[test]
fn wide_blocks_and_windows_stand_on_the_middle_of_the_text_and_clear_of_the_outline() {
    for width in 20..=260 {
        for text_width in [50, 76, 90] {
            let geometry = Geometry::new(width, 40, text_width);
            let column = geometry.column;
            let middle = |x: usize, width: usize| 2 * x + width;
            let wide = geometry.block_x(geometry.wide);
            let apart = middle(wide, geometry.wide).abs_diff(middle(column.x, column.width));
            assert!(apart <= 1, "{width}, {text_width}: {geometry:?}");
            let outline = geometry.outline.map_or(0, |outline| outline.right() + 2);
            assert!(wide >= outline, "{width}, {text_width}: {geometry:?}");
            assert!(geometry.wide <= 120.max(column.width));
            if width >= 130 {
                assert!(geometry.wide >= 96, "{width}, {text_width}: {geometry:?}");
                let window = geometry.window_x(76);
                let apart = middle(window, 76).abs_diff(middle(column.x, column.width));
                assert!(apart <= 2, "{width}, {text_width}: {geometry:?}");
            }
        }
    }
}

#[test]
fn the_line_at_the_top_is_the_same_once_the_size_is_back() {
    let sizes = [(46, 20), (80, 11), (20, 5), (10, 3), (80, 24)];
    let start = Player::bundled().press("Tab Tab Tab Enter");
    let place = start.app.reader.place;
    let mut player = start;
    for size in sizes {
        player = player.sized(size.0, size.1);
        assert!(!player.app.overlays.is_empty(), "{}", player.screen());
    }
    assert_eq!(player.app.reader.place, place, "{}", player.screen());
    // The pop-up may have been closed meanwhile.
    let player = player.sized(20, 5).press("Esc");
    assert!(player.app.overlays.is_empty());
    assert_ne!(player.app.reader.place, place);
    assert_eq!(player.sized(80, 24).app.reader.place, place);
}

#[test]
fn who_moves_on_a_smaller_screen_stays_there() {
    let player = Player::bundled().press("Tab Tab Tab Enter").sized(20, 5);
    let player = player.press("Esc Space Space");
    let place = player.app.reader.anchor();
    let player = player.sized(80, 24);
    assert_eq!(player.app.reader.anchor(), place, "{}", player.screen());
}
