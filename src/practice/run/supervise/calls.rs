//! The calls to the kernel with which a program gets at other programs, and that no fence around files stops.

use std::collections::BTreeMap;
use std::io;

use landlock::AccessFs;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter,
};

use super::files;

/// The families of sockets that stay: those of the own network, and what tells of its interfaces. Among the others are
/// some that no network of one's own keeps in, as those to the host of a virtual machine.
const FAMILIES: [i32; 3] = [libc::AF_INET, libc::AF_INET6, libc::AF_NETLINK];

/// Calls that are closed whatever they ask for. The first opens sockets too, unseen; the others read the keys that the
/// learner's session keeps.
const CLOSED: [i64; 4] = [
    libc::SYS_io_uring_setup,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
];

/// Calls that change another process if the argument with this number is its, and not 0: its own limits, its time.
const OTHERS: [(i64, u8); 7] = [
    (libc::SYS_prlimit64, 0),
    (libc::SYS_setpriority, 1),
    (libc::SYS_ioprio_set, 1),
    (libc::SYS_sched_setaffinity, 0),
    (libc::SYS_sched_setattr, 0),
    (libc::SYS_sched_setparam, 0),
    (libc::SYS_sched_setscheduler, 0),
];

/// Calls that change all processes of a user if their first argument is this.
const ALL_OF_USER: [(i64, u64); 2] = [(libc::SYS_setpriority, 2), (libc::SYS_ioprio_set, 3)];

/// From `asm/unistd.h`: what the second number of a call has more.
#[cfg(target_arch = "x86_64")]
const SECOND: i64 = 0x4000_0000;

/// What is said to be the matter with a closed call.
const REFUSED: u32 = libc::EPERM.cast_unsigned();

/// A filter that is ready to be put before the kernel.
pub(super) struct Filter(BpfProgram);

/// The filter for this machine. `None` where there is none for its processor.
pub(super) fn filter() -> Option<Filter> {
    // Where the kernel can tell the sockets in the own folder from all others, those may be used too.
    let own = files::knows(AccessFs::ResolveUnix.into());
    build(own.then_some(libc::AF_UNIX)).ok().map(Filter)
}

/// The same for a process that is where it sees no sockets of others.
pub(super) fn filter_apart() -> Option<Filter> {
    build(Some(libc::AF_UNIX)).ok().map(Filter)
}

impl Filter {
    /// Puts it before the kernel, for this process and all that it starts. It cannot be taken away again.
    pub(super) fn close(&self) -> io::Result<()> {
        apply_filter(&self.0).map_err(io::Error::other)
    }
}

fn build(own: Option<i32>) -> Result<BpfProgram, seccompiler::BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = BTreeMap::new();
    for call in CLOSED {
        rules.insert(call, Vec::new());
    }
    for (call, number) in OTHERS {
        let other = SeccompRule::new(vec![argument(number, SeccompCmpOp::Ne, 0)?])?;
        rules.entry(call).or_default().push(other);
    }
    for (call, user) in ALL_OF_USER {
        let all = SeccompRule::new(vec![argument(0, SeccompCmpOp::Eq, user)?])?;
        rules.entry(call).or_default().push(all);
    }
    let other_families = FAMILIES
        .into_iter()
        .chain(own)
        .map(|family| argument(0, SeccompCmpOp::Ne, u64::from(family.cast_unsigned())))
        .collect::<Result<_, _>>()?;
    rules.insert(libc::SYS_socket, vec![SeccompRule::new(other_families)?]);
    // The same calls have second numbers on this processor.
    #[cfg(target_arch = "x86_64")]
    for (call, rule) in rules.clone() {
        rules.insert(call | SECOND, rule);
    }
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        SeccompAction::Errno(REFUSED),
        std::env::consts::ARCH.try_into()?,
    )?;
    filter.try_into()
}

fn argument(
    number: u8,
    is: SeccompCmpOp,
    value: u64,
) -> Result<SeccompCondition, seccompiler::BackendError> {
    SeccompCondition::new(number, SeccompCmpArgLen::Dword, is, value)
}
