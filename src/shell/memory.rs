//! What becomes of memory that is no longer needed.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// From so many bytes on, a piece of memory is asked of the system by itself.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: i32 = 1 << 20;

/// Makes large pieces of memory go back to the system as soon as they are free; to be called before any thread is
/// started. The GNU library stops doing so when the first one is freed: the text of a long lesson then leaves a hole as
/// large as itself between the lesson's blocks.
pub fn return_large_pieces() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it sets a number of the allocator, and no other thread has been started.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
    }
}

/// Does what takes much memory for a moment in a thread of its own. The allocator keeps the memory of threads apart: what is
/// made there lies together, without anything in between that others keep, and all of it can go back when it is freed.
pub fn apart<T: Send>(make: &(dyn Fn() -> T + Sync)) -> T {
    thread::scope(
        |scope| match thread::Builder::new().spawn_scoped(scope, make) {
            Ok(thread) => thread
                .join()
                .unwrap_or_else(|panicked| panic::resume_unwind(panicked)),
            // There can be no more threads: it is made here then.
            Err(_) => make(),
        },
    )
}

/// A thread that makes what takes much memory and is kept. It goes on for as long as this is there: the memory of a thread
/// that has ended is given to the next one, which would fill the small gaps in what is kept with things of its own, and then
/// hardly a page is free when that is let go of.
#[derive(Debug, Default)]
pub struct Maker {
    queue: Mutex<Option<mpsc::Sender<Job>>>,
}

type Job = Box<dyn FnOnce() + Send>;

impl Maker {
    /// Makes something there, and waits for it.
    pub fn make<T: Send + 'static>(&self, make: impl FnOnce() -> T + Send + 'static) -> T {
        let Some(queue) = self.queue() else {
            // There can be no more threads: it is made here then.
            return make();
        };
        let (sender, receiver) = mpsc::channel();
        let job = move || drop(sender.send(panic::catch_unwind(AssertUnwindSafe(make))));
        let _ = queue.send(Box::new(job));
        match receiver.recv() {
            Ok(Ok(value)) => value,
            Ok(Err(panicked)) => panic::resume_unwind(panicked),
            Err(gone) => panic::resume_unwind(Box::new(gone)),
        }
    }

    fn queue(&self) -> Option<mpsc::Sender<Job>> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.is_none() {
            let (sender, jobs) = mpsc::channel::<Job>();
            let work = move || jobs.into_iter().for_each(|job| job());
            let started = thread::Builder::new().name("maker".into()).spawn(work);
            *queue = started.is_ok().then_some(sender);
        }
        queue.clone()
    }
}

/// Makes small pieces of memory that are free go back to the system, as far as they fill pages; to be called where many
/// have become free at once, and not while a key is waited for: it looks at all of them.
pub fn return_small_pieces() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it may be called at any time, from any thread.
    unsafe {
        libc::malloc_trim(0);
    }
}
