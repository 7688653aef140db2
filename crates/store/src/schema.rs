//! The tables as diesel sees them: one description for both databases.

mod chores;
mod directory;
mod matter;

pub(crate) use chores::{idempotency_key, outbox, saved_filter};
pub(crate) use directory::{
    absence, api_token, calendar, catalogue, duty, municipality, staff, staff_load, staff_unit,
    unit,
};
pub(crate) use matter::{
    business, business_identifier, case_enquiry, case_type_of_case, cases, contact_person,
    contribution, enquiry, event, guarantee, tracking_code,
};

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
    tracking_code,
    outbox,
    idempotency_key,
    saved_filter,
);
