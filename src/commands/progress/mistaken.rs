//! A path in the place of a file of progress that may be the course that was meant.

use std::path::Path;

use anyhow::{Error, anyhow};

use crate::commands::report;

/// What is said of a folder where a file is to be written.
pub fn folder_to_write(folder: &Path, course: Option<&Path>) -> Error {
    let is = format!(
        "`{}` is a folder, and progress is written to a file",
        folder.display()
    );
    let folder = report::quoted(folder);
    match course {
        None => anyhow!(
            "{is}; `nodecourse progress export FILE --course {folder}` writes that in the course there."
        ),
        Some(_) => anyhow!("{is}; name one in it that does not exist."),
    }
}

/// What is said of a file that is not overwritten.
pub fn there_already(file: &Path, course: Option<&Path>) -> Error {
    let is = format!("There is a file `{}` already", file.display());
    let is_markdown = file.extension().is_some_and(|kind| kind == "md");
    if is_markdown && course.is_none() {
        let course = report::quoted(file);
        return anyhow!(
            "{is}; `nodecourse progress export FILE --course {course}` writes the progress in it to a file that does not exist."
        );
    }
    anyhow!("{is}; name one that does not exist.")
}

/// What is said of a folder where a file is to be read.
pub fn folder_to_read(folder: &Path, course: Option<&Path>) -> Error {
    let is = format!(
        "`{}` is a folder, and progress is taken in from a file",
        folder.display()
    );
    let (file, folder) = (course.filter(|path| path.is_file()), report::quoted(folder));
    match (file, course) {
        // The two stand in each other's place.
        (Some(file), _) => anyhow!(
            "{is}; did you mean `nodecourse progress import {} --course {folder}`?",
            report::quoted(file)
        ),
        (None, None) => anyhow!(
            "{is}; `nodecourse progress import FILE --course {folder}` takes one into the course there."
        ),
        (None, Some(_)) => {
            anyhow!("{is}; name one that `nodecourse progress export FILE` has written.")
        }
    }
}
