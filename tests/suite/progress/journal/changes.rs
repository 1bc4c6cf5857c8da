//! Changes of every kind and with any words, for what holds of each journal.

use nodecourse::course::card::{Card, Recall, Side};
use nodecourse::course::review::{Category, LineRange};
use nodecourse::course::{Inside, LabId, LessonId, QuestionId, SectionId, TermId};
use nodecourse::progress::{
    Above, Answered, Change, Context, Hinted, Judged, Landmark, Meeting, Preference, Within,
};
use nodecourse::source::Fingerprint;
use proptest::prelude::*;

use super::thing;

fn any_id() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9-]{1,12}", any::<String>()]
}

fn any_landmark() -> impl Strategy<Value = Landmark> {
    (
        any_id(),
        any::<Option<String>>(),
        any::<[u32; 5]>(),
        any::<[String; 2]>(),
        any::<([u32; 13], usize, Option<u64>)>(),
        any::<([u32; 13], usize, u32, u32, usize)>(),
    )
        .prop_map(
            |(
                lesson,
                section,
                [offset, start, nth, before, all],
                [words, row],
                (units, inside, text),
                (words_around, inside_word, column, byte, covered),
            )| Landmark {
                lesson: LessonId::new(lesson),
                section: section.map(SectionId::new),
                offset: offset as usize,
                start: start as usize,
                nth: nth as usize,
                words,
                stood: (before as usize, all as usize),
                row,
                text,
                // What tells nothing is not written.
                context: match units {
                    [0, ..] => Context::default(),
                    units => Context { units, inside },
                },
                within: (column > 0).then(|| {
                    Box::new(Within {
                        inside: Inside { column, byte },
                        words: Context {
                            units: words_around,
                            inside: inside_word,
                        },
                        covered,
                    })
                }),
            },
        )
}

/// A change of any kind.
pub fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any_landmark(), any::<bool>()).prop_map(|(landmark, passed)| {
            let above = if passed {
                Above::Passed
            } else {
                Above::Skipped
            };
            Change::Place(landmark, above)
        }),
        (any_id(), any::<Option<String>>()).prop_map(|(lesson, part)| Change::Read(
            LessonId::new(lesson),
            part.map(SectionId::new)
        )),
        (any::<char>(), any_landmark()).prop_map(|(letter, mark)| Change::Bookmark(letter, mark)),
        (any_id(), any::<String>())
            .prop_map(|(lesson, name)| Change::Guessed(LessonId::new(lesson), name)),
        (any_id(), any::<u64>(), any::<[u32; 16]>()).prop_map(|(lesson, text, lines)| {
            Change::Text(LessonId::new(lesson), Fingerprint { text, lines })
        }),
        (any_id(), any_id())
            .prop_map(|(lesson, heir)| Change::Heir(LessonId::new(lesson), LessonId::new(heir))),
        (any_id(), any_id(), any::<String>(), any::<usize>()).prop_map(
            |(lab, lesson, check, count)| {
                let lesson = LessonId::new(lesson);
                let hinted = Hinted {
                    lesson,
                    check,
                    count,
                };
                Change::Hinted(LabId::new(lab), hinted)
            }
        ),
        (any_id(), any::<u32>())
            .prop_map(|(id, day)| Change::Begun(Card::Question(QuestionId::new(id)), day)),
        any::<char>().prop_map(|letter| Change::Unmark(letter, None)),
        (any_id(), any_id(), any::<Option<String>>()).prop_map(|(term, lesson, section)| {
            let meeting = Meeting {
                lesson: LessonId::new(lesson),
                section: section.map(SectionId::new),
            };
            Change::Met(TermId::new(term), meeting)
        }),
        (
            any_id(),
            any_id(),
            any::<bool>(),
            prop::collection::vec(any::<String>(), 0..4)
        )
            .prop_map(|(question, lesson, is_right, given)| {
                let answer = Answered {
                    lesson: LessonId::new(lesson),
                    file: "a.quiz.toml".to_owned(),
                    is_right,
                    given,
                };
                Change::Answered(QuestionId::new(question), answer)
            }),
        (any_id(), any_id(), any::<u32>(), any::<u32>()).prop_map(
            |(review, lesson, one, other)| {
                let lines = LineRange::between(one as usize, other as usize);
                let judged = Judged {
                    lesson: LessonId::new(lesson),
                    marks: Category::ALL
                        .into_iter()
                        .map(|category| (lines, category))
                        .collect(),
                };
                Change::Judged(review, judged)
            }
        ),
        (any_id(), any::<[u32; 4]>(), 0_usize..4).prop_map(
            |(id, [stability, difficulty, seen, due], side)| {
                let card = match Side::ALL.get(side) {
                    Some(side) => Card::Term(TermId::new(id), *side),
                    None => Card::Question(QuestionId::new(id)),
                };
                let recall = Recall {
                    stability,
                    difficulty,
                    seen,
                    due,
                };
                Change::Recalled(card, recall)
            }
        ),
        (any::<bool>(), any::<bool>())
            .prop_map(|(chosen, configured)| Change::Memory(Preference { chosen, configured })),
        (any::<u32>(), any::<u32>()).prop_map(|(chosen, configured)| Change::Width(Preference {
            chosen: chosen as usize,
            configured: configured as usize
        })),
        (any::<Option<String>>(), any::<Option<String>>())
            .prop_map(|(chosen, configured)| Change::Theme(Preference { chosen, configured })),
        any::<String>().prop_map(Change::Trust),
        prop::collection::vec((any::<String>(), any::<String>()), 0..4).prop_map(|pairs| {
            let things = pairs.iter().map(|(name, digest)| thing(name, digest));
            Change::Things(things.collect())
        }),
        any::<Option<String>>().prop_map(|lesson| Change::Reset(lesson.map(LessonId::new))),
    ]
}
