//! A mistake that the parser of the command line has found, in our words.

use std::error::Error;
use std::fmt;

use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command, CommandFactory};

use crate::cli::Cli;

/// An option that more commands have is not told to be theirs.
const MOST_OWNERS: usize = 3;

/// The command whose words may be any signs.
const SEARCH: &str = "nodecourse search";

/// What the parser knows of a mistake.
pub(super) struct Mistake<'a>(pub(super) &'a clap::Error);

impl Mistake<'_> {
    /// A value that is none of those that there are, or none at all.
    pub(super) fn value(&self) -> Option<String> {
        let parameter = Parameter::of(self.text(ContextKind::InvalidArg)?);
        let value = self.text(ContextKind::InvalidValue).unwrap_or_default();
        let known = self.texts(ContextKind::ValidValue);
        let meant = self.text(ContextKind::SuggestedValue);
        Some(match (value, meant, known.split_last()) {
            ("", _, None) if parameter.is_option => format!(
                "`{}` has no value; write `{}`.",
                parameter.name, parameter.as_written
            ),
            ("", _, None) => format!("{} is empty; give one, or leave it out.", parameter.name),
            ("", _, Some(known)) => format!(
                "{} has no value; it is {}.",
                parameter.told(),
                list(known, "or")
            ),
            (_, Some(meant), _) => format!(
                "{} cannot be `{value}`; did you mean `{meant}`?",
                parameter.told()
            ),
            (_, None, Some(known)) => {
                format!(
                    "{} cannot be `{value}`; it is {}.",
                    parameter.told(),
                    list(known, "or")
                )
            }
            (_, None, None) => return None,
        })
    }

    /// A value that does not pass, for the reason that its reader gives.
    pub(super) fn unfit(&self) -> Option<String> {
        let parameter = Parameter::of(self.text(ContextKind::InvalidArg)?);
        let value = self.text(ContextKind::InvalidValue)?;
        let what_to_do = self.0.source()?;
        Some(if value.trim().is_empty() {
            format!("{} is empty; {what_to_do}.", parameter.told())
        } else {
            format!("{} cannot be `{value}`; {what_to_do}.", parameter.told())
        })
    }

    /// An option that there is not, or a word too many.
    pub(super) fn unknown(&self) -> Option<String> {
        let word = self.text(ContextKind::InvalidArg)?;
        let command = self.command_line();
        if !word.starts_with('-') {
            return Some(too_many(word, &command));
        }
        let owners = owners(word);
        let advice = match (owners.split_last(), self.text(ContextKind::SuggestedArg)) {
            (Some(owners), _) if owners.1.len() < MOST_OWNERS => {
                format!("it belongs to {}.", list(owners, "and"))
            }
            (None, Some(meant)) => format!("did you mean `{meant}`?"),
            // What is looked for may begin with a hyphen.
            (None, None) if command == SEARCH && !word.contains('\'') => {
                format!("write `{command} -- '{word}' [PATH]` to look for it.")
            }
            (Some(_) | None, _) => format!("`{command} --help` shows what it takes."),
        };
        Some(format!("`{command}` has no option `{word}`; {advice}"))
    }

    /// A command that there is not, where only a command can stand.
    pub(super) fn command(&self, meant: impl Fn(&str) -> Option<String>) -> Option<String> {
        let word = self.text(ContextKind::InvalidSubcommand)?;
        let advice = match meant(word) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`nodecourse --help` lists them.".to_owned(),
        };
        Some(format!("There is no command `{word}`; {advice}"))
    }

    /// Something that has to be there.
    pub(super) fn missing(&self) -> Option<String> {
        let names = self.texts(ContextKind::InvalidArg);
        let (last, others) = names.split_last()?;
        let told = |name: &&str| Parameter::of(name).told();
        let mut all: Vec<String> = others.iter().map(told).collect();
        all.push(told(last));
        let verb = if others.is_empty() { "is" } else { "are" };
        let usage = self.usage();
        Some(format!(
            "{} {verb} missing; write `{usage}`.",
            all.join(" and ")
        ))
    }

    /// What stands twice, or beside what excludes it.
    pub(super) fn conflict(&self) -> Option<String> {
        let one = self.text(ContextKind::InvalidArg)?;
        let others = self.texts(ContextKind::PriorArg);
        let other = others.first().copied().unwrap_or(one);
        let told = |written| Parameter::of(written).told();
        if one == other {
            return Some(format!("{} is given twice; give it once.", told(one)));
        }
        Some(format!(
            "{} and {} exclude each other; leave one of them out.",
            told(one),
            told(other)
        ))
    }

    /// A word behind a path where only a command could have another one behind it; `meant` finds the command that the
    /// path was to be.
    pub(super) fn behind_path(&self, meant: impl Fn(&[&str]) -> Option<String>) -> Option<String> {
        let word = self.text(ContextKind::InvalidSubcommand)?;
        let line = self.command_line();
        let under: Vec<&str> = line.split(' ').skip(1).collect();
        if let Some(sentence) = meant(&under) {
            return Some(sentence);
        }
        let cli = Cli::command();
        let parent = under
            .iter()
            .try_fold(&cli, |command, name| command.find_subcommand(name))?;
        Some(match parent.find_subcommand(word) {
            Some(found) => {
                let course = names_course(found).map(|option| format!(" {option}"));
                let whole = format!("{line} {word}{}", course.unwrap_or_default());
                format!("`{word}` comes before what it is for; write `{whole}`.")
            }
            None => too_many(word, &line),
        })
    }

    /// A value where none belongs.
    pub(super) fn needless(&self) -> Option<String> {
        let option = self.text(ContextKind::InvalidArg)?;
        let value = self.text(ContextKind::InvalidValue)?;
        Some(format!("`{option}` takes no value; leave `={value}` out."))
    }

    /// How the command is written, as in `nodecourse term <WORD>...`.
    fn usage(&self) -> String {
        let usage = self.0.get(ContextKind::Usage).map(ToString::to_string);
        let usage = usage.unwrap_or_default();
        let line = usage.trim_start_matches("Usage:").trim();
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    }

    /// The command without what it takes, as in `nodecourse progress export`.
    fn command_line(&self) -> String {
        let usage = self.usage();
        let is_name = |word: &&str| !word.starts_with(['[', '<', '-']);
        let names: Vec<&str> = usage.split(' ').take_while(is_name).collect();
        names.join(" ")
    }

    fn text(&self, kind: ContextKind) -> Option<&str> {
        match self.0.get(kind)? {
            ContextValue::String(text) => Some(text),
            ContextValue::Strings(texts) => texts.first().map(String::as_str),
            _ => None,
        }
    }

    fn texts(&self, kind: ContextKind) -> Vec<&str> {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => vec![text],
            Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// Where a value belongs.
struct Parameter<'a> {
    /// As the parser writes it: `--width <N>`, `[PATH]`.
    as_written: String,
    /// The option, or the word that stands for the value.
    name: &'a str,
    is_option: bool,
}

impl<'a> Parameter<'a> {
    fn of(written: &'a str) -> Self {
        let first = written.split([' ', '=']).next().unwrap_or(written);
        let is_bracket = |sign: char| matches!(sign, '[' | ']' | '<' | '>' | '.');
        Self {
            as_written: written.replace(['<', '>'], ""),
            name: first.trim_matches(is_bracket),
            is_option: first.starts_with('-'),
        }
    }

    /// Options as they are typed; what a word stands for as the help writes it.
    fn told(&self) -> String {
        if self.is_option {
            format!("`{}`", self.name)
        } else {
            self.name.to_owned()
        }
    }
}

/// What is said of a word that a command has no place for: perhaps it is the course, or the lesson, which an option names.
fn too_many(word: &str, line: &str) -> String {
    let advice = named_by_option(line);
    let advice = advice.unwrap_or_else(|| format!("`{line} --help` shows what it takes."));
    format!("`{word}` is a word too many for `{line}`; {advice}")
}

/// How a command is written with the option that names its course, or else its lesson.
fn named_by_option(line: &str) -> Option<String> {
    let cli = Cli::command();
    let mut names = line.split(' ').skip(1);
    let command = names.try_fold(&cli, |command, name| command.find_subcommand(name))?;
    let words: Vec<String> = command.get_positionals().map(value_name).collect();
    let options = ["course", "lesson"].into_iter();
    let mut options = options.filter_map(|noun| Some((noun, option(command, noun)?)));
    // What a word can name is named by that.
    let (noun, written) = options.find(|(_, (_, value))| !words.contains(value))?;
    let (name, value) = written;
    let words = words.join(" ");
    Some(format!(
        "a {noun} is named by `{name}`: write `{line} {words} {name} {value}`."
    ))
}

/// How the course of a command is named by an option, if it is: `--course PATH`.
fn names_course(command: &Command) -> Option<String> {
    let (name, value) = option(command, "course")?;
    Some(format!("{name} {value}"))
}

/// An option of a command and what its value is called, as they are written.
fn option(command: &Command, long: &str) -> Option<(String, String)> {
    let mut arguments = command.get_arguments();
    let found = arguments.find(|argument| argument.get_long() == Some(long))?;
    Some((format!("--{long}"), value_name(found)))
}

fn value_name(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let name = names.first().map(ToString::to_string);
    name.unwrap_or_else(|| argument.get_id().as_str().to_uppercase())
}

/// The commands that have an option.
fn owners(option: &str) -> Vec<String> {
    let cli = Cli::command();
    let name = option.trim_start_matches('-');
    let mut owners = Vec::new();
    let mut open = vec![(cli.get_name().to_owned(), &cli)];
    while let Some((path, command)) = open.pop() {
        if command
            .get_arguments()
            .any(|argument| argument.get_long() == Some(name))
        {
            owners.push(path.clone());
        }
        let below = command.get_subcommands();
        open.extend(below.map(|below| (format!("{path} {}", below.get_name()), below)));
    }
    owners.sort();
    owners
}

/// Names with a word before the last, as in “`a`, `b` or `c`”.
fn list<T: fmt::Display>((last, others): (&T, &[T]), joint: &str) -> String {
    let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
    if others.is_empty() {
        return format!("`{last}`");
    }
    format!("{} {joint} `{last}`", others.join(", "))
}
