//! Reading files from disk: the only place that does, so that no FIFO, device, huge file or link out
//! of the course's folder is ever read.

mod advice;
mod entries;
mod folder;
mod names;
mod shortcut;
mod walk;

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags, Stat};
use rustix::io::Errno;

use crate::diagnostic::obstacle::Obstacle;

use entries::Kind;
pub use folder::{is_empty, listing, nearest_name};
pub use walk::{
    Oddity, Walk, coverage, first_files, has_markdown_name, holds_markdown, is_in, walk,
};

/// What a native course says of itself.
pub const COURSE_FILE: &str = "course.toml";
/// Its terms.
pub const COURSE_GLOSSARY: &str = "glossary.toml";

/// Larger files are refused.
pub const LARGEST_FILE: usize = 16 << 20;

/// What is said of those, as in “it is …”.
pub fn too_large() -> String {
    format!("larger than {} MB", LARGEST_FILE >> 20)
}

/// A path that leads through more symbolic links is going round in circles.
const MOST_SYMLINKS: usize = 40;
/// What is no text shows it early.
pub const LOOKED_AT_FOR_NUL: usize = 8000;

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It is a symbolic link, and what it leads to does not exist.
    Dangling,
    /// The path leaves the course's folder.
    Outside,
    /// It is a folder.
    Folder,
    /// It is a pipe, a device or a socket.
    NotAFile,
    /// It is larger than [`LARGEST_FILE`].
    TooLarge,
    /// It [is no text](is_binary).
    Binary,
    /// It is text, and begins as UTF-16 does.
    Utf16,
    /// It is a symbolic link that leads back to itself.
    Circle,
    /// The system refused, in its words.
    Refused(Obstacle),
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TooLarge => return write!(formatter, "it is {}", too_large()),
            Self::Missing => "it does not exist",
            Self::Dangling => "it is a symbolic link to a file that does not exist",
            Self::Outside => "its path leads out of the course's folder",
            Self::Folder => "it is a folder, not a file",
            Self::NotAFile => "it is not a regular file",
            Self::Binary => "it is a binary file, not text",
            Self::Utf16 => "it is UTF-16, not UTF-8",
            Self::Circle => "it is a symbolic link that leads round in a circle",
            Self::Refused(obstacle) => &obstacle.why,
        })
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            _ if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => Self::Circle,
            // A socket is not even opened.
            _ if error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) => Self::NotAFile,
            _ => Self::Refused(Obstacle::from(&error)),
        }
    }
}

impl From<Errno> for ReadError {
    fn from(error: Errno) -> Self {
        Self::from(io::Error::from(error))
    }
}

/// The first bytes of a file on the command line, at most `most`; symbolic links are followed.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, ReadError> {
    let path = fs::canonicalize(path)?;
    contents(rustix::fs::open(&path, file_flags(), Mode::empty())?, most)
}

/// The first bytes of a file in the course's folder, at most `most`.
///
/// The path is walked name by name from the folder, so that neither `..` nor a symbolic link can
/// lead out of it, not even one that is put there while the path is walked.
pub fn read_inside(root: &Path, path: &str, most: usize) -> Result<Vec<u8>, ReadError> {
    contents(open_inside(root, path)?, most)
}

/// What tells one version of a file from another: when it was written, its length and its number. What is not opened has a
/// negative length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    seconds: i64,
    nanoseconds: i64,
    length: i64,
    number: u64,
}

impl FileStamp {
    fn of(status: &Stat) -> Self {
        Self {
            seconds: status.st_mtime,
            nanoseconds: i64::try_from(status.st_mtime_nsec).unwrap_or_default(),
            length: status.st_size,
            number: status.st_ino,
        }
    }

    /// What there is to know of a path that leads to something that is not opened: why.
    fn refused(error: &ReadError) -> Self {
        let why = match error {
            ReadError::Outside => -1,
            ReadError::Circle => -2,
            _ => -3,
        };
        Self {
            seconds: 0,
            nanoseconds: 0,
            length: why,
            number: 0,
        }
    }

    /// Whether the file was longer when it had another stamp.
    pub fn is_shorter_than(self, before: Self) -> bool {
        self.is_of_file() && self.length < before.length
    }

    /// Whether it is one of a file, not of what is not opened.
    pub fn is_of_file(self) -> bool {
        self.length >= 0
    }
}

/// The stamp of a file in the course's folder; `None` if there is none.
pub fn stamp_inside(root: &Path, path: &str) -> Option<FileStamp> {
    let file = match open_inside(root, path) {
        Ok(file) => file,
        Err(ReadError::Missing | ReadError::Dangling) => return None,
        Err(error) => return Some(FileStamp::refused(&error)),
    };
    Some(FileStamp::of(&rustix::fs::fstat(file).ok()?))
}

/// The stamp of a folder that a walk through the course's has found, which is another one as soon as a name in it comes
/// or goes; `None` if it is no folder any more. It is not opened, since there may be thousands.
pub fn folder_stamp(root: &Path, path: &str) -> Option<FileStamp> {
    let status = rustix::fs::lstat(root.join(path)).ok()?;
    let is_folder = FileType::from_raw_mode(status.st_mode) == FileType::Directory;
    is_folder.then(|| FileStamp::of(&status))
}

/// How many bytes a file in the course's folder has; 0 if it cannot be opened.
pub fn length_inside(root: &Path, path: &str) -> usize {
    let size = open_inside(root, path).and_then(|file| Ok(rustix::fs::fstat(file)?.st_size));
    usize::try_from(size.unwrap_or_default()).unwrap_or_default()
}

/// Whether the path names something in the course's folder, whatever it is.
pub fn exists_inside(root: &Path, path: &str) -> bool {
    open_inside(root, path).is_ok()
}

/// Why what a path in the course's folder names cannot be opened, if it cannot.
pub fn trouble_inside(root: &Path, path: &str) -> Option<ReadError> {
    open_inside(root, path).err()
}

/// Whether the path names a folder in the course's folder.
pub fn is_folder_inside(root: &Path, path: &str) -> bool {
    let status = open_inside(root, path).and_then(|file| Ok(rustix::fs::fstat(file)?));
    status.is_ok_and(|status| FileType::from_raw_mode(status.st_mode) == FileType::Directory)
}

/// The names of the folders in a folder of the course; none if it cannot be read.
pub fn folders_inside(root: &Path, path: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let folder = root.join(path).canonicalize().ok();
    if let Some(folder) = folder.filter(|folder| folder.starts_with(root)) {
        // One that cannot be read has none.
        let _ = entries::visit(&folder, |name, kind| {
            let is_folder = match kind {
                Kind::Folder => true,
                Kind::Link => folder.join(name).is_dir(),
                Kind::Other => false,
            };
            names.extend(name.to_str().filter(|_| is_folder).map(str::to_owned));
            ControlFlow::Continue(())
        });
    }
    names
}

fn file_flags() -> OFlags {
    OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NOCTTY
}

fn folder_flags() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC
}

fn open_inside(root: &Path, path: &str) -> Result<OwnedFd, ReadError> {
    let mut is_link = false;
    let opened = walk_to(root, path, &mut is_link);
    opened.map_err(|error| match error {
        ReadError::Missing if is_link => ReadError::Dangling,
        error => error,
    })
}

/// Opens what a path leads to, name by name, and tells whether its last name is a symbolic link.
fn walk_to(root: &Path, path: &str, is_link: &mut bool) -> Result<OwnedFd, ReadError> {
    let mut links = 0;
    let mut names: Vec<String> = Vec::new();
    push_names(&mut names, path)?;
    let mut folders = vec![rustix::fs::open(root, folder_flags(), Mode::empty())?];
    while let Some(name) = names.pop() {
        if name == ".." {
            folders.pop();
        }
        let Some(folder) = folders.last() else {
            return Err(ReadError::Outside);
        };
        if name == ".." {
            continue;
        }
        if let Ok(target) = rustix::fs::readlinkat(folder, name.as_str(), Vec::new()) {
            *is_link |= names.is_empty();
            links += 1;
            if links > MOST_SYMLINKS {
                return Err(ReadError::Circle);
            }
            let target = target.to_str().map_err(|_| ReadError::Outside)?;
            match Path::new(target).strip_prefix(root) {
                Ok(inside) => {
                    folders.truncate(1);
                    push_names(&mut names, &inside.to_string_lossy())?;
                }
                Err(_) => push_names(&mut names, target)?,
            }
        } else if names.is_empty() {
            return Ok(rustix::fs::openat(
                folder,
                name.as_str(),
                file_flags(),
                Mode::empty(),
            )?);
        } else {
            let inner = rustix::fs::openat(folder, name.as_str(), folder_flags(), Mode::empty())?;
            folders.push(inner);
        }
    }
    folders.pop().ok_or(ReadError::Outside)
}

/// Puts the names of a relative path on the stack, the first on top.
fn push_names(names: &mut Vec<String>, path: &str) -> Result<(), ReadError> {
    if path.starts_with('/') {
        return Err(ReadError::Outside);
    }
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    names.extend(parts.rev().map(str::to_owned));
    Ok(())
}

fn contents(file: OwnedFd, most: usize) -> Result<Vec<u8>, ReadError> {
    let file = File::from(file);
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ReadError::Folder);
    }
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if size > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(size.min(most));
    // One byte more than allowed tells a file that has grown from one that ends here.
    let limit = most.min(LARGEST_FILE) as u64 + 1;
    let mut file = file.take(limit);
    file.read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge);
    }
    if looked_at(&bytes).contains(&0) {
        // How much of it is asked for does not change what it is.
        let lacks = LOOKED_AT_FOR_NUL.saturating_sub(bytes.len());
        file.set_limit(lacks as u64);
        file.read_to_end(&mut bytes)?;
    }
    if is_binary(&bytes) {
        return Err(if begins_as_utf16(&bytes) {
            ReadError::Utf16
        } else {
            ReadError::Binary
        });
    }
    bytes.truncate(most);
    Ok(bytes)
}

/// Whether bytes are no text: they have NUL bytes, and of all that they begin with more than one in some is none of a text.
/// A few NUL bytes slip into a text when a program or a disk fails.
pub fn is_binary(bytes: &[u8]) -> bool {
    const ONE_IN: usize = 16;
    let bytes = looked_at(bytes);
    let nuls = bytes.split(|byte| *byte == 0).skip(1).count();
    if nuls == 0 {
        return false;
    }
    let chunks = bytes.utf8_chunks();
    let invalid = chunks.filter(|chunk| !chunk.invalid().is_empty()).count();
    begins_as_utf16(bytes) || (nuls + invalid) * ONE_IN > bytes.len()
}

/// As much of a file as shows whether it is one of text.
fn looked_at(bytes: &[u8]) -> &[u8] {
    bytes.get(..LOOKED_AT_FOR_NUL).unwrap_or(bytes)
}

fn begins_as_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}
