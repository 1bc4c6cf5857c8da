//! Running text ready to be wrapped: cleaned, with its marks turned into runs of one look each.

mod active;

use std::borrow::Cow;
use std::ops::Range;

use super::row::Row;
use super::target::Targets;
use crate::course::{Mark, ProseRef, behind_image};
use crate::text;
use crate::theme::{Role, Roles};
use active::{Active, Edge, lead};

/// Text that is cut into rows by byte ranges, whatever runs it consists of.
#[derive(Debug, Clone, Default)]
pub(super) struct Flow<'a> {
    /// Clean text; a newline is a hard break, and there are no tabs.
    pub(super) text: Cow<'a, str>,
    /// Inline code, whose words are kept whole.
    pub(super) code: Vec<Range<usize>>,
    runs: Vec<Run>,
}

/// Text of one look, from the end of the run before.
#[derive(Debug, Clone)]
struct Run {
    end: usize,
    roles: Roles,
    target: Option<u16>,
}

/// What a wide glyph becomes where there is one cell a row.
const TOO_WIDE: &str = "□";

impl<'a> Flow<'a> {
    /// Prose on top of a base role.
    pub(super) fn new(prose: ProseRef<'a>, base: Roles, targets: &mut Targets) -> Self {
        let mut flow = Self {
            text: text::clean(prose.text),
            ..Self::default()
        };
        if prose.marks.is_empty() {
            flow.close(flow.text.len(), base, None);
        } else {
            flow.mark(prose, base, targets);
        }
        flow.without_tabs()
    }

    /// Text of one look.
    pub(super) fn plain(text: &'a str, roles: impl Into<Roles>) -> Self {
        let mut flow = Self {
            text: text::clean(text),
            ..Self::default()
        };
        flow.close(flow.text.len(), roles.into(), None);
        flow.without_tabs()
    }

    /// A text that has been made clean elsewhere, in runs that end at these offsets.
    pub(super) fn runs(
        text: impl Into<Cow<'a, str>>,
        runs: impl IntoIterator<Item = (usize, Roles)>,
    ) -> Self {
        let mut flow = Self {
            text: text.into(),
            ..Self::default()
        };
        for (end, roles) in runs {
            flow.close(end, roles, None);
        }
        flow.snap();
        flow
    }

    /// The same with ranges of the text set off.
    pub(super) fn marked(mut self, marks: &[(Range<usize>, Role)]) -> Self {
        if marks.is_empty() {
            return self;
        }
        let mut edges = Vec::with_capacity(marks.len() * 2);
        for (range, role) in marks {
            edges.extend([(range.start, None), (range.end, Some(*role))]);
        }
        let mut runs = Vec::with_capacity(self.runs.len() + edges.len());
        let mut edges = edges.into_iter().peekable();
        for run in std::mem::take(&mut self.runs) {
            while let Some((at, role)) = edges.next_if(|(at, _)| *at < run.end) {
                let roles = role.map_or(run.roles, |role| run.roles.with(role));
                runs.push(Run {
                    end: at,
                    roles,
                    ..run
                });
            }
            let roles = match edges.peek() {
                Some((_, Some(role))) => run.roles.with(*role),
                Some((_, None)) | None => run.roles,
            };
            runs.push(Run { roles, ..run });
        }
        self.runs = runs;
        self.snap();
        self.runs.dedup_by(|later, run| later.end <= run.end);
        self
    }

    /// Adds another flow at the end.
    pub(super) fn append(&mut self, other: &Flow) {
        let shift = self.text.len();
        self.text.to_mut().push_str(&other.text);
        self.runs.extend(other.runs.iter().map(|run| Run {
            end: run.end + shift,
            ..run.clone()
        }));
        let moved = |code: &Range<usize>| code.start + shift..code.end + shift;
        self.code.extend(other.code.iter().map(moved));
    }

    /// The same with more roles on all of it.
    pub(super) fn over(mut self, roles: Roles) -> Self {
        for run in &mut self.runs {
            run.roles = run.roles.and(roles);
        }
        self
    }

    /// Makes all text that leads nowhere lead to this target.
    pub(super) fn lead_to(&mut self, target: Option<u16>) {
        for run in &mut self.runs {
            run.target = run.target.or(target);
        }
    }

    /// The same with glyphs that fit into rows of this width: at one cell, wide ones become boxes.
    pub(super) fn fitting(self, width: usize) -> Self {
        if width > 1 || self.text.is_ascii() {
            return self;
        }
        let mut out = String::with_capacity(self.text.len());
        let mut start = 0;
        let mut runs = Vec::with_capacity(self.runs.len());
        for run in self.runs {
            let words = self.text.get(start..run.end).unwrap_or_default();
            for (cluster, cells) in text::clusters(words) {
                out.push_str(if cells > width { TOO_WIDE } else { cluster });
            }
            start = run.end;
            runs.push(Run {
                end: out.len(),
                ..run
            });
        }
        Self {
            text: Cow::Owned(out),
            code: Vec::new(),
            runs,
        }
    }

    /// The pieces of a range of the text.
    pub(super) fn row(&self, range: Range<usize>) -> Row {
        let mut row = Row::default().starting(range.start);
        let mut start = range.start;
        let first = self.runs.partition_point(|run| run.end <= start);
        for run in self.runs.iter().skip(first) {
            if start >= range.end {
                break;
            }
            let end = run.end.min(range.end);
            let words = self.text.get(start..end).unwrap_or_default();
            row.push(words, run.roles, run.target);
            start = end;
        }
        row
    }

    /// Sweeps over the marks: each place where one starts or ends closes a run, and where an image
    /// ends, its file is added.
    fn mark(&mut self, prose: ProseRef<'_>, base: Roles, targets: &mut Targets) {
        let source = prose.text;
        let marks: Vec<&Mark> = prose
            .marks
            .iter()
            .filter(|mark| !prose.marked(mark).is_empty())
            .collect();
        let mut edges: Vec<(u32, Edge, usize)> = Vec::with_capacity(marks.len() * 2);
        for (index, mark) in marks.iter().enumerate() {
            edges.push((mark.start, Edge::Start, index));
            edges.push((mark.end, Edge::End, index));
        }
        edges.sort_unstable_by_key(|(at, edge, index)| (*at, *edge, *index));

        let named = |mark: &&Mark| prose.file(mark).is_some();
        let changed = matches!(self.text, Cow::Owned(_)) || marks.iter().any(named);
        // Nothing is copied where the text stays as it is.
        let mut out = changed.then(String::new);
        let mut active = Active::default();
        let mut leads: Vec<Option<u16>> = vec![None; marks.len()];
        let mut done = 0;
        for (at, edge, index) in edges {
            let at = at as usize;
            if at > done {
                let end = copy(source, done..at, &mut out);
                let target = active.innermost().and_then(|mark| *leads.get(mark)?);
                self.close(end, active.roles(base), target);
                done = at;
            }
            let here = out.as_ref().map_or(at, String::len);
            let (Some(mark), Some(own)) = (marks.get(index), leads.get_mut(index)) else {
                continue;
            };
            let kind = &mark.kind;
            match edge {
                Edge::Start => {
                    *own = lead(kind, targets);
                    if active.start(kind, index, *own) {
                        self.code.push(here..here);
                    }
                }
                Edge::End => {
                    if active.end(kind, index)
                        && let Some(code) = self.code.last_mut()
                    {
                        code.end = here;
                    }
                    if let Some(file) = prose.file(mark)
                        && let Some(out) = &mut out
                    {
                        out.push_str(&behind_image(file));
                        self.close(out.len(), Role::Muted.into(), None);
                    }
                }
            }
        }
        let end = copy(source, done..source.len(), &mut out);
        if let Some(out) = out {
            self.text = Cow::Owned(out);
        }
        self.snap();
        self.close(end, base, None);
    }

    /// Moves the ends of runs to boundaries of clusters: a cluster has one look.
    fn snap(&mut self) {
        if self.text.is_ascii() {
            return;
        }
        let mut start = 0;
        for run in &mut self.runs {
            if run.end > start {
                let rest = self.text.get(start..).unwrap_or_default();
                run.end = start + text::boundary(rest, run.end - start);
            } else {
                run.end = start;
            }
            start = run.end;
        }
    }

    fn close(&mut self, end: usize, roles: Roles, target: Option<u16>) {
        let start = self.runs.last().map_or(0, |run| run.end);
        if end > start {
            self.runs.push(Run { end, roles, target });
        }
    }

    fn without_tabs(mut self) -> Self {
        if self.text.contains('\t') {
            self.text = Cow::Owned(self.text.replace('\t', " "));
        }
        self
    }
}

/// Cleans a range into `out` if the text is changed at all; where it ends then.
fn copy(source: &str, range: Range<usize>, out: &mut Option<String>) -> usize {
    match out {
        None => range.end,
        Some(out) => {
            out.push_str(&text::clean(source.get(range).unwrap_or_default()));
            out.len()
        }
    }
}
