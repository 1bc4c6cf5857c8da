//! What is wrong with a command line, in one sentence that says what to do next.

mod mistake;

use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap::error::ErrorKind;

use self::mistake::Mistake;
use crate::cli::Cli;
use crate::diagnostic::nearest;

/// A command line that asks for something that there is not.
#[derive(Debug)]
pub struct Misuse(String);

impl Misuse {
    /// One that is told in this sentence.
    pub fn new(sentence: String) -> Self {
        Self(sentence)
    }

    /// A word in the place of a path that was probably meant to be one of the commands below `under`.
    pub fn in_place_of_path(path: &Path, under: &[&str]) -> Option<Self> {
        let command = meant_command(path, under)?;
        Some(Self::of(path, &command))
    }

    /// The sentence on a word that is the name of nothing, before more words than the player, or the command `under`, takes.
    fn in_arguments(
        arguments: impl IntoIterator<Item = OsString>,
        under: &[&str],
    ) -> Option<String> {
        let is_word = |argument: &OsString| !argument.as_encoded_bytes().starts_with(b"-");
        let mut words = arguments.into_iter().filter(is_word);
        let word = PathBuf::from(words.nth(under.len())?);
        let command = meant_command(&word, under).filter(|_| !word.exists())?;
        Some(Self::of(&word, &command).to_string())
    }

    fn of(path: &Path, command: &str) -> Self {
        let path = path.display();
        Self(format!(
            "There is no `{path}`; did you mean the command `{command}`?"
        ))
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Misuse {}

/// The sentence on a command line that could not be read.
pub fn sentence(
    error: &clap::Error,
    arguments: impl IntoIterator<Item = OsString>,
) -> Option<String> {
    let mistake = Mistake(error);
    match error.kind() {
        ErrorKind::InvalidValue => mistake.value(),
        ErrorKind::ValueValidation => mistake.unfit(),
        ErrorKind::UnknownArgument => {
            Misuse::in_arguments(arguments, &[]).or_else(|| mistake.unknown())
        }
        ErrorKind::InvalidSubcommand => Misuse::in_arguments(arguments, &[])
            .or_else(|| mistake.command(|word| meant_command(Path::new(word), &[]))),
        ErrorKind::MissingRequiredArgument => mistake.missing(),
        ErrorKind::ArgumentConflict => mistake.conflict().or_else(|| {
            let words: Vec<OsString> = arguments.into_iter().collect();
            mistake.behind_path(|under| Misuse::in_arguments(words.iter().cloned(), under))
        }),
        ErrorKind::TooManyValues => mistake.needless(),
        ErrorKind::InvalidUtf8 => {
            Some("A word that is no path is not valid UTF-8; type it anew.".to_owned())
        }
        _ => None,
    }
}

/// The command below `under` that a word in the place of a path was probably meant to be.
fn meant_command(path: &Path, under: &[&str]) -> Option<String> {
    let word = path.to_str().filter(|word| !word.contains(['/', '.']))?;
    let cli = Cli::command();
    let parent = under
        .iter()
        .try_fold(&cli, |command, name| command.find_subcommand(name))?;
    let names: Vec<&str> = parent
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    let meant = nearest(word, names.iter().copied()).filter(|_| !names.contains(&word))?;
    let whole: Vec<&str> = under.iter().copied().chain([meant]).collect();
    Some(whole.join(" "))
}
