//! What a supervisor is to do, as arguments.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::NAME;
use crate::practice::run::limits::Limits;

/// What separates its own arguments from the program.
const PROGRAM: &str = "--";
/// The argument that says that the rest of the machine is open.
const OPEN: &str = "open";
/// The argument that says that it has a network of its own.
const APART: &str = "apart";

/// The arguments before the program: `__supervise LIMITS open|[apart] PATH... --`.
pub fn arguments(limits: &Limits, readable: Option<&[PathBuf]>, apart: bool) -> Vec<OsString> {
    let time = limits.time.map_or(0, |time| time.as_millis());
    let disk = limits.disk.unwrap_or(0);
    let (memory, processes) = (limits.memory, limits.processes);
    let numbers = format!("{time},{memory},{processes},{disk}");
    let mut arguments: Vec<OsString> = vec![NAME.into(), numbers.into()];
    match readable {
        Some(paths) => {
            arguments.extend(apart.then(|| APART.into()));
            arguments.extend(paths.iter().map(OsString::from));
        }
        None => arguments.push(OPEN.into()),
    }
    arguments.push(PROGRAM.into());
    arguments
}

/// What it is to do, read from its arguments.
pub(super) struct Task {
    pub(super) limits: Limits,
    /// What it may read beside the system's folders and its own; `None` if nothing is kept from it.
    pub(super) readable: Option<Vec<PathBuf>>,
    /// Whether it has a network of its own.
    pub(super) apart: bool,
    pub(super) program: OsString,
    pub(super) arguments: Vec<OsString>,
}

impl Task {
    /// Reads it. `None` when nobody has written it so.
    pub(super) fn read(mut arguments: impl Iterator<Item = OsString>) -> Option<Self> {
        let limits = arguments.next()?.into_string().ok()?;
        let mut numbers = limits.split(',').map(str::parse::<u64>);
        let mut number = || numbers.next()?.ok();
        let time = Some(Duration::from_millis(number()?)).filter(|time| !time.is_zero());
        let limits = Limits {
            time,
            memory: number()?,
            processes: usize::try_from(number()?).ok()?,
            disk: Some(number()?).filter(|&disk| disk > 0),
            ..Limits::default()
        };
        let mut readable = Vec::new();
        loop {
            let argument = arguments.next()?;
            if argument == PROGRAM {
                break;
            }
            readable.push(PathBuf::from(argument));
        }
        let open = readable == [Path::new(OPEN)];
        let apart = readable.first().is_some_and(|first| first == APART);
        if apart {
            readable.remove(0);
        }
        Some(Self {
            limits,
            readable: (!open).then_some(readable),
            apart,
            program: arguments.next()?,
            arguments: arguments.collect(),
        })
    }
}
