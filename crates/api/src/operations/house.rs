//! The municipality, its people and rules, who they are, and what is kept how long.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::routes;

/// The municipality and its people.
pub(super) fn house(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::municipality::find_municipality)
        .service(routes::municipality::change_municipality)
        .service(routes::units::list_units)
        .service(routes::units::find_unit)
        .service(routes::units::create_unit)
        .service(routes::units::change_unit)
        .service(routes::staff::list_staff)
        .service(routes::staff::find_staff)
        .service(routes::staff::create_staff)
        .service(routes::staff::change_staff)
        .service(routes::absences::list_absences)
        .service(routes::absences::find_absence)
        .service(routes::absences::create_absence)
        .service(routes::absences::change_absence)
        .service(routes::absences::delete_absence)
        .service(routes::duties::list_duties)
        .service(routes::duties::find_duty)
        .service(routes::duties::create_duty)
        .service(routes::duties::delete_duty)
        .service(routes::businesses::list_businesses)
        .service(routes::businesses::find_business)
        .service(routes::businesses::change_business);
}

/// What it works by, and the credentials by which it is asked.
pub(super) fn rules(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::catalogues::list_catalogues)
        .service(routes::drafts::check_catalogue)
        .service(routes::drafts::draft_catalogue)
        .service(routes::catalogues::find_catalogue)
        .service(routes::drafts::publish_catalogue)
        .service(routes::catalogues::diff_catalogue)
        .service(routes::tokens::list_tokens)
        .service(routes::tokens::find_token)
        .service(routes::tokens::create_token)
        .service(routes::tokens::rotate_token)
        .service(routes::tokens::revoke_token);
}

/// How people show who they are.
pub(super) fn signing_in(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::sessions::sign_in)
        .service(routes::sessions::show_current_session)
        .service(routes::sessions::sign_out)
        .service(routes::sessions::prove_anew)
        .service(routes::sessions::list_sessions)
        .service(routes::sessions::end_session)
        .service(routes::own_account::find_own_account)
        .service(routes::own_account::change_own_password)
        .service(routes::own_account::begin_second_factor)
        .service(routes::own_account::confirm_second_factor)
        .service(routes::own_account::drop_own_second_factor)
        .service(routes::own_account::renew_recovery_codes)
        .service(routes::accounts::list_accounts)
        .service(routes::accounts::find_account)
        .service(routes::accounts::issue_password_link)
        .service(routes::accounts::set_password)
        .service(routes::accounts::clear_second_factor)
        .service(routes::accounts::clear_account)
        .service(routes::identity_providers::list_identity_providers)
        .service(routes::identity_providers::find_identity_provider)
        .service(routes::identity_providers::add_identity_provider)
        .service(routes::identity_providers::change_identity_provider)
        .service(routes::identity_providers::list_sign_in_ways)
        .service(routes::identity_providers::return_from_identity_provider)
        .service(routes::identity_providers::visit_identity_provider);
}

/// How long cases are kept, what goes, who is forgotten, and who saw what.
pub(super) fn privacy(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::privacy::archive::find_retention)
        .service(routes::privacy::holds::place_hold)
        .service(routes::privacy::holds::find_hold)
        .service(routes::privacy::holds::lift_hold)
        .service(routes::privacy::archive::export_case)
        .service(routes::privacy::archive::confirm_archived)
        .service(routes::privacy::disposal::list_disposal)
        .service(routes::privacy::disposal::dispose_cases)
        .service(routes::privacy::disposal::list_disposed_cases)
        .service(routes::privacy::persons::export_contact)
        .service(routes::privacy::persons::preview_contact_erasure)
        .service(routes::privacy::persons::erase_contact)
        .service(routes::privacy::persons::export_business)
        .service(routes::privacy::persons::preview_business_erasure)
        .service(routes::privacy::persons::erase_business)
        .service(routes::privacy::shares::share_part)
        .service(routes::privacy::shares::list_shares)
        .service(routes::privacy::audit::list_case_audit)
        .service(routes::privacy::audit::list_access_log);
}
