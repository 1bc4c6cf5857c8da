//! Code on systems that keep less away than others: it runs all the same.

use std::fs;
use std::process::{Command, Stdio};

use super::{folder, printed, told};
use crate::practice::is_there_a_node;

/// Runs code where a number of the kernel is 0, for all that is below one user of the machine's.
fn with_none_of(number: &str) -> Option<String> {
    let folder = folder();
    let code = "console.log(process.pid > 2 ? 'among others' : 'on its own')";
    fs::write(folder.path().join("a.mjs"), code).expect("a file");
    let program = env!("CARGO_BIN_EXE_nodecourse");
    let script = format!("echo 0 > /proc/sys/user/{number} || exit 99; exec {program} run a.mjs");
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "sh", "-c", &script])
        .current_dir(folder.path())
        .env("XDG_STATE_HOME", folder.path())
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output.map_err(|error| eprintln!("left out: {error}")) else {
        return None;
    };
    if output.status.code() != Some(0) && !told(&output).is_empty() && printed(&output).is_empty() {
        eprintln!("left out: {}", told(&output));
        return None;
    }
    Some(printed(&output))
}

#[test]
fn code_runs_where_there_are_no_name_spaces_for_processes_or_none_at_all() {
    if !is_there_a_node() {
        return;
    }
    for number in ["max_pid_namespaces", "max_user_namespaces"] {
        if let Some(said) = with_none_of(number) {
            assert_eq!(said, "among others\n", "{number}");
        }
    }
}
