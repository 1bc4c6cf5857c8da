//! Finding a `node`, and what stands in its place.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{node, runner};
use nodecourse::practice::run::{Node, NodeTrouble};

#[test]
fn the_node_on_the_path_is_found_by_its_absolute_path() {
    let Some(node) = node() else { return };
    assert!(node.program.is_absolute());
    assert!(node.version.starts_with('v'));
    assert!(node.is_current());
}

#[test]
fn no_node_is_told() {
    let found = Node::find(&runner(), Some(Path::new("/nowhere/node")));
    assert_eq!(found, Err(NodeTrouble::Nowhere));
    let found = Node::find(&runner(), Some(Path::new("/dev/null")));
    assert_eq!(found, Err(NodeTrouble::NoProgram));
}

#[test]
fn a_node_that_is_too_old_is_told_with_its_version() {
    let (_folder, found) = find_script("#!/bin/sh\nprintf 'v18.19.0\\n/bin/sh\\n--require\\n'\n");
    let trouble = found.expect_err("too old");
    assert_eq!(
        trouble.to_string(),
        "Node.js v18.19.0 is too old: 20 or newer is needed"
    );
}

#[test]
fn what_does_not_answer_like_node_is_told() {
    for script in [
        "#!/bin/sh\nexit 1\n",
        "#!/bin/sh\necho hello\n",
        "#!/bin/sh\nprintf 'v22.0.0\\nnowhere\\n'\n",
        "not a program at all",
    ] {
        let (_folder, found) = find_script(script);
        assert!(
            matches!(found, Err(NodeTrouble::Broken { .. })),
            "{script}: {found:?}"
        );
    }
}

#[test]
fn a_node_that_was_installed_anew_is_asked_again() {
    let script = "#!/bin/sh\nprintf 'v22.1.0\\n/bin/sh\\n--permission\\n'\n";
    let (folder, found) = find_script(script);
    let node = found.expect("it answers like node");
    assert!(node.is_current());
    fs::write(folder.path().join("node"), format!("{script}# another\n")).expect("written");
    assert!(!node.is_current());
}

fn find_script(script: &str) -> (tempfile::TempDir, Result<Node, NodeTrouble>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("node");
    fs::write(&path, script).expect("written");
    fs::set_permissions(&path, Permissions::from_mode(0o755)).expect("allowed");
    let found = Node::find(&runner(), Some(&path));
    (folder, found)
}
