//! Programs in the place of those that are on the machine.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::printed;

/// A folder of programs with `node` and nothing else.
pub fn bin_with_node(folder: &Path) -> PathBuf {
    let bin = folder.join("bin");
    fs::create_dir(&bin).expect("a folder");
    let node = Command::new("sh")
        .args(["-c", "command -v node"])
        .output()
        .expect("a shell");
    symlink(printed(&node).trim(), bin.join("node")).expect("a link");
    bin
}

/// Runs the program with no other programs than those of a folder.
pub fn with_path(arguments: &[&str], folder: &Path, bin: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("PATH", bin)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

/// A program in the place of npm.
pub fn npm(bin: &Path, script: &str) {
    program(bin, "npm", script);
}

/// A program that is a script.
pub fn program(bin: &Path, name: &str, script: &str) {
    let path = bin.join(name);
    fs::write(&path, format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")).expect("a file");
    fs::set_permissions(&path, Permissions::from_mode(0o755)).expect("allowed");
}
