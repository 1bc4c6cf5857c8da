//! Which files a program may read and change, and how the kernel keeps the others from it.

#[cfg(target_os = "linux")]
use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use landlock::{
    ABI, Access, AccessFs, BitFlags, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreated,
    RulesetCreatedAttr, RulesetError, Scope, path_beneath_rules,
};

/// What a newer kernel can keep away is kept away too.
#[cfg(target_os = "linux")]
const NEWEST: ABI = ABI::V9;

/// Where programs and what they need are found. The learner's own files are in none of them, nor is a terminal.
#[cfg(target_os = "linux")]
const SYSTEM: [&str; 16] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/proc",
    "/sys",
    "/dev/null",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
    "/nix/store",
    "/gnu/store",
    "/home/linuxbrew/.linuxbrew",
];

/// What programs need of the machine's settings: how names and times are told, and whom to trust. Who uses the machine and
/// what it is called are not among them.
#[cfg(target_os = "linux")]
const SETTINGS: [&str; 16] = [
    "/etc/alternatives",
    "/etc/ca-certificates",
    "/etc/crypto-policies",
    "/etc/gai.conf",
    "/etc/host.conf",
    "/etc/hosts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/nsswitch.conf",
    "/etc/pki",
    "/etc/protocols",
    "/etc/resolv.conf",
    "/etc/services",
    "/etc/ssl",
    "/etc/timezone",
];
/// The names of the users; Node.js asks it who runs it. Where a program sees files of its own, it sees its own name only.
#[cfg(target_os = "linux")]
pub(super) const USERS: &str = "/etc/passwd";

/// Whether files can be kept from a program here.
pub(in crate::practice::run) fn keeps_files() -> bool {
    #[cfg(target_os = "linux")]
    return knows(Access::from_all(ABI::V1));
    #[cfg(not(target_os = "linux"))]
    false
}

/// Whether the kernel can tell these ways to a file apart.
#[cfg(target_os = "linux")]
pub(super) fn knows(ways: BitFlags<AccessFs>) -> bool {
    Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(ways)
        .and_then(Ruleset::create)
        .is_ok()
}

/// What every program has to read, and what this one brings along. Not all of it is on every machine.
#[cfg(target_os = "linux")]
pub(super) fn needed_by(program: &Path) -> impl Iterator<Item = PathBuf> {
    let system = SYSTEM.iter().chain(&SETTINGS).map(PathBuf::from);
    system.chain([program.to_owned()]).chain(beside(program))
}

/// A program may change the files of a folder and read some others, and no more.
#[cfg(target_os = "linux")]
pub(super) fn rules(folder: &Path, readable: &[PathBuf]) -> Result<RulesetCreated, RulesetError> {
    Ruleset::default()
        .handle_access(AccessFs::from_all(NEWEST))?
        .scope(Scope::Signal | Scope::AbstractUnixSocket)?
        .create()?
        .add_rules(path_beneath_rules(readable, AccessFs::from_read(NEWEST)))?
        .add_rules(path_beneath_rules(
            [folder, Path::new("/dev/null")],
            AccessFs::from_all(NEWEST),
        ))
}

/// The same, with other files that may be read.
#[cfg(target_os = "linux")]
pub(super) fn also_readable(
    rules: RulesetCreated,
    paths: [&str; 2],
) -> Result<RulesetCreated, RulesetError> {
    rules.add_rules(path_beneath_rules(paths, AccessFs::from_read(NEWEST)))
}

/// The libraries that come with a program that is installed in a folder of its own, as by nvm.
#[cfg(target_os = "linux")]
fn beside(program: &Path) -> Vec<PathBuf> {
    let folder = program.parent().filter(|folder| folder.ends_with("bin"));
    let prefix = folder.and_then(Path::parent);
    prefix
        .map(|prefix| {
            ["lib", "libexec", "share"]
                .map(|name| prefix.join(name))
                .into()
        })
        .unwrap_or_default()
}
