//! What does not fit a ledger is refused with the reason, and nothing is written.

use onedoor_domain::Country;
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, Promised, about, at, manager, refused};
use crate::sample::text;

on_both!(
    fn what_has_not_started_is_neither_stopped_nor_moved(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let decision = matter.own("decision_20wd");
        assert_eq!(decision.state(), "waiting");
        let before = app.counts();
        refused(&decision.enter(&pause()), "not_started");
        refused(&decision.enter(&resume()), "not_paused");
        refused(&decision.enter(&extend(1)), "extension_not_allowed");
        refused(&decision.correct(&amend(&at("04-01T16:00"))), "not_started");
        refused(&decision.enter(&explain()), "not_missed");
        assert_eq!(app.counts(), before);
        matter.is_clean(app);
    }
);

on_both!(
    fn a_clock_stops_once_for_a_reason_that_its_terms_allow(app: &TestApp) {
        let (matter, decision) = running(app);
        refused(&decision.enter(&resume()), "not_paused");
        let other = json!({"kind": "pause", "reason": "regional_state_referral"});
        refused(&decision.enter(&other), "pause_not_allowed");
        let mut then = pause();
        for (from, fault) in [
            ("03-02T08:59", "back_in_time"),
            ("03-02T12:00", "ahead_of_time"),
            ("05-02T12:00", "ahead_of_time"),
        ] {
            then["from"] = json!(at(from));
            refused(&decision.enter(&then), fault);
        }
        app.clock.set("2026-03-03T09:00");
        decision.enter(&pause()).expect(200);
        refused(&decision.enter(&pause()), "paused_already");
        let mut back = resume();
        for (on, fault) in [
            ("03-03T08:00", "back_in_time"),
            ("03-04T12:00", "ahead_of_time"),
        ] {
            back["at"] = json!(at(on));
            refused(&decision.enter(&back), fault);
        }
        let amended = decision.correct(&amend(&at("04-01T16:00")));
        refused(&amended, "due_moment_misplaced");
        decision.enter(&resume()).expect(200);
        refused(&decision.enter(&resume()), "not_paused");
        matter.is_clean(app);
    }
);

on_both!(
    fn an_extension_is_once_in_time_and_within_the_terms(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Se]);
        app.clock.set("2026-02-02T10:00");
        let matter = Matter::open(app, "new_production_hall");
        let decision = matter.by_rule("decision");
        refused(&decision.enter(&extend(11)), "extension_too_long");
        let untold = json!({"kind": "extend", "by": 4, "reason": "Remiss"});
        refused(&decision.enter(&untold), "notice_too_late");
        let mut told = extend(4);
        told["told_at"] = json!(at("02-03T10:00"));
        refused(&decision.enter(&told), "ahead_of_time");
        decision.enter(&extend(4)).expect(200);
        assert_eq!(decision.due_at(), "2026-05-11T21:59:59Z");
        refused(&decision.enter(&extend(4)), "extended_twice");

        let late = Matter::open(app, "new_production_hall").by_rule("decision");
        app.clock.set("2026-04-14T08:00");
        let mut told = extend(4);
        told["told_at"] = json!(at("04-14T07:00"));
        refused(&late.enter(&told), "notice_too_late");
        app.keep_promises();
        refused(&late.enter(&extend(4)), "missed_already");
        matter.is_clean(app);
    }
);

on_both!(
    fn what_was_missed_is_moved_by_management_alone(app: &TestApp) {
        let (matter, decision) = running(app);
        let due = decision.due_at();
        app.clock.set("2026-03-31T09:00");
        // Nobody has looked yet: what began after the due moment moves nothing all the same.
        refused(&decision.enter(&pause()), "after_due");
        app.keep_promises();
        assert_eq!(decision.state(), "missed");
        refused(&decision.enter(&pause()), "missed_already");
        refused(&decision.enter(&extend(1)), "missed_already");
        assert_eq!(decision.due_at(), due);
        let early = amend(&at("03-01T16:00"));
        refused(&decision.correct(&early), "due_before_start");
        decision.correct(&amend(&at("04-10T16:00"))).expect(200);
        assert_eq!(decision.state(), "running");
        assert_eq!(decision.due_at(), "2026-04-10T14:00:00Z");
        refused(&decision.enter(&explain()), "not_missed");
        matter.is_clean(app);
    }
);

on_both!(
    fn what_has_ended_is_over(app: &TestApp) {
        let (matter, decision) = running(app);
        let meet = json!({"kind": "meet", "reason": "Sendt med posten"});
        let mut early = meet.clone();
        early["at"] = json!(at("03-02T08:00"));
        refused(&decision.enter(&early), "back_in_time");
        early["at"] = json!(at("03-03T08:00"));
        refused(&decision.enter(&early), "ahead_of_time");
        decision.enter(&meet).expect(200);
        let cancel = json!({"kind": "cancel", "reason": "Trukket tilbage"});
        for line in [&meet, &pause(), &extend(1)] {
            refused(&decision.enter(line), "ended");
        }
        refused(&decision.enter(&resume()), "not_paused");
        refused(&decision.correct(&cancel), "ended");
        refused(&decision.enter(&explain()), "not_missed");

        let screening = matter.own("screening");
        let other = matter.own("first_human");
        other.correct(&cancel).expect(200);
        assert_eq!(other.state(), "cancelled");
        refused(&other.correct(&cancel), "ended");
        refused(&other.correct(&amend(&at("04-01T16:00"))), "ended");
        // Papers that were declared complete were checked.
        assert_eq!(screening.state(), "met");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_remedy_is_proposed_then_agreed_then_carried_out(app: &TestApp) {
        let (matter, decision) = running(app);
        let proposing = json!({"kind": "propose_remedy"});
        let executing = json!({"kind": "execute_remedy", "remedy": "apology", "note": "Ringet"});
        let approving = json!({"kind": "approve_remedy", "remedy": "apology"});
        let declining = json!({"kind": "decline_remedy", "remedy": "apology", "reason": "Nej"});
        for line in [&proposing, &executing] {
            refused(&decision.enter(line), "not_missed");
        }
        refused(&decision.correct(&approving), "not_missed");
        app.clock.set("2026-03-31T09:00");
        app.keep_promises();
        refused(&decision.enter(&executing), "remedy_out_of_order");
        for line in [&approving, &declining] {
            refused(&decision.correct(line), "remedy_out_of_order");
        }
        decision.enter(&proposing).expect(200);
        refused(&decision.enter(&executing), "remedy_out_of_order");
        decision.correct(&declining).expect(200);
        refused(&decision.correct(&approving), "remedy_out_of_order");
        refused(&decision.enter(&executing), "remedy_out_of_order");
        decision.enter(&proposing).expect(200);
        decision.correct(&approving).expect(200);
        refused(&decision.enter(&proposing), "remedy_out_of_order");
        refused(&decision.correct(&declining), "remedy_out_of_order");
        let read = decision.enter(&executing).expect(200);
        assert_eq!(
            read["remedies"],
            json!([{"remedy": "apology", "stage": "executed"}])
        );
        refused(&decision.enter(&executing), "remedy_out_of_order");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_remedy_that_is_not_owed_is_not_there(app: &TestApp) {
        let (_, decision) = running(app);
        app.clock.set("2026-03-31T09:00");
        app.keep_promises();
        let propose =
            |remedy: &str| decision.enter(&json!({"kind": "propose_remedy", "remedy": remedy}));
        for remedy in ["fee_reduction", "deemed_approval"] {
            propose(remedy).refuses(&[("/remedy", "no_such_thing")]);
        }
        propose("money").refuses(&[("/remedy", "unknown_value")]);
        propose("manager_call").expect(200);
    }
);

on_both!(
    fn a_referral_is_answered_once(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let asked = json!({"authority": "Arbejdstilsynet"});
        matter.tell("referrals", &asked).expect(200);
        let id = matter.referral();
        let answered =
            |id: &str, body: &Value| matter.tell(&format!("referrals/{id}/answered"), body);
        let nobody = uuid::Uuid::from_u128(7).to_string();
        answered(&nobody, &json!({})).problem(409, "no_such_referral");
        let before = json!({"answered_at": at("03-02T08:59")});
        let refusal = answered(&id, &before);
        refusal.refuses(&[("/answered_at", "not_before_received")]);
        answered(&id, &json!({})).expect(200);
        answered(&id, &json!({})).problem(409, "no_such_referral");
    }
);

on_both!(
    fn a_unit_answers_once(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let part = matter.file()["contributions"][0]["id"].clone();
        let answer = json!({"progress": "unit_answered", "contribution": part});
        matter.tell("progress", &answer).expect(200);
        let again = matter.tell("progress", &answer);
        again.problem(409, "answered_already");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_correction_far_away_is_still_told(app: &TestApp) {
        let (matter, decision) = running(app);
        for due_at in ["2027-06-01T12:00:00Z", "2036-01-01T22:00:00Z"] {
            decision.correct(&amend(due_at)).expect(200);
            assert_eq!(decision.due_at(), due_at);
            assert_eq!(decision.derivation("da")["agrees"], true);
        }
        matter.is_clean(app);
    }
);

on_both!(
    fn what_was_answered_before_it_was_registered_is_taken(app: &TestApp) {
        let by = manager(app);
        let mut enquiry = about("change_of_use_premises");
        enquiry["received_at"] = json!(at("02-26T09:00"));
        let file = by.register(&enquiry).opened();
        let matter = Matter {
            by,
            id: text(&file["case"]["id"]),
        };
        for part in matter.file()["contributions"].as_array().unwrap() {
            let answer = json!({
                "progress": "unit_answered", "contribution": part["id"], "at": at("02-27T09:00"),
            });
            matter.tell("progress", &answer).expect(200);
        }
        let path = format!("cases/{}/attribution", matter.id);
        let told = matter.by.get(&path).expect(200);
        let shares = told["shares"].as_array().unwrap().iter();
        let sum: i64 = shares.map(|share| share["minutes"].as_i64().unwrap()).sum();
        assert_eq!(told["minutes"], sum);
        matter.is_clean(app);
    }
);

/// A decision in twenty working days from Monday 2 March at 9, due on Monday 30 March at 16.
fn running(app: &TestApp) -> (Matter, Promised) {
    let matter = Matter::open(app, "change_of_use_premises");
    let complete = json!({"reason": "Alt er her."});
    matter.tell("papers/complete", &complete).expect(200);
    let decision = matter.own("decision_20wd");
    assert_eq!(decision.due_at(), "2026-03-30T14:00:00Z");
    (matter, decision)
}

fn pause() -> Value {
    json!({"kind": "pause", "reason": "gap_at_applicant"})
}

fn resume() -> Value {
    json!({"kind": "resume", "reason": "gap_at_applicant"})
}

/// Told as the matter came in.
fn extend(by: u32) -> Value {
    let told_at = at("02-02T10:00");
    json!({"kind": "extend", "by": by, "reason": "Høring", "told_at": told_at})
}

fn amend(due_at: &str) -> Value {
    json!({"kind": "amend", "due_at": due_at, "reason": "Fejl"})
}

fn explain() -> Value {
    json!({"kind": "explain", "cause": "mistake", "words": "Vi tog fejl."})
}
