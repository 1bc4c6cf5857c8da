//! The fresh folder that code runs in.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// What makes node wait until its output has been taken: without it, output is lost when a pipe is full.
const PRELOAD: &str =
    "for (const stream of [process.stdout, process.stderr]) stream._handle?.setBlocking?.(true);\n";

/// What the name of such a folder begins with.
const PREFIX: &str = "nodecourse-";
/// The folder in it that code runs in.
const WORK: &str = "work";
/// The file beside that which node loads first.
const PRELOAD_NAME: &str = "preload.cjs";

/// Removes the workspace that this process stands in, if it stands in one: for when its owner has died.
pub(super) fn remove_own() {
    let Ok(folder) = std::env::current_dir() else {
        return;
    };
    let root = folder.parent().filter(|_| folder.ends_with(WORK));
    let is_ours = |root: &&Path| {
        let name = root.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| name.starts_with(PREFIX)) && root.join(PRELOAD_NAME).is_file()
    };
    if let Some(root) = root.filter(is_ours) {
        let _ = fs::remove_dir_all(root);
    }
}

/// A folder of nobody else, gone with this value. The course's own folder is never written to.
#[derive(Debug)]
pub struct Workspace {
    root: TempDir,
}

impl Workspace {
    /// An empty one.
    ///
    /// # Errors
    ///
    /// When there is no room for temporary files.
    pub fn new() -> io::Result<Self> {
        let root = tempfile::Builder::new()
            .prefix(PREFIX)
            .permissions(Permissions::from_mode(0o700))
            .tempdir()?;
        let workspace = Self { root };
        fs::create_dir(workspace.folder())?;
        fs::write(workspace.preload(), PRELOAD)?;
        Ok(workspace)
    }

    /// One with these files, the later ones over the earlier, and the packages of a prepared folder.
    ///
    /// # Errors
    ///
    /// When there is no room, or a name leads out of the folder.
    pub fn with<'f>(
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
        prepared: Option<&Path>,
    ) -> io::Result<Self> {
        let workspace = Self::new()?;
        for (name, bytes) in files {
            workspace.put(name, bytes)?;
        }
        if let Some(prepared) = prepared {
            workspace.link_packages(prepared)?;
        }
        Ok(workspace)
    }

    /// Where the code runs.
    pub fn folder(&self) -> PathBuf {
        self.root.path().join(WORK)
    }

    /// What node is to load before the code.
    pub fn preload(&self) -> PathBuf {
        self.root.path().join(PRELOAD_NAME)
    }

    /// Puts a file into the folder, under a name that may hold folders.
    ///
    /// # Errors
    ///
    /// When the name leads out of the folder, or it cannot be written.
    pub fn put(&self, name: &str, text: &[u8]) -> io::Result<PathBuf> {
        let inside = Path::new(name)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        if !inside || name.is_empty() {
            let words = format!("“{name}” is no name for a file in a folder");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
        }
        let path = self.folder().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, text)?;
        Ok(path)
    }

    /// Makes the packages of a prepared folder importable.
    ///
    /// # Errors
    ///
    /// When the link cannot be made.
    pub fn link_packages(&self, prepared: &Path) -> io::Result<()> {
        symlink(
            prepared.join("node_modules"),
            self.folder().join("node_modules"),
        )
    }
}
