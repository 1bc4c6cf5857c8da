//! The entries of a folder, one after the other as the system lists them: their names and kinds. Nothing is opened, and no
//! memory is set aside for an entry, since there may be tens of thousands.

use std::ffi::OsStr;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

/// What an entry is, without following it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Folder,
    Link,
    /// A regular file, or what is no file at all.
    Other,
}

/// Looks at each entry of a folder until `look` breaks off.
///
/// # Errors
///
/// When the folder cannot be opened. Where it cannot be read to its end, it ends there.
#[cfg(target_os = "linux")]
pub fn visit(
    folder: &Path,
    mut look: impl FnMut(&OsStr, Kind) -> ControlFlow<()>,
) -> io::Result<()> {
    use rustix::fs::{AtFlags, FileType, Mode, OFlags, RawDir};
    use std::os::unix::ffi::OsStrExt;

    /// The first few are enough for whoever asks for any; then many are asked for at once.
    const AT_ONCE: [usize; 2] = [2 << 10, 32 << 10];

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let folder = rustix::fs::open(folder, flags, Mode::empty())?;
    let mut memory = Vec::with_capacity(AT_ONCE[1]);
    for room in AT_ONCE {
        let mut entries = RawDir::new(&folder, &mut memory.spare_capacity_mut()[..room]);
        while let Some(Ok(entry)) = entries.next() {
            let name = entry.file_name();
            let kind = match entry.file_type() {
                // Some file systems do not tell.
                FileType::Unknown => {
                    let status = rustix::fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW);
                    status.map_or(FileType::Unknown, |status| {
                        FileType::from_raw_mode(status.st_mode)
                    })
                }
                kind => kind,
            };
            let kind = match kind {
                FileType::Directory => Kind::Folder,
                FileType::Symlink => Kind::Link,
                _ => Kind::Other,
            };
            let name = name.to_bytes();
            if !matches!(name, b"." | b"..") && look(OsStr::from_bytes(name), kind).is_break() {
                return Ok(());
            }
            if room == AT_ONCE[0] && entries.is_buffer_empty() {
                break;
            }
        }
    }
    Ok(())
}

/// The same where the system has no call of its own for that.
///
/// # Errors
///
/// When the folder cannot be opened.
#[cfg(not(target_os = "linux"))]
pub fn visit(
    folder: &Path,
    mut look: impl FnMut(&OsStr, Kind) -> ControlFlow<()>,
) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)?.flatten() {
        let kind = match entry.file_type() {
            Ok(kind) if kind.is_dir() => Kind::Folder,
            Ok(kind) if kind.is_symlink() => Kind::Link,
            _ => Kind::Other,
        };
        if look(&entry.file_name(), kind).is_break() {
            break;
        }
    }
    Ok(())
}
