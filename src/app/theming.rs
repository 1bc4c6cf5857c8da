//! Themes: trying them on, choosing one, following the terminal's background.

use super::overlay::{Choice, Item, Overlay};
use super::status::ROOM_FOR_HINTS;
use super::{App, Effect, Work};
use crate::theme::{Appearance, Theme, bundled};

impl App {
    /// Tries on the theme that is selected in the picker.
    pub(super) fn preview_theme(&mut self) {
        if let Some(Overlay::List(list)) = self.overlays.last()
            && let Some(Item {
                choice: Choice::Theme(name),
                ..
            }) = list.current()
            && let Some(theme) = self.themes.iter().find(|theme| theme.name == *name)
        {
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
            self.tell(if self.geometry.screen.width < ROOM_FOR_HINTS {
                format!("Theme: {name}.")
            } else {
                format!("Theme: {name}. To keep it, write theme = \"{name}\" in config.toml.")
            });
        }
    }

    /// Takes in all themes: fills the picker, and follows the terminal's background if that waited for them.
    pub(super) fn receive_themes(&mut self, themes: Vec<Theme>) {
        self.themes = themes
            .into_iter()
            .map(|theme| theme.reduce(self.depth))
            .collect();
        if let Some(appearance) = self.wanted_appearance.take() {
            self.adapt(appearance);
        }
        self.relist();
        self.preview_theme();
    }

    /// Takes the own theme for a dark or a light terminal, unless the learner has chosen one.
    pub(super) fn adapt(&mut self, appearance: Appearance) {
        if self.theme_fixed {
            return;
        }
        if self.themes.is_empty() {
            self.wanted_appearance = Some(appearance);
            self.effects.push(Effect::Work(Work::LoadThemes));
            return;
        }
        let own = match appearance {
            Appearance::Dark => bundled::DARK,
            Appearance::Light => bundled::LIGHT,
            Appearance::Any => bundled::FALLBACK,
        };
        if let Some(theme) = self.themes.iter().find(|theme| theme.name == own) {
            let chosen = theme.clone();
            match &mut self.theme_before {
                Some(before) => *before = chosen,
                None => self.theme = chosen,
            }
        }
    }
}
