//! What becomes of memory that is no longer needed.

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
