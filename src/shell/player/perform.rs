//! What the app asks for, done.

use std::io;
use std::path::Path;
use std::time::Instant;

use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};

use super::Player;
use crate::app::{Effect, Event};
use crate::shell::{Ending, browser, clipboard, editor, signals};

impl<State> Player<'_, State> {
    /// Performs one effect; some end the program.
    pub fn perform(&mut self, effect: Effect) -> io::Result<Option<Ending>> {
        match effect {
            Effect::Quit => return Ok(Some(Ending::Quit)),
            // The whole group stops, so that a wrapper in front of the program does too.
            Effect::Suspend => kill_current_process_group(Signal::TSTP)?,
            Effect::Redraw => self.screen.forget(),
            Effect::Work(work) => (self.program.work)(work, &self.sender),
            Effect::Copy(text) => match clipboard::copy(&text) {
                Ok(bytes) => return self.write(&bytes),
                Err(sentence) => self.sender.send(Event::Failed(sentence)),
            },
            Effect::Open(address) => self
                .opener
                .run(move |sender| sender.send(browser::open(&address))),
            Effect::Edit { file, line } => return self.edit(&file, line),
            Effect::EditOwn(path) => return self.edit_at(&path, 1),
            Effect::Mouse(mode) => {
                self.mouse = mode;
                return self.judge(self.terminal.report(mode));
            }
            Effect::After(after, timer) => self.timers.start(Instant::now(), after, timer),
        }
        Ok(None)
    }

    /// Writes to the terminal.
    pub fn write(&self, bytes: &[u8]) -> io::Result<Option<Ending>> {
        self.judge(self.terminal.write(bytes))
    }

    /// A terminal that is gone is an ending and no failure.
    pub fn judge(&self, done: io::Result<()>) -> io::Result<Option<Ending>> {
        let Err(error) = done else {
            return Ok(None);
        };
        if let Some(signal) = self.terminal.ending() {
            self.terminal.heed();
            return Ok(Some(Ending::Signal(signal)));
        }
        match Errno::from_io_error(&error) {
            Some(Errno::IO | Errno::PIPE | Errno::NXIO | Errno::NODEV | Errno::BADF) => {
                Ok(Some(Ending::HangUp))
            }
            _ => Err(error),
        }
    }

    /// Enters the terminal again after another program had it.
    pub fn come_back(&mut self) -> io::Result<Option<Ending>> {
        self.screen.forget();
        self.judge(self.terminal.enter(self.mouse))
    }

    /// Takes the terminal's size, and tells the app if it has changed.
    pub fn measure(&mut self) -> Option<Event> {
        let changed = self.screen.resize(self.terminal.size());
        let (columns, rows) = self.screen.size();
        changed.then_some(Event::Resize(columns, rows))
    }

    fn edit(&mut self, file: &str, line: usize) -> io::Result<Option<Ending>> {
        let root = self.program.root.as_deref();
        let Some(path) = root.and_then(|root| editor::below(root, file)) else {
            let sentence = match root {
                None => "There is no file to edit: the course is in no folder.".to_owned(),
                Some(_) => {
                    format!("`{file}` cannot be edited: it is not in the folder of the course.")
                }
            };
            self.sender.send(Event::Failed(sentence));
            return Ok(None);
        };
        self.edit_at(&path, line)
    }

    fn edit_at(&mut self, path: &Path, line: usize) -> io::Result<Option<Ending>> {
        self.terminal.lend();
        self.terminal.leave();
        let edited = editor::run(path, line);
        signals::settle(self.terminal);
        let ending = self.come_back()?;
        let events = self.measure().into_iter();
        for event in events.chain(edited.err().map(Event::Failed)) {
            self.sender.send(event);
        }
        Ok(ending)
    }
}
