//! A network of its own for a program, processes of its own, and a view of the files in which there is little, and all but
//! its folder is fixed.
//!
//! The kernel gives both to everybody who takes a name space for users first, where the system lets him. What starts
//! there finds itself on 127.0.0.1 and reaches nothing else.

use std::fs;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use rustix::fs::CWD;
use rustix::mount::{MountFlags, MoveMountFlags, OpenTreeFlags, mount, move_mount, open_tree};
use rustix::net::{AddressFamily, RecvFlags, SendFlags, SocketType, recv, send, socket};
use rustix::thread::{
    CapabilitiesSecureBits, CapabilitySet, CapabilitySets, UnshareFlags, set_capabilities,
    set_capabilities_secure_bits, unshare_unsafe,
};

use super::calls;
use super::files::USERS;

/// The number of the loopback interface in every new network.
const LOOPBACK: i32 = 1;
/// From `linux/rtnetlink.h`: change an interface.
const NEWLINK: u16 = 16;
/// From `linux/netlink.h`: a request that wants an answer.
const REQUEST_AND_ANSWER: u16 = 1 | 4;
/// From `linux/netlink.h`: the answer, also when all is well.
const ANSWER: u16 = 2;
/// From `linux/if.h`: the interface is up.
const UP: u32 = 1;
/// The bytes of the request: its header, and the interface.
const REQUEST: u32 = 32;
/// Links in the folder of devices that programs read their input from, and where they lead.
const LINKS: [(&str, &str); 4] = [
    ("/dev/fd", "/proc/self/fd"),
    ("/dev/stdin", "/proc/self/fd/0"),
    ("/dev/stdout", "/proc/self/fd/1"),
    ("/dev/stderr", "/proc/self/fd/2"),
];
/// What tells of processes.
pub(super) const PROCESSES: &str = "/proc";
/// What the user of the program is called there.
const NAME: &str = "learner";
/// From `linux/mount.h`: no file can be changed.
const FIXED: u64 = 1;

/// Among which processes the next child finds itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Processes {
    /// It is the first of its own.
    Apart,
    /// Those of everybody: the system has no room for others.
    Shared,
}

/// Takes this process, which has one thread, out of the network and what else programs share in memory. The files stay.
pub(super) fn leave() -> io::Result<Processes> {
    let user = rustix::process::geteuid().as_raw();
    let group = rustix::process::getegid().as_raw();
    let spaces = UnshareFlags::NEWUSER | UnshareFlags::NEWNET | UnshareFlags::NEWIPC;
    // SAFETY: what it must not do is share no open files, and it goes on sharing them.
    unsafe { unshare_unsafe(spaces) }?;
    // Everybody stays who he is. Without the first line only root may say so.
    fs::write("/proc/self/setgroups", "deny")?;
    fs::write("/proc/self/uid_map", format!("{user} {user} 1"))?;
    fs::write("/proc/self/gid_map", format!("{group} {group} 1"))?;
    raise_loopback()?;
    // SAFETY: open files stay shared. Only the children of this process are counted anew, and it has no other thread
    // that could notice.
    let apart = unsafe { unshare_unsafe(UnshareFlags::NEWPID) };
    Ok(apart.map_or(Processes::Shared, |()| Processes::Apart))
}

/// What a process sees of the files.
#[derive(Default)]
pub(super) struct View {
    /// What is there as it is.
    visible: Vec<PathBuf>,
    /// Links to these, and where they lead.
    links: Vec<(PathBuf, PathBuf)>,
}

impl View {
    /// These paths, some of which may be links.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let mut view = Self::default();
        for path in paths {
            let Ok(place) = path.canonicalize() else {
                continue;
            };
            if place != *path {
                view.links.push((path.clone(), place.clone()));
            }
            view.visible.push(place);
        }
        view
    }
}

/// Leaves this process nothing to see but some files, and nothing of them to change but a folder: their times, owners and
/// permissions are kept too, as no other fence keeps them, and the sockets in all other folders are gone. Then it gives up
/// all power that it had over its name spaces.
pub(super) fn settle(folder: &Path, View { visible, links }: &View) -> io::Result<()> {
    let user = rustix::process::geteuid().as_raw();
    let group = rustix::process::getegid().as_raw();
    // SAFETY: open files stay shared, with all descriptors that others here hold. Folder, root and mounts become this
    // process's own, and it has one thread.
    unsafe { unshare_unsafe(UnshareFlags::NEWNS) }?;
    let is_whole = |top: &Path| visible.iter().any(|path| path == top);
    let mut kept = Vec::new();
    for path in visible {
        let top: PathBuf = path.components().take(2).collect();
        if !is_whole(&top) {
            kept.push((path.as_path(), copy(path)?));
        }
    }
    kept.push((folder, copy(folder)?));
    for entry in fs::read_dir("/")?.flatten() {
        let top = entry.path();
        if entry.file_type()?.is_dir() && !is_whole(&top) {
            let flags = MountFlags::NOSUID | MountFlags::NODEV;
            mount("nothing", &top, "tmpfs", flags, c"mode=755,size=1m")?;
        }
    }
    for (path, tree) in kept {
        put(&tree, path)?;
    }
    // What tells of processes tells of its own from here on. In some containers it cannot be had anew; there it stays.
    let flags = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    let _ = mount("nothing", PROCESSES, "proc", flags, None);
    let devices = LINKS.map(|(link, target)| (Path::new(link), Path::new(target)));
    let links = links.iter().map(|(link, target)| (&**link, &**target));
    for (link, target) in links.chain(devices) {
        if !link.exists() {
            link.parent().map_or(Ok(()), fs::create_dir_all)?;
            symlink(target, link)?;
        }
    }
    if !Path::new(USERS).exists() {
        let home = folder.display();
        fs::create_dir_all("/etc")?;
        fs::write(USERS, format!("{NAME}:x:{user}:{group}::{home}:/bin/sh\n"))?;
    }
    set_fixed(c"/", libc::AT_RECURSIVE, (FIXED, 0))?;
    // Only by its name is the folder the one that was put there.
    rustix::process::chdir(folder)?;
    set_fixed(c".", 0, (0, FIXED))?;
    // Also for root, a program that is started gets nothing back.
    set_capabilities_secure_bits(
        CapabilitiesSecureBits::NO_ROOT
            | CapabilitiesSecureBits::NO_ROOT_LOCKED
            | CapabilitiesSecureBits::NO_CAP_AMBIENT_RAISE
            | CapabilitiesSecureBits::NO_CAP_AMBIENT_RAISE_LOCKED,
    )?;
    let nothing = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    Ok(set_capabilities(None, nothing)?)
}

/// Does to this process all that keeps a program apart, to see whether the system lets it.
pub(super) fn prove() -> io::Result<()> {
    leave()?;
    std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
    settle(&std::env::temp_dir().canonicalize()?, &View::default())?;
    calls::filter_apart()
        .ok_or_else(|| io::Error::from(io::ErrorKind::Unsupported))?
        .close()
}

/// What is below a path, to be put elsewhere.
fn copy(path: &Path) -> io::Result<OwnedFd> {
    let all = OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::AT_RECURSIVE;
    let tree = open_tree(CWD, path, all | OpenTreeFlags::OPEN_TREE_CLOEXEC)?;
    Ok(tree)
}

/// Puts it back where it was, before all was hidden.
fn put(tree: &OwnedFd, path: &Path) -> io::Result<()> {
    if !path.exists() {
        if rustix::fs::fstat(tree)?.st_mode & libc::S_IFMT == libc::S_IFDIR {
            fs::create_dir_all(path)?;
        } else {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, "")?;
        }
    }
    let from_itself = MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH;
    Ok(move_mount(tree, "", CWD, path, from_itself)?)
}

/// Sets and clears an attribute of the mount of a folder, and with a flag of all below it.
fn set_fixed(path: &std::ffi::CStr, flags: i32, (set, clear): (u64, u64)) -> io::Result<()> {
    use std::os::fd::AsRawFd;
    // What is set, what is cleared, and two that stay as they are: `struct mount_attr`.
    let attributes: [u64; 4] = [set, clear, 0, 0];
    // SAFETY: both pointers lead to what lives until it returns, and the size is that of the attributes.
    let status = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            CWD.as_raw_fd(),
            path.as_ptr(),
            flags,
            attributes.as_ptr(),
            size_of_val(&attributes),
        )
    };
    if status == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

/// Brings the only interface of the new network up, so that it can be reached from within.
fn raise_loopback() -> io::Result<()> {
    // The first protocol is the one about interfaces.
    let kernel = socket(AddressFamily::NETLINK, SocketType::RAW, None)?;
    // `struct nlmsghdr`: length, kind, flags, number, sender. `struct ifinfomsg`: family and kind, number, flags, and
    // which of them are meant.
    let mut request = Vec::with_capacity(REQUEST as usize);
    request.extend(REQUEST.to_ne_bytes());
    request.extend(NEWLINK.to_ne_bytes());
    request.extend(REQUEST_AND_ANSWER.to_ne_bytes());
    request.extend([0; 8]);
    request.extend([0; 4]);
    request.extend(LOOPBACK.to_ne_bytes());
    request.extend(UP.to_ne_bytes());
    request.extend(UP.to_ne_bytes());
    send(&kernel, &request, SendFlags::empty())?;
    let mut answer = [0; 128];
    let (count, _) = recv(&kernel, &mut answer, RecvFlags::empty())?;
    let kind = answer.get(4..6).map(|kind| kind == ANSWER.to_ne_bytes());
    let error = answer.get(..count).and_then(|answer| answer.get(16..20));
    let error = error.and_then(|error| Some(i32::from_ne_bytes(error.try_into().ok()?)));
    match (kind, error) {
        (Some(true), Some(0)) => Ok(()),
        (Some(true), Some(error)) => Err(io::Error::from_raw_os_error(-error)),
        _ => Err(io::Error::from(io::ErrorKind::InvalidData)),
    }
}
