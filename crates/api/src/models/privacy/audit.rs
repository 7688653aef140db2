//! Who saw or changed a case, and who saw what.

use onedoor_domain::Language;
use onedoor_service::{AuditEntry, AuditPage, LoggedAccess};
use serde::Serialize;
use utoipa::ToSchema;

/// One thing that somebody did to a case, or saw of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditEntryResponse {
    /// Its identity.
    id: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Who: `staff:…`, `integration:…`, `business:…` or `system`.
    actor: String,
    /// Their name, or what they are.
    actor_name: String,
    /// What happened: the kind of an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    /// What was seen or done, if it is in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    access: Option<AccessedResponse>,
}

/// What was seen or done.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccessedResponse {
    /// `read`, `shared`, `exported`, `archived`, `erased`, `disposed`, `hold_placed` or
    /// `hold_lifted`.
    deed: String,
    /// `case`, `enquiries`, `messages`, `contacts`, `attachments` (of a protected identity, for all
    /// who work on the case), `note`, `attachment`, `minutes` (each for one unit alone), `contact` or
    /// `business`.
    part: String,
    /// Which.
    part_id: String,
    /// By what ground: `coordinates`, `takes_part`, `of_unit`, `shared` or `role`; or the ground in
    /// law that was named, or the class of the case.
    ground: String,
}

/// An entry of the log.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccessResponse {
    /// Its identity.
    id: String,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// Who: `staff:…`.
    actor: String,
    /// Their name, or what they are.
    actor_name: String,
    /// On which case, if on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// What was seen or done.
    #[serde(flatten)]
    access: AccessedResponse,
}

impl AuditEntryResponse {
    /// An entry with the name of who it is about.
    pub(crate) fn of(entry: &AuditEntry, page: &AuditPage<AuditEntry>, language: Language) -> Self {
        Self {
            id: entry.id.to_string(),
            at: entry.at.to_string(),
            actor: entry.actor.clone(),
            actor_name: page.name_of(&entry.actor, language),
            event: entry.event.clone(),
            access: entry.access.as_ref().map(AccessedResponse::from),
        }
    }
}

impl AccessResponse {
    /// An entry with the name of who it is about.
    pub(crate) fn of(
        entry: &LoggedAccess,
        page: &AuditPage<LoggedAccess>,
        language: Language,
    ) -> Self {
        Self {
            id: entry.id.to_string(),
            at: entry.at.to_string(),
            actor: entry.actor.clone(),
            actor_name: page.name_of(&entry.actor, language),
            case: entry.access.case.map(|id| id.to_string()),
            access: AccessedResponse::from(entry),
        }
    }
}

impl From<&LoggedAccess> for AccessedResponse {
    fn from(entry: &LoggedAccess) -> Self {
        let access = &entry.access;
        Self {
            deed: access.deed.to_string(),
            part: access.part.to_string(),
            part_id: access.part_id.to_string(),
            ground: access.ground.clone(),
        }
    }
}
