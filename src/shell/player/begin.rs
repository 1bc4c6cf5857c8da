//! The first page, and the way into the terminal.

use anyhow::Context;

use super::Player;
use crate::app::{Effect, Event};
use crate::shell::signals;

/// What is left to do when the first page stands.
pub struct Begun {
    /// What of its bytes the terminal did not take at once.
    pub rest: Vec<u8>,
    /// What the app asks for.
    pub effects: Vec<Effect>,
}

impl<State> Player<'_, State> {
    /// Enters the terminal with the first page, which is ready by then.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be entered; nothing is left changed then.
    pub fn begin(&mut self) -> anyhow::Result<Begun> {
        let (columns, rows) = self.screen.size();
        let effects = (self.program.update)(&mut self.program.state, Event::Resize(columns, rows));
        let page = self.frame();
        let caught = signals::catch().context("Signals could not be caught")?;
        let taken = self.terminal.take(self.mouse);
        let mut rest = taken.context("The terminal could not be set up")?;
        rest.extend(page);
        // Threads can wait until the first page stands: until then, nothing waits for the terminal.
        let shown = self.terminal.offer(&rest);
        rest.drain(..shown);
        let watched = caught.watch(self.terminal, &self.sender);
        let watched = watched.inspect_err(|_| self.terminal.leave());
        watched.context("Signals could not be watched")?;
        Ok(Begun { rest, effects })
    }
}
