//! What keys and clicks do, seen on the screen.

mod agreeing;
mod arriving;
mod bookmarks;
mod config;
mod explaining;
mod finder;
mod finding;
mod guessing;
mod keeping;
mod keys;
mod labbing;
mod long_lists;
mod narrow;
mod pane;
mod parts;
mod placement;
mod predicting;
mod quizzing;
mod reading;
mod remembering;
mod reviewing;
mod running;
mod searching;
mod tables;
mod telling;
mod viewing;
