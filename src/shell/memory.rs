//! What becomes of memory that is no longer needed.

/// From so many bytes on, a piece of memory is asked of the system by itself.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: i32 = 1 << 20;

/// Makes memory go back to the system, or to whoever needs it next; to be called before any thread is started. The GNU
/// library would keep the room of a large text as soon as one was freed, a hole between the lesson's blocks; and it has a
/// store for each thread, so that what one thread has freed does not serve another.
pub fn share() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it sets two numbers of the allocator, and no other thread has been started.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}
