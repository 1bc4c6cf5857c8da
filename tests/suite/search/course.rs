//! What a search of a whole course tells, and in which order.

use nodecourse::course::{Block, LessonId};
use nodecourse::load::{self, Library, Matcher};
use nodecourse::search::{self, Book, Closeness, Ends, Extent, Goal, Hits, Query, Question};

pub const FILES: [(&str, &str); 4] = [
    (
        "course.toml",
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n",
    ),
    (
        "glossary.toml",
        "[event-loop]\nname = \"event loop\"\naliases = [\"main loop\"]\ntext = \"It runs.\"\n\n[middleware]\nname = \"middleware\"\ntext = \"Between.\"\n",
    ),
    (
        "one.md",
        "# The loop\n\nA prologue about loopholes.\n\n## Looping\n\nFirst. The event\nloop turns, and a loop is a loop. Last.\n\n```js\nlet loop = 1;\n```\n",
    ),
    (
        "two.md",
        "# Second\n\n## What a loop is\n\n| a | b |\n| --- | --- |\n| loop | x |\n\nText.\n",
    ),
];

pub fn look(words: &str, here: &str, most: usize) -> Hits {
    look_in(FILES, words, (here, most))
}

pub fn look_in<const N: usize>(
    files: [(&'static str, &'static str); N],
    words: &str,
    (here, most): (&str, usize),
) -> Hits {
    let library = Library::in_memory(files);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    for entry in course.lessons() {
        book.add(&load::lesson(&library, &course, &entry.id).0);
    }
    let query = Query::new(words).expect("there is something to look for");
    let here = LessonId::new(here);
    let question = Question {
        query: &query,
        here: Some(&here),
        most,
    };
    search::look(question, &book, &course, &|| false).expect("nothing is stale")
}

/// The hits, one a line, with what matched in brackets.
pub fn told(hits: &Hits) -> String {
    let line = |hit: &search::Hit| {
        let kind = match hit.goal {
            Goal::Lesson(_) => "lesson",
            Goal::Section(..) => "section",
            Goal::Term(_) => "term",
            Goal::Draft(..) => "draft",
            Goal::Text(..) => "text",
        };
        let mut words = String::new();
        let mut done = 0;
        for mark in &hit.marks {
            words += &format!(
                "{}[{}]",
                &hit.words[done..mark.start],
                &hit.words[mark.clone()]
            );
            done = mark.end;
        }
        format!(
            "{kind} {:?} {words}{} | {}\n",
            hit.closeness,
            &hit.words[done..],
            hit.place
        )
    };
    hits.list.iter().map(line).collect()
}

#[test]
fn names_come_before_sentences_and_whole_words_before_parts() {
    let hits = look("loop", "one", 100);
    assert_eq!(
        told(&hits),
        "\
lesson Whole The [loop] | 
section Whole What a [loop] is | Second
section Part [Loop]ing | The loop
term Whole event [loop] | 
text Whole The event [loop] turns, and a [loop] is a [loop]. | The loop › Looping
text Whole let [loop] = 1; | The loop › Looping
text Whole [loop] | Second › What a loop is
text Part A prologue about [loop]holes. | The loop
"
    );
    assert_eq!((hits.total, hits.extent), (10, Extent::Done));
}

#[test]
fn the_open_lesson_comes_first_among_equals() {
    let told = told(&look("loop", "two", 100));
    let texts: Vec<_> = told
        .lines()
        .filter(|line| line.starts_with("text Whole"))
        .collect();
    assert!(texts[0].ends_with("Second › What a loop is"), "{told}");
}

#[test]
fn a_phrase_is_found_across_soft_breaks_and_other_names_find_a_term() {
    assert_eq!(
        told(&look("event loop", "one", 100)),
        "term Whole [event loop] | \ntext Whole The [event loop] turns, and a loop is a loop. | The loop › Looping\n"
    );
    assert_eq!(
        told(&look("main", "one", 100)),
        "term Whole event loop | \n"
    );
}

#[test]
fn words_in_quotes_are_a_phrase_of_whole_words() {
    for (words, ends) in [
        ("\"event loop\"", Ends::Words),
        ("“event loop”", Ends::Words),
        (" \"event loop\" ", Ends::Words),
        ("\" event loop \"", Ends::Words),
        // The quote that ends it is still to be typed.
        ("\"event loop", Ends::Begun),
        ("“event loop", Ends::Begun),
        ("event loop", Ends::Open),
    ] {
        let query = Query::new(words).expect("there is something to look for");
        assert_eq!((query.words.as_str(), query.ends), ("event loop", ends));
    }
    // Otherwise a quote is a sign.
    for words in [
        "\"",
        "\"\"",
        "\"event\" loop",
        "say \"event\"",
        "\"a\": \"b\"",
    ] {
        let query = Query::new(words).expect("there is something to look for");
        assert_eq!((query.words.as_str(), query.ends), (words, Ends::Open));
    }
}

#[test]
fn a_phrase_in_quotes_is_no_part_of_longer_words_and_never_apart() {
    let text = |words: &str| {
        let hits = look(words, "one", 100);
        let told = told(&hits);
        let texts = told.lines().filter(|line| line.starts_with("text"));
        texts.map(str::to_owned).collect::<Vec<_>>()
    };
    let sentence =
        "text Whole The event [loop] turns, and a [loop] is a [loop]. | The loop › Looping";
    let code = "text Whole let [loop] = 1; | The loop › Looping";
    let cell = "text Whole [loop] | Second › What a loop is";
    let part = "text Part A prologue about [loop]holes. | The loop";
    assert_eq!(text("\"loop\""), [sentence, code, cell]);
    assert_eq!(text("\"loop"), [sentence, code, cell, part]);
    assert_eq!(text("\"oop"), [""; 0]);
    assert_eq!(
        text("loop event"),
        ["text Part The [event] [loop] turns, and a [loop] is a [loop]. | The loop › Looping"]
    );
    assert_eq!(text("\"loop event\""), [""; 0]);
}

#[test]
fn mistyped_names_are_found_all_the_same() {
    for (typed, meant) in [
        ("midleware", "middleware"),
        ("evnt lop", "event loop"),
        ("eventloop", "event loop"),
        ("middelware", "middleware"),
        ("Secnod", "Second"),
    ] {
        let hits = look(typed, "one", 100);
        let first = hits.list.first().unwrap_or_else(|| panic!("{typed}"));
        // Where the word that was meant is known, it is looked for.
        let closeness = match hits.correction {
            Some(_) => Closeness::Whole,
            None => Closeness::Like,
        };
        assert_eq!(
            (first.words.as_str(), first.closeness),
            (meant, closeness),
            "{typed}"
        );
    }
    assert_eq!(told(&look("zzqx", "one", 100)), "");
}

#[test]
fn no_more_is_listed_than_was_asked_for_and_all_is_counted() {
    let hits = look("loop", "one", 5);
    assert_eq!((hits.list.len(), hits.total), (5, 10));
}

#[test]
fn a_course_that_has_not_been_read_is_searched_as_far_as_it_is_known() {
    let library = Library::in_memory(FILES);
    let (course, _) = load::course(&library);
    let query = Query::new("loop").expect("there is something to look for");
    let question = Question {
        query: &query,
        here: None,
        most: 100,
    };
    let mut book = Book::default();
    let hits = search::look(question, &book, &course, &|| false).expect("nothing is stale");
    assert_eq!(hits.extent, Extent::Reading);
    assert_eq!(
        told(&hits),
        "lesson Whole The [loop] | \nterm Whole event [loop] | \n"
    );
    for entry in course.lessons() {
        book.add(&load::lesson(&library, &course, &entry.id).0);
    }
    let text: usize = FILES.iter().map(|(_, text)| text.len()).sum();
    assert!(book.bytes() < text, "{} of {text}", book.bytes());
    book.forget(&LessonId::new("two"));
    assert!(!book.has(&LessonId::new("two")) && book.has(&LessonId::new("one")));
}

#[test]
fn a_letter_that_stands_everywhere_is_counted_until_it_is_enough() {
    let library = Library::in_memory([("a.md", "a ".repeat(1 << 18)), ("b.md", "a".to_owned())]);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    for entry in course.lessons() {
        book.add(&load::lesson(&library, &course, &entry.id).0);
    }
    let query = Query::new("a").expect("there is something to look for");
    let question = Question {
        query: &query,
        here: None,
        most: 10,
    };
    let hits = search::look(question, &book, &course, &|| false).expect("nothing is stale");
    assert_eq!((hits.total, hits.extent), (250_000, Extent::Enough));
}

#[test]
fn a_stale_search_ends_without_a_result() {
    let library = Library::in_memory([("a.md", "one ".repeat(100_000))]);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    for entry in course.lessons() {
        book.add(&load::lesson(&library, &course, &entry.id).0);
    }
    let query = Query::new("one").expect("there is something to look for");
    let question = Question {
        query: &query,
        here: None,
        most: 10,
    };
    assert_eq!(search::look(question, &book, &course, &|| true), None);
}

#[test]
fn what_is_said_of_a_lesson_that_cannot_be_read_is_not_found_in_the_course() {
    let terms = "[l]\nname = \"lesson\"\ntext = \"L.\"\n";
    let some = ("a.md", "# A\n\nSome lesson.\n");
    let library = Library::in_memory([some, ("gone.md", "# Gone\n"), ("glossary.toml", terms)]);
    let (course, _) = load::course(&library);
    let library = Library::in_memory([some, ("glossary.toml", terms)]);
    let matcher = Matcher::new(&course.glossary);
    let mut book = Book::default();
    let mut terms = Vec::new();
    for entry in course.lessons() {
        let mut lesson = load::lesson(&library, &course, &entry.id).0;
        load::mark_terms(&mut lesson, &course, &matcher);
        let marks = lesson.blocks.kept().iter().flat_map(Block::prose);
        terms.push(marks.map(|prose| prose.marks.len()).sum::<usize>());
        book.add(&lesson);
    }
    assert_eq!(terms, [1, 0]);
    let found = |words| {
        let query = Query::new(words).expect("there is something to look for");
        let question = Question {
            query: &query,
            here: None,
            most: 10,
        };
        told(&search::look(question, &book, &course, &|| false).expect("nothing is stale"))
    };
    assert_eq!(found("cannot"), "");
    assert_eq!(found("some lesson"), "text Whole [Some lesson]. | A\n");
    assert_eq!(found("gone"), "lesson Whole [Gone] | \n");
}

#[test]
fn words_that_stand_nowhere_side_by_side_are_found_apart_in_one_sentence() {
    let hits = look("loop event turns", "one", 100);
    assert_eq!(
        told(&hits),
        "text Part The [event] [loop] [turns], and a [loop] is a [loop]. | The loop › Looping\n"
    );
    assert_eq!((hits.total, hits.apart.as_deref()), (1, Some("event")));
    assert_eq!(look("event loop", "one", 100).apart, None);
    let hits = look("prologue last", "one", 100);
    assert_eq!((told(&hits).as_str(), hits.apart), ("", None));
}

#[test]
fn what_is_called_just_so_comes_before_what_begins_with_it_and_that_before_the_rest() {
    let glossary = "[a]\nname = \"floating promise\"\ntext = \"A.\"\n\n[b]\nname = \"later\"\naliases = [\"a promise\"]\ntext = \"B.\"\n\n[c]\nname = \"promise chain\"\ntext = \"C.\"\n\n[d]\nname = \"Promise\"\ntext = \"D.\"\n";
    let library = Library::in_memory([("a.md", "# A\n"), ("glossary.toml", glossary)]);
    let (course, _) = load::course(&library);
    let query = Query::new("promise").expect("there is something to look for");
    let (named, _) = search::names(&query, Book::default().names(&course), 200);
    let named: Vec<&str> = named.iter().map(|hit| hit.words.as_str()).collect();
    assert_eq!(
        named,
        ["Promise", "promise chain", "floating promise", "later"]
    );
}

#[test]
fn a_name_with_one_slip_comes_before_those_that_have_the_letters_strewn() {
    let library = Library::in_memory([
        ("a.md", "# The match Control Flow Construct\n"),
        ("b.md", "# Macros\n\n## Declarative macros\n"),
        (
            "c.md",
            "# Closures\n\n## Using move Closures with Threads\n",
        ),
        (
            "d.md",
            "# Enums\n\n## Using an Enum to Store Multiple Types\n",
        ),
        ("e.md", "# Translations of the Book\n\n## Traits\n"),
        (
            "f.md",
            "# Validating References with Lifetimes\n\n## The lifetime of x ends soon, so its length is told\n",
        ),
    ]);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    for entry in course.lessons() {
        book.add(&load::lesson(&library, &course, &entry.id).0);
    }
    let names = book.names(&course);
    for (typed, first) in [
        ("Macors", ["Macros", "Declarative macros"]),
        (
            "closurres",
            ["Closures", "Using move Closures with Threads"],
        ),
        ("Enmus", ["Enums", "Using an Enum to Store Multiple Types"]),
        ("tratis", ["Traits", "Translations of the Book"]),
        (
            "lifetimess",
            [
                "Validating References with Lifetimes",
                "The lifetime of x ends soon, so its length is told",
            ],
        ),
    ] {
        let query = Query::new(typed).expect("there is something to look for");
        let (hits, _) = search::names(&query, names, 200);
        let found: Vec<&str> = hits.iter().map(|hit| hit.words.as_str()).collect();
        assert_eq!(found.get(..2), Some(&first[..]), "{typed}: {found:?}");
    }
}

#[test]
fn of_very_many_names_the_best_are_kept_and_all_are_counted() {
    let sections = (0..500).map(|number| format!("## {number}. A part\n\n"));
    let sections: String = sections.collect();
    let text = format!("# A\n\n{sections}## Part\n\n## Part of all\n");
    let library = Library::in_memory([("a.md", text)]);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    book.add(&load::lesson(&library, &course, &LessonId::new("a")).0);
    let names = book.names(&course);
    let query = Query::new("part").expect("there is something to look for");
    let (all, _) = search::names(&query, names, usize::MAX);
    for most in [0, 1, 7, 200, 502, 1000] {
        let (best, total) = search::names(&query, names, most);
        assert_eq!(total, 502);
        assert_eq!(best, all[..most.min(502)]);
    }
    let first = all.iter().map(|hit| hit.words.as_str());
    let first: Vec<&str> = first.take(3).collect();
    assert_eq!(first, ["Part", "Part of all", "0. A part"]);
}
