//! The roles that text can play on the screen, each with the parent whose style it takes where a theme
//! does not give it one of its own.

/// A set of roles, painted one over the other in the order of [`Role::ALL`]: from general to particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Roles(u128);

impl Roles {
    /// No role: the terminal's own look.
    pub const NONE: Self = Self(0);

    /// The set with one more role.
    #[must_use]
    pub fn with(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u32)
    }

    /// The set with the roles of another one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the role is in the set.
    pub fn contains(self, role: Role) -> bool {
        self.0 & 1 << role as u32 != 0
    }

    /// The roles in painting order.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let role = Role::ALL.get(rest.trailing_zeros() as usize).copied()?;
            rest &= rest - 1;
            Some(role)
        })
    }
}

impl From<Role> for Roles {
    fn from(role: Role) -> Self {
        Self::NONE.with(role)
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal $(< $parent:ident)?,)*) => {
        /// What a piece of text is, which decides how it looks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$doc])* $role,)* }

        impl Role {
            /// All roles in painting order.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$role),*];

            /// The name in theme files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name,)* }
            }

            /// The role whose style this one takes where it has none of its own.
            pub fn parent(self) -> Option<Self> {
                match self { $(Self::$role => roles!(@parent $($parent)?),)* }
            }

            /// The role with this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|role| role.name() == name)
            }
        }
    };
    (@parent) => { None };
    (@parent $parent:ident) => { Some(Self::$parent) };
}

roles! {
    /// Running text, and the root of all others.
    Text = "text",
    /// The rows at the top and at the bottom.
    Bar = "bar" < Muted,
    /// The text of a pop-up or overlay.
    Popup = "popup" < Text,
    /// Words that matter less: captions, counts, hints.
    Muted = "text.muted" < Text,
    /// A heading of any level.
    Heading = "heading" < Text,
    /// The title of a lesson.
    Heading1 = "heading.1" < Heading,
    /// A section.
    Heading2 = "heading.2" < Heading,
    /// Below a section.
    Heading3 = "heading.3" < Heading,
    /// Below that.
    Heading4 = "heading.4" < Heading,
    /// Below that.
    Heading5 = "heading.5" < Heading,
    /// The lowest.
    Heading6 = "heading.6" < Heading,
    /// The number before a section's heading.
    HeadingNumber = "heading.number" < Heading,
    /// The text of a quote.
    Quote = "quote" < Text,
    /// The bar beside a quote.
    QuoteBar = "quote.bar" < Muted,
    /// A callout's bar and title.
    Callout = "callout" < Text,
    /// A note.
    CalloutNote = "callout.note" < Callout,
    /// A tip.
    CalloutTip = "callout.tip" < Callout,
    /// Something important.
    CalloutImportant = "callout.important" < Callout,
    /// A warning.
    CalloutWarning = "callout.warning" < Callout,
    /// A caution.
    CalloutCaution = "callout.caution" < Callout,
    /// Bullets, numbers and check boxes.
    ListMarker = "list.marker" < Muted,
    /// A thematic break.
    Rule = "rule" < Muted,
    /// Table text.
    Table = "table" < Text,
    /// The cells of a table's header.
    TableHeader = "table.header" < Table,
    /// The lines of a table.
    TableBorder = "table.border" < Muted,
    /// The frame and words of an image.
    Image = "image" < Muted,
    /// Code, wherever it stands.
    Code = "code" < Text,
    /// A block of code.
    CodeBlock = "code.block" < Code,
    /// The frame of a block of code.
    CodeBorder = "code.border" < Muted,
    /// The language and the keys on that frame.
    CodeLabel = "code.label" < Muted,
    /// The mark where a line of code goes on or is cut.
    CodeWrap = "code.wrap" < Muted,
    /// Comments.
    SyntaxComment = "syntax.comment" < CodeBlock,
    /// Keywords.
    SyntaxKeyword = "syntax.keyword" < CodeBlock,
    /// Strings.
    SyntaxString = "syntax.string" < CodeBlock,
    /// Escapes in strings and regular expressions.
    SyntaxEscape = "syntax.escape" < SyntaxString,
    /// Numbers.
    SyntaxNumber = "syntax.number" < SyntaxConstant,
    /// `true`, `null` and other constants.
    SyntaxConstant = "syntax.constant" < CodeBlock,
    /// Functions.
    SyntaxFunction = "syntax.function" < CodeBlock,
    /// Types and classes.
    SyntaxType = "syntax.type" < CodeBlock,
    /// Variables and parameters.
    SyntaxVariable = "syntax.variable" < CodeBlock,
    /// Keys of objects and of data files.
    SyntaxProperty = "syntax.property" < SyntaxVariable,
    /// Operators.
    SyntaxOperator = "syntax.operator" < CodeBlock,
    /// Brackets, commas and the like.
    SyntaxPunctuation = "syntax.punctuation" < CodeBlock,
    /// The names of tags.
    SyntaxTag = "syntax.tag" < SyntaxKeyword,
    /// The names of attributes.
    SyntaxAttribute = "syntax.attribute" < SyntaxFunction,
    /// Headings in Markdown source and diff headers.
    SyntaxHeading = "syntax.heading" < SyntaxKeyword,
    /// Added lines of a diff.
    SyntaxInserted = "syntax.inserted" < SyntaxString,
    /// Removed lines of a diff.
    SyntaxDeleted = "syntax.deleted" < CodeBlock,
    /// Something to do, where a lesson offers it.
    Practice = "practice" < CalloutImportant,
    /// Its frame.
    PracticeBorder = "practice.border" < Practice,
    /// Emphasis.
    Emphasis = "emphasis" < Text,
    /// Strong emphasis.
    Strong = "strong" < Text,
    /// Struck out.
    Strikethrough = "strikethrough" < Text,
    /// Inline code.
    CodeInline = "code.inline" < Code,
    /// A link.
    Link = "link" < Text,
    /// A reference to a footnote.
    Footnote = "footnote" < Link,
    /// A term of the glossary.
    Term = "term" < Link,
    /// The lesson's title in the top row.
    BarTitle = "bar.title" < Bar,
    /// A key in the bottom row and in the help.
    BarKey = "bar.key" < Bar,
    /// A message in the bottom row.
    Status = "status" < Text,
    /// A message that something went wrong.
    StatusError = "status.error" < Status,
    /// Its frame.
    PopupBorder = "popup.border" < Muted,
    /// Its title.
    PopupTitle = "popup.title" < Popup,
    /// Where a sentence stands that a search has found.
    PopupPlace = "popup.place" < Muted,
    /// The current row of a list.
    Selected = "selected" < Popup,
    /// What is right, with its sign; on a selected row too.
    QuizCorrect = "quiz.correct" < CalloutTip,
    /// What is not, with its sign; on a selected row too.
    QuizWrong = "quiz.wrong" < CalloutCaution,
    /// The letters that matched a filter.
    Match = "match" < Popup,
    /// The section that is being read, in the outline.
    Current = "current" < Text,
    /// What a search has found.
    SearchMatch = "search.match" < Match,
    /// The one of them that the learner is at.
    SearchCurrent = "search.current" < SearchMatch,
    /// The letters of a hint.
    Hint = "hint" < Text,
    /// The focused term or link, over whatever it is.
    Focus = "focus",
}
