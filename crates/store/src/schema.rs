//! The tables as diesel sees them: one description for both databases.

mod chores;
mod directory;
mod matter;
mod switchboard;
mod numbers;

pub(crate) use chores::{idempotency_key, outbox};
pub(crate) use directory::{
    absence, api_token, calendar, catalogue, duty, municipality, staff, staff_load, staff_unit,
    unit,
};
pub(crate) use matter::{
    business, business_identifier, case_enquiry, case_type_of_case, cases, contact_person,
    contribution, enquiry, event, guarantee, tracking_code,
};
pub(crate) use switchboard::{call_back, contact_moment, staff_presence};
pub(crate) use numbers::{feed, feed_end};

diesel::allow_tables_to_appear_in_same_query!(
    municipality,
    calendar,
    catalogue,
    unit,
    staff,
    staff_unit,
    staff_load,
    absence,
    duty,
    api_token,
    business,
    business_identifier,
    contact_person,
    enquiry,
    cases,
    case_enquiry,
    case_type_of_case,
    contribution,
    guarantee,
    event,
    feed,
    feed_end,
    tracking_code,
    outbox,
    idempotency_key,
    staff_presence,
    call_back,
    contact_moment,
);
