//! The tables as diesel sees them: one description for both databases.

mod around;
mod chores;
mod directory;
mod files;
mod matter;
mod meetings;
mod numbers;
mod privacy;
mod reaching;
mod signing_in;
mod switchboard;
mod talk;

pub(crate) use around::{case_label, case_link, stand_in, task_force, task_force_member};
pub(crate) use chores::{idempotency_key, outbox, saved_filter};
pub(crate) use directory::{
    absence, api_token, attendance, calendar, catalogue, duty, municipality, staff, staff_load,
    staff_unit, unit,
};
pub(crate) use files::{attachment, stray_file};
pub(crate) use matter::{
    business, business_identifier, business_word, case_enquiry, case_type_of_case, cases,
    contact_person, contact_word, contribution, contribution_dependency, enquiry, event, guarantee,
    tracking_code,
};
pub(crate) use meetings::{meeting, meeting_action, meeting_participant, meeting_slot};
pub(crate) use numbers::{feed, feed_end};
pub(crate) use privacy::{access_log, disposed_case, erasure, legal_hold, part_share, retention};
pub(crate) use reaching::{
    delivery, gateway, inbound_mail, mail_stop, mail_template, offer_link, webhook,
    webhook_delivery,
};
pub(crate) use signing_in::{
    account, identity, identity_provider, password_link, recovery_code, session, sign_in_attempt,
    sign_in_flow,
};
pub(crate) use switchboard::{call_back, contact_moment, staff_presence};
pub(crate) use talk::{answer_draft, message, missing_item, note, overview, question};

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
    business_word,
    business_identifier,
    contact_person,
    contact_word,
    enquiry,
    cases,
    case_enquiry,
    case_type_of_case,
    contribution,
    contribution_dependency,
    guarantee,
    event,
    feed,
    feed_end,
    tracking_code,
    outbox,
    idempotency_key,
    meeting_slot,
    meeting,
    meeting_participant,
    meeting_action,
    attachment,
    stray_file,
    attendance,
    stand_in,
    message,
    question,
    note,
    missing_item,
    answer_draft,
    overview,
    staff_presence,
    call_back,
    contact_moment,
    case_link,
    case_label,
    task_force,
    task_force_member,
    saved_filter,
    retention,
    legal_hold,
    disposed_case,
    erasure,
    access_log,
    part_share,
    account,
    recovery_code,
    password_link,
    sign_in_attempt,
    identity_provider,
    identity,
    sign_in_flow,
    session,
    delivery,
    offer_link,
    mail_template,
    gateway,
    webhook,
    webhook_delivery,
    inbound_mail,
);
