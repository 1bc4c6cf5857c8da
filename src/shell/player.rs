//! The loop itself.

mod begin;
mod perform;

use std::env;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use ratatui::buffer::Buffer;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};

use super::Ending;
use super::input::Decoder;
use super::screen::Screen;
use super::terminal::Terminal;
use super::timers::Timers;
use super::wait::{Came, wait};
use super::workers::{self, Outside, Receiver, Sender, Worker};
use super::{background, fault, signals};
use crate::app::effect::MouseMode;
use crate::app::{Effect, Event, Mouse, MouseKind, Work};
use crate::ui::Hyperlink;
use begin::Begun;

/// Bytes read at a time.
const READ_SIZE: usize = 16 * 1024;
/// How long leaving waits for a reply that was asked for, so that it does not land in the shell.
const REPLY_WAIT: Duration = Duration::from_millis(100);
/// A reply that has not come after this long is not waited for.
const REPLY_AGE: Duration = Duration::from_secs(1);

/// Starts work whose results come back through the sender.
pub type StartWork = Box<dyn FnMut(Work, &Sender)>;

/// What the loop drives.
pub struct Program<State> {
    /// The app.
    pub state: State,
    /// Decides what an event does.
    pub update: fn(&mut State, Event) -> Vec<Effect>,
    /// Paints the whole screen and says where its links are.
    pub draw: fn(&State, &mut Buffer) -> Vec<Hyperlink>,
    /// Starts the work that needs the course.
    pub work: StartWork,
    /// The folder of the course, for the editor.
    pub root: Option<PathBuf>,
    /// Whether to ask the terminal for its background.
    pub ask_background: bool,
}

/// Runs the program in the terminal until it ends, and leaves the terminal as it was.
///
/// # Errors
///
/// When the terminal cannot be entered or fails while it is still there.
pub fn run<State>(
    terminal: &Arc<Terminal>,
    program: &mut Program<State>,
) -> anyhow::Result<Ending> {
    let (sender, receiver) = workers::channel().context("The wake pipe could not be made")?;
    let mut player = Player {
        terminal,
        program,
        screen: Screen::new(terminal.size()),
        decoder: Decoder::default(),
        timers: Timers::default(),
        opener: Worker::new("browser", &sender),
        mouse: MouseMode::default(),
        asked: None,
        sender,
        receiver,
    };
    let begun = player.begin()?;
    let ended = player.play(begun);
    player.await_reply(&ended);
    terminal.leave();
    ended.context("The terminal failed")
}

struct Player<'a, State> {
    terminal: &'a Arc<Terminal>,
    program: &'a mut Program<State>,
    screen: Screen,
    decoder: Decoder,
    timers: Timers,
    opener: Worker,
    mouse: MouseMode,
    /// When the terminal was asked for its background.
    asked: Option<Instant>,
    sender: Sender,
    receiver: Receiver,
}

impl<State> Player<'_, State> {
    fn play(&mut self, begun: Begun) -> io::Result<Ending> {
        if let Some(ending) = self.write(&begun.rest)? {
            return Ok(ending);
        }
        // Nothing told of a size that changed before signals were caught.
        if let Some(resized) = self.measure() {
            self.sender.send(resized);
        }
        for effect in begun.effects {
            if let Some(ending) = self.perform(effect)? {
                return Ok(ending);
            }
        }
        self.ask_background()?;
        fault::strike()?;
        let mut buffer = vec![0; READ_SIZE];
        loop {
            let came = self.wait(&mut buffer)?;
            let now = Instant::now();
            let typed = match came {
                Came::HangUp => return Ok(Ending::HangUp),
                Came::Bytes(count) => {
                    let bytes = buffer.get(..count).unwrap_or_default();
                    self.decoder.feed(bytes, now)
                }
                Came::Nothing => self.decoder.expire(now),
            };
            let mut events = Vec::new();
            self.receiver.rest();
            let mut stale = false;
            while let Some(outside) = self.receiver.take() {
                match outside {
                    Outside::Event(event) => events.push(event),
                    Outside::Signal(SIGWINCH) => {
                        // The same size may come from one that the terminal did not know.
                        self.screen.forget();
                        events.extend(self.measure());
                        stale = true;
                    }
                    Outside::Signal(signal @ (SIGTSTP | SIGCONT)) => {
                        if signal == SIGTSTP {
                            self.terminal.leave();
                            signals::stop();
                        }
                        if let Some(ending) = self.come_back()? {
                            return Ok(ending);
                        }
                        events.extend(self.measure());
                        stale = true;
                    }
                    Outside::Signal(signal) => {
                        self.terminal.heed();
                        return Ok(Ending::Signal(signal));
                    }
                }
            }
            let timers = self.timers.take(now);
            events.extend(timers.into_iter().map(Event::Timer));
            // What work has found out is there before the next key is.
            events.extend(typed);
            let eventful = !events.is_empty();
            if let Some(ending) = self.update(events)? {
                return Ok(ending);
            }
            if (eventful || stale)
                && let Some(ending) = self.draw()?
            {
                return Ok(ending);
            }
        }
    }

    /// Waits for bytes, a wake-up or the next deadline.
    fn wait(&self, buffer: &mut [u8]) -> io::Result<Came> {
        let deadline = [self.timers.next(), self.decoder.deadline()]
            .into_iter()
            .flatten()
            .min();
        let timeout = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        wait(self.terminal.keyboard(), &self.receiver, buffer, timeout)
    }

    /// Lets the app decide, and performs what it asks.
    fn update(&mut self, events: Vec<Event>) -> io::Result<Option<Ending>> {
        for event in newest_motion(events) {
            for effect in (self.program.update)(&mut self.program.state, event) {
                if let Some(ending) = self.perform(effect)? {
                    return Ok(Some(ending));
                }
            }
        }
        Ok(None)
    }

    fn draw(&mut self) -> io::Result<Option<Ending>> {
        let bytes = self.frame();
        self.write(&bytes)
    }

    fn frame(&mut self) -> Vec<u8> {
        let (draw, state) = (self.program.draw, &self.program.state);
        self.screen.frame(|buffer| draw(state, buffer))
    }

    fn ask_background(&mut self) -> io::Result<()> {
        let term = env::var("TERM").ok();
        if self.program.ask_background && background::may_ask(term.as_deref()) {
            self.asked = Some(Instant::now());
            self.write(background::QUESTION)?;
        }
        Ok(())
    }

    /// Waits a moment for a reply that is still under way when the program ends at once.
    fn await_reply(&mut self, ended: &io::Result<Ending>) {
        let Some(asked) = self.asked.filter(|_| matches!(ended, Ok(Ending::Quit))) else {
            return;
        };
        let until = Instant::now() + REPLY_WAIT;
        let mut buffer = vec![0; READ_SIZE];
        while !self.decoder.fenced() && asked.elapsed() < REPLY_AGE {
            let left = until.saturating_duration_since(Instant::now());
            let keyboard = self.terminal.keyboard();
            match wait(keyboard, &self.receiver, &mut buffer, Some(left)) {
                Ok(Came::Bytes(count)) => {
                    let bytes = buffer.get(..count).unwrap_or_default();
                    self.decoder.feed(bytes, Instant::now());
                }
                Ok(Came::Nothing) if !left.is_zero() => self.receiver.rest(),
                _ => return,
            }
        }
    }
}

/// The events without motions of the mouse that another motion follows at once.
fn newest_motion(events: Vec<Event>) -> impl Iterator<Item = Event> {
    let is_motion = |event: &Event| {
        matches!(
            event,
            Event::Mouse(Mouse {
                kind: MouseKind::Move,
                ..
            })
        )
    };
    let mut events = events.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut event = events.next()?;
        while is_motion(&event) {
            match events.next_if(is_motion) {
                Some(newer) => event = newer,
                None => break,
            }
        }
        Some(event)
    })
}
