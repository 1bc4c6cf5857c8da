//! What blocks print on the command line: `check --run`.

use std::fs;
use std::time::{Duration, SystemTime};

use super::stand_ins::{bin_with_node, npm, with_path};
use super::{folder, nodecourse, printed};
use crate::practice::is_there_a_node;

#[test]
fn check_proves_what_blocks_print_and_remembers_it() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let lesson = "# A

```js run=node expect=\"1\\n2\"
console.log(1); console.log(2)
```

```js run=node expect=fail
throw 1
```

```js run=node expect-file=out.txt order=any
console.log(Math.random() < 0.5 ? 'b\\na' : 'a\\nb')
```
";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    fs::write(folder.path().join("out.txt"), "a\nb\n").expect("a file");
    let output = nodecourse(&["check", ".", "--run"], folder.path());
    assert!(
        printed(&output).starts_with("Proven: 3 of 3 on Node.js v"),
        "{}",
        printed(&output)
    );
    assert!(printed(&output).contains("; 0 known from before."));
    assert_eq!(output.status.code(), Some(0));
    let output = nodecourse(&["check", ".", "--run"], folder.path());
    assert!(printed(&output).contains("; 3 known from before."));
}

#[test]
fn check_finds_every_claim_that_does_not_hold() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let lesson = "# A

```js run=node expect=1
console.log(2)
```

```js run=node expect=1
process.exit(3)
```

```js run=node expect=fail
```

```js run=node expect=x
console.log(Math.random())
```

```js run=node expect=1 with=gone.mjs
```

```js run=node expect=\"1\\n2\"
console.log('2\\n1')
```

```js run=node expect=1
throw new RangeError('too far')
```
";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    let output = nodecourse(
        &["check", ".", "--run", "--format", "github"],
        folder.path(),
    );
    let lines = printed(&output);
    for words in [
        "line=3,col=1::it prints `2` where `expect` says `1` (this is so on Node.js v",
        "line=7,col=1::it ends with status 3 instead of 0",
        "it ends with status 1 instead of 0: ",
        "RangeError: too far",
        "line=11,col=1::it does not fail, as `expect=fail` says",
        "line=14,col=1::it prints `0.",
        "line=21,col=1::it prints the lines that `expect` says in another order; write `order=any` if any is right",
        "line=18,col=1::the file `gone.mjs` leads to nothing: there is no `gone.mjs` in the folder of the course",
    ] {
        assert!(lines.contains(words), "{words}\n{lines}");
    }
    assert_eq!(lines.matches("line=18,").count(), 1);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn packages_are_fetched_once_and_their_absence_is_one_sentence() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let bin = bin_with_node(folder.path());
    let lesson = "# A\n\n```js run=node needs=six@6.0.0 expect=6\nimport six from 'six'; console.log(six)\n```\n";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    let check = || with_path(&["check", ".", "--run"], folder.path(), &bin);
    // What a killed player left behind, and what another one is at work on.
    let packages = folder.path().join("cache/nodecourse/packages");
    let (old, young) = (packages.join(".new-old"), packages.join(".new-young"));
    fs::create_dir_all(old.join("node_modules")).expect("folders");
    fs::create_dir(&young).expect("a folder");
    let long_ago = SystemTime::now() - Duration::from_secs(25 * 60 * 60);
    let opened = fs::File::open(&old).expect("it is there");
    opened.set_modified(long_ago).expect("it is set");

    let output = check();
    assert!(
        printed(&output)
            .contains("This needs six 6.0.0, and npm, which fetches it, is not installed"),
        "{}",
        printed(&output)
    );
    npm(&bin, "echo 'npm error code ENOTFOUND' >&2; exit 1");
    let output = check();
    assert!(
        printed(&output).contains("which npm could not fetch: there is no network"),
        "{}",
        printed(&output)
    );
    npm(
        &bin,
        "echo 'npm error notarget No matching version found for six@6.0.0.' >&2; exit 1",
    );
    let output = check();
    assert!(
        printed(&output)
            .contains("npm has no such version: the course asks for six 6.0.0. Look for"),
        "{}",
        printed(&output)
    );
    npm(&bin, "echo 'npm error code E404' >&2; exit 1");
    let output = check();
    assert!(
        printed(&output).contains("npm has no such package: the course asks for six 6.0.0."),
        "{}",
        printed(&output)
    );
    npm(
        &bin,
        "echo 'npm ERR! code EINTEGRITY' >&2; echo 'npm ERR! errno 1' >&2; echo 'npm ERR! the sums differ.' >&2; exit 1",
    );
    let output = check();
    assert!(
        printed(&output).contains("npm could not fetch six 6.0.0: the sums differ\n"),
        "{}",
        printed(&output)
    );
    // It stands in for npm: it is called as npm is, and makes what npm makes.
    npm(
        &bin,
        "case \"$*\" in *--ignore-scripts*) ;; *) exit 9;; esac
        read manifest < package.json
        case \"$manifest\" in *'\"six\": \"6.0.0\"'*) ;; *) exit 8;; esac
        mkdir -p node_modules/six && echo 'export default 6' > node_modules/six/index.mjs &&
        echo '{ \"name\": \"six\", \"exports\": \"./index.mjs\" }' > node_modules/six/package.json",
    );
    let output = check();
    assert!(
        printed(&output).starts_with("Proven: 1 of 1 on Node.js v"),
        "{}",
        printed(&output)
    );
    assert!(!old.exists());
    assert!(young.exists());
    // From now on nothing has to be fetched.
    fs::remove_file(bin.join("npm")).expect("it is there");
    fs::write(
        folder.path().join("a.md"),
        lesson.replace("(six)", "(six )"),
    )
    .expect("a file");
    let output = check();
    assert!(
        printed(&output).starts_with("Proven: 1 of 1 on Node.js v"),
        "{}",
        printed(&output)
    );
}
