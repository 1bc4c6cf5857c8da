//! nodecourse: a course player for the terminal. This page is the map of the house.
//!
//! ```text
//! content   files ─▶ blocks with spans ─▶ names resolved ─▶ course, diagnostics          load
//! screen    course ─▶ rows of role-tagged pieces ─▶ cells                                layout, ui
//! input     key ─▶ action ─▶ App::update(event) ─▶ effects ─▶ the shell performs them    app, shell
//! slow      workers ─▶ one channel ─▶ event ─▶ update ─▶ draw                    office, shell
//! ```
//!
//! Imports go down only; the suite's `house` test enforces it.
//!
//! | floor | rooms | must never |
//! | --- | --- | --- |
//! | 7 | [`cli`], [`commands`] | decide what a key does |
//! | 6 | [`office`]: the work that the app asks for, and what is the learner's own on disk | know the command line |
//! | 5 | [`shell`]: terminal, signals, threads, the only loop | know what a lesson is |
//! | 4 | [`ui`]: state as cells, through one canvas | change state |
//! | 3 | [`app`]: state, keys, events, effects, overlays | read files, clocks or the terminal |
//! | 2 | [`load`], [`layout`], [`highlight`], [`search`], [`practice`], [`progress`] | import each other; layout: know colours |
//! | 1 | [`course`], [`theme`]: plain values | know files or screens |
//! | 0 | [`source`], [`diagnostic`], [`text`] | |
//!
//! What holds everywhere:
//!
//! - **Loading never fails.** It yields a course and its [`diagnostic`]s; what can be read is shown.
//! - **A lesson is a flat sequence of blocks**, each with the containers that it stands in; nothing
//!   recurses over the depth of a document, and nothing needs the height of a whole one.
//! - **A place is a block and a row in it**, never an absolute row; it survives another width.
//! - **Foreign text is cleaned where it leaves**: `ui::canvas` is the only way for text into cells,
//!   `shell::output` the only way for text outside the player to standard output and standard error.
//! - **A list is written once**: roles in `theme::role`, keys in `app::action`.

pub mod app;
pub mod cli;
pub mod commands;
pub mod course;
pub mod diagnostic;
pub mod highlight;
pub mod layout;
pub mod load;
pub mod office;
pub mod practice;
pub mod progress;
pub mod search;
pub mod shell;
pub mod source;
pub mod text;
pub mod theme;
pub mod ui;
