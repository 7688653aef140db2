//! Who may do what to promises, and how much of one each may see.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, Promised};
use crate::isolation::hidden;
use crate::sample::coordinator;

/// Works on fires, which a change of use concerns.
const CONCERNED: &str = "signe.roegbjerg@eksempel.example";
/// Works at the harbour, which it does not.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";
/// Coordinates other cases.
const ANOTHER: &str = "fatima.noerlund@eksempel.example";

on_both!(
    fn whoever_works_on_a_case_keeps_its_promises(app: &TestApp) {
        let matter = matter(app);
        let email = coordinator(&matter.file());
        let theirs = app.person("eksempel", &email, Role::Coordinator);
        let concerned = app.person("eksempel", CONCERNED, Role::Handler);
        for by in [&theirs, &concerned] {
            for answer in everything(&matter.seen_by(by), &decision(&matter).seen_by(by)) {
                answer.expect(200);
            }
        }
        matter.is_clean(app);
    }
);

on_both!(
    fn whoever_does_not_work_on_a_case_changes_nothing_of_its_promises(app: &TestApp) {
        let matter = matter(app);
        let before = app.counts();
        let mut strangers = vec![app.front_desk(), app.integration(), app.admin()];
        if coordinator(&matter.file()) != ANOTHER {
            strangers.push(app.person("eksempel", ANOTHER, Role::Coordinator));
        }
        for by in &strangers {
            for answer in everything(&matter.seen_by(by), &decision(&matter).seen_by(by)) {
                answer.problem(403, "forbidden");
            }
            let path = format!("cases/{}/attribution", matter.id);
            by.get(&path).problem(403, "forbidden");
        }
        let elsewhere = app.person("eksempel", ELSEWHERE, Role::Handler);
        unknown_to(&elsewhere, &matter);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn another_municipality_cannot_tell_a_promise_from_one_that_is_not_there(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let matter = matter(app);
        let before = app.counts();
        let theirs = app.actor_in(Country::Se, Role::Manager);
        unknown_to(&theirs, &matter);
        assert_eq!(app.counts(), before);
    }
);

on_both!(
    fn nobody_does_anything_without_credentials(app: &TestApp) {
        let matter = matter(app);
        let nobody = app.anonymous();
        for answer in everything(
            &matter.seen_by(&nobody),
            &decision(&matter).seen_by(&nobody),
        ) {
            answer.problem(401, "unauthenticated");
        }
        let path = format!("guarantees/{}", decision(&matter).id);
        nobody.get(&path).problem(401, "unauthenticated");
    }
);

on_both!(
    fn only_managers_correct_promises(app: &TestApp) {
        let matter = matter(app);
        let decision = decision(&matter);
        app.clock.set("2026-03-31T09:00");
        app.keep_promises();
        let propose = json!({"kind": "propose_remedy"});
        decision.enter(&propose).expect(200);
        let remedy = "apology";
        let corrections = [
            json!({"kind": "approve_remedy", "remedy": remedy}),
            json!({"kind": "decline_remedy", "remedy": remedy, "reason": "Nej"}),
            json!({"kind": "amend", "due_at": "2026-04-10T14:00:00Z", "reason": "Fejl"}),
            json!({"kind": "cancel", "reason": "Trukket"}),
        ];
        let email = coordinator(&matter.file());
        let before = app.counts();
        for by in [
            app.person("eksempel", &email, Role::Coordinator),
            app.person("eksempel", CONCERNED, Role::Handler),
            app.front_desk(),
            app.integration(),
            app.admin(),
        ] {
            for line in &corrections {
                let answer = decision.seen_by(&by).correct(line);
                answer.problem(403, "forbidden");
            }
        }
        assert_eq!(app.counts(), before);
        decision.correct(&corrections[1]).expect(200);
        decision.correct(&corrections[2]).expect(200);
        decision.correct(&corrections[3]).expect(200);
        assert_eq!(decision.state(), "cancelled");
    }
);

on_both!(
    fn limited_sight_shows_when_a_promise_is_due_but_no_words_about_it(app: &TestApp) {
        let matter = matter(app);
        let decision = decision(&matter);
        let pause = json!({"kind": "pause", "reason": "gap_at_applicant", "note": "HEMMELIGT"});
        decision.enter(&pause).expect(200);
        let resume = json!({"kind": "resume", "reason": "gap_at_applicant"});
        decision.enter(&resume).expect(200);
        app.clock.set("2026-03-31T09:00");
        app.keep_promises();
        let why = json!({"kind": "explain", "cause": "mistake", "words": "HEMMELIGT"});
        decision.enter(&why).expect(200);
        let whole = decision.read();
        assert!(whole.to_string().contains("HEMMELIGT"));
        for by in [app.front_desk(), app.integration(), app.admin()] {
            let decision = decision.seen_by(&by);
            let seen = decision.read();
            assert_eq!(seen["entries"], json!([]));
            assert!(!seen.to_string().contains("HEMMELIGT"), "{seen:#}");
            assert_eq!(seen["guarantee"], whole["guarantee"]);
            assert_eq!(decision.derivation("da")["agrees"], true);
        }
    }
);

/// Whoever this is learns nothing of the case, whatever they try.
#[track_caller]
fn unknown_to(by: &Actor, matter: &Matter) {
    let nobody = "01900000-0000-7000-8000-000000000007".to_owned();
    let (theirs, nobodys) = (matter.seen_by(by), nothing(by, &nobody));
    let promises = (decision(matter).seen_by(by), promise(by, nobody));
    let mut answers = everything(&theirs, &promises.0);
    let mut random = everything(&nobodys, &promises.1);
    for (part, of) in [("", 0), ("/derivation", 0), ("/attribution", 1)] {
        let path = |promise: &Promised, matter: &Matter| match of {
            0 => format!("guarantees/{}{part}", promise.id),
            _ => format!("cases/{}{part}", matter.id),
        };
        answers.push(by.get(&path(&promises.0, &theirs)));
        random.push(by.get(&path(&promises.1, &nobodys)));
    }
    for (answer, random) in answers.iter().zip(&random) {
        hidden(answer, random);
    }
}

fn nothing(by: &Actor, id: &str) -> Matter {
    Matter {
        by: by.clone(),
        id: id.to_owned(),
    }
}

fn promise(by: &Actor, id: String) -> Promised {
    Promised { by: by.clone(), id }
}

/// Every change that does not need a manager, in an order in which all of them can be made twice.
fn everything(matter: &Matter, decision: &Promised) -> Vec<Answer> {
    let nobody = "01900000-0000-7000-8000-000000000007";
    let mut answers = Vec::new();
    let told: [(&str, Value); 6] = [
        (
            "papers/missing",
            json!({"gap": "minor", "items": [{"words": "Farver"}]}),
        ),
        ("papers/complete", json!({"reason": "Alt er her."})),
        ("papers/supplemented", json!({"note": "Tegning"})),
        ("fee-paid", json!({})),
        ("referrals", json!({"authority": "Arbejdstilsynet"})),
        ("progress", json!({"progress": "business_told"})),
    ];
    for (what, body) in &told {
        answers.push(matter.tell(what, body));
    }
    if answers.iter().all(|answer| answer.status == 200) {
        let answered = format!("referrals/{}/answered", matter.referral());
        answers.push(matter.tell(&answered, &json!({})));
    } else {
        let answered = format!("referrals/{nobody}/answered");
        answers.push(matter.tell(&answered, &json!({})));
    }
    for kind in ["pause", "resume"] {
        answers.push(decision.enter(&json!({"kind": kind, "reason": "gap_at_applicant"})));
    }
    answers
}

/// A change of use whose papers are complete, in the hands of a manager.
fn matter(app: &TestApp) -> Matter {
    let matter = Matter::open(app, "change_of_use_premises");
    let complete = json!({"reason": "Alt er her."});
    matter.tell("papers/complete", &complete).expect(200);
    matter
}

fn decision(matter: &Matter) -> Promised {
    matter.own("decision_20wd")
}
