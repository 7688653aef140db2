//! Mail that came in, on the wire.

use onedoor_service::InboundView;
use onedoor_service::records::InboundRecord;
use serde::Serialize;
use utoipa::ToSchema;

use super::attachment::hex;

/// A mail that came in, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InboundMailResponse {
    /// Its identity.
    id: String,
    /// What became of it: `enquiry`, `reply` or `ignored`.
    outcome: &'static str,
    /// Why it was set aside: `own_mail`, `bounce`, `automatic_reply`, `automatic`, `mailing_list`,
    /// `no_sender`, `empty`, `from_colleague`, `too_many` or `unreadable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    /// The case to which it belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// The enquiry that it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    enquiry: Option<String>,
    /// The message that it became.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// The case that it names, onto which its sender may not write.
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<String>,
    /// The colleague who passed it on, or who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    passed_on_by: Option<String>,
    /// The address of whoever sent it, if you may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    sender: Option<String>,
    /// Its subject, if you may read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// How large it is, in bytes.
    size: u64,
    /// The hash of its bytes.
    sha256: String,
    /// When it was handed in.
    #[schema(format = DateTime)]
    received_at: String,
    /// What you may do with it now: `read_inbound_mail`, `take_inbound_mail`.
    allowed_actions: Vec<&'static str>,
    /// Its version, as in the `ETag`.
    version: i32,
}

/// A mail as it came.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
pub(crate) struct MailFile(#[expect(dead_code, reason = "only described")] String);

impl InboundMailResponse {
    /// The mail as whoever handed it in sees it: what became of it, and nothing that it says.
    pub(crate) fn taken(record: &InboundRecord) -> Self {
        let became = record.became;
        Self {
            id: record.id.to_string(),
            outcome: became.word().as_str(),
            why: became
                .why()
                .map(onedoor_domain::inbound::WhyIgnored::as_str),
            case: became.case().map(|id| id.to_string()),
            enquiry: became.enquiry().map(|id| id.to_string()),
            message: became.message().map(|id| id.to_string()),
            mentions: record.mentions.map(|id| id.to_string()),
            passed_on_by: record.passed_on_by.map(|id| id.to_string()),
            sender: None,
            subject: None,
            size: record.size,
            sha256: hex(&record.sha256),
            received_at: record.received_at.to_string(),
            allowed_actions: Vec::new(),
            version: record.version.0,
        }
    }
}

impl From<&InboundView> for InboundMailResponse {
    fn from(view: &InboundView) -> Self {
        let record = &view.record;
        let head = |value: Option<String>| value.filter(|_| view.shows_head);
        Self {
            sender: head(record.sender.clone()),
            subject: head(Some(record.subject.clone())),
            allowed_actions: view.allowed.clone(),
            ..Self::taken(record)
        }
    }
}
