//! What the terminal sends, as events. It is given bytes and the time, and owns no file descriptor.
//!
//! Two steps: [`framer`] cuts the bytes into keys, mouse reports, replies and pastes, whatever their
//! packets were; [`key`] says what a frame means. A reply of the terminal never becomes a key.

pub mod frame;
pub mod framer;
pub mod key;

mod control;
mod grammar;
mod paste;

use std::time::Instant;

use super::background;
use crate::app::{Event, Key, KeyCode};
use frame::Frame;
use framer::Framer;

/// Turns the terminal's bytes into events.
#[derive(Debug, Default)]
pub struct Decoder {
    framer: Framer,
    meaning: key::Meaning,
    fenced: bool,
}

impl Decoder {
    /// The events that these bytes complete.
    pub fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Event> {
        let frames = self.framer.feed(bytes, now);
        self.events(frames)
    }

    /// When [`Decoder::expire`] has something to decide, if nothing more comes.
    pub fn deadline(&self) -> Option<Instant> {
        self.framer.deadline()
    }

    /// Nothing came until now: a lone Esc is a key, half a sequence is given up.
    pub fn expire(&mut self, now: Instant) -> Vec<Event> {
        let frames = self.framer.expire(now);
        self.events(frames)
    }

    /// Whether the terminal has answered what every terminal answers (DA1), so that replies asked for
    /// earlier have come or never will.
    pub fn fenced(&self) -> bool {
        self.fenced
    }

    fn events(&mut self, frames: Vec<Frame>) -> Vec<Event> {
        frames
            .into_iter()
            .filter_map(|frame| self.event(frame))
            .collect()
    }

    fn event(&mut self, frame: Frame) -> Option<Event> {
        match frame {
            Frame::Escape => Some(Event::Key(Key::plain(KeyCode::Esc))),
            Frame::Key(bytes) => self.meaning.key(&bytes).map(Event::Key),
            Frame::Mouse(bytes) => self.meaning.mouse(&bytes).map(Event::Mouse),
            Frame::Paste(text) => Some(Event::Paste(text)),
            Frame::Color(body) => background::appearance(&body).map(Event::Background),
            Frame::Attributes => {
                self.fenced = true;
                None
            }
        }
    }
}
