//! How often somebody may ask, and how often they may be wrong about who they are.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Setup, TestApp, on_both};

use super::{behind_a_proxy, counting, with};
use crate::sample::{cafe, text};

fn from(actor: &Actor, address: &str, path: &str) -> Answer {
    let request = actor.asks(path);
    request.header("X-Forwarded-For", address).send()
}

fn seconds(app: &TestApp, seconds: i64) {
    app.clock.advance(SignedDuration::from_secs(seconds));
}

#[track_caller]
fn too_soon(answer: &Answer, seconds: &str) {
    answer.problem(429, "too_many_requests");
    assert_eq!(answer.header("retry-after"), Some(seconds));
    let left = answer.header("ratelimit").unwrap();
    assert!(left.ends_with(&format!("r=0;t={seconds}")), "{left}");
}

on_both!(
    fn who_asks_too_often_waits_as_long_as_they_are_told(database: onedoor_testkit::Database) {
        let edge = counting(|paces| paces.token = 3);
        let app = &Setup::on(database).edge(edge).spawn();
        let desk = app.front_desk();
        let first = desk.get("cases");
        first.expect(200);
        assert_eq!(first.header("ratelimit-policy"), Some("\"token\";q=3;w=60"));
        assert_eq!(first.header("ratelimit"), Some("\"token\";r=2;t=20"));
        desk.register(&cafe()).opened();
        let third = desk.get("cases");
        assert_eq!(third.header("ratelimit"), Some("\"token\";r=0;t=60"));
        let before = app.counts();
        too_soon(&desk.register(&cafe()), "20");
        assert_eq!(app.counts(), before);
        app.manager().get("cases").expect(200);
        seconds(app, 19);
        too_soon(&desk.get("cases"), "1");
        seconds(app, 1);
        desk.get("cases").expect(200);
        too_soon(&desk.get("cases"), "20");
    }
);

#[test]
fn a_person_is_counted_whatever_they_come_with() {
    let app = &with(counting(|paces| paces.account = 3));
    let file = app.front_desk().register(&cafe()).opened();
    let email = text(&file["coordinator"]["email"]);
    let one = app.person("eksempel", &email, Role::Coordinator);
    let other = app.person("eksempel", &email, Role::Coordinator);
    one.get("cases").expect(200);
    other.get("cases").expect(200);
    let third = one.get("cases");
    assert_eq!(third.header("ratelimit"), Some("\"account\";r=0;t=60"));
    too_soon(&other.get("cases"), "20");
    app.manager().get("cases").expect(200);
}

#[test]
fn one_house_is_counted_as_one_address() {
    let app = &with(behind_a_proxy(counting(|paces| paces.address = 2)));
    let desk = app.front_desk();
    from(&desk, "192.0.2.1", "cases").expect(200);
    from(&desk, "192.0.2.1", "cases").expect(200);
    too_soon(&from(&app.manager(), "192.0.2.1", "cases"), "30");
    from(&desk, "192.0.2.2", "cases").expect(200);
    from(&desk, "2001:db8:1:2::1", "cases").expect(200);
    from(&desk, "2001:db8:1:2:ffff::2", "cases").expect(200);
    too_soon(&from(&desk, "2001:db8:1:2:abcd::3", "cases"), "30");
    from(&desk, "2001:db8:1:3::1", "cases").expect(200);
    // Who has no token is counted, too, before anybody looks.
    let nobody = app.anonymous();
    from(&nobody, "192.0.2.3", "cases").problem(401, "unauthenticated");
    from(&nobody, "192.0.2.3", "/v1/eksempel/nothing").problem(404, "not_found");
    too_soon(&from(&nobody, "192.0.2.3", "cases"), "30");
}

#[test]
fn who_is_no_proxy_changes_no_address() {
    let app = &with(counting(|paces| paces.address = 2));
    let desk = app.front_desk();
    from(&desk, "192.0.2.1", "cases").expect(200);
    from(&desk, "192.0.2.2", "cases").expect(200);
    too_soon(&from(&desk, "192.0.2.3", "cases"), "30");
}

#[test]
fn what_anybody_may_see_is_counted_by_itself_and_probes_not_at_all() {
    let app = &with(counting(|paces| paces.public = 2));
    let anyone = app.anonymous();
    assert_eq!(anyone.get("/docs").status, 200);
    let track = anyone.get("/t/nothing");
    assert_eq!(track.status, 404);
    assert_eq!(track.header("ratelimit"), Some("\"public\";r=0;t=60"));
    too_soon(&anyone.get("/"), "30");
    too_soon(&anyone.get("/t/nothing"), "30");
    for path in ["/health/live", "/health/ready", "/metrics"] {
        let probe = anyone.get(path);
        assert_eq!((probe.status, probe.header("ratelimit")), (200, None));
    }
    let api = app.front_desk().get("cases");
    assert_eq!((api.status, api.header("ratelimit")), (200, None));
}

on_both!(
    fn whoever_guesses_tokens_waits_longer_every_time(database: onedoor_testkit::Database) {
        let edge = behind_a_proxy(counting(|paces| paces.wrong_credentials = 3));
        let app = &Setup::on(database).edge(edge).spawn();
        let (desk, manager) = (app.front_desk(), app.manager());
        let guess = |nth: i32| {
            let token = format!("onedoor_guess_{nth}");
            from(&app.bearing(Some(&token)), "192.0.2.1", "cases")
        };
        from(&desk, "192.0.2.1", "cases").expect(200);
        for nth in 0..3 {
            guess(nth).problem(401, "unauthenticated");
        }
        let barred = guess(3);
        barred.problem(429, "too_many_requests");
        assert_eq!(barred.header("retry-after"), Some("1"));
        // A right guess is not looked at either, but who was let in before is not kept out by a
        // neighbour; nor is anybody elsewhere.
        from(&manager, "192.0.2.1", "cases").problem(429, "too_many_requests");
        from(&desk, "192.0.2.1", "cases").expect(200);
        from(&manager, "192.0.2.2", "cases").expect(200);
        from(&manager, "192.0.2.1", "cases").expect(200);
        for wait in [1, 2, 4, 8, 16] {
            seconds(app, wait);
            guess(wait as i32).problem(401, "unauthenticated");
            let barred = guess(wait as i32 + 100);
            let next = (2 * wait).to_string();
            assert_eq!(barred.header("retry-after"), Some(next.as_str()));
        }
        app.clock.advance(SignedDuration::from_hours(1));
        guess(0).problem(401, "unauthenticated");
        guess(1).problem(401, "unauthenticated");
    }
);

#[test]
fn no_spelling_of_an_address_passes_by_another_door() {
    let app = &with(counting(|paces| paces.wrong_credentials = 3));
    let guesser = app.bearing(Some("onedoor_guess"));
    for path in [
        "/%761/eksempel/cases",
        "/v%31/eksempel/cases",
        "/v1/eksempel/%63ases",
    ] {
        let wrong = guesser.get(path);
        assert!(matches!(wrong.status, 401 | 404), "{}", wrong.status);
    }
    for _ in 0..3 {
        guesser.get("/%761/eksempel/cases");
    }
    let barred = guesser.get("/%761/eksempel/cases").status;
    assert!(matches!(barred, 404 | 429), "{barred}");
}

#[test]
fn who_shows_nothing_guesses_nothing() {
    let app = &with(counting(|paces| paces.wrong_credentials = 3));
    for _ in 0..10 {
        app.anonymous().get("cases").problem(401, "unauthenticated");
    }
    app.front_desk().get("cases").expect(200);
    // What is not there is no guess either, whoever asks.
    for _ in 0..10 {
        app.front_desk().get("nothing").problem(404, "not_found");
    }
    app.front_desk().get("cases").expect(200);
}

on_both!(
    fn whoever_guesses_tracking_codes_waits(database: onedoor_testkit::Database) {
        let edge = behind_a_proxy(counting(|paces| paces.wrong_credentials = 3));
        let app = &Setup::on(database).edge(edge).spawn();
        let file = app.front_desk().register(&cafe()).opened();
        let right = format!("/t/{}", text(&file["tracking"]["code"]));
        let anyone = app.anonymous();
        for nth in 0..3 {
            let wrong = from(&anyone, "192.0.2.1", &format!("/t/guess-{nth}"));
            assert_eq!(wrong.status, 404);
        }
        let barred = from(&anyone, "192.0.2.1", &right);
        barred.problem(429, "too_many_requests");
        assert_eq!(from(&anyone, "192.0.2.2", &right).status, 200);
        assert_eq!(from(&anyone, "192.0.2.1", "/docs").status, 200);
        seconds(app, 1);
        assert_eq!(from(&anyone, "192.0.2.1", &right).status, 200);
    }
);
