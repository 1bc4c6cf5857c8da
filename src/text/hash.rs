//! FNV-1a hashes, which are the same in every version, unlike the standard library's: journals and the names of files
//! depend on them. Whatever single byte of a text changes, they change; who wants to make two texts of one hash, can.
//! <http://www.isthe.com/chongo/tech/comp/fnv/>

/// The hash of 32 bits.
pub fn fnv32(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// The hash of 64 bits.
pub fn fnv64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    })
}
