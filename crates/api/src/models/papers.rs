//! Where the papers, the fee and the referrals of a case stand, on the wire.

use onedoor_domain::papers::{MissingItem, MissingPapers, Papers, Referral};
use serde::Serialize;
use utoipa::ToSchema;

use crate::models::case::Told;

/// Where papers, fee and referrals stand.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PapersResponse {
    /// The lists that the business still has to answer, oldest first.
    missing: Vec<MissingPapersResponse>,
    /// Since when the papers are complete, once somebody declared it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    complete_at: Option<String>,
    /// When the fee was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    fee_paid_at: Option<String>,
    /// Authorities that were asked and have not answered.
    referrals: Vec<ReferralResponse>,
}

/// One list of what is missing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MissingPapersResponse {
    /// `basic` or `minor`.
    gap: String,
    /// When the business was asked.
    #[schema(format = DateTime)]
    asked_at: String,
    /// By when it should answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    reply_by: Option<String>,
    /// What is missing.
    items: Vec<MissingItemResponse>,
}

/// One thing that is missing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MissingItemResponse {
    /// The document's id in the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    /// What it is, in the reader's language where it is a document of the catalogue.
    name: String,
    /// What exactly, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Which unit needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

/// A question to an authority outside the municipality.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReferralResponse {
    /// Its identity, under which its answer is noted.
    id: String,
    /// Which authority.
    authority: String,
    /// When it was asked.
    #[schema(format = DateTime)]
    sent_at: String,
    /// By when it should answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    reply_by: Option<String>,
}

impl PapersResponse {
    /// Where they stand, told with the names of the catalogue.
    pub(crate) fn of(told: &Told<'_>, papers: &Papers) -> Self {
        let missing = papers.missing.iter();
        Self {
            missing: missing.map(|list| missing_papers(told, list)).collect(),
            complete_at: papers.complete_at.map(|at| at.to_string()),
            fee_paid_at: papers.fee_paid_at.map(|at| at.to_string()),
            referrals: papers
                .referrals
                .iter()
                .map(ReferralResponse::from)
                .collect(),
        }
    }
}

fn missing_papers(told: &Told<'_>, list: &MissingPapers) -> MissingPapersResponse {
    MissingPapersResponse {
        gap: list.gap.to_string(),
        asked_at: list.asked_at.to_string(),
        reply_by: list.reply_by.map(|at| at.to_string()),
        items: list
            .items
            .iter()
            .map(|item| missing_item(told, item))
            .collect(),
    }
}

fn missing_item(told: &Told<'_>, item: &MissingItem) -> MissingItemResponse {
    let document = item.document.as_deref();
    let document = document.map(|id| told.document_name(id));
    MissingItemResponse {
        document: item.document.clone(),
        name: document.or_else(|| item.words.clone()).unwrap_or_default(),
        words: item.words.clone(),
        unit: item.unit.clone(),
    }
}

impl From<&Referral> for ReferralResponse {
    fn from(referral: &Referral) -> Self {
        Self {
            id: referral.id.to_string(),
            authority: referral.authority.clone(),
            sent_at: referral.sent_at.to_string(),
            reply_by: referral.reply_by.map(|at| at.to_string()),
        }
    }
}
