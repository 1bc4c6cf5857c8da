//! `*.quiz.toml`: questions as mdbook-quiz has them, with more to say of each.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::keys::{self, Entry, Keys, Placed};
use super::links::Names;
use super::passage;
use super::problems::Problems;
use crate::course::quiz::{Alternative, Arrangement, Ask, Outcome, Question, Quiz};
use crate::course::{Block, Code, Dialect, QuestionId, SectionId};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// How the types of question are written.
const TYPES: [(&str, Type); 4] = [
    ("MultipleChoice", Type::Choice),
    ("ShortAnswer", Type::Short),
    ("Tracing", Type::Trace),
    ("Order", Type::Order),
];

/// How much room mdbook-quiz gives an answer: one line does for all of them here.
const RESPONSES: [(&str, ()); 3] = [("short", ()), ("long", ()), ("code", ())];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Choice,
    Short,
    Trace,
    Order,
}

/// Reads a quiz. A question that cannot be asked is left out.
pub fn read(source: &Arc<Source>, names: &Names<'_>) -> (Quiz, Vec<Diagnostic>) {
    let mut problems = Problems::new(source);
    let table = keys::parse(&source.text, 0, &mut problems);
    let mut keys = Keys::new(table.get_ref(), 0);
    let tables = keys.placed_tables("questions", &mut problems);
    let shared = keys.table("multipart", &mut problems);
    keys.finish(&mut problems);
    if tables.is_empty() && problems.is_empty() {
        problems.error(Span::new(0, 0), "the quiz has no questions");
    }
    let mut parser = Parser {
        source,
        names,
        shared: BTreeMap::new(),
        problems,
    };
    if let Some(shared) = shared {
        parser.shared = shared.all_texts(&mut parser.problems);
    }
    let mut questions: Vec<Question> = Vec::new();
    let mut taken = HashSet::new();
    let total = tables.len();
    for (number, table) in (1..).zip(tables) {
        if let Some(question) = parser.question(number, table) {
            if taken.insert(question.id.clone()) {
                questions.push(question);
            } else {
                let message = format!("the id `{}` is given twice", question.id);
                parser.problems.error(question.span, message);
            }
        }
    }
    let unread = total - questions.len();
    (Quiz { questions, unread }, parser.problems.finish())
}

struct Parser<'a> {
    source: &'a Arc<Source>,
    names: &'a Names<'a>,
    /// What several questions are about, by its name.
    shared: BTreeMap<String, String>,
    problems: Problems,
}

impl Parser<'_> {
    fn question(&mut self, number: usize, table: Placed<Keys<'_>>) -> Option<Question> {
        let Placed {
            value: mut keys,
            span,
        } = table;
        let problems = &mut self.problems;
        let id = keys.text("id", problems);
        let section = keys.text("section", problems);
        let has_type = keys.has("type");
        let kind = keys.choice("type", &TYPES, problems);
        let part = keys.text("multipart", problems);
        let prompt = keys.table("prompt", problems);
        let answer = keys.table("answer", problems);
        let context = keys.text("context", problems);
        // What only a teacher who reads the answers has use for.
        keys.flag("promptExplanation", problems);
        keys.finish(problems);
        let Some(kind) = kind else {
            if !has_type {
                problems.error(span, "the question has no `type`");
                let names: Vec<&str> = TYPES.iter().map(|(name, _)| *name).collect();
                problems.hint(format!("`type` is one of {}", names.join(", ")));
            }
            return None;
        };
        let id = self.id(id, number, span);
        let (Some(mut prompt), Some(mut answer)) = (prompt, answer) else {
            let message = "a question has a `prompt` and an `answer`";
            self.problems.error(span, message);
            return None;
        };
        let mut text = part.map(|part| self.part(&part)).unwrap_or_default();
        let asked = if kind == Type::Trace {
            None
        } else {
            let asked = prompt.text("prompt", &mut self.problems);
            if asked.is_none() {
                self.problems
                    .error(span, "the question has no `prompt.prompt`");
            }
            asked
        };
        append(&mut text, asked.map(|asked| self.blocks(&asked)));
        let ask = match kind {
            Type::Choice => self.choice(&mut prompt, &mut answer),
            Type::Short => self.short(&mut prompt, &mut answer),
            Type::Trace => self.trace(&mut prompt, &mut answer),
            Type::Order => self.order(&mut answer),
        };
        prompt.finish(&mut self.problems);
        answer.finish(&mut self.problems);
        let ask = match ask {
            Ok(ask) => ask,
            Err(message) => {
                self.problems.error(span, message);
                return None;
            }
        };
        Some(Question {
            id,
            section: section.map(|section| SectionId::new(section.value)),
            prompt: text,
            ask,
            context: context
                .map(|context| self.blocks(&context))
                .unwrap_or_default(),
            span,
        })
    }

    /// The id, or one that is made up for a question without.
    fn id(&mut self, id: Option<Placed<String>>, number: usize, span: Span) -> QuestionId {
        match id {
            Some(id) if !id.value.trim().is_empty() => QuestionId::new(id.value),
            _ => {
                if *self.names.dialect == Dialect::Native {
                    self.problems.error(span, "the question has no `id`");
                    let hint = "an answer is kept under the id, whatever else is edited";
                    self.problems.hint(hint);
                }
                QuestionId::new(format!("{}#{number}", self.names.path))
            }
        }
    }

    fn part(&mut self, part: &Placed<String>) -> Vec<Block> {
        if let Some(text) = self.shared.get(&part.value) {
            let text = Placed {
                value: text.clone(),
                span: part.span,
            };
            return self.blocks(&text);
        }
        let message = format!("`multipart` has no `{}`", part.value);
        self.problems.error(part.span, message);
        let names = self.shared.keys().map(String::as_str);
        self.problems.suggest(&part.value, names);
        Vec::new()
    }

    fn choice(&mut self, prompt: &mut Keys<'_>, answer: &mut Keys<'_>) -> Result<Ask, String> {
        let problems = &mut self.problems;
        let right = answer.one_or_more("answer", problems);
        let wrong = prompt.entries_under("distractors", problems);
        let at = prompt.number("answerIndex", problems);
        let is_sorted = prompt.flag("sortAnswers", problems) == Some(true);
        if right.is_empty() {
            return Err("the question has no right answer".to_owned());
        }
        let count = right.len();
        let mut options: Vec<Alternative> = Vec::new();
        for text in right {
            options.push(self.alternative(text, None));
        }
        for Placed { value, span } in wrong {
            match value {
                Entry::Text(value) => options.push(self.alternative(Placed { value, span }, None)),
                Entry::Table(mut keys) => {
                    let text = keys.text("text", &mut self.problems);
                    let why = keys.text("why", &mut self.problems);
                    keys.finish(&mut self.problems);
                    match text {
                        Some(text) => options.push(self.alternative(text, why)),
                        None => self.problems.error(span, "the distractor has no `text`"),
                    }
                }
            }
        }
        let mut known = HashSet::new();
        if let Some(twice) = options
            .iter()
            .find(|option| !known.insert(option.words.trim()))
        {
            return Err(format!("`{}` is there twice", twice.words.trim()));
        }
        if options.len() < 2 {
            return Err("there is nothing to choose between".to_owned());
        }
        let arrangement = match at {
            Some(at) => Arrangement::RightAt(usize::try_from(at.value).unwrap_or(usize::MAX)),
            None if is_sorted => Arrangement::Sorted,
            None => Arrangement::Shuffled,
        };
        Ok(Ask::Choice {
            options,
            right: count,
            arrangement,
        })
    }

    fn short(&mut self, prompt: &mut Keys<'_>, answer: &mut Keys<'_>) -> Result<Ask, String> {
        let problems = &mut self.problems;
        prompt.choice("response", &RESPONSES, problems);
        let best = answer.text("answer", problems);
        let more = answer.texts("alternatives", problems);
        let answers = best.into_iter().chain(more).map(|answer| answer.value);
        let answers: Vec<String> = answers.filter(|answer| !answer.trim().is_empty()).collect();
        if answers.is_empty() {
            return Err("the question has no right answer".to_owned());
        }
        Ok(Ask::Short { answers })
    }

    fn trace(&mut self, prompt: &mut Keys<'_>, answer: &mut Keys<'_>) -> Result<Ask, String> {
        let problems = &mut self.problems;
        let program = prompt.text("program", problems);
        let runs = answer.flag("doesCompile", problems);
        let prints = answer.text("stdout", problems);
        let line = answer.number("lineNumber", problems);
        let program = program.ok_or("the question has no `prompt.program`")?;
        let outcome = match (runs, prints) {
            (Some(true), Some(prints)) => Outcome::Prints(prints.value),
            (Some(true), None) => return Err("a program that runs has a `stdout`".to_owned()),
            (Some(false), _) => Outcome::Fails(line.map(|line| line.value)),
            (None, _) => return Err("the answer has no `doesCompile`".to_owned()),
        };
        let language = match self.names.dialect {
            Dialect::Native | Dialect::Plain => "js",
            Dialect::Book(_) => "rust",
        };
        let program = Code {
            language: language.into(),
            text: program.value.trim_matches('\n').into(),
            ..Code::default()
        };
        Ok(Ask::Trace {
            program: Box::new(program),
            outcome,
        })
    }

    fn order(&mut self, answer: &mut Keys<'_>) -> Result<Ask, String> {
        let items = answer.texts("answer", &mut self.problems);
        let mut known = HashSet::new();
        if let Some(twice) = items.iter().find(|item| !known.insert(item.value.trim())) {
            return Err(format!("`{}` is there twice", twice.value.trim()));
        }
        if items.len() < 2 {
            return Err("there is nothing to put in order".to_owned());
        }
        let items = items.into_iter().map(|item| self.alternative(item, None));
        Ok(Ask::Order {
            items: items.collect(),
        })
    }

    fn alternative(&mut self, text: Placed<String>, why: Option<Placed<String>>) -> Alternative {
        Alternative {
            text: self.blocks(&text),
            why: why.map(|why| self.blocks(&why)).unwrap_or_default(),
            words: text.value,
        }
    }

    fn blocks(&mut self, text: &Placed<String>) -> Vec<Block> {
        passage::blocks(text, self.source, self.names, &mut self.problems)
    }
}

/// Adds blocks below others, with a blank row between.
fn append(blocks: &mut Vec<Block>, more: Option<Vec<Block>>) {
    for mut block in more.into_iter().flatten() {
        if !blocks.is_empty() {
            block.gap = Some(block.gap.unwrap_or(0));
        }
        blocks.push(block);
    }
}
