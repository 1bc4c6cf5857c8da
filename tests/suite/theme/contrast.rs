//! Every role of every bundled theme is legible on everything that it is seen on.

#![expect(clippy::unwrap_used, reason = "a helper of tests may panic as they do")]

use nodecourse::theme::color::{Color, Rgb, XTERM, contrast, light};
use nodecourse::theme::{Attribute, Depth, Role, Theme, bundled};

/// Running text, which is read for hours, and what stands in it.
const BODY: [Role; 12] = [
    Role::Text,
    Role::Quote,
    Role::Table,
    Role::TableHeader,
    Role::Code,
    Role::CodeBlock,
    Role::CodeInline,
    Role::Emphasis,
    Role::Strong,
    Role::Link,
    Role::Term,
    Role::Popup,
];
const BLACK: Rgb = (0, 0, 0);
const WHITE: Rgb = (0xff, 0xff, 0xff);

/// A terminal: its sixteen colours, and the grounds that it is used with.
struct Terminal {
    name: &'static str,
    palette: [u32; 16],
    grounds: [u32; 2],
}

const OTHER_TERMINALS: [Terminal; 7] = [
    Terminal {
        name: "Windows",
        palette: [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc,
            0x76_7676, 0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
        grounds: [0x0c_0c0c, 0xf2_f2f2],
    },
    Terminal {
        name: "Tango",
        palette: [
            0x00_0000, 0xcc_0000, 0x4e_9a06, 0xc4_a000, 0x34_65a4, 0x75_507b, 0x06_989a, 0xd3_d7cf,
            0x55_5753, 0xef_2929, 0x8a_e234, 0xfc_e94f, 0x72_9fcf, 0xad_7fa8, 0x34_e2e2, 0xee_eeec,
        ],
        grounds: [0x00_0000, 0xff_ffff],
    },
    Terminal {
        name: "GNOME",
        palette: [
            0x17_1421, 0xc0_1c28, 0x26_a269, 0xa2_734c, 0x12_488b, 0xa3_47ba, 0x2a_a1b3, 0xd0_cfcc,
            0x5e_5c64, 0xf6_6151, 0x33_da7a, 0xe9_ad0c, 0x2a_7bde, 0xc0_61cb, 0x33_c7de, 0xff_ffff,
        ],
        grounds: [0x1e_1e1e, 0xff_ffff],
    },
    Terminal {
        name: "macOS",
        palette: [
            0x00_0000, 0x99_0000, 0x00_a600, 0x99_9900, 0x00_00b2, 0xb2_00b2, 0x00_a6b2, 0xbf_bfbf,
            0x66_6666, 0xe5_0000, 0x00_d900, 0xe5_e500, 0x00_00ff, 0xe5_00e5, 0x00_e5e5, 0xe5_e5e5,
        ],
        grounds: [0x00_0000, 0xff_ffff],
    },
    Terminal {
        name: "iTerm2",
        palette: [
            0x00_0000, 0xc9_1b00, 0x00_c200, 0xc7_c400, 0x02_25c7, 0xc9_30c7, 0x00_c5c7, 0xc7_c7c7,
            0x67_6767, 0xff_6d67, 0x5f_f967, 0xfe_fb67, 0x68_71ff, 0xff_76ff, 0x5f_fdff, 0xfe_ffff,
        ],
        grounds: [0x00_0000, 0xff_ffff],
    },
    Terminal {
        name: "Solarized",
        palette: [
            0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5,
            0x00_2b36, 0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
        ],
        grounds: [0x00_2b36, 0xfd_f6e3],
    },
    Terminal {
        name: "VS Code",
        palette: [
            0x00_0000, 0xcd_3131, 0x0d_bc79, 0xe5_e510, 0x24_72c8, 0xbc_3fbc, 0x11_a8cd, 0xe5_e5e5,
            0x66_6666, 0xf1_4c4c, 0x23_d18b, 0xf5_f543, 0x3b_8eea, 0xd6_70d6, 0x29_b8db, 0xe5_e5e5,
        ],
        grounds: [0x1e_1e1e, 0xff_ffff],
    },
];

const VGA: [u32; 16] = [
    0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
    0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
];

#[test]
fn light_is_the_inverse_of_the_transfer_function_of_srgb() {
    for channel in 0..=u16::MAX {
        let channel = f64::from(channel) / f64::from(u16::MAX);
        let meant = if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        };
        assert!((light(channel) - meant).abs() < 1e-12, "{channel}");
    }
}

#[test]
fn every_role_of_every_theme_is_legible() {
    for_every_painted_theme(|theme| {
        assert_legible(
            theme,
            "",
            |role| if BODY.contains(&role) { 4.5 } else { 3.0 },
        );
    });
}

#[test]
fn every_role_stays_legible_with_256_colours() {
    for_every_painted_theme(|theme| {
        let theme = theme.reduce(Depth::Indexed256);
        assert_legible(&theme, "with 256 colours", |role| {
            if BODY.contains(&role) { 4.5 } else { 3.0 }
        });
    });
}

#[test]
fn every_role_stays_legible_with_sixteen_colours_on_xterm() {
    for_every_painted_theme(|theme| {
        let theme = theme.reduce(Depth::Ansi16);
        assert_legible(&theme, "with 16 colours", |role| {
            if role == Role::Text { 4.5 } else { 3.0 }
        });
    });
}

#[test]
fn with_sixteen_colours_red_is_for_what_is_wrong_and_right_is_no_gray() {
    let reds = [Some(Color::Ansi(1)), Some(Color::Ansi(9))];
    let grays = [0, 7, 8, 15].map(|gray| Some(Color::Ansi(gray)));
    for_every_painted_theme(|theme| {
        let full = theme.clone();
        let theme = theme.reduce(Depth::Ansi16);
        let foreground = |role| theme.style(role).foreground;
        let is_colourful = |role| {
            let rgb = full
                .style(role)
                .foreground
                .and_then(|color| color.rgb(&XTERM));
            rgb.is_some_and(|(red, green, blue)| {
                let channels = [red, green, blue];
                channels.iter().max().unwrap() - channels.iter().min().unwrap() > 40
            })
        };
        let name = &full.name;
        for role in [
            Role::Heading,
            Role::BarKey,
            Role::PopupTitle,
            Role::QuizCorrect,
        ] {
            assert!(!reds.contains(&foreground(role)), "{name}: {role:?}");
        }
        for role in [Role::QuizWrong, Role::StatusError] {
            assert!(
                !is_colourful(role) || reds.contains(&foreground(role)),
                "{name}: {role:?}"
            );
        }
        for role in [Role::QuizCorrect, Role::CodeInline, Role::SyntaxString] {
            assert!(
                !is_colourful(role) || !grays.contains(&foreground(role)),
                "{name}: {role:?}"
            );
        }
    });
}

#[test]
fn high_contrast_themes_have_7_to_1() {
    for name in ["high-contrast-dark", "high-contrast-light"] {
        let theme = Theme::bundled(name).unwrap();
        assert_legible(&theme, "", |_| 7.0);
    }
}

#[test]
fn the_terminal_theme_is_legible_on_black_and_on_white() {
    let theme = Theme::bundled("terminal").unwrap();
    for ground in [BLACK, WHITE] {
        assert_on_terminal(&theme, "xterm", &XTERM, ground, 3.0);
        assert_on_terminal(&theme, "VGA", &VGA.map(rgb), ground, 3.0);
    }
}

#[test]
fn the_terminal_theme_vanishes_nowhere() {
    let theme = Theme::bundled("terminal").unwrap();
    for terminal in OTHER_TERMINALS {
        for ground in terminal.grounds {
            let palette = terminal.palette.map(rgb);
            assert_on_terminal(&theme, terminal.name, &palette, rgb(ground), 2.3);
        }
    }
}

#[test]
fn terminal_and_mono_use_nothing_but_what_the_terminal_gives() {
    for name in ["terminal", "mono"] {
        let theme = Theme::bundled(name).unwrap();
        assert!(!theme.paints_page);
        for role in Role::ALL {
            let style = theme.style(role);
            for color in [style.foreground, style.background] {
                match color {
                    None | Some(Color::Default) => {}
                    Some(Color::Ansi(_)) => assert_eq!(name, "terminal", "{}", role.name()),
                    Some(other) => panic!("{name}: {} has {other:?}", role.name()),
                }
            }
        }
    }
}

#[test]
fn nothing_that_matters_is_said_by_colour_alone() {
    for name in bundled::names() {
        for depth in [Depth::True, Depth::None] {
            let theme = Theme::bundled(name).unwrap().reduce(depth);
            for role in [
                Role::Link,
                Role::Term,
                Role::Strong,
                Role::Emphasis,
                Role::Strikethrough,
                Role::Match,
                Role::Current,
                Role::StatusError,
                Role::Heading2,
                Role::TableHeader,
            ] {
                let style = theme.style(role);
                assert!(!style.attributes.is_empty(), "{name}: {}", role.name());
            }
        }
        let theme = Theme::bundled(name).unwrap().reduce(Depth::None);
        assert_ne!(
            theme.style(Role::SearchMatch),
            theme.style(Role::SearchCurrent),
            "{name}"
        );
        for role in [
            Role::Focus,
            Role::Selected,
            Role::Hint,
            Role::SearchMatch,
            Role::SearchCurrent,
        ] {
            let reversed = theme.style(role).attributes.contains(Attribute::Reversed);
            assert!(reversed, "{name}: {}", role.name());
        }
    }
}

fn for_every_painted_theme(check: impl Fn(&Theme)) {
    let mut painted = 0;
    for name in bundled::names() {
        let theme = Theme::bundled(name).unwrap();
        if theme.page != Color::Default {
            check(&theme);
            painted += 1;
        }
    }
    assert!(painted >= 5);
}

fn assert_legible(theme: &Theme, when: &str, least: impl Fn(Role) -> f32) {
    let mut faint = Vec::new();
    for role in Role::ALL {
        let style = theme.style(role);
        for ground in theme.grounds(role) {
            let ground = ground.rgb(&XTERM).unwrap();
            let colors = [style.foreground];
            for color in colors.into_iter().flatten() {
                let found = contrast(color.rgb(&XTERM).unwrap(), ground);
                if found < least(role) {
                    let role = role.name();
                    faint.push(format!("{role} {when} {found:.2}:1 on {ground:02x?}"));
                }
            }
        }
    }
    assert!(faint.is_empty(), "{}: {faint:#?}", theme.name);
}

fn assert_on_terminal(theme: &Theme, name: &str, palette: &[Rgb; 16], ground: Rgb, least: f32) {
    for role in Role::ALL {
        let Some(color) = theme
            .style(role)
            .foreground
            .and_then(|color| color.rgb(palette))
        else {
            continue;
        };
        let found = contrast(color, ground);
        assert!(
            found >= least,
            "{}: {found:.2}:1 on {ground:02x?} of {name}",
            role.name()
        );
    }
}

fn rgb(value: u32) -> Rgb {
    let [_, red, green, blue] = value.to_be_bytes();
    (red, green, blue)
}
