//! Fetching packages beside the player: how far npm has come, read off the folder that it fills.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use super::launch;
use crate::practice::run::packages::{Packages, UNFINISHED};

/// How often it is looked how far it has come.
const BEAT: Duration = Duration::from_millis(300);

/// Tells the other thread that the work is over, whatever becomes of it.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Does work that fetches these packages first, if they are not there yet, and tells again and again how far that is.
pub fn with_progress<T>(
    wanted: &Packages,
    tell: &(dyn Fn(String) + Sync),
    work: impl FnOnce() -> T,
) -> T {
    let Some((missing, root)) = launch::missing(wanted).zip(launch::root()) else {
        return work();
    };
    tell(missing.clone());
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut before = None;
            while !is_over.load(Ordering::Relaxed) {
                let now = come_so_far(&root);
                if let Some((done, all)) = now.filter(|_| now != before) {
                    tell(format!("{missing} · {done} of {all} packages"));
                }
                before = now;
                thread::park_timeout(BEAT);
            }
        });
        let done = {
            let _over = Over(&is_over);
            work()
        };
        watcher.thread().unpark();
        done
    })
}

/// How many packages npm has unpacked, and how many there are to be: it makes all their folders before it fills them.
fn come_so_far(root: &Path) -> Option<(usize, usize)> {
    let folders = folders(root)
        .into_iter()
        .filter(|(name, _)| name.starts_with(UNFINISHED));
    let age = |path: &PathBuf| fs::metadata(path).and_then(|about| about.modified());
    let newest = folders.max_by_key(|(_, path)| age(path).unwrap_or(SystemTime::UNIX_EPOCH));
    let packages = packages(&newest?.1.join("node_modules"));
    let done = packages
        .iter()
        .filter(|package| package.join("package.json").is_file());
    (!packages.is_empty()).then(|| (done.count(), packages.len()))
}

/// The folders of packages, those of a scope one by one.
fn packages(modules: &Path) -> Vec<PathBuf> {
    let found = folders(modules)
        .into_iter()
        .filter(|(name, _)| !name.starts_with('.'));
    let found = found.flat_map(|(name, path)| {
        if name.starts_with('@') {
            folders(&path).into_iter().map(|(_, path)| path).collect()
        } else {
            vec![path]
        }
    });
    found.collect()
}

fn folders(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .collect()
}
