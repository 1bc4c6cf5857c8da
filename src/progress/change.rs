//! The changes that a journal holds, and their words in it.

use super::{
    Answered, Hinted, Judged, Landmark, Meeting, Part, Preference, Thing, Whereabouts, Worked,
    trust,
};
use crate::course::card::{Card, Recall};
use crate::course::{LabId, LessonId, QuestionId, SectionId, TermId};
use crate::source::Fingerprint;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The learner is at another place.
    Place(Landmark, Above),
    /// A part of a lesson was read to its end.
    Read(LessonId, Part),
    /// A letter names a place.
    Bookmark(char, Landmark),
    /// A letter names the place again that it named before it was taken from it; another one stays, which another player may
    /// have chosen meanwhile. In a journal it is a bookmark like others.
    Restored(char, Landmark),
    /// The lesson of a bookmark has another name: its letter names the same place there. Where it names another one by then, or
    /// none, that stays. In a journal it is a bookmark like others.
    Followed(char, Box<Landmark>, Landmark),
    /// A letter names none any more. Where it is said which one that was, another one stays: another player may have chosen
    /// that meanwhile. In a journal, where nothing happens meanwhile, it is not said.
    Unmark(char, Option<Landmark>),
    /// A term was on the screen for the first time.
    Met(TermId, Meeting),
    /// A question was answered.
    Answered(QuestionId, Answered),
    /// A piece of code was judged.
    Judged(String, Judged),
    /// A lab has come further, or back.
    Worked(LabId, Worked),
    /// Hints of a check of a lab were taken.
    Hinted(LabId, Hinted),
    /// What a block of code with this name prints was said, or read without: what stands below it is shown.
    Guessed(LessonId, String),
    /// The text of a lesson that something is kept of is known by this.
    Text(LessonId, Fingerprint),
    /// The text of a lesson, and with it all that was known of that, has this name now.
    Heir(LessonId, LessonId),
    /// What a card asks for was met on this day, counted from 1970.
    Begun(Card, u32),
    /// A card was asked for, and is known so well.
    Recalled(Card, Recall),
    /// Cards were turned on or off.
    Memory(Preference<bool>),
    /// Another width of the text column was chosen.
    Width(Preference<usize>),
    /// A theme was chosen, or none so that the terminal's background decides.
    Theme(Preference<Option<String>>),
    /// The learner agreed that code of the course with this digest is run.
    Trust(String),
    /// What would run when the learner agreed last, thing by thing.
    Things(Vec<Thing>),
    /// The course is here.
    Whereabouts(Whereabouts),
    /// What was known of this lesson, or of the whole course, holds no longer.
    Reset(Option<LessonId>),
}

/// What became of the text above a place, back to the beginning of its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Above {
    /// All of it has been on the screen.
    Passed,
    /// Some of it was jumped over.
    #[default]
    Skipped,
}

/// What a change concerns, and so which journal it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One course.
    Course,
    /// All courses.
    Preferences,
}

/// The lesson that a change is about, borrowed as that is.
macro_rules! lesson_of {
    ($change:expr) => {
        match $change {
            Self::Place(Landmark { lesson, .. }, _)
            | Self::Bookmark(_, Landmark { lesson, .. })
            | Self::Restored(_, Landmark { lesson, .. })
            | Self::Followed(_, _, Landmark { lesson, .. })
            | Self::Read(lesson, _)
            | Self::Guessed(lesson, _)
            | Self::Text(lesson, _)
            | Self::Heir(lesson, _)
            | Self::Met(_, Meeting { lesson, .. })
            | Self::Answered(_, Answered { lesson, .. })
            | Self::Judged(_, Judged { lesson, .. })
            | Self::Worked(_, Worked { lesson, .. })
            | Self::Hinted(_, Hinted { lesson, .. })
            | Self::Reset(Some(lesson)) => Some(lesson),
            Self::Reset(None)
            | Self::Unmark(..)
            | Self::Begun(..)
            | Self::Recalled(..)
            | Self::Memory(_)
            | Self::Trust(_)
            | Self::Things(_)
            | Self::Whereabouts(_)
            | Self::Width(_)
            | Self::Theme(_) => None,
        }
    };
}

impl Change {
    /// What it concerns.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Width(_) | Self::Theme(_) | Self::Memory(_) => Scope::Preferences,
            Self::Place(..)
            | Self::Read(..)
            | Self::Bookmark(..)
            | Self::Restored(..)
            | Self::Followed(..)
            | Self::Unmark(..)
            | Self::Met(..)
            | Self::Answered(..)
            | Self::Judged(..)
            | Self::Worked(..)
            | Self::Hinted(..)
            | Self::Guessed(..)
            | Self::Text(..)
            | Self::Heir(..)
            | Self::Begun(..)
            | Self::Recalled(..)
            | Self::Trust(_)
            | Self::Things(_)
            | Self::Whereabouts(_)
            | Self::Reset(_) => Scope::Course,
        }
    }

    /// The lesson that it is about.
    pub fn lesson(&self) -> Option<&LessonId> {
        lesson_of!(self)
    }

    /// The same, to be called otherwise.
    pub fn lesson_mut(&mut self) -> Option<&mut LessonId> {
        lesson_of!(self)
    }

    /// Whether it depends on what is known when it is kept: then it replaces nothing before that has come to be known.
    pub(super) fn is_conditional(&self) -> bool {
        matches!(
            self,
            Self::Restored(..) | Self::Followed(..) | Self::Unmark(_, Some(_))
        )
    }

    /// What a later change of the same kind replaces: the kind, and the names that tell it from others.
    pub(super) fn key(&self) -> (&'static str, String) {
        let name = match self {
            Self::Place(..)
            | Self::Width(_)
            | Self::Theme(_)
            | Self::Memory(_)
            | Self::Things(_)
            | Self::Whereabouts(_) => String::new(),
            Self::Recalled(card, _) | Self::Begun(card, _) => {
                let (kind, id, side) = card.names();
                format!("{kind}\n{id}\n{side}")
            }
            Self::Read(lesson, part) => {
                let part = part.as_ref().map(SectionId::as_str);
                format!("{lesson}\n{}", part.unwrap_or("\n"))
            }
            // A bookmark that was removed replaces the one that was set.
            Self::Bookmark(letter, _)
            | Self::Restored(letter, _)
            | Self::Followed(letter, ..)
            | Self::Unmark(letter, _) => letter.to_string(),
            Self::Met(term, _) => term.to_string(),
            Self::Answered(question, _) => question.to_string(),
            Self::Judged(review, _) => review.clone(),
            Self::Worked(lab, _) => lab.to_string(),
            Self::Hinted(lab, hinted) => format!("{lab}\n{}", hinted.check),
            Self::Guessed(lesson, name) => format!("{lesson}\n{name}"),
            Self::Text(lesson, _) | Self::Heir(lesson, _) => lesson.to_string(),
            Self::Trust(digest) => digest.clone(),
            Self::Reset(lesson) => lesson.as_ref().map_or("\n", LessonId::as_str).to_owned(),
        };
        let kind = match self {
            Self::Unmark(..) => "bookmark",
            other => other.kind(),
        };
        (kind, name)
    }

    /// The key of a change of another kind that holds no longer after this one: a name is no older one of another lesson any
    /// more when it is that of a text again.
    pub(super) fn ended(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Text(lesson, _) => Some(("heir", lesson.to_string())),
            Self::Heir(lesson, heir) if lesson != heir => Some(("heir", heir.to_string())),
            _ => None,
        }
    }

    /// The word for it in a journal.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Place(..) => "place",
            Self::Read(..) => "read",
            Self::Bookmark(..) | Self::Restored(..) | Self::Followed(..) => "bookmark",
            Self::Unmark(..) => "unmark",
            Self::Met(..) => "met",
            Self::Answered(..) => "answered",
            Self::Judged(..) => "judged",
            Self::Worked(..) => "worked",
            Self::Hinted(..) => "hinted",
            Self::Guessed(..) => "guessed",
            Self::Text(..) => "text",
            Self::Heir(..) => "heir",
            Self::Begun(..) => "begun",
            Self::Recalled(..) => "recalled",
            Self::Memory(_) => "memory",
            Self::Width(_) => "width",
            Self::Theme(_) => "theme",
            Self::Trust(_) => "trust",
            Self::Things(_) => "things",
            Self::Whereabouts(_) => "whereabouts",
            Self::Reset(_) => "reset",
        }
    }

    /// What follows the word: a JSON array.
    pub(super) fn details(&self) -> String {
        let json = match self {
            Self::Place(landmark, above) => {
                serde_json::to_string(&(landmark.fields(), *above == Above::Passed))
            }
            Self::Read(lesson, part) => {
                serde_json::to_string(&(lesson.as_str(), part.as_ref().map(SectionId::as_str)))
            }
            Self::Bookmark(letter, landmark)
            | Self::Restored(letter, landmark)
            | Self::Followed(letter, _, landmark) => {
                serde_json::to_string(&(letter, landmark.fields()))
            }
            Self::Unmark(letter, _) => serde_json::to_string(&[letter]),
            Self::Met(term, meeting) => serde_json::to_string(&(
                term.as_str(),
                meeting.lesson.as_str(),
                meeting.section.as_ref().map(SectionId::as_str),
            )),
            Self::Answered(question, answer) => answer.details(question.as_str()),
            Self::Judged(review, judged) => judged.details(review),
            Self::Worked(lab, worked) => worked.details(lab),
            Self::Hinted(lab, hinted) => hinted.details(lab),
            Self::Guessed(lesson, name) => serde_json::to_string(&(lesson.as_str(), name)),
            Self::Text(lesson, Fingerprint { text, lines }) => {
                serde_json::to_string(&(lesson.as_str(), text, lines))
            }
            Self::Heir(lesson, heir) => serde_json::to_string(&(lesson.as_str(), heir.as_str())),
            Self::Begun(card, day) => serde_json::to_string(&(card.names(), day)),
            Self::Recalled(card, recall) => {
                let state = (recall.stability, recall.difficulty, recall.seen, recall.due);
                serde_json::to_string(&(card.names(), state))
            }
            Self::Memory(memory) => serde_json::to_string(&(memory.chosen, memory.configured)),
            Self::Width(width) => serde_json::to_string(&(width.chosen, width.configured)),
            Self::Theme(theme) => serde_json::to_string(&(&theme.chosen, &theme.configured)),
            Self::Trust(digest) => serde_json::to_string(&[digest]),
            Self::Things(things) => trust::details(things),
            Self::Whereabouts(whereabouts) => whereabouts.details(),
            Self::Reset(lesson) => serde_json::to_string(&[lesson.as_ref().map(LessonId::as_str)]),
        };
        // Texts and numbers always have a JSON form.
        json.unwrap_or_default()
    }

    /// The place that it is about.
    pub(super) fn landmark(&self) -> Option<&Landmark> {
        match self {
            Self::Place(landmark, _)
            | Self::Bookmark(_, landmark)
            | Self::Restored(_, landmark)
            | Self::Followed(_, _, landmark) => Some(landmark),
            _ => None,
        }
    }

    /// The same of a change that was read, to be told more of.
    pub(super) fn landmark_mut(&mut self) -> Option<&mut Landmark> {
        match self {
            Self::Place(landmark, _) | Self::Bookmark(_, landmark) => Some(landmark),
            _ => None,
        }
    }

    /// The change with this word and these details; `None` if a newer version must have written it.
    pub(super) fn read(kind: &str, details: &str) -> Option<Self> {
        let read = match kind {
            "place" => serde_json::from_str(details).and_then(|(fields, is_passed)| {
                let above = if is_passed {
                    Above::Passed
                } else {
                    Above::Skipped
                };
                Ok(Self::Place(Landmark::read(fields)?, above))
            }),
            "read" => {
                serde_json::from_str(details).map(|(lesson, part): (String, Option<String>)| {
                    Self::Read(LessonId::new(lesson), part.map(SectionId::new))
                })
            }
            "bookmark" => serde_json::from_str(details)
                .and_then(|(letter, fields)| Ok(Self::Bookmark(letter, Landmark::read(fields)?))),
            "unmark" => {
                serde_json::from_str(details).map(|[letter]: [char; 1]| Self::Unmark(letter, None))
            }
            "met" => serde_json::from_str(details).map(
                |(term, lesson, section): (String, String, Option<String>)| {
                    let meeting = Meeting {
                        lesson: LessonId::new(lesson),
                        section: section.map(SectionId::new),
                    };
                    Self::Met(TermId::new(term), meeting)
                },
            ),
            "answered" => Answered::read(details)
                .map(|(question, answer)| Self::Answered(QuestionId::new(question), answer)),
            "guessed" => serde_json::from_str(details)
                .map(|(lesson, name): (String, _)| Self::Guessed(LessonId::new(lesson), name)),
            "text" => serde_json::from_str(details).map(
                |(lesson, text, lines): (String, u64, Vec<u32>)| {
                    Self::Text(LessonId::new(lesson), Fingerprint::kept(text, &lines))
                },
            ),
            "heir" => serde_json::from_str(details).map(|(lesson, heir): (String, String)| {
                Self::Heir(LessonId::new(lesson), LessonId::new(heir))
            }),
            "worked" => Worked::read(details).map(|(lab, worked)| Self::Worked(lab, worked)),
            "hinted" => Hinted::read(details).map(|(lab, hinted)| Self::Hinted(lab, hinted)),
            "judged" => Judged::read(details).map(|(review, judged)| Self::Judged(review, judged)),
            "begun" => return begun(details),
            "recalled" => return recalled(details),
            "memory" => serde_json::from_str(details)
                .map(|(chosen, configured)| Self::Memory(Preference { chosen, configured })),
            "width" => serde_json::from_str(details)
                .map(|(chosen, configured)| Self::Width(Preference { chosen, configured })),
            "theme" => serde_json::from_str(details)
                .map(|(chosen, configured)| Self::Theme(Preference { chosen, configured })),
            "trust" => {
                serde_json::from_str(details).map(|[digest]: [String; 1]| Self::Trust(digest))
            }
            "things" => trust::read(details).map(Self::Things),
            "whereabouts" => Whereabouts::read(details).map(Self::Whereabouts),
            "reset" => serde_json::from_str(details)
                .map(|[lesson]: [Option<String>; 1]| Self::Reset(lesson.map(LessonId::new))),
            _ => return None,
        };
        read.ok()
    }
}

/// When what a card asks for was met; `None` if it is of a kind that only a newer version has.
fn begun(details: &str) -> Option<Change> {
    type Names = (String, String, String);
    let (names, day): (Names, u32) = serde_json::from_str(details).ok()?;
    let card = Card::named(&names.0, &names.1, &names.2)?;
    Some(Change::Begun(card, day))
}

/// How well a card is known; `None` if it is of a kind that only a newer version has.
fn recalled(details: &str) -> Option<Change> {
    type Names = (String, String, String);
    let (names, state): (Names, (u32, u32, u32, u32)) = serde_json::from_str(details).ok()?;
    let card = Card::named(&names.0, &names.1, &names.2)?;
    let (stability, difficulty, seen, due) = state;
    let recall = Recall {
        stability,
        difficulty,
        seen,
        due,
    };
    Some(Change::Recalled(card, recall))
}
