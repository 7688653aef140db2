//! Maps from short keys, fast to ask.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys come from a catalogue, not from a stranger: no flood of clashing keys is to
/// be feared, and a text asks thousands of times.
pub(super) type Keyed<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// FNV-1a, which is quick on words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
