//! Every operation on the learner's files, in one place, so that the tests can make each of them fail.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::ops::Range;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;

/// A larger file is no journal.
const LARGEST: u64 = 16 << 20;
/// How long another program may hold the lock. It is held for some milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// Only their owner reads and writes files and folders.
const FILE_MODE: u32 = 0o600;
const FOLDER_MODE: u32 = 0o700;

/// The disk, as it is or with a fault on purpose.
#[derive(Debug, Default)]
pub struct Disk {
    /// The fault, for tests.
    pub fault: Option<Fault>,
    /// How many operations were asked for.
    pub calls: usize,
}

/// Operations that fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which, counted from 0.
    pub calls: Range<usize>,
    /// How they fail.
    pub failure: Failure,
}

/// How an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// With this number of the system's.
    Error(i32),
    /// Only so many bytes are written, and no error tells of it; what writes nothing does not fail.
    Short(usize),
}

impl Disk {
    /// Makes a folder and those that it lies in.
    pub(super) fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        self.call()?;
        DirBuilder::new()
            .recursive(true)
            .mode(FOLDER_MODE)
            .create(path)
    }

    /// Takes the lock that a file stands for; it is given back when the file is dropped.
    pub(super) fn lock(&mut self, path: &Path) -> io::Result<File> {
        self.call()?;
        let file = options().write(true).create(true).open(path)?;
        self.call()?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            // Some network file systems have no locks; progress is kept there all the same.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(file),
            Err(TryLockError::Error(error)) => Err(error),
            Err(TryLockError::WouldBlock) => wait_for(file),
        }
    }

    /// A file's bytes; none if there is no such file.
    pub(super) fn read(&mut self, path: &Path) -> io::Result<Vec<u8>> {
        self.call()?;
        let mut file = match options().read(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let metadata = file.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        if metadata.len() > LARGEST {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(metadata.len() as usize);
        self.call()?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Adds bytes to a file, after its first `whole` ones. When that fails, the file is as it was.
    pub(super) fn append(&mut self, path: &Path, whole: usize, bytes: &[u8]) -> io::Result<()> {
        self.call()?;
        let mut file = options().append(true).open(path)?;
        let before = whole as u64;
        if file.metadata()?.len() != before {
            self.call()?;
            file.set_len(before)?;
        }
        self.write(&mut file, bytes).inspect_err(|_| {
            // What has been written is half a record, which is passed over if it cannot be taken back.
            let _ = file.set_len(before);
        })?;
        self.call()?;
        file.sync_data()
    }

    /// Puts a file with these bytes in the place of another, all at once.
    pub(super) fn replace(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let fresh = path.with_extension("new");
        self.call()?;
        // One that was left by a program that was killed; whoever writes has the lock.
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        self.create(&fresh, bytes)?;
        self.call()?;
        fs::rename(&fresh, path).inspect_err(|_| discard(&fresh))?;
        // The file has its name now, whether or not the folder's entry is on the disk already.
        if self.call().is_ok()
            && let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok())
        {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Makes a new file of these bytes. When that fails, there is none.
    pub(super) fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.call()?;
        let mut file = options().write(true).create_new(true).open(path)?;
        let written = self.write(&mut file, bytes).and_then(|()| {
            self.call()?;
            file.sync_data()
        });
        written.inspect_err(|_| discard(path))
    }

    /// Removes a file.
    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.call()?;
        fs::remove_file(path)
    }

    /// Writes all bytes at once: a record is there as a whole or not at all.
    fn write(&mut self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        let most = match self.fault_now() {
            Some(Failure::Error(number)) => return Err(io::Error::from_raw_os_error(number)),
            Some(Failure::Short(most)) => most.min(bytes.len()),
            None => bytes.len(),
        };
        let written = file.write(bytes.get(..most).unwrap_or(bytes))?;
        if written < bytes.len() {
            return Err(ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    /// Counts an operation that writes nothing, and fails if it is one that shall.
    fn call(&mut self) -> io::Result<()> {
        match self.fault_now() {
            Some(Failure::Error(number)) => Err(io::Error::from_raw_os_error(number)),
            Some(Failure::Short(_)) | None => Ok(()),
        }
    }

    fn fault_now(&mut self) -> Option<Failure> {
        let call = self.calls;
        self.calls += 1;
        let fault = self.fault.as_ref()?;
        fault.calls.contains(&call).then_some(fault.failure)
    }
}

/// Takes back a file that an operation which failed has left. If that fails too, it is only one too many.
pub(super) fn discard(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Waits for the lock of a file in the queue of the system, which serves all in turn, but not for ever: whoever has
/// it may have been stopped.
fn wait_for(file: File) -> io::Result<File> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("lock".into()).spawn(move || {
        let locked = file.lock().map(|()| file);
        // A lock that nobody waits for any more is given back with the file.
        let _ = sender.send(locked);
    })?;
    receiver
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Err(ErrorKind::ResourceBusy.into()))
}

/// How files are opened: no link is followed, and no pipe waited for.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    options
        .mode(FILE_MODE)
        .custom_flags(flags.bits().cast_signed());
    options
}
