//! `nodecourse keys`: the key table, the learner's own bindings included.

use std::process::ExitCode;

use super::{report, setup, theme};
use crate::app::Action;
use crate::office::home;
use crate::{shell, text};

/// Prints all keys with the names that `config.toml` uses, and what is wrong in that file: then the status is a failure.
pub fn run() -> ExitCode {
    let (config, mut problems) = setup::config();
    problems.extend(theme::unknown(&config));
    let keys = |action: Action| config.keymap.keys(action).join("  ");
    let widths = Action::ALL.iter().map(|action| text::width(&keys(*action)));
    let widest = widths.max().unwrap_or_default();
    let mut out = String::new();
    let mut group = None;
    for action in Action::ALL {
        if group != Some(action.group()) {
            out.push_str(if group.is_some() { "\n" } else { "" });
            out.push_str(action.group().title());
            out.push('\n');
            group = Some(action.group());
        }
        let keys = keys(*action);
        let gap = " ".repeat(widest.saturating_sub(text::width(&keys)) + 2);
        out.push_str(&format!(
            "  {keys}{gap}{:<18} {}\n",
            action.name(),
            action.label()
        ));
    }
    out.push_str("\nTo change one, write in the [keys] of config.toml, for example: page-down = [\"Space\", \"s\"]\n");
    if let Some(path) = home::config_path() {
        out.push_str(&format!("That file is {}\n", path.display()));
    }
    let printed = shell::print(&out);
    report::tell(problems).unwrap_or(printed)
}
