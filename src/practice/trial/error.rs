//! What Node.js says of an error that ends a program.

/// How Node.js begins to tell why it cannot go on, as for want of memory.
const FATAL: &str = "FATAL ERROR: ";

/// The error among what was printed, and the file and line where it stands; `None` if there is none.
pub fn error(output: &str) -> Option<String> {
    let mut place = None;
    for line in output.lines() {
        let line = line.trim_start_matches(['#', ' ']);
        let name = line
            .split(['(', ' '])
            .find_map(|word| word.strip_prefix("file://"));
        if let Some(name) = name {
            let file = name.rsplit('/').next().unwrap_or(name);
            place.get_or_insert(file.trim_end_matches(')').to_owned());
        }
        if line.starts_with(FATAL) {
            return Some(line.to_owned());
        }
        if let Some((kind, _)) = line.split_once(':')
            && kind
                .split_whitespace()
                .next()
                .is_some_and(|word| word.ends_with("Error"))
        {
            let line = line.trim_end_matches('.');
            return Some(match place {
                Some(place) => format!("{place}: {line}"),
                None => line.to_owned(),
            });
        }
    }
    None
}
