//! The question before code of a course from elsewhere is run for the first time. Its default is no.

use crate::app::Area;
use crate::app::running::Plan;
use crate::layout;

/// Code that is listed; more is counted.
const MOST_LISTED: usize = 6;

/// The open question.
#[derive(Debug)]
pub struct Consent {
    /// What would run.
    pub plan: Plan,
    /// Whether it can be answered: not before it has been on the screen for a moment.
    pub armed: bool,
    /// The number of the moment after which it can.
    pub serial: u64,
}

impl Consent {
    /// Where its frame stands in the middle of a screen.
    pub fn frame(&self, screen: Area) -> Area {
        let width = screen
            .width
            .saturating_sub(4)
            .clamp(1, 76)
            .min(screen.width);
        let height = (self.lines(width).len() + 5).min(screen.height);
        Area {
            x: (screen.width - width) / 2,
            y: (screen.height - height) / 2,
            width,
            height,
        }
    }

    /// What it says, in lines for a frame of this width.
    pub fn lines(&self, width: usize) -> Vec<String> {
        let room = width.saturating_sub(4).max(1);
        let plan = &self.plan;
        let mut lines = Vec::new();
        let mut say = |text: &str| {
            let rows = layout::words(text, room);
            lines.extend(rows.iter().map(layout::plain));
        };
        say(if plan.is_changed {
            "This course has changed since you last agreed: what it would run is not what it was."
        } else {
            "This course did not come with nodecourse. It asks to run its code with Node.js on this machine:"
        });
        say("");
        for name in plan.code.iter().take(MOST_LISTED) {
            say(&format!("node {name}"));
        }
        let left = plan.code.len().saturating_sub(MOST_LISTED);
        if left > 0 {
            say(&format!("and {left} more"));
        }
        if !plan.packages.is_empty() {
            say(&format!(
                "with packages from npm: {}",
                plan.packages.join(", ")
            ));
        }
        say("");
        say(match (plan.fencing.files, plan.fencing.network) {
            (_, true) => {
                "It is fenced in: it writes in a temporary folder only, cannot open your files, and reaches no network and no other program."
            }
            (true, false) => {
                "It is fenced in: it writes in a temporary folder only and cannot open your files. The network is open to it: this system does not let it be closed."
            }
            (false, false) => {
                "This system has no fence: it can do everything that you can do, with all your files."
            }
        });
        lines
    }

    /// Whether a screen shows all of it. Only then can it be answered with yes.
    pub fn is_whole(&self, screen: Area) -> bool {
        let frame = self.frame(screen);
        self.lines(frame.width).len() + 5 <= frame.height
    }
}
