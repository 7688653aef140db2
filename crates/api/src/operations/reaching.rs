//! How people and programs are reached, and how they reach us without an account.

use utoipa_actix_web::service_config::ServiceConfig;

use crate::routes;

/// How a business follows its case.
pub(super) fn tracking(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::tracking_codes::list_tracking_codes)
        .service(routes::tracking_codes::find_tracking_code)
        .service(routes::tracking_codes::issue_tracking_code)
        .service(routes::tracking_codes::extend_tracking_code)
        .service(routes::tracking_codes::revoke_tracking_code)
        .service(routes::tracking_codes::report_lost_code);
}

/// Who was told what, and how far that got.
pub(super) fn deliveries(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::deliveries::list_deliveries)
        .service(routes::deliveries::find_delivery)
        .service(routes::deliveries::replay_delivery)
        .service(routes::mail_templates::list_mail_templates)
        .service(routes::mail_templates::find_mail_template)
        .service(routes::mail_templates::save_mail_template)
        .service(routes::mail_templates::delete_mail_template)
        .service(routes::mail_templates::preview_mail)
        .service(routes::mail_templates::send_test_mail);
}

/// By what people are told besides mail.
pub(super) fn gateways(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::gateways::list_gateways)
        .service(routes::gateways::create_gateway)
        .service(routes::gateways::find_gateway)
        .service(routes::gateways::change_gateway)
        .service(routes::gateways::delete_gateway)
        .service(routes::gateways::try_gateway);
}

/// Where events are sent, and how far each got.
pub(super) fn webhooks(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::webhooks::list_webhooks)
        .service(routes::webhooks::create_webhook)
        .service(routes::webhooks::find_webhook)
        .service(routes::webhooks::change_webhook)
        .service(routes::webhooks::delete_webhook)
        .service(routes::webhooks::rotate_webhook_secret)
        .service(routes::webhook_deliveries::ping_webhook)
        .service(routes::webhook_deliveries::list_webhook_deliveries)
        .service(routes::webhook_deliveries::find_webhook_delivery)
        .service(routes::webhook_deliveries::replay_webhook_delivery);
}

/// Mail that comes in, and what became of it.
pub(super) fn inbound(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::inbound::receive_mail)
        .service(routes::inbound::list_inbound_mail)
        .service(routes::inbound::find_inbound_mail)
        .service(routes::inbound::read_inbound_mail)
        .service(routes::inbound::take_inbound_mail);
}

/// What anybody may do, without an account.
pub(super) fn without_account(config: &mut ServiceConfig<'_>) {
    config
        .service(routes::public_form::show_form)
        .service(routes::public_form::send_form)
        .service(routes::public_form::send_file)
        .service(routes::public_form::show_performance);
}
