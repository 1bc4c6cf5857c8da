//! A question before something leaves the program. It shows everything that would happen, or lets nothing happen.

use crate::app::Area;
use crate::app::effect::Effect;
use crate::text;

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// What would happen, as a question.
    pub question: String,
    /// Exactly what it would happen to: the whole address, the whole command.
    pub subject: String,
    /// What is done on yes.
    pub effect: Effect,
}

impl Confirm {
    /// Where its frame stands in the middle of a screen.
    pub fn frame(&self, screen: Area) -> Area {
        let width = width(screen);
        let height = (self.lines(screen).len() + 6).min(screen.height);
        Area {
            x: (screen.width - width) / 2,
            y: (screen.height - height) / 2,
            width,
            height,
        }
    }

    /// The whole subject in lines as wide as the frame's inside: nothing of an address may be hidden.
    pub fn lines(&self, screen: Area) -> Vec<String> {
        let room = width(screen).saturating_sub(4).max(1);
        let mut lines = vec![String::new()];
        let mut used = 0;
        for (cluster, cells) in text::clusters(&text::clean_line(&self.subject)) {
            if used + cells > room {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(cluster);
            }
            used += cells;
        }
        lines
    }

    /// How many lines of the subject the frame has room for.
    pub fn room(&self, screen: Area) -> usize {
        self.frame(screen).inner(2, 1).height.saturating_sub(2)
    }

    /// Whether a screen shows all of it. Only then can it be answered with yes.
    pub fn is_whole(&self, screen: Area) -> bool {
        self.lines(screen).len() <= self.room(screen)
    }
}

fn width(screen: Area) -> usize {
    let wanted = screen.width.saturating_sub(4).clamp(1, 80);
    wanted.min(screen.width)
}
