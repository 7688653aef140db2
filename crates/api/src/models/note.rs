//! Notes on the wire.

use onedoor_domain::{ContributionId, NoteId};
use onedoor_service::{NoteInput, NoteView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What colleagues write for each other on a case. It is never changed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteResponse {
    /// Its identity.
    id: String,
    /// The case.
    case: String,
    /// The reference of that case, if it was merged into the one asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    from_case: Option<String>,
    /// Its words, byte for byte. Show them as text, never as HTML.
    text: String,
    /// Who wrote it: `staff:…`.
    author: String,
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    written_at: String,
    /// The contribution it concerns, if it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    contribution: Option<String>,
    /// The unit for which alone it is, if it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    only_unit: Option<String>,
    /// The ground in law for keeping it from the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_ground: Option<String>,
    /// The note that it corrects, if it corrects one.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<String>,
}

/// A note to write.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteNoteRequest {
    /// Its words, kept byte for byte.
    text: String,
    /// The unit for which alone it is; everybody who sees all of the case if left out. You must
    /// be able to read it yourself.
    #[schema(example = "building")]
    only_unit: Option<String>,
    /// The ground in law for keeping it from the others; required with `only_unit`.
    #[schema(example = "Forvaltningsloven § 28")]
    legal_ground: Option<String>,
    /// The contribution it concerns.
    contribution: Option<Uuid>,
    /// The note that it corrects. It is kept from the same colleagues, unless it names its own.
    corrects: Option<Uuid>,
}

impl From<&NoteView> for NoteResponse {
    fn from(view: &NoteView) -> Self {
        let note = &view.record;
        Self {
            id: note.id.to_string(),
            case: note.case.to_string(),
            from_case: view.from_case.clone(),
            text: note.text.clone(),
            author: note.author.clone(),
            author_name: view.author_name.clone(),
            written_at: note.written_at.to_string(),
            contribution: note.contribution.map(|id| id.to_string()),
            only_unit: note.only_unit.clone(),
            legal_ground: note.legal_ground.clone(),
            corrects: note.corrects.map(|id| id.to_string()),
        }
    }
}

impl From<WriteNoteRequest> for NoteInput {
    fn from(request: WriteNoteRequest) -> Self {
        Self {
            text: request.text,
            only_unit: request.only_unit,
            legal_ground: request.legal_ground,
            contribution: request.contribution.map(ContributionId),
            corrects: request.corrects.map(NoteId),
        }
    }
}
