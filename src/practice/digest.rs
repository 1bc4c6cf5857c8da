//! The digests by which code and packages are known again: SHA-256, in hexadecimal digits.

use std::fmt::Write;

use hmac_sha256::Hash;

/// A digest of several texts, in their order.
#[derive(Default)]
pub struct Digest(Hash);

impl Digest {
    /// Takes one more text in.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        // The length keeps two texts from being taken for one.
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    /// The digits.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// The digest of one text alone.
pub fn digest(text: &str) -> String {
    hex(&Hash::hash(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
