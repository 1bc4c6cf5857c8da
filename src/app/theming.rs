//! Themes: trying them on, choosing one, following the terminal's background.

use super::overlay::{Choice, Overlay};
use super::{App, Effect, Start, Work};
use crate::progress::{Change, Preference};
use crate::theme::{Appearance, Depth, Theme, bundled};

/// The theme in force and those that can be chosen.
#[derive(Debug)]
pub struct Theming {
    /// The theme in force, as the terminal can show it.
    pub theme: Theme,
    /// All themes as the terminal can show them, once they have been asked for.
    pub(super) all: Vec<Theme>,
    /// Whether the learner has chosen it: then the terminal's background does not matter.
    pub(super) is_chosen: bool,
    /// How many colours the terminal has.
    depth: Depth,
    /// The theme that comes back when the picker is left.
    before: Option<Theme>,
    /// Whether the terminal's background is dark or light, once it has told.
    appearance: Option<Appearance>,
    /// Whether the theme that suits it waits for the themes to be read.
    is_unsuited: bool,
}

impl Theming {
    /// The theme that the app is started with.
    pub(super) fn new(start: &Start) -> Self {
        Self {
            theme: start.theme.reduce(start.depth),
            all: Vec::new(),
            is_chosen: start.theme_fixed,
            depth: start.depth,
            before: None,
            appearance: None,
            is_unsuited: false,
        }
    }

    /// The name of the theme that suits the terminal's background.
    pub(super) fn suiting(&self) -> &'static str {
        match self.appearance {
            Some(Appearance::Dark) => bundled::DARK,
            Some(Appearance::Light) => bundled::LIGHT,
            Some(Appearance::Any) | None => bundled::FALLBACK,
        }
    }

    /// Themes are tried on from now on.
    pub(super) fn begin_trying(&mut self) {
        self.before = Some(self.theme.clone());
    }

    /// No theme that was tried on is kept.
    pub(super) fn cancel_trying(&mut self) {
        if let Some(theme) = self.before.take() {
            self.theme = theme;
        }
    }

    fn named(&self, name: &str) -> Option<Theme> {
        self.all.iter().find(|theme| theme.name == name).cloned()
    }

    /// Puts a theme in force, if there is one of that name.
    fn put_on(&mut self, name: &str) -> bool {
        let found = self.named(name);
        let is_found = found.is_some();
        if let Some(theme) = found {
            self.theme = theme;
        }
        is_found
    }

    /// Takes the own theme for the terminal's background, unless the learner has chosen one; `false` if the themes have
    /// to be read first.
    fn adapt(&mut self, appearance: Appearance) -> bool {
        self.appearance = Some(appearance);
        if self.is_chosen {
            return true;
        }
        if self.all.is_empty() {
            self.is_unsuited = true;
            return false;
        }
        if let Some(own) = self.named(self.suiting()) {
            match &mut self.before {
                Some(before) => *before = own,
                None => self.theme = own,
            }
        }
        true
    }
}

impl App {
    /// Tries on the theme that is selected in the picker.
    pub(super) fn preview_theme(&mut self) {
        let Some(Overlay::List(list)) = self.overlays.last() else {
            return;
        };
        let name = match list.choice() {
            Some(Choice::Theme(name)) => name,
            Some(Choice::SuitingTheme) => self.theming.suiting().to_owned(),
            _ => return,
        };
        self.theming.put_on(&name);
    }

    /// Keeps the theme chosen in the picker.
    pub(super) fn take_theme(&mut self, name: &str) {
        if self.theming.put_on(name) {
            self.theming.before = None;
            self.theming.is_chosen = true;
            let title = self.theming.theme.title.clone();
            self.overlays.pop();
            self.remember_theme(Some(name.to_owned()));
            let (done, short) = (
                format!("Theme from now on: {title}"),
                format!("Theme: {title}"),
            );
            if self.tell_choice_unkept(&done, &short) {
                return;
            }
            let words = match self.theming.depth {
                Depth::None => {
                    ", once there are colours: this terminal has none, or NO_COLOR is set"
                }
                Depth::Ansi16 | Depth::Indexed256 | Depth::True => "",
            };
            self.tell_or(
                format!("{done}{words}."),
                vec![format!("{done}."), format!("{short}.")],
            );
        }
    }

    /// Lets the terminal's background choose again.
    pub(super) fn take_suiting_theme(&mut self) {
        self.preview_theme();
        self.theming.before = None;
        self.theming.is_chosen = false;
        self.overlays.pop();
        self.remember_theme(None);
        let done = "Theme: matches the terminal’s background";
        if self.tell_choice_unkept(done, "Theme: matches") {
            return;
        }
        let long = format!("{done}, from now on.");
        self.tell_or(long, vec!["Theme: matches the background.".to_owned()]);
    }

    fn remember_theme(&mut self, chosen: Option<String>) {
        let configured = self.config.theme.clone();
        self.note(Change::Theme(Preference { chosen, configured }));
    }

    /// Takes in all themes: fills the picker, and follows the terminal's background if that waited for them.
    pub(super) fn receive_themes(&mut self, themes: &[Theme]) {
        let theming = &mut self.theming;
        let reduced = themes.iter().map(|theme| theme.reduce(theming.depth));
        theming.all = reduced.collect();
        if std::mem::take(&mut theming.is_unsuited)
            && let Some(appearance) = theming.appearance
        {
            self.adapt(appearance);
        }
        self.relist();
        self.preview_theme();
    }

    /// Takes the own theme for a dark or a light terminal, unless the learner has chosen one.
    pub(super) fn adapt(&mut self, appearance: Appearance) {
        if !self.theming.adapt(appearance) {
            self.effects.push(Effect::Work(Work::LoadThemes));
        }
    }
}
