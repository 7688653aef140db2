//! Every operation of the API, in the order in which its description tells them.

mod house;
mod reaching;

use utoipa_actix_web::{scope::scope, service_config::ServiceConfig};

use crate::routes;
use house::{house, privacy, rules, signing_in};
use reaching::{deliveries, gateways, inbound, tracking, webhooks, without_account};

/// Registers every operation.
pub(super) fn register(config: &mut ServiceConfig<'_>) {
    config.service(
        scope("/v1/{municipality}")
            .configure(intake)
            .configure(happened)
            .configure(promises)
            .configure(coordination)
            .configure(contributions)
            .configure(casework)
            .configure(talk)
            .configure(attachments)
            .configure(meetings)
            .configure(switchboard)
            .configure(work)
            .configure(house)
            .configure(rules)
            .configure(signing_in)
            .configure(tracking)
            .configure(privacy)
            .configure(deliveries)
            .configure(gateways)
            .configure(webhooks)
            .configure(inbound),
    );
    config.service(scope("/public/{municipality}").configure(without_account));
}

/// Enquiries, and cases as they are read.
fn intake(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::enquiries::register_enquiry)
        .service(routes::enquiries::preview_enquiry)
        .service(routes::cases::list_cases)
        .service(routes::cases::find_case)
        .service(routes::case_parts::explain_routing)
        .service(routes::case_parts::list_enquiries)
        .service(routes::case_parts::list_contributions)
        .service(routes::case_parts::list_guarantees);
}

/// What happened, on a case and in the municipality.
fn happened(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::events::list_events)
        .service(routes::feed::read_feed)
        .service(routes::feed_stream::stream_feed);
}

/// What is promised, and what keeps it.
fn promises(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::papers::list_missing_papers)
        .service(routes::papers::declare_papers_complete)
        .service(routes::papers::supplement_papers)
        .service(routes::promises::record_fee_paid)
        .service(routes::promises::send_referral)
        .service(routes::promises::answer_referral)
        .service(routes::progress::record_progress)
        .service(routes::progress::attribute_time)
        .service(routes::progress::list_morning_queue)
        .service(routes::guarantees::simulate_guarantee)
        .service(routes::guarantees::find_guarantee)
        .service(routes::guarantees::derive_guarantee)
        .service(routes::ledger::record_entry)
        .service(routes::ledger::correct_guarantee);
}

/// Who answers to the business.
fn coordination(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::coordination::hand_over_case)
        .service(routes::coordination::list_coordinators)
        .service(routes::leave::leave_staff)
        .service(routes::leave::preview_leave);
}

/// What units do with their parts, and what is still to be asked.
fn contributions(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::contributions::find_contribution)
        .service(routes::contributions::accept_contribution)
        .service(routes::contributions::decline_contribution)
        .service(routes::contribution_course::wait_with_contribution)
        .service(routes::contribution_course::resume_contribution)
        .service(routes::contribution_course::answer_contribution)
        .service(routes::handing_on::release_contribution)
        .service(routes::handing_on::reassign_contribution)
        .service(routes::handing_on::offer_contribution)
        .service(routes::participation::cancel_contribution)
        .service(routes::participation::order_contribution)
        .service(routes::participation::add_contribution)
        .service(routes::questions::list_questions)
        .service(routes::questions::preview_answer)
        .service(routes::questions::answer_question);
}

/// What is done to a case as a whole.
fn casework(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::casework::wait_with_case)
        .service(routes::casework::resume_case)
        .service(routes::closing::show_closing)
        .service(routes::closing::close_case)
        .service(routes::closing::withdraw_case)
        .service(routes::closing::reopen_case)
        .service(routes::matter::preview_case_types)
        .service(routes::matter::change_case_types)
        .service(routes::matter::add_enquiry)
        .service(routes::merging::merge_cases)
        .service(routes::merging::split_case)
        .service(routes::around::change_case)
        .service(routes::around::label_case)
        .service(routes::around::set_task_force)
        .service(routes::links::link_cases)
        .service(routes::links::unlink_cases);
}

/// What is said on a case.
fn talk(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::sending::send_message)
        .service(routes::sending::receive_message)
        .service(routes::sending::send_interim_reply)
        .service(routes::messages::list_messages)
        .service(routes::messages::find_message)
        .service(routes::handler_questions::ask_business)
        .service(routes::handler_questions::list_handler_questions)
        .service(routes::handler_questions::find_handler_question)
        .service(routes::question_course::forward_question)
        .service(routes::question_course::decline_question)
        .service(routes::notes::write_note)
        .service(routes::notes::list_notes)
        .service(routes::missing::register_missing_items)
        .service(routes::missing::list_missing_items)
        .service(routes::missing::send_missing_items)
        .service(routes::missing::receive_missing_items)
        .service(routes::answers::find_answer_draft)
        .service(routes::answers::save_answer_draft)
        .service(routes::answers::send_answer)
        .service(routes::overview_course::write_overview)
        .service(routes::overviews::list_overviews)
        .service(routes::overviews::find_overview)
        .service(routes::overview_course::send_overview);
}

/// Files of cases.
fn attachments(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::attachments::add_attachment)
        .service(routes::attachments::list_attachments)
        .service(routes::attachments::find_attachment)
        .service(routes::attachments::read_attachment)
        .service(routes::attachments::remove_attachment);
}

/// Meetings, visits, and times that come back.
fn meetings(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::meeting_planning::plan_meeting)
        .service(routes::meetings::list_meetings)
        .service(routes::meetings::find_meeting)
        .service(routes::meetings::read_invitation)
        .service(routes::meeting_planning::change_meeting)
        .service(routes::meeting_course::cancel_meeting)
        .service(routes::meeting_course::hold_meeting)
        .service(routes::meeting_actions::add_meeting_action)
        .service(routes::meeting_actions::finish_meeting_action)
        .service(routes::meeting_minutes::keep_meeting_minutes)
        .service(routes::meeting_slots::list_meeting_slots)
        .service(routes::meeting_slots::find_meeting_slot)
        .service(routes::meeting_slots::list_occurrences)
        .service(routes::slot_upkeep::create_meeting_slot)
        .service(routes::slot_upkeep::change_meeting_slot)
        .service(routes::meeting_calendar::list_calendar);
}

/// While the phone rings.
fn switchboard(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::lookup::lookup)
        .service(routes::presence::list_presence)
        .service(routes::presence::set_presence)
        .service(routes::contact_moments::record_contact_moment)
        .service(routes::contact_moments::list_contact_moments)
        .service(routes::contact_moments::find_contact_moment)
        .service(routes::call_backs::ask_call_back)
        .service(routes::call_backs::list_call_backs)
        .service(routes::call_backs::find_call_back)
        .service(routes::call_back_course::keep_call_back)
        .service(routes::call_back_course::cancel_call_back)
        .service(routes::call_back_course::reassign_call_back);
}

/// What is to be done.
fn work(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::work::count_work)
        .service(routes::work::list_work)
        .service(routes::work::show_board)
        .service(routes::saved_filters::list_saved_filters)
        .service(routes::saved_filters::find_saved_filter)
        .service(routes::saved_filters::save_filter)
        .service(routes::saved_filters::change_saved_filter)
        .service(routes::saved_filters::delete_saved_filter);
}
