//! Themes: trying them on, choosing one, following the terminal's background.

use super::overlay::{Choice, Overlay};
use super::{App, Effect, Work};
use crate::progress::{Change, Preference};
use crate::theme::{Appearance, Theme, bundled};

impl App {
    /// Tries on the theme that is selected in the picker.
    pub(super) fn preview_theme(&mut self) {
        let Some(Overlay::List(list)) = self.overlays.last() else {
            return;
        };
        let name = match list.choice() {
            Some(Choice::Theme(name)) => name,
            Some(Choice::SuitingTheme) => suiting(self.appearance).to_owned(),
            _ => return,
        };
        if let Some(theme) = self.themes.iter().find(|theme| theme.name == name) {
            self.theme = theme.clone();
        }
    }

    /// Keeps the theme chosen in the picker.
    pub(super) fn take_theme(&mut self, name: &str) {
        if let Some(theme) = self.themes.iter().find(|theme| theme.name == name) {
            self.theme = theme.clone();
            self.theme_before = None;
            self.theme_fixed = true;
            self.overlays.pop();
            self.remember_theme(Some(name.to_owned()));
            self.tell(format!("Theme: {name}, from now on."));
        }
    }

    /// Lets the terminal's background choose again.
    pub(super) fn take_suiting_theme(&mut self) {
        self.preview_theme();
        self.theme_before = None;
        self.theme_fixed = false;
        self.overlays.pop();
        self.remember_theme(None);
        self.tell("Theme: by the terminal’s background, from now on.");
    }

    fn remember_theme(&mut self, chosen: Option<String>) {
        let configured = self.config.theme.clone();
        self.note(Change::Theme(Preference { chosen, configured }));
    }

    /// Takes in all themes: fills the picker, and follows the terminal's background if that waited for them.
    pub(super) fn receive_themes(&mut self, themes: Vec<Theme>) {
        self.themes = themes
            .into_iter()
            .map(|theme| theme.reduce(self.depth))
            .collect();
        if std::mem::take(&mut self.is_unsuited)
            && let Some(appearance) = self.appearance
        {
            self.adapt(appearance);
        }
        self.relist();
        self.preview_theme();
    }

    /// Takes the own theme for a dark or a light terminal, unless the learner has chosen one.
    pub(super) fn adapt(&mut self, appearance: Appearance) {
        self.appearance = Some(appearance);
        if self.theme_fixed {
            return;
        }
        if self.themes.is_empty() {
            self.is_unsuited = true;
            self.effects.push(Effect::Work(Work::LoadThemes));
            return;
        }
        let own = suiting(self.appearance);
        if let Some(theme) = self.themes.iter().find(|theme| theme.name == own) {
            let chosen = theme.clone();
            match &mut self.theme_before {
                Some(before) => *before = chosen,
                None => self.theme = chosen,
            }
        }
    }
}

/// The name of the theme for a terminal with this background.
pub(super) fn suiting(appearance: Option<Appearance>) -> &'static str {
    match appearance {
        Some(Appearance::Dark) => bundled::DARK,
        Some(Appearance::Light) => bundled::LIGHT,
        Some(Appearance::Any) | None => bundled::FALLBACK,
    }
}
