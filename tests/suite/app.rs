//! What keys and clicks do, seen on the screen.

mod arriving;
mod bookmarks;
mod config;
mod explaining;
mod finder;
mod finding;
mod keeping;
mod keys;
mod narrow;
mod parts;
mod placement;
mod reading;
mod searching;
mod telling;
mod viewing;
