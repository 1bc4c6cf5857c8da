//! What is looked for where words stand nowhere in a course.

use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};
use nodecourse::search::{self, Book, Counter, Offers, Query, Question};

use super::course::{FILES, look, told};

#[test]
fn a_word_that_stands_nowhere_is_looked_for_as_the_one_that_was_meant() {
    let meant = |typed: &str| {
        let hits = look(typed, "one", 100);
        let correction = hits.correction.as_ref();
        (
            correction.map_or_else(String::new, |meant| meant.typed.clone()),
            told(&hits),
        )
    };
    let sentence = "text Whole A [prologue] about loopholes. | The loop\n";
    // Swapped, doubled, left out, wrong, and in two places of a long word; beginnings of words, too.
    for typed in ["prolgoue", "prologgue", "prolgue", "prolokue", "porlogeu"] {
        assert_eq!(meant(typed), ("prologue".to_owned(), sentence.to_owned()));
    }
    // Of a beginning the whole word is told and marked.
    for typed in ["prlog", "prologeu"] {
        assert_eq!(meant(typed), ("prologue".to_owned(), sentence.to_owned()));
    }
    assert_eq!(
        meant("middlwar"),
        (
            "middleware".to_owned(),
            "term Whole [middleware] | \n".to_owned()
        )
    );
    // Only what stands nowhere is replaced, in quotes and between signs as well.
    for (typed, expected) in [
        ("prologue abuot", "prologue about"),
        ("abuot prolgoue", "about prologue"),
        ("\"prologue abuot\"", "\"prologue about\""),
        ("abuot, prologue", ""),
        ("the evetn loop", "the event loop"),
        // A capital is kept where one was typed.
        ("Lats", "Last"),
        ("lats", "last"),
        // What was only typed in another case, or with another accent, is meant as it is.
        ("the Event loop", "the event loop"),
        ("Prologue", "prologue"),
        ("prólogue", "prologue"),
        // Too short to be known, or like nothing.
        ("prologue abt", ""),
        // Short words with another letter are others, as are those that begin otherwise.
        ("lost", ""),
        ("firts", "first"),
        ("lasst", "last"),
        ("frst", "first"),
        ("fist", "first"),
        ("lastt", "last"),
        ("lasty", ""),
        ("elast", ""),
        ("texd", ""),
        ("avent", ""),
        ("evint", "event"),
        ("evenk", ""),
        ("téxd", ""),
        ("prologue zzqx", ""),
        // What is there is not corrected, though nothing has the words together.
        ("prologue last", ""),
    ] {
        assert_eq!(meant(typed).0, expected, "{typed}");
    }
    assert_eq!(
        meant("turns evnet").1,
        "text Part The [event] loop [turns], and a loop is a loop. | The loop › Looping\n"
    );
}

#[test]
fn in_quotes_a_word_is_corrected_that_stands_only_within_longer_ones() {
    let meant = |typed: &str| look(typed, "one", 100).correction;
    let correction = meant("\"prologu\"").expect("a correction");
    assert_eq!(correction.typed, "\"prologue\"");
    assert_eq!(
        correction.notes("course")[0],
        "No word “prologu” in this course: this is for “prologue”"
    );
    // One of which more is missing is another word. Outside quotes, and where its end is still to come, it is found as it is.
    assert_eq!(meant("\"prolog\""), None);
    assert_eq!((meant("prolog"), meant("\"prolog")), (None, None));
}

#[test]
fn a_short_word_is_known_by_those_beside_it() {
    let meant = |typed: &str| {
        let correction = look(typed, "one", 100).correction;
        correction.map_or_else(String::new, |meant| meant.typed)
    };
    for (typed, expected) in [
        ("\"event lop", "\"event loop"),
        ("\"event lop\"", "\"event loop\""),
        ("event lop", "event loop"),
        ("evnet lop", "event loop"),
        ("lte loop", "let loop"),
        // A letter of four or five may be any other one behind the first.
        ("event lopp", "event loop"),
        ("evnet loep", "event loop"),
        ("firzt the event", ""),
        ("event toop", ""),
        ("lopp", ""),
        // By itself it may be anything, and beside words that do not stand by what it would be.
        ("lop", ""),
        ("\"lop\"", ""),
        ("first lop", ""),
        ("event lap", ""),
        ("event olp", ""),
    ] {
        assert_eq!(meant(typed), expected, "{typed}");
    }
}

#[test]
fn of_several_words_the_one_that_is_at_fault_is_told() {
    for (typed, expected) in [
        ("loop zzqx", "`zzqx` is nowhere in this course."),
        (
            "zzqx loop qqqq",
            "`zzqx` and `qqqq` are nowhere in this course.",
        ),
        ("\"loop zzqx\"", "`zzqx` is nowhere in this course."),
        // In quotes a word that stands only within longer ones is at fault.
        ("\"event oop\"", "`oop` is no whole word in this course."),
        ("\"event oop", "`oop` is no whole word in this course."),
        (
            "\"event oop zzqx\"",
            "`oop` and `zzqx` are no whole words in this course.",
        ),
        // The end of the last one is still to come where the quote is open.
        ("\"loop eve", "No text has them side by side."),
        ("\"loop eve\"", "`eve` is no whole word in this course."),
        // One that could be read as another is not at fault.
        ("evnt zzqx loop", "`zzqx` is nowhere in this course."),
        ("prologue last", "No sentence has them all."),
        (
            "evnt prologue",
            "No sentence has them all; `evnt` was read as `event`.",
        ),
        (
            "evnt prolgoue",
            "No sentence has them all; `evnt` was read as `event` and `prolgoue` as `prologue`.",
        ),
        ("\"loop event\"", "No text has them side by side."),
        (
            "\"loop evnt\"",
            "No text has them side by side; `evnt` was read as `event`.",
        ),
        // Where it is all of them, or a single one, there is no more to tell.
        ("zzqx qqqq", ""),
        ("zzqx", ""),
        ("\"oop\"", "`oop` is no whole word in this course."),
        ("loop event", ""),
        ("turns evnet", ""),
    ] {
        let lack = look(typed, "one", 100).lack;
        let told = lack.map_or_else(String::new, |lack| lack.sentence(("`", "`")));
        assert_eq!(told, expected, "{typed}");
    }
}

#[test]
fn nothing_is_corrected_before_the_whole_course_is_known() {
    let library = Library::in_memory(FILES);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    book.add(&load::lesson(&library, &course, &LessonId::new("one")).0);
    let query = Query::new("prolgoue").expect("there is something to look for");
    let question = Question {
        query: &query,
        here: None,
        most: 100,
    };
    let hits = search::look(question, &book, &course, &|| false).expect("nothing is stale");
    assert_eq!((hits.list.len(), hits.correction), (0, None));
}

#[test]
fn words_that_stand_only_inside_of_longer_ones_are_read_once_more_as_whole_ones() {
    let text = "# Work\n\nThey work asynchronously.\n\nThey develop whiteheads.\n\nThe event loop.\n\nAn async closure.\n";
    let library = Library::in_memory([("one.md", text)]);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    let lesson = load::lesson(&library, &course, &LessonId::new("one")).0;
    book.add(&lesson);
    let look = |typed: &str| {
        let query = Query::new(typed).expect("there is something to look for");
        let question = Question {
            query: &query,
            here: None,
            most: 100,
        };
        search::look(question, &book, &course, &|| false).expect("nothing is stale")
    };
    let counter = Counter::new(&lesson, &Offers::new());
    for (typed, expected, note) in [
        (
            "event lop",
            "event loop",
            "No word “lop”: this is for “loop”",
        ),
        (
            "asynch closre",
            "async closure",
            "No word “asynch” and “closre”: this is for “async” and “closure”",
        ),
        ("teh event", "the event", "No word “teh”: this is for “the”"),
        ("event lopp", "event loop", "No “lopp”: this is for “loop”"),
    ] {
        let hits = look(typed);
        let meant = hits.correction.expect("it is corrected");
        assert_eq!(
            (meant.typed.as_str(), &*meant.notes("course")[1]),
            (expected, note)
        );
        assert!(!hits.list.is_empty(), "{typed}");
        let query = Query::new(typed).expect("there is something to look for");
        let (meant, tally) = counter.meant(&query, &|| false).expect("it is corrected");
        assert_eq!((meant.typed.as_str(), tally.total), (expected, 1));
    }
    let lack = |typed: &str| {
        let lack = look(typed).lack;
        lack.map_or_else(String::new, |lack| lack.sentence(("`", "`")))
    };
    let told = "`teh` stands only inside of longer words.";
    assert_eq!(lack("teh closure"), told);
    // What begins a word may be one.
    assert_eq!(lack("devel clos"), "No sentence has them all.");
    // What they would be is told where no sentence has that either.
    let told = "No sentence has them all; `asynch` was read as `async`.";
    assert_eq!(lack("asynch develop"), told);
}

#[test]
fn the_last_word_of_a_phrase_that_is_not_closed_may_be_mistyped_though_another_begins_so() {
    let text = "# Work\n\nThe event loop.\n\nA lopsided event.\n";
    let library = Library::in_memory([("one.md", text)]);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    book.add(&load::lesson(&library, &course, &LessonId::new("one")).0);
    for typed in ["\"event lop", "\"event lop\""] {
        let query = Query::new(typed).expect("there is something to look for");
        let question = Question {
            query: &query,
            here: None,
            most: 100,
        };
        let hits = search::look(question, &book, &course, &|| false).expect("nothing is stale");
        let meant = hits.correction.expect("it is corrected");
        let note = "No word “lop”: this is for “loop”";
        assert_eq!(meant.notes("course")[1], note, "{typed}");
        assert_eq!(hits.list.len(), 1, "{typed}");
    }
}
