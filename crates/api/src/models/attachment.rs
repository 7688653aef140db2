//! Attachments on the wire.

use onedoor_domain::attachment::{Attachment, Standing};
use onedoor_service::AttachmentFile;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A file of a case: what it is, not its bytes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttachmentResponse {
    /// Its identity.
    id: String,
    /// Of which case.
    case: String,
    /// To which contribution it belongs, if to one.
    contribution: Option<String>,
    /// The only unit that may see it; everybody who works on the case may, if there is none.
    only_unit: Option<String>,
    /// What it is called, without folders and deceiving characters.
    #[schema(example = "Tegning A1.pdf")]
    name: String,
    /// What kind of file it is, as its bytes say.
    #[schema(example = "application/pdf")]
    media_type: String,
    /// How large it is, in bytes.
    size: u64,
    /// The hash of its bytes, in hexadecimal.
    sha256: String,
    /// What it shows, in words.
    note: Option<String>,
    /// Where it stands: `unscanned` (no scanner is set up), `quarantined`, `clean`, `infected` or
    /// `removed`. Only `unscanned` and `clean` ones are served.
    state: String,
    /// What the scanner calls what it found.
    found: Option<String>,
    /// When it was added.
    #[schema(format = DateTime)]
    added_at: String,
    /// Who added it: `staff:…` or `integration:…`.
    added_by: String,
    /// When, by whom and why it was removed.
    removed: Option<RemovedResponse>,
    /// What you may do with it now: `read_attachment`, `remove_attachment`.
    allowed_actions: Vec<String>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// How an attachment was removed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RemovedResponse {
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// By whom.
    by: String,
    /// Why.
    reason: String,
}

/// A file to add, as a form.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "it describes a form that is read part by part and never stands in memory"
)]
pub(crate) struct AddAttachmentForm {
    /// The file, with its name and kind. PDF, pictures (PNG, JPEG, WebP, GIF, HEIC, TIFF), office
    /// documents (OOXML, OpenDocument, DOC, XLS), and text and CSV in UTF-8.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// To which contribution it belongs.
    contribution: Option<String>,
    /// The only unit that may see it, by its id.
    only_unit: Option<String>,
    /// What it shows, in a line.
    note: Option<String>,
}

/// The bytes of a file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[expect(dead_code, reason = "it describes bytes that stream by")]
pub(crate) struct FileContent(Vec<u8>);

/// Why an attachment is removed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveAttachmentRequest {
    /// Why it should not be there.
    #[schema(example = "Belongs to another business.")]
    pub(crate) reason: String,
}

impl From<&AttachmentFile> for AttachmentResponse {
    fn from(file: &AttachmentFile) -> Self {
        let AttachmentFile { attachment, steps } = file;
        Self {
            id: attachment.id.to_string(),
            case: attachment.case.to_string(),
            contribution: attachment.contribution.map(|id| id.to_string()),
            only_unit: attachment.only_unit.clone(),
            name: attachment.name.to_string(),
            media_type: attachment.media_type.to_string(),
            size: attachment.size,
            sha256: hex(&attachment.sha256),
            note: attachment.note.clone(),
            state: attachment.standing.word().to_string(),
            found: found(attachment),
            added_at: attachment.added_at.to_string(),
            added_by: attachment.added_by.clone(),
            removed: removed(attachment),
            allowed_actions: steps.iter().map(ToString::to_string).collect(),
            version: attachment.version.0,
        }
    }
}

/// A hash as people compare it.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn found(attachment: &Attachment) -> Option<String> {
    match &attachment.standing {
        Standing::Infected { found, .. } => Some(found.clone()),
        Standing::Unscanned
        | Standing::Quarantined { .. }
        | Standing::Clean { .. }
        | Standing::Removed { .. } => None,
    }
}

fn removed(attachment: &Attachment) -> Option<RemovedResponse> {
    match &attachment.standing {
        Standing::Removed { at, by, because } => Some(RemovedResponse {
            at: at.to_string(),
            by: by.clone(),
            reason: because.clone(),
        }),
        Standing::Unscanned
        | Standing::Quarantined { .. }
        | Standing::Clean { .. }
        | Standing::Infected { .. } => None,
    }
}
