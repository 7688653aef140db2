//! From the offer to the answer.

use onedoor_testkit::on_both;
use serde_json::{Value, json};

use super::desk::{Desk, accepted, does};
use crate::sample::text;

on_both!(
    fn a_member_of_the_unit_takes_its_part_on(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let offered = desk.part("fire");
        let (events, told) = (desk.events(), desk.told());
        let answer = does(&signe, &offered, "accept", &Value::Null);
        let part = answer.expect(200);
        assert_eq!(part["stage"], "accepted");
        assert_eq!(part["handler"]["name"], "Signe Røgbjerg");
        assert_eq!(answer.header("etag"), Some("\"2\""));
        let may = ["decline", "wait", "answer", "release"];
        assert_eq!(part["allowed_actions"], json!(may));
        assert_eq!(desk.since(events), ["contribution_accepted"]);
        assert_eq!(desk.told(), told + 1);
        let path = format!("contributions/{}", text(&part["id"]));
        let read = signe.get(&path);
        assert_eq!(read.expect(200), part);
        assert_eq!(read.header("etag"), Some("\"2\""));
        desk.is_clean();
    }
);

on_both!(
    fn while_a_unit_waits_for_the_business_its_clock_stands(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = accepted(&signe, &desk.part("fire"));
        let events = desk.events();
        let wait = json!({"awaited": "business", "reason": "Antal siddepladser"});
        let part = does(&signe, &part, "wait", &wait).expect(200);
        assert_eq!(part["stage"], "waiting");
        assert_eq!(part["awaited"], "business");
        assert_eq!(part["words"], "Antal siddepladser");
        assert_eq!(desk.owed("fire"), ["paused"]);
        let kinds = ["contribution_waiting", "guarantee_paused"];
        assert_eq!(desk.since(events), kinds);

        app.clock.set("2026-03-04T09:00");
        let path = format!("cases/{}/attribution", desk.matter.id);
        let told = desk.matter.by.get(&path).expect(200);
        let shares = told["shares"].as_array().unwrap();
        let minutes = shares.iter().map(|of| of["minutes"].as_i64().unwrap());
        assert_eq!(minutes.sum::<i64>(), told["minutes"].as_i64().unwrap());
        assert_eq!(shares[0]["holder"], "business", "{told:#}");
        let part = does(&signe, &part, "resume", &Value::Null).expect(200);
        assert_eq!(part["stage"], "accepted");
        assert_eq!(part["words"], Value::Null);
        assert_eq!(desk.owed("fire"), ["running"]);

        let wait = json!({"awaited": "others", "reason": "Byggesagen"});
        does(&signe, &part, "wait", &wait).expect(200);
        assert_eq!(desk.owed("fire"), ["running"]);
        desk.matter.is_clean(app);
        desk.is_clean();
    }
);

on_both!(
    fn an_answer_is_kept_word_for_word_and_keeps_the_promise_of_the_unit(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let part = accepted(&signe, &desk.part("fire"));
        let events = desk.events();
        let words = "  To flugtveje.\n\n<b>Højst 50 personer</b>  ";
        let part = does(&signe, &part, "answer", &json!({"text": words})).expect(200);
        assert_eq!(part["stage"], "answered");
        assert_eq!(part["answer"], words);
        assert_eq!(part["allowed_actions"], json!([]));
        assert_eq!(desk.owed("fire"), ["met"]);
        let kinds = ["contribution_answered", "guarantee_met"];
        assert_eq!(desk.since(events), kinds);
        let limited = app
            .front_desk()
            .get(&format!("contributions/{}", text(&part["id"])));
        assert_eq!(limited.expect(200)["answer"], Value::Null);
        desk.is_clean();
    }
);

on_both!(
    fn a_part_is_put_back_and_given_to_another_by_the_head_of_the_unit(app: &TestApp) {
        let desk = Desk::open(app);
        let signe = desk.handler("signe.roegbjerg");
        let bo = desk.handler("bo.flammensoe");
        let part = accepted(&signe, &desk.part("fire"));
        let wait = json!({"awaited": "business", "reason": "Tegninger"});
        let part = does(&signe, &part, "wait", &wait).expect(200);
        let part = does(&signe, &part, "release", &Value::Null).expect(200);
        assert_eq!(part["stage"], "offered");
        assert_eq!(part["handler"], Value::Null);
        assert_eq!(desk.owed("fire"), ["running"]);
        let to = json!({"handler": app.staff("eksempel", "signe.roegbjerg@eksempel.example")});
        does(&signe, &part, "reassign", &to).problem(403, "forbidden");
        let part = does(&bo, &part, "reassign", &to).expect(200);
        assert_eq!(part["handler"]["name"], "Signe Røgbjerg");
        let elsewhere = app.staff("eksempel", "helge.havnsoe@eksempel.example");
        let given = does(&bo, &part, "reassign", &json!({"handler": elsewhere}));
        given.refuses(&[("/handler", "not_in_unit")]);
        let nobody = json!({"handler": "01900000-0000-7000-8000-000000000007"});
        does(&bo, &part, "reassign", &nobody).refuses(&[("/handler", "no_such_thing")]);
        does(&desk.matter.by, &part, "reassign", &to).expect(200);
        desk.is_clean();
    }
);

on_both!(
    fn the_coordinator_answers_for_an_authority_outside(app: &TestApp) {
        let desk = Desk::open(app);
        let coordinator = desk.coordinator();
        let police = desk.part("x_police");
        let answer = json!({"text": "Politiet har ingen bemærkninger."});
        let signe = desk.handler("signe.roegbjerg");
        does(&signe, &police, "answer", &answer).problem(403, "forbidden");
        let part = does(&coordinator, &police, "answer", &answer).expect(200);
        assert_eq!(part["stage"], "answered");
        desk.is_clean();
    }
);

on_both!(
    fn progress_of_a_unit_goes_the_same_way(app: &TestApp) {
        let desk = Desk::open(app);
        let part = desk.part("fire");
        let events = desk.events();
        let told = json!({"progress": "unit_answered", "contribution": part["id"]});
        desk.matter.tell("progress", &told).expect(200);
        let kinds = ["contribution_answered", "guarantee_met"];
        assert_eq!(desk.since(events), kinds);
        assert_eq!(desk.part("fire")["stage"], "answered");
        desk.is_clean();
    }
);
