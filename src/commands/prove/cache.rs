//! What has been proven before: an empty file for each claim and Node.js, named by a digest of both. What has failed is
//! not kept: it may have failed for want of time, memory or a network, and whoever asks again wants to know whether it
//! does so now. It ends with the first run that fails.

use std::fs;
use std::path::PathBuf;

use super::claim::Claim;
use crate::office::home;
use crate::practice::digest::Digest;
use crate::practice::run::Node;

/// How claims are proven; another number when that has become stricter.
const STRICTNESS: u32 = 3;

/// The folder of the proofs; without one everything is proven again.
#[derive(Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache of this machine.
    pub fn open() -> Self {
        let folder = home::cache_folder().map(|folder| folder.join("proofs"));
        Self {
            folder: folder.filter(|folder| fs::create_dir_all(folder).is_ok()),
        }
    }

    /// Whether a claim has been proven as it is now, by this program and with this Node.js.
    pub fn knows(&self, claim: &Claim, node: &Node) -> bool {
        self.file(claim, node).is_some_and(|file| file.exists())
    }

    /// Keeps that it has been proven. If that fails it is proven again the next time.
    pub fn remember(&self, claim: &Claim, node: &Node) {
        if let Some(file) = self.file(claim, node) {
            let _ = fs::write(file, "");
        }
    }

    fn file(&self, claim: &Claim, node: &Node) -> Option<PathBuf> {
        let digest = Digest::default()
            .with(env!("CARGO_PKG_VERSION"))
            .with(&STRICTNESS.to_string())
            .with(&node.version)
            .with(&claim.content());
        Some(self.folder.as_ref()?.join(digest.finish()))
    }
}
