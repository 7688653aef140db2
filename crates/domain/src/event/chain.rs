//! Who did something, and the hash that chains an event to all before it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Moment, StaffId, TokenId, TrackingId};

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// A staff member.
    Staff(StaffId),
    /// A program, by its token.
    Integration(TokenId),
    /// The business, by its tracking code.
    Business(TrackingId),
    /// Onedoor itself.
    System,
}

impl Actor {
    /// The actor as one word for columns and hashes: `staff:0192…`.
    pub fn as_text(self) -> String {
        match self {
            Self::Staff(id) => format!("staff:{id}"),
            Self::Integration(id) => format!("integration:{id}"),
            Self::Business(id) => format!("business:{id}"),
            Self::System => "system".to_owned(),
        }
    }

    /// The actor behind such a word.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "system" {
            return Some(Self::System);
        }
        let (kind, id) = word.split_once(':')?;
        let id: Uuid = id.parse().ok()?;
        match kind {
            "staff" => Some(Self::Staff(StaffId(id))),
            "integration" => Some(Self::Integration(TokenId(id))),
            "business" => Some(Self::Business(TrackingId(id))),
            _ => None,
        }
    }
}

/// The hash that chains an event to all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What stands before the first event of a case.
    pub const START: Self = Self([0; 32]);

    /// The hash of an event that follows the one with this hash.
    ///
    /// Every part is preceded by its length, so that no two different events read the same.
    #[must_use]
    pub fn next(self, seq: i32, at: Moment, actor: &str, payload: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update(seq.to_be_bytes());
        hash.update(at.as_micros().to_be_bytes());
        for part in [actor, payload] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Self(hash.finalize().into())
    }
}
