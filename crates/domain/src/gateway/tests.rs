//! Who hears of what by which gateway, and what an answer means.

use jiff::tz::TimeZone;
use uuid::Uuid;

use super::*;
use crate::delivery::{Failure, Trouble};
use crate::webhook::Response;

fn gateway(kind: GatewayKind, number: u128, unit: Option<&str>, tidings: &[Tiding]) -> Gateway {
    Gateway {
        id: GatewayId(Uuid::from_u128(number)),
        kind,
        unit: unit.map(str::to_owned),
        tidings: tidings.to_vec(),
    }
}

fn id(number: u128) -> GatewayId {
    GatewayId(Uuid::from_u128(number))
}

fn at(text: &str) -> Moment {
    Moment::from(text.parse::<jiff::Timestamp>().unwrap())
}

#[test]
fn a_business_hears_by_mail_and_by_phone_only_where_it_has_none() {
    let sms = gateway(GatewayKind::Sms, 1, None, &[Tiding::Receipt]);
    let all = [sms];
    for (tiding, reach, way) in [
        (Tiding::Receipt, Reach::Mail, Way::Mail),
        (Tiding::Receipt, Reach::Phone, Way::Sms(id(1))),
        (Tiding::Answer, Reach::Phone, Way::Mail),
        (Tiding::Receipt, Reach::Nowhere, Way::Mail),
    ] {
        assert_eq!(
            way_to_business(tiding, reach, &all),
            way,
            "{tiding} {reach:?}"
        );
    }
    assert_eq!(
        way_to_business(Tiding::Receipt, Reach::Phone, &[]),
        Way::Mail
    );
}

#[test]
fn a_colleague_hears_by_mail_in_any_case_and_by_one_phone_call_at_most() {
    let all = [
        gateway(GatewayKind::Chat, 1, None, &[Tiding::Urgent]),
        gateway(GatewayKind::Sms, 2, None, &[Tiding::Urgent]),
        gateway(GatewayKind::Sms, 3, None, &[Tiding::Urgent]),
    ];
    let ways = |tiding| ways_to_colleague(tiding, &all).collect::<Vec<_>>();
    assert_eq!(ways(Tiding::Urgent), [Way::Mail, Way::Sms(id(2))]);
    assert_eq!(ways(Tiding::Offer), [Way::Mail]);
}

#[test]
fn a_channel_hears_what_concerns_its_unit_or_the_whole_house() {
    let all = [
        gateway(GatewayKind::Chat, 1, None, &[Tiding::Offer, Tiding::Urgent]),
        gateway(GatewayKind::Chat, 2, Some("building"), &[Tiding::Offer]),
        gateway(GatewayKind::Chat, 3, Some("roads"), &[Tiding::Offer]),
        gateway(GatewayKind::Sms, 4, None, &[Tiding::Offer]),
    ];
    let told = |tiding, unit| {
        let ways = channels(tiding, unit, &all);
        ways.filter_map(Way::gateway).collect::<Vec<_>>()
    };
    assert_eq!(told(Tiding::Offer, Some("building")), [id(1), id(2)]);
    assert_eq!(told(Tiding::Offer, None), [id(1)]);
    assert_eq!(told(Tiding::Urgent, Some("roads")), [id(1)]);
    assert_eq!(told(Tiding::Warning, Some("roads")), []);
}

#[test]
fn a_channel_never_tells_what_is_for_the_business_and_no_gateway_what_is_about_no_case() {
    for tiding in Tiding::ALL {
        let chat = GatewayKind::Chat.can_tell(*tiding);
        assert!(!(chat && tiding.is_for_business()), "{tiding}");
        let is_told = tiding.is_about_a_case() && !tiding.is_of_meeting();
        assert_eq!(GatewayKind::Sms.can_tell(*tiding), is_told, "{tiding}");
    }
    assert!(!GatewayKind::Sms.can_tell(Tiding::Digest));
    assert!(GatewayKind::Chat.can_tell(Tiding::Urgent));
}

#[test]
fn no_phone_wakes_anybody_for_what_can_wait() {
    let (settings, zone) = (MailSettings::default(), TimeZone::UTC);
    let (night, morning) = (at("2026-03-02T23:30:00Z"), at("2026-03-03T06:00:00Z"));
    let told = |tiding| tell_at(tiding, &settings, night, &zone);
    for tiding in [
        Tiding::Receipt,
        Tiding::LostCode,
        Tiding::Urgent,
        Tiding::Missed,
    ] {
        assert_eq!(told(tiding), night, "{tiding}");
    }
    for tiding in [
        Tiding::Answer,
        Tiding::Question,
        Tiding::Offer,
        Tiding::TaskForce,
    ] {
        assert_eq!(told(tiding), morning, "{tiding}");
    }
    let noon = at("2026-03-02T12:00:00Z");
    assert_eq!(tell_at(Tiding::TaskForce, &settings, noon, &zone), noon);
}

#[test]
fn what_is_not_understood_is_refused_and_all_else_may_be_mended() {
    let now = at("2026-03-02T12:00:00Z");
    let said = |status| {
        let response = Response {
            status,
            retry_after: Some("60".to_owned()),
        };
        outcome(&response, now)
    };
    for status in [200, 201, 202, 204] {
        assert_eq!(said(status), Outcome::Taken, "{status}");
    }
    for status in [400, 410, 413, 422] {
        let trouble = Trouble {
            failure: Failure::Refused,
            reply_code: Some(status),
        };
        assert_eq!(said(status), Outcome::Refused(trouble), "{status}");
    }
    for status in [301, 401, 403, 404, 408, 429, 500, 503] {
        let trouble = Trouble {
            failure: Failure::RefusedForNow,
            reply_code: Some(status),
        };
        let not_before = Some(at("2026-03-02T12:01:00Z"));
        let not_now = Outcome::NotNow {
            trouble,
            not_before,
        };
        assert_eq!(said(status), not_now, "{status}");
    }
}
