//! The command line: what can be asked for, and nothing of how it is done.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::theme::ColorChoice;

/// Plays courses in the terminal.
///
/// Without a path it opens the course that comes with it, Node.js & Express. A path may be a course
/// (a folder with course.toml), an mdBook (a folder with book.toml), a folder of Markdown, one Markdown
/// file, or - for standard input.
#[derive(Debug, Default, Parser)]
#[command(name = "nodecourse", version, subcommand_precedence_over_arg = true)]
pub struct Cli {
    /// What to do instead of opening the player.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The course to open.
    pub path: Option<PathBuf>,
    /// The lesson to open, by id.
    #[arg(long, value_name = "ID")]
    pub lesson: Option<String>,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
}

/// Options of every command.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    /// The theme by name; `nodecourse themes` lists them.
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Whether to use colours.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub color: When,
    /// Open no link and no editor, execute nothing.
    #[arg(long, global = true)]
    pub safe: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// On a terminal that has them, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Also into files and pipes.
    Always,
    /// Not at all; bold and underlined text stays.
    Never,
}

impl From<When> for ColorChoice {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}

/// The commands beside the player.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print a lesson as the player would lay it out.
    Render {
        /// The course, folder or file; without one, the course that comes with the program.
        path: Option<PathBuf>,
        /// The lesson by id; without one, the whole course.
        #[arg(long, value_name = "ID")]
        lesson: Option<String>,
        /// The width in columns; without one, the terminal's, and 80 into a file.
        #[arg(long, value_name = "N", value_parser = width, allow_negative_numbers = true)]
        width: Option<u16>,
    },
    /// Report everything that an author can get wrong, with file, line and column.
    Check {
        /// The course, folder or file.
        path: Option<PathBuf>,
        /// How to report.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// Prove what the course claims of code, too, by running it.
        #[arg(long)]
        run: bool,
        /// The Node.js to prove it with; can be given several times. Without one, the `node` on PATH.
        #[arg(long, value_name = "PROGRAM", requires = "run")]
        node: Vec<PathBuf>,
        /// Write what the proofs of reviews print into the course where it is not recorded, or recorded otherwise.
        #[arg(long, requires = "run")]
        record: bool,
    },
    /// List the modules and lessons of a course.
    Toc {
        /// The course, folder or file; without one, the course that comes with the program.
        path: Option<PathBuf>,
    },
    /// Explain a term of the glossary.
    Term {
        /// The term: its name, an alias or its id. A course, folder or file may follow it.
        #[arg(required = true, value_parser = word, value_name = "WORD")]
        words: Vec<String>,
        /// The course, also where its name could be a word; without one, the course that comes with the program.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Search a course: names of lessons, sections and terms first, then sentences.
    Search {
        /// The words, side by side, or in one sentence if they stand nowhere like that; their case does not matter unless one is a capital.
        /// A course, folder or file may follow them.
        #[arg(required = true, value_parser = word, value_name = "WORD")]
        words: Vec<String>,
        /// The course, also where its name could be a word; without one, the course that comes with the program.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Copy what a lab begins with to a folder of yours; without an id, list the labs.
    Lab {
        /// The lab, by id.
        id: Option<String>,
        /// Where the copy is to be; without one, a folder of nodecourse's own.
        folder: Option<PathBuf>,
        /// Put your work aside under another name and begin anew.
        #[arg(long)]
        fresh: bool,
        /// The course; without one, the course that comes with the program.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Check your work on a lab.
    CheckLab {
        /// The lab, by id.
        id: String,
        /// Where your work is; without one, where `nodecourse lab` puts it.
        folder: Option<PathBuf>,
        /// Check again whenever a file is saved.
        #[arg(long)]
        watch: bool,
        /// Agree to run what a course from elsewhere brings, without having been asked in the player.
        #[arg(long)]
        agree: bool,
        /// The course; without one, the course that comes with the program.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Run code with Node.js, with the limits that the player uses.
    Run {
        /// A file, - for standard input, or a block as LESSON:FILE or LESSON:NUMBER, where a Markdown file can stand for the
        /// lesson. What a block prints is compared with what the course says. Where a block cannot be run, its recorded
        /// output is shown. Where it does otherwise or was not run, the status is 1.
        what: String,
        /// Agree to run what a course from elsewhere brings, without having been asked in the player.
        #[arg(long)]
        agree: bool,
        /// The course of the lesson; without one, the course that comes with the program.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Show what is kept of your progress in a course, move it, or forget it.
    #[command(
        args_conflicts_with_subcommands = true,
        subcommand_precedence_over_arg = true
    )]
    Progress {
        /// What to do instead of showing it.
        #[command(subcommand)]
        command: Option<ProgressCommand>,
        /// The course; without one, the course that comes with the program.
        path: Option<PathBuf>,
        /// The same.
        #[arg(long, value_name = "PATH", conflicts_with = "path")]
        course: Option<PathBuf>,
    },
    /// List the themes.
    Themes,
    /// List the keys.
    Keys,
    /// Print the completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// Takes words that are more than blanks.
fn word(typed: &str) -> Result<String, &'static str> {
    if typed.trim().is_empty() {
        return Err("give a word, or a phrase in quotes");
    }
    Ok(typed.to_owned())
}

/// Takes the width of a page.
fn width(typed: &str) -> Result<u16, &'static str> {
    let width = typed.parse().ok();
    width
        .filter(|width| (1..=1000).contains(width))
        .ok_or("give a number of columns from 1 to 1000")
}

/// What can be done with progress.
#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Write it to a file, or print it, to take it to another machine.
    Export {
        /// The file, which must not exist yet; without one, or as `-`, standard output.
        file: Option<PathBuf>,
        /// The course; without one, the course that comes with the program.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Take in what was exported, and lose nothing that is known here; `undo` takes it back.
    Import {
        /// The file; `-` is standard input.
        file: PathBuf,
        /// The course; without one, the course that the file names.
        #[arg(long, value_name = "PATH")]
        course: Option<PathBuf>,
    },
    /// Forget it; `undo` brings it back.
    Reset {
        /// Forget only this lesson, by id.
        #[arg(long, value_name = "ID")]
        lesson: Option<String>,
        /// The course; without one, the course that comes with the program.
        path: Option<PathBuf>,
        /// The same.
        #[arg(long, value_name = "PATH", conflicts_with = "path")]
        course: Option<PathBuf>,
    },
    /// Take back the last `import`, or bring back what a `reset` after it has forgotten.
    Undo {
        /// The course; without one, the course that comes with the program.
        path: Option<PathBuf>,
        /// The same.
        #[arg(long, value_name = "PATH", conflicts_with = "path")]
        course: Option<PathBuf>,
    },
}

/// How `check` reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With an excerpt of the file and a hint.
    Human,
    /// One JSON object a line.
    Json,
    /// As annotations of GitHub's workflows.
    Github,
}
