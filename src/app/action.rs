//! The one table of everything that a key can do. Help, footer, palette, `nodecourse keys`, the README and
//! rebinding all read it.

/// A group of actions in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Moving through the text.
    Reading,
    /// Terms, links and pop-ups.
    Explaining,
    /// Finding one's way.
    Finding,
    /// Blocks of code, tables, the look.
    Viewing,
    /// Quizzes, reviews and labs.
    Practice,
    /// The program itself.
    Program,
}

impl Group {
    /// The title in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Explaining => "Terms and links",
            Self::Finding => "Finding the way",
            Self::Viewing => "Code, tables, look",
            Self::Practice => "Practice",
            Self::Program => "The program",
        }
    }
}

macro_rules! actions {
    ($($group:ident { $($action:ident $name:literal [$($key:literal)*] $label:literal;)* })*) => {
        /// Something that a key, the palette or a click asks for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[doc = $label] $action,)*)*
        }

        impl Action {
            /// All actions in the order of the help.
            pub const ALL: &[Self] = &[$($(Self::$action,)*)*];

            /// The name in `config.toml`.
            pub fn name(self) -> &'static str {
                match self { $($(Self::$action => $name,)*)* }
            }

            /// What it does, in a few words.
            pub fn label(self) -> &'static str {
                match self { $($(Self::$action => $label,)*)* }
            }

            /// The keys that ask for it unless `config.toml` says otherwise, the one to show first.
            pub fn default_keys(self) -> &'static [&'static str] {
                match self { $($(Self::$action => &[$($key),*],)*)* }
            }

            /// Where it stands in the help.
            pub fn group(self) -> Group {
                match self { $($(Self::$action => Group::$group,)*)* }
            }
        }
    };
}

actions! {
    Reading {
        PageDown "page-down" ["Space" "PgDn" "Ctrl-F"] "on by a screen, stopping at the next section";
        PageUp "page-up" ["b" "PgUp" "Ctrl-B"] "back by a screen";
        LineDown "line-down" ["j" "↓"] "down one line";
        LineUp "line-up" ["k" "↑"] "up one line";
        HalfDown "half-down" ["d" "Ctrl-D"] "down half a screen";
        HalfUp "half-up" ["u" "Ctrl-U"] "up half a screen";
        NextSection "next-section" ["→" "l"] "next section, then the next lesson";
        PreviousSection "previous-section" ["←" "h"] "section before";
        NextLesson "next-lesson" ["]" "L"] "next lesson";
        PreviousLesson "previous-lesson" ["[" "H"] "lesson before";
        Top "top" ["gg" "Home"] "to the top; Home in lists, too";
        Bottom "bottom" ["G" "End"] "to the end; End in lists, too";
        Percent "percent" ["%"] "to a percentage, as in 50%";
    }
    Explaining {
        NextTarget "next-target" ["Tab"] "next term or link";
        PreviousTarget "previous-target" ["Shift-Tab"] "term or link before";
        Open "open" ["Enter"] "explain the term, follow the link";
        Explain "explain" ["K"] "explain the term in focus, or the first one";
        HintTerms "hint-terms" ["t"] "letters on all terms";
        HintAll "hint-all" ["f"] "letters on all terms, links and buttons";
        Close "close" ["Esc"] "close what is open; Ctrl-U clears what is typed";
    }
    Finding {
        Find "find" ["/"] "find words in this lesson";
        NextMatch "next-match" ["n"] "next match";
        PreviousMatch "previous-match" ["N"] "match before";
        Search "search" ["g/"] "search the whole course";
        Contents "contents" ["o"] "contents of the course";
        Glossary "glossary" ["i"] "glossary, and where each term is used";
        Back "back" ["Backspace" "Alt-←"] "go back to where you were";
        Forward "forward" ["Alt-→"] "forward again";
        Bookmark "bookmark" ["m"] "bookmark this place under a letter";
        GoToBookmark "go-to-bookmark" ["'"] "go to the bookmark with a letter";
        Bookmarks "bookmarks" ["B"] "bookmarks: go to one, delete one";
        Delete "delete" ["Delete"] "remove a bookmark, or bring it back; turn cards off";
        Palette "palette" [":" "Ctrl-P"] "palette: any action, lesson or term";
        Problems "problems" ["!"] "problems found in the course";
    }
    Viewing {
        Run "run" ["r"] "run a block of code, or say first what it prints";
        Copy "copy" ["c" "y"] "copy a block of code or a table";
        WideTable "wide-table" ["w"] "a wide table at its full width";
        WrapCode "wrap-code" ["W"] "wrap long lines of code, or scroll them";
        CodeLeft "code-left" ["<"] "scroll long code left";
        CodeRight "code-right" [">"] "scroll long code right";
        Narrower "narrower" ["-"] "narrower text";
        Wider "wider" ["+" "="] "wider text";
        Themes "themes" ["T"] "choose a theme, with preview";
        Mouse "mouse" ["M"] "mouse: clicks, hovering too, or off";
    }
    Practice {
        TryAgain "try-again" ["a"] "try again";
        Hint "hint" ["A"] "a hint for what a lab still lacks";
        Solution "solution" ["S"] "the solution of a lab beside your own";
        MarkDone "mark-done" ["X"] "mark a lab as done, or skip it";
        Fresh "fresh" ["F"] "put the work on a lab aside and begin anew";
        Reread "reread" ["R"] "read the section again that a question is about";
        Extend "extend" ["v"] "begin to select several lines of a review";
        Memory "memory" ["D"] "cards: what you have met comes back when it is due";
    }
    Program {
        Help "help" ["?" "F1"] "all keys";
        Edit "edit" ["e"] "edit the lesson’s source";
        Redraw "redraw" ["Ctrl-L"] "paint the screen again";
        Suspend "suspend" ["Ctrl-Z"] "suspend";
        Quit "quit" ["q" "Ctrl-C"] "quit; close what is open";
    }
}

impl Action {
    /// Whether any letter has to follow its key.
    pub fn takes_letter(self) -> bool {
        matches!(self, Self::Bookmark | Self::GoToBookmark)
    }

    /// What else it is called: its name in `config.toml`, and what other programs call it.
    pub fn names(self) -> Vec<&'static str> {
        let elsewhere = match self {
            Self::Quit => Some("exit"),
            Self::Contents => Some("table of contents"),
            Self::Help => Some("shortcuts"),
            _ => None,
        };
        std::iter::once(self.name()).chain(elsewhere).collect()
    }

    /// The action with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }
}
