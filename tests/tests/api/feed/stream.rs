//! The feed as a stream: each event once, also after coming back, for as long as somebody may.

use std::time::Duration;

use jiff::SignedDuration;
use onedoor_api::ApiSettings;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Database, EventStream, Setup, Streamed, TestApp, on_both};
use serde_json::Value;

use super::{invoice, whole};
use crate::directory::{deleted, etag};
use crate::sample::{case_id, text};

/// So many events that come next.
fn events(stream: &mut EventStream, count: usize) -> Vec<Value> {
    let mut next = || {
        let Streamed { id, event, data } = stream.event();
        let data = data.unwrap();
        assert_eq!(id.unwrap(), data["number"].to_string());
        assert_eq!(event.unwrap(), text(&data["kind"]));
        data
    };
    (0..count).map(|_| next()).collect()
}

fn follow(actor: &Actor, query: &str) -> EventStream {
    let asked = actor.asks(&format!("events/stream{query}"));
    asked.in_language("en").follow()
}

/// An application whose streams show every few milliseconds that they are alive.
fn lively(database: Database) -> TestApp {
    let api = ApiSettings {
        beat: Duration::from_millis(20),
        ..ApiSettings::default()
    };
    Setup::on(database).api(api).spawn()
}

on_both!(
    fn who_comes_back_gets_each_event_once(app: &TestApp) {
        let (desk, manager) = (app.front_desk(), app.manager());
        desk.register(&invoice()).opened();
        app.work();
        let before = whole(&manager, "", 200);
        let mut stream = follow(&manager, "?after=0");
        assert_eq!(
            events(&mut stream, before.len()),
            before,
            "as the feed has it"
        );
        desk.register(&invoice()).opened();
        app.work();
        let first = events(&mut stream, 2);
        let last = stream.last_id().unwrap().to_owned();
        drop(stream);
        desk.register(&invoice()).opened();
        app.work();
        let all = whole(&manager, "", 200);
        // The address still says where it began; what the client has counts more.
        let again = manager.asks("events/stream?after=0").in_language("en");
        let mut again = again.header("Last-Event-ID", &last).follow();
        let rest = events(&mut again, all.len() - before.len() - first.len());
        let told: Vec<Value> = before.into_iter().chain(first).chain(rest).collect();
        assert_eq!(told, all);
    }
);

on_both!(
    fn a_stream_without_a_number_begins_now_and_is_narrowed_like_the_feed(app: &TestApp) {
        let (desk, manager) = (app.front_desk(), app.manager());
        desk.register(&invoice()).opened();
        app.work();
        let mut now = follow(&manager, "");
        let mut opened = follow(&manager, "?after=0&kind=case_opened");
        let id = case_id(&desk.register(&invoice()));
        app.work();
        let mut of_case = follow(&manager, &format!("?after=0&case={id}"));
        assert_eq!(text(&events(&mut now, 1)[0]["case"]), id);
        assert_eq!(text(&events(&mut of_case, 1)[0]["case"]), id);
        assert_eq!(text(&events(&mut opened, 2)[1]["case"]), id);
    }
);

on_both!(
    fn a_stream_shows_that_it_lives_and_how_far_it_is(database: Database) {
        let app = lively(database);
        let fire = app.person(
            "eksempel",
            "signe.roegbjerg@eksempel.example",
            Role::Handler,
        );
        let mut stream = follow(&fire, "");
        app.front_desk().register(&invoice()).opened();
        app.work();
        let end = whole(&app.manager(), "", 200).len().to_string();
        loop {
            let beat = stream.read().unwrap();
            assert_eq!(beat.data, None, "nothing of it is theirs");
            if beat.id == Some(end.clone()) {
                break;
            }
        }
    }
);

on_both!(
    fn a_stream_ends_when_its_token_is_revoked_or_expires(database: Database) {
        let app = lively(database);
        let admin = app.admin();
        let issued = admin.post("tokens").json(&serde_json::json!({
            "label": "Tavlen", "roles": ["integration"],
        }));
        let issued = issued.send();
        let program = app.bearing(Some(&text(&issued.expect(201)["secret"])));
        let mut stream = follow(&program, "");
        stream.read().unwrap();
        let path = issued.header("location").unwrap();
        deleted(&admin, path, &etag(&issued)).expect(200);
        app.front_desk().register(&invoice()).opened();
        app.work();
        assert!(stream.rest().iter().all(|beat| beat.data.is_none()));

        let short = app.issue(
            "eksempel",
            Role::Manager,
            None,
            SignedDuration::from_mins(5),
        );
        let stream = follow(&short, "");
        app.clock.advance(SignedDuration::from_mins(6));
        assert!(stream.rest().iter().all(|beat| beat.data.is_none()));
    }
);

on_both!(
    fn a_stream_ends_when_the_server_stops(app: &TestApp) {
        let stream = follow(&app.manager(), "");
        app.announce_stop();
        assert_eq!(stream.rest().len(), 1, "only the greeting");
    }
);

on_both!(
    fn a_token_has_only_so_many_streams(app: &TestApp) {
        let manager = app.manager();
        let streams: Vec<EventStream> = (0..4).map(|_| follow(&manager, "")).collect();
        let refused = manager.get("events/stream");
        refused.problem(429, "too_many_streams");
        assert!(refused.header("retry-after").is_some());
        follow(&app.front_desk(), "");
        drop(streams);
    }
);
