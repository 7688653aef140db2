//! A Norwegian building permit: twelve weeks from complete papers, and part of the fee for being late.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_store::columns::OutboxKind::{DelayNotice, MissingPapers, PromiseChanged, Remedy};
use onedoor_testkit::{Database, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, Promised, at, for_a_year, refused, waiting};
use crate::sample::coordinator;

on_both!(
    fn a_building_permit_from_its_first_gap_to_its_fee(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::No]);
        let (matter, decision) = received_incomplete(app);
        completed(app, &matter, &decision);
        paused_for_the_applicant(app, &matter, &decision);
        extended(&decision);
        decided_nine_days_late(app, &matter, &decision);
        matter.is_clean(app);
        explained_and_remedied(app, &decision);
        matter.is_clean(app);
        let told = waiting(app, [PromiseChanged, MissingPapers, Remedy, DelayNotice]);
        // Stopped, running again, extended; two lists; three steps; once that it comes late.
        assert_eq!(told[1..3], [2, 3], "{told:?}");
        assert!(told[0] >= 3 && told[3] >= 1, "{told:?}");
    }
);

on_both!(
    fn a_basic_gap_found_later_lets_the_period_count_from_when_it_is_mended(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::No]);
        let (matter, decision) = arrived_complete(app, "2026-02-02T10:00");
        app.clock.set("2026-02-16T10:00");
        let gap = json!({"gap": "basic", "items": [{"words": "Plantegningene er feil"}]});
        matter.tell("papers/missing", &gap).expect(200);
        assert_eq!(
            decision.read()["paused_for"],
            json!(["awaiting_completion"])
        );
        app.clock.set("2026-03-03T10:00");
        let complete = json!({"reason": "Nye tegninger er her."});
        matter.tell("papers/complete", &complete).expect(200);
        assert_eq!(decision.due_at(), "2026-05-26T21:59:59Z");
        assert_eq!(
            decision.printed("nb"),
            [
                "Løfte: Vedtak om byggesøknaden",
                "12 uker, som regnes fra vi har alle papirene dine.",
                "Regnes på nytt fra tir. 3. mars 2026 kl. 10:00. Papirer som må til for å avgjøre saken, manglet og er nå kommet.",
                "tir. 3. mars 2026: startdagen regnes ikke med",
                "ons. 4. mars – tir. 26. mai 2026: 84 dager regnet med",
                "Løftet skal holdes senest tirsdag 26. mai 2026.",
            ]
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn a_minor_gap_alone_lets_the_period_count_from_arrival(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::No]);
        app.clock.set("2026-02-02T10:00");
        let matter = Matter::open(app, "new_production_hall");
        let decision = matter.by_rule("decision");
        app.clock.set("2026-02-16T10:00");
        let gap = json!({"gap": "minor", "items": [{"words": "Farger"}]});
        matter.tell("papers/missing", &gap).expect(200);
        app.clock.set("2026-03-02T10:00");
        let complete = json!({"reason": "Fargene er valgt."});
        matter.tell("papers/complete", &complete).expect(200);
        let read = decision.read()["guarantee"].take();
        assert_eq!(read["start_at"], "2026-02-02T09:00:00Z");
        assert_eq!(read["due_at"], "2026-05-11T21:59:59Z");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_quarter_of_the_fee_is_owed_for_each_started_week(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::No]);
        let (matter, decision) = arrived_complete(app, "2026-01-05T10:00");
        assert_eq!(decision.due_at(), "2026-03-30T21:59:59Z");
        for (day, days, percent) in [
            ("2026-04-06T10:00", 7, 25),
            ("2026-04-07T10:00", 8, 50),
            ("2026-04-08T10:00", 9, 50),
        ] {
            app.clock.set(day);
            app.keep_promises();
            let owed = decision.read()["owed"]["reduction"].take();
            assert_eq!(
                (&owed["days_late"], &owed["percent"]),
                (&json!(days), &json!(percent))
            );
        }
        matter.is_clean(app);
    }
);

fn arrived_complete(app: &TestApp, when: &str) -> (Matter, Promised) {
    app.clock.set(when);
    let matter = Matter::open(app, "new_production_hall");
    let complete = json!({"reason": "Alt er her."});
    matter.tell("papers/complete", &complete).expect(200);
    let decision = matter.by_rule("decision");
    (matter, decision)
}

/// 5 January: a basic gap, so that nothing counts yet.
fn received_incomplete(app: &TestApp) -> (Matter, Promised) {
    app.clock.set("2026-01-05T10:00");
    let opened = Matter::open(app, "new_production_hall");
    let email = coordinator(&opened.file());
    let theirs = for_a_year(app, "fjordvik", Role::Coordinator, &email);
    let matter = opened.seen_by(&theirs);
    let decision = matter.by_rule("decision");
    assert_eq!(decision.read()["terms"]["basis"]["rule"], "NO-PBL-12W");
    let gap = json!({
        "gap": "basic",
        "items": [{"document": "site_plan", "unit": "building"}, {"words": "Nabovarsel mangler"}],
        "reply_by": at("02-05T12:00"),
    });
    matter.tell("papers/missing", &gap).expect(200);
    assert_eq!(decision.state(), "waiting");
    assert_eq!(decision.due_at(), Value::Null);
    assert_eq!(
        decision.printed("nb"),
        [
            "Løfte: Vedtak om byggesøknaden",
            "12 uker, som regnes fra vi har alle papirene dine.",
            "Fristen har ikke begynt å løpe, så vi kan ikke si noen dato ennå.",
        ]
    );
    (matter, decision)
}

/// 2 February: the papers are there, and the clock counts from then.
fn completed(app: &TestApp, matter: &Matter, decision: &Promised) {
    app.clock.set("2026-02-02T10:00");
    let complete = json!({"reason": "Alle tegninger og nabovarsel er her."});
    matter.tell("papers/complete", &complete).expect(200);
    assert_eq!(decision.state(), "running");
    assert_eq!(decision.due_at(), "2026-04-27T21:59:59Z");
}

/// 16 February to 2 March: a minor gap, whose fourteen days are taken out.
fn paused_for_the_applicant(app: &TestApp, matter: &Matter, decision: &Promised) {
    app.clock.set("2026-02-16T10:00");
    let gap = json!({"gap": "minor", "items": [{"words": "Fargevalg på fasaden"}]});
    matter.tell("papers/missing", &gap).expect(200);
    assert_eq!(decision.state(), "paused");
    let read = decision.read();
    assert_eq!(read["paused_for"], json!(["minor_gap_at_applicant"]));
    assert_eq!(
        decision.printed("nb").last().unwrap(),
        "Fristen er stanset: bedriften retter en mindre mangel i papirene. Datoen følger når \
         fristen løper igjen."
    );
    app.clock.set("2026-03-02T10:00");
    let complete = json!({"reason": "Fargene er valgt."});
    matter.tell("papers/complete", &complete).expect(200);
    assert_eq!(decision.state(), "running");
    assert_eq!(decision.due_at(), "2026-05-11T21:59:59Z");
}

/// Two weeks more, told in time. Whit Monday would be the last day, so it is the day after.
fn extended(decision: &Promised) {
    let extend = json!({
        "kind": "extend", "by": 2, "reason": "Saken må til politisk behandling.",
        "told_at": at("03-02T09:30"),
    });
    decision.enter(&extend).expect(200);
    assert_eq!(decision.due_at(), "2026-05-26T21:59:59Z");
    assert_eq!(
        decision.printed("nb"),
        [
            "Løfte: Vedtak om byggesøknaden",
            "12 uker, som regnes fra vi har alle papirene dine.",
            "Forlenget med 2 uker.",
            "man. 2. februar 2026: startdagen regnes ikke med",
            "tir. 3. februar – man. 16. februar 2026: 14 dager regnet med",
            "tir. 17. februar – man. 2. mars 2026: fristen var stanset (bedriften retter en mindre \
             mangel i papirene)",
            "tir. 3. mars – søn. 24. mai 2026: 83 dager regnet med",
            "man. 25. mai 2026: siste dag som regnes med, men fristen kan ikke løpe ut den dagen \
             (Andre pinsedag)",
            "tir. 26. mai 2026: den første dagen fristen kan løpe ut",
            "Løftet skal holdes senest tirsdag 26. mai 2026.",
        ]
    );
}

fn decided_nine_days_late(app: &TestApp, matter: &Matter, decision: &Promised) {
    let why = json!({"kind": "explain", "cause": "workload", "words": "For mange saker."});
    app.clock.set("2026-05-26T23:00");
    app.keep_promises();
    assert_eq!(decision.state(), "running");
    refused(&decision.enter(&why), "not_missed");
    app.clock.set("2026-05-27T00:00");
    app.keep_promises();
    assert_eq!(decision.state(), "missed");
    assert_eq!(decision.read()["owed"]["reduction"]["percent"], 25);
    app.clock.set("2026-06-04T10:00");
    let decided = json!({"progress": "decision_made"});
    matter.tell("progress", &decided).expect(200);
    assert_eq!(decision.state(), "met_late");
    assert_eq!(decision.due_at(), "2026-05-26T21:59:59Z");
}

fn explained_and_remedied(app: &TestApp, decision: &Promised) {
    let why = json!({"kind": "explain", "cause": "workload", "words": "Vi fikk for mange saker."});
    let read = decision.enter(&why).expect(200);
    assert_eq!(read["guarantee"]["explained"], true);
    assert_eq!(read["explanation"]["words"], "Vi fikk for mange saker.");
    let reduction = json!({
        "days_late": 9, "periods": 2, "percent_each": 25, "percent": 50,
        "per": "started_week", "base": "total_fee",
    });
    let fee = json!({"remedy": "fee_reduction", "reduction": reduction});
    assert_eq!(read["owed"], fee);
    // What it came to on that day stands, however late it is carried out.
    app.clock.set("2026-06-10T10:00");
    let read = decision
        .enter(&json!({"kind": "propose_remedy"}))
        .expect(200);
    assert_eq!(read["remedies"][0]["stage"], "proposed");
    assert_eq!(read["remedies"][0]["reduction"], reduction);
    let approve = json!({"kind": "approve_remedy", "remedy": "fee_reduction"});
    decision.correct(&approve).problem(403, "forbidden");
    let management = decision.seen_by(&super::matter::manager(app));
    let read = management.correct(&approve).expect(200);
    assert_eq!(read["remedies"][0]["stage"], "approved");
    let done = json!({
        "kind": "execute_remedy", "remedy": "fee_reduction",
        "note": "50 % av gebyret er betalt tilbake.",
    });
    let read = decision.enter(&done).expect(200);
    assert_eq!(read["remedies"][0]["stage"], "executed");
    assert_eq!(read["remedies"][0]["reduction"], reduction);
}
