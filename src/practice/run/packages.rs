//! The packages that code needs, fetched once from npm and kept.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::command::{Command, Fence};
use super::limits::Limits;
use super::node::on_path;
use super::output::End;
use super::runner::Runner;
use crate::course::block::{is_exact_version, package};
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::digest::digest;

/// How long npm may take.
const PATIENCE: Duration = Duration::from_secs(180);
/// What the name of a folder begins with in which npm is at work.
pub const UNFINISHED: &str = ".new-";
/// After so long nobody is at work in one.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);
/// So many digits of a digest name the folder of some packages.
const LONGEST_NAME: usize = 32;
/// What npm says when there is no network.
const OFFLINE: [&str; 6] = [
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "ENETUNREACH",
    "ENOTCACHED",
];

/// Packages by name, each with its exact version.
pub type Packages = BTreeMap<String, String>;

/// The packages that are needed, with their exact versions: their own, or those that the course gives.
///
/// # Errors
///
/// One sentence on the first that has none.
pub fn resolve(needs: &[String], versions: &Packages) -> Result<Packages, String> {
    let mut packages = Packages::new();
    for need in needs {
        let (name, own) = package(need);
        let version = own.or_else(|| versions.get(name).map(String::as_str));
        let exact = version.filter(|version| is_exact_version(version));
        let exact = exact
            .ok_or_else(|| format!("The course gives no exact version of the package `{name}`."))?;
        packages.insert(name.to_owned(), exact.to_owned());
    }
    Ok(packages)
}

/// The folder under `root` that holds these packages, installed now if they are not there. No script of theirs is run.
///
/// # Errors
///
/// One sentence for the learner.
pub fn prepare(
    runner: &Runner,
    root: &Path,
    packages: &Packages,
    stop: &AtomicBool,
) -> Result<PathBuf, String> {
    if let Some(name) = packages.keys().find(|name| !is_name(name)) {
        return Err(format!("“{name}” is no name of a package."));
    }
    let folder = folder(root, packages);
    if are_there(root, packages) {
        return Ok(folder);
    }
    let wanted = list(packages);
    let npm = on_path("npm").ok_or_else(|| {
        format!("This needs {wanted}, and npm, which fetches it, is not installed.")
    })?;
    let no_room =
        |error: std::io::Error| format!("{wanted} cannot be kept: {}.", Obstacle::from(&error));
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(root)
        .map_err(no_room)?;
    sweep(root);
    let fresh = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(root)
        .map_err(no_room)?;
    fs::write(fresh.path().join("package.json"), manifest(packages)).map_err(no_room)?;
    install(runner, &npm, (fresh.path(), &wanted), stop)?;
    // Another player may have been faster.
    let fresh = fresh.keep();
    if fs::rename(&fresh, &folder).is_err() {
        let _ = fs::remove_dir_all(&fresh);
    }
    if folder.join("node_modules").is_dir() {
        Ok(folder)
    } else {
        Err(format!("{wanted} cannot be kept in {}.", root.display()))
    }
}

/// Whether these packages have been installed.
pub fn are_there(root: &Path, packages: &Packages) -> bool {
    folder(root, packages).join("node_modules").is_dir()
}

/// The folder of these packages.
fn folder(root: &Path, packages: &Packages) -> PathBuf {
    let mut name = digest(&manifest(packages));
    name.truncate(LONGEST_NAME);
    root.join(name)
}

/// Removes what was begun so long ago that nobody works on it any more: whoever did was killed.
fn sweep(root: &Path) {
    let Ok(entries) = fs::read_dir(root) else {
        return;
    };
    for entry in entries.flatten() {
        let is_old = || {
            let about = entry.metadata().ok().filter(fs::Metadata::is_dir)?;
            let age = about.modified().ok()?.elapsed().ok()?;
            Some(age > ABANDONED)
        };
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(UNFINISHED.as_bytes()) && is_old() == Some(true) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Packages in words, as in `cors 2.8.5, express 5.3.0`.
pub fn list(packages: &Packages) -> String {
    let names = packages
        .iter()
        .map(|(name, version)| format!("{name} {version}"));
    names.collect::<Vec<_>>().join(", ")
}

fn install(
    runner: &Runner,
    npm: &Path,
    (folder, wanted): (&Path, &str),
    stop: &AtomicBool,
) -> Result<(), String> {
    let arguments = [
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
        // Whoever is offline learns that soon.
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=1000",
    ];
    // It is the learner's own program, with the learner's own registry.
    let environment = env::vars_os().filter(|(name, _)| name != "NODE_OPTIONS");
    let command = Command {
        program: npm.to_owned(),
        arguments: arguments.map(Into::into).into(),
        folder: folder.to_owned(),
        environment: environment.collect(),
        fence: Fence::Open,
    };
    let runner = Runner {
        limits: Limits {
            time: Some(PATIENCE),
            memory: 2 << 30,
            processes: 64,
            disk: Some(1 << 30),
            ..Limits::default()
        },
        ..runner.clone()
    };
    let mut said = Vec::new();
    let ended = runner.run(&command, stop, &mut |output| said.extend(output.bytes));
    match ended.end {
        End::Exit(0) => Ok(()),
        End::Stopped => Err("You stopped it.".to_owned()),
        End::Limit(limit) => Err(format!(
            "npm did not fetch {wanted}: it took too much {}.",
            limit.word()
        )),
        End::Exit(_) | End::Signal(_) | End::Failed(_) => {
            let said = String::from_utf8_lossy(&said);
            Err(reason(&said, wanted))
        }
    }
}

/// Why npm has failed, in one sentence.
fn reason(said: &str, wanted: &str) -> String {
    if OFFLINE.iter().any(|code| said.contains(code)) {
        return format!(
            "This needs {wanted}, which npm could not fetch: there is no network. It has to be fetched once only."
        );
    }
    let unknown = |what: &str| {
        format!(
            "npm has no such {what}: the course asks for {wanted}. Look for a mistyped name or number there."
        )
    };
    if said.contains("E404") {
        return unknown("package");
    }
    if said.contains("ETARGET") || said.contains("notarget") {
        return unknown("version");
    }
    let first = said.lines().map(|line| {
        let line = line.trim_start_matches("npm").trim();
        ["error", "ERR!"]
            .iter()
            .fold(line, |line, word| line.strip_prefix(word).unwrap_or(line))
            .trim()
    });
    // The first lines are for programs.
    let is_told = |line: &&str| {
        let word = line.split(' ').next().unwrap_or_default();
        line.contains(' ') && !["code", "syscall", "errno"].contains(&word)
    };
    let first = first.into_iter().find(is_told);
    format!(
        "npm could not fetch {wanted}: {}.",
        first.unwrap_or("it does not say why").trim_end_matches('.')
    )
}

/// Whether npm would take this for the name of a package, and no path, address or option.
fn is_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let is_part = |part: &str| {
        !part.is_empty() && !part.starts_with(['.', '-']) && part.bytes().all(is_plain)
    };
    match name.strip_prefix('@').map(|scoped| scoped.split_once('/')) {
        Some(Some((scope, name))) => is_part(scope) && is_part(name),
        Some(None) => false,
        None => is_part(name),
    }
}

/// A `package.json`; names and versions hold nothing that JSON would have to escape.
fn manifest(packages: &Packages) -> String {
    let entries = packages
        .iter()
        .map(|(name, version)| format!("\"{name}\": \"{version}\""));
    let entries = entries.collect::<Vec<_>>().join(", ");
    format!("{{ \"private\": true, \"dependencies\": {{ {entries} }} }}\n")
}
