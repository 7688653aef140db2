//! What is sent with the form, and what is answered.

use std::collections::BTreeMap;

use onedoor_service::{AttachmentFile, EnquiryInput, FormReceipt, PersonTold, PromiseTold};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::{object, unique_keys};
use crate::models::enquiry::{AttributeValue, BusinessRequest, ContactRequest, PlaceRequest};

/// A form that somebody sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendFormRequest {
    /// The `text` of the challenge that came with the form.
    pub(crate) challenge: String,
    /// What shows the work; may be left out where none is asked for.
    pub(crate) proof: Option<String>,
    /// A field that people do not see, and leave empty. Programs that fill in everything fill it in.
    #[serde(default)]
    pub(crate) website: String,
    /// The language of the text: `da`, `nb`, `nn`, `sv`, `fi` or `en`. Detected if left out.
    #[schema(example = "da")]
    language: Option<String>,
    /// Its subject. May be empty.
    subject: Option<String>,
    /// What they ask, word for word.
    #[schema(min_length = 1, example = "Jeg vil åbne en café i Nygade 3.")]
    text: String,
    /// Ids of case types, if they chose some; else they are suggested from the text.
    #[serde(default)]
    #[schema(example = json!(["restaurant_cafe"]))]
    case_types: Vec<String>,
    /// Answers to questions, by question id.
    #[serde(default, deserialize_with = "unique_keys")]
    #[schema(value_type = BTreeMap<String, AttributeValue>, example = json!({"alcohol_served": true}))]
    attributes: BTreeMap<String, serde_json::Value>,
    /// The business, if there is one yet.
    #[serde(default, deserialize_with = "object")]
    business: Option<BusinessRequest>,
    /// Who asks: a name, and an e-mail address or a phone.
    #[serde(default, deserialize_with = "object")]
    contact: Option<ContactRequest>,
    /// Where the matter is.
    #[serde(default, deserialize_with = "object")]
    place: Option<PlaceRequest>,
    /// Whether the person's identity is protected.
    #[serde(default)]
    protected_identity: bool,
}

/// The receipt: the same three things as on every page. Who is your person, what happens next, by when.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormReceiptResponse {
    /// The reference of the case.
    #[schema(example = "2026-4839-1756")]
    reference: String,
    /// When it was received.
    #[schema(format = DateTime)]
    received_at: String,
    /// The language in which this is told.
    language: String,
    /// The one person to turn to.
    #[serde(skip_serializing_if = "Option::is_none")]
    coordinator: Option<FormPersonResponse>,
    /// What happens next, in a sentence.
    next: String,
    /// What is promised.
    guarantees: Vec<FormGuaranteeResponse>,
    /// What to bring.
    documents: Vec<String>,
    /// What will still be asked.
    questions: Vec<String>,
    /// How the case is followed.
    tracking: FormTrackingResponse,
}

/// The one person to turn to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormPersonResponse {
    /// Their name.
    name: String,
    /// Their title.
    title: String,
    /// Their phone.
    phone: String,
    /// Their address.
    email: String,
}

/// What is promised.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormGuaranteeResponse {
    /// What.
    name: String,
    /// By when, if its clock has started.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// By when in words, or what it waits for.
    due_text: String,
}

/// How the case is followed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormTrackingResponse {
    /// The code. It is shown this once; files are sent with it as a bearer token.
    code: String,
    /// The page that it opens.
    url: String,
}

/// What is answered where nothing is told.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FormPassedResponse {
    /// Always true. Without a reference, nothing was taken in.
    pub(crate) accepted: bool,
}

/// A file that was sent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttachedResponse {
    /// What it is called.
    name: String,
    /// What kind of file it is, as its bytes say.
    media_type: String,
    /// How large it is, in bytes.
    size: u64,
}

impl SendFormRequest {
    /// What they ask.
    pub(crate) fn enquiry(self) -> EnquiryInput {
        EnquiryInput {
            language: self.language,
            subject: self.subject,
            text: self.text,
            case_types: self.case_types,
            attributes: self.attributes,
            business: self.business.map(Into::into),
            contact: self.contact.map(Into::into),
            place: self.place.map(Into::into),
            protected_identity: self.protected_identity,
            ..EnquiryInput::default()
        }
    }
}

impl From<FormReceipt> for FormReceiptResponse {
    fn from(receipt: FormReceipt) -> Self {
        let promises = receipt.promises.into_iter();
        Self {
            reference: receipt.reference,
            received_at: receipt.received_at,
            language: receipt.language,
            coordinator: receipt.person.map(FormPersonResponse::from),
            next: receipt.next,
            guarantees: promises.map(FormGuaranteeResponse::from).collect(),
            documents: receipt.documents,
            questions: receipt.questions,
            tracking: FormTrackingResponse {
                code: receipt.code,
                url: receipt.url,
            },
        }
    }
}

impl From<PersonTold> for FormPersonResponse {
    fn from(person: PersonTold) -> Self {
        Self {
            name: person.name,
            title: person.title,
            phone: person.phone,
            email: person.email,
        }
    }
}

impl From<PromiseTold> for FormGuaranteeResponse {
    fn from(promise: PromiseTold) -> Self {
        Self {
            name: promise.name,
            due_at: promise.due_at,
            due_text: promise.due,
        }
    }
}

impl From<&AttachmentFile> for AttachedResponse {
    fn from(file: &AttachmentFile) -> Self {
        Self {
            name: file.attachment.name.as_str().to_owned(),
            media_type: file.attachment.media_type.to_string(),
            size: file.attachment.size,
        }
    }
}
