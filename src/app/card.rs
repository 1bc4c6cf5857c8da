//! What a pop-up says: a term's definition, its relatives and uses, or a footnote, as blocks for the layout.

use std::collections::BTreeMap;

use crate::course::{
    Block, BlockKind, Containers, Course, Digest, Digests, Lesson, Link, Mark, MarkKind, Prose,
    SectionId, Term, TermId, TermUse,
};
use crate::progress::Meeting;
use crate::source::Span;

/// An entry lists no more places than this, and tells how many more there are.
const MOST_USES: usize = 200;

/// What a pop-up explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A term, for a learner who met it in the text.
    Term(TermId),
    /// A term with every place where it is used, for a learner who looks through the glossary.
    Entry(TermId),
    /// A footnote of the open lesson.
    Footnote(String),
}

/// What the course knows that a pop-up can tell.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// The course.
    pub course: &'a Course,
    /// The open lesson.
    pub lesson: &'a Lesson,
    /// What is known of the lessons that have been looked through.
    pub digests: &'a Digests,
    /// The terms that the learner has met, and where first.
    pub met: &'a BTreeMap<TermId, Meeting>,
    /// The block of the open lesson in which the word stands that is explained, where it stands in one.
    pub here: Option<usize>,
}

/// How much of a term's entry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The definition.
    Short,
    /// The longer text too.
    Long,
}

impl Knowledge<'_> {
    /// Whether a term was first met in the section in which the word stands that is explained, or before the first one.
    fn is_met_here(&self, id: &TermId) -> bool {
        let (Some(meeting), Some(here)) = (self.met.get(id), self.here) else {
            return false;
        };
        let section = self.lesson.section_at(here).map(|section| section.id);
        let met = meeting.section.as_ref().map(SectionId::as_str);
        let is_near = met.is_none() || met == section;
        meeting.lesson == self.lesson.id && is_near
    }
}

impl Subject {
    /// The name, for the border of the pop-up and the way to it. It is the term alone: no question reads well around all
    /// of them, with an article or none.
    pub fn title(&self, knowledge: Knowledge<'_>) -> String {
        match self {
            Self::Term(id) | Self::Entry(id) => Self::name(knowledge, id),
            Self::Footnote(label) => format!("Note {label}"),
        }
    }

    fn name(knowledge: Knowledge<'_>, id: &TermId) -> String {
        knowledge
            .course
            .glossary
            .term(id)
            .map_or_else(|| id.to_string(), |term| term.name.clone())
    }

    /// Whether there is a longer text to ask for.
    pub fn has_more(&self, knowledge: Knowledge<'_>) -> bool {
        match self {
            Self::Term(id) | Self::Entry(id) => knowledge
                .course
                .glossary
                .term(id)
                .is_some_and(|term| !term.more.is_empty()),
            Self::Footnote(_) => false,
        }
    }

    /// The content.
    pub fn blocks(&self, knowledge: Knowledge<'_>, extent: Extent) -> Vec<Block> {
        match self {
            Self::Footnote(label) => {
                let range = knowledge
                    .lesson
                    .footnotes
                    .get(label.as_str())
                    .unwrap_or_default();
                let all = &knowledge.lesson.blocks;
                let blocks = range.filter_map(|block| all.get(block).cloned());
                let mut blocks: Vec<Block> = blocks.collect();
                for (index, block) in blocks.iter_mut().enumerate() {
                    // Inside the pop-up the number of the note would only repeat its title.
                    let depth = block.nest.iter().position(|container| {
                        matches!(container, crate::course::Container::Footnote(_))
                    });
                    block.nest = block.nest.without(depth.unwrap_or_default() + 1);
                    block.opened = block.opened.min(block.nest.len() as u8);
                    block.gap = (index > 0).then_some(0);
                }
                blocks
            }
            Self::Term(id) | Self::Entry(id) => {
                let Some(term) = knowledge.course.glossary.term(id) else {
                    return vec![paragraph(Prose::plain(
                        "The glossary of this course does not explain this term.",
                    ))];
                };
                let mut blocks = term.text.clone();
                if extent == Extent::Long {
                    append(&mut blocks, term.more.clone());
                }
                append(&mut blocks, see_also(term, knowledge));
                append(&mut blocks, self.uses(id, knowledge));
                blocks
            }
        }
    }

    fn uses(&self, id: &TermId, knowledge: Knowledge<'_>) -> Vec<Block> {
        let mut uses = knowledge.digests.uses(id, knowledge.course);
        match self {
            Self::Entry(_) => {
                let all = knowledge.digests.places(id, knowledge.course);
                let mut places = Vec::new();
                let mut before = None;
                for (digest, found) in uses.take(MOST_USES) {
                    let section = Some((&digest.id, &found.section));
                    let words = if section == before {
                        "there too".to_owned()
                    } else {
                        where_used(digest, found, knowledge.course)
                    };
                    before = section;
                    let writer = Writer::default().lead(&words, digest, found);
                    let quote = format!(" — {}", digest.sentence(found));
                    places.push(paragraph(writer.text(&quote).prose()));
                }
                let more = all.saturating_sub(places.len());
                if more > 0 {
                    let more = Prose::plain(format!("… and in {more} more places."));
                    places.push(paragraph(more));
                }
                let mut blocks: Vec<Block> = first_met(id, knowledge).into_iter().collect();
                if !places.is_empty() {
                    let title = Writer::default().role("Used in", MarkKind::Strong).prose();
                    blocks.push(paragraph(title));
                    append(&mut blocks, places);
                }
                blocks
            }
            // To say that it was met first where it is being read would tell nothing.
            Self::Term(_) | Self::Footnote(_) if knowledge.is_met_here(id) => Vec::new(),
            Self::Term(_) | Self::Footnote(_) => first_met(id, knowledge)
                .or_else(|| {
                    let (digest, found) = uses.next()?;
                    let writer = Writer::default().text("Not met yet; first used: ");
                    Some(paragraph(
                        writer.link(digest, found, knowledge.course).prose(),
                    ))
                })
                .into_iter()
                .collect(),
        }
    }
}

/// Where the learner met a term first, as a link: to the term if that use of it is kept, else to the section.
fn first_met(id: &TermId, knowledge: Knowledge<'_>) -> Option<Block> {
    let meeting = knowledge.met.get(id)?;
    let entry = knowledge.course.lesson(&meeting.lesson)?;
    let writer = Writer::default().text("First met: ");
    let mut uses = knowledge.digests.uses(id, knowledge.course);
    let found = uses
        .find(|(digest, found)| digest.id == meeting.lesson && found.section == meeting.section);
    let writer = if let Some((digest, found)) = found {
        writer.link(digest, found, knowledge.course)
    } else {
        let link = Link::Lesson(entry.id.clone(), meeting.section.clone());
        let section = meeting.section.as_ref();
        let words = match knowledge.digests.get(&entry.id) {
            Some(digest) => place(digest, section, knowledge.course),
            None => entry.title.clone(),
        };
        writer.role(&words, MarkKind::Link(Box::new(link)))
    };
    Some(paragraph(writer.prose()))
}

fn see_also(term: &Term, knowledge: Knowledge<'_>) -> Vec<Block> {
    let mut writer = Writer::default().text("See also: ");
    let related = term
        .see
        .iter()
        .filter_map(|id| knowledge.course.glossary.term(id));
    let mut count = 0;
    for (index, other) in related.enumerate() {
        if index > 0 {
            writer = writer.text(", ");
        }
        writer = writer.role(
            &other.name,
            MarkKind::Term {
                id: other.id.clone(),
                marked: true,
            },
        );
        count += 1;
    }
    if count == 0 {
        Vec::new()
    } else {
        vec![paragraph(writer.prose())]
    }
}

fn paragraph(prose: Prose) -> Block {
    Block {
        kind: BlockKind::Paragraph(prose),
        span: Span::default(),
        nest: Containers::NONE,
        opened: 0,
        gap: Some(0),
    }
}

/// Adds blocks below others, with a blank row between.
fn append(blocks: &mut Vec<Block>, more: Vec<Block>) {
    for mut block in more {
        block.gap = if blocks.is_empty() {
            None
        } else {
            Some(block.gap.unwrap_or(0))
        };
        blocks.push(block);
    }
}

/// The lesson and the section in which a term is used.
fn where_used(digest: &Digest, found: &TermUse, course: &Course) -> String {
    place(digest, found.section.as_ref(), course)
}

/// A lesson and a section of it.
fn place(digest: &Digest, section: Option<&SectionId>, course: &Course) -> String {
    let title = course.called(&digest.id, &digest.title);
    let section = section.and_then(|id| digest.sections.find(id.as_str()));
    match section {
        Some(section) => format!("{title} › {}", section.title),
        None => title.to_owned(),
    }
}

/// Writes prose with marks from left to right.
#[derive(Default)]
struct Writer {
    text: String,
    marks: Vec<Mark>,
}

impl Writer {
    fn text(mut self, words: &str) -> Self {
        self.text.push_str(words);
        self
    }

    fn role(mut self, words: &str, kind: MarkKind) -> Self {
        let start = self.text.len() as u32;
        self.text.push_str(words);
        let end = self.text.len() as u32;
        self.marks.push(Mark { start, end, kind });
        self
    }

    fn link(self, digest: &Digest, found: &TermUse, course: &Course) -> Self {
        self.lead(&where_used(digest, found, course), digest, found)
    }

    fn lead(self, words: &str, digest: &Digest, found: &TermUse) -> Self {
        let link = Link::Use(digest.id.clone(), found.block, found.term.clone());
        self.role(words, MarkKind::Link(Box::new(link)))
    }

    fn prose(self) -> Prose {
        Prose::new(self.text, self.marks)
    }
}
