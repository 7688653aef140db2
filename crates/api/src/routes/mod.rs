//! Handlers: extract, call one use case, convert.

pub(crate) mod absences;
pub(crate) mod accounts;
pub(crate) mod answers;
pub(crate) mod around;
pub(crate) mod attachments;
pub(crate) mod businesses;
pub(crate) mod call_back_course;
pub(crate) mod call_backs;
pub(crate) mod case_parts;
pub(crate) mod cases;
pub(crate) mod casework;
pub(crate) mod catalogues;
pub(crate) mod closing;
pub(crate) mod contact_moments;
pub(crate) mod contribution_course;
pub(crate) mod contributions;
pub(crate) mod coordination;
pub(crate) mod deliveries;
pub(crate) mod drafts;
pub(crate) mod duties;
pub(crate) mod enquiries;
pub(crate) mod events;
pub(crate) mod feed;
pub(crate) mod feed_stream;
pub(crate) mod gateways;
pub(crate) mod guarantees;
pub(crate) mod handing_on;
pub(crate) mod handler_questions;
pub(crate) mod identity_providers;
pub(crate) mod inbound;
pub(crate) mod leave;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod lookup;
pub(crate) mod mail_templates;
pub(crate) mod matter;
pub(crate) mod meeting_actions;
pub(crate) mod meeting_calendar;
pub(crate) mod meeting_course;
pub(crate) mod meeting_minutes;
pub(crate) mod meeting_planning;
pub(crate) mod meeting_slots;
pub(crate) mod meetings;
pub(crate) mod merging;
pub(crate) mod messages;
pub(crate) mod missing;
pub(crate) mod municipality;
pub(crate) mod notes;
pub(crate) mod overview_course;
pub(crate) mod overviews;
pub(crate) mod own_account;
pub(crate) mod papers;
pub(crate) mod participation;
pub(crate) mod presence;
pub(crate) mod privacy;
pub(crate) mod progress;
pub(crate) mod promises;
pub(crate) mod public_form;
pub(crate) mod question_course;
pub(crate) mod questions;
mod reply;
pub(crate) mod saved_filters;
pub(crate) mod sending;
pub(crate) mod sessions;
pub(crate) mod slot_upkeep;
pub(crate) mod staff;
pub(crate) mod tokens;
pub(crate) mod tracking_codes;
pub(crate) mod units;
pub(crate) mod webhook_deliveries;
pub(crate) mod webhooks;
pub(crate) mod work;

use onedoor_domain::Moment;
use onedoor_service::FieldCode;

pub(crate) use reply::{added, answered, case_after, changed, created, json, page, single};

use crate::problem::{ApiError, ApiResult};

/// A moment in a query parameter.
pub(crate) fn moment(parameter: &str, raw: Option<&str>) -> ApiResult<Option<Moment>> {
    raw.map(|raw| raw.parse::<jiff::Timestamp>().map(Moment::from))
        .transpose()
        .map_err(|_| ApiError::field(parameter, FieldCode::NotAMoment))
}
