//! What happens on a case and moves or keeps its promises, on the wire.

mod papers;

use onedoor_domain::ContributionId;
use onedoor_service::{FeePaidInput, ProgressInput, ReferralAnsweredInput, ReferralInput};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use papers::{CompletePapersRequest, MissingPapersRequest, SupplementPapersRequest};

/// A payment of the fee.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FeePaidRequest {
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    paid_at: Option<String>,
}

/// A question to an authority outside the municipality.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SendReferralRequest {
    /// Which authority.
    #[schema(example = "Statsforvalteren")]
    authority: String,
    /// When it was asked, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    sent_at: Option<String>,
    /// By when it should answer, RFC 3339.
    #[schema(format = DateTime)]
    reply_by: Option<String>,
}

/// The answer of an authority outside the municipality.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerReferralRequest {
    /// When it came, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    answered_at: Option<String>,
}

/// Something done on the case that keeps promises.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordProgressRequest {
    /// What: `receipt_sent`, `business_reached`, `business_told`, `papers_checked`,
    /// `pre_meeting_held`, `overview_sent`, `coordination_meeting_held`, `interim_reply_sent`,
    /// `unit_answered`, `offer_sent`, `final_answer_sent`, `decision_made`, `access_decided`,
    /// `data_subject_answered`, `complaint_prepared`, `delay_told`, `request_answered` or
    /// `expected_time_published`.
    #[schema(example = "business_reached")]
    progress: String,
    /// When, RFC 3339; now if left out.
    #[schema(format = DateTime)]
    at: Option<String>,
    /// Which contribution, for `unit_answered`.
    contribution: Option<Uuid>,
}

impl From<FeePaidRequest> for FeePaidInput {
    fn from(request: FeePaidRequest) -> Self {
        Self {
            paid_at: request.paid_at,
        }
    }
}

impl From<SendReferralRequest> for ReferralInput {
    fn from(request: SendReferralRequest) -> Self {
        Self {
            authority: request.authority,
            sent_at: request.sent_at,
            reply_by: request.reply_by,
        }
    }
}

impl From<AnswerReferralRequest> for ReferralAnsweredInput {
    fn from(request: AnswerReferralRequest) -> Self {
        Self {
            answered_at: request.answered_at,
        }
    }
}

impl From<RecordProgressRequest> for ProgressInput {
    fn from(request: RecordProgressRequest) -> Self {
        Self {
            progress: request.progress,
            at: request.at,
            contribution: request.contribution.map(ContributionId),
        }
    }
}
