//! What becomes of the files of a case.

use serde::{Deserialize, Serialize};

use super::EventKind;
use crate::attachment::MediaType;
use crate::{AttachmentId, ContributionId};

/// Something that became of a file: which, and never its name. Recorded: fields are added with
/// defaults, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AttachmentEvent {
    /// A file was added.
    AttachmentAdded {
        /// Which.
        attachment: AttachmentId,
        /// What kind of file it is.
        media_type: MediaType,
        /// How large it is, in bytes.
        size: u64,
        /// The hash of its bytes, in hexadecimal: so the chain vouches for the file, too.
        sha256: String,
        /// To which contribution it belongs, if to one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contribution: Option<ContributionId>,
        /// The only unit that may see it, if not everybody may.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only_unit: Option<String>,
    },
    /// A file was removed. Why, stands with it.
    AttachmentRemoved {
        /// Which.
        attachment: AttachmentId,
        /// The only unit that might see it, if not everybody might.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only_unit: Option<String>,
    },
    /// A scanner found something in a file; it stays in quarantine.
    AttachmentInfected {
        /// Which.
        attachment: AttachmentId,
        /// The only unit that may see it, if not everybody may.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only_unit: Option<String>,
    },
}

impl AttachmentEvent {
    /// The word for it.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::AttachmentAdded { .. } => EventKind::AttachmentAdded,
            Self::AttachmentRemoved { .. } => EventKind::AttachmentRemoved,
            Self::AttachmentInfected { .. } => EventKind::AttachmentInfected,
        }
    }

    /// The unit for which alone it may be told, if it is for one alone.
    pub fn only_unit(&self) -> Option<&str> {
        match self {
            Self::AttachmentAdded { only_unit, .. }
            | Self::AttachmentRemoved { only_unit, .. }
            | Self::AttachmentInfected { only_unit, .. } => only_unit.as_deref(),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::super::Happened;
    use super::*;

    #[test]
    fn what_becomes_of_a_file_is_recorded_as_any_event() {
        let attachment = "01920000-0000-7000-8000-000000000001";
        for (written, kind) in [
            (
                serde_json::json!({
                    "kind": "attachment_added",
                    "attachment": attachment,
                    "media_type": "application/pdf",
                    "size": 42,
                    "sha256": "ba7816bf",
                    "only_unit": "building",
                }),
                EventKind::AttachmentAdded,
            ),
            (
                serde_json::json!({"kind": "attachment_removed", "attachment": attachment}),
                EventKind::AttachmentRemoved,
            ),
            (
                serde_json::json!({"kind": "attachment_infected", "attachment": attachment}),
                EventKind::AttachmentInfected,
            ),
        ] {
            let event: Happened = serde_json::from_value(written.clone()).unwrap();
            assert_eq!(event.kind(), kind);
            assert_eq!(serde_json::to_value(event).unwrap(), written);
        }
    }
}
