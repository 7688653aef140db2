//! How mails are worded, on the wire.

use onedoor_service::{Mail, TemplateInput, TemplateView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::given;

/// How a mail is worded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MailTemplateResponse {
    /// What the mail tells: `receipt`, `answer`, `offer` …
    tiding: &'static str,
    /// In which language.
    language: &'static str,
    /// Its subject, if the municipality words it.
    subject: Option<String>,
    /// Its first words, if the municipality words them.
    words: Option<String>,
    /// Its version, as in the `ETag`; 1 while the words are ours.
    version: i32,
}

/// The mails that the municipality words itself.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MailTemplatesResponse {
    /// By what they tell and by language.
    items: Vec<MailTemplateResponse>,
}

/// How a mail is to be worded. Both may mention `{{ reference }}`, `{{ municipality }}`,
/// `{{ types }}`, `{{ unit }}`, `{{ person }}`, `{{ phone }}` and `{{ usual }}`, our own words.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveMailTemplateRequest {
    /// Its subject. The case's reference is added if it does not mention it.
    #[schema(example = "Tak for din henvendelse")]
    subject: String,
    /// Its first words. What must be told stands below them.
    #[schema(example = "{{ usual }}\n\nVi glæder os til at hjælpe dig.")]
    words: String,
}

impl From<&TemplateView> for MailTemplateResponse {
    fn from(view: &TemplateView) -> Self {
        Self {
            tiding: view.tiding.as_str(),
            language: view.language.as_str(),
            subject: view.subject.clone(),
            words: view.words.clone(),
            version: view.version.0,
        }
    }
}

impl From<Vec<TemplateView>> for MailTemplatesResponse {
    fn from(views: Vec<TemplateView>) -> Self {
        Self {
            items: views.iter().map(MailTemplateResponse::from).collect(),
        }
    }
}

impl From<SaveMailTemplateRequest> for TemplateInput {
    fn from(request: SaveMailTemplateRequest) -> Self {
        Self {
            subject: request.subject,
            words: request.words,
        }
    }
}

/// Which words to try out: the municipality's, if none are given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TryMailRequest {
    /// Words that are not kept yet.
    #[serde(default, deserialize_with = "given")]
    #[schema(nullable = false)]
    pub(crate) words: Option<SaveMailTemplateRequest>,
}

/// A mail about nothing as it would look.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MailPreviewResponse {
    /// Its subject.
    subject: String,
    /// What it says, as text.
    text: String,
    /// The same as HTML.
    html: String,
}

impl From<Mail> for MailPreviewResponse {
    fn from(mail: Mail) -> Self {
        Self {
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
        }
    }
}
