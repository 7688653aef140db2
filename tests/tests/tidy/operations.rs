//! Who may do what: every operation of the API with the right it asks for.
//!
//! The policy is tested cell by cell in the domain. Here every operation is tied to a cell, so that
//! none can be added without saying who may.

use onedoor_domain::directory::Role;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{Action, Caller, CaseInView, ContributionInView, Object, require};
use onedoor_domain::{MunicipalityId, StaffId};
use uuid::Uuid;

use crate::nothing_against;
use crate::openapi::{Operation, operations};
use crate::source::product;

/// What an operation touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The municipality as a whole.
    Municipality,
    /// A case that the caller coordinates.
    TheirCase,
    /// A case that the caller has nothing to do with.
    AnotherCase,
    /// A contribution that a unit of the caller's owes.
    TheirPart,
    /// A contribution that another unit owes to the same case.
    AnotherPart,
}

/// What an operation asks of the policy, and who may.
struct Right {
    operation: &'static str,
    action: Action,
    of: Of,
    may: &'static [Role],
}

use Role::{Admin, Coordinator, FrontDesk, Handler, Integration, Manager};

/// Everybody.
const ALL: &[Role] = Role::ALL;
/// Those to whom an enquiry may come.
const OPENS_CASES: &[Role] = &[FrontDesk, Coordinator, Manager, Integration];
/// Those who may at least know of every case.
const SEE_ALL_CASES: &[Role] = &[FrontDesk, Coordinator, Manager, Admin, Integration];
/// Those who read the words of a case that is theirs.
const WORK_ON_CASES: &[Role] = &[FrontDesk, Coordinator, Handler, Manager];
/// Everybody but programs.
const WORK_HERE: &[Role] = &[FrontDesk, Coordinator, Handler, Manager, Admin];

/// The rights, by operation. One that touches a case has two lines: theirs, and others'.
#[rustfmt::skip]
const RIGHTS: &[Right] = &[
    right("register_enquiry",    Action::RegisterEnquiry,    Of::Municipality, OPENS_CASES),
    right("preview_enquiry",     Action::PreviewEnquiry,     Of::Municipality, OPENS_CASES),
    // With words to look for it asks for `Action::Search`, which reaches exactly as far.
    right("list_cases",          Action::ListCases,          Of::Municipality, ALL),
    right("find_case",           Action::ReadCase,           Of::TheirCase,    ALL),
    right("find_case",           Action::ReadCase,           Of::AnotherCase,  SEE_ALL_CASES),
    right("list_contributions",  Action::ReadCase,           Of::TheirCase,    ALL),
    right("list_contributions",  Action::ReadCase,           Of::AnotherCase,  SEE_ALL_CASES),
    right("list_guarantees",     Action::ReadCase,           Of::TheirCase,    ALL),
    right("list_guarantees",     Action::ReadCase,           Of::AnotherCase,  SEE_ALL_CASES),
    right("explain_routing",     Action::ReadRouting,        Of::TheirCase,    WORK_ON_CASES),
    right("explain_routing",     Action::ReadRouting,        Of::AnotherCase,  &[Manager]),
    right("list_enquiries",      Action::ReadEnquiryText,    Of::TheirCase,    WORK_ON_CASES),
    right("list_enquiries",      Action::ReadEnquiryText,    Of::AnotherCase,  &[Manager]),
    right("list_events",         Action::ReadEvents,         Of::TheirCase,    ALL),
    right("list_events",         Action::ReadEvents,         Of::AnotherCase,  SEE_ALL_CASES),
    right("read_feed",           Action::ReadEvents,         Of::Municipality, ALL),
    right("stream_feed",         Action::ReadEvents,         Of::Municipality, ALL),
    // Also by `Action::TakeOverCase`, which the heads of a coordinator's units have besides.
    right("hand_over_case",      Action::CoordinateCase,     Of::TheirCase,    WORK_ON_CASES),
    right("hand_over_case",      Action::CoordinateCase,     Of::AnotherCase,  &[Manager]),
    right("list_coordinators",   Action::ReadEvents,         Of::TheirCase,    ALL),
    right("list_coordinators",   Action::ReadEvents,         Of::AnotherCase,  SEE_ALL_CASES),
    right("leave_staff",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("preview_leave",       Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_missing_papers", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("list_missing_papers", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("declare_papers_complete", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("declare_papers_complete", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("supplement_papers", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("supplement_papers", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("record_fee_paid", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("record_fee_paid", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("send_referral", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("send_referral", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("answer_referral", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("answer_referral", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("record_progress", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("record_progress", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("record_entry", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("record_entry", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("correct_guarantee", Action::CorrectPromises, Of::TheirCase, &[Manager]),
    right("correct_guarantee", Action::CorrectPromises, Of::AnotherCase, &[Manager]),
    right("find_guarantee", Action::ReadCase, Of::TheirCase, ALL),
    right("find_guarantee", Action::ReadCase, Of::AnotherCase, SEE_ALL_CASES),
    right("derive_guarantee", Action::ReadCase, Of::TheirCase, ALL),
    right("derive_guarantee", Action::ReadCase, Of::AnotherCase, SEE_ALL_CASES),
    right("attribute_time", Action::ReadAttribution, Of::TheirCase, WORK_ON_CASES),
    right("attribute_time", Action::ReadAttribution, Of::AnotherCase, &[Manager]),
    right("list_morning_queue", Action::ListCases, Of::Municipality, ALL),
    right("simulate_guarantee", Action::SimulatePromise, Of::Municipality, ALL),
    right("find_contribution", Action::ReadCase, Of::TheirCase, ALL),
    right("find_contribution", Action::ReadCase, Of::AnotherCase, SEE_ALL_CASES),
    right("accept_contribution", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("accept_contribution", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("decline_contribution", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("decline_contribution", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("wait_with_contribution", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("wait_with_contribution", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("resume_contribution", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("resume_contribution", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("answer_contribution", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("answer_contribution", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("release_contribution", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("release_contribution", Action::WorkOnContribution, Of::AnotherPart, &[]),
    // And the head of the unit, whatever their role.
    right("reassign_contribution", Action::AssignContribution, Of::TheirPart, &[Manager]),
    right("reassign_contribution", Action::AssignContribution, Of::AnotherPart, &[Manager]),
    right("offer_contribution", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("offer_contribution", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("cancel_contribution", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("cancel_contribution", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("order_contribution", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("order_contribution", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("add_contribution", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("add_contribution", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("preview_answer", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("preview_answer", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("answer_question", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("answer_question", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("list_questions", Action::ReadRouting, Of::TheirCase, WORK_ON_CASES),
    right("list_questions", Action::ReadRouting, Of::AnotherCase, &[Manager]),
    right("plan_meeting", Action::PlanMeetings, Of::TheirCase, WORK_ON_CASES),
    right("plan_meeting", Action::PlanMeetings, Of::AnotherCase, &[Manager]),
    right("change_meeting", Action::PlanMeetings, Of::TheirCase, WORK_ON_CASES),
    right("change_meeting", Action::PlanMeetings, Of::AnotherCase, &[Manager]),
    right("cancel_meeting", Action::PlanMeetings, Of::TheirCase, WORK_ON_CASES),
    right("cancel_meeting", Action::PlanMeetings, Of::AnotherCase, &[Manager]),
    right("hold_meeting", Action::PlanMeetings, Of::TheirCase, WORK_ON_CASES),
    right("hold_meeting", Action::PlanMeetings, Of::AnotherCase, &[Manager]),
    right("add_meeting_action", Action::PlanMeetings, Of::TheirCase, WORK_ON_CASES),
    right("add_meeting_action", Action::PlanMeetings, Of::AnotherCase, &[Manager]),
    right("finish_meeting_action", Action::PlanMeetings, Of::TheirCase, WORK_ON_CASES),
    right("finish_meeting_action", Action::PlanMeetings, Of::AnotherCase, &[Manager]),
    right("list_meetings", Action::ReadMeetings, Of::TheirCase, WORK_ON_CASES),
    right("list_meetings", Action::ReadMeetings, Of::AnotherCase, &[Manager]),
    right("find_meeting", Action::ReadMeetings, Of::TheirCase, WORK_ON_CASES),
    right("find_meeting", Action::ReadMeetings, Of::AnotherCase, &[Manager]),
    right("read_invitation", Action::ReadMeetings, Of::TheirCase, WORK_ON_CASES),
    right("read_invitation", Action::ReadMeetings, Of::AnotherCase, &[Manager]),
    right("list_calendar", Action::ListCases, Of::Municipality, ALL),
    right("list_meeting_slots", Action::ReadDirectory, Of::Municipality, WORK_HERE),
    right("find_meeting_slot", Action::ReadDirectory, Of::Municipality, WORK_HERE),
    right("list_occurrences", Action::ReadDirectory, Of::Municipality, WORK_HERE),
    right("create_meeting_slot", Action::ChangeSlots, Of::Municipality, &[Manager, Admin]),
    right("change_meeting_slot", Action::ChangeSlots, Of::Municipality, &[Manager, Admin]),
    right("lookup", Action::Lookup, Of::Municipality, &[FrontDesk, Coordinator, Handler, Manager, Integration]),
    right("set_presence", Action::SetPresence, Of::Municipality, WORK_HERE),
    right("list_presence", Action::ReadDirectory, Of::Municipality, WORK_HERE),
    right("record_contact_moment", Action::RecordContact, Of::TheirCase, WORK_ON_CASES),
    right("record_contact_moment", Action::RecordContact, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("list_contact_moments", Action::ReadContacts, Of::TheirCase, WORK_ON_CASES),
    right("list_contact_moments", Action::ReadContacts, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("find_contact_moment", Action::ReadContacts, Of::TheirCase, WORK_ON_CASES),
    right("find_contact_moment", Action::ReadContacts, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("ask_call_back", Action::RecordContact, Of::TheirCase, WORK_ON_CASES),
    right("ask_call_back", Action::RecordContact, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("list_call_backs", Action::ReadContacts, Of::Municipality, WORK_ON_CASES),
    right("find_call_back", Action::ReadContacts, Of::TheirCase, WORK_ON_CASES),
    right("find_call_back", Action::ReadContacts, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("keep_call_back", Action::RecordContact, Of::TheirCase, WORK_ON_CASES),
    right("keep_call_back", Action::RecordContact, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("cancel_call_back", Action::RecordContact, Of::TheirCase, WORK_ON_CASES),
    right("cancel_call_back", Action::RecordContact, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("reassign_call_back", Action::RecordContact, Of::TheirCase, WORK_ON_CASES),
    right("reassign_call_back", Action::RecordContact, Of::AnotherCase, &[FrontDesk, Coordinator, Manager]),
    right("list_businesses",     Action::ReadBusinesses,     Of::Municipality, &[FrontDesk, Coordinator, Manager]),
    right("find_business",       Action::ReadBusinesses,     Of::Municipality, &[FrontDesk, Coordinator, Manager]),
    right("change_business",     Action::ChangeBusiness,     Of::Municipality, &[Manager]),
    right("list_catalogues",     Action::ReadCatalogue,      Of::Municipality, ALL),
    right("find_catalogue",      Action::ReadCatalogue,      Of::Municipality, ALL),
    right("diff_catalogue",      Action::ReadCatalogue,      Of::Municipality, ALL),
    right("check_catalogue",     Action::DraftCatalogue,     Of::Municipality, &[Manager, Admin]),
    right("draft_catalogue",     Action::DraftCatalogue,     Of::Municipality, &[Manager, Admin]),
    right("publish_catalogue",   Action::PublishCatalogue,   Of::Municipality, &[Manager, Admin]),
    right("list_units",          Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_unit",           Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_unit",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("change_unit",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_staff",          Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_staff",          Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_staff",        Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("change_staff",        Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_absences",       Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_absence",        Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_absence",      Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("change_absence",      Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("delete_absence",      Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_duties",         Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("find_duty",           Action::ReadDirectory,      Of::Municipality, WORK_HERE),
    right("create_duty",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("delete_duty",         Action::ChangeDirectory,    Of::Municipality, &[Admin]),
    right("list_tokens",         Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("find_token",          Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("create_token",        Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("revoke_token",        Action::ManageTokens,       Of::Municipality, &[Admin]),
    right("add_attachment", Action::AddAttachment, Of::TheirCase, &[FrontDesk, Coordinator, Handler, Manager, Integration]),
    right("add_attachment", Action::AddAttachment, Of::AnotherCase, &[FrontDesk, Manager, Integration]),
    right("list_attachments", Action::ReadAttachment, Of::TheirCase, WORK_ON_CASES),
    right("list_attachments", Action::ReadAttachment, Of::AnotherCase, &[Manager]),
    right("find_attachment", Action::ReadAttachment, Of::TheirCase, WORK_ON_CASES),
    right("find_attachment", Action::ReadAttachment, Of::AnotherCase, &[Manager]),
    right("read_attachment", Action::ReadAttachment, Of::TheirCase, WORK_ON_CASES),
    right("read_attachment", Action::ReadAttachment, Of::AnotherCase, &[Manager]),
    right("remove_attachment", Action::RemoveAttachment, Of::TheirCase, WORK_ON_CASES),
    right("remove_attachment", Action::RemoveAttachment, Of::AnotherCase, &[Manager]),
    right("count_work",          Action::ListCases,          Of::Municipality, ALL),
    right("list_work",           Action::ListCases,          Of::Municipality, ALL),
    right("show_board",          Action::ListCases,          Of::Municipality, ALL),
    // Each person's own, and nobody else's.
    right("list_saved_filters",  Action::ListCases,          Of::Municipality, ALL),
    right("find_saved_filter",   Action::ListCases,          Of::Municipality, ALL),
    right("save_filter",         Action::ListCases,          Of::Municipality, ALL),
    right("change_saved_filter", Action::ListCases,          Of::Municipality, ALL),
    right("delete_saved_filter", Action::ListCases,          Of::Municipality, ALL),
    right("find_municipality",   Action::ReadMunicipality,   Of::Municipality, ALL),
    right("change_municipality", Action::ChangeMunicipality, Of::Municipality, &[Admin]),
    right("send_message", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("send_message", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("send_interim_reply", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("send_interim_reply", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("forward_question", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("forward_question", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("decline_question", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("decline_question", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("send_missing_items", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("send_missing_items", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("save_answer_draft", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("save_answer_draft", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("send_answer", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("send_answer", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("write_overview", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("write_overview", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("send_overview", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("send_overview", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("list_messages", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("list_messages", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("find_message", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("find_message", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("list_handler_questions", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("list_handler_questions", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("find_handler_question", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("find_handler_question", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("list_notes", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("list_notes", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("list_missing_items", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("list_missing_items", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("find_answer_draft", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("find_answer_draft", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("list_overviews", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("list_overviews", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("find_overview", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("find_overview", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("receive_message", Action::ReceiveMessage, Of::TheirCase, &[FrontDesk, Coordinator, Handler, Manager, Integration]),
    right("receive_message", Action::ReceiveMessage, Of::AnotherCase, OPENS_CASES),
    right("write_note", Action::WriteNote, Of::TheirCase, WORK_ON_CASES),
    right("write_note", Action::WriteNote, Of::AnotherCase, &[FrontDesk, Manager]),
    right("receive_missing_items", Action::KeepPromises, Of::TheirCase, WORK_ON_CASES),
    right("receive_missing_items", Action::KeepPromises, Of::AnotherCase, &[Manager]),
    right("ask_business", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("ask_business", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("register_missing_items", Action::WorkOnContribution, Of::TheirPart, WORK_ON_CASES),
    right("register_missing_items", Action::WorkOnContribution, Of::AnotherPart, &[]),
    right("wait_with_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("wait_with_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("resume_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("resume_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("close_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("close_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("withdraw_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("withdraw_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("reopen_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("reopen_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("preview_case_types", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("preview_case_types", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("change_case_types", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("change_case_types", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("change_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("change_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("label_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("label_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("set_task_force", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("set_task_force", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("link_cases", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("link_cases", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("unlink_cases", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("unlink_cases", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("merge_cases", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("merge_cases", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("split_case", Action::CoordinateCase, Of::TheirCase, WORK_ON_CASES),
    right("split_case", Action::CoordinateCase, Of::AnotherCase, &[Manager]),
    right("add_enquiry", Action::AddEnquiry, Of::TheirCase, &[FrontDesk, Coordinator, Handler, Manager, Integration]),
    right("add_enquiry", Action::AddEnquiry, Of::AnotherCase, OPENS_CASES),
    right("show_closing", Action::ReadRouting, Of::TheirCase, WORK_ON_CASES),
    right("show_closing", Action::ReadRouting, Of::AnotherCase, &[Manager]),
    right("find_retention", Action::ReadRetention, Of::TheirCase, &[FrontDesk, Coordinator, Handler, Manager, Admin]),
    right("find_retention", Action::ReadRetention, Of::AnotherCase, &[Manager, Admin]),
    right("place_hold", Action::HoldCase, Of::TheirCase, &[Manager]),
    right("place_hold", Action::HoldCase, Of::AnotherCase, &[Manager]),
    right("find_hold", Action::ReadRetention, Of::TheirCase, &[FrontDesk, Coordinator, Handler, Manager, Admin]),
    right("find_hold", Action::ReadRetention, Of::AnotherCase, &[Manager, Admin]),
    right("lift_hold", Action::HoldCase, Of::TheirCase, &[Manager]),
    right("lift_hold", Action::HoldCase, Of::AnotherCase, &[Manager]),
    right("export_case", Action::ExportCase, Of::TheirCase, &[Manager]),
    right("export_case", Action::ExportCase, Of::AnotherCase, &[Manager]),
    right("confirm_archived", Action::ConfirmArchived, Of::TheirCase, &[Manager, Admin]),
    right("confirm_archived", Action::ConfirmArchived, Of::AnotherCase, &[Manager, Admin]),
    right("list_disposal", Action::DisposeCases, Of::Municipality, &[Manager, Admin]),
    right("dispose_cases", Action::DisposeCases, Of::Municipality, &[Manager, Admin]),
    right("list_disposed_cases", Action::DisposeCases, Of::Municipality, &[Manager, Admin]),
    right("export_contact", Action::AnswerPerson, Of::Municipality, &[Manager]),
    right("preview_contact_erasure", Action::AnswerPerson, Of::Municipality, &[Manager]),
    right("erase_contact", Action::AnswerPerson, Of::Municipality, &[Manager]),
    right("export_business", Action::AnswerPerson, Of::Municipality, &[Manager]),
    right("preview_business_erasure", Action::AnswerPerson, Of::Municipality, &[Manager]),
    right("erase_business", Action::AnswerPerson, Of::Municipality, &[Manager]),
    // The part is one unit's own, as a contribution is.
    right("share_part", Action::ShareConfidential, Of::TheirPart, WORK_ON_CASES),
    right("share_part", Action::ShareConfidential, Of::AnotherPart, &[Manager]),
    right("list_shares", Action::ReadMessages, Of::TheirCase, WORK_ON_CASES),
    right("list_shares", Action::ReadMessages, Of::AnotherCase, &[Manager]),
    right("list_case_audit", Action::ReadAudit, Of::TheirCase, &[FrontDesk, Coordinator, Handler, Manager, Admin]),
    right("list_case_audit", Action::ReadAudit, Of::AnotherCase, &[Manager, Admin]),
    right("list_access_log", Action::ReadAccessLog, Of::Municipality, &[Manager, Admin]),
];

const fn right(operation: &'static str, action: Action, of: Of, may: &'static [Role]) -> Right {
    Right {
        operation,
        action,
        of,
        may,
    }
}

const HERE: MunicipalityId = MunicipalityId(Uuid::from_u128(1));
const ME: StaffId = StaffId(Uuid::from_u128(2));
const SOMEBODY: StaffId = StaffId(Uuid::from_u128(3));

fn caller(role: Role) -> Caller {
    Caller {
        municipality: HERE,
        actor: Actor::Staff(ME),
        roles: vec![role],
        units: vec!["building".to_owned()],
        heads: Vec::new(),
        staff: Some(ME),
    }
}

fn case_of(coordinator: StaffId) -> CaseInView<'static> {
    CaseInView {
        municipality: HERE,
        coordinator,
        coordinator_units: &[],
        acting: None,
        handlers: &[],
        units: &[],
        members: &[],
        protected_identity: false,
    }
}

/// What this unit owes to a case on which the caller works besides.
fn part_of(unit: &'static str) -> Object<'static> {
    let handlers = &[ME];
    let case = case_of(SOMEBODY);
    Object::Contribution(ContributionInView {
        case: CaseInView { handlers, ..case },
        unit,
        handler: Some(SOMEBODY),
        lies_with_coordinator: false,
    })
}

impl Of {
    fn object(self) -> Object<'static> {
        match self {
            Self::Municipality => Object::Municipality(HERE),
            Self::TheirCase => Object::Case(case_of(ME)),
            Self::AnotherCase => Object::Case(case_of(SOMEBODY)),
            Self::TheirPart => part_of("building"),
            Self::AnotherPart => part_of("fire"),
        }
    }
}

#[test]
fn every_operation_says_who_may() {
    let operations = operations();
    let ids: Vec<&str> = operations.iter().map(Operation::id).collect();
    let missing = operations
        .iter()
        .filter(|operation| !RIGHTS.iter().any(|right| right.operation == operation.id()))
        .map(|operation| format!("{} ({}) has no right", operation.id(), operation.place));
    let gone = RIGHTS
        .iter()
        .filter(|right| !ids.contains(&right.operation))
        .map(|right| format!("{} is gone", right.operation));
    nothing_against(
        &missing.chain(gone).collect::<Vec<_>>(),
        "Write for each operation which action it asks for and which roles may, in \
         tests/tests/tidy/operations.rs; one that touches a case has two lines.",
    );
}

#[test]
fn an_operation_on_a_case_speaks_of_their_own_and_of_others() {
    let lines = |right: &Right, of: Of| {
        let same = |other: &&Right| other.operation == right.operation && other.of == of;
        RIGHTS.iter().filter(same).count()
    };
    let found: Vec<String> = RIGHTS
        .iter()
        .filter(|right| {
            let of_cases = (lines(right, Of::TheirCase), lines(right, Of::AnotherCase));
            let of_parts = (lines(right, Of::TheirPart), lines(right, Of::AnotherPart));
            let of_all = lines(right, Of::Municipality);
            !matches!(
                (of_cases, of_parts, of_all),
                ((1, 1), (0, 0), 0) | ((0, 0), (1, 1), 0) | ((0, 0), (0, 0), 1)
            )
        })
        .map(|right| format!("{} of {:?}", right.operation, right.of))
        .collect();
    nothing_against(
        &found,
        "One line for the municipality, or two for a case or a contribution.",
    );
}

#[test]
fn the_policy_grants_what_the_operations_say() {
    let mut found = Vec::new();
    for right in RIGHTS {
        for role in Role::ALL {
            let granted = require(&caller(*role), right.action, &right.of.object()).is_ok();
            if granted != right.may.contains(role) {
                let verb = if granted { "may" } else { "may not" };
                let (operation, of) = (right.operation, right.of);
                found.push(format!("{role} {verb} {operation} of {of:?}"));
            }
        }
    }
    nothing_against(
        &found,
        "This is what the policy says, and not what stands here. Who is right? Mend the other.",
    );
}

#[test]
fn every_right_is_asked_for_in_a_use_case() {
    let use_cases = product();
    let asked = |action: Action| {
        let name = format!("Action::{action:?}");
        use_cases
            .iter()
            .any(|file| file.path.starts_with("crates/service/") && file.text.contains(&name))
    };
    let found: Vec<String> = RIGHTS
        .iter()
        .filter(|right| !asked(right.action))
        .map(|right| format!("{} wants {:?}", right.operation, right.action))
        .collect();
    nothing_against(
        &found,
        "No use case asks the policy for this. Ask right after loading.",
    );
}
