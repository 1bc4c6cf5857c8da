//! The numbered listings of the Rust book, whose captions stand in tags that no Markdown knows.

/// What the tag before a listing begins with.
pub const OPENING: &str = "<Listing";
/// The tag after it.
pub const CLOSING: &str = "</Listing>";

/// What is said of a tag that does not end, and what to do.
pub const OPEN_TAG: (&str, &str) = (
    "this tag is not closed and is shown as it is",
    "end it with `>`, and each of its values with a quote",
);
/// The same of a listing without the tag after it.
pub const UNCLOSED: (&str, &str) = (
    "this listing is not closed, so its number and caption are not shown",
    "write `</Listing>` below its code",
);
/// The same of a tag after no listing.
pub const STRAY: (&str, &str) = (
    "this tag closes no listing",
    "take it out, or write `<Listing>` above the code",
);

/// What a listing is shown with.
#[derive(Debug, PartialEq, Eq)]
pub struct Listing {
    /// The line above it.
    pub above: String,
    /// The line below it.
    pub below: String,
}

/// The tag that a text begins with, and how long it is.
pub fn opening(text: &str) -> Option<(usize, Listing)> {
    let (mut number, mut file, mut caption) = ("", "", "");
    let mut rest = text.strip_prefix(OPENING)?;
    if !rest.starts_with([' ', '\n', '>']) {
        return None;
    }
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            let below = match (number, caption) {
                ("", caption) => caption.to_owned(),
                (number, "") => format!("Listing {number}"),
                (number, caption) => format!("Listing {number}: {caption}"),
            };
            let above = match file {
                "" => String::new(),
                file => format!("Filename: {file}"),
            };
            return Some((text.len() - after.len(), Listing { above, below }));
        }
        // What is no name ends the search at once: there may be very many tags that are not closed.
        let letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let (name, value) = rest.split_at(rest.bytes().take_while(letter).count());
        let value = value.trim_start().strip_prefix('=')?.trim_start();
        let quote = value
            .chars()
            .next()
            .filter(|sign| matches!(sign, '"' | '\''))?;
        let (value, after) = value.get(1..)?.split_once(quote)?;
        match name {
            "number" => number = value,
            "file-name" => file = value,
            "caption" => caption = value,
            _ => {}
        }
        rest = after;
    }
}
