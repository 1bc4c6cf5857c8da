//! Themes: their files, their styles, their reduction and their contrast.

mod contrast;
mod depth;
mod file;
mod searching;
mod style;
